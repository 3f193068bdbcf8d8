import LetterArchive
import LetterExports
import LetterKit

/// Tasks of the archive in the forms of `extract`: a workbook, a calendar.
enum TaskExport {
    static let formats = ["xlsx", "ics"]

    /// Writes the tasks, by letter in the order in which the letters first appear.
    static func write(_ items: [TaskItem], as format: String, to path: String?) throws {
        var output: any RowOutput = format == "ics" ? CalendarOutput(path: path) : WorkbookOutput(path: path)
        for letter in LetterRows.grouped(items.map(row)) { try output.write(letter) }
        try output.finish()
    }

    /// A task as a row of a list. What comes again is due on its next day.
    static func row(_ item: TaskItem) -> TaskRow {
        let letter = TaskLetter(
            source: item.path, number: item.number, date: item.date, issuer: item.issuer, subject: item.subject,
            urgency: item.urgency)
        var row = TaskRow(
            id: item.id, letter: letter, section: item.section, duty: item.duty, agencies: item.agencies,
            coordinators: item.coordinators,
            deadlines: item.deadline.map {
                [Letter.Deadline(text: $0.text, kind: $0.kind, relation: $0.relation, value: $0.value)]
            } ?? [],
            due: item.due?.iso, deliverable: item.deliverable, reportTo: item.reportTo, state: item.state,
            note: item.note ?? "", line: item.line, page: item.page)
        row.targetWords = item.targets
        return row
    }
}
