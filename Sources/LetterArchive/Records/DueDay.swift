/// A day of the calendar, counted from 1970-01-01. Proleptic Gregorian, no time zone.
public struct Day: Sendable, Hashable, Comparable, Strideable {
    public var number: Int
    public init(number: Int) { self.number = number }

    /// Day, month and year, each one-based; nil for a day that there is not.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...Self.length(of: month, in: year)).contains(day)
        else { return nil }
        // Days from civil, Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// `2025-11-30`; what stands behind the day (`T16:00`) is passed over.
    public init?(_ text: some StringProtocol) {
        let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, text.utf8.count >= 10, let year = parts[0], let month = parts[1], let day = parts[2]
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public var date: (year: Int, month: Int, day: Int) {
        let z = number + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// `2025-11-30`
    public var iso: String {
        let (year, month, day) = date
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }

    /// 0 Monday … 6 Sunday.
    public var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    public static func < (one: Day, other: Day) -> Bool { one.number < other.number }
    public func distance(to other: Day) -> Int { other.number - number }
    public func advanced(by count: Int) -> Day { Day(number: number + count) }

    static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// So many months later; the last day of the month where it has no such day.
    func adding(months: Int) -> Day? {
        let (year, month, day) = date
        let count = year * 12 + month - 1 + months
        let (newYear, newMonth) = (count / 12, count % 12 + 1)
        return Day(year: newYear, month: newMonth, day: min(day, Self.length(of: newMonth, in: newYear)))
    }
}

/// When a deadline falls due, as the archive keeps it: one text by which tasks are sorted.
///
/// | deadline | due |
/// | --- | --- |
/// | `before 2025-11-30` | `2025-11-29`: the last day that is in time |
/// | `by 2025-Q3` | `2025-09-30` |
/// | `before 2025-06` | `2025-05-31` |
/// | `P15D@signing` of a letter of 2025-03-01 | `2025-03-16` |
/// | `FREQ=WEEKLY;BYDAY=FR` | `~FREQ=WEEKLY;BYDAY=FR`: comes again |
/// | `before FREQ=MONTHLY;BYMONTHDAY=20` | `~FREQ=MONTHLY;BYMONTHDAY=20;X-BEFORE=1`: on the 19th |
/// | `PERIODIC`, `CONTINUOUS` | `~PERIODIC` … |
/// | `P5D@receipt`, `from 2025-06` | `~` and the kind: no day is known |
/// | none | `~NONE` |
///
/// What begins with `~` has no day of its own and stands behind all that have.
public enum DueDay {
    static let none = "~NONE"
    /// A deadline whose day the letter does not tell.
    static let unknown = "~UNKNOWN"
    static let rulePrefix = "~FREQ="

    /// - Parameter letterDate: the day of the letter, from which durations `@signing` count.
    static func of(kind: String, relation: String, value: String, letterDate: String?) -> String {
        guard relation != "from" else { return unknown }
        switch kind {
        case "recurring":
            // Before a day is the day before; before an hour that day.
            let isBefore = relation == "before" && value.contains("DAY=") && !value.contains("BYHOUR")
            return "~" + value + (isBefore ? RecurrenceRule.before : "")
        case "relative":
            guard let (text, anchor) = split(value, "@"), anchor == "signing",
                let start = letterDate.flatMap({ Day($0) }),
                let days = duration(text, from: start)
            else { return unknown }
            return (relation == "before" ? days.advanced(by: -1) : days).iso
        default:
            let part = split(value, "/")?.1 ?? value
            guard let (first, last) = bounds(part) else { return unknown }
            guard relation == "before" else { return last.iso }
            // Before an hour of a day is still that day.
            if part.contains("T") { return first.iso }
            return first.advanced(by: -1).iso
        }
    }

    private static func split(_ text: String, _ mark: Character) -> (String, String)? {
        guard let index = text.firstIndex(of: mark) else { return nil }
        return (String(text[..<index]), String(text[text.index(after: index)...]))
    }

    /// `P15D`, `P2W`, `P3M`, `P1Y` behind a day; working days are unknown, as holidays are.
    private static func duration(_ text: String, from start: Day) -> Day? {
        guard text.first == "P", let unit = text.last, let count = Int(text.dropFirst().dropLast()), count < 10_000
        else { return nil }
        switch unit {
        case "D": return start.advanced(by: count)
        case "W": return start.advanced(by: 7 * count)
        case "M": return start.adding(months: count)
        case "Y": return start.adding(months: 12 * count)
        default: return nil
        }
    }

    /// First and last day of `2025-11-30`, `2025-11`, `2025-Q3`, `2025-H1`, `2025`.
    static func bounds(_ value: String) -> (Day, Day)? {
        if let day = Day(value) { return (day, day) }
        let parts = value.split(separator: "-", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
        var months = 1...12
        if parts.count == 2 {
            if parts[1].first == "Q", let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) {
                months = quarter * 3 - 2...quarter * 3
            } else if parts[1].first == "H", let half = Int(parts[1].dropFirst()), (1...2).contains(half) {
                months = half * 6 - 5...half * 6
            } else if let month = Int(parts[1]), (1...12).contains(month) {
                months = month...month
            } else {
                return nil
            }
        }
        guard let first = Day(year: year, month: months.lowerBound, day: 1),
            let last = Day(year: year, month: months.upperBound, day: Day.length(of: months.upperBound, in: year))
        else { return nil }
        return (first, last)
    }
}
