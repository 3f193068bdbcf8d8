import LetterKit

/// A normalised deadline in words: `before` + `2018-09-15` → "trước 15/9/2018".
enum DeadlineWords {
    static func text(_ deadline: Letter.Deadline) -> String {
        switch deadline.kind {
        case "date", "period":
            guard let value = time(deadline.value) else { return deadline.text }
            switch deadline.relation {
            case "before": return Message.before.text(value)
            case "by": return Message.by.text(value)
            case "on": return Message.on.text(value)
            case "from": return Message.from.text(value)
            default: return Message.within.text(value)
            }
        case "recurring": return recurrence(deadline.value) ?? deadline.text
        case "relative": return duration(deadline.value) ?? deadline.text
        default: return deadline.text
        }
    }

    /// `P10D@signing` → "10 ngày từ khi ký"; nil where the anchor is an event, which only the letter's words name.
    static func duration(_ value: String) -> String? {
        let halves = value.split(separator: "@")
        guard halves.count == 2, halves[0].first == "P" else { return nil }
        let anchored: Message
        switch halves[1] {
        case "signing": anchored = .afterSigning
        case "receipt": anchored = .afterReceipt
        default: return nil
        }
        let length = halves[0].dropFirst()
        for (mark, unit) in [("WD", Message.workingDays), ("D", .days), ("M", .months)] where length.hasSuffix(mark) {
            return Int(length.dropLast(mark.count)).map { anchored.text(unit.text(String($0))) }
        }
        return nil
    }

    /// A value of the kinds date and period; nil where it is of no known form.
    static func time(_ value: String) -> String? {
        let ends = value.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard let from = time(String(ends[0])), let to = time(String(ends[1])) else { return nil }
            return Message.span.text(from, to)
        }
        let parts = value.split(separator: "-")
        switch parts.count {
        case 1: return Int(value).map { Message.year.text(String($0)) }
        case 2:
            if parts[1].first == "Q" { return Message.quarter.text(quarter(parts[1].dropFirst()), String(parts[0])) }
            if parts[1].first == "H" { return Message.half.text(quarter(parts[1].dropFirst()), String(parts[0])) }
            return Int(parts[1]).map { Message.month.text(String($0), String(parts[0])) }
        case 3: return date(value)
        default: return nil
        }
    }

    private static func quarter(_ digit: Substring) -> String {
        guard Language.current == .vietnamese else { return String(digit) }
        return switch digit {
        case "1": "I"
        case "2": "II"
        case "3": "III"
        case "4": "IV"
        default: String(digit)
        }
    }

    /// `2025-11-25T16:00` → `16h00 25/11/2025` in Vietnamese, as it is in English.
    static func date(_ value: String) -> String {
        guard Language.current == .vietnamese else { return value.replacingT() }
        let halves = value.split(separator: "T")
        let parts = halves.first?.split(separator: "-") ?? []
        guard parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]) else { return value }
        let time = halves.count > 1 ? clock(halves[1]) + " " : ""
        return "\(time)\(day)/\(month)/\(parts[0])"
    }

    private static func clock(_ time: Substring) -> String {
        let parts = time.split(separator: ":")
        return parts.count == 2 ? "\(parts[0])h\(parts[1])" : String(time)
    }

    /// The common recurrence rules; nil for the others.
    static func recurrence(_ value: String) -> String? {
        switch value {
        case "PERIODIC": return Message.periodically.text()
        case "CONTINUOUS": return Message.continuously.text()
        default: break
        }
        var parts: [String: String] = [:]
        for part in value.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            parts[String(pair[0])] = String(pair[1])
        }
        let day = parts.removeValue(forKey: "BYMONTHDAY")
        let interval = parts.removeValue(forKey: "INTERVAL")
        guard let frequency = parts.removeValue(forKey: "FREQ"), parts.isEmpty else { return nil }
        let words: Message
        switch (frequency, interval) {
        case ("DAILY", nil): words = .daily
        case ("WEEKLY", nil): words = .weekly
        case ("MONTHLY", nil): words = .monthly
        case ("MONTHLY", "3"): words = .quarterly
        case ("MONTHLY", "6"): words = .halfYearly
        case ("YEARLY", nil): words = .yearly
        default: return nil
        }
        return day.map { Message.dayOfMonth.text(words.text(), $0) } ?? words.text()
    }
}

extension String {
    fileprivate func replacingT() -> String { String(map { $0 == "T" ? " " : $0 }) }
}
