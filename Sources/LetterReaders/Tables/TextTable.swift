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
