import LetterText

/// A table whose cell borders are lines that hold only `|`: one in front of each cell, one at a row's end.
///
/// Where rows end is not said: two bars in a row are a row's end or an empty cell. The reading
/// with the least cost is taken: rows that have the table's full number of cells and begin with an
/// item number are cheap, short rows (spans) dear, overfull rows dearest.
struct FlattenedTable {
    /// What stands between two bars.
    struct Slot {
        var lines: Range<Int>
        var isEmpty: Bool
        var blankLines: Int
        /// Letters in it, up to 4,000.
        var letters: Int
        /// `1`, `IV`, `a)`, `STT`.
        var isLabel: Bool
        /// Figures and marks only: `1.500`, `29,72%`.
        var isFigure = false
        /// Bytes of its first line.
        var length = 0
        /// Its first five letters, eight bits each, the first in the highest byte but three.
        var opening: UInt64 = 0
        var look = CellLook.words
        /// `STT`: the first cell of a head.
        var isOrdinal = false
        /// A label behind an empty slot with a text behind it: a row is likely to begin here.
        var opensRow = false
        /// Cannot be a cell: letterhead, addressees, signature, annex title.
        var isLandmark: Bool
    }

    /// One row: the slots of its cells.
    var rows: [[Int]]
    var columns: Int
    /// Slots the table takes up.
    var slots: Range<Int>

    static let maximumColumns = 40

    /// The table that begins at a slot, or nil where the bars there only lay out the page.
    ///
    /// Complexity: O(slots of the table); the search gives up where no reading stays cheap.
    /// - Parameter failedBefore: where there is no table, the slot before which none can begin.
    static func parse(_ slots: [Slot], from start: Int, failedBefore: inout Int) -> FlattenedTable? {
        var head = start
        while head < slots.count, !slots[head].isEmpty, !slots[head].isLandmark, head - start < maximumColumns {
            // A head cell is short.
            guard slots[head].letters <= 160 else { break }
            head += 1
        }
        let headCells = head - start
        // A title above the table is followed by one bar too: the head begins at its first column.
        if let first = (start + 1..<max(start + 1, head)).first(where: { slots[$0].isOrdinal }) {
            failedBefore = first
            return nil
        }
        failedBefore = slots[start].letters > 60 ? start + 1 : max(start + 1, head)
        guard headCells >= 2, !slots[start].isLandmark else { return nil }
        let isOrdered = slots[start].isLabel
        guard headCells >= 3 || isOrdered else { return nil }
        guard head < slots.count, slots[head].isEmpty || slots[head].letters > 160 || slots[head].isLandmark else {
            return nil
        }
        var best: (table: FlattenedTable, cost: Double)?
        // The number of columns shows in the first few rows; only the best is read to the end.
        let sample = min(slots.count, start + 240)
        for columns in candidates(slots, from: start, headCells: headCells) {
            guard let reading = read(slots, from: start, to: sample, columns: columns) else { continue }
            // More columns than the head has cells need a row of sub-heads.
            let isExplained = columns <= headCells || hasSubHeads(reading.table, slots)
            let cost =
                reading.cost - (columns == headCells ? 1 : 0)
                + (isExplained ? 0 : 0.45 * Double(reading.table.rows.count))
            if best == nil || cost < best!.cost { best = (reading.table, cost) }
            // All rows as long as the head: nothing to weigh.
            if columns == headCells, reading.table.rows.count >= 3,
                reading.table.rows.allSatisfy({ $0.count == columns })
            {
                break
            }
        }
        if let first = best, first.table.slots.upperBound + 2 * maximumColumns > sample, sample < slots.count,
            let whole = read(slots, from: start, to: slots.count, columns: first.table.columns)
        {
            best = (whole.table, whole.cost)
        }
        guard let best else { return nil }
        let full = best.table.rows.count(where: { $0.count == best.table.columns })
        guard best.table.rows.count >= 2, full >= 2 || (full == 1 && isOrdered) else { return nil }
        return best.table
    }

    /// Whether the second row can be sub-heads under some of the first row's cells.
    private static func hasSubHeads(_ table: FlattenedTable, _ slots: [Slot]) -> Bool {
        guard table.rows.count >= 3, table.rows[1].count > 1,
            !slots[table.rows[1][0]].isLabel || slots[table.rows[1][1]].isLabel
        else { return false }
        let groups = table.rows[0].count + table.rows[1].count - table.columns
        return groups >= 1 && groups <= table.rows[0].count && table.rows[1].count >= 2 * groups
    }

    /// Likely numbers of columns: the head's, and the commonest lengths of runs without an empty slot.
    private static func candidates(_ slots: [Slot], from start: Int, headCells: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: maximumColumns + 1)
        var run = 0
        for index in start..<min(slots.count, start + 400) {
            if slots[index].isLandmark { break }
            if slots[index].isEmpty {
                if slots[index].blankLines > 1 { break }
                if run > 1, run <= maximumColumns { counts[run] += 1 }
                run = 0
            } else {
                run += 1
            }
        }
        var picked = [headCells]
        for step in 1...3 where headCells + step <= maximumColumns { picked.append(headCells + step) }
        for _ in 0..<3 {
            guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[most] > 0 else { break }
            counts[most] = 0
            for extra in 0...2 where most + extra <= maximumColumns && !picked.contains(most + extra) {
                picked.append(most + extra)
            }
        }
        return picked.filter { $0 >= 2 && $0 <= maximumColumns }
    }

    private static func read(
        _ slots: [Slot], from start: Int, to limit: Int, columns: Int
    ) -> (table: FlattenedTable, cost: Double)? {
        let width = columns + 2
        // cost[n]: the cheapest reading so far with n cells in the row that is open.
        var cost = [Double](repeating: .infinity, count: width)
        var next = cost
        // For a row break the number of cells of the row that ended.
        var broken: [UInt8] = []
        cost[0] = 0
        // A row's first cell decides half its price; it is known when the row is opened.
        var firstIsLabel = [Bool](repeating: false, count: width)
        var nextLabel = firstIsLabel
        var best = (end: -1, cells: 0, cost: Double.infinity)
        var index = start
        while index <= limit {
            let isOutside = index == limit || slots[index].isLandmark || slots[index].blankLines > 1
            // The table may end before this slot where a row is complete.
            for cells in 1..<width where cost[cells] < .infinity {
                let mayEnd = isOutside || !slots[index].isEmpty
                guard mayEnd else { continue }
                let price =
                    cost[cells] + rowPrice(cells, columns, firstIsLabel[cells], endsEmpty: slots[index - 1].isEmpty)
                    + (isOutside || (slots[index].letters > 160 && cells == columns) ? 0 : cells == columns ? 0.2 : 2)
                if price < best.cost { best = (index, cells, price) }
            }
            if isOutside { break }
            let slot = slots[index]
            for cells in 0..<width { next[cells] = .infinity }
            for cells in 0..<width - 1 where cost[cells] < .infinity {
                var price = cost[cells]
                // Two empty cells together are rather one and a row's end.
                if slot.isEmpty { price += cells > 0 && slots[index - 1].isEmpty ? 0.5 : 0.25 }
                if cells + 1 > columns { price += 6 }
                if cells > 0, slot.opensRow, slots[start].isLabel { price += 1.2 }
                if slot.letters > 400 { price += slot.letters > 800 ? 1.5 : 0.4 }
                next[cells + 1] = price
                nextLabel[cells + 1] = cells == 0 ? slot.isLabel : firstIsLabel[cells]
            }
            var breakCells = 0
            if slot.isEmpty {
                for cells in 1..<width where cost[cells] < .infinity {
                    let price =
                        cost[cells] + rowPrice(cells, columns, firstIsLabel[cells], endsEmpty: slots[index - 1].isEmpty)
                    if price < next[0] {
                        next[0] = price
                        breakCells = cells
                    }
                }
            }
            broken.append(UInt8(breakCells))
            swap(&cost, &next)
            swap(&firstIsLabel, &nextLabel)
            index += 1
            // Nothing cheap is left: the text has run out of the table.
            guard let least = cost.min(), least < best.cost + 8 else { break }
        }
        guard best.end > start else { return nil }
        // Back through the breaks.
        var rows: [[Int]] = []
        var end = best.end
        var cells = best.cells
        while true {
            let first = end - cells
            guard first >= start else { return nil }
            rows.append(Array(first..<end))
            if first == start { break }
            end = first - 1
            guard end >= start else { return nil }
            cells = Int(broken[end - start])
            guard cells > 0 else { return nil }
        }
        rows.reverse()
        let table = FlattenedTable(rows: rows, columns: columns, slots: start..<best.end)
        return (table, best.cost)
    }

    /// For a row of one empty cell: empty cells are rather those of a group's row.
    private static let emptyRowPrice = 1.0

    private static func rowPrice(
        _ cells: Int, _ columns: Int, _ startsWithLabel: Bool, endsEmpty: Bool
    ) -> Double {
        var price: Double
        if cells == columns {
            price = -1
        } else if cells == 1 {
            price = -0.2 + (endsEmpty ? emptyRowPrice : 0)
        } else if cells < columns {
            price = -0.35 + min(0.3, 0.05 * Double(columns - cells))
        } else {
            price = 4
        }
        if startsWithLabel { price -= 0.4 }
        return price
    }
}
