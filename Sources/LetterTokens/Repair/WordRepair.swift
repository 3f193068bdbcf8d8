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

    private static let bit = 256

    init(_ bytes: [UInt8], correctsSpelling: Bool) {
        self.bytes = bytes
        self.correctsSpelling = correctsSpelling
    }

    mutating func run() {
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
        var index = 0
        while index < scanner.words.count {
            let word = scanner.words[index]
            if word.kind == .letters, word.id == .unknown || !Syllables.isWellFormed(word.id) {
                if splitMerged(index) {
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
        guard !word.isBound, word.count > 3, !(word.isAllUpper && !word.isMarked) else { return false }
        if word.id != .unknown, Syllables.count(word.id) > 50 { return false }
        if Abbreviations.entry(bytes, word.range) != 0 { return false }
        let before = id(index - 1, linkedTo: -1)
        let behind = id(index + 1, linkedTo: 1)
        let cuts = MergedWords.cuts(bytes, word.range, isMarked: word.isMarked, before: before, behind: behind)
        for cut in cuts { edits.append(WordEdit(range: cut..<cut, replacement: [0x20], isCorrection: false)) }
        return !cuts.isEmpty
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
        // Both pairs are usual: nothing to do. This is the way of nearly all words.
        let left = context.last == .unknown ? 0 : NGrams.bigramCount(context.last, word.id)
        let right = context.next == .unknown ? 0 : NGrams.bigramCount(word.id, context.next)
        if left >= 20 && (right >= 5 || context.next == .unknown) || right >= 20 && (left >= 5 || context.last == .unknown) { return }
        let isName = word.startsUpper && !word.isAllUpper && !startsSentence(index)
        guard let letters = SpellingModel.letters(bytes, word.range) else { return }
        let candidates = SpellingModel.candidates(for: letters, spelled: word.id)
        let cost = context.cost(word.id)
        var best: SpellingCandidate?
        var bestGain = margin(word, left: left, right: right)
        for candidate in candidates {
            let gain = cost - context.cost(candidate.id) - candidate.channelCost
            guard gain > bestGain, context.attested(candidate.id) >= 20 else { continue }
            if isName, !RepairPhrases.completesName(scanner.words, index, candidate.id) { continue }
            best = candidate
            bestGain = gain
        }
        guard let best else { return }
        replace(index, with: SpellingModel.bytes(of: best.letters), id: best.id)
    }

    /// What a correction must gain over its channel cost.
    private func margin(_ word: ScannedWord, left: Int, right: Int) -> Int {
        if word.id == .unknown { return 2 * Self.bit }
        return (left == 0 && right == 0 ? 3 : 5) * Self.bit
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
        let id = Syllables.id(replaced, 0..<replaced.count)
        guard id != .unknown, Syllables.isWellFormed(id) else { return }
        let context = context(index)
        guard context.attested(id) >= 10 else { return }
        replace(index, with: replaced, id: id)
    }

    private mutating func replace(_ index: Int, with replacement: [UInt8], id: SyllableID) {
        edits.append(WordEdit(range: scanner.words[index].range, replacement: replacement, isCorrection: true))
        scanner.correct(index, to: id)
    }
}
