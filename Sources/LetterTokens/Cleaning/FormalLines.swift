import LetterText

/// Lines of the letterhead and of the signature: short, and each a thing of its own.
///
/// A narrow column breaks them (`ỦY BAN NHÂN⏎DÂN`, `Hà Nội, ngày 20⏎tháng 11 năm 2025`); they are put
/// together where the second half cannot begin a name, a title or a formula. A syllable alone is never
/// a whole name.
struct FormalLines {
    /// For each line whether it is one of them.
    private(set) var marks: [Bool]
    /// Lines of the letterhead, up to the type line, the addressees or the date.
    private(set) var head: Range<Int>

    /// Complexity: O(*n*).
    init(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts, _ letter: Range<Int>
    ) {
        marks = .init(repeating: false, count: facts.count)
        head = letter.lowerBound..<letter.lowerBound
        var seen = 0
        var line = letter.lowerBound
        var lastOfHead = letter.lowerBound
        scan: while line < letter.upperBound, seen < 30 {
            switch facts.cue[line] {
            case .type? where facts.isMostlyCapitals(line..<line + 1): break scan
            case .addressees?, .recipients?: break scan
            case .nation?, .motto?: lastOfHead = line + 1
            default:
                if facts.isNumberLine[line] { lastOfHead = line + 1 }
                if Self.isDate(bytes, lines, line) || Self.beginsWithDay(bytes, lines.trimmed(line, bytes)) {
                    lastOfHead = line + 1
                    var next = line + 1
                    while next < letter.upperBound, next < line + 3, !Self.endsDate(bytes, lines, next - 1) {
                        lastOfHead = next + 1
                        next += 1
                    }
                }
            }
            if facts.role[line] == .text { seen += 1 }
            line += 1
        }
        head = letter.lowerBound..<max(letter.lowerBound, min(lastOfHead, letter.upperBound))
        for line in head { marks[line] = true }
        line = head.upperBound
        while line < letter.upperBound {
            guard facts.cue[line] == .signature else {
                line += 1
                continue
            }
            var seen = 0
            while line < letter.upperBound, seen < 10 {
                if facts.role[line] == .bar || facts.cue[line] == .annex || facts.isProse(line) { break }
                marks[line] = true
                if facts.role[line] == .text { seen += 1 }
                line += 1
            }
            line += 1
        }
    }

    /// Whether a formal line runs on in the next one.
    ///
    /// - Parameter isContinuation: the line itself continues the one before; its single syllable
    ///   (`DÂN`, `NỘI`) is the end of a name then, not the beginning of one.
    static func runsOn(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts, _ line: Int,
        isContinuation: Bool
    ) -> Bool {
        let next = line + 1
        guard next < facts.count, facts.role[line] == .text, facts.role[next] == .text else { return false }
        let (upper, lower) = (lines.trimmed(line, bytes), lines.trimmed(next, bytes))
        switch facts.cue[next] {
        case .nation?, .motto?, .addressees?, .recipients?, .subject?, .annex?: return false
        case .type? where facts.isMostlyCapitals(next..<next + 1): return false
        default: break
        }
        if facts.isNumberLine[next] || facts.cue[line] == .motto { return false }
        if facts.cue[line] == .nation { return false }
        let first = bytes[lower.lowerBound]
        let last = bytes[upper.upperBound - 1]
        if first == 0x2D || first == 0x2B || first == 0x28 || first == 0x5B { return false }
        // `Số:` and its number; `Hà Nội, ngày` and its figures.
        if first >= 0x30, first <= 0x39 { return last == 0x3A || last == 0x2F || facts.letters(line) > 0 }
        if last == 0x2E || last == 0x3B { return facts.letters(line) <= 3 }
        let sameCase = facts.isMostlyCapitals(line..<next) == facts.isMostlyCapitals(next..<next + 1)
        if last == 0x2C || last == 0x2D || last == 0x26 { return sameCase }
        let (letter, _) = FoldedText.letter(bytes, at: lower.lowerBound)
        if letter != 0, !FoldedText.isCapital(bytes, at: lower.lowerBound) { return true }
        guard sameCase else { return false }
        if isSyllable(bytes, upper) && !isContinuation || isSyllable(bytes, lower) && facts.cue[next] != .signature {
            return true
        }
        if facts.cue[line] == .subject { return true }
        switch facts.cue[next] {
        case .body?, .signature?: return false
        // Two lines of a name in small letters may be two signers; capitals without a cue run on.
        default: return facts.isMostlyCapitals(next..<next + 1) || isDate(bytes, lines, next)
        }
    }

    /// One word.
    private static func isSyllable(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] <= 0x20 { return false }
        return range.count <= 12
    }

    /// `…, ngày 5`: a place and the beginning of a date.
    static func isDate(_ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ line: Int) -> Bool {
        dayWord(bytes, lines.range(line)) != nil
    }

    /// `ngày 24 …` at the line's start.
    private static func beginsWithDay(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard var index = FoldedText.match([0x6E, 0x67, 0x61, 0x79], in: bytes, at: range.lowerBound, slack: 0) else {
            return false
        }
        while index < range.upperBound, bytes[index] == 0x20 { index += 1 }
        return range.count < 48 && index < range.upperBound && bytes[index] >= 0x30 && bytes[index] <= 0x39
    }

    /// Offset of `ngày` in `Hà Nội, ngày …`, in a line that does not begin with it.
    static func dayWord(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            if bytes[index] == 0x2C || bytes[index] == 0x20, index + 1 < range.upperBound {
                var word = index + 1
                while word < range.upperBound, bytes[word] == 0x20 { word += 1 }
                if let end = FoldedText.match([0x6E, 0x67, 0x61, 0x79], in: bytes, at: word, slack: 1) {
                    // Behind it: figures, dots or the line's end, and before it a comma.
                    var before = index
                    while before > range.lowerBound, bytes[before] == 0x20 { before -= 1 }
                    var after = end
                    while after < range.upperBound, bytes[after] == 0x20 || bytes[after] == 0x2E { after += 1 }
                    let isFigure = after >= range.upperBound || (bytes[after] >= 0x30 && bytes[after] <= 0x39)
                    // `Hà Nội ngày 01` lacks the comma; then the line must be short.
                    let hasPlace = bytes[before] == 0x2C || (range.count <= 48 && before > range.lowerBound)
                    if hasPlace, isFigure { return word }
                }
                index = word
                continue
            }
            index += 1
        }
        return nil
    }

    /// Whether the line ends with four figures: the year.
    private static func endsDate(_ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ line: Int) -> Bool {
        let range = lines.trimmed(line, bytes)
        guard range.count >= 4 else { return false }
        for index in range.upperBound - 4..<range.upperBound where bytes[index] < 0x30 || bytes[index] > 0x39 {
            return false
        }
        return true
    }
}
