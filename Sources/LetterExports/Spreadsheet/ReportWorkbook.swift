internal import CSpreadsheet
public import LetterKit

/// Writes a workbook of one sheet: how many tasks each body has in each group of a report.
///
/// ```swift
/// let workbook = try ReportWorkbook(path: "bao-cao.xlsx", language: .vietnamese, words: words)
/// try workbook.append("Sở Y tế", [12, 1, 4, 2])
/// try workbook.finish(date: "2026-03-31")
/// ```
public final class ReportWorkbook {
    /// What the sheet says of its figures.
    public struct Words: Sendable {
        /// The name of the sheet, at most 31 characters.
        public var sheet: String
        public var title: String
        /// The head over the bodies.
        public var body: String
        /// The heads over the figures.
        public var groups: [String]

        public init(sheet: String, title: String, body: String, groups: [String]) {
            self.sheet = sheet
            self.title = title
            self.body = body
            self.groups = groups
        }
    }

    private let file: WorkbookFile
    private let sheet: WorkbookFile.Sheet
    private let widths: [Double]
    /// The next row; title and head are above the first.
    private var row = 2

    /// - Throws: ``ExportError/missing(component:package:)``, ``ExportError/unwritable(reason:)``
    public init(path: String, language: MessageLanguage, words: Words) throws(ExportError) {
        file = try WorkbookFile(path: path, language: language)
        sheet = try file.addSheet(words.sheet)
        widths = [60] + words.groups.map { _ in 16 }
        try file.setUp(sheet, widths: widths)
        try file.writeTitle(words.title, sheet, columns: widths.count)
        let heads = ([words.body] + words.groups).map { SheetCell.text($0) }
        try file.writeRow(heads, sheet, row: 1, widths: widths) { _ in file.formats.head }
        file.library.freeze(sheet, 2, 1)
        try file.library.check(file.library.repeatRows(sheet, 1, 1))
    }

    /// Adds a body with a figure for each group.
    /// - Throws: ``ExportError``
    public func append(_ body: String, _ counts: [Int]) throws(ExportError) {
        let cells = [SheetCell.text(body)] + counts.map { .number(Double($0)) }
        try file.writeRow(cells, sheet, row: row, widths: widths) { _ in file.formats.text }
        row += 1
    }

    /// Writes what is left and closes the file, as old as the day of the report (ISO 8601).
    /// - Throws: ``ExportError/unwritable(reason:)``, ``ExportError/temporaryFile(reason:)``
    public func finish(date: String) throws(ExportError) {
        let last = lxw_row_t(max(row - 1, 2))
        try file.library.check(file.library.filter(sheet, 1, 0, last, lxw_col_t(widths.count - 1)))
        try file.finish(date: date)
    }
}
