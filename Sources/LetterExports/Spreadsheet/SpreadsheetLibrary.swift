internal import CSpreadsheet
internal import LetterPrograms

/// The functions of libxlsxwriter that are called, loaded when the first workbook is written: it brings OpenSSL's with
/// it, which a letter that goes elsewhere need not wait for.
struct SpreadsheetLibrary: @unchecked Sendable {
    static let shared = SpreadsheetLibrary()

    /// The Debian package of the library.
    static let package = "libxlsxwriter4"

    let newWorkbook: workbook_new_opt_type
    let close: workbook_close_type
    let free: lxw_workbook_free_type
    let addSheet: workbook_add_worksheet_type
    let addFormat: workbook_add_format_type
    let setProperties: workbook_set_properties_type
    let writeString: worksheet_write_string_type
    let writeNumber: worksheet_write_number_type
    let writeDate: worksheet_write_datetime_type
    let writeBlank: worksheet_write_blank_type
    let merge: worksheet_merge_range_type
    let setColumn: worksheet_set_column_type
    let setRow: worksheet_set_row_type
    let freeze: worksheet_freeze_panes_type
    let filter: worksheet_autofilter_type
    let validate: worksheet_data_validation_range_type
    let colour: worksheet_conditional_format_range_type
    let setLandscape: worksheet_set_landscape_type
    let setPaper: worksheet_set_paper_type
    let fitToPages: worksheet_fit_to_pages_type
    let repeatRows: worksheet_repeat_rows_type
    let setBold: format_set_bold_type
    let setItalic: format_set_italic_type
    let setWrap: format_set_text_wrap_type
    let setAlign: format_set_align_type
    let setBorder: format_set_border_type
    let setBackground: format_set_bg_color_type
    let setFontColour: format_set_font_color_type
    let setFontSize: format_set_font_size_type
    let setNumberFormat: format_set_num_format_type
    private let words: lxw_strerror_type

    private init?() {
        guard let library = SystemLibrary([String(cString: letter_spreadsheet_library()), "libxlsxwriter.dylib"]) else {
            return nil
        }
        do {
            newWorkbook = try library("workbook_new_opt")
            close = try library("workbook_close")
            free = try library("lxw_workbook_free")
            addSheet = try library("workbook_add_worksheet")
            addFormat = try library("workbook_add_format")
            setProperties = try library("workbook_set_properties")
            writeString = try library("worksheet_write_string")
            writeNumber = try library("worksheet_write_number")
            writeDate = try library("worksheet_write_datetime")
            writeBlank = try library("worksheet_write_blank")
            merge = try library("worksheet_merge_range")
            setColumn = try library("worksheet_set_column")
            setRow = try library("worksheet_set_row")
            freeze = try library("worksheet_freeze_panes")
            filter = try library("worksheet_autofilter")
            validate = try library("worksheet_data_validation_range")
            colour = try library("worksheet_conditional_format_range")
            setLandscape = try library("worksheet_set_landscape")
            setPaper = try library("worksheet_set_paper")
            fitToPages = try library("worksheet_fit_to_pages")
            repeatRows = try library("worksheet_repeat_rows")
            setBold = try library("format_set_bold")
            setItalic = try library("format_set_italic")
            setWrap = try library("format_set_text_wrap")
            setAlign = try library("format_set_align")
            setBorder = try library("format_set_border")
            setBackground = try library("format_set_bg_color")
            setFontColour = try library("format_set_font_color")
            setFontSize = try library("format_set_font_size")
            setNumberFormat = try library("format_set_num_format")
            words = try library("lxw_strerror")
        } catch {
            return nil
        }
    }

    /// Throws what a function of the library says was wrong.
    func check(_ code: lxw_error) throws(ExportError) {
        guard code != LXW_NO_ERROR else { return }
        throw .unwritable(reason: "libxlsxwriter: " + (words(code).map { String(cString: $0) } ?? "?"))
    }
}
