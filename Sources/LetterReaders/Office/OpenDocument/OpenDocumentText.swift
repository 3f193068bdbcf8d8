import LetterText

/// Writes the text of `content.xml` while the parser walks through it.
final class OpenDocumentText: XMLEvents {
    private let styles: OpenDocumentStyles
    private var builder = OfficeBuilder()
    private var open: [Open] = []
    private var isInBody = false
    private var hiddenDepth = 0
    /// The paragraphs that are open: more than one where a frame or a note stands in one.
    private var paragraphs: [Paragraph] = []
    /// Paragraphs of frames, until the one that holds the frame is written.
    private var boxed: [[UInt8]] = []
    private var boxDepth = 0
    private var noteText: [UInt8]?
    private var lists: [List] = []
    private var counters = OpenDocumentCounters()
    /// Tables that are open.
    private var tableCount = 0

    private struct Open {
        var element: OpenDocumentElement?
        /// Whether this element's letters are capitals, where it says so.
        var isCapitals: Bool?
        var isHidden = false
    }

    private struct Paragraph {
        var text: [UInt8] = []
        var label: [UInt8] = []
    }

    private struct List {
        var style: String?
        /// Which run of numbers it counts in.
        var key: Int
        /// The label of the item, until a paragraph takes it.
        var hasFreshItem = false
        var start: Int?
    }

    init(_ styles: OpenDocumentStyles) { self.styles = styles }

    consuming func finish() -> ReadText { builder.finish(.odt) }

    func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
        let element = OpenDocumentElement.vocabulary[name]
        var entry = Open(element: element)
        defer { open.append(entry) }
        if element == .body { isInBody = true }
        guard isInBody else { return }
        guard hiddenDepth == 0 else {
            hiddenDepth += 1
            return
        }
        // Runs and paragraphs name their styles alike.
        if let style = attributes.value("style-name") {
            let family = element == .paragraph || element == .heading ? "paragraph" : "text"
            let look = styles.style(family, style)
            entry.isCapitals = look.isCapitals
            entry.isHidden = look.isHidden ?? false
        }
        switch element {
        case .paragraph, .heading: beginParagraph(element, attributes)
        case .blanks: append([UInt8](repeating: 0x20, count: min(200, max(1, attributes.number("c") ?? 1))))
        case .tab: append([0x09])
        case .lineBreak: append([0x0A])
        case .textBox: boxDepth += 1
        case .noteBody: noteText = []
        case .trackedChanges, .annotation, .forms, .noteCitation, .desc, .title, .hiddenText, .ruby: hiddenDepth = 1
        case .list: beginList(attributes)
        case .listItem:
            if let last = lists.indices.last {
                lists[last].hasFreshItem = true
                lists[last].start = attributes.number("start-value")
            }
        case .listHeader: if let last = lists.indices.last { lists[last].hasFreshItem = false }
        case .table, .row, .cell:
            if element == .table { tableCount += 1 }
            openTable(element, attributes)
        case .coveredCell: hiddenDepth = 1
        default: break
        }
    }

    func close(_ name: XMLName) {
        let element = open.removeLast().element
        if element == .body { isInBody = false }
        guard isInBody else { return }
        guard hiddenDepth == 0 else {
            hiddenDepth -= 1
            return
        }
        switch element {
        case .paragraph, .heading: endParagraph()
        case .textBox: boxDepth -= 1
        case .noteBody:
            let words = String(decoding: noteText ?? [], as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            noteText = nil
            if !words.isEmpty, let last = paragraphs.indices.last { paragraphs[last].text += builder.note(words) }
        case .list: _ = lists.popLast()
        case .table:
            tableCount -= 1
            if boxDepth == 0 { builder.endTable() }
        case .cell: if boxDepth == 0 { builder.endCell() }
        default: break
        }
    }

    // MARK: Text

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        // Blanks are one blank and line ends are none in OpenDocument; nothing outside a paragraph is text.
        guard isInBody, hiddenDepth == 0, !paragraphs.isEmpty else { return }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        for byte in bytes {
            let isBlank = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
            if isBlank, plain.last == 0x20 { continue }
            plain.append(isBlank ? 0x20 : byte)
        }
        append(plain)
    }

    private func append(_ text: [UInt8]) {
        guard let last = paragraphs.indices.last, !open.contains(where: \.isHidden) else { return }
        let isCapitals = open.last { $0.isCapitals != nil }?.isCapitals ?? false
        let text = isCapitals ? VietnameseLetters.uppercased(text) : text
        if noteText != nil { noteText? += text } else { paragraphs[last].text += text }
    }

    // MARK: Paragraphs and lists

    private func beginParagraph(_ element: OpenDocumentElement?, _ attributes: borrowing XMLAttributes) {
        guard noteText == nil else {
            noteText?.append(0x20)
            return paragraphs.append(Paragraph())
        }
        var paragraph = Paragraph()
        let style = styles.style("paragraph", attributes.value("style-name"))
        if let last = lists.indices.last, lists[last].hasFreshItem {
            lists[last].hasFreshItem = false
            let name = lists[last].style ?? style.list
            let levels = name.flatMap { styles.lists[$0] } ?? [:]
            paragraph.label = counters.label(
                levels, level: lists.count, list: lists[last].key, start: lists[last].start)
        } else if element == .heading, lists.isEmpty, !styles.outline.isEmpty,
            attributes.value("is-list-header") != "true"
        {
            paragraph.label = counters.label(
                styles.outline, level: attributes.number("outline-level") ?? 1, list: -1,
                start: attributes.number("start-value"))
        }
        paragraphs.append(paragraph)
    }

    private func endParagraph() {
        guard let paragraph = paragraphs.popLast(), noteText == nil else { return }
        let isEmpty = !paragraph.text.contains { $0 > 0x20 }
        // The column of numbers in a table holds nothing else.
        let text = isEmpty && tableCount == 0 ? [] : paragraph.label + paragraph.text
        if boxDepth > 0 { return boxed.append(text) }
        builder.paragraph(text)
        for text in boxed { builder.paragraph(text) }
        boxed = []
    }

    private func beginList(_ attributes: borrowing XMLAttributes) {
        let style = attributes.value("style-name") ?? lists.last?.style
        if let outer = lists.last {
            lists.append(List(style: style, key: outer.key))
            return
        }
        let id = attributes.value("id")
        let key = counters.list(
            style: style, id: id, continuesLast: attributes.value("continue-numbering") == "true",
            continues: attributes.value("continue-list"))
        lists.append(List(style: style, key: key))
    }

    // MARK: Tables

    private func openTable(_ element: OpenDocumentElement?, _ attributes: borrowing XMLAttributes) {
        guard boxDepth == 0 else { return }
        switch element {
        case .table: builder.beginTable()
        case .row:
            builder.beginRow()
            if open.contains(where: { $0.element == .headerRows }) { builder.markHeadRow() }
        default:
            let style = styles.style("table-cell", attributes.value("style-name"))
            builder.beginCell(
                columns: attributes.number("number-columns-spanned") ?? 1,
                rows: attributes.number("number-rows-spanned") ?? 1, hasBorder: style.hasBorder)
        }
    }
}

/// Counts the items of lists.
struct OpenDocumentCounters {
    /// List → number of each level.
    private var counts: [Int: [Int: Int]] = [:]
    private var ids: [String: Int] = [:]
    private var last: (style: String?, key: Int)?
    private var next = 0

    /// The run of numbers that a list counts in: a new one, or that of the list it goes on with.
    mutating func list(style: String?, id: String?, continuesLast: Bool, continues other: String?) -> Int {
        let key: Int
        if let other, let known = ids[other] {
            key = known
        } else if continuesLast, let last, last.style == style {
            key = last.key
        } else {
            next += 1
            key = next
        }
        if let id { ids[id] = key }
        last = (style, key)
        return key
    }

    /// The label of the next item with a blank behind it, empty where it has none.
    mutating func label(
        _ levels: [Int: OpenDocumentStyles.Level], level: Int, list: Int, start: Int?
    ) -> [UInt8] {
        guard let shape = levels[level] else { return [] }
        var numbers = counts[list] ?? [:]
        numbers[level] = start ?? numbers[level].map { $0 + 1 } ?? shape.start
        for deeper in numbers.keys where deeper > level { numbers[deeper] = nil }
        counts[list] = numbers
        if let bullet = shape.bullet { return WordSymbols.bullet(bullet) + [0x20] }
        guard shape.format != nil else {
            let text = shape.prefix + shape.suffix
            return text.allSatisfy(\.isWhitespace) ? [] : Array((text + " ").utf8)
        }
        var parts: [String] = []
        for shown in max(1, level - shape.shown + 1)...max(1, level) {
            guard let other = levels[shown], let format = other.format else { continue }
            parts.append(ListNumber.text(numbers[shown] ?? other.start, format))
        }
        return Array((shape.prefix + parts.joined(separator: ".") + shape.suffix + " ").utf8)
    }
}
