import LetterText

/// Reads Word's files since 2007: DOCX, DOTX, DOCM (ISO/IEC 29500, WordprocessingML).
///
/// The text is the final one: what was inserted stays, what was deleted is gone. Numbers of lists stand as Word prints
/// them. Headers and footers of pages are left out, footnotes become findings.
enum WordReader {
    /// Parts of the file that are read, by their names in `word/`.
    private enum Part: String, CaseIterable {
        case document, styles, numbering, footnotes, endnotes
    }

    /// Complexity: O(*n*) in the bytes that come out of the file.
    static func read(_ bytes: [UInt8], _ budget: inout ReaderBudget) throws(ReaderError) -> ReadText {
        let archive = try ArchiveReader(bytes, .docx)
        var parts: [Part: [UInt8]] = [:]
        while let member = try archive.next() {
            guard let part = part(member.name), parts[part] == nil else { continue }
            parts[part] = try archive.content(&budget)
        }
        guard let document = parts[.document] else { throw .unreadable(reason: "DOCX: no word/document.xml") }
        let depth = budget.limits.maximumDepth
        let styles = WordStyles()
        if let part = parts[.styles] { try parse(part, into: styles, depth) }
        let numbering = WordNumbering()
        if let part = parts[.numbering] { try parse(part, into: numbering, depth) }
        let notes = WordNotes()
        for part in [Part.footnotes, .endnotes] {
            guard let bytes = parts[part] else { continue }
            notes.kind = part == .footnotes ? .footnote : .endnote
            try parse(bytes, into: notes, depth)
        }
        let text = WordText(styles, WordLabels(numbering, styles), notes)
        try parse(document, into: text, depth)
        return text.finish()
    }

    private static func parse(_ part: [UInt8], into events: some XMLEvents, _ depth: Int) throws(ReaderError) {
        // Text of drawings (charts, diagrams) is no text of the letter.
        try XMLParser.parse(
            part, into: events, depthLimit: depth,
            ignoring: "http://schemas.openxmlformats.org/drawingml/2006/main")
    }

    /// `word/document.xml`, with a number where a program wrote one (`word/document2.xml`).
    private static func part(_ name: String) -> Part? {
        guard name.hasPrefix("word/"), name.hasSuffix(".xml") else { return nil }
        let name = name.dropFirst(5).dropLast(4)
        return Part.allCases.first { part in
            name.hasPrefix(part.rawValue) && name.dropFirst(part.rawValue.count).allSatisfy(\.isNumber)
        }
    }
}

/// The elements of WordprocessingML that are looked at, by their names.
enum WordElement: String, CaseIterable {
    // Runs and their text
    case run = "r"
    case runProperties = "rPr"
    case text = "t"
    case tab
    case lineBreak = "br"
    case carriageReturn = "cr"
    case noBreakHyphen, softHyphen, sym, fldChar
    case instruction = "instrText"
    case deletedText = "delText"
    case deletedInstruction = "delInstrText"
    case vanish, caps
    case fonts = "rFonts"
    // Paragraphs
    case paragraph = "p"
    case paragraphProperties = "pPr"
    case pStyle
    case numberProperties = "numPr"
    case numberID = "numId"
    case level = "ilvl"
    // Tables
    case table = "tbl"
    case tableProperties = "tblPr"
    case tableStyle = "tblStyle"
    case tableBorders = "tblBorders"
    case row = "tr"
    case rowProperties = "trPr"
    case gridBefore, tblHeader
    case cell = "tc"
    case cellProperties = "tcPr"
    case cellBorders = "tcBorders"
    case gridSpan, vMerge, top, left, start, bottom, right, end, insideH, insideV
    // What is not shown, or shown elsewhere
    case deleted = "del"
    case movedFrom = "moveFrom"
    // Properties as they were before a change
    case pPrChange, rPrChange, tblPrChange, tblPrExChange, trPrChange, tcPrChange, sectPrChange, numberingChange
    case alternatives = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"
    case textBox = "txbxContent"
    case footnoteReference, endnoteReference
    case placeholder = "showingPlcHdr"
    case controlContent = "sdtContent"
    // Styles, numbering, notes
    case style, basedOn
    case abstractNumber = "abstractNum"
    case numberLevel = "lvl"
    case start0 = "startOverride"
    case numberFormat = "numFmt"
    case levelText = "lvlText"
    case restart = "lvlRestart"
    case isLegal = "isLgl"
    case number = "num"
    case abstractID = "abstractNumId"
    case levelOverride = "lvlOverride"
    case styleLink
    case numberStyleLink = "numStyleLink"
    case footnote, endnote

    static let vocabulary = XMLVocabulary<WordElement>()
}

extension XMLAttributes {
    /// Whether a property that is on by its mere presence is on.
    var isOn: Bool {
        switch value("val") {
        case "0"?, "false"?, "off"?, "none"?: false
        default: true
        }
    }

    /// Whether the font that `rFonts` names for Latin letters shows small letters as capitals; nil where it names none.
    var isCapitalFont: Bool? { value("ascii").map { LegacyText.isCapitalFont($0) } }

    /// Whether it is the line of a border that is drawn.
    var isDrawnBorder: Bool {
        switch value("val") {
        case "nil"?, "none"?, nil: false
        default: value("color")?.lowercased() != "ffffff"
        }
    }
}
