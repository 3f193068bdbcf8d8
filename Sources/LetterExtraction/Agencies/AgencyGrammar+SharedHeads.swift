import LetterLexicon
import LetterTokens

/// Heads that are said once over several names: `Các Bộ: Quốc phòng, Công an`.
extension AgencyGrammar {
    /// `Các Bộ: Quốc phòng, Công an`, `các Sở Tài chính, Nội vụ`, `Ủy ban nhân dân các tỉnh: Lai Châu, Sơn La`.
    func sharedHead(from start: Int, plural: Range<Int>, limit: Int, style: Style) -> Reading? {
        var position = plural.isEmpty ? start : plural.upperBound
        var pieces: [Range<Int>] = []
        if plural.lowerBound > start { pieces.append(start..<plural.lowerBound) }
        guard let head = cues.longest(at: position, in: [.bodyHead, .kindNoun, .adminLevel]) else { return nil }
        var headTokens = head.tokens
        position = head.tokens.upperBound
        // `Ủy ban nhân dân các tỉnh: …`
        if let inner = cues.longest(at: position, in: [.plural]),
            let level = cues.longest(at: inner.tokens.upperBound, in: [.adminLevel])
        {
            pieces.append(headTokens)
            headTokens = level.tokens
            position = level.tokens.upperBound
        } else if plural.isEmpty {
            return nil
        }
        var kindsEnd = position
        var cityTokens: Range<Int>?
        // `Các Bộ, cơ quan: …`, `các tỉnh, thành phố: …`
        while let next = separator(at: kindsEnd, limit: limit),
            let kind = cues.longest(at: next, in: [.kindNoun, .adminLevel, .kindTail])
        {
            kindsEnd = kind.tokens.upperBound
            if cues.longest(at: next, in: [.adminLevel])?.tokens == kind.tokens { cityTokens = kind.tokens }
        }
        let hasColon = stream.isMark(kindsEnd, ":")
        var listStart = kindsEnd
        if hasColon { listStart += 1 }
        guard listStart < limit, stream.isCapitalised(listStart) else { return nil }
        if !hasColon {
            // Without a colon only where a second bare name follows: `các Sở Tài chính, Nội vụ`.
            guard kindsEnd == position, let first = bareName(at: listStart, head: headTokens, limit: limit),
                stream.isMark(first, ","), stream.isCapitalised(first + 1), !startsNewHead(first + 1, limit: limit)
            else { return nil }
        } else if startsNewHead(listStart, limit: limit)
            || opensDutyInCapitals(listStart, mayBeName: pieces.isEmpty, limit: limit)
        {
            return nil
        }
        pieces.append(headTokens)
        var items: [AgencyItem] = []
        position = listStart
        var end = listStart
        while position < limit, stream.isCapitalised(position), !startsNewHead(position, limit: limit),
            let nameEnd = bareName(at: position, head: headTokens, limit: limit), nameEnd > position
        {
            // `các tỉnh, thành phố: Hà Tĩnh, Đà Nẵng`: a city under the central government is no province.
            var head = pieces
            if let cityTokens, cues.longest(at: position, in: [.centralCity])?.tokens == position..<nameEnd {
                head[head.count - 1] = cityTokens
            }
            items.append(AgencyItem(pieces: head + [position..<nameEnd], tokens: position..<nameEnd, isGroup: false))
            end = nameEnd
            guard let next = separator(at: nameEnd, limit: limit) else { break }
            position = next
        }
        return items.isEmpty ? nil : Reading(items: items, end: behindRemarks(end, limit: limit))
    }

    /// `Ủy ban nhân dân các xã: Phối hợp với …`: a verb behind the colon opens the duty; it is no name.
    ///
    /// - Parameter mayBeName: the head is no level, so that a verb may be a name (`các Cục: Quản lý thuốc, …`).
    private func opensDutyInCapitals(_ index: Int, mayBeName: Bool, limit: Int) -> Bool {
        guard let verb = cues.longest(at: index, in: Self.predicateClasses) else { return false }
        let names: CueClassSet =
            mayBeName ? [.ministryName, .provinceName, .districtName, .communeName, .nominalVerb] : [.provinceName]
        return cues.longest(at: index, in: names).map { $0.tokens.count < verb.tokens.count } ?? true
    }

    /// Whether a head, title or plural begins at the token, so that it is no bare name.
    func startsNewHead(_ index: Int, limit: Int) -> Bool {
        if cues.longest(at: index, in: [.plural, .honorific, .officeTitle]) != nil { return true }
        guard let head = cues.longest(at: index, in: [.bodyHead, .agencyName, .agencyGroup]) else { return false }
        // `Công an` and `Thanh tra` are names of ministries too, but only inside a list of ministries.
        return cues.longest(at: index, in: [.ministryName]).map { $0.tokens.count < head.tokens.count } ?? true
    }

    /// The end of a name without its head: a known one with this head, or a run of capitalised words.
    private func bareName(at index: Int, head: Range<Int>, limit: Int) -> Int? {
        if let known = cues.longest(at: index, in: [.ministryName]) { return min(known.tokens.upperBound, limit) }
        if let place = cues.longest(at: index, in: [.provinceName, .districtName, .communeName]) {
            return min(place.tokens.upperBound, limit)
        }
        let end = nameWords(at: index, limit: limit)
        return end > index ? end : nil
    }
}
