/// The repaired text of a letter, block by block, with what was found in it: for pages that show where every value
/// comes from, and for formats that hold the whole text.
///
/// Complexity of making it: O(*text* + *marks* · log *text*).
public struct MarkedLetter: Sendable, Hashable {
    /// What a stretch of text is.
    public enum Kind: String, Sendable, CaseIterable {
        case issuer, parentIssuer, number, place, date, type, subject, addressee, urgency, secrecy
        case signerAuthority, signerTitle, signerName, copy
        /// The heading of a numbered part.
        case heading
        case duty, agency, coordinator, recipient, deadline, target, deliverable, objective, citation
    }

    /// A stretch that was found, in bytes of the UTF-8 of its passage.
    public struct Mark: Sendable, Hashable {
        public var range: Range<Int>
        public var kind: Kind
        /// The id of the assignment it belongs to.
        public var assignment: String?
        /// Index in ``Letter/objectives`` of the goal it is.
        public var objective: Int?
        /// What it says in normal form: the body's name, the deadline's value, the document's code, the date; nil where
        /// there is none.
        public var value: String?

        public init(
            range: Range<Int>, kind: Kind, assignment: String? = nil, objective: Int? = nil, value: String? = nil
        ) {
            self.range = range
            self.kind = kind
            self.assignment = assignment
            self.objective = objective
            self.value = value
        }
    }

    /// A paragraph, or a cell of a table.
    public struct Passage: Sendable, Hashable {
        /// Paragraphs of a cell are parted by a line feed; there is no other control character.
        public var text: String
        /// By their beginnings; of those that begin together the longer first.
        public var marks: [Mark]
        /// Whether it is a cell that the one above reaches into; it has no text then.
        public var isCovered: Bool

        public init(text: String, marks: [Mark] = [], isCovered: Bool = false) {
            self.text = text
            self.marks = marks
            self.isCovered = isCovered
        }
    }

    public enum BlockKind: String, Sendable {
        /// A numbered part.
        case part
        case bullet
        case paragraph
        /// A row of a table.
        case row
    }

    public enum Region: String, Sendable {
        case header, basis, body, closing, annex, note
    }

    /// One block of the letter, in preorder.
    public struct Block: Sendable, Hashable {
        public var kind: BlockKind
        public var region: Region
        /// As printed: `II.`, `a)`, `-`; empty where there is none.
        public var label: String
        /// One, or one a cell.
        public var passages: [Passage]
        /// 0 for a root.
        public var depth: Int
        /// Index of the block it belongs to, or -1.
        public var parent: Int
        /// Index in ``Letter/sections`` of the part that it opens; nil for all other blocks.
        public var section: Int?
        /// Number of the table whose row it is; nil outside tables.
        public var table: Int?
        /// Whether it is a row of heads.
        public var isHead: Bool
    }

    public var blocks: [Block]
}

extension MarkedLetter.Passage {
    /// A stretch over which the same marks lie.
    public struct Segment: Sendable, Hashable {
        public var text: String
        /// Indices in ``MarkedLetter/Passage/marks``, ascending.
        public var marks: [Int]
    }

    /// The text cut wherever a mark begins or ends. Complexity: O(*text* + *cuts* · *marks over them*).
    public var segments: [Segment] {
        let bytes = Array(text.utf8)
        let cuts = Set(marks.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [0, bytes.count])
            .filter { (0...bytes.count).contains($0) }.sorted()
        var segments: [Segment] = []
        var open: [Int] = []
        var next = 0
        for (start, end) in zip(cuts, cuts.dropFirst()) {
            open.removeAll { marks[$0].range.upperBound <= start }
            while next < marks.count, marks[next].range.lowerBound <= start {
                if marks[next].range.upperBound > start { open.append(next) }
                next += 1
            }
            segments.append(Segment(text: String(decoding: bytes[start..<end], as: UTF8.self), marks: open))
        }
        return segments
    }
}
