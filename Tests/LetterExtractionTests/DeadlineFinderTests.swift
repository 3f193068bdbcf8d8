import LetterExtraction
import LetterStructure
import LetterText
import LetterTokens
import Testing

@Suite struct DeadlineFinderTests {
    static func stream(_ words: String) -> TokenStream { Tokenizer.tokenize(SourceText(bytes: Array(words.utf8))) }

    static func find(_ words: String, _ context: TimeContext, date: CalendarDate? = DeadlineCases.letterDate)
        -> DeadlineFinder.Result
    {
        let stream = stream(words)
        return DeadlineFinder().deadlines(in: stream, tokens: 0..<stream.count, letterDate: date, context: context)
    }

    static func values(_ words: String, _ context: TimeContext) -> String {
        find(words, context).deadlines.map { "\($0.relation.rawValue) \($0.value)" }.joined(separator: "; ")
    }

    @Test(arguments: DeadlineCases.text.indices) func inRunningText(index: Int) {
        let (words, expected) = DeadlineCases.text[index]
        #expect(Self.values(words, .text) == expected, "\(words)")
    }

    @Test(arguments: DeadlineCases.line.indices) func inTimeLinesAndCells(index: Int) {
        let (words, expected) = DeadlineCases.line[index]
        #expect(Self.values(words, .line) == expected, "\(words)")
        #expect(Self.values(words, .cell) == expected, "\(words)")
        #expect(Self.values("Thời gian thực hiện: \(words).", .text) == expected, "\(words)")
    }

    @Test(arguments: DeadlineCases.negatives) func whatIsNoDeadline(words: String) {
        #expect(Self.values(words, .text) == "", "\(words)")
    }

    @Test func theKindFollowsTheValue() {
        let kinds = ["trước ngày 30/11/2025", "trong tháng 12/2025", "hằng tháng", "ngay sau khi nước rút"].map {
            Self.find("báo cáo " + $0, .text).deadlines.map(\.kind)
        }
        #expect(kinds == [[.date], [.period], [.recurring], [.relative]])
    }

    @Test func theTokensAreTheWordsThatSayIt() {
        let stream = Self.stream("Gửi báo cáo trước ngày 30/11/2025 về Sở")
        let result = DeadlineFinder().deadlines(in: stream, tokens: 0..<stream.count, letterDate: nil)
        #expect(result.deadlines.map { stream.string($0.tokens) } == ["trước ngày 30/11/2025"])
    }

    @Test func assumedYearsAreFindings() {
        #expect(Self.find("trước ngày 15/12", .text).findings.map(\.kind) == [.yearAssumed])
        #expect(Self.find("trước ngày 15/12/2025", .text).findings.isEmpty)
    }

    @Test(arguments: ["trước ngày 31/11/2025", "trước ngày 30/02", "chậm nhất ngày 31 tháng 4 năm 2026"])
    func impossibleDaysAreFindings(words: String) {
        let result = Self.find(words, .text)
        #expect(result.deadlines.isEmpty)
        #expect(result.findings.map(\.kind) == [.deadlineImpossible])
    }

    @Test func whatCannotBeSettledIsNotGuessed() {
        let noYear = Self.find("trước ngày 15/12", .text, date: nil)
        #expect(noYear.deadlines.isEmpty)
        #expect(noYear.findings.map(\.kind) == [.deadlineUnresolved])
        let noMonth = Self.find("trước ngày 15", .text)
        #expect(noMonth.deadlines.isEmpty)
        #expect(noMonth.findings.map(\.kind) == [.deadlineUnresolved])
    }

    @Test func ordersOlderThanTheLetterByWeeksCount() {
        // A notice signed some weeks after the meeting; a day years ago is background.
        #expect(Self.values("báo cáo trước ngày 15/11/2025", .text) == "before 2025-11-15")
        #expect(Self.values("nhà xây trước ngày 15/11/2015", .text) == "")
    }

    /// Any row of the words that the rules look at gives ranges inside the text and never stops the program.
    @Test func anyRowOfTimeWordsIsRead() {
        let words = [
            "trước", "ngày", "05", "15/12", "31/11/2025", "tháng", "12", "năm", "2025", "quý", "IV", "hằng", "hàng",
            "định kỳ", "thường xuyên", "từ", "đến", "hết", "cuối", "kể từ ngày", "nhận", "trong", "vòng", "giờ", "16h",
            "và", ",", ";", ".", "(", ")", "“", "”", ":", "-", "/", "lần", "của tháng sau", "thứ Sáu", "hoàn thành",
            "Kế hoạch", "giai đoạn", "6 tháng đầu năm", "ngay sau khi", "99999999999", "29,72%", "trở đi", "đạt",
            "ít nhất",
        ]
        var state: UInt64 = 20_251_120
        for _ in 0..<3_000 {
            var text = ""
            for _ in 0..<Int(state >> 33 % 24) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += words[Int((state >> 33) % UInt64(words.count))] + (state >> 20 & 7 == 0 ? "" : " ")
            }
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let stream = Self.stream(text)
            for context in [TimeContext.text, .line, .cell] {
                let lower = stream.count > 3 ? Int(state >> 40) % 3 : 0
                let result = DeadlineFinder().deadlines(
                    in: stream, tokens: lower..<stream.count, letterDate: DeadlineCases.letterDate, context: context)
                for deadline in result.deadlines {
                    #expect(deadline.tokens.lowerBound >= lower && deadline.tokens.upperBound <= stream.count)
                    #expect(!deadline.tokens.isEmpty)
                }
            }
            let targets = TargetFinder().targets(in: stream, tokens: 0..<stream.count, letterDate: nil)
            for target in targets { #expect(target.tokens.upperBound <= stream.count && !target.tokens.isEmpty) }
            _ = CitationFinder().citations(in: stream, tokens: 0..<stream.count)
        }
    }
}
