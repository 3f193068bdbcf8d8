import LetterStructure
import LetterText
import LetterTokens
import Testing

struct HeaderTests {
    static let body = "1. Việc một.\n2. Việc hai./."
    static let nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"

    @Test func directive() {
        let tree = tree(
            """
            ỦY BAN NHÂN DÂN
            TỈNH AN HẢI
            \(Self.nation)
            Số: 17/CT- UBND
            An Hải, ngày 05 tháng 3 năm 2024
            CHỈ THỊ
            VỀ VIỆC TĂNG CƯỜNG TRỒNG CÂY
            VEN BIỂN
            Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:
            \(Self.body)
            Nơi nhận:
            - Như trên;
            - VPUB: CVP, các PCVP,
            các phòng: TH, KT;
            - Lưu: VT.
            TM. ỦY BAN NHÂN DÂN
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            (Đã ký)
            Phạm Văn Lộc
            """)
        let header = tree.header
        #expect(tree.words(header.issuer) == "ỦY BAN NHÂN DÂN TỈNH AN HẢI")
        #expect(header.parentIssuer.isEmpty)
        #expect(tree.words([header.number ?? 0..<0]) == "17/CT- UBND")
        #expect(tree.words([header.place ?? 0..<0]) == "An Hải")
        #expect(header.date == CalendarDate(year: 2024, month: 3, day: 5))
        #expect(tree.words([header.type ?? 0..<0]) == "CHỈ THỊ")
        #expect(tree.words(header.subject) == "TĂNG CƯỜNG TRỒNG CÂY VEN BIỂN")
        #expect(header.signer.authority.map { tree.stream.string($0) } == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"])
        #expect(tree.words(header.signer.title) == "PHÓ CHỦ TỊCH")
        #expect(tree.words([header.signer.name ?? 0..<0]) == "Phạm Văn Lộc")
        #expect(header.copies.map(tree.words) == ["Như trên", "VPUB: CVP, các PCVP các phòng: TH, KT", "Lưu: VT"])
        #expect(tree.findings.isEmpty)
    }

    @Test(arguments: [
        ("UBND TỈNH AN HẢI\nSỞ Y TẾ", "SỞ Y TẾ", "UBND TỈNH AN HẢI"),
        ("UBND TỈNH AN HẢI SỞ Y TẾ", "SỞ Y TẾ", "UBND TỈNH AN HẢI"),
        (
            "ỦY BAN NHÂN DÂN\nTỈNH AN HẢI\nBAN CHỈ ĐẠO\nTRỒNG CÂY", "BAN CHỈ ĐẠO TRỒNG CÂY",
            "ỦY BAN NHÂN DÂN TỈNH AN HẢI"
        ),
        ("THỦ TƯỚNG\nCHÍNH PHỦ", "THỦ TƯỚNG CHÍNH PHỦ", ""),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ", "CỤC THUẾ", "BỘ TÀI CHÍNH"),
        ("BẢO HIỂM XÃ HỘI\nVIỆT NAM", "BẢO HIỂM XÃ HỘI VIỆT NAM", ""),
        ("HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ AN HẢI", "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ AN HẢI", ""),
    ])
    func issuer(_ lines: String, _ issuer: String, _ parent: String) {
        let tree = tree("\(lines)\n\(Self.nation)\nSố: 5/TB-X\nThÔNG BÁO\nKết quả\n\(Self.body)")
        #expect(tree.words(tree.header.issuer) == issuer)
        #expect(tree.words(tree.header.parentIssuer) == parent)
    }

    @Test func officialLetter() {
        let tree = tree(
            """
            UBND HUYỆN TÂN PHÚ
            \(Self.nation)
            Số: 88/UBND-YT
            V/v tiêm phòng đợt 2
            cho trẻ em
            Tân Phú, ngày 01 tháng 02 năm 2023
            Kính gửi:
            - Phòng Y tế, Phòng Nội vụ;
            - UBND các xã: Tân Lập,
            - Tân Thành và Tân Tiến.
            Thực hiện kế hoạch, UBND huyện yêu cầu:
            \(Self.body)
            """)
        #expect(tree.header.type == nil)
        #expect(tree.words(tree.header.subject) == "tiêm phòng đợt 2 cho trẻ em")
        #expect(
            tree.header.addressees.map(tree.words) == [
                "Phòng Y tế, Phòng Nội vụ", "UBND các xã: Tân Lập Tân Thành và Tân Tiến",
            ])
        #expect(tree.paths == ["1", "2"])
    }

    @Test func telegram() {
        let tree = tree(
            "THỦ TƯỚNG CHÍNH PHỦ\n\(Self.nation)\nSố: 7/CĐ-TTg\nHà Nội, ngày 03 tháng 9 năm 2022\nCÔNG ĐIỆN\nV/V ỨNG PHÓ BÃO\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Chủ tịch UBND tỉnh A;\n- Bộ B.\nBão đang vào.\n"
                + Self.body)
        #expect(tree.words(tree.header.subject) == "ỨNG PHÓ BÃO")
        #expect(tree.header.addressees.map(tree.words) == ["Chủ tịch UBND tỉnh A", "Bộ B"])
    }

    @Test func bodyOnTheLastAddresseesLine() {
        let tree = tree(
            "BỘ XÂY DỰNG\n\(Self.nation)\nSố: 7/CĐ-BXD\nHà Nội, ngày 03 tháng 9 năm 2022\nCÔNG ĐIỆN\nV/V ỨNG PHÓ BÃO\nBỘ XÂY DỰNG điện:\n- Bộ trưởng các Bộ:\nQuốc phòng, Công an;\n- Sở Xây dựng các tỉnh: An Hải, Bình Minh. Thực hiện chỉ đạo của Chính phủ về bão số 3, Bộ Xây dựng yêu cầu các cơ quan:\n"
                + Self.body)
        #expect(
            tree.header.addressees.map(tree.words) == [
                "Bộ trưởng các Bộ: Quốc phòng, Công an", "Sở Xây dựng các tỉnh: An Hải, Bình Minh",
            ])
        let first = tree.blocks.first { $0.region == .body }
        #expect(first.map { tree.stream.string($0.tokens).hasPrefix("Thực hiện chỉ đạo") } == true)
        #expect(tree.paths == ["1", "2"])
    }

    /// What stands below such a line is read for the header too, and stays in the body.
    @Test func bodyOnAnAddresseesLineInsideTheHeader() {
        let tree = tree(
            "VĂN PHÒNG CHÍNH PHỦ\n\(Self.nation)\nSố: 7/VPCP-CN\nKính gửi: Bộ Xây dựng. Thực hiện chỉ đạo của Chính phủ về bão số 3, đề nghị các cơ quan rà soát kế hoạch.\nHà Nội, ngày 03 tháng 9 năm 2022\nV/v đường ven biển\n"
                + Self.body)
        #expect(tree.header.addressees.map(tree.words) == ["Bộ Xây dựng"])
        #expect(tree.words(tree.header.subject) == "đường ven biển")
        let first = tree.blocks.first { $0.region == .body }
        #expect(first.map { tree.stream.string($0.tokens).hasPrefix("Thực hiện chỉ đạo") } == true)
        #expect(tree.paths == ["1", "2"])
    }

    @Test func jointAddresseesAreNoBody() {
        let tree = tree(
            "VĂN PHÒNG CHÍNH PHỦ\n\(Self.nation)\nSố: 7/VPCP-CN\nV/v đường ven biển\nHà Nội, ngày 03 tháng 9 năm 2022\nKính gửi:\n- Bộ Xây dựng;\n- Bộ Tài chính.\nĐồng kính gửi:\n- Thủ tướng Chính phủ (để báo cáo).\nXét báo cáo của Bộ Xây dựng, Phó Thủ tướng có ý kiến như sau:\n"
                + Self.body)
        #expect(tree.header.addressees.map(tree.words) == ["Bộ Xây dựng", "Bộ Tài chính"])
        let first = tree.blocks.first { $0.region == .body }
        #expect(first.map { tree.stream.string($0.tokens).hasPrefix("Xét báo cáo") } == true)
    }

    @Test func subjectGoesOnBehindAWordThatNeedsANoun() {
        let tree = tree(
            "ỦY BAN NHÂN DÂN\nTỈNH AN HẢI\n\(Self.nation)\nSố: 17/KH-UBND\nAn Hải, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ SỐ 7 CỦA\nTHỦ TƯỚNG CHÍNH PHỦ VỀ TRỒNG RỪNG\nThực hiện Chỉ thị số 7, Ủy ban nhân dân tỉnh ban hành Kế hoạch:\n"
                + Self.body)
        #expect(tree.words(tree.header.subject) == "THỰC HIỆN CHỈ THỊ SỐ 7 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ TRỒNG RỪNG")
    }

    @Test(arguments: [
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nTrần Thị Mai", ["KT. BỘ TRƯỞNG, CHỦ NHIỆM"], "PHÓ CHỦ NHIỆM"),
        (
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần Thị Mai",
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"], "PHÓ CHÁNH VĂN PHÒNG"
        ),
        ("TỔNG GIÁM ĐỐC\nTrần Thị Mai", [], "TỔNG GIÁM ĐỐC"),
        ("TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND HUYỆN\nTrần Thị Mai", ["TM. BAN CHỈ ĐẠO"], "TRƯỞNG BAN"),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nTrần Thị Mai", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
            "PHÓ CHỦ TỊCH"
        ),
        ("KT. CHỦ TỊCH\nPHÓ\nCHỦ TỊCH\nTrần Thị Mai", ["KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        ("TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG KẾ HOẠCH\nTrần Thị Mai", ["TL. GIÁM ĐỐC"], "TRƯỞNG PHÒNG KẾ HOẠCH"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTS. Trần Thị Mai", ["KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
    ])
    func signer(_ lines: String, _ authority: [String], _ title: String) {
        let tree = tree("THÔNG BÁO\nKết quả\n\(Self.body)\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\(lines)")
        #expect(tree.header.signer.authority.map { tree.stream.string($0) } == authority)
        #expect(tree.words(tree.header.signer.title) == title)
        #expect(tree.words([tree.header.signer.name ?? 0..<0]) == "Trần Thị Mai")
    }

    @Test func issuerFromTheText() {
        let tree = tree(
            "Số: 12/KH-BCĐ\nKẾ HOẠCH\nTrồng cây năm 2024\nĐể hoàn thành chỉ tiêu; Ban Chỉ đạo trồng cây huyện Tân Phú (gọi tắt là Ban Chỉ đạo) xây dựng kế hoạch như sau:\n\(Self.body)"
        )
        #expect(tree.words(tree.header.issuer) == "Ban Chỉ đạo trồng cây huyện Tân Phú")
        #expect(tree.findings.map(\.kind) == [.missingDate])
    }

    @Test func nothingOfALetter() {
        #expect(tree("Một câu chuyện.\nNgày xưa có một người.").findings.map(\.kind) == [.noLetter])
        #expect(tree("").findings.map(\.kind) == [.noLetter])
    }

    @Test func decision() {
        let tree = tree(
            """
            ỦY BAN NHÂN DÂN
            XÃ TÂN LẬP
            \(Self.nation)
            Số: 4/QĐ-UBND
            QUYẾT ĐỊNH
            Ban hành quy chế làm việc
            CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TÂN LẬP
            Căn cứ Luật Tổ chức chính quyền địa phương;
            Theo đề nghị của Văn phòng.
            QUYẾT ĐỊNH:
            Điều 1. Ban hành quy chế.
            Điều 2. Quyết định này có hiệu lực từ ngày ký./.
            Nơi nhận:
            - Như Điều 2;
            - Lưu: VT.
            CHỦ TỊCH
            Lê Văn Hai
            QUY CHẾ
            (Ban hành kèm theo Quyết định số 4/QĐ-UBND)
            Điều 1. Phạm vi
            Điều 2. Đối tượng
            """)
        #expect(tree.words(tree.header.subject) == "Ban hành quy chế làm việc")
        #expect(tree.blocks.filter { $0.region == .basis }.count == 4)
        #expect(tree.paths == ["Điều 1", "Điều 2", "Điều 1", "Điều 2"])
        #expect(tree.blocks.filter { $0.region == .annex }.count == 4)
    }

    /// A page that shows a letter without its letterhead: its annex says which letter it belongs to.
    @Test func annexTellsWhichLetterItBelongsTo() {
        func letter(_ reference: String) -> LetterTree {
            tree(
                """
                Kính gửi: Các phòng, ban.
                \(Self.body)
                Nơi nhận:
                - Như trên;
                - Lưu: VT.
                GIÁM ĐỐC
                Phạm Văn Lộc
                PHỤ LỤC
                DANH SÁCH CÁC TRẠM
                \(reference)
                1. Trạm Hòa An.
                """)
        }
        let own = letter("(Kèm theo Công văn số 17/SYT-NV ngày 05/3/2024 của Sở Y tế)")
        #expect(own.header.number.map { own.words([$0]) } == "17/SYT-NV")
        #expect(own.header.date == CalendarDate(year: 2024, month: 3, day: 5))
        #expect(own.words(own.header.issuer) == "Sở Y tế")
        // Another word than a type's: what kind of paper it is would be a guess.
        #expect(letter("(Kèm theo danh mục số 17/SYT-NV ngày 05/3/2024 của Sở Y tế)").header.number == nil)
    }
}
