import ArgumentParser
import LetterArchive
import LetterKit

/// Letters of the archive in forms of `extract` that show the letter itself: read again from their files.
enum LetterExport {
    static let formats = ["html", "akn"]

    /// Writes the letters of these rows. What can no longer be read is named with its reason, the others are written.
    static func write(_ rows: [Int], of archive: Archive, as format: String, to path: String?) throws {
        var output: any LetterOutput = format == "html" ? PageOutput(path: path) : AkomaNtosoOutput(path: path)
        var failures = 0
        for row in rows {
            guard let source = try archive.source(ofLetter: row) else { continue }
            let analysis: LetterAnalysis
            do {
                analysis = try source.analysis()
            } catch {
                failures += 1
                Console.complain(Message.fileFailed.text(source.path, error.words))
                continue
            }
            try output.write(analysis.letter(), of: analysis, name: source.path)
        }
        try output.finish()
        if failures > 0 { throw ExitCode(1) }
    }
}

extension LetterSource.Failure {
    fileprivate var words: String {
        switch self {
        case .gone: ArchiveMessage.sourceGone.text()
        case .changed: ArchiveMessage.sourceChanged.text()
        case .unreadable(let error): InputError(error).message
        }
    }
}
