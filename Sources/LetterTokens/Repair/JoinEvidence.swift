import LetterLexicon

/// What a file shows of the way its lines were broken.
///
/// Lines that begin with a small letter go on for certain, lines before a label or bullet end a
/// block for certain; how many there are of each, and how long the lines before them are, says how to
/// take the others. All odds are log₂ × 256 of going on against ending.
struct JoinEvidence {
    /// Lines that begin with a capital or figure, without and with an empty line before.
    private(set) var prior = [0, 0]
    /// Odds by how full the line would be with the next word on it; see ``fillBin(_:_:)``.
    private(set) var fill = [0, 0, 0, 0, 0]
    /// The width that full lines have, 0 if lines are not wrapped.
    private(set) var wrapWidth = 0
    /// Odds where a long paragraph ends without a mark.
    private(set) var unpunctuated = 0
    /// What putting two lines together without a blank costs.
    private(set) var glueCost = 0
    /// Words are broken by line ends all over the file.
    private(set) var isFragmented = false

    init(_ bytes: [UInt8], _ lines: [TextLine], _ edges: [LineEdges]) {
        let glued = countBrokenWords(bytes, lines, edges)
        var joins: [(Int, Int)] = []
        var breaks: [(Int, Int)] = []
        var continuing = [0.0, 0.0]
        var starting = [0.0, 0.0]
        var longLines = 0.0
        var longUnpunctuated = 0.0
        for index in 1..<max(1, lines.count) {
            let line = lines[index - 1]
            let next = lines[index]
            if line.isBarrier || next.isBarrier || line.isOpeningOnly { continue }
            if line.width > 120 {
                longLines += 1
                if line.ending == .word || line.ending == .close { longUnpunctuated += 1 }
            }
            let widths = (line.width, line.width + 1 + edges[index].firstWidth)
            let gap = next.gap > 0 ? 1 : 0
            switch next.opening {
            case .label, .bullet, .formula:
                if gap == 0 { breaks.append(widths) }
            case .lowercase:
                guard line.ending == .word || line.ending == .comma else { break }
                if edges[index].first.isSuspicious || edges[index - 1].last.isSuspicious { break }
                continuing[gap] += 1
                if gap == 0 { joins.append(widths) }
            case .capital, .figure:
                if !next.isCapitals { starting[gap] += 1 }
            default: break
            }
        }
        for gap in 0...1 {
            // One line in five that goes on begins with a capital or a figure.
            let expected = continuing[gap] * 0.25
            let ending = max(starting[gap] - expected, 0)
            let odds = log2Times256((continuing[gap] * 1.25 + 0.3) / (ending + 0.4))
            prior[gap] = min(max(odds, -5 * 256), 4 * 256) - gap * 512
        }
        unpunctuated = log2Times256(0.9 / ((longUnpunctuated + 0.6) / (longLines + 6)))
        unpunctuated = min(max(unpunctuated, 256), 5 * 256)
        if joins.count >= 5 { learnFill(joins, breaks) }
        let ends = Double(max(lines.count, 1))
        glueCost = max(-log2Times256((Double(glued) + 0.01) / (ends + 8)), 256)
        isFragmented = Double(glued) > max(2, ends * 0.02)
    }

    private mutating func learnFill(_ joins: [(Int, Int)], _ breaks: [(Int, Int)]) {
        let widths = joins.map(\.0).sorted()
        wrapWidth = widths[widths.count * 19 / 20]
        var joined = [3.0, 1.2, 0.5, 0.2, 0.1]
        var broken = [0.6, 0.3, 0.5, 1.6, 2.0]
        for join in joins { joined[fillBin(join.1)] += 1 }
        for end in breaks { broken[fillBin(end.1)] += 1 }
        let joinedSum = joined.reduce(0, +)
        let brokenSum = broken.reduce(0, +)
        for bin in 0..<5 {
            fill[bin] = log2Times256(joined[bin] / joinedSum / (broken[bin] / brokenSum))
        }
    }

    /// 0 where the next word would not have fitted … 4 where the line is less than half full.
    func fillBin(_ width: Int) -> Int {
        let share = width * 100 / max(wrapWidth, 1)
        if share > 100 { return 0 }
        if share > 93 { return 1 }
        if share > 80 { return 2 }
        return share > 55 ? 3 : 4
    }

    /// Line ends at which two pieces make a word that the two alone are not.
    private func countBrokenWords(_ bytes: [UInt8], _ lines: [TextLine], _ edges: [LineEdges]) -> Int {
        var count = 0
        for index in 1..<max(1, lines.count) where lines[index].gap == 0 {
            let before = edges[index - 1].last
            let behind = edges[index].first
            guard before.isSuspicious || behind.isSuspicious, before.isLetters, behind.isLetters else { continue }
            let lower = lines[index].opening == .lowercase
            guard lower, edges[index - 1].lastRange.count + edges[index].firstRange.count < 24 else { continue }
            let pieces = Array(bytes[edges[index - 1].lastRange]) + Array(bytes[edges[index].firstRange])
            let whole = WordCost.describe(pieces, 0..<pieces.count)
            if before.cost + behind.cost - whole.cost > 12 * 256 { count += 1 }
        }
        return count
    }
}

/// log₂ × 256, without a mathematics library: the exponent and a parabola through the mantissa.
func log2Times256(_ value: Double) -> Int {
    guard value > 0, value.isFinite else { return -64 * 256 }
    let mantissa = value.significand - 1
    let fraction = mantissa * (1.3465 - 0.3465 * mantissa)
    return Int((Double(value.exponent) + fraction) * 256)
}
