import LetterStructure

/// A date's words as found: its parts, and what stands right behind it.
struct TimePoint: Sendable {
    var date: PartialDate
    /// Atoms of its words.
    var atoms: Range<Int>
    /// `cuối tháng 11`, `hết năm 2025`: meant is the end of the stretch.
    var isEnd = false
    /// Weekday in RFC 5545 letters (`thứ Sáu`), or nil.
    var weekday: String?
}

/// A span's words: `15 ngày`, `05 ngày làm việc`, `72 giờ`.
struct TimeSpan: Sendable {
    var count: Int
    var unit: TimeUnit
    var atoms: Range<Int>

    /// `P15D`, `P5WD`, `PT72H`, `P6M`.
    var iso: String {
        switch unit {
        case .minute: "PT\(count)M"
        case .hour: "PT\(count)H"
        case .day: "P\(count)D"
        case .workingDay: "P\(count)WD"
        case .week: "P\(count)W"
        case .month: "P\(count)M"
        case .quarter: "P\(count * 3)M"
        case .year: "P\(count)Y"
        }
    }
}

/// The atoms of a text with the scanners for dates and spans in them.
///
/// Every scanner looks at a bounded number of atoms, so that a walk over the atoms is linear.
struct TimeAtoms: Sendable {
    var atoms: [TimeAtom] = []
    /// Of the dates and times among the atoms.
    var dates: [PartialDate] = []
    var count: Int { atoms.count }

    subscript(index: Int) -> TimeAtom { atoms[index] }

    func kind(_ index: Int) -> TimeAtom.Kind {
        index >= 0 && index < atoms.count ? atoms[index].kind : .border
    }

    func cue(_ index: Int) -> TimeCue {
        index >= 0 && index < atoms.count ? atoms[index].cue : .none
    }

    /// The value of an atom that is a date or a time.
    func dateValue(_ index: Int) -> PartialDate { dates[Int(atoms[index].number)] }

    func number(_ index: Int) -> Int? {
        guard kind(index) == .number, atoms[index].number == atoms[index].number.rounded(),
            (0...9999).contains(atoms[index].number)
        else { return nil }
        return Int(atoms[index].number)
    }

    func tokens(_ range: Range<Int>) -> Range<Int> {
        range.isEmpty
            ? 0..<0 : atoms[range.lowerBound].tokens.lowerBound..<atoms[range.upperBound - 1].tokens.upperBound
    }

    /// `thứ Sáu`, `thứ 6`, `chủ nhật`: its letters and the atom behind it.
    func scanWeekday(_ start: Int) -> (day: String, next: Int)? {
        if let day = cue(start).weekday { return (day, start + 1) }
        if cue(start) == .weekdayNumber, let number = number(start + 1), (2...7).contains(number) {
            return (["MO", "TU", "WE", "TH", "FR", "SA"][number - 2], start + 2)
        }
        return nil
    }

    /// `16h00`, `16 giờ 30`, `09 giờ 00 phút`: the time and the atom behind it.
    func scanTime(_ start: Int) -> (time: PartialDate, next: Int)? {
        if kind(start) == .time {
            var next = start + 1
            var time = dateValue(start)
            if time.minute <= 0, let minute = minutes(at: next) {
                time.minute = minute.count
                next = minute.next
            } else if cue(next) == .unitMinute {
                next += 1
            }
            return (time, next)
        }
        guard let hour = number(start), hour <= 24, cue(start + 1) == .unitHour else { return nil }
        var time = PartialDate()
        time.hour = hour
        var next = start + 2
        if let minute = minutes(at: next) {
            time.minute = minute.count
            next = minute.next
        }
        return (time, next)
    }

    /// The minutes behind an hour, with or without their word.
    private func minutes(at index: Int) -> (count: Int, next: Int)? {
        guard let count = number(index), count < 60 else { return nil }
        if cue(index + 1) == .unitMinute { return (count, index + 2) }
        // `16 giờ 30 về Sở Y tế`: a quarter of an hour counts nothing else.
        return endsTime(index + 1) || count % 15 == 0 && kind(index + 1) == .word ? (count, index + 1) : nil
    }

    /// What may follow the minutes of `6 giờ 30 | và 16 giờ 30`, `6 giờ 30 | ngày 15/4`; not `6 giờ 30 | người`.
    private func endsTime(_ index: Int) -> Bool {
        switch kind(index) {
        case .comma, .semicolon, .stop, .close, .border, .date: return true
        case .cue: return cue(index) == .and || cue(index) == .every || cue(index) == .unitDay
        default: return false
        }
    }

    /// A date or a stretch with all its parts: `16h00 ngày 25/11/2025`, `cuối tháng 11`, `6 tháng đầu năm 2025`,
    /// `thứ Sáu, ngày 28/11`, `quý IV`, `ngày 05`, `hết năm`.
    func scanPoint(_ start: Int) -> TimePoint? {
        var index = start
        var point = TimePoint(date: PartialDate(), atoms: start..<start)
        if cue(index) == .partEnd {
            point.isEnd = true
            index += 1
        } else if cue(index) == .partStart {
            index += 1
        }
        var time: PartialDate?
        if let found = scanTime(index) {
            time = found.time
            index = found.next
            if cue(index) == .dayPart { index += 1 }
            if kind(index) == .comma { index += 1 }
        }
        // `chiều Chủ nhật`, `sáng ngày 25/11`
        if cue(index) == .dayPart, time == nil { index += 1 }
        var weekdayEnd: Int?
        if let found = scanWeekday(index) {
            point.weekday = found.day
            index = found.next
            weekdayEnd = index
            if kind(index) == .comma || kind(index) == .open, kind(index + 1) == .date { index += 1 }
        }
        if let date = scanDate(&index, afterPart: index > start && point.isEnd) {
            point.date = date
        } else if let weekdayEnd {
            index = weekdayEnd
        } else if let time {
            // A time of day alone: leave the comma behind it.
            guard let found = scanTime(start) else { return nil }
            index = found.next
            point.date = time
            point.atoms = start..<index
            return point
        } else {
            return nil
        }
        if let time {
            point.date.hour = time.hour
            point.date.minute = time.minute
        }
        point.atoms = start..<index
        return point
    }

    /// The date proper, without time of day and weekday.
    private func scanDate(_ index: inout Int, afterPart: Bool) -> PartialDate? {
        switch kind(index) {
        case .date:
            var date = dateValue(index)
            index += 1
            extend(&date, &index)
            return date
        case .number:
            // 6 tháng đầu năm 2025
            if number(index) == 6, cue(index + 1) == .unitMonth { return scanHalf(&index, from: index + 2) }
            return nil
        case .cue: break
        default: return nil
        }
        var date = PartialDate()
        switch cue(index) {
        case .sixMonths: return scanHalf(&index, from: index + 1)
        case .halfFirstFull, .halfSecondFull:
            date.half = cue(index) == .halfFirstFull ? 1 : 2
            index += 1
            scanYear(&date, &index)
            return date
        case .halfSecond:
            // cuối năm = the end of the letter's year
            date.yearStep = .current
            index += 1
            if kind(index) == .date, dateValue(index).grain == .year {
                date.year = dateValue(index).year
                date.yearStep = .unknown
                index += 1
                return date
            }
            if let year = number(index), (1900...2200).contains(year) {
                date.year = year
                date.yearStep = .unknown
                index += 1
            }
            return date
        case .unitDay:
            guard let day = number(index + 1), (1...31).contains(day) else { return nil }
            date.day = day
            index += 2
            extend(&date, &index)
            return date
        case .unitMonth:
            guard let month = number(index + 1), (1...12).contains(month) else { return nil }
            date.month = month
            index += 2
            scanYear(&date, &index)
            return date
        case .unitYear where afterPart || endsYear(index):
            // cuối năm, hết năm
            date.yearStep = .current
            index += 1
            return date
        case .currentYear, .followingYear:
            date.yearStep = cue(index) == .currentYear ? .current : .following
            index += 1
            return date
        default: return nil
        }
    }

    /// The `năm` of `đến hết năm`, `từ nay đến hết năm`: the letter's own.
    private func endsYear(_ index: Int) -> Bool {
        switch cue(index - 1) {
        case .until, .untilFromNow: atoms[index - 1].tokens.count > 1
        default: false
        }
    }

    private func scanHalf(_ index: inout Int, from start: Int) -> PartialDate? {
        var date = PartialDate()
        var next = start
        if cue(next) == .halfFirst || cue(next) == .halfSecond {
            date.half = cue(next) == .halfFirst ? 1 : 2
            next += 1
            if let year = number(next), (1900...2200).contains(year) {
                date.year = year
                next += 1
            }
        } else if cue(next) == .partStart || cue(next) == .partEnd, kind(next + 1) == .date,
            dateValue(next + 1).grain == .year
        {
            date.half = cue(next) == .partStart ? 1 : 2
            date.year = dateValue(next + 1).year
            next += 2
        } else {
            return nil
        }
        index = next
        return date
    }

    /// `năm 2025`, `/2025`, `năm nay`, `năm sau` behind a date.
    private func scanYear(_ date: inout PartialDate, _ index: inout Int) {
        if kind(index) == .date, dateValue(index).grain == .year {
            date.year = dateValue(index).year
            index += 1
        } else if cue(index) == .unitYear, let year = number(index + 1), (1900...2200).contains(year) {
            date.year = year
            index += 2
        } else if kind(index) == .slash, let year = number(index + 1), (1900...2200).contains(year) {
            date.year = year
            index += 2
        } else if cue(index) == .currentYear || cue(index) == .followingYear {
            date.yearStep = cue(index) == .currentYear ? .current : .following
            index += 1
        }
    }

    private func extend(_ date: inout PartialDate, _ index: inout Int) {
        if date.isDayOnly {
            if kind(index) == .date, dateValue(index).grain == .month {
                date.month = dateValue(index).month
                date.year = dateValue(index).year
                index += 1
            } else if cue(index) == .unitMonth, let month = number(index + 1), (1...12).contains(month) {
                date.month = month
                index += 2
            } else if kind(index) == .slash {
                // `31/11/2025`: the tokenizer makes no date of a day that is none.
                if kind(index + 1) == .date, dateValue(index + 1).grain == .month {
                    date.month = dateValue(index + 1).month
                    date.year = dateValue(index + 1).year
                    index += 2
                } else if let month = number(index + 1), month > 0 {
                    date.month = month
                    index += 2
                }
            }
        }
        if date.year == 0, date.grain != .year, date.month > 0 || date.quarter > 0 { scanYear(&date, &index) }
    }

    /// `15 ngày`, `05 ngày làm việc`, `02 (hai) ngày`, `72 giờ`, `24h`.
    func scanSpan(_ start: Int) -> TimeSpan? {
        var index = start
        let count: Int
        if let value = number(index) {
            count = value
            index += 1
        } else if kind(index) == .time, dateValue(index).minute <= 0 {
            // 24h, 72 giờ
            return TimeSpan(count: dateValue(index).hour, unit: .hour, atoms: start..<(index + 1))
        } else {
            return nil
        }
        if kind(index) == .open {
            var close = index + 1
            while close < min(index + 5, atoms.count), kind(close) != .close { close += 1 }
            if kind(close) == .close, cue(close + 1).unit != nil { index = close + 1 }
        }
        guard let unit = cue(index).unit, count > 0 else { return nil }
        index += 1
        return TimeSpan(count: count, unit: unit, atoms: start..<index)
    }
}
