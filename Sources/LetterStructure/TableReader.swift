import LetterLexicon
import LetterText
import LetterTokens

/// Reads consecutive row lines as a table.
struct TableReader {
    let stream: TokenStream
    let cues: StructureCues

    /// The cells of each row, and whether the rows differ in their number of cells.
    func cells(of rows: ArraySlice<Line>) -> (cells: [[Range<Int>]], isRagged: Bool) {
        var table: [[Range<Int>]] = []
        table.reserveCapacity(rows.count)
        var width = -1
        var isRagged = false
        for row in rows {
            var cells: [Range<Int>] = []
            var start = row.tokens.lowerBound
            for index in row.tokens where isMark(index, Layout.cellSeparator) {
                cells.append(cell(start..<index, column: cells.count, above: table.last))
                start = index + 1
            }
            cells.append(cell(start..<row.tokens.upperBound, column: cells.count, above: table.last))
            if width >= 0, cells.count != width { isRagged = true }
            width = max(width, cells.count)
            table.append(cells)
        }
        return (table, isRagged)
    }

    private func isMark(_ index: Int, _ mark: UInt8) -> Bool {
        stream[index].kind == .cell && stream.source.bytes[stream[index].start] == mark
    }

    /// A cell that a span covers is the cell above it.
    private func cell(_ range: Range<Int>, column: Int, above: [Range<Int>]?) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, stream[lower].kind == .blank { lower += 1 }
        while lower < upper, stream[upper - 1].kind == .blank { upper -= 1 }
        if upper - lower == 1, isMark(lower, Layout.spannedCell) {
            guard let above, column < above.count else { return lower..<lower }
            return above[column]
        }
        return lower..<upper
    }

    /// Number of leading rows that are heads.
    func headRows(_ cells: [[Range<Int>]], _ rows: ArraySlice<Line>) -> Int {
        guard let first = cells.first else { return 0 }
        guard isHead(first) else { return 0 }
        var heads = 1
        while heads < min(cells.count, 4) {
            let row = cells[heads]
            let covered = zip(row, cells[heads - 1]).contains { !$0.isEmpty && $0 == $1 }
            guard covered || isHead(row) || isColumnNumbers(row) else { break }
            // A span that starts in a data row never reaches up into a head; one that covers the
            // first column of data is a group.
            heads += 1
        }
        return heads == cells.count && cells.count > 1 ? 1 : heads
    }

    /// At least two cells, or the first, open with a word of column heads, and none holds a figure first.
    private func isHead(_ row: [Range<Int>]) -> Bool {
        var cued = 0
        var filled = 0
        for (column, cell) in row.enumerated() where !cell.isEmpty {
            filled += 1
            if cell.count > 40 { return false }
            if let end = cues.match(.column, stream, cell) {
                cued += 1
                if column == 0, end == cell.upperBound, row.count > 1 { cued += 1 }
            }
            if column == 0, LabelForm.read(stream.source.bytes, stream.range(of: cell)) != nil { return false }
        }
        return cued >= 2 && filled >= 2 || (cued >= 2 && filled == 1)
    }

    /// `(1)` `(2)` `(3)`, or `1` `2` `3` in every cell.
    private func isColumnNumbers(_ row: [Range<Int>]) -> Bool {
        var expected = 1
        for cell in row {
            guard !cell.isEmpty, cell.count <= 3 else { return false }
            let range = stream.range(of: cell)
            guard let form = LabelForm.read(stream.source.bytes, range), form.ordinal == expected else { return false }
            expected += 1
        }
        return expected > 3
    }

    /// For each row the group row it belongs to (itself for a group row), or -1.
    ///
    /// A group row carries a label further out than the rows below it: `I` over `1`, `2`; `1` over `a)`, `b)`.
    /// Where a column of running numbers stands before the labels, a group row has none.
    func groups(_ cells: [[Range<Int>]], headRows: Int) -> [(row: Int, label: LabelForm?)] {
        var result = [(row: Int, label: LabelForm?)](repeating: (-1, nil), count: cells.count)
        guard headRows < cells.count else { return result }
        var second = 0
        var rows = 0
        for row in cells[headRows...] {
            rows += 1
            if row.count > 2, label(row[1]) != nil { second += 1 }
        }
        let twoColumns = rows > 0 && second * 2 > rows
        var labels: [LabelForm?] = []
        labels.reserveCapacity(cells.count)
        for (index, row) in cells.enumerated() {
            if index < headRows {
                labels.append(nil)
            } else {
                let cell = row.count > (twoColumns ? 1 : 0) ? row[twoColumns ? 1 : 0] : 0..<0
                labels.append(label(cell) ?? titleLabel(row))
            }
        }
        var group = -1
        var groupForm: LabelForm?
        var index = headRows
        while index < cells.count {
            let form = labels[index]
            let covered = index > 0 && isSame(cells[index], cells[index - 1], column: twoColumns ? 1 : 0)
            if let form, !covered {
                let running = twoColumns && !cells[index][0].isEmpty
                var next = index + 1
                while next < cells.count, labels[next] == nil { next += 1 }
                let inner = next < cells.count ? labels[next] : nil
                if !running, let inner, isOuter(form, inner) {
                    group = index
                    groupForm = form
                } else if let open = groupForm, !isOuter(open, form) {
                    group = -1
                    groupForm = nil
                }
            }
            result[index] = (group, group == index ? form : nil)
            index += 1
        }
        return result
    }

    private func isSame(_ row: [Range<Int>], _ above: [Range<Int>], column: Int) -> Bool {
        column < row.count && column < above.count && !row[column].isEmpty && row[column] == above[column]
    }

    private func isOuter(_ a: LabelForm, _ b: LabelForm) -> Bool {
        if a.scheme == b.scheme { return a.components < b.components }
        if a.scheme == .capital, b.scheme == .roman { return true }
        if a.scheme == .number, b.scheme == .decimal { return true }
        return a.scheme.rank < b.scheme.rank
    }

    /// The label of a title that fills a row alone: `I. NÂNG CAO NHẬN THỨC | | |`.
    private func titleLabel(_ row: [Range<Int>]) -> LabelForm? {
        guard let cell = row.first, !cell.isEmpty, stream[cell.lowerBound].kind == .label,
            row.dropFirst().allSatisfy(\.isEmpty)
        else { return nil }
        return LabelForm.read(stream.source.bytes, stream[cell.lowerBound].range)
    }

    private func label(_ cell: Range<Int>) -> LabelForm? {
        guard !cell.isEmpty, cell.count <= 5 else { return nil }
        let range = stream.range(of: cell)
        guard range.count <= 12 else { return nil }
        return LabelForm.read(stream.source.bytes, range)
    }
}
