import Foundation

/// A line of an exported archive: a file with its letters, or something noted about a task.
struct ExchangeLine: Codable {
    var file: FileRecord?
    var history: HistoryRecord?
}

extension Archive {
    /// Tells the whole archive line by line, in one order whatever the store: files by folder and name, then history.
    ///
    /// - Returns: how many files and history entries there were.
    public func exportLines(
        _ body: ([UInt8]) throws -> Void
    ) throws -> (files: Int, notes: Int) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func emit(_ line: ExchangeLine) throws { try body([UInt8](try encoder.encode(line)) + [0x0A]) }
        var files = 0
        // Rows of all files first, small ones: no statement is open while letters are read.
        let rows = try store.rows(
            """
            SELECT file.id, folder.path, file.name, file.size, file.modified, file.hash, file.failure
            FROM file JOIN folder ON folder.id = file.folder_id ORDER BY folder.path, file.name
            """)
        for cells in rows {
            guard let id = cells[0].integer else { continue }
            var record = FileRecord(
                folder: cells[1].text ?? "", name: cells[2].text ?? "", size: cells[3].integer ?? 0,
                modified: cells[4].integer ?? 0, hash: cells[5].text ?? "", failure: cells[6].text, letters: [])
            for letter in try store.rows("SELECT id FROM letter WHERE file_id = ? ORDER BY id", [.integer(id)]) {
                if let row = letter[0].integer, let found = try self.letter(row) { record.letters.append(found) }
            }
            try emit(ExchangeLine(file: record))
            files += 1
        }
        var notes = 0
        let history = try store.rows(
            """
            SELECT letter_key, assignment_key, time, state, note FROM history
            ORDER BY letter_key, assignment_key, id
            """)
        for cells in history {
            try emit(ExchangeLine(history: Self.history(cells)))
            notes += 1
        }
        return (files, notes)
    }

    /// Reads lines into the archive, in batches of one transaction each. A file that is there under the same path is
    /// replaced, history that is there already is not added again.
    /// - Parameter next: the next line without its end, nil at the end.
    /// - Throws: ``ArchiveError/badLine(_:)`` for what is no such line; what stood before it is in the archive.
    public func importLines(_ next: () throws -> [UInt8]?) throws -> (files: Int, notes: Int) {
        let decoder = JSONDecoder()
        let form = store.wordForm
        var count = (files: 0, notes: 0)
        var number = 0
        var batch: [ExchangeLine] = []
        func commit() throws(ArchiveError) {
            let lines = batch
            batch = []
            try store.transaction { () throws(ArchiveError) in
                var new = NewRows()
                var cache = WriteCache()
                for line in lines {
                    if let file = line.file { try write(PreparedFile(file, form), &new, &cache) }
                    if let entry = line.history,
                        try !self.history(task: entry.assignment, letter: entry.letter).contains(entry)
                    {
                        let last = try store.rows(
                            "SELECT note FROM state WHERE letter_key = ? AND assignment_key = ?",
                            [.text(entry.letter), .text(entry.assignment)]
                        ).first?[0].text
                        try add(entry, note: entry.note ?? last)
                    }
                }
                try writeRest(&cache)
            }
        }
        while let line = try next() {
            number += 1
            if line.isEmpty { continue }
            guard let read = try? decoder.decode(ExchangeLine.self, from: Data(line)),
                read.file != nil || read.history != nil
            else {
                try commit()
                throw ArchiveError.badLine(number)
            }
            if read.file != nil { count.files += 1 } else { count.notes += 1 }
            batch.append(read)
            if batch.count >= 256 { try commit() }
        }
        try commit()
        try store.optimize()
        return count
    }
}
