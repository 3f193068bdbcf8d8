import LetterKit

/// Bodies that were merged or renamed on 1 March 2025, so that each is found under its old and new names.
///
/// Ministries: Resolution 176/2025/QH15 of the National Assembly; departments of provinces and offices of districts
/// follow the ministries (Decrees 45/2025/NĐ-CP and 44/2025/NĐ-CP).
enum AgencyMergers {
    /// New name, then those that went into it, each without `Bộ`, `Sở`, `Phòng`.
    private static let fields: [(new: String, old: [String])] = [
        ("Tài chính", ["Kế hoạch và Đầu tư"]),
        ("Xây dựng", ["Giao thông vận tải"]),
        ("Nông nghiệp và Môi trường", ["Nông nghiệp và Phát triển nông thôn", "Tài nguyên và Môi trường"]),
        ("Khoa học và Công nghệ", ["Thông tin và Truyền thông"]),
        ("Nội vụ", ["Lao động - Thương binh và Xã hội"]),
        ("Dân tộc và Tôn giáo", ["Ủy ban Dân tộc"]),
    ]
    private static let heads = ["Bộ", "Sở"]

    /// Other names under which tasks of a body may stand: what it came from, or what it went into.
    static func others(for name: String) -> [String] {
        let query = AgencyQuery(name)
        var others: [String] = []
        for head in heads {
            for field in fields {
                let new = head + " " + field.new
                let old = field.old.map { $0.hasPrefix("Ủy ban") ? $0 : head + " " + $0 }
                if query.match(new) == .name {
                    others += old
                } else if old.contains(where: { query.match($0) == .name }) {
                    others.append(new)
                }
            }
        }
        return others
    }
}
