extension Archive {
    /// A letter of the archive by its row; nil where there is none.
    func letter(_ row: Int) throws(ArchiveError) -> LetterRecord? {
        let found = try store.rows(
            """
            SELECT member, key, number, type, issuer, parent_issuer, place, date, subject, urgency, secrecy,
                signer_authority, signer_title, signer_name, addressees, copies, format, text_hash, body.text
            FROM letter JOIN body ON body.letter_id = letter.id WHERE id = ?
            """, [.integer(row)])
        guard let cells = found.first else { return nil }
        return LetterRecord(
            member: cells[0].text ?? "", key: cells[1].text ?? "", number: cells[2].text, type: cells[3].text,
            issuer: cells[4].text, parentIssuer: cells[5].text, place: cells[6].text, date: cells[7].text,
            subject: cells[8].text, urgency: cells[9].text, secrecy: cells[10].text, signerAuthority: cells[11].text,
            signerTitle: cells[12].text, signerName: cells[13].text, addressees: Self.split(cells[14]),
            copies: Self.split(cells[15]), format: cells[16].text ?? "", textHash: cells[17].text ?? "",
            body: cells[18].text ?? "", assignments: try assignments(ofLetter: row),
            citations: try citations(ofLetter: row))
    }

    private func assignments(ofLetter letter: Int) throws(ArchiveError) -> [AssignmentRecord] {
        var deadlines: [Int: [DeadlineRecord]] = [:]
        let tasks = try store.rows(
            """
            SELECT assignment_id, deadline, kind, relation, value FROM task
            WHERE assignment_id IN (SELECT id FROM assignment WHERE letter_id = ?) ORDER BY id
            """, [.integer(letter)])
        for task in tasks {
            guard let assignment = task[0].integer, let text = task[1].text else { continue }
            deadlines[assignment, default: []].append(
                DeadlineRecord(
                    text: text, kind: task[2].text ?? "", relation: task[3].text ?? "", value: task[4].text ?? ""))
        }
        return try store.rows(
            """
            SELECT id, key, section, duty, leads, coordinators, report_to, modality, conditional, optional, deliverable,
                targets, line, page
            FROM assignment WHERE letter_id = ? ORDER BY id
            """, [.integer(letter)]
        ).map { cells in
            AssignmentRecord(
                id: cells[1].text ?? "", section: cells[2].text ?? "", duty: cells[3].text ?? "",
                agencies: Self.split(cells[4]), coordinators: Self.split(cells[5]), reportTo: Self.split(cells[6]),
                modality: cells[7].text ?? "", isConditional: cells[8].integer == 1, isOptional: cells[9].integer == 1,
                deliverable: cells[10].text, targets: Self.split(cells[11]),
                deadlines: cells[0].integer.flatMap { deadlines[$0] } ?? [], line: cells[12].integer,
                page: cells[13].integer)
        }
    }

    private func citations(ofLetter letter: Int) throws(ArchiveError) -> [CitationRecord] {
        try store.rows(
            "SELECT text, code, date, issuer, relation FROM citation WHERE letter_id = ? ORDER BY id",
            [.integer(letter)]
        ).map { cells in
            CitationRecord(
                text: cells[0].text ?? "", code: cells[1].text ?? "", date: cells[2].text, issuer: cells[3].text,
                relation: cells[4].text.flatMap(CitationRecord.Relation.init(rawValue:)) ?? .cites)
        }
    }

    /// How many files, letters, tasks there are, and how many files could not be read.
    public func counts() throws(ArchiveError) -> (files: Int, letters: Int, assignments: Int, failures: Int) {
        func count(_ sql: String) throws(ArchiveError) -> Int { try store.value(sql)?.integer ?? 0 }
        return (
            try count("SELECT count(*) FROM file"), try count("SELECT count(*) FROM letter"),
            try count("SELECT count(*) FROM assignment"),
            try count("SELECT count(*) FROM file WHERE failure IS NOT NULL")
        )
    }

    /// Files that could not be read, with the reason, by path.
    public func failures() throws(ArchiveError) -> [(path: String, reason: String)] {
        try store.rows(
            """
            SELECT folder.path, file.name, file.failure FROM file JOIN folder ON folder.id = file.folder_id
            WHERE file.failure IS NOT NULL ORDER BY folder.path, file.name
            """
        ).map { cells in
            let folder = cells[0].text ?? ""
            return ((folder.hasSuffix("/") ? folder : folder + "/") + (cells[1].text ?? ""), cells[2].text ?? "")
        }
    }
}
