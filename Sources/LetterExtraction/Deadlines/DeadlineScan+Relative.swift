/// Times counted from something that happens: `trong vòng 15 ngày kể từ ngày nhận được`.
extension DeadlineScan {
    mutating func scanRelative(_ index: Int) -> Int? {
        switch atoms.cue(index) {
        case .rightAfter:
            // Rule `relative-right-after`: ngay sau khi lũ rút
            let end = clauseEnd(index + 1)
            guard end > index + 1 else { return nil }
            add(index..<end, .by, relative: "P0D@event", "relative-right-after")
            return end
        case .inTimeFor:
            // Rule `relative-in-time-for`: để kịp báo cáo tại phiên họp
            let end = clauseEnd(index + 1)
            guard end > index + 2 else { return nil }
            add(index..<end, .before, relative: "P0D@event", "relative-in-time-for")
            return end
        case .within, .latest, .notOver, .until, .before: return scanLimit(index)
        case .beforeEvent: return scanDaysBefore(index)
        case .after:
            // `văn bản gửi sau không quá 24 giờ`
            if atoms.cue(index + 1) == .notOver, let span = atoms.scanSpan(index + 2), !isElapsed(span) {
                let anchor = scanAnchor(span.atoms.upperBound)
                let end = anchor?.next ?? span.atoms.upperBound
                add(index..<end, .by, relative: span.iso + "@" + (anchor?.name ?? "event"), "relative-within")
                return end
            }
            // Rule `relative-from-span`: sau 72 giờ
            guard let span = atoms.scanSpan(index + 1), !isElapsed(span) else { return nil }
            let anchor = scanAnchor(span.atoms.upperBound)
            guard isLine || anchor != nil || (span.unit == .hour && span.count > 24) else {
                return span.atoms.upperBound
            }
            let end = anchor?.next ?? span.atoms.upperBound
            add(index..<end, .from, relative: span.iso + "@" + (anchor?.name ?? "event"), "relative-from-span")
            return end
        case .anchor:
            // Rule `relative-from-signing`: từ ngày ban hành Kế hoạch trở đi
            guard isLine, opensClause(index), let anchor = scanAnchor(index) else { return nil }
            add(index..<anchor.next, .from, relative: "P0D@" + anchor.name, "relative-from-signing")
            return anchor.next
        default:
            // Rule `relative-span-since`: 15 ngày kể từ ngày nhận được
            guard let span = atoms.scanSpan(index), !isElapsed(span) else { return nil }
            guard let anchor = scanAnchor(span.atoms.upperBound) else {
                guard isLine, opensSentence(index), span.unit != .minute, atoms.kind(span.atoms.upperBound) != .slash
                else { return nil }
                add(span.atoms, .by, relative: span.iso + "@signing", "relative-span-since")
                return span.atoms.upperBound
            }
            add(
                index..<anchor.next, anchor.isBefore ? .before : .by, relative: span.iso + "@" + anchor.name,
                "relative-span-since")
            return anchor.next
        }
    }

    /// Rule `relative-within`: trong vòng 15 ngày kể từ …, chậm nhất 10 ngày làm việc kể từ ….
    private mutating func scanLimit(_ index: Int) -> Int? {
        let first = atoms.cue(index)
        // `gửi đến | trong thời hạn 07 ngày`: where to; `hết thời hạn 07 ngày` is until when.
        if first == .until, atoms.cue(index + 1) == .within, atoms[index + 1].tokens.count > 2 { return nil }
        var at = index + 1
        var isExpiry = false
        // `trong thời hạn không quá`, `hết thời hạn`, `chậm nhất trong vòng`, `chậm nhất sau`
        while at < index + 4 {
            let cue = atoms.cue(at)
            if cue == .within || cue == .notOver || cue == .latest || cue == .after {
                if first == .until { isExpiry = true }
                at += 1
            } else {
                break
            }
        }
        guard let span = atoms.scanSpan(at) else { return first == .before ? scanDaysBefore(index) : nil }
        if first == .until, !isExpiry { return nil }
        // `trong 6 tháng đầu năm` is a stretch of the calendar.
        if atoms.scanPoint(at).map({ $0.date.grain != .time }) == true { return nil }
        if isElapsed(span) { return span.atoms.upperBound }
        // `trong 02 ngày 15 và 16/10`: which days, not how many.
        if span.unit == .day, [.number, .date].contains(atoms.kind(span.atoms.upperBound)) {
            return span.atoms.upperBound
        }
        let anchor = scanAnchor(span.atoms.upperBound)
        // `trước 16 giờ`, `chậm nhất 16 giờ thứ Sáu` name an hour, not a length.
        if span.unit == .hour, span.count <= 24, anchor == nil, first != .within, !isExpiry {
            return first == .before || atoms.kind(at) == .time ? nil : span.atoms.upperBound
        }
        let end = anchor?.next ?? span.atoms.upperBound
        if isExpiry {
            add(index..<end, .on, relative: span.iso + "@" + (anchor?.name ?? "signing"), "relative-expiry")
            return end
        }
        if anchor == nil {
            switch first {
            // `nợ không quá 03 tháng`, `trước 03 tháng`: a measure, not a limit on doing
            case .notOver, .before:
                if isText { return span.atoms.upperBound }
            default: break
            }
            if isText, !isLimitOnDoing(span, lead: index, hasStrongLead: at > index + 1 || isStrong(index)) {
                return span.atoms.upperBound
            }
        }
        // Years since a day are how long something holds, not a time to do it in.
        if isText, span.unit == .year, first != .latest { return end }
        let relation: DeadlineRelation = first == .before || anchor?.isBefore == true ? .before : .by
        // Without a starting point the days run from the letter itself.
        add(index..<end, relation, relative: span.iso + "@" + (anchor?.name ?? "signing"), "relative-within")
        return end
    }

    /// Rule `relative-days-before`: trước ngày khai giảng 05 ngày, trước khi họp 03 ngày làm việc.
    private mutating func scanDaysBefore(_ index: Int) -> Int? {
        guard atoms.cue(index + 1) == .unitDay || atoms.cue(index) == .beforeEvent else { return nil }
        var at = index + 1
        while at < atoms.count, at < index + 12, !atoms[at].endsClause {
            if at > index + 2, let span = atoms.scanSpan(at), span.unit != .minute {
                let next = span.atoms.upperBound
                guard atoms.kind(next) == .border || atoms[next].endsClause else { return nil }
                add(index..<next, .before, relative: span.iso + "@event", "relative-days-before")
                return next
            }
            at += 1
        }
        return nil
    }

    private func isStrong(_ index: Int) -> Bool {
        atoms.cue(index) == .latest || atoms[index].tokens.count > 1
    }

    /// `trong 03 ngày làm việc, xây dựng …` binds the doing; `trong 10 tháng` and `trong 01 ngày` tell of a stretch.
    private func isLimitOnDoing(_ span: TimeSpan, lead: Int, hasStrongLead: Bool) -> Bool {
        switch span.unit {
        case .day, .workingDay, .hour, .week: break
        case .month: if !hasStrongLead { return false }
        default: return false
        }
        if span.unit == .day, span.count == 1, !hasStrongLead { return false }
        if hasStrongLead { return true }
        let next = span.atoms.upperBound
        return atoms.kind(next) == .border || atoms[next].endsClause || opensClause(lead) || speaksOfCompletion(lead)
    }

    /// `trong 05 năm qua`, `03 tháng trở lên`, `24 giờ tới`, `02 tháng cuối năm`.
    private func isElapsed(_ span: TimeSpan) -> Bool {
        switch atoms.cue(span.atoms.upperBound) {
        case .elapsed, .continuous, .halfFirst, .halfSecond, .partStart, .partEnd, .once: true
        case .until: atoms.scanPoint(span.atoms.upperBound + 1) == nil
        default: false
        }
    }

    /// `kể từ ngày nhận được văn bản`, `sau khi …`: what a span is counted from.
    private func scanAnchor(_ start: Int) -> (name: String, next: Int, isBefore: Bool)? {
        var at = start
        if atoms.kind(at) == .comma { at += 1 }
        // `05 ngày làm việc (24 giờ làm việc) kể từ khi …`
        if atoms.kind(at) == .open {
            var close = at + 1
            while close < min(at + 8, atoms.count), atoms.kind(close) != .close { close += 1 }
            guard atoms.kind(close) == .close else { return nil }
            at = close + 1
        }
        let isBefore: Bool
        switch atoms.cue(at) {
        case .anchor, .from, .after, .asOf: isBefore = false
        case .beforeEvent: isBefore = true
        case .before:
            // `10 ngày trước ngày họp`, not `trước 30/11`
            guard atoms.scanPoint(at + 1) == nil else { return nil }
            isBefore = true
        default: return nil
        }
        // A date given is a date, not an anchor: `trong 10 ngày từ ngày 01/12 đến ngày 10/12`.
        if !isBefore, atoms.scanPoint(at + 1) != nil || atoms.kind(at + 1) == .date { return nil }
        let end = clauseEnd(at + 1)
        guard end > at + 1 || atoms.cue(at) == .anchor else { return nil }
        var name = "event"
        if !isBefore {
            var hasSource = false
            search: for index in (at + 1)..<max(end, at + 1) {
                switch atoms.cue(index) {
                case .receipt:
                    name = "receipt"
                    break search
                case .signing: name = "signing"
                case .otherSource: hasSource = true
                // `kể từ ngày Luật có hiệu lực`
                case .effect where name == "event": break
                default: break
                }
            }
            if name == "signing", hasSource { name = "event" }
        }
        return (name, end, isBefore)
    }

    /// Words that are a time only in a time line or cell: `Thường xuyên`, `Sau khi Nghị định được ban hành`.
    mutating func scanLineWords(_ index: Int) -> Int? {
        switch atoms.cue(index) {
        case .continuous:
            // Rule `recurring-continuous`
            add(index..<(index + 1), .in, .text(.recurring, "CONTINUOUS"), "recurring-continuous")
            return index + 1
        case .after, .when:
            // Rule `relative-event-line`: the event's words run to the end of the line
            guard opensClause(index) || atoms.cue(index - 1) == .and else { return nil }
            var end = index + 1
            while end < atoms.count, !atoms[end].endsSentence { end += 1 }
            guard end > index + 1 else { return nil }
            add(index..<end, .by, relative: "P0D@event", "relative-event-line")
            return end
        default: return nil
        }
    }
}
