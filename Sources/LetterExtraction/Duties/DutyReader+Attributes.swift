import LetterLexicon
import LetterStructure
import LetterTokens

/// Tasks told in lines of attributes:
/// `Nội dung: …` / `Cơ quan chủ trì: …` / `Cơ quan phối hợp: …` / `Thời gian: …`.
extension DutyReader {
    static let attributeClasses: CueClassSet = [
        .attributeContent, .attributeLead, .attributeSupport, .attributeTime, .attributeProduct, .attributeOther,
    ]

    /// An attribute line: its class and the tokens behind its label.
    struct Attribute {
        var cueClass: CueClass
        var value: Range<Int>
        var block: Int
    }

    /// Reads a block as an attribute line. The label must be closed by a colon or be all the line says;
    /// a time label of three words may do without (`Thời gian thực hiện sau khi …`).
    func attribute(at index: Int) -> Attribute? {
        let block = tree.blocks[index]
        let range = context.trimmed(block.tokens)
        guard !range.isEmpty, block.kind != .row,
            let cue = attributeLabel(range)
        else { return nil }
        var position = cue.tokens.upperBound
        if position < range.upperBound, stream.isMark(position, "(") {
            position = stream.behindBracket(position, limit: range.upperBound)
        }
        if position >= range.upperBound {
            // A numbered heading of that name (`III. Tổ chức thực hiện`) is no attribute line.
            guard block.kind != .part, context.childCount[index] > 0 || stream.isMark(block.tokens.upperBound - 1, ":")
            else { return nil }
            return Attribute(cueClass: cue.cueClass, value: position..<position, block: index)
        }
        if stream.isMark(position, ":") {
            return Attribute(
                cueClass: cue.cueClass, value: context.trimmed(position + 1..<range.upperBound), block: index)
        }
        if cue.cueClass == .attributeTime, cue.tokens.count >= 3 || namesTime(position) {
            return Attribute(cueClass: cue.cueClass, value: context.trimmed(position..<range.upperBound), block: index)
        }
        return nil
    }

    /// `Thời hạn | chậm nhất 05 ngày …`: a limit directly behind the label.
    private func namesTime(_ position: Int) -> Bool {
        position > 0 && stream[position - 1].syllable == Self.limitWord
            && cues.longest(at: position, in: [.time]) != nil
    }

    private static let limitWord = Syllables.id("hạn")

    /// The label of an attribute line: a phrase of the table, or words up to a colon that tell a lead or
    /// coordinating body (`Cơ quan, đơn vị chủ trì tham mưu thực hiện:`).
    private func attributeLabel(_ range: Range<Int>) -> (cueClass: CueClass, tokens: Range<Int>)? {
        let phrase = cues.longest(at: range.lowerBound, in: Self.attributeClasses)
        if let phrase, phrase.tokens.upperBound >= range.upperBound || stream.isMark(phrase.tokens.upperBound, ":(") {
            return (phrase.cueClass, phrase.tokens)
        }
        if cues.longest(at: range.lowerBound, in: [.labelNoun]) != nil {
            let end = min(range.upperBound, range.lowerBound + 14)
            if let colon = (range.lowerBound..<end).first(where: { stream.isMark($0, ":") }) {
                let label = range.lowerBound..<colon
                if label.contains(where: { cues.longest(at: $0, in: [.leadVerb]) != nil }) {
                    return (.attributeLead, label)
                }
                if label.contains(where: { cues.longest(at: $0, in: [.coordinateVerb]) != nil }) {
                    return (.attributeSupport, label)
                }
            }
        }
        return phrase.map { ($0.cueClass, $0.tokens) }
    }

    /// Reads a block as one or more attributes: `Cơ quan chủ trì: …; cơ quan phối hợp: …; thời gian: …`.
    private func attributes(at index: Int) -> [Attribute] {
        guard let first = attribute(at: index) else { return [] }
        return attributes(first)
    }

    /// An attribute and those that its value goes on with.
    private func attributes(_ first: Attribute) -> [Attribute] {
        var found: [Attribute] = []
        var current = first
        while found.count < Self.mostAttributes, let inner = innerLabel(current.value) {
            let end = current.value.upperBound
            current.value = context.trimmed(current.value.lowerBound..<inner.tokens.lowerBound)
            found.append(current)
            current = Attribute(
                cueClass: inner.cueClass, value: context.trimmed(inner.tokens.upperBound + 1..<end), block: first.block)
        }
        return found + [current]
    }

    /// More no paragraph tells of a task.
    private static let mostAttributes = 12

    /// The first label with its colon behind a mark: `Xây dựng đề án. Cơ quan chủ trì: …`, `… (Cơ quan chủ trì: …)`.
    private func innerLabel(_ range: Range<Int>) -> (cueClass: CueClass, tokens: Range<Int>)? {
        var position = range.lowerBound + 1
        while position < range.upperBound {
            position = cues.next(in: position..<range.upperBound, of: Self.attributeClasses)
            guard position < range.upperBound else { return nil }
            if stream.isMark(position - 1, ";.,("), let label = attributeLabel(position..<range.upperBound),
                label.tokens.upperBound < range.upperBound, stream.isMark(label.tokens.upperBound, ":")
            {
                return label
            }
            position += 1
        }
        return nil
    }

    /// Takes a duty behind which its attributes stand in the same paragraph: `Xây dựng đề án. Cơ quan chủ trì: Sở A;
    /// thời gian: quý II/2025.`
    private mutating func takeTrailingAttributes(at index: Int, scope: Scope) -> Bool {
        let range = context.trimmed(tree.blocks[index].tokens)
        guard context.childCount[index] == 0, tree.blocks[index].kind != .row, scope.heading != .purpose,
            scope.heading != .background,
            let trailing = bracketedLead(range, index, scope) ?? trailingLabels(range, index), trailing.duty.count > 2
        else { return false }
        let found = trailing.attributes
        var duty = trailing.duty
        var scope = scope
        let hasLead = found.contains { $0.cueClass == .attributeLead }
        if let opening = context.opening(of: duty), opening.dutyStart < duty.upperBound {
            // A duty that names its actor keeps it: `Các xã cung cấp hồ sơ cho đoàn kiểm tra (Sở Y tế chủ trì).`
            if hasLead { return false }
            scope.agencies = context.mentions(opening.agencies)
            scope.modality = opening.modality ?? scope.modality
            duty = opening.dutyStart..<duty.upperBound
        } else if !hasLead {
            return false
        }
        markTaken(index)
        emit(
            [Attribute(cueClass: .attributeContent, value: duty, block: index)] + found,
            parent: tree.blocks[index].parent, scope: scope)
        return true
    }

    /// `… . Cơ quan chủ trì: …`, `… (Cơ quan chủ trì: …)`: the attributes, where who leads or helps is told and nothing
    /// else stands among or behind them.
    private func trailingLabels(_ range: Range<Int>, _ block: Int) -> (duty: Range<Int>, attributes: [Attribute])? {
        guard let label = innerLabel(range) else { return nil }
        let isBracketed = stream.isMark(label.tokens.lowerBound - 1, "(")
        let end = isBracketed && stream.isMark(range.upperBound - 1, ")") ? range.upperBound - 1 : range.upperBound
        let value = context.trimmed(label.tokens.upperBound + 1..<max(end, label.tokens.upperBound + 1))
        let found = attributes(Attribute(cueClass: label.cueClass, value: value, block: block))
        guard found.contains(where: { $0.cueClass == .attributeLead || $0.cueClass == .attributeSupport }),
            found.allSatisfy(isWhole)
        else { return nil }
        return (context.trimmed(range.lowerBound..<label.tokens.lowerBound - (isBracketed ? 1 : 0)), found)
    }

    /// Whether a value is bodies and nothing else, where bodies are meant, and no further sentence stands behind it.
    private func isWhole(_ attribute: Attribute) -> Bool {
        switch attribute.cueClass {
        case .attributeLead, .attributeSupport:
            wholeList(attribute.value)?.tokens.upperBound == attribute.value.upperBound
        default:
            attribute.value.isEmpty
                || context.sentenceEnd(from: attribute.value.lowerBound, limit: attribute.value.upperBound)
                    >= attribute.value.upperBound
        }
    }

    /// `… (Sở A chủ trì; Sở B phối hợp)`, where no heading names the actor: there the bracket says whom it helps.
    private func bracketedLead(
        _ range: Range<Int>, _ block: Int, _ scope: Scope
    ) -> (duty: Range<Int>, attributes: [Attribute])? {
        let end = range.upperBound - 1
        guard stream.isMark(end, ")"), scope.agencies == nil || scope.rule != "scope-heading",
            let open = range.last(where: { stream.isMark($0, "(") }), open > range.lowerBound,
            let list = context.grammar.list(at: open + 1, limit: end, style: .whole),
            let verb = cues.longest(at: list.tokens.upperBound, in: [.leadVerb])
        else { return nil }
        let duty = context.trimmed(range.lowerBound..<open)
        let next = verb.tokens.upperBound
        if stream.isMark(next, ",;"), let helpers = context.grammar.list(at: next + 1, limit: end, style: .whole),
            cues.longest(at: helpers.tokens.upperBound, in: [.coordinateVerb])?.tokens.upperBound == end
        {
            return (
                duty,
                [
                    Attribute(cueClass: .attributeLead, value: list.tokens, block: block),
                    Attribute(cueClass: .attributeSupport, value: helpers.tokens, block: block),
                ]
            )
        }
        let goesOn = Self.attributeClasses.union([.coordinateVerb])
        guard next == end || stream.isMark(next, ",;") && cues.longest(at: next + 1, in: goesOn) != nil else {
            return nil
        }
        return (duty, attributes(Attribute(cueClass: .attributeLead, value: open + 1..<end, block: block)))
    }

    /// Takes the attribute lines that begin at a block, with all their siblings, as one task.
    ///
    /// - Returns: false where no group of attribute lines begins here.
    mutating func takeAttributes(at index: Int, scope: Scope) -> Bool {
        guard let first = attribute(at: index) else { return takeTrailingAttributes(at: index, scope: scope) }
        let parent = tree.blocks[index].parent
        let depth = tree.blocks[index].depth
        var lines = attributes(first)
        var next = index + 1
        while next < tree.blocks.count, tree.blocks[next].depth >= depth,
            tree.blocks[next].region == tree.blocks[index].region
        {
            if tree.blocks[next].parent == parent {
                let more = attributes(at: next)
                guard let line = more.first,
                    !(line.cueClass == first.cueClass && line.cueClass == .attributeContent)
                else { break }
                lines += more
            }
            next += 1
        }
        let hasLead = lines.contains { $0.cueClass == .attributeLead }
        let hasTime = lines.contains { $0.cueClass == .attributeTime }
        let hasContent = lines.contains { $0.cueClass == .attributeContent && !isEmpty($0) }
        guard hasLead || (hasTime && (hasContent || headingSaysWhatToDo(parent))) else { return false }
        if scope.heading == .purpose || scope.heading == .background { return false }
        for block in index..<next { markTaken(block) }
        emit(lines, parent: parent, scope: scope)
        return true
    }

    private func isEmpty(_ line: Attribute) -> Bool { line.value.isEmpty && context.childCount[line.block] == 0 }

    private func headingSaysWhatToDo(_ parent: Int) -> Bool {
        guard parent >= 0 else { return false }
        let range = context.trimmed(tree.blocks[parent].tokens)
        guard !range.isEmpty, cues.longest(at: range.lowerBound, in: AgencyGrammar.openingClasses) != nil else {
            return false
        }
        // `Giao Sở Y tế` says who, not what.
        return context.opening(of: range).map { $0.dutyStart < range.upperBound } ?? true
    }

    private mutating func emit(_ lines: [Attribute], parent: Int, scope: Scope) {
        var main = AttributeTask()
        var contents: [(duty: Range<Int>, block: Int)] = []
        for line in lines {
            switch line.cueClass {
            case .attributeContent: contents += values(of: line)
            case .attributeLead:
                for value in values(of: line) { readLead(value.duty, into: &main, scope: scope) }
            case .attributeSupport:
                for value in values(of: line) {
                    if let list = wholeList(value.duty) { main.coordinators += context.mentions(list) }
                }
            case .attributeTime: main.times += values(of: line).map(\.duty)
            case .attributeProduct: main.deliverable = line.value.isEmpty ? nil : line.value
            default: break
            }
        }
        let all = main.actors.isEmpty ? main.pieces.flatMap { $0.agencies ?? [] } : main.actors
        if contents.isEmpty, parent >= 0 {
            var timed = Assignment(section: -1, duty: [])
            add(times: main.times, to: &timed)
            let times = timed.deadlines
            let amended = amendTasks(under: parent) { task in
                if !all.isEmpty { task.agencies = all }
                for body in main.coordinators where !task.coordinators.contains(where: { $0.name == body.name }) {
                    task.coordinators.append(body)
                }
                task.rules = ["attribute-lines"]
                task.deadlines += times
            }
            if !amended {
                contents = [(context.trimmed(tree.blocks[parent].tokens), parent)]
                dropDuty(of: parent)
            }
        }
        for content in contents where !content.duty.isEmpty {
            var assignment = Assignment(section: tree.blocks[content.block].section, duty: [content.duty])
            assignment.agencies = all.isEmpty ? (scope.agencies ?? []) : all
            assignment.coordinators = main.coordinators
            assignment.modality = scope.modality
            assignment.deliverable = main.deliverable
            assignment.rules = ["attribute-lines"]
            finish(&assignment, over: content.duty, times: main.times)
        }
        for piece in main.pieces {
            let section = tree.blocks[lines[0].block].section
            var assignment = Assignment(section: section, duty: [context.trimmed(piece.duty)])
            assignment.agencies = piece.agencies ?? all
            assignment.modality = piece.modality ?? scope.modality
            assignment.rules = ["attribute-piece"]
            finish(&assignment, over: piece.duty, times: main.times)
        }
    }

    private struct AttributeTask {
        /// Bodies told only that they lead.
        var actors: [AgencyMention] = []
        var coordinators: [AgencyMention] = []
        /// Bodies told what each of them does.
        var pieces: [DutyPiece] = []
        var times: [Range<Int>] = []
        var deliverable: Range<Int>?
    }

    /// The value of a line, or the texts of the blocks below it.
    private func values(of line: Attribute) -> [(duty: Range<Int>, block: Int)] {
        if context.childCount[line.block] == 0 { return line.value.isEmpty ? [] : [(line.value, line.block)] }
        var values: [(Range<Int>, Int)] = line.value.isEmpty ? [] : [(line.value, line.block)]
        var next = line.block + 1
        while next < tree.blocks.count, tree.blocks[next].depth > tree.blocks[line.block].depth {
            if tree.blocks[next].parent == line.block {
                values.append((context.trimmed(tree.blocks[next].tokens), next))
            }
            next += 1
        }
        return values
    }

    /// `Sở A, Sở B`; `Sở A chủ trì, phối hợp với Sở B`; `Sở A làm a; Sở B làm b`.
    private func readLead(_ value: Range<Int>, into task: inout AttributeTask, scope: Scope) {
        if let list = wholeList(value), context.trimmed(list.tokens.upperBound..<value.upperBound).isEmpty {
            task.actors += context.mentions(list)
            return
        }
        for piece in DutySplitter(context: context).split(value, scope: scope, isActive: true) {
            guard let agencies = piece.agencies else {
                if let list = wholeList(piece.duty) { task.actors += context.mentions(list) }
                continue
            }
            let duty = context.trimmed(piece.duty)
            if saysOnlyWhoLeads(duty) {
                // `Sở A chủ trì; Sở B, Sở C phối hợp`
                if !task.actors.isEmpty, cues.longest(at: duty.lowerBound, in: [.leadVerb]) == nil,
                    cues.longest(at: duty.lowerBound, in: [.coordinateVerb])?.tokens.upperBound == duty.upperBound
                {
                    task.coordinators += agencies
                    continue
                }
                task.actors += agencies
                task.coordinators += recipients.coordinators(in: duty)
            } else {
                task.pieces.append(piece)
            }
        }
    }

    private func wholeList(_ range: Range<Int>) -> AgencyList? {
        guard !range.isEmpty else { return nil }
        return context.grammar.list(at: range.lowerBound, limit: range.upperBound, style: .whole)
    }

    /// `chủ trì`, `chủ trì, phối hợp với …`, `theo chức năng, nhiệm vụ`, `trong phạm vi chức năng` say no duty.
    private func saysOnlyWhoLeads(_ range: Range<Int>) -> Bool {
        guard let lead = cues.longest(at: range.lowerBound, in: [.leadVerb, .coordinateVerb, .scopeClause]) else {
            // `theo quy định`, `theo phân công` without a verb.
            return range.count <= 4 && cues.longest(at: range.lowerBound, in: [.adverbialOpener]) != nil
        }
        if lead.cueClass == .scopeClause { return true }
        if lead.tokens.upperBound >= range.upperBound { return true }
        for position in lead.tokens.lowerBound..<min(range.upperBound, lead.tokens.lowerBound + 5) {
            guard let verb = cues.longest(at: position, in: [.coordinateVerb]),
                let list = context.grammar.list(at: verb.tokens.upperBound, limit: range.upperBound, style: .object)
            else { continue }
            // What is left after the coordinating bodies is at most a remark.
            return range.upperBound - list.tokens.upperBound < 16
        }
        return false
    }
}
