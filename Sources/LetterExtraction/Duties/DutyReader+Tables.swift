import LetterLexicon
import LetterStructure
import LetterTokens

/// Tables of tasks: a row with a task column is one assignment.
extension DutyReader {
    /// Which column says what.
    struct TaskColumns {
        var task: Int
        var lead: Int?
        var support: Int?
        var time: Int?
        var product: Int?
    }

    /// Reads the whole table a row belongs to.
    mutating func readTable(at index: Int, scope: Scope) {
        let number = tree.blocks[index].table
        guard number >= 0, number < tree.tables.count else { return }
        let table = tree.tables[number]
        let columns = taskColumns(of: table)
        for row in table.rows { markTaken(row, asDuty: columns != nil) }
        guard let columns else { return }
        let countsTasks = numbersItsTasks(table)
        for (offset, row) in table.rows.enumerated().dropFirst(table.headRows) {
            let cells = table.cells[offset]
            if countsTasks, !isNumbered(offset, table), isNumbered(offset + 1, table) { continue }
            readRow(cells, row: row, columns: columns, scope: scope)
        }
    }

    /// Whether the first column counts the tasks (`Stt`), so that a row without a number there is the head of those
    /// below it, whatever stands in its other cells.
    private func numbersItsTasks(_ table: Table) -> Bool {
        let rows = table.headRows..<table.cells.count
        let numbered = rows.reduce(0) { $0 + (isNumbered($1, table) ? 1 : 0) }
        return numbered >= 4 && numbered * 3 >= rows.count * 2
    }

    private func isNumbered(_ row: Int, _ table: Table) -> Bool {
        guard row < table.cells.count, let cell = table.cells[row].first.map(context.trimmed), cell.count == 1 else {
            return false
        }
        return stream[cell.lowerBound].kind == .number || stream[cell.lowerBound].kind == .label
    }

    /// Finds the task column and its attributes in the head rows; nil where the table lists no tasks.
    func taskColumns(of table: Table) -> TaskColumns? {
        var classes: [CueClass?] = []
        for head in 0..<min(table.headRows, table.cells.count) {
            for (column, cell) in table.cells[head].enumerated() {
                while classes.count <= column { classes.append(nil) }
                if listsProcedures(cell) { return nil }
                if classes[column] == nil { classes[column] = columnClass(cell) }
            }
        }
        func column(_ wanted: CueClass) -> Int? { classes.firstIndex { $0 == wanted } }
        let lead = column(.attributeLead)
        let support = column(.attributeSupport)
        let time = column(.attributeTime)
        guard
            holdsBodies(lead, of: table) || holdsBodies(support, of: table)
                || (time != nil && column(.attributeContent) != nil && holdsTimes(time, of: table))
        else { return nil }
        guard let task = column(.attributeContent) ?? widestColumn(of: table, classes: classes),
            lead != nil || column(.attributeContent) != nil,
            column(.attributeContent) != nil || !listsGoals(table, inColumn: task)
        else { return nil }
        return TaskColumns(task: task, lead: lead, support: support, time: time, product: column(.attributeProduct))
    }

    /// `Chỉ tiêu | Đơn vị tính | Năm 2030 | Cơ quan theo dõi`: the rows are goals with their figures, not tasks.
    private func listsGoals(_ table: Table, inColumn column: Int) -> Bool {
        let heads = table.cells.prefix(table.headRows).compactMap { $0.count > column ? $0[column] : nil }
        let namesGoal = heads.contains { head in
            let atoms = context.times.atoms(in: head.prefix(12), readsTargets: true)
            return (0..<atoms.count).contains { atoms[$0].target == .goal }
        }
        let namesTask = heads.joined().contains { cues.longest(at: $0, in: [.attributeContent]) != nil }
        let width = table.cells.map(\.count).max() ?? 0
        let opensActs = share(of: column, in: table) {
            cues.longest(at: $0.lowerBound, in: AgencyGrammar.openingClasses) != nil
        }
        return namesGoal && !namesTask && !opensActs
            && (1..<max(width, 1)).contains { other in
                other != column && share(of: other, in: table) { $0.count <= 3 && holdsFigure($0) }
            }
    }

    private func holdsFigure(_ cell: Range<Int>) -> Bool {
        cell.contains { stream[$0].kind == .number || stream[$0].kind == .percentage }
    }

    /// `Tên thủ tục hành chính`: the rows are procedures, which somebody carries out but nobody is charged with here.
    private func listsProcedures(_ head: Range<Int>) -> Bool {
        head.prefix(6).contains { position in
            let token = stream[position]
            let syllables = token.entry != 0 ? Array(Abbreviations.syllables(token.entry).prefix(2)) : []
            if syllables == Self.procedure { return true }
            return token.syllable == Self.procedure[0] && position + 1 < head.upperBound
                && stream[position + 1].syllable == Self.procedure[1]
        }
    }

    private static let procedure = [Syllables.id("thủ"), Syllables.id("tục")]

    private func columnClass(_ cell: Range<Int>) -> CueClass? {
        let range = context.trimmed(cell)
        guard !range.isEmpty else { return nil }
        if let cue = cues.longest(at: range.lowerBound, in: Self.attributeClasses),
            range.upperBound - cue.tokens.upperBound <= 4
        {
            return cue.cueClass
        }
        if range.contains(where: { cues.longest(at: $0, in: [.leadVerb]) != nil }) { return .attributeLead }
        if range.contains(where: { cues.longest(at: $0, in: [.coordinateVerb]) != nil }) { return .attributeSupport }
        return nil
    }

    /// Whether most of a column's cells begin with a body. Complexity: O(rows looked at).
    private func holdsBodies(_ column: Int?, of table: Table) -> Bool {
        share(of: column, in: table) { context.grammar.startsBody($0.lowerBound, limit: $0.upperBound) }
    }

    /// Whether most of a column's cells hold a time limit.
    private func holdsTimes(_ column: Int?, of table: Table) -> Bool {
        share(of: column, in: table) {
            !DeadlineFinder.deadlines(in: $0, letterDate: tree.header.date, context: .cell, by: context.times).deadlines
                .isEmpty
        }
    }

    /// Whether at least half of the first filled cells of a column pass a test.
    private func share(of column: Int?, in table: Table, passes: (Range<Int>) -> Bool) -> Bool {
        guard let column else { return false }
        var filled = 0
        var passed = 0
        for cells in table.cells.dropFirst(table.headRows) where filled < 24 && column < cells.count {
            let cell = paragraphs(of: context.trimmed(cells[column])).first ?? 0..<0
            guard !cell.isEmpty else { continue }
            filled += 1
            if passes(cell) { passed += 1 }
        }
        return passed > 0 && passed * 2 >= filled
    }

    /// The column with the longest texts among those that no head names.
    private func widestColumn(of table: Table, classes: [CueClass?]) -> Int? {
        var sizes: [Int] = []
        for cells in table.cells.dropFirst(table.headRows) {
            for (column, cell) in cells.enumerated() {
                while sizes.count <= column { sizes.append(0) }
                sizes[column] += cell.count
            }
        }
        let open = sizes.indices.filter { $0 >= classes.count || classes[$0] == nil }
        return open.max { sizes[$0] < sizes[$1] }
    }

    private mutating func readRow(_ cells: [Range<Int>], row: Int, columns: TaskColumns, scope: Scope) {
        func cell(_ column: Int?) -> Range<Int> {
            guard let column, column < cells.count else { return 0..<0 }
            return context.trimmed(cells[column])
        }
        let task = cell(columns.task)
        let lead = cell(columns.lead)
        let support = cell(columns.support)
        let time = cell(columns.time)
        guard !task.isEmpty, !(lead.isEmpty && support.isEmpty && time.isEmpty) else { return }
        // A row whose cells repeat one another is a head or a group that spans the columns.
        guard lead != task, time != task else { return }
        if namesPaper(task) { return }
        // A cell that holds only bodies tells who, not what.
        if let list = context.grammar.list(at: task.lowerBound, limit: task.upperBound, style: .whole),
            list.tokens.upperBound >= task.upperBound
        {
            return
        }
        var assignment = Assignment(section: tree.blocks[row].section, duty: [task])
        assignment.rules = ["task-table"]
        assignment.modality = scope.modality
        if !lead.isEmpty { readLeadCell(lead, into: &assignment) } else { assignment.agencies = scope.agencies ?? [] }
        if !support.isEmpty {
            assignment.coordinators += lists(in: support)
        }
        let product = cell(columns.product)
        if !product.isEmpty { assignment.deliverable = product }
        finish(&assignment, over: task, times: time.isEmpty ? [] : [time], isTable: true, product: product)
    }

    private func readLeadCell(_ cell: Range<Int>, into assignment: inout Assignment) {
        for part in paragraphs(of: cell) {
            let read = bodies(in: part)
            assignment.agencies += read.mentions
            assignment.coordinators += recipients.coordinators(in: read.end..<part.upperBound)
        }
    }

    func lists(in cell: Range<Int>) -> [AgencyMention] {
        paragraphs(of: cell).flatMap { bodies(in: $0).mentions }
    }

    /// The bodies of a paragraph of a cell. The column says that they are bodies, so that a name of an unusual form
    /// between two marks is one too: `Viễn thông Quảng Trị`, `nhà cung cấp dịch vụ`.
    private func bodies(in part: Range<Int>) -> (mentions: [AgencyMention], end: Int) {
        var mentions: [AgencyMention] = []
        var start = part.lowerBound
        while start < part.upperBound {
            if var list = context.grammar.list(at: start, limit: part.upperBound, style: .whole),
                list.tokens.upperBound > start
            {
                takeClause(into: &list, limit: part.upperBound)
                mentions += context.mentions(list)
                start = list.tokens.upperBound
            } else if let end = plainName(at: start, limit: part.upperBound) {
                mentions.append(
                    context.namer.mention(AgencyItem(pieces: [start..<end], tokens: start..<end, isGroup: false)))
                start = end
            } else {
                return (mentions, start)
            }
            // The next body stands behind a mark or `và`, or is a known one directly behind.
            if start < part.upperBound, stream.isMark(start, ",;/") {
                start += 1
            } else if let joint = cues.longest(at: start, in: [.conjunction]) {
                start = joint.tokens.upperBound
            } else if start >= part.upperBound || cues.longest(at: start, in: [.agencyName, .bodyHead]) == nil {
                break
            }
        }
        return (mentions, min(start, part.upperBound))
    }

    /// `Các đơn vị quản lý hệ thống`: in a cell of bodies what a group does tells which are meant.
    private func takeClause(into list: inout AgencyList, limit: Int) {
        let start = list.tokens.upperBound
        guard let item = list.items.last, item.isGroup, item.pieces.count == 1, start < limit,
            !stream.isCapitalised(start), cues.longest(at: start, in: AgencyGrammar.openingClasses) != nil,
            cues.longest(at: start, in: [.coordinateVerb, .leadVerb, .reportVerb]) == nil
        else { return }
        var end = start
        while end < limit, stream.isWord(end), !stream.isCapitalised(end), end - start < 8 { end += 1 }
        guard end == limit || stream.isMark(end, ",;.") else { return }
        // A paragraph that goes on with a small letter was broken in the middle.
        if end == limit, end + 1 < stream.count, stream.isWord(end + 1), !stream.isCapitalised(end + 1) { return }
        list.items[list.items.count - 1].pieces = [item.tokens.lowerBound..<end]
        list.items[list.items.count - 1].tokens = item.tokens.lowerBound..<end
        list.tokens = list.tokens.lowerBound..<end
    }

    /// Words up to the next mark that can be a name: capitalised, short, without a verb or a time at their head.
    private func plainName(at start: Int, limit: Int) -> Int? {
        guard stream.isWord(start), stream.isCapitalised(start) || start > 0 && stream.isMark(start - 1, ",;"),
            cues.longest(at: start, in: AgencyGrammar.openingClasses) == nil,
            cues.longest(at: start, in: [.scopeClause, .nameStop, .time, .attributeOther]) == nil
        else { return nil }
        var end = start
        while end < limit, !stream.isMark(end, ",;.:("), stream[end].kind != .cell {
            guard stream.isWord(end) || context.grammar.isDash(end) || stream[end].kind == .number else { return nil }
            end += 1
        }
        let words = end - start
        return words >= 2 && words <= 12 ? end : nil
    }

    /// The paragraphs of a cell, without bullets.
    private func paragraphs(of cell: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = cell.lowerBound
        for position in cell where stream[position].kind == .cell {
            parts.append(start..<position)
            start = position + 1
        }
        parts.append(start..<cell.upperBound)
        return parts.compactMap { part in
            var low = part.lowerBound
            while low < part.upperBound,
                stream[low].kind == .bullet || stream[low].kind == .blank || stream[low].syllable == .hyphen
                    || stream[low].kind == .label
            { low += 1 }
            let range = context.trimmed(low..<part.upperBound)
            return range.isEmpty ? nil : range
        }
    }
}
