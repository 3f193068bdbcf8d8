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
            ("MIME-Version: 1.0\nContent-Type: multipart/related", .mhtml),
        ])
    func text(source: String, expected: FileFormat) {
        #expect(FileFormat.sniff(Array(source.utf8)) == expected)
    }

    @Test(
        "Binary formats",
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "[Content_Types].xml", FileFormat.docx),
            ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "mimetypeapplication/vnd.oasis.opendocument.text", .odt),
            ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "a.txt", .zip),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "", .ole),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "", .png),
            ([0xFF, 0xD8, 0xFF, 0xE0], "", .jpeg), ([0x1F, 0x8B, 0x08], "", .gzip),
            ([0x00, 0x01, 0x02, 0x03, 0x00, 0x41], "", .binary),
        ])
    func binary(magic: [UInt8], rest: String, expected: FileFormat) {
        #expect(FileFormat.sniff(magic + Array(rest.utf8)) == expected)
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
