import LetterLexicon

/// A figure as written in Vietnamese notation (`.` between thousands, `,` before decimals).
public struct NumberValue: Hashable, Sendable {
    /// The value in the unit that is printed: 1219.11 for `1.219,11 triệu USD`.
    public var value: Double
    /// Range of the unit in the text: `%`, `triệu USD`; empty where there is none.
    public var unit: Range<Int>

    public init(value: Double, unit: Range<Int>) {
        self.value = value
        self.unit = unit
    }
}

/// Reads numbers, percentages and sums of money.
struct NumberScanner {
    let reader: ByteReader

    /// The offset behind the number that begins here: `1.500.000`, `29,72`, `2.3.1`, `01`.
    ///
    /// A mark belongs to the number only where a digit follows it. A number that would not fit into a token is
    /// cut. Complexity: O(length).
    func scanNumber(at start: Int) -> Int? {
        guard reader.isDigit(start) else { return nil }
        var index = digitsEnd(start)
        if reader.byte(index) == 0x2E {
            while reader.byte(index) == 0x2E, reader.isDigit(index + 1), index - start < 20_000 {
                index = digitsEnd(index + 1)
            }
        }
        guard reader.byte(index) == 0x2C, reader.isDigit(index + 1) else { return index }
        // `1,2,3` is a list, `1,500,000` a number with commas between thousands.
        var end = digitsEnd(index + 1)
        guard reader.byte(end) == 0x2C, reader.isDigit(end + 1) else { return end }
        var groups = end - index == 4
        while reader.byte(end) == 0x2C, reader.isDigit(end + 1), end - start < 40_000 {
            let next = digitsEnd(end + 1)
            groups = groups && next - end == 4
            end = next
        }
        return groups ? end : index
    }

    /// A run of digits; cut before a token grows beyond 16 bits.
    private func digitsEnd(_ start: Int) -> Int {
        var index = start
        while reader.isDigit(index), index - start < 10_000 { index += 1 }
        return index
    }

    /// Behind `%` after a number that ends at `index`, nil where none follows.
    func scanPercent(at index: Int) -> Int? {
        let mark = reader.skipBlanks(index, limit: 1)
        return reader.byte(mark) == 0x25 ? mark + 1 : nil
    }

    /// Behind the money unit after a number that ends at `index`: ` triệu đồng`, `đ`, ` tỷ 500 triệu đồng`.
    func scanMoneyUnit(at index: Int) -> Int? {
        var index = index
        for _ in 0..<3 {
            var hasScale = false
            for _ in 0..<3 {
                let word = reader.skipBlanks(index, limit: 2)
                let (role, end) = reader.role(at: word)
                guard role == .scale else { break }
                hasScale = true
                index = end
            }
            if let end = scanCurrency(at: index, hasScale: hasScale) { return end }
            guard hasScale else { return nil }
            // `5 tỷ 500 triệu đồng`
            let figures = reader.skipBlanks(index, limit: 2)
            guard figures > index, let end = scanNumber(at: figures) else { return nil }
            index = end
        }
        return nil
    }

    private func scanCurrency(at index: Int, hasScale: Bool) -> Int? {
        let start = reader.skipBlanks(index, limit: 2)
        let byte = reader.byte(start)
        if byte == 0x24 { return start + 1 }
        if byte == 0xE2, reader.byte(start + 1) == 0x82,
            reader.byte(start + 2) == 0xAC || reader.byte(start + 2) == 0xAB
        {
            return start + 3
        }
        let word = reader.word(at: start)
        guard word.letterCount > 0 else { return nil }
        switch reader.syllables.role(reader.id(word)) {
        case .currency:
            // `05 đồng chí` counts persons.
            let next = reader.skipBlanks(word.end, limit: 2)
            if !hasScale, next > word.end {
                let (role, _) = reader.role(at: next)
                if role == .notMoney || role == .counted { return nil }
            }
            return word.end
        case .dollar:
            let (role, end) = reader.role(at: reader.skipBlanks(word.end, limit: 1))
            return role == .dollarSecond ? end : nil
        default:
            // `100.000đ`
            return word.letterCount == 1 && byte == 0xC4 && reader.byte(start + 1) == 0x91
                && reader.byte(word.end) != 0x2F ? word.end : nil
        }
    }

    /// The value of the number in the range; nil where it is none (`2.3.1`, `1.10.5`).
    func value(_ range: Range<Int>) -> Double? {
        let bytes = reader.bytes[range]
        let dots = bytes.count { $0 == 0x2E }
        let commas = bytes.count { $0 == 0x2C }
        let groupMark: UInt8
        if commas > 1 {
            groupMark = 0x2C
        } else if dots > 1 || dots == 1 && (commas == 1 || groupsOfThree(range)) {
            guard groupsOfThree(range) else { return nil }
            groupMark = 0x2E
        } else {
            groupMark = 0
        }
        var whole = 0.0
        var divisor = 1.0
        var isDecimal = false
        for byte in bytes {
            if byte &- 0x30 < 10 {
                whole = whole * 10 + Double(byte &- 0x30)
                if isDecimal { divisor *= 10 }
            } else if byte != groupMark {
                isDecimal = true
            }
        }
        return whole / divisor
    }

    /// Whether every group between dots has three digits (the first one to three, not a lone zero).
    private func groupsOfThree(_ range: Range<Int>) -> Bool {
        var length = 0
        var isFirst = true
        for index in range {
            let byte = reader.bytes[index]
            if byte == 0x2E || byte == 0x2C {
                if isFirst ? length > 3 : length != 3 { return false }
                if isFirst, reader.bytes[range.lowerBound] == 0x30 { return false }
                isFirst = false
                length = 0
                if byte == 0x2C { return true }
            } else {
                length += 1
            }
        }
        return isFirst || length == 3
    }
}
