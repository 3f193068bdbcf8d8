import LetterLexicon
import LetterText

/// What becomes of a line end.
enum LineEnd: UInt8 {
    /// The pieces before and behind are one word.
    case glued
    /// A blank: the paragraph goes on.
    case blank
    /// The end of a block.
    case kept
}

/// Decides at each line end between nothing, a blank and the end of a block.
///
/// A search through the lattice of all decisions that keeps the few best ways (beam search):
/// a way costs what its words cost after each other (n-grams), what the decisions cost by
/// the look of the lines (``JoinOdds``), and what a glued word costs in this file. Pieces of a word may
/// lie on several lines (`hi⏎ệ⏎n`). Complexity: O(*lines*).
struct LineJoiner {
    private let bytes: [UInt8]
    private let lines: [TextLine]
    private let edges: [LineEdges]
    private let evidence: JoinEvidence
    private let joinOdds: JoinOdds

    /// One way through the lattice up to a line.
    private struct Way {
        var cost: Int
        /// With the word at the end.
        var wholeCost: Int
        /// Line on which the block began.
        var blockStart: Int32
        /// Characters of the block so far.
        var blockWidth: Int32
        /// Line on whose last word the word at the end began; glued with all lines behind.
        var wordStart: Int32
        /// Index of the last step in `steps`.
        var step: Int32
        /// The word at the end, whose cost is not in `cost` yet.
        var word: RepairWord
        /// What goes before that word.
        var previous: SyllableID
    }

    private struct Step {
        var parent: Int32
        var end: LineEnd
    }

    private var steps: [Step] = []
    private let ngrams = NGrams.standard
    /// The odds that were asked for last: ways differ in their words more often than in their blocks.
    private var lastOdds: (line: Int, blockStart: Int32, blockWidth: Int32, odds: Int) = (-1, 0, 0, 0)

    private static let beam = 8
    /// Ways that cost so many bits more than the best are given up.
    private static let slack = 30 * 256

    init(_ bytes: [UInt8], _ lines: [TextLine]) {
        self.bytes = bytes
        self.lines = lines
        let ngrams = NGrams.standard
        edges = lines.map { LineEdges(bytes, $0, ngrams) }
        evidence = JoinEvidence(bytes, lines, edges)
        joinOdds = JoinOdds(bytes: bytes, evidence: evidence)
    }

    /// The decision for the end of each line but the last.
    mutating func decide() -> [LineEnd] {
        guard lines.count > 1 else { return [] }
        steps.reserveCapacity(lines.count * 2)
        var ways = [begin(at: 0)]
        var next: [Way] = []
        for index in 1..<lines.count {
            next.removeAll(keepingCapacity: true)
            for way in ways { extend(way, to: index, into: &next) }
            prune(&next)
            swap(&ways, &next)
        }
        var result = [LineEnd](repeating: .kept, count: lines.count - 1)
        let best = ways.min { $0.wholeCost < $1.wholeCost }
        var step = best?.step ?? -1
        var index = lines.count - 2
        while step >= 0, index >= 0 {
            result[index] = steps[Int(step)].end
            step = steps[Int(step)].parent
            index -= 1
        }
        return result
    }

    private func begin(at index: Int) -> Way {
        let edge = edges[index]
        let previous = edge.isSingle ? .unknown : edge.beforeLast
        return Way(
            cost: 0, wholeCost: edge.last.cost(after: previous, ngrams), blockStart: Int32(index),
            blockWidth: Int32(lines[index].width), wordStart: Int32(index), step: -1, word: edge.last,
            previous: previous)
    }

    private mutating func extend(_ way: Way, to index: Int, into ways: inout [Way]) {
        let line = lines[index - 1]
        let next = lines[index]
        if line.isBarrier || next.isBarrier {
            append(way, .kept, extra: 0, to: index, into: &ways)
            return
        }
        if next.opening == .closingMark, next.gap == 0 {
            append(way, .glued, extra: 0, to: index, into: &ways)
            return
        }
        let odds = odds(way, index)
        if mayGlue(way, index) { append(way, .glued, extra: evidence.glueCost, to: index, into: &ways) }
        if odds > -16 * 256 { append(way, .blank, extra: max(0, -odds), to: index, into: &ways) }
        if odds < 16 * 256 { append(way, .kept, extra: max(0, odds), to: index, into: &ways) }
    }

    private mutating func odds(_ way: Way, _ index: Int) -> Int {
        if lastOdds.line != index || lastOdds.blockStart != way.blockStart || lastOdds.blockWidth != way.blockWidth {
            let odds = joinOdds.odds(
                lines[index - 1], edges[index - 1], lines[index], edges[index], block: lines[Int(way.blockStart)],
                blockWidth: Int(way.blockWidth))
            lastOdds = (index, way.blockStart, way.blockWidth, odds)
        }
        return lastOdds.odds
    }

    /// Whether the word at the end of the way and the next line's first may be one.
    private func mayGlue(_ way: Way, _ index: Int) -> Bool {
        let next = lines[index]
        let edge = edges[index]
        guard next.gap == 0, next.opening != .bullet, next.opening != .formula else { return false }
        // "h." may be the end of a word, but not where labels are whole lines.
        guard next.opening != .label || next.isOpeningOnly && evidence.isFragmented else { return false }
        guard lines[index - 1].opening != .bullet || !lines[index - 1].isOpeningOnly else { return false }
        guard evidence.isFragmented || way.word.isSuspicious || edge.first.isSuspicious else { return false }
        guard index - Int(way.wordStart) <= 12 else { return false }
        guard let before = VietnameseLetters.scalar(bytes.span, before: lines[index - 1].end)?.scalar else {
            return false
        }
        let behind = VietnameseLetters.scalar(bytes.span, at: next.start).scalar
        let letterBefore = VietnameseLetters.isLetter(before)
        let letterBehind = VietnameseLetters.isLetter(behind)
        let digitBefore = before &- 0x30 < 10
        let digitBehind = behind &- 0x30 < 10
        if letterBefore || digitBefore {
            // A letter and a figure make a word only in a code that is begun.
            let isCode = !way.word.isLetters && way.word.isSuspicious
            let isLetters =
                letterBefore && letterBehind
                && (VietnameseLetters.isUppercase(before) || !VietnameseLetters.isUppercase(behind))
            return isLetters || digitBefore && digitBehind || isCode && (letterBehind || digitBehind)
                || behind == 0x2F || behind == 0x2D
        }
        return (before == 0x2D || before == 0x2F || before == 0x28) && (letterBehind || digitBehind)
    }

    private mutating func append(_ way: Way, _ end: LineEnd, extra: Int, to index: Int, into ways: inout [Way]) {
        var result = way
        result.step = Int32(steps.count)
        steps.append(Step(parent: way.step, end: end))
        if end == .kept {
            result.blockStart = Int32(index)
            result.blockWidth = Int32(lines[index].width)
        } else {
            result.blockWidth += Int32(lines[index].width) + (end == .blank ? 1 : 0)
        }
        if end == .glued {
            glue(&result, extra, index)
        } else {
            let previous = end == .blank ? way.word.last : .unknown
            let firstCost = way.wholeCost + extra + edges[index].first.cost(after: previous, ngrams)
            result.wordStart = Int32(index)
            result.word = edges[index].last
            if edges[index].isSingle {
                result.cost = way.wholeCost + extra
                result.wholeCost = firstCost
                result.previous = previous
            } else {
                result.cost = firstCost + edges[index].secondCost
                result.wholeCost = result.cost + edges[index].lastCost
                result.previous = edges[index].beforeLast
            }
        }
        ways.append(result)
    }

    /// Goes on with the last word of the way and the first one of a line as one.
    private func glue(_ way: inout Way, _ extra: Int, _ index: Int) {
        let edge = edges[index]
        let word = gluedWord(way, index)
        way.cost += extra
        if edge.isSingle {
            way.word = word
        } else {
            way.cost += word.cost(after: way.previous, ngrams)
            if let second = edge.second { way.cost += second.cost(after: word.last, ngrams) }
            way.word = edge.last
            way.previous = edge.isPair ? word.last : edge.beforeLast
            way.wordStart = Int32(index)
        }
        way.wholeCost = way.cost + way.word.cost(after: way.previous, ngrams)
    }

    /// The word made of the way's last word and the first one of a line.
    private func gluedWord(_ way: Way, _ index: Int) -> RepairWord {
        var pieces = Array(bytes[edges[Int(way.wordStart)].lastRange])
        for between in (Int(way.wordStart) + 1)..<max(index, Int(way.wordStart) + 1) {
            pieces.append(contentsOf: bytes[lines[between].start..<lines[between].end])
        }
        pieces.append(contentsOf: bytes[edges[index].firstRange])
        return WordCost.describe(pieces, 0..<pieces.count)
    }

    private func prune(_ ways: inout [Way]) {
        guard ways.count > 1 else { return }
        // By cost; few, and often in order already.
        for index in 1..<ways.count {
            let way = ways[index]
            var place = index
            while place > 0, way.wholeCost < ways[place - 1].wholeCost {
                ways[place] = ways[place - 1]
                place -= 1
            }
            if place < index { ways[place] = way }
        }
        // A way that another one equals in all that counts later, at less cost, is given up.
        let worst = ways[0].wholeCost + Self.slack
        var kept = 0
        for index in ways.indices {
            let way = ways[index]
            if way.wholeCost > worst || kept == Self.beam { break }
            var isRepeated = false
            for other in 0..<kept
            where ways[other].wordStart == way.wordStart && ways[other].previous == way.previous
                && ways[other].blockStart == way.blockStart
            {
                isRepeated = true
            }
            if isRepeated { continue }
            ways[kept] = way
            kept += 1
        }
        ways.removeLast(ways.count - kept)
    }
}
