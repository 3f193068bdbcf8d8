public import LetterKit

/// A recurrence rule as the archive keeps it (``DueDay``), of RFC 5545 in the forms that letters give: one of `BYMONTH`, `BYMONTHDAY`, `BYDAY`, an `INTERVAL`.
///
/// Hours do not matter for days. A rule counts from the beginning of the year in which the calendar's first quarter
/// lies: what comes every three months falls due at the end of quarters, what comes weekly without a day on Sunday, monthly
/// on the month's last day, since the letter leaves the whole period for it.
public struct DueRule: Sendable, Hashable {
    private var frequency = ""
    private var interval = 1
    private var month: Int?
    private var monthDay: Int?
    private var weekday: Int?
    private var isBefore = false

    /// A part of a rule that RFC 5545 has not: due the day before.
    static let before = ";X-BEFORE=1"

    /// Reads `FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20`; nil for what is no such rule.
    public init?(_ text: String) {
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=")
            guard pair.count == 2 else { return nil }
            switch pair[0] {
            case "FREQ": frequency = String(pair[1])
            case "INTERVAL": interval = Int(pair[1]) ?? 0
            case "BYMONTH": month = Int(pair[1])
            case "BYMONTHDAY": monthDay = Int(pair[1])
            case "BYDAY":
                weekday = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].firstIndex { $0 == pair[1].suffix(2) }
            case "BYHOUR", "BYMINUTE": break
            case "X-BEFORE": isBefore = true
            default: return nil
            }
        }
        guard ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"].contains(frequency), (1...120).contains(interval),
            month.map((1...12).contains) ?? true, monthDay.map((1...31).contains) ?? true
        else { return nil }
    }

    /// The first day from `day` on on which the rule falls due; nil where there is none within ten intervals.
    public func next(from day: CalendarDay) -> CalendarDay? {
        isBefore ? occurrence(from: day.advanced(by: 1))?.advanced(by: -1) : occurrence(from: day)
    }

    private func occurrence(from day: CalendarDay) -> CalendarDay? {
        let (year, now, _) = day.date
        switch frequency {
        case "DAILY": return day
        case "WEEKLY":
            // Weeks of an interval above one count from the letter, which a rule does not know: the next week is told.
            return day.advanced(by: ((weekday ?? 6) - day.weekday + 7) % 7)
        case "MONTHLY":
            // Months whose number is a multiple of the interval end a period: 3, 6, 9, 12.
            var months = year * 12 + now
            for _ in 0..<10 * interval + 12 {
                let (inYear, number) = ((months - 1) / 12, (months - 1) % 12 + 1)
                let length = CalendarDay.days(in: number, of: inYear)
                if interval > 12 ? months % interval == 0 : number % interval == 0, monthDay ?? 1 <= length,
                    month == nil || month == number,
                    let found = CalendarDay(year: inYear, month: number, day: monthDay ?? length), found >= day
                {
                    return found
                }
                months += 1
            }
            return nil
        default:
            for later in 0...8 {
                let inYear = year + later
                let number = month ?? 12
                let length = CalendarDay.days(in: number, of: inYear)
                if let found = CalendarDay(year: inYear, month: number, day: monthDay ?? length), found >= day {
                    return found
                }
            }
            return nil
        }
    }
}
