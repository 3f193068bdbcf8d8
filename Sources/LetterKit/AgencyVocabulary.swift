/// The closed word classes that names of bodies and groups are built of.
enum AgencyVocabulary {
    private static func phrase(_ text: String) -> [AgencyWord] { text.split(separator: " ").map { AgencyWord(String($0)) } }
    private static func phrases(_ list: String) -> [[AgencyWord]] {
        list.split(separator: ";").map { phrase(String($0)) }
    }

    /// Marks of a group.
    static let groupMarks = phrases("các;những;mọi;từng;mỗi")
    static let rank = AgencyWord("cấp")
    static let committee = phrase("ủy ban nhân dân")
    static let ministry = phrase("bộ")
    static let branch = phrase("ngành")
    static let centre = phrase("trung ương")
    static let government = phrase("chính phủ")
    static let body = phrase("cơ quan")
    static let unitWord = phrase("đơn vị")
    static let ministerialBodies = phrase("cơ quan ngang bộ")
    static let governmentBodies = phrase("cơ quan thuộc chính phủ")
    /// Words that mean every body.
    static let general = phrases("cơ quan;đơn vị;tổ chức;cá nhân;cơ quan tổ chức")
    /// Words that mean every unit.
    static let localities = phrases("địa phương;cấp chính quyền")
    /// Who belongs to the group is left open.
    static let open = phrases("có liên quan;liên quan;khác;được phân công;được giao;phối hợp;chủ trì")
    static let areaMarks = phrases("trên địa bàn;ở địa phương;cùng cấp")
    static let belonging = phrases("trực thuộc;thuộc")
    static let tails = phrases("cùng cấp;địa phương")
    static let qualifiers = phrases("chuyên môn nghiệp vụ;chuyên môn;chức năng;nghiệp vụ;trực thuộc;địa phương")
    /// Kinds of bodies that are listed by their kind.
    private static let kinds = phrases("sở;ban;ngành;phòng;bộ;cục;vụ;cơ quan;đơn vị;đoàn thể;tổ chức;hội;chi cục;trường;địa phương")

    static func isKind(_ words: [AgencyWord]) -> Bool {
        var words = words
        if let level = level(in: words), level.lowerBound > 0 { words = Array(words[..<level.lowerBound]) }
        return kinds.contains { words.same(as: $0) }
    }

    /// A title before a body, and the body's first word where the title holds it: `Bộ trưởng Y tế`.
    struct Title: Sendable {
        var words: [AgencyWord]
        var body: AgencyWord?
    }

    /// The longest first.
    static let titles: [Title] = {
        let plain = phrases(
            "phó tổng giám đốc;tổng giám đốc;phó giám đốc;giám đốc;phó chủ tịch;chủ tịch;đại diện lãnh đạo;lãnh đạo;đại diện;"
                + "thủ trưởng;người đứng đầu;phó hiệu trưởng;hiệu trưởng;phó chánh;chánh;phó trưởng;trưởng;đồng chí")
        let held = phrases("thứ trưởng;bộ trưởng;chi cục trưởng;cục trưởng;vụ trưởng;viện trưởng")
        return (plain.map { Title(words: $0, body: nil) }
            + held.map { Title(words: $0, body: $0[0].exact == "thứ" ? AgencyWord("bộ") : $0[$0.count - 2]) })
            .sorted { $0.words.count > $1.words.count }
    }()

    /// Bodies that are organised from the centre down and stand for `ngành` beside sở and phòng.
    static let branches = phrases(
        "công an;bảo hiểm xã hội;bộ chỉ huy quân sự;ban chỉ huy quân sự;bộ chỉ huy bộ đội biên phòng;cục thuế;chi cục thuế;thuế;"
            + "kho bạc nhà nước;ngân hàng nhà nước;cục thống kê;chi cục thống kê;thống kê;cục thi hành án dân sự;"
            + "chi cục thi hành án dân sự;thi hành án dân sự;cục hải quan;chi cục hải quan;viện kiểm sát nhân dân;tòa án nhân dân;"
            + "thanh tra;văn phòng ủy ban nhân dân;ban dân tộc;ban quản lý;đài phát thanh;bưu điện")
    /// Bodies of the centre that are no ministries.
    static let central = phrases(
        "văn phòng chính phủ;thanh tra chính phủ;ngân hàng nhà nước;ủy ban dân tộc;bảo hiểm xã hội việt nam;"
            + "đài truyền hình việt nam;đài tiếng nói việt nam;thông tấn xã việt nam;viện hàn lâm")

    // MARK: - Administrative units

    private static let levelPhrases = phrases(
        "thành phố;thị xã;thị trấn;đặc khu;tỉnh;quận;huyện;xã;phường;thị;thôn;ấp;tổ dân phố;khu phố")

    /// Short forms before a unit's name.
    static let shortLevels: [(short: String, full: String)] = [
        ("tp", "thành phố"), ("tx", "thị xã"), ("tt", "thị trấn"), ("q", "quận"), ("h", "huyện"), ("p", "phường"), ("x", "xã"),
    ]

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
    private static let notUnits: Set<String> = ["hoi", "uy", "doan", "truong", "truc"]

    private static let notBeforeUnits: Set<String> = ["co", "thong", "hai"]

    /// The levels that an entry of a group covers: `phường`; `cấp xã` → xã, phường, thị trấn, đặc khu.
    static func levels(of words: [AgencyWord]) -> [[AgencyWord]] {
        guard let first = words.first else { return [] }
        if first.means(rank), words.count > 1 {
            switch words[1].folded {
            case "xa", "co": return communeLevels
            case "huyen": return districtLevels
            case "tinh": return provinceLevels
            default: return []
            }
        }
        // `huyện, thị, thành phố`
        if words.count == 1, first.folded == "thi" { return phrases("thị xã") }
        guard let level = level(in: words), level.lowerBound == 0 else { return [] }
        return [Array(words[level])]
    }

    private static let communeLevels = phrases("xã;phường;thị trấn;đặc khu")
    private static let districtLevels = phrases("huyện;quận;thị xã;thành phố")
    private static let provinceLevels = phrases("tỉnh;thành phố")
}
