import LetterLexicon
import LetterTokens

/// Heads that are said once over several names: `Các Bộ: Quốc phòng, Công an`.
extension AgencyGrammar {
    /// `Các Bộ: Quốc phòng, Công an`, `các Sở Tài chính, Nội vụ`, `Ủy ban nhân dân các tỉnh: Lai Châu, Sơn La`,
    /// `Ủy ban nhân dân 02 xã: Hòa Xuân, Hòa Thịnh`.
    func sharedHead(from start: Int, plural: Range<Int>, limit: Int, style: Style) -> Reading? {
        var position = plural.isEmpty ? start : plural.upperBound
        var pieces: [Range<Int>] = []
        if plural.lowerBound > start { pieces.append(start..<plural.lowerBound) }
        guard let head = cues.longest(at: position, in: [.bodyHead, .kindNoun, .adminLevel]) else { return nil }
        var headTokens = head.tokens
        position = head.tokens.upperBound
        // `Ủy ban nhân dân các tỉnh: …`
        let counted = position < limit && stream[position].kind == .number ? position + 1 : nil
        if let inner = cues.longest(at: position, in: [.plural])?.tokens.upperBound ?? counted,
            let level = cues.longest(at: inner, in: [.adminLevel]),
            counted == nil || stream.isMark(level.tokens.upperBound, ":")
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
            // `các tỉnh A, B và | thành phố C`
            if let placeEnd = namedPlace(at: next, limit: limit) {
                items.append(
                    AgencyItem(
                        pieces: pieces.dropLast() + [next..<placeEnd], tokens: next..<placeEnd, isGroup: false))
                end = placeEnd
                guard let further = separator(at: placeEnd, limit: limit) else { break }
                position = further
            }
        }
        return items.isEmpty ? nil : Reading(items: items, end: behindRemarks(end, limit: limit))
    }

    /// `Ủy ban nhân dân các xã: Phối hợp với …`: a verb behind the colon opens the duty; it is no name.
    ///
    /// - Parameter mayBeName: the head is no level, so that a verb may be a name (`các Cục: Quản lý thuốc, …`).
    private func opensDutyInCapitals(_ index: Int, mayBeName: Bool, limit: Int) -> Bool {
        guard let verb = cues.longest(at: index, in: Self.openingClasses) else { return false }
        // `các huyện: Giao Thủy, …`: a verb of one syllable before a capital is part of a name.
        if verb.tokens.count == 1, stream.isCapitalised(index + 1), !startsNewHead(index + 1, limit: limit) {
            return false
        }
        let names: CueClassSet =
            mayBeName ? [.ministryName, .provinceName, .districtName, .communeName, .nominalVerb] : [.provinceName]
        return cues.longest(at: index, in: names).map { $0.tokens.count < verb.tokens.count } ?? true
    }

    /// Whether a head, title or plural begins at the token, so that it is no bare name.
    func startsNewHead(_ index: Int, limit: Int) -> Bool {
        if cues.longest(at: index, in: [.plural, .honorific, .officeTitle]) != nil { return true }
        guard let head = cues.longest(at: index, in: [.bodyHead, .agencyName, .agencyGroup]) else { return false }
        // `Vụ Pháp chế và Thanh tra thống kê`: what an office does, under one head.
        if stream[index].syllable == Self.inspectionWord, head.tokens.count == 2, head.tokens.upperBound < limit,
            stream.isWord(head.tokens.upperBound), !stream.isCapitalised(head.tokens.upperBound),
            cues.longest(at: head.tokens.upperBound, in: [.adminLevel]) == nil,
            cues.longest(at: head.tokens.upperBound, in: [.nominalVerb]) != nil
        {
            return false
        }
        // `Công an` and `Thanh tra` are names of ministries too, but only inside a list of ministries.
        return cues.longest(at: index, in: [.ministryName]).map { $0.tokens.count < head.tokens.count } ?? true
    }

    // MARK: Places of one head

    /// `Ủy ban nhân dân xã Hòa Xuân, xã Hòa Thịnh và phường Phú Yên`: the same head over several named places gives a
    /// body each.
    func items(_ tokens: Range<Int>) -> [AgencyItem] {
        let whole = [AgencyItem(pieces: withoutBrackets(tokens), tokens: tokens, isGroup: false)]
        var places: [Range<Int>] = []
        var position = tokens.lowerBound + 1
        while position < tokens.upperBound, namedPlace(at: position, limit: tokens.upperBound) == nil { position += 1 }
        let head = tokens.lowerBound..<position
        while position < tokens.upperBound {
            guard let end = namedPlace(at: position, limit: tokens.upperBound) else { return whole }
            if let last = places.last, rank(of: position..<end) > rank(of: last) { return whole }
            places.append(position..<end)
            guard end < tokens.upperBound else { break }
            guard let next = levelSeparator(at: end, limit: tokens.upperBound) else { return whole }
            position = next
        }
        let isPlain = head.allSatisfy { !stream.isMark($0, "(,") && cues.longest(at: $0, in: [.plural]) == nil }
        guard places.count > 1, isPlain else { return whole }
        return places.enumerated().map { number, place in
            AgencyItem(
                pieces: [head, place], tokens: number == 0 ? head.lowerBound..<place.upperBound : place, isGroup: false)
        }
    }

    /// Joins a bare place to the body of a place before it: a higher one says where that lies (`Ủy ban nhân dân xã Mường
    /// La, | huyện Mường La`), any other has a body of the same kind (`Ủy ban nhân dân thành phố Hà Nội, | tỉnh Sơn La`).
    ///
    /// - Returns: false where what was read is no such place.
    func joinPlace(_ read: [AgencyItem], to items: inout [AgencyItem]) -> Bool {
        guard read.count == 1, let last = items.last, !last.isGroup, let own = last.pieces.last else { return false }
        let further = read[0].tokens
        let place = placeStart(in: own)..<own.upperBound
        guard !place.isEmpty else { return false }
        let head = (last.pieces.dropLast() + [own.lowerBound..<place.lowerBound]).filter { !$0.isEmpty }
        // `Ủy ban nhân dân thành phố Thủ Đức | và các quận, huyện`
        if let end = head.last?.upperBound, isAuthority(at: end - 1), startsLevels(further) {
            items.append(AgencyItem(pieces: head + [further], tokens: further, isGroup: true))
            return true
        }
        guard namedPlace(at: further.lowerBound, limit: further.upperBound) == further.upperBound else { return false }
        if rank(of: further) > rank(of: place) {
            items[items.count - 1] = AgencyItem(
                pieces: last.pieces.dropLast() + [own.lowerBound..<further.upperBound],
                tokens: last.tokens.lowerBound..<further.upperBound, isGroup: false)
            return true
        }
        guard !head.isEmpty else { return false }
        items.append(AgencyItem(pieces: head + [further], tokens: further, isGroup: false))
        return true
    }

    /// Whether words are levels under one `các`: `các quận, huyện`.
    private func startsLevels(_ range: Range<Int>) -> Bool {
        guard let plural = cues.longest(at: range.lowerBound, in: [.plural]) else { return false }
        return cues.longest(at: plural.tokens.upperBound, in: [.adminLevel]) != nil
            && levels(at: range.lowerBound, limit: range.upperBound) != nil
    }

    /// Whether a head ends in `nhân dân` (`Ủy ban nhân dân`) or is a short form: only authorities are found on every level.
    private func isAuthority(at index: Int) -> Bool {
        stream[index].kind == .abbreviation
            || index > 0 && stream[index].syllable == Self.peopleWords.1
                && stream[index - 1].syllable == Self.peopleWords.0
    }

    private static let peopleWords = (Syllables.id("nhân"), Syllables.id("dân"))

    /// Where the place begins that ends a name; the end of the name where none does.
    private func placeStart(in piece: Range<Int>) -> Int {
        piece.first { namedPlace(at: $0, limit: piece.upperBound) == piece.upperBound } ?? piece.upperBound
    }

    /// How high a named place stands: 2 a commune, 3 a district or town, 4 a province. A higher one behind a lower one says
    /// where the lower one lies: `xã Mường La, huyện Mường La`.
    private func rank(of place: Range<Int>) -> Int {
        guard let level = cues.longest(at: place.lowerBound, in: [.adminLevel]) else { return 0 }
        let name = level.tokens.upperBound
        if cues.longest(at: name, in: [.centralCity])?.tokens.upperBound == place.upperBound { return 4 }
        let word = stream[level.tokens.upperBound - 1].syllable
        if word == Self.provinceWord { return 4 }
        return Self.communeWords.contains(word) && !(level.tokens.count == 2 && word == Self.communeSyllable) ? 2 : 3
    }

    private static let inspectionWord = Syllables.id("thanh")
    private static let provinceWord = Syllables.id("tỉnh")
    /// `thị xã` ends in the word for a commune.
    private static let communeSyllable = Syllables.id("xã")
    private static let communeWords = SyllableSet(["xã", "phường", "trấn", "khu"])

    /// The end of a level word with a place's name: `thành phố | Hà Nội`.
    private func namedPlace(at index: Int, limit: Int) -> Int? {
        guard let level = cues.longest(at: index, in: [.adminLevel]), level.tokens.upperBound < limit else {
            return nil
        }
        let end = placeName(at: level.tokens.upperBound, limit: limit)
        return end > level.tokens.upperBound && end <= limit ? end : nil
    }

    // MARK: Names

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
