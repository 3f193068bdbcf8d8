import LetterLexicon
import LetterStructure
import LetterTokens

/// Words that lead into what stands below them: orders, conclusions, lists of things.
extension DutyReader {
    struct LeadIn {
        var opening: Opening?
        var modality: Modality?
        var isOrder: Bool
    }

    /// `UBND tỉnh yêu cầu các sở, ngành thực hiện các nội dung sau:`, `Thủ tướng Chính phủ yêu cầu:`,
    /// `… có ý kiến chỉ đạo như sau:`.
    func leadIn(_ range: Range<Int>, endsWithColon: Bool, hasChildren: Bool) -> LeadIn? {
        guard endsWithColon || endsWithListIntro(range) && !isSentenceEnd(behind: range) else { return nil }
        var sentence = lastSentence(range)
        // `Thực hiện Công điện … yêu cầu các địa phương …, Chủ tịch UBND tỉnh yêu cầu:`: what others have ordered before is
        // not what this letter orders.
        if let own = ownOrder(in: sentence) { sentence = own..<sentence.upperBound }
        var best: LeadIn?
        var position = sentence.lowerBound
        while position < sentence.upperBound {
            if let verb = context.orderVerb(at: position, limit: sentence.upperBound),
                !stream.isCapitalised(position) || position == sentence.lowerBound || stream.isMark(position - 1, ",")
            {
                if trimmedIsEmpty(verb.end..<sentence.upperBound) {
                    best = LeadIn(opening: nil, modality: verb.modality, isOrder: true)
                } else if let opening = context.opening(of: position..<sentence.upperBound), charges(opening) {
                    return LeadIn(opening: opening, modality: verb.modality, isOrder: true)
                } else if best == nil {
                    best = LeadIn(opening: nil, modality: verb.modality, isOrder: true)
                }
                position = verb.end
                continue
            }
            if cues.longest(at: position, in: [.conclusionVerb]) != nil, best == nil {
                best = LeadIn(opening: nil, modality: nil, isOrder: !isReply(upTo: position, in: sentence))
            }
            position += 1
        }
        if best == nil || best?.opening == nil {
            if let opening = context.opening(of: sentence) ?? context.innerOpening(of: sentence), charges(opening) {
                return LeadIn(opening: opening, modality: opening.modality ?? best?.modality, isOrder: true)
            }
        }
        if let best { return best }
        return endsWithColon ? LeadIn(opening: nil, modality: nil, isOrder: false) : nil
    }

    /// The last verb of a sentence by which a body orders or concludes that a clause opens with: `…, UBND tỉnh | yêu cầu:`.
    private func ownOrder(in sentence: Range<Int>) -> Int? {
        let verbs: CueClassSet = [.requestVerb, .orderVerb, .conclusionVerb]
        for verb in sentence.reversed() where cues.longest(at: verb, in: verbs) != nil {
            for start in stride(from: verb - 1, through: max(sentence.lowerBound + 1, verb - 14), by: -1)
            where stream.isMark(start - 1, ",;") {
                guard let list = context.grammar.list(at: start, limit: verb, style: .object) else { break }
                if list.tokens.upperBound == verb, list.items.count == 1, !list.items[0].isGroup { return verb }
                break
            }
        }
        return nil
    }

    /// `Ủy ban nhân dân tỉnh ban hành Kế hoạch … như sau:` charges nobody but says who speaks.
    private func charges(_ opening: Opening) -> Bool {
        opening.hasOrder || !opening.agencies.items.allSatisfy(context.isIssuer)
    }

    /// `Cục Thuế có ý kiến như sau:`: the issuer itself, without a leader's post, answers; it orders nothing yet.
    private func isReply(upTo position: Int, in sentence: Range<Int>) -> Bool {
        for start in stride(from: position - 1, through: max(sentence.lowerBound, position - 12), by: -1) {
            guard let list = context.grammar.list(at: start, limit: position, style: .object),
                list.tokens.upperBound == position,
                list.items.count == 1
            else { continue }
            if cues.longest(at: start, in: [.officeTitle, .officeHolder, .issuerTitle]) != nil { return false }
            if start > sentence.lowerBound, cues.longest(at: start - 1, in: [.officeTitle]) != nil { return false }
            if context.isIssuer(list.items[0]) { return tree.header.type == nil && !tree.header.addressees.isEmpty }
        }
        return false
    }

    /// `Sở A chủ trì, phối hợp với Sở B, Sở C:`: whom the actor works with in all that follows.
    func sharedCoordinators(behind opening: Opening, in range: Range<Int>) -> [AgencyMention] {
        guard opening.dutyStart < range.upperBound, range.contains(opening.dutyStart) else { return [] }
        for position in opening.dutyStart..<range.upperBound {
            guard let verb = cues.longest(at: position, in: [.coordinateVerb]),
                let list = context.grammar.list(at: verb.tokens.upperBound, limit: range.upperBound, style: .object)
            else { continue }
            // Nothing but the words that lead into the list may follow: else the bodies belong to what they say.
            let rest = list.tokens.upperBound..<range.upperBound
            guard rest.isEmpty || leadsOn(rest) else { return [] }
            return recipients.coordinators(in: opening.dutyStart..<range.upperBound)
        }
        return []
    }

    /// `thực hiện các nội dung sau`, `tập trung một số nhiệm vụ`: words that only lead into the list below.
    private func leadsOn(_ range: Range<Int>) -> Bool {
        range.count <= 16 && (endsWithListIntro(range) || range.count <= 2)
    }

    private func trimmedIsEmpty(_ range: Range<Int>) -> Bool { context.trimmed(range).isEmpty }

    private func endsWithListIntro(_ range: Range<Int>) -> Bool { ends(range, with: .listIntro) }

    private func ends(_ range: Range<Int>, with intro: CueClassSet) -> Bool {
        var position = max(range.lowerBound, range.upperBound - 8)
        while position < range.upperBound {
            if let cue = cues.longest(at: position, in: intro), cue.tokens.upperBound >= range.upperBound {
                return true
            }
            position += 1
        }
        return false
    }

    /// `… để cập nhật nội dung.`: a sentence that is closed, unless its last words point at what follows (`sau`).
    private func isSentenceEnd(behind range: Range<Int>) -> Bool {
        guard range.upperBound < stream.count, stream.isMark(range.upperBound, ".") else { return false }
        return !Self.pointers.contains(stream[range.upperBound - 1].syllable)
    }

    private static let pointers = SyllableSet(["sau", "đây"])

    /// Whether a lead-in is followed by things instead of acts: `… báo cáo cụ thể về một số nội dung sau:` / `(1) Số hộ
    /// dân có nhà bị sập`. So is one that opens with an act of its own: `Quán triệt các văn bản của cấp trên:` / `- Nghị
    /// định số …`.
    func introducesContent(_ index: Int, _ range: Range<Int>) -> Bool {
        let saysSo = ends(range, with: .contentIntro)
        guard saysSo || opensWithAct(range) && !endsWithListIntro(range) else { return false }
        for child in index + 1..<tree.blocks.count {
            let block = tree.blocks[child]
            if block.depth <= tree.blocks[index].depth { break }
            guard block.parent == index else { continue }
            let words = context.trimmed(block.tokens)
            guard !words.isEmpty else { continue }
            if opensWithVerb(words) || !saysSo && actsBehindColon(words) || context.opening(of: words) != nil {
                return false
            }
        }
        return true
    }

    /// The same where what is listed stands beside the lead-in: `… báo cáo số liệu, bao gồm:` / `(1) Tổng số gói thầu`.
    func listsContentBelow(_ index: Int, _ range: Range<Int>) -> Bool {
        guard ends(range, with: .contentIntro), index + 1 < tree.blocks.count,
            tree.blocks[index + 1].parent == tree.blocks[index].parent, tree.blocks[index + 1].kind != .paragraph
        else { return false }
        let words = context.trimmed(tree.blocks[index + 1].tokens)
        return !words.isEmpty && !opensWithVerb(words) && !actsBehindColon(words) && context.opening(of: words) == nil
    }

    /// Whether words open with a verb that says what to do, neither an order nor an adverb.
    private func opensWithAct(_ range: Range<Int>) -> Bool {
        guard range.count >= 6, let verb = cues.longest(at: range.lowerBound, in: [.predicate, .leadVerb, .directVerb])
        else { return false }
        let other = cues.longest(at: range.lowerBound, in: Self.leadsIn)
        return other?.tokens.count ?? 0 < verb.tokens.count
    }

    private static let leadsIn: CueClassSet = [
        .orderVerb, .requestVerb, .adverbialOpener, .topicOpener, .conditionOpener, .headingDuty,
    ]

    private func lastSentence(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while true {
            let end = context.sentenceEnd(from: start, limit: range.upperBound)
            if end >= range.upperBound { return start..<range.upperBound }
            start = end
        }
    }
}
