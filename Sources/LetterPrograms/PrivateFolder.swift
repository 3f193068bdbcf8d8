internal import CGuardedProcess

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A temporary folder that nobody else may look into, for a helper program that needs one.
///
/// It goes with this object, and also when we are killed: a guardian process waits for our end and removes it. The
/// guardian is there before the folder is.
public final class PrivateFolder {
    public let path: String
    let guardian: Guardian

    /// - Throws: ``ProgramError/system(_:)``
    public init() throws(ProgramError) {
        let root = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        var random = SystemRandomNumberGenerator()
        path =
            (root.hasPrefix("/") ? root : "/tmp") + "/giaoviec-" + String(random.next(), radix: 36)
            + String(random.next(), radix: 36)
        guardian = try Guardian(folder: path)
        guard mkdir(path, 0o700) == 0 else { throw .system(String(cString: strerror(errno))) }
    }

    /// Writes a file of the folder.
    /// - Parameter name: without `/`; never one that a letter's file names.
    public func write(_ name: String, _ bytes: [UInt8]) throws(ProgramError) {
        let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .lastSystemError }
        defer { _ = close(descriptor) }
        try Descriptor.write(bytes, to: descriptor)
    }

    /// The bytes of a file of the folder, nil where there is none.
    public func read(_ name: String, limit: Int) throws(ProgramError) -> [UInt8]? {
        let descriptor = open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .lastSystemError
        }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        while try Descriptor.read(from: descriptor, into: &bytes) {
            guard bytes.count <= limit else { throw .tooMuchOutput(program: name, limit: limit) }
        }
        return bytes
    }
}

/// The process that cleans up behind us.
final class Guardian {
    private let process: pid_t
    /// Where a program's process group is told; see `guarded_start`.
    let lifeline: Int32

    init(folder: String?) throws(ProgramError) {
        var lifeline: Int32 = -1
        let process =
            if let folder { folder.withCString { guarded_guardian($0, &lifeline) } } else {
                guarded_guardian(nil, &lifeline)
            }
        guard process > 0 else { throw .lastSystemError }
        self.process = process
        self.lifeline = lifeline
    }

    /// Tells that the program has ended: no process group is to be killed at our end.
    func forget() {
        var group: pid_t = 0
        _ = withUnsafeBytes(of: &group) { Descriptor.systemWrite(lifeline, $0) }
    }

    /// Waits until all is removed.
    deinit {
        _ = close(lifeline)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    }
}

extension ProgramError {
    static var lastSystemError: ProgramError { .system(String(cString: strerror(errno))) }
}
