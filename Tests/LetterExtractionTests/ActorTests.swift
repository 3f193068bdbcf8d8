import Testing

@testable import LetterExtraction

/// Who must act, with whom, and to whom it reports, in sentences where that is easily misread.
@Suite struct ActorTests {
    private static let order = "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n"

    private func assignments(_ body: String) -> [Assignment] {
        read(directiveHead + Self.order + body).extraction.assignments
    }

    @Test(arguments: [
        // A verb behind the colon is no name of the list before it.
        ("1. UBND các xã, phường: Phối hợp với Sở Y tế phun hóa chất.", ["Ủy ban nhân dân các xã, phường"]),
        ("1. Về xe đưa đón tại các cơ sở y tế: Giao Sở Xây dựng cấp phù hiệu.", ["Sở Xây dựng"]),
        // The colon closes a topic; its commas open nothing.
        ("1. Về đường ven biển từ cầu Đá, tỉnh Phú Yên đến cảng: Sở Xây dựng hoàn thiện hồ sơ.", ["Sở Xây dựng"]),
        // A statement in the topic does not outweigh the order.
        (
            "1. Về nhà đầu tư: Các sở, ngành thống nhất chọn một đầu mối; giao Sở Tài chính chủ trì thẩm định.",
            ["Sở Tài chính"]
        ),
        // The last body of a list inside the clause is the actor where a predicate follows.
        (
            "1. Về bến cảng: trong vai trò là chủ đầu tư, Công ty Cổ phần Cảng Hòn La chủ động thu xếp vốn.",
            ["Công ty Cổ phần Cảng Hòn La"]
        ),
        ("1. Công an tỉnh với vai trò là cơ quan thường trực, chủ động tổng hợp số liệu.", ["Công an tỉnh"]),
        // The actor behind the time that opens the block.
        (
            "1. Trong vòng 10 ngày kể từ ngày nhận được Chỉ thị này, Giám đốc bệnh viện ban hành quy chế.",
            ["Giám đốc bệnh viện"]
        ),
        ("1. Trong tháng 10/2026, Sở Y tế rà soát danh mục.", ["Sở Y tế"]),
        ("1. Quý IV/2026, Sở Y tế trình đề án.", ["Sở Y tế"]),
        // Behind any clause that tells nobody to act.
        ("1. Tại các bến phà, Sở Xây dựng kiểm tra phương tiện.", ["Sở Xây dựng"]),
        ("1. Do đó, yêu cầu Sở Xây dựng giải quyết hồ sơ tồn đọng.", ["Sở Xây dựng"]),
        ("1. Với tinh thần \"6 rõ\", các cơ quan, đơn vị xây dựng kế hoạch.", ["các cơ quan, đơn vị"]),
        ("1. Ngày 20 hằng tháng, Thuế tỉnh báo cáo số thu.", ["Thuế tỉnh"]),
        ("1. Nội dung này, giao Sở Tài chính nghiên cứu.", ["Sở Tài chính"]),
        ("1. Mỗi xã có ít nhất 02 điểm thu gom.", ["Mỗi xã"]),
        ("1. Giao Sở Tài chính, Sở Nội vụ, mỗi cơ quan cử 01 công chức.", ["Sở Tài chính", "Sở Nội vụ"]),
        // Who is meant is not understood, but that something is to be done by a day is: the body stays open.
        ("1. Các địa phương có tỷ lệ giải ngân thấp kiểm điểm, báo cáo UBND tỉnh trước ngày 20/5/2026.", []),
        // A time between the actor and its verb.
        ("1. Giao Sở Nội vụ trước ngày 15 tháng 5 năm 2026 hoàn thành đề án.", ["Sở Nội vụ"]),
        // What was told before the order stays in its block.
        (
            "1. Hiện nay nhiều tuyến kênh bị bồi lấp. Yêu cầu Sở Nông nghiệp và Môi trường nạo vét các tuyến kênh.",
            ["Sở Nông nghiệp và Môi trường"]
        ),
        (
            "1. Thời gian qua mưa lớn kéo dài. Yêu cầu các địa phương nạo vét các tuyến kênh.",
            ["các địa phương"]
        ),
        // Whom a topic names and then obliges.
        ("1. Đối với các chủ đầu tư cần dọn dẹp mặt bằng.", ["các chủ đầu tư"]),
        // The bodies behind the colon are those that are meant.
        (
            "1. Thủ trưởng các cơ quan: Văn phòng UBND tỉnh, Sở Tài chính chịu trách nhiệm thi hành.",
            ["Văn phòng Ủy ban nhân dân tỉnh", "Sở Tài chính"]
        ),
        // Behind an order a comma before the verb changes nothing.
        (
            "1. Giao Sở Y tế, Sở Xây dựng và các sở, ngành liên quan, triển khai kế hoạch.",
            ["Sở Y tế", "Sở Xây dựng", "các sở, ngành liên quan"]
        ),
        // A ministry has no level: a comma was forgotten.
        (
            "1. Bộ Xây dựng, Bộ Quốc phòng các tỉnh Ninh Bình, Hưng Yên đôn đốc các nhà thầu.",
            ["Bộ Xây dựng", "Bộ Quốc phòng", "tỉnh Ninh Bình", "tỉnh Hưng Yên"]
        ),
        (
            "1. Chủ tịch UBND các tỉnh ven biển từ Đà Nẵng đến Lâm Đồng theo dõi tình hình.",
            ["Chủ tịch Ủy ban nhân dân các tỉnh ven biển từ Đà Nẵng đến Lâm Đồng"]
        ),
        (
            "1. Các Tổng công ty, công ty trực thuộc Thành phố báo cáo số liệu.",
            ["Các Tổng công ty, công ty trực thuộc Thành phố"]
        ),
        ("1. Giao Sở Y tế làm chủ đề tài.", ["Sở Y tế"]),
        ("1. Báo cáo 6 tháng, cả năm: Sở Nội vụ tổng hợp số liệu của các xã.", ["Sở Nội vụ"]),
        // Kinds told apart by words among which verbs stand.
        ("1. Các cơ sở chế biến thủy sản: Theo dõi nguồn nước thải.", ["Các cơ sở chế biến thủy sản"]),
        (
            "1. Công ty cổ phần Chiếu sáng, Thoát nước thành phố duy trì các tuyến cống.",
            ["Công ty cổ phần Chiếu sáng, Thoát nước thành phố"]
        ),
        (
            "1. Các phòng, cơ quan trực thuộc Sở trong phạm vi nhiệm vụ của mình tổ chức thực hiện.",
            ["Các phòng, cơ quan trực thuộc Sở"]
        ),
        // A short topic without `về`, before the actor or before a case.
        ("1. Báo cáo quý: Sở Nội vụ tổng hợp số liệu của các xã.", ["Sở Nội vụ"]),
        (
            "1. Khiếu nại: Trường hợp không đồng ý với kết quả, UBND cấp xã gửi đơn về Sở Nội vụ.",
            ["Ủy ban nhân dân cấp xã"]
        ),
        ("1. Căn cứ Kế hoạch này, các sở, ngành xây dựng kế hoạch của mình.", ["các sở, ngành"]),
        (
            "1. Sau khi đề án được duyệt, các sở, ban, ngành, cơ quan ngành dọc, UBND các xã tổ chức thực hiện.",
            ["các sở, ban, ngành, cơ quan ngành dọc", "Ủy ban nhân dân các xã"]
        ),
        (
            "1. Các sở, ngành có liên quan tới việc thực hiện Kế hoạch này có trách nhiệm báo cáo.",
            ["Các sở, ngành có liên quan"]
        ),
        ("1. Giao Trung tâm Chuyển đổi số tỉnh số hóa và gắn mã hồ sơ.", ["Trung tâm Chuyển đổi số tỉnh"]),
        (
            "1. Đề nghị Hội Nông dân tỉnh bằng nhiều hình thức thích hợp, tuyên truyền đến hội viên.",
            ["Hội Nông dân tỉnh"]
        ),
        ("1. Viện Nghiên cứu phát triển Thành phố\n- Cập nhật dữ liệu.", ["Viện Nghiên cứu phát triển Thành phố"]),
        (
            "1. Các doanh nghiệp hoạt động trong lĩnh vực vận tải, kho bãi trên địa bàn tỉnh\n- Lắp thiết bị giám sát.",
            ["Các doanh nghiệp hoạt động trong lĩnh vực vận tải, kho bãi trên địa bàn tỉnh"]
        ),
        ("1. Thứ hai, các sở, ngành tập trung giải ngân vốn.", ["các sở, ngành"]),
        (
            "1. Thường trực Hội đồng nhân dân, các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh giám sát việc thực hiện.",
            ["Thường trực Hội đồng nhân dân", "các Tổ đại biểu và đại biểu Hội đồng nhân dân tỉnh"]
        ),
        (
            "1. Bí thư Tỉnh ủy, Thành ủy, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Hà Tĩnh, Đà Nẵng chỉ đạo sơ tán dân.",
            [
                "Bí thư Tỉnh ủy, Thành ủy", "Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh",
                "Chủ tịch Ủy ban nhân dân thành phố Đà Nẵng",
            ]
        ),
        (
            "1. Các Sở: Y tế, Công Thương; Ban Quản lý Khu kinh tế cửa khẩu tỉnh\na) Rà soát các bếp ăn.",
            ["Sở Y tế", "Sở Công Thương", "Ban Quản lý Khu kinh tế cửa khẩu tỉnh"]
        ),
        (
            "1. Đề nghị các đơn vị cung cấp dịch vụ bưu chính\na) Giảm giá cước.",
            ["các đơn vị cung cấp dịch vụ bưu chính"]
        ),
    ])
    func isRead(body: String, agencies: [String]) {
        let found = assignments(body)
        #expect(found.count == 1)
        #expect(found.first?.agencies.map(\.name) == agencies)
    }

    @Test func wordsBehindConclusionAreOrders() {
        let body = """
            Xét báo cáo của Sở Y tế, Phó Chủ tịch Ủy ban nhân dân tỉnh có ý kiến như sau: Sở Tài chính chủ trì thẩm định \
            kinh phí; làm rõ cơ sở tính toán, cơ quan chịu trách nhiệm thanh toán; báo cáo kết quả trong tháng 5 năm 2026.
            """
        let found = read(directiveHead + body).extraction.assignments
        #expect(found.map { $0.agencies.map(\.name) } == [["Sở Tài chính"]])
        #expect(found.first?.deadlines.map(\.value) == ["2026-05"])
    }

    @Test func semicolonInsideAnObjectPartsNoActors() {
        let found = assignments(
            "1. Sở Nội vụ: Theo dõi, hướng dẫn các sở, ngành; các xã, phường thuộc tỉnh tổ chức hội thi.")
        #expect(found.map { $0.agencies.map(\.name) } == [["Sở Nội vụ"]])
    }

    @Test func leadInGivesItsCoordinators() {
        let found = assignments(
            """
            1. Sở Y tế chủ trì, phối hợp với Công an tỉnh và các đơn vị có liên quan:
            a) Kiểm tra các cơ sở bán thuốc.
            b) Phối hợp với Sở Công Thương xử lý vi phạm.
            2. Sở Tài chính bố trí kinh phí.
            """)
        #expect(
            found.map { $0.coordinators.map(\.name) } == [
                ["Công an tỉnh", "các đơn vị có liên quan"],
                ["Sở Công Thương", "Công an tỉnh", "các đơn vị có liên quan"], [],
            ])
    }

    @Test func orderToAnotherUnderALeadInOfOrders() {
        let found = assignments(
            """
            1. Thời gian tới, yêu cầu các sở, ngành tập trung thực hiện một số nhiệm vụ sau:
            a) Đề nghị Ban Dân vận Tỉnh ủy phối hợp với Sở Y tế vận động Nhân dân.
            """)
        #expect(found.map { $0.agencies.map(\.name) } == [["Ban Dân vận Tỉnh ủy"]])
        #expect(found.first?.modality == .request)
    }

    @Test(arguments: [
        "1. Các nhiệm vụ khác: Theo Phụ lục kèm theo.",
        "1. Cấp xã\n- Kinh phí khen thưởng: Từ nguồn ngân sách xã.", "1. Sở Nội vụ: không quá 02 tập thể, 05 cá nhân.",
        "1. Sở Y tế\n(Gửi kèm theo Công điện số 15/CĐ-BYT ngày 03/4/2026)",
        "I. NHIỆM VỤ\n- Địa điểm quan trắc: lấy mẫu tại ba vùng nuôi chính của tỉnh.",
        "1. Hiện nay, Bộ Tài chính đang xây dựng Nghị định về phí và lệ phí.",
        "1. Bộ Tài chính đang xây dựng Nghị định về phí và lệ phí.",
    ])
    func isNoDuty(body: String) {
        #expect(assignments(body).isEmpty)
    }

    @Test(arguments: [
        ("báo cáo Sở Xây dựng tổng hợp, trình cấp có thẩm quyền phê duyệt", ["Sở Xây dựng"]),
        (
            "trình Hội đồng nhân dân tỉnh xem xét hoặc trình cấp có thẩm quyền",
            ["Hội đồng nhân dân tỉnh", "cấp có thẩm quyền"]
        ),
        ("rà soát theo Báo cáo số 15/BC-SYT của Sở Y tế gửi Công an tỉnh", ["Công an tỉnh"]),
        ("kịp thời giải trình các cơ quan liên quan về số liệu", []),
        ("báo cáo số ca mắc mới về Sở Y tế", ["Sở Y tế"]),
        ("hoàn thiện hồ sơ trước khi gửi các cơ quan của Quốc hội", []),
        ("thực hiện Công văn số 15/SYT-NV ngày 02/3/2026 của Sở Y tế gửi các phòng", []),
        ("thực hiện nghiêm chế độ báo cáo về Sở Y tế", ["Sở Y tế"]),
        ("kịp thời báo cáo, kiến nghị cấp có thẩm quyền", ["cấp có thẩm quyền"]),
        (
            "báo cáo Sở Tài chính để được hướng dẫn hoặc trình cấp có thẩm quyền xem xét",
            ["Sở Tài chính", "cấp có thẩm quyền"]
        ),
    ])
    func recipients(words: String, bodies: [String]) {
        #expect(assignments("1. Phòng Y tế \(words).").first?.reportTo.map(\.name) == bodies)
    }

    @Test(arguments: [
        ("chủ động phối hợp, hướng dẫn Sở Nội vụ, các nhà thầu hoàn thiện hồ sơ", ["Sở Nội vụ", "các nhà thầu"]),
        ("phối hợp với địa phương xử lý sự cố", ["địa phương"]),
        ("phối hợp với các tổ chức chi trả dịch vụ ký hợp đồng", ["các tổ chức chi trả dịch vụ"]),
        ("nâng cao hiệu quả phối hợp giữa các sở, ngành", []),
    ])
    func coordinators(words: String, bodies: [String]) {
        #expect(assignments("1. Phòng Y tế \(words).").first?.coordinators.map(\.name) == bodies)
    }

    @Test func cellsKeepNamesOfUnusualForm() {
        let found = read(
            directiveHead
                + "TT\u{1F}Nhiệm vụ\u{1F}Cơ quan chủ trì\u{1F}Cơ quan phối hợp\n"
                + "1\u{1F}Lắp trạm phát sóng\u{1F}Sở Khoa học và Công nghệ\u{1F}Viễn thông Sơn La, nhà cung cấp dịch vụ\n"
                + "3\u{1F}Lắp đèn\u{1F}Sở Xây dựng\u{1F}Sở Khoa học và Công nghệ Sở Công Thương\n"
                + "2\u{1F}Cấp nước sạch\u{1F}Sở Xây dựng\u{1F}Sở Công Thương; UBND các xã; các đơn vị quản lý hệ thống\n"
        ).extraction.assignments
        #expect(
            found.map { $0.coordinators.map(\.name) } == [
                ["Viễn thông Sơn La", "nhà cung cấp dịch vụ"], ["Sở Khoa học và Công nghệ", "Sở Công Thương"],
                ["Sở Công Thương", "Ủy ban nhân dân các xã", "các đơn vị quản lý hệ thống"],
            ])
    }

    @Test func headingOfAttributeLinesIsNoDuty() {
        let found = read(
            directiveHead + """
                I. NHIỆM VỤ
                1. Đào tạo, bồi dưỡng và thu hút nhân lực.
                - Mở lớp bồi dưỡng kỹ năng số.
                Đơn vị chủ trì: Các cơ quan, đơn vị theo quy định.
                Thời gian thực hiện: Quý II năm 2026.
                II. TỔ CHỨC THỰC HIỆN
                1. Sở Nội vụ theo dõi, báo cáo.
                """
        ).extraction.assignments
        #expect(found.map { $0.agencies.map(\.name) } == [["Các cơ quan, đơn vị"], ["Sở Nội vụ"]])
        #expect(found.first?.deadlines.map(\.value) == ["2026-Q2"])
    }

    @Test func annexedPlanGivesTasksAndOtherAnnexesDoNot() {
        let text = """
            ỦY BAN NHÂN DÂN TỈNH SƠN LA
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            Số: 41/QĐ-UBND
            Sơn La, ngày 03 tháng 4 năm 2026
            QUYẾT ĐỊNH
            Về việc ban hành Kế hoạch trồng rừng
            Căn cứ Luật Lâm nghiệp;
            QUYẾT ĐỊNH:
            Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng.
            Nơi nhận:
            - Như Điều 1;
            - Lưu: VT.
            KT. CHỦ TỊCH
            PHÓ CHỦ TỊCH
            Trần Văn Nam
            KẾ HOẠCH
            TRỒNG RỪNG
            (Kèm theo Quyết định số 41/QĐ-UBND ngày 03 tháng 4 năm 2026)
            I. TỔ CHỨC THỰC HIỆN
            1. Sở Nông nghiệp và Môi trường
            - Cấp cây giống trước ngày 15 tháng 5 năm 2026.
            PHỤ LỤC
            DANH MỤC BIỂU MẪU
            I. NHIỆM VỤ
            1. Sở Nội vụ
            - Ghi tên đơn vị vào mẫu.
            """
        let found = read(text).extraction.assignments
        #expect(found.map { $0.agencies.map(\.name) } == [["Sở Nông nghiệp và Môi trường"]])
        #expect(found.first?.deadlines.map(\.value) == ["2026-05-15"])
    }

    /// A body of a province is not the national one of the same name; under its heading even money is something to do.
    @Test func bodiesOfPlacesAreNotTheNationalOne() {
        let found = read(
            """
            BẢO HIỂM XÃ HỘI VIỆT NAM
            Số: 812/BHXH-TCKT
            Hà Nội, ngày 12 tháng 3 năm 2026
            Kính gửi: Bảo hiểm xã hội các tỉnh, thành phố
            BHXH Việt Nam yêu cầu BHXH các tỉnh, thành phố và các đơn vị trực thuộc thực hiện:
            I. ĐỐI VỚI BHXH TỈNH
            1. Về chi trả
            a) Lập danh sách người hưởng.
            2. Về kinh phí
            a) Chuyển tiền cho Bưu điện trước ngày 05 hằng tháng.
            II. BÁO CÁO
            1. BHXH tỉnh báo cáo kết quả trước ngày 30/11/2026.
            """
        ).extraction.assignments
        #expect(found.count == 3)
        #expect(found.allSatisfy { $0.agencies.map { $0.name.lowercased() } == ["bảo hiểm xã hội tỉnh"] })
    }

    /// What others ordered before is told in the recital of a lead-in; the letter's own order charges whom it names.
    @Test(arguments: [
        (
            "Thực hiện Công điện số 12/CĐ-TTg của Thủ tướng Chính phủ yêu cầu các bộ, ngành rà soát, UBND tỉnh yêu cầu:",
            []
        ),
        (
            "Căn cứ Quyết định số 12/QĐ-TTg giao Bộ Công an chủ trì Đề án; UBND tỉnh yêu cầu các đơn vị, địa phương:",
            ["các đơn vị, địa phương"]
        ),
    ])
    func recitalsOfLeadInsChargeNobody(leadIn: String, bodies: [String]) {
        let found = read(directiveHead + leadIn + "\n1. Rà soát phương án.\n2. Tổ chức trực ban.\n").extraction
            .assignments
        #expect(found.map { $0.agencies.map(\.name) } == [bodies, bodies])
    }

    /// The issuer tells what it does, then whom it asks; the time of a closing sentence is that of both actors.
    @Test func requestsBehindTheIssuersOwnAct() {
        let found = read(
            """
            SỞ Y TẾ SƠN LA
            Số: 12/SYT-NVY
            Sơn La, ngày 12 tháng 3 năm 2026
            Kính gửi: Các bệnh viện
            Sở Y tế gửi dự thảo Kế hoạch, đề nghị các đơn vị góp ý, gửi về Sở Y tế trước ngày 18/3/2026.
            1. Giao Phòng Nghiệp vụ rà soát văn bản; Văn phòng Sở rà soát hồ sơ. Hoàn thành trước ngày 25/3/2026.
            2. Kết quả thực hiện báo cáo Sở Y tế trước ngày 20/5/2026.
            """
        ).extraction.assignments
        #expect(
            found.map { $0.agencies.map(\.name) }.prefix(3) == [["các đơn vị"], ["Phòng Nghiệp vụ"], ["Văn phòng Sở"]])
        #expect(
            found.map { $0.deadlines.map(\.value) } == [["2026-03-18"], ["2026-03-25"], ["2026-03-25"], ["2026-05-20"]])
    }

    @Test(arguments: [
        ("trình UBND tỉnh Đề án phát triển thư viện", ["Ủy ban nhân dân tỉnh"]),
        ("trình HĐND tỉnh Nghị quyết về mức thu", ["Hội đồng nhân dân tỉnh"]),
        ("trình UBND tỉnh 02 phương án", ["Ủy ban nhân dân tỉnh"]),
    ])
    func papersAndFiguresAreNoNames(words: String, bodies: [String]) {
        #expect(assignments("1. Sở Y tế \(words).").first?.reportTo.map(\.name) == bodies)
    }
}
