import LetterLexicon
import LetterText

/// Misread letters: a noisy channel (``SpellingModel``) and n-grams of the words around.
extension WordRepair {
    /// The two words before and the two behind, as far as only blanks part them.
    struct Context {
        var beforeLast = SyllableID.unknown
        var last = SyllableID.unknown
        var next = SyllableID.unknown
        var afterNext = SyllableID.unknown

        init(_ words: [ScannedWord], _ index: Int) {
            if words[index].isLinked, index > 0 {
                last = words[index - 1].id
                if words[index - 1].isLinked, index > 1 { beforeLast = words[index - 2].id }
            }
            if index + 1 < words.count, words[index + 1].isLinked {
                next = words[index + 1].id
                if index + 2 < words.count, words[index + 2].isLinked { afterNext = words[index + 2].id }
            }
        }

        func cost(_ id: SyllableID, _ ngrams: NGrams) -> Int {
            var cost = ngrams.cost(id, after: beforeLast, last)
            if next != .unknown { cost += ngrams.cost(next, after: last, id) }
            if afterNext != .unknown { cost += ngrams.cost(afterNext, after: id, next) }
            return cost
        }

        /// Whether one of the pairs with the neighbours was seen so often.
        func isAttested(_ id: SyllableID, _ count: Int, _ ngrams: NGrams) -> Bool {
            last != .unknown && ngrams.occurs(last, id, atLeast: count)
                || next != .unknown && ngrams.occurs(id, next, atLeast: count)
        }

        func hash(_ key: UInt64) -> UInt64 {
            let words =
                UInt64(beforeLast.rawValue) << 48 | UInt64(last.rawValue) << 32 | UInt64(next.rawValue) << 16
                | UInt64(afterNext.rawValue)
            var hash = (key &* 0x9E37_79B9_7F4A_7C15 ^ words) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 29
            return hash | 1 << 63
        }
    }

    /// Corrects one word, if it is clear what it was.
    ///
    /// - Parameters:
    ///   - left: how often the pair with the word before was seen, −1 if a mark parts them.
    ///   - right: the same for the word behind.
    /// - Returns: whether anything was changed.
    mutating func correct(_ index: Int, left: Int, right: Int) -> Bool {
        let word = scanner.words[index]
        if word.kind == .mixed { return correctDigits(index) }
        if word.hasStackedTone, index + 1 < scanner.words.count, scanner.words[index + 1].hasStackedTone,
            scanner.words[index + 1].isLinked, correctStackedPair(index)
        {
            return true
        }
        if Self.isUsual(left, right) { return false }
        if right >= 20, left < 0 {
            // Nothing before: the two words behind must bear the word out.
            guard index + 2 < scanner.words.count, scanner.words[index + 2].isLinked else { return false }
            let (next, afterNext) = (scanner.words[index + 1].id, scanner.words[index + 2].id)
            if ngrams.count(word.id, next, afterNext) > 0 { return false }
        }
        if word.count > 12 || word.isAllUpper && !word.isMarked && word.id == .unknown { return false }
        // Only an unknown word must be spelled out.
        let key = word.id == .unknown ? Syllables.key(bytes, word.range) : 0
        if word.id == .unknown, key == 0 { return false }
        let context = Context(scanner.words, index)
        let hash = context.hash(word.id == .unknown ? key : UInt64(word.id.rawValue))
        if isSettled(hash) { return false }
        if correctAlone(index, key, context, left: left, right: right) { return true }
        settle(hash)
        return false
    }

    /// - Parameter key: the key of a word that is not in the table.
    private mutating func correctAlone(
        _ index: Int, _ key: UInt64, _ context: Context, left: Int, right: Int
    ) -> Bool {
        let word = scanner.words[index]
        let isImpossible = word.isMarked && !word.isWellFormed
        let isName = word.startsUpper && !word.isAllUpper && !isImpossible && !startsSentence(index)
        let isRare = isImpossible || Syllables.count(word.id) < 20
        let isOdd = left <= 0 && right <= 0
        let leastCount = isRare ? 5 : 20
        var original: Int?
        var best: SpellingCandidate?
        var bestGain = isImpossible ? 0 : margin + (isOdd ? 0 : Self.bit)
        func weigh(_ candidate: SpellingCandidate) {
            guard context.isAttested(candidate.id, leastCount, ngrams) else { return }
            let cost = original ?? context.cost(word.id, ngrams)
            original = cost
            let gain =
                cost - context.cost(candidate.id, ngrams) - candidate.channelCost + relief(word.id, candidate.id)
                + topicGain(candidate.id, besides: 0) - topicGain(word.id, besides: 1)
            guard gain > bestGain || isStackedSlip(candidate, context, gain: gain, left: left, right: right) else {
                return
            }
            guard best == nil || gain > bestGain else { return }
            if isName, !RepairPhrases.completesName(scanner.words, index, candidate.id) { return }
            best = candidate
            bestGain = gain
        }
        if word.id == .unknown {
            for candidate in SpellingModel.standard.candidates(for: key) { weigh(candidate) }
        } else {
            let table = SpellingTable.standard
            for position in table.range(of: word.id) { weigh(table[position]) }
        }
        if let best {
            replace(index, with: best.id)
            return true
        }
        return isOdd && !isName && correctPair(index)
    }

    /// `đề tổng hợp` → `để tổng hợp`: the tone over a circumflex, which scans and typists lose most, where the pair
    /// with a neighbour was never seen, the candidate's often, and the other pair is usual too. A smaller gain is
    /// enough.
    private func isStackedSlip(
        _ candidate: SpellingCandidate, _ context: Context, gain: Int, left: Int, right: Int
    ) -> Bool {
        guard candidate.channelCost == SpellingModel.stackedToneCost, gain > 4 * Self.bit - filePrior else {
            return false
        }
        let before = context.last == .unknown ? -1 : ngrams.count(context.last, candidate.id)
        let behind = context.next == .unknown ? -1 : ngrams.count(candidate.id, context.next)
        return right == 0 && behind >= 150 && before >= min(left, 20)
            || left == 0 && before >= 150 && behind >= min(right, 20)
    }

    /// What a word may have been.
    private func candidates(for word: ScannedWord) -> [SpellingCandidate] {
        if word.id == .unknown { return SpellingModel.standard.candidates(for: Syllables.key(bytes, word.range)) }
        let table = SpellingTable.standard
        return table.range(of: word.id).map { table[$0] }
    }

    /// What a correction must gain over its channel cost: nine bits in a file without errors, where rare
    /// words are likelier than misread ones (`ký sinh trùng`, `vùng trũng`), three in one full of them.
    private var margin: Int { 9 * Self.bit - filePrior * 12 / 5 }

    /// In a file with many misread words each one is likelier, one seen before most.
    private func relief(_ read: SyllableID, _ truth: SyllableID) -> Int {
        known.isEmpty
            ? filePrior
            : filePrior + (known.contains(UInt32(read.rawValue) << 16 | UInt32(truth.rawValue)) ? 2 * Self.bit : 0)
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

    // MARK: Two words misread

    /// Two odd words beside each other: `doàn thề` → `đoàn thể`.
    private mutating func correctPair(_ index: Int) -> Bool {
        guard index + 1 < scanner.words.count else { return false }
        let first = scanner.words[index]
        let second = scanner.words[index + 1]
        guard second.isLinked, second.kind == .letters, !second.isBound, second.count <= 12,
            Syllables.key(bytes, second.range) != 0,
            second.startsUpper == second.isAllUpper || first.startsUpper
        else { return false }
        if index + 2 < scanner.words.count, scanner.words[index + 2].isLinked,
            ngrams.count(second.id, scanner.words[index + 2].id) >= 20
        {
            return false
        }
        return choosePair(
            index, candidates(for: first), candidates(for: second), margin: margin + Self.bit, isSameKind: false)
    }

    /// Two words with a tone over a circumflex, both misread in the same way: `phần đầu` for `phấn đấu`.
    private mutating func correctStackedPair(_ index: Int) -> Bool {
        let first = scanner.words[index]
        let second = scanner.words[index + 1]
        let firstKey = Syllables.key(bytes, first.range)
        let secondKey = Syllables.key(bytes, second.range)
        guard second.kind == .letters, !second.isBound, firstKey != 0, secondKey != 0,
            !first.startsUpper || first.isAllUpper || startsSentence(index), second.startsUpper == second.isAllUpper
        else { return false }
        return choosePair(
            index, SpellingModel.standard.stackedVariants(of: firstKey, spelled: first.id),
            SpellingModel.standard.stackedVariants(of: secondKey, spelled: second.id), margin: 2 * Self.bit,
            isSameKind: true)
    }

    private mutating func choosePair(
        _ index: Int, _ firsts: [SpellingCandidate], _ seconds: [SpellingCandidate], margin: Int, isSameKind: Bool
    ) -> Bool {
        guard !firsts.isEmpty, !seconds.isEmpty else { return false }
        let (read, readNext) = (scanner.words[index].id, scanner.words[index + 1].id)
        let before = Context(scanner.words, index)
        let behind = Context(scanner.words, index + 1)
        func cost(_ first: SyllableID, _ second: SyllableID) -> Int {
            var cost = ngrams.cost(first, after: before.beforeLast, before.last)
            cost += ngrams.cost(second, after: before.last, first)
            if behind.next != .unknown { cost += ngrams.cost(behind.next, after: first, second) }
            if behind.afterNext != .unknown { cost += ngrams.cost(behind.afterNext, after: second, behind.next) }
            return cost
        }
        let pair = (UInt32(read.rawValue) << 16 | UInt32(readNext.rawValue)) ^ 0x8000_0000
        var original: Int?
        var best: (SyllableID, SyllableID)?
        var bestGain = margin
        for first in firsts {
            for second in seconds where ngrams.occurs(first.id, second.id, atLeast: 100) {
                // One cause misread both: the second costs less.
                var channel = first.channelCost + (isSameKind ? second.channelCost / 2 : second.channelCost)
                if known.contains(pair) { channel = -margin }
                let whole = original ?? cost(read, readNext)
                original = whole
                let gain =
                    whole - cost(first.id, second.id) - channel + filePrior - topicGain(read, besides: 1)
                    - topicGain(readNext, besides: 1)
                if gain > bestGain {
                    best = (first.id, second.id)
                    bestGain = gain
                }
            }
        }
        guard let best else { return false }
        learn(pair)
        replace(index, with: best.0)
        replace(index + 1, with: best.1)
        return true
    }

    // MARK: Figures for letters

    /// `1ao động` → `lao động`: a figure read for a letter.
    private mutating func correctDigits(_ index: Int) -> Bool {
        let word = scanner.words[index]
        // Two letters beside the figure, or one that no label has: "1a" stays, "1à" does not.
        guard word.count > 2 || word.isMarked else { return false }
        var replaced: [UInt8] = []
        for byte in bytes[word.range] {
            switch byte {
            case 0x31: replaced.append(0x6C)
            case 0x30: replaced.append(word.startsUpper ? 0x4F : 0x6F)
            case 0x32...0x39: return false
            default: replaced.append(byte)
            }
        }
        let shape = WordShape(replaced, 0..<replaced.count)
        let id = Syllables.id(replaced, 0..<replaced.count)
        guard !shape.isMixedCase, id != .unknown, Syllables.isWellFormed(id) else { return false }
        guard Context(scanner.words, index).isAttested(id, 10, ngrams) else { return false }
        scanner.setCase(index, isAllUpper: shape.lower == 0)
        replace(index, with: id)
        return true
    }
}
