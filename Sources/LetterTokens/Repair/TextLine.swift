import LetterText

/// One line of a text that holds more than blanks, and what its two ends look like.
struct TextLine {
    /// What kind of block a line's beginning announces.
    enum Opening: UInt8 {
        /// `a)`, `1.1.`, `Điều 5.`, `II.`
        case label
        /// `-`, `+`, `•`
        case bullet
        /// A fixed formula of the letterhead or the closing: `Số:`, `Kính gửi`, `Nơi nhận`, `KT.` …
        case formula
        /// `Hà Nội, ngày 27 tháng …`
        case placeDate
        case lowercase
        case capital
        /// A figure that is no label.
        case figure
        /// `100%`: never begins a block.
        case percentage
        /// `(`, `“`
        case openingMark
        /// `,` `.` `;` `)` `./.`
        case closingMark
        case other
    }

    enum Ending: UInt8 {
        case word
        case period
        case semicolon
        case colon
        case comma
        /// `-`, `/`, `(`, `“`: something must follow.
        case open
        /// `)`, `”`, `…`
        case close
        /// `./.`
        case endMark
    }

    /// The line without blanks at its ends.
    var start: Int
    var end: Int
    /// Empty lines before it.
    var gap: Int
    var opening: Opening
    var ending: Ending
    /// Behind the label or bullet and its blanks; `start` if there is none.
    var contentStart: Int
    /// A table row, a page break or a rule (`-----`): never joined with anything.
    var isBarrier: Bool
    /// All words in capitals, at least one of them a syllable: a heading or title.
    var isCapitals: Bool
    /// At least three numbers, which are nearly half of the words: a row of a table whose tabs were lost.
    var isFigures: Bool
    /// Length in characters.
    var width: Int

    /// Only a label or bullet.
    var isOpeningOnly: Bool { contentStart == end && (opening == .label || opening == .bullet) }
    var count: Int { end - start }
}

/// Cuts a text into its lines.
enum LineScanner {
    /// Complexity: O(*n*).
    static func lines(of bytes: [UInt8]) -> [TextLine] {
        var result: [TextLine] = []
        result.reserveCapacity(bytes.count / 60 + 4)
        let span = bytes.span
        var position = 0
        var gap = 0
        while position < span.count {
            let lineStart = position
            var lineEnd = position
            var width = 0
            var isRow = false
            while lineEnd < span.count {
                // Eight bytes at a time, as long as no control character is among them.
                if lineEnd &+ 8 <= span.count {
                    let word = span.bytes.unsafeLoadUnaligned(fromByteOffset: lineEnd, as: UInt64.self)
                    if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 == 0 {
                        let continuations = word >> 7 & ~(word >> 6) & 0x0101_0101_0101_0101
                        width &+= 8 &- continuations.nonzeroBitCount
                        lineEnd &+= 8
                        continue
                    }
                }
                let byte = span[lineEnd]
                if byte == 0x0A { break }
                if byte & 0xC0 != 0x80 { width += 1 }
                if byte < 0x20 { isRow = true }
                lineEnd += 1
            }
            var start = position
            while start < lineEnd, span[start] == 0x20 || span[start] == 0x09 { start += 1 }
            var end = lineEnd
            while end > start, span[end - 1] == 0x20 || span[end - 1] == 0x09 { end -= 1 }
            position = lineEnd + 1
            if start == end {
                gap += 1
                continue
            }
            width -= (lineEnd - end) + (start - lineStart)
            var line = TextLine(
                start: start, end: end, gap: gap, opening: .other, ending: .word, contentStart: start, isBarrier: false,
                isCapitals: false, isFigures: false, width: width)
            line.isBarrier = isRow && hasLayout(span, start, end) || isRule(span, start, end)
            if !line.isBarrier { LineShape.describe(&line, bytes) }
            result.append(line)
            gap = 0
        }
        return result
    }

    /// Whether the line holds a cell mark, a tab between words or a page break.
    private static func hasLayout(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for index in start..<end where span[index] < 0x20 { return true }
        return false
    }

    /// `-----`, `_____`, `* * *`: only marks of one kind, at least three.
    private static func isRule(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        let mark = span[start]
        guard mark == 0x2D || mark == 0x5F || mark == 0x2A || mark == 0x3D || mark == 0x7E else { return false }
        var count = 0
        for index in start..<end where span[index] != 0x20 {
            if span[index] != mark { return false }
            count += 1
        }
        return count >= 3
    }
}
