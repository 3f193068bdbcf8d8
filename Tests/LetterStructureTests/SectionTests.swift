import LetterStructure
import LetterText
import LetterTokens
import Testing

/// Labels and the paths they give.
struct SectionTests {
    @Test(arguments: [
        (
            "I. MỞ ĐẦU\n1. Mục đích\n2. Yêu cầu\nII. NỘI DUNG\n1. Việc chung\n1.1. Việc đầu\n1.2. Việc sau\na) Ý một\nb) Ý hai\n2. Việc riêng",
            ["I", "I.1", "I.2", "II", "II.1", "II.1.1", "II.1.2", "II.1.2.a", "II.1.2.b", "II.2"]
        ),
        (
            "1. Sở A\na) Một\nb) Hai\nc) Ba\nd) Bốn\nđ) Năm\ne) Sáu\n2. Sở B",
            ["1", "1.a", "1.b", "1.c", "1.d", "1.đ", "1.e", "2"]
        ),
        ("1. Sở A\na) Một\nb) Hai:\n(i) Nhỏ\n(ii) Nhỏ nữa\nc) Ba", ["1", "1.a", "1.b", "1.b.i", "1.b.ii", "1.c"]),
        (
            "Điều 1. Mục tiêu\n1. Một\n2. Hai\na) Điểm\nĐiều 2. Thi hành\n1. Một",
            ["Điều 1", "Điều 1.1", "Điều 1.2", "Điều 1.2.a", "Điều 2", "Điều 2.1"]
        ),
        (
            "Chương I QUY ĐỊNH\nĐiều 1. Phạm vi\nChương II THI HÀNH\nĐiều 2. Ai\n1. Khoản",
            ["Chương I", "Chương I.Điều 1", "Chương II", "Chương II.Điều 2", "Chương II.Điều 2.1"]
        ),
        ("A. CHUNG\nI. Một\nII. Hai\nB. RIÊNG\nI. Một", ["A", "A.I", "A.II", "B", "B.I"]),
        ("3. Việc\n3.1. Nhỏ\n3.1.1. Nhỏ nữa\n3.2. Nhỏ khác\n4. Việc khác", ["3", "3.1", "3.1.1", "3.2", "4"]),
        ("h) Tám\ni) Chín\nk) Mười", ["h", "i", "k"]),
    ])
    func paths(_ text: String, _ expected: [String]) {
        #expect(tree("CHỈ THỊ\nVề một việc\n" + text).paths == expected)
    }

    @Test func labelUnderItsWordIsNoText() {
        let tree = tree("CHỈ THỊ\nVề một việc\nChương\nI\nQUY ĐỊNH CHUNG\nĐiều\n1. Phạm vi")
        #expect(tree.paths == ["Chương I", "Chương I.Điều 1"])
        let part = tree.blocks[tree.sections[0].block]
        #expect(tree.stream.string(part.label) == "I")
        #expect(part.tokens.isEmpty)
    }

    @Test func repeatedLabelIsFound() {
        let tree = tree("CHỈ THỊ\nVề một việc\n1. Một\n2. Hai\n2. Hai nữa\n3. Ba")
        #expect(tree.paths == ["1", "2", "2", "3"])
        #expect(tree.findings.filter { $0.kind == .labelRepeated }.map(\.detail) == ["2."])
    }

    @Test func labelOutOfOrderIsFound() {
        let tree = tree("CHỈ THỊ\nVề một việc\n1. Một\na) A\nc) C\nd) D\n2. Hai\n5. Năm")
        #expect(tree.paths == ["1", "1.a", "1.c", "1.d", "2", "5"])
        #expect(tree.findings.filter { $0.kind == .labelOutOfOrder }.map(\.detail) == ["c)", "5."])
    }

    @Test func wrappedYearIsNoLabel() {
        let tree = tree("CHỈ THỊ\nVề một việc\n1. Hoàn thành kế hoạch năm\n2025.\n2. Việc sau")
        #expect(tree.paths == ["1", "2"])
    }

    @Test func listOfItsOwnBehindColon() {
        let tree = tree("CHỈ THỊ\nVề một việc\n1. Một\n2. Sở A làm các việc:\n1. Việc nhỏ\n2. Việc nhỏ nữa\n3. Ba")
        #expect(tree.paths.count == 5)
        #expect(tree.paths.last == "3" || tree.paths.last == "2.3")
    }

    @Test func quotedArticlesAreNoSections() {
        let tree = tree(
            "QUYẾT ĐỊNH\nVề sửa đổi\nĐiều 1. Sửa đổi Điều 3 như sau:\n“Điều 3. Cấp giấy\n1. Hồ sơ\n2. Thời hạn”.\nĐiều 2. Thi hành"
        )
        #expect(tree.paths == ["Điều 1", "Điều 2"])
    }

    @Test func headingEndsWithSentence() {
        let tree = tree(
            "CHỈ THỊ\nVề một việc\n1. Sở Nông nghiệp. Báo cáo trước ngày 05/6/2025.\n2. Mục tiêu 3. Lĩnh vực y tế\n3. Phòng Y tế:"
        )
        #expect(
            tree.sections.map { tree.stream.string($0.heading) } == [
                "Sở Nông nghiệp", "Mục tiêu 3. Lĩnh vực y tế", "Phòng Y tế",
            ])
    }

    @Test func bulletsStandUnderTheirLeadIn() {
        let tree = tree(
            "CHỈ THỊ\nVề một việc\n1. Sở A\nLàm các việc sau:\n- Một:\n+ Nhỏ\n+ Nhỏ nữa\n- Hai\nĐoạn sau.\n2. Sở B")
        let blocks = tree.blocks.filter { $0.region == .body }
        let first = tree.blocks.count - blocks.count
        #expect(blocks.map(\.parent) == [-1, first, first + 1, first + 2, first + 2, first + 1, first, -1])
    }
}

/// Which paragraphs close the letter.
struct ClosingParagraphTests {
    @Test(arguments: [
        ("2. Sở B lập danh sách.\nYêu cầu các cơ quan nghiêm túc thực hiện./.", ["1", "2", ""]),
        ("2. Sở B:\n- Lập danh sách.\nUBND huyện giao Phòng C theo dõi./.", ["1", "2", "2", ""]),
        ("2. CHẾ ĐỘ BÁO CÁO\nCác xã gửi báo cáo trước ngày 15/6/2025./.", ["1", "2", "2"]),
        ("2. Về kiến nghị của xã:\nSở C xem xét.\nVăn phòng thông báo để các xã biết./.", ["1", "2", "2", ""]),
        (
            "Đoạn ở giữa.\n2. Sở B lập danh sách.\nTrong quá trình thực hiện, nếu có vướng mắc, phản ánh về Sở C./.",
            ["1", "1", "2", ""]
        ),
    ])
    func section(_ text: String, _ expected: [String]) {
        #expect(tree("VĂN PHÒNG\nSố: 3/CT-VP\nCHỈ THỊ\nVề một việc\n1. Sở A họp.\n" + text).placement == expected)
    }
}

struct TableTests {
    @Test func groupRowsOfAnAnnexAreSections() {
        let tree = tree(
            """
            KẾ HOẠCH
            Về một việc
            Nơi nhận:
            - Lưu: VT.
            PHỤ LỤC
            TT | Nhiệm vụ | Phân công | | Thời gian
            ^ | ^ | Chủ trì | Phối hợp | ^
            I | Thiết kế | | |
            1 | Vẽ bản đồ | Sở A | Sở B | Quý I
            2 | In bản đồ | Sở A | ^ | Quý II
            II | Thi công | | |
            3 | Đào hố | Sở C | | Quý III
            """)
        #expect(tree.paths == ["I", "II"])
        #expect(tree.tables.map(\.headRows) == [2])
        #expect(tree.tables[0].cells[4][3] == tree.tables[0].cells[3][3])
        #expect(tree.placement == ["", "", "", "I", "I", "I", "II", "II"])
        #expect(tree.findings.filter { $0.kind == .raggedTable }.isEmpty)
    }

    @Test func tableOfTheBodyKeepsItsPart() {
        let tree = tree(
            "KẾ HOẠCH\nVề một việc\n1. Chỉ tiêu như sau:\nSTT | Xã | Số người\n1 | A | 10\n2 | B\n2. Việc khác")
        #expect(tree.placement == ["1", "1", "1", "1", "2"])
        #expect(tree.tables.map(\.headRows) == [1])
        #expect(tree.findings.contains { $0.kind == .raggedTable })
    }
}
