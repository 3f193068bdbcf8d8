import LetterLexicon
import LetterTokens

/// A part of a block that one actor must do.
struct DutyPiece {
    /// The duty's words; the actor that opens it is left out.
    var duty: Range<Int>
    /// The actor named by the piece itself, or nil.
    var agencies: [AgencyMention]?
    var modality: Modality?
    var hasOrder = false
    /// The actor is parted from the duty by a colon.
    var hasColon = false
    /// `Trong quá trình thực hiện, nếu có khó khăn, vướng mắc …`
    var isDifficulty = false
    /// A general closing order.
    var isClosing = false
    var isConditional = false
    var rule: String = "actor-opens-block"
    /// Behind the actor's tokens; the actor's own list splits nothing.
    var actorEnd = 0
}

/// Splits a block where the actor changes: `Sở A làm X; Sở B làm Y`. Several sentences of one actor stay together.
struct DutySplitter {
    let context: LetterContext
    private var stream: MarkedTokens { context.stream }
    private var cues: CueIndex { context.cues }

    init(context: LetterContext) { self.context = context }

    func split(_ range: Range<Int>, scope: Scope, isActive: Bool) -> [DutyPiece] {
        var pieces: [DutyPiece] = []
        var start = range.lowerBound
        var current = piece(from: start, limit: range.upperBound, scope: scope)
        var position = start
        var depth = 0
        var mark = start - 1
        var charges = ForwardSearch(cues, of: .responsibility, in: range)
        while position < range.upperBound {
            // Only marks and these verbs change anything.
            if mark < position { mark = stream.nextMark(in: position..<range.upperBound) }
            position = cues.next(in: position..<mark, of: [.coordinateVerb, .directVerb])
            guard position < range.upperBound else { break }
            if stream.isMark(position, "(") { depth += 1 }
            if stream.isMark(position, ")") { depth = max(0, depth - 1) }
            // `hướng dẫn các sở, ngành; các xã thuộc tỉnh tổ chức …`: a semicolon inside an object parts no actors.
            if depth == 0, let verb = cues.longest(at: position, in: [.coordinateVerb, .directVerb]),
                position >= current.actorEnd,
                let list = context.grammar.list(at: verb.tokens.upperBound, limit: range.upperBound, style: .object)
            {
                current.actorEnd = list.tokens.upperBound
            }
            let endsSentence = depth == 0 && context.isSentenceEnd(position, limit: range.upperBound)
            let endsClause = depth == 0 && stream.isMark(position, ";")
            if endsSentence || endsClause, position + 1 < range.upperBound, position >= current.actorEnd,
                let next = boundary(
                    at: position + 1, limit: range.upperBound, current: current, scope: scope,
                    // `…; Trên cơ sở đó, Sở B …`: a capital begins a sentence behind a semicolon too.
                    isSentence: endsSentence || stream.isCapitalised(position + 1))
            {
                if endsSentence, isStatement(current), scope.agencies == nil || next.hasOrder, !next.isDifficulty,
                    !next.isClosing
                {
                    // What was told before the order belongs to its block.
                    let duty = current.duty
                    current = next
                    current.duty = min(start, duty.lowerBound)..<range.upperBound
                    current.rule = "actor-inside-block"
                    position += 1
                    continue
                }
                current.duty = min(current.duty.lowerBound, position)..<position
                if start < position { pieces.append(current) }
                current = next
                start = position + 1
            } else if depth == 0, stream.isMark(position, ","), position + 1 < range.upperBound,
                position >= current.actorEnd, current.agencies != nil,
                charges.next(from: position + 1) < range.upperBound,
                let next = responsibility(at: position + 1, limit: range.upperBound), differs(next, current, scope)
            {
                current.duty = min(current.duty.lowerBound, position)..<position
                pieces.append(current)
                current = next
                start = position + 1
            }
            position += 1
        }
        current.duty = min(current.duty.lowerBound, range.upperBound)..<range.upperBound
        pieces.append(current)
        return pieces
    }

    /// A new piece that begins here, or nil where the sentence goes on with the same actor.
    private func boundary(at index: Int, limit: Int, current: DutyPiece, scope: Scope, isSentence: Bool) -> DutyPiece? {
        if isSentence, isDifficulty(at: index, limit: limit) {
            return piece(from: index, limit: limit, scope: scope)
        }
        let read = context.opening(of: index..<limit, inScope: scope.isUnderAgency)
        guard let opening = read ?? ofHeading(index..<limit, scope), opening.dutyStart < limit
        else {
            // `Trên cơ sở đó, Sở B trình …` behind a sentence of Sở A.
            if isSentence || opensAnew(index), !current.isDifficulty, current.agencies != nil || isStatement(current),
                let inner = context.innerOpening(of: index..<limit, inScope: scope.isUnderAgency),
                current.agencies != nil ? takesOver(inner, limit: limit) : inner.hasOrder
            {
                let next = piece(from: index, limit: limit, scope: scope)
                return differs(next, current, scope) ? next : nil
            }
            // `…; trường hợp vượt thẩm quyền, Sở B tổng hợp, báo cáo`
            if !isSentence, current.isDifficulty, cues.longest(at: index, in: [.caseOpener]) != nil {
                var next = piece(from: index, limit: limit, scope: scope)
                next.isDifficulty = true
                return next.agencies != nil && differs(next, current, scope) ? next : nil
            }
            // Behind a difficulty sentence the next sentence is a duty again.
            return current.isDifficulty && isSentence
                ? piece(from: index, limit: limit, scope: scope) : nil
        }
        // `…; phân công cán bộ theo dõi từng tàu`: the actor assigns its own people.
        if !isSentence, opening.hasOrder,
            !opening.agencies.items.contains(where: { stream.isCapitalised($0.tokens.lowerBound) }),
            !stream.isCapitalised(index), stream.isAssign(index)
        {
            return nil
        }
        // `…; mỗi ấp thành lập 01 đội`: how much the actor is to bring about.
        if !isSentence, !opening.hasOrder, opening.agencies.items.count == 1,
            SmallWord.each.contains(stream[index].syllable),
            !SmallWord.must.contains(stream[opening.dutyStart].syllable)
        {
            return nil
        }
        // `các …` without an order is a subject of the sentence as often as an actor: it must be told to act.
        if !isSentence, opening.agencies.items.allSatisfy(\.isGroup), !opening.hasOrder,
            cues.longest(at: opening.dutyStart, in: [.predicate, .responsibility, .leadVerb, .coordinateVerb]) == nil
        {
            return nil
        }
        let next = piece(from: index, limit: limit, scope: scope)
        return differs(next, current, scope) ? next : nil
    }

    /// Whether bodies behind `Trên cơ sở đó,` are told to act: named ones, or `các …` with a verb behind.
    private func takesOver(_ inner: Opening, limit: Int) -> Bool {
        inner.agencies.items.allSatisfy {
            !$0.isGroup
                || cues.longest(at: $0.tokens.lowerBound, in: [.plural]) != nil
                    && context.grammar.isPredicate(inner.dutyStart, limit: limit)
        }
    }

    /// `…; trên cơ sở đó, các sở …`: a clause that a body may follow, and no case in which the actor goes on.
    private func opensAnew(_ index: Int) -> Bool {
        cues.longest(at: index, in: [.adverbialOpener, .topicOpener])?.tokens.count ?? 0 > 1
            && cues.longest(at: index, in: [.conditionOpener, .caseOpener]) == nil
    }

    /// `…; đề nghị Tỉnh Đoàn tổ chức …` under a heading of several bodies: an order to one of these hands on its part.
    private func ofHeading(_ clause: Range<Int>, _ scope: Scope) -> Opening? {
        guard let bodies = scope.agencies, bodies.count > 1, let opening = context.opening(of: clause),
            opening.hasOrder,
            context.mentions(opening.agencies).allSatisfy({ told in bodies.contains { $0.name == told.name } })
        else { return nil }
        return opening
    }

    /// Words before the first actor of a block that tell nobody to act.
    private func isStatement(_ piece: DutyPiece) -> Bool {
        piece.agencies == nil && !piece.isDifficulty
            && cues.longest(at: piece.duty.lowerBound, in: AgencyGrammar.openingClasses) == nil
    }

    private func responsibility(at index: Int, limit: Int) -> DutyPiece? {
        guard let opening = context.opening(of: index..<limit), opening.dutyStart < limit,
            cues.longest(at: opening.dutyStart, in: [.responsibility]) != nil,
            // `…, cơ quan chịu trách nhiệm thẩm định` is a thing told of, not an actor.
            !opening.agencies.items.allSatisfy(context.isBareGroup)
        else { return nil }
        return DutyPiece(
            duty: opening.dutyStart..<limit, agencies: context.mentions(opening.agencies), modality: opening.modality,
            hasOrder: opening.hasOrder)
    }

    private func differs(_ next: DutyPiece, _ current: DutyPiece, _ scope: Scope) -> Bool {
        guard let own = next.agencies else { return next.isDifficulty || current.isDifficulty }
        return own.map(\.name) != (current.agencies ?? scope.agencies)?.map(\.name)
    }

    private func piece(from start: Int, limit: Int, scope: Scope) -> DutyPiece {
        var piece = DutyPiece(duty: start..<limit)
        let sentence = context.sentenceEnd(from: start, limit: limit)
        if isDifficulty(at: start, limit: sentence) {
            piece.isDifficulty = true
            // `…; trường hợp vượt thẩm quyền, Sở Y tế tổng hợp, báo cáo`: who is told to speak up stands before.
            var clause = start
            while clause < sentence, !stream.isMark(clause, ";") { clause += 1 }
            if let inner = request(in: start..<clause) ?? context.innerOpening(of: start..<sentence) {
                fill(&piece, from: inner, keepsWhole: true)
            }
            return piece
        }
        if let announce = announcement(start..<sentence) {
            piece.agencies = announce
            piece.isClosing = true
            return piece
        }
        if let opening = context.opening(of: start..<limit, inScope: scope.isUnderAgency), opening.dutyStart < limit {
            let told = requestOfIssuer(opening, limit: sentence) ?? opening
            fill(&piece, from: told, keepsWhole: false)
            piece.isClosing = isClosing(told, limit: sentence)
        } else if let inner = context.innerOpening(of: start..<limit, inScope: scope.isUnderAgency) {
            fill(&piece, from: inner, keepsWhole: true)
            piece.rule = "actor-inside-block"
        }
        piece.isConditional = cues.longest(at: start, in: [.caseOpener]) != nil
        return piece
    }

    /// `Sở Y tế gửi dự thảo Kế hoạch, | đề nghị các đơn vị góp ý …`: the issuer tells what it does, then whom it asks.
    private func requestOfIssuer(_ opening: Opening, limit: Int) -> Opening? {
        guard !opening.hasOrder, opening.agencies.items.allSatisfy(context.isIssuer) else { return nil }
        for position in opening.dutyStart + 1..<max(limit, opening.dutyStart + 1)
        where stream.isMark(position - 1, ",;") || stream[position - 1].syllable == Self.andWord {
            guard context.orderVerb(at: position, limit: limit) != nil,
                let asked = context.opening(of: position..<limit), asked.hasOrder, asked.dutyStart < limit
            else { continue }
            return asked
        }
        return nil
    }

    private static let andWord = Syllables.id("và")

    /// `nếu có khó khăn, vướng mắc đề nghị các cơ quan phản ánh về …`: whom a difficulty sentence asks, with or without
    /// a comma before.
    private func request(in clause: Range<Int>) -> Opening? {
        if let inner = context.innerOpening(of: clause) { return inner }
        for position in clause where context.orderVerb(at: position, limit: clause.upperBound) != nil {
            if let opening = context.opening(of: position..<clause.upperBound), opening.hasOrder { return opening }
        }
        return nil
    }

    private func fill(_ piece: inout DutyPiece, from opening: Opening, keepsWhole: Bool) {
        piece.agencies = context.mentions(opening.agencies)
        piece.modality = opening.modality
        piece.hasOrder = opening.hasOrder
        piece.hasColon = opening.hasColon
        piece.actorEnd = max(opening.dutyStart, piece.duty.lowerBound)
        if !keepsWhole { piece.duty = opening.dutyStart..<piece.duty.upperBound }
    }

    /// `Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, … phản ánh về …`
    func isDifficulty(at start: Int, limit: Int) -> Bool {
        guard cues.longest(at: start, in: [.conditionOpener]) != nil else { return false }
        let end = context.sentenceEnd(from: start, limit: limit)
        var position = start
        var names = false
        while position < end {
            if cues.longest(at: position, in: [.difficulty]) != nil { names = true }
            if names, cues.longest(at: position, in: [.reportVerb, .requestVerb]) != nil { return true }
            position += 1
        }
        return false
    }

    /// `Văn phòng Chính phủ thông báo để … biết, thực hiện`: the bodies that are told.
    private func announcement(_ range: Range<Int>) -> [AgencyMention]? {
        var position = range.lowerBound
        let end = min(range.upperBound, range.lowerBound + 30)
        while position < end {
            position = cues.next(in: position..<end, of: .announce)
            guard position < end else { return nil }
            // `…, thông báo đến các cơ quan có tỷ lệ quá hạn cao`: behind other words it is an act.
            if let verb = cues.longest(at: position, in: [.announce]), isTold(before: position, from: range.lowerBound),
                let list = context.grammar.list(at: verb.tokens.upperBound, limit: range.upperBound, style: .opening)
                    ?? informed(behind: verb.tokens.upperBound, limit: range.upperBound)
            {
                return context.mentions(list)
            }
            position += 1
        }
        return nil
    }

    /// `… thông báo Kết luận của Chủ tịch UBND tỉnh | đến các cơ quan, đơn vị biết, thực hiện`
    private func informed(behind start: Int, limit: Int) -> AgencyList? {
        for position in start..<max(start, min(limit, start + 30)) {
            if context.isSentenceEnd(position, limit: limit) { return nil }
            guard Self.towards.contains(stream[position].syllable),
                let list = context.grammar.list(at: position + 1, limit: limit, style: .object)
            else { continue }
            let end = list.tokens.upperBound
            return (end..<min(limit, end + 4)).contains { stream[$0].syllable == Self.knowWord } ? list : nil
        }
        return nil
    }

    private static let towards = SyllableSet(["đến", "để", "tới"])
    private static let knowWord = Syllables.id("biết")

    /// Nothing but the body that announces stands before, or `Thừa lệnh …,`.
    private func isTold(before index: Int, from start: Int) -> Bool {
        guard index > start else { return true }
        return stream.isCapitalised(start)
            && !(start..<index).contains { cues.longest(at: $0, in: [.predicate, .directVerb, .leadVerb]) != nil }
    }

    /// A general order to carry the letter out: nothing but `nghiêm túc triển khai thực hiện Chỉ thị này`.
    private func isClosing(_ opening: Opening, limit: Int) -> Bool {
        // `triển khai thực hiện, báo cáo kết quả về … trước ngày …` is more than that.
        guard limit - opening.dutyStart < 24,
            !(opening.dutyStart..<max(limit, opening.dutyStart)).contains(where: { stream[$0].kind == .date })
        else { return false }
        var position = opening.dutyStart
        while position < min(limit, opening.dutyStart + 8) {
            if cues.longest(at: position, in: [.closing]) != nil { return true }
            position += 1
        }
        return false
    }
}
