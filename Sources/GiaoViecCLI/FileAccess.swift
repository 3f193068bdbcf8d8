import LetterPrograms

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a file could not be read or written.
enum FileError: Error, Hashable {
    case notFound
    case notPermitted
    case isDirectory
    case tooLarge(limit: Int)
    /// The system's own words.
    case system(String)

    init(errno code: Int32) {
        switch code {
        case ENOENT, ENOTDIR: self = .notFound
        case EACCES, EPERM: self = .notPermitted
        case EISDIR: self = .isDirectory
        default: self = .system(String(cString: strerror(code)))
        }
    }
}

/// Reading and writing with the system's own calls, so that a small letter costs no start-up.
enum FileAccess {
    /// The bytes of a file, or of standard input for `-`.
    ///
    /// A file above the limit is refused by its size, before a byte of it is read.
    static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        defer { if path != "-" { _ = close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .isDirectory }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(limit: limit) }
        var bytes: [UInt8] = []
        var capacity = max(size + 1, 1 << 14)
        while true {
            // Grow in steps, so that a pipe costs no more than twice what it holds.
            let start = bytes.count
            let chunk: [UInt8]
            do { chunk = try Descriptor.systemRead(descriptor, capacity) } catch { throw FileError(errno: error.code) }
            if chunk.isEmpty { return bytes }
            if start == 0 { bytes = chunk } else { bytes += chunk }
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
            capacity = max(1 << 14, min(bytes.count, 1 << 24))
        }
    }

    /// Writes all bytes to a descriptor.
    /// - Returns: false where nobody reads any more (a closed pipe).
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(FileError) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let written = bytes.withUnsafeBytes {
                Descriptor.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: $0[offset...]))
            }
            if written >= 0 {
                offset += written
            } else if errno == EPIPE {
                return false
            } else if errno != EINTR, errno != EAGAIN {
                throw FileError(errno: errno)
            }
        }
        return true
    }

    /// Writes a file as a whole: into a new file beside it, which then takes its name (``ReplacementFile``). A device or
    /// pipe is written to as it is.
    static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
        if let device = try ReplacementFile.openDevice(path) {
            defer { _ = close(device) }
            _ = try write(bytes, to: device)
            return
        }
        let file = try ReplacementFile(path)
        let descriptor = open(file.path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        do {
            defer { _ = close(descriptor) }
            _ = try write(bytes, to: descriptor)
        }
        try file.finish()
    }

    static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Names in a directory, sorted, without those that begin with a dot.
    static func names(in directory: String) throws(FileError) -> [String] {
        guard let stream = opendir(directory) else { throw FileError(errno: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Columns of the terminal, nil where the descriptor is none.
    static func terminalWidth(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

extension GiaoViecCommand {
    /// Runs the program on the process's own arguments.
    public static func runAndExit() -> Never {
        // Swift's own exit runs no more than the C library's: what was printed has been written already.
        exit(run(arguments: Array(CommandLine.arguments.dropFirst())))
    }
}
