import LetterStructure
import LetterText
import LetterTokens
import Testing

@testable import LetterExtraction

/// The assignments of a letter whose lines are whole paragraphs.
func read(_ text: String) -> (extraction: Extraction, tree: LetterTree) {
    let tree = LetterTree.parse(Tokenizer.tokenize(SourceText(bytes: Array(text.utf8))))
    return (AssignmentExtractor.extract(from: tree), tree)
}

let directiveHead = """
    ỦY BAN NHÂN DÂN TỈNH SƠN LA
    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    Độc lập - Tự do - Hạnh phúc
    Số: 41/CT-UBND
    Sơn La, ngày 03 tháng 4 năm 2026
    CHỈ THỊ
    Về tăng cường vệ sinh trường học

    """

/// "section: agencies" and the first words of each duty, in order.
func lines(_ body: String) -> [String] {
    let (extraction, tree) = read(directiveHead + body)
    return extraction.assignments.map { assignment in
        let section = assignment.section < 0 ? "" : tree.sections[assignment.section].path
        let words = assignment.duty.map { tree.stream.string($0) }.joined(separator: " ").split(separator: " ").prefix(
            4)
        return
            "\(section): \(assignment.agencies.map(\.name).joined(separator: " + ")) | \(words.joined(separator: " "))"
    }
}

@Suite struct DutyReaderTests {
    @Test func headingGivesItsActorToTheBulletsBelow() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế
                - Chủ trì, phối hợp với Sở Giáo dục và Đào tạo kiểm tra bếp ăn.
                - Tập huấn cho nhân viên y tế trường học.
                2. Ủy ban nhân dân các xã, phường: bố trí kinh phí sửa chữa nhà vệ sinh.
                """) == [
                    "1: Sở Y tế | Chủ trì, phối hợp",
                    "1: Sở Y tế | Tập huấn cho nhân",
                    "2: Ủy ban nhân dân các xã, phường | bố trí kinh phí",
                ])
    }

    /// Who is asked to speak up stands before who settles what is above its powers.
    @Test func difficultySentenceNamesBothBodies() {
        #expect(
            lines(
                """
                I. NHIỆM VỤ
                1. Sở Y tế kiểm tra bếp ăn.
                Trong quá trình thực hiện nếu có khó khăn, vướng mắc đề nghị các cơ quan, đơn vị phản ánh về Sở Y tế để phối hợp giải quyết; trường hợp vượt thẩm quyền, Sở Y tế tổng hợp, trình Ủy ban nhân dân tỉnh xem xét.
                """) == [
                    "I.1: Sở Y tế | kiểm tra bếp ăn",
                    ": các cơ quan, đơn vị | Trong quá trình thực",
                    ": Sở Y tế | trường hợp vượt thẩm",
                ])
    }

    /// Things under `… về một số nội dung sau:` are what the duty is about; things that the issuer sends are nobody's.
    @Test func listsOfThingsAreNoDuties() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế khẩn trương thống kê, báo cáo cụ thể về một số nội dung sau:
                (1) Số trường có bếp ăn cần sửa chữa.
                (2) Kinh phí cần hỗ trợ.
                Sở Tài chính gửi kết quả thẩm định trước ngày 20/4/2026.
                2. Sở Xây dựng rà soát nhà vệ sinh để cập nhật nội dung.
                Ủy ban nhân dân tỉnh gửi kèm bộ tài liệu gồm:
                - Sổ tay kiểm tra nhà vệ sinh;
                - Phim hướng dẫn lắp đặt bồn rửa.
                """) == [
                    "1: Sở Y tế | khẩn trương thống kê,",
                    "1.2: Sở Tài chính | gửi kết quả thẩm",
                    "2: Sở Xây dựng | rà soát nhà vệ",
                ])
    }

    /// Where a lead-in tells an act and things stand below it, or beside it, the lead-in is the duty.
    @Test func leadInOverThingsIsTheDuty() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế
                - Quán triệt đầy đủ các văn bản về bếp ăn:
                + Nội quy của bếp;
                + Sổ tay của nhân viên.
                2. Sở Nội vụ
                Báo cáo số liệu hằng tháng, bao gồm:
                (1) Số trường có bếp ăn;
                (2) Tổng giá trị thiết bị.
                """) == ["1: Sở Y tế | Quán triệt đầy đủ", "2: Sở Nội vụ | Báo cáo số liệu"])
    }

    @Test func headingOfResponsibilityNamesTheActor() {
        #expect(
            lines(
                """
                I. NHIỆM VỤ CỤ THỂ
                1. Trách nhiệm của Sở Y tế
                - Tổng hợp số liệu toàn tỉnh.
                2. Trách nhiệm của người phụ trách bếp ăn:
                - Lưu mẫu thức ăn hằng ngày.
                3. Nhiệm vụ của năm 2026
                - Tuyên truyền tới phụ huynh.
                4. Các cơ quan quản lý ngành (gồm các Sở: Xây dựng, Công Thương)
                - Cử cán bộ tham gia đoàn kiểm tra.
                """) == [
                    "I.1: Sở Y tế | Tổng hợp số liệu", "I.2: người phụ trách bếp ăn | Lưu mẫu thức ăn",
                    "I.3:  | Tuyên truyền tới phụ", "I.4: Sở Xây dựng + Sở Công Thương | Cử cán bộ tham",
                ])
    }

    /// A time line behind an item with items of its own is the time of all of them.
    @Test func timeLineClosesTheItemAboveIt() {
        let (extraction, _) = read(
            directiveHead + """
                I. NHIỆM VỤ
                1. Kiểm tra bếp ăn
                - Phối hợp hướng dẫn các trường tự kiểm tra. Trong đó:
                + Sở Y tế: hướng dẫn lưu mẫu thức ăn.
                + Sở Xây dựng: hướng dẫn sửa chữa bếp.
                Thời gian thực hiện: trước ngày 30/9/2026.
                - Giao Sở Nội vụ cử người theo dõi các trường;
                Thời hạn chậm nhất 05 ngày làm việc kể từ ngày ban hành Chỉ thị.
                """)
        #expect(
            extraction.assignments.suffix(3).map { $0.deadlines.map(\.value) } == [
                ["2026-09-30"], ["2026-09-30"], ["P5WD@signing"],
            ])
    }

    /// Under a heading that says only `phối hợp` the bodies that open the items are those its body works with.
    @Test func headingOfCoordinationNamesPartners() {
        let (extraction, _) = read(
            directiveHead + """
                I. NHIỆM VỤ
                1. Công an tỉnh
                a) Xây dựng kế hoạch kiểm tra bếp ăn.
                b) Chủ trì, phối hợp
                - Sở Y tế và các đơn vị có liên quan tham mưu bố trí kinh phí.
                - Sở Xây dựng rà soát các bếp ăn cũ.
                """)
        #expect(extraction.assignments.map { $0.agencies.map(\.name) } == Array(repeating: ["Công an tỉnh"], count: 3))
        #expect(
            extraction.assignments.map { $0.coordinators.map(\.name) } == [
                [], ["Sở Y tế", "các đơn vị có liên quan"], ["Sở Xây dựng"],
            ])
    }

    /// A time by which a lead-in wants all completed is that of its items; any other is that of the campaign.
    @Test func leadInHandsOnWhenAllMustBeDone() {
        func deadlines(_ leadIn: String) -> [[String]] {
            read(
                directiveHead + "Ủy ban nhân dân tỉnh yêu cầu:\n1. " + leadIn + """

                    a) Sở Y tế kiểm tra bếp ăn.
                    b) Sở Xây dựng sửa bếp, xong trước ngày 15/5/2026.
                    2. Sở Nội vụ theo dõi.
                    """
            ).extraction.assignments.map { $0.deadlines.map(\.value) }
        }
        #expect(
            deadlines("Các sở rà soát, hoàn thành trong tháng 6 năm 2026, cụ thể:") == [
                ["2026-06"], ["2026-05-15"], [],
            ])
        #expect(deadlines("Các sở trong tháng 6 năm 2026 thực hiện các việc sau:") == [[], ["2026-05-15"], []])
    }

    /// What only stands where duties stand: forecasts, whom to call, what a body is.
    @Test func forecastsContactsAndDefinitionsAreNoDuties() {
        #expect(
            lines(
                """
                I. NHIỆM VỤ
                1. Sở Y tế
                - Phổ cập kỹ năng rửa tay cho học sinh các trường.
                - Dự kiến khoảng 1.500 học sinh tham gia kiểm tra.
                - Đầu mối hỗ trợ kiểm tra: số điện thoại 0212.000.000.
                2. Ban Quản lý trường học là đơn vị sự nghiệp thuộc Sở Y tế.
                3. Sở Xây dựng là cơ quan đầu mối, chủ trì tổng hợp số liệu.
                4. Phát triển thư viện số là trụ cột của giáo dục mới.
                5. Thư viện số
                - Xác định thư viện số là nhiệm vụ của mọi trường.
                - Hoàn thiện thư viện số, là nền tảng dạy học mới.
                """) == [
                    "I.1: Sở Y tế | Phổ cập kỹ năng", "I.3: Sở Xây dựng | là cơ quan đầu", "I.5:  | Xác định thư viện",
                    "I.5:  | Hoàn thiện thư viện",
                ])
    }

    /// A letter to one's own council lays a plan before it; the council is charged by nobody.
    @Test func ownCouncilIsNotCharged() {
        let (extraction, _) = read(
            directiveHead + """
                Kính gửi: Hội đồng nhân dân tỉnh Sơn La
                I. GIẢI PHÁP
                - Triệt để tiết kiệm chi hội nghị.
                """)
        #expect(extraction.assignments.count == 1)
        #expect(extraction.assignments.first?.agencies.isEmpty == true)
    }

    /// An order to a named body counts under every heading, and behind `Căn cứ các quy định nêu trên:`.
    @Test func ordersCountUnderEveryHeading() {
        #expect(
            lines(
                """
                I. ĐÁNH GIÁ CHUNG
                Nhiều bếp ăn đã được sửa chữa.
                Đề nghị Sở Y tế Sơn La sớm công bố kết quả.
                Căn cứ các quy định nêu trên:
                Trường hợp bếp ăn chưa sửa thì không được hoạt động.
                Đề nghị Công ty Cổ phần Bếp Xanh liên hệ với Sở Y tế để được hướng dẫn.
                """
            ).map { $0.split(separator: "|")[0] } == ["I: Sở Y tế Sơn La ", "I: Công ty Cổ phần Bếp Xanh "])
    }

    /// Acts behind the same words are duties of their own.
    @Test func listsOfActsAreDuties() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế tập trung chỉ đạo về một số nội dung sau:
                - Kiểm tra bếp ăn.
                - Tập huấn cho nhân viên y tế.
                """) == ["1: Sở Y tế | Kiểm tra bếp ăn", "1: Sở Y tế | Tập huấn cho nhân"])
    }

    @Test func blockIsSplitWhereTheActorChanges() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế xây dựng bộ tiêu chí kiểm tra; Sở Tài chính thẩm định dự toán kinh phí. Sở Tài chính công khai kết quả.
                """) == [
                    "1: Sở Y tế | xây dựng bộ tiêu", "1: Sở Tài chính | thẩm định dự toán",
                ])
    }

    @Test func actorBehindATopicKeepsTheWholeBlock() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Về nước sạch: Giao Sở Xây dựng khảo sát các trường chưa có nước.
                """) == ["1: Sở Xây dựng | Về nước sạch: Giao"])
    }

    @Test func difficultySentenceIsConditional() {
        let (extraction, _) = read(
            directiveHead + """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế kiểm tra bếp ăn của các trường.
                Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Y tế để được hướng dẫn./.
                """)
        #expect(extraction.assignments.count == 2)
        #expect(extraction.assignments.last?.isConditional == true)
        #expect(extraction.assignments.last?.reportTo.map(\.name) == ["Sở Y tế"])
    }

    @Test func attributeLinesMakeOneTask() {
        let (extraction, tree) = read(
            directiveHead + """
                I. NHIỆM VỤ
                1. Sửa chữa nhà vệ sinh
                - Nội dung: Khảo sát và sửa chữa nhà vệ sinh tại các trường tiểu học.
                - Cơ quan chủ trì: Sở Xây dựng.
                - Cơ quan phối hợp: Sở Tài chính; Ủy ban nhân dân các xã, phường.
                - Thời gian hoàn thành: trước ngày 30/9/2026.
                """)
        #expect(extraction.assignments.count == 1)
        let task = extraction.assignments[0]
        #expect(task.agencies.map(\.name) == ["Sở Xây dựng"])
        #expect(task.coordinators.map(\.name) == ["Sở Tài chính", "Ủy ban nhân dân các xã, phường"])
        #expect(task.deadlines.map(\.value) == ["2026-09-30"])
        #expect(tree.stream.string(task.duty[0]).hasPrefix("Khảo sát và sửa chữa"))
    }

    /// Who leads, who helps and when, behind the task in its own paragraph or in one line below it.
    @Test func attributesBehindATaskAreItsOwn() {
        let (extraction, _) = read(
            directiveHead
                + """
                Nhiệm vụ cụ thể:
                1. Lập đề án nước sạch trường học. Cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Xây dựng; thời gian: quý III/2026.
                2. Kiểm tra bể nước (Sở Y tế chủ trì; Sở Xây dựng phối hợp).
                3. Sửa chữa nhà vệ sinh
                - Nội dung: sửa chữa nhà vệ sinh của các trường.
                - Đơn vị thực hiện: Sở Xây dựng; thời gian hoàn thành: trước ngày 31/8/2026.
                """)
        let tasks = extraction.assignments
        #expect(tasks.map { $0.agencies.map(\.name) } == [["Sở Y tế"], ["Sở Y tế"], ["Sở Xây dựng"]])
        #expect(tasks.map { $0.coordinators.map(\.name) } == [["Sở Xây dựng"], ["Sở Xây dựng"], []])
        #expect(tasks.map { $0.deadlines.map(\.value) } == [["2026-Q3"], [], ["2026-08-31"]])
    }

    /// A duty with an actor of its own keeps it; whom words name as charged is the actor.
    @Test func anActorOfItsOwnStays() {
        let (extraction, _) = read(
            directiveHead
                + """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Các trường cung cấp hồ sơ cho đoàn kiểm tra (Sở Y tế chủ trì).
                2. Sở Xây dựng được giao làm đầu mối, phối hợp với Sở Y tế theo dõi.
                3. Từ ngày 10/4/2026: Sở Y tế rà soát, hoàn thành chậm nhất ngày 20/4/2026.
                """)
        #expect(
            extraction.assignments.map { $0.agencies.map(\.name) } == [["Các trường"], ["Sở Xây dựng"], ["Sở Y tế"]])
        #expect(extraction.assignments[2].deadlines.map(\.relation) == [.from, .by])
    }

    /// A task with more attributes than anybody writes is read in no time.
    @Test func attributesWithoutEndAreBounded() {
        let line = "Lập đề án. Cơ quan chủ trì: Sở Y tế" + String(repeating: "; thời gian: quý II/2026", count: 20_000)
        #expect(read(directiveHead + "Nhiệm vụ cụ thể:\n1. " + line + "\n").extraction.assignments.count <= 2)
    }

    /// A sentence whose verb no table knows makes no name of its words; a schedule's lines begin with their times.
    @Test func sentencesAreNoNamesAndTimesMayStandFirst() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế kiểm tra bếp ăn.
                2. Công ty Cấp nước Sơn La súc xả mạng lưới đường ống cấp vào các trường ven sông mùa lũ.
                3. Sở Xây dựng kiểm tra nhà vệ sinh.
                """
            ).filter { $0.contains("súc xả mạng lưới |") || $0.contains("mùa lũ") } == [])
        let (extraction, _) = read(
            directiveHead
                + """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                - Ngày 30/10/2026: Sở Y tế họp đánh giá kết quả.
                - Báo cáo cuối kỳ: các đơn vị gửi về Sở Y tế chậm nhất ngày 15/12/2026.
                """)
        #expect(extraction.assignments.map { $0.agencies.map(\.name) } == [["Sở Y tế"], ["các đơn vị"]])
        #expect(extraction.assignments[0].deadlines.map(\.relation) == [.on])
    }

    @Test func rowOfATaskTableIsOneTask() {
        let cell = "\u{1F}"
        let (extraction, _) = read(
            directiveHead + """
                I. NHIỆM VỤ
                \(["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian"].joined(separator: cell))
                \(["1", "Lắp vòi nước rửa tay", "Sở Xây dựng", "Sở Y tế", "Quý III/2026"].joined(separator: cell))
                \(["2", "Kiểm tra bếp ăn", "Sở Y tế", "", "Thường xuyên"].joined(separator: cell))
                """)
        #expect(extraction.assignments.map { $0.agencies.map(\.name) } == [["Sở Xây dựng"], ["Sở Y tế"]])
        #expect(extraction.assignments.map { $0.deadlines.map(\.value) } == [["2026-Q3"], ["CONTINUOUS"]])
    }

    /// The head of a register of orders: `Nội dung được giao`, `Cơ quan chủ công`, `TG hoàn thành`.
    @Test func registerOfOrdersIsATaskTable() {
        func row(_ cells: String...) -> String { cells.joined(separator: "\u{1F}") }
        let (extraction, _) = read(
            directiveHead + """
                I. NHIỆM VỤ
                \(row("STT", "Văn bản", "Nội dung được giao", "Cơ quan chủ công", "TG hoàn thành"))
                \(row("1", "Số 15/TB", "Lắp vòi nước rửa tay", "Sở Xây dựng", "trước ngày 20/7/2026"))
                \(row("2", "Số 16/TB", "Kiểm tra bếp ăn", "Sở Y tế", "Quý III/2026"))
                """)
        #expect(extraction.assignments.map { $0.agencies.map(\.name) } == [["Sở Xây dựng"], ["Sở Y tế"]])
        #expect(extraction.assignments.map { $0.deadlines.map(\.value) } == [["2026-07-20"], ["2026-Q3"]])
    }

    /// Where the first column counts the tasks, a row without a number is the head of those below it, also with cells
    /// of its own; what the product column promises is the row's goal.
    @Test func rowsThatAreNotCountedHeadTheOthers() {
        func row(_ cells: String...) -> String { cells.joined(separator: "\u{1F}") }
        let (extraction, tree) = read(
            directiveHead + """
                I. NHIỆM VỤ
                \(row("Stt", "TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm", "Thời hạn"))
                \(row("", "1", "Làm sạch nguồn nước, bao gồm", "Sở Xây dựng", "Đạt các chỉ tiêu sau", "Theo thời hạn sau"))
                \(row("1", "a)", "Lắp vòi nước rửa tay", "Sở Xây dựng", "Phấn đấu 03-05 trường điểm", "Quý III/2026"))
                \(row("2", "b)", "Thay bể lọc", "Sở Xây dựng", "Tối thiểu 100 bể", "Quý IV/2026"))
                \(row("", "2", "Giữ sạch bếp ăn", "Sở Y tế", "", ""))
                \(row("3", "a)", "Kiểm tra bếp ăn", "Sở Y tế", "Báo cáo", "Thường xuyên"))
                \(row("4", "b)", "Tập huấn nhân viên", "Sở Y tế", "100% nhân viên", "Quý III/2026"))
                """)
        #expect(
            extraction.assignments.map { $0.duty.map { tree.stream.string($0) }.joined() } == [
                "Lắp vòi nước rửa tay", "Thay bể lọc", "Kiểm tra bếp ăn", "Tập huấn nhân viên",
            ])
        #expect(extraction.assignments.map { $0.targets.map(\.value) } == [[3], [100], [], [100]])
    }

    @Test(arguments: [
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức của học sinh về vệ sinh.",
        "I. ĐÁNH GIÁ CHUNG\n1. Sở Y tế đã kiểm tra 120 bếp ăn của các trường.",
        "Căn cứ khoản 2 Điều 15 Luật An toàn thực phẩm quy định về điều kiện của bếp ăn;",
        "Ủy ban nhân dân tỉnh trân trọng cảm ơn sự phối hợp của các cơ quan.",
    ])
    func tellsNobodyToAct(body: String) {
        #expect(lines(body).isEmpty)
    }

    @Test func taskWithoutActorIsAFindingNotAGuess() {
        let (extraction, _) = read(directiveHead + "I. GIẢI PHÁP\n1. Tăng cường kiểm tra nguồn nước tại các trường.")
        #expect(extraction.assignments.map { $0.agencies.isEmpty } == [true])
        #expect(extraction.findings.contains { $0.kind == .agencyMissing })
    }
}
