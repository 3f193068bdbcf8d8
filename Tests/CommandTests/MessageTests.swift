import LetterKit
import Testing

@testable import GiaoViecCLI

/// The catalogue says everything in both languages.
@Suite struct MessageTests {
    @Test(arguments: Message.allCases) func complete(message: Message) {
        let (vietnamese, english) = message.wording
        #expect(!vietnamese.isEmpty && !english.isEmpty)
        #expect(places(vietnamese) == places(english))
    }

    @Test(arguments: ArchiveMessage.allCases) func complete(message: ArchiveMessage) {
        let (vietnamese, english) = message.wording
        #expect(!vietnamese.isEmpty && !english.isEmpty && vietnamese != english)
        #expect(places(vietnamese) == places(english))
    }

    private func places(_ text: String) -> Set<String> {
        Set((0..<10).map { "{\($0)}" }.filter { HelpText.contains($0, in: text) })
    }

    /// Every message that is a sentence of words differs between the languages.
    @Test func noneIsLeftUntranslated() {
        let same = Message.allCases.filter { $0.wording.vi == $0.wording.en }
        #expect(Set(same.map { "\($0)" }) == ["fileSystem", "fileFailed"])
    }

    @Test func valuesStandForPlaces() {
        #expect(Message.fill("{0}: {1} {2}", with: ["a", "{0}"]) == "a: {0} {2}")
        #expect(Message.fill("{", with: ["a"]) == "{")
        #expect(Message.fill("{0", with: ["a"]) == "{0")
    }

    @Test func helpWordsOfTheParserAreKnown() {
        let text = "OVERVIEW: x\nUSAGE: giaoviec <subcommand>\n  --version   Show the version.\n"
        Language.$current.withValue(.vietnamese) {
            #expect(
                HelpText.translated(text)
                    == "GIỚI THIỆU: x\nCÁCH DÙNG: giaoviec <lệnh>\n  --version   Hiện phiên bản.\n")
        }
        Language.$current.withValue(.english) { #expect(HelpText.translated(text) == text) }
    }

    // MARK: - Cells

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+84", "'+84"), ("-5", "'-5"), ("@a", "'@a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
        ("a\nb", "\"a\nb\""), ("=a,b", "\"'=a,b\""), ("việc", "việc"), ("", ""),
    ]) func csvCell(text: String, cell: String) {
        #expect(CSVFormat.cell(text) == cell)
    }

    @Test func widthOfVietnamese() {
        #expect(TextWidth.of("Ủy ban nhân dân") == 15)
        // The same decomposed.
        #expect(TextWidth.of("U\u{309}y ban nha\u{302}n da\u{302}n") == 15)
        #expect(TextWidth.of("漢字") == 4)
        #expect(TextWidth.truncate("Ủy ban nhân dân", width: 6) == "Ủy ba…")
        #expect(TextWidth.wrap("Ủy ban nhân dân phường", width: 8, lines: 2) == ["Ủy ban", "nhân…"])
        #expect(TextWidth.wrap("Ủy ban nhân dân", width: 8, lines: 2) == ["Ủy ban", "nhân dân"])
        #expect(TextWidth.wrap("nghiêng", width: 3, lines: 9) == ["ngh", "iên", "g"])
    }

    @Test(arguments: [
        ("date", "before", "2024-04-15", "trước 15/4/2024", "before 2024-04-15"),
        ("date", "by", "2025-11-25T16:00", "đến 16h00 25/11/2025", "by 2025-11-25 16:00"),
        ("period", "in", "2025-06", "trong tháng 6/2025", "in 6/2025"),
        ("period", "by", "2025-Q3", "đến quý III/2025", "by Q3/2025"),
        ("period", "in", "2021/2025", "trong năm 2021 – năm 2025", "in 2021 – 2025"),
        ("recurring", "in", "FREQ=MONTHLY;INTERVAL=3", "hằng quý", "quarterly"),
        ("recurring", "before", "FREQ=MONTHLY;BYMONTHDAY=5", "hằng tháng (ngày 5)", "monthly (day 5)"),
        ("recurring", "by", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "printed", "printed"),
        ("relative", "by", "P15D@receipt", "15 ngày từ khi nhận", "15 days from receipt"),
        ("relative", "by", "P5WD@signing", "5 ngày làm việc từ khi ký", "5 working days from signing"),
        ("relative", "by", "P0D@event", "printed", "printed"), ("relative", "by", "odd", "printed", "printed"),
        ("date", "before", "odd", "printed", "printed"),
    ]) func deadlineWords(kind: String, relation: String, value: String, vietnamese: String, english: String) {
        let deadline = Letter.Deadline(text: "printed", kind: kind, relation: relation, value: value)
        Language.$current.withValue(.vietnamese) { #expect(DeadlineWords.text(deadline) == vietnamese) }
        Language.$current.withValue(.english) { #expect(DeadlineWords.text(deadline) == english) }
    }

    @Test func figures() {
        Language.$current.withValue(.vietnamese) {
            #expect(Letter.Target.number(17404, in: .current) == "17.404")
            #expect(Letter.Target.number(29.72, in: .current) == "29,72")
            #expect(Letter.Target.number(1_500_000, in: .current) == "1.500.000")
        }
        Language.$current.withValue(.english) { #expect(Letter.Target.number(1219.11, in: .current) == "1,219.11") }
    }
}
