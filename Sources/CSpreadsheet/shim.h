#pragma once
#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

// The name under which the loader finds the library that has these types; another version may lay them out otherwise.
static inline const char *_Nonnull letter_spreadsheet_library(void) { return "libxlsxwriter.so." LXW_SOVERSION; }

// The types of the functions that are called, taken from the library's own header.
#define FUNCTION(name) typedef __typeof__(&name) name##_type;
FUNCTION(workbook_new_opt)
FUNCTION(workbook_close)
FUNCTION(lxw_workbook_free)
FUNCTION(workbook_add_worksheet)
FUNCTION(workbook_add_format)
FUNCTION(workbook_set_properties)
FUNCTION(worksheet_write_string)
FUNCTION(worksheet_write_number)
FUNCTION(worksheet_write_datetime)
FUNCTION(worksheet_write_blank)
FUNCTION(worksheet_merge_range)
FUNCTION(worksheet_set_column)
FUNCTION(worksheet_set_row)
FUNCTION(worksheet_freeze_panes)
FUNCTION(worksheet_autofilter)
FUNCTION(worksheet_data_validation_range)
FUNCTION(worksheet_conditional_format_range)
FUNCTION(worksheet_set_landscape)
FUNCTION(worksheet_set_paper)
FUNCTION(worksheet_fit_to_pages)
FUNCTION(worksheet_repeat_rows)
FUNCTION(format_set_bold)
FUNCTION(format_set_italic)
FUNCTION(format_set_text_wrap)
FUNCTION(format_set_align)
FUNCTION(format_set_border)
FUNCTION(format_set_bg_color)
FUNCTION(format_set_font_color)
FUNCTION(format_set_font_size)
FUNCTION(format_set_num_format)
FUNCTION(lxw_strerror)
#undef FUNCTION

// 0, or the errno with which the rows of a sheet that were written so far did not all reach its temporary file: the
// library does not look.
static inline int letter_sheet_failure(lxw_worksheet *_Nonnull sheet) {
    FILE *file = sheet->optimize_tmpfile;
    if (!file) return 0;
    errno = 0;
    if (fflush(file) == 0 && !ferror(file)) return 0;
    return errno ? errno : ENOSPC;
}
