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

/// What a reader may spend on a file: the one place where such limits stand.
public struct ReaderLimits: Sendable, Hashable {
    /// More bytes no file may have: offsets have 32 bits.
    public static let highestMaximumBytes = 4_095 << 20

    /// Bytes of the file, never above ``highestMaximumBytes``.
    public let maximumBytes: Int
    /// Elements inside each other.
    public var maximumDepth: Int

    public init(maximumBytes: Int = 64 << 20, maximumDepth: Int = 2_000) {
        self.maximumBytes = min(maximumBytes, Self.highestMaximumBytes)
        self.maximumDepth = maximumDepth
    }
}
