/// A day of the Gregorian calendar, counted from 1970-01-01. No time zone.
public struct CalendarDay: Hashable, Sendable, Comparable, Strideable {
    public let number: Int

    public init(number: Int) { self.number = number }

    /// Nil where there is no such day, or a year of other than four digits.
    public init?(year: Int, month: Int, day: Int) {
        guard (1000...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(in: month, of: year)
        else { return nil }
        // Days from civil, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        number = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - Self.epoch
    }

    /// `2026-03-05`; nil for anything else.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Month and day one-based.
    public var date: (year: Int, month: Int, day: Int) {
        let z = number + Self.epoch
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    public var year: Int { date.year }
    public var month: Int { date.month }
    public var day: Int { date.day }

    /// `2026-03-05`
    public var iso: String {
        let (year, month, day) = date
        return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
    }

    /// 0 Monday … 6 Sunday.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }
    public func distance(to other: CalendarDay) -> Int { other.number - number }
    public func advanced(by count: Int) -> CalendarDay { CalendarDay(number: number + count) }

    /// The day so many days later, or earlier; nil out of the years of four digits.
    public func adding(days: Int) -> CalendarDay? {
        let (sum, overflows) = number.addingReportingOverflow(days)
        guard !overflows, abs(sum) < 4_000_000 else { return nil }
        let later = CalendarDay(number: sum)
        return (1000...9999).contains(later.year) ? later : nil
    }

    /// The same day so many months later, or the last of that month where it is shorter.
    public func adding(months: Int) -> CalendarDay? {
        let (year, month, day) = date
        let (sum, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflows, (12_000..<120_000).contains(sum) else { return nil }
        let (newYear, newMonth) = (sum / 12, sum % 12 + 1)
        return CalendarDay(year: newYear, month: newMonth, day: min(day, Self.days(in: newMonth, of: newYear)))
    }

    /// The last day of a month; nil where there is no such month.
    public static func last(of month: Int, _ year: Int) -> CalendarDay? {
        guard (1...12).contains(month) else { return nil }
        return CalendarDay(year: year, month: month, day: days(in: month, of: year))
    }

    package static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1 March of the year 0 to 1970-01-01. Years that begin in March have their leap day at the end.
    private static let epoch = 719_468

    package static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

/// A time of the day, to the minute.
public struct ClockTime: Hashable, Sendable, Comparable {
    public let hour: Int
    public let minute: Int

    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    /// `16:00`
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
        self.init(hour: hour, minute: minute)
    }

    public static func < (a: ClockTime, b: ClockTime) -> Bool { (a.hour, a.minute) < (b.hour, b.minute) }
}
