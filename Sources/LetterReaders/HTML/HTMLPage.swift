import LetterText

/// The text of a page with what is known of its elements; offsets are into `text`.
struct HTMLPage {
    var text: SourceText
    var nodes: [Node]
    var tables: [Table]
    /// What is written in a capital font, in order.
    var capitals: [SourceRange]

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

    /// The page with its text brought from an old encoding to Unicode.
    /// - Parameter encoding: how the page's bytes were decoded.
    /// - Returns: also what most of it was in; nil where nothing was to do. Complexity: O(*n*).
    func converted(from encoding: TextEncoding) -> (page: HTMLPage, legacy: TextEncoding?, findings: [Finding]) {
        let conversion = LegacyText.convert(text, from: encoding, capitals: capitals)
        guard let legacy = conversion.encoding else { return (self, nil, []) }
        var page = self
        page.text = conversion.text
        page.capitals = []
        func move(_ offset: inout Int) { offset = conversion.offset(of: offset) }
        for node in page.nodes.indices {
            move(&page.nodes[node].start)
            move(&page.nodes[node].end)
        }
        for table in page.tables.indices {
            move(&page.tables[table].start)
            move(&page.tables[table].end)
            for cell in page.tables[table].cells.indices {
                move(&page.tables[table].cells[cell].start)
                move(&page.tables[table].cells[cell].end)
            }
        }
        return (page, legacy, conversion.findings)
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
