import LetterText

/// The text of a page with what is known of its elements; offsets are into `text`.
struct HTMLPage {
    var text: SourceText
    var nodes: [Node]
    var tables: [TextTable]
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

    /// The page with its text brought from an old encoding to Unicode.
    /// - Parameter encoding: how the page's bytes were decoded.
    /// - Returns: also what most of it was in; nil where nothing was to do. Complexity: O(*n*).
    func converted(from encoding: TextEncoding) -> (page: HTMLPage, legacy: TextEncoding?, findings: [Finding]) {
        let conversion = LegacyText.convert(text, from: encoding, capitals: capitals)
        guard let legacy = conversion.encoding else { return (self, nil, []) }
        var page = self
        page.text = conversion.text
        page.capitals = []
        for node in page.nodes.indices {
            page.nodes[node].start = conversion.offset(of: page.nodes[node].start)
            page.nodes[node].end = conversion.offset(of: page.nodes[node].end)
        }
        for table in page.tables.indices { page.tables[table].move(to: conversion.offset) }
        return (page, legacy, conversion.findings)
    }
}
