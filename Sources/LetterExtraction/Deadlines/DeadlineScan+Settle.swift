import LetterStructure
import LetterText

/// What the sentence as a whole makes of its times.
extension DeadlineScan {
    /// Turns the drafts into deadlines: days without year take the year rule or the frequency that
    /// their sentence names; doubled and background times go.
    ///
    /// Complexity: O(*drafts*) but for sentences with several times, where it is O(*times of the sentence*²),
    /// with at most 64 looked at.
    mutating func settle() -> [Deadline] {
        nameTheTimes()
        var deadlines: [Deadline] = []
        var start = 0
        while start < drafts.count {
            var end = start + 1
            while end < drafts.count, end - start < 64, drafts[end].sentence == drafts[start].sentence { end += 1 }
            settleSentence(start..<end, into: &deadlines)
            start = end
        }
        return deadlines
    }

    /// `02 lần/năm …, vào tháng 4 và tháng 8`: where the times are named one by one, their number says nothing more.
    private mutating func nameTheTimes() {
        guard let rate = drafts.firstIndex(where: { $0.times > 1 }) else { return }
        let named = drafts.count {
            if case .point(let point) = $0.value {
                point.date.grain == .month || point.date.grain == .day
            } else {
                false
            }
        }
        if named == drafts[rate].times { drafts[rate].isHint = true }
    }

    private mutating func settleSentence(_ range: Range<Int>, into deadlines: inout [Deadline]) {
        if range.count == 1 {
            // Most sentences name one time.
            if !drafts[range.lowerBound].isHint, let deadline = finish(drafts[range.lowerBound]) {
                deadlines.append(deadline)
            }
            return
        }
        combineFrequencies(range)
        let sentence = drafts[range]
        let dated = Set(
            sentence.compactMap { draft -> Recurrence.Frequency? in
                if case .recurring(let rule) = draft.value, !rule.isPlain { return rule.frequency }
                return nil
            })
        let hasFrequency = sentence.contains { if case .recurring = $0.value, !$0.isHint { true } else { false } }
        var seen: [(DeadlineRelation, String)] = []
        for draft in sentence {
            if draft.isHint { continue }
            if case .recurring(let rule) = draft.value, rule.isPlain, draft.relation == .in {
                // `báo cáo hàng tháng … trước ngày 05 của tháng sau` is one time.
                if dated.contains(rule.frequency)
                    || (rule.frequency == .monthly && dated.contains(.yearly) && rule.interval == 6)
                {
                    continue
                }
            }
            if case .text(.recurring, "PERIODIC") = draft.value, hasFrequency { continue }
            guard let deadline = finish(draft) else { continue }
            if seen.contains(where: { $0.0 == deadline.relation && $0.1 == deadline.value }) { continue }
            seen.append((deadline.relation, deadline.value))
            deadlines.append(deadline)
        }
    }

    /// `hằng năm (trước ngày 15/11)`, `định kỳ 02 tuần một lần (trước 16 giờ thứ Sáu)`: the day takes
    /// the frequency of its sentence.
    private mutating func combineFrequencies(_ range: Range<Int>) {
        for index in range {
            guard case .point(let point) = drafts[index].value, !point.date.hasYear || point.date.yearStep == .following
            else { continue }
            let wanted: [Recurrence.Frequency]
            switch point.date.grain {
            case .day where !point.date.isDayOnly: wanted = [.yearly]
            case .day: wanted = [.monthly]
            case .time: wanted = point.weekday != nil ? [.weekly] : [.daily]
            case .none where point.weekday != nil: wanted = [.weekly]
            default: continue
            }
            // `báo cáo định kỳ (trước ngày 30 tháng 01 năm sau)` comes every year.
            if point.date.yearStep == .following, wanted == [.yearly],
                let periodic = range.first(where: {
                    if case .text(.recurring, "PERIODIC") = drafts[$0].value { true } else { false }
                }), periodic < index
            {
                drafts[index].value = .recurring(Recurrence(.yearly).on(point))
                drafts[index].rule = "recurring-dated"
                continue
            }
            // Nearest frequency before, else behind.
            let order = (range.lowerBound..<index).reversed() + Array((index + 1)..<range.upperBound)
            for other in order {
                guard case .recurring(let rule) = drafts[other].value else { continue }
                let isYearlyReport = wanted == [.yearly] && rule.frequency == .monthly && rule.interval == 6
                let isShared = wanted == [.yearly] && other == index + 1 && sharesYears(index, with: other, rule)
                guard isShared || rule.isPlain && (wanted.contains(rule.frequency) || isYearlyReport) else { continue }
                let base = isShared || isYearlyReport ? Recurrence(.yearly) : rule
                drafts[index].value = .recurring(base.on(point))
                drafts[index].rule = "recurring-dated"
                break
            }
        }
    }

    /// `06 tháng trước ngày 15/6 và cả năm trước ngày 15/12 hằng năm`: whether a day of every year lends its years to the
    /// one before it, from which `và` and a few words part it.
    private func sharesYears(_ first: Int, with second: Int, _ rule: Recurrence) -> Bool {
        guard rule.frequency == .yearly, rule.month > 0, drafts[first].relation == drafts[second].relation else {
            return false
        }
        let start = drafts[first].atoms.upperBound
        let between = start..<max(start, drafts[second].atoms.lowerBound)
        return between.count < 6 && between.contains { atoms.cue($0) == .and }
            && !between.contains { atoms[$0].endsClause }
    }

    private mutating func finish(_ draft: DeadlineDraft) -> Deadline? {
        let tokens = atoms.tokens(draft.atoms)
        func make(_ kind: DeadlineKind, _ relation: DeadlineRelation, _ value: String) -> Deadline {
            Deadline(tokens: tokens, kind: kind, relation: relation, value: value, rule: draft.rule)
        }
        switch draft.value {
        case .text(let kind, let value): return make(kind, draft.relation, value)
        case .recurring(let rule):
            var rule = rule
            if rule.month > 0, rule.day > 0, rule.day > CalendarDate.dayCount(year: 2000, month: rule.month) {
                findings.append((.deadlineImpossible, draft.atoms))
                return nil
            }
            if rule.day > 31 { rule.day = 0 }
            return make(.recurring, draft.relation, rule.rule)
        case .point(let point):
            guard
                let resolved = resolve(
                    point.date, draft.atoms,
                    isQuiet: point.date.grain == .time && draft.relation != .before && draft.relation != .by)
            else { return nil }
            if draft.isText, isBackground(resolved, draft.relation) { return nil }
            if resolved.yearAssumed { findings.append((.yearAssumed, draft.atoms)) }
            return make(resolved.date.grain == .day ? .date : .period, draft.relation, resolved.iso)
        case .span(let first, let second):
            guard let end = resolve(second.date, draft.atoms, isQuiet: false) else { return nil }
            guard case .resolved(let opening) = first.date.resolved(letterDate: letterDate, before: end) else {
                findings.append((.deadlineImpossible, draft.atoms))
                return nil
            }
            if draft.isText, let letterDate, end.end < letterDate { return nil }
            if end.end < opening.start {
                findings.append((.deadlineUnresolved, draft.atoms))
                return nil
            }
            if end.yearAssumed { findings.append((.yearAssumed, draft.atoms)) }
            return make(.period, draft.relation, opening.iso + "/" + end.iso)
        }
    }

    /// What ended before the letter is told, not ordered. But a letter may be signed some weeks after
    /// the meeting whose orders it passes on: a day that work must be done before still counts.
    private func isBackground(_ date: ResolvedDate, _ relation: DeadlineRelation) -> Bool {
        guard let letterDate, date.end < letterDate else { return false }
        guard relation == .before, date.date.grain == .day, !date.yearAssumed else { return true }
        let months = (letterDate.year - date.end.year) * 12 + letterDate.month - date.end.month
        return months > 1
    }

    private mutating func resolve(_ date: PartialDate, _ range: Range<Int>, isQuiet: Bool) -> ResolvedDate? {
        switch date.resolved(letterDate: letterDate) {
        case .resolved(let resolved): return resolved
        case .impossible:
            if !isQuiet { findings.append((.deadlineImpossible, range)) }
        case .unresolved:
            if !isQuiet { findings.append((.deadlineUnresolved, range)) }
        }
        return nil
    }
}
