import LetterText

/// What the first words of a cell look like, as far as it tells in which column of a table of tasks the cell stands.
enum CellLook: UInt8 {
    case words
    /// `Quý IV/2025`, `30/9/2026`, `Hằng năm`, `Sau khi …`.
    case time
    /// `Sở Y tế`, `UBND các xã`.
    case body

    /// - Parameters:
    ///   - range: the cell's first line.
    ///   - isFigure: it holds figures and marks only.
    init(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, isFigure: Bool) {
        var hasFigure = false
        var hasSlash = false
        for index in range {
            if bytes[index] >= 0x30, bytes[index] <= 0x39 { hasFigure = true }
            if bytes[index] == UInt8(ascii: "/") { hasSlash = true }
        }
        if isFigure {
            self = hasSlash ? .time : .words
            return
        }
        let isTime =
            Self.opening(of: bytes, range, Self.times) != nil || Self.opening(of: bytes, range, Self.quarters) != nil
            || hasFigure && Self.opening(of: bytes, range, Self.dated) != nil
        if isTime, range.count <= 80 {
            self = .time
        } else if Self.opening(of: bytes, range, Self.groups) != nil {
            self = .body
        } else if let name = Self.opening(of: bytes, range, Self.heads), name < range.upperBound,
            VietnameseLetters.isUppercase(VietnameseLetters.scalar(bytes, at: name).scalar)
        {
            // `Phòng Kinh tế`, not `Phòng chống dịch bệnh`.
            self = .body
        } else {
            self = .words
        }
    }

    /// The offset behind the phrase that a range begins with; nil where it begins with none of them.
    private static func opening(of bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ phrases: [[UInt8]]) -> Int? {
        next: for phrase in phrases where phrase.count <= range.count {
            for offset in phrase.indices where bytes[range.lowerBound + offset] != phrase[offset] { continue next }
            return range.lowerBound + phrase.count
        }
        return nil
    }

    private static let times = utf8([
        "Hằng ", "Hàng năm", "Hàng quý", "Hàng tháng", "Hàng tuần", "Thường xuyên", "Định kỳ", "Sau khi", "Ngay sau",
        "Ngay khi", "Khi có", "Theo kế hoạch", "Theo tiến độ",
    ])
    /// With a figure behind them.
    private static let dated = utf8([
        "Quý ", "Năm ", "Tháng ", "Trước ", "Trong năm", "Trong tháng", "Trong quý", "Ngày ", "Giai đoạn ", "Đến ",
        "Từ năm",
        "Từ tháng", "Từ quý", "Từ ngày", "Chậm nhất", "Đầu năm", "Cuối năm",
    ])
    private static let quarters = utf8(["Quý I", "Quý V"])
    private static let groups = utf8([
        "Các sở", "Các Sở", "Các bộ", "Các Bộ", "Các phòng", "Các cơ quan", "Các đơn vị", "Các ngành", "Các địa phương",
        "UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Công an tỉnh", "Công an thành phố", "Công an xã", "Tỉnh đoàn",
    ])
    /// A name in capitals stands behind them.
    private static let heads = utf8([
        "Sở ", "Bộ ", "Ban ", "Cục ", "Chi cục ", "Phòng ", "Hội ", "Viện ", "Trường ", "Trung tâm ", "Văn phòng ",
        "Công an ", "Thanh tra ", "Kho bạc ", "Ngân hàng ", "Bảo hiểm ", "Bệnh viện ", "Liên minh ", "Liên đoàn ",
        "Đoàn ", "Mặt trận ", "Tòa án ", "Báo ", "Đài ", "Công ty ", "Tổng công ty ", "Đảng ủy ",
    ])

    private static func utf8(_ phrases: [String]) -> [[UInt8]] { phrases.map { Array($0.utf8) } }
}
