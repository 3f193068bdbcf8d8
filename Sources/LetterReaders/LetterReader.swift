public import LetterText

/// Reads letters from a file's bytes, whatever its format: the format is told by content (``FileFormat/sniff(_:)``).
public enum LetterReader {
    /// The letter of a file that holds one: its text, one buffer with its map, its encoding, and what was odd.
    ///
    /// - Throws: ``ReaderError``; ``ReaderError/container(_:)`` where letters lie in the file as files of their own.
    ///
    /// Complexity: O(*n*).
    public static func read(
        _ bytes: [UInt8], limits: ReaderLimits = ReaderLimits()
    ) throws(ReaderError) -> ReadText {
        var budget = ReaderBudget(limits)
        return try read(bytes, FileFormat.sniff(bytes), &budget)
    }

    /// Tells every letter of a file to `body`, one after the other: the file itself, or the members of an archive,
    /// a mail or a message, and of those inside them.
    ///
    /// What fails is told as well, and the others are read all the same. No member is ever written to disk under a
    /// name that the file gives.
    ///
    /// Complexity: O(*n* + bytes that come out of it); one member is held at a time.
    /// - Parameter body: returns whether to go on.
    public static func members(
        of bytes: [UInt8], limits: ReaderLimits = ReaderLimits(), _ body: (ReadMember) -> Bool
    ) {
        withoutActuallyEscaping(body) { body in
            var walk = ContainerWalk(limits, body)
            walk.visit(bytes, path: "", envelope: nil)
        }
    }

    static func read(
        _ bytes: [UInt8], _ format: FileFormat, _ budget: inout ReaderBudget
    ) throws(ReaderError) -> ReadText {
        let limits = budget.limits
        guard bytes.count <= limits.maximumBytes else { throw .tooLarge(limit: limits.maximumBytes) }
        if format == .ole, EncryptedPackage.lies(in: bytes) { throw .encrypted }
        var file: ReadText
        switch format {
        case .empty, .text: file = SourceEncoding.decode(bytes)
        case .html: file = try HTMLReader.read(bytes, maximumDepth: limits.maximumDepth)
        case .binary: throw .binary
        case .docx: file = try WordReader.read(bytes, &budget)
        case .odt: file = try OpenDocumentReader.read(bytes, &budget)
        case .pdf: file = try PDFReader.read(bytes, limits)
        case .png, .jpeg, .tiff: file = try ScanReader.read(image: bytes, format, limits)
        case .ole, .rtf: file = try OldWordReader.read(bytes, format, &budget)
        case .xml, .xlsx, .pptx, .gif, .webp:
            throw .unsupported(format)
        case .zip, .tar, .sevenZip, .rar, .gzip, .xz, .bzip2, .mail, .edxml: throw .container(format)
        }
        file.format = format
        // Blanks of all kinds are blanks only now.
        guard file.text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        return file
    }
}

/// A letter of a file, or why there is none.
public struct ReadMember: Sendable {
    /// Where in the file it lies: `folder/letter.docx`, `inner.zip!/letter.docx`; empty for the file itself.
    public var path: String
    public var result: Result<ReadText, ReaderError>

    /// Whether it is a file that nobody takes for a letter: of a kind that no letter has, or empty. Archives and
    /// mails hold such files beside their letters.
    public var isNoLetter: Bool {
        guard !path.isEmpty, case .failure(let error) = result else { return false }
        switch error {
        case .empty, .binary, .unsupported: return true
        default: return false
        }
    }
}
