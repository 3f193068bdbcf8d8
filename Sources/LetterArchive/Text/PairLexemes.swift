/// What PostgreSQL indexes of a letter: each word and each pair of neighbours, once, with and without marks.
enum PairLexemes {
    /// As an array of lexemes for `array_to_tsvector`. Complexity: O(*words* · log *words*).
    static func of(_ texts: [[UInt8]]) -> [String] {
        var lexemes: Set<ArraySlice<UInt8>> = []
        let mark = ArraySlice(SearchQuery.pairMark.utf8)
        for text in texts {
            var last: SyllableTokens.Token?
            SyllableTokens.forEach(in: text) { token in
                let forms = token.hasMarks ? [token.folded, token.exact] : [token.folded]
                for form in forms {
                    lexemes.insert(form)
                    guard let last else { continue }
                    lexemes.insert(last.folded + mark + form)
                    if last.hasMarks { lexemes.insert(last.exact + mark + form) }
                }
                last = token
            }
        }
        return lexemes.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
}
