import LetterLexicon

/// The words of `agency-groups.tsv` by their classes.
enum AgencyVocabulary {
    private static func phrase(_ text: some StringProtocol) -> [AgencyWord] {
        text.split(separator: " ").map { AgencyWord(String($0)) }
    }

    /// The phrases of a class, the longest first.
    private static func phrases(_ name: String) -> [[AgencyWord]] {
        (AgencyGroupWords.classes[name] ?? []).map(phrase).sorted { $0.count > $1.count }
    }

    /// The only phrase of a class.
    private static func single(_ name: String) -> [AgencyWord] { phrases(name).first ?? [] }

    /// The phrases of a class that stand for others: `q=quận`.
    private static func pairs(_ name: String) -> [(short: String, full: String)] {
        (AgencyGroupWords.classes[name] ?? []).compactMap { row in
            guard let mark = row.firstIndex(of: "=") else { return nil }
            return (String(row[..<mark]), String(row[row.index(after: mark)...]))
        }
    }

    /// Marks of a group: `các`.
    static let groupMarks = phrases("group-mark")
    /// `cấp`
    static let rank = single("rank")
    static let committee = single("committee")
    static let ministry = single("ministry")
    static let department = single("department")
    static let province = single("province")[0]
    static let branch = single("branch-word")
    static let centre = single("centre")
    static let government = single("government")
    /// `cơ quan`
    static let body = single("body-word")
    /// `đơn vị`
    static let unitWord = single("unit-word")
    /// Bodies of the centre beside the ministries, as a group.
    static let centralGroups = phrases("central-group")
    /// Words that mean every body.
    private static let general = phrases("general")
    /// Words that stand beside them: `tổ chức`, `cá nhân`.
    private static let generalOthers = phrases("general-other")

    /// Whether a group is of bodies of all kinds: `các cơ quan, đơn vị`.
    static func areGeneral(_ items: [[AgencyWord]]) -> Bool {
        items.contains { item in general.contains { item.same(as: $0) } } && items.allSatisfy(isGeneral)
    }

    static func isGeneral(_ item: [AgencyWord]) -> Bool {
        general.contains { item.same(as: $0) } || generalOthers.contains { item.same(as: $0) }
    }

    /// Levels that a kind of body is of: `sở` → tỉnh, thành phố; empty for other bodies.
    static func kindLevels(of core: [AgencyWord]) -> [[AgencyWord]] {
        guard !branches.contains(where: { core.starts(with: $0, at: 0) }) else { return [] }
        return kindLevelRows.filter { core.starts(with: $0.kind, at: 0) }.map(\.level)
    }

    private static let kindLevelRows = pairs("kind-level").map { (kind: phrase($0.short), level: phrase($0.full)) }
    /// Words that mean every unit.
    static let localities = phrases("locality")
    /// Who belongs to the group is left open.
    static let open = phrases("open")
    static let areaMarks = phrases("area-mark")
    static let belonging = phrases("belonging")
    static let tails = phrases("tail")
    static let qualifiers = phrases("qualifier")
    /// Kinds of bodies that are listed by their kind.
    private static let kinds = phrases("kind")

    static func isKind(_ words: [AgencyWord]) -> Bool {
        var words = words
        if let level = level(in: words), level.lowerBound > 0 { words = Array(words[..<level.lowerBound]) }
        return kinds.contains { words.same(as: $0) }
    }

    /// A title before a body, and the body's first word where the title holds it: `Bộ trưởng Y tế`.
    struct Title: Sendable {
        var words: [AgencyWord]
        var body: [AgencyWord]
    }

    /// The longest first.
    static let titles: [Title] = {
        let plain = phrases("title").map { Title(words: $0, body: []) }
        let held = pairs("title-of-body").map { Title(words: phrase($0.short), body: phrase($0.full)) }
        return (plain + held).sorted { $0.words.count > $1.words.count }
    }()

    /// Bodies that are organised from the centre down and stand for `ngành` beside sở and phòng.
    static let branches = phrases("branch-body")
    /// Bodies of the centre that are no ministries.
    static let central = phrases("central-body")

    // MARK: - Administrative units

    private static let levelPhrases = phrases("level")

    /// Short forms before a unit's name: `q` for `quận`.
    static let shortLevels = pairs("short-level").sorted { $0.short.count > $1.short.count }

    /// The first word for a level of units, `xã` of `xã hội` and `tỉnh` of `tỉnh ủy` left aside.
    static func level(in words: [AgencyWord]) -> Range<Int>? {
        for index in words.indices {
            for level in levelPhrases where words.starts(with: level, at: index) {
                let end = index + level.count
                if end < words.count, level.count == 1, notUnits.contains(words[end].folded) { continue }
                // Without marks `cơ quan` and `thông xã` look like levels.
                if index > 0, words[index].isLoose, notBeforeUnits.contains(words[index - 1].folded) { continue }
                return index..<end
            }
        }
        return nil
    }

    /// Second syllables of words that begin like a level: `xã hội`, `tỉnh ủy`, `thị trường`.
    private static let notUnits = Set(phrases("not-level-before").map { $0[0].folded })
    private static let notBeforeUnits = Set(phrases("not-level-after").map { $0[0].folded })

    /// The levels that an entry of a group covers: `phường`; `cấp xã` → xã, phường, thị trấn, đặc khu.
    static func levels(of words: [AgencyWord]) -> [[AgencyWord]] {
        guard let first = words.first else { return [] }
        if first.means(rank[0]), words.count > 1 {
            let rest = Array(words.dropFirst())
            for (ranks, levels) in ranks where ranks.contains(where: { rest.starts(with: $0, at: 0) }) { return levels }
            return []
        }
        // `huyện, thị, thành phố`
        if words.count == 1,
            let town = levelPhrases.first(where: { $0.count == 2 && $0[0].means(first) && $0[1].folded == "xa" })
        {
            return [town]
        }
        guard let level = level(in: words), level.lowerBound == 0 else { return [] }
        return [Array(words[level])]
    }

    /// Units of the province.
    static let provinceLevels = phrases("level-province")

    /// `cấp xã` and the levels it covers.
    private static let ranks = [
        (phrases("rank-commune"), phrases("level-commune")), (phrases("rank-district"), phrases("level-district")),
        (phrases("rank-province"), phrases("level-province")),
    ]
}
