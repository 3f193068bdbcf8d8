import LetterKit

/// How the result is written.
enum OutputFormat: String, CaseIterable {
    case table, json, jsonl, csv, markdown, xlsx, ics, html, akn

    /// The format that a file's name asks for; JSON where it says nothing.
    init(path: String) {
        let name = path.lowercased()
        let suffixes: [(String, OutputFormat)] = [
            (".csv", .csv), (".md", .markdown), (".jsonl", .jsonl), (".txt", .table), (".xlsx", .xlsx), (".ics", .ics),
            (".html", .html), (".htm", .html), (".akn", .akn), (".xml", .akn),
        ]
        self = suffixes.first { name.hasSuffix($0.0) }?.1 ?? .json
    }

    /// Whether it is nothing to show on a terminal.
    var isBinary: Bool { self == .xlsx }
}

/// Formats that are written letter by letter as text.
enum TextFormat: String {
    case table, json, jsonl, csv, markdown
}

/// Writes letters one after the other in one format.
struct LetterRenderer {
    let format: TextFormat
    /// Columns of the terminal, for tables.
    let width: Int
    var isSeveral: Bool
    /// The body that the list was asked for.
    let agency: String?
    private var isFirst = true

    init(format: TextFormat, width: Int, isSeveral: Bool, agency: String? = nil) {
        self.format = format
        self.width = width
        self.isSeveral = isSeveral
        self.agency = agency
    }

    /// The bytes of one letter, with what stands before the first.
    mutating func render(_ letter: Letter, name: String) -> [UInt8] {
        defer { isFirst = false }
        switch format {
        case .json:
            return letter.json(style: isSeveral ? .compact : .indented, source: name, language: .current) + [0x0A]
        case .jsonl:
            return letter.json(style: .compact, source: name, language: .current) + [0x0A]
        case .csv:
            return (isFirst ? CSVFormat.head(withRole: agency != nil) : [])
                + CSVFormat.rows(of: letter, name: name, withRole: agency != nil)
        case .markdown:
            return Array(((isFirst ? "" : "\n") + MarkdownFormat.text(of: letter, name: name, agency: agency)).utf8)
        case .table:
            return Array(
                ((isFirst ? "" : "\n") + TableFormat.text(of: letter, name: name, agency: agency, width: width)).utf8)
        }
    }
}
