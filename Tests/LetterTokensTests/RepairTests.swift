import LetterText
import LetterTokens
import Testing

/// What the repair makes of a text.
func repaired(_ text: String, correctsSpelling: Bool = true) -> String {
    let source = SourceText(bytes: Array(text.utf8))
    let result = TextRepair.repair(source, options: RepairOptions(correctsSpelling: correctsSpelling)).text
    return result.string(result.range)
}

@Suite("Lines of paragraphs")
struct LineJoiningTests {
    /// A letter in which every line is a block.
    static let blocks = """
        Số: 35/UBND-VX
        V/v tăng cường công tác phòng, chống dịch bệnh mùa hè trên địa bàn huyện
        Tân Hưng, ngày 05 tháng 4 năm 2024
        Kính gửi:
        - Phòng Y tế huyện;
        - Ủy ban nhân dân các xã, thị trấn.
        Thực hiện Công văn số 1203/SYT-NVY ngày 28 tháng 3 năm 2024 của Sở Y tế về việc tăng cường công tác phòng, chống dịch bệnh, Ủy ban nhân dân huyện yêu cầu các cơ quan, đơn vị thực hiện một số nội dung sau:
        1. Phòng Y tế
        - Chủ trì, phối hợp với Trung tâm Y tế huyện xây dựng kế hoạch kiểm tra công tác phòng, chống dịch tại các trường học, khu dân cư và cơ sở sản xuất trên địa bàn.
        - Tổng hợp, báo cáo kết quả thực hiện về Ủy ban nhân dân huyện trước ngày 30 tháng 4 năm 2024.
        2. Ủy ban nhân dân các xã, thị trấn
        a) Tuyên truyền, vận động Nhân dân vệ sinh môi trường, diệt lăng quăng, phấn đấu trên 95% hộ gia đình tham gia.
        b) Bố trí kinh phí, nhân lực và vật tư để triển khai các hoạt động phòng, chống dịch theo phương châm bốn tại chỗ.
        Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.
        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Trần Thị Lan
        """

    /// Hard-wraps every line at a width.
    static func wrapped(_ text: String, width: Int) -> String {
        text.split(separator: "\n").map { line in
            var rows: [String] = [""]
            for word in line.split(separator: " ") {
                let last = rows[rows.count - 1]
                if last.isEmpty {
                    rows[rows.count - 1] = String(word)
                } else if last.count + 1 + word.count > width {
                    rows.append(String(word))
                } else {
                    rows[rows.count - 1] += " " + word
                }
            }
            return rows.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A line that is short for the file and ends with a word that needs a noun goes on, also with a capital.
    @Test func shortLineGoesOnBehindALink() {
        let duty = "- Tổng hợp, báo cáo về Ủy ban nhân dân huyện kết quả trước ngày 30 tháng 4 năm 2024."
        let blocks = Self.blocks.replacing(/- Tổng hợp.*/, with: duty)
        let rows = Self.wrapped(blocks, width: 60).replacing(/- Tổng hợp(.|\n)*?2024\./) { _ in
            duty.replacing("về Ủy", with: "về\nỦy")
        }
        #expect(repaired(rows) == blocks)
    }

    @Test func wholeBlocksStay() {
        #expect(repaired(Self.blocks) == Self.blocks)
    }

    @Test(arguments: [60, 68, 75, 90])
    func wrappedLinesComeBack(width: Int) {
        #expect(repaired(Self.wrapped(Self.blocks, width: width)) == Self.blocks)
    }

    @Test(arguments: [
        // A label or bullet alone takes the next line.
        ("1.\nChỉ đạo các phòng, ban chuyên môn thực hiện.", "1. Chỉ đạo các phòng, ban chuyên môn thực hiện."),
        ("Số:\n12/KH-UBND", "Số: 12/KH-UBND"),
        ("Kính gửi:\nSở Tài chính", "Kính gửi: Sở Tài chính"),
        // Dashes inside names and spans of years.
        (
            "Giao Sở Lao động\n- Thương binh và Xã hội chủ trì thực hiện.",
            "Giao Sở Lao động - Thương binh và Xã hội chủ trì thực hiện."
        ),
        ("Đề án giai đoạn 2021\n- 2025 của tỉnh.", "Đề án giai đoạn 2021 - 2025 của tỉnh."),
        // A mark that begins a line belongs to the word before.
        ("góp phần hoàn thành kế hoạch\n./.", "góp phần hoàn thành kế hoạch./."),
        // A document code is no label.
        (
            "theo quy định tại Nghị quyết số\n28/NQ-CP của Chính phủ.",
            "theo quy định tại Nghị quyết số 28/NQ-CP của Chính phủ."
        ),
        // A bracket that is left open, and the label of an item inside the paragraph.
        (
            "c) Phối hợp với Sở Nội vụ (Ban\nThi đua) tổ chức họp xét.",
            "c) Phối hợp với Sở Nội vụ (Ban Thi đua) tổ chức họp xét."
        ),
        (
            "1. Sở Y tế giải quyết hai việc: (i)\nTích hợp dữ liệu; (ii) mở cổng kết nối.",
            "1. Sở Y tế giải quyết hai việc: (i) Tích hợp dữ liệu; (ii) mở cổng kết nối."
        ),
    ])
    func linesAreJoined(input: String, expected: String) {
        #expect(repaired(input) == expected)
    }

    @Test(arguments: [
        "KẾ HOẠCH\nTriển khai công tác y tế năm 2024",
        "I. MỤC TIÊU\n1. Mục tiêu chung\nNâng cao chất lượng khám bệnh.",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn Hùng",
        "STT\u{1F}Đơn vị\u{1F}Chỉ tiêu\n1\u{1F}Xã Bình An\u{1F}95%\n2\u{1F}Xã Tân Lập\u{1F}97%",
        "Điều 5. Trách nhiệm thi hành\nCác đơn vị có trách nhiệm thực hiện.",
        "(i) Sở Y tế;\n(ii) Sở Tài chính;\nđ) Công an tỉnh.",
        "1 Phường Một 120 95 88\n2 Phường Hai 310 97 90",
        "-----\nĐoạn văn đầu tiên.",
        "Số: 35/UBND-VX\nv/v trả lời kiến nghị",
    ])
    func blocksStay(text: String) {
        #expect(repaired(text) == text)
    }

    @Test func aParagraphBrokenByAnEmptyLineIsPutTogether() {
        let filler = Self.blocks.replacing("\n", with: "\n\n")
        let broken = filler.replacing("phấn đấu trên 95% hộ", with: "phấn đấu đạt tỷ lệ\n\n95% hộ")
        let whole = filler.replacing("phấn đấu trên 95% hộ", with: "phấn đấu đạt tỷ lệ 95% hộ")
        #expect(repaired(broken) == whole)
    }
}

@Suite("Broken and merged words")
struct WordRepairTests {
    @Test func wordsBrokenOverLinesArePutTogether() {
        let broken = """
            T
            hực
            hi
            ệ
            n
            N
            ghị quyết số 15-
            NQ/
            T
            W ngày 12/4/201
            9
            của Ban Chấp hành về v
            i
            ệc đổi m
            ới công tác ki
            ểm tra, giám sát.
            """
        #expect(
            repaired(broken)
                == "Thực hiện Nghị quyết số 15-NQ/TW ngày 12/4/2019 của Ban Chấp hành về việc đổi mới công tác kiểm tra, giám sát."
        )
    }

    @Test(arguments: [
        ("chân thành cảmơn sự quan tâm", "chân thành cảm ơn sự quan tâm"),
        ("thực hiện Nghịquyết của Đảng", "thực hiện Nghị quyết của Đảng"),
        ("đề nghị UBNDtỉnh xem xét", "đề nghị UBND tỉnh xem xét"),
        ("giao BộTài chính chủ trì", "giao Bộ Tài chính chủ trì"),
        ("người thamgiaBHXH tự nguyện", "người tham gia BHXH tự nguyện"),
        ("vềviệctriểnkhai kế hoạch", "về việc triển khai kế hoạch"),
    ])
    func lostBlanksComeBack(input: String, expected: String) {
        #expect(repaired(input) == expected)
    }

    @Test(arguments: [
        "các ĐBQH và Sở LĐTBXH thực hiện",
        "truy cập https://dichvucong.gov.vn/hoso hoặc gửi thư về vanthu@tinh.gov.vn",
        "ứng dụng phần mềm VNeID, logistics, Internet và video trực tuyến",
        "Công văn số 12/UBND-KGVX và Quyết định số 78/QĐ-TTg",
        "đồng chí Nguyễn Văn Tỵ, xã Krông Pắc, huyện Ea Súp",
    ])
    func othersStay(text: String) {
        #expect(repaired(text) == text)
    }

    @Test(arguments: [
        ("các dối tượng tham gia bảo hiểm y tế", "các đối tượng tham gia bảo hiểm y tế"),
        ("gửi kết quả về Sở Y tế đề tổng hợp, báo cáo", "gửi kết quả về Sở Y tế để tổng hợp, báo cáo"),
        ("báo cáo Ban Chỉ đạo về kềt quả thực hiện", "báo cáo Ban Chỉ đạo về kết quả thực hiện"),
        ("người 1ao động trên địa bàn", "người lao động trên địa bàn"),
        ("thực hiện nhiêm vụ được giao", "thực hiện nhiệm vụ được giao"),
        // Pairs that stand in scans so often that they were counted.
        ("Sở Y tế quy định chỉ tiết việc kiểm tra.", "Sở Y tế quy định chi tiết việc kiểm tra."),
        ("Tố chức tập huấn, Bố sung kinh phí.", "Tổ chức tập huấn, Bổ sung kinh phí."),
        ("có hiệu lực kế từ ngày 01/5/2026.", "có hiệu lực kể từ ngày 01/5/2026."),
    ])
    func misreadLettersAreCorrected(input: String, expected: String) {
        #expect(repaired(input) == expected)
        #expect(repaired(input, correctsSpelling: false) == input)
    }

    /// In a file with misread words a word that the letter has again and again is no misread other one.
    @Test func wordsOfTheTopicStay() {
        let topic = (1...12).map { "Hộ nuôi chó phải khai báo số chó, nhốt chó và tiêm phòng cho chó lần \($0)." }
        let misread = "Phòng thực hiện thông kê các dối tượng, báo cáo kết quà trước ngày 30."
        let text = (topic + [misread]).joined(separator: "\n")
        let result = repaired(text)
        #expect(result.contains("các đối tượng"))
        #expect(
            result.split(separator: " ").count { $0.hasPrefix("chó") }
                == text.split(separator: " ").count { $0.hasPrefix("chó") })
    }

    @Test func correctionsAreListedWithTheirPlace() throws {
        let text = "Quan tâm các dối tượng tham gia bảo hiểm y tế."
        let source = SourceText(bytes: Array(text.utf8))
        let result = TextRepair.repair(source)
        let correction = try #require(result.corrections.first)
        #expect(result.corrections.count == 1)
        #expect(correction.original == "dối")
        #expect(correction.replacement == "đối")
        #expect(source.string(correction.file) == "dối")
        #expect(result.findings.map(\.kind) == [.spellingCorrected])
    }

    @Test(arguments: [
        "loài ký sinh trùng gây hại", "ngập lụt vùng thấp trũng", "máy dò tín hiệu", "khoáng sản cao lanh",
        "Phụ lục 1a và khoản 3b", "ông Đỗ Bá Tỵ, bà Lò Thị Mỷ", "dịch cúm A/H5N1",
    ])
    func rareWordsAreNoMistakes(text: String) {
        #expect(repaired(text) == text)
    }
}
