/// A letter with what it has to do with others of the archive.
public struct LetterCard: Sendable, Hashable {
    public struct Reference: Sendable, Hashable {
        public var relation: CitationRecord.Relation
        public var text: String
        /// Where the document lies, if the archive has it.
        public var paths: [String]
    }

    public struct Citer: Sendable, Hashable {
        public var relation: CitationRecord.Relation
        public var path: String
        public var number: String?
        public var issuer: String?
        public var date: String?
    }

    public var row: Int
    public var path: String
    public var letter: LetterRecord
    public var cites: [Reference]
    public var citedBy: [Citer]
    /// Other files with the same number, issuer and date, or with the same words.
    public var copies: [String]
}

extension Archive {
    /// The letters with a number, however it is written.
    public func cards(number: String) throws(ArchiveError) -> [LetterCard] {
        let key = SyllableTokens.key(of: number)
        let rows = try store.rows("SELECT id FROM letter WHERE code_key = ? ORDER BY date, id", [.text(key)])
        var cards: [LetterCard] = []
        for cells in rows {
            guard let row = cells[0].integer, let letter = try letter(row) else { continue }
            cards.append(
                LetterCard(
                    row: row, path: try path(ofLetter: row), letter: letter, cites: try references(of: letter, row),
                    citedBy: try citers(of: letter, row), copies: try copies(of: letter, row)))
        }
        return cards
    }

    /// A citation means a letter of the same code, and of the same day where both tell one.
    private func references(of letter: LetterRecord, _ row: Int) throws(ArchiveError) -> [LetterCard.Reference] {
        var references: [LetterCard.Reference] = []
        for citation in letter.citations {
            var paths: [String] = []
            if !citation.code.isEmpty {
                for cells in try store.rows(
                    "SELECT id, date FROM letter WHERE code_key = ? AND id <> ? ORDER BY id",
                    [.text(SyllableTokens.key(of: citation.code)), .integer(row)])
                {
                    guard let id = cells[0].integer, Self.agree(citation.date, cells[1].text) else { continue }
                    paths.append(try path(ofLetter: id))
                }
            }
            references.append(LetterCard.Reference(relation: citation.relation, text: citation.text, paths: paths))
        }
        return references
    }

    private func citers(of letter: LetterRecord, _ row: Int) throws(ArchiveError) -> [LetterCard.Citer] {
        guard let number = letter.number else { return [] }
        var citers: [LetterCard.Citer] = []
        for cells in try store.rows(
            """
            SELECT letter.id, citation.relation, citation.date, letter.number, letter.issuer, letter.date
            FROM citation JOIN letter ON letter.id = citation.letter_id
            WHERE citation.code_key = ? AND letter.id <> ? ORDER BY letter.date, letter.id
            """, [.text(SyllableTokens.key(of: number)), .integer(row)])
        {
            guard let id = cells[0].integer, Self.agree(cells[2].text, letter.date) else { continue }
            citers.append(
                LetterCard.Citer(
                    relation: cells[1].text.flatMap(CitationRecord.Relation.init(rawValue:)) ?? .cites,
                    path: try path(ofLetter: id), number: cells[3].text, issuer: cells[4].text, date: cells[5].text))
        }
        return citers
    }

    private static func agree(_ one: String?, _ other: String?) -> Bool { one == nil || other == nil || one == other }

    private func copies(of letter: LetterRecord, _ row: Int) throws(ArchiveError) -> [String] {
        try copies(key: letter.key, textHash: letter.textHash, row)
    }

    func copies(key: String, textHash: String, _ row: Int) throws(ArchiveError) -> [String] {
        var paths: [String] = []
        for cells in try store.rows(
            "SELECT id FROM letter WHERE (key = ? OR text_hash = ?) AND id <> ? ORDER BY id",
            [.text(key), .text(textHash), .integer(row)])
        {
            if let id = cells[0].integer { paths.append(try path(ofLetter: id)) }
        }
        return paths
    }
}
