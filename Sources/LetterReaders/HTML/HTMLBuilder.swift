import LetterText

/// Writes the text of a page while the parser walks through it.
final class HTMLBuilder: HTMLEvents {
    private var rewriter: TextRewriter
    private let bytes: [UInt8]
    private let depthLimit: Int
    private var nodes: [HTMLPage.Node] = []
    private var tables: [TextTable] = []
    private var capitals: [SourceRange] = []
    private var open: [Open] = []
    private var openTables: [Int] = []
    private var lists: [List] = []
    /// Elements deep inside one that is not shown.
    private var hiddenDepth = 0
    private var preformattedDepth = 0
    /// Line ends to write before the next text.
    private var pendingBreaks = 0
    private var pendingBlank = false
    private var lineHasText = false
    private var pendingMark: [UInt8] = []

    private struct Open {
        var tag: HTMLTag
        var role: HTMLTag.Role
        var node: Int
        var isHidden: Bool
        /// Where text in a capital font begins; nil in other fonts.
        var capitals: Int?
    }

    private struct List {
        var isOrdered: Bool
        var next: Int
        var style: ListNumber.Style
    }

    init(_ source: SourceText, depthLimit: Int) {
        rewriter = TextRewriter(source)
        bytes = source.bytes
        self.depthLimit = depthLimit
    }

    func finish() -> HTMLPage {
        while let last = open.last { close(last.tag, at: bytes.count) }
        rewriter.drop(through: bytes.count)
        let text = rewriter.finish()
        for index in nodes.indices where nodes[index].end < 0 { nodes[index].end = text.count }
        return HTMLPage(text: text, nodes: nodes, tables: tables, capitals: capitals)
    }

    // MARK: Elements

    func open(_ tag: HTMLTag, attributes: borrowing HTMLAttributes, at offset: Int) throws(ReaderError) {
        guard open.count < depthLimit else { throw .tooDeep(limit: depthLimit) }
        let role = tag.role
        let isHidden = role == .hidden || Self.isHidden(attributes)
        var entry = Open(tag: tag, role: role, node: -1, isHidden: isHidden)
        if isHidden { hiddenDepth += 1 }
        guard hiddenDepth == 0 else {
            open.append(entry)
            return
        }
        switch role {
        case .block: tag == .row ? endLine(1) : tag == .lineBreak ? addBreak() : endLine(2)
        case .container, .frame:
            endLine(tag == .cell ? 1 : 2)
            entry.node = nodes.count
            let parent = open.last(where: { $0.node >= 0 })?.node ?? -1
            nodes.append(
                HTMLPage.Node(
                    tag: tag, isFrame: role == .frame, parent: parent, start: rewriter.outputPosition, end: -1))
        case .inline, .hidden: break
        }
        switch tag {
        case .table:
            openTables.append(tables.count)
            tables.append(
                TextTable(start: rewriter.outputPosition, end: -1, hasBorder: Self.hasBorder(attributes)))
        case .row: if let table = openTables.last { tables[table].rowCount += 1 }
        case .cell, .headCell: openCell(tag, attributes)
        case .orderedList:
            lists.append(
                List(
                    isOrdered: true, next: attributes.number("start", fallback: 1),
                    style: ListNumber.Style(rawValue: attributes.value("type") ?? "") ?? .decimal))
        case .list: lists.append(List(isOrdered: false, next: 0, style: .decimal))
        case .listItem: openItem(attributes)
        case .preformatted: preformattedDepth += 1
        case .quote: write([0xE2, 0x80, 0x9C])
        default: break
        }
        if Self.isCapitalFont(attributes) { entry.capitals = rewriter.outputPosition }
        open.append(entry)
    }

    func close(_ tag: HTMLTag, at offset: Int) {
        // libxml2 closes what it opened, in order; what does not match is passed over.
        guard let last = open.last, last.tag == tag else { return }
        open.removeLast()
        if hiddenDepth > 0 {
            if last.isHidden { hiddenDepth -= 1 }
            return
        }
        switch last.role {
        case .block: if tag != .lineBreak { endLine(tag == .row ? 1 : 2) }
        case .container, .frame:
            endLine(tag == .cell ? 1 : 2)
            if last.node >= 0 { nodes[last.node].end = rewriter.outputPosition }
        case .inline, .hidden: break
        }
        if let start = last.capitals, start < rewriter.outputPosition, start >= capitals.last?.end ?? 0 {
            capitals.append(SourceRange(start, rewriter.outputPosition))
        }
        switch tag {
        case .table:
            if let table = openTables.popLast() {
                tables[table].end = rewriter.outputPosition
                if let outer = openTables.last { tables[outer].inner += 1 }
            }
        case .cell, .headCell:
            if let table = openTables.last, let cell = tables[table].cells.indices.last {
                tables[table].cells[cell].end = rewriter.outputPosition
            }
        case .orderedList, .list: lists.removeLast()
        case .listItem: pendingMark = []
        case .preformatted: preformattedDepth -= 1
        case .quote: write([0xE2, 0x80, 0x9D])
        default: break
        }
    }

    private func openCell(_ tag: HTMLTag, _ attributes: borrowing HTMLAttributes) {
        guard let table = openTables.last else { return }
        let isHead = tag == .headCell || open.contains { $0.tag == .tableHead }
        if isHead { tables[table].hasHead = true }
        tables[table].rowCount = max(1, tables[table].rowCount)
        if !attributes.isEmpty, !tables[table].hasBorder, Self.hasBorder(attributes) { tables[table].hasBorder = true }
        let spanned = attributes.number("rowspan", fallback: 1)
        tables[table].cells.append(
            TextTable.Cell(
                row: tables[table].rowCount - 1, start: rewriter.outputPosition, end: rewriter.outputPosition,
                columns: min(64, max(1, attributes.number("colspan", fallback: 1))),
                rows: spanned == 0 ? 65_535 : min(65_535, spanned), isHead: isHead))
    }

    private func openItem(_ attributes: borrowing HTMLAttributes) {
        guard let list = lists.indices.last else { return }
        guard lists[list].isOrdered else {
            pendingMark = [0x2D, 0x20]
            return
        }
        let number = attributes.number("value", fallback: lists[list].next)
        lists[list].next = number + 1
        pendingMark = Array((ListNumber.text(number, lists[list].style, .combined) + ". ").utf8)
    }

    private static func isHidden(_ attributes: borrowing HTMLAttributes) -> Bool {
        guard !attributes.isEmpty else { return false }
        if attributes.value("hidden") != nil || attributes.value("aria-hidden") == "true" { return true }
        guard let style = attributes.value("style") else { return false }
        return contains(style, "display:none") || contains(style, "visibility:hidden")
    }

    /// A font of the TCVN3 family whose small letters look like capitals: `.VnTimeH`, `.VnArialH`.
    private static func isCapitalFont(_ attributes: borrowing HTMLAttributes) -> Bool {
        guard !attributes.isEmpty else { return false }
        for name in [attributes.value("face"), attributes.value("style")] {
            guard let name, let start = name.utf8.firstIndex(of: 0x2E) else { continue }
            let font = name[start...].prefix { $0 != ";" && $0 != "," && $0 != "\"" && $0 != "'" }
            if LegacyText.isCapitalFont(font) { return true }
        }
        return false
    }

    /// A border that is drawn: a table of data.
    private static func hasBorder(_ attributes: borrowing HTMLAttributes) -> Bool {
        if attributes.number("border", fallback: 0) > 0 { return true }
        guard let style = attributes.value("style") else { return false }
        return (contains(style, "border:") || contains(style, "border-top:") || contains(style, "border-left:"))
            && contains(style, "solid") && !contains(style, "border:none") && !contains(style, "#ffffff")
    }

    /// Whether a style holds a word; blanks in the style and capitals do not count.
    private static func contains(_ style: String, _ word: StaticString) -> Bool {
        let plain = style.utf8.filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }.map {
            $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
        }
        return word.withUTF8Buffer { word in
            guard plain.count >= word.count else { return false }
            for start in 0...plain.count - word.count where plain[start] == word[0] {
                var index = 1
                while index < word.count, plain[start + index] == word[index] { index += 1 }
                if index == word.count { return true }
            }
            return false
        }
    }

    // MARK: Text

    private func endLine(_ breaks: Int) {
        pendingBlank = false
        if lineHasText || pendingBreaks > 0 { pendingBreaks = max(pendingBreaks, breaks) }
        lineHasText = false
    }

    private func addBreak() {
        pendingBlank = false
        if lineHasText { pendingBreaks = max(pendingBreaks, 1) } else if pendingBreaks > 0 { pendingBreaks = 2 }
        lineHasText = false
    }

    /// Line ends, list mark or blank that stand before the text that comes.
    private func prepare(first: UInt8) {
        if !lineHasText {
            let breaks = rewriter.outputPosition == 0 ? 0 : pendingBreaks
            if breaks > 0 { insert(breaks == 1 ? [0x0A] : [0x0A, 0x0A]) }
            pendingBreaks = 0
            if !pendingMark.isEmpty {
                // A letter that prints its own dash or number needs no other.
                let hasOwn = first == 0x2D || first == 0x2B || first == 0xE2 || (first >= 0x30 && first <= 0x39)
                if !hasOwn { insert(pendingMark) }
                pendingMark = []
            }
            lineHasText = true
        } else if pendingBlank {
            insert([0x20])
        }
        pendingBlank = false
    }

    private func insert(_ text: [UInt8]) { rewriter.replace(through: rewriter.position, with: text) }

    private func write(_ text: [UInt8]) {
        prepare(first: text[0])
        insert(text)
    }

    func text(_ range: Range<Int>) {
        guard hiddenDepth == 0 else { return }
        if preformattedDepth > 0 { return preformatted(range) }
        var index = range.lowerBound
        let end = range.upperBound
        while index < end {
            let byte = bytes[index]
            if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
                pendingBlank = lineHasText
                index += 1
                continue
            }
            // A run of words with single blanks between them is kept as it is.
            var stop = index + 1
            while stop < end {
                let byte = bytes[stop]
                if byte > 0x20 {
                    stop += 1
                    continue
                }
                if byte == 0x20, stop + 1 < end, bytes[stop + 1] > 0x20 {
                    stop += 2
                    continue
                }
                break
            }
            if pendingBlank, lineHasText, index > 0, bytes[index - 1] == 0x20, index - 1 >= rewriter.position {
                // The blank is in the page: keep that one.
                pendingBlank = false
                rewriter.drop(through: index - 1)
            } else {
                prepare(first: byte)
                rewriter.drop(through: index)
            }
            rewriter.keep(through: stop)
            index = stop
        }
        rewriter.drop(through: end)
    }

    private func preformatted(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            var stop = index
            while stop < range.upperBound, bytes[stop] != 0x0A { stop += 1 }
            if stop > index {
                prepare(first: bytes[index])
                rewriter.drop(through: index)
                rewriter.keep(through: stop)
            }
            if stop < range.upperBound { addBreak() }
            index = stop + 1
        }
        rewriter.drop(through: range.upperBound)
    }

    func text(_ text: [UInt8], standingFor range: Range<Int>) {
        guard hiddenDepth == 0 else { return }
        // A no-break blank is a blank.
        var index = 0
        var word: [UInt8] = []
        while index < text.count {
            let isBlank =
                text[index] <= 0x20 || (text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0)
            if isBlank {
                if !word.isEmpty { writeReplaced(word, range) }
                word = []
                pendingBlank = pendingBlank || lineHasText
                index += text[index] == 0xC2 ? 2 : 1
                continue
            }
            word.append(text[index])
            index += 1
        }
        if !word.isEmpty { writeReplaced(word, range) }
        rewriter.drop(through: range.upperBound)
    }

    private func writeReplaced(_ word: [UInt8], _ range: Range<Int>) {
        prepare(first: word[0])
        rewriter.drop(through: range.lowerBound)
        rewriter.replace(through: range.upperBound, with: word)
    }
}
