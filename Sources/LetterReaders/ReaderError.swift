public import LetterText

/// Why a file could not be read, without the file's name and in no language.
public enum ReaderError: Error, Hashable, Sendable {
    /// No bytes, or nothing but blanks.
    case empty
    /// Bytes that are no text and no known format.
    case binary
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// Elements nested deeper than the limit.
    case tooDeep(limit: Int)
    /// A known format that no reader here reads.
    case unsupported(FileFormat)
    /// The reader gave up; the reason is for a developer.
    case unreadable(reason: String)
}

/// What a reader may spend on a file.
public struct ReaderLimits: Sendable, Hashable {
    /// Bytes of the file.
    public var maximumBytes: Int
    /// Elements inside each other.
    public var maximumDepth: Int

    public init(maximumBytes: Int = 64 << 20, maximumDepth: Int = 2_000) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
    }
}
