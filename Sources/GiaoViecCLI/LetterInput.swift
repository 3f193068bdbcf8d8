import LetterExtraction
import LetterKit
import LetterReaders
import LetterStructure
import LetterText

/// What a letter on the command line turned out to be.
enum LetterInput {
    /// Suffixes of the files that `--recursive` reads.
    static let suffixes = [
        ".txt", ".md", ".html", ".htm", ".xhtml", ".docx", ".dotx", ".odt", ".doc", ".rtf", ".pdf", ".png", ".jpg",
        ".jpeg", ".tif", ".tiff", ".edxml", ".zip", ".tar", ".gz", ".tgz", ".7z", ".rar", ".eml", ".mht", ".mhtml",
    ]

    /// Reads and analyses every letter of a file.
    ///
    /// A letter inside an archive or mail is named `archive.zip!/folder/letter.docx`. What beside the letters of such
    /// a file is none gives a warning, as long as there is a letter.
    /// - Parameter body: gets each letter with its name, or what is wrong with it; returns whether to go on.
    static func forEachLetter(
        of path: String, reading: ReadingOptions, _ body: (String, Result<LetterAnalysis, InputError>) -> Bool
    ) {
        let bytes: [UInt8]
        do {
            bytes = try FileAccess.read(path, limit: reading.limits.maximumBytes)
        } catch {
            _ = body(path, .failure(InputError(error)))
            return
        }
        forEachLetter(in: bytes, of: path, reading: reading, body)
    }

    /// The same for bytes that are there already.
    static func forEachLetter(
        in bytes: [UInt8], of path: String, reading: ReadingOptions,
        _ body: (String, Result<LetterAnalysis, InputError>) -> Bool
    ) {
        let parser = LetterParser(options: LetterParser.Options(correctsSpelling: !reading.noCorrect))
        var letters = 0
        var others = 0
        var goesOn = true
        LetterReader.members(of: bytes, limits: reading.limits) { member in
            let name = member.path.isEmpty ? path : path + "!/" + member.path
            switch member.result {
            case .success(let text):
                let analysis = parser.analyze(text)
                if !member.path.isEmpty, analysis.isNoLetter || analysis.isNote {
                    others += 1
                    Console.complain(Message.warning.text(name, Message.fileNoLetter.text()))
                    return true
                }
                letters += 1
                goesOn = body(name, .success(analysis))
            case .failure(let error):
                if member.isNoLetter {
                    others += 1
                    Console.complain(Message.warning.text(name, InputError(error).message))
                    return true
                }
                letters += 1
                goesOn = body(name, .failure(InputError(error)))
            }
            return goesOn
        }
        if letters == 0, others > 0 { _ = body(path, .failure(InputError(message: Message.fileHoldsNoLetter.text()))) }
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
            case .tooLargeInside(let limit): Message.fileTooLargeInside.text(String(limit >> 20))
            case .tooDeep(let limit): Message.fileTooDeep.text(String(limit))
            case .tooNested(let limit): Message.fileTooNested.text(String(limit))
            case .tooManyMembers(let limit): Message.fileTooManyMembers.text(String(limit))
            case .tooManyPages(let limit): Message.fileTooManyPages.text(String(limit))
            case .tooSlow(let seconds): Message.fileTooSlow.text(String(seconds))
            case .encrypted: Message.fileEncrypted.text()
            case .unsupported(let format), .container(let format): Message.fileFormat.text(format.name)
            case .nothingInside: Message.fileNothingInside.text()
            case .statusMessage(let code, let description): Message.fileStatus.text(code, description)
            case .missing(let component, let package): Message.fileNeeds.text(component, package)
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
