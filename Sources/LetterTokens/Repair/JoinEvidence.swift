import LetterLexicon
import LetterText

/// What a file shows of the way its lines were broken.
///
/// Lines that begin with a small letter go on for certain, lines before a label or bullet end a
/// block for certain; how many there are of each, and how long the lines before them are, says how to
/// take the others. All odds are log₂ × 256 of going on against ending.
struct JoinEvidence {
    /// Lines that begin with a capital or figure, without and with an empty line before.
    private(set) var prior = [0, 0]
    /// Odds for a capital at a line's beginning by the ``Mark`` before the line end.
    private(set) var capitals = [0, 0, 0, 0]
    /// How full lines are, for the first lines of blocks and for the others.
    private(set) var firstFill = FillEvidence()
    private(set) var innerFill = FillEvidence()
    /// Odds where a long paragraph ends without a mark.
    private(set) var unpunctuated = 0
    /// What putting two lines together without a blank costs.
    private(set) var glueCost = 0
    /// Words are broken by line ends all over the file.
    private(set) var isFragmented = false

    /// What stands before a capital.
    enum Mark: Int {
        case word, period, semicolon, colon

        init?(_ ending: TextLine.Ending) {
            switch ending {
            case .word, .close: self = .word
            case .period: self = .period
            case .semicolon: self = .semicolon
            case .colon: self = .colon
            case .comma, .open, .endMark: return nil
            }
        }
    }

    init(_ bytes: [UInt8], _ lines: [TextLine], _ edges: [LineEdges]) {
        let glued = countBrokenWords(bytes, lines, edges)
        var continuing = [0.0, 0.0]
        var starting = [0.0, 0.0]
        var atLineEnds = [0.0, 0.0, 0.0, 0.0]
        var labelled = [0.0, 0.0]
        var longLines = 0.0
        var longUnpunctuated = 0.0
        for index in 1..<max(1, lines.count) {
            let line = lines[index - 1]
            let next = lines[index]
            if line.isBarrier || next.isBarrier || line.isOpeningOnly { continue }
            if line.width > 120, next.gap > 0 || next.opening == .label || next.opening == .bullet {
                longLines += 1
                if line.ending == .word || line.ending == .close { longUnpunctuated += 1 }
            }
            let isFirst = Self.looksFirst(lines, index - 1)
            let gap = next.gap > 0 ? 1 : 0
            let width = line.width + 1 + edges[index].firstWidth
            switch next.opening {
            case .label, .bullet, .formula:
                labelled[gap] += 1
                if gap == 0 { addFill(width, joins: false, isFirst: isFirst) }
            case .lowercase:
                guard line.ending == .word || line.ending == .comma else { break }
                if edges[index].first.isSuspicious || edges[index - 1].last.isSuspicious { break }
                continuing[gap] += 1
                if gap == 0 { addFill(width, joins: true, isFirst: isFirst) }
            case .capital, .figure:
                guard !next.isCapitals, !edges[index].first.isSuspicious else { break }
                starting[gap] += 1
                if gap == 0, next.opening == .capital, let mark = Mark(line.ending) { atLineEnds[mark.rawValue] += 1 }
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
        let inLines = continuing[0] > 0 ? CapitalCounts(bytes, lines) : CapitalCounts()
        weighCapitals(inLines: inLines, atLineEnds: atLineEnds, joins: continuing[0])
        // Where empty lines stand between blocks, a line end without one is none.
        let bonus = -log2Times256((labelled[0] + 1) / (labelled[0] + labelled[1] + 1)) / 2
        prior[0] += bonus
        for mark in 0..<4 { capitals[mark] += bonus }
        unpunctuated = log2Times256(0.9 / ((longUnpunctuated + 0.6) / (longLines + 6)))
        unpunctuated = min(max(unpunctuated, 256), 5 * 256)
        firstFill.finish()
        innerFill.finish()
        let ends = Double(max(lines.count, 1))
        glueCost = max(-log2Times256((Double(glued) + 0.01) / (ends + 8)), 256)
        isFragmented = Double(glued) > max(2, ends * 0.02)
    }

    /// Whether a line looks like the first of its block.
    private static func looksFirst(_ lines: [TextLine], _ index: Int) -> Bool {
        let line = lines[index]
        guard index > 0, line.gap == 0 else { return true }
        switch line.opening {
        case .label, .bullet, .formula: return true
        case .capital:
            switch lines[index - 1].ending {
            case .period, .semicolon, .colon, .endMark: return true
            default: return lines[index - 1].isBarrier
            }
        default: return false
        }
    }

    private mutating func addFill(_ width: Int, joins: Bool, isFirst: Bool) {
        if isFirst { firstFill.add(width, joins: joins) } else { innerFill.add(width, joins: joins) }
    }

    /// Bayes: as many blanks before capitals were made line ends as blanks before small letters.
    private mutating func weighCapitals(inLines: CapitalCounts, atLineEnds: [Double], joins: Double) {
        let rate = joins / max(Double(inLines.lowercase), 1)
        for mark in 0..<4 {
            let expected = Double(inLines.capitals[mark]) * rate
            let ending = max(atLineEnds[mark] - expected, 0)
            capitals[mark] = min(max(log2Times256((expected + 0.2) / (ending + 0.3)), -6 * 256), 4 * 256)
        }
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
            if before.cost + behind.cost - whole.cost > 12 * WordCost.bit { count += 1 }
        }
        return count
    }
}

/// How full the lines are that go on, and those that end a block.
struct FillEvidence {
    private var joins: [Int] = []
    private var breaks: [Int] = []
    /// The width that full lines have, 0 if nothing is known.
    private(set) var wrapWidth = 0
    private var values = [0, 0, 0, 0, 0]

    /// - Parameter width: characters of the line with the next word on it.
    mutating func add(_ width: Int, joins isJoin: Bool) {
        if isJoin { joins.append(width) } else { breaks.append(width) }
    }

    mutating func finish() {
        defer {
            joins = []
            breaks = []
        }
        guard joins.count >= 5 else { return }
        joins.sort()
        wrapWidth = joins[joins.count * 19 / 20] - 2
        var joined = [3.0, 1.2, 0.5, 0.2, 0.1]
        var broken = [0.6, 0.3, 0.5, 1.6, 2.0]
        for join in joins { joined[bin(join)] += 1 }
        for end in breaks { broken[bin(end)] += 1 }
        let joinedSum = joined.reduce(0, +)
        let brokenSum = broken.reduce(0, +)
        for bin in 0..<5 {
            values[bin] = log2Times256(joined[bin] / joinedSum / (broken[bin] / brokenSum))
        }
    }

    /// Odds for a line that would have this width with the next word on it.
    func odds(_ width: Int) -> Int { wrapWidth > 0 ? values[bin(width)] : 0 }

    /// Whether the next word would not have fitted on a line that would have this width with it.
    func isFull(_ width: Int) -> Bool { wrapWidth > 0 && bin(width) == 0 }

    /// 0 where the next word would hardly have fitted … 4 where the line is less than half full.
    private func bin(_ width: Int) -> Int {
        let share = width * 100 / max(wrapWidth, 1)
        if share > 95 { return 0 }
        if share > 85 { return 1 }
        if share > 75 { return 2 }
        return share > 50 ? 3 : 4
    }
}

/// Blanks inside lines, by what stands before and behind them.
struct CapitalCounts {
    /// Blanks before a capital, by ``JoinEvidence/Mark``.
    private(set) var capitals = [0, 0, 0, 0]
    /// Blanks before a small letter.
    private(set) var lowercase = 0

    /// No blank was made a line end: there is nothing to compare with.
    init() {}

    init(_ bytes: [UInt8], _ lines: [TextLine]) {
        let span = bytes.span
        for line in lines where !line.isBarrier && !line.isCapitals {
            var index = line.contentStart + 1
            let last = line.end - 1
            while index < last {
                if index &+ 8 <= last {
                    let word = span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                    var blanks = Self.blanks(in: word)
                    while blanks != 0 {
                        add(span, blankAt: index &+ blanks.trailingZeroBitCount >> 3)
                        blanks &= blanks &- 1
                    }
                    index &+= 8
                } else {
                    if span[index] == 0x20 { add(span, blankAt: index) }
                    index &+= 1
                }
            }
        }
    }

    /// The top bit of each byte that is a blank.
    @inline(__always)
    private static func blanks(in word: UInt64) -> UInt64 {
        let others = word ^ 0x2020_2020_2020_2020
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        return ~((others & low &+ low) | others) & ~low
    }

    @inline(__always)
    private mutating func add(_ span: borrowing Span<UInt8>, blankAt index: Int) {
        let next = span[index &+ 1]
        if next &- 0x61 < 26 {
            lowercase &+= 1
        } else if next &- 0x41 < 26 || next >= 0xC3 {
            addOther(span, blankAt: index)
        }
    }

    private mutating func addOther(_ span: borrowing Span<UInt8>, blankAt index: Int) {
        let scalar = VietnameseLetters.scalar(span, at: index + 1).scalar
        guard VietnameseLetters.isUppercase(scalar) else {
            if VietnameseLetters.isLetter(scalar) { lowercase += 1 }
            return
        }
        switch span[index - 1] {
        case 0x2E, 0x21, 0x3F: capitals[1] += 1
        case 0x3B: capitals[2] += 1
        case 0x3A: capitals[3] += 1
        case 0x2C, 0x20, 0x2D: break
        default: capitals[0] += 1
        }
    }
}

/// log₂ × 256, without a mathematics library: the exponent and a parabola through the mantissa.
func log2Times256(_ value: Double) -> Int {
    guard value > 0, value.isFinite else { return -64 * 256 }
    let mantissa = value.significand - 1
    let fraction = mantissa * (1.3465 - 0.3465 * mantissa)
    return Int((Double(value.exponent) + fraction) * 256)
}
