public import LetterLexicon
public import LetterText

/// What a token is. Each of these is one token, however many bytes or blanks it holds.
public enum TokenKind: UInt8, Sendable, CaseIterable {
    /// A Vietnamese syllable that the phonotactics allow: `nhiệm`, `Ủy`, `TRIỂN`.
    case syllable
    /// Letters that are no syllable: foreign words, brand names, remains of OCR.
    case word
    /// `UBND`, `BHXH`, `LĐTB&XH`, `Đ/c`: `entry` is the number in the abbreviation table, or 0.
    case abbreviation
    /// `1.500.000`, `29,72`, `01`, `751`.
    case number
    /// `29,72%`, `100 %`.
    case percentage
    /// `500 triệu đồng`, `1.219,11 triệu USD`: a sum of money with its unit.
    case amount
    /// `ngày 07 tháng 12 năm 2021`, `07/12/2021`, `7-12-2021`, `15/9`, `tháng 6/2025`, `tháng 6 năm 2025`,
    /// `quý IV/2025`, `quý IV năm 2025`, `năm 2025`. The words `ngày`, `tháng`, `quý`, `năm` before
    /// the figures belong to the token.
    case date
    /// `16h00`, `16 giờ 30`, `7g`.
    case time
    /// `5087/UBND-BHXH`, `28-NQ/TW`, `78/2025/NĐ-CP`, `06/CT- UBND`.
    case documentCode
    /// An item label at the start of a line: `I.`, `1.`, `1.1.`, `a)`, `đ)`, `Điều 5.`, `(i)`, `Phần thứ nhất`.
    case label
    /// `-`, `+`, `•`, `*` at the start of a line.
    case bullet
    /// `https://…`, `a@b.vn`.
    case address
    /// One mark: `,` `;` `.` `:` `(` `)` `“` `”` `/` `-` `&` …
    case punctuation
    /// `./.` at the end of a letter.
    case endMark
    /// The end of a line (LF) or a page break.
    case newline
    /// `Layout.cellSeparator`, `Layout.cellBreak` or `Layout.spannedCell`.
    case cell
    /// Blanks that no token before them takes up (only at the start of a text or after a newline).
    case blank
}

/// Facts of a token's spelling.
public struct TokenFlags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The first letter is a capital.
    @inlinable public static var capitalised: TokenFlags { TokenFlags(rawValue: 1 << 0) }
    /// All letters are capitals (and there are at least two).
    @inlinable public static var allCapitals: TokenFlags { TokenFlags(rawValue: 1 << 1) }
    /// The first token of a line that is neither blank nor label nor bullet.
    @inlinable public static var startsLine: TokenFlags { TokenFlags(rawValue: 1 << 2) }
    /// No blank between the token before and this one.
    @inlinable public static var joined: TokenFlags { TokenFlags(rawValue: 1 << 3) }
}

/// One token: 16 bytes, a range of the repaired text and what it is.
///
/// Tokens tile the text: `token.start + token.count + token.trailing` is the next token's start.
@frozen
public struct Token: Sendable, Hashable {
    @usableFromInline var lower: UInt32
    @usableFromInline var length: UInt16
    /// Bytes of blanks after the token.
    public var trailing: UInt8
    public var kind: TokenKind
    /// The syllable (or the reserved number for a figure or mark), for phrases and n-grams.
    public var syllable: SyllableID
    /// Number in the table that `kind` names (abbreviations), otherwise 0.
    public var entry: UInt16
    public var flags: TokenFlags

    @inlinable public var start: Int { Int(lower) }
    @inlinable public var count: Int { Int(length) }
    @inlinable public var end: Int { Int(lower) + Int(length) }
    @inlinable public var range: SourceRange { SourceRange(start, end) }

    @inlinable
    public init(
        start: Int, count: Int, trailing: Int = 0, kind: TokenKind, syllable: SyllableID = .unknown,
        entry: UInt16 = 0, flags: TokenFlags = []
    ) {
        self.lower = UInt32(start)
        self.length = UInt16(count)
        self.trailing = UInt8(trailing)
        self.kind = kind
        self.syllable = syllable
        self.entry = entry
        self.flags = flags
    }
}

/// The tokens of a text.
public struct TokenStream: Sendable {
    public let source: SourceText
    public let tokens: [Token]

    public init(source: SourceText, tokens: [Token]) {
        self.source = source
        self.tokens = tokens
    }

    @inlinable public var count: Int { tokens.count }
    @inlinable public subscript(index: Int) -> Token { tokens[index] }

    /// The text range from the first token's start to the last token's end (without its blanks).
    @inlinable
    public func range(of tokens: Range<Int>) -> SourceRange {
        tokens.isEmpty
            ? SourceRange(0, 0)
            : SourceRange(self.tokens[tokens.lowerBound].start, self.tokens[tokens.upperBound - 1].end)
    }

    /// The words of a range of tokens as they stand in the repaired text.
    public func string(_ tokens: Range<Int>) -> String { source.string(range(of: tokens)) }
}
