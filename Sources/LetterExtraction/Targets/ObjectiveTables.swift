import LetterLexicon
import LetterStructure
import LetterText
import LetterTokens

/// Goals in tables of figures: one a cell.
///
/// Two forms occur: bodies in the rows and metrics in the columns (`Phường 1 | 1.888 | 165`), and
/// metrics in the rows with a column of units (`Tỷ lệ hộ dùng nước sạch | % | 95`).
struct ObjectiveTables {
    let tree: LetterTree
    let places: ObjectivePlaces

    private static let mostHeads = 8
    private static let mostColumns = 64

    private enum Column: Equatable { case skip, name, unit, figures }

    /// The goals of a table; none where it does not stand among goals or has no figures.
    ///
    /// - Parameter textObjectives: the goals found before it, whose unit stands in where the table has none.
    func objectives(table index: Int, textObjectives: [Target]) -> [Target] {
        let table = tree.tables[index]
        guard isGoalTable(table) else { return [] }
        let heads = min(table.headRows, Self.mostHeads)
        let rows = table.cells.indices.dropFirst(max(heads, 1)).filter { !isColumnNumbers(table.cells[$0]) }
        // A table of figures that people read has a few columns; wider ones are not looked at.
        guard let width = table.cells.map(\.count).max(), width > 1, width <= Self.mostColumns, !rows.isEmpty
        else { return [] }
        let head = max(heads, 1)
        let columns = (0..<width).map { column(table, $0, head: head, rows: rows) }
        let figures = columns.indices.filter { columns[$0] == .figures }
        guard let name = columns.firstIndex(of: .name), !figures.isEmpty else { return [] }
        let unitColumn = columns.firstIndex(of: .unit)
        let hasMetricRows = unitColumn != nil || isGoalHead(table, name, head)
        let caption = captionUnit(table)
        let fallback = commonUnit(textObjectives)
        let bodies = hasMetricRows ? bodyColumn(table, columns, head) : nil
        var period = places.period(of: table.rows.lowerBound)
        var objectives: [Target] = []
        for row in rows {
            let cells = table.cells[row]
            guard name < cells.count else { continue }
            // `I | Giai đoạn 2025-2027`: the period of the rows below.
            if figures.allSatisfy({ $0 >= cells.count || cells[$0].isEmpty }) {
                period = stage(cells[name]) ?? places.period(in: cells[name]) ?? period
                continue
            }
            let body = bodies.map { $0 < cells.count ? cells[$0] : 0..<0 }
            let isTotal = self.isTotal(cells, upTo: figures[0])
            for column in figures where column < cells.count {
                guard let figure = figure(cells[column]) else { continue }
                let headCell = headRange(table, column, head)
                var unit = figure.unit
                if unit.isEmpty, let unitColumn, unitColumn < cells.count { unit = text(cells[unitColumn]) }
                if unit.isEmpty { unit = headUnit(headCell) ?? caption ?? (unitColumn == nil ? fallback : nil) ?? "" }
                let headName = withoutUnit(headCell, unit)
                objectives.append(
                    Target(
                        tokens: cells[column],
                        metric: hasMetricRows ? [cells[name]] : headName.isEmpty ? [] : [headName],
                        comparator: figure.comparator, value: figure.value, unit: unit,
                        period: places.period(in: headCell) ?? period,
                        agency: body ?? (hasMetricRows || isTotal ? 0..<0 : cells[name]), rule: "objective-cell"))
            }
        }
        return objectives
    }

    // MARK: Which tables

    /// The table stands under a heading of goals, or the lines right above it speak of them.
    private func isGoalTable(_ table: Table) -> Bool {
        guard !table.cells.isEmpty else { return false }
        let first = table.rows.lowerBound
        if places.isObjective[first] { return true }
        var index = first - 1
        while index >= 0, index >= first - 3, tree.blocks[index].kind != .row {
            let tokens = tree.blocks[index].tokens
            if statesGoal(tokens.lowerBound..<min(tokens.upperBound, tokens.lowerBound + 80)) { return true }
            index -= 1
        }
        return false
    }

    /// `Chỉ tiêu giao năm 2026`, not `Dự báo một số chỉ tiêu`.
    private func statesGoal(_ tokens: Range<Int>) -> Bool {
        guard !tokens.isEmpty else { return false }
        let atoms = places.reader.atoms(in: tokens, readsTargets: true)
        guard atoms.count > 0, atoms[0].target != .presentColumn else { return false }
        return (0..<atoms.count).contains { atoms[$0].target == .goal }
    }

    // MARK: Columns

    private func column(_ table: Table, _ column: Int, head: Int, rows: [Int]) -> Column {
        let headCell = headRange(table, column, head)
        let atoms = atoms(headCell)
        if atoms.count > 0 {
            switch atoms[0].target {
            case .orderColumn, .noteColumn, .presentColumn: return .skip
            case .unitColumn: return .unit
            default: break
            }
        }
        var numeric = 0
        var words = 0
        for row in rows.prefix(40) where column < table.cells[row].count {
            let cell = table.cells[row][column]
            if cell.isEmpty { continue }
            if figure(cell) != nil { numeric += 1 } else { words += 1 }
        }
        if numeric > words { return isOrder(table, column, rows) && column == 0 ? .skip : .figures }
        guard words > 0 else { return .skip }
        // Only the first column of words names the rows.
        for earlier in 0..<column {
            var earlierWords = 0
            for row in rows.prefix(40) where earlier < table.cells[row].count {
                if !table.cells[row][earlier].isEmpty, figure(table.cells[row][earlier]) == nil { earlierWords += 1 }
            }
            if earlierWords > words / 2, earlierWords > 1 { return .skip }
        }
        return .name
    }

    /// `Giai đoạn 2025-2027`: the period a group row names.
    private func stage(_ cell: Range<Int>) -> String? {
        guard !cell.isEmpty else { return nil }
        let times = DeadlineFinder.deadlines(
            in: cell, letterDate: tree.header.date, context: .cell, by: places.reader)
        return times.deadlines.first { $0.kind == .period }?.value
    }

    /// The column of the bodies that answer for the rows' goals: `Cơ quan chủ trì theo dõi, đánh giá`.
    private func bodyColumn(_ table: Table, _ columns: [Column], _ head: Int) -> Int? {
        columns.indices.first { column in
            let range = headRange(table, column, head)
            return columns[column] == .skip && !range.isEmpty
                && places.reader.cues.longest(at: range.lowerBound, in: [.attributeLead]) != nil
        }
    }

    /// 1, 2, 3 down the rows, from 1 again in each group.
    private func isOrder(_ table: Table, _ column: Int, _ rows: [Int]) -> Bool {
        // Of a scan some may be lost: then each still ascends and is no larger than its row's number.
        var last = 0.0
        for (offset, row) in rows.prefix(20).enumerated() where column < table.cells[row].count {
            guard let figure = figure(table.cells[row][column]) else { continue }
            if figure.value != 1, figure.value <= last || figure.value > Double(offset + 1) { return false }
            last = figure.value
        }
        return true
    }

    /// A row `(1) (2) (3)` that numbers the columns.
    private func isColumnNumbers(_ cells: [Range<Int>]) -> Bool {
        var values: [Double] = []
        for cell in cells where !cell.isEmpty {
            guard cell.count <= 3,
                let value = cell.lazy.compactMap({
                    tree.stream[$0].kind == .number ? TokenValues.number(tree.stream, $0) : nil
                }).first
            else { return false }
            values.append(value)
        }
        return values.count > 2 && zip(values, values.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    private func isGoalHead(_ table: Table, _ column: Int, _ head: Int) -> Bool {
        let atoms = atoms(headRange(table, column, head))
        return (0..<atoms.count).contains { atoms[$0].target == .goal }
    }

    /// The lowest head cell over a column that has words; numbers of the columns are none.
    private func headRange(_ table: Table, _ column: Int, _ head: Int) -> Range<Int> {
        for row in (0..<min(head, table.cells.count)).reversed() where column < table.cells[row].count {
            let cell = table.cells[row][column]
            if !cell.isEmpty, !isColumnNumbers(table.cells[row]) { return cell }
        }
        return 0..<0
    }

    // MARK: Cells

    /// A cell that holds one figure and nothing else but its comparator and unit.
    private func figure(_ cell: Range<Int>) -> (value: Double, unit: String, comparator: Comparator)? {
        guard !cell.isEmpty, cell.count <= 8 else { return nil }
        let atoms = atoms(cell)
        var found: (Double, String, Comparator)?
        var comparator = Comparator.equal
        for index in 0..<atoms.count {
            let atom = atoms[index]
            switch atom.kind {
            case .percentage where found == nil: found = (atom.number, "%", comparator)
            case .number where found == nil && atom.number >= 0: found = (atom.number, "", comparator)
            case .cue where found == nil:
                switch atom.target {
                case .atLeast, .reach, .from: comparator = .atLeast
                case .atMost: comparator = .atMost
                case .equal, .about: break
                default: return nil
                }
            case .cue where atom.target == .unit && index > 0: found?.1 = tree.stream.string(atom.tokens).lowercased()
            case .cue where atom.target == .orMore: found?.2 = .atLeast
            case .mark:
                let byte = tree.stream.source.bytes[tree.stream[atom.tokens.lowerBound].start]
                if found == nil, byte == UInt8(ascii: ">") || byte == 0xE2 { comparator = .atLeast }
                if found == nil, byte == UInt8(ascii: "<") { comparator = .atMost }
            default: return nil
            }
        }
        return found.map { ($0.0, $0.1, $0.2) }
    }

    private func isTotal(_ cells: [Range<Int>], upTo end: Int) -> Bool {
        for cell in cells.prefix(max(end, 1)) where !cell.isEmpty {
            let atoms = atoms(cell)
            if atoms.count > 0, atoms[0].target == .total { return true }
        }
        return false
    }

    private func atoms(_ cell: Range<Int>) -> TimeAtoms {
        guard !cell.isEmpty else { return TimeAtoms() }
        let cell = cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 60)
        return places.reader.atoms(in: cell, readsTargets: true)
    }

    private func text(_ cell: Range<Int>) -> String {
        cell.isEmpty || cell.count > 12 ? "" : tree.stream.string(cell).lowercased()
    }

    // MARK: Units

    /// `Người đọc đăng ký` counts người, `Số thẻ` thẻ, `Tỷ lệ (%)` %, `Hố ủ làm mới (hố)` hố. A bracket that holds something
    /// else leaves the unit open: empty, not that of another column.
    private func headUnit(_ head: Range<Int>) -> String? {
        let atoms = atoms(head)
        var isOpen = false
        for index in 0..<atoms.count {
            if atoms[index].kind == .open { isOpen = true }
            if isOpen, atoms[index].target == .unit { return tree.stream.string(atoms[index].tokens).lowercased() }
            if isOpen, atoms[index].kind == .mark,
                tree.stream.source.bytes[tree.stream[atoms[index].tokens.lowerBound].start] == UInt8(ascii: "%")
            {
                return "%"
            }
        }
        let bracket = bracket(closing: head)
        if let bracket, bracket.count == 3, !Self.remarks.contains(tree.stream[bracket.lowerBound + 1].syllable) {
            return tree.stream.string(bracket.lowerBound + 1..<bracket.upperBound - 1).lowercased()
        }
        for index in 0..<min(2, atoms.count) where atoms[index].target == .unit {
            return tree.stream.string(atoms[index].tokens).lowercased()
        }
        return bracket == nil ? nil : ""
    }

    /// The bracket with which a column's head ends.
    private func bracket(closing head: Range<Int>) -> Range<Int>? {
        let atoms = atoms(head)
        guard atoms.kind(atoms.count - 1) == .close,
            let open = (1..<max(1, atoms.count - 2)).last(where: { atoms.kind($0) == .open })
        else { return nil }
        return atoms.tokens(open..<atoms.count)
    }

    /// What stands alone in a bracket and is no unit: `(mới)`, `(ước)`.
    private static let remarks = SyllableSet(["mới", "cũ", "ước", "thêm", "năm", "tháng", "quý"])

    /// The head without the bracket that holds its unit: what is measured.
    private func withoutUnit(_ head: Range<Int>, _ unit: String) -> Range<Int> {
        guard !unit.isEmpty, let bracket = bracket(closing: head),
            tree.stream.string(bracket.lowerBound + 1..<bracket.upperBound - 1).lowercased() == unit
        else { return head }
        return head.lowerBound..<bracket.lowerBound
    }

    /// `Đơn vị tính: người` right above the table.
    private func captionUnit(_ table: Table) -> String? {
        var index = table.rows.lowerBound - 1
        while index >= 0, index >= table.rows.lowerBound - 2, tree.blocks[index].kind != .row {
            let atoms = atoms(tree.blocks[index].tokens)
            for at in 0..<atoms.count where atoms[at].target == .unitColumn {
                for next in (at + 1)..<min(at + 5, max(atoms.count, at + 1)) where next < atoms.count {
                    if atoms[next].target == .unit { return tree.stream.string(atoms[next].tokens).lowercased() }
                    if atoms[next].kind == .mark,
                        tree.stream.source.bytes[tree.stream[atoms[next].tokens.lowerBound].start] == UInt8(ascii: "%")
                    {
                        return "%"
                    }
                }
            }
            index -= 1
        }
        return nil
    }

    /// The counted word that the goals in the text round the table use most.
    private func commonUnit(_ objectives: [Target]) -> String? {
        var counts: [(unit: String, count: Int)] = []
        for objective in objectives.suffix(40)
        where objective.unit != "%" && objective.rule.description != "objective-cell" {
            if let index = counts.firstIndex(where: { $0.unit == objective.unit }) {
                counts[index].count += 1
            } else {
                counts.append((objective.unit, 1))
            }
        }
        return counts.max { $0.count < $1.count }?.unit
    }
}
