import ArgumentParser
import LetterArchive
import LetterExports
import LetterKit

/// `giaoviec report`: how each body stands with its tasks.
struct ReportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "report", abstract: ArchiveMessage.reportOverview.text())
    }

    @Option(help: ArgumentHelp(ArchiveMessage.agencyHelp.text(), valueName: "agency")) var agency: String?
    @Option(help: ArgumentHelp(ArchiveMessage.fromHelp.text(), valueName: "day")) var from: String?
    @Option(help: ArgumentHelp(ArchiveMessage.toDayHelp.text(), valueName: "day")) var to: String?
    @Option(help: ArgumentHelp(ArchiveMessage.todayHelp.text(), valueName: "day")) var today: String?
    @Option(help: ArgumentHelp(ArchiveMessage.limitHelp.text(), valueName: "n")) var limit = 40
    @Option(name: .shortAndLong, help: ArgumentHelp(ArchiveMessage.reportFormatHelp.text(), valueName: "format"))
    var format: String?
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.outputHelp.text(), valueName: "path")) var output: String?
    @Option(help: ArgumentHelp(ArchiveMessage.chartHelp.text(), valueName: "path")) var chart: String?
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var common: CommonOptions

    private static let formats = ["table", "jsonl", "csv", "xlsx", "svg"]

    private func chosenFormat(width: Int?) throws -> String {
        try OptionValue.format(
            format, output: output, among: Self.formats, otherwise: width == nil ? "jsonl" : "table")
    }

    func validate() throws {
        for day in [from, to, today] { _ = try OptionValue.day(day) }
        _ = try OptionValue.limit(limit)
        if try chosenFormat(width: nil) == "xlsx", output == nil, FileAccess.terminalWidth(of: 1) != nil {
            throw ValidationError(Message.usageBinary.text("xlsx"))
        }
    }

    func run() throws {
        let width = output == nil ? FileAccess.terminalWidth(of: 1) : nil
        let format = try chosenFormat(width: width)
        let day = try OptionValue.day(today) ?? Clock.today()
        try archive.with(isReadOnly: true) { archive in
            let all = try archive.report(
                agency: agency, from: try OptionValue.day(from), to: try OptionValue.day(to), today: day)
            let reports = Array(all.prefix(try OptionValue.limit(limit)))
            if let chart { try Console.write(Array(Self.svg(reports, day).utf8), to: chart) }
            switch format {
            case "jsonl": try Console.write(reports.flatMap(Self.json), to: output)
            case "csv": try Console.write(Self.csv(reports), to: output)
            case "xlsx": try Self.workbook(reports, day, to: output)
            case "svg": try Console.write(Array(Self.svg(reports, day).utf8), to: output)
            default: try Console.write(Array(Self.table(reports, width: width ?? 100).utf8), to: output)
            }
        }
    }

    private static func csv(_ reports: [AgencyReport]) -> [UInt8] {
        let head = [Message.columnBody.text()] + groups + [ArchiveMessage.columnTotal.text()]
        return [0xEF, 0xBB, 0xBF] + CSVFormat.row(head)
            + reports.flatMap { CSVFormat.row([$0.agency] + cells($0).map(String.init)) }
    }

    private static func workbook(_ reports: [AgencyReport], _ day: CalendarDay, to path: String?) throws {
        let words = ReportWorkbook.Words(
            sheet: ArchiveMessage.reportSheet.text(), title: title(day), body: Message.columnBody.text(),
            groups: groups + [ArchiveMessage.columnTotal.text()])
        try OutputError.naming(path) {
            let file = try ReplacementFile(path)
            let workbook = try ReportWorkbook(path: file.path, language: .current, words: words)
            for report in reports { try workbook.append(report.agency, cells(report)) }
            try workbook.finish(date: day.iso)
            try file.finish()
        }
    }

    private static func title(_ day: CalendarDay) -> String {
        ArchiveMessage.chartTitle.text(DeadlineWords.date(day.iso))
    }

    private static var groups: [String] {
        [
            ArchiveMessage.columnDoneInTime.text(), ArchiveMessage.columnDoneLate.text(),
            ArchiveMessage.columnOpen.text(), ArchiveMessage.columnOverdue.text(),
        ]
    }

    private static func cells(_ report: AgencyReport) -> [Int] {
        [report.doneInTime, report.doneLate, report.openInTime, report.overdue, report.total]
    }

    private static func svg(_ reports: [AgencyReport], _ day: CalendarDay) -> String {
        ReportChart.svg(reports, words: ReportChart.Words(title: title(day), groups: groups))
    }

    private static func table(_ reports: [AgencyReport], width: Int) -> String {
        guard !reports.isEmpty else { return ArchiveMessage.noReport.text() + "\n" }
        var columns = [
            ColumnTable.Column(title: Message.columnBody.text(), cells: reports.map(\.agency), least: 20, most: .max)
        ]
        for (index, title) in (groups + [ArchiveMessage.columnTotal.text()]).enumerated() {
            columns.append(
                ColumnTable.Column(title: title, cells: reports.map { String(cells($0)[index]) }, least: 8, most: 14))
        }
        return ColumnTable.lines(columns, width: max(70, width)).joined(separator: "\n") + "\n"
    }

    private static func json(_ report: AgencyReport) -> [UInt8] {
        var json = JSONWriter(style: .compact)
        json.object { json in
            json.key("agency")
            json.value(report.agency)
            for (key, count) in [
                ("doneInTime", report.doneInTime), ("doneLate", report.doneLate), ("openInTime", report.openInTime),
                ("overdue", report.overdue), ("total", report.total),
            ] as [(StaticString, Int)] {
                json.key(key)
                json.value(count)
            }
        }
        return json.bytes + [0x0A]
    }
}
