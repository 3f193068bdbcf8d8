internal import CSpreadsheet
public import LetterKit

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

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
    private typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
    private typealias Format = UnsafeMutablePointer<lxw_format>

    /// Rows that a sheet may have.
    public static let rowLimit = Int(LXW_ROW_MAX)

    private let library: SpreadsheetLibrary
    private let language: MessageLanguage
    private let path: String
    /// Nil when it is finished.
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var sheets: [SheetKind: Sheet] = [:]
    /// The next row of each sheet.
    private var rows: [SheetKind: Int] = [:]
    private var formats = Formats()
    private var newestDate = ""

    private struct Formats {
        var title: Format?
        var head: Format?
        var columnNumber: Format?
        var text: Format?
        var code: Format?
        var number: Format?
        var wholeNumber: Format?
        var date: Format?
        var dateAndTime: Format?
    }

    /// - Throws: ``ExportError/missing(component:package:)``, ``ExportError/unwritable(reason:)``
    public init(path: String, language: MessageLanguage) throws(ExportError) {
        guard let library = SpreadsheetLibrary.shared else {
            throw .missing(component: "libxlsxwriter", package: SpreadsheetLibrary.package)
        }
        self.library = library
        self.language = language
        self.path = path
        var options = lxw_workbook_options()
        options.constant_memory = 1
        guard let workbook = library.newWorkbook(path, &options) else { throw Self.noMemory }
        self.workbook = workbook
        makeFormats(workbook)
        for kind in SheetKind.allCases {
            guard let sheet = library.addSheet(workbook, kind.name.text(in: language)) else { throw Self.noMemory }
            sheets[kind] = sheet
            try writeHead(kind, sheet)
        }
    }

    deinit {
        if let workbook { library.free(workbook) }
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
        guard let workbook else { return }
        for kind in SheetKind.allCases {
            guard let sheet = sheets[kind] else { continue }
            try finish(kind, sheet)
            let failure = letter_sheet_failure(sheet)
            guard failure == 0 else { throw .temporaryFile(reason: String(cString: strerror(failure))) }
        }
        var properties = lxw_doc_properties()
        properties.created = Self.seconds(of: newestDate)
        try library.check(library.setProperties(workbook, &properties))
        self.workbook = nil
        errno = 0
        let code = library.close(workbook)
        if code == LXW_ERROR_ZIP_FILE_OPERATION, errno != 0 {
            throw .unwritable(reason: String(cString: strerror(errno)))
        }
        try library.check(code)
        guard WrittenWorkbook.isWhole(path) else { throw .temporaryFile(reason: String(cString: strerror(ENOSPC))) }
    }

    // MARK: - Rows

    private func append(_ cells: [SheetCell], to kind: SheetKind) throws(ExportError) {
        guard let sheet = sheets[kind], workbook != nil else { return }
        let row = rows[kind, default: kind.firstRow]
        guard row < Self.rowLimit else { throw .tooManyRows(limit: Self.rowLimit) }
        try library.check(library.setRow(sheet, lxw_row_t(row), kind.height(of: cells), nil))
        for (column, cell) in cells.enumerated() {
            let isCode = kind == .tasks && column == 0
            try write(cell, sheet, row, column, isCode ? formats.code : formats.text)
        }
        rows[kind] = row + 1
    }

    private func write(
        _ cell: SheetCell, _ sheet: Sheet, _ row: Int, _ column: Int, _ format: Format?
    ) throws(ExportError) {
        let (row, column) = (lxw_row_t(row), lxw_col_t(column))
        switch cell {
        case .empty: try library.check(library.writeBlank(sheet, row, column, format))
        case .text(let text):
            try library.check(library.writeString(sheet, row, column, Self.fitting(text), format))
        case .number(let number):
            let format = number == number.rounded() ? formats.wholeNumber : formats.number
            try library.check(library.writeNumber(sheet, row, column, number, format))
        case .date(let value):
            let halves = value.split(separator: "T")
            guard let day = halves.first.flatMap({ CalendarDay(iso: $0) }), day.year >= 1900 else {
                try library.check(library.writeString(sheet, row, column, Self.fitting(value), format))
                return
            }
            let time = halves.count > 1 ? ClockTime(halves[1]) : nil
            var date = lxw_datetime(
                year: Int32(day.year), month: Int32(day.month), day: Int32(day.day), hour: Int32(time?.hour ?? 0),
                min: Int32(time?.minute ?? 0), sec: 0)
            try library.check(
                library.writeDate(sheet, row, column, &date, time == nil ? formats.date : formats.dateAndTime))
        }
    }

    /// The text as a cell takes it: without control characters, of at most 32,767 characters.
    static func fitting(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            // Counted as UTF-16, as sheets do; the last one tells that something is missing.
            count += scalar.value > 0xFFFF ? 2 : 1
            guard count < 32_766 else {
                scalars.append("…")
                break
            }
            scalars.append(scalar.value < 0x20 && scalar != "\n" ? " " : scalar)
        }
        return String(scalars)
    }

    // MARK: - Around the rows

    private func writeHead(_ kind: SheetKind, _ sheet: Sheet) throws(ExportError) {
        let columns = kind.columns
        let last = lxw_col_t(columns.count - 1)
        for (index, column) in columns.enumerated() {
            let index = lxw_col_t(index)
            try library.check(library.setColumn(sheet, index, index, column.width, nil))
        }
        library.setLandscape(sheet)
        // A4, as wide as one page.
        library.setPaper(sheet, 9)
        library.fitToPages(sheet, 1, 0)
        if kind.rowsAboveHead > 0 {
            try library.check(library.setRow(sheet, 0, 30, nil))
            try library.check(
                library.merge(sheet, 0, 0, 0, last, ExportWord.registerTitle.text(in: language), formats.title))
        }
        let head = kind.rowsAboveHead
        let heads = columns.map { SheetCell.text($0.word.text(in: language)) }
        try library.check(library.setRow(sheet, lxw_row_t(head), kind.height(of: heads), nil))
        for (index, cell) in heads.enumerated() { try write(cell, sheet, head, index, formats.head) }
        for row in head + 1..<kind.firstRow {
            for index in columns.indices { try write(.text("(\(index + 1))"), sheet, row, index, formats.columnNumber) }
        }
        library.freeze(sheet, lxw_row_t(kind.firstRow), kind == .tasks ? 2 : 0)
        try library.check(library.repeatRows(sheet, lxw_row_t(head), lxw_row_t(kind.firstRow - 1)))
    }

    private func finish(_ kind: SheetKind, _ sheet: Sheet) throws(ExportError) {
        let first = lxw_row_t(kind.firstRow)
        let last = lxw_row_t(max(rows[kind, default: 0], kind.firstRow + 1) - 1)
        let lastColumn = lxw_col_t(kind.columns.count - 1)
        try library.check(library.filter(sheet, first - 1, 0, last, lastColumn))
        guard let state = kind.stateColumn, let due = kind.dueColumn else { return }
        try addStates(sheet, first, last, lxw_col_t(state))
        guard let workbook else { return }
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
        _ sheet: Sheet, _ first: lxw_row_t, _ last: lxw_row_t, _ column: lxw_col_t
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

    private func makeFormats(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ change: (Format?) -> Void = { _ in }) -> Format? {
            let format = library.addFormat(workbook)
            library.setWrap(format)
            library.setAlign(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            library.setBorder(format, UInt8(LXW_BORDER_THIN.rawValue))
            change(format)
            return format
        }
        let centre = UInt8(LXW_ALIGN_CENTER.rawValue)
        let middle = UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)
        let day = language == .vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd"
        formats.title = format {
            library.setBold($0)
            library.setFontSize($0, 14)
            library.setAlign($0, centre)
            library.setAlign($0, middle)
            library.setBorder($0, UInt8(LXW_BORDER_NONE.rawValue))
        }
        formats.head = format {
            library.setBold($0)
            library.setAlign($0, centre)
            library.setAlign($0, middle)
            library.setBackground($0, 0xDDE6F0)
        }
        formats.columnNumber = format {
            library.setItalic($0)
            library.setAlign($0, centre)
        }
        formats.text = format()
        formats.code = format {
            library.setFontColour($0, 0x666666)
            library.setFontSize($0, 8)
        }
        formats.number = format { library.setNumberFormat($0, "#,##0.##########") }
        // With the format above Excel shows the mark of decimals behind a whole number, too: `60,`.
        formats.wholeNumber = format { library.setNumberFormat($0, "#,##0") }
        formats.date = format {
            library.setNumberFormat($0, day)
            library.setAlign($0, centre)
        }
        formats.dateAndTime = format {
            library.setNumberFormat($0, day + " hh:mm")
            library.setAlign($0, centre)
        }
    }

    // MARK: - Helpers

    private static let noMemory = ExportError.unwritable(reason: "libxlsxwriter: no workbook")

    /// The name of one of the first 26 columns.
    private static func letter(_ column: Int) -> String { String(UnicodeScalar(UInt8(65 + column))) }

    /// Noon of a day, in seconds since 1970; of 1 January 1980, from which on files in a ZIP archive have dates, where
    /// there is none.
    private static func seconds(of date: String) -> Int {
        guard let day = CalendarDay(iso: date), let epoch = CalendarDay(year: 1970, month: 1, day: 1) else {
            return 315_576_000
        }
        return max(315_576_000, epoch.distance(to: day) * 86_400 + 43_200)
    }
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
