import LetterText

/// Writes the text of pages: lines in the order of reading, tables as ``Layout`` rows, and where each word stands.
struct PageText {
    private var bytes: [UInt8] = []
    private var places: [(start: Int, page: Int, box: PagePlaces.Box)] = []
    private var findings: [Finding] = []
    /// How pages were turned, by their numbers.
    private var turns: [Int: PageTurn] = [:]
    /// A table that may go on on the next page.
    private var table: PageTable?
    /// The right one of two columns (list of receivers and signer) that may go on on the next page.
    private var column: PageLine.OpenColumn?

    /// Words of a scan below this are told to be uncertain; words with figures earlier: no other word shows that a
    /// number or a date written by hand was misread.
    private static let uncertainBelow: Float = 60
    private static let uncertainFiguresBelow: Float = 85

    /// The text of the pages. Complexity: O(*words* log *words*).
    static func read(_ pages: [LetterPage], format: FileFormat) -> ReadText {
        var text = PageText()
        for page in pages { text.write(page) }
        text.endTable()
        text.endColumn()
        let made = MadeText(text.bytes)
        var places = PagePlaces()
        for place in text.places { places.append(start: made.offset(place.start), page: place.page, box: place.box) }
        return made.read(format, places: places, findings: text.findings)
    }

    private mutating func write(_ page: LetterPage) {
        var page = page
        turns[page.number] = page.turn
        page.words = PageMargins.withoutStamps(page.words)
        let (found, rest) = PageTable.find(on: page)
        var lines = PageMargins.withoutNumber(PageLine.lines(of: rest), height: page.height)
        var tables = found[...]
        var goesOn = false
        if var open = column, tables.isEmpty, let columns = open.goOn(with: &lines) {
            column = nil
            write(columns, body: PageBody(columns))
            goesOn = true
        }
        endColumn()
        if var open = table {
            // Nothing stands between the two parts of a table that a page's end cut.
            if let first = tables.first, first.hasSameColumns(as: open),
                !lines.contains(where: { $0.box.top < first.box.top })
            {
                open.append(first)
                tables.removeFirst()
                table = open
                goesOn = true
            }
            if table != nil, !tables.isEmpty || !lines.isEmpty { endTable() }
        }
        if !bytes.isEmpty, !goesOn, table == nil, !runsOn(lines.first) { bytes += [Layout.pageBreak, 0x0A] }
        var start = 0
        for next in tables {
            let above = lines[start...].prefix { $0.box.top < next.box.top }
            write(Array(above))
            endColumn()
            start = above.endIndex
            endTable()
            table = next
        }
        let below = Array(lines[start...])
        if !below.isEmpty { endTable() }
        write(below)
    }

    /// Whether a page goes on in the middle of a sentence.
    private func runsOn(_ line: PageLine?) -> Bool {
        guard let text = line?.words.first?.text else { return false }
        let scalar = VietnameseLetters.scalar(text, at: 0).scalar
        return VietnameseLetters.isLetter(scalar) && !VietnameseLetters.isUppercase(scalar)
            && bytes.last(where: { $0 > 0x20 }) != 0x2E
    }

    // MARK: Lines

    private mutating func write(_ lines: [PageLine]) {
        let order = PageLine.readingOrder(lines)
        write(order.lines, body: PageBody(lines))
        column = order.open
    }

    private mutating func endColumn() {
        guard let ended = column else { return }
        column = nil
        write(ended.right, body: PageBody(ended.right))
    }

    private mutating func write(_ lines: [PageLine], body: PageBody) {
        var last: PageLine?
        for line in lines {
            if let above = last {
                switch body.end(of: above, before: line) {
                case .paragraph: bytes.append(0x0A)
                case .line: break
                case .none: bytes[bytes.count - 1] = 0x20
                }
            }
            last = line
            var end: Float?
            for word in line.words {
                if let end {
                    // A wide gap may part columns that no line is drawn between.
                    let isWide = word.box.left - end > 2.5 * line.height
                    bytes += isWide ? [0x20, 0x20, 0x20] : [0x20]
                }
                write(word)
                end = word.box.right
            }
            bytes.append(0x0A)
        }
    }

    private mutating func write(_ word: PageWord) {
        places.append((bytes.count, word.page, turns[word.page]?.original(word.box) ?? word.box))
        let start = bytes.count
        bytes += word.text
        let hasFigures = word.text.contains { $0 >= 0x30 && $0 <= 0x39 }
        if word.confidence < (hasFigures ? Self.uncertainFiguresBelow : Self.uncertainBelow),
            findings.count < Self.findingLimit
        {
            findings.append(
                Finding(
                    .uncertainReading, file: SourceRange(start, bytes.count),
                    detail: String(decoding: word.text, as: UTF8.self)))
        }
    }

    private static let findingLimit = 200

    // MARK: Tables

    private mutating func endTable() {
        guard let ended = table else { return }
        table = nil
        for row in ended.rows {
            for (column, cell) in row.enumerated() {
                if column > 0 { bytes.append(Layout.cellSeparator) }
                guard let cell else { continue }
                if cell.isSpanned { bytes.append(Layout.spannedCell) }
                for (index, paragraph) in cell.paragraphs.enumerated() {
                    if index > 0 { bytes.append(Layout.cellBreak) }
                    for (place, word) in paragraph.enumerated() {
                        if place > 0 { bytes.append(0x20) }
                        write(word)
                    }
                }
            }
            bytes.append(0x0A)
        }
    }
}
