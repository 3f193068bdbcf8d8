/// Rows of cells in columns, as wide as the terminal: cells wrap at blanks, the column without a most gets what is left.
enum ColumnTable {
    /// Lines the widest column may take where nothing else makes the row higher.
    private static let dutyLines = 3
    private static let cellLines = 5

    struct Column {
        var title: String
        var cells: [String]
        var least: Int
        /// `.max` for the one column that gets the rest.
        var most: Int
        var width = 0
    }

    /// The title line, a rule and the rows.
    static func lines(_ columns: [Column], width: Int) -> [String] {
        var columns = columns
        fit(&columns, into: width - 2 * (columns.count - 1))
        var lines: [String] = []
        lines.append(line(columns.map { TextWidth.truncate($0.title, width: $0.width) }, columns))
        lines.append(columns.map { String(repeating: "─", count: $0.width) }.joined(separator: "──"))
        for row in columns[0].cells.indices {
            var height = dutyLines
            for column in columns where column.most != .max {
                height = max(
                    height,
                    min(cellLines, TextWidth.wrap(column.cells[row], width: column.width, lines: cellLines).count))
            }
            let cells = columns.map { TextWidth.wrap($0.cells[row], width: $0.width, lines: height) }
            for index in 0..<(cells.map(\.count).max() ?? 0) {
                lines.append(line(cells.map { index < $0.count ? $0[index] : "" }, columns))
            }
        }
        return lines
    }

    /// Every column gets what its cells need up to its most; the duty gets the rest.
    private static func fit(_ columns: inout [Column], into width: Int) {
        guard let duty = columns.firstIndex(where: { $0.most == .max }) else { return }
        for index in columns.indices where index != duty {
            let needed = columns[index].cells.reduce(TextWidth.of(columns[index].title)) { max($0, TextWidth.of($1)) }
            columns[index].width = max(min(columns[index].least, needed), min(needed, columns[index].most))
        }
        func others() -> Int { columns.indices.reduce(0) { $0 + ($1 == duty ? 0 : columns[$1].width) } }
        // The duty is worth about half of the line; the widest of the others give way first.
        let wanted = max(columns[duty].least, width * 45 / 100)
        while width - others() < wanted {
            let candidates = columns.indices.filter { $0 != duty && columns[$0].width > columns[$0].least }
            guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else { break }
            columns[widest].width -= 1
        }
        columns[duty].width = max(8, width - others())
    }

    private static func line(_ cells: [String], _ columns: [Column]) -> String {
        var text = ""
        for (index, column) in columns.enumerated() {
            text += cells[index]
            if index + 1 < columns.count {
                text += String(repeating: " ", count: max(0, column.width - TextWidth.of(cells[index])) + 2)
            }
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}
