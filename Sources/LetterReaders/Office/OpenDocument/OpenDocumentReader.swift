import LetterText

/// Reads text files of OpenDocument: ODT, OTT (ISO/IEC 26300).
///
/// Numbers of lists stand as a word processor prints them. What was deleted while changes were tracked is gone.
enum OpenDocumentReader {
    /// Complexity: O(*n*) in the bytes that come out of the file.
    static func read(_ bytes: [UInt8], _ budget: inout ReaderBudget) throws(ReaderError) -> ReadText {
        let archive = try ArchiveReader(bytes, .odt)
        var content: [UInt8]?
        var styles: [UInt8]?
        var manifest: [UInt8]?
        while let member = try archive.next() {
            switch member.name {
            case "content.xml": content = try archive.content(&budget)
            case "styles.xml": styles = try archive.content(&budget)
            case "META-INF/manifest.xml": manifest = try archive.content(&budget)
            default: break
            }
        }
        // A file with a password names the way of encryption in its manifest, in the clear.
        if let manifest, isEncrypted(manifest) { throw .encrypted }
        guard let content else { throw .unreadable(reason: "ODT: no content.xml") }
        let known = OpenDocumentStyles()
        let depth = budget.limits.maximumDepth
        if let styles { try XMLParser.parse(styles, into: known, depthLimit: depth) }
        try XMLParser.parse(content, into: known, depthLimit: depth)
        let text = OpenDocumentText(known)
        try XMLParser.parse(content, into: text, depthLimit: depth)
        return text.finish()
    }

    private static func isEncrypted(_ manifest: [UInt8]) -> Bool {
        let word = Array("encryption-data".utf8)
        return manifest.indices.contains { manifest[$0] == word[0] && manifest[$0...].starts(with: word) }
    }
}

/// The elements of OpenDocument that are looked at, by their names.
enum OpenDocumentElement: String, CaseIterable {
    // Text
    case body
    case paragraph = "p"
    case heading = "h"
    case blanks = "s"
    case tab
    case lineBreak = "line-break"
    case textBox = "text-box"
    // Not shown, or shown elsewhere
    case trackedChanges = "tracked-changes"
    case annotation, note
    case noteCitation = "note-citation"
    case noteBody = "note-body"
    case forms, desc, title
    case hiddenText = "hidden-text"
    case ruby = "ruby-text"
    // Lists
    case list
    case listItem = "list-item"
    case listHeader = "list-header"
    // Tables
    case table
    case row = "table-row"
    case cell = "table-cell"
    case coveredCell = "covered-table-cell"
    case headerRows = "table-header-rows"
    // Styles
    case style
    case listStyle = "list-style"
    case outlineStyle = "outline-style"
    case levelNumber = "list-level-style-number"
    case levelBullet = "list-level-style-bullet"
    case levelImage = "list-level-style-image"
    case outlineLevel = "outline-level-style"
    case textProperties = "text-properties"
    case cellProperties = "table-cell-properties"

    static let vocabulary = XMLVocabulary<OpenDocumentElement>()
}

/// What is needed of a file's styles: how lists are numbered, what is hidden or in capitals, which cells have borders.
final class OpenDocumentStyles: XMLEvents {
    struct Level {
        /// nil where nothing is counted.
        var format: ListNumber.Style?
        var prefix = ""
        var suffix = ""
        var start = 1
        /// How many levels' numbers are printed.
        var shown = 1
        /// The sign of a list without numbers.
        var bullet: String?
    }

    struct Style {
        var parent: String?
        var list: String?
        var outlineLevel: Int?
        var isCapitals: Bool?
        var isHidden: Bool?
        var hasBorder = false
    }

    private(set) var lists: [String: [Int: Level]] = [:]
    private(set) var outline: [Int: Level] = [:]
    private var styles: [String: Style] = [:]
    private var current: (key: String, style: Style)?
    private var list: String?
    private var isOutline = false

    /// A style with what it has from its parents.
    func style(_ family: String, _ name: String?) -> Style {
        var result = Style()
        var next = name
        for _ in 0..<32 {
            guard let name = next, let style = styles[family + ":" + name] else { break }
            result.list = result.list ?? style.list
            result.outlineLevel = result.outlineLevel ?? style.outlineLevel
            result.isCapitals = result.isCapitals ?? style.isCapitals
            result.isHidden = result.isHidden ?? style.isHidden
            result.hasBorder = result.hasBorder || style.hasBorder
            next = style.parent
        }
        return result
    }

    func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
        switch OpenDocumentElement.vocabulary[name] {
        case .style:
            guard let name = attributes.value("name"), let family = attributes.value("family") else { return }
            var style = Style(parent: attributes.value("parent-style-name"))
            style.list = attributes.value("list-style-name")
            style.outlineLevel = attributes.number("default-outline-level")
            current = (family + ":" + name, style)
        case .listStyle:
            list = attributes.value("name")
            if let list { lists[list] = [:] }
        case .outlineStyle: isOutline = true
        case .levelNumber, .levelBullet, .levelImage, .outlineLevel: addLevel(attributes)
        case .textProperties:
            if let transform = attributes.value("text-transform") {
                current?.style.isCapitals = transform == "uppercase"
            }
            if let display = attributes.value("display") { current?.style.isHidden = display == "none" }
        case .cellProperties:
            for border in ["border", "border-top", "border-bottom", "border-left", "border-right"] as [StaticString] {
                // `0.5pt solid #000000`; `none`, or a line of no width.
                if let line = attributes.value(border),
                    line.prefix(while: { $0 != " " }).contains(where: { "1"..."9" ~= $0 }),
                    !line.hasSuffix("#ffffff")
                {
                    current?.style.hasBorder = true
                }
            }
        default: break
        }
    }

    private func addLevel(_ attributes: borrowing XMLAttributes) {
        guard let number = attributes.number("level") else { return }
        var level = Level()
        level.format = attributes.value("num-format").flatMap { ListNumber.Style(rawValue: $0) }
        level.prefix = attributes.value("num-prefix") ?? ""
        level.suffix = attributes.value("num-suffix") ?? ""
        level.start = attributes.number("start-value") ?? 1
        level.shown = attributes.number("display-levels") ?? 1
        level.bullet = attributes.value("bullet-char")
        if let list { lists[list]?[number] = level } else if isOutline { outline[number] = level }
    }

    func close(_ name: XMLName) {
        switch OpenDocumentElement.vocabulary[name] {
        case .style:
            if let current { styles[current.key] = current.style }
            current = nil
        case .listStyle: list = nil
        case .outlineStyle: isOutline = false
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
