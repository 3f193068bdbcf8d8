internal import CSpreadsheet
public import LetterKit

/// Writes a workbook of three sheets: the register of letters (sổ theo dõi giải quyết văn bản đến, Decree 30/2020/NĐ-CP,
/// Appendix IV), the tasks, the objectives.
///
/// Letters go to disk one by one, so memory stays flat however many there are. The same letters give the same bytes: the
/// workbook's date is that of the newest letter. States are chosen from a list; rows that are overdue, due within seven
/// days or without a deadline are coloured by formulas, so the colours follow the day on which the workbook is opened.
///
/// ```swift
/// let workbook = try TaskWorkbook(path: "nhiem-vu.xlsx", language: .vietnamese)
/// try workbook.append(LetterRows(letter, source: "cong-van.txt"))
/// try workbook.finish()
/// ```
public final class TaskWorkbook {
    /// Rows that a sheet may have.
    public static let rowLimit = WorkbookFile.rowLimit

    private let file: WorkbookFile
    private let language: MessageLanguage
    private var library: SpreadsheetLibrary { file.library }
    private var sheets: [SheetKind: WorkbookFile.Sheet] = [:]
    /// The next row of each sheet.
    private var rows: [SheetKind: Int] = [:]
    private var newestDate = ""

    /// - Throws: ``ExportError/missing(component:package:)``, ``ExportError/unwritable(reason:)``
    public init(path: String, language: MessageLanguage) throws(ExportError) {
        file = try WorkbookFile(path: path, language: language)
        self.language = language
        for kind in SheetKind.allCases {
            let sheet = try file.addSheet(kind.name.text(in: language))
            sheets[kind] = sheet
            try writeHead(kind, sheet)
        }
    }

    /// Adds a letter: its line in the register, its tasks and objectives.
    /// - Throws: ``ExportError``
    ///
    /// Complexity: O(*characters*).
    public func append(_ letter: LetterRows) throws(ExportError) {
        try append(letter.registerCells(in: language), to: .register)
        for task in letter.tasks { try append(task.cells(in: language), to: .tasks) }
        for objective in letter.objectives { try append(objective.cells(in: language), to: .objectives) }
        newestDate = max(newestDate, letter.letter.date ?? "")
    }

    /// Writes what is left and closes the file. Nothing can be added then.
    /// - Throws: ``ExportError/unwritable(reason:)``, ``ExportError/temporaryFile(reason:)``
    public func finish() throws(ExportError) {
        guard file.workbook != nil else { return }
        for kind in SheetKind.allCases {
            if let sheet = sheets[kind] { try finish(kind, sheet) }
        }
        try file.finish(date: newestDate)
    }

    // MARK: - Rows

    private func append(_ cells: [SheetCell], to kind: SheetKind) throws(ExportError) {
        guard let sheet = sheets[kind], file.workbook != nil else { return }
        let row = rows[kind, default: kind.firstRow]
        try file.writeRow(cells, sheet, row: row, widths: kind.textWidths) { column in
            kind.columns[column].word == .code ? file.formats.code : file.formats.text
        }
        rows[kind] = row + 1
    }

    // MARK: - Around the rows

    private func writeHead(_ kind: SheetKind, _ sheet: WorkbookFile.Sheet) throws(ExportError) {
        let columns = kind.columns
        try file.setUp(sheet, widths: columns.map(\.width))
        if kind.rowsAboveHead > 0 {
            try file.writeTitle(ExportWord.registerTitle.text(in: language), sheet, columns: columns.count)
        }
        let head = kind.rowsAboveHead
        let heads = columns.map { SheetCell.text($0.word.text(in: language)) }
        try file.writeRow(heads, sheet, row: head, widths: kind.textWidths) { _ in file.formats.head }
        for row in head + 1..<kind.firstRow {
            let numbers = columns.indices.map { SheetCell.text("(\($0 + 1))") }
            try file.writeRow(numbers, sheet, row: row, widths: kind.textWidths) { _ in file.formats.columnNumber }
        }
        library.freeze(sheet, lxw_row_t(kind.firstRow), kind == .tasks ? 2 : 0)
        try library.check(library.repeatRows(sheet, lxw_row_t(head), lxw_row_t(kind.firstRow - 1)))
    }

    private func finish(_ kind: SheetKind, _ sheet: WorkbookFile.Sheet) throws(ExportError) {
        let first = lxw_row_t(kind.firstRow)
        let last = lxw_row_t(max(rows[kind, default: 0], kind.firstRow + 1) - 1)
        let lastColumn = lxw_col_t(kind.columns.count - 1)
        try library.check(library.filter(sheet, first - 1, 0, last, lastColumn))
        guard let state = kind.stateColumn, let due = kind.dueColumn else { return }
        try addStates(sheet, first, last, lxw_col_t(state))
        guard let workbook = file.workbook else { return }
        for colour in RowColour.allCases where colour != .noDeadline || kind == .tasks {
            let formula = colour.formula(
                row: Int(first) + 1, due: Self.letter(due), state: Self.letter(state), words: "E", language: language)
            let format = library.addFormat(workbook)
            library.setBackground(format, colour.background)
            library.setFontColour(format, colour.font)
            try formula.withMutableCString { (text) throws(ExportError) in
                var rule = lxw_conditional_format()
                rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
                rule.value_string = text
                rule.format = format
                rule.stop_if_true = 1
                try library.check(library.colour(sheet, first, 0, last, lastColumn, &rule))
            }
        }
    }

    /// The drop-down of states.
    private func addStates(
        _ sheet: WorkbookFile.Sheet, _ first: lxw_row_t, _ last: lxw_row_t, _ column: lxw_col_t
    ) throws(ExportError) {
        let labels = TaskState.allCases.map { strdup($0.label(in: language)) }
        defer { for label in labels { free(label) } }
        var list = labels + [nil]
        let title = ExportWord.stateErrorTitle.text(in: language)
        let message = ExportWord.stateError.text(in: language)
        let code = list.withUnsafeMutableBufferPointer { list in
            title.withMutableCString { title in
                message.withMutableCString { message in
                    var rule = lxw_data_validation()
                    rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
                    rule.value_list = list.baseAddress
                    rule.error_title = title
                    rule.error_message = message
                    return library.validate(sheet, first, column, last, column, &rule)
                }
            }
        }
        try library.check(code)
    }

    /// The name of one of the first 26 columns.
    private static func letter(_ column: Int) -> String { String(UnicodeScalar(UInt8(65 + column))) }
}

/// What the colour of a row tells.
enum RowColour: CaseIterable {
    /// Quá hạn.
    case overdue
    /// Đến hạn trong 7 ngày.
    case dueSoon
    /// Không có thời hạn.
    case noDeadline

    var background: lxw_color_t {
        switch self {
        case .overdue: 0xF8CBCB
        case .dueSoon: 0xFFE9A8
        case .noDeadline: 0xE7E9EC
        }
    }

    var font: lxw_color_t {
        switch self {
        case .overdue: 0x8A1010
        case .dueSoon: 0x6B4E00
        case .noDeadline: 0x444444
        }
    }

    /// - Parameter words: the column of the deadline as written.
    func formula(row: Int, due: String, state: String, words: String, language: MessageLanguage) -> String {
        let open = TaskState.allCases.filter(\.isClosed)
            .map { "$\(state)\(row)<>\"\($0.label(in: language))\"" }.joined(separator: ",")
        let day = "$\(due)\(row)"
        return switch self {
        case .overdue: "=AND(ISNUMBER(\(day)),INT(\(day))<TODAY(),\(open))"
        case .dueSoon: "=AND(ISNUMBER(\(day)),INT(\(day))>=TODAY(),INT(\(day))<=TODAY()+7,\(open))"
        case .noDeadline: "=AND(\(day)=\"\",$\(words)\(row)=\"\",\(open))"
        }
    }
}

extension String {
    /// Calls with a copy that the C library may hold as its own while it runs.
    fileprivate func withMutableCString<Result, Failure: Error>(
        _ body: (UnsafeMutablePointer<CChar>?) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let copy = strdup(self)
        defer { free(copy) }
        return try body(copy)
    }
}
