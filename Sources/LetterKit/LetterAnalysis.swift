public import LetterExtraction
public import LetterStructure
public import LetterText
public import LetterTokens

/// What each stage made of a letter, for programs that look behind the result.
public struct LetterAnalysis: Sendable {
    /// The text as it was decoded.
    public var decoded: SourceText
    /// One line a block, chrome left out, words made whole.
    public var repaired: SourceText
    public var stream: TokenStream
    public var tree: LetterTree
    public var extraction: Extraction
    public var corrections: [Correction]
    /// Of all stages, in the order of the file.
    public var findings: [LetterText.Finding]
    public var encoding: TextEncoding
    /// What the file is.
    public var format: FileFormat
    /// What offsets of places count.
    public var origin: ReadText.Origin
    /// Where the text stands on pages; nil where the file has none.
    public var places: PagePlaces?
    /// What the message around the letter says of it.
    public var envelope: Envelope?
}

extension LetterAnalysis {
    /// Whether it is no letter and charges nobody.
    public var isNoLetter: Bool {
        envelope == nil && extraction.assignments.isEmpty && findings.contains { $0.kind == .noLetter }
    }

    /// Whether it is a text without a number that charges nobody, such as the words of a mail around its files.
    public var isNote: Bool { envelope == nil && extraction.assignments.isEmpty && tree.header.number == nil }
}
