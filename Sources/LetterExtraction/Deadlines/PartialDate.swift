import LetterStructure

/// A point or stretch of the calendar as a letter writes it: any of its parts may be missing.
///
/// `15/9` has no year, `ngày 05` neither month nor year, `quý IV/2025` only quarter and year.
struct PartialDate: Equatable, Sendable {
    /// The year, or 0.
    var year = 0
    /// 1…12, or 0.
    var month = 0
    /// 1…31, or 0.
    var day = 0
    /// 1…4, or 0.
    var quarter = 0
    /// 1…2, or 0. Sáu tháng đầu năm, sáu tháng cuối năm.
    var half = 0
    /// 0…24, or -1.
    var hour = -1
    /// 0…59, or -1.
    var minute = -1
    /// The words name the year only by the letter's own (`hết năm`, `cuối năm`) or the one after (`năm sau`).
    var yearStep: YearStep = .unknown

    enum YearStep: UInt8, Sendable { case unknown, current, following }

    /// What the value counts in.
    enum Grain: UInt8, Sendable { case none, time, day, month, quarter, half, year }

    var grain: Grain {
        if day > 0 { return .day }
        if month > 0 { return .month }
        if quarter > 0 { return .quarter }
        if half > 0 { return .half }
        if year > 0 || yearStep != .unknown { return .year }
        return hour >= 0 ? .time : .none
    }

    /// The 15th of no month: `ngày 15`.
    var isDayOnly: Bool { day > 0 && month == 0 }
    var hasYear: Bool { year > 0 || yearStep != .unknown }
}

/// A `PartialDate` with its year settled.
struct ResolvedDate: Equatable, Sendable {
    var date: PartialDate
    /// The year stands not in the words but was taken from the letter's date.
    var yearAssumed: Bool

    /// The value's words in ISO 8601 and the like: `2025-11-25T16:00`, `2025-11`, `2025-Q4`, `2025-H1`, `2025`.
    var iso: String {
        var text = Digits.padded(date.year, 4)
        switch date.grain {
        case .day:
            text += "-" + Digits.padded(date.month, 2) + "-" + Digits.padded(date.day, 2)
            if date.hour >= 0 {
                text += "T" + Digits.padded(date.hour, 2) + ":" + Digits.padded(max(0, date.minute), 2)
            }
        case .month: text += "-" + Digits.padded(date.month, 2)
        case .quarter: text += "-Q" + String(date.quarter)
        case .half: text += "-H" + String(date.half)
        default: break
        }
        return text
    }

    /// The last day of the stretch.
    var end: CalendarDate {
        switch date.grain {
        case .day: return CalendarDate(year: date.year, month: date.month, day: date.day)
        case .month: return .lastDay(year: date.year, month: date.month)
        case .quarter: return .lastDay(year: date.year, month: date.quarter * 3)
        case .half: return .lastDay(year: date.year, month: date.half * 6)
        default: return CalendarDate(year: date.year, month: 12, day: 31)
        }
    }

    /// The first day of the stretch.
    var start: CalendarDate {
        switch date.grain {
        case .day: return CalendarDate(year: date.year, month: date.month, day: date.day)
        case .month: return CalendarDate(year: date.year, month: date.month, day: 1)
        case .quarter: return CalendarDate(year: date.year, month: date.quarter * 3 - 2, day: 1)
        case .half: return CalendarDate(year: date.year, month: date.half * 6 - 5, day: 1)
        default: return CalendarDate(year: date.year, month: 1, day: 1)
        }
    }
}

/// What became of a date's words.
enum DateResolution: Equatable, Sendable {
    case resolved(ResolvedDate)
    /// The 31st of November.
    case impossible
    /// No year, and the letter has no date to take it from; or no month.
    case unresolved
}

extension PartialDate {
    /// Settles the year: as printed; else the letter's year; where that ends before the letter's
    /// own date, the year after.
    ///
    /// - Parameter bound: for the start of a span the resolved end: the start takes the latest
    ///   year that does not pass it (a day span without a year settles its end first).
    func resolved(letterDate: CalendarDate?, before bound: ResolvedDate? = nil) -> DateResolution {
        if isDayOnly || grain == .none || grain == .time { return .unresolved }
        var result = ResolvedDate(date: self, yearAssumed: false)
        if year == 0 {
            result.yearAssumed = true
            if let bound {
                result.date.year = bound.date.year
                guard result.date.isPossible else { return .impossible }
                if bound.end < result.start { result.date.year -= 1 }
            } else if let letterDate {
                result.date.year = letterDate.year
                switch yearStep {
                case .current: break
                case .following: result.date.year += 1
                case .unknown:
                    // 29/02 is tried in the next year too.
                    if !result.date.isPossible || result.end < letterDate { result.date.year += 1 }
                }
            } else {
                return .unresolved
            }
        }
        guard result.date.isPossible else { return .impossible }
        return .resolved(result)
    }

    /// There is such a day (29/02 only in leap years; with no year it is one).
    var isPossible: Bool {
        guard month <= 12, quarter <= 4, half <= 2, hour <= 24, minute < 60 else { return false }
        guard year == 0 || (1900...2200).contains(year) else { return false }
        if day > 0, month > 0 {
            return day <= CalendarDate.dayCount(year: year == 0 ? 2000 : year, month: month)
        }
        return day <= 31
    }
}

extension CalendarDate {
    static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    static func lastDay(year: Int, month: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: dayCount(year: year, month: month))
    }

    /// The day after.
    var next: CalendarDate {
        if day < CalendarDate.dayCount(year: year, month: month) {
            return CalendarDate(year: year, month: month, day: day + 1)
        }
        return month < 12
            ? CalendarDate(year: year, month: month + 1, day: 1) : CalendarDate(year: year + 1, month: 1, day: 1)
    }
}

/// Figures as text, without Foundation.
enum Digits {
    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
