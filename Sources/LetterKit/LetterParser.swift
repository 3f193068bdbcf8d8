import LetterExtraction
import LetterStructure
public import LetterText
import LetterTokens

/// Why a text cannot be read as a letter.
public enum LetterError: Error, Sendable, Hashable {
    /// No byte but blanks.
    case empty
    /// No text: an image, an archive, a program. The format is `FileFormat.binary` where the bytes tell no other.
    case binary(format: FileFormat)
    /// More bytes than offsets can count (4 GiB).
    case tooLarge(bytes: Int)
}

/// Reads Vietnamese official letters.
///
/// ```swift
/// import LetterKit
///
/// let letter = try LetterParser().parse(text)
/// for assignment in letter.assignments {
///     print(assignment.agencies.map(\.name), assignment.duty, assignment.deadlines.map(\.value))
/// }
/// ```
///
/// Odd input gives findings, not errors; only what holds no text at all throws. The same bytes give
/// the same letter, whatever the clock or the locale. A parser holds no state: one may be used by many
/// tasks at a time. Complexity: O(*bytes*).
public struct LetterParser: Sendable {
    public struct Options: Sendable, Hashable {
        /// Whether misread syllables ("phần đầu" for "phấn đấu") are corrected where the context is clear.
        public var correctsSpelling = true

        public init(correctsSpelling: Bool = true) {
            self.correctsSpelling = correctsSpelling
        }
    }

    public var options: Options

    public init(options: Options = Options()) {
        self.options = options
    }

    /// Reads a letter from a string.
    ///
    /// Evidence then counts bytes of the string's UTF-8.
    /// - Throws: ``LetterError``
    public func parse(_ text: String) throws(LetterError) -> Letter {
        try parse(bytes: Array(text.utf8))
    }

    /// Reads a letter from the bytes of a text file: UTF-8, UTF-16 or an old encoding of Vietnamese, any line ends, NFC or NFD.
    /// - Throws: ``LetterError``
    public func parse(bytes: [UInt8]) throws(LetterError) -> Letter {
        try analyze(bytes: bytes).letter()
    }

    /// Reads a letter from what a reader made of its file. Never fails.
    public func parse(_ file: ReadText) -> Letter { analyze(file).letter() }

    /// All stages of reading the bytes of a text file.
    /// - Throws: ``LetterError``
    public func analyze(bytes: [UInt8]) throws(LetterError) -> LetterAnalysis {
        guard bytes.count < Int(UInt32.max) else { throw .tooLarge(bytes: bytes.count) }
        let format = FileFormat.sniff(bytes)
        guard format.isText || format == .empty else { throw .binary(format: format) }
        let decoded = SourceEncoding.decode(bytes)
        guard decoded.text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        return analyze(decoded)
    }

    /// All stages behind the reader. Never fails.
    public func analyze(_ file: ReadText) -> LetterAnalysis {
        let cleaned = TextCleaning.clean(file.text)
        let repaired = TextRepair.repair(
            cleaned.text, options: RepairOptions(correctsSpelling: options.correctsSpelling))
        let stream = Tokenizer.tokenize(repaired.text)
        let tree = LetterTree.parse(stream)
        let extraction = AssignmentExtractor.extract(from: tree)
        var all = file.findings
        all += cleaned.findings
        all += repaired.findings
        all += tree.findings
        all += extraction.findings
        // A stable order whatever the stages' own: by place, then by stage.
        let ordered = all.enumerated().sorted {
            ($0.element.file.start, $0.offset) < ($1.element.file.start, $1.offset)
        }
        return LetterAnalysis(
            decoded: file.text, repaired: repaired.text, stream: stream, tree: tree, extraction: extraction,
            corrections: repaired.corrections, findings: ordered.map(\.element), encoding: file.encoding,
            format: file.format, origin: file.origin, places: file.places, envelope: file.envelope)
    }
}
