/// What PostgreSQL indexes of a letter: each word and each pair of neighbours, once, with and without marks.
enum PairLexemes {
    /// As an array of lexemes for `array_to_tsvector`. Complexity: O(*words* · log *words*).
    static func of(_ texts: [[UInt8]]) -> [String] {
        var lexemes: Set<ArraySlice<UInt8>> = []
        let mark = ArraySlice(SearchQuery.pairMark.utf8)
        for text in texts {
            let tokens = SyllableTokens(text)
            for index in tokens.tokens.indices {
                for isExact in tokens.tokens[index].hasMarks ? [false, true] : [false] {
                    let word = tokens.word(index, isExact: isExact)
                    lexemes.insert(word)
                    guard index > 0 else { continue }
                    for isExact in tokens.tokens[index - 1].hasMarks ? [false, true] : [false] {
                        lexemes.insert(tokens.word(index - 1, isExact: isExact) + mark + word)
                    }
                }
            }
        }
        return lexemes.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
}
