import LetterKit
import Testing

@testable import LetterArchive

/// Days on which tasks fall due.
@Suite struct DueDayTests {
    @Test(arguments: [
        ("date", "before", "2025-11-30", "2025-11-29"), ("date", "by", "2025-11-30", "2025-11-30"),
        ("date", "before", "2025-11-25T16:00", "2025-11-25"), ("date", "before", "2024-03-01", "2024-02-29"),
        ("date", "before", "2025-11-25T24:00", "2025-11-25"),
        ("period", "by", "2025-Q3", "2025-09-30"), ("period", "in", "2024-02", "2024-02-29"),
        ("period", "before", "2025-06", "2025-05-31"), ("period", "in", "2025-H1", "2025-06-30"),
        ("period", "in", "2025", "2025-12-31"), ("period", "in", "2021/2025", "2025-12-31"),
        ("period", "in", "2025-12-15/2025-12-31", "2025-12-31"), ("period", "from", "2025-06", "~UNKNOWN"),
        ("recurring", "in", "FREQ=WEEKLY", "~FREQ=WEEKLY"), ("recurring", "in", "PERIODIC", "~PERIODIC"),
        ("recurring", "before", "FREQ=MONTHLY;BYMONTHDAY=20", "~FREQ=MONTHLY;BYMONTHDAY=20;X-BEFORE=1"),
        ("recurring", "before", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=15", "~FREQ=WEEKLY;BYDAY=FR;BYHOUR=15"),
        ("relative", "by", "P15D@signing", "2025-03-16"), ("relative", "by", "P1M@signing", "2025-04-01"),
        ("relative", "by", "P15D@receipt", "~UNKNOWN"), ("relative", "by", "P5WD@signing", "~UNKNOWN"),
        ("relative", "by", "P0D@event", "~UNKNOWN"), ("date", "by", "khác", "~UNKNOWN"),
    ]) func due(kind: String, relation: String, value: String, day: String) {
        #expect(DueDay.of(kind: kind, relation: relation, value: value, letterDate: "2025-03-01") == day)
    }

    @Test func unknownWithoutTheLettersDay() {
        #expect(DueDay.of(kind: "relative", relation: "by", value: "P15D@signing", letterDate: nil) == "~UNKNOWN")
    }

    @Test func daysAreThoseOfTheCalendar() throws {
        var day = try #require(CalendarDay(iso: "1999-12-30"))
        let words = (0..<4).map { _ in
            defer { day = day.advanced(by: 1) }
            return day.iso
        }
        #expect(words == ["1999-12-30", "1999-12-31", "2000-01-01", "2000-01-02"])
        #expect(CalendarDay(iso: "1970-01-01")?.number == 0)
        #expect(CalendarDay(iso: "1970-01-01")?.weekday == 3)
        #expect(CalendarDay(iso: "2026-11-21")?.weekday == 5)
        #expect(CalendarDay(iso: "2025-02-29") == nil)
        #expect(CalendarDay(iso: "2025-13-01") == nil)
        #expect(CalendarDay(iso: "2025-1-1") == nil)
        for number in stride(from: -100_000, through: 100_000, by: 37) {
            let (year, month, day) = CalendarDay(number: number).date
            #expect(CalendarDay(year: year, month: month, day: day)?.number == number)
        }
    }

    @Test(arguments: [
        ("FREQ=DAILY;BYHOUR=19", "2026-02-10"), ("FREQ=WEEKLY;BYDAY=FR;BYHOUR=15", "2026-02-13"),
        ("FREQ=WEEKLY", "2026-02-15"), ("FREQ=WEEKLY;BYDAY=TU", "2026-02-10"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "2026-03-05"), ("FREQ=MONTHLY;BYMONTHDAY=10", "2026-02-10"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-03-31"), ("FREQ=MONTHLY", "2026-02-28"),
        ("FREQ=MONTHLY;INTERVAL=3", "2026-03-31"), ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", "2026-03-20"),
        ("FREQ=MONTHLY;INTERVAL=6", "2026-06-30"), ("FREQ=YEARLY", "2026-12-31"),
        ("FREQ=MONTHLY;BYMONTHDAY=10;X-BEFORE=1", "2026-03-09"),
        ("FREQ=MONTHLY;BYMONTHDAY=11;X-BEFORE=1", "2026-02-10"),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15", "2027-01-15"), ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29"),
    ]) func next(rule: String, day: String) throws {
        let today = try #require(CalendarDay(iso: "2026-02-10"))
        #expect(DueRule(rule)?.next(from: today)?.iso == day)
    }

    @Test(arguments: [
        "FREQ=HOURLY", "FREQ=WEEKLY;UNTIL=2026", "WEEKLY", "FREQ=MONTHLY;BYMONTHDAY=40", "FREQ=DAILY;INTERVAL=0",
    ])
    func unknownRules(rule: String) {
        #expect(DueRule(rule) == nil)
    }
}
