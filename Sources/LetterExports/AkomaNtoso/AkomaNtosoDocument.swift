public import LetterKit

/// Writes letters as Akoma Ntoso 3.0 (OASIS LegalDocML): one letter as a `statement`, several as a `documentCollection`.
///
/// The text stands as a tree of numbered elements in which bodies, dates, figures and cited documents are marked; `meta`
/// identifies the letter (FRBR), lists the bodies as `TLCOrganization` and the tasks, which the paragraphs refer to. What
/// was found of each task stands under `proprietary`. The same letters give the same bytes: the date of the file is that
/// of the letter, or `0001-01-01` where it has none, since the schema asks for one.
public struct AkomaNtosoDocument: Sendable {
    private var letters: [(letter: Letter, text: MarkedLetter, source: String)] = []

    public init() {}

    /// Adds a letter with its text; tasks that it does not list are not written.
    public mutating func append(_ letter: Letter, text: MarkedLetter, source: String) {
        letters.append((letter, text, source))
    }

    /// The whole document, UTF-8.
    /// - Throws: ``ExportError/unwritable(reason:)``
    ///
    /// Complexity: O(*characters*).
    public func bytes() throws(ExportError) -> [UInt8] {
        let xml = try XMLOutput()
        var names = AkomaNames()
        xml.element("akomaNtoso", [("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0")]) {
            if letters.count == 1, let only = letters.first {
                AkomaStatement(xml, only.letter, only.text, only.source, prefix: "", names: &names).write(&names)
                return
            }
            xml.line()
            xml.element("documentCollection", [("name", "vanBan")]) {
                writeCollectionHead(xml, &names)
                xml.element("collectionBody") {
                    for (index, letter) in letters.enumerated() {
                        let id = names.unique("cmp_\(index + 1)")
                        xml.line()
                        xml.element("component", [("eId", id)]) {
                            AkomaStatement(
                                xml, letter.letter, letter.text, letter.source, prefix: id + "__", names: &names
                            ).write(&names)
                        }
                    }
                }
            }
        }
        return try xml.bytes()
    }

    private func writeCollectionHead(_ xml: XMLOutput, _ names: inout AkomaNames) {
        let date = letters.compactMap(\.letter.header.date).max() ?? AkomaStatement.noDate
        let program = names.unique(AkomaReferences.program)
        xml.element("meta") {
            AkomaStatement.writeIdentification(
                xml, work: "/akn/vn/doc/giaoviec/\(date)/van-ban", date: date, author: program, source: program)
            xml.element("references", [("source", "#" + program)]) {
                xml.element(
                    "TLCObject",
                    [("eId", program), ("href", "/akn/ontology/object/vn/giaoviec"), ("showAs", "giaoviec")])
            }
        }
    }
}

/// One letter as a `statement`.
struct AkomaStatement {
    private let xml: XMLOutput
    private let letter: Letter
    private let text: MarkedLetter
    private let source: String
    private let prefix: String
    private let references: AkomaReferences
    private let body: AkomaBody

    /// What the schema asks for where a letter has no date.
    static let noDate = "0001-01-01"

    init(
        _ xml: XMLOutput, _ letter: Letter, _ text: MarkedLetter, _ source: String, prefix: String,
        names: inout AkomaNames
    ) {
        self.xml = xml
        self.letter = letter
        self.text = text
        self.source = source
        self.prefix = prefix
        references = AkomaReferences(letter, prefix: prefix, names: &names)
        body = AkomaBody(
            xml: xml, references: references, issued: letter.header.date.flatMap { CalendarDay(iso: $0) },
            prefix: prefix)
    }

    func write(_ names: inout AkomaNames) {
        xml.line()
        xml.element("statement", [("name", AkomaNames.slug(letter.header.type ?? "van-ban"))]) {
            writeMeta(&names)
            writeParagraphs("preface", .header)
            if text.blocks.contains(where: { $0.region == .basis }) {
                xml.line()
                xml.element("preamble") {
                    xml.element("citations", [("eId", names.unique(prefix + "preamble__cits"))]) {
                        for block in text.blocks where block.region == .basis {
                            xml.element("citation", [("eId", names.unique(prefix + "preamble__cits__cit"))]) {
                                for passage in block.passages { body.paragraph(passage, label: block.label) }
                            }
                        }
                    }
                }
            }
            xml.line()
            xml.element("mainBody") {
                let nodes = AkomaNode.trees(of: text) { $0.region == .body }
                body.write(nodes, names: &names)
                if nodes.isEmpty { xml.element("p") }
            }
            writeParagraphs("conclusions", .closing)
            writeAnnex(&names)
        }
        xml.line()
    }

    /// The lines of the head or of the closing.
    private func writeParagraphs(_ element: String, _ region: MarkedLetter.Region) {
        let blocks = text.blocks.filter { $0.region == region }
        guard !blocks.isEmpty else { return }
        xml.line()
        xml.element(element) {
            for block in blocks {
                for passage in block.passages where !passage.isCovered {
                    body.paragraph(passage, label: block.label)
                }
            }
        }
    }

    /// The annexes: a document of their own that is attached.
    private func writeAnnex(_ names: inout AkomaNames) {
        let nodes = AkomaNode.trees(of: text) { $0.region == .annex }
        guard !nodes.isEmpty else { return }
        let id = names.unique(prefix + "att_1")
        xml.line()
        xml.element("attachments") {
            xml.element("attachment", [("eId", id)]) {
                xml.element("doc", [("name", "phu-luc")]) {
                    xml.element("meta") { writeIdentification(component: "annex") }
                    xml.element("mainBody") {
                        AkomaBody(xml: xml, references: references, issued: body.issued, prefix: id + "__")
                            .write(nodes, names: &names)
                    }
                }
            }
        }
    }

    // MARK: - Meta

    private func writeMeta(_ names: inout AkomaNames) {
        let program = "#" + prefix + AkomaReferences.program
        xml.line()
        xml.element("meta") {
            writeIdentification(component: "main")
            xml.element("references", [("source", program)]) {
                for entry in references.entries {
                    xml.line()
                    xml.element(entry.element, [("eId", entry.id), ("href", entry.href), ("showAs", entry.name)])
                }
            }
            let notes = text.blocks.filter { $0.region == .note }
            if !notes.isEmpty {
                xml.element("notes", [("source", program)]) {
                    for note in notes {
                        xml.element("note", [("eId", names.unique(prefix + "note"))]) {
                            for passage in note.passages { body.paragraph(passage, label: note.label) }
                        }
                    }
                }
            }
            writeTasks(program)
        }
    }

    private func writeIdentification(component: String) {
        let header = letter.header
        let date = header.date ?? Self.noDate
        let parts = [
            AkomaNames.slug(header.type ?? "van-ban"), AkomaNames.slug(header.issuer ?? "unknown"), date,
            AkomaNames.slug(header.number ?? source),
        ]
        Self.writeIdentification(
            xml, work: "/akn/vn/statement/" + parts.joined(separator: "/"), date: date, author: references.author,
            source: prefix + AkomaReferences.program, component: component, number: header.number,
            subtype: header.type.map(AkomaNames.slug), name: header.subject)
    }

    /// The three levels of FRBR: the work, its expression in Vietnamese, this file.
    static func writeIdentification(
        _ xml: XMLOutput, work: String, date: String, author: String, source: String, component: String = "main",
        number: String? = nil, subtype: String? = nil, name: String? = nil
    ) {
        func level(_ element: String, _ uri: String, _ suffix: String = "", _ rest: () -> Void) {
            xml.line()
            xml.element(element) {
                xml.element("FRBRthis", [("value", uri + "/!" + component + suffix)])
                xml.element("FRBRuri", [("value", uri + suffix)])
                xml.element("FRBRdate", [("date", date), ("name", date == noDate ? "unknown" : "Generation")])
                xml.element("FRBRauthor", [("href", "#" + author)])
                rest()
            }
        }
        xml.element("identification", [("source", "#" + source)]) {
            level("FRBRWork", work) {
                xml.element("FRBRcountry", [("value", "vn")])
                if let subtype { xml.element("FRBRsubtype", [("value", subtype)]) }
                if let number { xml.element("FRBRnumber", [("value", number)]) }
                if let name { xml.element("FRBRname", [("value", name)]) }
            }
            level("FRBRExpression", work + "/vie@") { xml.element("FRBRlanguage", [("language", "vie")]) }
            level("FRBRManifestation", work + "/vie@", ".xml") { xml.element("FRBRformat", [("value", "xml")]) }
        }
    }

    /// What was found of each task, in a namespace of our own.
    private func writeTasks(_ program: String) {
        guard !letter.assignments.isEmpty else { return }
        func organizations(_ agencies: [Letter.Agency]) -> String? {
            let ids = agencies.compactMap { references.organization($0.name) }
            return ids.isEmpty ? nil : ids.joined(separator: " ")
        }
        xml.line()
        xml.element("proprietary", [("source", program)]) {
            xml.element("tasks", [("xmlns", "urn:giaoviec:tasks:1")]) {
                for assignment in letter.assignments {
                    xml.line()
                    xml.element(
                        "task",
                        [
                            ("about", references.task(assignment.id)), ("code", assignment.id),
                            ("section", assignment.section.isEmpty ? nil : assignment.section),
                            ("modality", assignment.modality), ("lead", organizations(assignment.agencies)),
                            ("coordinating", organizations(assignment.coordinators)),
                            ("reportTo", organizations(assignment.reportTo)), ("product", assignment.deliverable),
                        ]
                    ) {
                        xml.element("duty") { xml.text(assignment.duty) }
                        for deadline in assignment.deadlines {
                            let dates = DeadlineDates(deadline, issued: body.issued)
                            xml.element(
                                "deadline",
                                [
                                    ("kind", deadline.kind), ("relation", deadline.relation),
                                    ("value", deadline.value), ("due", dates.dueValue),
                                ]
                            ) { xml.text(deadline.text) }
                        }
                        for target in assignment.targets {
                            xml.element(
                                "target",
                                [
                                    ("comparator", target.comparator), ("value", target.value.description),
                                    ("unit", target.unit), ("period", target.period),
                                ]
                            ) { xml.text(target.text) }
                        }
                    }
                }
            }
        }
    }
}
