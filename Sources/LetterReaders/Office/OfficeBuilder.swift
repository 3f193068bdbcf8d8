import LetterText

/// Puts the text of a word processor's file together: paragraphs, tables, notes.
///
/// Paragraphs are parted by a blank line, a line end inside one is a line end. Tables of data become ``Layout`` rows;
/// tables that only lay out the page (the letterhead, the signature) become lines in reading order.
struct OfficeBuilder {
    private var bytes: [UInt8] = []
    private var tables: [TextTable] = []
    private var open: [OpenTable] = []
    /// What is written in a capital font.
    private var capitals: [SourceRange] = []
    /// The words of the notes, in the order of their marks.
    private var notes: [String] = []

    private struct OpenTable {
        /// Index among the tables.
        var table: Int
        /// The column that the next cell stands in.
        var column = 0
        /// Column → index of the last cell that began there.
        var origins: [Int: Int] = [:]
        var isHeadRow = false
        /// Where the text of the current cell is to be dropped again: it belongs to a merged one above.
        var dropsFrom: Int?
    }

    /// Stands in the text where a note is referred to until ``finish(_:)``; of the private use area, from which
    /// texts are freed before.
    private static let noteMark: [UInt8] = Array("\u{F8F0}".utf8)
    /// Stand around what is written in a capital font, until the paragraph is written.
    private static let capitalMarks: [[UInt8]] = [Array("\u{F8F1}".utf8), Array("\u{F8F2}".utf8)]

    /// Text of a run in a font whose small letters look like capitals.
    static func inCapitalFont(_ text: some Collection<UInt8>) -> [UInt8] { capitalMarks[0] + text + capitalMarks[1] }

    // MARK: Paragraphs

    /// Writes a paragraph; an empty one is left out.
    /// - Parameter text: what `append` made of its runs.
    mutating func paragraph(_ text: [UInt8]) {
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 { start += 1 }
        while end > start, text[end - 1] <= 0x20 { end -= 1 }
        guard start < end else { return }
        let source = SourceText(bytes: Array(text[start..<end]))
        let normal = TextDecoder.normalize(source, legacyLetters: .kept).text.bytes
        if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
        guard normal.contains(Self.capitalMarks[0][0]) else {
            bytes += normal
            return
        }
        var index = 0
        var capitalStart: Int?
        while index < normal.count {
            if normal[index...].starts(with: Self.capitalMarks[0]) {
                capitalStart = bytes.count
                index += Self.capitalMarks[0].count
            } else if normal[index...].starts(with: Self.capitalMarks[1]) {
                if let start = capitalStart { capitals.append(SourceRange(start, bytes.count)) }
                index += Self.capitalMarks[1].count
            } else {
                bytes.append(normal[index])
                index += 1
            }
        }
    }

    /// The mark of a note, to be put into the paragraph's text; its words go into the findings.
    mutating func note(_ words: String) -> [UInt8] {
        notes.append(words)
        return Self.noteMark
    }

    // MARK: Tables

    mutating func beginTable(hasBorder: Bool = false) {
        if !open.isEmpty { tables[open[open.count - 1].table].inner += 1 }
        open.append(OpenTable(table: tables.count))
        tables.append(TextTable(start: place, end: place, hasBorder: hasBorder))
    }

    mutating func endTable() {
        guard let last = open.popLast() else { return }
        tables[last.table].end = bytes.count
    }

    mutating func beginRow() {
        withTable { table, open in
            table.rowCount += 1
            open.column = 0
            open.isHeadRow = false
        }
    }

    /// The row that is open repeats on every page: it is the table's head.
    mutating func markHeadRow() {
        withTable { table, open in
            table.hasHead = true
            open.isHeadRow = true
        }
    }

    /// Whether the borders of the table as a whole are drawn.
    mutating func setBorder(_ isDrawn: Bool) { withTable { table, _ in table.hasBorder = isDrawn } }

    mutating func skipColumns(_ count: Int) {
        for _ in 0..<min(count, 64) {
            beginCell()
            endCell()
        }
    }

    /// - Parameters:
    ///   - rows: rows that it spans, where the format says so at its first.
    ///   - continues: whether it belongs to the cell above, where the format says so at each.
    mutating func beginCell(columns: Int = 1, rows: Int = 1, continues: Bool = false, hasBorder: Bool = false) {
        let place = place
        let end = bytes.count
        withTable { table, open in
            let columns = min(64, max(1, columns))
            defer { open.column += columns }
            table.rowCount = max(1, table.rowCount)
            if hasBorder { table.hasBorder = true }
            if continues, let origin = open.origins[open.column] {
                table.cells[origin].rows += 1
                open.dropsFrom = end
                return
            }
            open.origins[open.column] = table.cells.count
            table.cells.append(
                TextTable.Cell(
                    row: table.rowCount - 1, start: place, end: place, columns: columns,
                    rows: min(65_535, max(1, rows)), isHead: open.isHeadRow))
        }
    }

    mutating func endCell() {
        guard let last = open.indices.last else { return }
        if let start = open[last].dropsFrom {
            open[last].dropsFrom = nil
            bytes.removeLast(bytes.count - start)
            return
        }
        let end = bytes.count
        withTable { table, _ in
            if let cell = table.cells.indices.last { table.cells[cell].end = max(table.cells[cell].start, end) }
        }
    }

    /// The offset at which the next paragraph's text will stand.
    private var place: Int { bytes.isEmpty ? 0 : bytes.count + 2 }

    private mutating func withTable(_ body: (inout TextTable, inout OpenTable) -> Void) {
        guard let last = open.indices.last else { return }
        body(&tables[open[last].table], &open[last])
    }

    // MARK: The text

    /// The text with its rows; notes are findings at the words that refer to them.
    consuming func finish(_ format: FileFormat) -> ReadText {
        while !open.isEmpty { endTable() }
        for index in tables.indices { tables[index].clamp(to: bytes.count) }
        let converted = LegacyText.convert(SourceText(bytes: bytes), capitals: capitals)
        if converted.encoding != nil {
            for index in tables.indices { tables[index].move(to: converted.offset) }
        }
        let raw = SourceText(bytes: converted.text.bytes)
        let text = TableWriter.write(raw, tables, keeping: [0..<raw.count], Landmarks(raw.bytes)).bytes
        var findings: [Finding] = []
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            if text[index] == Self.noteMark[0], text[index...].starts(with: Self.noteMark), findings.count < notes.count
            {
                findings.append(
                    Finding(.footnote, file: SourceRange(plain.count, plain.count), detail: notes[findings.count]))
                index += Self.noteMark.count
            } else {
                plain.append(text[index])
                index += 1
            }
        }
        return MadeText(plain).read(format, encoding: converted.encoding, findings: findings)
    }
}

extension TextTable {
    /// Empty cells and tables at the end of a text were given places behind it.
    fileprivate mutating func clamp(to count: Int) {
        start = min(start, count)
        end = max(start, end)
        for index in cells.indices {
            cells[index].start = min(cells[index].start, count)
            cells[index].end = min(max(cells[index].start, cells[index].end), count)
        }
    }
}
