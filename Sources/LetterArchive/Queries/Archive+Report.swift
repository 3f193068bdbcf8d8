public import LetterKit

/// How one body stands with its tasks: the four groups of an official report.
public struct AgencyReport: Sendable, Hashable {
    public var agency: String
    /// Hoàn thành đúng hạn.
    public var doneInTime = 0
    /// Hoàn thành quá hạn.
    public var doneLate = 0
    /// Chưa hoàn thành, trong hạn.
    public var openInTime = 0
    /// Chưa hoàn thành, quá hạn.
    public var overdue = 0
    public var total: Int { doneInTime + doneLate + openInTime + overdue }

    public init(agency: String) {
        self.agency = agency
    }
}

extension Archive {
    /// The tasks that each body leads, by how they stand on a day; cancelled ones left out.
    ///
    /// A task with several deadlines counts once, with the last; one without a day cannot be late. Copies of a letter
    /// count once. Complexity: O(tasks).
    /// - Parameters:
    ///   - agency: only this body, as ``TaskRequest/agency`` finds it.
    ///   - from: days of the letters, the first and the last.
    public func report(
        agency: String? = nil, from: CalendarDay? = nil, to: CalendarDay? = nil, today: CalendarDay
    ) throws(ArchiveError) -> [AgencyReport] {
        var conditions = ["g.role = 1"]
        var values: [SQLValue] = []
        if let agency {
            let rows = try agencies(meant: agency).all
            guard !rows.isEmpty else { return [] }
            conditions.append("g.agency_id IN (\(Self.list(rows)))")
        }
        if let from {
            conditions.append("l.date >= ?")
            values.append(.text(from.iso))
        }
        if let to {
            conditions.append("l.date <= ?")
            values.append(.text(to.iso))
        }
        conditions.append("NOT EXISTS (SELECT 1 FROM letter c WHERE c.key = l.key AND c.id < l.id)")
        var reports: [AgencyReport] = []
        try store.query(
            """
            SELECT agency.name, bucket, count(*) FROM (
                SELECT agency_id, CASE
                    WHEN state = 'done' AND (due IS NULL OR changed <= due) THEN 1 WHEN state = 'done' THEN 2
                    WHEN due IS NULL OR due >= ? THEN 3 ELSE 4 END AS bucket
                FROM (
                    SELECT g.agency_id, a.id, max(CASE WHEN g.due < '~' THEN g.due END) AS due,
                        max(s.state) AS state, max(substr(s.changed, 1, 10)) AS changed
                    FROM agency_task g JOIN task t ON t.id = g.task_id JOIN assignment a ON a.id = t.assignment_id
                    JOIN letter l ON l.id = a.letter_id
                    LEFT JOIN state s ON s.letter_key = l.key AND s.assignment_key = a.key
                    WHERE \(conditions.joined(separator: " AND ")) AND COALESCE(s.state, '') <> 'cancelled'
                    GROUP BY g.agency_id, a.id
                ) AS each_task
            ) AS buckets JOIN agency ON agency.id = buckets.agency_id
            GROUP BY agency.name, bucket ORDER BY agency.name, bucket
            """, [.text(today.iso)] + values
        ) { cells in
            let name = cells[0].text ?? ""
            if reports.last?.agency != name { reports.append(AgencyReport(agency: name)) }
            let count = cells[2].integer ?? 0
            let index = reports.count - 1
            switch cells[1].integer {
            case 1: reports[index].doneInTime = count
            case 2: reports[index].doneLate = count
            case 3: reports[index].openInTime = count
            default: reports[index].overdue = count
            }
            return true
        }
        return reports.sorted { ($1.overdue, $1.total, $0.agency) < ($0.overdue, $0.total, $1.agency) }
    }
}
