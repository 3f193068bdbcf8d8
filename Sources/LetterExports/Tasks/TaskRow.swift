public import LetterKit
internal import LetterText

/// What the rows of a task list say of the letter they come from; nil or empty where it is not known.
public struct TaskLetter: Hashable, Sendable {
    /// The name of the file.
    public var source: String
    /// Số, ký hiệu: `06/CT-UBND`.
    public var number: String?
    /// `Chỉ thị`
    public var type: String?
    /// ISO 8601: `2026-04-10`.
    public var date: String?
    public var issuer: String?
    /// Trích yếu.
    public var subject: String?
    public var addressees: [String]
    /// `Hỏa tốc`, as printed.
    public var urgency: String?
    /// The day by which the message that carried the letter wants it dealt with.
    public var dueDate: String?

    public init(
        source: String = "", number: String? = nil, type: String? = nil, date: String? = nil, issuer: String? = nil,
        subject: String? = nil, addressees: [String] = [], urgency: String? = nil, dueDate: String? = nil
    ) {
        self.source = source
        self.number = number
        self.type = type
        self.date = date
        self.issuer = issuer
        self.subject = subject
        self.addressees = addressees
        self.urgency = urgency
        self.dueDate = dueDate
    }

    public init(_ letter: Letter, source: String) {
        self.init(
            source: source, number: letter.header.number, type: letter.header.type, date: letter.header.date,
            issuer: letter.header.issuer, subject: letter.header.subject, addressees: letter.header.addressees,
            urgency: letter.header.urgency, dueDate: letter.envelope?.dueDate)
    }
}

/// One task as a row of a list: from a letter, or from a store of many letters with what was noted there.
public struct TaskRow: Hashable, Sendable {
    /// The assignment's id.
    public var id: String
    public var letter: TaskLetter
    /// The path of the part it stands in: `II.1`.
    public var section: String
    public var duty: String
    /// Who must do it (chủ trì).
    public var agencies: [String]
    /// Phối hợp.
    public var coordinators: [String]
    public var deadlines: [Letter.Deadline]
    /// The day, or day and hour, by which it is next to be done: `2026-04-29`, `2026-04-29T16:00`; nil where the letter
    /// fixes none.
    public var due: String?
    public var targets: [Letter.Target]
    /// The goals as the letter words them, from a store that keeps no more of them than that.
    public var targetWords: [String] = []
    /// Sản phẩm.
    public var deliverable: String?
    /// Báo cáo về.
    public var reportTo: [String]
    public var state: TaskState
    /// Ghi chú.
    public var note: String
    /// One-based line of the file; nil where it is not known.
    public var line: Int?
    /// One-based page of the file, where it has pages.
    public var page: Int?

    public init(
        id: String, letter: TaskLetter, section: String = "", duty: String, agencies: [String] = [],
        coordinators: [String] = [], deadlines: [Letter.Deadline] = [], due: String? = nil,
        targets: [Letter.Target] = [], deliverable: String? = nil, reportTo: [String] = [],
        state: TaskState = .open, note: String = "", line: Int? = nil, page: Int? = nil
    ) {
        self.id = id
        self.letter = letter
        self.section = section
        self.duty = duty
        self.agencies = agencies
        self.coordinators = coordinators
        self.deadlines = deadlines
        self.due = due
        self.targets = targets
        self.deliverable = deliverable
        self.reportTo = reportTo
        self.state = state
        self.note = note
        self.line = line
        self.page = page
    }

    /// The row of an assignment that nobody has begun. Its due date is the first of those its deadlines fix; one that
    /// comes again fixes none.
    public init(_ assignment: Letter.Assignment, of letter: TaskLetter) {
        let issued = letter.date.flatMap { CalendarDay(iso: $0) }
        self.init(
            id: assignment.id, letter: letter, section: assignment.section, duty: assignment.duty,
            agencies: assignment.agencies.map(\.name), coordinators: assignment.coordinators.map(\.name),
            deadlines: assignment.deadlines,
            due: assignment.deadlines.compactMap { DeadlineDates($0, issued: issued).dueValue }.min(),
            targets: assignment.targets, deliverable: assignment.deliverable,
            reportTo: assignment.reportTo.map(\.name), line: assignment.evidence.first?.line,
            page: assignment.evidence.first?.page)
    }
}

extension TaskRow {
    /// The goals in words. Chỉ tiêu.
    func goals(in language: MessageLanguage) -> String {
        (targets.map { $0.figure(in: language) } + targetWords).joined(separator: "; ")
    }
}

/// A goal as a row of a list. Chỉ tiêu.
public struct ObjectiveRow: Hashable, Sendable {
    public var letter: TaskLetter
    public var target: Letter.Target

    public init(_ target: Letter.Target, of letter: TaskLetter) {
        self.letter = letter
        self.target = target
    }
}

/// A letter with its tasks and goals: one line of the register of letters, and the rows below it.
public struct LetterRows: Sendable {
    public var letter: TaskLetter
    public var tasks: [TaskRow]
    public var objectives: [ObjectiveRow]

    public init(letter: TaskLetter, tasks: [TaskRow], objectives: [ObjectiveRow] = []) {
        self.letter = letter
        self.tasks = tasks
        self.objectives = objectives
    }

    /// Complexity: O(*assignments* + *objectives*).
    public init(_ letter: Letter, source: String) {
        let head = TaskLetter(letter, source: source)
        self.init(
            letter: head, tasks: letter.assignments.map { TaskRow($0, of: head) },
            objectives: letter.objectives.map { ObjectiveRow($0, of: head) })
    }
}

extension LetterRows {
    /// Rows of many letters, put together by letter in the order in which the letters first appear.
    ///
    /// Complexity: O(*rows*).
    public static func grouped(_ rows: [TaskRow]) -> [LetterRows] {
        var groups: [LetterRows] = []
        var places: [TaskLetter: Int] = [:]
        for row in rows {
            if let place = places[row.letter] {
                groups[place].tasks.append(row)
            } else {
                places[row.letter] = groups.count
                groups.append(LetterRows(letter: row.letter, tasks: [row]))
            }
        }
        return groups
    }
}
