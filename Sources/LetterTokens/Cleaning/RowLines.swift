import LetterText

/// Tables that have a line a row already: `1⇥Phường 1⇥165` and `| 1 | Phường 1 | 165 |`.
enum RowLines {
    /// Number of tabs between texts of a line that is a row, or nil.
    ///
    /// A tab behind a label (`1.⇥Mục đích`) or a bullet is an indent, not a border.
    static func tabCount(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
        var tabs = 0
        var firstTab = -1
        for index in range where bytes[index] == 0x09 {
            if firstTab < 0 { firstTab = index }
            tabs += 1
        }
        guard tabs > 0 else { return nil }
        if tabs == 1, firstTab - range.lowerBound <= 5 {
            let last = firstTab > range.lowerBound ? bytes[firstTab - 1] : 0x20
            if last == 0x2E || last == 0x29 || last == 0x2D || last == 0x2B { return nil }
        }
        return tabs
    }

    /// Whether a line is a row of a Markdown table: it begins and ends with `|` and holds another.
    static func isPipeRow(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= 4, bytes[range.lowerBound] == 0x7C, bytes[range.upperBound - 1] == 0x7C else {
            return false
        }
        return true
    }

    /// `|---|:---:|`.
    static func isPipeRule(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var dashes = 0
        for index in range {
            switch bytes[index] {
            case 0x2D: dashes += 1
            case 0x7C, 0x3A, 0x20: break
            default: return false
            }
        }
        return dashes > 0
    }

    /// The cells of a Markdown row without the blanks around them.
    static func pipeCells(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = range.lowerBound + 1
        for index in start..<range.upperBound where bytes[index] == 0x7C {
            var (low, high) = (start, index)
            while low < high, bytes[low] <= 0x20, bytes[low] != Layout.cellBreak { low += 1 }
            while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
            cells.append(low..<high)
            start = index + 1
        }
        return cells
    }
}

extension LineCleaning.Pass {
    /// Writes tab-separated lines from `line` on as rows; returns the line behind them, or nil where
    /// the line is no row.
    mutating func tabRows(_ bytes: borrowing Span<UInt8>, from line: Int, to last: Int) -> Int? {
        guard let tabs = RowLines.tabCount(bytes, lines.range(line)) else { return nil }
        var end = line + 1
        while end < last, RowLines.tabCount(bytes, lines.range(end)) == tabs { end += 1 }
        // One line with a tab or two is a gap in a line; a row has company or many cells.
        let isTable = end - line >= 2 || tabs >= 3 || facts.cue[line] == .ordinal
        let isLandmark = (line..<end).contains { isFormalCue($0) }
        for row in line..<end {
            for index in lines.range(row) where bytes[index] == 0x09 {
                rewriter.keep(through: index)
                let isRow = isTable && !isLandmark
                rewriter.replace(through: index + 1, withByte: isRow ? Layout.cellSeparator : 0x20)
            }
        }
        return end
    }

    private func isFormalCue(_ line: Int) -> Bool {
        switch facts.cue[line] {
        case .nation?, .motto?, .recipients?, .addressees?: true
        default: facts.isNumberLine[line]
        }
    }

    /// Writes a Markdown table as rows, or as plain lines where it lays out the page; returns the line
    /// behind it, or nil where the line is no row.
    mutating func pipeRows(_ bytes: borrowing Span<UInt8>, from line: Int, to last: Int) -> Int? {
        guard RowLines.isPipeRow(bytes, lines.trimmed(line, bytes)) else { return nil }
        var end = line
        var rows: [[Range<Int>]] = []
        var isLayout = false
        var width = 0
        while end < last {
            let range = lines.trimmed(end, bytes)
            guard RowLines.isPipeRow(bytes, range) else { break }
            let cells = RowLines.isPipeRule(bytes, range) ? [] : RowLines.pipeCells(bytes, range)
            width = max(width, cells.count)
            // What an empty cell seems to begin with stands behind the table.
            for cell in cells where !cell.isEmpty {
                switch ChromeCueIndex.shared.match(bytes, at: cell.lowerBound)?.kind {
                case .nation?, .motto?, .recipients?, .addressees?: isLayout = true
                default: break
                }
            }
            rows.append(cells)
            end += 1
        }
        if width < 2 { isLayout = true }
        rewriter.keep(through: lines.start(line))
        for (index, cells) in rows.enumerated() {
            if isLayout {
                for cell in cells where !cell.isEmpty { writeLines(cell, bytes) }
            } else if !cells.isEmpty {
                for (column, cell) in cells.enumerated() {
                    if column > 0 { rewriter.replace(through: rewriter.position, withByte: Layout.cellSeparator) }
                    rewriter.drop(through: cell.lowerBound)
                    rewriter.keep(through: cell.upperBound)
                }
                for _ in cells.count..<max(cells.count, width) {
                    rewriter.replace(through: rewriter.position, withByte: Layout.cellSeparator)
                }
                rewriter.replace(through: rewriter.position, withByte: 0x0A)
            }
            rewriter.drop(through: lines.next(line + index))
        }
        return end
    }

    /// A cell of a layout table: each of its paragraphs on a line.
    private mutating func writeLines(_ cell: Range<Int>, _ bytes: borrowing Span<UInt8>) {
        rewriter.drop(through: cell.lowerBound)
        for index in cell where bytes[index] == Layout.cellBreak {
            rewriter.keep(through: index)
            rewriter.replace(through: index + 1, withByte: 0x0A)
        }
        rewriter.keep(through: cell.upperBound)
        rewriter.replace(through: rewriter.position, withByte: 0x0A)
    }
}
