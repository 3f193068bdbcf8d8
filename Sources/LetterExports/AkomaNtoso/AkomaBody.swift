internal import LetterKit

/// Writes the text of a letter: blocks as elements of a hierarchy, found stretches as inline elements.
struct AkomaBody {
    let xml: XMLOutput
    let references: AkomaReferences
    let issued: CalendarDay?
    let prefix: String

    // MARK: - Hierarchy

    func write(_ nodes: [AkomaNode], in parent: String = "", names: inout AkomaNames) {
        for node in nodes { write(node, in: parent, asElement: false, names: &names) }
    }

    /// - Parameter asElement: whether only elements of a hierarchy may stand here.
    private func write(_ node: AkomaNode, in parent: String, asElement: Bool, names: inout AkomaNames) {
        switch node.content {
        case .paragraph, .table:
            guard asElement else { return block(node.content) }
            xml.element("alinea", [("eId", names.unique(Self.id(parent, prefix, "al")))]) {
                xml.element("content") { block(node.content) }
            }
        case .element(let name, let label, let text, let isHeading):
            let short = Self.shortNames[name] ?? name
            let isNumbered = !label.isEmpty && name != "indent"
            let id = names.unique(
                Self.id(parent, prefix, isNumbered ? short + "_" + AkomaNames.slug(label) : short))
            xml.line()
            xml.element(name, [("eId", id)]) {
                if !label.isEmpty { xml.element("num") { xml.text(label) } }
                if isHeading { xml.element("heading") { inline(text) } }
                let own = isHeading ? nil : text
                guard node.children.contains(where: \.isElement) else {
                    xml.element("content") {
                        if let own { paragraph(own) }
                        for child in node.children { block(child.content) }
                        if own == nil, node.children.isEmpty { xml.element("p") }
                    }
                    return
                }
                // Paragraphs in front of the first element lead into it.
                let leads = node.children.prefix { !$0.isElement }
                if own != nil || !leads.isEmpty {
                    xml.element("intro") {
                        if let own { paragraph(own) }
                        for child in leads { block(child.content) }
                    }
                }
                for child in node.children.dropFirst(leads.count) {
                    write(child, in: id, asElement: true, names: &names)
                }
            }
        }
    }

    private static func id(_ parent: String, _ prefix: String, _ name: String) -> String {
        parent.isEmpty ? prefix + name : parent + "__" + name
    }

    /// Short names of elements in ids, as the naming convention of Akoma Ntoso 3.0 has them.
    private static let shortNames = [
        "section": "sec", "paragraph": "para", "subparagraph": "subpara", "chapter": "chp", "article": "art",
        "indent": "indent", "level": "lvl", "division": "dvs",
    ]

    private func block(_ content: AkomaNode.Content) {
        switch content {
        case .paragraph(let passage): paragraph(passage)
        case .table(let rows): table(rows)
        case .element(_, _, let text, _): paragraph(text)
        }
    }

    /// A paragraph; it refers to the tasks whose duty stands in it.
    /// - Parameter label: what stands before it where nothing numbers it.
    func paragraph(_ passage: MarkedLetter.Passage, label: String = "") {
        xml.element("p", [("refersTo", tasks(of: passage))]) {
            if !label.isEmpty { xml.text(label + " ") }
            inline(passage)
        }
    }

    private func table(_ rows: [MarkedLetter.Block]) {
        xml.line()
        xml.element("table") {
            for (index, row) in rows.enumerated() {
                xml.element("tr") {
                    if row.passages.allSatisfy(\.isCovered) { xml.element("td") }
                    for (column, cell) in row.passages.enumerated() where !cell.isCovered {
                        let span = rows.rowSpan(row: index, column: column)
                        xml.element(row.isHead ? "th" : "td", [("rowspan", span > 1 ? String(span) : nil)]) {
                            paragraph(cell)
                        }
                    }
                }
            }
        }
    }

    private func tasks(of passage: MarkedLetter.Passage) -> String? {
        var ids: [String] = []
        for mark in passage.marks where mark.kind == .duty {
            if let id = references.task(mark.assignment), !ids.contains(id) { ids.append(id) }
        }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    // MARK: - Inline elements

    private func inline(_ passage: MarkedLetter.Passage) {
        let bytes = Array(passage.text.utf8)
        func text(_ range: Range<Int>) { xml.text(String(decoding: bytes[range], as: UTF8.self)) }
        var end = 0
        for (mark, element) in elements(of: passage.marks) {
            text(end..<mark.range.lowerBound)
            xml.element(element.name, element.attributes) { text(mark.range) }
            end = mark.range.upperBound
        }
        text(end..<bytes.count)
    }

    private typealias Element = (name: String, attributes: [(name: String, value: String?)])

    /// The marks that become elements: of those that lie over each other the shortest.
    private func elements(of marks: [MarkedLetter.Mark]) -> [(MarkedLetter.Mark, Element)] {
        var chosen: [(MarkedLetter.Mark, Element)] = []
        let byLength = marks.sorted {
            ($0.range.count, $0.range.lowerBound) < ($1.range.count, $1.range.lowerBound)
        }
        for mark in byLength {
            guard !chosen.contains(where: { $0.0.range.overlaps(mark.range) }), let element = element(for: mark) else {
                continue
            }
            chosen.append((mark, element))
        }
        return chosen.sorted { $0.0.range.lowerBound < $1.0.range.lowerBound }
    }

    private func element(for mark: MarkedLetter.Mark) -> Element? {
        switch mark.kind {
        case .issuer: ("docAuthority", [("refersTo", "#" + references.author)])
        case .number: ("docNumber", [])
        case .date: mark.value.map { ("docDate", [("date", $0)]) }
        case .type: ("docType", [])
        case .subject: ("docTitle", [])
        case .signerName: references.person.map { ("person", [("refersTo", "#" + $0)]) }
        case .signerTitle: references.role.map { ("role", [("refersTo", "#" + $0)]) }
        case .agency, .coordinator, .recipient:
            references.organization(mark.value).map { ("organization", [("refersTo", $0)]) }
        case .deadline: references.task(mark.assignment) == nil ? nil : Self.deadline(mark.value ?? "")
        case .target:
            references.task(mark.assignment).map { ("quantity", [("refersTo", $0), ("normalized", mark.value)]) }
        case .citation: ("ref", [("href", "/akn/vn/doc/" + AkomaNames.slug(mark.value ?? ""))])
        case .objective: ("span", [("class", "objective"), ("title", mark.value)])
        case .parentIssuer, .place, .addressee, .urgency, .secrecy, .signerAuthority, .copy, .heading, .duty,
            .deliverable:
            nil
        }
    }

    /// A day is a date; any other time stands in the title of a span.
    private static func deadline(_ value: String) -> Element {
        let halves = value.split(separator: "T")
        if let day = halves.first.flatMap({ CalendarDay(iso: $0) }), halves.count <= 2 {
            let time = halves.count == 2 ? ClockTime(halves[1]) : nil
            if halves.count == 1 { return ("date", [("date", day.iso)]) }
            if let time {
                let clock = CalendarDay.padded(time.hour, 2) + ":" + CalendarDay.padded(time.minute, 2)
                return ("date", [("date", day.iso + "T" + clock + ":00+07:00")])
            }
        }
        return ("span", [("class", "deadline"), ("title", value)])
    }
}
