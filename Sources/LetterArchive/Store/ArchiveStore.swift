/// A value of a row.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int)
    case text(String)
    case bytes([UInt8])
    /// What a store indexes, in its own form.
    case words([UInt8])

    init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
    init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }
}

/// What an index over words covers; its rows are letters.
public enum TextIndex: String, Sendable, CaseIterable {
    /// The subject of each letter.
    case subjects
    /// The duties of each letter.
    case duties
    /// Everything of each letter.
    case letters
}

/// A database that holds an archive: SQLite in a file, or PostgreSQL on a server.
///
/// Statements are the same SQL for both, `?` for values. What differs is here: how words are indexed and found, and how
/// writers keep out of each other's way. An object is used by one thread at a time.
public protocol ArchiveStore: AnyObject {
    /// Runs a statement that gives no rows.
    func execute(_ sql: String, _ values: [SQLValue]) throws(ArchiveError)

    /// Tells the rows of a statement until `row` returns false.
    func query(_ sql: String, _ values: [SQLValue], _ row: ([SQLValue]) -> Bool) throws(ArchiveError)

    /// Tells the rows of a statement for each of many lists of values, with the place of the list.
    func query(_ sql: String, each values: [[SQLValue]], _ row: (Int, [SQLValue]) -> Void) throws(ArchiveError)

    /// Does all of `body` or nothing. One writer at a time: others wait.
    func transaction(_ body: () throws(ArchiveError) -> Void) throws(ArchiveError)

    /// Indexes the words of a letter.
    func index(_ letter: Int, _ words: IndexedWords) throws(ArchiveError)

    /// Forgets the words of a letter; they are told again, since the index itself does not keep them.
    func unindex(_ letter: Int, _ words: IndexedWords) throws(ArchiveError)

    /// A table with one column `row` of the rows that a query finds, and whether they are found with certainty; what
    /// is not certain is held against the text.
    func found(by query: SearchQuery, in index: TextIndex) -> (sql: String, values: [SQLValue], isExact: Bool)

    /// The same among the newest letters alone, whose words are looked at themselves; nil where the index over words gives
    /// the newest rows first as it is.
    func found(by query: SearchQuery, in index: TextIndex, amongNewest count: Int) -> (
        sql: String, values: [SQLValue], isExact: Bool
    )?

    /// A statement for the rows of `words` whose `letter` meets the conditions, the newest first.
    func newestFirst(_ words: String, where conditions: [String]) -> String

    /// Whether rows come as they are found, so that who has enough of them pays for no more.
    var givesRowsOneByOne: Bool { get }

    /// Whether words are made ready for the store's index by whoever reads letters.
    var wordForm: IndexedWords.Form { get }

    /// Finishes what can be finished after much was written.
    func optimize() throws(ArchiveError)

    func close()
}

extension ArchiveStore {
    public func query(
        _ sql: String, each values: [[SQLValue]], _ row: (Int, [SQLValue]) -> Void
    ) throws(ArchiveError) {
        for (index, values) in values.enumerated() {
            try query(sql, values) { cells in
                row(index, cells)
                return true
            }
        }
    }

    func rows(_ sql: String, _ values: [SQLValue] = []) throws(ArchiveError) -> [[SQLValue]] {
        var rows: [[SQLValue]] = []
        try query(sql, values) { row in
            rows.append(row)
            return true
        }
        return rows
    }

    func value(_ sql: String, _ values: [SQLValue] = []) throws(ArchiveError) -> SQLValue? {
        var value: SQLValue?
        try query(sql, values) { row in
            value = row.first
            return false
        }
        return value
    }
}
