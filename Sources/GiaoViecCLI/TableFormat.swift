import LetterKit

/// The table for the terminal: the letter's head line, then a row an assignment, as wide as the
/// terminal. Cells wrap at blanks; a duty that needs more lines than its row has is shortened.
enum TableFormat {
    /// Doubts listed under the table.
    private static let doubtLines = 5

    static func text(of letter: Letter, name: String, agency: String?, width: Int) -> String {
        let width = max(40, width)
        var lines = TextWidth.wrap(Cells.head(letter, name: name), width: width, lines: 2)
        if let subject = letter.header.subject { lines += TextWidth.wrap(capitalized(subject), width: width, lines: 3) }
        for note in Cells.envelope(letter) { lines += TextWidth.wrap(note, width: width, lines: 2) }
        var counts = [Message.assignmentCount.text(String(letter.assignments.count))]
        let doubts = letter.findings.filter(\.needsAttention)
        if !doubts.isEmpty { counts.append(Message.findingCount.text(String(doubts.count))) }
        guard !letter.assignments.isEmpty else {
            lines.append("")
            lines.append(agency.map { Message.noAssignmentsFor.text($0) } ?? Message.noAssignments.text())
            return lines.joined(separator: "\n") + "\n"
        }
        lines.append(counts.joined(separator: " · "))
        lines.append("")
        lines += ColumnTable.lines(columns(of: letter, agency: agency), width: width)
        if !doubts.isEmpty {
            lines.append("")
            for doubt in doubts.prefix(doubtLines) {
                let words = Message.findingLine.text(String(doubt.evidence.line), doubt.message(in: .current))
                lines.append(TextWidth.truncate(words, width: width))
            }
            if doubts.count > doubtLines { lines.append("…") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func columns(of letter: Letter, agency: String?) -> [ColumnTable.Column] {
        func column(_ title: Message, _ least: Int, _ most: Int, _ cell: (Letter.Assignment) -> String)
            -> ColumnTable.Column
        {
            ColumnTable.Column(title: title.text(), cells: letter.assignments.map(cell), least: least, most: most)
        }
        var columns = [
            column(.columnSection, 3, 9) { $0.section },
            agency == nil
                ? column(.columnBody, 14, 30, body) : column(.columnRole, 12, 30, role),
            column(.columnDuty, 24, .max) { capitalized($0.duty) },
            column(.columnDeadline, 10, 22, Cells.deadlines),
            column(.columnTarget, 8, 22, Cells.targets),
            column(.columnLine, 4, 6, Cells.line),
        ]
        columns.removeAll { column in column.cells.allSatisfy(\.isEmpty) }
        return columns
    }

    /// What the body that was asked for is in the task, and who it works with.
    private static func role(_ assignment: Letter.Assignment) -> String {
        let role = Cells.role(assignment)
        switch assignment.concern?.role {
        case .lead where !assignment.coordinators.isEmpty:
            return role + " (" + Message.withBody.text(Cells.names(assignment.coordinators)) + ")"
        case .coordinating: return role + "; " + Message.ledBy.text(Cells.agencies(assignment))
        default: return role
        }
    }

    static func capitalized(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }

    /// Who acts, and with whom.
    private static func body(_ assignment: Letter.Assignment) -> String {
        let lead = capitalized(Cells.agencies(assignment))
        guard !assignment.coordinators.isEmpty else { return lead }
        return lead + " (" + Message.withBody.text(Cells.names(assignment.coordinators)) + ")"
    }
}
