import Foundation
import LetterTestSupport
import Testing

@testable import LetterKit

/// One deadline, one pair of days.
@Suite struct DeadlineDatesTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var kind: String
        var relation: String
        var value: String
        var start: String?
        var due: String?
        var testDescription: String { "\(kind) \(relation) \(value)" }

        init(_ kind: String, _ relation: String, _ value: String, start: String? = nil, due: String? = nil) {
            (self.kind, self.relation, self.value, self.start, self.due) = (kind, relation, value, start, due)
        }
    }

    static let cases = [
        Case("date", "before", "2026-04-30", due: "2026-04-29"),
        Case("date", "before", "2026-03-01", due: "2026-02-28"),
        Case("date", "before", "2024-03-01", due: "2024-02-29"),
        Case("date", "by", "2026-04-30", due: "2026-04-30"), Case("date", "on", "2026-04-30", due: "2026-04-30"),
        Case("date", "from", "2026-04-30", start: "2026-04-30"),
        Case("date", "before", "2026-02-25T16:00", due: "2026-02-25T16:00"),
        Case("date", "by", "2026-02-25T08:05", due: "2026-02-25T08:05"),
        // The end of the day is no hour of it.
        Case("date", "before", "2026-02-25T24:00", due: "2026-02-25"),
        Case("period", "in", "2026-06", due: "2026-06-30"), Case("period", "by", "2026-Q3", due: "2026-09-30"),
        Case("period", "before", "2026-Q3", due: "2026-06-30"), Case("period", "in", "2026-H1", due: "2026-06-30"),
        Case("period", "by", "2026-H2", due: "2026-12-31"), Case("period", "in", "2026", due: "2026-12-31"),
        Case("period", "before", "2026", due: "2025-12-31"), Case("period", "from", "2026", start: "2026-01-01"),
        Case("period", "in", "2024-02", due: "2024-02-29"),
        Case("period", "in", "2021/2025", start: "2021-01-01", due: "2025-12-31"),
        Case("period", "in", "2026-03/2026-06", start: "2026-03-01", due: "2026-06-30"),
        Case("period", "in", "2025-12-15/2025-12-31", start: "2025-12-15", due: "2025-12-31"),
        Case("relative", "by", "P15D@signing", due: "2026-02-15"),
        Case("relative", "by", "P1M@signing", due: "2026-02-28"),
        Case("relative", "before", "P10D@signing", due: "2026-02-09"),
        Case("relative", "by", "P2W@signing", due: "2026-02-14"),
        // What no date follows from.
        Case("relative", "by", "P15D@receipt"), Case("relative", "by", "P5WD@signing"),
        Case("relative", "by", "PT72H@event"),
        Case("relative", "by", "P0D@event"), Case("recurring", "in", "FREQ=MONTHLY"), Case("date", "by", "2026-02-30"),
        Case("date", "by", "soon"), Case("period", "in", "2026-Q5"), Case("period", "in", "2026-13"),
        Case("period", "in", "2025/2026/2027"), Case("period", "in", ""),
        Case("relative", "by", "P999999999999D@signing"),
    ]

    @Test(arguments: cases) func dates(_ example: Case) {
        let deadline = Letter.Deadline(
            text: "", kind: example.kind, relation: example.relation, value: example.value)
        let dates = DeadlineDates(deadline, issued: CalendarDay(iso: "2026-01-31"))
        #expect(dates.start?.iso == example.start)
        #expect(dates.dueValue == example.due)
    }

    @Test func nothingFollowsFromALetterWithoutDate() {
        let deadline = Letter.Deadline(text: "", kind: "relative", relation: "by", value: "P15D@signing")
        #expect(DeadlineDates(deadline, issued: nil).dueValue == nil)
    }

    @Test(
        arguments: [
            ("FREQ=MONTHLY;BYMONTHDAY=25", false, "FREQ=MONTHLY;BYMONTHDAY=25", true, nil),
            ("FREQ=MONTHLY;BYMONTHDAY=25", true, "FREQ=MONTHLY;BYMONTHDAY=24", true, nil),
            ("FREQ=MONTHLY;BYMONTHDAY=1", true, "FREQ=MONTHLY;BYMONTHDAY=-1", true, nil),
            ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", true, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1", true, nil),
            ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", true, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", true, nil),
            ("FREQ=WEEKLY;BYDAY=MO", true, "FREQ=WEEKLY;BYDAY=SU", true, nil),
            ("FREQ=WEEKLY;BYDAY=FR;BYHOUR=15", true, "FREQ=WEEKLY;BYDAY=FR", true, "15:00"),
            ("FREQ=DAILY;BYHOUR=19;BYMINUTE=30", false, "FREQ=DAILY", true, "19:30"),
            ("FREQ=MONTHLY;INTERVAL=3", false, "FREQ=MONTHLY;INTERVAL=3", false, nil),
            ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", false, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", false, nil),
        ] as [(String, Bool, String, Bool, String?)])
    func rules(value: String, isBefore: Bool, days: String, namesDay: Bool, time: String?) throws {
        let rule = try #require(RecurrenceRule(value, isBefore: isBefore))
        #expect(rule.dayRule == days)
        #expect(rule.namesDay == namesDay)
        #expect(rule.time == time.flatMap { ClockTime($0) })
    }

    @Test(arguments: ["PERIODIC", "CONTINUOUS", "", "FREQ=MONTHLY;BYSETPOS=1", "INTERVAL=2", "FREQ"])
    func noRules(value: String) {
        #expect(RecurrenceRule(value, isBefore: false) == nil)
    }

    /// Days are counted as Foundation's calendar counts them.
    @Test func days() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        func iso(_ date: Date) -> String {
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            return CalendarDay.padded(parts.year ?? 0, 4) + "-" + CalendarDay.padded(parts.month ?? 0, 2) + "-"
                + CalendarDay.padded(parts.day ?? 0, 2)
        }
        var random = SeededGenerator(seed: 20)
        let first = try #require(calendar.date(from: DateComponents(year: 1900, month: 1, day: 1)))
        for _ in 0..<2000 {
            let date = try #require(
                calendar.date(byAdding: .day, value: Int.random(in: 0..<90_000, using: &random), to: first))
            let day = try #require(CalendarDay(iso: iso(date)))
            let count = Int.random(in: -800...800, using: &random)
            let later = try #require(calendar.date(byAdding: .day, value: count, to: date))
            #expect(day.adding(days: count)?.iso == iso(later))
            let months = Int.random(in: -30...30, using: &random)
            let monthsLater = try #require(calendar.date(byAdding: .month, value: months, to: date))
            #expect(day.adding(months: months)?.iso == iso(monthsLater))
            #expect(day.distance(to: try #require(CalendarDay(iso: iso(later)))) == count)
        }
    }
}
