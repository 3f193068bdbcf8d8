import Foundation
import GRDB

/// An archive in one file, by GRDB: write-ahead log, foreign keys, migrations, full text by FTS5.
public final class SQLiteStore: ArchiveStore {
    private let queue: DatabaseQueue
    /// The connection while a transaction runs.
    private var current: Database?

    /// Opens the archive, and makes it where there is none.
    /// - Parameter isReadOnly: nothing is made or changed; the file must be there.
    public init(path: String, isReadOnly: Bool = false) throws(ArchiveError) {
        if isReadOnly, !FileManager.default.fileExists(atPath: path) { throw .notFound }
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(60)
        configuration.acceptsDoubleQuotedStringLiterals = false
        configuration.prepareDatabase { db in
            db.add(tokenizer: SyllableTokenizer.self)
            // 64 MB of pages and at most 256 MB of the file mapped: memory stays flat however large the archive is.
            try db.execute(sql: "PRAGMA cache_size = -48000")
            try db.execute(sql: "PRAGMA synchronous = NORMAL")
            try db.execute(sql: "PRAGMA secure_delete = OFF")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
        }
        if !isReadOnly { configuration.journalMode = .wal }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            if isReadOnly {
                guard try queue.read({ try $0.tableExists("letter") }) else { throw ArchiveError.notAnArchive }
            } else {
                let isForeign = try queue.read { db in
                    try !db.tableExists("grdb_migrations")
                        && Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0 > 0
                }
                if isForeign { throw ArchiveError.notAnArchive }
                try Self.migrator.migrate(queue)
            }
            let isNewer = try queue.read { try Self.migrator.hasBeenSuperseded($0) }
            if isNewer { throw ArchiveError.tooNew }
        } catch {
            throw Self.reason(error)
        }
    }

    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (index, migration) in Schema.migrations.enumerated() {
            migrator.registerMigration(migration.name) { db in
                for statement in migration.statements {
                    var sql = statement
                    for (mark, words) in [
                        ("{id}", "INTEGER PRIMARY KEY"), ("{text}", "TEXT"), ("{packed}", "BLOB"),
                        ("{keyed}", "WITHOUT ROWID"),
                    ] {
                        sql = sql.replacingOccurrences(of: mark, with: words)
                    }
                    try db.execute(sql: sql)
                }
                if index == 0 {
                    for table in ["subjects", "duties", "letters"] {
                        // Without the texts themselves, which the tables have.
                        try db.execute(
                            sql: """
                                CREATE VIRTUAL TABLE \(table)_words USING fts5(words, content='', columnsize=0,
                                    tokenize='\(SyllableTokenizer.name)')
                                """)
                    }
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

    private static func arguments(_ values: [SQLValue]) -> StatementArguments {
        StatementArguments(
            values.map { value -> DatabaseValue in
                switch value {
                case .null: .null
                case .integer(let number): number.databaseValue
                case .text(let text): text.databaseValue
                case .bytes(let bytes): Data(bytes).databaseValue
                }
            })
    }

    public func execute(_ sql: String, _ values: [SQLValue]) throws(ArchiveError) {
        try database { db in
            let statement = try db.cachedStatement(sql: sql)
            try statement.execute(arguments: Self.arguments(values))
        }
    }

    public func query(_ sql: String, _ values: [SQLValue], _ row: ([SQLValue]) -> Bool) throws(ArchiveError) {
        try database { db in
            let statement = try db.cachedStatement(sql: sql)
            let cursor = try Row.fetchCursor(statement, arguments: Self.arguments(values))
            while let found = try cursor.next() {
                let values = Array(found.databaseValues).map { value -> SQLValue in
                    switch value.storage {
                    case .null: .null
                    case .int64(let number): .integer(Int(number))
                    case .double(let number): .integer(Int(number))
                    case .string(let text): .text(text)
                    case .blob(let data): .bytes([UInt8](data))
                    }
                }
                guard row(values) else { break }
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

    public func index(_ row: Int, in index: TextIndex, _ words: IndexedWords) throws(ArchiveError) {
        guard !words.bytes.isEmpty else { return }
        try execute(
            "INSERT INTO \(index.rawValue)_words(rowid, words) VALUES (?, ?)",
            [.integer(row), .text(String(decoding: words.bytes, as: UTF8.self))])
    }

    public func unindex(_ row: Int, in index: TextIndex, _ words: IndexedWords) throws(ArchiveError) {
        guard !words.bytes.isEmpty else { return }
        let table = index.rawValue + "_words"
        try execute(
            "INSERT INTO \(table)(\(table), rowid, words) VALUES ('delete', ?, ?)",
            [.integer(row), .text(String(decoding: words.bytes, as: UTF8.self))])
    }

    public func found(by query: SearchQuery, in index: TextIndex) -> (
        sql: String, values: [SQLValue], isExact: Bool
    ) {
        let table = index.rawValue + "_words"
        return ("SELECT rowid AS row FROM \(table) WHERE \(table) MATCH ?", [.text(query.fts5)], true)
    }

    public func newestFirst(_ select: String, _ words: String, _ rest: String) -> String {
        // CROSS keeps the index over words in front; its rows come in order then.
        select + " (" + words + " ORDER BY rowid DESC) words CROSS " + rest
    }

    public var givesRowsOneByOne: Bool { true }

    public func packed(_ text: PackedText) -> SQLValue { .bytes(text.deflated) }

    public func unpacked(_ value: SQLValue) -> [UInt8] {
        if case .bytes(let bytes) = value { PackedText.inflate(bytes) } else { [] }
    }

    public func optimize() throws(ArchiveError) {
        try execute("PRAGMA optimize", [])
        try query("PRAGMA wal_checkpoint(TRUNCATE)", []) { _ in true }
    }

    public func close() { try? queue.close() }
}
