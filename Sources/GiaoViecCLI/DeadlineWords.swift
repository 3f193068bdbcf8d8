import LetterKit

/// A normalised deadline in words: `before` + `2018-09-15` → "trước 15/9/2018".
enum DeadlineWords {
    static func text(_ deadline: Letter.Deadline) -> String {
        guard let value = TimeWords(in: .current).value(deadline.value) else { return deadline.text }
        guard deadline.kind == "date" || deadline.kind == "period" else { return value }
        switch deadline.relation {
        case "before": return Message.before.text(value)
        case "by": return Message.by.text(value)
        case "on": return Message.on.text(value)
        case "from": return Message.from.text(value)
        default: return Message.within.text(value)
        }
    }

    /// `2025-11-25T16:00` → `16h00 25/11/2025` in Vietnamese, as it is in English.
    static func date(_ value: String) -> String { TimeWords(in: .current).date(value) }
}
