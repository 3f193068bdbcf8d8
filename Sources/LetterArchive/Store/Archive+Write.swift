import LetterKit

/// A file ready to be written: what takes time was done where it was read, on all processors.
public struct PreparedFile: Sendable {
    var record: FileRecord
    var letters: [PreparedLetter]

    struct PreparedLetter: Sendable {
        var words: IndexedWords
        /// When each deadline of each assignment falls due, see ``DueDay``; of one without any ``DueDay/none``.
        var due: [[String]]

        init(_ letter: LetterRecord, _ form: IndexedWords.Form) {
            words = IndexedWords(letter, form)
            due = letter.assignments.map { assignment in
                guard !assignment.deadlines.isEmpty else { return [DueDay.none] }
                return assignment.deadlines.map { letter.due($0) }
            }
        }
    }

    /// Complexity: O(*bytes* of the letters).
    public init(_ record: FileRecord, _ form: IndexedWords.Form) {
        self.record = record
        letters = record.letters.map { PreparedLetter($0, form) }
    }
}

extension Archive {
    /// Numbers of new rows, from the last ones on; only inside a transaction, where nobody else writes.
    struct NewRows {
        private var last: [String: Int] = [:]

        mutating func next(_ table: String, _ store: any ArchiveStore) throws(ArchiveError) -> Int {
            var number = last[table]
            if number == nil { number = try store.value("SELECT max(id) FROM \(table)")?.integer }
            last[table] = (number ?? 0) + 1
            return (number ?? 0) + 1
        }
    }

    /// Joined in one cell of a row; no name has a line end.
    static func joined(_ names: [String]) -> SQLValue { .text(names.joined(separator: "\n")) }
    static func split(_ value: SQLValue) -> [String] {
        (value.text ?? "").split(separator: "\n").map(String.init)
    }

    /// Writes files into a transaction that is open; what was known of a file under the same path goes. At the end of the
    /// transaction ``writeRest(_:)`` is to follow.
    func write(_ file: PreparedFile, _ new: inout NewRows, _ cache: inout WriteCache) throws(ArchiveError) {
        let record = file.record
        let folder = try folderRow(record.folder, &new, &cache)
        let known = try store.rows(
            "SELECT id FROM file WHERE folder_id = ? AND name = ?",
            [
                .integer(folder), .text(record.name),
            ]
        ).first?[0].integer
        let row: Int
        if let known {
            row = known
            try removeLetters(ofFile: row, &cache)
            try store.execute(
                "UPDATE file SET size = ?, modified = ?, hash = ?, failure = ? WHERE id = ?",
                [
                    .integer(record.size), .integer(record.modified), .text(record.hash), SQLValue(record.failure),
                    .integer(row),
                ])
        } else {
            row = try new.next("file", store)
            try store.execute(
                "INSERT INTO file(id, folder_id, name, size, modified, hash, failure) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    .integer(row), .integer(folder), .text(record.name), .integer(record.size),
                    .integer(record.modified), .text(record.hash), SQLValue(record.failure),
                ])
        }
        for (letter, prepared) in zip(record.letters, file.letters) {
            try write(letter, prepared, file: row, &new, &cache)
        }
    }

    /// What one transaction has looked up before, and what it writes at its end (``writeRest(_:)``).
    struct WriteCache {
        var folders: [TextKey: Int] = [:]
        var agencies: [TextKey: Int] = [:]
        var rules: Set<TextKey> = []
        fileprivate var words: [(letter: Int, words: IndexedWords)] = []
        fileprivate var agencyTasks: [AgencyTask] = []
    }

    fileprivate struct AgencyTask {
        var agency: Int
        var role: Int
        var due: String
        var task: Int
        var letter: Int
    }

    /// Writes what was left to the end of the transaction: words, one letter behind the other, since what the index keeps
    /// of them in memory would else have gone from the processor's at each letter; and tasks of bodies in their order.
    func writeRest(_ cache: inout WriteCache) throws(ArchiveError) {
        for (letter, words) in cache.words { try store.index(letter, words) }
        cache.words = []
        let tasks = cache.agencyTasks.sorted {
            if $0.agency != $1.agency { return $0.agency < $1.agency }
            if $0.role != $1.role { return $0.role < $1.role }
            return $0.due == $1.due ? $0.task < $1.task : $0.due < $1.due
        }
        cache.agencyTasks = []
        for task in tasks {
            try store.execute(
                "INSERT INTO agency_task(agency_id, role, due, task_id, letter_id) VALUES (?, ?, ?, ?, ?)",
                [
                    .integer(task.agency), .integer(task.role), .text(task.due), .integer(task.task),
                    .integer(task.letter),
                ])
        }
    }

    func folderRow(_ path: String, _ new: inout NewRows, _ cache: inout WriteCache) throws(ArchiveError) -> Int {
        let key = TextKey(path)
        if let row = cache.folders[key] { return row }
        if let row = try store.value("SELECT id FROM folder WHERE path = ?", [.text(path)])?.integer {
            cache.folders[key] = row
            return row
        }
        let row = try new.next("folder", store)
        try store.execute("INSERT INTO folder(id, path) VALUES (?, ?)", [.integer(row), .text(path)])
        cache.folders[key] = row
        return row
    }

    private func agencyRow(_ name: String, _ new: inout NewRows, _ cache: inout WriteCache) throws(ArchiveError) -> Int
    {
        let key = TextKey(name)
        if let row = cache.agencies[key] { return row }
        if let row = try store.value("SELECT id FROM agency WHERE name = ?", [.text(name)])?.integer {
            cache.agencies[key] = row
            return row
        }
        let row = try new.next("agency", store)
        try store.execute("INSERT INTO agency(id, name) VALUES (?, ?)", [.integer(row), .text(name)])
        cache.agencies[key] = row
        return row
    }

    private func write(
        _ letter: LetterRecord, _ prepared: PreparedFile.PreparedLetter, file: Int, _ new: inout NewRows,
        _ cache: inout WriteCache
    ) throws(ArchiveError) {
        let row = try new.next("letter", store)
        let days = prepared.due.joined().filter { !$0.utf8.starts(with: "~".utf8) }
        var issuer: Int?
        if let name = letter.issuer { issuer = try agencyRow(name, &new, &cache) }
        try store.execute(
            """
            INSERT INTO letter(id, file_id, member, key, number, code_key, type, issuer_id, issuer, parent_issuer, place,
                date, subject, urgency, secrecy, signer_authority, signer_title, signer_name, addressees, copies, format,
                text_hash, first_due, last_due)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(row), .integer(file), .text(letter.member), .text(letter.key), SQLValue(letter.number),
                SQLValue(letter.number.map { SyllableTokens.key(of: $0) }), SQLValue(letter.type), SQLValue(issuer),
                SQLValue(letter.issuer), SQLValue(letter.parentIssuer), SQLValue(letter.place), SQLValue(letter.date),
                SQLValue(letter.subject), SQLValue(letter.urgency), SQLValue(letter.secrecy),
                SQLValue(letter.signerAuthority), SQLValue(letter.signerTitle), SQLValue(letter.signerName),
                Self.joined(letter.addressees), Self.joined(letter.copies), .text(letter.format),
                .text(letter.textHash), SQLValue(days.min()), SQLValue(days.max()),
            ])
        // Apart from the letter's other values, so that these lie close together.
        try store.execute("INSERT INTO body(letter_id, text) VALUES (?, ?)", [.integer(row), .text(letter.body)])
        cache.words.append((row, prepared.words))
        for (assignment, due) in zip(letter.assignments, prepared.due) {
            try write(assignment, due: due, letter: row, &new, &cache)
        }
        for citation in letter.citations {
            let id = try new.next("citation", store)
            try store.execute(
                """
                INSERT INTO citation(id, letter_id, text, code, code_key, date, issuer, relation)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(id), .integer(row), .text(citation.text), .text(citation.code),
                    .text(SyllableTokens.key(of: citation.code)), SQLValue(citation.date), SQLValue(citation.issuer),
                    .text(citation.relation.rawValue),
                ])
        }
    }

    private func write(
        _ assignment: AssignmentRecord, due: [String], letter: Int, _ new: inout NewRows, _ cache: inout WriteCache
    ) throws(ArchiveError) {
        let row = try new.next("assignment", store)
        try store.execute(
            """
            INSERT INTO assignment(id, letter_id, key, section, duty, leads, coordinators, report_to, modality,
                conditional, optional, deliverable, targets, line, page)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .integer(row), .integer(letter), .text(assignment.id), .text(assignment.section),
                .text(assignment.duty), Self.joined(assignment.agencies), Self.joined(assignment.coordinators),
                Self.joined(assignment.reportTo), .text(assignment.modality), SQLValue(assignment.isConditional),
                SQLValue(assignment.isOptional), SQLValue(assignment.deliverable), Self.joined(assignment.targets),
                SQLValue(assignment.line), SQLValue(assignment.page),
            ])
        var agencies: [(row: Int, role: AgencyConcern.Role)] = []
        for (role, names) in [
            (AgencyConcern.Role.lead, assignment.agencies), (.coordinating, assignment.coordinators),
        ] {
            for name in names {
                let agency = try agencyRow(name, &new, &cache)
                if !agencies.contains(where: { $0.row == agency && $0.role == role }) {
                    agencies.append((agency, role))
                }
            }
        }
        let deadlines: [DeadlineRecord?] = assignment.deadlines.isEmpty ? [nil] : assignment.deadlines
        for (deadline, due) in zip(deadlines, due) {
            if due.utf8.starts(with: DueDay.rulePrefix.utf8), cache.rules.insert(TextKey(due)).inserted {
                try store.execute("INSERT INTO recurrence(due) VALUES (?) ON CONFLICT DO NOTHING", [.text(due)])
            }
            let task = try new.next("task", store)
            try store.execute(
                """
                INSERT INTO task(id, assignment_id, deadline, kind, relation, value, due) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .integer(task), .integer(row), SQLValue(deadline?.text), SQLValue(deadline?.kind),
                    SQLValue(deadline?.relation), SQLValue(deadline?.value), .text(due),
                ])
            cache.agencyTasks += agencies.map {
                AgencyTask(agency: $0.row, role: $0.role.number, due: due, task: task, letter: letter)
            }
        }
    }

    /// Takes the letters of a file out, words first: their index keeps no text of its own.
    private func removeLetters(ofFile file: Int, _ cache: inout WriteCache) throws(ArchiveError) {
        for cells in try store.rows("SELECT id FROM letter WHERE file_id = ?", [.integer(file)]) {
            guard let row = cells[0].integer, let letter = try letter(row) else { continue }
            // Of a letter that the same transaction wrote there are no words yet.
            if let first = cache.words.first, row >= first.letter { try writeRest(&cache) }
            try store.unindex(row, IndexedWords(letter, store.wordForm))
            try store.execute("DELETE FROM letter WHERE id = ?", [.integer(row)])
        }
    }

    /// Takes a file out, with its letters. States and notes stay.
    func remove(file: Int) throws(ArchiveError) {
        var cache = WriteCache()
        try removeLetters(ofFile: file, &cache)
        try store.execute("DELETE FROM file WHERE id = ?", [.integer(file)])
    }
}

extension LetterRecord {
    /// When a deadline of the letter falls due, see ``DueDay``.
    fileprivate func due(_ deadline: DeadlineRecord) -> String {
        DueDay.of(kind: deadline.kind, relation: deadline.relation, value: deadline.value, letterDate: date)
    }
}

extension AgencyConcern.Role {
    /// As the tables have it.
    var number: Int {
        switch self {
        case .lead: 1
        case .coordinating: 2
        }
    }
}
