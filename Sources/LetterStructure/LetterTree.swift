public import LetterText
public import LetterTokens

/// What a block of the letter is.
public enum BlockKind: UInt8, Sendable {
    /// A numbered part; `label` is its label: `II.`, `3.1.`, `a)`, `Điều 5.`, `(i)`.
    case part
    /// A paragraph behind `-`, `+`, `•`, `*`.
    case bullet
    /// A paragraph without label.
    case paragraph
    /// A table row; its cells are in `LetterTree.cells`.
    case row
}

/// In which region of the letter a block stands.
public enum Region: UInt8, Sendable {
    /// Letterhead, number, date, type, subject, addressees.
    case header
    /// Legal bases (`Căn cứ …`), recitals before the first numbered part that are marked as such.
    case basis
    case body
    /// Signature, copies.
    case closing
    /// Annexes behind the closing (or before it, under `PHỤ LỤC`).
    case annex
    /// Footnotes.
    case note
}

/// One line of the repaired text as a node of the tree, in preorder.
public struct Block: Sendable {
    public var kind: BlockKind
    public var region: Region
    /// Tokens of the line without its label or bullet; without the newline.
    public var tokens: Range<Int>
    /// Tokens of the label or bullet; empty where there is none.
    public var label: Range<Int>
    /// Index of the parent block, or -1. A bullet's parent is the part or paragraph that leads into
    /// it (a `+` under a `-` has the `-` as parent); a paragraph's parent is the part it stands in.
    public var parent: Int
    /// Depth in the tree: 0 for a root.
    public var depth: Int
    /// Index of the innermost section (`LetterTree.sections`) the block stands in or is, or -1.
    public var section: Int
    /// For `.row`: index of the table, otherwise -1.
    public var table: Int

    public init(
        kind: BlockKind, region: Region, tokens: Range<Int>, label: Range<Int>, parent: Int, depth: Int,
        section: Int, table: Int = -1
    ) {
        self.kind = kind
        self.region = region
        self.tokens = tokens
        self.label = label
        self.parent = parent
        self.depth = depth
        self.section = section
        self.table = table
    }
}

/// A numbered part: what the JSON key `sections` lists.
public struct Section: Sendable {
    /// Labels from the root joined by dots, without their marks: `III.1.a`; `1.1` under `1` is `1.1`, not `1.1.1`.
    public var path: String
    /// Index of the block that opens the section.
    public var block: Int
    /// Tokens of the heading: up to the end of the first sentence or line, past no colon that ends the line.
    public var heading: Range<Int>
    /// Index of the section around this one, or -1.
    public var parent: Int

    public init(path: String, block: Int, heading: Range<Int>, parent: Int) {
        self.path = path
        self.block = block
        self.heading = heading
        self.parent = parent
    }
}

/// One table: consecutive row blocks.
public struct Table: Sendable {
    /// Blocks of its rows, heads included.
    public var rows: Range<Int>
    /// Number of leading rows that are heads (0 where none is recognised).
    public var headRows: Int
    /// For each row (same order as `rows`) the token ranges of its cells; a cell covered by a row
    /// span from above has the range of the cell that covers it, an empty cell an empty range.
    public var cells: [[Range<Int>]]

    public init(rows: Range<Int>, headRows: Int, cells: [[Range<Int>]]) {
        self.rows = rows
        self.headRows = headRows
        self.cells = cells
    }
}

/// Who signed: `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` / `Lữ Quang Ngời`.
public struct SignerRanges: Sendable {
    /// The whole formula over the title, one range a line, in order; empty where none.
    public var authority: [Range<Int>] = []
    public var title: [Range<Int>] = []
    public var name: Range<Int>?
    public init() {}
}

/// Where the parts of the letterhead and the closing stand. All are token ranges; what is absent
/// is nil or empty, never guessed.
public struct LetterHeader: Sendable {
    /// The lines of the body that issued the letter, in order (`ỦY BAN NHÂN DÂN` / `TỈNH VĨNH LONG`).
    public var issuer: [Range<Int>] = []
    /// The lines of its parent body (`UBND THÀNH PHỐ HÀ NỘI` over `SỞ GIÁO DỤC VÀ ĐÀO TẠO`).
    public var parentIssuer: [Range<Int>] = []
    /// Number and symbol without `Số:`.
    public var number: Range<Int>?
    public var place: Range<Int>?
    /// The date's tokens (`ngày 10 tháng 4 năm 2018`).
    public var dateTokens: Range<Int>?
    /// The date itself.
    public var date: CalendarDate?
    /// The type line (`CHỈ THỊ`); nil for a công văn.
    public var type: Range<Int>?
    /// One range a line, without `V/v`, `Về việc`.
    public var subject: [Range<Int>] = []
    /// One entry an addressee; an entry that is broken over lines has several ranges.
    public var addressees: [[Range<Int>]] = []
    /// `HỎA TỐC`, `KHẨN`, `THƯỢNG KHẨN`.
    public var urgency: Range<Int>?
    /// `MẬT`, `TỐI MẬT`, `TUYỆT MẬT`.
    public var secrecy: Range<Int>?
    public var signer = SignerRanges()
    /// One entry a line under `Nơi nhận`, without its dash.
    public var copies: [[Range<Int>]] = []
    public init() {}
}

/// A day of the Gregorian calendar.
public struct CalendarDate: Hashable, Sendable, Comparable {
    public var year: Int
    public var month: Int
    public var day: Int
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }
    public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }
}

/// The letter as a tree of blocks over its tokens.
public struct LetterTree: Sendable {
    public var stream: TokenStream
    public var header: LetterHeader
    /// All lines that are not blank, in preorder (= text order).
    public var blocks: [Block]
    public var sections: [Section]
    public var tables: [Table]
    public var findings: [Finding]

    public init(
        stream: TokenStream, header: LetterHeader, blocks: [Block], sections: [Section], tables: [Table],
        findings: [Finding]
    ) {
        self.stream = stream
        self.header = header
        self.blocks = blocks
        self.sections = sections
        self.tables = tables
        self.findings = findings
    }
}
