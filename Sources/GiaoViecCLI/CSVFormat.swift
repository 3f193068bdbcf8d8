import LetterKit

/// CSV as RFC 4180 has it, UTF-8 with a byte order mark, so that Excel opens it right.
///
/// One row an assignment. A cell that a spreadsheet would take for a formula (it begins with
/// `=` `+` `-` `@`, a tab or a line end) gets an apostrophe before it.
enum CSVFormat {
    static func head(withRole: Bool) -> [UInt8] {
        var columns: [Message] = [
            .columnFile, .columnNumber, .columnDate, .columnIssuer, .columnSection, .columnAgency, .columnCoordinators,
            .columnDuty, .columnDeadline, .columnDeadlineValue, .columnTarget, .columnReportTo, .columnDeliverable,
            .columnModality, .columnConditional, .columnLine, .columnID,
        ]
        if withRole { columns.insert(.columnRole, at: 5) }
        return [0xEF, 0xBB, 0xBF] + row(columns.map { $0.text() })
    }

    static func rows(of letter: Letter, name: String, withRole: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for assignment in letter.assignments {
            var cells = [
                name, letter.header.number ?? "", letter.header.date ?? "", letter.header.issuer ?? "",
                assignment.section,
                Cells.names(assignment.agencies), Cells.names(assignment.coordinators), assignment.duty,
                assignment.deadlines.map(\.text).joined(separator: "; "),
                assignment.deadlines.map { $0.relation + " " + $0.value }.joined(separator: "; "),
                Cells.targets(assignment), Cells.names(assignment.reportTo), assignment.deliverable ?? "",
                (assignment.modality == "request" ? Message.request : .order).text(),
                (assignment.isConditional ? Message.yes : .no).text(), Cells.line(assignment), assignment.id,
            ]
            if withRole { cells.insert(Cells.role(assignment), at: 5) }
            bytes += row(cells)
        }
        return bytes
    }

    static func row(_ cells: [String]) -> [UInt8] {
        Array((cells.map(cell).joined(separator: ",") + "\r\n").utf8)
    }

    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first) { text = "'" + text }
        guard text.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) else { return text }
        return "\"" + HelpText.replacing("\"", by: "\"\"", in: text) + "\""
    }
}
