import LetterText
import LetterTokens

/// How the parts of a list are numbered.
enum LabelScheme: UInt8 {
    /// `Phần I`, `Phần thứ nhất`.
    case part
    /// `Chương II`.
    case chapter
    /// `Mục 1`.
    case section
    /// `Tiểu mục 1`.
    case subsection
    /// `Điều 5`.
    case article
    /// `A.`
    case capital
    /// `II.`
    case roman
    /// `3.`
    case number
    /// `3.1.`, `II.1`: `components` of them.
    case decimal
    /// `3)`
    case numberBracket
    /// `a)`, `đ.`
    case letter
    /// `a.1`, `b1)`
    case letterDecimal
    /// `(i)`, `ii)`
    case smallRoman
    /// `(1)`
    case numberEnclosed
    /// `(a)`
    case letterEnclosed

    /// Where the scheme stands when nothing else is known: lower is further out. Schemes of one
    /// rank nest in the order in which the letter brings them.
    var rank: Int {
        switch self {
        case .part: 0
        case .chapter: 10
        case .section: 20
        case .subsection: 30
        case .article, .capital, .roman: 50
        case .number: 70
        case .decimal: 71
        case .letter, .numberBracket: 80
        case .letterDecimal: 81
        case .smallRoman, .numberEnclosed, .letterEnclosed: 100
        }
    }
}

/// A label that has been read: `II.`, `3.1.`, `đ)`, `Điều 5.`
struct LabelForm {
    var scheme: LabelScheme
    /// Number of figures that dots part: 2 in `3.1`.
    var components = 1
    /// The place in the list: 3 in `c)`; -1 where it is not a number.
    var ordinal: Int
    /// The place if the label is meant in the other scheme it can be read in (`i)`, `C.`); -1 otherwise.
    var otherOrdinal = -1
    /// The first component is a Roman number.
    var startsRoman = false
    /// The label without its marks: `3.1`, `Điều 5`.
    var text: SourceRange

    /// Reads the bytes of a label; nil where they are none (`2025.`).
    static func read(_ bytes: [UInt8], _ range: SourceRange) -> LabelForm? {
        var start = range.start
        var end = range.end
        var opened = false
        var closed = false
        while start < end, bytes[start] == 0x28 || bytes[start] == 0x5B || bytes[start] == 0x20 {
            if bytes[start] == 0x28 { opened = true }
            start += 1
        }
        while end > start, isClosingMark(bytes[end - 1]) {
            if bytes[end - 1] == 0x29 { closed = true }
            end -= 1
        }
        guard start < end else { return nil }
        let text = SourceRange(start, end)
        if let word = wordLabel(bytes, text) { return word }
        return figures(bytes, text, opened: opened, closed: closed)
    }

    private static func isClosingMark(_ byte: UInt8) -> Bool {
        byte == 0x2E || byte == 0x29 || byte == 0x3A || byte == 0x2F || byte == 0x2D || byte == 0x20 || byte == 0x5D
            || byte == 0x2C || byte == 0x3B
    }

    /// `Điều 5`, `CHƯƠNG II`, `Phần thứ nhất`.
    private static func wordLabel(_ bytes: [UInt8], _ range: SourceRange) -> LabelForm? {
        var space = range.start
        while space < range.end, bytes[space] != 0x20, bytes[space] != 0xC2 { space += 1 }
        guard space < range.end else { return nil }
        guard let scheme = scheme(ofWord: bytes, SourceRange(range.start, space)) else { return nil }
        var last = range.end
        while last > space, bytes[last - 1] != 0x20, bytes[last - 1] < 0x80 || bytes[last - 1] != 0xA0 { last -= 1 }
        let value = SourceRange(last, range.end)
        let ordinal =
            number(bytes, value) ?? roman(bytes, value, capital: true) ?? written(bytes, value) ?? letterOrdinal(
                bytes, value) ?? -1
        return LabelForm(scheme: scheme, ordinal: ordinal, text: range)
    }

    /// The scheme that a word of a label names: `Điều`, `CHƯƠNG`.
    static func scheme(ofWord bytes: [UInt8], _ range: SourceRange) -> LabelScheme? {
        guard range.count <= 12 else { return nil }
        var word: [UInt8] = []
        LetterCase.appendLowercase(bytes, range.indices, to: &word)
        return words.first { $0.word == word }?.scheme
    }

    private static let words: [(word: [UInt8], scheme: LabelScheme)] = [
        (Array("điều".utf8), .article), (Array("chương".utf8), .chapter), (Array("mục".utf8), .section),
        (Array("phần".utf8), .part), (Array("tiểu".utf8), .subsection), (Array("khoản".utf8), .number),
        (Array("điểm".utf8), .letter),
    ]

    private static func figures(_ bytes: [UInt8], _ range: SourceRange, opened: Bool, closed: Bool) -> LabelForm? {
        var parts: [SourceRange] = []
        var start = range.start
        for index in range.indices where bytes[index] == 0x2E {
            if index > start { parts.append(SourceRange(start, index)) }
            start = index + 1
        }
        if start < range.end { parts.append(SourceRange(start, range.end)) }
        guard let first = parts.first, let last = parts.last, parts.count <= 8 else { return nil }
        if parts.count > 1 {
            let lastOrdinal = number(bytes, last) ?? letterOrdinal(bytes, last) ?? -1
            guard lastOrdinal >= 0 else { return nil }
            if number(bytes, first) != nil {
                return LabelForm(scheme: .decimal, components: parts.count, ordinal: lastOrdinal, text: range)
            }
            if roman(bytes, first, capital: true) != nil {
                return LabelForm(
                    scheme: .decimal, components: parts.count, ordinal: lastOrdinal, startsRoman: true, text: range)
            }
            guard letterOrdinal(bytes, first) != nil || bytes[first.start] >= 0x41 else { return nil }
            return LabelForm(scheme: .letterDecimal, components: parts.count, ordinal: lastOrdinal, text: range)
        }
        if let value = number(bytes, first) {
            guard value < 1000 else { return nil }
            let scheme: LabelScheme = opened && closed ? .numberEnclosed : closed ? .numberBracket : .number
            return LabelForm(scheme: scheme, ordinal: value, text: range)
        }
        if let value = roman(bytes, first, capital: true), value < 60 {
            if first.count == 1, value >= 50 {
                return LabelForm(scheme: .capital, ordinal: letterOrdinal(bytes, first) ?? -1, text: range)
            }
            return LabelForm(
                scheme: .roman, ordinal: value, otherOrdinal: first.count == 1 ? letterOrdinal(bytes, first) ?? -1 : -1,
                text: range)
        }
        if let value = letterOrdinal(bytes, first) {
            if bytes[first.start] < 0x80 ? bytes[first.start] < 0x61 : bytes[first.start + 1] == 0x90 {
                return LabelForm(scheme: .capital, ordinal: value, text: range)
            }
            let small = roman(bytes, first, capital: false) ?? -1
            if opened, closed, small > 0 {
                return LabelForm(scheme: .smallRoman, ordinal: small, otherOrdinal: value, text: range)
            }
            return LabelForm(
                scheme: opened && closed ? .letterEnclosed : .letter, ordinal: value, otherOrdinal: small, text: range)
        }
        if let value = roman(bytes, first, capital: false) {
            return LabelForm(scheme: .smallRoman, ordinal: value, text: range)
        }
        // `b1)`
        if first.count >= 2, first.count <= 4, letterOrdinal(bytes, SourceRange(first.start, first.start + 1)) != nil,
            let value = number(bytes, SourceRange(first.start + 1, first.end))
        {
            return LabelForm(scheme: .letterDecimal, components: 2, ordinal: value, text: range)
        }
        return nil
    }

    static func number(_ bytes: [UInt8], _ range: SourceRange) -> Int? {
        guard range.count > 0, range.count <= 6 else { return nil }
        var value = 0
        for index in range.indices {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
        }
        return value
    }

    static func roman(_ bytes: [UInt8], _ range: SourceRange, capital: Bool) -> Int? {
        guard range.count > 0, range.count <= 7 else { return nil }
        var value = 0
        var last = 1000
        for index in range.indices {
            let digit: Int
            switch bytes[index] | 0x20 {
            case 0x69: digit = 1
            case 0x76: digit = 5
            case 0x78: digit = 10
            case 0x6C: digit = 50
            case 0x63: digit = 100
            case 0x64: digit = 500
            case 0x6D: digit = 1000
            default: return nil
            }
            guard (bytes[index] < 0x60) == capital else { return nil }
            value += digit
            if digit > last { value -= 2 * last }
            last = digit
        }
        return value > 0 ? value : nil
    }

    /// The order of points in Vietnamese documents: a b c d đ e g h i k l m n o p q r s t u v x y.
    /// Letters that the order leaves out (f, j, w, z) stand with the one before.
    static func letterOrdinal(_ bytes: [UInt8], _ range: SourceRange) -> Int? {
        if range.count == 2, bytes[range.start] == 0xC4,
            bytes[range.start + 1] == 0x91 || bytes[range.start + 1] == 0x90
        {
            return 5
        }
        guard range.count == 1 else { return nil }
        let byte = bytes[range.start] | 0x20
        guard byte >= 0x61, byte <= 0x7A else { return nil }
        switch byte {
        case 0x61...0x64: return Int(byte - 0x60)
        case 0x65, 0x66: return 6
        case 0x67...0x69: return Int(byte - 0x60)
        case 0x6A: return 9
        case 0x6B...0x76: return Int(byte - 0x61)
        case 0x77, 0x78: return 22
        default: return 23
        }
    }

    /// `nhất`, `hai`, `ba` … as in `Phần thứ nhất`.
    private static func written(_ bytes: [UInt8], _ range: SourceRange) -> Int? {
        var word: [UInt8] = []
        LetterCase.appendLowercase(bytes, range.indices, to: &word)
        let words = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
        return words.firstIndex { Array($0.utf8) == word }.map { $0 + 1 }
    }
}
