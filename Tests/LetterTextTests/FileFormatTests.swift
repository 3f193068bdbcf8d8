import LetterText
import Testing

@Suite("What a file is, by its content")
struct FileFormatTests {
    @Test(
        "Formats",
        arguments: [
            ("", FileFormat.empty), (" \n\t ", .empty), ("Kính gửi: Các sở", .text), ("# Công văn\n**Số:** 5", .text),
            ("\u{FEFF}Số: 5/UBND", .text), ("5 < 7 và <tên xã>", .text), ("<tên xã> là gì", .text),
            ("%PDF-1.7\n%âã", .pdf),
            ("{\\rtf1\\ansi", .rtf), ("<!DOCTYPE html><p>a", .html), ("  <HTML><body>", .html),
            ("\u{FEFF}<html>", .html),
            ("<div>Số: 5</div>", .html), ("<p>Kính gửi</p>", .html), ("<!-- lưu --><table><tr><td>a", .html),
            ("<?xml version=\"1.0\"?><edoc/>", .xml), ("<?xml version=\"1.0\"?><!DOCTYPE html><html>", .html),
            ("MIME-Version: 1.0\nContent-Type: multipart/related", .mail),
            ("Received: from a\n  by b\nX-Spam: no\nSubject: Văn bản\n\nKính gửi", .mail),
            ("Subject: Văn bản\n\nKính gửi", .text), ("To: Các sở\nVăn bản số 5", .text),
            ("12<?xml version=\"1.0\"?>\n<edXML xmlns=\"a\">", .edxml),
        ])
    func text(source: String, expected: FileFormat) {
        #expect(FileFormat.sniff(Array(source.utf8)) == expected)
    }

    private static let signatures: [(magic: [UInt8], rest: String, format: FileFormat)] = [
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "", .ole),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "", .png),
        ([0xFF, 0xD8, 0xFF, 0xE0], "", .jpeg), ([0x1F, 0x8B, 0x08], "", .gzip),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "", .xz), ([UInt8](repeating: 0x61, count: 257), "ustar", .tar),
        ([0x00, 0x01, 0x02, 0x03, 0x00, 0x41], "", .binary),
    ]

    @Test("Binary formats", arguments: signatures)
    func binary(magic: [UInt8], rest: String, expected: FileFormat) {
        #expect(FileFormat.sniff(magic + Array(rest.utf8)) == expected)
    }

    private static let zips: [(names: [String], format: FileFormat)] = [
        (["[Content_Types].xml"], .docx), (["[Content_Types].xml", "xl/workbook.xml"], .xlsx),
        (["[Content_Types].xml", "ppt/slides.xml"], .pptx), (["docProps/a.xml", "word/document.xml"], .docx),
        (["a.txt"], .zip), (["password/a.txt", "sword/b.txt"], .zip),
    ]

    @Test("A ZIP is told by the names of its own members", arguments: zips)
    func zip(names: [String], expected: FileFormat) {
        #expect(FileFormat.sniff(names.flatMap { zipMember($0, "abc") }) == expected)
        #expect(FileFormat.sniff(names.flatMap { zipMember($0, "abc", isStreamed: true) }) == expected)
    }

    @Test("A letter inside a ZIP does not make it one, and a head cut short is a ZIP still")
    func zipInside() {
        let inner = String(decoding: zipMember("word/document.xml", "abc"), as: UTF8.self)
        #expect(FileFormat.sniff(zipMember("a.docx", inner)) == .zip)
        #expect(FileFormat.sniff(zipMember("mimetype", "application/vnd.oasis.opendocument.text")) == .odt)
        #expect(FileFormat.sniff(Array(zipMember("word/document.xml", "").prefix(20))) == .zip)
    }

    /// A local file header with its content, stored.
    private func zipMember(_ name: String, _ content: String, isStreamed: Bool = false) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 30)
        header.replaceSubrange(0..<4, with: [0x50, 0x4B, 3, 4])
        if isStreamed { header[6] = 8 }
        if !isStreamed { header[18] = UInt8(content.utf8.count) }
        header[26] = UInt8(name.utf8.count)
        return header + Array((name + content).utf8)
    }

    @Test("UTF-16 is text or a page")
    func utf16() {
        func utf16(_ text: String) -> [UInt8] {
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        }
        #expect(FileFormat.sniff(utf16("Số: 5/UBND")) == .text)
        #expect(FileFormat.sniff(utf16("<html><body>Số")) == .html)
    }

    @Test("Blanks longer than what is looked at may hide a letter")
    func blanks() {
        let blanks = [UInt8](repeating: 0x20, count: 70_000)
        #expect(FileFormat.sniff(blanks + Array("Kính gửi".utf8)) == .text)
    }

    @Test("Signatures cut short are no signatures", arguments: ["%", "PK", "R", "RIFF1234", "7", "M", "{"])
    func short(source: String) {
        #expect(FileFormat.sniff(Array(source.utf8)) == .text)
    }

    @Test("People know a format by its name")
    func names() {
        #expect(FileFormat.pdf.name == "PDF" && FileFormat.sevenZip.name == "7Z")
        #expect(FileFormat.ole.name.contains("DOC"))
    }
}
