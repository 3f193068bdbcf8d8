import LetterText

/// Writes the text of `document.xml` while the parser walks through it.
final class WordText: XMLEvents {
    private let styles: WordStyles
    private let labels: WordLabels
    private let notes: WordNotes
    private var builder = OfficeBuilder()
    private var open: [WordElement?] = []
    /// Elements deep inside one that is not shown.
    private var hiddenDepth = 0
    /// The paragraphs that are open: more than one inside a text box.
    private var paragraphs: [Paragraph] = []
    /// Paragraphs of text boxes, until the one that holds the box is written.
    private var boxed: [[UInt8]] = []
    private var boxDepth = 0
    /// For each field that is open: whether its instruction is over and its result has begun.
    private var fields: [Bool] = []
    private var run = Run()
    private var tables: [Table] = []
    /// For each set of alternatives that is open: whether one was taken.
    private var alternatives: [Bool] = []
    /// Whether the content control that is open shows what to put in, not what was put in.
    private var isPlaceholder = false
    /// What a paragraph whose end was deleted leaves to the next.
    private var carried: [UInt8] = []

    private struct Paragraph {
        var text: [UInt8] = []
        var style: String?
        var numberID: Int?
        var level: Int?
        var isEndDeleted = false
        /// Begun at the first text: the label goes before it.
        var isCapitals: Bool
        var isHidden: Bool
        var isCapitalFont: Bool
    }

    private struct Run {
        var isHidden = false
        var isCapitals: Bool?
        var isCapitalFont: Bool?
        /// In the font of that name.
        var isSymbols = false
    }

    private struct Table {
        var rowIsDeleted = false
        /// Whether the cell's text may be told: its properties come first.
        var cell = Cell()
    }

    private struct Cell {
        var isTold = false
        var columns = 1
        var continues = false
        var hasBorder = false
    }

    init(_ styles: WordStyles, _ labels: WordLabels, _ notes: WordNotes) {
        self.styles = styles
        self.labels = labels
        self.notes = notes
    }

    consuming func finish() -> ReadText {
        if !carried.isEmpty { builder.paragraph(carried) }
        return builder.finish(.docx)
    }

    // MARK: Elements

    func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
        let element = WordElement.vocabulary[name]
        let parent = open.last ?? nil
        open.append(element)
        guard hiddenDepth == 0 else {
            hiddenDepth += 1
            return
        }
        guard let element else { return }
        switch element {
        case .paragraph: beginParagraph()
        case .run: run = Run()
        case .textBox: boxDepth += 1
        case .table, .row, .cell, .gridBefore, .tblHeader, .tableStyle, .tableBorders, .gridSpan, .vMerge, .top, .left,
            .start,
            .bottom, .right, .end, .insideH, .insideV:
            openTable(element, parent, attributes)
        case .deleted where parent == .runProperties:
            if open.dropLast(2).last == .paragraphProperties { withParagraph { $0.isEndDeleted = true } }
        case .deleted where parent == .rowProperties: withTable { $0.rowIsDeleted = true }
        case .deleted, .movedFrom, .deletedText, .instruction, .deletedInstruction, .pPrChange, .rPrChange,
            .tblPrChange, .tblPrExChange, .trPrChange, .tcPrChange, .sectPrChange, .numberingChange:
            hiddenDepth = 1
        case .alternatives: alternatives.append(false)
        case .choice, .fallback:
            guard let taken = alternatives.last else { return }
            if taken { hiddenDepth = 1 } else { alternatives[alternatives.count - 1] = true }
        case .placeholder: isPlaceholder = attributes.isOn
        case .controlContent:
            if isPlaceholder { hiddenDepth = 1 }
            isPlaceholder = false
        case .fonts:
            if parent == .runProperties, open.dropLast(2).last == .run {
                run.isSymbols = attributes.value("ascii") == "Symbol"
                run.isCapitalFont = attributes.isCapitalFont
            }
        case .pStyle: setStyle(attributes.value("val"))
        case .numberID: withParagraph { $0.numberID = attributes.number("val") }
        case .level: withParagraph { $0.level = attributes.number("val") }
        case .vanish: if parent == .runProperties, open.dropLast(2).last == .run { run.isHidden = attributes.isOn }
        case .caps: if parent == .runProperties, open.dropLast(2).last == .run { run.isCapitals = attributes.isOn }
        default: openInRun(element, parent, attributes)
        }
    }

    private func openInRun(_ element: WordElement, _ parent: WordElement?, _ attributes: borrowing XMLAttributes) {
        guard parent == .run else { return }
        switch element {
        // Elsewhere a `tab` is a stop of the ruler.
        case .tab: append([0x09])
        case .lineBreak, .carriageReturn: append([0x0A])
        case .noBreakHyphen: append([0x2D])
        // A letter in TCVN3; elsewhere it is left out with its like.
        case .softHyphen: append([0xC2, 0xAD])
        case .sym:
            guard let code = attributes.value("char").flatMap({ UInt32($0, radix: 16) }) else { return }
            var letter: [UInt8] = []
            // Word writes the codes of such fonts with and without U+F000.
            VietnameseLetters.append(
                WordSymbols.plain(
                    code < 0x100 ? 0xF000 | code : code, isSymbolFont: attributes.value("font") == "Symbol"),
                to: &letter)
            append(letter)
        case .fldChar:
            switch attributes.value("fldCharType") {
            case "begin": fields.append(false)
            case "separate": if !fields.isEmpty { fields[fields.count - 1] = true }
            case "end": _ = fields.popLast()
            default: break
            }
        case .footnoteReference, .endnoteReference:
            let kind: WordNotes.Kind = element == .footnoteReference ? .footnote : .endnote
            guard isShown, let words = attributes.value("id").flatMap({ notes.words(kind, $0) }), !words.isEmpty else {
                return
            }
            let mark = builder.note(words)
            withParagraph { $0.text += mark }
        default: break
        }
    }

    func close(_ name: XMLName) {
        let element = open.removeLast()
        guard hiddenDepth == 0 else {
            hiddenDepth -= 1
            return
        }
        switch element {
        case .paragraph: endParagraph()
        case .textBox: boxDepth -= 1
        case .alternatives: _ = alternatives.popLast()
        case .table:
            tellCell()
            guard tables.popLast() != nil, boxDepth == 0 else { return }
            builder.endTable()
        case .row: withTable { $0.rowIsDeleted = false }
        case .cell:
            tellCell()
            if boxDepth == 0, tables.last?.rowIsDeleted == false { builder.endCell() }
        default: break
        }
    }

    // MARK: Text

    private var isShown: Bool { !run.isHidden && fields.allSatisfy { $0 } && paragraphs.last?.isHidden != true }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard hiddenDepth == 0, open.last == .text else { return }
        // No sign stands in place of a letter but in the private use area: EE 80 80 to EF A3 BF.
        guard bytes.contains(where: { $0 == 0xEE || $0 == 0xEF }) else { return append(bytes) }
        let bytes = Array(bytes)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let (scalar, count) = VietnameseLetters.scalar(bytes, at: index)
            VietnameseLetters.append(WordSymbols.plain(scalar, isSymbolFont: run.isSymbols), to: &plain)
            index += count
        }
        append(plain)
    }

    private func append(_ text: some Collection<UInt8>) {
        guard isShown, let last = paragraphs.indices.last else { return }
        if run.isCapitalFont ?? paragraphs[last].isCapitalFont {
            paragraphs[last].text += OfficeBuilder.inCapitalFont(text)
        } else if run.isCapitals ?? paragraphs[last].isCapitals {
            paragraphs[last].text += VietnameseLetters.uppercased(Array(text))
        } else {
            paragraphs[last].text += text
        }
    }

    // MARK: Paragraphs

    private func beginParagraph() {
        tellCell()
        let style = styles.style(styles.defaultParagraph)
        paragraphs.append(
            Paragraph(
                style: styles.defaultParagraph, isCapitals: style.isCapitals ?? false,
                isHidden: style.isHidden ?? false, isCapitalFont: style.isCapitalFont ?? false))
        run = Run()
    }

    private func setStyle(_ id: String?) {
        // In the properties of a paragraph only; `pStyle` in a change says what it was before.
        guard open.dropLast().last == .paragraphProperties, let id else { return }
        let style = styles.style(id)
        withParagraph {
            $0.style = id
            $0.isCapitals = style.isCapitals ?? false
            $0.isHidden = style.isHidden ?? false
            $0.isCapitalFont = style.isCapitalFont ?? false
        }
    }

    private func withParagraph(_ body: (inout Paragraph) -> Void) {
        if let last = paragraphs.indices.last { body(&paragraphs[last]) }
    }

    private func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        var text = carried
        carried = []
        let label =
            text.isEmpty
            ? labels.label(numberID: paragraph.numberID, level: paragraph.level, style: paragraph.style) : []
        // The column of numbers in a table holds nothing else; elsewhere a number alone says nothing.
        if paragraph.text.contains(where: { $0 > 0x20 }) || !tables.isEmpty { text += label + paragraph.text }
        if paragraph.isEndDeleted {
            carried = text
        } else if boxDepth > 0 {
            boxed.append(text)
        } else {
            if tables.last?.rowIsDeleted != true { builder.paragraph(text) }
            for text in boxed { builder.paragraph(text) }
            boxed = []
        }
    }

    // MARK: Tables

    private func openTable(_ element: WordElement, _ parent: WordElement?, _ attributes: borrowing XMLAttributes) {
        switch element {
        case .table:
            tellCell()
            tables.append(Table())
            if boxDepth == 0 { builder.beginTable() }
        case .row: if boxDepth == 0 { builder.beginRow() }
        case .gridBefore: if boxDepth == 0 { builder.skipColumns(attributes.number("val") ?? 0) }
        case .tblHeader: if boxDepth == 0, attributes.isOn { builder.markHeadRow() }
        case .tableStyle: if boxDepth == 0, styles.style(attributes.value("val")).hasBorder { builder.setBorder(true) }
        // The table's own borders stand in place of those of its style.
        case .tableBorders: if boxDepth == 0, parent == .tableProperties { builder.setBorder(false) }
        case .cell: withTable { $0.cell = Cell() }
        case .gridSpan: withTable { $0.cell.columns = attributes.number("val") ?? 1 }
        case .vMerge: withTable { $0.cell.continues = attributes.value("val") != "restart" }
        default:
            guard attributes.isDrawnBorder else { return }
            if parent == .cellBorders {
                withTable { $0.cell.hasBorder = true }
            } else if parent == .tableBorders, boxDepth == 0 {
                builder.setBorder(true)
            }
        }
    }

    private func withTable(_ body: (inout Table) -> Void) {
        if let last = tables.indices.last { body(&tables[last]) }
    }

    /// Begins the cell that is open, once its properties are known.
    private func tellCell() {
        guard boxDepth == 0, let last = tables.indices.last, !tables[last].rowIsDeleted, !tables[last].cell.isTold,
            open.contains(.cell)
        else { return }
        tables[last].cell.isTold = true
        let cell = tables[last].cell
        builder.beginCell(columns: cell.columns, continues: cell.continues, hasBorder: cell.hasBorder)
    }
}
