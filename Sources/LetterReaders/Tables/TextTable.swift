/// A table of a page or document whose text is written already; offsets are into that text.
struct TextTable {
    var start: Int
    var end: Int
    var cells: [Cell] = []
    var rowCount = 0
    var hasHead = false
    /// Whether a border is drawn: a table of data.
    var hasBorder = false
    /// Tables inside it.
    var inner = 0

    /// Gives every place its offset in a text that was rewritten.
    mutating func move(to offset: (Int) -> Int) {
        start = offset(start)
        end = offset(end)
        for index in cells.indices {
            cells[index].start = offset(cells[index].start)
            cells[index].end = offset(cells[index].end)
        }
    }

    struct Cell {
        var row: Int
        var start: Int
        var end: Int
        /// Columns and rows that it spans.
        var columns: Int
        var rows: Int
        var isHead: Bool
    }
}
