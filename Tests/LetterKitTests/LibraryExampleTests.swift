import LetterKit
import LetterTestSupport
import LetterText
import Testing

/// The example of the library's documentation, as a program would write it.
@Suite struct LibraryExampleTests {
    @Test func readALetter() throws {
        let text = """
            ỦY BAN NHÂN DÂN
            XÃ HOA MAI
            Số: 7/UBND
            Hoa Mai, ngày 02 tháng 5 năm 2024

            Kính gửi: Trạm Y tế xã.

            Ủy ban nhân dân xã yêu cầu Trạm Y tế xã lập danh sách trẻ em cần tiêm chủng, báo cáo trước ngày 20/5/2024.

            CHỦ TỊCH
            Trần Minh Tâm
            """
        let letter = try LetterParser().parse(text)
        for assignment in letter.assignments {
            print(assignment.agencies.map(\.name), assignment.duty, assignment.deadlines.map(\.value))
        }
        #expect(letter.header.number == "7/UBND")
        #expect(letter.header.date == "2024-05-02")
        #expect(letter.assignments.count == 1)
        #expect(letter.assignments.first?.deadlines.first?.value == "2024-05-20")
    }

    @Test func whatIsNoTextThrows() {
        #expect(throws: LetterError.empty) { try LetterParser().parse("") }
        #expect(throws: LetterError.empty) { try LetterParser().parse(" \n\t\u{A0}") }
        #expect(throws: LetterError.binary(format: .pdf)) { try LetterParser().parse(bytes: Array("%PDF-1.7".utf8)) }
        #expect(throws: LetterError.binary(format: .binary)) {
            try LetterParser().parse(bytes: (0..<200).map { UInt8($0) })
        }
        #expect(throws: LetterError.binary(format: .docx)) {
            try LetterParser().parse(bytes: ZIPFile([("word/document.xml", [])]).bytes)
        }
    }

    @Test func encodingIsNamed() throws {
        let text = "Số: 7/UBND\nKính gửi: Phòng Y tế."
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(try LetterParser().parse(bytes: bytes).encoding == "utf-16le")
        #expect(try LetterParser().parse(text).encoding == "utf-8")
        // `Số:` with the tone behind its letter.
        let vietnamese = [0x53, 0xF4, 0xEC, 0x3A] + Array(" 7/UBND".utf8)
        #expect(try LetterParser().parse(bytes: vietnamese).encoding == "windows-1258")
    }
}
