/// Why a helper program gave no result.
public enum ProgramError: Error, Hashable, Sendable {
    /// It is not installed.
    case missing(program: String)
    /// It ran longer than the limit and was killed.
    case tooSlow(program: String, seconds: Int)
    /// It wrote more than the limit and was killed.
    case tooMuchOutput(program: String, limit: Int)
    /// It ended with another status than 0 (128 and the signal's number where one killed it: also what happens at the
    /// limit of memory); what it said of that, one line.
    case failed(program: String, status: Int, complaint: String)
    /// The system refused something; its own words.
    case system(String)
}

/// What a helper program may spend.
public struct ProgramLimits: Hashable, Sendable {
    /// Of the clock and of the processor.
    public var seconds: Int
    /// Bytes of address space.
    public var memory: Int
    /// Bytes of output, and of any file that it writes.
    public var output: Int

    public init(seconds: Int, memory: Int, output: Int) {
        self.seconds = seconds
        self.memory = memory
        self.output = output
    }
}
