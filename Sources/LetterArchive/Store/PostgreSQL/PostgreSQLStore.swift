import Foundation

/// An archive on a PostgreSQL server (14 or later), for an office with many users.
///
/// Words lie as lexemes without places in `tsvector` columns under GIN, see ``PairLexemes``. What a transaction writes goes
/// to the server in a pipeline, without waiting for each answer.
public final class PostgreSQLStore: ArchiveStore {
    private let library: PostgreSQLLibrary
    private let connection: PostgreSQLLibrary.Connection
    /// Names of prepared statements by their SQL.
    private var prepared: [TextKey: String] = [:]
    private var isInTransaction = false
    private var isInPipeline = false
    /// Indices over words that the transaction has added to.
    private var indexed: Set<TextIndex> = []
    /// Statements sent whose results were not yet read.
    private var pending = 0

    /// Writers and the maker of tables wait for each other by this number.
    private static let lock = 0x67_69_61_6F

    /// - Parameter place: a connection URI of libpq: `postgres://user@host/name`.
    public init(_ place: String, isReadOnly: Bool = false) throws(ArchiveError) {
        guard let library = PostgreSQLLibrary.shared else {
            throw .missing(component: "libpq", package: PostgreSQLLibrary.package)
        }
        guard let connection = library.connect(place) else { throw .unreachable("PQconnectdb") }
        self.library = library
        self.connection = connection
        guard library.status(connection) == 0 else {
            throw .unreachable(Self.words(library.errorMessage(connection)))
        }
        // What fails from here on closes the connection when this object goes.
        try run("SET client_encoding = 'UTF8'")
        try run("SET client_min_messages = warning")
        // New words are collected and put into the index by the end of a transaction, sorted; see `transaction`.
        try run("SET gin_pending_list_limit = '64MB'")
        // The same few statements are asked again and again: to plan them anew takes longer than to run them.
        try run("SET plan_cache_mode = force_generic_plan")
        // Which words are rare the server does not know, so it may reckon a statement long that is not: to compile one
        // takes longer than to run it.
        try run("SET jit = off")
        // The server's own way of packing texts takes a tenth of the time; not every server has this one.
        try? run("SET default_toast_compression = 'lz4'")
        // What is lost when the server's machine fails is read again: files are known by what was committed.
        try run("SET synchronous_commit = off")
        try migrate(isReadOnly: isReadOnly)
        if isReadOnly { try run("SET default_transaction_read_only = on") }
    }

    private var isClosed = false

    public func close() {
        guard !isClosed else { return }
        isClosed = true
        library.finish(connection)
    }

    deinit { close() }

    private func migrate(isReadOnly: Bool) throws(ArchiveError) {
        if isReadOnly {
            guard try value("SELECT to_regclass('letter') IS NOT NULL")?.integer == 1 else { throw .notFound }
            return
        }
        try run("BEGIN")
        try run("SELECT pg_advisory_xact_lock(\(Self.lock))")
        try run("CREATE TABLE IF NOT EXISTS archive_version (name TEXT PRIMARY KEY)")
        let done = try rows("SELECT name FROM archive_version").compactMap { $0[0].text }
        guard done.allSatisfy({ name in Schema.migrations.contains { $0.name == name } }) else {
            try run("ROLLBACK")
            throw .tooNew
        }
        for (index, migration) in Schema.migrations.enumerated() where !done.contains(migration.name) {
            for statement in migration.statements {
                var sql = statement
                for (mark, words) in [
                    ("{id}", "BIGINT PRIMARY KEY"), ("{text}", "TEXT COLLATE \"C\""), ("{keyed}", ""),
                ] {
                    sql = sql.replacingOccurrences(of: mark, with: words)
                }
                try run(sql)
            }
            if index == 0 {
                for table in TextIndex.allCases.map(\.rawValue) {
                    try run("CREATE TABLE \(table)_words (row BIGINT PRIMARY KEY, words tsvector NOT NULL)")
                    // Without figures on words the server always asks the index: to look through the vectors themselves,
                    // which lie apart and packed, takes it a hundred times as long as it reckons.
                    try run("ALTER TABLE \(table)_words ALTER COLUMN words SET STATISTICS 0")
                    try run("CREATE INDEX \(table)_words_index ON \(table)_words USING gin(words)")
                }
            }
            try run("INSERT INTO archive_version(name) VALUES ('\(migration.name)')")
        }
        try run("COMMIT")
    }

    // MARK: - Answers

    private static func words(_ text: UnsafePointer<CChar>?) -> String {
        text.map { String(cString: $0).split(separator: "\n").joined(separator: " ") } ?? ""
    }

    /// What a result says went wrong; nil where nothing did.
    private func failure(_ result: PostgreSQLLibrary.Result?) -> ArchiveError? {
        switch library.resultStatus(result) {
        // PGRES_EMPTY_QUERY, COMMAND_OK, TUPLES_OK, PIPELINE_SYNC
        case 0, 1, 2, 10: return result == nil ? .unreachable(Self.words(library.errorMessage(connection))) : nil
        default: break
        }
        // PG_DIAG_SQLSTATE
        let state = library.resultField(result, CInt(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        let words = Self.words(library.resultMessage(result))
        switch state {
        case "53100": return .diskFull
        case "42501", "25006": return .notPermitted
        case "55P03", "57014", "40P01": return .busy
        case "", "57P01", "57P02", "57P03": return .unreachable(words)
        default: return state.hasPrefix("08") ? .unreachable(words) : .failed(words)
        }
    }

    private func run(_ sql: String) throws(ArchiveError) {
        let result = library.execute(connection, sql)
        defer { library.clear(result) }
        if let failure = failure(result) { throw failure }
    }

    /// The name under which a statement is prepared; `?` become `$1`, `$2` …
    private func statement(_ sql: String) throws(ArchiveError) -> String {
        if let name = prepared[TextKey(sql)] { return name }
        try endPipeline()
        var numbered = ""
        var count = 0
        var isQuoted = false
        for character in sql {
            if character == "'" { isQuoted.toggle() }
            if character == "?", !isQuoted {
                count += 1
                numbered += "$\(count)"
            } else {
                numbered.append(character)
            }
        }
        // A long list of rows stands in a statement that nobody asks again: it has no name.
        let isLong = sql.utf8.count > 4000
        let name = isLong ? "" : "s\(prepared.count)"
        let result = library.prepare(connection, name, numbered, CInt(count), nil)
        defer { library.clear(result) }
        if let failure = failure(result) { throw failure }
        if !isLong { prepared[TextKey(sql)] = name }
        return name
    }

    /// Calls with values as libpq takes them: their bytes, how many of these there are, and whether they are text or binary.
    private func withParameters<T>(
        _ values: [SQLValue], _ body: (PostgreSQLLibrary.Parameters, UnsafePointer<CInt>?, UnsafePointer<CInt>?) -> T
    ) -> T {
        var lengths = [CInt](repeating: 0, count: values.count)
        var formats = lengths
        let parameters = values.enumerated().map { index, value -> UnsafePointer<CChar>? in
            switch value {
            case .null: return nil
            case .integer(let number): return UnsafePointer(strdup(String(number)))
            case .text(let text): return UnsafePointer(strdup(text))
            case .bytes(let bytes), .words(let bytes):
                lengths[index] = CInt(bytes.count)
                formats[index] = 1
                let copy = malloc(bytes.count + 1)
                bytes.withUnsafeBytes {
                    if let start = $0.baseAddress { copy?.copyMemory(from: start, byteCount: $0.count) }
                }
                return copy.map { UnsafePointer($0.assumingMemoryBound(to: CChar.self)) }
            }
        }
        defer { for parameter in parameters { free(UnsafeMutablePointer(mutating: parameter)) } }
        return parameters.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
    }

    // MARK: - Statements

    public func execute(_ sql: String, _ values: [SQLValue]) throws(ArchiveError) {
        let name = try statement(sql)
        guard isInTransaction else {
            try query(sql, values) { _ in true }
            return
        }
        try send(name, values)
        if pending >= Self.pipelineLength { try endPipeline() }
    }

    /// Answers that nobody reads would fill the way back: so many statements are sent before they are.
    private static let pipelineLength = 512

    /// Sends a statement without waiting for its answer.
    private func send(_ name: String, _ values: [SQLValue]) throws(ArchiveError) {
        if !isInPipeline {
            guard library.enterPipeline(connection) == 1 else {
                throw .unreachable(Self.words(library.errorMessage(connection)))
            }
            isInPipeline = true
        }
        let sent = withParameters(values) {
            library.sendPrepared(connection, name, CInt(values.count), $0, $1, $2, 0)
        }
        guard sent == 1 else { throw .unreachable(Self.words(library.errorMessage(connection))) }
        pending += 1
    }

    /// Waits for what was sent and tells the answers in its order.
    private func endPipeline(
        _ answer: (Int, PostgreSQLLibrary.Result) -> Void = { _, _ in }
    ) throws(ArchiveError) {
        guard isInPipeline else { return }
        var first: ArchiveError?
        var answers = 0
        if library.sync(connection) == 1 {
            // Each statement gives a result and an end, the synchronisation one result.
            var isOpen = true
            var ends = 0
            while isOpen {
                guard let result = library.nextResult(connection) else {
                    ends += 1
                    if ends > pending + 2 { isOpen = false }
                    continue
                }
                let status = library.resultStatus(result)
                // PGRES_PIPELINE_ABORTED follows what failed.
                if status != 11, first == nil { first = failure(result) }
                if status == 10 {
                    isOpen = false
                } else {
                    if first == nil { answer(answers, result) }
                    answers += 1
                }
                library.clear(result)
            }
        } else {
            first = .unreachable(Self.words(library.errorMessage(connection)))
        }
        pending = 0
        isInPipeline = false
        _ = library.exitPipeline(connection)
        if let first { throw first }
    }

    public func query(_ sql: String, _ values: [SQLValue], _ row: ([SQLValue]) -> Bool) throws(ArchiveError) {
        let name = try statement(sql)
        try endPipeline()
        let result = withParameters(values) {
            library.executePrepared(connection, name, CInt(values.count), $0, $1, $2, 0)
        }
        defer { library.clear(result) }
        if let failure = failure(result) { throw failure }
        if let result { read(result, row) }
    }

    public func query(
        _ sql: String, each values: [[SQLValue]], _ row: (Int, [SQLValue]) -> Void
    ) throws(ArchiveError) {
        let name = try statement(sql)
        try endPipeline()
        var start = 0
        while start < values.count {
            let part = values[start...].prefix(Self.pipelineLength)
            for values in part { try send(name, values) }
            try endPipeline { index, result in
                read(result) { cells in
                    row(start + index, cells)
                    return true
                }
            }
            start += part.count
        }
    }

    /// Tells the rows of an answer until `row` returns false.
    private func read(_ result: PostgreSQLLibrary.Result, _ row: ([SQLValue]) -> Bool) {
        let columns = library.columnCount(result)
        // OIDs of int8, int4, int2, bool, numeric.
        let types = (0..<columns).map { library.columnType(result, $0) }
        for number in 0..<library.rowCount(result) {
            let cells = (0..<columns).map { column -> SQLValue in
                guard library.isNull(result, number, column) == 0, let value = library.value(result, number, column)
                else { return .null }
                let text = String(cString: value)
                switch types[Int(column)] {
                case 20, 21, 23, 1700: return SQLValue(Int(text))
                case 16: return .integer(text == "t" ? 1 : 0)
                default: return .text(text)
                }
            }
            guard row(cells) else { return }
        }
    }

    public func transaction(_ body: () throws(ArchiveError) -> Void) throws(ArchiveError) {
        try run("BEGIN")
        isInTransaction = true
        do {
            try run("SELECT pg_advisory_xact_lock(\(Self.lock))")
            try body()
            try endPipeline()
            isInTransaction = false
            try run("COMMIT")
            try sortWords()
        } catch {
            try? endPipeline()
            isInTransaction = false
            try? run("ROLLBACK")
            throw error
        }
    }

    /// Puts the words that were collected into their indices: while they are not, every search reads through them. Who is
    /// not the owner of the tables leaves it to the server's own cleaning.
    private func sortWords() throws(ArchiveError) {
        for index in indexed {
            do {
                try run("SELECT gin_clean_pending_list('\(index.rawValue)_words_index')")
            } catch .notPermitted {}
        }
        indexed = []
    }

    // MARK: - Words

    public var wordForm: IndexedWords.Form { .lexemes }

    public func index(_ letter: Int, _ words: IndexedWords) throws(ArchiveError) {
        for index in TextIndex.allCases where !words[index].isEmpty {
            indexed.insert(index)
            try execute(
                "INSERT INTO \(index.rawValue)_words(row, words) VALUES (?, ?)",
                [.integer(letter), .words(words[index])])
        }
    }

    public func unindex(_ letter: Int, _ words: IndexedWords) throws(ArchiveError) {
        for index in TextIndex.allCases {
            try execute("DELETE FROM \(index.rawValue)_words WHERE row = ?", [.integer(letter)])
        }
    }

    public func found(by query: SearchQuery, in index: TextIndex) -> (
        sql: String, values: [SQLValue], isExact: Bool
    ) {
        let (text, isExact) = query.tsquery
        return ("SELECT row FROM \(index.rawValue)_words WHERE words @@ ?::tsquery", [.text(text)], isExact)
    }

    public func found(by query: SearchQuery, in index: TextIndex, amongNewest count: Int) -> (
        sql: String, values: [SQLValue], isExact: Bool
    )? {
        let (text, isExact) = query.tsquery
        return (
            """
            SELECT row FROM (SELECT row, words FROM \(index.rawValue)_words ORDER BY row DESC LIMIT \(count)) newest
            WHERE words @@ ?::tsquery
            """, [.text(text)], isExact
        )
    }

    /// The server cannot know how many letters have a word, and a plan that it chooses is wrong for some: to walk rows from
    /// the newest on takes seconds for a rare word, to join letters to all that has a common one is too much as well. So
    /// nothing is left to choose. OFFSET 0 is a fence: the index over words is asked for rows alone, these are put in order,
    /// and letters are asked for one by one from the newest row on, by as many as are wanted. OR keeps conditions with
    /// statements in them from becoming joins.
    public func newestFirst(_ words: String, where conditions: [String]) -> String {
        """
        SELECT words.row FROM (SELECT row FROM (\(words) OFFSET 0) found ORDER BY row DESC OFFSET 0) words
        JOIN LATERAL (SELECT * FROM letter l WHERE l.id = words.row OFFSET 0) letter ON TRUE
        WHERE \(conditions.map { "(\($0) OR FALSE)" }.joined(separator: " AND ")) ORDER BY words.row DESC
        """
    }

    public var givesRowsOneByOne: Bool { false }

    public func optimize() throws(ArchiveError) { try run("ANALYZE") }
}
