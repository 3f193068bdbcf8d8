import LetterLexicon
import LetterTokens

/// How far the name of a body reaches: `Sở Văn hóa, Thể thao và Du lịch`, `Ban Quản lý Khu kinh tế mở Chu Lai`.
extension AgencyGrammar {
    /// The end of a body's name: a known name, or a head and the words of its name.
    func named(at index: Int, limit: Int, style: Style) -> Int? {
        let known = cues.longest(at: index, in: [.agencyName, .officeHolder])
        let head = cues.longest(at: index, in: [.bodyHead])
        guard known != nil || head != nil else { return nil }
        // `BÁO CÁO`, `TỔ CHỨC THỰC HIỆN` begin with a head's syllable but are other words.
        let size = max(known?.tokens.count ?? 0, head?.tokens.count ?? 0)
        if let other = cues.longest(at: index, in: Self.otherWords), other.tokens.count > size { return nil }
        var end = index
        if let known { end = known.tokens.upperBound }
        if let head {
            let behind = head.tokens.upperBound
            if known == nil || behind >= end, let inner = cues.longest(at: behind, in: [.bodyHead, .agencyName]),
                inner.tokens.count >= 2,
                stream.isCapitalised(behind), let nested = named(at: behind, limit: limit, style: style)
            {
                // `Văn phòng | Ban Chỉ đạo …`: a body of a body. `Ban Quản lý | Khu kinh tế mở`: the words go on.
                guard let open = openName(at: behind, head: head, limit: limit), open > nested else { return nested }
                return tail(at: reachingLevels(from: index, to: open, limit: limit), limit: limit, style: style)
            }
            if known == nil || behind >= end {
                let wordsEnd = openName(at: behind, head: head, limit: limit) ?? nameWords(at: behind, limit: limit)
                let levelEnd = levels(at: behind, limit: limit)
                if wordsEnd == behind, levelEnd == nil, known == nil {
                    // A head that needs a name stands alone: a kind, not a body.
                    guard
                        cues.longest(at: index, in: [.bodyAlone]) != nil
                            || isRemarkable(index, head: head, limit: limit)
                    else { return nil }
                }
                end = max(end, wordsEnd)
            } else if let known, cues.longest(at: index, in: [.openHead])?.tokens == known.tokens {
                // `Công ty cổ phần`: a form of enterprise that the table knows; the name stands behind it.
                end = max(end, openName(at: end, head: known, limit: limit) ?? nameWords(at: end, limit: limit))
            } else if !standsBeside(end, namedFrom: index + 1) {
                // `Ban Quản lý Khu kinh tế | mở Chu Lai`: a small word between two parts of a board's name.
                let goesOn =
                    cues.longest(at: index, in: [.openHead]) != nil && end + 1 < limit && stream.isWord(end)
                    && !stream.isCapitalised(end) && stream.isCapitalised(end + 1) && !stopsName(end)
                    && !isPredicate(end, limit: limit)
                let next = goesOn ? end + 1 : joinedName(at: end, limit: limit) ?? nationalName(at: end, limit: limit)
                // `trình UBND tỉnh | Đề án …`
                if !(isClosedName(end) && isPaper(end)) { end = max(end, nameWords(at: next ?? end, limit: limit)) }
            }
        }
        // A ministry has no level: `Bộ Quốc phòng | các tỉnh A, B` are several bodies.
        if stream[index].syllable == Self.ministryWord,
            cues.longest(at: index + 1, in: [.ministryName])?.tokens.upperBound == end,
            cues.longest(at: end, in: [.plural]) != nil
        {
            return min(end, limit)
        }
        // `Ban Quản lý Dự án 85`, `Đội số 2`
        if end + 1 < limit, stream[end].syllable == SmallWord.number, stream[end + 1].kind == .number,
            stream[end + 1].count <= 2, Self.numberedHeads.contains(stream[index].syllable)
        {
            end += 1
        }
        if end < limit, stream[end].kind == .number, stream[end].count <= 4, !isClosedName(end) { end += 1 }
        if cues.longest(at: index, in: [.openHead]) != nil,
            let whole = openNameGoesOn(from: index, at: end, limit: limit)
        {
            return whole
        }
        return tail(at: reachingLevels(from: index, to: min(end, limit), limit: limit), limit: limit, style: style)
    }

    /// `Trung tâm Văn hóa - Thể thao | và Truyền thanh | huyện`: behind a known name the rest of a longer one, closed by its
    /// level.
    func joinedName(at index: Int, limit: Int) -> Int? {
        guard let joint = cues.longest(at: index, in: [.nameJoint]) else { return nil }
        let next = joint.tokens.upperBound
        guard next < limit, stream.isCapitalised(next), !startsNewBody(next, limit: limit, from: index),
            cues.longest(at: next, in: [.placeName, .provinceName]) == nil
        else { return nil }
        let end = nameWords(at: next, limit: limit)
        guard end > next else { return nil }
        // `Vụ Pháp chế | và Thanh tra thống kê`: a unit has no level.
        if (next..<end).contains(where: { cues.longest(at: $0, in: [.nominalVerb])?.tokens.upperBound == end }) {
            return next
        }
        return cues.longest(at: end, in: [.adminLevel])?.tokens.count == 1 ? next : nil
    }

    /// `Trung tâm Thông tin | y tế | Quốc gia`: behind a known name the field, in small letters, and what closes the name.
    private func nationalName(at index: Int, limit: Int) -> Int? {
        for position in index..<max(index, min(limit, index + 5)) {
            if position > index, Self.nationalWords.contains(stream[position].syllable), stream.isCapitalised(position)
            {
                return position
            }
            guard stream.isWord(position), !stream.isCapitalised(position), !stopsName(position),
                !isPredicate(position, limit: limit), !startsBody(position, limit: limit)
            else { return nil }
        }
        return nil
    }

    /// First syllables of `Quốc gia`, `Trung ương`, `Việt Nam`.
    private static let nationalWords = SyllableSet(["quốc", "trung", "việt"])
    /// First syllables of `Đội Quản lý thị trường số 4`, `Trung tâm Giám định số 2`.
    private static let numberedHeads = SyllableSet(["đội", "tổ", "trạm", "đoàn", "trung", "ban", "nhóm"])
    private static let ministryWord = Syllables.id("bộ")

    /// The name of a board or company, which is told in ordinary words up to the verb: `Ban Quản lý | các khu công nghiệp`.
    func openName(at index: Int, head: CueMatch, limit: Int) -> Int? {
        guard cues.longest(at: head.tokens.lowerBound, in: [.openHead]) != nil, index < limit, stream.isWord(index),
            cues.longest(at: index, in: [.adminLevel, .fixedQualifier, .bodyQualifier, .areaQualifier]) == nil,
            !isPredicate(index, limit: limit) || cues.longest(at: index, in: [.opaque]) != nil
        else { return nil }
        var position = index
        while position < limit,
            stream.isWord(position) || isDash(position) || goesOnBehindComma(position, head: head, limit: limit)
        {
            // `phòng, chống thiên tai`
            if let word = cues.longest(at: position, in: [.opaque]), word.tokens.upperBound < limit,
                word.tokens.contains(where: { stream.isMark($0, ",") })
            {
                position = word.tokens.upperBound
                continue
            }
            if isPredicate(position, limit: limit), !isNominal(position, limit: limit),
                !stream.isCapitalised(position - 1) || position > index
            {
                break
            }
            if cues.longest(at: position, in: [.fixedQualifier, .areaQualifier, .nameStop, .purposeClause, .channel])
                != nil
                || stream.isWord(position) && !stream.isCapitalised(position) && endsWithPlace(position, from: index)
            {
                break
            }
            if let joint = cues.longest(at: position, in: [.nameJoint]),
                startsNewHead(joint.tokens.upperBound, limit: limit)
                    || (cues.longest(at: joint.tokens.upperBound, in: [.kindNoun])?.tokens.count ?? 0) > 1
            {
                break
            }
            position += 1
        }
        return position > index ? position : nil
    }

    /// The end of a board's name that goes on with `các`: `Ban Quản lý Khu kinh tế A | và các Khu công nghiệp B` names
    /// what is managed with the same word again, `Ban Chỉ đạo 389 | các bộ, ngành` is that of each of them.
    func openNameGoesOn(from index: Int, at end: Int, limit: Int) -> Int? {
        let joint = cues.longest(at: end, in: [.nameJoint])
        guard let plural = cues.longest(at: joint?.tokens.upperBound ?? end, in: [.plural]),
            plural.tokens.upperBound < limit
        else { return nil }
        let next = plural.tokens.upperBound
        guard joint != nil else {
            return stream[end - 1].kind == .number
                ? group(at: next, limit: limit, style: .object, hasPlural: true) : nil
        }
        let word = stream[next].syllable
        guard word != .unknown, stream.isCapitalised(next),
            (index + 1..<end).contains(where: { stream[$0].syllable == word })
        else { return nil }
        return tail(at: nameWords(at: next, limit: limit), limit: limit, style: .object)
    }

    /// A company's name may hold a comma: `Công ty Cổ phần Công viên, Cây xanh`.
    func goesOnBehindComma(_ index: Int, head: CueMatch, limit: Int) -> Bool {
        if stream.isMark(index, ","), listsThings(from: index + 1, limit: limit) { return true }
        return stream.isMark(index, ",") && cues.longest(at: head.tokens.lowerBound, in: [.company]) != nil
            && index + 1 < limit
            && stream.isCapitalised(index + 1) && !startsBody(index + 1, limit: limit)
    }

    /// `Kiểm nghiệm thuốc | , mỹ phẩm, thực phẩm | tỉnh`: things in small letters up to the level that closes the name.
    func listsThings(from index: Int, limit: Int) -> Bool {
        for position in index..<max(index, min(limit, index + 9)) {
            if position > index, let level = cues.longest(at: position, in: [.adminLevel]), level.tokens.count == 1 {
                let behind = level.tokens.upperBound
                return behind >= limit || isPredicate(behind, limit: limit) || !stream.isWord(behind)
                    || cues.longest(at: behind, in: [.conjunction]) != nil
            }
            if stream.isMark(position, ",") { continue }
            guard stream.isWord(position), !stream.isCapitalised(position), !isPredicate(position, limit: limit),
                cues.longest(at: position, in: Self.heads.union([.plural])) == nil
            else { return false }
        }
        return false
    }

    /// A known name that ends in a level word goes on with the list of levels: `Ủy ban nhân dân xã | , phường`.
    func reachingLevels(from start: Int, to end: Int, limit: Int) -> Int {
        for position in stride(from: end - 1, to: max(start, end - 3), by: -1) {
            if let level = cues.longest(at: position, in: [.adminLevel]), level.tokens.upperBound == end {
                return max(end, levels(at: position, limit: limit) ?? end)
            }
        }
        return end
    }

    /// Words that a head's syllable may begin without being a body: `báo cáo`, `tổ chức hội nghị`, `trường hợp`.
    static let otherWords: CueClassSet = [
        .predicate, .reportVerb, .opaque, .conditionOpener, .caseOpener, .adverbialOpener, .topicOpener, .selfReference,
    ]

    /// `Ban Chỉ đạo`, `Tổ công tác` in capitals stand for a body that the letter knows.
    func isRemarkable(_ index: Int, head: CueMatch, limit: Int) -> Bool {
        head.tokens.count >= 2 && stream.isCapitalised(index)
    }

    /// The end of the words of a name: `Văn hóa, Thể thao và Du lịch`, `Nông nghiệp và Môi trường`.
    ///
    /// A word begins with a capital and takes lower-case syllables up to a verb, a mark or a level word.
    /// `,` `và` `-` `&` stay inside where a capital follows that begins no new body.
    func nameWords(at index: Int, limit: Int) -> Int {
        var position = index
        var end = index
        while position < limit {
            let token = stream[position]
            if stream.isWord(position) {
                if token.flags.contains(.capitalised) || token.kind == .abbreviation {
                    // `trình Chính phủ | Nghị định …`
                    if isLaw(position) { break }
                    if position > index, startsNewBody(position, limit: limit, from: index) { break }
                    if position > index, standsBeside(position, namedFrom: index) { break }
                    position += 1
                    end = position
                    continue
                }
                guard end > index, position == end else { break }
                if isPredicate(position, limit: limit), !isNominal(position, limit: limit) { break }
                // `Hiệp hội Sầu | riêng`: inside a sentence `riêng` opens nothing.
                let isPartOfWord = stream[position].syllable == Self.apartWord
                if stopsName(position) && !isPartOfWord || endsWithPlace(position, from: index) { break }
                position += 1
                end = position
                continue
            }
            // `Quỹ | “Vì người nghèo” | tỉnh`
            if end > index, position == end, let behind = behindQuotation(position, limit: limit) {
                position = behind
                end = behind
                continue
            }
            if token.kind == .number, end > index, position == end, token.count <= 4 {
                position += 1
                end = position
                continue
            }
            // A joint inside the name.
            guard end > index, let next = joint(at: position, limit: limit), next < limit, stream.isCapitalised(next),
                isDash(position) || !startsNewHead(next, limit: limit),
                cues.longest(at: next, in: [.officeTitle, .kindNoun]) == nil
            else { break }
            if stream.isMark(position, ","), !listClosesWithAnd(from: next, limit: limit) { break }
            position = next
            end = next
        }
        // `và` + capital inside a name.
        if end > index, end < limit, let joined = cues.longest(at: end, in: [.nameJoint]) {
            let next = joined.tokens.upperBound
            if next < limit, stream.isCapitalised(next), !startsNewBody(next, limit: limit, from: index) {
                return nameWords(at: next, limit: limit)
            }
        }
        return end
    }

    /// What no body is called after: `Nghị định`, `Quyết định`.
    private func isLaw(_ index: Int) -> Bool {
        guard let type = cues.longest(at: index, in: [.documentType]), type.tokens.count == 2 else { return false }
        return Self.lawWords.contains(stream[index].syllable) && Self.lawTails.contains(stream[index + 1].syllable)
    }

    private static let lawWords = SyllableSet(["nghị", "quyết", "chỉ", "thông"])
    private static let lawTails = SyllableSet(["định", "quyết", "thị", "tư"])
    private static let apartWord = Syllables.id("riêng")

    /// Whether a name ends with its level, behind which nothing of it can stand: `UBND tỉnh | 02 phương án`.
    private func isClosedName(_ end: Int) -> Bool { Self.closingWords.contains(stream[end - 1].syllable) }

    /// Last syllables of `tỉnh`, `thành phố`, `huyện`, `Chính phủ`, `Tỉnh ủy`, `Quốc hội`.
    private static let closingWords = SyllableSet(["tỉnh", "phố", "huyện", "xã", "phủ", "ủy", "hội"])

    /// `trình UBND tỉnh | Đề án …`, `| Kế hoạch …`: a paper behind the level that closes a name.
    func isPaper(_ index: Int) -> Bool {
        isLaw(index) || cues.longest(at: index, in: [.documentType]).map { $0.tokens.count == 2 } ?? false
    }

    /// `Công ty Điện lực Kiên Giang | phát quang …`: the name of a province or district closes a body's.
    private func endsWithPlace(_ index: Int, from start: Int) -> Bool {
        (max(start, index - 4)..<index).contains { position in
            position > start && stream.isCapitalised(position - 1)
                && cues.longest(at: position, in: [.provinceName, .districtName])?.tokens.upperBound == index
        }
    }

    /// The index behind a short quotation that begins here with a capital.
    func behindQuotation(_ index: Int, limit: Int) -> Int? {
        guard stream.isOpeningQuote(index), stream.isCapitalised(index + 1) else { return nil }
        for position in index + 2..<max(index + 2, min(limit, index + 9)) {
            if stream.isClosingQuote(position) { return position + 1 }
            guard stream.isWord(position) else { return nil }
        }
        return nil
    }

    /// A comma stays inside a name only where the name is closed by `và` + capital: `Văn hóa, Thể thao và Du lịch`.
    func listClosesWithAnd(from index: Int, limit: Int) -> Bool {
        var position = index
        let last = min(limit, index + 8)
        while position < last {
            if let joint = cues.longest(at: position, in: [.nameJoint]) {
                let next = joint.tokens.upperBound
                return next < limit && stream.isCapitalised(next) && !startsNewHead(next, limit: limit)
            }
            // `Văn hóa, Nghệ thuật, Thể thao và Du lịch`
            if stream.isMark(position, ","), stream.isCapitalised(position + 1),
                !startsNewHead(position + 1, limit: limit)
            {
                position += 1
                continue
            }
            guard stream.isWord(position) else { return false }
            if isPredicate(position, limit: limit) { return false }
            position += 1
        }
        return false
    }

    func joint(at index: Int, limit: Int) -> Int? {
        if stream.isMark(index, ",") || isDash(index) || stream.isMark(index, "/&") { return index + 1 }
        if let match = cues.longest(at: index, in: [.nameJoint]) { return match.tokens.upperBound }
        return nil
    }

    func startsNewBody(_ index: Int, limit: Int, from start: Int) -> Bool {
        guard index > start else { return false }
        // Directly behind a joint only; inside a run of capitals a head is part of the name.
        guard stream.isMark(index - 1, ",;/") || cues.longest(at: index - 1, in: [.conjunction]) != nil else {
            return false
        }
        return startsNewHead(index, limit: limit) || cues.longest(at: index, in: [.kindNoun]) != nil
    }

    /// `Sở Khoa học và Công nghệ | Sở Công Thương`: a known name behind another without a mark, where a line
    /// break inside a cell got lost.
    func standsBeside(_ index: Int, namedFrom start: Int) -> Bool {
        guard start > 0, index < stream.count, stream[index].syllable == stream[start - 1].syllable,
            stream[index].syllable != .unknown,
            let known = cues.longest(at: index, in: [.agencyName])
        else { return false }
        return known.tokens.count >= 2
    }

    /// `Cục Kết cấu hạ tầng | xây dựng | tham mưu`: a verb that is a noun here, since the predicate follows it.
    func isNominal(_ index: Int, limit: Int) -> Bool {
        guard let verb = cues.longest(at: index, in: [.nominalVerb]) else { return false }
        let behind = verb.tokens.upperBound
        // `Viện Nghiên cứu | phát triển | Thành phố` and the end.
        if behind < limit, stream.isCapitalised(behind), levels(at: behind, limit: limit) == limit { return true }
        // `Trung tâm Tư liệu và Dịch vụ | thống kê;`: nothing is said to be done to anything.
        if behind >= limit || stream.isMark(behind, ";") { return true }
        return (isPredicate(behind, limit: limit) || stream.isMark(behind, ":"))
            && cues.longest(at: index, in: [.predicate]).map { $0.tokens.upperBound <= behind } ?? true
    }

    /// Lower-case words that end a name.
    func stopsName(_ index: Int) -> Bool {
        cues.longest(
            at: index,
            in: [
                .fixedQualifier, .bodyQualifier, .areaQualifier, .adminLevel, .conjunction, .plural, .purposeClause,
                .channel, .topicOpener,
                .adverbialOpener, .nameStop,
            ]) != nil
    }

    func capitalisedRun(at index: Int, limit: Int) -> Int {
        var position = index
        while position < limit, stream.isCapitalised(position) { position += 1 }
        return position
    }
}
