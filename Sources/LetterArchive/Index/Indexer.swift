import Foundation
public import LetterKit
import LetterPrograms
public import LetterReaders

/// Reads files into an archive: all processors read letters, one thread writes them in batches.
///
/// Each batch is one transaction: what is killed at any moment goes on where it was, no file is there twice or in part.
public struct Indexer {
    public struct Options: Sendable {
        public var limits = ReaderLimits()
        public var parser = LetterParser()
        /// Whether a file of a folder may be a letter, by its name.
        public var isWanted: @Sendable (String) -> Bool = { _ in true }
        /// Whether files that failed are read again though they have not changed.
        public var retriesFailures = false
        /// Why a file failed, in words.
        public var describe: @Sendable (ReaderError) -> String = { String(describing: $0) }
        public var describeNoLetter = "not an official letter"
        public var describeUnreadable: @Sendable (Int32) -> String = { String(cString: strerror($0)) }

        public init() {}
    }

    /// What was done so far.
    public struct Progress: Sendable, Hashable {
        /// Files looked at, of them unchanged ones.
        public var files = 0
        public var unchanged = 0
        public var letters = 0
        public var failed = 0
        public var moved = 0
        public var removed = 0
        /// Folders and files that could not be listed.
        public var unlisted: [String] = []
        /// Files that failed, the first ones; all are in the archive.
        public var failures: [Failure] = []
        public struct Failure: Sendable, Hashable {
            public var path: String
            public var reason: String
        }
        static let mostFailures = 1000
        public init() {}
    }

    private let archive: Archive
    private let options: Options
    /// Told now and then; runs on the calling thread.
    private let report: (Progress) -> Void

    public init(_ archive: Archive, options: Options, report: @escaping (Progress) -> Void = { _ in }) {
        self.archive = archive
        self.options = options
        self.report = report
    }

    /// How many files lie under the paths, by their names alone. Complexity: O(files).
    public static func countFiles(_ paths: [String], _ isWanted: (String) -> Bool) -> Int {
        var count = 0
        for path in paths {
            guard FolderWalk.isFolder(path) else {
                count += 1
                continue
            }
            var open = [path]
            while let folder = open.popLast() {
                guard let listed = FolderWalk.list(folder, isWanted) else { continue }
                count += listed.files.count
                open += listed.folders
            }
        }
        return count
    }

    // MARK: - One file

    private struct Job: Sendable {
        var file: ListedFile
        /// The hash that the archive has of it; nil where it has none or is to be read in any case.
        var knownHash: String?
    }

    private enum Outcome: Sendable {
        /// The bytes are those that the archive knows.
        case same(ListedFile)
        case read(PreparedFile)
        /// Gone since it was listed.
        case vanished
    }

    private static func read(_ job: Job, _ options: Options, _ form: IndexedWords.Form) -> Outcome {
        let file = job.file
        var record = FileRecord(
            folder: file.folder, name: file.name, size: file.size, modified: file.modified, hash: "", failure: nil,
            letters: [])
        let (bytes, code) = FolderWalk.read(file.path, limit: options.limits.maximumBytes)
        guard let bytes else {
            if code == ENOENT { return .vanished }
            record.failure =
                code == EFBIG
                ? options.describe(.tooLarge(limit: options.limits.maximumBytes)) : options.describeUnreadable(code)
            return .read(PreparedFile(record, form))
        }
        record.hash = ContentHash.of(bytes)
        if record.hash == job.knownHash { return .same(file) }
        var failures: [String] = []
        var hasOthers = false
        LetterReader.members(of: bytes, limits: options.limits) { member in
            func fail(_ reason: String) {
                failures.append(member.path.isEmpty ? reason : member.path + ": " + reason)
            }
            switch member.result {
            case .success(let text):
                let analysis = options.parser.analyze(text)
                if analysis.isNoLetter || !member.path.isEmpty && analysis.isNote {
                    if member.path.isEmpty { fail(options.describeNoLetter) } else { hasOthers = true }
                } else {
                    record.letters.append(LetterRecord(analysis, member: member.path))
                }
            case .failure(let error):
                if member.isNoLetter { hasOthers = true } else { fail(options.describe(error)) }
            }
            return true
        }
        if record.letters.isEmpty, hasOthers, failures.isEmpty { failures.append(options.describeNoLetter) }
        if !failures.isEmpty { record.failure = failures.joined(separator: "\n") }
        return .read(PreparedFile(record, form))
    }

    // MARK: - All files

    /// Files in one transaction at the most, and their letters' bytes.
    private static let batchFiles = 1024
    private static let batchBytes = 16 << 20
    /// Files that wait to be written while a batch of others is: as many as the other processors read in that time.
    private static let queueLength = 1024
    /// Files that wait to be read: more than are read while a batch is written, since who writes also walks the folders.
    private static let waitingJobs = 4096
    /// So many read files are taken at a time, not to wake the thread that writes for each.
    private static let handful = 16

    /// Brings the archive to what lies under the paths: folders with all in them, or files.
    /// - Returns: what was done; files that failed are in the archive with their reasons.
    @discardableResult
    public func run(_ paths: [String]) throws(ArchiveError) -> Progress {
        let run = Run(archive: archive, options: options, report: report)
        let jobs = BoundedQueue<Job>(limit: Self.waitingJobs)
        let outcomes = BoundedQueue<Outcome>(limit: Self.queueLength)
        let options = options
        let form = archive.store.wordForm
        let threads = (0..<ParallelWork.processors).compactMap { _ in
            WorkerThread {
                while let job = jobs.take() { outcomes.add(Self.read(job, options, form)) }
            }
        }
        defer {
            jobs.close()
            outcomes.close()
            for thread in threads { thread.join() }
        }
        var pending = 0
        func settle(_ outcome: Outcome) throws(ArchiveError) {
            pending -= 1
            try run.add(outcome)
        }
        try run.walk(paths) { (file, hash) throws(ArchiveError) in
            let job = Job(file: file, knownHash: hash)
            if threads.isEmpty {
                // The system gives no thread: then all is done here.
                pending += 1
                try settle(Self.read(job, options, form))
                return
            }
            while !jobs.addIfRoom(job) {
                for outcome in outcomes.takeAll(atLeast: Self.handful) { try settle(outcome) }
            }
            pending += 1
        }
        while pending > 0 {
            // The last ones in small batches, so that less is left to write when nothing is left to read.
            if pending <= Self.batchFiles { run.batchFiles = Self.batchFiles / 4 }
            for outcome in outcomes.takeAll(atLeast: min(pending, Self.handful)) { try settle(outcome) }
        }
        try run.finish()
        return run.progress
    }

    /// The state of one run, on the thread that writes.
    private final class Run {
        let archive: Archive
        let options: Options
        let report: (Progress) -> Void
        var progress = Progress()
        /// Files in one transaction at the most.
        var batchFiles = Indexer.batchFiles
        private var batch: [Outcome] = []
        private var batchBytes = 0
        private var gone: [(id: Int, path: String)] = []

        private struct KnownFile {
            var id: Int
            var size: Int
            var modified: Int
            var hash: String
            var failed: Bool
        }

        init(archive: Archive, options: Options, report: @escaping (Progress) -> Void) {
            self.archive = archive
            self.options = options
            self.report = report
        }

        /// Tells every file that is new or has changed, with the hash that is known of it.
        func walk(
            _ paths: [String], _ body: (ListedFile, String?) throws(ArchiveError) -> Void
        ) throws(ArchiveError) {
            var visited: Set<String> = []
            var roots: [String] = []
            for path in paths {
                guard let root = FolderWalk.resolved(path) else {
                    // It may have been there before: then it is gone.
                    progress.unlisted.append(path)
                    continue
                }
                if !FolderWalk.isFolder(root) {
                    let cut = root.lastIndex(of: "/") ?? root.startIndex
                    let folder = cut == root.startIndex ? "/" : String(root[..<cut])
                    let name = String(root[root.index(after: cut)...])
                    guard let file = FolderWalk.file(folder, name) else {
                        progress.unlisted.append(path)
                        continue
                    }
                    let known = try known(in: folder)
                    try look(at: file, known[name], body)
                    continue
                }
                roots.append(root)
                var open = [root]
                while let folder = open.popLast() {
                    guard visited.insert(folder).inserted else { continue }
                    guard let listed = FolderWalk.list(folder, options.isWanted) else {
                        progress.unlisted.append(folder)
                        continue
                    }
                    var known = try known(in: folder)
                    for file in listed.files { try look(at: file, known.removeValue(forKey: file.name), body) }
                    for (name, file) in known {
                        let path = folder + "/" + name
                        if !FolderWalk.exists(path) { gone.append((file.id, path)) }
                    }
                    open += listed.folders.reversed()
                }
            }
            for root in roots {
                // Folders that were there, in the order of their bytes between `root/` and `root0`.
                let prefix = root == "/" ? "/" : root + "/"
                let folders = try archive.store.rows(
                    "SELECT path FROM folder WHERE path >= ? AND path < ?",
                    [.text(prefix), .text(String(prefix.dropLast()) + "0")]
                ).compactMap { $0[0].text }
                for folder in folders where !visited.contains(folder) && !FolderWalk.exists(folder) {
                    for (name, file) in try known(in: folder) { gone.append((file.id, folder + "/" + name)) }
                }
            }
        }

        private func known(in folder: String) throws(ArchiveError) -> [String: KnownFile] {
            var known: [String: KnownFile] = [:]
            try archive.store.query(
                """
                SELECT file.id, file.name, file.size, file.modified, file.hash, file.failure IS NOT NULL
                FROM file JOIN folder ON folder.id = file.folder_id WHERE folder.path = ?
                """, [.text(folder)]
            ) { cells in
                known[cells[1].text ?? ""] = KnownFile(
                    id: cells[0].integer ?? 0, size: cells[2].integer ?? 0, modified: cells[3].integer ?? 0,
                    hash: cells[4].text ?? "", failed: cells[5].integer == 1)
                return true
            }
            return known
        }

        private func look(
            at file: ListedFile, _ known: KnownFile?, _ body: (ListedFile, String?) throws(ArchiveError) -> Void
        ) throws(ArchiveError) {
            progress.files += 1
            let isAgain = known.map { $0.failed && options.retriesFailures } ?? false
            if let known, known.size == file.size, known.modified == file.modified, !isAgain {
                progress.unchanged += 1
                if progress.unchanged & 0xFFF == 0 { report(progress) }
                return
            }
            try body(file, isAgain ? nil : known?.hash)
        }

        // MARK: - Writing

        func add(_ outcome: Outcome) throws(ArchiveError) {
            if case .read(let file) = outcome {
                batchBytes += file.record.letters.reduce(0) { $0 + $1.body.utf8.count }
            }
            batch.append(outcome)
            if batch.count >= batchFiles || batchBytes >= Indexer.batchBytes { try commit() }
            report(progress)
        }

        private func commit() throws(ArchiveError) {
            guard !batch.isEmpty else { return }
            let batch = batch
            var after = progress
            try archive.store.transaction { () throws(ArchiveError) in
                after = progress
                var new = Archive.NewRows()
                var cache = Archive.WriteCache()
                for outcome in batch {
                    switch outcome {
                    case .vanished: break
                    case .same(let file):
                        after.unchanged += 1
                        try archive.touch(file)
                    case .read(let file):
                        let settled = try archive.settle(file, &new, &cache)
                        switch settled {
                        case .written, .failedAgain:
                            if settled == .written { after.letters += file.letters.count }
                            if let reason = file.record.failure {
                                after.failed += 1
                                if after.failures.count < Progress.mostFailures {
                                    after.failures.append(Progress.Failure(path: file.record.path, reason: reason))
                                }
                            }
                        case .unchanged: after.unchanged += 1
                        case .moved: after.moved += 1
                        }
                    }
                }
                try archive.writeRest(&cache)
            }
            progress = after
            self.batch = []
            batchBytes = 0
        }

        /// Writes what is left and takes out what is gone.
        func finish() throws(ArchiveError) {
            try commit()
            var rest = gone[...]
            while !rest.isEmpty {
                let part = rest.prefix(Indexer.batchFiles)
                rest = rest.dropFirst(part.count)
                var removed = 0
                try archive.store.transaction { () throws(ArchiveError) in
                    removed = 0
                    for file in part where try archive.path(ofFile: file.id) == file.path {
                        try archive.remove(file: file.id)
                        removed += 1
                    }
                }
                progress.removed += removed
                report(progress)
            }
            // Figures by which the store plans its ways are of the tables as they were before.
            if progress.letters >= Indexer.batchFiles { try archive.store.optimize() }
            report(progress)
        }
    }
}

extension Archive {
    enum Settled { case written, unchanged, failedAgain, moved }

    func path(ofFile id: Int) throws(ArchiveError) -> String? {
        let cells = try store.rows(
            "SELECT folder.path, file.name FROM file JOIN folder ON folder.id = file.folder_id WHERE file.id = ?",
            [.integer(id)]
        ).first
        guard let cells, let folder = cells[0].text, let name = cells[1].text else { return nil }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// Notes that the bytes of a file are the same, though its time is another.
    func touch(_ file: ListedFile) throws(ArchiveError) {
        try store.execute(
            """
            UPDATE file SET size = ?, modified = ?
            WHERE folder_id = (SELECT id FROM folder WHERE path = ?) AND name = ?
            """, [.integer(file.size), .integer(file.modified), .text(file.folder), .text(file.name)])
    }

    /// Writes a file that was read, unless another indexer has done so meanwhile or it has only moved.
    func settle(
        _ file: PreparedFile, _ new: inout NewRows, _ cache: inout WriteCache
    ) throws(ArchiveError) -> Settled {
        let record = file.record
        let folder = try folderRow(record.folder, &new, &cache)
        let known = try store.rows(
            "SELECT hash, failure FROM file WHERE folder_id = ? AND name = ?", [.integer(folder), .text(record.name)]
        ).first
        if let known {
            if known[0].text == record.hash, known[1].text == record.failure, !record.hash.isEmpty {
                try touch(
                    ListedFile(
                        folder: record.folder, name: record.name, size: record.size, modified: record.modified))
                return record.failure == nil ? .unchanged : .failedAgain
            }
        } else if !record.hash.isEmpty {
            let others = try store.rows(
                """
                SELECT file.id FROM file WHERE file.hash = ? AND file.size = ?
                """, [.text(record.hash), .integer(record.size)])
            for other in others {
                guard let id = other[0].integer, let path = try path(ofFile: id), !FolderWalk.exists(path) else {
                    continue
                }
                try store.execute(
                    "UPDATE file SET folder_id = ?, name = ?, modified = ? WHERE id = ?",
                    [.integer(folder), .text(record.name), .integer(record.modified), .integer(id)])
                return .moved
            }
        }
        try write(file, &new, &cache)
        return .written
    }
}
