/// The query in the languages of the stores.
extension SearchQuery {
    // MARK: - SQLite FTS5

    /// The query as FTS5 has it, over text that ``SyllableTokenizer`` cut.
    var fts5: String {
        func text(_ node: Node) -> String {
            switch node {
            case .term(let term):
                // Words hold letters and figures alone: nothing needs a mark before it.
                let words = term.words.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ")
                return "\"" + words + "\"" + (term.isPrefix ? " *" : "")
            case .any(let nodes): return "(" + nodes.map(text).joined(separator: " OR ") + ")"
            case .all(let nodes, let except):
                var all = "(" + nodes.map(text).joined(separator: " AND ") + ")"
                for node in except { all = "(" + all + " NOT " + text(node) + ")" }
                return all
            }
        }
        return text(root)
    }

    // MARK: - PostgreSQL

    /// Between the words of a pair.
    static let pairMark = "_"

    /// The query over words and pairs of neighbours, and whether it finds more than it should.
    ///
    /// A phrase of two words is one pair. A longer one is all of its pairs, one of words with marks and without also its
    /// words: letters may have these that do not have the phrase, so what is found is held against the query
    /// (``matches(_:)``). Excluded phrases of this kind are left to
    /// that as well. PostgreSQL's own phrases are not used: they keep 256 places of a word and 16,383 words of a letter.
    var tsquery: (text: String, isExact: Bool) {
        var isExact = true
        func string(_ word: Word) -> String { String(decoding: word.text, as: UTF8.self) }
        /// Nil where the term cannot be told by words and pairs alone and must not leave anything out.
        func term(_ term: Term, isExcluded: Bool) -> String? {
            let words = term.words
            let ending = term.isPrefix ? "':*" : "'"
            func lexeme(_ text: String, at index: Int) -> String {
                "'" + text + (index + 1 == words.count ? ending : "'")
            }
            if words.count == 1 { return lexeme(string(words[0]), at: 0) }
            let isMixed = words.contains { $0.isExact != words[0].isExact }
            if words.count > 2 || isMixed {
                isExact = false
                if isExcluded { return nil }
            }
            let folded = words.map { String(decoding: SyllableTokens($0.text).word(0, isExact: false), as: UTF8.self) }
            var parts: [String] = []
            for index in words.indices.dropFirst() {
                let (first, second) = (words[index - 1], words[index])
                let hasMarks = first.isExact && second.isExact
                let pair = hasMarks ? [string(first), string(second)] : [folded[index - 1], folded[index]]
                parts.append(lexeme(pair.joined(separator: SearchQuery.pairMark), at: index))
            }
            // Words with marks whose pairs have none.
            if isMixed { parts += words.indices.filter { words[$0].isExact }.map { lexeme(string(words[$0]), at: $0) } }
            return "(" + parts.joined(separator: " & ") + ")"
        }
        func text(_ node: Node, isExcluded: Bool) -> String? {
            switch node {
            case .term(let found): return term(found, isExcluded: isExcluded)
            case .any(let nodes):
                let parts = nodes.map { text($0, isExcluded: isExcluded) }
                // Of what is excluded a part may be dropped: more is found then.
                let known = parts.compactMap { $0 }
                return known.isEmpty ? nil : "(" + known.joined(separator: " | ") + ")"
            case .all(let nodes, let except):
                var parts: [String] = []
                for node in nodes {
                    guard let part = text(node, isExcluded: isExcluded) else { return nil }
                    parts.append(part)
                }
                for node in except {
                    if let part = text(node, isExcluded: !isExcluded) {
                        parts.append("!" + part)
                    } else if isExcluded {
                        return nil
                    }
                }
                return "(" + parts.joined(separator: " & ") + ")"
            }
        }
        return (text(root, isExcluded: false) ?? "", isExact)
    }

    // MARK: - Without an index

    /// Whether a text has what the query asks for. Complexity: O(*words* · terms).
    func matches(_ tokens: SyllableTokens) -> Bool {
        func holds(_ node: Node) -> Bool {
            switch node {
            case .term(let term): tokens.tokens.indices.contains { Self.stands(term, in: tokens, at: $0) }
            case .any(let nodes): nodes.contains(where: holds)
            case .all(let nodes, let except): nodes.allSatisfy(holds) && !except.contains(where: holds)
            }
        }
        return holds(root)
    }

    /// Whether a term begins at a word.
    static func stands(_ term: Term, in tokens: SyllableTokens, at index: Int) -> Bool {
        guard index + term.words.count <= tokens.count else { return false }
        for offset in term.words.indices {
            let isLast = term.isPrefix && offset + 1 == term.words.count
            guard
                tokens.matches(
                    index + offset, term.words[offset].text, isExact: term.words[offset].isExact, isPrefix: isLast)
            else { return false }
        }
        return true
    }
}
