internal import CSQLiteSettings
import Foundation
import GRDB
import GRDBSQLite

/// An archive in one file, by GRDB: write-ahead log, foreign keys, migrations, full text by FTS5.
public final class SQLiteStore: ArchiveStore {
    private let queue: DatabaseQueue
    /// The connection while a transaction runs.
    private var current: Database?
    private var prepared: [TextKey: Statement] = [:]

    /// Opens the archive, and makes it where there is none.
    /// - Parameter isReadOnly: nothing is made or changed; the file must be there.
    public init(path: String, isReadOnly: Bool = false) throws(ArchiveError) {
        if isReadOnly, !FileManager.default.fileExists(atPath: path) { throw .notFound }
        _ = Self.settings
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(Self.patience)
        configuration.acceptsDoubleQuotedStringLiterals = false
        configuration.prepareDatabase { db in
            db.add(tokenizer: SyllableTokenizer.self)
            // 64 MB of pages and at most 256 MB of the file mapped: memory stays flat however large the archive is.
            try db.execute(sql: "PRAGMA cache_size = -48000")
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA secure_delete = OFF")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
            // The log goes into the file every 64 MB, not at every batch: many pages are of several batches.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 16384")
        }
        if !isReadOnly { configuration.journalMode = .wal }
        do {
            queue = try Self.patiently { try DatabaseQueue(path: path, configuration: configuration) }
            if isReadOnly {
                guard try queue.read({ try $0.tableExists("letter") }) else { throw ArchiveError.notAnArchive }
            } else {
                let isForeign = try queue.read { db in
                    try !db.tableExists("grdb_migrations")
                        && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0 > 0
                }
                if isForeign { throw ArchiveError.notAnArchive }
                try Self.makeTables(in: queue)
            }
            let isNewer = try queue.read { try Self.migrator.hasBeenSuperseded($0) }
            if isNewer { throw ArchiveError.tooNew }
        } catch {
            throw Self.reason(error)
        }
    }

    /// Made once, before the first file is opened.
    private static let settings: Void = giaoviec_sqlite_without_memory_account()

    /// Seconds that one program waits for another that holds the archive.
    private static let patience = 60.0

    /// Opens again while other programs hold the file. SQLite itself waits for a lock, but not for the one that turns
    /// the write-ahead log on: there it gives up at once, since two that wait for each other would wait for ever.
    private static func patiently(_ open: () throws -> DatabaseQueue) throws -> DatabaseQueue {
        let end = Date().addingTimeInterval(patience)
        while true {
            do {
                return try open()
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && Date() < end {
                // Unequal pauses, so that those who met once do not meet again.
                Thread.sleep(forTimeInterval: .random(in: 0.002...0.02))
            }
        }
    }

    /// Brings the tables to the newest version. Another program may do the same: what it made while this one waited for
    /// it fails here and is not made again.
    private static func makeTables(in queue: DatabaseQueue) throws {
        while true {
            let before = try queue.read(migrator.appliedIdentifiers)
            do {
                return try migrator.migrate(queue)
            } catch {
                guard try queue.read(migrator.appliedIdentifiers) != before else { throw error }
            }
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (index, migration) in Schema.migrations.enumerated() {
            migrator.registerMigration(migration.name) { db in
                for statement in migration.statements {
                    var sql = statement
                    for (mark, words) in [
                        ("{id}", "INTEGER PRIMARY KEY"), ("{text}", "TEXT"), ("{keyed}", "WITHOUT ROWID"),
                    ] {
                        sql = sql.replacingOccurrences(of: mark, with: words)
                    }
                    try db.execute(sql: sql)
                }
                if index == 0 {
                    // Without the texts themselves, which the tables have. One table for all three: a word of a duty stands
                    // in the letter's text too, and what FTS5 keeps of it in memory is at hand then.
                    try db.execute(
                        sql: """
                            CREATE VIRTUAL TABLE words USING fts5(
                                \(TextIndex.allCases.map(\.rawValue).joined(separator: ", ")), content='', columnsize=0,
                                tokenize='\(SyllableTokenizer.name)')
                            """)
                    // FTS5 writes its words whenever they are a megabyte (as it does unless told otherwise), since more are
                    // not at hand any more, and merges them sixteen parts at a time, not four: less is written anew, and
                    // nothing is found later.
                    try db.execute(sql: "INSERT INTO words(words, rank) VALUES ('automerge', 0)")
                }
            }
        }
        return migrator
    }

    static func reason(_ error: any Error) -> ArchiveError {
        if let error = error as? ArchiveError { return error }
        guard let error = error as? DatabaseError else { return .failed(String(describing: error)) }
        switch error.resultCode {
        case .SQLITE_FULL: return .diskFull
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return .notPermitted
        case .SQLITE_CANTOPEN: return errno == ENOENT ? .notFound : .notPermitted
        case .SQLITE_NOTADB: return .notAnArchive
        case .SQLITE_CORRUPT: return .damaged
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
        case .SQLITE_IOERR where errno == ENOSPC || errno == EFBIG || errno == EDQUOT: return .diskFull
        default: return .failed(error.message ?? String(describing: error))
        }
    }

    // MARK: - Statements

    private func database<T>(_ body: (Database) throws -> T) throws(ArchiveError) -> T {
        do {
            if let current { return try body(current) }
            return try queue.writeWithoutTransaction(body)
        } catch {
            throw Self.reason(error)
        }
    }

    /// Binds values to a statement of GRDB's and steps through it by SQLite's own calls: an archive writes millions of rows.
    private func step(
        _ db: Database, _ sql: String, _ values: [SQLValue], _ row: (SQLiteStatement) -> Bool
    ) throws {
        let statement = try statement(db, sql).sqliteStatement
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() {
            let place = CInt(index + 1)
            let status: CInt
            switch value {
            case .null: status = sqlite3_bind_null(statement, place)
            case .integer(let number): status = sqlite3_bind_int64(statement, place, Int64(number))
            case .text(var text):
                status = text.withUTF8 { Self.bindText(statement, place, $0) }
            case .words(let bytes):
                status = bytes.withUnsafeBufferPointer { Self.bindText(statement, place, $0) }
            case .bytes(let bytes):
                status = bytes.withUnsafeBytes { buffer in
                    sqlite3_bind_blob64(
                        statement, place, buffer.baseAddress, UInt64(buffer.count), Self.copied)
                }
            }
            guard status == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: status)) }
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: if !row(statement) { return }
            case SQLITE_DONE: return
            default:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
                    message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
            }
        }
    }

    /// The statement, prepared once. A long list of rows stands in one that nobody asks again.
    private func statement(_ db: Database, _ sql: String) throws -> Statement {
        let key = TextKey(sql)
        if let known = prepared[key] { return known }
        let statement = try db.makeStatement(sql: sql)
        if sql.utf8.count <= 4000 { prepared[key] = statement }
        return statement
    }

    /// Tells SQLite to copy what it is given.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private static func bindText(_ statement: SQLiteStatement, _ place: CInt, _ text: UnsafeBufferPointer<UInt8>)
        -> CInt
    {
        guard let start = text.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, copied) }
        return start.withMemoryRebound(to: CChar.self, capacity: text.count) {
            sqlite3_bind_text64(statement, place, $0, UInt64(text.count), copied, UInt8(SQLITE_UTF8))
        }
    }

    private static func value(_ statement: SQLiteStatement, _ column: CInt) -> SQLValue {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER, SQLITE_FLOAT: return .integer(Int(sqlite3_column_int64(statement, column)))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, column) else { return .text("") }
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(statement, column) else { return .bytes([]) }
            return .bytes(
                [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))))
        default: return .null
        }
    }

    public func execute(_ sql: String, _ values: [SQLValue]) throws(ArchiveError) {
        try database { db in try step(db, sql, values) { _ in true } }
    }

    public func query(_ sql: String, _ values: [SQLValue], _ row: ([SQLValue]) -> Bool) throws(ArchiveError) {
        try database { db in
            try step(db, sql, values) { statement in
                row((0..<sqlite3_column_count(statement)).map { Self.value(statement, $0) })
            }
        }
    }

    public func transaction(_ body: () throws(ArchiveError) -> Void) throws(ArchiveError) {
        do {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    current = db
                    defer { current = nil }
                    try body()
                    return .commit
                }
            }
        } catch {
            throw Self.reason(error)
        }
    }

    // MARK: - Words

    public var wordForm: IndexedWords.Form { .sequence }

    private static let wordColumns = TextIndex.allCases.map(\.rawValue).joined(separator: ", ")

    public func index(_ letter: Int, _ words: IndexedWords) throws(ArchiveError) {
        try execute(
            "INSERT INTO words(rowid, \(Self.wordColumns)) VALUES (?, ?, ?, ?)",
            [.integer(letter)] + TextIndex.allCases.map { .words(words[$0]) })
    }

    public func unindex(_ letter: Int, _ words: IndexedWords) throws(ArchiveError) {
        try execute(
            "INSERT INTO words(words, rowid, \(Self.wordColumns)) VALUES ('delete', ?, ?, ?, ?)",
            [.integer(letter)] + TextIndex.allCases.map { .words(words[$0]) })
    }

    public func found(by query: SearchQuery, in index: TextIndex) -> (
        sql: String, values: [SQLValue], isExact: Bool
    ) {
        (
            "SELECT rowid AS row FROM words WHERE words MATCH ?", [.text(index.rawValue + " : (" + query.fts5 + ")")],
            true
        )
    }

    public func found(by query: SearchQuery, in index: TextIndex, amongNewest count: Int) -> (
        sql: String, values: [SQLValue], isExact: Bool
    )? { nil }

    public func newestFirst(_ words: String, where conditions: [String]) -> String {
        // CROSS keeps the index over words in front; its rows come in order then.
        """
        SELECT letter.id FROM (\(words) ORDER BY rowid DESC) words CROSS JOIN letter ON letter.id = words.row
        WHERE \(conditions.joined(separator: " AND "))
        """
    }

    public var givesRowsOneByOne: Bool { true }

    public func optimize() throws(ArchiveError) {
        try execute("PRAGMA optimize", [])
        try query("PRAGMA wal_checkpoint(TRUNCATE)", []) { _ in true }
    }

    public func close() {
        // They keep the connection open.
        prepared = [:]
        try? queue.close()
    }
}
