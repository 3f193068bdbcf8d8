import LetterStructure
import LetterTokens
import Testing

@testable import LetterExtraction

/// Where in a letter a new body takes over, and where none does.
@Suite struct HandoverTests {
    @Test func aBodyMayHaveATaskBesides() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế, Sở Tài chính rà soát kinh phí. Riêng Sở Y tế lập danh sách bếp ăn.
                2. Sở Y tế, Sở Công Thương bám sát địa bàn. Trong đó, Sở Y tế cấp phát hóa chất.
                3. Sở Nội vụ tổng hợp; trên cơ sở đó, các sở, ban, ngành điều chỉnh kế hoạch của mình.
                4. Sở Xây dựng rà soát dự án; phân công cán bộ theo dõi từng gói thầu; mỗi xã lập một tổ.
                """) == [
                    "1: Sở Y tế + Sở Tài chính | rà soát kinh phí",
                    "1: Sở Y tế | lập danh sách bếp",
                    "2: Sở Y tế + Sở Công Thương | bám sát địa bàn",
                    "2: Sở Y tế | cấp phát hóa chất",
                    "3: Sở Nội vụ | tổng hợp",
                    "3: các sở, ban, ngành | trên cơ sở đó,",
                    "4: Sở Xây dựng | rà soát dự án;",
                ])
    }

    @Test func headingsThatAddressBodiesAndThoseThatDoNot() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                I. Đối với Sở Y tế
                1. Kiểm tra bếp ăn.
                II. Tổ chức thi công
                1. Sở Xây dựng rà soát tiến độ.
                2. Kiểm tra hiện trường.
                III. TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ
                1. Sở Nội vụ
                - Rà soát biên chế.
                2. Sở Tài chính
                - Bố trí kinh phí.
                """) == [
                    "I.1: Sở Y tế | Kiểm tra bếp ăn",
                    "II.1: Sở Xây dựng | rà soát tiến độ",
                    "II.2:  | Kiểm tra hiện trường",
                    "III.1: Sở Nội vụ | Rà soát biên chế",
                    "III.2: Sở Tài chính | Bố trí kinh phí",
                ])
    }

    @Test func whatIsDecidedToldOrDoneToSomethingChargesNobody() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế
                - Các giếng cạn phải được khoan sâu thêm trước ngày 20/5/2026.
                - Số điện thoại trực: 0212.385.000.
                - Về đề nghị hỗ trợ xi măng của bản Lướt: Đồng ý hỗ trợ 05 tấn.
                - Đối với kiến nghị của xã Mường La về đường gom: UBND tỉnh ghi nhận và sẽ xem xét.
                2. Đồng ý với đề xuất của Sở Y tế. Sở Tài chính bố trí kinh phí.
                """) == [
                    "1: Sở Y tế | Các giếng cạn phải",
                    "2: Sở Tài chính | Đồng ý với đề",
                ])
    }

    /// `xây dựng` may tell units apart (`các đơn vị xây dựng …`), but not where only a time follows.
    @Test func aVerbThatMayTellUnitsApartIsTheTask() {
        #expect(
            lines(
                """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Giao các huyện xây dựng kế hoạch trước ngày 30/9/2026.
                2. Yêu cầu mỗi huyện xây dựng mô hình trước ngày 30/9/2026.
                3. Yêu cầu các xã thực hiện nghiêm Luật Đất đai và báo cáo Sở Nội vụ.
                4. Các cơ quan cung cấp số liệu kịp thời để tổng hợp.
                5. Các đơn vị cấp nước sạch kịp thời khắc phục sự cố.
                6. Các cơ quan quản lý thị trường tăng cường kiểm tra.
                """) == [
                    "1: các huyện | xây dựng kế hoạch",
                    "2: mỗi huyện | xây dựng mô hình",
                    "3: các xã | thực hiện nghiêm Luật",
                    "4: Các cơ quan | cung cấp số liệu",
                    "5: Các đơn vị cấp nước sạch | kịp thời khắc phục",
                    "6: Các cơ quan quản lý thị trường | tăng cường kiểm tra",
                ])
    }

    /// `đề nghị` in the recital is a paper; the tasks of the plan are no requests.
    @Test func theRequestOfADepartmentMakesNoTaskARequest() {
        let (extraction, _) = read(
            directiveHead
                + """
                Theo đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT, Ủy ban nhân dân tỉnh chỉ đạo một số nhiệm vụ như sau:
                1. Sở Y tế kiểm tra bếp ăn.
                2. Đề nghị Tỉnh đoàn vận động thanh niên.
                """)
        #expect(extraction.assignments.map(\.modality) == [.order, .request])
    }

    /// `trong vòng 24 giờ` behind `Khi xảy ra …` runs from the case.
    @Test func timesOfACaseRunFromTheCase() {
        let (extraction, _) = read(
            directiveHead
                + """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Khi xảy ra ngộ độc, Sở Y tế báo cáo nhanh Ủy ban nhân dân tỉnh trong vòng 24 giờ.
                2. Sở Y tế báo cáo Ủy ban nhân dân tỉnh trong vòng 05 ngày.
                """)
        #expect(extraction.assignments.map { $0.deadlines.map(\.value) } == [["PT24H@event"], ["P5D@signing"]])
    }

    @Test func tablesOfGoalsGiveObjectives() {
        func row(_ cells: String...) -> String { cells.joined(separator: "\u{1F}") }
        let (extraction, tree) = read(
            directiveHead
                + """
                Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
                1. Sở Y tế kiểm tra bếp ăn.
                Nơi nhận:
                - Lưu: VT.
                PHỤ LỤC
                DANH MỤC CÁC CHỈ TIÊU
                \(row("TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan theo dõi"))
                \(row("I", "Giai đoạn 2026-2027", "", "", ""))
                \(row("1", "Tỷ lệ bếp ăn được kiểm tra", "%", "95%", "Sở Y tế"))
                \(row("2", "Tỷ lệ trường có nước sạch", "%", "80%", "Sở Giáo dục và Đào tạo"))
                """)
        #expect(extraction.assignments.count == 1)
        #expect(extraction.objectives.map(\.value) == [95, 80])
        #expect(extraction.objectives.map { tree.stream.string($0.agency) } == ["Sở Y tế", "Sở Giáo dục và Đào tạo"])
        #expect(extraction.objectives.allSatisfy { $0.period == "2026/2027" })
    }
}

/// Bodies whose names take unusual forms.
@Suite struct UnusualNameTests {
    private func actors(_ line: String) -> [String] {
        read(directiveHead + "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n" + line).extraction.assignments
            .flatMap { $0.agencies.map(\.name) }
    }

    private func partners(_ line: String) -> [String] {
        read(directiveHead + "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n" + line).extraction.assignments
            .flatMap { $0.coordinators.map(\.name) }
    }

    @Test func headsGoOverPlacesOfOtherLevels() {
        #expect(
            actors("1. Chủ tịch UBND thành phố Sơn La và các huyện, thị xã rà soát đất công.")
                == ["Chủ tịch Ủy ban nhân dân thành phố Sơn La", "Chủ tịch Ủy ban nhân dân các huyện, thị xã"])
        #expect(
            actors("1. Ủy ban nhân dân các tỉnh: Lai Châu, Sơn La và thành phố Hà Nội rà soát đất công.")
                == [
                    "Ủy ban nhân dân tỉnh Lai Châu", "Ủy ban nhân dân tỉnh Sơn La",
                    "Ủy ban nhân dân thành phố Hà Nội",
                ])
        #expect(
            actors("1. Chủ tịch UBND các huyện: Giao Thủy, Hải Hậu rà soát đê.")
                == ["Chủ tịch Ủy ban nhân dân huyện Giao Thủy", "Chủ tịch Ủy ban nhân dân huyện Hải Hậu"])
        #expect(
            actors("1. Đề nghị Ủy ban nhân dân (UBND) các tỉnh, thành phố ven biển rà soát tàu cá.")
                == ["Ủy ban nhân dân các tỉnh, thành phố ven biển"])
        #expect(
            actors("1. Phòng Giáo dục và Đào tạo các huyện, thị xã rà soát bếp ăn.")
                == ["Phòng Giáo dục và Đào tạo các huyện, thị xã"])
    }

    @Test func whoStandsBesideIsAPartner() {
        let line = "1. Hội Nông dân tỉnh cùng chính quyền các cấp vận động nhân dân."
        #expect(actors(line) == ["Hội Nông dân tỉnh"])
        #expect(partners(line) == ["chính quyền các cấp"])
    }

    @Test func namesHoldQuotationsCommasAndCharges() {
        #expect(
            actors("1. Ban Vận động Quỹ “Vì người nghèo” tỉnh hỗ trợ nhà ở.")
                == ["Ban Vận động Quỹ “Vì người nghèo” tỉnh"])
        #expect(
            actors("1. Trung tâm Kiểm nghiệm thuốc, mỹ phẩm, thực phẩm tỉnh lấy mẫu rượu.")
                == ["Trung tâm Kiểm nghiệm thuốc, mỹ phẩm, thực phẩm tỉnh"])
        #expect(
            actors("1. Giao Phó Chủ tịch Ủy ban nhân dân tỉnh phụ trách khối nông nghiệp trực tiếp chỉ đạo.")
                == ["Phó Chủ tịch Ủy ban nhân dân tỉnh phụ trách khối nông nghiệp"])
    }

    @Test func shortFormsAreToldWithTheirHead() {
        #expect(
            actors(
                """
                1. Ban Quản lý dự án đầu tư xây dựng tỉnh (sau đây gọi tắt là Ban QLDA tỉnh) lập hồ sơ.
                2. Ban QLDA tỉnh bàn giao mặt bằng.
                """)
                == ["Ban Quản lý dự án đầu tư xây dựng tỉnh", "Ban Quản lý dự án đầu tư xây dựng tỉnh"])
    }
}
