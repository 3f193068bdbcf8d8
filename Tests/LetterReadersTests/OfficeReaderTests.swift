import LetterTestSupport
import LetterText
import Testing

@testable import LetterReaders

private func lines(_ body: String) throws -> [String] {
    visibleLines(try LetterReader.read(ReaderSample.word(body: body)).text)
}

/// A paragraph of one run.
private func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
}

private func item(_ number: Int, _ level: Int, _ text: String = "x") -> String {
    paragraph(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>")
}

@Suite("Letters as Word files")
struct WordReaderTests {
    /// Letterhead table, box, tab, styles with numbers, changes, note, sign, field, hidden text, merged cells, a deleted
    /// row and a deleted end of paragraph.
    @Test("A whole letter")
    func letter() throws {
        let read = try LetterReader.read(ReaderSample.word())
        #expect(read.format == .docx && read.origin == .text)
        #expect(
            visibleLines(read.text) == [
                "ỦY BAN NHÂN DÂN", "HUYỆN AN PHÚ ĐÔNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc", "Số: 27/UBND-NN", "V/v phòng, chống hạn mặn mùa khô", "HỎA TỐC",
                "An Phú Đông, ngày 06 tháng 02 năm 2024",
                "Kính gửi:\tCác phòng, ban chuyên môn; Ủy ban nhân dân các xã.",
                "Ủy ban nhân dân huyện yêu cầu các đơn vị thực hiện các nội dung sau:",
                "I. Phòng Nông nghiệp và Phát triển nông thôn",
                "1.1. Chủ trì, phối hợp với Phòng Tài chính - Kế hoạch rà soát các cống ngăn mặn, báo cáo trước ngày "
                    + "20/02/2024.",
                "1.2. Đo độ mặn tại các trạm, bảo đảm ≥ 95% số trạm có số liệu.", "II. Ủy ban nhân dân các xã",
                "2.1. Vận động người dân trữ nước ngọt; hoàn thành trong tháng 02/2024.", "Danh mục công việc",
                "TT¦Nhiệm vụ¦Chủ trì¦Thời gian", "01¦Nạo vét kênh¶nội đồng¦Phòng Nông nghiệp¦Quý I/2024",
                "02¦Sửa chữa trạm bơm¦^¦Quý II/2024", "03¦Tổng kết, rút kinh nghiệm¦¦Quý III/2024",
                "Nhận được văn bản này, đề nghị các đơn vị triển khai thực hiện./.", "Nơi nhận:", "- Như trên;",
                "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Minh Châu",
            ])
        let note = try #require(read.findings.first)
        #expect(read.findings.count == 1 && note.kind == .footnote && note.detail == "Gồm 12 cống dọc đê bao.")
        let before = String(decoding: read.text.bytes[..<note.file.start], as: UTF8.self)
        #expect(before.hasSuffix("các cống ngăn mặn"))
    }

    @Test("Labels stand as Word prints them")
    func labels() throws {
        #expect(
            try lines(
                item(3, 0) + item(3, 1) + item(3, 2) + item(3, 2) + item(3, 1) + item(3, 2) + item(3, 0) + item(3, 1))
                == ["I. x", "1.1. x", "a) x", "b) x", "1.2. x", "a) x", "II. x", "2.1. x"])
        // Another number of the same list goes on; one with a start of its own begins there.
        #expect(try lines(item(3, 0) + item(4, 0) + item(4, 0) + item(3, 0)) == ["I. x", "IV. x", "V. x", "VI. x"])
        // A level that was never counted prints its start.
        #expect(try lines(item(3, 1) + item(6, 0)) == ["1.1. x", "- x"])
        #expect(try lines(item(0, 0) + item(99, 0) + item(3, 8)) == ["x", "x", "x"])
    }

    @Test("A number that a style gives is taken off by number 0; one alone is no text")
    func labelsOfStyles() throws {
        let off = "<w:pStyle w:val=\"Muc\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"
        #expect(
            try lines(paragraph("a", "<w:pStyle w:val=\"Muc\"/>") + paragraph("b", off) + item(3, 0, "") + item(3, 0))
                == ["I. a", "b", "III. x"])
    }

    @Test(
        "Runs",
        arguments: [
            ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a\nb"), ("<w:t>28</w:t><w:noBreakHyphen/><w:t>NQ</w:t>", "28-NQ"),
            ("<w:t>hợp</w:t><w:softHyphen/><w:t>đồng</w:t>", "hợpđồng"),
            ("<w:sym w:font=\"Symbol\" w:char=\"00A3\"/><w:t>5</w:t>", "≤5"),
            ("<w:sym w:font=\"Wingdings\" w:char=\"F0A3\"/><w:t>5</w:t>", "•5"),
            ("<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr><w:t>&#xF0B3;5</w:t>", "≥5"),
            ("<w:t>&#xF0A7; a</w:t>", "• a"), ("<w:rPr><w:caps w:val=\"0\"/></w:rPr><w:t>a</w:t>", "a"),
            ("<w:t>a &amp; b</w:t>", "a & b"), ("<w:t>o&#x302;&#x309;</w:t>", "ổ"),
            ("<w:instrText>PAGE</w:instrText><w:t>b</w:t>", "b"),
        ])
    func runs(run: String, expected: String) throws {
        let text = try LetterReader.read(ReaderSample.word(body: "<w:p><w:r>\(run)</w:r></w:p>")).text
        #expect(text.string(text.range) == expected)
    }

    @Test("Properties before a change and nested fields are not shown")
    func changes() throws {
        let old = "<w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:pPrChange>"
        #expect(try lines(paragraph("a", old)) == ["a"])
        func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
        func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }
        let inner = mark("begin") + run("b") + mark("separate") + run("c") + mark("end")
        let field = mark("begin") + run("a") + inner + mark("separate") + run("d") + mark("end")
        #expect(try lines("<w:p>\(field)\(run("e"))</w:p>") == ["de"])
        #expect(try lines("<w:p><w:moveFrom>\(run("x"))</w:moveFrom><w:moveTo>\(run("y"))</w:moveTo></w:p>") == ["y"])
    }

    @Test("A table is one of data where its borders are drawn: its cells', its own, else its style's")
    func borders() throws {
        func table(_ properties: String, _ cell: String = "") -> String {
            let row =
                "<w:tr>" + ["a", "b"].map { "<w:tc><w:tcPr>\(cell)</w:tcPr>\(paragraph($0))</w:tc>" }.joined()
                + "</w:tr>"
            return "<w:tbl><w:tblPr>\(properties)</w:tblPr>\(row)\(row)</w:tbl>"
        }
        let style = "<w:tblStyle w:val=\"Luoi\"/>"
        let none = "<w:tblBorders><w:top w:val=\"nil\"/></w:tblBorders>"
        let (rows, apart) = (["a¦b", "a¦b"], ["a", "b", "a", "b"])
        #expect(try lines(table("")) == apart)
        #expect(try lines(table(style)) == rows)
        #expect(try lines(table(style + none)) == apart)
        #expect(try lines(table(style + none, "<w:tcBorders><w:left w:val=\"single\"/></w:tcBorders>")) == rows)
    }

    @Test("What a form asks for is not what was put in")
    func placeholders() throws {
        func control(_ properties: String, _ text: String) -> String {
            "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(paragraph(text))</w:sdtContent></w:sdt>"
        }
        #expect(try lines(control("<w:showingPlcHdr/>", "Nhập số") + control("", "Số: 5")) == ["Số: 5"])
    }

    @Test("A Word file with a password is a compound file that says so")
    func password() {
        var file: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_016)
        #expect(throws: ReaderError.self) { try LetterReader.read(file) }
        file.replaceSubrange(640..<672, with: "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] })
        #expect(throws: ReaderError.encrypted) { try LetterReader.read(file) }
    }

    @Test("What a Word file may lack or break")
    func damage() throws {
        #expect(throws: ReaderError.unreadable(reason: "DOCX: no word/document.xml")) {
            try LetterReader.read(ZIPFile([("word/styles.xml", Array("<a/>".utf8))]).bytes)
        }
        #expect(throws: ReaderError.self) { try LetterReader.read(ReaderSample.word("<w:document><w:p>")) }
        #expect(throws: ReaderError.empty) { try LetterReader.read(ReaderSample.word("<document/>")) }
        // Nobody's entities are resolved, neither from the file nor from elsewhere.
        let entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y \"yyy\">]>"
        for name in ["x", "y"] {
            #expect(throws: ReaderError.self) {
                try LetterReader.read(ReaderSample.word(entity + "<document><p><r><t>&\(name);</t></r></p></document>"))
            }
        }
        let deep = String(repeating: "<p>", count: 5_000)
        #expect(throws: ReaderError.tooDeep(limit: 2_000)) {
            try LetterReader.read(ReaderSample.word("<document>" + deep))
        }
        var limits = ReaderLimits()
        limits.maximumInflatedBytes = 2_000
        #expect(throws: ReaderError.tooLargeInside(limit: 2_000)) {
            try LetterReader.read(ReaderSample.word(), limits: limits)
        }
        let whole = try ReaderSample.word()
        for count in stride(from: 40, to: whole.count, by: 97) {
            let cut = Array(whole.prefix(count))
            if FileFormat.sniff(cut) == .docx { _ = try? LetterReader.read(cut) }
        }
    }
}

@Suite("Letters as OpenDocument files")
struct OpenDocumentReaderTests {
    @Test("A whole letter")
    func letter() throws {
        let read = try LetterReader.read(ReaderSample.openDocument())
        #expect(read.format == .odt && read.origin == .text)
        #expect(
            visibleLines(read.text) == [
                "SỞ NÔNG NGHIỆP", "CHI CỤC THỦY LỢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Độc lập - Tự do - Hạnh phúc", "Số: 41/CCTL-QLĐĐ", "Bình Khánh Đông, ngày 11 tháng 3 năm 2024",
                "Kính gửi: Các trạm thủy nông.", "Chi cục yêu cầu  các trạm thực hiện:", "1. Kiểm tra đê bao:",
                "a) Lập danh sách điểm xung yếu trước ngày 25/3/2024;", "b) Bố trí người trực.", "Trực cả ngày nghỉ.",
                "Về vật tư:", "dự phòng tại chỗ", "BẢN CHÍNH", "2. Báo cáo kết quả hằng tuần.",
                "5. Tổng hợp, lưu hồ sơ.",
                "TT¦Trạm¦Chỉ tiêu", "1¦Trạm số 1¦95%", "2¦Trạm số 2¦^", "CHI CỤC TRƯỞNG", "Phan Văn Hòa Bình",
            ])
        #expect(read.findings.map(\.detail) == ["Đoạn qua xã Tân Mỹ."])
    }

    @Test("A password is asked for in words")
    func password() throws {
        let manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
        #expect(throws: ReaderError.encrypted) { try LetterReader.read(ReaderSample.openDocument(manifest: manifest)) }
        #expect(try LetterReader.read(ReaderSample.openDocument(manifest: "<manifest:manifest/>")).text.count > 0)
    }
}

@Suite("Numbers of list items")
struct ListNumberTests {
    @Test(arguments: [
        (1, ListNumber.Style.decimal, "1"), (4, .lowerRoman, "iv"), (1_999, .upperRoman, "MCMXCIX"), (9, .padded, "09"),
        (10, .padded, "10"), (26, .lowerLetter, "z"), (28, .upperLetter, "BB"), (0, .lowerLetter, "0"),
        (5_000, .lowerRoman, "5000"),
    ])
    func text(number: Int, style: ListNumber.Style, expected: String) {
        #expect(ListNumber.text(number, style) == expected)
    }

    @Test func browsersCombineLetters() {
        #expect(
            ListNumber.text(28, .lowerLetter, .combined) == "ab" && ListNumber.text(26, .lowerLetter, .combined) == "z")
    }
}
