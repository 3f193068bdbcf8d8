import LetterLexicon
import LetterTokens

/// What follows the head of a name: level words, places, qualifiers; and the groups of kinds.
extension AgencyGrammar {
    // MARK: Levels

    /// The end of a list of level words: `tỉnh`, `các huyện, thị xã, thành phố`, `16 phường`, `cấp xã`,
    /// `các huyện, thị xã Đức Phổ và thành phố Quảng Ngãi`, `tỉnh Lai Châu`. Nil where none begins.
    func levels(at index: Int, limit: Int) -> Int? {
        var position = index
        if let plural = cues.longest(at: position, in: [.plural]) { position = plural.tokens.upperBound }
        if position < limit, stream[position].kind == .number { position += 1 }
        guard position < limit, let first = cues.longest(at: position, in: [.adminLevel]) else { return nil }
        var end = placeName(at: first.tokens.upperBound, limit: limit)
        while let next = levelSeparator(at: end, limit: limit),
            let level = cues.longest(at: next, in: [.adminLevel]), level.tokens.upperBound <= limit,
            !opensOther(next, level: level, limit: limit)
        {
            end = placeName(at: level.tokens.upperBound, limit: limit)
        }
        return min(span(of: end, limit: limit) ?? end, limit)
    }

    /// `… các tỉnh, thành phố | từ Hà Tĩnh đến Khánh Hòa`: the end of a stretch of places.
    /// Words that tell the places apart may stand before: `các tỉnh ven biển | từ …`.
    private func span(of index: Int, limit: Int) -> Int? {
        var start = index
        while start < limit, start - index < 5, cues.longest(at: start, in: [.stretchFrom]) == nil {
            guard stream.isWord(start), !isPredicate(start, limit: limit) else { return nil }
            start += 1
        }
        guard let from = cues.longest(at: start, in: [.stretchFrom]), from.tokens.upperBound < limit else { return nil }
        let first = placeName(at: from.tokens.upperBound, limit: limit)
        guard first > from.tokens.upperBound, first < limit, let to = cues.longest(at: first, in: [.stretchTo]) else {
            return nil
        }
        let last = placeName(at: to.tokens.upperBound, limit: limit)
        return last > to.tokens.upperBound ? last : nil
    }

    func levelSeparator(at index: Int, limit: Int) -> Int? {
        var position = index
        if stream.isMark(position, ",/") { position += 1 }
        if position < limit, let match = cues.longest(at: position, in: [.nameJoint]) {
            position = match.tokens.upperBound
        }
        return position > index && position < limit ? position : nil
    }

    /// `thành phố` may open a body of its own only with a head (`Công an thành phố`); `ban` is a level in no list.
    private func opensOther(_ index: Int, level: CueMatch, limit: Int) -> Bool {
        if let named = cues.longest(at: index, in: [.agencyName, .bodyHead]), named.tokens.count > level.tokens.count {
            return true
        }
        return false
    }

    /// The end of a place name in capitals behind a level word: `tỉnh | Bà Rịa - Vũng Tàu`.
    func placeName(at index: Int, limit: Int) -> Int {
        if let place = cues.longest(at: index, in: [.provinceName, .districtName, .communeName]),
            stream.isCapitalised(index)
        {
            return min(place.tokens.upperBound, limit)
        }
        if index < limit, stream[index].kind == .number, stream[index].count <= 2 {
            // `phường 12`; `trình UBND tỉnh | 02 phương án`
            return Self.numberedLevels.contains(stream[index - 1].syllable) ? index + 1 : index
        }
        var position = index
        while position < limit, stream.isCapitalised(position),
            cues.longest(at: position, in: [.bodyHead, .officeTitle]) == nil, !isPaper(position)
        {
            position += 1
        }
        return position
    }

    /// Last syllables of places that have numbers: `quận 1`, `phường 12`, `khu phố 3`, `tổ 5`, `khu vực 2`.
    private static let numberedLevels = SyllableSet([
        "quận", "phường", "phố", "ấp", "thôn", "tổ", "khu", "vực", "đội", "xóm", "bản",
    ])

    // MARK: Qualifiers

    /// The end of what qualifies a body behind its head and name: level words, `có liên quan`,
    /// `trực thuộc Sở`, `trên địa bàn tỉnh`, `của Bộ`.
    func tail(at index: Int, limit: Int, style: Style) -> Int {
        var end = index
        var closed = false
        while end < limit {
            // `Ủy ban nhân dân | (UBND) | các tỉnh`: the short form is told before the name ends.
            if !closed, stream.isMark(end, "("), stream.isMark(end + 2, ")"), end + 3 < limit,
                stream[end + 1].flags.contains(.allCapitals), let levelEnd = levels(at: end + 3, limit: limit)
            {
                end = levelEnd
                continue
            }
            if !closed, let levelEnd = levels(at: end, limit: limit), levelEnd > end {
                end = levelEnd
                continue
            }
            let fixed = cues.longest(at: end, in: [.fixedQualifier])
            // `trực thuộc` closes a group, `trực thuộc Sở` names whose it is.
            if let word = cues.longest(at: end, in: [.bodyQualifier]), word.tokens.count >= fixed?.tokens.count ?? 0,
                let bodyEnd = qualifierBody(at: word.tokens.upperBound, limit: limit)
            {
                end = bodyEnd
                closed = true
                continue
            }
            if let place = region(at: end, limit: limit) ?? fixed?.tokens.upperBound
                ?? whereEnd(at: end, limit: limit, style: style)
            {
                end = place
                closed = true
                continue
            }
            if let word = cues.longest(at: end, in: [.areaQualifier]) {
                end = word.tokens.upperBound
                if let levelEnd = levels(at: end, limit: limit) { end = levelEnd }
                closed = true
                continue
            }
            // `Ngân hàng Nhà nước Việt Nam | chi nhánh Khu vực 6`
            if end + 2 < limit, stream[end].syllable == Self.branchWords.0, !stream.isCapitalised(end),
                stream[end + 1].syllable == Self.branchWords.1, stream.isCapitalised(end + 2)
            {
                end = branchEnd(at: end + 2, limit: limit)
                closed = true
                continue
            }
            if let word = cues.longest(at: end, in: [.trailingQualifier]), closed {
                end = word.tokens.upperBound
                continue
            }
            if isDash(end), end + 1 < limit, stream.isCapitalised(end + 1),
                cues.longest(at: end + 1, in: [.bodyRemark]) == nil,
                stream[end].flags.contains(.joined) == false, style != .object || end == index
            {
                let name = nameWords(at: end + 1, limit: limit)
                guard name > end + 1 else { break }
                end = name
                continue
            }
            break
        }
        return min(end, limit)
    }

    /// `cơ quan Bảo hiểm xã hội | nơi ký hợp đồng`: the end of the words that say where.
    private func whereEnd(at index: Int, limit: Int, style: Style) -> Int? {
        guard style != .opening, index + 1 < limit, stream[index].syllable == Self.whereWord,
            !stream.isCapitalised(index)
        else {
            return nil
        }
        var position = index + 1
        while position < min(limit, index + 8), stream.isWord(position), !endsObject(position),
            cues.longest(at: position, in: [.time]) == nil
        {
            position += 1
        }
        return position > index + 1 ? position : nil
    }

    private static let whereWord = Syllables.id("nơi")

    /// `trong vùng đồng bằng sông Cửu Long`, `khu vực Tây Nguyên`: the end of a region's name.
    private func region(at index: Int, limit: Int) -> Int? {
        var position = index
        if position < limit, Self.insideWords.contains(stream[position].syllable) { position += 1 }
        guard position + 1 < limit, !stream.isCapitalised(position), stream[position].syllable == Self.regionWord else {
            return nil
        }
        position += 1
        let first = position
        while position < min(limit, first + 5), stream.isWord(position), !stream.isCapitalised(position),
            !isPredicate(position, limit: limit)
        { position += 1 }
        let name = position
        while position < limit, stream.isCapitalised(position) { position += 1 }
        return position > name ? position : nil
    }

    private static let insideWords = SyllableSet(["trong", "thuộc"])
    private static let regionWord = Syllables.id("vùng")
    private static let branchWords = (Syllables.id("chi"), Syllables.id("nhánh"))

    private func branchEnd(at index: Int, limit: Int) -> Int {
        let name = max(nameWords(at: index, limit: limit), levels(at: index, limit: limit) ?? index)
        return name < limit && stream[name].kind == .number && stream[name].count <= 2 ? name + 1 : name
    }

    /// The body a qualifier speaks of: `thuộc | Ủy ban nhân dân Thành phố`, `của | tỉnh`.
    private func qualifierBody(at index: Int, limit: Int) -> Int? {
        if let levelEnd = levels(at: index, limit: limit) { return levelEnd }
        var position = index
        if let plural = cues.longest(at: position, in: [.plural]) { position = plural.tokens.upperBound }
        guard position < limit,
            let head = cues.longest(at: position, in: [.agencyName, .bodyHead, .officeHolder, .kindNoun])
        else { return nil }
        // `thuộc | các bộ, ngành trung ương`
        if position > index, head.cueClass == .kindNoun, !stream.isCapitalised(head.tokens.upperBound) {
            return kindsEnd(behind: head, limit: limit)
        }
        let words = nameWords(at: head.tokens.upperBound, limit: limit)
        return levels(at: words, limit: limit) ?? words
    }

    /// The end of a plain list of kinds with one qualifier. Complexity: O(length of the list).
    private func kindsEnd(behind first: CueMatch, limit: Int) -> Int {
        var end = first.tokens.upperBound
        while let next = kindSeparator(at: end, limit: limit), let kind = cues.longest(at: next, in: [.kindNoun]),
            !startsNamed(next, kind: kind, limit: limit), kindReads(kind, limit: limit)
        {
            end = kind.tokens.upperBound
        }
        if let levelEnd = levels(at: end, limit: limit) { return levelEnd }
        return min(cues.longest(at: end, in: [.fixedQualifier])?.tokens.upperBound ?? end, limit)
    }

    // MARK: Groups

    /// The end of a group of kinds: `sở, ban, ngành tỉnh`, `cơ quan, đơn vị có liên quan`,
    /// `Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ`.
    func group(at index: Int, limit: Int, style: Style, hasPlural: Bool) -> Int? {
        guard let first = cues.longest(at: index, in: [.agencyGroup, .specificGroup, .kindNoun, .kindTail]) else {
            return nil
        }
        if let other = cues.longest(at: index, in: [.conditionOpener, .caseOpener, .opaque]),
            other.tokens.count > first.tokens.count
        {
            return nil
        }
        // `nhà thầu | nào chậm tiến độ thì …`: whoever it may be.
        if first.tokens.upperBound < limit, stream[first.tokens.upperBound].syllable == Self.whichWord { return nil }
        // `ngành | tài nguyên và môi trường | các cấp`
        if stream[first.tokens.upperBound - 1].syllable == Self.branchWord, first.tokens.count == 1,
            let field = cues.longest(at: first.tokens.upperBound, in: [.ministryName]),
            field.tokens.upperBound <= limit,
            !isPredicate(first.tokens.upperBound, limit: limit)
        {
            return tail(at: field.tokens.upperBound, limit: limit, style: style)
        }
        if !hasPlural {
            guard kindReads(first, limit: limit) else { return nil }
            // A bare level is a place, not a body.
            if cues.longest(at: index, in: [.adminLevel]).map({ $0.tokens.count >= first.tokens.count }) ?? false {
                return nil
            }
        }
        if first.cueClass != .agencyGroup, stream.isCapitalised(first.tokens.upperBound),
            !stream.isCapitalised(index + 1) || first.tokens.count == 1,
            membersOfBody(behind: first, limit: limit, style: style) == nil
        {
            // `cơ quan Tài chính`, `ngành Thuế`: a kind with a name is a body.
            let name = nameWords(at: first.tokens.upperBound, limit: limit)
            if name > first.tokens.upperBound { return tail(at: name, limit: limit, style: style) }
        }
        // `đại biểu | Hội đồng nhân dân tỉnh`: the body whose members they are.
        let members = membersOfBody(behind: first, limit: limit, style: style)
        var end = members ?? tail(at: first.tokens.upperBound, limit: limit, style: style)
        var closed =
            members != nil
            || end > first.tokens.upperBound && cues.longest(at: first.tokens.lowerBound, in: [.kindTail]) == nil
        while let next = kindSeparator(at: end, limit: limit) ?? juxtaposed(at: end, limit: limit) {
            if let tailKind = cues.longest(at: next, in: [.kindTail]) {
                end = tail(at: tailKind.tokens.upperBound, limit: limit, style: style)
                closed = false
                continue
            }
            // `Doanh nghiệp, Sở, ban, ngành`: the departments head an entry of their own.
            guard !closed, cues.longest(at: next, in: [.specificGroup]) == nil,
                !(stream.isCapitalised(next) && stream[next].syllable == Self.departmentWord),
                let kind = cues.longest(at: next, in: [.kindNoun]), !startsNamed(next, kind: kind, limit: limit),
                // `tổ chức, bộ máy`
                cues.longest(at: next, in: [.opaque]).map({ $0.tokens.count <= kind.tokens.count }) ?? true,
                kindReads(kind, limit: limit)
            else { break }
            let kindEnd = kind.tokens.upperBound
            let members = membersOfBody(behind: kind, limit: limit, style: style)
            end = members ?? tail(at: kindEnd, limit: limit, style: style)
            closed = end > kindEnd
        }
        guard !closed, first.cueClass == .kindNoun || first.cueClass == .specificGroup else { return min(end, limit) }
        // `báo cáo Giám đốc Sở | tiến độ`: a body named short is no group told apart.
        if !hasPlural, style == .object, stream.isCapitalised(index) { return min(end, limit) }
        return min(openEnd(end, limit: limit, style: style), limit)
    }

    private static let departmentWord = Syllables.id("sở")
    private static let whichWord = Syllables.id("nào")
    private static let branchWord = Syllables.id("ngành")

    /// The end of the body named directly behind its members: `đại biểu | Hội đồng nhân dân tỉnh`.
    private func membersOfBody(behind kind: CueMatch, limit: Int, style: Style) -> Int? {
        let index = kind.tokens.upperBound
        guard index < limit, stream.isCapitalised(index),
            let body = cues.longest(at: index, in: [.agencyName, .bodyHead]), body.tokens.count >= 3
        else { return nil }
        return named(at: index, limit: limit, style: style)
    }

    /// `ban ngành`, `các ngành đoàn thể`: two kinds without a mark between them.
    private func juxtaposed(at index: Int, limit: Int) -> Int? {
        guard index < limit, cues.longest(at: index, in: [.kindNoun]) != nil, !stream.isCapitalised(index) else {
            return nil
        }
        return index
    }

    private func kindSeparator(at index: Int, limit: Int) -> Int? {
        var position = index
        if stream.isMark(position, ",/") || isDash(position) { position += 1 }
        if position < limit, let match = cues.longest(at: position, in: [.nameJoint]) {
            position = match.tokens.upperBound
        }
        return position > index && position < limit ? position : nil
    }

    /// A kind noun with a name behind it is a body of its own: `…, Sở Y tế`.
    private func startsNamed(_ index: Int, kind: CueMatch, limit: Int) -> Bool {
        if let known = cues.longest(at: index, in: [.agencyName, .officeHolder, .officeTitle]),
            known.tokens.count > kind.tokens.count
        {
            return true
        }
        return stream.isCapitalised(index) && stream.isCapitalised(kind.tokens.upperBound)
    }

    /// `tổ chức`, `báo` after a comma are kinds only where the group goes on, not where a verb begins.
    func kindReads(_ kind: CueMatch, limit: Int) -> Bool {
        guard let verb = cues.longest(at: kind.tokens.lowerBound, in: [.predicate, .reportVerb]),
            verb.tokens.count >= kind.tokens.count
        else { return true }
        let behind = kind.tokens.upperBound
        guard behind < limit else { return true }
        return stream.isMark(behind, ",;:")
            || cues.longest(at: behind, in: [.conjunction, .fixedQualifier, .adminLevel]) != nil
    }

    /// A group may be told apart by a clause: `Các đơn vị | cấp nước sạch trên địa bàn thành phố`,
    /// `Các cơ quan | được phân công chủ trì`. It reaches up to the predicate.
    private func openEnd(_ index: Int, limit: Int, style: Style) -> Int {
        if style == .opening, let end = placeEnd(index, limit: limit) { return end }
        guard index < limit, stream.isWord(index),
            !endsObject(index) || cues.longest(at: index, in: [.relativeClause]) != nil
        else { return index }
        if style != .object,
            let end = tradeEnd(index, limit: style == .whole ? limit : colon(behind: index, limit: limit))
        {
            return end
        }
        switch style {
        case .whole, .object:
            // `các đơn vị | được giao làm chủ đầu tư dự án A`: where the list is all there is, so is the clause.
            if style == .whole, cues.longest(at: index, in: [.relativePassive]) != nil {
                var position = index
                while position < limit, stream.isWord(position), cues.longest(at: position, in: [.plural]) == nil {
                    position += 1
                }
                return position
            }
            var position = functionEnd(index, limit: limit) ?? relativeStart(index, limit: limit)
            while position < limit, stream.isWord(position), !isPredicate(position, limit: limit), !endsObject(position)
            {
                position += 1
            }
            return tail(at: position, limit: limit, style: style)
        case .opening:
            if isPredicate(index, limit: limit), cues.longest(at: index, in: [.relativeClause]) == nil { return index }
            // `Các trường | phối hợp với Trạm Y tế xã …`: whom they work with, not which are meant.
            if let verb = cues.longest(at: index, in: [.coordinateVerb, .adviseVerb]),
                list(at: verb.tokens.upperBound, limit: limit, style: .object) != nil
            {
                return index
            }
            // The nearest `có trách nhiệm`, else the nearest adverb that opens a predicate.
            var position = index
            var last = min(limit, index + 40)
            while position < last {
                if stream.endsSentence(position) || stream.isMark(position, ":;") { break }
                if cues.longest(at: position, in: [.responsibility]) != nil { return position }
                // `được giao nhiệm vụ tại Chỉ thị này | và Ủy ban nhân dân các xã`
                if position > index, let joint = cues.longest(at: position, in: [.nameJoint]),
                    startsWholeName(joint.tokens.upperBound)
                {
                    if cues.longest(at: index, in: [.relativePassive, .relativeClause]) != nil { return position }
                    last = position
                    break
                }
                position += 1
            }
            position = index
            while position < last {
                if stream.endsSentence(position) || stream.isMark(position, ":;,") { break }
                // `được giao nhiệm vụ`: the clause that tells them apart holds a verb of its own.
                if let clause = cues.longest(at: position, in: [.relativeClause]), clause.tokens.count > 1 {
                    position = clause.tokens.upperBound
                    continue
                }
                if isPredicate(position, limit: limit), cues.longest(at: position, in: [.relativeClause]) == nil {
                    return tellsWhatTheyDo(index, before: position, limit: limit) ? index : position
                }
                position += 1
            }
            return index
        }
    }

    /// `Các doanh nghiệp, hợp tác xã | thu gom, vận chuyển, xử lý rác thải`: where the group is all there is, what its members
    /// do for a living tells which are meant. It ends with the text.
    private func tradeEnd(_ index: Int, limit: Int) -> Int? {
        guard index < limit, Self.traders.contains(stream[index - 1].syllable), limit - index <= 16,
            stream[limit - 1].syllable != Self.followingWord, isPredicate(index, limit: limit),
            !Self.doing.contains(stream[index].syllable),
            (index..<limit).allSatisfy({ stream.isWord($0) && !stream.isCapitalised($0) || stream.isMark($0, ",") }),
            cues.next(
                in: index..<limit, of: [.leadVerb, .coordinateVerb, .responsibility, .directVerb, .orderVerb, .plural])
                >= limit
        else { return nil }
        return limit
    }

    /// The next colon, if only a few words stand before it; else the index itself.
    private func colon(behind index: Int, limit: Int) -> Int {
        (index..<min(limit, index + 16)).first { stream.isMark($0, ":") } ?? index
    }

    /// Last syllables of `doanh nghiệp`, `hợp tác xã`, `tổ hợp tác`, `cơ sở`, `trang trại`.
    private static let traders = SyllableSet(["nghiệp", "xã", "tác", "sở", "trại", "hộ"])
    /// `… thực hiện như sau:`
    private static let followingWord = Syllables.id("sau")
    /// First syllables of `thực hiện`, `triển khai`, `tổ chức`, `tập trung`: what bodies are told to do, no trade.
    private static let doing = SyllableSet(["thực", "triển", "tổ", "tập", "tiếp", "báo", "tham"])

    /// Whether the verb behind a group is what its bodies do, though it may tell bodies apart: `các xã | thực hiện nghiêm
    /// Luật và báo cáo …`, `các huyện | xây dựng kế hoạch trước ngày 30/9`; not `các đơn vị | cấp nước sạch khắc phục …`.
    ///
    /// - Parameter next: the predicate that follows in the sentence.
    private func tellsWhatTheyDo(_ index: Int, before next: Int, limit: Int) -> Bool {
        guard isPredicate(index, limit: limit), next > index else { return false }
        if next + 1 < limit, stream[next + 1].kind == .date { return true }
        if cues.longest(at: next - 1, in: [.conjunction, .nameJoint]) != nil { return true }
        // `thực hiện | kê khai`: one act; `các đơn vị chủ trì | lập dự toán` are those that lead.
        if cues.longest(at: index, in: [.relativeClause])?.tokens.upperBound == next,
            cues.longest(at: index, in: [.leadVerb]) == nil
        {
            return true
        }
        // Authorities are told apart by their place, not by what they do.
        if Self.authorityWords.contains(stream[index - 1].syllable) { return true }
        // `kịp thời | để tổng hợp`: how it is done.
        let end = cues.longest(at: next, in: Self.predicateClasses)?.tokens.upperBound ?? next + 1
        return cues.longest(at: end, in: [.purposeClause]) != nil
    }

    /// Last syllables of kinds of authorities: `các xã`, `các địa phương`, `các sở, ngành`.
    private static let authorityWords = SyllableSet([
        "xã", "phường", "huyện", "quận", "tỉnh", "phố", "trấn", "phương", "sở", "ngành", "bộ",
    ])

    /// A known name of several words, which is no part of another body's.
    private func startsWholeName(_ index: Int) -> Bool {
        (cues.longest(at: index, in: [.agencyName])?.tokens.count ?? 0) >= 3 && stream.isCapitalised(index)
    }

    private func endsObject(_ index: Int) -> Bool {
        cues.longest(
            at: index,
            in: [
                .purposeClause, .topicOpener, .adverbialOpener, .channel, .conjunction, .nameStop, .plural,
                .conditionOpener,
            ]) != nil
    }

    /// `Các hộ kinh doanh | trong chợ | niêm yết giá`: where they are, told in a few words up to the predicate.
    private func placeEnd(_ index: Int, limit: Int) -> Int? {
        guard index + 1 < limit, Self.placeWords.contains(stream[index].syllable),
            cues.longest(at: index, in: [.adverbialOpener, .scopeClause, .time]).map({ $0.tokens.count < 2 }) ?? true,
            cues.longest(at: index + 1, in: [.opaque]) == nil
        else { return nil }
        for position in index + 1..<min(limit, index + 5) {
            guard stream.isWord(position), cues.longest(at: position, in: [.time, .matterNoun]) == nil else {
                return nil
            }
            if position > index + 1, isPlainVerb(position, limit: limit) { return position }
        }
        return nil
    }

    private static let placeWords = SyllableSet(["trong", "tại"])

    /// Behind words that say what an agency or unit is for, where the sentence goes on with something else:
    /// `các đơn vị | quản lý đường bộ khu vực |, các lực lượng …`, `các cơ quan | quản lý nuôi trồng thủy sản | trong …`,
    /// `các sở, ngành | được giao chủ trì | để …`.
    private func functionEnd(_ index: Int, limit: Int) -> Int? {
        guard let clause = cues.longest(at: index, in: [.relativeClause]) else { return nil }
        var position = clause.tokens.upperBound
        if stream[index].syllable == SmallWord.passive {
            // The verb that they were charged with.
            if let verb = cues.longest(at: position, in: [.predicate, .leadVerb]) { position = verb.tokens.upperBound }
            return min(position, limit)
        }
        guard index > 1, Self.officeWords.contains(stream[index - 1].syllable), position < limit,
            stream.isWord(position), !isPredicate(position, limit: limit), !endsObject(position)
        else { return nil }
        let end = min(limit, position + 8)
        while position < end, !isPredicate(position, limit: limit), !endsObject(position) {
            // `đường dây, đường ống`: a further thing they deal with.
            let isFurther =
                stream.isMark(position, ",") && stream.isWord(position + 1) && !stream.isCapitalised(position + 1)
                && !startsBody(position + 1, limit: limit) && !isPredicate(position + 1, limit: limit)
            guard stream.isWord(position) || isFurther else { break }
            position += 1
        }
        if position >= limit || isPlainVerb(position, limit: limit) { return position }
        if stream.isMark(position, ","), cues.longest(at: position + 1, in: [.plural]) != nil { return position }
        // `trong quan trắc`: what the others do together with them.
        let isTogether =
            stream[position].syllable == Self.inWord && position + 1 < limit && isPlainVerb(position + 1, limit: limit)
        return isTogether ? position : nil
    }

    private static let inWord = Syllables.id("trong")
    /// Last syllables of `cơ quan`, `đơn vị`.
    private static let officeWords = SyllableSet(["quan", "vị"])

    /// Behind a verb that tells the group apart where its qualifier follows closely:
    /// `các đơn vị | cấp nước | thuộc phạm vi quản lý`.
    private func relativeStart(_ index: Int, limit: Int) -> Int {
        guard cues.longest(at: index, in: [.relativeClause]) != nil else { return index }
        for position in index + 1..<max(index + 1, min(limit, index + 6)) {
            guard stream.isWord(position) else { return index }
            if cues.longest(at: position, in: [.fixedQualifier, .bodyQualifier, .areaQualifier]) != nil {
                return position
            }
        }
        return index
    }

    // MARK: Predicates

    /// Whether a predicate begins at the token: a verb or an adverb that opens what somebody does.
    /// Capitals never do: they are part of a name.
    func isPredicate(_ index: Int, limit: Int) -> Bool {
        guard index < limit else { return false }
        if stream.isCapitalised(index) { return false }
        // `bầu cử`: the second syllable of another word.
        for back in 1...3 where index >= back {
            if let word = cues.longest(at: index - back, in: [.opaque]), word.tokens.upperBound > index { return false }
        }
        // `trước ngày 15 tháng 11`: the time the duty begins with.
        if index + 1 < limit, stream[index + 1].kind == .date, cues.longest(at: index, in: [.time]) != nil,
            cues.longest(at: index, in: [.nameStop]) != nil
        {
            return true
        }
        guard let verb = cues.longest(at: index, in: Self.predicateClasses) else { return false }
        // `giao thông`: the first syllable of another word.
        return cues.longest(at: index, in: [.opaque]).map { $0.tokens.count <= verb.tokens.count } ?? true
    }

    /// Whether the word is a verb here and no kind of bodies: `tổ chức hội nghị`, not `tổ chức, cá nhân`.
    func isPlainVerb(_ index: Int, limit: Int) -> Bool {
        guard isPredicate(index, limit: limit) else { return false }
        guard let kind = cues.longest(at: index, in: [.kindNoun, .specificGroup]) else { return true }
        return !kindReads(kind, limit: limit)
    }

    /// What a duty may open with.
    static let openingClasses = predicateClasses.union([.openingVerb])

    static let predicateClasses: CueClassSet = [
        .predicate, .responsibility, .leadVerb, .coordinateVerb, .reportVerb, .adverbialOpener, .adviseVerb,
        .directVerb,
        .orderVerb,
    ]
}
