import ArgumentParser
import LetterArchive
import LetterKit

/// `giaoviec tasks`: what is to be done, over the whole archive.
struct TasksCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "tasks", abstract: ArchiveMessage.tasksOverview.text(),
            subcommands: [
                TaskListCommand.self, TaskStateCommand<TaskDone>.self, TaskStateCommand<TaskStart>.self,
                TaskStateCommand<TaskWait>.self, TaskStateCommand<TaskPause>.self, TaskStateCommand<TaskCancel>.self,
                TaskStateCommand<TaskReopen>.self, TaskNoteCommand.self, TaskHistoryCommand.self,
            ], defaultSubcommand: TaskListCommand.self)
    }
}

struct TaskListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "list", abstract: ArchiveMessage.tasksListOverview.text())
    }

    @Option(help: ArgumentHelp(ArchiveMessage.agencyHelp.text(), valueName: "agency")) var agency: String?
    @Option(help: ArgumentHelp(ArchiveMessage.roleHelp.text(), valueName: "role")) var role: String?
    @Option(help: ArgumentHelp(ArchiveMessage.dueBeforeHelp.text(), valueName: "day")) var dueBefore: String?
    @Option(help: ArgumentHelp(ArchiveMessage.dueAfterHelp.text(), valueName: "day")) var dueAfter: String?
    @Flag(help: ArgumentHelp(ArchiveMessage.overdueHelp.text())) var overdue = false
    @Option(help: ArgumentHelp(ArchiveMessage.withinHelp.text(), valueName: "days")) var within: Int?
    @Flag(help: ArgumentHelp(ArchiveMessage.recurringHelp.text())) var recurring = false
    @Flag(help: ArgumentHelp(ArchiveMessage.noDeadlineHelp.text())) var noDeadline = false
    @Option(help: ArgumentHelp(ArchiveMessage.stateHelp.text(), valueName: "state")) var state: String?
    @Flag(help: ArgumentHelp(ArchiveMessage.allHelp.text())) var all = false
    @Option(help: ArgumentHelp(ArchiveMessage.todayHelp.text(), valueName: "day")) var today: String?
    @Option(help: ArgumentHelp(ArchiveMessage.limitHelp.text(), valueName: "n")) var limit = 50
    @Option(name: .shortAndLong, help: ArgumentHelp(ArchiveMessage.taskFormatHelp.text(), valueName: "format"))
    var format: String?
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.outputHelp.text(), valueName: "path")) var output: String?
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var common: CommonOptions

    static let formats = ["table", "jsonl", "csv"] + TaskExport.formats

    /// As asked for; else as the output's name says; else a table on a terminal and JSON Lines in a pipe.
    private func chosenFormat(width: Int?) throws -> String {
        try OptionValue.format(
            format, output: output, among: Self.formats,
            otherwise: width == nil || output != nil ? "jsonl" : "table")
    }

    private func request() throws -> TaskRequest {
        var request = TaskRequest(today: try OptionValue.day(today) ?? Clock.today())
        request.agency = agency
        request.role = try OptionValue.role(role)
        request.dueBefore = try OptionValue.day(dueBefore)
        request.dueAfter = try OptionValue.day(dueAfter)
        request.isOverdue = overdue
        if let within, !(0...100_000).contains(within) {
            throw ValidationError(ArchiveMessage.usageLimit.text("--within"))
        }
        request.withinDays = within
        request.isRecurring = recurring
        request.hasNoDeadline = noDeadline
        request.state = try OptionValue.state(state)
        request.includesClosed = all
        request.limit = try OptionValue.limit(limit)
        return request
    }

    func validate() throws {
        _ = try request()
        if try chosenFormat(width: nil) == "xlsx", output == nil, FileAccess.terminalWidth(of: 1) != nil {
            throw ValidationError(Message.usageBinary.text("xlsx"))
        }
    }

    func run() throws {
        let request = try request()
        let width = output == nil ? FileAccess.terminalWidth(of: 1) : nil
        let format = try chosenFormat(width: width)
        try archive.with(isReadOnly: true) { archive in
            let items = try archive.tasks(request)
            switch format {
            case "xlsx", "ics": try TaskExport.write(items, as: format, to: output)
            case "jsonl": try Console.write(items.flatMap(TaskFormat.json), to: output)
            case "csv": try Console.write(TaskFormat.csv(items), to: output)
            default:
                let table = TaskFormat.table(items, today: request.today, width: width ?? 100)
                try Console.write(Array(table.utf8), to: output)
            }
        }
    }
}

/// Tasks of the archive, for a person and for programs.
enum TaskFormat {
    static func table(_ items: [TaskItem], today: CalendarDay, width: Int) -> String {
        guard !items.isEmpty else { return ArchiveMessage.noTasks.text() + "\n" }
        func column(_ title: String, _ least: Int, _ most: Int, _ cell: (TaskItem) -> String) -> ColumnTable.Column {
            ColumnTable.Column(title: title, cells: items.map(cell), least: least, most: most)
        }
        var columns = [
            column(ArchiveMessage.columnDue.text(), 10, 22) { due($0, today: today) },
            column(Message.columnBody.text(), 12, 28) { bodies($0) },
            column(Message.columnDuty.text(), 24, .max) { TableFormat.capitalized($0.duty) },
            column(ArchiveMessage.columnState.text(), 8, 14) { $0.state == .open ? "" : $0.state.words },
            column(ArchiveMessage.columnLetter.text(), 8, 18) { $0.number ?? "" },
            column(ArchiveMessage.columnTask.text(), items.map(\.id.count).max() ?? 0, 48) { $0.id },
        ]
        columns.removeAll { column in column.cells.allSatisfy(\.isEmpty) }
        return ColumnTable.lines(columns, width: max(60, width)).joined(separator: "\n") + "\n"
    }

    private static func bodies(_ item: TaskItem) -> String {
        let lead = item.agencies.isEmpty ? Message.everyone.text() : item.agencies.joined(separator: "; ")
        guard !item.coordinators.isEmpty else { return lead }
        return lead + " (" + Message.withBody.text(item.coordinators.joined(separator: "; ")) + ")"
    }

    private static func due(_ item: TaskItem, today: CalendarDay) -> String {
        guard let due = item.due else { return item.deadline?.text ?? "" }
        let day = DeadlineWords.date(due.iso)
        var words = day
        let left = today.distance(to: due)
        if !item.state.isClosed {
            words =
                left < 0
                ? ArchiveMessage.dueOverdue.text(day, String(-left))
                : left == 0 ? ArchiveMessage.dueToday.text(day) : ArchiveMessage.dueIn.text(day, String(left))
        }
        return item.isRecurring ? ArchiveMessage.recurs.text(words) : words
    }

    static func csv(_ items: [TaskItem]) -> [UInt8] {
        let head = [
            ArchiveMessage.columnTask.text(), Message.columnDuty.text(), Message.columnAgency.text(),
            Message.columnCoordinators.text(), Message.columnDeadline.text(), ArchiveMessage.columnDue.text(),
            Message.columnTarget.text(), Message.columnReportTo.text(), Message.columnDeliverable.text(),
            ArchiveMessage.columnState.text(), ArchiveMessage.columnNote.text(), Message.columnNumber.text(),
            Message.columnDate.text(), Message.columnIssuer.text(), Message.columnSection.text(),
            Message.columnLine.text(), Message.columnFile.text(),
        ]
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + CSVFormat.row(head)
        for item in items {
            bytes += CSVFormat.row([
                item.id, item.duty, item.agencies.joined(separator: "; "), item.coordinators.joined(separator: "; "),
                item.deadline?.text ?? "", item.due?.iso ?? "", item.targets.joined(separator: "; "),
                item.reportTo.joined(separator: "; "), item.deliverable ?? "", item.state.words, item.note ?? "",
                item.number ?? "", item.date ?? "", item.issuer ?? "", item.section, item.line.map(String.init) ?? "",
                item.path,
            ])
        }
        return bytes
    }

    static func json(_ item: TaskItem) -> [UInt8] {
        var json = JSONWriter(style: .compact)
        let texts: [(StaticString, String?)] = [
            ("id", item.id), ("duty", item.duty), ("section", item.section), ("deliverable", item.deliverable),
            ("modality", item.modality), ("state", item.state.rawValue), ("note", item.note), ("due", item.due?.iso),
            ("number", item.number), ("date", item.date), ("issuer", item.issuer), ("subject", item.subject),
            ("source", item.path),
        ]
        let lists: [(StaticString, [String])] = [
            ("agencies", item.agencies), ("coordinators", item.coordinators), ("reportTo", item.reportTo),
            ("targets", item.targets),
        ]
        json.object { json in
            for (key, value) in texts {
                json.key(key)
                json.value(value)
            }
            for (key, values) in lists {
                json.key(key)
                json.array(values) { $0.value($1) }
            }
            json.key("deadline")
            if let deadline = item.deadline {
                json.object { json in
                    for (key, value) in [
                        ("text", deadline.text), ("kind", deadline.kind), ("relation", deadline.relation),
                        ("value", deadline.value),
                    ] as [(StaticString, String)] {
                        json.key(key)
                        json.value(value)
                    }
                }
            } else {
                json.null()
            }
            json.key("line")
            if let line = item.line { json.value(line) } else { json.null() }
            json.key("page")
            if let page = item.page { json.value(page) } else { json.null() }
        }
        return json.bytes + [0x0A]
    }
}
