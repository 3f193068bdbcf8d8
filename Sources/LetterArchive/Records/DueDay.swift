import LetterKit

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
            return "~" + value + (isBefore ? DueRule.before : "")
        default:
            let issued = letterDate.flatMap { CalendarDay(iso: $0) }
            return DeadlineDates(kind: kind, relation: relation, value: value, issued: issued).due?.iso ?? unknown
        }
    }
}
