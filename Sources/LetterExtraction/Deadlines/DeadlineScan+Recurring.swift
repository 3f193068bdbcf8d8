import LetterLexicon

/// Times that come again: `định kỳ hằng tháng, quý`, `01 tháng/lần`, `02 lần/ngày (trước 9h và 16h)`.
extension DeadlineScan {
    /// Rule `recurring-periodic`: `định kỳ`, with the frequency behind it where one is said.
    mutating func scanPeriodic(_ index: Int) -> Int? {
        guard atoms.cue(index) == .periodic else { return nil }
        if let next = scanFrequencyList(index + 1, from: index, afterPeriodic: true) { return next }
        let skip = atoms.kind(index + 1) == .open || atoms.kind(index + 1) == .comma ? 2 : 1
        if skip == 2, let next = scanFrequencyList(index + 2, from: index, afterPeriodic: true) { return next }
        // `bảo dưỡng định kỳ`, `chế độ báo cáo định kỳ`: the name of a thing
        if isText, atoms.cue(index - 1) == .fixedNoun, atoms[index].tokens.count <= 2 { return index + 1 }
        add(index..<(index + 1), .in, .text(.recurring, "PERIODIC"), "recurring-periodic")
        return index + 1
    }

    /// Rule `recurring-every`: `hằng năm`, `mỗi tháng một lần`, `01 tháng/lần`, `hàng tuần, tháng, quý`.
    mutating func scanFrequency(_ index: Int) -> Int? {
        if let next = scanTimesPerUnit(index) { return next }
        return scanFrequencyList(index, from: index, afterPeriodic: false)
    }

    /// A list of frequencies; every entry is a deadline.
    private mutating func scanFrequencyList(_ start: Int, from first: Int, afterPeriodic: Bool) -> Int? {
        guard let head = scanFrequencyItem(start, isBareAllowed: false, afterPeriodic: afterPeriodic) else {
            return nil
        }
        var items = [(head.rule, start..<head.next)]
        var next = head.next
        while atoms.kind(next) == .comma || atoms.cue(next) == .and || atoms.kind(next) == .slash {
            guard let item = scanFrequencyItem(next + 1, isBareAllowed: true, afterPeriodic: true) else { break }
            items.append((item.rule, (next + 1)..<item.next))
            next = item.next
        }
        if isText, !afterPeriodic, isNamed(start, end: next, head.rule) {
            for item in items {
                add(item.1, .in, .recurring(item.0), "recurring-every")
                drafts[drafts.count - 1].isHint = true
            }
            return next
        }
        // `Theo kế hoạch đào tạo hàng năm` in a time line: which plan.
        if !isText, !afterPeriodic, namesPlan(start, head.rule) { return next }
        for (number, item) in items.enumerated() {
            let range = number == 0 ? first..<item.1.upperBound : item.1
            add(range, .in, .recurring(item.0), "recurring-every")
        }
        return next
    }

    private func scanFrequencyItem(_ start: Int, isBareAllowed: Bool, afterPeriodic: Bool) -> (
        rule: Recurrence, next: Int
    )? {
        // hằng năm, mỗi tháng một lần, hằng 6 tháng
        if atoms.cue(start) == .every {
            if let unit = atoms.cue(start + 1).unit, let rule = Recurrence(unit) {
                return (rule, atoms.cue(start + 2) == .once ? start + 3 : start + 2)
            }
            if let count = atoms.number(start + 1), let unit = atoms.cue(start + 2).unit, count > 0,
                let rule = Recurrence(every: count, unit)
            {
                return (rule, start + 3)
            }
            return nil
        }
        if atoms.cue(start) == .sixMonths, afterPeriodic || isBareAllowed || atoms.cue(start + 1) == .once {
            return (Recurrence(.monthly, interval: 6), atoms.cue(start + 1) == .once ? start + 2 : start + 1)
        }
        // 6 tháng một lần, 01 tháng/lần; after `định kỳ` also 6 tháng alone
        if let count = count(at: start), count > 0, let unit = atoms.cue(start + 1).unit,
            let rule = Recurrence(every: count, unit)
        {
            var next = start + 2
            if atoms.kind(next) == .slash, atoms.cue(next + 1) == .once {
                next += 2
            } else if atoms.cue(next) == .once {
                next += 1
            } else if !(afterPeriodic || isBareAllowed) || isHalf(next) {
                return nil
            }
            return (rule, next)
        }
        // the `quý` of `hằng tháng, quý`
        if isBareAllowed, let unit = atoms.cue(start).unit, unit != .workingDay, let rule = Recurrence(unit),
            atoms.number(start + 1) == nil
        {
            return (rule, start + 1)
        }
        return nil
    }

    /// A number in figures, or the `hai` of `hai tuần một lần`.
    private func count(at index: Int) -> Int? {
        if let number = atoms.number(index) { return number }
        guard atoms.kind(index) == .word, !atoms[index].isCapitalised, atoms[index].number > 0,
            atoms.cue(index + 2) == .once
        else { return nil }
        return Int(atoms[index].number)
    }

    private func isHalf(_ index: Int) -> Bool {
        switch atoms.cue(index) {
        case .halfFirst, .halfSecond, .partEnd, .partStart: true
        default: false
        }
    }

    /// Rule `recurring-times-a-day`: `02 lần/ngày (trước 9h và 16h)` is one deadline an hour.
    private mutating func scanTimesPerUnit(_ start: Int) -> Int? {
        guard let count = atoms.number(start), atoms.cue(start + 1) == .once, atoms.kind(start + 2) == .slash,
            let unit = atoms.cue(start + 3).unit, let rule = Recurrence(unit)
        else { return nil }
        let next = start + 4
        if atoms.kind(next) == .open {
            var at = next + 1
            var relation: DeadlineRelation = .in
            var points: [(DeadlineRelation, TimePoint)] = []
            while at < atoms.count, at < next + 16, atoms.kind(at) != .close {
                if let found = relationCue(at) {
                    relation = found.relation
                    at = found.next
                } else if let point = atoms.scanPoint(at), point.date.grain == .time || point.weekday != nil {
                    points.append((relation, point))
                    at = point.atoms.upperBound
                } else {
                    at += 1
                }
            }
            if !points.isEmpty {
                for (relation, point) in points {
                    add(start..<at, relation, .recurring(rule.on(point)), "recurring-times-a-day")
                }
                return at
            }
        }
        // `tối thiểu 01 lần/tuần` is a target
        if isText, start > 0, atoms.cue(start - 1) == .notOver || atoms.cue(start - 1) == .atLeast { return next }
        add(start..<next, .in, .recurring(rule), "recurring-times-a-day")
        drafts[drafts.count - 1].times = count
        return next
    }

    /// `kế hoạch hằng năm`: which plan is meant. Drawing up plans every month or quarter recurs, a plan every year is a
    /// name.
    private func namesPlan(_ start: Int, _ rule: Recurrence) -> Bool {
        guard rule.frequency == .yearly else { return false }
        for at in stride(from: start - 1, through: max(0, start - 6), by: -1) {
            if atoms[at].endsClause { return false }
            if atoms.cue(at).returnsByItself { return true }
        }
        return false
    }

    /// `kế hoạch hằng năm`, `ngân sách hằng năm`, `đời sống hằng ngày`, `hằng năm của các cơ quan`: the
    /// frequency only says which plan, budget or life is meant.
    private func isNamed(_ start: Int, end: Int, _ rule: Recurrence) -> Bool {
        if rule.frequency == .yearly, atoms.cue(end) == .of { return true }
        // `hàng năm có 100% học sinh …`: the period of a target; `mỗi năm kiểm tra 30% số xã` is when to do it.
        for at in end..<(end + 4) where atoms.kind(at) == .percentage {
            if at == end || Self.states.contains(syllable(end)) { return true }
            break
        }
        // `05 kg thức ăn cho mỗi ngày rét`
        if start > 0, syllable(start - 1) == Self.forWord { return true }
        if opensClause(start) { return false }
        // `giảm tối thiểu 15% mỗi năm`
        if atoms.cue(start - 1) == .given || atoms.kind(start - 1) == .amount || atoms.kind(start - 1) == .percentage {
            return true
        }
        var at = start - 1
        while at >= 0, at >= start - 6, !atoms[at].endsClause {
            let cue = atoms.cue(at)
            if cue == .dailyNoun, at >= start - 3 { return true }
            if cue == .fixedNoun, at == start - 1 { return true }
            if cue == .budgetNoun, at >= start - 5 { return true }
            at -= 1
        }
        return namesPlan(start, rule)
    }

    /// `có`, `đạt`, `tăng`, `giảm`, `duy trì`, `phấn đấu`, `bảo đảm`, `ít nhất`: words of how things are to be.
    private static let states = SyllableSet([
        "có", "đạt", "tăng", "giảm", "duy", "phấn", "bảo", "đảm", "ít", "tối", "trên", "từ",
    ])
    private static let forWord = Syllables.id("cho")
}
