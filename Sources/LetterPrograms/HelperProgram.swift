internal import CGuardedProcess

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Runs programs of the system that read formats we do not: without a shell, within limits, and so that neither a
/// process nor a file of them stays behind, whatever ends first.
public enum HelperProgram {
    /// The absolute path of an installed program, nil where there is none.
    ///
    /// Folders that `PATH` names relative to the working one are passed over.
    public static func find(_ name: String) -> String? {
        if name.hasPrefix("/") { return access(name, X_OK) == 0 ? name : nil }
        let path = getenv("PATH").map { String(cString: $0) } ?? ""
        let folders = (path + ":/usr/bin:/usr/local/bin").split(separator: ":")
        for folder in folders where folder.hasPrefix("/") {
            let candidate = folder + "/" + name
            if access(candidate, X_OK) == 0 { return candidate }
        }
        return nil
    }

    /// Runs a program to its end and returns what it wrote to its standard output.
    ///
    /// Input and output are files without names: the program may go back and forth in its input, also as `/dev/stdin`,
    /// and never waits until somebody takes its output.
    /// - Parameters:
    ///   - folder: its working folder, home and place for temporary files; without one it is told `/nonexistent`.
    ///   - environment: variables beside `PATH`, `HOME`, `TMPDIR` and `LC_ALL`.
    /// - Throws: ``ProgramError``
    public static func run(
        _ name: String, _ arguments: [String], input: [UInt8] = [], folder: PrivateFolder? = nil,
        environment: [(name: String, value: String)] = [], limits: ProgramLimits
    ) throws(ProgramError) -> [UInt8] {
        guard let path = find(name) else { throw .missing(program: name) }
        let guardian = if let folder { folder.guardian } else { try Guardian(folder: nil) }
        let source = guarded_memory_file()
        guard source >= 0 else { throw .lastSystemError }
        defer { _ = close(source) }
        try Descriptor.write(input, to: source)
        lseek(source, 0, SEEK_SET)
        let output = guarded_memory_file()
        guard output >= 0 else { throw .lastSystemError }
        defer { _ = close(output) }
        let complaints = try Pipe()
        let home = folder?.path ?? "/nonexistent"
        var variables = ["PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + home, "TMPDIR=" + (folder?.path ?? "/tmp")]
        variables += ["LC_ALL=C.UTF-8"] + environment.map { $0.name + "=" + $0.value }
        let process = withCStrings([path] + arguments) { arguments in
            withCStrings(variables) { variables in
                path.withCString { path in
                    withOptionalCString(folder?.path) { folder in
                        var program = guarded_program(
                            path: path, arguments: arguments, environment: variables, folder: folder, input: source,
                            output: output, complaints: complaints.writing, lifeline: guardian.lifeline,
                            memory: UInt64(limits.memory),
                            seconds: UInt64(limits.seconds), file_size: UInt64(limits.output))
                        return guarded_start(&program)
                    }
                }
            }
        }
        guard process > 0 else { throw .lastSystemError }
        var run = Run(name: name, process: process, limits: limits)
        defer {
            // What it started itself goes with it.
            kill(-process, SIGKILL)
            run.reap()
            guardian.forget()
        }
        complaints.closeWriting()
        try run.collectComplaint(complaints.reading)
        let status = try run.waitForEnd()
        let written = lseek(output, 0, SEEK_END)
        guard status == 0 else {
            // The system lets no file grow over the limit.
            if written >= limits.output { throw .tooMuchOutput(program: name, limit: limits.output) }
            throw .failed(program: name, status: status, complaint: Self.firstLine(run.complaint))
        }
        lseek(output, 0, SEEK_SET)
        return try Descriptor.read(from: output, count: Int(written))
    }

    /// The first line with letters in it, at most 200 bytes.
    private static func firstLine(_ bytes: [UInt8]) -> String {
        let line = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).first { $0.contains { $0 > 0x20 } } ?? []
        return String(decoding: line.prefix(200).filter { $0 >= 0x20 }, as: UTF8.self)
    }

    /// A program while it runs.
    private struct Run {
        let name: String
        let process: pid_t
        let limits: ProgramLimits
        let deadline: ContinuousClock.Instant
        var complaint: [UInt8] = []
        /// As `waitpid` gave it.
        var status: Int32?

        /// Of the complaint so much is kept.
        private static let complaintLimit = 1 << 13

        init(name: String, process: pid_t, limits: ProgramLimits) {
            self.name = name
            self.process = process
            self.limits = limits
            deadline = .now + .seconds(limits.seconds)
        }

        /// Milliseconds that are left.
        private func remaining() throws(ProgramError) -> Int32 {
            let left = deadline - .now
            guard left > .zero else { throw .tooSlow(program: name, seconds: limits.seconds) }
            return Int32(
                clamping: left.components.seconds * 1_000 + left.components.attoseconds / 1_000_000_000_000_000)
        }

        /// Reads what the program complains of, until it closes the stream: at its end.
        mutating func collectComplaint(_ stream: Int32) throws(ProgramError) {
            var open = pollfd(fd: stream, events: Int16(POLLIN), revents: 0)
            while true {
                let ready = poll(&open, 1, try remaining() + 1)
                if ready < 0, errno != EINTR { throw .lastSystemError }
                guard ready > 0 else { continue }
                guard try Descriptor.read(from: stream, into: &complaint) else { return }
                if complaint.count > Self.complaintLimit {
                    complaint.removeLast(complaint.count - Self.complaintLimit)
                }
            }
        }

        /// The exit status, 128 and the number of the signal that killed it.
        mutating func waitForEnd() throws(ProgramError) -> Int {
            // It has closed the stream and ends in a moment, mostly within a tenth of a millisecond.
            var pause: useconds_t = 50
            while !reap(WNOHANG) {
                _ = try remaining()
                usleep(pause)
                pause = min(2 * pause, 2_000)
            }
            let status = Int(status ?? 0)
            let signal = status & 0x7F
            return signal == 0 ? status >> 8 & 0xFF : 128 + signal
        }

        /// Whether the process has ended and is no more known to the system.
        @discardableResult
        mutating func reap(_ options: Int32 = 0) -> Bool {
            guard status == nil else { return true }
            var ended: Int32 = 0
            var result: pid_t
            repeat { result = waitpid(process, &ended, options) } while result < 0 && errno == EINTR
            if result != 0 { status = ended }
            return result != 0
        }
    }

    /// Both ends of a pipe, closed with this object.
    private final class Pipe {
        let reading: Int32
        private(set) var writing: Int32

        init() throws(ProgramError) {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw .lastSystemError }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        func closeWriting() {
            if writing >= 0 { _ = close(writing) }
            writing = -1
        }

        deinit {
            closeWriting()
            _ = close(reading)
        }
    }
}

/// The strings as C has them, ended by NULL, while `body` runs.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return body(pointers)
}

private func withOptionalCString<Result>(_ string: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
    guard let string else { return body(nil) }
    return string.withCString { body($0) }
}
