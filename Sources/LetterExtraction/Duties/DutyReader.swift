import LetterLexicon
import LetterStructure
import LetterText
import LetterTokens

/// Walks through the blocks of a letter and collects its assignments.
struct DutyReader {
    let context: LetterContext
    let recipients: RecipientFinder
    var extraction = Extraction()
    /// Scope that a block hands to its children, by block.
    private var inner: [Scope]
    /// Scope of the blocks still to come under the same parent (index parent + 1; 0 for the roots).
    private var following: [Scope]
    /// Blocks that another block has taken in (attribute lines, rows).
    private var isTaken: [Bool]
    /// Blocks that gave or may give duties: figures in them are targets, not objectives.
    private(set) var isDuty: [Bool]
    /// Number of assignments before each block.
    private var firstAssignment: [Int]
    /// Number of assignments that attribute lines have completed.
    private var amended = 0
    /// The block that gave the last assignment.
    private var lastBlock = -1
    /// The blocks stand in an annex that is a plan of its own.
    private var isPlanAnnex = false
    /// The bodies the letter as a whole instructs.
    private var wholeLetter: [AgencyMention] = []

    var tree: LetterTree { context.tree }
    var stream: MarkedTokens { context.stream }
    var cues: CueIndex { context.cues }

    init(_ context: LetterContext) {
        self.context = context
        recipients = RecipientFinder(context)
        let count = context.tree.blocks.count
        inner = Array(repeating: Scope(), count: count)
        following = Array(repeating: Scope(), count: count + 1)
        isTaken = Array(repeating: false, count: count)
        isDuty = Array(repeating: false, count: count)
        firstAssignment = Array(repeating: 0, count: count)
    }

    mutating func read() -> Extraction {
        wholeLetter = letterAgencies()
        following[0] = Scope()
        for index in tree.blocks.indices {
            let block = tree.blocks[index]
            guard block.region == .body || block.region == .annex else { continue }
            // What this block inherits: its parent's inner scope, changed by the lead-ins before it.
            if block.parent >= 0, block.parent + 1 == index { following[block.parent + 1] = inner[block.parent] }
            let scope = following[block.parent + 1]
            inner[index] = scope
            firstAssignment[index] = extraction.assignments.count
            if isTaken[index] { continue }
            if block.kind == .row {
                readTable(at: index, scope: scope)
                continue
            }
            if block.region == .annex {
                if let isPlan = opensAnnex(block) { isPlanAnnex = isPlan }
                guard isPlanAnnex else { continue }
            }
            read(index, block, scope)
        }
        for assignment in extraction.assignments where assignment.agencies.isEmpty {
            // The letter names nobody: a person must say whose task it is.
            guard let duty = assignment.duty.first else { continue }
            extraction.findings.append(
                Finding(.agencyMissing, file: stream.source.fileRange(of: stream.range(of: duty))))
        }
        let isDuty = isDuty
        extraction.objectives = ObjectiveFinder().objectives(in: tree, by: context.times) { isDuty[$0] }
        extraction.citations = CitationFinder().citations(in: stream.stream, tokens: 0..<stream.count)
        return extraction
    }

    /// Whether a line in capitals opens an annex, and whether that is a plan: `KẾ HOẠCH` behind a decision that issues
    /// it gives tasks as a plan of its own would; `PHỤ LỤC`, `QUY CHẾ` do not. Nil where no annex opens.
    private func opensAnnex(_ block: Block) -> Bool? {
        guard block.parent < 0, block.kind == .paragraph, let first = block.tokens.first,
            stream[first].flags.contains(.allCapitals),
            let title = cues.longest(at: first, in: [.planTitle, .annexTitle])
        else { return nil }
        guard title.tokens.allSatisfy({ stream[$0].flags.contains(.allCapitals) }) else { return nil }
        return title.cueClass == .planTitle
    }

    // MARK: Blocks

    private mutating func read(_ index: Int, _ block: Block, _ scope: Scope) {
        let range = context.trimmed(block.tokens)
        guard !range.isEmpty else { return }
        if takeAttributes(at: index, scope: scope) || attachTimeLine(at: index, block) { return }
        // `Thời gian thực hiện: …` behind no duty tells when, not what.
        if let line = attribute(at: index), line.cueClass == .attributeTime || line.cueClass == .attributeOther {
            return
        }
        let hasChildren = context.childCount[index] > 0
        let endsWithColon = block.tokens.last.map { stream.isMark($0, ":") } ?? false

        if endsWithColon, block.kind != .part, citesProvision(range) {
            var quoting = scope
            quoting.isQuotation = true
            hand(quoting, from: index, block, hasChildren: hasChildren)
            return
        }
        if hasChildren || endsWithColon || isActorAlone(range) {
            if readHeading(index, block, range, scope, hasChildren: hasChildren, endsWithColon: endsWithColon) {
                return
            }
        }
        readDuties(index, block, range, scope, hasChildren: hasChildren)
    }

    /// `Tại khoản 2 Điều 257 Luật Đất đai quy định:`, without an order: what follows is the law's text.
    private func citesProvision(_ range: Range<Int>) -> Bool {
        cues.longest(at: range.lowerBound, in: [.legalRecital]) != nil
            && stream[range.lowerBound].syllable == Self.provisionWord
            && cues.next(in: range, of: [.orderVerb, .requestVerb]) >= range.upperBound
    }

    /// `Căn cứ …`
    private func isRecital(_ range: Range<Int>) -> Bool {
        stream[range.lowerBound].syllable == Self.basisWords.0 && range.count > 1
            && stream[range.lowerBound + 1].syllable == Self.basisWords.1
    }

    private static let basisWords = (Syllables.id("căn"), Syllables.id("cứ"))
    private static let provisionWord = Syllables.id("tại")

    /// A block that is an actor and nothing else, at a place where duties follow.
    private func isActorAlone(_ range: Range<Int>) -> Bool {
        guard let opening = context.opening(of: range), namesActor(opening) else { return false }
        return opening.dutyStart >= range.upperBound
    }

    /// Whether the bodies of a heading can act: not the issuer alone, nor a bare kind (`Cá nhân`, `Cấp xã`).
    private func namesActor(_ opening: Opening) -> Bool {
        let items = opening.agencies.items
        return !items.allSatisfy(context.isIssuer)
            && (opening.hasOrder || !items.allSatisfy { context.isKindAlone($0) || isDigitalTopic($0) })
    }

    /// `Doanh nghiệp số`, `Chính quyền số`: a kind that the digital age made a topic of.
    private func isDigitalTopic(_ item: AgencyItem) -> Bool {
        guard item.isGroup, let last = item.tokens.last else { return false }
        return stream[last].syllable == Self.digitalWord
            && cues.longest(at: item.tokens.lowerBound, in: [.plural]) == nil
    }

    private static let digitalWord = Syllables.id("số")

    /// Reads a block as a heading or lead-in.
    ///
    /// - Returns: false where the block holds a duty of its own.
    private mutating func readHeading(
        _ index: Int, _ block: Block, _ range: Range<Int>, _ scope: Scope, hasChildren: Bool, endsWithColon: Bool
    ) -> Bool {
        var changed = scope
        if let heading = context.headingClass(of: block), context.isHeading(index) || endsWithColon {
            // `Căn cứ các quy định nêu trên:` leads into what follows from them.
            let concludes = heading == .background && endsWithColon && block.kind == .paragraph && isRecital(range)
            // `a) Đối với nguồn vốn A, tập trung các nội dung sau:` under a body leads into its tasks.
            let leadsIn =
                heading == .funding && endsWithColon && scope.agencies != nil
                && cues.longest(at: range.lowerBound, in: [.topicOpener]) != nil
            changed.heading = concludes ? nil : leadsIn ? scope.heading : heading
            if concludes, range.count <= 10 { changed.isQuotation = true }
            changed.isCharge = heading == .duty && context.namesCharge(range)
            changed.isActive = heading == .duty || (scope.isActive && heading == .funding)
            if block.kind == .part, !hasChildren, !endsWithColon { changed.isActive = scope.isActive }
        }
        let opening = (hasChildren && !isSentence(block) ? groupHeading(range) : nil) ?? context.opening(of: range)
        if let opening, opening.dutyStart >= range.upperBound, namesActor(opening),
            !titlesBodies(index, under: opening)
        {
            let standsUnderGoals = changed.heading == .objective
            apply(opening, to: &changed, rule: "scope-heading")
            // Under `Đối với Sở Y tế` statements stand too: only what opens with a verb is a task. So under a heading
            // of goals.
            changed.isSoft = standsUnderGoals || cues.longest(at: range.lowerBound, in: [.topicOpener]) != nil
            if standsUnderGoals {
                changed.heading = nil
                changed.isUnderGoals = true
            }
            changed.isUnderAgency =
                block.depth > 0 || !opening.agencies.items.allSatisfy(\.isGroup) || block.kind == .part
            hand(changed, from: index, block, hasChildren: hasChildren)
            return true
        }
        if hasChildren, opening == nil, changed.agencies != nil, namesCoordinationOnly(range) {
            changed.namesPartners = true
            inner[index] = changed
            return true
        }
        if endsWithColon, hasChildren, introducesContent(index, range) {
            inner[index] = scope
            inner[index].isContent = true
            // `Bộ Tài chính gửi kèm tài liệu, gồm:` is the issuer's own act; else the words before the list are a duty.
            return opening.map { $0.agencies.items.allSatisfy(context.isIssuer) } ?? false
        }
        if endsWithColon, !hasChildren, listsContentBelow(index, range) {
            var content = scope
            content.isContent = true
            hand(content, from: index, block, hasChildren: false)
            return false
        }
        if let lead = leadIn(range, endsWithColon: endsWithColon, hasChildren: hasChildren) {
            if let opening = lead.opening {
                apply(opening, to: &changed, rule: "scope-lead-in")
                // `yêu cầu các bộ, ngành thực hiện:` lets the issuer speak on; `Sở Y tế chủ trì:` does not.
                changed.isUnderAgency =
                    block.kind == .part && !(opening.hasOrder && opening.agencies.items.allSatisfy(\.isGroup))
                changed.coordinators = sharedCoordinators(behind: opening, in: range)
            }
            if let modality = lead.modality { changed.modality = modality }
            // `Dự báo …. Để sớm khống chế dịch, Chủ tịch UBND tỉnh yêu cầu:` forecasts nothing below.
            if lead.isOrder, block.kind == .paragraph, !isOneSentence(range) { changed.heading = scope.heading }
            // Only what hangs below it; behind a paragraph other parts follow.
            if endsWithColon, hasChildren, block.kind != .paragraph { changed.deadlines = completionTimes(in: range) }
            if changed.heading != .background, changed.heading != .purpose,
                changed.heading != .objective || lead.isOrder
            {
                changed.isActive = true
                if lead.isOrder { changed.isQuotation = false }
                if lead.isOrder, changed.heading == .objective { changed.heading = nil }
            }
            hand(changed, from: index, block, hasChildren: hasChildren)
            return true
        }
        if hasChildren,
            context.isHeading(index) || (titlesParts(index) && isOneSentence(range)) || changed.heading != scope.heading
                || isTopic(range, block)
        {
            hand(changed, from: index, block, hasChildren: hasChildren)
            // A heading that is written as a sentence is a duty of its own, unless it is the title of numbered parts
            // or of attribute lines.
            return !isSentence(block) || changed.heading == .purpose || changed.heading == .background
                || changed.heading == .objective || titlesParts(index)
        }
        inner[index] = changed
        return false
    }

    /// `Chủ trì, phối hợp`, `Phối hợp với:` and nothing else.
    private func namesCoordinationOnly(_ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            if stream.isMark(position, ",:") {
                position += 1
            } else if let verb = cues.longest(at: position, in: [.leadVerb, .coordinateVerb]) {
                position = verb.tokens.upperBound
            } else {
                return false
            }
        }
        return cues.next(in: range, of: .coordinateVerb) < range.upperBound
    }

    private func isOneSentence(_ range: Range<Int>) -> Bool {
        context.sentenceEnd(from: range.lowerBound, limit: range.upperBound) >= range.upperBound
    }

    /// The first block below is a numbered part or an attribute line.
    private func titlesParts(_ index: Int) -> Bool {
        guard index + 1 < tree.blocks.count, tree.blocks[index + 1].parent == index else { return false }
        if tree.blocks[index + 1].kind == .part { return true }
        if let line = attribute(at: index + 1) {
            // A time line alone completes a duty: `… xây dựng quy trình;` / `Thời hạn chậm nhất 05 ngày …`.
            return line.cueClass != .attributeTime || !isSentence(tree.blocks[index])
        }
        // `- Nghiên cứu …` / `Đơn vị chủ trì: …`: attribute lines behind the first task below.
        var next = index + 2
        while next < min(tree.blocks.count, index + 8), tree.blocks[next].depth > tree.blocks[index].depth {
            if tree.blocks[next].parent == index || tree.blocks[next].parent == index + 1,
                let line = attribute(at: next), line.cueClass == .attributeLead
            {
                return true
            }
            next += 1
        }
        return false
    }

    private func isTopic(_ range: Range<Int>, _ block: Block) -> Bool {
        cues.longest(at: range.lowerBound, in: [.topicOpener]) != nil && !isSentence(block)
    }

    /// Whether the block is written as a sentence: it ends with a full stop or semicolon.
    private func isSentence(_ block: Block) -> Bool {
        guard let last = block.tokens.last else { return false }
        return stream.isMark(last, ".;") || stream[last].kind == .endMark
    }

    /// When a lead-in wants its items done: a time right behind a word of completion. Any other time in a lead-in is that
    /// of the campaign.
    private func completionTimes(in range: Range<Int>) -> [Deadline] {
        DeadlineFinder.deadlines(in: range, letterDate: tree.header.date, by: context.times).deadlines.filter {
            let start = $0.tokens.lowerBound
            return start >= range.lowerBound + 2 && stream[start - 2].syllable == Self.completionWords.0
                && stream[start - 1].syllable == Self.completionWords.1
        }
    }

    private static let completionWords = (Syllables.id("hoàn"), Syllables.id("thành"))

    private func apply(_ opening: Opening, to scope: inout Scope, rule: String) {
        scope.agencies = context.mentions(opening.agencies)
        scope.isActive = true
        scope.isQuotation = false
        scope.rule = rule
        scope.coordinators = []
        scope.namesPartners = false
        if let modality = opening.modality { scope.modality = modality }
        if scope.heading == .background || scope.heading == .purpose { scope.heading = nil }
    }

    /// Gives the scope to the block's children, and to the blocks behind it where it is a lead-in without children.
    private mutating func hand(_ scope: Scope, from index: Int, _ block: Block, hasChildren: Bool) {
        inner[index] = scope
        if !hasChildren || block.kind == .paragraph { following[block.parent + 1] = scope }
    }

    // MARK: Duties

    private mutating func readDuties(
        _ index: Int, _ block: Block, _ range: Range<Int>, _ scope: Scope, hasChildren: Bool
    ) {
        switch scope.heading {
        case .background?, .purpose?, .objective?:
            guard opensWithOrder(range) else { return }
        default: break
        }
        if context.isQuoted(index) { return }
        if scope.isUnderGoals,
            !TargetFinder.targets(in: range, letterDate: tree.header.date, by: context.times).isEmpty
        {
            return
        }
        let pieces = DutySplitter(context: context).split(range, scope: scope, isActive: scope.isActive)
        for piece in pieces {
            guard accepts(piece, block, scope) else { continue }
            isDuty[index] = true
            lastBlock = index
            emit(piece, block: block, scope: scope)
            soften(piece, block: block, scope: scope)
        }
        spreadClosingTime(pieces)
        // What stands below a duty with an actor of its own is the same actor's.
        if hasChildren, pieces.count == 1, let agencies = pieces[0].agencies, !pieces[0].isDifficulty, isDuty[index] {
            inner[index].agencies = agencies
            inner[index].coordinators = []
            inner[index].modality = pieces[0].modality ?? scope.modality
            inner[index].isActive = true
            inner[index].isUnderAgency = true
            inner[index].rule = "scope-duty"
        }
    }

    /// `Đề nghị Thuế tỉnh A …`: an order to a named body counts wherever it opens a block.
    private func opensWithOrder(_ range: Range<Int>) -> Bool {
        guard cues.longest(at: range.lowerBound, in: [.orderVerb, .requestVerb]) != nil,
            let opening = context.opening(of: range), opening.hasOrder, opening.dutyStart < range.upperBound
        else { return false }
        return opening.agencies.items.contains { !$0.isGroup }
    }

    /// `Thời hạn hoàn thành: …`, `Hoàn thành trước ngày …` that closes a block split by actor belongs to every piece.
    private mutating func spreadClosingTime(_ pieces: [DutyPiece]) {
        guard pieces.count > 1, let last = pieces.last, extraction.assignments.count >= pieces.count else { return }
        var start = last.duty.lowerBound
        while true {
            let end = context.sentenceEnd(from: start, limit: last.duty.upperBound)
            if end >= last.duty.upperBound { break }
            start = end
        }
        let closing = start..<last.duty.upperBound
        guard start > last.duty.lowerBound, !closing.isEmpty else { return }
        let label = cues.longest(at: start, in: [.attributeTime])
        let isLabelled = label.map { stream.isMark($0.tokens.upperBound, ":") } ?? false
        guard isLabelled || saysOnlyByWhen(closing) else { return }
        let first = extraction.assignments.count - pieces.count
        for index in first..<extraction.assignments.count - 1 {
            var assignment = extraction.assignments[index]
            add(times: [closing], to: &assignment)
            extraction.assignments[index] = assignment
        }
    }

    /// `Hoàn thành trước ngày 25/3/2025.`: a sentence that adds nothing but the time.
    private func saysOnlyByWhen(_ sentence: Range<Int>) -> Bool {
        guard sentence.count <= 14, sentence.count > 2, stream[sentence.lowerBound].syllable == Self.completionWords.0,
            stream[sentence.lowerBound + 1].syllable == Self.completionWords.1
        else { return false }
        let times = DeadlineFinder.deadlines(in: sentence, letterDate: tree.header.date, by: context.times).deadlines
        return times.first?.tokens.lowerBound == sentence.lowerBound + 2
    }

    /// Behind an order in plain paragraphs the next paragraphs may go on with it: `Đồng thời, rà soát …`.
    private mutating func soften(_ piece: DutyPiece, block: Block, scope: Scope) {
        guard piece.hasOrder, !piece.isClosing, !piece.isDifficulty, !scope.isActive, block.kind == .paragraph,
            block.parent < 0
        else { return }
        var next = scope
        next.agencies = piece.agencies
        next.modality = piece.modality ?? scope.modality
        next.isActive = true
        next.isSoft = true
        next.rule = "scope-paragraph"
        following[0] = next
    }

    private mutating func emit(_ told: DutyPiece, block: Block, scope inherited: Scope) {
        var piece = told
        var scope = inherited
        if scope.namesPartners, !piece.hasOrder, let partners = piece.agencies, let first = partners.first {
            scope.coordinators = partners
            piece.agencies = nil
            piece.duty = first.tokens.lowerBound..<piece.duty.upperBound
        }
        let duty = context.trimmed(piece.duty)
        var assignment = Assignment(section: block.section, duty: [duty])
        assignment.modality = piece.modality ?? scope.modality
        assignment.isConditional = piece.isDifficulty || piece.isConditional
        assignment.isOptional = piece.isDifficulty || piece.isClosing
        if let agencies = piece.agencies, !isAddressedPolitely(agencies) {
            assignment.agencies = agencies
            assignment.rules.append(piece.rule)
        } else if let agencies = scope.agencies, !isAddressedPolitely(agencies) {
            assignment.agencies = agencies
            assignment.rules.append(scope.rule)
        } else {
            assignment.agencies = wholeLetter
            assignment.rules.append(wholeLetter.isEmpty ? "scope-none" : "scope-addressees")
        }
        complete(&assignment, over: piece.duty)
        if piece.isConditional || piece.isDifficulty { countFromCase(&assignment.deadlines) }
        if assignment.deadlines.isEmpty, !assignment.isOptional { assignment.deadlines = scope.deadlines }
        if piece.agencies == nil, !piece.isDifficulty {
            for body in scope.coordinators where !assignment.coordinators.contains(where: { $0.name == body.name }) {
                assignment.coordinators.append(body)
            }
        }
        extraction.assignments.append(assignment)
    }

    /// `Khi xảy ra cháy, … trong vòng 24 giờ`: the time runs from the case, not from the letter.
    private func countFromCase(_ deadlines: inout [Deadline]) {
        for index in deadlines.indices where deadlines[index].rule == "relative-within" {
            // `kể từ ngày ban hành Chỉ thị này` is told.
            if deadlines[index].tokens.contains(where: { Self.sinceWords.contains(stream[$0].syllable) }) { continue }
            let span = deadlines[index].value
            if span.hasSuffix("@signing") { deadlines[index].value = span.dropLast("signing".count) + "event" }
        }
    }

    private static let sinceWords = SyllableSet(["kể", "từ", "sau", "khi"])

    /// `Quý cơ quan`: the addressees themselves.
    private func isAddressedPolitely(_ agencies: [AgencyMention]) -> Bool {
        !wholeLetter.isEmpty && agencies.contains { cues.longest(at: $0.tokens.lowerBound, in: [.politePlural]) != nil }
    }

    /// Fills in what the duty's own words say: coordinating bodies, recipients, deadlines, targets.
    mutating func complete(_ assignment: inout Assignment, over range: Range<Int>) {
        if assignment.coordinators.isEmpty { assignment.coordinators = recipients.coordinators(in: range) }
        assignment.reportTo = recipients.recipients(in: range)
        let times = DeadlineFinder.deadlines(in: range, letterDate: tree.header.date, by: context.times)
        assignment.deadlines = times.deadlines
        extraction.findings += times.findings
        if let label = timeLabel(of: range), !assignment.deadlines.contains(where: { $0.value == label.value }) {
            assignment.deadlines.append(label)
        }
        assignment.targets = TargetFinder.targets(in: range, letterDate: tree.header.date, by: context.times)
    }

    /// `Ngày 30/10/2025: | Hội đồng … họp`, `Tháng 01 năm 2026: …`: a time that a line of a schedule begins with.
    private func timeLabel(of range: Range<Int>) -> Deadline? {
        guard
            let colon = (range.lowerBound..<min(range.upperBound, range.lowerBound + 8)).first(where: {
                stream.isMark($0, ":")
            }), colon > range.lowerBound,
            var found = DeadlineFinder.deadlines(
                in: range.lowerBound..<colon, letterDate: tree.header.date, context: .line, by: context.times
            ).deadlines.first, found.tokens == range.lowerBound..<colon, found.kind == .date || found.kind == .period
        else { return nil }
        // The day of the schedule, unless words say that it is the last one.
        if found.kind == .date, found.relation == .by,
            Self.dayWords.contains(stream[range.lowerBound].syllable)
                || stream[range.lowerBound].kind == .date
        {
            found.relation = .on
        }
        return found
    }

    private static let dayWords = SyllableSet(["ngày", "sáng", "chiều", "tối"])

    // MARK: For attribute lines and tables

    mutating func markTaken(_ block: Int, asDuty: Bool = true) {
        isTaken[block] = true
        if asDuty { isDuty[block] = true }
    }

    /// A time line alone behind a duty belongs to it: `Thời gian hoàn thành trước ngày …`.
    private mutating func attachTimeLine(at index: Int, _ block: Block) -> Bool {
        guard let line = attribute(at: index), line.cueClass == .attributeTime, !extraction.assignments.isEmpty,
            lastBlock >= 0, index - lastBlock <= 2
        else { return false }
        guard tree.blocks[lastBlock].parent == block.parent || lastBlock == block.parent else {
            return closeItem(above: block, with: line)
        }
        let last = extraction.assignments.count - 1
        extraction.assignments[last].duty.append(context.trimmed(block.tokens))
        var assignment = extraction.assignments[last]
        add(times: [line.value.isEmpty ? context.trimmed(block.tokens) : line.value], to: &assignment)
        extraction.assignments[last] = assignment
        return true
    }

    /// A time line behind an item with items of its own (`+ Sở A: …`) is the time of all of them, where none of them
    /// has such a line itself.
    private mutating func closeItem(above block: Block, with line: Attribute) -> Bool {
        let item = tree.blocks[lastBlock].parent
        guard item >= 0, tree.blocks[item].parent == block.parent, tree.blocks[item].kind == .bullet,
            !line.value.isEmpty
        else {
            return false
        }
        let tasks = min(firstAssignment[item], extraction.assignments.count)..<extraction.assignments.count
        guard tasks.allSatisfy({ extraction.assignments[$0].duty.count == 1 }) else { return false }
        for index in tasks {
            var assignment = extraction.assignments[index]
            add(times: [line.value], to: &assignment)
            extraction.assignments[index] = assignment
        }
        return !tasks.isEmpty
    }

    /// Gives the tasks under a block the bodies and times that attribute lines at its end name.
    ///
    /// - Returns: false where no task stands under the block.
    mutating func amendTasks(under block: Int, _ amend: (inout Assignment) -> Void) -> Bool {
        let heading = context.trimmed(tree.blocks[block].tokens)
        var found = false
        // A heading that was taken back may have left fewer assignments than were amended before.
        let count = extraction.assignments.count
        for index in min(max(firstAssignment[block], amended), count)..<count {
            guard let duty = extraction.assignments[index].duty.first, !heading.contains(duty.lowerBound) else {
                continue
            }
            amend(&extraction.assignments[index])
            found = true
        }
        amended = extraction.assignments.count
        return found
    }

    /// Adds the deadlines of time lines or time cells.
    mutating func add(times: [Range<Int>], to assignment: inout Assignment, place: TimeContext = .line) {
        for range in times {
            let found = DeadlineFinder.deadlines(
                in: range, letterDate: tree.header.date, context: place, by: context.times)
            for deadline in found.deadlines
            where !assignment.deadlines.contains(where: {
                $0.value == deadline.value && $0.relation == deadline.relation
            }) {
                assignment.deadlines.append(deadline)
            }
            extraction.findings += found.findings
        }
    }

    /// Takes back the duty that a heading gave before its attribute lines were seen.
    mutating func dropDuty(of block: Int) {
        let heading = context.trimmed(tree.blocks[block].tokens)
        while let last = extraction.assignments.last?.duty.first, heading.contains(last.lowerBound) {
            extraction.assignments.removeLast()
        }
        isDuty[block] = true
    }

    /// Completes a task told by attribute lines or a table row, and adds it.
    mutating func finish(
        _ assignment: inout Assignment, over range: Range<Int>, times: [Range<Int>], isTable: Bool = false,
        product: Range<Int> = 0..<0
    ) {
        complete(&assignment, over: range)
        add(times: times, to: &assignment, place: isTable ? .cell : .line)
        if !product.isEmpty {
            assignment.targets += TargetFinder.targets(
                in: product, letterDate: tree.header.date, context: .product, by: context.times)
        }
        extraction.assignments.append(assignment)
    }
}
