import LetterTokens

/// One line of the outline of a letter: what `giaoviec outline` prints.
public struct OutlineEntry: Sendable, Hashable {
    /// 0 for a root.
    public var depth: Int
    /// The label as printed: `II.`, `a)`.
    public var label: String
    /// The path of the section: `III.1.a`.
    public var path: String
    public var heading: String
}

extension LetterTree {
    /// The numbered parts in order. Complexity: O(*sections*).
    public func outline() -> [OutlineEntry] {
        var depths: [Int] = []
        depths.reserveCapacity(sections.count)
        return sections.map { section in
            let depth = section.parent >= 0 ? depths[section.parent] + 1 : 0
            depths.append(depth)
            let label = blocks[section.block].label
            return OutlineEntry(
                depth: depth, label: label.isEmpty ? section.path : stream.string(label), path: section.path,
                heading: section.heading.isEmpty ? "" : stream.string(section.heading))
        }
    }
}
