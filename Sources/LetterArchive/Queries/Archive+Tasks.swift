public import LetterKit

/// Which tasks of an archive are asked for.
public struct TaskRequest: Sendable {
    /// A body that must do or help with them.
    public var agency: String?
    public var role: AgencyConcern.Role?
    /// Falls due before and after these days.
    public var dueBefore: CalendarDay?
    public var dueAfter: CalendarDay?
    /// Only what has a day in the past.
    public var isOverdue = false
    /// Only what falls due from today on within so many days.
    public var withinDays: Int?
    /// Only what comes again, on its next day.
    public var isRecurring = false
    /// Only what has no deadline, or none of a known day.
    public var hasNoDeadline = false
    /// Nil for all that are not closed.
    public var state: TaskState?
    /// Closed ones, too.
    public var includesClosed = false
    /// The day from which is counted.
    public var today: CalendarDay
    public var limit = 50

    public init(today: CalendarDay) {
        self.today = today
    }
}

/// A task of the archive with one of its deadlines.
public struct TaskItem: Sendable, Hashable {
    public var id: String
    public var letterKey: String
    public var path: String
    public var number: String?
    public var issuer: String?
    public var date: String?
    public var urgency: String?
    public var subject: String?
    public var section: String
    public var duty: String
    public var agencies: [String]
    public var coordinators: [String]
    public var reportTo: [String]
    public var deliverable: String?
    public var targets: [String]
    public var modality: String
    public var deadline: DeadlineRecord?
    /// The last day that is in time, of what comes again the next one; nil where no day is known.
    public var due: CalendarDay?
    public var isRecurring: Bool
    public var line: Int?
    public var page: Int?
    public var state: TaskState
    public var note: String?
}

extension Archive {
    /// Tasks by the day on which they fall due, those without one at the end.
    ///
    /// Walks the index of each body and each part of time only as far as the limit asks and merges them.
    public func tasks(_ request: TaskRequest) throws(ArchiveError) -> [TaskItem] {
        var streams = try taskStreams(request)
        guard !streams.isEmpty else { return [] }
        // Closed ones are left out only when they are read: then a second, longer walk may be needed.
        var depth = request.limit
        while true {
            var found: [(due: String, task: Int)] = []
            var isCut = false
            for part in try rows(of: streams, depth) {
                if part.count == depth { isCut = true }
                found += part
            }
            found.sort { ($0.due, $0.task) < ($1.due, $1.task) }
            var items: [TaskItem] = []
            var seen: Set<Int> = []
            // Behind the place where the first stream was cut others may be missing: only the first `depth` count.
            var rest = (isCut ? found.prefix(depth)[...] : found[...]).filter { seen.insert($0.task).inserted }[...]
            while !rest.isEmpty {
                let next = rest.prefix(min(request.limit - items.count, 1000))
                rest = rest.dropFirst(next.count)
                items += try self.items(Array(next)).filter { isWanted($0, request) }
                if items.count == request.limit { return items }
            }
            if !isCut || depth > 10_000_000 { return items }
            depth *= 4
            streams = try taskStreams(request)
        }
    }

    private func isWanted(_ item: TaskItem, _ request: TaskRequest) -> Bool {
        if let state = request.state { return item.state == state }
        return request.includesClosed || !item.state.isClosed
    }

    /// A part of one index, in order: `[lower, upper)` of what is due, for one body or for all.
    private struct TaskStream {
        var agency: Int?
        var role: Int?
        var lower: String
        var upper: String
        /// The day that stands for all of it, where the index has none.
        var day: String?
    }

    private func taskStreams(_ request: TaskRequest) throws(ArchiveError) -> [TaskStream] {
        var parts: [TaskStream] = []
        let today = request.today
        var lower = request.dueAfter.map { $0.advanced(by: 1) }
        var upper = request.dueBefore
        if request.isOverdue { upper = min(upper ?? today, today) }
        if let days = request.withinDays {
            lower = max(lower ?? today, today)
            let end = today.advanced(by: days + 1)
            upper = min(upper ?? end, end)
        }
        let hasTime = lower != nil || upper != nil
        if !request.hasNoDeadline, !request.isRecurring {
            parts.append(TaskStream(lower: lower?.iso ?? "", upper: upper?.iso ?? "~"))
        }
        if !request.hasNoDeadline, !request.isOverdue {
            for rule in try store.rows("SELECT due FROM recurrence ORDER BY due").compactMap({ $0[0].text }) {
                guard let next = DueRule(String(rule.dropFirst()))?.next(from: max(today, lower ?? today)),
                    upper.map({ next < $0 }) ?? true
                else { continue }
                parts.append(TaskStream(lower: rule, upper: rule + "\u{1}", day: next.iso))
            }
        }
        if request.hasNoDeadline || !hasTime && !request.isRecurring {
            for kind in ["~CONTINUOUS", "~PERIODIC", DueDay.none, DueDay.unknown] {
                parts.append(TaskStream(lower: kind, upper: kind + "\u{1}"))
            }
        }
        let roles = request.role.map { [$0.number] } ?? [1, 2]
        guard let agency = request.agency else {
            guard request.role != nil else { return parts }
            return parts.map { part in
                var part = part
                part.role = roles[0]
                return part
            }
        }
        let rows = try agencies(meant: agency).all
        return parts.flatMap { part in
            rows.flatMap { row in
                roles.map { role in
                    var part = part
                    part.agency = row
                    part.role = role
                    return part
                }
            }
        }
    }

    /// The first rows of each stream. All streams of a request ask for the same: a body in a role, a role, or nothing.
    private func rows(
        of streams: [TaskStream], _ limit: Int
    ) throws(ArchiveError) -> [[(due: String, task: Int)]] {
        var found = Array(repeating: [(due: String, task: Int)](), count: streams.count)
        guard let first = streams.first else { return found }
        let sql =
            if first.agency != nil {
                """
                SELECT due, task_id FROM agency_task WHERE agency_id = ? AND role = ? AND due >= ? AND due < ?
                ORDER BY due, task_id LIMIT ?
                """
            } else if first.role != nil {
                """
                SELECT due, id FROM task
                WHERE EXISTS (SELECT 1 FROM agency_task g WHERE g.task_id = task.id AND g.role = ?)
                    AND due >= ? AND due < ? ORDER BY due, id LIMIT ?
                """
            } else {
                "SELECT due, id FROM task WHERE due >= ? AND due < ? ORDER BY due, id LIMIT ?"
            }
        let values = streams.map { stream -> [SQLValue] in
            [stream.agency, stream.role].compactMap { $0.map { .integer($0) } }
                + [.text(stream.lower), .text(stream.upper), .integer(limit)]
        }
        try store.query(sql, each: values) { index, cells in
            if let due = cells[0].text, let task = cells[1].integer {
                found[index].append((streams[index].day ?? due, task))
            }
        }
        return found
    }

    private func items(_ entries: [(due: String, task: Int)]) throws(ArchiveError) -> [TaskItem] {
        var items: [TaskItem] = []
        try store.query(
            """
            SELECT assignment.key, letter.key, folder.path, file.name, letter.member, letter.number, letter.issuer,
                letter.date, letter.urgency, letter.subject, assignment.section, assignment.duty, assignment.leads,
                assignment.coordinators, assignment.report_to, assignment.deliverable, assignment.targets,
                assignment.modality, task.deadline, task.kind, task.relation, task.value, assignment.line, assignment.page,
                state.state, state.note
            FROM task JOIN assignment ON assignment.id = task.assignment_id JOIN letter ON letter.id = assignment.letter_id
            JOIN file ON file.id = letter.file_id JOIN folder ON folder.id = file.folder_id
            LEFT JOIN state ON state.letter_key = letter.key AND state.assignment_key = assignment.key
            WHERE task.id = ?
            """, each: entries.map { [.integer($0.task)] }
        ) { index, cells in
            items.append(Self.item(cells, due: entries[index].due))
        }
        return items
    }

    private static func item(_ cells: [SQLValue], due: String) -> TaskItem {
        TaskItem(
            id: cells[0].text ?? "", letterKey: cells[1].text ?? "", path: path(cells[2], cells[3], cells[4]),
            number: cells[5].text, issuer: cells[6].text, date: cells[7].text, urgency: cells[8].text,
            subject: cells[9].text, section: cells[10].text ?? "", duty: cells[11].text ?? "",
            agencies: split(cells[12]), coordinators: split(cells[13]), reportTo: split(cells[14]),
            deliverable: cells[15].text, targets: split(cells[16]), modality: cells[17].text ?? "",
            deadline: cells[18].text.map {
                DeadlineRecord(
                    text: $0, kind: cells[19].text ?? "", relation: cells[20].text ?? "", value: cells[21].text ?? "")
            }, due: CalendarDay(iso: due), isRecurring: cells[19].text == "recurring", line: cells[22].integer,
            page: cells[23].integer, state: cells[24].text.flatMap(TaskState.init(rawValue:)) ?? .open,
            note: cells[25].text)
    }

    // MARK: - Following

    /// Tasks with an id, by the keys of their letters.
    public func letters(withTask id: String) throws(ArchiveError) -> [(key: String, issuer: String?, path: String)] {
        // An id begins with the letter's number, by which letters are found; where the two are written too differently,
        // all tasks are looked through.
        let code = SyllableTokens.key(of: String(id.prefix { $0 != "/" }))
        func find(_ condition: String, _ values: [SQLValue]) throws(ArchiveError) -> [[SQLValue]] {
            try store.rows(
                """
                SELECT letter.key, letter.issuer, folder.path, file.name, letter.member
                FROM assignment JOIN letter ON letter.id = assignment.letter_id JOIN file ON file.id = letter.file_id
                JOIN folder ON folder.id = file.folder_id
                WHERE \(condition) assignment.key = ? ORDER BY letter.key, letter.id
                """, values + [.text(id)])
        }
        var rows = try find("letter.code_key = ? AND", [.text(code)])
        if rows.isEmpty { rows = try find("", []) }
        var seen: Set<String> = []
        return rows.compactMap { cells in
            let key = cells[0].text ?? ""
            return seen.insert(key).inserted ? (key, cells[1].text, Self.path(cells[2], cells[3], cells[4])) : nil
        }
    }

    /// Notes how far a task is. A state that is nil, or a note, stays as it was.
    public func note(
        _ state: TaskState?, note: String?, task id: String, letter key: String, time: String
    ) throws(ArchiveError) {
        try store.transaction { () throws(ArchiveError) in
            let known = try store.rows(
                "SELECT state, note FROM state WHERE letter_key = ? AND assignment_key = ?", [.text(key), .text(id)]
            ).first
            let new = state ?? known?[0].text.flatMap(TaskState.init(rawValue:)) ?? .open
            let words = note ?? known?[1].text
            try add(HistoryRecord(letter: key, assignment: id, time: time, state: new, note: note), note: words)
        }
    }

    /// Adds to the history; the last entry is the state. Inside a transaction.
    func add(_ entry: HistoryRecord, note: String?) throws(ArchiveError) {
        var new = NewRows()
        let row = try new.next("history", store)
        try store.execute(
            "INSERT INTO history(id, letter_key, assignment_key, time, state, note) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .integer(row), .text(entry.letter), .text(entry.assignment), .text(entry.time),
                .text(entry.state.rawValue), SQLValue(entry.note),
            ])
        try store.execute(
            """
            INSERT INTO state(letter_key, assignment_key, state, note, changed) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (letter_key, assignment_key)
            DO UPDATE SET state = excluded.state, note = excluded.note, changed = excluded.changed
            """,
            [
                .text(entry.letter), .text(entry.assignment), .text(entry.state.rawValue), SQLValue(note),
                .text(entry.time),
            ])
    }

    /// What was noted about a task, the first first.
    public func history(task id: String, letter key: String) throws(ArchiveError) -> [HistoryRecord] {
        try store.rows(
            """
            SELECT letter_key, assignment_key, time, state, note FROM history
            WHERE letter_key = ? AND assignment_key = ? ORDER BY id
            """, [.text(key), .text(id)]
        ).map(Self.history)
    }

    static func history(_ cells: [SQLValue]) -> HistoryRecord {
        HistoryRecord(
            letter: cells[0].text ?? "", assignment: cells[1].text ?? "", time: cells[2].text ?? "",
            state: cells[3].text.flatMap(TaskState.init(rawValue:)) ?? .open, note: cells[4].text)
    }
}
