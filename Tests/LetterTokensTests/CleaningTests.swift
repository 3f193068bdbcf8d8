import LetterText
import LetterTokens
import Testing

/// The cleaned text with its layout marks made visible: `¦` between cells, `¶` between paragraphs of a
/// cell, `^` for a cell that a span covers.
private func cleaned(_ text: String) -> String {
    let result = TextCleaning.clean(SourceText(bytes: Array(text.utf8))).text
    return String(
        decoding: result.bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case Layout.cellSeparator: Array("¦".utf8)
            case Layout.cellBreak: Array("¶".utf8)
            case Layout.spannedCell: Array("^".utf8)
            default: [byte]
            }
        }, as: UTF8.self)
}

private func lines(_ text: String) -> [String] {
    cleaned(text).split(separator: "\n").map { String($0) }.filter { !$0.allSatisfy { $0 == " " } }
}

@Suite("Markdown in a letter")
struct CleaningMarkdownTests {
    @Test(
        "Emphasis goes, its words stay",
        arguments: [
            ("**1.****\n**Các cơ quan báo cáo", "1. Các cơ quan báo cáo"),
            ("**2. **Ưu tiên kinh phí", "2. Ưu tiên kinh phí"),
            ("***trước ngày 20 tháng 9***", "trước ngày 20 tháng 9"),
            ("gửi **trước ngày 05****.**", "gửi trước ngày 05."),
            ("## Phụ lục", "Phụ lục"),
            ("\\- Giao sở", "- Giao sở"),
            ("theo [Quyết định 5](https://a.vn/b) này", "theo Quyết định 5 này"),
            ("07 địa phương[1] và", "07 địa phương[1] và"),
            ("07 địa phương[1](#_ftn1) và", "07 địa phương[1] và"),
            ("Nghiên cứu R&amp;D &ndash; 5&nbsp;%", "Nghiên cứu R&D – 5 %"),
            ("xong./. ✓", "xong./. "),
            ("dòng một<br>dòng hai", "dòng một\ndòng hai"),
        ])
    func emphasis(source: String, expected: String) {
        #expect(cleaned(source) == expected)
    }

    @Test(
        "What only looks like Markdown stays",
        arguments: [
            "Ghi chú (*): số liệu", "5 * 3 bằng 15", "a_b_c@co.vn", "<tên xã>_v2", "* Cách làm: như trên", "P&L; Q&A",
            "Mục [a] (b) và [c]", "#1 là số thứ tự",
        ])
    func kept(source: String) {
        #expect(cleaned(source) == source)
    }

    @Test("A row whose last cell is empty takes nothing from behind the table")
    func emptyLastCell() {
        let table = "| TT | Việc | Ghi chú |\n|---|---|---|\n| 1 | Tập huấn | |\n\nNơi nhận:\n- Như trên;"
        #expect(lines(table).prefix(2) == ["TT¦Việc¦Ghi chú", "1¦Tập huấn¦"])
    }

    @Test("A span that is open over a line end does not join what has words before it")
    func openSpan() {
        #expect(cleaned("**SỞ Y TẾ\n**\nTỈNH X") == "SỞ Y TẾ\nTỈNH X")
        #expect(cleaned("**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**") == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    }
}

@Suite("Tables in a letter")
struct CleaningTableTests {
    @Test("A flattened table becomes rows")
    func flattened() {
        let text = """
            Phân công như sau:
            |
            **TT**
            |
            **Nhiệm vụ**
            |
            **Chủ trì**
            |
            |
            **I**
            |
            **Nhóm việc chung**
            |
            |
            1
            |
            Lập sổ theo dõi cây
            trồng:
            - Theo tháng
            |
            Sở Xây dựng
            |
            |
            2
            |
            Mở lớp tập huấn
            |
            |
            Các phòng thực hiện nghiêm túc các nội dung trên theo đúng chức năng, nhiệm vụ được giao.
            """
        #expect(
            lines(text) == [
                "Phân công như sau:", "TT¦Nhiệm vụ¦Chủ trì", "I¦Nhóm việc chung¦",
                "1¦Lập sổ theo dõi cây trồng:¶- Theo tháng¦Sở Xây dựng", "2¦Mở lớp tập huấn¦",
                "Các phòng thực hiện nghiêm túc các nội dung trên theo đúng chức năng, nhiệm vụ được giao.",
            ])
    }

    /// What cells look like decides which column of a short row a cell above covers.
    @Test("Times stand under times, bodies under bodies")
    func rowSpanByLooks() {
        func table(_ rows: [[String]]) -> String {
            rows.map { "|\n" + $0.joined(separator: "\n|\n") + "\n|\n" }.joined()
        }
        let text = table([
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Kết quả", "Kinh phí"],
            [
                "1", "Lập sổ theo dõi cây xanh", "Sở Xây dựng", "Các sở, ngành liên quan", "Quý IV/2025", "Sổ",
                "Ngân sách",
            ],
            ["2", "Rà soát hồ sơ các vườn ươm", "Sở Xây dựng", "Các sở, ngành liên quan", "Quý I/2026", "Hồ sơ"],
            ["3", "Góp ý quy định về trồng cây", "Các sở, ngành liên quan", "Sở Xây dựng", "Quý II/2026", "Văn bản"],
            ["4", "Tập huấn cán bộ các vườn ươm", "Sở Nội vụ", "Năm 2026"],
        ])
        #expect(
            lines(text).suffix(3) == [
                "2¦Rà soát hồ sơ các vườn ươm¦Sở Xây dựng¦Các sở, ngành liên quan¦Quý I/2026¦Hồ sơ¦^",
                "3¦Góp ý quy định về trồng cây¦Các sở, ngành liên quan¦Sở Xây dựng¦Quý II/2026¦Văn bản¦^",
                "4¦Tập huấn cán bộ các vườn ươm¦Sở Nội vụ¦^¦Năm 2026¦^¦^",
            ])
    }

    @Test("A cell that spans rows down covers the cells below")
    func rowSpan() {
        var text = "|\nTT\n|\nTên việc\n|\nĐơn vị\n|\nThời gian\n|\n"
        text += "|\n1\n|\nLập danh sách hộ\n|\nPhòng Kinh tế\n|\nQuý I\n|\n"
        text += "|\n2\n|\nKiểm tra tại chỗ\n|\nPhòng Kinh tế\n|\nQuý II\n|\n"
        text += "|\n3\n|\nBáo cáo kết quả\n|\nQuý III\n|\n"
        #expect(lines(text).last == "3¦Báo cáo kết quả¦^¦Quý III")
    }

    @Test("Tables that lay out the page become lines")
    func layout() {
        let text = """
            |
            **UBND TỈNH HÒA
            AN**
            |
            **CỘNG HÒA XÃ
            HỘI CHỦ NGHĨA VIỆT NAM**
            Độc lập - Tự do - Hạnh phúc
            ---------------
            |
            |
            Số:
            7/UBND-TH
            |
            *Hòa An, ngày 5
            tháng 6 năm 2024*
            |
            Kính gửi: Các sở.
            Thực hiện chỉ đạo của cấp trên./.
            |
            Nơi nhận:
            - Như trên;
            |
            **KT. CHỦ TỊCH**
            PHÓ CHỦ TỊCH
            **Lê
            Văn An**
            |
            """
        #expect(
            lines(text) == [
                "UBND TỈNH HÒA AN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
                "Số: 7/UBND-TH",
                "Hòa An, ngày 5 tháng 6 năm 2024", "Kính gửi: Các sở.", "Thực hiện chỉ đạo của cấp trên./.",
                "Nơi nhận:",
                "- Như trên;", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn An",
            ])
    }

    @Test("Rows that are lines already")
    func rowLines() {
        #expect(
            lines("STT\tĐơn vị\tSố thẻ\n1\tXã A\t120\nCộng\t\t120") == ["STT¦Đơn vị¦Số thẻ", "1¦Xã A¦120", "Cộng¦¦120"])
        #expect(
            lines("| TT | Việc |\n|---|:--|\n| 1 | Lập sổ<br>- Kiểm tra |\n| 2 | |")
                == ["TT¦Việc", "1¦Lập sổ¶- Kiểm tra", "2¦"])
        #expect(cleaned("1.\tMục đích\nLàm rõ việc") == "1.\tMục đích\nLàm rõ việc")
    }
}

@Suite("What is not the letter")
struct CleaningFrameTests {
    static let body = """
        UBND TỈNH HÒA AN
        SỞ Y TẾ
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: 15/SYT-NV
        Hòa An, ngày 3 tháng 4 năm 2024
        V/v tiêm chủng
        Kính gửi: Các trạm y tế.
        Đề nghị các trạm báo cáo trước ngày 10 tháng 5./.
        Nơi nhận:
        - Như trên;
        KT. GIÁM ĐỐC
        PHÓ GIÁM ĐỐC
        Trần Thị Bình
        """

    static let frameAbove = """
        Trang chủ
        Đăng nhập
        Đang tải văn bản...
        **Số hiệu:**
        15/SYT-NV
        **Loại văn bản:**
        Công văn
        **Người ký:**
        Trần Thị Bình
        ## Tỉnh Hòa An đẩy mạnh tiêm chủng trong quý II
        Theo đó, Sở Y tế đề nghị các trạm y tế báo cáo kết quả tiêm chủng trước ngày 10 tháng 5.

        """
    static let frameBelow = """

        Công văn 15/SYT-NV năm 2024 về tiêm chủng do Sở Y tế tỉnh Hòa An ban hành
        Văn bản này chưa cập nhật nội dung Tiếng Anh
        ## Văn bản liên quan
        Ban hành:
        01/02/2024
        Hiệu lực: Đã biết
        """

    @Test("The page around the letter goes")
    func frame() {
        let bare = lines(Self.body)
        #expect(bare.first == "UBND TỈNH HÒA AN" && bare.last == "Trần Thị Bình")
        #expect(lines(Self.frameAbove + Self.body + Self.frameBelow) == bare)
        #expect(lines(Self.body + "\nTải Văn bản tiếng Việt\nTải Văn bản gốc") == bare)
    }

    @Test("A clean letter stays byte for byte")
    func untouched() {
        let text = Self.body + "\n\nPHỤ LỤC\nDanh sách trạm\n1. Trạm A\n[1] Số liệu tạm tính.\n"
        #expect(cleaned(text) == text)
    }

    @Test("What was left out is told")
    func findings() {
        let text = Self.frameAbove + Self.body + Self.frameBelow
        let found = TextCleaning.clean(SourceText(bytes: Array(text.utf8))).findings
        #expect(found.map(\.kind) == [.chromeRemoved, .chromeRemoved])
        #expect(found.first?.file.start == 0 && found.last?.file.end == text.utf8.count)
    }

    @Test("Page numbers and rules go, figures of the text stay")
    func pageNumbers() {
        let text = "Điều 1. Giao sở\n\n2\n\nthực hiện.\n-------\nTrang 3/4\nNăm\n2024\nxong.\n- 4 -\nHết"
        #expect(lines(text) == ["Điều 1. Giao sở", "thực hiện.", "Năm", "2024", "xong.", "Hết"])
    }

    @Test("The nation's name behind a mark in a cell of its own is written once")
    func nationBehindMark() {
        let broken = (1...30).map { "Giao sở \($0) lập kế hoạ\nch\n" }.joined()
        let text = "|\nSỞ Y TẾ\n|\n•\n|\nCỘ\nNG HÒA XÃ HỘI\n|\nCHỦ NGHĨA VIỆT NAM\n|\n" + broken
        #expect(cleaned(text).ranges(of: "VIỆT NAM").count == 1)
    }

    /// Pages of a letter with a head over and a foot under each, the first without a head, as letters have them;
    /// `{}` is the page's number.
    private static func pages(head: String, foot: String, end: String, count: Int = 4) -> String {
        (1...count).map { page in
            let text = (1...14).map { "Nội dung thứ \($0) của phần \(page) là giao các xã tổng hợp số liệu" }
            let lines = (head.isEmpty || page == 1 ? [] : [head]) + text + (foot.isEmpty ? [] : [foot])
            return (lines.joined(separator: "\n") + end).replacing("{}", with: String(page))
        }.joined()
    }

    @Test(
        "Running heads and feet go, wherever the page's number stands",
        arguments: [
            ("Kế hoạch phòng, chống bệnh dại", "", "\n\u{C}\n"),
            ("", "Văn phòng Ủy ban nhân dân xã", "\n{}\n\u{C}\n"),
            ("Sở Y tế tỉnh Hòa An | {}", "", "\n\u{C}\n"), ("Sở Y tế tỉnh Hòa An    Trang {}/4", "", "\n\u{C}\n"),
            ("{}   Kế hoạch tiêm chủng", "Tài liệu nội bộ", "\n\n\u{C}\n"),
            ("SỞ Y TẾ TỈNH HÒA AN", "Tài liệu họp\nPhòng Nghiệp vụ", "\n\u{C}\n"),
            ("", "Kế hoạch tiêm chủng", "\n\n{}\n\n"),
        ])
    func runningHeads(head: String, foot: String, end: String) {
        let text = Self.pages(head: head, foot: foot, end: end)
        #expect(lines(text) == lines(Self.pages(head: "", foot: "", end: end)))
        let source = SourceText(bytes: Array(text.utf8))
        let findings = TextCleaning.clean(source).findings
        #expect(findings.allSatisfy { $0.kind == .chromeRemoved } && findings.count >= 3)
        for finding in findings {
            let words = source.string(finding.file)
            #expect(words.hasSuffix("\n") && !words.contains("Nội dung"))
        }
    }

    @Test(
        "Lines that repeat for another reason stay",
        arguments: [
            // List items, headings, attribute lines, pieces of sentences, landmarks.
            ("- Ủy ban nhân dân xã", "\n\u{C}\n"), ("1. Sở Y tế", "\n\u{C}\n"), ("II. Tổ chức", "\n\u{C}\n"),
            ("Điều {}", "\n\u{C}\n"), ("Mẫu số 0{}", "\n\u{C}\n"), ("Thời gian: tháng 5.", "\n\u{C}\n"),
            ("trên địa bàn xã", "\n\u{C}\n"), ("Các trường học báo cáo Phòng Văn hóa -", "\n\u{C}\n"),
            (
                "Các trường học báo cáo kết quả rà soát, gửi về Phòng Văn hóa và Xã hội để tổng hợp, báo cáo",
                "\n\u{C}\n"
            ), ("PHỤ LỤC", "\n\u{C}\n"), ("Năm 202{}", "\n\u{C}\n"),
            // No edge of a page is beside them.
            ("Sở Giáo dục và Đào tạo", "\n"), ("Sở Giáo dục và Đào tạo", "\n\n"),
        ])
    func repeatedLines(line: String, end: String) {
        let text = Self.pages(head: line, foot: "", end: end)
        #expect(lines(text).filter { $0.hasPrefix(line.replacing("{}", with: "")) }.count == 3)
    }

    @Test("Cells beside ordinals are no running heads, and twice in capitals is a title")
    func nearRepeats() {
        let rows = (1...6).map { "\($0)\n\nSở Tài chính\n\nBáo cáo số \($0 * 7) về quỹ\n\n" }.joined()
        #expect(lines(rows).filter { $0 == "Sở Tài chính" }.count == 6)
        let annexes = Self.pages(head: "DANH SÁCH CÁC TRẠM", foot: "", end: "\n\u{C}\n", count: 3)
        #expect(lines(annexes).filter { $0 == "DANH SÁCH CÁC TRẠM" }.count == 2)
        // Twice in small letters, at form feeds.
        let twice = Self.pages(head: "Kế hoạch tiêm chủng", foot: "", end: "\n\u{C}\n", count: 3)
        #expect(!lines(twice).contains("Kế hoạch tiêm chủng"))
    }

    @Test("Cues broken over lines are found")
    func brokenCues() {
        let above = "Đan\ng tải v\nă\nn bản...\n"
        let below = "\nVăn bản nà\ny chưa cập nhậ\nt nội dung Tiếng Anh\nChú thích\n"
        let result = lines(above + Self.body + below)
        #expect(result.first == "UBND TỈNH HÒA AN" && result.last == "Trần Thị Bình")
    }
}

@Suite("Letterhead")
struct CleaningLetterheadTests {
    static let expected = [
        "UBND TỈNH HÒA AN", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/SNV-TC", "Hòa An, ngày 3 tháng 4 năm 2025", "KẾ HOẠCH", "Công tác quý II",
    ]

    @Test(
        "Two columns come out in order",
        arguments: [
            """
            UBND TỈNH HÒA AN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
               SỞ NỘI VỤ                    Độc lập - Tự do - Hạnh phúc
               -------                      ---------------
            Số: 12/SNV-TC               Hòa An, ngày 3 tháng 4 năm 2025
            KẾ HOẠCH
            Công tác quý II
            """,
            """
            UBND TỈNH HÒA AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            SỞ NỘI VỤ Độc lập - Tự do - Hạnh phúc
            Số: 12/SNV-TC Hòa An, ngày 3 tháng 4 năm 2025

            KẾ HOẠCH
            Công tác quý II
            """,
            """
            UBND TỈNH HÒA AN
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            SỞ NỘI VỤ
            Độc lập - Tự do - Hạnh phúc
            Số: 12/SNV-TC
            Hòa An, ngày 3
            tháng 4 năm 2025
            KẾ HOẠCH
            Công tác quý II
            """,
            """
            UBND TỈNH
            HÒA AN
            SỞ NỘI VỤ
            CỘNG HÒA XÃ HỘI
              CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 12/SNV-TC
            Hòa An, ngày 3 tháng 4 năm 2025
            KẾ HOẠCH
            Công tác quý II
            """,
        ])
    func columns(text: String) {
        #expect(lines(text) == Self.expected)
    }

    @Test("Pieces that were moved still lead to their bytes")
    func map() {
        let text =
            "UBND TỈNH A     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ B     Độc lập - Tự do - Hạnh phúc\nSố: 1/SB     A, ngày 3 tháng 4 năm 2025\n"
        let bytes = Array(text.utf8)
        let result = TextCleaning.clean(SourceText(bytes: bytes)).text
        var start = 0
        for line in result.bytes.split(separator: 0x0A) {
            let range = SourceRange(start, start + line.count)
            start += line.count + 1
            #expect(bytes[result.fileRange(of: range).indices].elementsEqual(line))
        }
    }
}
