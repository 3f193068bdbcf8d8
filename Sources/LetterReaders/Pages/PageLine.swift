import LetterText

/// A line of words on a page.
struct PageLine {
    /// From left to right.
    var words: [PageWord]
    var box: PagePlaces.Box

    /// Words that stand side by side, lines from the top down. Complexity: O(*n* log *n*).
    static func lines(of words: [PageWord]) -> [PageLine] {
        var lines: [PageLine] = []
        for word in words.sorted(by: { ($0.centerY, $0.box.left) < ($1.centerY, $1.box.left) }) {
            // Small signs hang high or low: the nearest lines are enough to look at.
            let found = lines.indices.suffix(3).reversed().first { index in
                let box = lines[index].box
                let overlap = min(box.bottom, word.box.bottom) - max(box.top, word.box.top)
                return overlap > min(box.bottom - box.top, word.height) * 0.55
            }
            if let found {
                lines[found].words.append(word)
                // The line keeps the height that it began with: marks above and below must not draw it out.
                lines[found].box.left = min(lines[found].box.left, word.box.left)
                lines[found].box.right = max(lines[found].box.right, word.box.right)
            } else {
                lines.append(PageLine(words: [word], box: word.box))
            }
        }
        for index in lines.indices { lines[index].words.sort { $0.box.left < $1.box.left } }
        return lines.sorted { $0.box.top < $1.box.top }
    }

    init(words: [PageWord], box: PagePlaces.Box) {
        self.words = words
        self.box = box
    }

    private init?(_ words: [PageWord]) {
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

    /// Lines in the order of reading: where two columns stand side by side (letterhead, signature), all lines of the
    /// left one come before those of the right one.
    ///
    /// Columns are lines in sequence, at least two of them with words on both sides, that leave a strip of white
    /// between. Complexity: O(*n*²) in the lines of such a strip, else O(*n*).
    static func inReadingOrder(_ lines: [PageLine]) -> [PageLine] {
        var result: [PageLine] = []
        var index = 0
        while index < lines.count {
            guard let columns = columns(in: lines, from: index) else {
                result.append(lines[index])
                index += 1
                continue
            }
            let middle = (columns.strip.lowerBound + columns.strip.upperBound) / 2
            let block = lines[index..<columns.end]
            result += block.compactMap { line in PageLine(line.words.filter { $0.centerX < middle }) }
            result += block.compactMap { line in PageLine(line.words.filter { $0.centerX >= middle }) }
            index = columns.end
        }
        return result
    }

    private static func columns(
        in lines: [PageLine], from start: Int
    ) -> (strip: ClosedRange<Float>, end: Int)? {
        // A block of columns begins with words on both sides, or on one side right above such a line.
        var best: (strip: ClosedRange<Float>, end: Int, width: Float)?
        for seed in start..<min(start + 2, lines.count) {
            let height = lines[seed].box.bottom - lines[seed].box.top
            for gap in lines[seed].gaps(least: max(14, height)).dropFirst().dropLast() {
                guard let found = extend(gap, lines, from: start) else { continue }
                if found.strip.upperBound - found.strip.lowerBound > best?.width ?? 0 {
                    best = (found.strip, found.end, found.strip.upperBound - found.strip.lowerBound)
                }
            }
        }
        return best.map { ($0.strip, $0.end) }
    }

    private static func extend(
        _ gap: ClosedRange<Float>, _ lines: [PageLine], from start: Int
    ) -> (strip: ClosedRange<Float>, end: Int)? {
        var strip = gap
        var both = 0
        var end = start
        // Behind the last line with words on both sides only those near it belong to the columns.
        var lastBoth = (end: start, strip: gap)
        while end < lines.count {
            let line = lines[end]
            let narrowed = line.gaps(least: 6).map { $0.clamped(to: strip) }.max {
                $0.upperBound - $0.lowerBound < $1.upperBound - $1.lowerBound
            }
            guard let narrowed, narrowed.upperBound - narrowed.lowerBound >= 6 else { break }
            if end > start, line.box.top - lines[end - 1].box.bottom > 60, both == 0 { break }
            strip = narrowed
            end += 1
            let middle = (strip.lowerBound + strip.upperBound) / 2
            let hasLeft = line.words.contains { $0.centerX < middle }
            let hasRight = line.words.contains { $0.centerX >= middle }
            if hasLeft, hasRight {
                both += 1
                lastBoth = (end, strip)
            } else if both >= 2 {
                lastBoth = (end, strip)
            }
        }
        return both >= 2 ? (lastBoth.strip, lastBoth.end) : nil
    }
}
