public import LetterKit

/// What is looked for in an archive, and among which letters.
public struct SearchRequest: Sendable {
    /// Words; nil for all letters that the conditions leave.
    public var query: SearchQuery?
    /// A body with a task in the letter.
    public var agency: String?
    /// What the body is in that task; nil for any.
    public var role: AgencyConcern.Role?
    public var type: String?
    public var issuer: String?
    /// First and last day of the letter, `2025-01-31`.
    public var from: String?
    public var to: String?
    /// A task of the letter falls due before and after these days.
    public var dueBefore: String?
    public var dueAfter: String?
    public var state: TaskState?
    public var limit = 20

    public init(query: SearchQuery? = nil) {
        self.query = query
    }

    var hasTaskConditions: Bool { agency != nil || role != nil || dueBefore != nil || dueAfter != nil || state != nil }
}

/// A letter that was found.
public struct SearchHit: Sendable, Hashable {
    /// Why it stands where it does, the best first.
    public enum Rank: Int, Sendable, Comparable {
        /// It has the number that was asked for.
        case number
        /// It names that number.
        case cites
        /// All words stand in its subject.
        case subject
        /// All words stand in its duties.
        case duty
        case text
        public static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
    }

    public var row: Int
    public var rank: Rank
    /// Absolute path; `archive.zip!/letter.docx` for what lies in a file.
    public var path: String
    public var key: String
    public var number: String?
    public var type: String?
    public var issuer: String?
    public var date: String?
    public var subject: String?
    public var snippet: Snippet
}

extension Archive {
    /// The letters that a request finds, the best first: by number, by words in the subject, in one duty, anywhere; within
    /// each those that were indexed last.
    ///
    /// Indices are walked from the newest letter on and only as far as the limit asks, so that words that nearly every letter
    /// has cost no more than rare ones.
    public func search(_ request: SearchRequest) throws(ArchiveError) -> [SearchHit] {
        try hits(try rows(found: request), request.query)
    }

    /// All letters that a request finds, in no order of rank: what both stores must agree on.
    public func paths(found request: SearchRequest) throws(ArchiveError) -> Set<String> {
        var request = request
        request.limit = .max
        var paths: Set<String> = []
        try store.query(Self.pathStatement, each: try rows(found: request).map { [.integer($0.0)] }) { _, cells in
            paths.insert(Self.path(cells[0], cells[1], cells[2]))
        }
        return paths
    }

    private func rows(found request: SearchRequest) throws(ArchiveError) -> [(Int, SearchHit.Rank)] {
        guard let (conditions, values) = try letterCondition(request) else { return [] }
        let condition = conditions.map { $0.replacing("{row}", by: "letter.id") }.joined(separator: " AND ")
        var found: [(Int, SearchHit.Rank)] = []
        var seen: Set<Int> = []
        // Letters that an index gave and that have not what was asked for.
        var refused: Set<Int> = []
        func add(_ rank: SearchHit.Rank, _ sql: String, _ arguments: [SQLValue], check: Bool) throws(ArchiveError) {
            guard found.count < request.limit else { return }
            func take(_ row: Int) -> Bool {
                if seen.insert(row).inserted { found.append((row, rank)) }
                return found.count < request.limit
            }
            if !check, store.givesRowsOneByOne || request.limit == .max {
                try store.query(sql, arguments) { $0[0].integer.map(take) ?? true }
                return
            }
            // In parts; what an index finds too much is held against the text.
            var offset = 0
            let part = request.limit == .max ? 10_000 : max(100, min(1000, 4 * request.limit))
            while found.count < request.limit {
                let rows = try store.rows(sql + " LIMIT \(part) OFFSET \(offset)", arguments).compactMap {
                    $0[0].integer
                }
                var rest = rows.filter { !seen.contains($0) && !refused.contains($0) }[...]
                while !rest.isEmpty, found.count < request.limit {
                    // As many are read as are wanted, in case all of them have it.
                    let next = rest.prefix(min(max(request.limit - found.count, 10), 500))
                    rest = rest.dropFirst(next.count)
                    if check, let query = request.query {
                        for (row, words) in zip(next, try words(ofLetters: next)) where !query.matches(words) {
                            refused.insert(row)
                        }
                    }
                    for row in next where !refused.contains(row) {
                        if !take(row) { break }
                    }
                }
                offset += rows.count
                if rows.count < part { break }
            }
        }
        guard let query = request.query else {
            try add(
                .text, "SELECT letter.id FROM letter WHERE \(condition) ORDER BY letter.date DESC, letter.id DESC",
                values, check: false)
            return found
        }
        if let code = query.codeKey {
            try add(
                .number,
                "SELECT letter.id FROM letter WHERE letter.code_key = ? AND \(condition) ORDER BY letter.id DESC",
                [.text(code)] + values, check: false)
            try add(
                .cites,
                """
                SELECT letter.id FROM citation JOIN letter ON letter.id = citation.letter_id
                WHERE citation.code_key = ? AND \(condition) ORDER BY letter.id DESC
                """, [.text(code)] + values, check: false)
        }
        // What must not be there may stand anywhere in the letter: then subjects and duties alone tell nothing.
        let ranks: [(SearchHit.Rank, TextIndex)] =
            query.hasExclusions ? [] : [(.subject, .subjects), (.duty, .duties)]
        for (rank, index) in ranks + [(.text, .letters)] {
            // A word that many letters have is found in the newest ones, whatever else the archive holds.
            let newest =
                request.limit == .max
                ? nil : store.found(by: query, in: index, amongNewest: max(100, 5 * min(200, request.limit)))
            for words in [newest, store.found(by: query, in: index)].compactMap({ $0 }) {
                // With the sign SQLite takes the condition for no key: it would ask the index once for each letter.
                try add(
                    rank,
                    store.newestFirst(
                        words.sql, where: conditions.map { $0.replacing("{row}", by: "+words.row") }),
                    words.values + values, check: !words.isExact)
            }
        }
        return found
    }

    /// The conditions on letters as SQL, nil where no letter can meet them. `{row}` stands for the letter's row, of which
    /// is asked before anything of the letter is read.
    private func letterCondition(_ request: SearchRequest) throws(ArchiveError) -> ([String], [SQLValue])? {
        var parts = ["1 = 1"]
        var values: [SQLValue] = []
        func require(_ condition: String, _ value: String? = nil) {
            parts.append(condition)
            if let value { values.append(.text(value)) }
        }
        if let issuer = request.issuer {
            let rows = try agencies(meant: issuer).named
            guard !rows.isEmpty else { return nil }
            require("{row} IN (SELECT i.id FROM letter i WHERE i.issuer_id IN (\(Self.list(rows))))")
        }
        var tasks: [(sql: String, value: String)] = []
        if let before = request.dueBefore { tasks.append(("due < ?", before)) }
        if let after = request.dueAfter { tasks.append(("due > ? AND {t}.due < '~'", after)) }
        if request.agency != nil || request.role != nil {
            var agencies = [request.role.map { "g.role = \($0.number)" } ?? "g.role IN (1, 2)"]
            if let agency = request.agency {
                let rows = try self.agencies(meant: agency).all
                guard !rows.isEmpty else { return nil }
                agencies.append("g.agency_id IN (\(Self.list(rows)))")
            }
            let conditions = agencies + tasks.map { "g." + $0.sql.replacing("{t}", by: "g") }
            let condition = conditions.joined(separator: " AND ")
            let taskValues = tasks.map { SQLValue.text($0.value) }
            let count =
                try store.value(
                    "SELECT count(*) FROM (SELECT 1 FROM agency_task g WHERE \(condition) LIMIT \(Self.fewTasks + 1)) few",
                    taskValues)?.integer ?? 0
            if count == 0 { return nil }
            if count <= Self.fewTasks, request.state == nil {
                require("{row} IN (SELECT g.letter_id FROM agency_task g WHERE \(condition))")
                values += taskValues
            } else if request.state == nil {
                // Nearly every letter has such a task: each one that the words find is asked. Its tasks have numbers in a
                // row, since they were written in one go; the signs keep the bodies' own order out of it.
                let signed = condition.replacing("g.role", by: "+g.role").replacing("g.agency_id", by: "+g.agency_id")
                func end(_ side: String) -> String {
                    """
                    (SELECT \(side)(t.id) FROM task t WHERE t.assignment_id =
                        (SELECT \(side)(a.id) FROM assignment a WHERE a.letter_id = letter.id))
                    """
                }
                parts.append(
                    """
                    EXISTS (SELECT 1 FROM agency_task g WHERE g.task_id BETWEEN \(end("min")) AND \(end("max"))
                        AND \(signed))
                    """)
                values += taskValues
            } else {
                // CROSS keeps the letter's own tasks in front, whatever the days and bodies.
                requireTask(["g.task_id = t.id"] + conditions, " CROSS JOIN agency_task g", request.state, &parts)
                values += taskValues + (request.state.map { [.text($0.rawValue)] } ?? [])
            }
        } else if let state = request.state {
            let conditions = tasks.map { "t." + $0.sql.replacing("{t}", by: "t") }
            requireTask(conditions, "", state, &parts)
            values += tasks.map { .text($0.value) } + [.text(state.rawValue)]
        } else {
            if let before = request.dueBefore { require("letter.first_due < ?", before) }
            if let after = request.dueAfter { require("letter.last_due > ?", after) }
            if tasks.count == 2 {
                requireTask(tasks.map { "t." + $0.sql.replacing("{t}", by: "t") }, "", nil, &parts)
                values += tasks.map { .text($0.value) }
            }
        }
        if let type = request.type { require("letter.type = ?", try typeName(type)) }
        if let from = request.from { require("letter.date >= ?", from) }
        if let to = request.to { require("letter.date <= ?", to) }
        return (parts, values)
    }

    /// So many tasks of a body are looked up before its letters are.
    private static let fewTasks = 50_000

    private func requireTask(_ conditions: [String], _ tables: String, _ state: TaskState?, _ parts: inout [String]) {
        var all = ["a.letter_id = letter.id", "t.assignment_id = a.id"] + conditions
        var join = ""
        if state != nil {
            join = " LEFT JOIN state s ON s.letter_key = letter.key AND s.assignment_key = a.key"
            all.append("COALESCE(s.state, 'open') = ?")
        }
        parts.append(
            "EXISTS (SELECT 1 FROM assignment a CROSS JOIN task t\(tables)\(join) WHERE \(all.joined(separator: " AND ")))"
        )
    }

    static func list(_ rows: [Int]) -> String { rows.map(String.init).joined(separator: ",") }

    /// The type of a letter as the archive has it: `cong van` → `Công văn`.
    private func typeName(_ text: String) throws(ArchiveError) -> String {
        let wanted = SyllableTokens.key(of: text)
        // From one type to the next, by the index.
        var last = ""
        while let type = try store.value("SELECT min(type) FROM letter WHERE type > ?", [.text(last)])?.text {
            if SyllableTokens.key(of: type) == wanted { return type }
            last = type
        }
        return text
    }

    /// The words of letters, the same two texts of each that were indexed.
    private func words(ofLetters rows: ArraySlice<Int>) throws(ArchiveError) -> [SyllableTokens] {
        let values = rows.map { [SQLValue.integer($0)] }
        var texts = Array(repeating: "", count: rows.count)
        var names = Array(repeating: [String](), count: rows.count)
        try store.query(
            """
            SELECT body.text, issuer, signer_name FROM letter JOIN body ON body.letter_id = letter.id WHERE id = ?
            """, each: values
        ) { index, cells in
            texts[index] = cells[0].text ?? ""
            names[index] = cells[1...].compactMap(\.text)
        }
        try store.query(
            "SELECT leads, coordinators, report_to FROM assignment WHERE letter_id = ? ORDER BY id", each: values
        ) { index, cells in
            names[index] += cells.flatMap(Self.split)
        }
        return zip(texts, names).map { text, names in
            var words = SyllableTokens(Array(text.utf8))
            words.add(Array(LetterRecord.names(names).utf8))
            return words
        }
    }

    func path(ofLetter row: Int) throws(ArchiveError) -> String {
        guard let cells = try store.rows(Self.pathStatement, [.integer(row)]).first else { return "" }
        return Self.path(cells[0], cells[1], cells[2])
    }

    private static let pathStatement = """
        SELECT folder.path, file.name, letter.member FROM letter JOIN file ON file.id = letter.file_id
        JOIN folder ON folder.id = file.folder_id WHERE letter.id = ?
        """

    static func path(_ folder: SQLValue, _ name: SQLValue, _ member: SQLValue) -> String {
        let folder = folder.text ?? ""
        let member = member.text ?? ""
        return (folder.hasSuffix("/") ? folder : folder + "/") + (name.text ?? "")
            + (member.isEmpty ? "" : "!/" + member)
    }

    private func hits(
        _ found: [(Int, SearchHit.Rank)], _ query: SearchQuery?
    ) throws(ArchiveError) -> [SearchHit] {
        var hits: [SearchHit] = []
        try store.query(
            """
            SELECT folder.path, file.name, letter.member, letter.key, letter.number, letter.type, letter.issuer,
                letter.date, letter.subject, body.text
            FROM letter JOIN body ON body.letter_id = letter.id JOIN file ON file.id = letter.file_id
            JOIN folder ON folder.id = file.folder_id WHERE letter.id = ?
            """, each: found.map { [.integer($0.0)] }
        ) { index, cells in
            hits.append(
                SearchHit(
                    row: found[index].0, rank: found[index].1, path: Self.path(cells[0], cells[1], cells[2]),
                    key: cells[3].text ?? "", number: cells[4].text, type: cells[5].text, issuer: cells[6].text,
                    date: cells[7].text, subject: cells[8].text,
                    snippet: Snippet(of: Array((cells[9].text ?? "").utf8), for: query)))
        }
        return hits
    }
}

extension String {
    /// With each `part` replaced.
    fileprivate func replacing(_ part: String, by other: String) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            result += rest[..<range.lowerBound] + other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
