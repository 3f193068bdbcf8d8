import LetterText
import LetterTokens

/// The values of typed tokens, read from their bytes.
enum TokenValues {
    /// `1.500.000` → 1500000, `29,72%` → 29.72; nil where it is too long to be a figure.
    static func number(_ stream: TokenStream, _ index: Int) -> Double? {
        var cursor = stream[index].start
        return number(stream.source.bytes, &cursor, end: stream[index].end)
    }

    /// Reads the figure at the cursor and moves behind it. A point before three digits parts thousands.
    static func number(_ bytes: [UInt8], _ cursor: inout Int, end: Int) -> Double? {
        var value = 0.0
        var digits = 0
        var fraction = 0.0
        while cursor < end {
            let byte = bytes[cursor]
            if isDigit(byte) {
                if fraction > 0 {
                    value += Double(byte &- 48) * fraction
                    fraction /= 10
                } else {
                    value = value * 10 + Double(byte &- 48)
                }
                digits += 1
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), digits > 0, cursor + 1 < end,
                isDigit(bytes[cursor + 1])
            {
                if fraction > 0 { break }
                let isThousands = groupLength(bytes, cursor + 1, end) == 3
                    && (byte == UInt8(ascii: ".") || hasSecondComma(bytes, cursor + 4, end))
                if !isThousands { fraction = 0.1 }
            } else {
                break
            }
            cursor += 1
        }
        return digits > 0 && digits <= 15 ? rounded(value) : nil
    }

    /// Sums of tenths leave traces in the last bits: `29,72` is 29.72.
    private static func rounded(_ value: Double) -> Double {
        value < 1e9 ? (value * 1e6).rounded() / 1e6 : value
    }

    private static func groupLength(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, at < start + 4, isDigit(bytes[at]) { at += 1 }
        return at - start
    }

    private static func hasSecondComma(_ bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
        at < end && bytes[at] == UInt8(ascii: ",") && groupLength(bytes, at + 1, end) == 3
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// `16h00`, `16 giờ 30`, `7g`.
    static func time(_ stream: TokenStream, _ index: Int) -> PartialDate {
        let figures = figures(stream, index)
        var date = PartialDate()
        date.hour = figures.first.map { Int($0.value) } ?? -1
        date.minute = figures.count > 1 ? Int(figures[1].value) : 0
        return date
    }

    /// `ngày 07 tháng 12 năm 2021`, `7-12-2021`, `15/9`, `tháng 6/2025`, `quý IV năm 2025`, `năm 2025`.
    static func date(_ stream: TokenStream, _ index: Int) -> PartialDate {
        var date = PartialDate()
        var unit = Unit.none
        let figures = figures(stream, index)
        for (number, figure) in figures.enumerated() {
            let value = Int(figure.value)
            if figure.unit != .none { unit = figure.unit }
            if value >= 1000 {
                date.year = value
                unit = .none
                continue
            }
            switch unit {
            case .day, .none:
                if unit == .none, figures.count == 1 { date.year = value }
                if date.day == 0, date.month == 0, unit == .day || figures.count > 1 { date.day = value; unit = .month }
                else if date.month == 0 { date.month = value; unit = .year }
            case .month:
                date.month = value
                unit = .year
            case .quarter:
                date.quarter = value
                unit = .year
            case .year:
                if number > 0, value < 100, date.year == 0 { date.year = 2000 + value }
            }
        }
        return date
    }

    private enum Unit { case none, day, month, quarter, year }

    /// The figures of a token with the unit word before each; Roman figures behind `quý`.
    private static func figures(_ stream: TokenStream, _ index: Int) -> [(value: Double, unit: Unit)] {
        let bytes = stream.source.bytes
        let end = stream[index].end
        var cursor = stream[index].start
        var unit = Unit.none
        var result: [(Double, Unit)] = []
        while cursor < end, result.count < 8 {
            let byte = bytes[cursor]
            if isDigit(byte) {
                var value = 0.0
                while cursor < end, isDigit(bytes[cursor]) {
                    value = min(value * 10 + Double(bytes[cursor] &- 48), 99999)
                    cursor += 1
                }
                result.append((value, unit))
                unit = .none
                continue
            }
            if unit == .quarter, byte | 0x20 == UInt8(ascii: "i") || byte | 0x20 == UInt8(ascii: "v") {
                var ones = 0
                var isFive = false
                while cursor < end, bytes[cursor] | 0x20 == UInt8(ascii: "i") || bytes[cursor] | 0x20 == UInt8(ascii: "v") {
                    if bytes[cursor] | 0x20 == UInt8(ascii: "v") { isFive = true } else { ones += 1 }
                    cursor += 1
                }
                result.append((Double(isFive ? 4 : ones), unit))
                unit = .none
                continue
            }
            let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte >= 0x80
            if isLetter {
                var length = 0
                let first = byte | 0x20
                var second: UInt8 = 0
                while cursor < end, bytes[cursor] >= 0x80 || (bytes[cursor] | 0x20) >= UInt8(ascii: "a") && (bytes[cursor] | 0x20) <= UInt8(ascii: "z") {
                    if length == 1 { second = bytes[cursor] }
                    length += 1
                    cursor += 1
                }
                switch first {
                case UInt8(ascii: "q"): unit = .quarter
                case UInt8(ascii: "t"): unit = .month
                // ngày has `gà` or `gÀ`, năm has `ă` (C4 83, C4 82)
                case UInt8(ascii: "n"): unit = second == 0xC4 ? .year : length == 5 || second | 0x20 == UInt8(ascii: "g") ? .day : .none
                default: break
                }
                continue
            }
            cursor += 1
        }
        return result
    }
}
