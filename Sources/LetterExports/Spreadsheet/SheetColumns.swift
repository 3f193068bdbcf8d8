internal import LetterKit

/// A column of a sheet: its head and its width in characters.
struct SheetColumn {
    var word: ExportWord
    var width: Double
}

/// The sheets of a workbook of tasks.
enum SheetKind: CaseIterable {
    /// The register of Decree 30/2020/NĐ-CP, Appendix IV: Sổ theo dõi giải quyết văn bản đến, its seven columns.
    case register
    case tasks
    case objectives

    var name: ExportWord {
        switch self {
        case .register: .registerSheet
        case .tasks: .tasksSheet
        case .objectives: .objectivesSheet
        }
    }

    var columns: [SheetColumn] {
        switch self {
        case .register:
            [
                SheetColumn(word: .arrivalNumber, width: 9), SheetColumn(word: .letterColumn, width: 60),
                SheetColumn(word: .receivingUnit, width: 32), SheetColumn(word: .dueColumn, width: 13),
                SheetColumn(word: .progress, width: 17), SheetColumn(word: .replyNumber, width: 18),
                SheetColumn(word: .note, width: 28),
            ]
        case .tasks:
            [
                SheetColumn(word: .code, width: 10), SheetColumn(word: .duty, width: 50),
                SheetColumn(word: .lead, width: 22), SheetColumn(word: .coordinating, width: 22),
                SheetColumn(word: .deadlineText, width: 18), SheetColumn(word: .deadlineDate, width: 11),
                SheetColumn(word: .target, width: 13), SheetColumn(word: .product, width: 16),
                SheetColumn(word: .reportTo, width: 18), SheetColumn(word: .state, width: 15),
                SheetColumn(word: .note, width: 18), SheetColumn(word: .letterNumber, width: 15),
                SheetColumn(word: .letterDate, width: 11), SheetColumn(word: .place, width: 14),
            ]
        case .objectives:
            [
                SheetColumn(word: .agency, width: 30), SheetColumn(word: .metric, width: 50),
                SheetColumn(word: .comparator, width: 9), SheetColumn(word: .value, width: 14),
                SheetColumn(word: .unit, width: 14), SheetColumn(word: .period, width: 12),
                SheetColumn(word: .text, width: 50), SheetColumn(word: .letterNumber, width: 18),
                SheetColumn(word: .place, width: 16),
            ]
        }
    }

    /// The title over the register and the line with the numbers of its columns, as the decree's form has them.
    var rowsAboveHead: Int { self == .register ? 1 : 0 }
    var rowsBelowHead: Int { self == .register ? 1 : 0 }
    /// The first row of data, counted from 0.
    var firstRow: Int { rowsAboveHead + 1 + rowsBelowHead }

    /// The column that holds states.
    var stateColumn: Int? {
        switch self {
        case .register: 4
        case .tasks: 9
        case .objectives: nil
        }
    }

    /// The column that holds dates by which something is due.
    var dueColumn: Int? {
        switch self {
        case .register: 3
        case .tasks: 5
        case .objectives: nil
        }
    }
}

extension SheetKind {
    /// How many figures fit side by side into each column; codes are written small.
    var textWidths: [Double] { columns.map { $0.word == .code ? $0.width / 0.75 : $0.width } }
}

/// A cell's content.
enum SheetCell {
    case empty
    case text(String)
    case number(Double)
    /// ISO 8601, with or without a time; text where it is no day a sheet knows.
    case date(String)

    init(_ text: String?) { self = text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }

    /// The height of a row in points, so that all of its text is to be seen: not every program fits rows by itself.
    ///
    /// A width counts figures. Text runs narrower, but loses at the ends of lines about what it gains.
    /// Complexity: O(*characters*).
    static func height(of cells: [SheetCell], widths: [Double]) -> Double {
        var lines = 1
        for (width, cell) in zip(widths, cells) {
            guard case .text(let text) = cell else { continue }
            var count = 0
            for paragraph in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
                // Bytes that continue a letter do not count.
                let letters = paragraph.count { $0 & 0xC0 != 0x80 }
                count += max(1, Int((Double(letters) / width).rounded(.up)))
            }
            lines = max(lines, count)
        }
        // The highest row that sheets know has 409 points.
        return min(409, Double(lines) * 15 + 1)
    }
}

extension LetterRows {
    /// The letter's line of the register. What the receiving office gives it (arrival number, reply) stays empty. Under what
    /// the form asks for in the second column stands the subject, without which nobody knows the letter.
    func registerCells(in language: MessageLanguage) -> [SheetCell] {
        let head = [letter.title(in: language), letter.issuer ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let about = [head, letter.subject ?? ""].filter { !$0.isEmpty }.joined(separator: "\n")
        let notes = [
            letter.urgency.map { ExportWord.urgencyNote.text($0, in: language) },
            letter.source.isEmpty ? nil : ExportWord.fromLetter.text(letter.source, in: language),
        ].compactMap { $0 }
        let due = (tasks.filter { !$0.state.isClosed }.map(\.due) + [letter.dueDate]).compactMap { $0 }.min()
        return [
            .empty, SheetCell(about), SheetCell(receivers.joined(separator: "; ")), due.map { .date($0) } ?? .empty,
            SheetCell(progress?.label(in: language)), .empty, SheetCell(notes.joined(separator: "\n")),
        ]
    }

    /// The bodies that have tasks, each once in the letter's order; the addressees where no task names one.
    private var receivers: [String] {
        var seen: Set<String> = []
        let names = tasks.flatMap(\.agencies).filter { seen.insert($0.lowercased()).inserted }
        return names.isEmpty ? letter.addressees : names
    }

    /// The state that all tasks have; under way where they differ; none without tasks.
    private var progress: TaskState? {
        guard let first = tasks.first?.state else { return nil }
        return tasks.allSatisfy { $0.state == first } ? first : .started
    }
}

extension TaskRow {
    func cells(in language: MessageLanguage) -> [SheetCell] {
        [
            SheetCell(id), SheetCell(duty), SheetCell(agencies.joined(separator: "; ")),
            SheetCell(coordinators.joined(separator: "; ")),
            SheetCell(deadlines.map(\.text).joined(separator: "; ")), due.map { .date($0) } ?? .empty,
            SheetCell(goals(in: language)), SheetCell(deliverable),
            SheetCell(reportTo.joined(separator: "; ")), .text(state.label(in: language)), SheetCell(note),
            SheetCell(letter.number), letter.date.map { .date($0) } ?? .empty, SheetCell(place(in: language)),
        ]
    }
}

extension ObjectiveRow {
    func cells(in language: MessageLanguage) -> [SheetCell] {
        var place = ""
        if let evidence = target.evidence {
            place = ExportWord.line.text(String(evidence.line), in: language)
            if let page = evidence.page { place += ", " + ExportWord.page.text(String(page), in: language) }
        }
        return [
            SheetCell(target.agency), SheetCell(target.metric), SheetCell(Self.signs[target.comparator] ?? "="),
            target.value.isFinite ? .number(target.value) : .empty, SheetCell(target.unit),
            SheetCell(target.periodWords(in: language)),
            SheetCell(target.text), SheetCell(letter.number), SheetCell(place),
        ]
    }

    private static let signs = [">=": "≥", "<=": "≤"]
}
