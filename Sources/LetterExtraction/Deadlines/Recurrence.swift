/// A time that comes again, written as a rule of RFC 5545. Định kỳ.
struct Recurrence: Equatable, Sendable {
    enum Frequency: String, Sendable {
        case daily = "DAILY"
        case weekly = "WEEKLY"
        case monthly = "MONTHLY"
        case yearly = "YEARLY"
    }

    var frequency: Frequency
    var interval = 1
    var month = 0
    var day = 0
    var weekday: String?
    var hour = -1
    var minute = -1

    /// Nothing but the frequency is said: `hằng năm`.
    var isPlain: Bool { month == 0 && day == 0 && weekday == nil && hour < 0 }

    init(_ frequency: Frequency, interval: Int = 1) {
        self.frequency = frequency
        self.interval = interval
    }

    /// Every `count` of a unit; nil for minutes and hours.
    init?(every count: Int = 1, _ unit: TimeUnit) {
        switch unit {
        case .minute, .hour: return nil
        case .day, .workingDay: self.init(.daily, interval: count)
        case .week: self.init(.weekly, interval: count)
        case .month: self.init(.monthly, interval: count)
        case .quarter: self.init(.monthly, interval: 3 * count)
        case .year: self.init(.yearly, interval: count)
        }
        if frequency == .monthly, interval == 12 {
            frequency = .yearly
            interval = 1
        }
    }

    /// The same rule on the day, weekday and hour that a date names.
    func on(_ point: TimePoint) -> Recurrence {
        var result = self
        result.month = point.date.month
        result.day = point.date.day
        result.weekday = point.weekday
        result.hour = point.date.hour
        result.minute = point.date.minute
        return result
    }

    /// `FREQ=WEEKLY;INTERVAL=2;BYDAY=FR;BYHOUR=16`.
    var rule: String {
        var text = "FREQ=" + frequency.rawValue
        if interval > 1 { text += ";INTERVAL=" + String(interval) }
        if month > 0 { text += ";BYMONTH=" + String(month) }
        if day > 0 { text += ";BYMONTHDAY=" + String(day) }
        if let weekday { text += ";BYDAY=" + weekday }
        if hour >= 0 { text += ";BYHOUR=" + String(hour) }
        if minute > 0 { text += ";BYMINUTE=" + String(minute) }
        return text
    }
}
