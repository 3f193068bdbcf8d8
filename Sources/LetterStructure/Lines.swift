import LetterText
import LetterTokens

/// One line of the repaired text: a block before it is known what it belongs to.
struct Line {
    /// Tokens behind the label or bullet, without the newline and leading blanks.
    var tokens: Range<Int>
    /// Tokens of the label or bullet; empty where there is none.
    var label: Range<Int>
    /// The line opens with `-`, `+`, `•`, `*`.
    var isBullet = false
    /// The line is a table row.
    var isRow = false
    /// The line holds no letter and no figure (`-------`).
    var isRule = false
    /// Every word is written in capitals, and there is at least one.
    var isCapitals = false

    /// Label, bullet and text together.
    var all: Range<Int> { label.isEmpty ? tokens : label.lowerBound..<max(tokens.upperBound, label.upperBound) }
    var hasLabel: Bool { !label.isEmpty && !isBullet }
}

extension TokenStream {
    /// The lines that are not blank, in order. Complexity: O(*tokens*).
    func lines() -> [Line] {
        var lines: [Line] = []
        var start = 0
        let count = tokens.count
        while start < count {
            var end = start
            var hasCell = false
            while end < count, tokens[end].kind != .newline {
                if tokens[end].kind == .cell { hasCell = true }
                end += 1
            }
            if let line = line(start..<end, isRow: hasCell) { lines.append(line) }
            start = end + 1
        }
        return lines
    }

    private func line(_ range: Range<Int>, isRow: Bool) -> Line? {
        var first = range.lowerBound
        var last = range.upperBound
        while first < last, tokens[first].kind == .blank { first += 1 }
        while first < last, tokens[last - 1].kind == .blank { last -= 1 }
        guard first < last else { return nil }
        var line = Line(tokens: first..<last, label: first..<first)
        if isRow {
            line.isRow = true
            return line
        }
        switch tokens[first].kind {
        // `V/V TĂNG CƯỜNG …`: a solidus with a letter close behind it is no mark of a label.
        case .label
        where first + 1 == last || tokens[first].trailing > 0 || source.bytes[tokens[first].end - 1] != 0x2F:
            line.label = first..<first + 1
            line.tokens = first + 1..<last
        case .bullet:
            line.label = first..<first + 1
            line.tokens = first + 1..<last
            line.isBullet = true
        default: break
        }
        var capitals = 0
        var others = 0
        var figures = 0
        for token in tokens[line.tokens] {
            switch token.kind {
            case .syllable, .word:
                if isCapitals(token) { capitals += 1 } else { others += 1 }
            case .abbreviation: capitals += 1
            case .number, .percentage, .amount, .time, .date, .documentCode, .address: figures += 1
            default: break
            }
        }
        line.isCapitals = capitals > 0 && others == 0
        line.isRule = capitals + others + figures == 0 && line.label.isEmpty
        return line
    }

    /// The word has no small letter: `TỈNH`, `Y`.
    func isCapitals(_ token: Token) -> Bool {
        if token.flags.contains(.allCapitals) { return true }
        return token.flags.contains(.capitalised) && token.count <= (source.bytes[token.start] < 0x80 ? 1 : 3)
            && !LetterCase.hasSmallLetter(source.bytes, token.range)
    }

    /// The last byte of a token, for marks.
    @inline(__always) func mark(_ index: Int) -> UInt8 {
        let token = tokens[index]
        return token.count == 1 ? source.bytes[token.start] : 0
    }

    /// The last token of a range that is not a closing quotation mark or bracket.
    func lastMark(of range: Range<Int>) -> UInt8 {
        var index = range.upperBound - 1
        while index >= range.lowerBound {
            let token = tokens[index]
            if token.kind == .endMark { return 0x2E }
            if token.kind != .punctuation { return 0 }
            if token.count == 1 { return source.bytes[token.start] }
            index -= 1
        }
        return 0
    }

    /// The range without marks and blanks at its end: `Sở Y tế;` → `Sở Y tế`.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while upper > lower {
            let token = tokens[upper - 1]
            if token.kind == .endMark || token.kind == .blank {
                upper -= 1
            } else if token.kind == .punctuation, token.count == 1,
                Self.closingMarks.contains(source.bytes[token.start])
            {
                upper -= 1
            } else {
                break
            }
        }
        while lower < upper {
            let token = tokens[lower]
            guard
                token.kind == .blank
                    || (token.kind == .punctuation && token.count == 1
                        && (source.bytes[token.start] == 0x3A || source.bytes[token.start] == 0x2E))
            else { break }
            lower += 1
        }
        return lower..<upper
    }

    /// The entries of a list on one line, parted at `;`: `- Như trên; - Lưu: VT.`
    func entries(of range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where mark(index) == 0x3B {
            parts.append(trimmed(start..<index))
            start = index + 1
        }
        parts.append(trimmed(start..<range.upperBound))
        return parts.filter { !$0.isEmpty }
    }

    /// `.` `;` `:` `,` `-` `/`
    static let closingMarks: Set<UInt8> = [0x2E, 0x3B, 0x3A, 0x2C, 0x2D, 0x2F]
}

/// Case of Vietnamese letters in UTF-8, composed form.
enum LetterCase {
    /// Appends the small letters of a range; other bytes stay. Complexity: O(*n*).
    static func appendLowercase(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte < 0x80 {
                output.append(byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte)
                index += 1
            } else if byte < 0xE0, index + 1 < range.upperBound {
                output.append(byte)
                output.append(small(byte, bytes[index + 1]))
                index += 2
            } else if byte == 0xE1, index + 2 < range.upperBound {
                output.append(byte)
                let middle = bytes[index + 1]
                let last = bytes[index + 2]
                output.append(middle)
                output.append(isVietnameseBlock(middle, last) ? last | 1 : last)
                index += 3
            } else {
                output.append(byte)
                index += 1
            }
        }
    }

    /// Whether a range of words holds a small letter.
    static func hasSmallLetter(_ bytes: [UInt8], _ range: SourceRange) -> Bool {
        var index = range.start
        while index < range.end {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte >= 0x61 && byte <= 0x7A { return true }
                index += 1
            } else if byte < 0xE0, index + 1 < range.end {
                let next = bytes[index + 1]
                if byte == 0xC3 ? next >= 0xA0 : small(byte, next) == next && byte < 0xC7 && byte > 0xC3 { return true }
                index += 2
            } else if byte == 0xE1, index + 2 < range.end {
                if isVietnameseBlock(bytes[index + 1], bytes[index + 2]), bytes[index + 2] & 1 == 1 { return true }
                index += 3
            } else {
                index += 1
            }
        }
        return false
    }

    /// U+1EA0 … U+1EF9: capital and small letter alternate.
    @inline(__always) private static func isVietnameseBlock(_ middle: UInt8, _ last: UInt8) -> Bool {
        (middle == 0xBA && last >= 0xA0) || (middle == 0xBB && last <= 0xB9)
    }

    @inline(__always) private static func small(_ lead: UInt8, _ byte: UInt8) -> UInt8 {
        switch (lead, byte) {
        case (0xC3, 0x80...0x9E) where byte != 0x97: return byte + 0x20
        case (0xC4, 0x82), (0xC4, 0x90), (0xC4, 0xA8), (0xC5, 0xA8), (0xC6, 0xA0), (0xC6, 0xAF): return byte + 1
        default: return byte
        }
    }
}
