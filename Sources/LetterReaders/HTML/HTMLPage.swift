import LetterText

/// The text of a page with what is known of its elements; offsets are into `text`.
struct HTMLPage {
    var text: SourceText
    var nodes: [Node]
    var tables: [TextTable]

    /// An element that may hold the letter, or a part of the page's frame. In preorder.
    struct Node {
        var tag: HTMLTag
        var isFrame: Bool
        /// Index of the element around it among the nodes, or -1.
        var parent: Int
        var start: Int
        var end: Int
    }
}
