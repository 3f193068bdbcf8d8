public import LetterText

/// Reads a letter from a file's bytes, whatever its format.
public enum LetterReader {
    /// The text of the file, one buffer with its map, its encoding, and what was odd.
    ///
    /// The format is told by content (``FileFormat/sniff(_:)``). Complexity: O(*n*).
    public static func read(
        _ bytes: [UInt8], limits: ReaderLimits = ReaderLimits()
    ) throws(ReaderError) -> ReadText {
        guard bytes.count <= limits.maximumBytes else { throw .tooLarge(limit: limits.maximumBytes) }
        let file: ReadText
        switch FileFormat.sniff(bytes) {
        case .empty, .text: file = SourceEncoding.decode(bytes)
        case .html: file = try HTMLReader.read(bytes, maximumDepth: limits.maximumDepth)
        case .binary: throw .binary
        case let format: throw .unsupported(format)
        }
        // Blanks of all kinds are blanks only now.
        guard file.text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        return file
    }
}
