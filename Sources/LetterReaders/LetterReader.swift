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
        switch FileFormat.sniff(bytes) {
        case .empty: throw .empty
        case .binary: throw .binary
        case .text: return SourceEncoding.decode(bytes)
        case .html: return try HTMLReader.read(bytes, limits: limits)
        case let format: throw .unsupported(format)
        }
    }
}
