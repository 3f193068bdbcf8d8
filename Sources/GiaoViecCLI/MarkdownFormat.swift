import LetterKit

/// A heading for the letter and a table of its assignments.
enum MarkdownFormat {
    static func text(of letter: Letter, name: String, agency: String?) -> String {
        var text = "## " + escaped(Cells.head(letter, name: name)) + "\n\n"
        if let subject = letter.header.subject { text += escaped(subject) + "\n\n" }
        for note in Cells.envelope(letter) { text += escaped(note) + "\n\n" }
        guard !letter.assignments.isEmpty else {
            return text + (agency.map { Message.noAssignmentsFor.text(escaped($0)) } ?? Message.noAssignments.text())
                + "\n"
        }
        var columns: [Message] = [
            .columnSection, .columnAgency, .columnCoordinators, .columnDuty, .columnDeadline, .columnTarget,
            .columnReportTo,
            .columnLine,
        ]
        if agency != nil { columns.insert(.columnRole, at: 1) }
        text += row(columns.map { $0.text() })
        text += row(columns.map { _ in "---" })
        for assignment in letter.assignments {
            var cells = [
                assignment.section, Cells.agencies(assignment), Cells.names(assignment.coordinators), assignment.duty,
                Cells.deadlines(assignment), Cells.targets(assignment), Cells.names(assignment.reportTo),
                Cells.line(assignment),
            ]
            if agency != nil { cells.insert(Cells.role(assignment), at: 1) }
            text += row(cells.map(escaped))
        }
        return text
    }

    static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    /// Marks that would be read as Markdown or HTML get a backslash.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "|", "*", "_", "`", "<", ">", "[", "]": result += "\\"
            default: break
            }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
