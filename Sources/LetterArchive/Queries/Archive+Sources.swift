public import LetterKit
public import LetterReaders

/// Where a letter of the archive was read from, so that it can be read again: the archive keeps its words, not its form.
public struct LetterSource: Sendable, Hashable {
    /// Absolute path; `archive.zip!/letter.docx` for what lies in a file.
    public var path: String
    private var file: String
    private var member: String
    private var hash: String

    init(file: String, member: String, hash: String) {
        path = member.isEmpty ? file : file + "!/" + member
        self.file = file
        self.member = member
        self.hash = hash
    }

    /// Why the letter cannot be read again.
    public enum Failure: Error, Sendable, Hashable {
        /// No file is there any more.
        case gone
        /// The file is another one than that of the archive.
        case changed
        case unreadable(ReaderError)
    }

    /// Reads the letter as it was read for the archive, from a file with the same bytes. Complexity: O(*bytes* of the file).
    public func analysis(
        limits: ReaderLimits = ReaderLimits(), parser: LetterParser = LetterParser()
    ) throws(Failure) -> LetterAnalysis {
        guard FolderWalk.exists(file) else { throw .gone }
        // A file of other bytes may be too large to be read.
        guard let bytes = FolderWalk.read(file, limit: limits.maximumBytes).bytes, ContentHash.of(bytes) == hash
        else { throw .changed }
        var found: Result<LetterAnalysis, ReaderError>?
        LetterReader.members(of: bytes, limits: limits) { read in
            guard read.path == member else { return true }
            found = read.result.map(parser.analyze)
            return false
        }
        switch found {
        case .success(let analysis): return analysis
        case .failure(let error): throw .unreadable(error)
        case nil: throw .changed
        }
    }
}

extension Archive {
    /// Where a letter was read from; nil where it is no longer in the archive.
    public func source(ofLetter row: Int) throws(ArchiveError) -> LetterSource? {
        let cells = try store.rows(
            """
            SELECT folder.path, file.name, letter.member, file.hash FROM letter JOIN file ON file.id = letter.file_id
            JOIN folder ON folder.id = file.folder_id WHERE letter.id = ?
            """, [.integer(row)]
        ).first
        guard let cells else { return nil }
        return LetterSource(
            file: Self.path(cells[0], cells[1], .null), member: cells[2].text ?? "", hash: cells[3].text ?? "")
    }
}
