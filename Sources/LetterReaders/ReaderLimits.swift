public import LetterPrograms

/// What a reader may spend on a file: the one place where such limits stand.
public struct ReaderLimits: Sendable, Hashable {
    /// More bytes no file may have: offsets have 32 bits.
    public static let highestMaximumBytes = 4_095 << 20

    /// Bytes of the file and of each member, never above ``highestMaximumBytes``.
    public let maximumBytes: Int
    /// Elements inside each other.
    public var maximumDepth: Int
    /// Bytes that come out of a file that is compressed or encoded, all members together.
    public var maximumInflatedBytes = 512 << 20
    /// Members of a file, those of archives inside it included.
    public var maximumMembers = 2_000
    /// Archives and mails inside each other.
    public var maximumNesting = 4
    public var maximumPages = 1_000
    /// Seconds that a helper program may take.
    public var maximumSeconds = 120
    /// Bytes of address space of a helper program.
    public var maximumMemory = 2 << 30

    public init(maximumBytes: Int = 64 << 20, maximumDepth: Int = 2_000) {
        self.maximumBytes = min(maximumBytes, Self.highestMaximumBytes)
        self.maximumDepth = maximumDepth
    }

    /// The limits of a helper program.
    public var programs: ProgramLimits {
        ProgramLimits(seconds: maximumSeconds, memory: maximumMemory, output: maximumInflatedBytes)
    }
}

/// What has been spent on a file so far, its members included.
struct ReaderBudget {
    let limits: ReaderLimits
    private var inflated = 0
    private var members = 0

    init(_ limits: ReaderLimits) { self.limits = limits }

    /// Counts bytes that came out of something compressed or encoded.
    mutating func addInflated(_ count: Int) throws(ReaderError) {
        inflated += count
        guard inflated <= limits.maximumInflatedBytes else {
            throw .tooLargeInside(limit: limits.maximumInflatedBytes)
        }
    }

    mutating func addMember() throws(ReaderError) {
        members += 1
        guard members <= limits.maximumMembers else { throw .tooManyMembers(limit: limits.maximumMembers) }
    }
}
