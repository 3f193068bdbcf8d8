import LetterLexicon
import LetterTokens

/// Finds the bodies an actor works with (`phối hợp với …`) and the bodies it reports to (`báo cáo … về …`).
struct RecipientFinder {
    let context: LetterContext
    private var stream: MarkedTokens { context.stream }
    private var cues: CueIndex { context.cues }

    init(_ context: LetterContext) { self.context = context }

    /// Coordinating bodies in a duty. Cơ quan phối hợp.
    ///
    /// After `tham mưu A …` the next verb is A's act and gives none, up to the end of the clause.
    func coordinators(in range: Range<Int>) -> [AgencyMention] {
        guard cues.next(in: range, of: .coordinateVerb) < range.upperBound else { return [] }
        var found: [AgencyMention] = []
        var position = range.lowerBound
        var advisedUntil = range.lowerBound
        while position < range.upperBound {
            position = cues.next(in: position..<range.upperBound, of: [.opaque, .adviseVerb, .coordinateVerb])
            guard position < range.upperBound else { break }
            if let opaque = cues.longest(at: position, in: [.opaque]) {
                position = opaque.tokens.upperBound
                continue
            }
            if let advised = advice(at: position, limit: range.upperBound) {
                advisedUntil = clauseEnd(from: position, limit: range.upperBound)
                position = advised
                continue
            }
            guard let verb = cues.longest(at: position, in: [.coordinateVerb]),
                verb.tokens.upperBound < range.upperBound
            else {
                position += 1
                continue
            }
            position = verb.tokens.upperBound
            if verb.tokens.lowerBound < advisedUntil { continue }
            if stream[position].syllable == Self.betweenWord {
                // `nâng cao hiệu quả phối hợp giữa các sở`: how they work with each other. `Phối hợp giữa các sở` opens a duty.
                guard verb.tokens.lowerBound == range.lowerBound else { continue }
                position += 1
            }
            let object = behindFurtherVerb(position, limit: range.upperBound)
            if let list = context.grammar.list(at: object, limit: range.upperBound, style: .object) {
                append(list, to: &found)
                position = list.tokens.upperBound
                if let behind = separator(at: position), let place = locality(at: behind, limit: range.upperBound) {
                    append(place, to: &found)
                    position = place.tokens.upperBound
                }
            } else if let place = locality(at: object, limit: range.upperBound) {
                append(place, to: &found)
                position = place.tokens.upperBound
            }
        }
        return found
    }

    /// `phối hợp với địa phương`: the authorities of the place, without `các`.
    private func locality(at index: Int, limit: Int) -> AgencyList? {
        guard index < limit, stream[index].syllable == Self.placeWord,
            let kind = cues.longest(at: index, in: [.kindNoun]), kind.tokens.upperBound <= limit
        else { return nil }
        let item = AgencyItem(pieces: [kind.tokens], tokens: kind.tokens, isGroup: true)
        return AgencyList(items: [item], tokens: kind.tokens)
    }

    private func separator(at index: Int) -> Int? {
        if stream.isMark(index, ",") { return index + 1 }
        return cues.longest(at: index, in: [.conjunction])?.tokens.upperBound
    }

    /// `phối hợp | , hướng dẫn | Sở Y tế`: a second verb with the same object.
    private func behindFurtherVerb(_ index: Int, limit: Int) -> Int {
        guard index + 1 < limit, stream.isMark(index, ","),
            let verb = cues.longest(at: index + 1, in: [.directVerb, .predicate]), verb.tokens.count <= 2,
            verb.tokens.upperBound < limit
        else { return index }
        return verb.tokens.upperBound
    }

    /// Bodies the actor must report to or hand the result to. Nơi nhận báo cáo.
    ///
    /// Only the direct recipient of each sentence: not the channel (`qua …`), not one in the purpose clause
    /// (`để tổng hợp, báo cáo …`), not after `tham mưu A`.
    func recipients(in range: Range<Int>) -> [AgencyMention] {
        guard cues.next(in: range, of: .reportVerb) < range.upperBound else { return [] }
        var found: [AgencyMention] = []
        var position = range.lowerBound
        var silentUntil = range.lowerBound
        while position < range.upperBound {
            position = cues.next(
                in: position..<range.upperBound, of: [.opaque, .adviseVerb, .purposeClause, .reportVerb])
            guard position < range.upperBound else { break }
            if let opaque = cues.longest(at: position, in: [.opaque]) {
                position = opaque.tokens.upperBound
                // `thực hiện chế độ báo cáo về Sở Y tế`
                if stream[position - 1].syllable == Self.reportWord, position < range.upperBound,
                    let direction = cues.longest(at: position, in: [.direction]),
                    let list = context.grammar.list(
                        at: direction.tokens.upperBound, limit: range.upperBound, style: .object)
                {
                    append(list, to: &found)
                    position = list.tokens.upperBound
                }
                continue
            }
            if let advised = advice(at: position, limit: range.upperBound) {
                silentUntil = max(silentUntil, clauseEnd(from: position, limit: range.upperBound))
                position = advised
                continue
            }
            if let purpose = cues.longest(at: position, in: [.purposeClause]), !found.isEmpty {
                let end = context.sentenceEnd(from: position, limit: range.upperBound)
                // `… để được hướng dẫn hoặc trình B`: the actor's own choice again.
                let choice = (position..<end).first {
                    stream[$0].syllable == Self.orWord && cues.longest(at: $0 + 1, in: [.reportVerb]) != nil
                }
                silentUntil = max(silentUntil, choice ?? end)
                position = purpose.tokens.upperBound
                continue
            }
            guard let verb = cues.longest(at: position, in: [.reportVerb]), verb.tokens.upperBound < range.upperBound
            else {
                position += 1
                continue
            }
            position = verb.tokens.upperBound
            if verb.tokens.lowerBound < silentUntil || isPaper(verb, in: range) || isTime(verb, in: range)
                || tellsOfPaper(verb, in: range)
            {
                continue
            }
            if let list = recipientList(behind: position, limit: range.upperBound) {
                append(list, to: &found)
                position = list.tokens.upperBound
                // `báo cáo A trình B`: what follows without a mark is A's act.
                if position < range.upperBound, let act = cues.longest(at: position, in: [.reportVerb, .predicate]),
                    !stream.isCapitalised(position), act.cueClass == .reportVerb || act.tokens.count > 1
                {
                    let end = clauseEnd(from: position, limit: range.upperBound)
                    let choice = (position..<end).first { stream[$0].syllable == Self.orWord } ?? end
                    silentUntil = max(silentUntil, choice)
                }
            }
        }
        return found
    }

    /// `Báo cáo số 12/BC-UBND`, `theo Báo cáo của …`: the paper of that name, not the act.
    private func isPaper(_ verb: CueMatch, in range: Range<Int>) -> Bool {
        var next = verb.tokens.upperBound
        if next < range.upperBound, SmallWord.number == stream[next].syllable { next += 1 }
        if next < range.upperBound, stream[next].kind == .documentCode { return true }
        return verb.tokens.lowerBound > range.lowerBound && stream.isCapitalised(verb.tokens.lowerBound)
            && stream.isWord(verb.tokens.lowerBound - 1)
    }

    /// `trước khi gửi các cơ quan …`: says when something else is done.
    private func isTime(_ verb: CueMatch, in range: Range<Int>) -> Bool {
        verb.tokens.lowerBound > range.lowerBound + 1 && stream[verb.tokens.lowerBound - 1].syllable == Self.whenWord
            && Self.beforeWords.contains(stream[verb.tokens.lowerBound - 2].syllable)
    }

    /// `công văn số 5/CV-A ngày 02/3/2026 của Cục A | gửi các đơn vị`: tells of a paper that the duty names.
    private func tellsOfPaper(_ verb: CueMatch, in range: Range<Int>) -> Bool {
        let end = verb.tokens.lowerBound
        for of in stride(from: end - 2, to: max(range.lowerBound, end - 14), by: -1)
        where stream[of].syllable == SmallWord.of {
            guard stream[of - 1].kind == .date,
                (max(range.lowerBound, of - 5)..<of).contains(where: { stream[$0].kind == .documentCode })
            else { return false }
            return context.grammar.list(at: of + 1, limit: end, style: .whole)?.tokens.upperBound == end
        }
        return false
    }

    private static let betweenWord = Syllables.id("giữa")
    private static let whenWord = Syllables.id("khi")
    private static let beforeWords = SyllableSet(["trước", "sau"])
    /// Last syllable of `chế độ báo cáo`.
    private static let reportWord = Syllables.id("cáo")
    private static let placeWord = Syllables.id("địa")
    private static let orWord = Syllables.id("hoặc")

    /// The recipient directly behind the verb (`báo cáo Sở Y tế`), or behind what is reported
    /// (`báo cáo kết quả thực hiện về Sở Y tế`).
    private func recipientList(behind index: Int, limit: Int) -> AgencyList? {
        let end = clauseEnd(from: index, limit: limit)
        var position = index
        // `báo cáo, kiến nghị cấp có thẩm quyền`
        if position + 1 < end, stream.isMark(position, ","),
            let further = cues.longest(at: position + 1, in: [.adviseVerb]), further.tokens.upperBound < end
        {
            position = further.tokens.upperBound
        }
        if let direction = cues.longest(at: position, in: [.direction]) { position = direction.tokens.upperBound }
        if let list = context.grammar.list(at: position, limit: limit, style: .object) { return list }
        position = index
        while position < end {
            if stream.isMark(position, "(") {
                position = stream.behindBracket(position, limit: end)
                continue
            }
            if position > index, cues.longest(at: position, in: [.purposeClause]) != nil { return nil }
            if let verb = cues.longest(at: position, in: [.coordinateVerb]), verb.tokens.upperBound < end,
                let list = context.grammar.list(at: verb.tokens.upperBound, limit: end, style: .object)
            {
                position = list.tokens.upperBound
                continue
            }
            if let direction = cues.longest(at: position, in: [.direction]), direction.tokens.upperBound < end {
                if let list = context.grammar.list(at: direction.tokens.upperBound, limit: limit, style: .object) {
                    return list
                }
                position = direction.tokens.upperBound
                continue
            }
            position += 1
        }
        return nil
    }

    /// The index behind `tham mưu [A]`, where a body follows the verb.
    private func advice(at index: Int, limit: Int) -> Int? {
        guard let verb = cues.longest(at: index, in: [.adviseVerb]), verb.tokens.upperBound < limit,
            let list = context.grammar.list(at: verb.tokens.upperBound, limit: limit, style: .object)
        else { return nil }
        return list.tokens.upperBound
    }

    private func clauseEnd(from start: Int, limit: Int) -> Int {
        var position = start
        while position < limit {
            position = stream.nextMark(in: position..<limit)
            guard position < limit else { break }
            if stream.isMark(position, ";") || context.isSentenceEnd(position, limit: limit) { return position }
            position += 1
        }
        return limit
    }

    private func append(_ list: AgencyList, to found: inout [AgencyMention]) {
        for item in list.items where !isBareKind(item) {
            let mention = context.namer.mention(item)
            if !found.contains(where: { $0.name == mention.name }) { found.append(mention) }
        }
    }

    /// `đơn vị`, `cơ quan` without `các` or a qualifier name nobody; `địa phương` is the authorities of the place.
    private func isBareKind(_ item: AgencyItem) -> Bool {
        item.isGroup && item.tokens.count <= 2 && stream[item.tokens.lowerBound].syllable != Self.placeWord
            && cues.longest(at: item.tokens.lowerBound, in: [.kindNoun])?.tokens == item.tokens
    }
}
