import LetterKit
import LetterReaders
import LetterText

/// What a letter on the command line turned out to be.
enum LetterInput {
    /// Suffixes of the files that `--recursive` reads.
    static let suffixes = [".txt", ".md", ".html", ".htm", ".xhtml"]

    /// Reads and analyses one letter.
    /// - Throws: ``InputError``, which says what is wrong with the file in the reader's language.
    static func analysis(of path: String, limits: ReaderLimits, options: LetterParser.Options)
        throws(InputError) -> LetterAnalysis
    {
        let bytes: [UInt8]
        do {
            bytes = try FileAccess.read(path, limit: limits.maximumBytes)
        } catch {
            throw InputError(error)
        }
        return try analysis(of: bytes, limits: limits, options: options)
    }

    private static func analysis(of bytes: [UInt8], limits: ReaderLimits, options: LetterParser.Options)
        throws(InputError) -> LetterAnalysis
    {
        do {
            return LetterParser(options: options).analyze(try LetterReader.read(bytes, limits: limits))
        } catch {
            throw InputError(error)
        }
    }

    /// The files that the arguments name, directories opened where asked for, each with its failure or nil.
    static func expand(_ paths: [String], recursive: Bool) -> [(path: String, failure: InputError?)] {
        var files: [(path: String, failure: InputError?)] = []
        for path in paths {
            guard recursive, path != "-", FileAccess.isDirectory(path) else {
                files.append((path, nil))
                continue
            }
            let found = walk(path)
            files += found
            if found.isEmpty { files.append((path, InputError(message: Message.noFilesInDirectory.text()))) }
        }
        return files
    }

    private static func walk(_ root: String) -> [(path: String, failure: InputError?)] {
        var files: [(path: String, failure: InputError?)] = []
        var open = [root]
        while let directory = open.popLast() {
            let names: [String]
            do {
                names = try FileAccess.names(in: directory)
            } catch {
                files.append((directory, InputError(error)))
                continue
            }
            var inner: [String] = []
            for name in names {
                let path = directory.hasSuffix("/") ? directory + name : directory + "/" + name
                if FileAccess.isDirectory(path) {
                    if !FileAccess.isLink(path) { inner.append(path) }
                } else if suffixes.contains(where: { name.lowercased().hasSuffix($0) }) {
                    files.append((path, nil))
                }
            }
            open += inner.reversed()
        }
        return files
    }
}

/// Why one file failed, in words for the reader.
struct InputError: Error {
    var message: String

    init(message: String) {
        self.message = message
    }

    init(_ error: ReaderError) {
        message =
            switch error {
            case .empty: Message.fileEmpty.text()
            case .binary: Message.fileBinary.text()
            case .tooLarge(let limit): Message.fileTooLarge.text(String(limit >> 20))
            case .tooDeep(let limit): Message.fileTooDeep.text(String(limit))
            case .unsupported(let format): Message.fileFormat.text(format.name)
            case .unreadable(let reason): Message.fileUnreadable.text(reason)
            }
    }

    init(_ error: FileError) {
        message =
            switch error {
            case .notFound: Message.fileNotFound.text()
            case .notPermitted: Message.fileNotPermitted.text()
            case .isDirectory: Message.fileIsDirectory.text()
            case .tooLarge(let limit): Message.fileTooLarge.text(String(limit >> 20))
            case .system(let words): Message.fileSystem.text(words)
            }
    }
}
