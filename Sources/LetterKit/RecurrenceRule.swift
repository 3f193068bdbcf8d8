/// A rule of RFC 5545 by which a deadline comes again: the days without the hour, and the hour.
///
/// A deadline *before* a day is due on the day before, so its rule is moved there:
/// `FREQ=MONTHLY;BYMONTHDAY=25` → `FREQ=MONTHLY;BYMONTHDAY=24`, the first of a month → the last of the month before.
public struct RecurrenceRule: Hashable, Sendable {
    private var parts: [(key: String, value: String)]
    /// The hour on each of the days, where one is said.
    public private(set) var time: ClockTime?

    /// Nil where it is no rule (`PERIODIC`, `CONTINUOUS`) or one with parts that deadlines do not have.
    public init?(_ value: String, isBefore: Bool) {
        parts = []
        var hour: Int?
        var minute = 0
        for part in value.split(separator: ";", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2 else { return nil }
            switch halves[0] {
            case "BYHOUR": hour = Int(halves[1])
            case "BYMINUTE": minute = Int(halves[1]) ?? 0
            case "FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY": parts.append((halves[0], halves[1]))
            default: return nil
            }
        }
        guard parts.first?.key == "FREQ" else { return nil }
        time = hour.flatMap { ClockTime(hour: $0, minute: minute) }
        if isBefore, time == nil { moveToDayBefore() }
    }

    /// The rule of the days: `FREQ=WEEKLY;BYDAY=FR`.
    public var dayRule: String { parts.map { $0.key + "=" + $0.value }.joined(separator: ";") }

    /// Whether it says on which days. `FREQ=MONTHLY` alone leaves the day open, an interval leaves open from when on it
    /// counts: the 20th of every third month is in one of three.
    public var namesDay: Bool {
        self["INTERVAL"] == nil && (self["FREQ"] == "DAILY" || self["BYDAY"] != nil || self["BYMONTHDAY"] != nil)
    }

    /// Whether it names a month but no day of it.
    public var namesOnlyMonth: Bool { self["BYMONTH"] != nil && self["BYMONTHDAY"] == nil && self["BYDAY"] == nil }

    private subscript(key: String) -> String? {
        get { parts.first { $0.key == key }?.value }
        set {
            guard let newValue, let index = parts.firstIndex(where: { $0.key == key }) else { return }
            parts[index].value = newValue
        }
    }

    private mutating func moveToDayBefore() {
        let week = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        if let name = self["BYDAY"], let index = week.firstIndex(of: name) { self["BYDAY"] = week[(index + 6) % 7] }
        guard let day = self["BYMONTHDAY"].flatMap({ Int($0) }), day > 0 else { return }
        guard day == 1 else {
            self["BYMONTHDAY"] = String(day - 1)
            return
        }
        self["BYMONTHDAY"] = "-1"
        if let month = self["BYMONTH"].flatMap({ Int($0) }) { self["BYMONTH"] = String((month + 10) % 12 + 1) }
    }

    public static func == (a: RecurrenceRule, b: RecurrenceRule) -> Bool {
        a.dayRule == b.dayRule && a.time == b.time
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(dayRule)
        hasher.combine(time)
    }
}
