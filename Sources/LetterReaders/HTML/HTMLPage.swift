import LetterText

/// The text of a page with what is known of its elements; offsets are into `text`.
struct HTMLPage {
    var text: SourceText
    var nodes: [Node]
    var tables: [Table]

    /// An element that may hold the letter, or a part of the page's frame. In preorder.
    struct Node {
        var tag: HTMLTag
        var isFrame: Bool
        /// Index of the element around it among the nodes, or -1.
        var parent: Int
        var start: Int
        var end: Int
    }

    struct Table {
        var start: Int
        var end: Int
        var cells: [Cell] = []
        var rowCount = 0
        var hasHead = false
        var hasBorder = false
        /// Tables inside it.
        var inner = 0
    }

    struct Cell {
        var row: Int
        var start: Int
        var end: Int
        var columns: Int
        var rows: Int
        var isHead: Bool
    }
}
