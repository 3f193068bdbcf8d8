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
        var words = WordRepair(joined.bytes, correctsSpelling: options.correctsSpelling)
        words.run()
        if words.edits.isEmpty { return (joined, [], []) }
        return apply(words.edits, to: joined)
    }

    private static func apply(_ edits: [WordEdit], to source: SourceText) -> (
        text: SourceText, corrections: [Correction], findings: [Finding]
    ) {
        var rewriter = TextRewriter(source)
        var corrections: [Correction] = []
        var findings: [Finding] = []
        for edit in edits {
            rewriter.keep(through: edit.range.lowerBound)
            rewriter.replace(through: edit.range.upperBound, with: edit.replacement)
            guard edit.isCorrection else { continue }
            let range = SourceRange(edit.range)
            let file = source.fileRange(of: range)
            let replacement = String(decoding: edit.replacement, as: UTF8.self)
            corrections.append(Correction(file: file, original: source.string(range), replacement: replacement))
            if findings.count < findingLimit {
                findings.append(Finding(.spellingCorrected, file: file, detail: replacement))
            }
        }
        return (rewriter.finish(), corrections, findings)
    }

    /// At most so many corrections are findings too.
    private static let findingLimit = 200

    /// Joins the lines of paragraphs and the pieces of words.
    static func joinLines(_ source: SourceText) -> SourceText {
        let lines = LineScanner.lines(of: source.bytes)
        var joiner = LineJoiner(source.bytes, lines)
        let ends = joiner.decide()
        guard ends.contains(where: { $0 != .kept }) else { return source }
        var rewriter = TextRewriter(source)
        for (index, end) in ends.enumerated() where end != .kept {
            if goesBack(lines[index].end, lines[index + 1].start, source) { continue }
            rewriter.keep(through: lines[index].end)
            if end == .glued {
                rewriter.drop(through: lines[index + 1].start)
            } else {
                rewriter.replace(through: lines[index + 1].start, withByte: 0x20)
            }
        }
        return rewriter.finish()
    }

    /// Whether what follows a line stands before it in the file: columns that were told apart are not one line.
    private static func goesBack(_ end: Int, _ next: Int, _ source: SourceText) -> Bool {
        guard end > 0, next < source.count else { return false }
        return source.fileRange(of: SourceRange(next, next + 1)).start
            < source.fileRange(of: SourceRange(end - 1, end)).start
    }
}
