import LetterLexicon

/// A day, month, quarter, half year or year as it is written; what is not written is nil.
///
/// `ngày 15 tháng 9` has no year, `tháng 6/2025` no day, `quý IV/2025` only quarter and year,
/// `6 tháng đầu năm 2025` half 1.
public struct DateValue: Hashable, Sendable {
    public var day: Int?
    public var month: Int?
    public var quarter: Int?
    /// 1 = the first half of the year (6 tháng đầu năm), 2 = the second.
    public var half: Int?
    public var year: Int?

    public init(day: Int? = nil, month: Int? = nil, quarter: Int? = nil, half: Int? = nil, year: Int? = nil) {
        self.day = day
        self.month = month
        self.quarter = quarter
        self.half = half
        self.year = year
    }
}

/// Reads dates (ngày tháng). Each scanner gives the offset behind the date and its value, or nil.
struct DateScanner {
    let reader: ByteReader

    typealias Found = (end: Int, value: DateValue)

    // MARK: Words first

    /// A date whose first word is `ngày`, `tháng`, `quý` or `năm`.
    /// - Parameter index: behind that word.
    func scan(_ role: SyllableRole, at index: Int) -> Found? {
        let start = reader.skipBlanks(index, limit: 4)
        guard start > index else { return nil }
        switch role {
        case .day: return scanDay(at: start)
        case .month: return scanMonth(at: start)
        case .quarter: return scanQuarter(at: start)
        case .year: return scanYear(at: start).map { ($0.end, DateValue(year: $0.value)) }
        default: return nil
        }
    }

    /// `07 tháng 12 năm 2021`, `07/12/2021`, `15/9`, `05` behind `ngày`.
    private func scanDay(at start: Int) -> Found? {
        if let figures = scanFigures(at: start) { return figures.value.day == nil ? nil : figures }
        if let worded = scanDayMonth(at: start) { return worded }
        guard let day = reader.digits(at: start), isDay(day, from: start), endsFigures(day.end) else { return nil }
        return (day.end, DateValue(day: day.value))
    }

    /// `07 tháng 12 năm 2021`, `07 tháng 12/2021`, `07 tháng 12`.
    func scanDayMonth(at start: Int) -> Found? {
        guard let day = reader.digits(at: start), isDay(day, from: start) else { return nil }
        let word = reader.skipBlanks(day.end, limit: 4)
        let (role, end) = reader.role(at: word)
        guard role == .month, word > day.end else { return nil }
        let figures = reader.skipBlanks(end, limit: 4)
        guard figures > end, var found = scanMonth(at: figures) else { return nil }
        found.value.day = day.value
        return found
    }

    /// `12 năm 2021`, `6/2025`, `6` behind `tháng`.
    private func scanMonth(at start: Int) -> Found? {
        guard let month = reader.digits(at: start), isMonth(month, from: start) else { return nil }
        if let separator = separator(at: month.end), let year = scanFourDigits(at: separator.end) {
            return (year.end, DateValue(month: month.value, year: year.value))
        }
        if let year = scanYearWord(at: month.end) {
            return (year.end, DateValue(month: month.value, year: year.value))
        }
        return endsFigures(month.end) ? (month.end, DateValue(month: month.value)) : nil
    }

    /// `IV/2025`, `3 năm 2025`, `I` behind `quý`.
    private func scanQuarter(at start: Int) -> Found? {
        let quarter: Int
        var end: Int
        if let figure = reader.digits(at: start), figure.end - start <= 2, 1...4 ~= figure.value {
            (quarter, end) = (figure.value, figure.end)
        } else if let roman = RomanNumeral.scan(reader, at: start), 1...4 ~= roman.value {
            (quarter, end) = (roman.value, roman.end)
        } else {
            return nil
        }
        var year: Int?
        if let separator = separator(at: end), let found = scanFourDigits(at: separator.end) {
            (year, end) = (found.value, found.end)
        } else if let found = scanYearWord(at: end) ?? scanFourDigits(at: reader.skipBlanks(end, limit: 2)) {
            (year, end) = (found.value, found.end)
        } else if !endsFigures(end) {
            return nil
        }
        return (end, DateValue(quarter: quarter, year: year))
    }

    /// ` năm 2025` with the word.
    private func scanYearWord(at index: Int) -> (value: Int, end: Int)? {
        let word = reader.skipBlanks(index, limit: 4)
        guard word > index else { return nil }
        let (role, end) = reader.role(at: word)
        guard role == .year else { return nil }
        let figures = reader.skipBlanks(end, limit: 4)
        return figures > end ? scanYear(at: figures) : nil
    }

    private func scanYear(at start: Int) -> (value: Int, end: Int)? { scanFourDigits(at: start) }

    private func scanFourDigits(at start: Int) -> (value: Int, end: Int)? {
        guard let year = reader.digits(at: start), year.end - start == 4, 1900...2100 ~= year.value,
            endsFigures(year.end)
        else { return nil }
        return year
    }

    // MARK: Figures first

    /// `07/12/2021`, `7-12-2021`, `7.12.2021`, `15/9`, `6/2025`, `15/9 năm 2018`.
    func scanFigures(at start: Int) -> Found? {
        guard let first = reader.digits(at: start), first.end - start <= 2 else { return nil }
        guard let mark = separator(at: first.end), let second = reader.digits(at: mark.end) else { return nil }
        let isMonthYear = second.end - mark.end == 4
        if isMonthYear {
            guard mark.byte == 0x2F, isMonth(first, from: start), 1900...2100 ~= second.value, endsFigures(second.end)
            else { return nil }
            return (second.end, DateValue(month: first.value, year: second.value))
        }
        guard isDay(first, from: start), isMonth(second, from: mark.end), isDayOf(first.value, second.value) else {
            return nil
        }
        if let again = separator(at: second.end), again.byte == mark.byte, let year = reader.digits(at: again.end) {
            let length = year.end - again.end
            if length == 4, 1900...2100 ~= year.value, endsFigures(year.end) {
                return (year.end, DateValue(day: first.value, month: second.value, year: year.value))
            }
            if length == 2, mark.byte == 0x2F, endsFigures(year.end) {
                let century = year.value < 70 ? 2000 : 1900
                return (year.end, DateValue(day: first.value, month: second.value, year: century + year.value))
            }
            return nil
        }
        guard mark.byte == 0x2F, endsFigures(second.end) else { return nil }
        if let year = scanYearWord(at: second.end) {
            return (year.end, DateValue(day: first.value, month: second.value, year: year.value))
        }
        return (second.end, DateValue(day: first.value, month: second.value))
    }

    /// `6 tháng đầu năm 2025`, `06 tháng cuối năm`.

    func scanHalf(at start: Int) -> Found? {
        guard let six = reader.digits(at: start), six.value == 6, six.end - start <= 2 else { return nil }
        var index = six.end
        func next(_ wanted: SyllableRole) -> Range<Int>? {
            let word = reader.skipBlanks(index, limit: 4)
            let (role, end) = reader.role(at: word)
            guard role == wanted, word > index else { return nil }
            index = end
            return word..<end
        }
        guard next(.month) != nil, let which = next(.half), next(.year) != nil else { return nil }
        let isFirst = reader.syllables.id(Syllables.key(reader.bytes, which)) == Self.firstHalf
        let figures = reader.skipBlanks(index, limit: 4)
        let year = figures > index ? scanFourDigits(at: figures) : nil
        return (year?.end ?? index, DateValue(half: isFirst ? 1 : 2, year: year?.value))
    }

    private static let firstHalf = Syllables.id("đầu")

    // MARK: Pieces

    private func isDay(_ figures: (value: Int, end: Int), from start: Int) -> Bool {
        figures.end - start <= 2 && 1...31 ~= figures.value
    }

    private func isMonth(_ figures: (value: Int, end: Int), from start: Int) -> Bool {
        figures.end - start <= 2 && 1...12 ~= figures.value
    }

    /// `31/4` is a share, not a date.
    private func isDayOf(_ day: Int, _ month: Int) -> Bool {
        day <= (month == 2 ? 29 : [4, 6, 9, 11].contains(month) ? 30 : 31)
    }

    /// One of the marks; a slash may have one blank on either side.
    private func separator(at index: Int) -> (byte: UInt8, end: Int)? {
        var index = index
        if reader.blank(at: index) > 0, reader.byte(index + reader.blank(at: index)) == 0x2F {
            index += reader.blank(at: index)
        }
        let byte = reader.byte(index)
        guard byte == 0x2F || byte == 0x2D || byte == 0x2E else { return nil }
        index += 1
        if byte == 0x2F, reader.blank(at: index) > 0, reader.isDigit(index + reader.blank(at: index)) {
            index += reader.blank(at: index)
        }
        return (byte, index)
    }

    /// No digit, letter, percent sign or further fraction goes on behind the figures.
    private func endsFigures(_ index: Int) -> Bool {
        let byte = reader.byte(index)
        if byte == 0x25 || reader.isDigit(index) || reader.hasLetter(at: index) { return false }
        if byte == 0x2F || byte == 0x2C || byte == 0x2E { return !reader.isDigit(index + 1) }
        return true
    }
}

/// `I` … `XXXIX`.
enum RomanNumeral {
    /// The numeral in capitals at an offset; nil where letters go on behind it or it is malformed.
    static func scan(_ reader: ByteReader, at start: Int) -> (value: Int, end: Int)? {
        scan(reader, at: start, i: 0x49, v: 0x56, x: 0x58)
    }

    /// The same in lower case: `iv`.
    static func scanLowerCase(_ reader: ByteReader, at start: Int) -> (value: Int, end: Int)? {
        scan(reader, at: start, i: 0x69, v: 0x76, x: 0x78)
    }

    private static func scan(_ reader: ByteReader, at start: Int, i: UInt8, v: UInt8, x: UInt8) -> (
        value: Int, end: Int
    )? {
        var index = start
        var value = 0
        while reader.byte(index) == x, index - start < 3 {
            value += 10
            index += 1
        }
        if reader.byte(index) == i, reader.byte(index + 1) == x {
            value += 9
            index += 2
        } else if reader.byte(index) == i, reader.byte(index + 1) == v {
            value += 4
            index += 2
        } else {
            if reader.byte(index) == v {
                value += 5
                index += 1
            }
            let ones = index
            while reader.byte(index) == i, index - ones < 3 {
                value += 1
                index += 1
            }
        }
        return value == 0 || reader.hasLetter(at: index) ? nil : (value, index)
    }
}
