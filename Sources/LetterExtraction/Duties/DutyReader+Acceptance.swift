import LetterLexicon
import LetterStructure
import LetterText
import LetterTokens

/// What is a duty and what only stands where duties stand: references, figures, thanks, quoted text.
extension DutyReader {
    /// Whether a piece of a block is a duty.
    func accepts(_ piece: DutyPiece, _ block: Block, _ scope: Scope) -> Bool {
        let duty = context.trimmed(piece.duty)
        guard duty.count >= 2, !isThanks(piece, duty), !isFragment(duty), !isQuoted(block, piece),
            !isRemark(block)
        else { return false }
        if piece.isDifficulty || piece.isClosing { return true }
        if refersToAnnex(duty) { return false }
        // `Kế hoạch này …`; `Đồng ý với đề xuất …` charges nobody unless a body is told to act behind it.
        if cues.longest(at: duty.lowerBound, in: [.selfReference]) != nil,
            piece.agencies == nil || !Self.consents.contains(stream[duty.lowerBound].syllable)
        {
            return false
        }
        if context.isNormative, !charges(piece, duty, scope) { return false }
        if piece.agencies == nil, scope.isActive || block.section >= 0, sendsPaper(duty) { return true }
        if piece.agencies == nil, !piece.hasOrder, namesPaper(duty) { return false }
        // `Được tặng Huy hiệu …`: what somebody gets, not what he must do.
        if piece.agencies == nil, !piece.hasOrder, stream[duty.lowerBound].syllable == SmallWord.passive {
            return false
        }
        if scope.isQuotation, !piece.hasOrder { return false }
        if tellsWhatItIs(duty, piece) || saysWhatSomethingIs(duty, piece) { return false }
        if namesMatter(duty, piece) || tellsHowThingsStand(duty, piece) || tellsOfTheLaw(duty, piece)
            || speaksForIssuer(piece, block)
        {
            return false
        }
        // `Kinh phí khen thưởng: …` says where the money comes from; `Bố trí kinh phí …` is a task.
        if piece.agencies == nil, cues.longest(at: duty.lowerBound, in: [.headingFunding]) != nil,
            cues.longest(at: duty.lowerBound, in: AgencyGrammar.openingClasses) == nil
        {
            return false
        }
        if piece.agencies != nil {
            // `Sở Nội vụ: không quá 02 tập thể`: what stands behind the body is a figure, not a duty.
            if piece.hasColon, !piece.hasOrder, opensWithFigure(duty) || !saysSomethingToDo(duty) { return false }
            // `Sở Nội vụ đề nghị không quá 02 tập thể`: a quota.
            if let request = cues.longest(at: duty.lowerBound, in: [.requestVerb]),
                opensWithFigure(request.tokens.upperBound..<max(duty.upperBound, request.tokens.upperBound))
            {
                return false
            }
            // An actor of its own: an order where duties are expected or where an order verb stands.
            return scope.isActive || piece.hasOrder || block.section >= 0
        }
        guard scope.isActive, !scope.isContent else { return false }
        if block.kind == .paragraph, block.parent < 0, !opensPlainly(duty) { return false }
        // `Đối với Kho bạc tỉnh` / `Về kinh phí`: under a body's heading even money is something to do.
        if scope.heading == .funding { return scope.isUnderAgency && opensWithVerb(duty) }
        if scope.agencies != nil, !scope.isSoft { return saysSomethingToDo(duty) }
        if scope.heading == .duty, block.kind != .paragraph, duty.count >= 6, stream.isWord(duty.lowerBound) {
            return saysSomethingToDo(duty)
        }
        return opensWithVerb(duty) || obligesByDate(duty) || block.kind == .part && somebodyActsByDate(duty)
    }

    /// `Các địa phương có tỷ lệ giải ngân thấp kiểm điểm, báo cáo … trước ngày …`: who is told in words that are not
    /// understood, but that and by when something is to be done is. The body stays open, for a person to fill in.
    private func somebodyActsByDate(_ duty: Range<Int>) -> Bool {
        guard duty.count >= 6, cues.longest(at: duty.lowerBound, in: [.plural, .kindNoun, .bodyHead]) != nil,
            !duty.prefix(14).contains(where: { LetterContext.told.contains(stream[$0].syllable) })
        else { return false }
        return cues.next(in: duty, of: [.predicate, .reportVerb]) < duty.upperBound && hasDeadline(duty)
    }

    /// `Kết quả thực hiện báo cáo UBND tỉnh trước ngày …`, `Danh sách đăng ký gửi về Sở Nội vụ trước ngày …`: what is to
    /// be sent, to whom and by when.
    private func sendsPaper(_ duty: Range<Int>) -> Bool {
        guard duty.count >= 6, Self.papers.contains(stream[duty.lowerBound].syllable),
            cues.longest(at: duty.lowerBound, in: AgencyGrammar.openingClasses) == nil
        else { return false }
        for position in duty.dropFirst(2).prefix(12) {
            if stream.mark(at: position) != 0 || LetterContext.told.contains(stream[position].syllable) { return false }
            guard let verb = cues.longest(at: position, in: [.reportVerb]) else { continue }
            var next = verb.tokens.upperBound
            if next < duty.upperBound, Self.directions.contains(stream[next].syllable) { next += 1 }
            return context.grammar.list(at: next, limit: duty.upperBound, style: .object) != nil && hasDeadline(duty)
        }
        return false
    }

    /// First syllables of `kết quả`, `danh sách`, `văn bản`, `kế hoạch`, `hồ sơ`, `ý kiến`, `số liệu`, `phiếu`, `biểu mẫu`.
    private static let papers = SyllableSet(["kết", "danh", "văn", "kế", "hồ", "ý", "số", "phiếu", "biểu", "bản"])
    private static let directions = SyllableSet(["về", "đến", "cho", "tới"])

    /// `Các cơ sở phải được cấp giấy phép trước ngày …`: nobody is named, but something is to be done by a day.
    private func obligesByDate(_ duty: Range<Int>) -> Bool {
        duty.prefix(20).contains { position in
            position + 1 < duty.upperBound && SmallWord.must.contains(stream[position].syllable)
                && stream[position + 1].syllable == SmallWord.passive
        } && hasDeadline(duty)
    }

    /// `[Ban Quản lý] | là cơ quan hành chính thuộc …`: what a body is; `là cơ quan đầu mối, chủ trì …` charges it.
    /// Under a body's heading `Là cầu nối giữa …` is the part it is given.
    private func tellsWhatItIs(_ duty: Range<Int>, _ piece: DutyPiece) -> Bool {
        guard piece.agencies != nil, !piece.hasOrder, stream[duty.lowerBound].syllable == Self.isWord else {
            return false
        }
        let charges: CueClassSet = [.leadVerb, .coordinateVerb, .responsibility, .bodyRemark, .reportVerb]
        return cues.next(in: duty, of: charges) >= duty.upperBound && !hasDeadline(duty)
    }

    /// `Phát triển công dân số là trụ cột …`: an act is called something, nobody is told to do it. `Xác định … là nhiệm vụ`
    /// tells what to regard it as, `…, là nền tảng cho …` is said by the way.
    private func saysWhatSomethingIs(_ duty: Range<Int>, _ piece: DutyPiece) -> Bool {
        guard piece.agencies == nil, !piece.hasOrder,
            context.sentenceEnd(from: duty.lowerBound, limit: duty.upperBound) >= duty.upperBound - 1,
            cues.next(in: duty, of: .reportVerb) >= duty.upperBound
        else { return false }
        for position in duty.prefix(22) {
            if stream.isMark(position, ".;:(") || cues.longest(at: position, in: [.regardVerb]) != nil { return false }
            guard position > duty.lowerBound + 1, stream[position].syllable == Self.isWord else { continue }
            return cues.longest(at: position, in: [.predication]) != nil && !stream.isMark(position - 1, ",")
                && stream[position - 1].syllable != Self.thisWord && !hasDeadline(duty)
        }
        return false
    }

    private func hasDeadline(_ duty: Range<Int>) -> Bool {
        !DeadlineFinder.deadlines(in: duty, letterDate: tree.header.date, by: context.times).deadlines.isEmpty
    }

    private static let thisWord = Syllables.id("đây")
    private static let isWord = Syllables.id("là")

    /// Whether a block of a normative text charges somebody, instead of saying what holds.
    private func charges(_ piece: DutyPiece, _ duty: Range<Int>, _ scope: Scope) -> Bool {
        if piece.hasOrder || scope.isCharge || cues.longest(at: duty.lowerBound, in: [.responsibility]) != nil {
            return true
        }
        guard piece.agencies != nil else { return false }
        return hasDeadline(duty)
    }

    /// `Quyết định số 12/QĐ-UBND ngày … về …`: the name of a paper in a list of papers.
    func namesPaper(_ duty: Range<Int>) -> Bool {
        var start = duty.lowerBound
        if context.grammar.isDash(start) || stream[start].kind == .bullet { start += 1 }
        guard start < duty.upperBound, let type = cues.longest(at: start, in: [.documentType]) else { return false }
        var next = type.tokens.upperBound
        // `Luật Đấu thầu số 22/2023/QH15`
        while next < duty.upperBound, next - start < 12, stream.isWord(next) {
            if stream[next].syllable == SmallWord.number, next + 1 < duty.upperBound,
                stream[next + 1].kind == .documentCode
            {
                return true
            }
            next += 1
        }
        return next < duty.upperBound && stream[next].kind == .documentCode
    }

    /// `Tình hình huy động vốn`, `Địa điểm quan trắc: …`: a thing is described, without an act.
    private func namesMatter(_ duty: Range<Int>, _ piece: DutyPiece) -> Bool {
        guard piece.agencies == nil, !piece.hasOrder,
            let matter = cues.longest(at: duty.lowerBound, in: [.matterNoun])
        else { return false }
        // `Dự kiến khoảng 500 người` is a matter, `Dự kiến tổ chức …` an act.
        let verb = cues.longest(at: duty.lowerBound, in: AgencyGrammar.openingClasses)
        return verb?.tokens.count ?? 0 < matter.tokens.count && !actsBehindColon(duty)
    }

    /// `Địa điểm: Tổ chức tại …`: behind the colon an act is told, with a capital.
    func actsBehindColon(_ duty: Range<Int>) -> Bool {
        guard let colon = duty.prefix(8).first(where: { stream.isMark($0, ":") }), colon + 1 < duty.upperBound else {
            return false
        }
        return stream.isCapitalised(colon + 1)
            && cues.longest(at: colon + 1, in: AgencyGrammar.openingClasses) != nil
    }

    /// `Hiện nay, Bộ Tài chính đang xây dựng Nghị định …`: what somebody is doing already.
    /// `Chủ trương này đã được … thông qua`, `Trong thời gian qua, nước ta đã …`: what has been done. The word stands
    /// in the first clause, which no verb opens, or in the one behind the words that tell when.
    private func tellsHowThingsStand(_ duty: Range<Int>, _ piece: DutyPiece) -> Bool {
        guard piece.agencies == nil, !piece.hasOrder,
            cues.longest(at: duty.lowerBound, in: Self.opensAct) == nil
        else { return false }
        var start = duty.lowerBound
        if cues.longest(at: start, in: [.adverbialOpener, .topicOpener, .conditionOpener, .caseOpener]) != nil {
            // `Về đề nghị …: Nội dung này đã được … quy định`: the answer stands behind the colon.
            if cues.longest(at: start, in: [.topicOpener]) != nil,
                let colon = duty.prefix(40).first(where: { stream.isMark($0, ":") }), colon + 1 < duty.upperBound
            {
                // `Đối với kiến nghị …: UBND tỉnh ghi nhận và sẽ xem xét`
                let told = context.grammar.list(at: colon + 1, limit: duty.upperBound, style: .object)
                if let told, told.items.allSatisfy(context.isIssuer) { return true }
                if cues.longest(at: colon + 1, in: [.selfReference]) != nil { return true }
                return cues.longest(at: colon + 1, in: Self.opensAct) == nil && isTold(from: colon + 1, duty)
            }
            guard tellsWhen(start) || cues.longest(at: start, in: [.continuation]) != nil,
                let comma = duty.prefix(14).first(where: { stream.isMark($0, ",") })
            else {
                return false
            }
            start = comma + 1
            // `Trước ngày 05 hằng tháng, đối soát số tiền đã thu`
            if cues.longest(at: start, in: Self.opensAct) != nil { return false }
        }
        return isTold(from: start, duty)
    }

    /// Whether a clause tells in its first words what has been done or what will come.
    private func isTold(from start: Int, _ duty: Range<Int>) -> Bool {
        // `Việc khen thưởng … được xem xét theo quy định`: how a matter is dealt with.
        guard start < duty.upperBound else { return false }
        let isMatter = stream[start].syllable == Self.matterWord
        for position in start..<max(start, min(duty.upperBound - 1, start + (isMatter ? 24 : 14))) {
            if isMatter, stream[position].syllable == SmallWord.passive {
                return !SmallWord.must.contains(stream[position - 1].syllable) && !hasDeadline(duty)
            }
            if stream.isMark(position, ".;:") || cues.longest(at: position, in: [.orderVerb, .requestVerb]) != nil {
                return false
            }
            if LetterContext.told.contains(stream[position].syllable) { return true }
            // `… sẽ được cộng điểm`: what will come of itself.
            if stream[position].syllable == SmallWord.will, stream[position + 1].syllable == SmallWord.passive {
                return true
            }
        }
        return false
    }

    /// `Trong thời gian qua, …`, `Ngày 16/6/2025, …`.
    private func tellsWhen(_ start: Int) -> Bool {
        for position in start..<min(stream.count, start + 6) {
            if stream.isMark(position, ",") { return false }
            if stream[position].kind == .date || stream[position].syllable == Self.past { return true }
        }
        return false
    }

    private static let opensAct = AgencyGrammar.openingClasses.subtracting([
        .adverbialOpener, .topicOpener, .conditionOpener,
    ])
    /// First syllables of `đồng ý`, `nhất trí`, `thống nhất`, `chấp thuận`, `cơ bản …`.
    private static let consents = SyllableSet(["đồng", "nhất", "thống", "chấp", "cơ"])
    private static let matterWord = Syllables.id("việc")
    private static let past = Syllables.id("qua")

    /// `Căn cứ khoản 2 Điều 15 Luật …`, `Thực hiện Nghị quyết số …`: a reference to the law that tells nobody to act.
    private func tellsOfTheLaw(_ duty: Range<Int>, _ piece: DutyPiece) -> Bool {
        guard piece.agencies == nil, cues.longest(at: duty.lowerBound, in: [.legalRecital]) != nil else { return false }
        return true
    }

    /// Outside the numbered parts `Cục Thuế có ý kiến để … biết` is the issuer's own word, not a task.
    private func speaksForIssuer(_ piece: DutyPiece, _ block: Block) -> Bool {
        guard !piece.hasOrder, block.section < 0, let agencies = piece.agencies else { return false }
        return agencies.allSatisfy {
            context.isIssuer(AgencyItem(pieces: [$0.tokens], tokens: $0.tokens, isGroup: false))
        }
    }

    /// A paragraph outside the parts goes on with an order only where it opens with a verb, not where it tells
    /// when or why something happened.
    private func opensPlainly(_ duty: Range<Int>) -> Bool {
        let opener = cues.longest(at: duty.lowerBound, in: [.adverbialOpener, .topicOpener, .conditionOpener])
        let verb = cues.longest(
            at: duty.lowerBound, in: [.predicate, .leadVerb, .coordinateVerb, .reportVerb, .continuation])
        guard let opener else { return true }
        return (verb?.tokens.count ?? 0) >= opener.tokens.count
    }

    /// A block that opens with a quotation mark repeats another text (`“Điều 51. …”`); it tells nobody to act.
    private func isQuoted(_ block: Block, _ piece: DutyPiece) -> Bool {
        guard let first = block.tokens.first, !piece.hasOrder, stream[first].kind == .punctuation else { return false }
        let bytes = stream.source.bytes[stream[first].range.indices]
        return bytes.elementsEqual("“".utf8) || bytes.elementsEqual("\"".utf8)
    }

    /// `(Công điện số … gửi kèm theo)`: a paragraph in brackets.
    private func isRemark(_ block: Block) -> Bool {
        guard let first = block.tokens.first, let last = block.tokens.last else { return false }
        return stream.isMark(first, "(") && stream.isMark(last, ")")
    }

    /// `để lãnh đạo, chỉ đạo`, `theo quy định`: the rest of a sentence.
    private func isFragment(_ duty: Range<Int>) -> Bool {
        if cues.longest(at: duty.lowerBound, in: [.purposeClause]) != nil, duty.count <= 8 { return true }
        guard duty.count <= 4, let stop = cues.longest(at: duty.lowerBound, in: [.nameStop, .adverbialOpener]) else {
            return false
        }
        // `theo dõi` is a verb, `theo quy định` none.
        let verb = cues.longest(at: duty.lowerBound, in: [.predicate, .leadVerb])
        return verb?.tokens.count ?? 0 <= stop.tokens.count
    }

    /// `Các nhiệm vụ khác: Theo Phụ lục kèm theo`: says where the tasks stand.
    private func refersToAnnex(_ duty: Range<Int>) -> Bool {
        var start = duty.lowerBound
        if let colon = duty.first(where: { stream.isMark($0, ":") }) { start = colon + 1 }
        if start < duty.upperBound, stream.isMark(start, "(") { start += 1 }
        guard duty.upperBound - start <= 10 else { return false }
        return (start..<min(start + 4, duty.upperBound)).contains {
            cues.longest(at: $0, in: [.annexReference]) != nil
        }
    }

    /// `… trân trọng cảm ơn sự quan tâm …` is no duty.
    private func isThanks(_ piece: DutyPiece, _ duty: Range<Int>) -> Bool {
        guard !piece.isDifficulty, !piece.isClosing else { return false }
        for position in duty.lowerBound..<min(duty.upperBound, duty.lowerBound + 8)
        where cues.longest(at: position, in: [.thanks]) != nil { return true }
        return false
    }

    private func saysSomethingToDo(_ range: Range<Int>) -> Bool {
        if opensWithVerb(range) { return true }
        let end = min(range.upperBound, range.lowerBound + 40)
        for position in range.lowerBound..<end
        where cues.longest(at: position, in: AgencyGrammar.predicateClasses) != nil { return true }
        return false
    }

    /// `02 tập thể`, `không quá 05 cá nhân`: a figure stands where a verb would.
    private func opensWithFigure(_ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        if let bound = cues.longest(at: position, in: [.target]) { position = bound.tokens.upperBound }
        return position < range.upperBound && stream[position].kind == .number
    }

    func opensWithVerb(_ range: Range<Int>) -> Bool {
        cues.longest(at: range.lowerBound, in: AgencyGrammar.openingClasses) != nil
            || (cues.longest(at: range.lowerBound, in: [.topicOpener, .adverbialOpener, .conditionOpener]) != nil
                && range.count > 6)
    }
}
