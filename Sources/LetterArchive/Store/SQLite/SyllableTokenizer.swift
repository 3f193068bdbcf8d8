import GRDB

/// The tokenizer of SQLite's FTS5 over text that ``SyllableTokens/indexText(of:)`` made: it cuts at blanks and puts the
/// word with marks at the place of the word without.
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
        let blank = CChar(0x20)
        let mark = CChar(bitPattern: SyllableTokens.exactMark)
        var index = 0
        while index < count {
            while index < count, text[index] == blank { index += 1 }
            let start = index
            var middle = -1
            while index < count, text[index] != blank {
                if text[index] == mark { middle = index }
                index += 1
            }
            guard index > start else { break }
            let end = middle < 0 ? index : middle
            var status = tokenCallback(
                context, 0, text + start, CInt(end - start), CInt(start), CInt(index))
            guard status == 0 else { return status }
            if middle >= 0 {
                // FTS5_TOKEN_COLOCATED
                status = tokenCallback(
                    context, 1, text + middle + 1, CInt(index - middle - 1), CInt(start), CInt(index))
                guard status == 0 else { return status }
            }
        }
        return 0
    }
}
