import LetterLexicon
import LetterText

/// One change inside a line.
struct WordEdit {
    var range: Range<Int>
    var replacement: [UInt8]
    /// A misread word, which is listed; a restored blank is not.
    var isCorrection: Bool
}

/// Restores lost blanks and corrects misread letters, line by line.
///
/// Every word is looked up; only where it or its neighbours are odd is anything else tried.
/// Complexity: O(*n*).
struct WordRepair {
    private let bytes: [UInt8]
    private let correctsSpelling: Bool
    private var scanner = WordScanner()
    private(set) var edits: [WordEdit] = []
    private var correctionCount = 0
    private var wordCount = 0
    /// What was corrected on the first way through the file, and what is on this one.
    private var known: Set<UInt32> = []
    private var knownPairs: Set<UInt32> = []
    /// How much likelier misread words are in this file than in others.
    private var filePrior = 0

    private static let bit = 256

    init(_ bytes: [UInt8], correctsSpelling: Bool) {
        self.bytes = bytes
        self.correctsSpelling = correctsSpelling
    }

    /// Goes through the file; again, with what was learned of it, if several words were misread.
    mutating func run() {
        pass()
        guard correctionCount >= 2 else { return }
        // From one in 2,000 words on; at most two bits at one in 300.
        let rate = Double(correctionCount) / Double(max(wordCount, 1))
        filePrior = min(max(log2Times256(rate * 2000), 0), 5 * Self.bit / 2)
        known = knownPairs
        edits = []
        pass()
    }

    private mutating func pass() {
        var start = 0
        let bytes = bytes
        let span = bytes.span
        while start < span.count {
            var end = start
            while end < span.count, span[end] != 0x0A { end += 1 }
            repairLine(start..<end)
            start = end + 1
        }
    }

    private mutating func repairLine(_ line: Range<Int>) {
        scanner.scan(bytes, line)
        wordCount += scanner.words.count
        var index = 0
        while index < scanner.words.count {
            let word = scanner.words[index]
            if word.kind == .letters, word.id == .unknown || !Syllables.isWellFormed(word.id) {
                if splitMerged(index) || mendSplit(index) {
                    index += 1
                    continue
                }
            }
            if correctsSpelling { correct(index) }
            index += 1
        }
    }

    private func id(_ index: Int, linkedTo direction: Int) -> SyllableID {
        let words = scanner.words
        guard index >= 0, index < words.count else { return .unknown }
        let link = direction < 0 ? index + 1 : index
        guard words[link].isLinked else { return .unknown }
        return words[index].id
    }

    // MARK: Lost blanks

    private mutating func splitMerged(_ index: Int) -> Bool {
        let word = scanner.words[index]
        guard !bindsRight(word), word.count > 3 else { return false }
        if word.id != .unknown, Syllables.count(word.id) > 50 { return false }
        if Abbreviations.entry(bytes, word.range) != 0 { return false }
        let before = id(index - 1, linkedTo: -1)
        let behind = id(index + 1, linkedTo: 1)
        let cuts = MergedWords.cuts(bytes, word.range, isMarked: word.isMarked, before: before, behind: behind)
        for cut in cuts { edits.append(WordEdit(range: cut..<cut, replacement: [0x20], isCorrection: false)) }
        return !cuts.isEmpty
    }

    /// `bi ện` → `biện`: a blank inside a syllable, one of whose pieces is none.
    private mutating func mendSplit(_ index: Int) -> Bool {
        let words = scanner.words
        let word = words[index]
        guard !word.isBound, word.count <= 6, !word.isAllUpper else { return false }
        for first in [index - 1, index] where first >= 0 && first + 1 < words.count {
            let second = first + 1
            guard words[second].isLinked, words[first].kind == .letters, words[second].kind == .letters,
                !words[second].startsUpper, !words[first].isBound, !words[second].isBound,
                !words[first].isAllUpper, words[second].start - words[first].end == 1
            else { continue }
            let pieces = Array(bytes[words[first].range]) + Array(bytes[words[second].range])
            let whole = WordCost.describe(pieces, 0..<pieces.count)
            guard whole.first != .unknown, !whole.isSuspicious, Syllables.isWellFormed(whole.first) else { continue }
            let before = id(first - 1, linkedTo: -1)
            let behind = id(second + 1, linkedTo: 1)
            let apart =
                WordCost.describe(bytes, words[first].range).cost(after: before)
                + WordCost.describe(bytes, words[second].range).cost
            let isAttested =
                before != .unknown && NGrams.bigramCount(before, whole.first) >= 20
                || behind != .unknown && NGrams.bigramCount(whole.first, behind) >= 20
            guard isAttested, apart - whole.cost(after: before) > 16 * Self.bit else { continue }
            // The word before may have been changed already.
            if let last = edits.last, last.range.upperBound > words[first].start { continue }
            edits.append(
                WordEdit(range: words[first].end..<words[second].start, replacement: [], isCorrection: false))
            scanner.correct(second, to: whole.first)
            return true
        }
        return false
    }

    /// A code goes on behind the word: `QĐ-…`; one may end with it: `78/QĐ-TTgngày`.
    private func bindsRight(_ word: ScannedWord) -> Bool {
        guard word.isBound, word.end < bytes.count else { return false }
        return bytes[word.end] != 0x20 && bytes[word.end] != 0x0A && bytes[word.end] != 0x2C && bytes[word.end] != 0x3B
    }

    // MARK: Misread letters

    /// The two words before and the two behind, as far as only blanks part them.
    private struct Context {
        var beforeLast = SyllableID.unknown
        var last = SyllableID.unknown
        var next = SyllableID.unknown
        var afterNext = SyllableID.unknown

        func cost(_ id: SyllableID) -> Int {
            var cost = NGrams.cost(id, after: beforeLast, last)
            if next != .unknown { cost += NGrams.cost(next, after: last, id) }
            if afterNext != .unknown { cost += NGrams.cost(afterNext, after: id, next) }
            return cost
        }

        /// The better attested of the two pairs with the neighbours.
        func attested(_ id: SyllableID) -> Int {
            max(last == .unknown ? 0 : NGrams.bigramCount(last, id), next == .unknown ? 0 : NGrams.bigramCount(id, next))
        }
    }

    private func context(_ index: Int) -> Context {
        var context = Context()
        let words = scanner.words
        if words[index].isLinked, index > 0 {
            context.last = words[index - 1].id
            if words[index - 1].isLinked, index > 1 { context.beforeLast = words[index - 2].id }
        }
        if index + 1 < words.count, words[index + 1].isLinked {
            context.next = words[index + 1].id
            if index + 2 < words.count, words[index + 2].isLinked { context.afterNext = words[index + 2].id }
        }
        return context
    }

    private mutating func correct(_ index: Int) {
        let word = scanner.words[index]
        guard !word.isBound, word.kind != .number, word.count <= 12 else { return }
        if word.kind == .mixed {
            correctDigits(index)
            return
        }
        if word.isAllUpper, !word.isMarked, word.id == .unknown { return }
        let context = context(index)
        guard context.last != .unknown || context.next != .unknown else { return }
        if word.hasStackedTone, correctStackedPair(index) { return }
        // Both pairs are usual: nothing to do. This is the way of nearly all words.
        let left = context.last == .unknown ? 0 : NGrams.bigramCount(context.last, word.id)
        let right = context.next == .unknown ? 0 : NGrams.bigramCount(word.id, context.next)
        if left >= 20 && (right >= 5 || context.next == .unknown) || right >= 20 && (left >= 5 || context.last == .unknown) { return }
        guard let letters = SpellingModel.letters(bytes, word.range) else { return }
        let isImpossible = word.isMarked && (word.id == .unknown || !Syllables.isWellFormed(word.id))
        let isName = word.startsUpper && !word.isAllUpper && !isImpossible && !startsSentence(index)
        let isRare = isImpossible || Syllables.count(word.id) < 20
        let needed = isRare ? 5 : 20
        let candidates = SpellingModel.candidates(for: letters, spelled: word.id)
        let cost = context.cost(word.id)
        var best: SpellingCandidate?
        var bestGain = isImpossible ? 0 : margin + (left == 0 && right == 0 ? 0 : Self.bit)
        for candidate in candidates {
            let gain = cost - context.cost(candidate.id) - candidate.channelCost + relief(word.id, candidate.id)
            guard gain > bestGain, context.attested(candidate.id) >= needed else { continue }
            if isName, !RepairPhrases.completesName(scanner.words, index, candidate.id) { continue }
            best = candidate
            bestGain = gain
        }
        if let best {
            replace(index, with: SpellingModel.bytes(of: best.letters), id: best.id)
        } else if left == 0, right == 0, !isName {
            correctPair(index, candidates)
        }
    }

    /// What a correction must gain over its channel cost: nine bits in a file without errors, where rare
    /// words are likelier than misread ones (`ký sinh trùng`, `vùng trũng`), three in one full of them.
    private var margin: Int { 9 * Self.bit - filePrior * 12 / 5 }

    /// In a file with many misread words each one is likelier.
    private func relief(_ read: SyllableID, _ truth: SyllableID) -> Int {
        filePrior + (known.contains(UInt32(read.rawValue) << 16 | UInt32(truth.rawValue)) ? 2 * Self.bit : 0)
    }

    // MARK: Two words misread

    /// Two odd words beside each other: `doàn thề` → `đoàn thể`.
    private mutating func correctPair(_ index: Int, _ candidates: [SpellingCandidate]) {
        let words = scanner.words
        guard index + 1 < words.count, words[index + 1].isLinked, words[index + 1].kind == .letters else { return }
        let second = words[index + 1]
        guard !second.isBound, second.count <= 12, second.startsUpper == second.isAllUpper || words[index].startsUpper,
            let letters = SpellingModel.letters(bytes, second.range)
        else { return }
        if index + 2 < words.count, words[index + 2].isLinked,
            NGrams.bigramCount(second.id, words[index + 2].id) >= 20 { return }
        let others = SpellingModel.candidates(for: letters, spelled: second.id)
        choosePair(index, candidates, others, margin: margin + Self.bit, isSameKind: false)
    }

    /// Two words with a tone over a circumflex, both misread in the same way: `phần đầu` for `phấn đấu`.
    private mutating func correctStackedPair(_ index: Int) -> Bool {
        let words = scanner.words
        guard index + 1 < words.count, words[index + 1].isLinked, words[index + 1].hasStackedTone,
            words[index + 1].kind == .letters, !words[index + 1].isBound,
            words[index].startsUpper == words[index].isAllUpper || startsSentence(index),
            words[index + 1].startsUpper == words[index + 1].isAllUpper,
            let first = SpellingModel.letters(bytes, words[index].range),
            let second = SpellingModel.letters(bytes, words[index + 1].range)
        else { return false }
        return choosePair(
            index, SpellingModel.stackedVariants(first, spelled: words[index].id),
            SpellingModel.stackedVariants(second, spelled: words[index + 1].id), margin: 2 * Self.bit, isSameKind: true)
    }

    @discardableResult
    private mutating func choosePair(
        _ index: Int, _ firsts: [SpellingCandidate], _ seconds: [SpellingCandidate], margin: Int, isSameKind: Bool
    ) -> Bool {
        let words = scanner.words
        let before = context(index)
        let behind = context(index + 1)
        func cost(_ first: SyllableID, _ second: SyllableID) -> Int {
            var cost = NGrams.cost(first, after: before.beforeLast, before.last)
            cost += NGrams.cost(second, after: before.last, first)
            if behind.next != .unknown { cost += NGrams.cost(behind.next, after: first, second) }
            if behind.afterNext != .unknown { cost += NGrams.cost(behind.afterNext, after: second, behind.next) }
            return cost
        }
        let pair = UInt32(words[index].id.rawValue) << 16 | UInt32(words[index + 1].id.rawValue)
        let original = cost(words[index].id, words[index + 1].id)
        var best: (SpellingCandidate, SpellingCandidate)?
        var bestGain = margin
        for first in firsts {
            for second in seconds where NGrams.bigramCount(first.id, second.id) >= 100 {
                // One cause misread both: the second costs less.
                var channel = first.channelCost + (isSameKind ? second.channelCost / 2 : second.channelCost)
                if known.contains(pair ^ 0x8000_0000) { channel = -margin }
                let gain = original - cost(first.id, second.id) - channel + filePrior
                if gain > bestGain {
                    best = (first, second)
                    bestGain = gain
                }
            }
        }
        guard let best else { return false }
        knownPairs.insert(pair ^ 0x8000_0000)
        replace(index, with: SpellingModel.bytes(of: best.0.letters), id: best.0.id)
        replace(index + 1, with: SpellingModel.bytes(of: best.1.letters), id: best.1.id)
        return true
    }

    private func startsSentence(_ index: Int) -> Bool {
        let word = scanner.words[index]
        guard index > 0 else { return true }
        if word.isLinked { return false }
        // Behind a mark that ends a sentence or opens a part.
        var position = word.start
        while position > 0, bytes[position - 1] == 0x20 { position -= 1 }
        guard position > 0 else { return true }
        switch bytes[position - 1] {
        case 0x2E, 0x3A, 0x3B, 0x29, 0x2D, 0x2B, 0x1F, 0x1E: return true
        default: return false
        }
    }

    /// `1ao động` → `lao động`: a figure read for a letter.
    private mutating func correctDigits(_ index: Int) {
        let word = scanner.words[index]
        var replaced: [UInt8] = []
        for byte in bytes[word.range] {
            switch byte {
            case 0x31: replaced.append(0x6C)
            case 0x30: replaced.append(word.isAllUpper || word.startsUpper ? 0x4F : 0x6F)
            case 0x32...0x39: return
            default: replaced.append(byte)
            }
        }
        // Two letters beside the figure, or one that no label has: "1a" stays, "1à" does not.
        guard word.count > 2 || word.isMarked else { return }
        let shape = WordShape(replaced, 0..<replaced.count)
        let id = Syllables.id(replaced, 0..<replaced.count)
        guard !shape.isMixedCase, id != .unknown, Syllables.isWellFormed(id) else { return }
        let context = context(index)
        guard context.attested(id) >= 10 else { return }
        replace(index, with: replaced, id: id)
    }

    private mutating func replace(_ index: Int, with plain: [UInt8], id: SyllableID) {
        let word = scanner.words[index]
        knownPairs.insert(UInt32(word.id.rawValue) << 16 | UInt32(id.rawValue))
        correctionCount += 1
        let replacement = word.isAllUpper ? VietnameseLetters.uppercased(plain) : plain
        edits.append(WordEdit(range: scanner.words[index].range, replacement: replacement, isCorrection: true))
        scanner.correct(index, to: id)
    }
}
