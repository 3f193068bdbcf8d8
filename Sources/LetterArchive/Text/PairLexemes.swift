/// What PostgreSQL indexes of a letter: each word and each pair of neighbours once, without marks, and with them where all
/// of it has some.
///
/// Pairs of a word with marks and one without would be half as many again. Phrases of such words are found by the pair
/// without marks and held against the text.
struct PairLexemes {
    /// All lexemes one behind the other.
    private var bytes: [UInt8] = []
    private var lexemes: [Lexeme] = []
    private var numbers: [ArraySlice<UInt8>: UInt32] = [:]
    private var pairs: Set<UInt64> = []

    private struct Lexeme {
        var start: Int32
        var end: Int32
        /// Its first eight bytes, by which nearly all lexemes are told apart.
        var key: UInt64
    }

    /// A `tsvector` as it goes over the wire: how many lexemes there are, then each in the order of its bytes, closed by a
    /// zero, with the number of its places, which is none. Empty where there is no word.
    ///
    /// Made where the letter is read, on all processors: the server would first have to take a text apart and to sort it.
    /// Complexity: O(*words* · log *words*).
    static func vector(of texts: [[UInt8]]) -> [UInt8] {
        var all = PairLexemes()
        for text in texts { all.add(SyllableTokens(text)) }
        return all.vector
    }

    private mutating func add(_ tokens: SyllableTokens) {
        // Numbers of the word before, without marks and with them.
        var last: (folded: UInt32, exact: UInt32?)?
        for index in tokens.tokens.indices {
            let folded = number(tokens.word(index, isExact: false))
            let exact = tokens.tokens[index].hasMarks ? number(tokens.word(index, isExact: true)) : nil
            if let last {
                addPair(last.folded, folded, tokens, index, isExact: false)
                if let first = last.exact, let exact { addPair(first, exact, tokens, index, isExact: true) }
            }
            last = (folded, exact)
        }
    }

    /// The number of a word, which is a lexeme when it comes for the first time.
    private mutating func number(_ word: ArraySlice<UInt8>) -> UInt32 {
        if let number = numbers[word] { return number }
        let number = UInt32(numbers.count)
        numbers[word] = number
        let start = bytes.count
        bytes += word
        close(start)
        return number
    }

    private mutating func addPair(
        _ first: UInt32, _ second: UInt32, _ tokens: SyllableTokens, _ index: Int, isExact: Bool
    ) {
        guard pairs.insert(UInt64(first) << 32 | UInt64(second)).inserted else { return }
        let start = bytes.count
        bytes += tokens.word(index - 1, isExact: isExact)
        bytes += SearchQuery.pairMark.utf8
        bytes += tokens.word(index, isExact: isExact)
        close(start)
    }

    /// What was written from `start` on is a lexeme.
    private mutating func close(_ start: Int) {
        var key: UInt64 = 0
        for offset in 0..<8 {
            key = key << 8 | (start + offset < bytes.count ? UInt64(bytes[start + offset]) : 0)
        }
        lexemes.append(Lexeme(start: Int32(start), end: Int32(bytes.count), key: key))
    }

    private var vector: [UInt8] {
        guard !lexemes.isEmpty else { return [] }
        let sorted = lexemes.sorted { one, other in
            if one.key != other.key { return one.key < other.key }
            return bytes[Int(one.start)..<Int(one.end)].lexicographicallyPrecedes(
                bytes[Int(other.start)..<Int(other.end)])
        }
        var vector = withUnsafeBytes(of: UInt32(sorted.count).bigEndian) { Array($0) }
        vector.reserveCapacity(vector.count + bytes.count + 3 * sorted.count)
        for lexeme in sorted {
            vector += bytes[Int(lexeme.start)..<Int(lexeme.end)]
            vector += [0, 0, 0]
        }
        return vector
    }
}
