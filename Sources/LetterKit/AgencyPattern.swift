/// The parts of a body's name.
///
/// | name | core | group | unit |
/// | --- | --- | --- | --- |
/// | `Trưởng phòng Y tế quận 5` | phòng y tế | | quận 5 |
/// | `Thủ trưởng các sở, ban, ngành tỉnh` | | sở · ban · ngành | tỉnh |
/// | `Ủy ban nhân dân các xã, phường` | ủy ban nhân dân | xã · phường | |
struct AgencyPattern: Sendable {
    var core: [AgencyWord] = []
    /// What the group is made of; empty for a single body.
    var group: [[AgencyWord]] = []
    /// Level and name of the administrative unit.
    var unit: [AgencyWord] = []
    /// Who belongs is left open: `liên quan`, or `thuộc` another body.
    var isOpen = false
    /// The bodies belong to one that is not named: `các đơn vị trực thuộc`.
    var isOwned = false
    /// Only a kind of body is named, as behind a title: `Giám đốc sở`.
    var isBareKind = false

    init(_ items: [AgencyWord.Item]) {
        let items = Self.withoutRemarks(items, isOpen: &isOpen, isOwned: &isOwned)
        var (entries, ends) = Self.entries(items)
        let hasTitle = Self.dropTitles(&entries)
        entries.removeAll(where: \.isEmpty)
        ends = entries.count
        guard let first = entries.first else { return }

        if let start = Self.groupStart(in: first, entryCount: ends) {
            core = Array(first[..<start.core])
            core = Self.dropBodyWord(core)
            var list = [Array(first[start.list...])] + entries.dropFirst()
            readUnit(&list)
            group = list.map(Self.dropQualifiers).filter { !$0.isEmpty }
            return
        }
        if entries.count > 1, entries.allSatisfy({ AgencyVocabulary.isKind($0) }) || isLevelList(entries) {
            // `Sở, ban, ngành`; `Ủy ban nhân dân xã, phường`: a list of kinds without `các`.
            let cut = AgencyVocabulary.level(in: first)?.lowerBound ?? 0
            core = Self.dropBodyWord(Array(first[..<cut]))
            var list = [Array(first[cut...])] + entries.dropFirst()
            if core.isEmpty { readUnit(&list) }
            group = list.map(Self.dropQualifiers).filter { !$0.isEmpty }
            return
        }
        let words = Self.dropBodyWord(entries.flatMap { $0 })
        if let level = AgencyVocabulary.level(in: words) {
            core = Array(words[..<level.lowerBound])
            unit = Array(words[level.lowerBound...])
        } else {
            core = words
        }
        for tail in AgencyVocabulary.tails
        where core.count > tail.count && core.starts(with: tail, at: core.count - tail.count) {
            core.removeLast(tail.count)
        }
        isBareKind = unit.isEmpty && hasTitle && AgencyVocabulary.isKind(core)
    }

    /// `xã, phường, đặc khu` behind the core of the first entry, no unit named.
    private func isLevelList(_ entries: [[AgencyWord]]) -> Bool {
        guard let first = entries.first, let level = AgencyVocabulary.level(in: first), level.upperBound == first.count
        else {
            return false
        }
        return entries.dropFirst().allSatisfy { entry in
            AgencyVocabulary.level(in: entry).map { $0.lowerBound == 0 } ?? false
        }
    }

    // MARK: - Pieces

    /// Cuts off `có liên quan`, `trên địa bàn …`, `thuộc …`; what is `thuộc` another body than a unit's committee is open.
    private static func withoutRemarks(_ items: [AgencyWord.Item], isOpen: inout Bool, isOwned: inout Bool)
        -> [AgencyWord.Item]
    {
        var kept: [AgencyWord.Item] = []
        var index = 0
        let words = items.map(\.word)
        func starts(_ phrase: [AgencyWord]) -> Bool {
            index + phrase.count <= words.count
                && zip(words[index..<index + phrase.count], phrase).allSatisfy { $0.0?.means($0.1) ?? false }
        }
        scan: while index < items.count {
            for phrase in AgencyVocabulary.open where starts(phrase) {
                isOpen = true
                break scan
            }
            for phrase in AgencyVocabulary.areaMarks where index > 0 && starts(phrase) { break scan }
            for phrase in AgencyVocabulary.belonging where index > 0 && starts(phrase) {
                let rest = words[(index + phrase.count)...].compactMap { $0 }
                if Self.isGovernment(rest) { break }
                // `thuộc Ủy ban nhân dân quận`, `thuộc thành phố`, `trực thuộc trung ương`
                let owner = rest.starts(with: AgencyVocabulary.committee, at: 0) ? Array(rest.dropFirst(4)) : rest
                if let level = AgencyVocabulary.level(in: owner), level.lowerBound == 0 {
                    kept += owner.map { .word($0) }
                } else if owner.isEmpty {
                    isOwned = true
                } else if !owner.same(as: AgencyVocabulary.centre) {
                    isOpen = true
                }
                break scan
            }
            kept.append(items[index])
            index += 1
        }
        return kept
    }

    /// `cơ quan thuộc Chính phủ` is a name, no remark.
    private static func isGovernment(_ words: [AgencyWord]) -> Bool {
        words.starts(with: AgencyVocabulary.government, at: 0)
    }

    /// The entries of a list.
    private static func entries(_ items: [AgencyWord.Item]) -> ([[AgencyWord]], Int) {
        var entries: [[AgencyWord]] = [[]]
        for item in items {
            if let word = item.word { entries[entries.count - 1].append(word) } else { entries.append([]) }
        }
        entries.removeAll(where: \.isEmpty)
        return (entries, entries.count)
    }

    /// `Giám đốc, Thủ trưởng các sở` → `các sở`; `Bộ trưởng Y tế` → `bộ Y tế`.
    private static func dropTitles(_ entries: inout [[AgencyWord]]) -> Bool {
        var hasTitle = false
        while let first = entries.first, !first.isEmpty {
            var words = first
            let isMany = words.count > 1 && AgencyVocabulary.groupMarks.contains { words.starts(with: $0, at: 0) }
            if isMany, AgencyVocabulary.titles.contains(where: { words.starts(with: $0.words, at: 1) }) {
                words.removeFirst()
            }
            guard let title = AgencyVocabulary.titles.first(where: { words.starts(with: $0.words, at: 0) }) else {
                break
            }
            hasTitle = true
            words.removeFirst(title.words.count)
            if !title.body.isEmpty, !words.starts(with: title.body, at: 0), !words.isEmpty || entries.count == 1 {
                words = title.body + words
            }
            entries[0] = words
            if words.isEmpty { entries.removeFirst() }
            if entries.isEmpty { break }
        }
        return hasTitle
    }

    /// `cơ quan Bảo hiểm xã hội` → `Bảo hiểm xã hội`
    private static func dropBodyWord(_ words: [AgencyWord]) -> [AgencyWord] {
        guard words.count > 3, words.starts(with: AgencyVocabulary.body, at: 0) else { return words }
        return Array(words.dropFirst(2))
    }

    /// Where a group begins: `các`, `16 phường`, `cấp xã`.
    private static func groupStart(in words: [AgencyWord], entryCount: Int) -> (core: Int, list: Int)? {
        for index in words.indices {
            if AgencyVocabulary.groupMarks.contains(where: { words.starts(with: $0, at: index) }) {
                var list = index + 1
                if list < words.count, words[list].isNumber { list += 1 }
                // `mỗi đơn vị phường, xã`
                if list + 2 < words.count, words.starts(with: AgencyVocabulary.unitWord, at: list),
                    AgencyVocabulary.level(in: Array(words[(list + 2)...]))?.lowerBound == 0
                {
                    list += 2
                }
                return list < words.count ? (index, list) : nil
            }
            let rest = Array(words[(index + 1)...])
            if words[index].isNumber, AgencyVocabulary.level(in: rest)?.lowerBound == 0,
                index == 0 || AgencyVocabulary.level(in: Array(words[..<index]))?.upperBound != index
            {
                return (index, index + 1)
            }
            if words[index].means(AgencyVocabulary.rank[0]), AgencyVocabulary.level(in: rest)?.lowerBound == 0 {
                return (index, index)
            }
        }
        return nil
    }

    /// Takes the unit off the last entry: `ngành tỉnh` → `ngành`, unit `tỉnh`.
    private mutating func readUnit(_ list: inout [[AgencyWord]]) {
        guard let last = list.last, let level = AgencyVocabulary.level(in: last), level.lowerBound > 0,
            !last[0].means(AgencyVocabulary.rank[0])
        else { return }
        unit = Array(last[level.lowerBound...])
        list[list.count - 1] = Array(last[..<level.lowerBound])
    }

    /// `phòng chuyên môn` → `phòng`
    private static func dropQualifiers(_ words: [AgencyWord]) -> [AgencyWord] {
        var words = words
        if words.count > 1, AgencyVocabulary.groupMarks.contains(where: { words.starts(with: $0, at: 0) }) {
            words.removeFirst()
        }
        if let title = AgencyVocabulary.titles.first(where: { words.starts(with: $0.words, at: 0) }) {
            words.removeFirst(title.words.count)
        }
        for qualifier in AgencyVocabulary.qualifiers
        where words.count > qualifier.count && words.starts(with: qualifier, at: words.count - qualifier.count) {
            let kind = Array(words.dropLast(qualifier.count))
            // `cơ quan chức năng` are the authorities, not all bodies.
            if !AgencyVocabulary.isGeneral(kind) { words = kind }
        }
        return words
    }
}
