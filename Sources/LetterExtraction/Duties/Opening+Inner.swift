import LetterLexicon
import LetterStructure
import LetterTokens

/// Actors that stand inside a block, behind the clause with which it opens.
extension LetterContext {
    /// An actor behind a topic, a condition or a recital: `Về …: Giao Bộ X …`, `Trên cơ sở …, Sở X chủ trì …`.
    ///
    /// Searched only in the first sentence of a block that opens with such a clause.
    func innerOpening(of range: Range<Int>, inScope: Bool = false) -> Opening? {
        let limit = sentenceEnd(from: range.lowerBound, limit: range.upperBound)
        if let comma = commaBehindTime(at: range.lowerBound, limit: limit),
            let found = actor(behind: comma, limit: limit, inScope: inScope)
        {
            return found
        }
        let opener = cues.longest(
            at: range.lowerBound, in: [.topicOpener, .adverbialOpener, .conditionOpener, .purposeClause])
        // `Theo dõi` is a verb, `Theo` an opener.
        let verb = cues.longest(at: range.lowerBound, in: [.predicate])
        guard let first = opener, verb.map({ $0.tokens.count <= first.tokens.count }) ?? true else {
            if let found = labelledOpening(of: range.lowerBound..<limit, inScope: inScope) { return found }
            return clauseEnd(of: range.lowerBound..<limit).flatMap { actor(behind: $0, limit: limit, inScope: inScope) }
        }
        // `Về tuyến A, tỉnh X: Sở Y …`: the colon closes the topic; commas inside it open nothing.
        if first.cueClass == .topicOpener, let colon = colon(in: first.tokens.upperBound..<limit),
            let found = actor(behind: colon, limit: limit, inScope: inScope)
        {
            return laterOrder(behind: colon, found, limit: limit, inScope: inScope) ?? found
        }
        if let told = toldByTopic(first, limit: limit) { return told }
        var position = first.tokens.upperBound
        var depth = 0
        while position < limit {
            // `… đổ bộ vào tỉnh, Sở A …`: a level without a name is a place.
            if let level = cues.longest(at: position, in: [.adminLevel]), stream.isMark(level.tokens.upperBound, ","),
                !stream.isMark(position - 1, ",:;"), cues.longest(at: position - 1, in: [.plural]) == nil,
                cues.longest(at: position, in: [.plural]) == nil
            {
                position = level.tokens.upperBound
                continue
            }
            // A list of bodies inside the clause is passed over as a whole: its commas open nothing. Where a predicate
            // follows the list, its further bodies are the actor (`với vai trò chủ đầu tư, Tập đoàn A chủ động …`).
            if !stream.isMark(position - 1, ",:;"), !mayEndWord(position),
                grammar.startsBody(position, limit: limit),
                let list = grammar.list(at: position, limit: limit, style: .object), list.tokens.upperBound > position
            {
                let before = list.items.dropLast(max(1, list.items.reversed().prefix { !$0.isGroup }.count))
                let told = before.last ?? list.items[0]
                // `Để tổng hợp báo cáo Bộ Y tế, Sở Y tế đề nghị …`: the issuer asks.
                let isAsking =
                    list.items.last.map(isIssuer) == true && orderVerb(at: list.tokens.upperBound, limit: limit) != nil
                let isSubject =
                    list.items.count > 1 && list.items.last?.isGroup == false
                    && (isAsking || !isObject(position, from: range.lowerBound))
                    && (isAsking || grammar.isPredicate(list.tokens.upperBound, limit: limit))
                position = isSubject ? max(position + 1, told.tokens.upperBound) : list.tokens.upperBound
                continue
            }
            if stream.isMark(position, "(“\"") { depth += 1 }
            if stream.isMark(position, ")”\"") { depth = max(0, depth - 1) }
            if depth == 0, stream.isMark(position, ",:;"),
                let found = actor(behind: position, limit: limit, inScope: inScope)
            {
                return found
            }
            position += 1
        }
        return nil
    }

    /// `Tại các bến phà, | Sở Xây dựng …`, `Do đó, | yêu cầu …`, `Với tinh thần "6 rõ", | các đơn vị …`: the comma behind a
    /// clause that tells nobody to do anything, where a body and its verb stand behind it. What such a clause tells of the
    /// past leads to no duty.
    private func clauseEnd(of sentence: Range<Int>) -> Int? {
        let start = sentence.lowerBound
        guard start < sentence.upperBound, !Self.pastOpeners.contains(stream[start].syllable),
            cues.longest(at: start, in: AgencyGrammar.openingClasses) == nil,
            !grammar.startsBody(start, limit: sentence.upperBound)
        else { return nil }
        var depth = 0
        for position in sentence.prefix(24) {
            if stream.isMark(position, "(“\"") { depth += 1 }
            if stream.isMark(position, ")”\"") { depth = max(0, depth - 1) }
            guard depth == 0 else { continue }
            if stream.isMark(position, ":;") || Self.told.contains(stream[position].syllable) { return nil }
            if position > start, cues.longest(at: position, in: [.difficulty, .headingBackground]) != nil {
                return nil
            }
            guard stream.isMark(position, ",") else { continue }
            // `Nhận được Công điện này, yêu cầu …`: a formula, which the order stands behind.
            let isOrdered = orderVerb(at: position + 1, limit: sentence.upperBound) != nil
            if isOrdered, stream[start].syllable == Self.receivedWord { return nil }
            // `Tại Điều 10 Nghị định số …, Thuế tỉnh …`: what the law says, or an answer to it.
            let isRecital = (start..<position).contains { stream[$0].kind == .documentCode }
            if isOrdered || !isRecital && isCapitalOrPlural(position + 1) {
                return position
            }
        }
        return nil
    }

    private func isCapitalOrPlural(_ index: Int) -> Bool {
        stream.isCapitalised(index) || cues.longest(at: index, in: [.plural]) != nil
    }

    private static let receivedWord = Syllables.id("nhận")
    /// First syllables of `qua theo dõi`, `thời gian qua`, `vừa qua`, `những năm qua`, `hiện nay`, `từ đầu năm đến nay`,
    /// `tính đến nay`, `năm 2024`.
    private static let pastOpeners = SyllableSet([
        "qua", "thời", "vừa", "những", "hiện", "từ", "tính", "năm", "tuy", "mặc", "chi", "mọi", "nhưng", "song", "nhìn",
    ])

    /// `Trong vòng 10 ngày kể từ ngày nhận được Công văn này, | Sở Y tế …`: the comma behind a time that opens a sentence.
    private func commaBehindTime(at start: Int, limit: Int) -> Int? {
        guard start < limit, stream[start].kind == .date || Self.timeOpeners.contains(stream[start].syllable) else {
            return nil
        }
        var comma = start + 1
        while comma < min(limit, start + 24), !stream.isMark(comma, ",") {
            guard stream.isWord(comma) || stream.mark(at: comma) == 0 else { return nil }
            comma += 1
        }
        guard comma + 1 < limit, stream.isMark(comma, ","), grammar.startsBody(comma + 1, limit: limit) else {
            return nil
        }
        if stream[start].kind == .date { return comma == start + 1 ? comma : nil }
        if (start..<comma).contains(where: { stream[$0].kind == .date }) { return comma }
        let times = DeadlineFinder.deadlines(in: start..<comma, letterDate: tree.header.date, by: self.times).deadlines
        return times.first?.tokens.lowerBound == start ? comma : nil
    }

    /// First syllables of `trong vòng`, `chậm nhất`, `muộn nhất`, `sau 05 ngày`, `đến hết`, `hết quý`, `từ`, `cuối`.
    private static let timeOpeners = SyllableSet([
        "trong", "chậm", "muộn", "sau", "trước", "đến", "hết", "từ", "kể", "cuối", "đầu", "quý", "tháng", "ngay",
    ])

    /// One small syllable that is a kind of bodies may as well end another word: `nhiệm vụ`, `môi trường`, `thông báo`.
    private func mayEndWord(_ index: Int) -> Bool {
        !stream.isCapitalised(index) && cues.longest(at: index, in: [.plural, .honorific]) == nil
            && cues.longest(at: index, in: AgencyGrammar.heads)?.tokens.count == 1
    }

    /// `Đối với các chủ đầu tư | cần …`, `Đối với các đơn vị sự nghiệp | , thì tiếp tục …`: whom the topic names must act.
    private func toldByTopic(_ opener: CueMatch, limit: Int) -> Opening? {
        guard opener.cueClass == .topicOpener,
            let list = grammar.list(at: opener.tokens.upperBound, limit: limit, style: .opening)
        else { return nil }
        var next = list.tokens.upperBound
        if stream.isMark(next, ",") { next += 1 }
        guard next + 1 < limit, Self.obliges.contains(stream[next].syllable) else { return nil }
        return Opening(agencies: list, modality: nil, dutyStart: next, hasColon: false, hasOrder: false)
    }

    /// `thì bị xem xét kỷ luật`: what befalls somebody.
    static let sufferWord = Syllables.id("bị")

    static let obliges = SyllableSet(["cần", "phải", "thì"])

    /// `Báo cáo tháng: Sở Tài chính tổng hợp …`: a short topic without `về` before the actor, or before a case that
    /// the actor stands behind.
    private func labelledOpening(of range: Range<Int>, inScope: Bool) -> Opening? {
        guard let colon = colon(in: range.lowerBound..<min(range.upperBound, range.lowerBound + 14)),
            colon > range.lowerBound, colon + 1 < range.upperBound,
            stream.isCapitalised(colon + 1)
                || cues.longest(at: colon + 1, in: [.plural]) != nil
                    && stream[range.lowerBound].syllable == Self.reportWord,
            // `Tồn tại, hạn chế: Các địa phương chậm …`
            !(range.lowerBound..<colon).contains(where: {
                cues.longest(at: $0, in: [.difficulty, .headingBackground]) != nil
            }),
            (range.lowerBound..<colon).allSatisfy({ stream.mark(at: $0) == 0 || stream.isMark($0, ",-") })
        else { return nil }
        if let found = actor(behind: colon, limit: range.upperBound, inScope: inScope) {
            // `Chế độ báo cáo: Các sở, ngành báo cáo …`: groups where they are told to act.
            let isTold = grammar.isPredicate(found.dutyStart, limit: range.upperBound)
            return found.hasOrder || isTold || found.agencies.items.allSatisfy { !$0.isGroup } ? found : nil
        }
        guard cues.longest(at: colon + 1, in: [.conditionOpener, .caseOpener]) != nil else { return nil }
        return innerOpening(of: colon + 1..<range.upperBound, inScope: inScope)
    }

    /// `Về X: Các bộ thống nhất …; giao Bộ A …`: behind what a group is said to do the order names the actor.
    private func laterOrder(behind colon: Int, _ found: Opening, limit: Int, inScope: Bool) -> Opening? {
        guard !found.hasOrder, found.agencies.items.allSatisfy(\.isGroup) else { return nil }
        for position in found.dutyStart..<limit where stream.isMark(position, ";") && position + 1 < limit {
            if let later = opening(of: position + 1..<limit, inScope: inScope), later.hasOrder, later.dutyStart < limit
            {
                return later
            }
        }
        return nil
    }

    /// The actor behind a mark. Behind `… có ý kiến như sau:` it is told by an order.
    private func actor(behind mark: Int, limit: Int, inScope: Bool) -> Opening? {
        guard mark + 1 < limit, var found = opening(of: mark + 1..<limit, inScope: inScope), found.dutyStart < limit,
            found.hasOrder
                || (found.agencies.items.contains { !isIssuer($0) }
                    && (!found.agencies.items.prefix(1).contains(where: isBareGroup)
                        || Self.obliges.contains(stream[found.dutyStart].syllable)))
        else { return nil }
        if stream.isMark(mark, ":"), closesConclusion(mark) { found.hasOrder = true }
        return found
    }

    /// A verb stands directly before the body: `chỉ đạo | các cơ sở …`, `phối hợp với | Sở A, Sở B`.
    private func isObject(_ index: Int, from start: Int) -> Bool {
        for position in max(start, index - 5)..<index {
            if let verb = cues.longest(at: position, in: Self.objectVerbs), verb.tokens.upperBound == index {
                return true
            }
        }
        return false
    }

    private static let objectVerbs = AgencyGrammar.predicateClasses.subtracting([.adverbialOpener]).union([
        .direction, .requestVerb,
    ])

    /// `… có ý kiến như sau:`, `… kết luận:`: the colon ends the words that say who concludes.
    private func closesConclusion(_ colon: Int) -> Bool {
        for position in max(0, colon - 8)..<colon {
            if let verb = cues.longest(at: position, in: [.conclusionVerb]),
                (verb.tokens.upperBound..<colon).allSatisfy({ stream.isWord($0) })
            {
                return true
            }
        }
        return false
    }

    /// The first colon outside brackets and quotations.
    private func colon(in range: Range<Int>) -> Int? {
        var depth = 0
        for position in range {
            if stream.isMark(position, "(“\"") { depth += 1 }
            if stream.isMark(position, ")”\"") { depth = max(0, depth - 1) }
            if depth == 0, stream.isMark(position, ":") { return position }
        }
        return nil
    }
}
