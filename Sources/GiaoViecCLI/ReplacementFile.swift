import LetterPrograms

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that takes another's place when it is finished. When anything fails before, what stood there still stands
/// there, and nothing is left beside it.
///
/// A link keeps pointing where it does. What goes to a device, a pipe or standard output is first written to a temporary
/// file and then copied there.
final class ReplacementFile {
    /// Where to write.
    let path: String
    private let target: Target
    private var isFinished = false

    private enum Target {
        case file(String)
        case descriptor(Int32, isOwn: Bool)
    }

    /// - Parameter target: the file to replace, nil for standard output.
    init(_ target: String?) throws(FileError) {
        var beside = FileAccess.environment("TMPDIR") ?? ""
        beside = (beside.hasPrefix("/") ? beside : "/tmp") + "/giaoviec"
        if let target, let descriptor = try Self.openDevice(target) {
            self.target = .descriptor(descriptor, isOwn: true)
        } else if var name = target {
            if let resolved = realpath(name, nil) {
                name = String(cString: resolved)
                free(resolved)
            }
            beside = name
            self.target = .file(name)
        } else {
            self.target = .descriptor(1, isOwn: false)
        }
        var template = Array((beside + ".XXXXXX").utf8CString)
        let descriptor = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { mkstemp($0) } ?? -1
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        let mask = umask(0)
        umask(mask)
        fchmod(descriptor, 0o666 & ~mask)
        _ = close(descriptor)
    }

    /// What no file can take the place of (a device, a pipe), open for writing; nil for a file, or where nothing is yet.
    static func openDevice(_ path: String) throws(FileError) -> Int32? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw .isDirectory
        case S_IFREG: return nil
        default:
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileError(errno: errno) }
            return descriptor
        }
    }

    deinit {
        if !isFinished { unlink(path) }
        if case .descriptor(let descriptor, isOwn: true) = target { _ = close(descriptor) }
    }

    /// Puts the file where it belongs.
    func finish() throws(FileError) {
        switch target {
        case .file(let name):
            guard rename(path, name) == 0 else { throw FileError(errno: errno) }
            isFinished = true
        case .descriptor(let descriptor, _):
            let source = open(path, O_RDONLY | O_CLOEXEC)
            guard source >= 0 else { throw FileError(errno: errno) }
            defer { _ = close(source) }
            while true {
                let chunk: [UInt8]
                do { chunk = try Descriptor.systemRead(source, 1 << 20) } catch { throw FileError(errno: error.code) }
                guard !chunk.isEmpty, try FileAccess.write(chunk, to: descriptor) else { return }
            }
        }
    }
}
