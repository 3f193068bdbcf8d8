import LetterText

/// Finds running heads and feet: the same short line at the edges of several pages.
///
/// Text that came out of a PDF or a scan has them in the middle of its sentences:
///
/// ```
/// các phòng, ban và Ủy ban nhân dân các xã
/// Kế hoạch phòng, chống bệnh dại năm 2026 | 3
/// ␌
/// thực hiện nghiêm túc, báo cáo kết quả
/// ```
///
/// Lines repeat in letters for many reasons (cells of tables, attribute lines, forms), so only what stands at a page's
/// edge counts: right before or behind a form feed or a page number, with blank lines between at most. It must stand
/// there three times, or twice where it cannot be a head of the letter, and be no list item, heading, landmark or
/// piece of a sentence.
struct RunningHeads {
    /// Bytes: longer lines are text.
    private static let longest = 90
    /// A page that no form feed ends has at least so many lines.
    private static let shortestPage = 12
    /// Running heads have one line, or two, and a foot may stand beside them.
    private static let rounds = 3

    /// A run of form feeds, page numbers and blank lines.
    private struct Edge {
        var lines: Range<Int>
        var hasBreak: Bool
    }

    private struct Candidate {
        var line: Int
        var key: [UInt8]
        var hasBreak: Bool
    }

    /// Marks the lines in `roles`, behind ``PageNumbers``. Complexity: O(*n*).
    static func mark(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: inout LineFacts, _ letter: Range<Int>
    ) {
        for round in 0..<rounds {
            let edges = edges(bytes, lines, facts, letter)
            guard edges.count >= 2 else { return }
            // What stands behind a running head is less sure to be one.
            let found = repeated(candidates(bytes, lines, facts, letter, edges), facts, least: round == 0 ? 2 : 3)
            if found.isEmpty { return }
            for line in found { facts.mark(line, .runningHead) }
        }
    }

    private static func edges(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts, _ letter: Range<Int>
    ) -> [Edge] {
        var edges: [Edge] = []
        var start = letter.lowerBound
        var (isEdge, hasBreak) = (false, false)
        for line in letter.lowerBound...letter.upperBound {
            if line < letter.upperBound {
                switch facts.role[line] {
                case .blank:
                    for index in lines.range(line) where bytes[index] == Layout.pageBreak {
                        (isEdge, hasBreak) = (true, true)
                    }
                    continue
                case .pageNumber, .runningHead:
                    isEdge = true
                    continue
                default: break
                }
            }
            if isEdge { edges.append(Edge(lines: start..<line, hasBreak: hasBreak)) }
            (isEdge, hasBreak) = (false, false)
            start = line + 1
        }
        return edges
    }

    private static func candidates(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts,
        _ letter: Range<Int>,
        _ edges: [Edge]
    ) -> [Candidate] {
        var result: [Candidate] = []
        for edge in edges {
            for line in [edge.lines.lowerBound - 1, edge.lines.upperBound]
            where letter.contains(line) && result.last?.line != line {
                guard mayRun(bytes, lines, facts, line) else { continue }
                let key = key(bytes, lines.trimmed(line, bytes))
                if key.count >= 6 { result.append(Candidate(line: line, key: key, hasBreak: edge.hasBreak)) }
            }
        }
        return result
    }

    /// The lines whose key stands at enough edges, far enough from each other.
    private static func repeated(_ candidates: [Candidate], _ facts: borrowing LineFacts, least: Int) -> [Int] {
        var groups: [[UInt8]: [Candidate]] = [:]
        for candidate in candidates {
            if let last = groups[candidate.key]?.last, !last.hasBreak || !candidate.hasBreak,
                candidate.line - last.line < shortestPage
            {
                // Too near for two pages: the line repeats for another reason.
                groups[candidate.key]?[0].key = []
            }
            groups[candidate.key, default: []].append(candidate)
        }
        return candidates.filter { candidate in
            guard let group = groups[candidate.key], group[0].key == candidate.key else { return false }
            // An annex may begin with the letterhead or a title of its own, in capitals.
            return group.count >= (facts.isMostlyCapitals(candidate.line..<candidate.line + 1) ? 3 : least)
        }.map(\.line)
    }

    // MARK: One line

    private static func mayRun(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts, _ line: Int
    ) -> Bool {
        guard facts.role[line] == .text, !facts.hasPipe[line], !facts.isBullet[line], !facts.isNumberLine[line] else {
            return false
        }
        switch facts.cue[line] {
        case nil, .body?, .type?: break
        default: return false
        }
        let range = lines.trimmed(line, bytes)
        guard range.count <= longest, !opensItem(bytes, range), !isPieceOfSentence(bytes, range) else { return false }
        // A letterhead of its own: an annex, a form, a second letter.
        for next in line..<min(facts.count, line + 6) {
            switch facts.cue[next] {
            case .nation?, .motto?, .annex?: return false
            default: break
            }
        }
        return true
    }

    /// `1. `, `a) `, `IV. `, `- `, `Điều 5`, `Phụ lục II`, `Mẫu số 01`.
    private static func opensItem(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        if CellParagraph.begins(bytes, range) { return true }
        var index = range.lowerBound
        while index < range.upperBound, isRoman(bytes[index]) || isFigure(bytes[index]) { index += 1 }
        if index > range.lowerBound, index < range.upperBound, bytes[index] == 0x2E || bytes[index] == 0x29 {
            return true
        }
        for word in headingWords {
            guard let end = FoldedText.match(word, in: bytes, at: range.lowerBound, slack: 1), end < range.upperBound
            else { continue }
            var next = end
            while next < range.upperBound, bytes[next] == 0x20 { next += 1 }
            if next < range.upperBound, next > end, isFigure(bytes[next]) || isRoman(bytes[next]) { return true }
        }
        return false
    }

    private static let headingWords = [
        "dieu", "chuong", "muc", "phan", "phuluc", "mau", "mauso", "bieu", "bieuso", "buoc",
    ]
    .map { Array($0.utf8) }

    /// Begins in a small letter or ends with a mark that a head never ends with.
    private static func isPieceOfSentence(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        switch bytes[range.upperBound - 1] {
        case 0x2C, 0x2D, 0x2E, 0x3A, 0x3B: return true
        default: break
        }
        let (letter, _) = FoldedText.letter(bytes, at: range.lowerBound)
        return letter != 0 && !FoldedText.isCapital(bytes, at: range.lowerBound)
    }

    // MARK: The line without its page number

    /// The line's bytes without the page number at either end, blanks taken together.
    ///
    /// `Trang 3/5`, `| 3`, `3 |` and a figure behind a tab or two blanks are page numbers; the figure of `Mẫu số 3` is
    /// none.
    private static func key(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var (start, end) = (range.lowerBound, range.upperBound)
        var index = end
        while index > start, isFigure(bytes[index - 1]) || bytes[index - 1] == 0x2F { index -= 1 }
        if index < end, let parted = parted(bytes, start..<index, backwards: true) { end = parted }
        index = start
        while index < end, isFigure(bytes[index]) || bytes[index] == 0x2F { index += 1 }
        if index > start, let parted = parted(bytes, index..<end, backwards: false) { start = parted }
        var key: [UInt8] = []
        for index in start..<max(start, end) {
            if bytes[index] > 0x20 { key.append(bytes[index]) } else if key.last != 0x20 { key.append(0x20) }
        }
        while key.last == 0x20 { key.removeLast() }
        return key
    }

    /// Where the words end (or begin) that something parts from a page number; nil where nothing does.
    private static func parted(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, backwards: Bool) -> Int? {
        var (start, end) = (range.lowerBound, range.upperBound)
        var blanks = 0
        var hasMark = false
        while start < end {
            let byte = backwards ? bytes[end - 1] : bytes[start]
            switch byte {
            case 0x20: blanks += 1
            case 0x09: blanks += 2
            case 0x7C, 0x2D: hasMark = true
            default:
                if backwards, end - start >= 5, bytes[end - 5] | 0x20 == 0x74,
                    FoldedText.match(page, in: bytes, at: end - 5, slack: 0) == end
                {
                    return end - 5
                }
                return hasMark && blanks > 0 || blanks >= 2 ? (backwards ? end : start) : nil
            }
            if backwards { end -= 1 } else { start += 1 }
        }
        return nil
    }

    private static let page = Array("trang".utf8)

    private static func isFigure(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isRoman(_ byte: UInt8) -> Bool { byte == 0x49 || byte == 0x56 || byte == 0x58 || byte == 0x4C }
}
