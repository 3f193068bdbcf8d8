import LetterStructure
import LetterTokens
import Testing

@testable import LetterExtraction

/// Texts among which duties stand but which tell nobody to act: norms, quotations, names of papers, statements.
@Suite struct TextNatureTests {
    private static let decreeHead = directiveHead.replacing("41/CT-UBND", with: "41/2026/QĐ-UBND")
        .replacing("CHỈ THỊ", with: "QUYẾT ĐỊNH")

    private func duties(_ text: String) -> [String] {
        let (extraction, tree) = read(text)
        return extraction.assignments.map { tree.stream.string($0.duty[0]) }
    }

    @Test func normativeTextsChargeOnlyWhereTheySaySo() {
        let body = """
            Điều 1. Phòng thí nghiệm
            1. Phòng thí nghiệm là đơn vị thuộc trường, thực hiện chức năng quản lý thiết bị.
            2. Các trường thực hiện cơ chế tự chủ theo quy định của pháp luật.
            3. Các trường gửi danh mục thiết bị về Sở Tài chính trước ngày 30/6/2026.
            Điều 2. Tổ chức thực hiện
            1. Sở Y tế hướng dẫn các trường.
            """
        #expect(
            duties(Self.decreeHead + body) == [
                "gửi danh mục thiết bị về Sở Tài chính trước ngày 30/6/2026", "hướng dẫn các trường",
            ])
        // The same words in a directive are taken as they stand.
        #expect(duties(directiveHead + body).count > 2)
    }

    @Test func quotedBlocksAreNoDuties() {
        #expect(
            duties(
                directiveHead + """
                    I. NHIỆM VỤ
                    1. Sở Y tế thực hiện đúng quy định “bếp ăn một chiều:
                    a) Sở Xây dựng kiểm tra lối đi của bếp;
                    b) Sở Công Thương kiểm tra kho lạnh”.
                    2. Sở Tài chính bố trí kinh phí.
                    """
            ).last == "bố trí kinh phí")
        #expect(
            !duties(
                directiveHead + """
                    I. NHIỆM VỤ
                    1. Sở Y tế thực hiện đúng quy định “bếp ăn một chiều:
                    a) Sở Xây dựng kiểm tra lối đi của bếp;
                    b) Sở Công Thương kiểm tra kho lạnh”.
                    """
            ).contains { $0.hasPrefix("kiểm tra") })
    }

    @Test(arguments: [
        "1. Quyết định số 12/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh về nước sạch;",
        "1. Chủ trương này đã được Hội đồng nhân dân tỉnh xem xét, thông qua tại kỳ họp giữa năm.",
        "1. Trong thời gian qua, ngành giáo dục đã hoàn thành nhiều công trình nước sạch.",
        "1. Ngoài ra, trường có thành tích tốt sẽ được cộng điểm thi đua.",
        "1. Được tặng giấy khen và tiền thưởng theo quy định.",
        "1. Chấp thuận đề nghị của Sở Y tế về danh mục bếp ăn.",
        "1. Sở Y tế đã ban hành bộ tiêu chí bếp ăn.",
    ])
    func statementsAreNoDuties(block: String) {
        #expect(duties(directiveHead + "I. NHIỆM VỤ\n" + block).isEmpty)
    }

    @Test func provisionsAreRepeatedNotOrdered() {
        #expect(
            duties(
                directiveHead + """
                    Tại khoản 2 Điều 8 Luật Bếp ăn quy định:
                    Cơ quan y tế kiểm tra bếp ăn mỗi năm một lần.
                    Đề nghị Sở Y tế Sơn La rà soát các bếp ăn chưa kiểm tra.
                    """
            ) == ["rà soát các bếp ăn chưa kiểm tra"])
    }

    @Test func questionsThatAreAnsweredAreBackground() {
        #expect(
            duties(
                directiveHead + """
                    I. NỘI DUNG KIẾN NGHỊ
                    1. Rà soát lại các bếp ăn của trường.
                    II. NHIỆM VỤ
                    1. Sở Y tế trả lời người kiến nghị.
                    """
            ) == ["trả lời người kiến nghị"])
    }

    @Test func tablesOfProceduresListNoTasks() {
        func row(_ cells: String...) -> String { cells.joined(separator: "\u{1F}") }
        let tasks = duties(
            directiveHead + """
                I. NỘI DUNG
                \(row("TT", "Tên thủ tục hành chính", "Thời hạn giải quyết", "Cơ quan thực hiện"))
                \(row("1", "Cấp giấy chứng nhận bếp ăn", "10 ngày làm việc", "Sở Y tế"))
                \(row("2", "Cấp lại giấy chứng nhận bếp ăn", "05 ngày làm việc", "Sở Y tế"))
                """)
        #expect(tasks.isEmpty)
    }
}
