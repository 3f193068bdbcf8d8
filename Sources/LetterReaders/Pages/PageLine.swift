import LetterText

/// A line of words on a page.
struct PageLine {
    /// From left to right.
    var words: [PageWord]
    var box: PagePlaces.Box

    var height: Float { box.bottom - box.top }

    /// Whether a line begins with a word: no bullet, label or figure.
    var opensWithLetter: Bool {
        guard let word = words.first?.text, word.last != 0x2E, word.last != 0x29 else { return false }
        return VietnameseLetters.isLetter(VietnameseLetters.scalar(word, at: 0).scalar)
    }

    /// Whether a line has no small letters.
    var isCapitals: Bool {
        for word in words {
            var index = 0
            while index < word.text.count {
                let (scalar, count) = VietnameseLetters.scalar(word.text, at: index)
                if VietnameseLetters.isLetter(scalar), !VietnameseLetters.isUppercase(scalar) { return false }
                index += count
            }
        }
        return true
    }

    /// Words that stand side by side, lines from the top down.
    ///
    /// The program's own lines are kept whole; those beside each other (columns, words behind a wide gap) become one.
    /// Complexity: O(*n* log *n*).
    static func lines(of words: [PageWord]) -> [PageLine] {
        let pieces = Dictionary(grouping: words, by: \.line).values.compactMap { PageLine($0) }
        var lines: [PageLine] = []
        for piece in pieces.sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
            let nearest = lines.indices.suffix(4).map { ($0, lines[$0].overlap(piece)) }.max { $0.1 < $1.1 }
            if let (index, overlap) = nearest, overlap > 0.45 {
                lines[index].words += piece.words
                lines[index].box = lines[index].box.union(piece.box)
            } else {
                lines.append(piece)
            }
        }
        for index in lines.indices { lines[index].words.sort { $0.box.left < $1.box.left } }
        return lines
    }

    /// Which part of the lower of two lines stands beside the other; 0 where one stands above the other.
    private func overlap(_ other: PageLine) -> Float {
        guard other.box.left >= box.right - 1 || other.box.right <= box.left + 1 || hasRoom(for: other) else {
            return 0
        }
        let shared = min(box.bottom, other.box.bottom) - max(box.top, other.box.top)
        return shared / max(0.1, min(height, other.height))
    }

    /// Whether none of the words stand where the other line's do.
    private func hasRoom(for other: PageLine) -> Bool {
        words.allSatisfy { $0.box.right <= other.box.left + 1 || $0.box.left >= other.box.right - 1 }
    }

    init(words: [PageWord], box: PagePlaces.Box) {
        self.words = words
        self.box = box
    }

    init?(_ words: [PageWord]) {
        guard let first = words.first else { return nil }
        self.init(words: words, box: words.dropFirst().reduce(first.box) { $0.union($1.box) })
    }

    /// White space of some width beside and between the words, from left to right.
    private func gaps(least: Float) -> [ClosedRange<Float>] {
        var gaps: [ClosedRange<Float>] = []
        var end = -Float.greatestFiniteMagnitude
        for word in words {
            if word.box.left - end >= least { gaps.append(end...word.box.left) }
            end = max(end, word.box.right)
        }
        gaps.append(end...Float.greatestFiniteMagnitude)
        return gaps
    }

    // MARK: Columns

    /// More lines no page of a letter has: they are left in their order.
    private static let mostLines = 1_000

    /// Lines in the order of reading: where two columns stand side by side (letterhead, signature), all lines of the
    /// left one come before those of the right one.
    ///
    /// Columns are lines in sequence, at least two of them with words on both sides, that leave a strip of white
    /// between; or lines of the one side and the other in turn.
    /// The right column that ends with the last line stands apart: it may go on on another page.
    /// Complexity: O(*n*²) in the lines of such a strip, else O(*n*).
    static func readingOrder(_ lines: [PageLine]) -> (lines: [PageLine], open: OpenColumn?) {
        var result: [PageLine] = []
        var index = 0
        for columns in columns(of: lines) {
            result += lines[index..<columns.lines.lowerBound]
            let (left, right) = split(lines[columns.lines], at: columns.middle)
            result += left
            index = columns.lines.upperBound
            if index == lines.count { return (result, OpenColumn(right: right, middle: columns.middle)) }
            result += right
        }
        return (result + lines[index...], nil)
    }

    private static func split(
        _ lines: ArraySlice<PageLine>, at middle: Float
    ) -> (left: [PageLine], right: [PageLine]) {
        (
            lines.compactMap { line in PageLine(line.words.filter { $0.centerX < middle }) },
            lines.compactMap { line in PageLine(line.words.filter { $0.centerX >= middle }) }
        )
    }

    /// The right of two columns that a page ends with.
    struct OpenColumn {
        var right: [PageLine]
        var middle: Float

        /// Takes the lines off the top of the next page that go on with the two columns; returns all in the order of
        /// reading, nil where the page begins with something else.
        mutating func goOn(with next: inout [PageLine]) -> [PageLine]? {
            var count = 0
            if let first = PageLine.columns(of: next).first, first.lines.lowerBound == 0,
                abs(first.middle - middle) < Self.farthest
            {
                middle = first.middle
                count = first.lines.upperBound
            }
            // Receivers without the signer beside them: the list's dashes tell them.
            if count > 0 || next.first?.words.first?.text.first == 0x2D {
                while count < next.count, next[count].box.right < middle { count += 1 }
            }
            guard count > 0 else { return nil }
            let (left, further) = PageLine.split(next[..<count], at: middle)
            next.removeFirst(count)
            return left + right + further
        }

        /// Points that the white between the columns may move by from page to page.
        private static let farthest: Float = 60
    }

    /// Lines with two columns side by side, from the top down, and a place between the columns.
    static func columns(of lines: [PageLine]) -> [(lines: Range<Int>, middle: Float)] {
        guard lines.count <= mostLines else { return [] }
        var result: [(lines: Range<Int>, middle: Float)] = []
        var index = 0
        while index < lines.count {
            if let found = columns(in: lines, from: index) {
                result.append((index..<found.end, (found.strip.lowerBound + found.strip.upperBound) / 2))
                index = found.end
            } else {
                index += 1
            }
        }
        return result
    }

    private static func columns(
        in lines: [PageLine], from start: Int
    ) -> (strip: ClosedRange<Float>, end: Int)? {
        // A block of columns begins with words on both sides, or on one side right above such a line.
        var best: (strip: ClosedRange<Float>, end: Int, width: Float)?
        for seed in start..<min(start + 2, lines.count) {
            let least = max(14, lines[seed].height)
            var gaps = Array(lines[seed].gaps(least: least).dropFirst().dropLast())
            if seed + 1 < lines.count, let gap = lines[seed].gap(to: lines[seed + 1], least: least) { gaps.append(gap) }
            for gap in gaps {
                guard let found = extend(gap, lines, from: start) else { continue }
                if found.strip.upperBound - found.strip.lowerBound > best?.width ?? 0 {
                    best = (found.strip, found.end, found.strip.upperBound - found.strip.lowerBound)
                }
            }
        }
        return best.map { ($0.strip, $0.end) }
    }

    /// White space between the sides of two lines of which the one ends left of where the other begins.
    private func gap(to other: PageLine, least: Float) -> ClosedRange<Float>? {
        let (end, start) = (min(box.right, other.box.right), max(box.left, other.box.left))
        return start - end >= least ? end...start : nil
    }

    /// Whether a line stands partly beside the one before it.
    private func isBeside(_ above: PageLine) -> Bool {
        let height = min(height, above.height)
        return above.box.bottom - box.top > height * 0.15
    }

    /// Whether a line begins where one above it begins, or has the same middle.
    private func isUnder(_ above: PageLine) -> Bool {
        abs(box.left - above.box.left) < 8 || abs(box.left + box.right - above.box.left - above.box.right) < 50
    }

    /// So often no text changes its side that does not stand in columns.
    private static let fewestTurns = 3

    private static func extend(
        _ gap: ClosedRange<Float>, _ lines: [PageLine], from start: Int
    ) -> (strip: ClosedRange<Float>, end: Int)? {
        var strip = gap
        var both = 0
        // Lines of the two columns at different heights come in turn.
        var turns = 0
        var end = start
        // Behind the last line with words on both sides only those near it belong to the columns.
        var lastBoth = (end: start, strip: gap)
        var above: (left: PageLine?, right: PageLine?)
        var wasOn = (left: false, right: false)
        while end < lines.count {
            let line = lines[end]
            let least = max(9, line.height * 0.8)
            let narrowed = line.gaps(least: least).map { $0.clamped(to: strip) }.max {
                $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound
            }
            // Below columns that are told by the lines above it is enough if the line ends where the right one begins.
            let isSettled = both >= 2 || turns >= fewestTurns
            let isLeft = isSettled && line.box.right <= narrowed?.lowerBound ?? 0
            guard let narrowed, narrowed.upperBound - narrowed.lowerBound >= (isLeft ? 2 : least) else { break }
            if end > start, line.box.top - lines[end - 1].box.bottom > 60, both == 0 { break }
            let middle = (narrowed.lowerBound + narrowed.upperBound) / 2
            let left = PageLine(line.words.filter { $0.centerX < middle })
            let right = PageLine(line.words.filter { $0.centerX >= middle })
            // A line on one side that stands under nothing of its column is a title below the columns.
            if right == nil, let left, let above = above.left, !left.isUnder(above) { break }
            if left == nil, let right, let above = above.right, !right.isUnder(above) { break }
            let isOther = end > start && (left == nil ? wasOn.right : wasOn.left) == false
            let isBeside = left != nil && right != nil || isOther && line.isBeside(lines[end - 1])
            wasOn = (left != nil, right != nil)
            above = (left ?? above.left, right ?? above.right)
            strip = narrowed
            end += 1
            both += isBeside ? 1 : 0
            turns += isOther ? 1 : 0
            if isBeside || both >= 2 || turns >= fewestTurns { lastBoth = (end, strip) }
        }
        // One such line alone is a line with a gap, unless the gap is wide: what a list and a name beside it leave.
        let isWide = gap.upperBound - gap.lowerBound > 60
        return both >= (isWide ? 1 : 2) || turns >= fewestTurns ? (lastBoth.strip, lastBoth.end) : nil
    }
}
