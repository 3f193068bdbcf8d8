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
            // `Sở A | cùng chính quyền các cấp vận động …`: with whom, not who.
            if style == .opening, cues.longest(at: end, in: [.coordinateVerb]) != nil { break }
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
        if stream.isMark(position, ",;/") { position += 1 }
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
            return titled(from: nameStart, title: title, limit: limit, style: style)
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

    /// `Bộ trưởng, Thủ trưởng cơ quan ngang bộ` are two entries: a minister has a body in the title.
    private func sharesBodies(_ title: CueMatch) -> Bool {
        cues.longest(at: title.tokens.lowerBound, in: [.titleWithBody]) == nil
    }

    // MARK: Named bodies

    /// The end of a body's name: a known name, or a head and the words of its name.
    func named(at index: Int, limit: Int, style: Style) -> Int? {
        let known = cues.longest(at: index, in: [.agencyName, .officeHolder])
        let head = cues.longest(at: index, in: [.bodyHead])
        guard known != nil || head != nil else { return nil }
        // `BÁO CÁO`, `TỔ CHỨC THỰC HIỆN` begin with a head's syllable but are other words.
        let size = max(known?.tokens.count ?? 0, head?.tokens.count ?? 0)
        if let other = cues.longest(at: index, in: Self.otherWords), other.tokens.count > size { return nil }
        var end = index
        if let known { end = known.tokens.upperBound }
        if let head {
            let behind = head.tokens.upperBound
            if known == nil || behind >= end, let inner = cues.longest(at: behind, in: [.bodyHead, .agencyName]),
                inner.tokens.count >= 2,
                stream.isCapitalised(behind), let nested = named(at: behind, limit: limit, style: style)
            {
                // `Văn phòng | Ban Chỉ đạo …`: a body of a body. `Ban Quản lý | Khu kinh tế mở`: the words go on.
                guard let open = openName(at: behind, head: head, limit: limit), open > nested else { return nested }
                return tail(at: reachingLevels(from: index, to: open, limit: limit), limit: limit, style: style)
            }
            if known == nil || behind >= end {
                let wordsEnd = openName(at: behind, head: head, limit: limit) ?? nameWords(at: behind, limit: limit)
                let levelEnd = levels(at: behind, limit: limit)
                if wordsEnd == behind, levelEnd == nil, known == nil {
                    // A head that needs a name stands alone: a kind, not a body.
                    guard
                        cues.longest(at: index, in: [.bodyAlone]) != nil
                            || isRemarkable(index, head: head, limit: limit)
                    else { return nil }
                }
                end = max(end, wordsEnd)
            } else if let known, cues.longest(at: index, in: [.openHead])?.tokens == known.tokens {
                // `Công ty cổ phần`: a form of enterprise that the table knows; the name stands behind it.
                end = max(end, openName(at: end, head: known, limit: limit) ?? nameWords(at: end, limit: limit))
            } else if !standsBeside(end, namedFrom: index + 1) {
                // `Ban Quản lý Khu kinh tế | mở Chu Lai`: a small word between two parts of a board's name.
                let goesOn =
                    cues.longest(at: index, in: [.openHead]) != nil && end + 1 < limit && stream.isWord(end)
                    && !stream.isCapitalised(end) && stream.isCapitalised(end + 1) && !stopsName(end)
                    && !isPredicate(end, limit: limit)
                end = max(end, nameWords(at: goesOn ? end + 1 : joinedName(at: end, limit: limit) ?? end, limit: limit))
            }
        }
        // A ministry has no level: `Bộ Quốc phòng | các tỉnh A, B` are several bodies.
        if cues.longest(at: index + 1, in: [.ministryName])?.tokens.upperBound == end,
            cues.longest(at: end, in: [.plural]) != nil
        {
            return min(end, limit)
        }
        // `Ban Quản lý Dự án 85`, `Đội số 2`
        if end < limit, stream[end].kind == .number, stream[end].count <= 4 { end += 1 }
        if cues.longest(at: index, in: [.openHead]) != nil,
            let whole = openNameGoesOn(from: index, at: end, limit: limit)
        {
            return whole
        }
        return tail(at: reachingLevels(from: index, to: min(end, limit), limit: limit), limit: limit, style: style)
    }

    /// `Trung tâm Văn hóa - Thể thao | và Truyền thanh | huyện`: behind a known name the rest of a longer one, closed by its
    /// level.
    private func joinedName(at index: Int, limit: Int) -> Int? {
        guard let joint = cues.longest(at: index, in: [.nameJoint]) else { return nil }
        let next = joint.tokens.upperBound
        guard next < limit, stream.isCapitalised(next), !startsNewBody(next, limit: limit, from: index),
            cues.longest(at: next, in: [.placeName, .provinceName]) == nil
        else { return nil }
        let end = nameWords(at: next, limit: limit)
        guard end > next else { return nil }
        // `Vụ Pháp chế | và Thanh tra thống kê`: a unit has no level.
        if (next..<end).contains(where: { cues.longest(at: $0, in: [.nominalVerb])?.tokens.upperBound == end }) { return next }
        return cues.longest(at: end, in: [.adminLevel])?.tokens.count == 1 ? next : nil
    }

    /// The name of a board or company, which is told in ordinary words up to the verb: `Ban Quản lý | các khu công nghiệp`.
    private func openName(at index: Int, head: CueMatch, limit: Int) -> Int? {
        guard cues.longest(at: head.tokens.lowerBound, in: [.openHead]) != nil, index < limit, stream.isWord(index),
            cues.longest(at: index, in: [.adminLevel, .fixedQualifier, .bodyQualifier, .areaQualifier]) == nil,
            !isPredicate(index, limit: limit) || cues.longest(at: index, in: [.opaque]) != nil
        else { return nil }
        var position = index
        while position < limit,
            stream.isWord(position) || isDash(position) || goesOnBehindComma(position, head: head, limit: limit)
        {
            if let word = cues.longest(at: position, in: [.opaque]), word.tokens.count > 1, word.tokens.upperBound < limit {
                position = word.tokens.upperBound
                continue
            }
            if isPredicate(position, limit: limit), !isNominal(position, limit: limit),
                !stream.isCapitalised(position - 1) || position > index
            {
                break
            }
            if cues.longest(at: position, in: [.fixedQualifier, .areaQualifier, .nameStop, .purposeClause, .channel])
                != nil
            {
                break
            }
            if let joint = cues.longest(at: position, in: [.nameJoint]),
                startsNewHead(joint.tokens.upperBound, limit: limit)
            {
                break
            }
            position += 1
        }
        return position > index ? position : nil
    }

    /// The end of a board's name that goes on with `các`: `Ban Quản lý Khu kinh tế A | và các Khu công nghiệp B` names
    /// what is managed with the same word again, `Ban Chỉ đạo 389 | các bộ, ngành` is that of each of them.
    private func openNameGoesOn(from index: Int, at end: Int, limit: Int) -> Int? {
        let joint = cues.longest(at: end, in: [.nameJoint])
        guard let plural = cues.longest(at: joint?.tokens.upperBound ?? end, in: [.plural]),
            plural.tokens.upperBound < limit
        else { return nil }
        let next = plural.tokens.upperBound
        guard joint != nil else {
            return stream[end - 1].kind == .number
                ? group(at: next, limit: limit, style: .object, hasPlural: true) : nil
        }
        let word = stream[next].syllable
        guard word != .unknown, stream.isCapitalised(next),
            (index + 1..<end).contains(where: { stream[$0].syllable == word })
        else { return nil }
        return tail(at: nameWords(at: next, limit: limit), limit: limit, style: .object)
    }

    /// A company's name may hold a comma: `Công ty Cổ phần Công viên, Cây xanh`.
    private func goesOnBehindComma(_ index: Int, head: CueMatch, limit: Int) -> Bool {
        stream.isMark(index, ",") && cues.longest(at: head.tokens.lowerBound, in: [.company]) != nil
            && index + 1 < limit
            && stream.isCapitalised(index + 1) && !startsBody(index + 1, limit: limit)
    }

    /// A known name that ends in a level word goes on with the list of levels: `Ủy ban nhân dân xã | , phường`.
    private func reachingLevels(from start: Int, to end: Int, limit: Int) -> Int {
        for position in stride(from: end - 1, to: max(start, end - 3), by: -1) {
            if let level = cues.longest(at: position, in: [.adminLevel]), level.tokens.upperBound == end {
                return max(end, levels(at: position, limit: limit) ?? end)
            }
        }
        return end
    }

    /// Words that a head's syllable may begin without being a body: `báo cáo`, `tổ chức hội nghị`, `trường hợp`.
    static let otherWords: CueClassSet = [
        .predicate, .reportVerb, .opaque, .conditionOpener, .caseOpener, .adverbialOpener, .topicOpener, .selfReference,
    ]

    /// `Ban Chỉ đạo`, `Tổ công tác` in capitals stand for a body that the letter knows.
    private func isRemarkable(_ index: Int, head: CueMatch, limit: Int) -> Bool {
        head.tokens.count >= 2 && stream.isCapitalised(index)
    }

    /// The end of the words of a name: `Văn hóa, Thể thao và Du lịch`, `Nông nghiệp và Môi trường`.
    ///
    /// A word begins with a capital and takes lower-case syllables up to a verb, a mark or a level word.
    /// `,` `và` `-` `&` stay inside where a capital follows that begins no new body.
    func nameWords(at index: Int, limit: Int) -> Int {
        var position = index
        var end = index
        while position < limit {
            let token = stream[position]
            if stream.isWord(position) {
                if token.flags.contains(.capitalised) || token.kind == .abbreviation {
                    if position > index, startsNewBody(position, limit: limit, from: index) { break }
                    if position > index, standsBeside(position, namedFrom: index) { break }
                    position += 1
                    end = position
                    continue
                }
                guard end > index, position == end else { break }
                if isPredicate(position, limit: limit), !isNominal(position, limit: limit) { break }
                if stopsName(position) { break }
                position += 1
                end = position
                continue
            }
            // `Quỹ | “Vì người nghèo” | tỉnh`
            if end > index, position == end, let behind = behindQuotation(position, limit: limit) {
                position = behind
                end = behind
                continue
            }
            if token.kind == .number, end > index, position == end, token.count <= 4 {
                position += 1
                end = position
                continue
            }
            // A joint inside the name.
            guard end > index, let next = joint(at: position, limit: limit), next < limit, stream.isCapitalised(next),
                !startsNewHead(next, limit: limit), cues.longest(at: next, in: [.officeTitle, .kindNoun]) == nil
            else { break }
            if stream.isMark(position, ","), !listClosesWithAnd(from: next, limit: limit) { break }
            position = next
            end = next
        }
        // `và` + capital inside a name.
        if end > index, end < limit, let joined = cues.longest(at: end, in: [.nameJoint]) {
            let next = joined.tokens.upperBound
            if next < limit, stream.isCapitalised(next), !startsNewBody(next, limit: limit, from: index) {
                return nameWords(at: next, limit: limit)
            }
        }
        return end
    }

    /// The index behind a short quotation that begins here with a capital.
    private func behindQuotation(_ index: Int, limit: Int) -> Int? {
        guard stream.isOpeningQuote(index), stream.isCapitalised(index + 1) else { return nil }
        for position in index + 2..<max(index + 2, min(limit, index + 9)) {
            if stream.isClosingQuote(position) { return position + 1 }
            guard stream.isWord(position) else { return nil }
        }
        return nil
    }

    /// A comma stays inside a name only where the name is closed by `và` + capital: `Văn hóa, Thể thao và Du lịch`.
    private func listClosesWithAnd(from index: Int, limit: Int) -> Bool {
        var position = index
        let last = min(limit, index + 8)
        while position < last {
            if let joint = cues.longest(at: position, in: [.nameJoint]) {
                let next = joint.tokens.upperBound
                return next < limit && stream.isCapitalised(next) && !startsNewHead(next, limit: limit)
            }
            guard stream.isWord(position), !stream.isMark(position, ",;") else { return false }
            if isPredicate(position, limit: limit) { return false }
            position += 1
        }
        return false
    }

    private func joint(at index: Int, limit: Int) -> Int? {
        if stream.isMark(index, ",") || isDash(index) || stream.isMark(index, "/&") { return index + 1 }
        if let match = cues.longest(at: index, in: [.nameJoint]) { return match.tokens.upperBound }
        return nil
    }

    private func startsNewBody(_ index: Int, limit: Int, from start: Int) -> Bool {
        guard index > start else { return false }
        // Directly behind a joint only; inside a run of capitals a head is part of the name.
        guard stream.isMark(index - 1, ",;/") || cues.longest(at: index - 1, in: [.conjunction]) != nil else {
            return false
        }
        return startsNewHead(index, limit: limit) || cues.longest(at: index, in: [.kindNoun]) != nil
    }

    /// `Sở Khoa học và Công nghệ | Sở Công Thương`: a known name behind another without a mark, where a line
    /// break inside a cell got lost.
    private func standsBeside(_ index: Int, namedFrom start: Int) -> Bool {
        guard start > 0, index < stream.count, stream[index].syllable == stream[start - 1].syllable,
            stream[index].syllable != .unknown,
            let known = cues.longest(at: index, in: [.agencyName])
        else { return false }
        return known.tokens.count >= 2
    }

    /// `Cục Kết cấu hạ tầng | xây dựng | tham mưu`: a verb that is a noun here, since the predicate follows it.
    private func isNominal(_ index: Int, limit: Int) -> Bool {
        guard let verb = cues.longest(at: index, in: [.nominalVerb]) else { return false }
        let behind = verb.tokens.upperBound
        // `Viện Nghiên cứu | phát triển | Thành phố` and the end.
        if behind < limit, stream.isCapitalised(behind), levels(at: behind, limit: limit) == limit { return true }
        // `Trung tâm Tư liệu và Dịch vụ | thống kê;`: nothing is said to be done to anything.
        if behind >= limit || stream.isMark(behind, ";") { return true }
        return (isPredicate(behind, limit: limit) || stream.isMark(behind, ":"))
            && cues.longest(at: index, in: [.predicate]).map { $0.tokens.upperBound <= behind } ?? true
    }

    /// Lower-case words that end a name.
    private func stopsName(_ index: Int) -> Bool {
        cues.longest(
            at: index,
            in: [
                .fixedQualifier, .bodyQualifier, .areaQualifier, .adminLevel, .conjunction, .plural, .purposeClause,
                .channel, .topicOpener,
                .adverbialOpener, .nameStop,
            ]) != nil
    }

    private func capitalisedRun(at index: Int, limit: Int) -> Int {
        var position = index
        while position < limit, stream.isCapitalised(position) { position += 1 }
        return position
    }
}
