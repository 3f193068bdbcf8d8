/// Puts the cells of rows that are shorter than the table into its columns.
///
/// A row is short where cells span columns (a group's title, a head over sub-heads) or where a cell
/// above spans down into it. Which, the text does not say; the cells' looks do: a figure belongs
/// under figures, a text that begins like the one above under that.
struct TableAlignment {
    enum Cell: Equatable {
        /// Index of the row's cell.
        case slot(Int)
        case empty
        /// A cell above spans down to here.
        case covered
    }

    private let columns: Int
    private let slots: [FlattenedTable.Slot]
    private let rows: [[Int]]
    /// The slots of the last full row above, one a column.
    private var above: [FlattenedTable.Slot] = []
    private var aboveIsFull = false
    /// The columns of the row above into which a cell spans down.
    private var wasCovered: [Bool] = []
    private var row = 0
    private var head: (first: [Cell], second: [Cell])?

    init(_ table: FlattenedTable, _ slots: [FlattenedTable.Slot]) {
        columns = table.columns
        self.slots = slots
        rows = table.rows
        // What stands in the columns is known from the first full row below the head.
        let full =
            rows.dropFirst().first { $0.count == columns && slots[$0[0]].isLabel } ?? rows.first { $0.count == columns }
        if let full { above = full.map { slots[$0] } }
        head = spannedHead()
    }

    /// The columns of the next row, in the order of the rows. Complexity: O(cells · columns).
    mutating func next() -> [Cell] {
        let cells = columnsOfNextRow()
        wasCovered = cells.map { $0 == .covered }
        row += 1
        return cells
    }

    private mutating func columnsOfNextRow() -> [Cell] {
        let cells = rows[row]
        if let head, row < 2 { return row == 0 ? head.first : head.second }
        if cells.count >= columns {
            let result = (0..<columns).map { slots[cells[$0]].isEmpty ? Cell.empty : .slot($0) }
            above = cells.prefix(columns).map { slots[$0] }
            aboveIsFull = true
            return result
        }
        let first = slots[cells[0]]
        let isGroup = cells.count == 1 || (first.isLabel && (cells.count == 2 || !first.isFigure))
        var result = [Cell](repeating: isGroup || !aboveIsFull ? .empty : .covered, count: columns)
        let places = isGroup && cells.count <= 2 ? Array(0..<cells.count) : place(cells)
        for (index, column) in places.enumerated() {
            result[column] = slots[cells[index]].isEmpty ? .empty : .slot(index)
        }
        if !isGroup {
            for column in 0..<columns where result[column] == .covered && above.indices.contains(column) {
                // Figures are not shared by rows.
                if above[column].isEmpty || (above[column].isFigure && column > 0) { result[column] = .empty }
            }
            if above.count == columns {
                for (index, column) in places.enumerated() where !slots[cells[index]].isEmpty {
                    above[column] = slots[cells[index]]
                }
            }
        } else {
            aboveIsFull = false
        }
        return result
    }

    /// The best columns for the cells, in rising order.
    private func place(_ cells: [Int]) -> [Int] {
        guard above.count == columns else { return Array(0..<cells.count) }
        let startsWithLabel = slots[cells[0]].isLabel
        // best[cell][column]: the best score with the cell in that column.
        var best = [[Int]](repeating: .init(repeating: .min / 2, count: columns), count: cells.count)
        var from = [[Int]](repeating: .init(repeating: -1, count: columns), count: cells.count)
        for cell in cells.indices {
            var running = Int.min / 2
            var runningColumn = -1
            for column in cell..<(columns - (cells.count - 1 - cell)) {
                if cell > 0, column > 0, best[cell - 1][column - 1] > running {
                    running = best[cell - 1][column - 1]
                    runningColumn = column - 1
                }
                let before = cell == 0 ? 0 : running
                // Of two columns of bodies the first is that of who must act.
                let isLeft = startsWithLabel || slots[cells[cell]].look == .body
                best[cell][column] = before + score(slots[cells[cell]], column) * 10 + (isLeft ? -column : column)
                from[cell][column] = runningColumn
            }
        }
        var column = best[cells.count - 1].indices.max { best[cells.count - 1][$0] < best[cells.count - 1][$1] } ?? 0
        var places = [Int](repeating: 0, count: cells.count)
        for cell in cells.indices.reversed() {
            places[cell] = column
            column = from[cell][column]
            if cell > 0, column < 0 { return Array(0..<cells.count) }
        }
        return places
    }

    private func score(_ slot: FlattenedTable.Slot, _ column: Int) -> Int {
        let other = above[column]
        guard !slot.isEmpty, !other.isEmpty else { return 0 }
        var score = 0
        if column == 0 { score += slot.isLabel == other.isLabel ? 3 : -3 }
        // A date is a time, however it is written.
        score += slot.isFigure == other.isFigure || slot.look == .time && other.look == .time ? 1 : -3
        if slot.isFigure, other.isFigure { score += max(-2, 2 - abs(slot.length - other.length)) }
        // The same bodies stand now in this column, now in that.
        if slot.look != .body || other.look != .body {
            if slot.opening == other.opening {
                score += 4
            } else if slot.opening >> 24 == other.opening >> 24 {
                score += 1
            }
        }
        func bucket(_ letters: Int) -> Int { letters < 30 ? 0 : letters < 110 ? 1 : 2 }
        score += 1 - abs(bucket(slot.letters) - bucket(other.letters))
        if slot.look != other.look {
            score -= slot.look == .time || other.look == .time ? 8 : 4
        } else if slot.look != .words {
            score += slot.look == .time ? 4 : 2
        }
        // Where a cell spans down it is likely to go on.
        if wasCovered.indices.contains(column), wasCovered[column] { score -= 2 }
        return score
    }

    /// A head of two rows: cells that span both, and cells that span the sub-heads below them.
    private func spannedHead() -> (first: [Cell], second: [Cell])? {
        guard rows.count >= 3, rows[0].count < columns, rows[1].count < columns, rows[1].count > 1,
            !slots[rows[1][0]].isLabel || slots[rows[1][1]].isLabel
        else { return nil }
        let (top, sub) = (rows[0].count, rows[1].count)
        let groups = top + sub - columns
        guard groups >= 1, groups <= top, sub >= 2 * groups, sub % groups == 0 else { return nil }
        let width = sub / groups
        var bestStart = top - groups
        var bestScore = Int.min
        for start in 0...(top - groups) {
            // Columns under one head hold the same kind of thing.
            var alike = 0
            for row in rows[2...].prefix(20) where row.count == columns {
                for group in 0..<groups {
                    for column in start + group * width..<start + group * width + width - 1 {
                        let (left, right) = (slots[row[column]], slots[row[column + 1]])
                        guard !left.isEmpty, !right.isEmpty else { continue }
                        alike += left.isFigure == right.isFigure ? 1 : -1
                        if left.opening == right.opening || left.opening >> 24 == right.opening >> 24 { alike += 1 }
                        if left.isLabel != right.isLabel { alike -= 2 }
                    }
                }
            }
            if slots[rows[0][start]].isLabel { alike -= 100 }
            if alike >= bestScore { (bestScore, bestStart) = (alike, start) }
        }
        var first: [Cell] = []
        var second: [Cell] = []
        var next = 0
        for index in 0..<top {
            first.append(.slot(index))
            if index >= bestStart, index < bestStart + groups {
                for offset in 0..<width {
                    if offset > 0 { first.append(.empty) }
                    second.append(.slot(next))
                    next += 1
                }
            } else {
                second.append(.covered)
            }
        }
        return (first, second)
    }
}
