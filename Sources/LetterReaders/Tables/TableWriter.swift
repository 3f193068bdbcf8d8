import LetterText

/// Writes the tables of data among a text's tables as row lines.
enum TableWriter {
    /// The text within the kept ranges. Complexity: O(*n*).
    static func write(
        _ text: SourceText, _ tables: [TextTable], keeping kept: [Range<Int>], _ landmarks: Landmarks
    ) -> SourceText {
        var rewriter = TextRewriter(text)
        let tables = dataTables(tables, landmarks)
        var next = 0
        var isFirst = true
        for range in kept {
            rewriter.drop(through: range.lowerBound)
            if !isFirst { rewriter.replace(through: rewriter.position, withByte: 0x0A) }
            isFirst = false
            while next < tables.count, tables[next].start < range.upperBound {
                let table = tables[next]
                next += 1
                guard table.start >= range.lowerBound, table.end <= range.upperBound else { continue }
                rewriter.keep(through: table.start)
                write(table, text.bytes, &rewriter)
            }
            rewriter.keep(through: range.upperBound)
        }
        rewriter.drop(through: text.count)
        return rewriter.finish()
    }

    /// Tables of data that stand in no other one, in order.
    private static func dataTables(_ tables: [TextTable], _ landmarks: Landmarks) -> [TextTable] {
        var result: [TextTable] = []
        for table in tables where isData(table, landmarks) {
            if let last = result.last, table.start < last.end { continue }
            result.append(table)
        }
        return result
    }

    private static func isData(_ table: TextTable, _ landmarks: Landmarks) -> Bool {
        guard table.end > table.start, table.cells.count >= 2, landmarks.count(table.start..<table.end) == 0 else {
            return false
        }
        let rows = table.cells.last!.row + 1
        var width = 0
        var run = 0
        var row = -1
        for cell in table.cells {
            run = cell.row == row ? run + cell.columns : cell.columns
            row = cell.row
            width = max(width, run)
        }
        guard width >= 2 else { return false }
        if table.hasHead || table.hasBorder { return rows >= 2 }
        return width >= 3 && rows >= 2 && table.inner == 0
    }

    private static func write(_ table: TextTable, _ bytes: [UInt8], _ rewriter: inout TextRewriter) {
        // For each column: how many rows down a cell above still covers it.
        var covered = [Int](repeating: 0, count: 65)
        var index = 0
        let width = min(64, columnCount(table))
        if rewriter.outputPosition > 0 { rewriter.replace(through: rewriter.position, withByte: 0x0A) }
        while index < table.cells.count {
            let row = table.cells[index].row
            var column = 0
            func separate() {
                if column > 0 { rewriter.replace(through: rewriter.position, withByte: Layout.cellSeparator) }
            }
            func passCovered() {
                while column < width, covered[column] > 0 {
                    separate()
                    rewriter.replace(through: rewriter.position, withByte: Layout.spannedCell)
                    covered[column] -= 1
                    column += 1
                }
            }
            while index < table.cells.count, table.cells[index].row == row {
                passCovered()
                let cell = table.cells[index]
                index += 1
                guard column < width else {
                    // More cells than columns: the text stays in the last one.
                    rewriter.drop(through: cell.start)
                    rewriter.replace(through: rewriter.position, withByte: Layout.cellBreak)
                    write(cell, bytes, &rewriter)
                    continue
                }
                separate()
                write(cell, bytes, &rewriter)
                for offset in 0..<min(cell.columns, width - column) {
                    if offset > 0 { rewriter.replace(through: rewriter.position, withByte: Layout.cellSeparator) }
                    covered[column + offset] = cell.rows - 1
                }
                column += min(cell.columns, width - column)
            }
            while column < width {
                passCovered()
                guard column < width else { break }
                separate()
                column += 1
            }
            rewriter.replace(through: rewriter.position, withByte: 0x0A)
        }
        rewriter.drop(through: table.end)
    }

    private static func columnCount(_ table: TextTable) -> Int {
        var width = 1
        var covered = [Int](repeating: 0, count: 65)
        var index = 0
        while index < table.cells.count {
            let row = table.cells[index].row
            var column = 0
            while index < table.cells.count, table.cells[index].row == row {
                while column < 64, covered[column] > 0 { (covered[column], column) = (covered[column] - 1, column + 1) }
                let cell = table.cells[index]
                index += 1
                for offset in column..<min(64, column + cell.columns) { covered[offset] = cell.rows - 1 }
                column = min(64, column + cell.columns)
            }
            width = max(width, column)
            while column < 64 { (covered[column], column) = (max(0, covered[column] - 1), column + 1) }
        }
        return width
    }

    /// A cell's lines: a line end becomes a paragraph mark, or a blank where the line runs on in small letters.
    private static func write(_ cell: TextTable.Cell, _ bytes: [UInt8], _ rewriter: inout TextRewriter) {
        var index = cell.start
        var end = cell.end
        while index < end, bytes[index] <= 0x20 { index += 1 }
        while end > index, bytes[end - 1] <= 0x20 { end -= 1 }
        rewriter.drop(through: index)
        while index < end {
            var stop = index
            while stop < end, bytes[stop] != 0x0A { stop += 1 }
            rewriter.keep(through: stop)
            guard stop < end else { break }
            var next = stop
            while next < end, bytes[next] <= 0x20 { next += 1 }
            let first = VietnameseLetters.scalar(bytes, at: next).scalar
            let isSmall = VietnameseLetters.isLetter(first) && !VietnameseLetters.isUppercase(first)
            let isLabel = next + 1 < end && bytes[next + 1] == 0x29
            let isSoft = next - stop == 1 && isSmall && !isLabel
            rewriter.replace(through: next, withByte: isSoft ? 0x20 : Layout.cellBreak)
            index = next
        }
        rewriter.drop(through: cell.end)
    }
}
