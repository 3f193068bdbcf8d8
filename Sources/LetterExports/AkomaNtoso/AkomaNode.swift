internal import LetterKit

/// A part of the body as Akoma Ntoso has it: a numbered element with a heading, or what stands between such elements.
struct AkomaNode {
    enum Content {
        /// A paragraph without a label.
        case paragraph(MarkedLetter.Passage)
        /// The rows of a table.
        case table([MarkedLetter.Block])
        /// A numbered part or an item of a list.
        case element(name: String, label: String, text: MarkedLetter.Passage, isHeading: Bool)
    }

    var content: Content
    var children: [AkomaNode] = []

    var isElement: Bool {
        if case .element = content { true } else { false }
    }

    /// The trees of some blocks of a letter. Complexity: O(*blocks*).
    static func trees(of letter: MarkedLetter, where isWanted: (MarkedLetter.Block) -> Bool) -> [AkomaNode] {
        var hasChildren: Set<Int> = []
        for block in letter.blocks where isWanted(block) && block.parent >= 0 { hasChildren.insert(block.parent) }
        // Blocks stand in preorder: from the last to the first, a block's children are complete when it is reached.
        var children: [Int: [AkomaNode]] = [:]
        var index = letter.blocks.count - 1
        while index >= 0 {
            let block = letter.blocks[index]
            guard isWanted(block) else {
                index -= 1
                continue
            }
            var first = index
            var content = Content.paragraph(block.passages.first ?? MarkedLetter.Passage(text: ""))
            if let table = block.table {
                while first > 0, letter.blocks[first - 1].table == table { first -= 1 }
                content = .table(Array(letter.blocks[first...index]))
            } else if block.kind == .part || block.kind == .bullet {
                let passage = block.passages.first ?? MarkedLetter.Passage(text: "")
                content = .element(
                    name: name(of: block), label: block.label, text: passage,
                    isHeading: hasChildren.contains(index) && isHeading(passage))
            } else if hasChildren.contains(index) {
                content = .element(
                    name: "level", label: "", text: block.passages.first ?? MarkedLetter.Passage(text: ""),
                    isHeading: false)
            }
            let parent = block.parent >= 0 && isWanted(letter.blocks[block.parent]) ? block.parent : -1
            children[parent, default: []].append(
                AkomaNode(content: content, children: (children.removeValue(forKey: index) ?? []).reversed()))
            index = first - 1
        }
        return (children[-1] ?? []).reversed()
    }

    /// Whether all of it is the heading of its part.
    private static func isHeading(_ passage: MarkedLetter.Passage) -> Bool {
        let count = passage.text.utf8.count
        // A full stop or colon behind it may be none of it.
        return count > 0
            && passage.marks.contains {
                $0.kind == .heading && $0.range.lowerBound == 0 && $0.range.upperBound >= count - 1
            }
    }

    /// The element for a label: `Chương` chapter, `Điều` article, `II.` section, `3.` paragraph, `a)` point, `-` indent.
    private static func name(of block: MarkedLetter.Block) -> String {
        if block.kind == .bullet { return "indent" }
        let slug = AkomaNames.slug(block.label)
        for (word, name) in [
            ("phan", "part"), ("chuong", "chapter"), ("muc", "section"), ("dieu", "article"), ("phu-luc", "division"),
        ] where slug.hasPrefix(word) {
            return name
        }
        if slug.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) { return "paragraph" }
        let isSmall = block.label.contains { $0.isLowercase }
        let isRoman = slug.utf8.allSatisfy { "ivxlcdm".utf8.contains($0) }
        // `(i)` counts in Roman figures, `i)` stands between h) and k).
        if slug.utf8.count == 1, !(isRoman && block.label.hasPrefix("(")) { return isSmall ? "point" : "section" }
        return isRoman ? (isSmall ? "subparagraph" : "section") : "level"
    }
}
