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
    let bytes: [UInt8]
    private let correctsSpelling: Bool
    var scanner = WordScanner()
    private(set) var edits: [WordEdit] = []
    private(set) var correctionCount = 0
    private var wordCount = 0
    let ngrams = NGrams.standard
    private let syllables = SyllableTable.standard
    /// What was corrected on the first way through the file, and what is on this one.
    private(set) var known: Set<UInt32> = []
    private var learned: Set<UInt32> = []
    /// How much likelier misread words are in this file than in others.
    private(set) var filePrior = 0
    /// How often each word stands in the file, by its number; empty before the first way through it.
    private var wordCounts: [UInt16] = []
    /// Contexts that were looked into already and stay as they are, by hash.
    private var settled: [UInt64] = []

    static let bit = 256

    init(_ bytes: [UInt8], correctsSpelling: Bool) {
        self.bytes = bytes
        self.correctsSpelling = correctsSpelling
    }

    /// Goes through the file; again, with what was learned of it, if words were misread.
    mutating func run() {
        pass()
        for _ in 0..<2 where correctionCount >= 2 {
            // From one in 2,000 words on; at most two bits and a half, at one in 350.
            let rate = Double(correctionCount) / Double(max(wordCount, 1))
            let prior = min(max(log2Times256(rate * 2000), 0), 5 * Self.bit / 2)
            if prior <= filePrior, learned == known { return }
            filePrior = max(prior, filePrior)
            known = learned
            if wordCounts.isEmpty { countWords() }
            pass()
        }
    }

    private mutating func pass() {
        edits = []
        settled = []
        correctionCount = 0
        wordCount = 0
        var start = 0
        while start < bytes.count {
            start = scanner.scan(bytes, from: start) + 1
            repairLine()
        }
    }

    private mutating func countWords() {
        wordCounts = [UInt16](repeating: 0, count: syllables.idCount)
        var start = 0
        while start < bytes.count {
            start = scanner.scan(bytes, from: start) + 1
            for word in scanner.words where word.id != .unknown && Int(word.id.rawValue) < wordCounts.count {
                wordCounts[Int(word.id.rawValue)] = min(wordCounts[Int(word.id.rawValue)] + 1, 1 << 15)
            }
        }
    }

    /// How much likelier a word is in this file than elsewhere, in bits times 256, because the file has it again and again:
    /// `chó` in a letter about rabies is no misread `cho`.
    ///
    /// - Parameter own: how often it stands there by this place itself.
    func topicGain(_ id: SyllableID, besides own: Int) -> Int {
        guard id != .unknown, Int(id.rawValue) < wordCounts.count else { return 0 }
        let others = Int(wordCounts[Int(id.rawValue)]) - own
        guard others >= 2 else { return 0 }
        let here = Double(others) / Double(max(wordCount, 1))
        let elsewhere = Double(max(Syllables.count(id), 1)) / Self.allCounts
        return log2Times256(1 + Self.topicWeight * here / elsewhere)
    }

    /// The share of words that come because a letter speaks of them.
    private static let topicWeight = 0.1
    private static let allCounts = Double(Syllables.all.reduce(0) { $0 + Syllables.count($1) })

    /// Goes through the words of the line that was scanned last.
    private mutating func repairLine() {
        let count = scanner.words.count
        wordCount += count
        // How usual the pair with the word before is; −1 where there is none.
        var left = -1
        for index in 0..<count {
            let word = scanner.words[index]
            var right = -1
            if index + 1 < count, scanner.words[index + 1].isLinked {
                let next = scanner.words[index + 1].id
                right = word.id == .unknown || next == .unknown ? 0 : ngrams.count(word.id, next)
            }
            // The way of nearly all words.
            if word.isWellFormed, !word.hasStackedTone, Self.isUsual(left, right) {
                left = right
                continue
            }
            if word.kind == .letters, !word.isWellFormed {
                if splitMerged(index) || mendSplit(index) {
                    left = -1
                    continue
                }
            }
            if correctsSpelling, word.kind != .number, !word.isBound, left >= 0 || right >= 0 {
                if correct(index, left: left, right: right), index + 1 < count {
                    right = ngrams.count(scanner.words[index].id, scanner.words[index + 1].id)
                }
            }
            left = right
        }
    }

    /// Whether both pairs of a word are usual: there is nothing to correct.
    static func isUsual(_ left: Int, _ right: Int) -> Bool {
        left >= 20 && (right >= 5 || right < 0) || right >= 20 && left >= 5
    }

    /// The number of a neighbour, `unknown` if a mark parts it from the word.
    private func neighbour(_ index: Int, isBefore: Bool) -> SyllableID {
        guard index >= 0, index < scanner.words.count else { return .unknown }
        guard scanner.words[isBefore ? index + 1 : index].isLinked else { return .unknown }
        return scanner.words[index].id
    }

    // MARK: Lost blanks

    private mutating func splitMerged(_ index: Int) -> Bool {
        let word = scanner.words[index]
        guard !bindsRight(word), word.count > 3 else { return false }
        if word.id != .unknown, syllables.count(word.id) > 50 { return false }
        if Abbreviations.entry(bytes, word.range) != 0 { return false }
        let before = neighbour(index - 1, isBefore: true)
        let behind = neighbour(index + 1, isBefore: false)
        let cuts = MergedWords.cuts(bytes, word.range, isMarked: word.isMarked, before: before, behind: behind)
        for cut in cuts { edits.append(WordEdit(range: cut..<cut, replacement: [0x20], isCorrection: false)) }
        return !cuts.isEmpty
    }

    /// `bi ện` → `biện`: a blank inside a syllable, one of whose pieces is none.
    private mutating func mendSplit(_ index: Int) -> Bool {
        let word = scanner.words[index]
        guard !word.isBound, word.count <= 6, !word.isAllUpper else { return false }
        for first in [index - 1, index] where first >= 0 && first + 1 < scanner.words.count {
            let piece = scanner.words[first]
            let rest = scanner.words[first + 1]
            guard rest.isLinked, piece.kind == .letters, rest.kind == .letters, !rest.startsUpper, !piece.isBound,
                !rest.isBound, !piece.isAllUpper, rest.start - piece.end == 1
            else { continue }
            let pieces = Array(bytes[piece.range]) + Array(bytes[rest.range])
            let whole = WordCost.describe(pieces, 0..<pieces.count)
            guard whole.first != .unknown, !whole.isSuspicious, Syllables.isWellFormed(whole.first) else { continue }
            let before = neighbour(first - 1, isBefore: true)
            let behind = neighbour(first + 2, isBefore: false)
            let apart =
                WordCost.describe(bytes, piece.range).cost(after: before)
                + Int(WordCost.describe(bytes, rest.range).cost)
            let isAttested =
                before != .unknown && ngrams.count(before, whole.first) >= 20
                || behind != .unknown && ngrams.count(whole.first, behind) >= 20
            guard isAttested, apart - whole.cost(after: before) > 16 * Self.bit else { continue }
            // The word before may have been changed already.
            if let last = edits.last, last.range.upperBound > piece.start { continue }
            edits.append(WordEdit(range: piece.end..<rest.start, replacement: [], isCorrection: false))
            scanner.correct(first + 1, to: whole.first)
            return true
        }
        return false
    }

    /// A code goes on behind the word: `QĐ-…`; one may end with it: `78/QĐ-TTgngày`.
    private func bindsRight(_ word: ScannedWord) -> Bool {
        guard word.isBound, word.end < bytes.count else { return false }
        return bytes[word.end] != 0x20 && bytes[word.end] != 0x0A && bytes[word.end] != 0x2C && bytes[word.end] != 0x3B
    }

    // MARK: Bookkeeping of corrections

    func isSettled(_ hash: UInt64) -> Bool { !settled.isEmpty && settled[Int(hash & 2047)] == hash }

    mutating func settle(_ hash: UInt64) {
        if settled.isEmpty { settled = [UInt64](repeating: 0, count: 2048) }
        settled[Int(hash & 2047)] = hash
    }

    mutating func learn(_ fact: UInt32) { learned.insert(fact) }

    /// Writes a syllable in place of a word, with the word's case.
    mutating func replace(_ index: Int, with id: SyllableID) {
        let word = scanner.words[index]
        var replacement = Array(Syllables.spelling(id).utf8)
        if word.isAllUpper {
            replacement = VietnameseLetters.uppercased(replacement)
        } else if word.startsUpper {
            let first = VietnameseLetters.scalar(replacement, at: 0)
            var head: [UInt8] = []
            VietnameseLetters.append(VietnameseLetters.uppercase(first.scalar), to: &head)
            replacement.replaceSubrange(0..<first.count, with: head)
        }
        // A piece of this word may have gone into the word before.
        if let last = edits.last, last.range.upperBound > word.start { return }
        learn(UInt32(word.id.rawValue) << 16 | UInt32(id.rawValue))
        correctionCount += 1
        edits.append(WordEdit(range: word.range, replacement: replacement, isCorrection: true))
        scanner.correct(index, to: id)
    }
}
