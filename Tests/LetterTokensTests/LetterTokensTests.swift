import LetterLexicon
import LetterText
import LetterTokens
import Testing

/// A text as the tokenizer wants it.
func tokens(_ text: String) -> TokenStream { Tokenizer.tokenize(SourceText(bytes: Array(text.utf8))) }

/// Kind and words of every token but blanks: `date(ngày 15/9) syllable(tại)`.
func described(_ text: String) -> [String] {
    let stream = tokens(text)
    return stream.tokens.filter { $0.kind != .blank && $0.kind != .newline && $0.kind != .cell }
        .map { "\($0.kind)(\(stream.source.string($0.range)))" }
}

/// Whether tokens follow each other without gap or overlap from the first byte to the last.
func tiles(_ stream: TokenStream) -> Bool {
    var position = 0
    for token in stream.tokens {
        guard token.start == position, token.count > 0 else { return false }
        position = token.end + Int(token.trailing)
    }
    return position == stream.source.count
}

@Suite("One token, many spellings")
struct TypedTokenTests {
    @Test(arguments: [
        "ngày 07 tháng 12 năm 2021", "ngày 7/12/2021", "07/12/2021", "7-12-2021", "7.12.2021", "Ngày 07-12-2021",
        "07 tháng 12 năm 2021", "ngày 07 tháng 12/2021", "7/12/21", "07 / 12 / 2021", "NGÀY 07 THÁNG 12 NĂM 2021",
        "ngày 7/12 năm 2021",
    ])
    func day(_ text: String) {
        let stream = tokens("Ban hành \(text).")
        #expect(described("Ban hành \(text).")[2...].first == "date(\(text))")
        #expect(stream.date(at: 2) == DateValue(day: 7, month: 12, year: 2021))
    }

    @Test(arguments: [
        ("tháng 6/2025", DateValue(month: 6, year: 2025)), ("tháng 6 năm 2025", DateValue(month: 6, year: 2025)),
        ("06/2025", DateValue(month: 6, year: 2025)), ("Tháng 06-2025", DateValue(month: 6, year: 2025)),
        ("quý IV/2025", DateValue(quarter: 4, year: 2025)), ("Quý IV năm 2025", DateValue(quarter: 4, year: 2025)),
        ("quý 4/2025", DateValue(quarter: 4, year: 2025)), ("quý I", DateValue(quarter: 1)),
        ("năm 2025", DateValue(year: 2025)), ("tháng 6", DateValue(month: 6)), ("ngày 05", DateValue(day: 5)),
        ("ngày 15/9", DateValue(day: 15, month: 9)), ("ngày 15 tháng 9", DateValue(day: 15, month: 9)),
        ("15/9", DateValue(day: 15, month: 9)), ("6 tháng đầu năm 2025", DateValue(half: 1, year: 2025)),
        ("06 tháng cuối năm", DateValue(half: 2)),
    ])
    func otherDates(_ text: String, _ value: DateValue) {
        let stream = tokens("trước \(text), báo cáo")
        #expect(described("trước \(text), báo cáo")[1] == "date(\(text))")
        #expect(stream.date(at: 1) == value)
    }

    @Test(arguments: [
        "2/3 số hộ", "10/12 xã", "hoạt động 24/7", "31/4", "mỗi ngày 2 lần", "15 ngày", "6 tháng", "05 năm",
        "điểm 1.1.2 trên", "ngày làm việc", "2021-2025", "40/13", "năm học", "quý cơ quan", "32/1/2025",
    ])
    func noDate(_ text: String) {
        #expect(!described("có \(text)").contains { $0.hasPrefix("date") })
    }

    @Test(arguments: [
        "5087/UBND-BHXH", "28-NQ/TW", "78/2025/NĐ-CP", "06/CT- UBND", "49 /KH-BCD", "59/2020/QH14", "12a/QĐ-UBND",
        "01/2014/TTLT-BYT-BTC", "1234/QĐ-TTg", "05-TB/VPTW", "34/BC", "217/CĐ-TTg", "06/ CT-UBND", "15/KH –UBND",
        "112/SNgV-LS", "05/2012/L-CTN", "/CT-UBND", "77/QĐ-BCĐ389", "1154/VPCP-V.I",
    ])
    func documentCode(_ text: String) {
        #expect(described("số \(text), ban hành")[1] == "documentCode(\(text))")
        #expect(described("số \(text).")[1] == "documentCode(\(text))")
    }

    @Test(arguments: [
        "5/9 - Sở", "1/ UBND", "10-15 người", "2/3", "40/60 phiếu", "COVID-19", "đ/c", "15 triệu/người", "20 m2/người",
    ])
    func noDocumentCode(_ text: String) {
        #expect(!described(text).contains { $0.hasPrefix("documentCode") })
    }

    @Test(arguments: [
        ("29,72%", "percentage", 29.72), ("100 %", "percentage", 100), ("1.500.000", "number", 1_500_000),
        ("01", "number", 1), ("751", "number", 751), ("29,5", "number", 29.5), ("1.5", "number", 1.5),
        ("1.500,5", "number", 1500.5), ("1,500,000", "number", 1_500_000), ("500 triệu đồng", "amount", 500),
        ("1.219,11 triệu USD", "amount", 1219.11), ("50.000đ", "amount", 50_000), ("2 tỷ 500 triệu đồng", "amount", 2),
        ("47,5 nghìn tỷ đồng", "amount", 47.5), ("100 đô la", "amount", 100),
    ])
    func figures(_ text: String, _ kind: String, _ value: Double) {
        let stream = tokens("đạt \(text).")
        #expect(described("đạt \(text).")[1...] == ["\(kind)(\(text))", "punctuation(.)"])
        #expect(stream.number(at: 1)?.value == value)
    }

    @Test func unitOfAmount() throws {
        let stream = tokens("đạt 1.219,11 triệu USD")
        let unit = try #require(stream.number(at: 1)).unit
        #expect(stream.source.string(SourceRange(unit)) == "triệu USD")
    }

    @Test(arguments: ["05 đồng chí", "15 triệu lượt khách", "5 tỷ lệ", "20 đồng bào"])
    func noAmount(_ text: String) {
        #expect(!described(text).contains { $0.hasPrefix("amount") })
    }

    @Test(arguments: [
        ("16h00", 16, 0), ("16 giờ 30", 16, 30), ("7g", 7, 0), ("16h30", 16, 30), ("07:30", 7, 30),
        ("16 giờ 30 phút", 16, 30), ("17 giờ", 17, 0),
    ])
    func times(_ text: String, _ hour: Int, _ minute: Int) {
        let stream = tokens("trước \(text) ngày 5/6")
        #expect(described("trước \(text) ngày 5/6")[1...] == ["time(\(text))", "date(ngày 5/6)"])
        #expect(stream.time(at: 1) == TimeValue(hour: hour, minute: minute))
    }

    @Test(arguments: ["trong 24 giờ", "trong vòng 2 giờ", "72 giờ", "25h"])
    func noTime(_ text: String) {
        #expect(!described(text).contains { $0.hasPrefix("time") })
    }

    @Test(arguments: [
        "I.", "II.", "IV)", "I/", "1.", "12.", "1.1.", "1)", "1/", "a)", "đ)", "a.", "(i)", "(1)", "Điều 5.", "Mục 1.",
        "Khoản 1.", "A.", "I.1.", "a.1)", "II-", "1-", "ii)", "Điều 12a.", "1.2.3.", "Điều 5:",
    ])
    func label(_ text: String) {
        #expect(described("\(text) Xây dựng kế hoạch").first == "label(\(text))")
        #expect(described("Tổ chức.\n  \(text) Xây dựng")[3] == "label(\(text))")
        #expect(!described("theo \(text) Xây dựng").contains { $0.hasPrefix("label") })
    }

    @Test(arguments: ["Chương II", "Phần thứ nhất", "Phần I", "Mục 2", "Chương 3", "I.", "1."])
    func labelAlone(_ text: String) {
        #expect(described("\(text)\nQuy định chung").first == "label(\(text))")
    }

    @Test(arguments: [
        "1.500 người", "2025. Báo cáo", "15/9/2018 là hạn", "12/QĐ-UBND ngày 3/4", "đ/c Bình", "Điều 5 của Luật",
        "Q. Chủ tịch", "TM. Ủy ban", "V/v báo cáo", "1/3 số hộ", "3,5% số hộ", "Chương II của Nghị định", "05 người",
    ])
    func noLabel(_ text: String) {
        #expect(!described(text).contains { $0.hasPrefix("label") })
    }

    @Test(arguments: ["-", "+", "•", "*", "–", "·", "▪"])
    func bullet(_ mark: String) {
        #expect(described("\(mark) Rà soát").first == "bullet(\(mark))")
        #expect(described("Rà soát \(mark) đánh giá").contains { $0.hasPrefix("bullet") } == false)
    }

    @Test(arguments: ["---", "***", "_____", "+84 912", "- \n"])
    func noBullet(_ text: String) {
        #expect(!described(text).contains { $0.hasPrefix("bullet") })
    }

    @Test(arguments: [
        ("UBND", "Ủy ban nhân dân"), ("LĐTB&XH", "Lao động - Thương binh và Xã hội"),
        ("NN & MT", "Nông nghiệp và Môi trường"),
        ("TT.HĐND", "Thường trực Hội đồng nhân dân"), ("Đ/c", "đồng chí"), ("TP.", "thành phố"),
        ("GD-ĐT", "Giáo dục và Đào tạo"),
    ])
    func abbreviation(_ text: String, _ expansion: String) {
        let stream = tokens("theo \(text) ban hành")
        #expect(stream[1].kind == .abbreviation)
        #expect(stream.source.string(stream[1].range) == text)
        #expect(Abbreviations.expansion(stream[1].entry) == expansion)
    }

    @Test func capitalsAreNoAbbreviation() {
        #expect(!described("ĐẦU TƯ CÔNG").contains { $0.hasPrefix("abbreviation") })
        #expect(described("(TU)")[1] == "abbreviation(TU)")
        #expect(described("XYZT và")[0] == "abbreviation(XYZT)")
    }

    @Test func addresses() {
        #expect(
            described("gửi a.b@tinh.gov.vn, https://x.vn/a?b=1.") == [
                "syllable(gửi)", "address(a.b@tinh.gov.vn)", "punctuation(,)", "address(https://x.vn/a?b=1)",
                "punctuation(.)",
            ])
        #expect(described("lưu: VT./.").last == "endMark(./.)")
    }
}

@Suite("Streams of tokens")
struct TokenStreamTests {
    @Test(arguments: [
        "", " ", "\n", "a", "\u{1F}\u{1E}", "1. a\u{1F}b\u{1E}- c\n", "\u{C}\n  \tx", "🙂 漢字 …", "1/1/1/1/1", "((((",
        "-",
        "12.", "năm", "ngày ", "16 giờ ", "5 tỷ ", "./", "a@", "http://", "A&", "TP", "đ/", "12/", "12-",
    ])
    func tilesOddText(_ text: String) { #expect(tiles(tokens(text))) }

    @Test func tilesBrokenBytes() {
        var state: UInt64 = 7
        for _ in 0..<400 {
            let bytes = (0..<60).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let pool: [UInt8] = [
                    0x20, 0x0A, 0x31, 0x2F, 0x2D, 0x2E, 0x41, 0x61, 0xC4, 0x91, 0xE1, 0xBB, 0xBF, 0xFF, 0x1F, 0xF0,
                ]
                return pool[Int(state >> 33) % pool.count]
            }
            #expect(tiles(Tokenizer.tokenize(SourceText(bytes: bytes))))
        }
    }

    @Test func longRunsAreCut() {
        for piece in ["a", "1", ".", " ", "A&", "1.", "a.", "-", "/A", "ngày "] {
            #expect(tiles(tokens(String(repeating: piece, count: 70_000 / piece.utf8.count))))
        }
    }

    @Test func flags() {
        let stream = tokens("1. Xây dựng ĐỀ ÁN (mới)")
        #expect(stream[1].flags == [.capitalised, .startsLine])
        #expect(stream[3].flags == [.capitalised, .allCapitals])
        #expect(stream[6].flags == [.joined])
    }

    @Test func caseAndTonePlacementShareANumber() {
        let stream = tokens("Hoà HÒA hòa lý lí")
        #expect(Set(stream.tokens.map(\.syllable)).count == 2)
    }
}

@Suite("Cues in tokens")
struct CueIndexTests {
    func agencies(_ text: String) -> [String] {
        let stream = tokens(text)
        let index = CueIndex(stream)
        return stream.tokens.indices.compactMap {
            index.longest(at: $0, in: CueClass.agencyName).map { stream.string($0.tokens) }
        }
    }

    @Test(arguments: [
        "UBND tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban nhân dân tỉnh", "ỦY BAN NHÂN DÂN TỈNH", "Sở GD&ĐT",
        "Sở Giáo dục & Đào tạo", "Bộ Lao động - Thương binh và Xã hội", "Bộ Lao động, Thương binh và Xã hội",
        "Sở Văn hoá, Thể thao và Du lịch",
    ])
    func agency(_ text: String) {
        #expect(agencies("yêu cầu \(text) báo cáo").first == text)
    }

    @Test func noPhraseOverALineEnd() {
        #expect(agencies("Sở Y\ntế").isEmpty)
        #expect(agencies("Sở Y\u{1F}tế").isEmpty)
    }

    @Test func placesNeedACapital() {
        func provinces(_ text: String) -> Int {
            let stream = tokens(text)
            let index = CueIndex(stream)
            return stream.tokens.indices.flatMap { index.matches(at: $0) }.count { $0.cueClass == .provinceName }
        }
        #expect(provinces("tại Hòa Bình") == 1)
        #expect(provinces("sống hòa bình") == 0)
    }

    @Test func shorterMatchesComeFirst() {
        let index = CueIndex(tokens("UBND tỉnh Vĩnh Long"))
        let lengths = index.matches(at: 0).map(\.tokens.count)
        #expect(lengths == lengths.sorted() && lengths.count > 1)
    }
}
