"""Prints what openpyxl finds in a workbook as JSON."""
import datetime
import json
import sys

import openpyxl


def cell(value):
    if isinstance(value, datetime.datetime):
        return {"date": value.isoformat(timespec="minutes")}
    return value


book = openpyxl.load_workbook(sys.argv[1])
sheets = {}
for sheet in book:
    sheets[sheet.title] = {
        "rows": [[cell(value) for value in row] for row in sheet.iter_rows(values_only=True)],
        "formats": {c.coordinate: c.number_format for row in sheet for c in row if c.number_format != "General"},
        "formulas": sum(c.data_type == "f" for row in sheet for c in row),
        "frozen": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "merged": [str(r) for r in sheet.merged_cells.ranges],
        "widths": [sheet.column_dimensions[c].width for c in "ABCDEFG"],
        "heights": [sheet.row_dimensions[n + 1].height or 15 for n in range(sheet.max_row)],
        "lists": [[str(v.sqref), v.type, v.formula1] for v in sheet.data_validations.dataValidation],
        "colours": [
            [str(area.sqref), rule.formula[0], rule.dxf.fill.bgColor.rgb]
            for area in sheet.conditional_formatting
            for rule in area.rules
        ],
    }
json.dump({"names": book.sheetnames, "created": book.properties.created.isoformat(), "sheets": sheets}, sys.stdout)
