import GRDB
import GRDBSQLite

/// The tokenizer of SQLite's FTS5 over text that ``SyllableTokens/indexText(of:)`` made: it puts the word with marks at the
/// place of the word without. Queries are words with blanks between them.
///
/// SQLite's own `unicode61` keeps `đ` and knows nothing of where a tone stands.
final class SyllableTokenizer: FTS5CustomTokenizer {
    static let name = "giaoviec_syllables"

    init(db: Database, arguments: [String]) throws {}

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        guard let text = pText else { return 0 }
        let count = Int(nText)
        if tokenization.contains(.query) { return Self.cut(text, count, context, tokenCallback) }
        var place = 0
        while place + 2 <= count {
            let folded = Int(UInt8(bitPattern: text[place])) - 1
            let exact = Int(UInt8(bitPattern: text[place + 1])) - 1
            let start = place + 2
            place = start + folded + exact
            guard place <= count else { return SQLITE_CORRUPT }
            var status = tokenCallback(context, 0, text + start, CInt(folded), CInt(start), CInt(place))
            if status == SQLITE_OK, exact > 0 {
                // FTS5_TOKEN_COLOCATED
                status = tokenCallback(context, 1, text + start + folded, CInt(exact), CInt(start), CInt(place))
            }
            guard status == SQLITE_OK else { return status }
        }
        return SQLITE_OK
    }

    /// Tells the words of a query, cut at blanks.
    private static func cut(
        _ text: UnsafePointer<CChar>, _ count: Int, _ context: UnsafeMutableRawPointer?,
        _ tokenCallback: FTS5TokenCallback
    ) -> CInt {
        let blank = CChar(0x20)
        var index = 0
        while index < count {
            while index < count, text[index] == blank { index += 1 }
            let start = index
            while index < count, text[index] != blank { index += 1 }
            guard index > start else { break }
            let status = tokenCallback(context, 0, text + start, CInt(index - start), CInt(start), CInt(index))
            guard status == SQLITE_OK else { return status }
        }
        return SQLITE_OK
    }
}
