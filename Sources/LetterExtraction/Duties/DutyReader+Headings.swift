import LetterLexicon
import LetterStructure
import LetterTokens

/// Headings that say whose duties stand below them in other words than a list of bodies.
extension DutyReader {
    /// `Đề nghị các tổ chức cung cấp dịch vụ chi trả` over its duties: a group told apart by what it does.
    func groupHeading(_ range: Range<Int>) -> Opening? {
        guard range.count <= 60, !range.contains(where: { cues.longest(at: $0, in: [.responsibility]) != nil }) else {
            return nil
        }
        if let charged = chargedHeading(range) ?? addressedHeading(range) { return charged }
        if let members = namedMembers(range) {
            return Opening(
                agencies: members, modality: nil, dutyStart: range.upperBound, hasColon: false, hasOrder: false)
        }
        let verb = context.orderVerb(at: range.lowerBound, limit: range.upperBound)
        let start = verb?.end ?? range.lowerBound
        let plural = cues.longest(at: start, in: [.plural])
        // `Tổ chức, cá nhân sản xuất …`: two kinds need no plural.
        guard let kind = cues.longest(at: plural?.tokens.upperBound ?? start, in: [.kindNoun, .specificGroup]),
            plural != nil
                || stream.isMark(kind.tokens.upperBound, ",")
                    && cues.longest(at: kind.tokens.upperBound + 1, in: [.kindNoun]) != nil,
            let clause = kindsEnd(behind: kind.tokens.upperBound, limit: range.upperBound),
            let opener = cues.longest(at: clause, in: [.relativeClause]),
            opener.tokens.upperBound < range.upperBound || opener.tokens.count > 1,
            (start..<range.upperBound).allSatisfy({
                stream.isWord($0) || stream.isMark($0, ",()-") || stream[$0].kind == .number
            })
        else { return nil }
        let tokens = start..<range.upperBound
        return Opening(
            agencies: AgencyList(items: [AgencyItem(pieces: [tokens], tokens: tokens, isGroup: true)], tokens: tokens),
            modality: verb?.modality, dutyStart: range.upperBound, hasColon: false, hasOrder: verb != nil)
    }

    /// `TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ` over parts that each name a body: a title, not the actor.
    func titlesBodies(_ index: Int, under opening: Opening) -> Bool {
        guard opening.agencies.items.allSatisfy(\.isGroup), !opening.hasOrder, tree.blocks[index].kind == .part else {
            return false
        }
        var named = 0
        for child in index + 1..<tree.blocks.count {
            let block = tree.blocks[child]
            if block.depth <= tree.blocks[index].depth { break }
            guard block.parent == index, block.kind == .part else { continue }
            guard let own = context.opening(of: context.trimmed(block.tokens)),
                own.agencies.items.contains(where: { !$0.isGroup }) || own.hasOrder
            else { return false }
            named += 1
        }
        return named > 1
    }

    /// `Trách nhiệm của Sở Y tế`, `Trách nhiệm của đối tượng kiểm kê`: whose duties stand below.
    private func chargedHeading(_ range: Range<Int>) -> Opening? {
        guard let cue = cues.longest(at: range.lowerBound, in: [.headingDuty]),
            Self.chargeWords.contains(stream[range.lowerBound].syllable), cue.tokens.upperBound + 1 < range.upperBound,
            stream[cue.tokens.upperBound].syllable == SmallWord.of
        else { return nil }
        let start = cue.tokens.upperBound + 1
        let end = (start..<range.upperBound).first { stream.isMark($0, "(") } ?? range.upperBound
        guard start < end else { return nil }
        var agencies = context.grammar.list(at: start, limit: end, style: .whole)
        if agencies?.tokens.upperBound ?? start < end {
            // `Nhiệm vụ của năm 2026` names nobody; `trách nhiệm` is always somebody's.
            guard stream[range.lowerBound].syllable == Self.responsibilityWord, end - start <= 14,
                (start..<end).allSatisfy({ stream.isWord($0) || stream.isMark($0, ",-") })
            else { return nil }
            agencies = AgencyList(
                items: [AgencyItem(pieces: [start..<end], tokens: start..<end, isGroup: true)], tokens: start..<end)
        }
        return agencies.map {
            Opening(agencies: $0, modality: nil, dutyStart: range.upperBound, hasColon: false, hasOrder: false)
        }
    }

    /// `I. Đối với Thuế các tỉnh, thành phố`, `2. Đối với Sở Y tế:` over tasks: bodies that can act and nothing else.
    /// `Đối với các doanh nghiệp` tells of whom the tasks are about.
    private func addressedHeading(_ range: Range<Int>) -> Opening? {
        guard let opener = cues.longest(at: range.lowerBound, in: [.topicOpener]),
            stream[range.lowerBound].syllable == Self.towardsWord, opener.tokens.count == 2,
            let list = context.grammar.list(at: opener.tokens.upperBound, limit: range.upperBound, style: .whole),
            list.tokens.upperBound >= range.upperBound,
            list.items.allSatisfy({ item in
                let plural = cues.longest(at: item.tokens.lowerBound, in: [.plural])
                return !item.isGroup
                    || cues.longest(at: plural?.tokens.upperBound ?? item.tokens.lowerBound, in: [.agencyGroup]) != nil
            }),
            !list.items.allSatisfy(context.isKindAlone)
        else { return nil }
        return Opening(agencies: list, modality: nil, dutyStart: range.upperBound, hasColon: false, hasOrder: false)
    }

    private static let towardsWord = Syllables.id("đối")
    private static let responsibilityWord = Syllables.id("trách")
    private static let chargeWords = SyllableSet(["trách", "nhiệm"])

    /// `Các cơ quan quản lý ngành, lĩnh vực (gồm các Sở: Xây dựng, Công Thương)`: the bracket at the heading's end names
    /// all bodies that are meant.
    private func namedMembers(_ range: Range<Int>) -> AgencyList? {
        guard cues.longest(at: range.lowerBound, in: [.plural, .kindNoun, .specificGroup]) != nil,
            let open = range.first(where: { stream.isMark($0, "(") }),
            (range.lowerBound..<open).allSatisfy({ stream.isWord($0) || stream.isMark($0, ",") })
        else { return nil }
        return context.grammar.members(inBracketAt: open, limit: range.upperBound)
    }

    /// The end of the kinds of a group: `Các Sở | , ngành | chủ trì …`.
    private func kindsEnd(behind index: Int, limit: Int) -> Int? {
        var end = index
        while end + 1 < limit, stream.isMark(end, ","),
            let kind = cues.longest(at: end + 1, in: [.kindNoun, .specificGroup])
        {
            end = kind.tokens.upperBound
        }
        return end < limit ? end : nil
    }
}
