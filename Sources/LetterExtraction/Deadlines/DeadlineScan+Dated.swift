import LetterLexicon
import LetterStructure

/// Times that name a day, a month, a year or a stretch of them.
extension DeadlineScan {
    /// What a word before a date says of how it binds, and the atom behind it.
    func relationCue(_ index: Int) -> (relation: DeadlineRelation, next: Int)? {
        switch atoms.cue(index) {
        case .before: return (.before, index + 1)
        case .latest, .notOver:
            // `chậm nhất trước ngày`, `chậm nhất vào ngày`, `chậm nhất trong quý III`
            switch atoms.cue(index + 1) {
            case .before: return (.before, index + 2)
            case .at, .within, .until: return (.by, index + 2)
            default: return (.by, index + 1)
            }
        case .until, .untilFromNow:
            if atoms.cue(index + 1) == .before { return (.before, index + 2) }
            return (.by, index + 1)
        case .within: return (.in, index + 1)
        case .at: return (.on, index + 1)
        case .from: return (.from, index + 1)
        default: return nil
        }
    }

    /// A date or stretch with the word that binds it and what follows it.
    mutating func scanDated(_ index: Int) -> Int? {
        var start = index
        var relation: DeadlineRelation?
        if let cue = relationCue(index) {
            relation = cue.relation
            start = cue.next
        }
        if atoms.cue(start) == .stage, isLine || relation == .in { return scanStage(index, start + 1) }
        if let next = scanToday(index, start, relation) { return next }
        guard let first = scanListedPoint(start) else { return nil }
        var points = [first]
        var next = first.atoms.upperBound

        // from A until B
        if let second = scanSpanEnd(next, from: relation, first) {
            return addSpan(index, first, second)
        }
        // `20/6 và 20/12`, `trước ngày 10/6 và trước ngày 10/12`
        while points.count < 12, atoms.kind(next) == .comma || atoms.cue(next) == .and {
            var at = next + 1
            if atoms.kind(next) == .comma, atoms.cue(at) == .and { at += 1 }
            if let cue = relationCue(at), cue.relation == relation { at = cue.next }
            guard let point = scanListedPoint(at) ?? scanBareEntry(at, after: first),
                point.date.grain == first.date.grain || point.date.grain == .day,
                !point.isEnd
            else { break }
            // `trong tháng 11, năm 2026 …` is no list
            if first.date.grain != .year, point.date.grain == .year { break }
            points.append(point)
            next = point.atoms.upperBound
        }
        shareYears(&points)

        let onwards = scanOnwards(next)
        if let onwards { next = onwards }
        if onwards == nil, let tail = scanTail(next, points) {
            return addRecurring(index, points, tail, relation)
        }
        guard let relation = onwards != nil ? .from : settledRelation(relation, points[0], start: index, end: next)
        else { return isText && points[0].date.grain == .time ? nil : next }
        guard counts(relation, points[0], start: index, pointStart: start, hasOnwards: onwards != nil) else {
            return next
        }
        for (number, point) in points.enumerated() {
            let lower = number == 0 ? index : point.atoms.lowerBound
            let upper = number == points.count - 1 ? next : point.atoms.upperBound
            add(lower..<upper, relation, .point(point), Self.rule(relation, point.date.grain))
        }
        return next
    }

    /// A point, without the brackets of `ngày (thứ Sáu) 28/11`.
    private func scanListedPoint(_ start: Int) -> TimePoint? {
        guard let point = atoms.scanPoint(start) else {
            // `2026` in a time cell
            if isLine, let year = atoms.number(start), (2000...2100).contains(year) {
                var date = PartialDate()
                date.year = year
                return TimePoint(date: date, atoms: start..<(start + 1))
            }
            return nil
        }
        return point
    }

    /// The `II` of `quý I, II năm 2026`, the `12` of `tháng 11, 12 năm 2025`.
    private func scanBareEntry(_ start: Int, after first: TimePoint) -> TimePoint? {
        var date = PartialDate()
        var next = start + 1
        switch first.date.grain {
        case .quarter:
            guard atoms.kind(start) == .word, atoms[start].number > 0, atoms[start].isCapitalised else { return nil }
            date.quarter = Int(atoms[start].number)
        case .month:
            guard let month = atoms.number(start), (1...12).contains(month),
                atoms.cue(next).unit == nil || atoms.cue(next) == .unitYear
            else { return nil }
            date.month = month
        case .day where first.date.isDayOnly:
            // `các ngày 15 và 30 hằng tháng`
            guard let day = atoms.number(start), (1...31).contains(day), atoms.cue(next) == .every else { return nil }
            date.day = day
            return TimePoint(date: date, atoms: start..<next)
        default: return nil
        }
        if atoms.kind(next) == .date, atoms.dateValue(next).grain == .year {
            date.year = atoms.dateValue(next).year
            next += 1
        } else if atoms.kind(next) == .slash, let year = atoms.number(next + 1), (1900...2200).contains(year) {
            date.year = year
            next += 2
        } else if first.date.grain == .month {
            return nil
        }
        return TimePoint(date: date, atoms: start..<next)
    }

    /// `số liệu tính đến ngày 15/12`, `tính từ ngày 15 tháng trước đến ngày 14`: what is counted, not by when.
    mutating func scanAsOf(_ index: Int) -> Int? {
        guard atoms.cue(index) == .asOf, let first = atoms.scanPoint(index + 1) else { return nil }
        var next = first.atoms.upperBound
        // The other end stands a few words on: `của năm trước kỳ báo cáo đến ngày 14 tháng 12`.
        var at = next
        while at < atoms.count, at < next + 8, !atoms[at].endsClause {
            if atoms.cue(at) == .until, let second = atoms.scanPoint(at + 1) {
                next = second.atoms.upperBound
                break
            }
            at += 1
        }
        return next
    }

    static func rule(_ relation: DeadlineRelation, _ grain: PartialDate.Grain) -> String {
        if grain == .day {
            switch relation {
            case .before: return "deadline-before-date"
            case .by: return "deadline-by-date"
            case .from: return "deadline-from-date"
            default: return "deadline-on-date"
            }
        }
        switch relation {
        case .before: return "deadline-before-period"
        case .by: return "deadline-by-period"
        case .from: return "deadline-from-period"
        default: return "deadline-in-period"
        }
    }

    // MARK: Spans

    /// `đến ngày 15/12`, `- 15/12/2025` behind the first point of a span.
    private func scanSpanEnd(_ index: Int, from relation: DeadlineRelation?, _ first: TimePoint) -> TimePoint? {
        var at = index
        if atoms.kind(at) == .comma { at += 1 }
        if atoms.cue(at) == .until, relation == .from || relation == nil || relation == .in {
            guard let point = scanListedPoint(at + 1) else { return nil }
            // A bare `15/11 đến 15/12` needs its `từ` in running text.
            return isText && relation == nil ? nil : point
        }
        if atoms.kind(at) == .hyphen, at == index, let point = scanListedPoint(at + 1),
            point.date.grain == first.date.grain || point.date.grain == .day
        {
            return point
        }
        return nil
    }

    private mutating func addSpan(_ start: Int, _ first: TimePoint, _ second: TimePoint) -> Int {
        let range = start..<second.atoms.upperBound
        var next = range.upperBound
        if first.date.grain == .time || second.date.grain == .time {
            // `từ 19h đến 21h hằng ngày`: the hour it begins at
            if let tail = scanTail(next, [first]), first.date.grain == .time {
                add(start..<tail.next, .in, .recurring(tail.rule.on(first)), "recurring-dated")
                return tail.next
            }
            guard second.date.grain == .day else { return next }
            var opening = first
            let hours = opening.date
            opening.date = second.date
            opening.date.hour = hours.hour
            opening.date.minute = hours.minute
            add(range, .in, .span(opening, second), "deadline-in-span")
            return next
        }
        if let tail = scanTail(next, [first, second]), !first.date.hasYear {
            // `từ tháng 3 đến tháng 11 hằng năm`
            next = tail.next
            add(start..<next, .in, .recurring(tail.rule), "recurring-every")
            return next
        }
        if isText {
            // Years and stages in running text name plans.
            if first.date.grain == .year || second.date.grain == .year {
                guard speaksOfCompletion(start), !belongsToName(start, acrossCommas: true) else { return next }
            }
        }
        var opening = first
        if opening.date.isDayOnly {
            opening.date.month = second.date.month
            opening.date.year = second.date.year
        }
        return addSpan(range, opening, second)
    }

    /// The span as a period; with `và các năm tiếp theo` it is only where the work begins.
    private mutating func addSpan(_ range: Range<Int>, _ first: TimePoint, _ second: TimePoint) -> Int {
        if let onwards = scanOnwards(range.upperBound) {
            add(range.lowerBound..<onwards, .from, .span(first, second), "deadline-from-period")
            return onwards
        }
        add(range, .in, .span(first, second), "deadline-in-span")
        return range.upperBound
    }

    /// `giai đoạn 2026 - 2030` as a time limit.
    private mutating func scanStage(_ index: Int, _ start: Int) -> Int? {
        guard let first = stageYear(start) else { return nil }
        let next = first.atoms.upperBound
        guard atoms.kind(next) == .hyphen || atoms.cue(next) == .until, let second = stageYear(next + 1) else {
            return nil
        }
        if isText {
            guard speaksOfCompletion(index), !belongsToName(index) else { return second.atoms.upperBound }
        }
        return addSpan(index..<second.atoms.upperBound, first, second)
    }

    /// `Hoàn thiện hạ tầng (2025 - 2026).`, `… (2026 trở đi)`: years alone in a bracket that ends the sentence are when it
    /// is done, unless they belong to a name.
    mutating func scanYearsInBrackets(_ index: Int) -> Int? {
        guard index > sentenceStart, atoms.kind(index - 1) == .open, let first = stageYear(index) else { return nil }
        var next = first.atoms.upperBound
        var second: TimePoint?
        if atoms.kind(next) == .hyphen || atoms.cue(next) == .until, let year = stageYear(next + 1) {
            second = year
            next = year.atoms.upperBound
        }
        let onwards = scanOnwards(next)
        guard second != nil || onwards != nil, atoms.kind(onwards ?? next) == .close else { return nil }
        let behind = (onwards ?? next) + 1
        guard behind >= atoms.count || atoms[behind].endsSentence, !belongsToName(index - 1) else { return behind }
        if let second { return addSpan(index..<next, first, second) }
        add(index..<(onwards ?? next), .from, .point(first), "deadline-from-period")
        return behind
    }

    private func stageYear(_ start: Int) -> TimePoint? {
        if let point = atoms.scanPoint(start), point.date.grain == .year { return point }
        guard let year = atoms.number(start), (1990...2100).contains(year) else { return nil }
        var date = PartialDate()
        date.year = year
        return TimePoint(date: date, atoms: start..<(start + 1))
    }

    // MARK: What follows a date

    /// `trở đi`, `và các năm tiếp theo`.
    private func scanOnwards(_ index: Int) -> Int? {
        if atoms.cue(index) == .onwards { return index + 1 }
        if atoms.cue(index) == .and || atoms.kind(index) == .comma, atoms.cue(index + 1) == .onwards {
            return index + 2
        }
        return nil
    }

    /// `hằng năm`, `của tháng sau`, `của tháng cuối quý` behind a day without year: the time comes again.
    private func scanTail(_ index: Int, _ points: [TimePoint]) -> (rule: Recurrence, next: Int)? {
        guard points.allSatisfy({ $0.date.year == 0 && $0.date.yearStep == .unknown }) else { return nil }
        let point = points[0]
        var at = index
        if atoms.cue(at) == .of { at += 1 }
        switch atoms.cue(at) {
        case .every:
            guard let unit = atoms.cue(at + 1).unit, let rule = Recurrence(unit) else { return nil }
            return (rule, at + 2)
        case .ofEveryMonth where point.date.isDayOnly: return (Recurrence(.monthly), at + 1)
        case .ofQuarterMonth where point.date.isDayOnly: return (Recurrence(.monthly, interval: 3), at + 1)
        case .ofReportYear where point.date.month > 0: return (Recurrence(.yearly), at + 1)
        default: return nil
        }
    }

    private mutating func addRecurring(
        _ start: Int, _ points: [TimePoint], _ tail: (rule: Recurrence, next: Int), _ relation: DeadlineRelation?
    ) -> Int {
        let isDay = points[0].date.grain == .day || points[0].weekday != nil
        var relation = relation ?? (isDay ? .on : .in)
        // `vào tháng 5 hằng năm`
        if relation == .on, !isDay, points[0].date.grain != .time { relation = .in }
        for (number, point) in points.enumerated() {
            let lower = number == 0 ? start : point.atoms.lowerBound
            let upper = number == points.count - 1 ? tail.next : point.atoms.upperBound
            add(
                lower..<upper, relation == .from && point.date.grain == .time ? .in : relation,
                .recurring(tail.rule.on(point)), "recurring-dated")
        }
        return tail.next
    }

    /// `20/6 và 20/12/2025`: the year stands once, for all.
    private func shareYears(_ points: inout [TimePoint]) {
        guard points.count > 1 else { return }
        for index in stride(from: points.count - 2, through: 0, by: -1) where points[index].date.year == 0 {
            if points[index].date.isDayOnly { points[index].date.month = points[index + 1].date.month }
            points[index].date.year = points[index + 1].date.year
            if points[index].date.yearStep == .unknown { points[index].date.yearStep = points[index + 1].date.yearStep }
        }
    }

    /// `trong ngày hôm nay`, `trước 17 giờ ngày mai`: counted from the letter's date.
    private mutating func scanToday(_ index: Int, _ start: Int, _ relation: DeadlineRelation?) -> Int? {
        var at = start
        var date = PartialDate()
        if let time = atoms.scanTime(at) {
            date = time.time
            at = time.next
        }
        let cue = atoms.cue(at)
        guard cue == .today || cue == .tomorrow else { return nil }
        guard relation != nil || isLine, let letterDate else { return at + 1 }
        let day = cue == .today ? letterDate : letterDate.next
        date.year = day.year
        date.month = day.month
        date.day = day.day
        let point = TimePoint(date: date, atoms: start..<(at + 1))
        let settled = relation == nil ? .by : relation == .in ? .on : relation ?? .by
        add(index..<(at + 1), settled, .point(point), Self.rule(settled, .day))
        return at + 1
    }

    // MARK: Whether it counts

    /// How a date binds, also where no word says it; nil where it does not bind.
    private func settledRelation(
        _ relation: DeadlineRelation?, _ point: TimePoint, start: Int, end: Int
    ) -> DeadlineRelation? {
        let isDay = point.date.grain == .day
        if let relation {
            if relation == .in, isDay { return .on }
            if relation == .on, !isDay { return .in }
            return relation
        }
        if isLine {
            guard isDay else { return .in }
            // A cell `Ngày 20/5/2026` names the day of an event, `30/8/2026` the last day.
            let isNamedDay = context == .cell && atoms[start].isCapitalised && opensSentence(start)
            if isEventLine { return .on }
            return isNamedDay && atoms.kind(end) == .border ? .on : .by
        }
        let before = atoms.cue(start - 1)
        // `hoàn thành 31/12/2025`, `hoàn thành năm 2025`
        if before == .complete {
            // `đã được thông qua ngày 27/11`: told, not ordered
            if isDay, let letterDate, case .resolved(let date) = point.date.resolved(letterDate: letterDate),
                date.end <= letterDate || !point.date.hasYear
            {
                return nil
            }
            // `khánh thành dịp 19/12/2025` names the day itself.
            if isDay, atoms.cue(start) == .partStart { return .on }
            // `có kế hoạch hoàn thành năm 2025` tells of a plan.
            if !isDay, atoms.cue(start - 2) == .planNoun { return nil }
            return isDay ? .by : .in
        }
        if isDay {
            // `(ngày 25/11)`; a sentence that opens with its day
            if atoms.kind(start - 1) == .open, namesDay(start), atoms.kind(end) == .close || atoms.kind(end) == .border
            {
                return .on
            }
            if opensSentence(start), !point.date.hasYear || atoms.kind(end) == .comma { return .on }
            if point.date.hour >= 0 { return .on }
        }
        // `Quý IV/2025, Sở Y tế trình đề án`
        if !isDay, point.date.grain != .year, opensSentence(start), atoms.kind(end) == .comma { return .in }
        return nil
    }

    /// The date is written with the word `ngày`: `Ngày Môi trường (05/6)` only explains a name.
    private func namesDay(_ index: Int) -> Bool { atoms.cue(index) == .unitDay || !atoms[index].startsWithDigit }

    /// A share or an amount follows in the sentence, with no word of completing before it: the time is the period of a
    /// goal. `Đến hết năm 2026, hoàn thành cấp mã cho 100% số hộ` is by when.
    private func precedesGoal(_ index: Int) -> Bool {
        for at in index..<min(atoms.count, index + Self.lookAhead) {
            if atoms[at].endsSentence || atoms.cue(at) == .complete { return false }
            if atoms.kind(at) == .percentage || atoms.kind(at) == .amount { return true }
        }
        return false
    }

    /// `kiểm tra ít nhất 50% số xã trong năm 2026`: the year in which it is to be done, not that of a name (`nhiệm vụ trong
    /// năm 2026`) nor of a goal (`phấn đấu trong năm 2026 có …`).
    private func isYearOfDoing(_ point: TimePoint, start: Int) -> Bool {
        guard atoms.cue(start) == .within, !belongsToName(start), point.date.year >= letterDate?.year ?? 0 else {
            return false
        }
        var clause = start
        while clause > sentenceStart, !atoms[clause - 1].endsClause {
            clause -= 1
            // `không có khả năng giải ngân trong năm 2026`, `đã ban hành trong năm 2026`
            if Self.told.contains(syllable(clause)) { return false }
        }
        // `Đối với các nhiệm vụ triển khai trong năm 2026, …`
        if clause < start, Self.topics.contains(syllable(clause)) { return false }
        return !(sentenceStart..<clause).contains { atoms.cue($0) == .aim || atoms.kind($0) == .open }
    }

    /// First syllables of `đối với`, `về`, `phấn đấu`: what is spoken of, what is striven for.
    private static let topics = SyllableSet(["đối", "với", "về", "phấn"])
    /// Words before a verb that tell what is or is not so: `đã`, `chưa`.
    private static let told = SyllableSet(["không", "chưa", "đã", "mới"])

    /// In running text a stretch of the calendar often only names a plan, a stage or a law.
    private func counts(
        _ relation: DeadlineRelation, _ point: TimePoint, start: Int, pointStart: Int, hasOnwards: Bool
    ) -> Bool {
        guard isText else { return true }
        // `có hiệu lực từ ngày 01/01/2026`, `phát sinh từ …`
        for back in 1...(relation == .from ? 6 : 2) where start - back >= sentenceStart {
            if atoms.cue(start - back) == .effect { return false }
            if atoms[start - back].endsClause { break }
        }
        if atoms.cue(start - 1) == .asOf { return false }
        // `các dự án mà đến hết ngày 31/5 …`, `đến hết ngày 30/9 mà không khởi công thì …`
        if atoms.cue(start - 1) == .whether { return false }
        if atoms.cue(point.atoms.upperBound) == .whether, opensClause(start) { return false }
        // `bảo đảm đến hết tháng 6 đạt tối thiểu 40%`
        if atoms.cue(start - 1) == .aim, atoms.cue(start) == .until, precedesGoal(point.atoms.upperBound) {
            return false
        }
        let isStretchEnd =
            point.isEnd || atoms.cue(pointStart) == .halfSecond || atoms[start].tokens.count > 1
            || atoms.cue(start) == .untilFromNow
        switch point.date.grain {
        case .day, .time: return true
        case .month, .quarter, .half:
            if relation == .before || atoms.cue(start) == .latest { return true }
            // `trong tháng 11`, `đến hết quý I` bind; a bare `từ tháng 3` may belong to a plan.
            return relation != .from || atoms[start].tokens.count > 1 || !belongsToName(start)
        case .year:
            // `hoàn thành Dự án vào năm 2026`: no name holds the word.
            if atoms.cue(start) == .at { return speaksOfCompletion(start) }
            if isYearOfDoing(point, start: start) { return true }
            if belongsToName(start, acrossCommas: true) { return false }
            if hasOnwards { return opensClause(start) || pointStart > start }
            switch atoms.cue(start) {
            case .latest, .untilFromNow: return true
            // `… tổng hợp. Đến năm 2030, hệ thống được hoàn thiện`: with a figure it is the period of a goal.
            case .until where isStretchEnd || opensSentence(start): return !precedesGoal(point.atoms.upperBound)
            case .from: return opensClause(start)
            default: return speaksOfCompletion(start)
            }
        case .none: return false
        }
    }
}
