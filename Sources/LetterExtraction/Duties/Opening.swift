import LetterLexicon
import LetterTokens

/// An opening that was read, kept since heading, splitter and lead-in ask for the same one.
struct ReadOpening {
    var range = 0..<0
    var opening: Opening?
    /// Under the heading of an agency it is an act of that agency.
    var isActOfAgency = false
}

/// How a block or a clause opens: an actor, perhaps behind `giao`, `yêu cầu`, `đề nghị`, and then its duty.
///
/// `Sở Y tế chủ trì …`, `Giao Công an tỉnh: …`, `Ủy ban nhân dân tỉnh yêu cầu các sở, ngành khẩn trương …`.
struct Opening {
    var agencies: AgencyList
    /// Said by the clause itself; nil where the context decides.
    var modality: Modality?
    /// First token of the duty; the end of the range where the actor is all there is (a heading).
    var dutyStart: Int
    /// The actor is followed by a colon.
    var hasColon: Bool
    /// `giao`, `yêu cầu`, `đề nghị` stands before the actor.
    var hasOrder: Bool
}

extension LetterContext {
    /// Reads the opening of the clause that begins at `range.lowerBound`.
    ///
    /// - Parameter inScope: inside the duties of an agency, where `yêu cầu`, `đề nghị` are acts of that agency and
    ///   only `Giao <body>` hands on.
    func opening(of range: Range<Int>, inScope: Bool = false) -> Opening? {
        let slot = range.lowerBound & (openings.count - 1)
        if openings[slot].range != range {
            var isActOfAgency = false
            let opening = readOpening(of: range, isActOfAgency: &isActOfAgency)
            openings[slot] = ReadOpening(range: range, opening: opening, isActOfAgency: isActOfAgency)
        }
        return inScope && openings[slot].isActOfAgency ? nil : openings[slot].opening
    }

    private func readOpening(of range: Range<Int>, isActOfAgency: inout Bool) -> Opening? {
        let limit = range.upperBound
        var position = behindOrdinal(range.lowerBound, limit: limit)
        var modality: Modality?
        var hasOrder = false
        // `[Issuer] yêu cầu …`
        if let subject = grammar.list(at: position, limit: limit, style: .object), subject.items.count == 1,
            isIssuer(subject.items[0]),
            let verb = orderVerb(
                at: subject.tokens.upperBound + (stream.isMark(subject.tokens.upperBound, ",") ? 1 : 0), limit: limit)
        {
            position = verb.end
            modality = verb.modality
            hasOrder = true
        } else if let verb = orderVerb(at: position, limit: limit) {
            isActOfAgency = cues.longest(at: position, in: [.assignVerb]) == nil
            position = verb.end
            modality = verb.modality
            hasOrder = true
        }
        if hasOrder, position < limit, stream.isMark(position, ":") { position += 1 }
        guard position < limit, grammar.startsBody(position, limit: limit) else { return nil }
        guard let list = grammar.list(at: position, limit: limit, style: .opening) else {
            return openingUpToColon(from: position, limit: limit, modality: modality, hasOrder: hasOrder)
        }
        if hasOrder, list.items.allSatisfy(\.isGroup) { isActOfAgency = true }
        var next = list.tokens.upperBound
        if namesNobody(list, next, hasOrder: hasOrder) { return nil }
        if next < limit, stream.isMark(next, "(") { next = stream.behindBracket(next, limit: limit) }
        next = behindRelativeClause(next, limit: limit)
        var hasColon = false
        if next < limit, stream.isMark(next, ":") {
            hasColon = true
            next += 1
        } else if next < limit, stream.isMark(next, ",") {
            // `Sở Tài chính, trên cơ sở đề xuất …, chủ trì …`
            // `Giao Sở A, Sở B và các địa phương, triển khai …`: behind an order the comma changes nothing.
            guard
                cues.longest(at: next + 1, in: [.adverbialOpener, .topicOpener]) != nil
                    || hasOrder && grammar.isPredicate(next + 1, limit: limit)
            else {
                return openingUpToColon(
                    from: position, readTo: list.tokens.upperBound, limit: limit, modality: modality, hasOrder: hasOrder
                )
            }
            next += 1
        }
        if !hasColon, let whole = openNameUpToColon(behind: list, limit: limit) {
            return Opening(
                agencies: whole.list, modality: modality, dutyStart: whole.dutyStart, hasColon: true, hasOrder: hasOrder
            )
        }
        // `Thủ trưởng các cơ quan: Văn phòng …, Sở A chịu trách nhiệm …`: the bodies that are meant, named.
        if hasColon, list.items.allSatisfy(\.isGroup),
            let named = grammar.list(at: next, limit: limit, style: .opening), named.tokens.upperBound < limit,
            named.items.contains(where: { !$0.isGroup }),
            cues.longest(at: named.tokens.upperBound, in: [.responsibility, .leadVerb]) != nil
        {
            return Opening(
                agencies: named, modality: modality, dutyStart: named.tokens.upperBound, hasColon: false,
                hasOrder: hasOrder)
        }
        if trimmed(next..<max(next, limit)).isEmpty {
            return Opening(agencies: list, modality: modality, dutyStart: limit, hasColon: hasColon, hasOrder: hasOrder)
        }
        // `Bộ Nội vụ đã hướng dẫn …`: what somebody has done; `Các hồ chứa phải được …`: what is done to something.
        if !hasColon, !hasOrder, Self.told.contains(stream[next].syllable) || isPassive(next, limit: limit) {
            return nil
        }
        // `UBND tỉnh sẽ xem xét`
        if !hasColon, !hasOrder, stream[next].syllable == SmallWord.will, list.items.allSatisfy(isIssuer) { return nil }
        // `Bộ A | được giao làm đầu mối, phối hợp …`: whom the words before name is charged.
        if !list.items.contains(where: \.isGroup), let charge = cues.longest(at: next, in: [.relativePassive]),
            cues.longest(at: charge.tokens.upperBound, in: [.predicate, .leadVerb]) != nil
        {
            return Opening(agencies: list, modality: modality, dutyStart: next, hasColon: false, hasOrder: hasOrder)
        }
        if !hasColon, !opensDuty(next, behind: list, limit: limit),
            let predicate = predicateBehindWords(next, list: list, limit: limit)
        {
            next = predicate
        }
        if !hasColon, !opensDuty(next, behind: list, limit: limit),
            let duty = toldByClause(next, list: list, limit: limit)
        {
            next = duty
        }
        if !hasColon, !opensDuty(next, behind: list, limit: limit),
            !(hasOrder && isToldToAct(next, list: list, limit: limit))
        {
            return openingUpToColon(
                from: position, readTo: list.tokens.upperBound, limit: limit, modality: modality, hasOrder: hasOrder)
        }
        // `có trách nhiệm:` and the end: still a heading.
        if let duty = cues.longest(at: next, in: [.responsibility]),
            trimmed(duty.tokens.upperBound..<max(limit, duty.tokens.upperBound)).isEmpty
        {
            return Opening(agencies: list, modality: modality, dutyStart: limit, hasColon: true, hasOrder: hasOrder)
        }
        return Opening(agencies: list, modality: modality, dutyStart: next, hasColon: hasColon, hasOrder: hasOrder)
    }

    private static let aloneWord = Syllables.id("riêng")
    /// First syllable of `Báo cáo tổng kết: các đơn vị gửi …`.
    static let reportWord = Syllables.id("báo")

    /// First words of what somebody has done or is doing.
    static let told = SyllableSet(["đã", "đang"])

    /// `Đơn vị nào không báo cáo …`, `phân công từng thành viên …`: whoever it may be; nobody is told.
    private func namesNobody(_ list: AgencyList, _ next: Int, hasOrder: Bool) -> Bool {
        let first = list.tokens.lowerBound
        return hasOrder && stream.isAssign(first - 2) && SmallWord.each.contains(stream[first].syllable)
            && list.items.allSatisfy(\.isGroup)
            || (max(first, next - 3)..<max(first, min(next + 1, stream.count))).contains {
                stream[$0].syllable == Self.whichWord
            }
    }

    private static let whichWord = Syllables.id("nào")

    /// `phải được`, `cần được`: what is said is done to the subject, by nobody that is named.
    private func isPassive(_ index: Int, limit: Int) -> Bool {
        index + 1 < limit && Self.obliges.contains(stream[index].syllable)
            && stream[index + 1].syllable == SmallWord.passive
    }

    /// The index behind `Thứ nhất,` `Hai là,` or the index itself.
    ///
    /// So `Riêng | Bộ Nội vụ …` names the body that has a task besides.
    func behindOrdinal(_ index: Int, limit: Int) -> Int {
        if index < limit, stream.isCapitalised(index) || stream.isMark(index - 1, ";"),
            stream[index].syllable == Self.aloneWord,
            cues.longest(at: index, in: [.topicOpener])?.tokens.count == 1,
            grammar.startsBody(index + 1, limit: limit)
        {
            return index + 1
        }
        guard let ordinal = cues.longest(at: index, in: [.ordinalOpener]), ordinal.tokens.upperBound < limit,
            stream.isMark(ordinal.tokens.upperBound, ",:")
        else { return index }
        return min(ordinal.tokens.upperBound + 1, limit)
    }

    /// `Các cơ sở nuôi | trồng thủy sản: Theo dõi …`: a kind is told apart by words up to a colon behind which a verb in
    /// capitals opens the duty; the words before it are the rest of the name, verbs among them too.
    private func openNameUpToColon(behind list: AgencyList, limit: Int) -> (list: AgencyList, dutyStart: Int)? {
        guard let last = list.items.last, last.isGroup, last.tokens.upperBound == list.tokens.upperBound else {
            return nil
        }
        let start = list.tokens.upperBound
        guard start < limit, stream.isWord(start),
            cues.longest(at: start, in: Self.tellsWhatIsDone) == nil
        else { return nil }
        for position in start..<min(limit, start + 16) {
            if stream.isMark(position, ":") {
                let isLast = position + 1 >= limit
                guard
                    isLast
                        || position < start + 9 && opensBehindColon(position + 1, limit: limit)
                else { return nil }
                var items = list.items
                let tokens = last.tokens.lowerBound..<position
                items[items.count - 1] = AgencyItem(
                    pieces: last.pieces.dropLast() + [(last.pieces.last?.lowerBound ?? tokens.lowerBound)..<position],
                    tokens: tokens, isGroup: true)
                return (AgencyList(items: items, tokens: list.tokens.lowerBound..<position), position + 1)
            }
            guard stream.isWord(position) || stream.isMark(position, ",") || grammar.isDash(position) else {
                return nil
            }
            if position > start, cues.longest(at: position, in: [.plural, .listIntro, .responsibility]) != nil {
                return nil
            }
        }
        return nil
    }

    /// A verb in capitals, or in small letters where it can be nothing else.
    private func opensBehindColon(_ index: Int, limit: Int) -> Bool {
        stream.isCapitalised(index)
            ? cues.longest(at: index, in: AgencyGrammar.openingClasses) != nil
            : grammar.isPlainVerb(index, limit: limit)
    }

    /// What opens a duty, not the rest of a name.
    private static let tellsWhatIsDone: CueClassSet = [
        .responsibility, .leadVerb, .coordinateVerb, .adverbialOpener, .adviseVerb, .orderVerb, .scopeClause,
    ]

    /// `Các sở, ngành có liên quan | tới việc thực hiện Kế hoạch này | có trách nhiệm …`.
    private func toldByClause(_ index: Int, list: AgencyList, limit: Int) -> Int? {
        guard list.items.last?.isGroup == true else { return nil }
        for position in index..<min(limit, index + 14) {
            if stream.isMark(position, ".;:,") { return nil }
            if cues.longest(at: position, in: [.responsibility]) != nil { return position }
        }
        return nil
    }

    /// `Giao Trung tâm Chuyển đổi số Thành phố | cấu hình …`: behind an order and a whole name any small word is the
    /// verb, though no table knows it.
    private func isToldToAct(_ index: Int, list: AgencyList, limit: Int) -> Bool {
        guard index + 1 < limit, let last = list.items.last, !last.isGroup,
            stream.isWord(index), !stream.isCapitalised(index), stream.isWord(index + 1),
            cues.longest(at: index, in: Self.goesOnWithName) == nil
        else { return false }
        return closes(last, at: index)
    }

    private static let goesOnWithName: CueClassSet = [
        .nameStop, .bodyQualifier, .fixedQualifier, .areaQualifier, .conjunction, .nameJoint, .plural, .adminLevel,
        .purposeClause, .channel, .relativeClause,
    ]

    /// The predicate behind words that tell the last body apart: `…, cơ quan chủ quản | các dự án | tiếp tục chỉ đạo …`.
    private func predicateBehindWords(_ index: Int, list: AgencyList, limit: Int) -> Int? {
        guard list.items.contains(where: { !$0.isGroup }), cues.longest(at: index, in: [.nameStop]) == nil else {
            return nil
        }
        for position in index..<min(limit, index + 12) {
            if stream.isMark(position, ".;:,") || isPassive(position, limit: limit)
                || stream[position].syllable == Self.sufferWord
            {
                return nil
            }
            if let verb = cues.longest(at: position, in: [.predicate, .leadVerb, .responsibility]),
                !stream.isCapitalised(position),
                cues.longest(at: position, in: [.relativeClause]).map({ $0.tokens.count < verb.tokens.count }) ?? true
            {
                return position
            }
        }
        return nil
    }

    /// All words up to a colon as the actor: `Các Trường Đại học, Cao đẳng … trên địa bàn tỉnh: …`. Only where
    /// no verb stands among them.
    private func openingUpToColon(from start: Int, readTo: Int? = nil, limit: Int, modality: Modality?, hasOrder: Bool)
        -> Opening?
    {
        if stream[start].flags.contains(.allCapitals) { return nil }
        if let head = cues.longest(at: start, in: AgencyGrammar.heads),
            let other = cues.longest(at: start, in: AgencyGrammar.otherWords), other.tokens.count > head.tokens.count
        {
            return nil
        }
        let hasPlural = cues.longest(at: start, in: [.plural]) != nil
        // `Tổ chức thi công`: what to do, not who.
        if !hasPlural, let kind = cues.longest(at: start, in: [.kindNoun]), !grammar.kindReads(kind, limit: limit) {
            return nil
        }
        var colon = readTo ?? start
        let end = min(limit, start + 40)
        while colon < end, !stream.isMark(colon, ":") {
            // `…, tổ chức, cá nhân có liên quan`: a further kind of the list, though its word may be a verb.
            if hasPlural, colon > start, stream.isMark(colon - 1, ",;"), !grammar.isPlainVerb(colon, limit: limit),
                let further = grammar.list(at: colon, limit: limit, style: .whole), further.tokens.upperBound > colon
            {
                colon = min(further.tokens.upperBound, end)
                continue
            }
            if stream.endsSentence(colon)
                || (colon > start && grammar.isPredicate(colon, limit: limit)
                    && cues.longest(at: colon, in: [.relativeClause, .trailingQualifier]) == nil)
            {
                return nil
            }
            colon += 1
        }
        // What ends with a full stop is a sentence whose verb no table knows, not a name.
        let isName = limit >= stream.count || !stream.isMark(limit, ".;") || colon <= (readTo ?? start)
        guard colon < end || (end == limit && colon > start && isName) else { return nil }
        // `Bộ trưởng các Bộ: Quốc phòng, …`: the colon opens a list of names.
        if colon + 1 < limit, cues.longest(at: colon + 1, in: [.ministryName, .provinceName]) != nil { return nil }
        var agencies = AgencyList(items: [], tokens: start..<colon)
        if let list = grammar.list(at: start, limit: colon, style: .whole), list.tokens.upperBound == colon {
            agencies = list
        } else {
            agencies.items = parts(of: start..<colon).map { AgencyItem(pieces: [$0], tokens: $0, isGroup: true) }
        }
        let dutyStart = colon >= limit || trimmed(colon + 1..<max(limit, colon + 1)).isEmpty ? limit : colon + 1
        return Opening(agencies: agencies, modality: modality, dutyStart: dutyStart, hasColon: true, hasOrder: hasOrder)
    }

    /// A list whose members are told in ordinary words: parted at `;`, and at `,` before the first head again
    /// (`Các trường công lập, trường ngoài công lập; các cơ sở …`).
    private func parts(of range: Range<Int>) -> [Range<Int>] {
        let head = cues.longest(at: range.lowerBound, in: [.plural])?.tokens.upperBound ?? range.lowerBound
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for position in range where position > start && position + 1 < range.upperBound {
            guard
                stream.isMark(position, ";")
                    || (stream.isMark(position, ",") && stream[position + 1].syllable == stream[head].syllable
                        && stream[head].syllable != .unknown)
            else { continue }
            parts.append(start..<position)
            start = position + 1
        }
        parts.append(start..<range.upperBound)
        return parts
    }

    /// Whether the words behind an actor say what it does.
    private func opensDuty(_ index: Int, behind list: AgencyList, limit: Int) -> Bool {
        if grammar.isPredicate(index, limit: limit) { return true }
        if cues.longest(at: index, in: [.topicOpener]) != nil { return true }
        // `Mỗi xã | có ít nhất 02 điểm thu gom`
        if SmallWord.each.contains(stream[list.tokens.lowerBound].syllable), stream[index].syllable == SmallWord.have {
            return true
        }
        // A single syllable may be part of the name: `Khu kinh tế mở`.
        guard let last = list.items.last, !last.isGroup, !stream.isCapitalised(index),
            let verb = cues.longest(at: index, in: [.openingVerb])
        else { return false }
        return verb.tokens.count > 1
            || closes(last, at: index) && cues.longest(at: index, in: Self.goesOnWithName) == nil
    }

    /// Whether a name is whole where it ends: a known one, or one that its level closes.
    private func closes(_ item: AgencyItem, at index: Int) -> Bool {
        guard item.tokens.upperBound == index else { return false }
        if cues.longest(at: item.tokens.lowerBound, in: [.agencyName])?.tokens.upperBound == index { return true }
        return (max(item.tokens.lowerBound + 1, index - 3)..<index).contains {
            cues.longest(at: $0, in: [.adminLevel])?.tokens.upperBound == index
        }
    }

    /// `… được phân công chủ trì | có trách nhiệm …`: a clause that tells bodies apart is no duty.
    private func behindRelativeClause(_ index: Int, limit: Int) -> Int {
        guard index < limit, cues.longest(at: index, in: [.relativePassive]) != nil else { return index }
        let end = min(sentenceEnd(from: index, limit: limit), index + 40)
        for position in index..<max(index, end) where cues.longest(at: position, in: [.responsibility]) != nil {
            return position
        }
        return index
    }

    /// `giao`, `yêu cầu`, `đề nghị` at the token, and behind it what it takes along (`cho`, `các đồng chí`).
    func orderVerb(at index: Int, limit: Int) -> (end: Int, modality: Modality)? {
        guard index < limit, let verb = cues.longest(at: index, in: [.requestVerb, .orderVerb]),
            !isNoun(verb, limit: limit)
        else { return nil }
        return (min(verb.tokens.upperBound, limit), verb.cueClass == .requestVerb ? .request : .order)
    }

    /// `theo đề nghị của Sở Y tế`, `xét đề nghị …`, `về yêu cầu …`: the paper, not the act.
    private func isNoun(_ verb: CueMatch, limit: Int) -> Bool {
        let (first, behind) = (verb.tokens.lowerBound, verb.tokens.upperBound)
        if behind < limit, stream[behind].syllable == SmallWord.of, !stream.isCapitalised(first) { return true }
        return first > 0 && !stream.isCapitalised(first) && Self.makesNoun.contains(stream[first - 1].syllable)
    }

    private static let makesNoun = SyllableSet(["theo", "xét", "về", "những", "mọi"])

    /// A group without `các`: inside a sentence it is the rest of a list, not an actor.
    func isBareGroup(_ item: AgencyItem) -> Bool {
        item.isGroup && cues.longest(at: item.tokens.lowerBound, in: [.plural]) == nil
            && !stream.isCapitalised(item.tokens.lowerBound)
    }

    /// A kind or a level and nothing else (`Cá nhân`, `Cấp xã`): it heads a list, it names nobody.
    func isKindAlone(_ item: AgencyItem) -> Bool {
        item.isGroup
            && cues.longest(at: item.tokens.lowerBound, in: [.kindNoun, .adminLevel])?.tokens == item.tokens
    }
}
