internal import CSpreadsheet
internal import LetterKit

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A workbook that is being written by libxlsxwriter, row by row in its mode of constant memory: its formats, its cells, its
/// end. What its sheets hold is the matter of its owner.
final class WorkbookFile {
    typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
    typealias Format = UnsafeMutablePointer<lxw_format>

    /// Rows that a sheet may have.
    static let rowLimit = Int(LXW_ROW_MAX)

    let library: SpreadsheetLibrary
    let language: MessageLanguage
    private let path: String
    /// Nil when it is finished.
    private(set) var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var sheets: [Sheet] = []
    private(set) var formats = Formats()

    struct Formats {
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
    init(path: String, language: MessageLanguage) throws(ExportError) {
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
    }

    deinit {
        if let workbook { library.free(workbook) }
    }

    /// Adds an empty sheet.
    func addSheet(_ name: String) throws(ExportError) -> Sheet {
        guard let workbook, let sheet = library.addSheet(workbook, name) else { throw Self.noMemory }
        sheets.append(sheet)
        return sheet
    }

    /// Writes what is left and closes the file, as old as `date` (ISO 8601).
    /// - Throws: ``ExportError/unwritable(reason:)``, ``ExportError/temporaryFile(reason:)``
    func finish(date: String) throws(ExportError) {
        guard let workbook else { return }
        for sheet in sheets {
            let failure = letter_sheet_failure(sheet)
            guard failure == 0 else { throw .temporaryFile(reason: String(cString: strerror(failure))) }
        }
        var properties = lxw_doc_properties()
        properties.created = Self.seconds(of: date)
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

    // MARK: - Sheets

    /// Sets a sheet up to be printed: A4 across, as wide as one page.
    func setUp(_ sheet: Sheet, widths: [Double]) throws(ExportError) {
        for (index, width) in widths.enumerated() {
            try library.check(library.setColumn(sheet, lxw_col_t(index), lxw_col_t(index), width, nil))
        }
        library.setLandscape(sheet)
        library.setPaper(sheet, 9)
        library.fitToPages(sheet, 1, 0)
    }

    /// A title over all columns, in the first row.
    func writeTitle(_ title: String, _ sheet: Sheet, columns: Int) throws(ExportError) {
        try library.check(library.setRow(sheet, 0, 30, nil))
        try library.check(library.merge(sheet, 0, 0, 0, lxw_col_t(columns - 1), title, formats.title))
    }

    /// A row of cells, so high that all of its text is to be seen.
    func writeRow(
        _ cells: [SheetCell], _ sheet: Sheet, row: Int, widths: [Double], format: (Int) -> Format?
    ) throws(ExportError) {
        guard row < Self.rowLimit else { throw .tooManyRows(limit: Self.rowLimit) }
        try library.check(library.setRow(sheet, lxw_row_t(row), SheetCell.height(of: cells, widths: widths), nil))
        for (column, cell) in cells.enumerated() { try write(cell, sheet, row, column, format(column)) }
    }

    func write(
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

    /// Noon of a day, in seconds since 1970; of 1 January 1980, from which on files in a ZIP archive have dates, where
    /// there is none.
    private static func seconds(of date: String) -> Int {
        guard let day = CalendarDay(iso: date) else { return 315_576_000 }
        return max(315_576_000, day.number * 86_400 + 43_200)
    }
}
