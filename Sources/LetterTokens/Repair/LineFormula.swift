import LetterText

/// Openings that Decree 30/2020 fixes: they begin a block wherever they begin a line.
enum LineFormula {
    /// Formulas of the letterhead and the closing, as they are printed.
    private static let formulas = byFirstByte([
        "Số:", "Số :", "V/v", "v/v", "Kính gửi", "Nơi nhận", "CỘNG HÒA", "CỘNG HOÀ", "Cộng hòa xã hội chủ nghĩa",
        "Độc lập -",
        "Độc lập –", "TM.", "KT.", "TL.", "TUQ.", "TM ", "KT ", "Q.", "PHỤ LỤC", "Căn cứ ", "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "PHÓ THỦ TƯỚNG", "PHÓ TRƯỞNG", "PHÓ CHÁNH", "PHÓ TỔNG", "PHÓ CỤC", "V/V ",
        "Về việc:", "GIÁM ĐỐC", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "THỦ TƯỚNG", "TỔNG GIÁM ĐỐC", "CHÁNH VĂN PHÒNG",
        "TRƯỞNG BAN",
    ])

    /// Words before a part's number.
    private static let parts = byFirstByte([
        "Điều ", "ĐIỀU ", "Chương ", "CHƯƠNG ", "Mục ", "MỤC ", "Phần ", "PHẦN ", "Khoản ", "Phụ lục ", "PHỤ LỤC ",
    ])

    /// Nearly every line begins with a byte that no formula begins with.
    private static func byFirstByte(_ formulas: [String]) -> [[[UInt8]]] {
        var result = [[[UInt8]]](repeating: [], count: 256)
        for formula in formulas.map({ Array($0.utf8) }) { result[Int(formula[0])].append(formula) }
        return result
    }

    private static let ordinals: [[UInt8]] = ["thứ ", "THỨ "].map { Array($0.utf8) }
    private static let dateMark = Array(", ngày".utf8)

    private static let deputy = Array("PHÓ".utf8)

    /// Whether the line begins with a formula.
    static func begins(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for formula in formulas[Int(span[start])] where starts(span, start, end, with: formula) { return true }
        return false
    }

    /// `PHÓ` alone, cut off from the office: `PHÓ⏎CHỦ TỊCH`.
    static func isDeputy(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        end - start == deputy.count && starts(span, start, end, with: deputy)
    }

    static func starts(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int, with word: [UInt8]) -> Bool {
        guard end - start >= word.count, span[start] == word[0] else { return false }
        for index in 1..<word.count where span[start + index] != word[index] { return false }
        return true
    }

    /// A place of at most five words, then `, ngày`: `Hà Nội, ngày 27 tháng …`.
    static func isPlaceDate(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var index = start
        var blanks = 0
        while index < end, index - start < 48, span[index] != 0x2C {
            if span[index] == 0x20 { blanks += 1 }
            index += 1
        }
        return blanks < 5 && index < end && starts(span, index, end, with: dateMark)
    }

    /// Offset behind `Điều 5.`, `Chương II`, `Phần thứ nhất`, `start` if the line begins otherwise.
    ///
    /// Without a mark behind the number it is a label only at the end of its line: `Mục 1 Chương II
    /// Nghị định …` goes on.
    static func partLabelEnd(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        for part in parts[Int(span[start])] where starts(span, start, end, with: part) {
            var index = start + part.count
            let number = index
            while index < end, LineShape.isDigit(span[index]) || LineShape.isRoman(span[index]) { index += 1 }
            if index == number {
                guard ordinals.contains(where: { starts(span, index, end, with: $0) }) else { return start }
                index += ordinals[0].count
                while index < end, span[index] != 0x20, span[index] != 0x2E, span[index] != 0x3A { index += 1 }
            }
            if index == end { return end }
            if span[index] == 0x2E || span[index] == 0x3A { return index + 1 }
            return start
        }
        return start
    }
}
