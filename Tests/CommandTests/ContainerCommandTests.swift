import Foundation
import LetterTestSupport
import Testing

@testable import GiaoViecCLI

/// Letters inside other files on the command line.
@Suite struct ContainerCommandTests {
    private let letter = Array(Sample.letter.utf8)

    @Test func membersAreNamed() throws {
        let scratch = try Scratch()
        let one = try scratch.file(
            "a.zip", Data(ZIPFile([("thư/a.txt", letter), ("ảnh.gif", Array("GIF89a".utf8))]).bytes))
        // One letter is one object, whatever lies beside it.
        let single = try Program.run(["extract", one])
        #expect(single.status == 0)
        #expect(single.text.hasPrefix("{\n"))
        #expect(single.text.contains("\"source\": \"\(one)!/thư/a.txt\""))
        #expect(single.complaint.contains("warning: \(one)!/ảnh.gif: a GIF file"))

        let two = try scratch.file("b.zip", Data(ZIPFile([("a.txt", letter), ("b.txt", letter)]).bytes))
        let several = try Program.run(["extract", two])
        #expect(several.text.split(separator: "\n").count == 2)
        #expect(several.text.contains("b.zip!/b.txt\""))
        let repaired = try Program.run(["repair", two])
        #expect(repaired.text.contains("==> \(two)!/b.txt <==\n"))
        for command in ["tokens", "outline"] { #expect(try Program.run([command, two]).status == 0) }
    }

    @Test func failuresAreNamed() throws {
        let scratch = try Scratch()
        let file = try scratch.file(
            "a.zip", Data(ZIPFile([("a.txt", letter), ("b.docx", Array("PK\u{3}\u{4}".utf8))]).bytes))
        let result = try Program.run(["extract", file])
        #expect(result.status == 1)
        #expect(result.complaint.contains("a.zip!/b.docx: "))
        #expect(!result.text.isEmpty)
        let none = try scratch.file("c.zip", Data(ZIPFile([("ảnh.gif", Array("GIF89a".utf8))]).bytes))
        let empty = try Program.run(["extract", none])
        #expect(empty.status == 1)
        #expect(empty.complaint.contains("c.zip: holds no letter"))
        let many = try scratch.file("d.zip", Data(ZIPFile((0..<3).map { ("\($0).txt", letter) }).bytes))
        let limited = try Program.run(["extract", many, "--max-members", "2", "--language", "vi"])
        #expect(limited.status == 1)
        #expect(limited.complaint.contains("quá 2 tệp"))
        for option in ["--max-members", "--max-inflated", "--max-pages", "--max-seconds", "--max-memory"] {
            #expect(try Program.run(["extract", many, option, "0"]).status == 2)
        }
    }

    /// What the message says is told as such; a status message is no letter.
    @Test func messages() throws {
        let scratch = try Scratch()
        func message(_ header: String) -> String {
            "<edXML><MessageHeader>\(header)</MessageHeader></edXML>"
        }
        let letter = try scratch.file(
            "a.edxml",
            message("<Subject>Về việc A</Subject><DueDate>2024/05/15</DueDate>")
                .replacingOccurrences(
                    of: "</edXML>", with: "<Bussiness><BussinessDocType>1</BussinessDocType></Bussiness></edXML>"))
        let table = try Program.run(["extract", letter, "-f", "table", "--language", "vi"])
        #expect(table.status == 0)
        #expect(
            table.text.contains("Hạn xử lý ghi trong thông điệp gửi kèm: 15/5/2024")
                || table.text.contains("15/05/2024"))
        #expect(table.text.contains("thu hồi"))
        #expect(
            try Program.run(["extract", letter, "-f", "markdown"]).text.contains("The message revokes this letter."))
        let status = try scratch.file(
            "b.edxml", message("<StatusCode>06</StatusCode><Description>Hoàn thành</Description>"))
        let result = try Program.run(["extract", status])
        #expect(result.status == 1)
        #expect(result.complaint.contains("status message 06") && result.complaint.contains("Hoàn thành"))
    }
}
