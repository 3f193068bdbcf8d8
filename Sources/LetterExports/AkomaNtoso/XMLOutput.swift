internal import CLibXML2

/// Writes XML by libxml2's writer: elements are closed, text is escaped, characters that XML does not know are blanks.
final class XMLOutput {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr
    private var isFaultless = true

    /// - Throws: ``ExportError/unwritable(reason:)`` where there is no memory.
    init() throws(ExportError) {
        guard let buffer = xmlBufferCreate() else { throw Self.failure }
        guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
            xmlBufferFree(buffer)
            throw Self.failure
        }
        self.buffer = buffer
        self.writer = writer
        xmlTextWriterSetIndent(writer, 0)
        check(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
    }

    deinit {
        xmlFreeTextWriter(writer)
        xmlBufferFree(buffer)
    }

    /// Writes an element; `body` writes what is in it. Attributes without a value are left out.
    func element(
        _ name: String, _ attributes: [(name: String, value: String?)] = [], _ body: () -> Void = {}
    ) {
        check(xmlTextWriterStartElement(writer, name))
        for attribute in attributes {
            guard let value = attribute.value else { continue }
            check(xmlTextWriterWriteAttribute(writer, attribute.name, Self.known(value)))
        }
        body()
        check(xmlTextWriterEndElement(writer))
    }

    func text(_ text: String) {
        if !text.isEmpty { check(xmlTextWriterWriteString(writer, Self.known(text))) }
    }

    /// A line end between elements of which neither holds text.
    func line() { check(xmlTextWriterWriteRaw(writer, "\n")) }

    /// The whole document.
    /// - Throws: ``ExportError/unwritable(reason:)`` where something could not be written.
    func bytes() throws(ExportError) -> [UInt8] {
        check(xmlTextWriterEndDocument(writer))
        check(xmlTextWriterFlush(writer))
        guard isFaultless, let content = xmlBufferContent(buffer) else { throw Self.failure }
        return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    }

    private func check(_ written: Int32) {
        if written < 0 { isFaultless = false }
    }

    private static let failure = ExportError.unwritable(reason: "libxml2")

    /// The text with blanks for characters that XML 1.0 does not know.
    static func known(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: scalars.append(scalar)
            case 0..<0x20, 0xFFFE, 0xFFFF: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
