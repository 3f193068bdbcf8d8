/// What a deadline means on the calendar: from which day on, until which, and whether it comes again.
///
/// ```
/// date      before 2026-04-30         → due 2026-04-29
/// date      by     2026-02-25T16:00   → due 2026-02-25 at 16:00
/// period    in     2026-Q3            → due 2026-09-30
/// period    from   2026-06            → starts 2026-06-01
/// relative  by     P15D@signing       → due 15 days after the letter's date
/// recurring by     FREQ=MONTHLY;BYMONTHDAY=25  → recurs
/// ```
///
/// What the letter does not fix stays nil: a time after an event or after receipt has no date, nor have working days,
/// since holidays are not known.
public struct DeadlineDates: Hashable, Sendable {
    /// The first day of the time that is given, where one is said.
    public var start: CalendarDay?
    /// The last day on which the duty is done in time.
    public var due: CalendarDay?
    /// The hour on that day, where one is said.
    public var time: ClockTime?
    /// The rule by which it comes again.
    public var recurrence: RecurrenceRule?

    /// - Parameter issued: the letter's date, from which some deadlines count.
    public init(_ deadline: Letter.Deadline, issued: CalendarDay?) {
        self.init(kind: deadline.kind, relation: deadline.relation, value: deadline.value, issued: issued)
    }

    /// The parts of a ``Letter/Deadline`` by themselves, as a store has them.
    public init(kind: String, relation: String, value: String, issued: CalendarDay?) {
        switch kind {
        case "date", "period": readPeriod(value, relation)
        case "relative": readRelative(value, relation, issued: issued)
        case "recurring": recurrence = RecurrenceRule(value, isBefore: relation == "before")
        default: break
        }
    }

    /// `2026-02-25` or `2026-02-25T16:00`; nil where there is no date.
    public var dueValue: String? {
        guard let due else { return nil }
        guard let time else { return due.iso }
        return due.iso + "T" + CalendarDay.padded(time.hour, 2) + ":" + CalendarDay.padded(time.minute, 2)
    }

    // MARK: - Kinds

    private mutating func readPeriod(_ value: String, _ relation: String) {
        let ends = value.split(separator: "/", omittingEmptySubsequences: false)
        let periods = ends.compactMap { Period($0) }
        guard ends.count <= 2, periods.count == ends.count, let first = periods.first, let last = periods.last else {
            return
        }
        switch relation {
        case "from": start = first.first
        case "before":
            // Before an hour is on its day.
            due = first.hasTime ? first.first : first.first.adding(days: -1)
            time = first.time
        default:
            if ends.count == 2 { start = first.first }
            (due, time) = (last.last, last.time)
        }
    }

    /// `P15D@signing`, `P1M@signing`; all else has no date.
    private mutating func readRelative(_ value: String, _ relation: String, issued: CalendarDay?) {
        let halves = value.split(separator: "@")
        guard halves.count == 2, halves[1] == "signing", let issued, let unit = halves[0].last,
            halves[0].first == "P", let count = Int(halves[0].dropFirst().dropLast()), count >= 0
        else { return }
        let end: CalendarDay? =
            switch unit {
            case "D": issued.adding(days: count)
            case "W": issued.adding(days: min(count, 1 << 20) * 7)
            case "M": issued.adding(months: count)
            case "Y": issued.adding(months: min(count, 1 << 20) * 12)
            default: nil
            }
        switch relation {
        case "from": start = end
        case "before": due = end?.adding(days: -1)
        default: due = end
        }
    }
}

/// A stretch of the calendar as a deadline's value has it: `2026-04-30`, `2026-06`, `2026-Q3`, `2026-H1`, `2026`.
private struct Period {
    var first: CalendarDay
    var last: CalendarDay
    /// An hour of the day is said.
    var hasTime = false
    /// That hour; nil for 24 hours, the end of the day.
    var time: ClockTime?

    init?(_ value: Substring) {
        let halves = value.split(separator: "T", omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: "-", omittingEmptySubsequences: false)
        guard let year = Int(parts[0]) else { return nil }
        var months = 1...12
        switch parts.count {
        case 1: break
        case 2:
            guard let number = Int(parts[1].drop { $0 == "Q" || $0 == "H" }), number > 0 else { return nil }
            let length = parts[1].first == "Q" ? 3 : parts[1].first == "H" ? 6 : 1
            guard number <= 12 / length else { return nil }
            months = (number - 1) * length + 1...number * length
        default:
            guard let day = CalendarDay(iso: halves[0]) else { return nil }
            (first, last) = (day, day)
            hasTime = halves.count == 2
            if hasTime { time = ClockTime(halves[1]) }
            return
        }
        guard halves.count == 1, let first = CalendarDay(year: year, month: months.lowerBound, day: 1),
            let last = CalendarDay.last(of: months.upperBound, year)
        else { return nil }
        (self.first, self.last) = (first, last)
    }
}
