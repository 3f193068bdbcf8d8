/// Two hundred queries of all kinds that an archive is asked, for measuring it and for holding its stores against each
/// other.
package struct MixedQuery: Sendable, Hashable, CustomStringConvertible {
    package var text: String?
    package var agency: String?
    package var role: String?
    package var type: String?
    package var issuer: String?
    package var from: String?
    package var to: String?
    package var dueBefore: String?
    package var dueAfter: String?

    package init(_ text: String? = nil) { self.text = text }

    package var description: String {
        let filters = [agency, role, type, issuer, from, to, dueBefore, dueAfter].map { $0 ?? "" }
        return (text ?? "") + " [" + filters.joined(separator: "|") + "]"
    }

    private static let words = [
        "bảo hiểm xã hội", "bảo hiểm y tế", "đầu tư công", "giải ngân", "thủ tục hành chính", "chuyển đổi số",
        "ngân sách",
        "phòng cháy", "an toàn thực phẩm", "môi trường", "đất đai", "giáo dục", "học sinh", "dịch bệnh", "tiêm chủng",
        "lao động", "việc làm", "doanh nghiệp", "xây dựng", "giao thông", "thiên tai", "bão lũ", "nông thôn mới",
        "cán bộ công chức", "thi đua khen thưởng", "kiểm tra giám sát", "báo cáo kết quả", "kế hoạch",
        "chỉ đạo điều hành",
        "cử tri", "chợ", "hợp tác xã", "nước sạch", "chăn nuôi", "di tích", "du lịch", "thuế", "đấu thầu", "hộ nghèo",
        "trẻ em",
    ]

    private static func folded(_ text: String) -> String {
        let pairs: [(Character, String)] = [
            ("a", "áàảãạăắằẳẵặâấầẩẫậ"), ("e", "éèẻẽẹêếềểễệ"), ("i", "íìỉĩị"), ("o", "óòỏõọôốồổỗộơớờởỡợ"),
            ("u", "úùủũụưứừửữự"), ("y", "ýỳỷỹỵ"), ("d", "đ"),
        ]
        return String(text.map { letter in pairs.first { $0.1.contains(letter) }?.0 ?? letter })
    }

    package static let all: [MixedQuery] = {
        var queries: [MixedQuery] = []
        for (index, word) in words.enumerated() {
            let other = words[(index * 7 + 3) % words.count]
            queries.append(MixedQuery(folded(word)))
            queries.append(MixedQuery("\"\(word)\""))
            switch index % 5 {
            case 0: queries.append(MixedQuery("\"\(word)\" OR \"\(other)\""))
            case 1: queries.append(MixedQuery("\(word) NOT \"\(other)\""))
            case 2:
                queries.append(MixedQuery("\(folded(word)) (\(other) OR \(folded(words[(index + 11) % words.count])))"))
            case 3: queries.append(MixedQuery("\"\(folded(word).dropLast())*\""))
            default: queries.append(MixedQuery("\(word) \(other)"))
            }
            var filtered = MixedQuery(index % 2 == 0 ? word : "\"\(folded(word))\"")
            switch index % 8 {
            case 0: filtered.agency = "Sở Y tế"
            case 1: filtered.type = "ke hoach"
            case 2: (filtered.from, filtered.to) = ("2023-01-01", "2023-12-31")
            case 3: (filtered.agency, filtered.role) = ("so tai chinh", "coordinating")
            case 4: filtered.dueBefore = "2024-06-30"
            case 5: (filtered.agency, filtered.dueAfter) = ("UBND phường", "2025-01-01")
            case 6: filtered.issuer = "Thủ tướng Chính phủ"
            default: (filtered.type, filtered.from) = ("Chỉ thị", "2024-01-01")
            }
            queries.append(filtered)
        }
        let singles = [
            "28-NQ/TW", "1187/UBND-KT", "52/TB-VPCP", "06/CT-UBND", "217/CĐ-TTg", "9999/QĐ-XYZ", "thanh tr*",
            "\"hoà giải\"",
            "hòa", "Đắk Lắk", "dak lak", "bảo", "bao", "\"ủy ban nhân dân\"", "\"uy ban nhan dan\"", "UBND", "zzz",
            "2025",
            "\"Sở Y tế\"", "\"chủ trì, phối hợp với\"", "(a OR b) NOT c", "nguyen van", "\"trước ngày\"", "trực tuyến",
            "\"Nguyễn Văn A\"", "hằng tháng", "\"hang thang\"", "quý III", "đề án 06", "VNeID",
            "\"trung học phổ thông\"",
            "kinh phi", "\"kinh phí thực hiện\" NOT \"xã hội hóa\"", "cải cách OR chính quyền", "xu ly nghiem",
            "\"y tế\"",
        ]
        for text in singles { queries.append(MixedQuery(text)) }
        for (agency, before) in [
            ("Bộ Tài chính", "2025-12-31"), ("Phòng Y tế", "2024-01-01"), ("Công an phường", "2026-01-01"),
            ("Sở Kế hoạch và Đầu tư", "2025-06-30"),
        ] {
            var query = MixedQuery()
            query.agency = agency
            query.dueBefore = before
            queries.append(query)
        }
        return queries
    }()

    /// Bodies and days for questions about tasks.
    package static let tasks: [(agency: String, dueBefore: String)] = {
        let agencies = [
            "Sở Y tế", "Sở Tài chính", "so noi vu", "Phòng Y tế", "Phòng Nội vụ", "Công an phường", "UBND phường 5",
            "UBND tỉnh Vĩnh Long", "Bộ Tài chính", "Bộ Xây dựng", "Bộ Nông nghiệp và Môi trường", "Bảo hiểm xã hội",
            "Sở Giáo dục và Đào tạo", "Các sở, ban, ngành", "Văn phòng Chính phủ", "UBND xã", "Sở Kế hoạch và Đầu tư",
            "Phòng Giáo dục và Đào tạo", "Trạm Y tế", "Ban Quản lý các chợ",
        ]
        let days = ["2022-06-30", "2023-12-31", "2024-09-15", "2025-06-30", "2026-12-31"]
        return agencies.flatMap { agency in days.map { (agency, $0) } }
    }()
}
