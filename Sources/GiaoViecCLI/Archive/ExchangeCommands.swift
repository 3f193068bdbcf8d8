import ArgumentParser
import LetterArchive
import LetterPrograms

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// `giaoviec export-archive`: everything as JSON Lines, for another store or machine.
struct ExportArchiveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "export-archive", abstract: ArchiveMessage.exportOverview.text())
    }

    @Argument(help: ArgumentHelp(ArchiveMessage.exchangeHelp.text(), valueName: "file")) var file = "-"
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try archive.with(isReadOnly: true) { archive in
            let count: (files: Int, notes: Int)
            if file == "-" {
                count = try archive.exportLines { try Console.print($0) }
            } else {
                count = try writeLines(of: archive)
            }
            Console.complain(ArchiveMessage.exported.text(String(count.files), String(count.notes)))
        }
    }

    /// An export that fails leaves an earlier one as it is.
    private func writeLines(of archive: Archive) throws -> (files: Int, notes: Int) {
        try OutputError.naming(file) {
            let output = try ReplacementFile(file)
            let descriptor = open(output.path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw FileError(errno: errno) }
            defer { _ = close(descriptor) }
            let count = try archive.exportLines { _ = try FileAccess.write($0, to: descriptor) }
            try output.finish()
            return count
        }
    }
}

/// `giaoviec import-archive`: what `export-archive` wrote.
struct ImportArchiveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "import-archive", abstract: ArchiveMessage.importOverview.text())
    }

    @Argument(help: ArgumentHelp(ArchiveMessage.exchangeHelp.text(), valueName: "file")) var file = "-"
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let descriptor = file == "-" ? 0 : open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw InputError(message: Message.fileFailed.text(file, InputError(FileError(errno: errno)).message))
        }
        defer { if file != "-" { _ = close(descriptor) } }
        var lines = LineReader(descriptor)
        try archive.with(isReadOnly: false) { archive in
            let count = try archive.importLines { try lines.next() }
            Console.complain(ArchiveMessage.imported.text(String(count.files), String(count.notes)))
        }
    }
}

/// Lines of a descriptor, one at a time.
struct LineReader {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The next line without its end; nil at the end. What is read at a time is what is there.
    mutating func next() throws(FileError) -> [UInt8]? {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { position = end + 1 }
                return Array(buffer[position..<end])
            }
            if isAtEnd {
                guard position < buffer.count else { return nil }
                defer { position = buffer.count }
                return Array(buffer[position...])
            }
            if position > 0 {
                buffer.removeFirst(position)
                position = 0
            }
            searched = buffer.count
            do {
                let chunk = try Descriptor.systemRead(descriptor, 1 << 16)
                if chunk.isEmpty { isAtEnd = true } else { buffer += chunk }
            } catch {
                throw FileError(errno: error.code)
            }
        }
    }
}
