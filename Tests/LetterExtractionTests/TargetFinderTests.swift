import LetterExtraction
import LetterStructure
import LetterText
import LetterTokens
import Testing

@Suite struct TargetFinderTests {
    static func stream(_ words: String) -> TokenStream { Tokenizer.tokenize(SourceText(bytes: Array(words.utf8))) }

    static func values(_ words: String) -> String {
        let stream = stream(words)
        return TargetFinder().targets(in: stream, tokens: 0..<stream.count, letterDate: DeadlineCases.letterDate)
            .map { "\($0.comparator.rawValue) \(number($0.value)) \($0.unit)" + ($0.period.map { " in " + $0 } ?? "") }
            .joined(separator: "; ")
    }

    static func number(_ value: Double) -> String { value == value.rounded() ? String(Int(value)) : String(value) }

    /// The words of a duty and its targets, `comparator value unit [in period]` parted by `; `.
    static let cases: [(words: String, expected: String)] = [
        ("phấn đấu 100% trường học có vườn rau", "= 100 %"),
        ("bảo đảm có 100% trường học có vườn rau", "= 100 %"),
        ("hoàn thành 100% việc kiểm kê", "= 100 %"),
        ("vận động các trường học làm vườn rau, phấn đấu đạt 100%", ">= 100 %"),
        ("đạt tỷ lệ 29,72% hộ dân", ">= 29.72 %"),
        ("đạt từ 80% trở lên so với kế hoạch", ">= 80 %"),
        ("tiết kiệm ít nhất 5% điện năng", ">= 5 %"),
        ("đạt trên 90% hộ dân", ">= 90 %"),
        ("đưa tỷ lệ nhà dột nát xuống dưới 2%", "<= 2 %"),
        ("tỷ lệ nước thất thoát không quá 12%", "<= 12 %"),
        ("Trong năm 2026, có 30% hộ dân và 50% cửa hàng dùng túi giấy", "= 30 % in 2026; = 50 % in 2026"),
        ("mỗi quý tổ chức ít nhất 01 buổi nói chuyện", ">= 1 buổi in FREQ=MONTHLY;INTERVAL=3"),
        ("huy động tối thiểu 30 người mỗi đợt", ">= 30 người"),
        ("có ít nhất một mô hình tự quản", ">= 1 mô hình"),
        ("thành lập ít nhất 01 đội xung kích", ">= 1 đội"),
        ("số vụ cháy không quá 02 vụ", "<= 2 vụ"),
        ("Trồng 20.000 cây bóng mát", "= 20000 cây"),
        ("Phát 80.000 tờ rơi đến từng hộ", "= 80000 tờ rơi"),
        ("bố trí tối đa 4,5 tỷ đồng mỗi năm", "<= 4.5 tỷ đồng in FREQ=YEARLY"),
        ("phát sóng 2 lần mỗi tuần", "= 2 lần in FREQ=WEEKLY"),
        ("xây dựng 03-05 mô hình", ">= 3 mô hình"),
        ("tỷ lệ hợp tác xã có hoạt động đổi mới sáng tạo đạt tối thiểu 40%", ">= 40 %"),
        ("mỗi xã hỗ trợ đưa tối thiểu 05 sản phẩm lên mạng", ">= 5 sản phẩm"),
        ("Trồng mới 500 ha rừng ngập mặn", "= 500 ha"),
        ("chuẩn bị ít nhất 02 bộ cờ; kiểm tra hằng ngày", ">= 2 bộ"),
        ("hình thành ít nhất 100 doanh nghiệp khởi nghiệp, 50 hợp tác xã", ">= 100 doanh nghiệp; = 50 hợp tác xã"),
    ]

    /// What tells bodies apart is no goal, what all of a kind must have is one.
    static let told: [(words: String, expected: String)] = [
        ("kiểm tra giếng nước đối với 100% số hộ ven sông", "= 100 %"),
        ("vận động từ 85% số hộ trở lên tham gia", ">= 85 %"),
        ("gia cố 12 đập, nạo vét 9 km kênh", "= 12 đập; = 9 km"),
        ("phấn đấu đến cuối năm có 700 hộ tham gia", "= 700 hộ in 2025"),
        ("kiểm tra hiện trường ít nhất 02 lần mỗi tháng", ">= 2 lần in FREQ=MONTHLY"),
        ("gửi dữ liệu đối với trên 90% trạm bơm", ">= 90 %"),
        ("vận động từ 500 đến 700 hộ tham gia", ">= 500 hộ"),
        ("mỗi xã có từ 02 đến 03 điểm thu gom", ">= 2 điểm"),
        ("rà soát doanh nghiệp có từ 10 đến 20 lao động", ""),
        ("đạt 90 - 95% hộ dân", ">= 90 %"),
        ("giảm tỷ lệ thất thoát từ 41% xuống dưới 25%", "<= 25 %"),
        ("đạt từ 70% tổng đàn trở lên đối với lợn và trên 60% đối với bò", ">= 70 %; >= 60 %"),
        ("hỗ trợ 100% số hộ trong danh sách", "= 100 %"),
        ("dành tối thiểu 3% kinh phí cho việc thu gom", ">= 3 %"),
        ("phát sóng tối thiểu 02 kỳ", ">= 2 kỳ"),
        ("báo cáo bằng điện thoại, văn bản gửi sau không quá 24 giờ", ""),
        ("Trường hợp chi phí tăng quá 15%, xây dựng phương án", ""),
        ("Nếu tiến độ đạt dưới 30% thì điều chuyển vốn", ""),
        ("rà soát các dự án mà giải ngân dưới 20%", ""),
        ("báo cáo của các xã có tỷ lệ nợ từ 0,5% trở lên", ""),
        ("rà soát các công trình có tổng mức đầu tư dưới 15 tỷ đồng", ""),
        ("bảo đảm mỗi trẻ được tiêm 01 mũi vắc xin", ""),
        ("lập phương án chống hạn cho khoảng 2.400 ha lúa", ""),
    ]

    @Test(arguments: told.indices) func whatTellsBodiesApart(index: Int) {
        #expect(Self.values(Self.told[index].words) == Self.told[index].expected, "\(Self.told[index].words)")
    }

    /// Figures in duties that are no goals.
    static let negatives = [
        "rà soát các đối tượng ngân sách đóng 100% mức đóng",
        "nhóm được ngân sách hỗ trợ 50% mức đóng",
        "tỷ lệ tham gia đã đạt 97% nhưng chưa bền vững",
        "xử lý đơn vị nợ từ 03 tháng trở lên",
        "lập danh sách trẻ em dưới 6 tuổi",
        "phối hợp với Ủy ban nhân dân 14 phường tổ chức tuyên truyền",
        "cập nhật dữ liệu trên Hệ thống 751",
        "thực hiện Nghị quyết số 12/2024/NQ-HĐND ngày 05/3/2024",
        "hưởng ứng “Chiến dịch 100 ngày xanh”",
        "vận hành chính quyền 02 cấp",
        "doanh nghiệp có từ 10 lao động trở lên",
        "trong vòng 15 ngày kể từ ngày nhận được văn bản",
        "báo cáo 02 lần/ngày (trước 9h và 16h)",
        "bàn giao ngay khi hoàn thành 02 công trình",
        "giảm lãi suất cho vay 2% với hộ nghèo",
        "Hiện nay khối lượng của dự án khoảng 61%. Các nhà thầu đẩy nhanh tiến độ",
        "số hộ mới đạt 30% nên phải cố gắng hơn",
        "kinh tế biển chiếm 12% tổng sản phẩm",
        "tính theo công thức (a - b) * 100%",
        "hỗ trợ nạn nhân tại 04 mô hình một cửa",
        "áp dụng mức chi trong xây dựng 01 văn bản",
    ]

    @Test(arguments: cases.indices) func targets(index: Int) {
        let (words, expected) = Self.cases[index]
        #expect(Self.values(words) == expected, "\(words)")
    }

    /// What is measured: the ratio's whole name where there is one, else the words behind the figure.
    @Test(arguments: [
        ("tỷ lệ học sinh đọc sách, báo, tạp chí đạt 90%", "tỷ lệ học sinh đọc sách, báo, tạp chí"),
        ("Tỷ lệ hộ có tài khoản (VNeID) đạt 80% số hộ", "Tỷ lệ hộ có tài khoản (VNeID)"),
        ("giao chỉ tiêu tỷ lệ đọc sách cho các trường phải đạt tỷ lệ 100% học sinh", "học sinh"),
        ("phấn đấu 100% trường học có vườn rau", "trường học có vườn rau"),
    ]) func metric(words: String, expected: String) {
        let stream = Self.stream(words)
        let targets = TargetFinder().targets(in: stream, tokens: 0..<stream.count, letterDate: nil)
        #expect(targets.first.map { $0.metric.map(stream.string).joined(separator: " ") } == expected)
    }

    @Test(arguments: negatives) func whatIsNoTarget(words: String) {
        #expect(Self.values(words) == "", "\(words)")
    }

    // MARK: Objectives

    static func objectives(_ letter: String) -> [String] {
        let tree = LetterTree.parse(Tokenizer.tokenize(SourceText(bytes: Array(letter.utf8))))
        return ObjectiveFinder().objectives(in: tree) { _ in false }.map {
            "\($0.comparator.rawValue) \(number($0.value)) \($0.unit) \($0.period ?? "-") "
                + ($0.agency.isEmpty ? "-" : tree.stream.string($0.agency))
        }
    }

    static let head = """
        ỦY BAN NHÂN DÂN
        TỈNH CÀ MAU
        Số: 15/KH-UBND
        Cà Mau, ngày 20 tháng 11 năm 2025
        KẾ HOẠCH
        Phát triển thư viện năm 2026

        """

    @Test func underAHeadingOfGoals() {
        let found = Self.objectives(
            Self.head + """
                I. MỤC TIÊU
                1. Phấn đấu hết năm 2026: tỷ lệ xã có thư viện đạt 29,72% (17.404 người đọc), trong đó thư viện số đạt 3%.
                2. Giảm sách hỏng, cụ thể quý I: 1,92%; quý II: 1,75%.
                II. NHIỆM VỤ
                1. Tổ chức đọc sách, hiện có 12% xã tham gia.

                """)
        #expect(
            found == [
                ">= 29.72 % 2026 -", ">= 17404 người 2026 -", ">= 3 % 2026 -", "= 1.92 % 2026-Q1 -",
                "= 1.75 % 2026-Q2 -",
            ])
    }

    /// A row that numbers the columns is no head; where a table has a column of units no other unit is guessed.
    @Test func numbersOfColumnsAreNoHeads() {
        let cell = "\u{1F}"
        let rows = [
            ["STT", "Nội dung", "Đơn vị tính", "Năm 2026", "Năm 2027"], ["1", "2", "3", "4", "5"],
            ["1", "Hộ dùng nước sạch", "%", "91", "95"], ["2", "Số thư viện", "", "12", "15"],
        ].map { $0.joined(separator: cell) }.joined(separator: "\n")
        #expect(
            Self.objectives(Self.head + "I. MỤC TIÊU\nTăng 20 người đọc.\n" + rows + "\nII. NHIỆM VỤ\n").suffix(4) == [
                "= 91 % 2026 -", "= 95 % 2027 -", "= 12  2026 -", "= 15  2027 -",
            ])
        // What is forecast is no goal.
        #expect(
            Self.objectives(Self.head + "I. DỰ BÁO MỘT SỐ CHỈ TIÊU\n" + rows + "\nII. NHIỆM VỤ\n").isEmpty)
    }

    @Test func tablesOfFiguresGiveOneACell() {
        let cell = "\u{1F}"
        let rows = [
            ["STT", "Xã", "Người đọc", "Thẻ"], ["1", "Tân Lộc", "1.250", "430"], ["2", "Đất Mũi", "615", "205"],
            ["Tổng cộng", "", "1.865", "635"],
        ].map { $0.joined(separator: cell) }.joined(separator: "\n")
        let found = Self.objectives(
            Self.head + "I. MỤC TIÊU\nChỉ tiêu năm 2026 của các xã như sau:\n" + rows + "\nII. NHIỆM VỤ\n")
        #expect(
            found == [
                "= 1250 người 2026 Tân Lộc", "= 430 thẻ 2026 Tân Lộc", "= 615 người 2026 Đất Mũi",
                "= 205 thẻ 2026 Đất Mũi",
                "= 1865 người 2026 -", "= 635 thẻ 2026 -",
            ])
    }

    /// A unit in brackets is that of its column alone, known or not; what else stands in brackets is none.
    @Test func unitsStandInTheHeadsOfColumns() {
        let cell = "\u{1F}"
        let rows = [
            ["STT", "Xã", "Hộ tham gia (hộ)", "Lò đốt mới (lò)", "Bãi tập kết (mới)"],
            ["1", "Tân Lộc", "1.250", "12", "3"],
        ].map { $0.joined(separator: cell) }.joined(separator: "\n")
        let found = Self.objectives(
            Self.head + "I. MỤC TIÊU\nXây dựng 20 mô hình trong năm 2026, chỉ tiêu của các xã như sau:\n" + rows
                + "\nII. NHIỆM VỤ\n")
        #expect(
            found.suffix(3) == ["= 1250 hộ 2026 Tân Lộc", "= 12 lò 2026 Tân Lộc", "= 3 bãi 2026 Tân Lộc"])
    }
}
