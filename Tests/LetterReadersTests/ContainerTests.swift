import LetterTestSupport
import LetterText
import Testing

@testable import LetterReaders

@Suite("Letters in archives, mails and messages")
struct ContainerTests {
    private let letter = Array("Số: 5/UBND\nKính gửi: Các xã".utf8)

    @Test("Members are told by their paths, archives inside each other too")
    func members() throws {
        let inner = ZIPFile([("thư mục/công văn.txt", letter), ("__MACOSX/._a", [1]), ("~$a.docx", [1])]).bytes
        let outer = ZIPFile([("a.txt", letter), ("trong.zip", inner), ("b.docx", try ReaderSample.word())]).bytes
        let members = ReaderSample.members(outer)
        #expect(members.map(\.path) == ["a.txt", "trong.zip!/thư mục/công văn.txt", "b.docx"])
        #expect(try members.map { try $0.result.get().format } == [.text, .text, .docx])
        // Nobody is asked for a member behind the one that was enough.
        var told = 0
        LetterReader.members(of: outer) { _ in
            told += 1
            return false
        }
        #expect(told == 1)
        #expect(throws: ReaderError.container(.zip)) { try LetterReader.read(outer) }
    }

    @Test("A file that is no container is its own only member")
    func single() throws {
        let members = ReaderSample.members(letter)
        #expect(members.map(\.path) == [""])
        #expect(try members[0].result.get().text.count == letter.count)
    }

    @Test("What is no letter is told apart from what failed")
    func others() {
        var kinds: [Bool] = []
        let file = ZIPFile([("a.gif", Array("GIF89a".utf8)), ("b.txt", []), ("c.docx", Array("PK\u{3}\u{4}".utf8))])
        LetterReader.members(of: file.bytes) { member in
            kinds.append(member.isNoLetter)
            return true
        }
        #expect(kinds == [true, true, false])
    }

    @Test("Limits of members, bytes and nesting end the walk with a reason")
    func limits() throws {
        var limits = ReaderLimits()
        limits.maximumMembers = 2
        let many = ZIPFile((0..<5).map { ("\($0).txt", letter) }).bytes
        var members = ReaderSample.members(many, limits)
        #expect(members.map(\.path) == ["0.txt", "1.txt", "2.txt"])
        #expect(throws: ReaderError.tooManyMembers(limit: 2)) { try members[2].result.get() }

        limits = ReaderLimits()
        limits.maximumInflatedBytes = letter.count + 3
        members = ReaderSample.members(many, limits)
        #expect(members.count == 2)
        #expect(throws: ReaderError.tooLargeInside(limit: letter.count + 3)) { try members[1].result.get() }

        var nested = letter
        for _ in 0..<6 { nested = ZIPFile([("a", nested)]).bytes }
        members = ReaderSample.members(nested)
        #expect(members.map(\.path) == ["a!/a!/a!/a"])
        #expect(throws: ReaderError.tooNested(limit: 4)) { try members[0].result.get() }

        members = ReaderSample.members(many, ReaderLimits(maximumBytes: 9))
        #expect(throws: ReaderError.tooLarge(limit: 9)) { try members[0].result.get() }
        #expect(throws: ReaderError.nothingInside) { try ReaderSample.members(ZIPFile().bytes)[0].result.get() }
    }

    @Test("Paths of members lead nowhere and show nothing odd on a terminal")
    func paths() {
        let members = ReaderSample.members(ZIPFile([("../../etc/x\u{1B}[31m.txt", letter)]).bytes)
        #expect(members.map(\.path) == ["../../etc/x?[31m.txt"])
    }

    @Test("A mail's text and files; the second form of a text is the same again")
    func mail() throws {
        let members = ReaderSample.members(try ReaderSample.part("mail.eml"))
        #expect(members.map(\.path) == ["body.txt", "Công văn.txt"])
        let body = try members[0].result.get().text
        #expect(body.string(body.range) == "Xin gửi văn bản đính kèm.\n")
        #expect(visibleLines(try members[1].result.get().text)[1] == "XÃ TÂN MỸ TÂY")
    }

    @Test("Odd mails have an end")
    func oddMails() {
        let head = "MIME-Version: 1.0\nContent-Type: multipart/"
        #expect(throws: ReaderError.encrypted) {
            try ReaderSample.members(Array((head + "encrypted; boundary=a\n\n--a\n\nx\n--a--").utf8))[0].result.get()
        }
        var deep = "MIME-Version: 1.0\n"
        for index in 0..<5_000 { deep += "Content-Type: multipart/mixed; boundary=b\(index)\n\n--b\(index)\n" }
        #expect(!ReaderSample.members(Array(deep.utf8)).isEmpty)
    }
}

@Suite("Messages of the exchange of letters")
struct EdXMLReaderTests {
    @Test("The message's facts and its attachment")
    func message() throws {
        let members = ReaderSample.members(try ReaderSample.part("message.edxml"))
        #expect(members.map(\.path) == ["19-UBND.txt"])
        let text = try members[0].result.get()
        #expect(visibleLines(text.text).first == "ỦY BAN NHÂN DÂN")
        let envelope = try #require(text.envelope)
        #expect(envelope.code == "19/UBND" && envelope.date == "2024-05-02" && envelope.dueDate == "2024-05-15")
        #expect(envelope.sender == "UBND xã Tân Mỹ Tây" && envelope.receivers == ["Ban Nhân dân ấp 1"])
        #expect(envelope.type == "Công văn" && envelope.subject == "V/v vệ sinh môi trường")
        #expect(envelope.signerName == "Võ Thị Hồng Đào" && envelope.signerTitle == "Phó Chủ tịch")
        #expect(envelope.business == .new && envelope.priority == Envelope.ordinary && envelope.copies == ["Các ấp"])
    }

    private func message(_ header: String, _ attachments: String = "") -> [UInt8] {
        Array(
            "<edXML><edXML:edXMLHeader><edXML:MessageHeader>\(header)</edXML:MessageHeader></edXML:edXMLHeader>\(attachments)</edXML>"
                .utf8)
    }

    private func attachment(_ name: String, _ content: String) -> String {
        "<Attachment><AttachmentName>\(name)</AttachmentName><ContentTransferEncoded>\(content)</ContentTransferEncoded></Attachment>"
    }

    @Test("A message whose attachments cannot be read says what it says, and which failed")
    func withoutAttachment() throws {
        let header = "<edXML:Subject>Về việc A</edXML:Subject>"
        let members = ReaderSample.members(
            message(header, attachment("a.pdf", "${x}") + attachment("b.gif", "R0lGODlh")))
        #expect(members.map(\.path) == ["a.pdf", "b.gif", ""])
        #expect(throws: ReaderError.unreadable(reason: "attachment is no base64")) { try members[0].result.get() }
        #expect(try members[2].result.get().envelope?.subject == "Về việc A")
        #expect(try members[2].result.get().text.count == 0)
    }

    @Test("A message inside a ZIP inside a message: each keeps what it says")
    func nested() throws {
        let inner = try ReaderSample.part("message.edxml")
        let packed = Base64Text.encode(ZIPFile([("trong.edxml", inner)]).bytes)
        let outer = message(
            "<edXML:Subject>Thu hồi</edXML:Subject><Bussiness><BussinessDocType>1</BussinessDocType></Bussiness>",
            attachment("a.doc", packed))
        let members = ReaderSample.members(outer)
        #expect(members.map(\.path) == ["a.doc!/trong.edxml!/19-UBND.txt", ""])
        #expect(try members[0].result.get().envelope?.code == "19/UBND")
        #expect(try members[1].result.get().envelope?.business == .revoke)
    }

    @Test("A status message is no letter and says so")
    func status() {
        let status = message(
            "<edXML:StatusCode>03</edXML:StatusCode><edXML:Description>Đã tiếp nhận</edXML:Description>")
        #expect(throws: ReaderError.statusMessage(code: "03", description: "Đã tiếp nhận")) {
            try ReaderSample.members(status)[0].result.get()
        }
    }

    @Test(
        "Dates of both orders; what is no date is none",
        arguments: [
            ("2024/02/29", "2024-02-29"), ("29/02/2024", "2024-02-29"), ("5/1/2024", "2024-01-05"),
            ("2024-11-30 10:20:30", "2024-11-30"), ("31/12/2023", "2023-12-31"), ("29/02/2023", nil),
            ("31/11/2024", nil),
            ("13/13/2024", nil), ("null", nil), ("24/01/02", nil),
        ] as [(String, String?)])
    func dates(text: String, expected: String?) throws {
        let member = ReaderSample.members(message("<edXML:DueDate>\(text)</edXML:DueDate>"))[0]
        #expect(try member.result.get().envelope?.dueDate == expected)
    }

    @Test(
        "Base64",
        arguments: [
            ("", ""), ("YQ==", "a"), ("YQ", "a"), ("YWI=", "ab"), ("Y W\nJj", "abc"), ("Y", nil), ("YQ==YQ", nil),
            ("Y-Q", nil),
        ] as [(String, String?)])
    func base64(text: String, expected: String?) {
        #expect(Base64.decode(Array(text.utf8)) == expected.map { Array($0.utf8) })
    }
}

@Suite("Damaged files of every kind")
struct ReaderMutationTests {
    /// Each answers, and reads in the end what it can: no input ends the program or runs on.
    @Test("Seeded damage", arguments: ["word", "odt", "zip", "mail", "edxml"])
    func damage(kind: String) throws {
        var random = SeededGenerator(seed: 7)
        let parts = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml"]
        for _ in 0..<1_500 {
            let file: [UInt8]
            switch kind {
            case "word":
                var archive = ZIPFile()
                for part in parts { archive.add(part, damaged(try ReaderSample.part(part), &random)) }
                file = archive.bytes
            case "odt":
                var archive = ZIPFile([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))])
                for part in ["content.xml", "styles.xml"] {
                    archive.add(part, damaged(try ReaderSample.part("opendocument/" + part), &random))
                }
                file = archive.bytes
            case "zip": file = damaged(try ReaderSample.word(), &random)
            case "mail": file = damaged(try ReaderSample.part("mail.eml"), &random)
            default: file = damaged(try ReaderSample.part("message.edxml"), &random)
            }
            for member in ReaderSample.members(file) {
                guard case .success(let text) = member.result else { continue }
                #expect(String(validating: text.text.bytes, as: UTF8.self) != nil)
                #expect(text.text.map.textCount == text.text.count)
            }
        }
    }

    /// Bytes changed, ranges left out, doubled and moved; half of the time nothing that breaks markup.
    private func damaged(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<random.below(4) where !bytes.isEmpty {
            let start = random.below(bytes.count)
            let end = min(bytes.count, start + 1 + random.below(40))
            switch random.below(5) {
            case 0: bytes[start] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
            case 3: bytes.removeLast(random.below(bytes.count))
            default:
                // Whole elements change places: the markup stays good.
                guard let open = bytes[start...].firstIndex(of: 0x3C), let close = bytes[open...].firstIndex(of: 0x3E)
                else { continue }
                let tag = Array(bytes[open...close])
                if tag.dropLast().last == 0x2F {
                    bytes.insert(contentsOf: tag, at: open)
                } else {
                    bytes.removeSubrange(start..<end)
                }
            }
        }
        return bytes
    }
}

/// For tests; the readers only decode.
private enum Base64Text {
    static func encode(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0...group.count { text.append(letters[Int(bits >> UInt32(18 - 6 * place)) & 63]) }
        }
        return text
    }
}
