/// Where the words of a text stand on the pages it was read from.
///
/// Offsets are those that the text's map leads to (``ReadText/Origin/text``).
public struct PagePlaces: Sendable, Equatable {
    /// A rectangle on a page, in points (1/72 inch) from the page's upper left corner.
    public struct Box: Sendable, Hashable {
        public var left: Float
        public var top: Float
        public var right: Float
        public var bottom: Float

        public init(left: Float, top: Float, right: Float, bottom: Float) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }

        /// The smallest box that holds both.
        public func union(_ other: Box) -> Box {
            Box(
                left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
                bottom: max(bottom, other.bottom))
        }
    }

    private struct Word: Sendable, Equatable {
        var start: UInt32
        var page: UInt32
        var box: Box
    }

    private var words: [Word] = []

    public init() {}

    /// Notes that from `start` on the text stands on a page, in a box. Offsets ascend.
    /// - Parameter page: one-based.
    public mutating func append(start: Int, page: Int, box: Box) {
        words.append(Word(start: UInt32(start), page: UInt32(page), box: box))
    }

    /// The page on which a range begins, and the box of what stands of it on that page.
    ///
    /// Complexity: O(log *words* + words in the range).
    public func place(of range: SourceRange) -> (page: Int, box: Box)? {
        guard !words.isEmpty else { return nil }
        var low = 0
        var high = words.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(words[middle].start) <= range.start { low = middle } else { high = middle }
        }
        let first = words[low]
        var box = first.box
        for word in words[(low + 1)...] {
            guard Int(word.start) < range.end, word.page == first.page else { break }
            box = box.union(word.box)
        }
        return (Int(first.page), box)
    }
}
