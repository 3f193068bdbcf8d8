/// Values of time as people write them.
///
/// ```
/// 2026-02-25T16:00        → 16h00 25/2/2026
/// 2026-Q3                 → quý III/2026
/// FREQ=MONTHLY;INTERVAL=3 → hằng quý
/// P5WD@receipt            → 5 ngày làm việc từ khi nhận
/// ```
public struct TimeWords: Sendable {
    private let isVietnamese: Bool

    public init(in language: MessageLanguage) { isVietnamese = language == .vietnamese }

    /// A value of a deadline, or the period of a figure; nil where it is of no form that has words of its own, such as a
    /// time after an event, which only the letter names.
    ///
    /// Complexity: O(*length*).
    public func value(_ value: String) -> String? {
        switch value {
        case "PERIODIC": return isVietnamese ? "định kỳ" : "periodically"
        case "CONTINUOUS": return isVietnamese ? "thường xuyên" : "continuously"
        default: break
        }
        if value.hasPrefix("FREQ=") { return recurrence(value) }
        return value.contains("@") ? duration(value) : time(value)
    }

    /// `2025-11-25T16:00` → `16h00 25/11/2025` in Vietnamese, `2025-11-25 16:00` in English; what is no date stays.
    public func date(_ value: String) -> String {
        let halves = value.split(separator: "T")
        let parts = halves.first?.split(separator: "-") ?? []
        guard halves.count <= 2, parts.count == 3, let month = Int(parts[1]), let day = Int(parts[2]) else {
            return value
        }
        guard isVietnamese else { return halves.joined(separator: " ") }
        let time = halves.count == 2 ? Self.clock(halves[1]) + " " : ""
        return "\(time)\(day)/\(month)/\(parts[0])"
    }

    private static func clock(_ time: Substring) -> String {
        let parts = time.split(separator: ":")
        return parts.count == 2 ? "\(parts[0])h\(parts[1])" : String(time)
    }

    // MARK: - Forms of values

    private func time(_ value: String) -> String? {
        let ends = value.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2 {
            guard let from = time(String(ends[0])), let to = time(String(ends[1])) else { return nil }
            return from + " – " + to
        }
        let parts = value.split(separator: "-")
        switch parts.count {
        case 1: return Int(value).map { isVietnamese ? "năm \($0)" : String($0) }
        case 2:
            let (year, digit) = (parts[0], parts[1].dropFirst())
            if parts[1].first == "Q" { return isVietnamese ? "quý \(Self.roman(digit))/\(year)" : "Q\(digit)/\(year)" }
            if parts[1].first == "H" {
                return isVietnamese ? "nửa năm \(Self.roman(digit))/\(year)" : "half \(digit) of \(year)"
            }
            return Int(parts[1]).map { isVietnamese ? "tháng \($0)/\(year)" : "\($0)/\(year)" }
        case 3: return date(value)
        default: return nil
        }
    }

    private static func roman(_ digit: Substring) -> String {
        switch digit {
        case "1": "I"
        case "2": "II"
        case "3": "III"
        case "4": "IV"
        default: String(digit)
        }
    }

    /// `P10D@signing` → "10 ngày từ khi ký"; nil where the anchor is an event.
    private func duration(_ value: String) -> String? {
        let halves = value.split(separator: "@")
        guard halves.count == 2, halves[0].first == "P" else { return nil }
        let anchor: String
        switch halves[1] {
        case "signing": anchor = isVietnamese ? "từ khi ký" : "from signing"
        case "receipt": anchor = isVietnamese ? "từ khi nhận" : "from receipt"
        default: return nil
        }
        let length = halves[0].dropFirst()
        let units = [
            ("WD", isVietnamese ? "ngày làm việc" : "working days"), ("D", isVietnamese ? "ngày" : "days"),
            ("M", isVietnamese ? "tháng" : "months"),
        ]
        guard let (mark, unit) = units.first(where: { length.hasSuffix($0.0) }),
            let count = Int(length.dropLast(mark.count))
        else { return nil }
        return "\(count) \(unit) \(anchor)"
    }

    /// The common recurrence rules; nil for the others.
    private func recurrence(_ value: String) -> String? {
        var parts: [String: String] = [:]
        for part in value.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            parts[String(pair[0])] = String(pair[1])
        }
        let day = parts.removeValue(forKey: "BYMONTHDAY")
        let interval = parts.removeValue(forKey: "INTERVAL")
        guard let frequency = parts.removeValue(forKey: "FREQ"), parts.isEmpty else { return nil }
        let words: String
        switch (frequency, interval) {
        case ("DAILY", nil): words = isVietnamese ? "hằng ngày" : "daily"
        case ("WEEKLY", nil): words = isVietnamese ? "hằng tuần" : "weekly"
        case ("MONTHLY", nil): words = isVietnamese ? "hằng tháng" : "monthly"
        case ("MONTHLY", "3"): words = isVietnamese ? "hằng quý" : "quarterly"
        case ("MONTHLY", "6"): words = isVietnamese ? "6 tháng một lần" : "half-yearly"
        case ("YEARLY", nil): words = isVietnamese ? "hằng năm" : "yearly"
        default: return nil
        }
        return day.map { words + (isVietnamese ? " (ngày \($0))" : " (day \($0))") } ?? words
    }
}
