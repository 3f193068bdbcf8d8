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
        guard let library = SystemLibrary([String(cString: letter_spreadsheet_library()), "libxlsxwriter.dylib"]),
            let newWorkbook = library.function("workbook_new_opt", as: workbook_new_opt_type.self),
            let close = library.function("workbook_close", as: workbook_close_type.self),
            let free = library.function("lxw_workbook_free", as: lxw_workbook_free_type.self),
            let addSheet = library.function("workbook_add_worksheet", as: workbook_add_worksheet_type.self),
            let addFormat = library.function("workbook_add_format", as: workbook_add_format_type.self),
            let setProperties = library.function("workbook_set_properties", as: workbook_set_properties_type.self),
            let writeString = library.function("worksheet_write_string", as: worksheet_write_string_type.self),
            let writeNumber = library.function("worksheet_write_number", as: worksheet_write_number_type.self),
            let writeDate = library.function("worksheet_write_datetime", as: worksheet_write_datetime_type.self),
            let writeBlank = library.function("worksheet_write_blank", as: worksheet_write_blank_type.self),
            let merge = library.function("worksheet_merge_range", as: worksheet_merge_range_type.self),
            let setColumn = library.function("worksheet_set_column", as: worksheet_set_column_type.self),
            let setRow = library.function("worksheet_set_row", as: worksheet_set_row_type.self),
            let freeze = library.function("worksheet_freeze_panes", as: worksheet_freeze_panes_type.self),
            let filter = library.function("worksheet_autofilter", as: worksheet_autofilter_type.self),
            let validate = library.function(
                "worksheet_data_validation_range", as: worksheet_data_validation_range_type.self),
            let colour = library.function(
                "worksheet_conditional_format_range", as: worksheet_conditional_format_range_type.self),
            let setLandscape = library.function("worksheet_set_landscape", as: worksheet_set_landscape_type.self),
            let setPaper = library.function("worksheet_set_paper", as: worksheet_set_paper_type.self),
            let fitToPages = library.function("worksheet_fit_to_pages", as: worksheet_fit_to_pages_type.self),
            let repeatRows = library.function("worksheet_repeat_rows", as: worksheet_repeat_rows_type.self),
            let setBold = library.function("format_set_bold", as: format_set_bold_type.self),
            let setItalic = library.function("format_set_italic", as: format_set_italic_type.self),
            let setWrap = library.function("format_set_text_wrap", as: format_set_text_wrap_type.self),
            let setAlign = library.function("format_set_align", as: format_set_align_type.self),
            let setBorder = library.function("format_set_border", as: format_set_border_type.self),
            let setBackground = library.function("format_set_bg_color", as: format_set_bg_color_type.self),
            let setFontColour = library.function("format_set_font_color", as: format_set_font_color_type.self),
            let setFontSize = library.function("format_set_font_size", as: format_set_font_size_type.self),
            let setNumberFormat = library.function("format_set_num_format", as: format_set_num_format_type.self),
            let words = library.function("lxw_strerror", as: lxw_strerror_type.self)
        else { return nil }
        self.newWorkbook = newWorkbook
        self.close = close
        self.free = free
        self.addSheet = addSheet
        self.addFormat = addFormat
        self.setProperties = setProperties
        self.writeString = writeString
        self.writeNumber = writeNumber
        self.writeDate = writeDate
        self.writeBlank = writeBlank
        self.merge = merge
        self.setColumn = setColumn
        self.setRow = setRow
        self.freeze = freeze
        self.filter = filter
        self.validate = validate
        self.colour = colour
        self.setLandscape = setLandscape
        self.setPaper = setPaper
        self.fitToPages = fitToPages
        self.repeatRows = repeatRows
        self.setBold = setBold
        self.setItalic = setItalic
        self.setWrap = setWrap
        self.setAlign = setAlign
        self.setBorder = setBorder
        self.setBackground = setBackground
        self.setFontColour = setFontColour
        self.setFontSize = setFontSize
        self.setNumberFormat = setNumberFormat
        self.words = words
    }

    /// Throws what a function of the library says was wrong.
    func check(_ code: lxw_error) throws(ExportError) {
        guard code != LXW_NO_ERROR else { return }
        throw .unwritable(reason: "libxlsxwriter: " + (words(code).map { String(cString: $0) } ?? "?"))
    }
}
