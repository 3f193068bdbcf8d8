import LetterLexicon
import LetterTokens

/// Reads lists of bodies: where a name begins and ends, what is one entry and what are several.
///
/// The grammar follows how official letters name bodies:
/// - *titles* over bodies (`Chủ tịch Ủy ban nhân dân các huyện`),
/// - *named bodies*: a head and a name (`Sở Văn hóa, Thể thao và Du lịch`, `Ủy ban nhân dân tỉnh Lai Châu`),
/// - *groups*: kinds under one `các` (`các sở, ban, ngành tỉnh`, `các cơ quan, đơn vị có liên quan`),
/// - *shared heads* (`Các Bộ: Quốc phòng, Công an`).
///
/// A list is split only where a new head begins: a new title, a named body, a new `các`.
/// Complexity: O(length of the list).
struct AgencyGrammar {
    let stream: MarkedTokens
    let cues: CueIndex

    /// What follows a list decides how far open names reach.
    enum Style {
        /// The list opens a duty; a predicate follows.
        case opening
        /// The list is the object of a verb (`phối hợp với …`); it ends where a verb begins.
        case object
        /// The list is all there is (heading, table cell, attribute line).
        case whole
    }

    static let heads: CueClassSet = [
        .agencyName, .agencyGroup, .specificGroup, .officeHolder, .bodyHead, .kindNoun, .officeTitle,
    ]

    /// What a list of bodies can begin with; a number before a kind besides.
    private static let openers = heads.union([.honorific, .plural, .placeName, .adminLevel, .kindTail])

    /// Whether something that can be a body begins at the token.
    func startsBody(_ index: Int, limit: Int) -> Bool {
        var position = index
        if let match = cues.longest(at: position, in: [.honorific]) { position = match.tokens.upperBound }
        if let match = cues.longest(at: position, in: [.plural]) { position = match.tokens.upperBound }
        guard position < limit else { return false }
        return cues.longest(at: position, in: Self.heads) != nil || cues.longest(at: position, in: [.placeName]) != nil
    }

    /// Reads the list of bodies that begins at `start`.
    ///
    /// - Returns: nil where no body begins there.
    func list(at start: Int, limit: Int, style: Style) -> AgencyList? {
        guard start < limit, cues.mayBegin(at: start, in: Self.openers) || stream[start].kind == .number else {
            return nil
        }
        var items: [AgencyItem] = []
        var position = start
        var end = start
        while position < limit {
            guard let read = body(at: position, limit: limit, style: style), read.end > position, read.end <= limit
            else { break }
            // `Sở A, Sở B, | mỗi cơ quan | cử 01 công chức`: each of those that were named.
            if !items.isEmpty, SmallWord.each.contains(stream[position].syllable) {
                end = read.end
                break
            }
            share(read.items, with: &items)
            if !joinPlace(read.items, to: &items) { items += read.items }
            end = read.end
            if style == .whole { end = behindScopeClause(end, limit: limit) }
            // `Bộ Quốc phòng | các tỉnh A, B đôn đốc …`: a mark was forgotten, or the names would act for nobody.
            if style == .opening, read.items.last?.isGroup == false, end < limit,
                let plural = cues.longest(at: end, in: [.plural]),
                cues.longest(at: plural.tokens.upperBound, in: [.adminLevel]) != nil
            {
                position = end
                continue
            }
            guard var next = separator(at: end, limit: limit), next < limit else { break }
            // `Sở A | cùng chính quyền các cấp vận động …`: with whom, not who; `Sở A cùng Sở B chủ trì`: both lead.
            if style == .opening, let verb = cues.longest(at: end, in: [.coordinateVerb]),
                let partners = list(at: verb.tokens.upperBound, limit: limit, style: .object),
                cues.longest(at: partners.tokens.upperBound, in: [.leadVerb, .responsibility]) == nil
            {
                break
            }
            // `Công an tỉnh, | Cơ quan Thường trực Ban Chỉ đạo …`: what the body is besides, told behind a comma.
            if read.items.count == 1, !read.items[0].isGroup, let office = standingOffice(at: next, limit: limit) {
                end = office
                guard let further = separator(at: end, limit: limit), further < limit else { break }
                next = further
            }
            // `phối hợp với Sở A; Sở B chủ trì`: a named body behind a semicolon begins a clause of its own.
            if style == .object, stream.isMark(end, ";"),
                cues.longest(at: next, in: [.plural, .specificGroup, .kindNoun]) == nil
            {
                break
            }
            guard beginsFurtherBody(next, limit: limit, after: end) else { break }
            position = next
        }
        return items.isEmpty ? nil : AgencyList(items: items, tokens: start..<end)
    }

    /// The end of `Cơ quan Thường trực Ban Chỉ đạo …`, an office that some body holds; nil where none begins.
    private func standingOffice(at index: Int, limit: Int) -> Int? {
        guard stream.isCapitalised(index), let office = cues.longest(at: index, in: [.bodyRemark]),
            office.tokens.count >= 4
        else { return nil }
        var position = office.tokens.upperBound
        while position < limit {
            if let word = cues.longest(at: position, in: [.opaque]) {
                position = word.tokens.upperBound
                continue
            }
            if let joint = cues.longest(at: position, in: [.nameJoint, .conjunction]),
                startsNewHead(joint.tokens.upperBound, limit: limit)
            {
                break
            }
            let isName = stream.isWord(position) && !isPlainVerb(position, limit: limit)
            guard isName || stream[position].kind == .number else { break }
            position += 1
        }
        return min(position, limit)
    }

    /// Inside a list that is all there is, a scope clause may stand between two bodies:
    /// `các sở, ngành trong phạm vi chức năng, nhiệm vụ của mình và các cơ quan khác`.
    private func behindScopeClause(_ index: Int, limit: Int) -> Int {
        guard index < limit, cues.longest(at: index, in: [.scopeClause]) != nil else { return index }
        for position in index..<min(limit, index + 16) {
            if cues.longest(at: position, in: [.leadVerb, .coordinateVerb]) != nil { return index }
            if let next = separator(at: position, limit: limit), next < limit,
                cues.longest(at: next, in: [.plural, .agencyName]) != nil
            {
                return position
            }
        }
        return index
    }

    /// `Bí thư Tỉnh ủy và Chủ tịch Ủy ban nhân dân các tỉnh: A, B`: the places belong to the party committee too.
    private func share(_ further: [AgencyItem], with items: inout [AgencyItem]) {
        guard let last = items.last, further.count > 0, further[0].pieces.count >= 3,
            let end = last.pieces.last?.upperBound,
            cues.longest(at: end - 2, in: [.partyCommittee])?.tokens.upperBound == end
        else { return }
        // Committees of two kinds (`Tỉnh ủy, Thành ủy`) stay as they are printed.
        if end - 4 > last.tokens.lowerBound, stream.isMark(end - 3, ",") { return }
        items.removeLast()
        for item in further {
            items.append(AgencyItem(pieces: last.pieces + [item.tokens], tokens: last.tokens, isGroup: false))
        }
    }

    /// The index behind what parts two bodies of a list: `,` `;` `và` `cùng` `/`; nil where nothing does.
    func separator(at index: Int, limit: Int) -> Int? {
        var position = index
        // `HĐND&UBND các xã`
        let joinsForms =
            stream.isMark(position, "&") && position > 0 && stream[position - 1].kind == .abbreviation
            && position + 1 < limit && stream[position + 1].kind == .abbreviation
        if stream.isMark(position, ",;/") || joinsForms { position += 1 }
        if position < limit, let match = cues.longest(at: position, in: [.conjunction]) {
            position = match.tokens.upperBound
        }
        return position > index ? position : nil
    }

    /// Whether the list goes on at `index`, behind a separator. A kind that is also a verb or noun of the
    /// sentence (`tổ chức`, `báo`) continues it only where no predicate reading is nearer.
    private func beginsFurtherBody(_ index: Int, limit: Int, after end: Int) -> Bool {
        guard startsBody(index, limit: limit) else { return false }
        if cues.longest(at: index, in: [.plural, .honorific, .agencyName, .officeHolder, .officeTitle]) != nil {
            return true
        }
        guard let head = cues.longest(at: index, in: Self.heads) else { return false }
        if let verb = cues.longest(at: index, in: [.predicate, .reportVerb]), !stream.isCapitalised(index),
            verb.tokens.count >= head.tokens.count
        {
            // `…, tổ chức hội nghị` goes on as a duty, `…, tổ chức có liên quan` as a list.
            let behind = head.tokens.upperBound
            return cues.longest(at: behind, in: [.fixedQualifier, .bodyQualifier, .areaQualifier, .adminLevel]) != nil
                || (stream.isMark(behind, ",") && cues.longest(at: behind + 1, in: [.kindNoun]) != nil)
        }
        return true
    }

    // MARK: One body

    struct Reading {
        var items: [AgencyItem]
        var end: Int
    }

    private func body(at start: Int, limit: Int, style: Style) -> Reading? {
        var position = start
        if let match = cues.longest(at: position, in: [.honorific]) { position = match.tokens.upperBound }
        let nameStart = position
        var pluralEnd = position
        if let match = cues.longest(at: position, in: [.plural]) {
            position = match.tokens.upperBound
            pluralEnd = position
        } else if position < limit, stream[position].kind == .number,
            cues.longest(at: position + 1, in: [.kindNoun]) != nil
        {
            position += 1
        }
        guard position < limit else { return nil }
        if let match = cues.longest(at: position, in: [.honorific]) { position = match.tokens.upperBound }

        if let title = cues.longest(at: position, in: [.officeTitle]), titleReads(title, limit: limit) {
            return withCharge(
                titled(from: nameStart, title: title, limit: limit, style: style), limit: limit, style: style)
        }
        if let shared = sharedHead(from: nameStart, plural: nameStart..<pluralEnd, limit: limit, style: style) {
            return shared
        }
        if style == .opening, let place = cues.longest(at: position, in: [.placeName]),
            stream.isCapitalised(place.tokens.upperBound - 1)
        {
            // `tỉnh Lâm Đồng đẩy nhanh …`: a place acts through its authorities.
            return Reading(
                items: [item(nameStart..<place.tokens.upperBound, group: false)], end: place.tokens.upperBound)
        }
        // `các Tổng công ty, công ty trực thuộc`: heads without a name under `các` are kinds.
        let isKind = pluralEnd > nameStart && isKindUnderPlural(position, limit: limit) || isListOfKinds(position)
        if !isKind, let end = named(at: position, limit: limit, style: style) {
            return Reading(items: items(nameStart..<end), end: behindRemarks(end, limit: limit))
        }
        if let end = group(at: position, limit: limit, style: style, hasPlural: pluralEnd > nameStart) {
            return Reading(items: [item(nameStart..<end, group: true)], end: behindRemarks(end, limit: limit))
        }
        return nil
    }

    private func isKindUnderPlural(_ index: Int, limit: Int) -> Bool {
        guard let kind = cues.longest(at: index, in: [.kindNoun]), cues.longest(at: index, in: [.company]) != nil else {
            return false
        }
        return kind.tokens.upperBound >= limit || !stream.isCapitalised(kind.tokens.upperBound)
    }

    /// `Tổng công ty, công ty`: two kinds of companies, neither with a name.
    private func isListOfKinds(_ index: Int) -> Bool {
        guard let kind = cues.longest(at: index, in: [.company]), stream.isMark(kind.tokens.upperBound, ","),
            let next = cues.longest(at: kind.tokens.upperBound + 1, in: [.company])
        else { return false }
        return !stream.isCapitalised(next.tokens.upperBound)
    }

    private func item(_ tokens: Range<Int>, group: Bool) -> AgencyItem {
        AgencyItem(pieces: withoutBrackets(tokens), tokens: tokens, isGroup: group)
    }

    /// The tokens of a name without the brackets inside it.
    func withoutBrackets(_ tokens: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var from = tokens.lowerBound
        var position = from
        while position < tokens.upperBound {
            if stream.isMark(position, "(") {
                if from < position { pieces.append(from..<position) }
                position = stream.behindBracket(position, limit: tokens.upperBound)
                from = position
            } else {
                position += 1
            }
        }
        if from < tokens.upperBound { pieces.append(from..<tokens.upperBound) }
        return pieces
    }

    /// The bodies of a bracket that holds a list of them and nothing else: `(gồm các Sở: Xây dựng, Công Thương)`.
    func members(inBracketAt open: Int, limit: Int) -> AgencyList? {
        guard open < limit, stream.isMark(open, "(") else { return nil }
        let end = stream.behindBracket(open, limit: limit)
        guard stream.isMark(end - 1, ")") else { return nil }
        var start = open + 1
        if let intro = cues.longest(at: start, in: [.contentIntro]) { start = intro.tokens.upperBound }
        if stream.isMark(start, ":") { start += 1 }
        guard let members = list(at: start, limit: end - 1, style: .whole), members.tokens.upperBound == end - 1,
            members.items.count >= 2, members.items.contains(where: { !$0.isGroup })
        else { return nil }
        return members
    }

    /// Skips what only remarks on the body before: `(cơ quan thường trực)`, `- Cơ quan đầu mối`.
    func behindRemarks(_ index: Int, limit: Int) -> Int {
        var position = index
        if position < limit, stream.isMark(position, "(") { position = stream.behindBracket(position, limit: limit) }
        if position + 1 < limit, isDash(position), cues.longest(at: position + 1, in: [.bodyRemark]) != nil {
            position += 1
            while position < limit, !stream.isMark(position, ",;:."), !isPredicate(position, limit: limit) {
                position += 1
            }
        }
        return position
    }

    func isDash(_ index: Int) -> Bool {
        guard index < stream.count else { return false }
        return stream[index].syllable == .hyphen
    }

    // MARK: Titles

    /// A title reads as one where a body, a name of a place or the end follows (`lãnh đạo công tác …` does not).
    private func titleReads(_ title: CueMatch, limit: Int) -> Bool {
        let behind = title.tokens.upperBound
        guard behind < limit else { return true }
        if startsBody(behind, limit: limit) { return true }
        if stream.isMark(behind, ",;:./()") || stream[behind].kind == .endMark { return true }
        if cues.longest(at: behind, in: [.conjunction, .adminLevel, .fixedQualifier, .bodyQualifier, .areaQualifier])
            != nil
        {
            return true
        }
        if stream.isCapitalised(behind) { return true }
        // `Thường trực | cấp cứu 24/24 giờ`: a verb that opens a sentence.
        return stream.isCapitalised(title.tokens.lowerBound)
            && !(title.tokens.count == 2 && stream[title.tokens.lowerBound].syllable == Self.standingWord)
    }

    private static let standingWord = Syllables.id("thường")

    private func titled(from start: Int, title: CueMatch, limit: Int, style: Style) -> Reading? {
        var titleEnd = title.tokens.upperBound
        // Two titles over the same bodies are one entry: `Giám đốc, Thủ trưởng các sở`.
        while let next = separator(at: titleEnd, limit: limit),
            let further = cues.longest(at: next, in: [.officeTitle]), further.tokens.upperBound < limit,
            cues.longest(at: further.tokens.upperBound, in: [.plural, .kindNoun]) != nil,
            !(stream.isMark(titleEnd, ";")), sharesBodies(title)
        {
            titleEnd = further.tokens.upperBound
        }
        var position = titleEnd
        if let match = cues.longest(at: position, in: [.plural]) { position = match.tokens.upperBound }
        let plural = titleEnd..<position
        if let shared = sharedHead(from: titleEnd, plural: plural, limit: limit, style: style) {
            let items = shared.items.map {
                AgencyItem(pieces: [start..<titleEnd] + $0.pieces, tokens: $0.tokens, isGroup: $0.isGroup)
            }
            return Reading(items: items, end: shared.end)
        }
        if var end = named(at: position, limit: limit, style: style) {
            // `Bí thư Tỉnh ủy, Thành ủy`: the committees of both kinds of places under one title.
            if let committee = cues.longest(at: position, in: [.partyCommittee]), committee.tokens.upperBound == end,
                let next = separator(at: end, limit: limit),
                let further = cues.longest(at: next, in: [.partyCommittee]), further.tokens.upperBound <= limit,
                further.tokens.upperBound == limit || !stream.isCapitalised(further.tokens.upperBound)
            {
                end = further.tokens.upperBound
            }
            return Reading(items: items(start..<end), end: behindRemarks(end, limit: limit))
        }
        if let end = group(at: position, limit: limit, style: style, hasPlural: !plural.isEmpty) {
            return Reading(items: [item(start..<end, group: true)], end: behindRemarks(end, limit: limit))
        }
        // A title alone: `Bộ trưởng`, `Trưởng Ban Chỉ đạo thành phố`, `Phó Chủ tịch Võ Văn A`.
        let end = tail(at: capitalisedRun(at: titleEnd, limit: limit), limit: limit, style: style)
        return Reading(items: [item(start..<end, group: false)], end: behindRemarks(end, limit: limit))
    }

    /// `Phó Chủ tịch Ủy ban nhân dân tỉnh | phụ trách khối nông nghiệp | trực tiếp chỉ đạo …`: which of the deputies.
    private func withCharge(_ reading: Reading?, limit: Int, style: Style) -> Reading? {
        guard var reading, reading.items.count == 1, reading.end + 2 < limit,
            Self.deputyWords.contains(stream[reading.items[0].tokens.lowerBound].syllable),
            stream[reading.end].syllable == Self.chargeWords.0, stream[reading.end + 1].syllable == Self.chargeWords.1
        else { return reading }
        let start = reading.end + 2
        var position = start
        while position < min(limit, start + 10), stream.isWord(position),
            cues.longest(at: position, in: [.leadVerb, .directVerb, .adverbialOpener]) == nil,
            stream[position].syllable != Self.directlyWord
        { position += 1 }
        // `báo cáo Phó Thủ tướng | phụ trách |, …`
        if style == .object,
            !stream.isWord(start) || cues.longest(at: start, in: [.topicOpener, .purposeClause]) != nil
        {
            position = start
        }
        // Else it is the verb: `… phụ trách công tác phòng, chống dịch.`
        guard position > start || style == .object, position < min(limit, start + 10), stream.isWord(position) else {
            return reading
        }
        let item = reading.items[0]
        reading.items[0] = AgencyItem(
            pieces: item.pieces + [reading.end..<position], tokens: item.tokens.lowerBound..<position,
            isGroup: item.isGroup)
        reading.end = position
        return reading
    }

    private static let deputyWords = SyllableSet(["phó", "thứ"])
    /// First syllable of `trực tiếp`.
    private static let directlyWord = Syllables.id("trực")
    private static let chargeWords = (Syllables.id("phụ"), Syllables.id("trách"))

    /// `Bộ trưởng, Thủ trưởng cơ quan ngang bộ` are two entries: a minister has a body in the title.
    func sharesBodies(_ title: CueMatch) -> Bool {
        cues.longest(at: title.tokens.lowerBound, in: [.titleWithBody]) == nil
    }
}
