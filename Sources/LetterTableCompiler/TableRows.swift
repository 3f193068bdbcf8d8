import Foundation

/// Something in a table that cannot be compiled.
struct TableError: Error, CustomStringConvertible {
    var file: String
    var line: Int
    var message: String
    var description: String { "\(file):\(line): \(message)" }
}

/// A row of a TSV table: its cells by column name and where it stands.
struct TableRow {
    var cells: [String: String]
    var file: String
    var line: Int

    subscript(column: String) -> String { cells[column] ?? "" }
    func error(_ message: String) -> TableError { TableError(file: file, line: line, message: message) }

    func number(_ column: String) throws -> Int {
        guard let value = Int(self[column]) else { throw error("\(column): not a number: \(self[column])") }
        return value
    }
}

/// Reads a table: first line the column names, `#` comments and empty lines left out.
func readTable(_ url: URL) throws -> [TableRow] {
    let text = try String(contentsOf: url, encoding: .utf8)
    let name = url.lastPathComponent
    var columns: [String]?
    var rows: [TableRow] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if line.isEmpty || line.hasPrefix("#") { continue }
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard let columns else {
            columns = cells
            continue
        }
        guard cells.count == columns.count else {
            throw TableError(file: name, line: index + 1, message: "\(cells.count) cells, \(columns.count) columns")
        }
        rows.append(TableRow(cells: Dictionary(uniqueKeysWithValues: zip(columns, cells)), file: name, line: index + 1))
    }
    return rows
}
