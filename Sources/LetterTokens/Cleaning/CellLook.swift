/// What the first words of a cell look like, as far as it tells in which column of a table of tasks the cell stands.
enum CellLook: UInt8 {
    case words
    /// `Quý IV/2025`, `Hằng năm`, `Trước ngày 30/6`.
    case time
    /// `Sở Y tế`, `UBND các xã`.
    case body

    /// - Parameter range: the cell's first line.
    init(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) {
        var folded: [UInt8] = []
        folded.reserveCapacity(12)
        var hasFigure = false
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] >= 0x30, bytes[index] <= 0x39 { hasFigure = true }
            let (letter, count) = FoldedText.letter(bytes, at: index)
            if letter != 0, folded.count < 12 { folded.append(letter) }
            index += count
        }
        // A time fills one short line; a body may be the first of many.
        if range.count <= 60,
            Self.times.contains(where: folded.starts) || hasFigure && Self.dated.contains(where: folded.starts)
        {
            self = .time
        } else if Self.bodies.contains(where: folded.starts) {
            self = .body
        } else {
            self = .words
        }
    }

    private static let times = letters(["Hằng năm", "Hằng quý", "Hằng tháng", "Hằng tuần", "Thường xuyên", "Định kỳ"])
    private static let dated = letters([
        "Quý I", "Quý V", "Năm", "Tháng", "Trước", "Trong", "Ngày", "Giai đoạn", "Đến", "Từ", "Chậm nhất", "Đầu",
        "Cuối",
    ])
    private static let bodies = letters([
        "Bộ Tài", "Bộ Khoa", "Bộ Nông", "Bộ Công", "Bộ Y tế", "Bộ Nội", "Bộ Giáo", "Bộ Văn", "Bộ Xây", "Bộ Tư",
        "Bộ Quốc",
        "Bộ Dân", "Bộ Ngoại", "Sở Tài", "Sở Khoa", "Sở Nông", "Sở Công", "Sở Y tế", "Sở Nội", "Sở Giáo", "Sở Văn",
        "Sở Xây", "Sở Tư",
        "Sở Dân", "Sở Ngoại", "Sở Du", "UBND", "Ủy ban", "Các sở", "Các bộ", "Các cơ quan", "Các đơn vị", "Các phòng",
        "Các ngành", "Các ban", "Công an", "Ban Quản lý", "Ban Chỉ đạo", "Ban Tổ chức", "Ban Tuyên", "Phòng",
        "Trung tâm",
        "Văn phòng", "Thanh tra", "Chi cục", "Cục", "Báo và", "Viện Kiểm", "Tòa án", "Mặt trận", "Bảo hiểm",
        "Liên minh",
        "Liên đoàn", "Tỉnh đoàn", "Thành đoàn", "Bộ Chỉ huy",
    ])

    private static func letters(_ phrases: [String]) -> [[UInt8]] { phrases.map { FoldedText.letters(Array($0.utf8)) } }
}
