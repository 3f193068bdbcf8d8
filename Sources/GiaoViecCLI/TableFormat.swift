import LetterKit

/// The table for the terminal: the letter's head line, then a row an assignment, as wide as the
/// terminal. Cells wrap at blanks; a duty that needs more lines than its row has is shortened.
enum TableFormat {
    /// Lines a duty may take where nothing else makes the row higher.
    private static let dutyLines = 3
    private static let cellLines = 5
    /// Doubts listed under the table.
    private static let doubtLines = 5

    private struct Column {
        var title: String
        var cells: [String]
        var least: Int
        var most: Int
        var width = 0
    }

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
        lines += rows(columns(of: letter, agency: agency), width: width)
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

    private static func columns(of letter: Letter, agency: String?) -> [Column] {
        func column(_ title: Message, _ least: Int, _ most: Int, _ cell: (Letter.Assignment) -> String) -> Column {
            Column(title: title.text(), cells: letter.assignments.map(cell), least: least, most: most)
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

    private static func capitalized(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }

    /// Who acts, and with whom.
    private static func body(_ assignment: Letter.Assignment) -> String {
        let lead = capitalized(Cells.agencies(assignment))
        guard !assignment.coordinators.isEmpty else { return lead }
        return lead + " (" + Message.withBody.text(Cells.names(assignment.coordinators)) + ")"
    }

    private static func rows(_ columns: [Column], width: Int) -> [String] {
        var columns = columns
        fit(&columns, into: width - 2 * (columns.count - 1))
        var lines: [String] = []
        lines.append(line(columns.map { TextWidth.truncate($0.title, width: $0.width) }, columns))
        lines.append(columns.map { String(repeating: "─", count: $0.width) }.joined(separator: "──"))
        for row in columns[0].cells.indices {
            var height = dutyLines
            for column in columns where column.most != .max {
                height = max(
                    height,
                    min(cellLines, TextWidth.wrap(column.cells[row], width: column.width, lines: cellLines).count))
            }
            let cells = columns.map { TextWidth.wrap($0.cells[row], width: $0.width, lines: height) }
            for index in 0..<(cells.map(\.count).max() ?? 0) {
                lines.append(line(cells.map { index < $0.count ? $0[index] : "" }, columns))
            }
        }
        return lines
    }

    /// Every column gets what its cells need up to its most; the duty gets the rest.
    private static func fit(_ columns: inout [Column], into width: Int) {
        guard let duty = columns.firstIndex(where: { $0.most == .max }) else { return }
        for index in columns.indices where index != duty {
            let needed = columns[index].cells.reduce(TextWidth.of(columns[index].title)) { max($0, TextWidth.of($1)) }
            columns[index].width = max(min(columns[index].least, needed), min(needed, columns[index].most))
        }
        func others() -> Int { columns.indices.reduce(0) { $0 + ($1 == duty ? 0 : columns[$1].width) } }
        // The duty is worth about half of the line; the widest of the others give way first.
        let wanted = max(columns[duty].least, width * 45 / 100)
        while width - others() < wanted {
            let candidates = columns.indices.filter { $0 != duty && columns[$0].width > columns[$0].least }
            guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else { break }
            columns[widest].width -= 1
        }
        columns[duty].width = max(8, width - others())
    }

    private static func line(_ cells: [String], _ columns: [Column]) -> String {
        var text = ""
        for (index, column) in columns.enumerated() {
            text += cells[index]
            if index + 1 < columns.count {
                text += String(repeating: " ", count: max(0, column.width - TextWidth.of(cells[index])) + 2)
            }
        }
        while text.last == " " { text.removeLast() }
        return text
    }
}
