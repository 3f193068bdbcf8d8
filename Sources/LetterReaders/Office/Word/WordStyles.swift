/// What is needed of `styles.xml`: which styles number their paragraphs, hide or capitalise their text, draw borders.
final class WordStyles: XMLEvents {
    struct Style {
        var basedOn: String?
        var numberID: Int?
        var level: Int?
        var isCapitals: Bool?
        var isHidden: Bool?
        /// Small letters look like capitals (``LegacyText/isCapitalFont(_:)``).
        var isCapitalFont: Bool?
        var hasBorder = false
    }

    private var styles: [String: Style] = [:]
    private var resolved: [String: Style] = [:]
    /// The style of paragraphs that name none.
    private(set) var defaultParagraph: String?
    private var open: [WordElement?] = []
    private var current: (id: String, style: Style)?

    /// A style with what it has from the styles it is based on.
    func style(_ id: String?) -> Style {
        guard let id else { return Style() }
        if let known = resolved[id] { return known }
        var result = Style()
        var next: String? = id
        // Styles based on each other in a ring end somewhere.
        for _ in 0..<32 {
            guard let id = next, let style = styles[id] else { break }
            result.numberID = result.numberID ?? style.numberID
            result.level = result.level ?? style.level
            result.isCapitals = result.isCapitals ?? style.isCapitals
            result.isHidden = result.isHidden ?? style.isHidden
            result.isCapitalFont = result.isCapitalFont ?? style.isCapitalFont
            result.hasBorder = result.hasBorder || style.hasBorder
            next = style.basedOn
        }
        resolved[id] = result
        return result
    }

    func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
        let element = WordElement.vocabulary[name]
        defer { open.append(element) }
        switch element {
        case .style:
            guard let id = attributes.value("styleId") else { return }
            current = (id, Style())
            if attributes.value("type") == "paragraph",
                attributes.value("default").map({ $0 == "1" || $0 == "true" }) ?? false
            {
                defaultParagraph = id
            }
        case .basedOn: current?.style.basedOn = attributes.value("val")
        case .numberID: current?.style.numberID = attributes.number("val")
        case .level: current?.style.level = attributes.number("val")
        case .caps: current?.style.isCapitals = attributes.isOn
        case .fonts: current?.style.isCapitalFont = attributes.isCapitalFont
        case .vanish: current?.style.isHidden = attributes.isOn
        case .top, .left, .start, .bottom, .right, .end, .insideH, .insideV:
            guard open.last == .tableBorders || open.last == .cellBorders, attributes.isDrawnBorder else { return }
            current?.style.hasBorder = true
        default: break
        }
    }

    func close(_ name: XMLName) {
        open.removeLast()
        guard WordElement.vocabulary[name] == .style, let current else { return }
        styles[current.id] = current.style
        self.current = nil
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// The words of footnotes and endnotes.
final class WordNotes: XMLEvents {
    enum Kind: Hashable {
        case footnote, endnote
    }

    private struct Key: Hashable {
        var kind: Kind
        var id: String
    }

    /// Of the part that is read.
    var kind = Kind.footnote
    private var notes: [Key: [UInt8]] = [:]
    private var current: Key?
    private var textDepth = 0

    func words(_ kind: Kind, _ id: String) -> String? {
        notes[Key(kind: kind, id: id)].map { words in
            String(decoding: words, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
        switch WordElement.vocabulary[name] {
        case .footnote, .endnote:
            // Those with a type are the lines that part notes from the text.
            if attributes.value("type") ?? "normal" == "normal", let id = attributes.value("id") {
                current = Key(kind: kind, id: id)
            }
        case .text: textDepth += 1
        case .paragraph, .tab, .lineBreak: if let current { notes[current, default: []].append(0x20) }
        default: break
        }
    }

    func close(_ name: XMLName) {
        switch WordElement.vocabulary[name] {
        case .footnote, .endnote: current = nil
        case .text: textDepth -= 1
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if let current, textDepth > 0 { notes[current, default: []] += bytes }
    }
}
