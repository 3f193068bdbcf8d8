import LetterLexicon
import LetterText

/// The words at the two ends of a line.
struct LineEdges {
    var firstRange: Range<Int>
    var lastRange: Range<Int>
    var first: RepairWord
    var last: RepairWord
    /// What goes before the last word.
    var beforeLast: SyllableID
    /// The first word is the last too.
    var isSingle: Bool { firstRange == lastRange }
    /// The word behind the first, if it is not the last.
    private(set) var second: RepairWord?
    /// The second word is the last.
    private(set) var isPair = false
    /// What the second word costs behind the first, 0 without one.
    private(set) var secondCost = 0
    /// What the last word costs behind the one before it.
    private(set) var lastCost = 0
    /// Characters of the first word.
    var firstWidth: Int

    init(_ bytes: [UInt8], _ line: TextLine, _ ngrams: NGrams) {
        let start = line.contentStart < line.end ? line.contentStart : line.start
        firstRange = start..<Self.wordEnd(bytes, start, line.end)
        lastRange = Self.wordStart(bytes, line.end, start)..<line.end
        first = WordCost.describe(bytes, firstRange)
        firstWidth = 0
        for index in firstRange where bytes[index] & 0xC0 != 0x80 { firstWidth += 1 }
        beforeLast = .unknown
        if firstRange == lastRange {
            last = first
            return
        }
        last = WordCost.describe(bytes, lastRange)
        let secondStart = LineShape.skipBlanks(bytes.span, firstRange.upperBound, line.end)
        if secondStart >= lastRange.lowerBound {
            isPair = true
            beforeLast = first.last
            lastCost = last.cost(after: beforeLast, ngrams)
            return
        }
        let second = WordCost.describe(bytes, secondStart..<Self.wordEnd(bytes, secondStart, line.end))
        self.second = second
        secondCost = second.cost(after: first.last, ngrams)
        var end = lastRange.lowerBound
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        beforeLast = WordCost.describe(bytes, Self.wordStart(bytes, end, start)..<end).last
        lastCost = last.cost(after: beforeLast, ngrams)
    }

    /// A word longer than this is cut: no word is.
    private static let wordLimit = 96

    private static func wordEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, bytes[index] != 0x20, index - start < wordLimit { index += 1 }
        while index < end, bytes[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }

    private static func wordStart(_ bytes: [UInt8], _ end: Int, _ start: Int) -> Int {
        var index = end
        while index > start, bytes[index - 1] != 0x20, end - index < wordLimit { index -= 1 }
        while index > start, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        return index
    }
}
