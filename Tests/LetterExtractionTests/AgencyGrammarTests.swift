import LetterLexicon
import LetterText
import LetterTokens
import Testing

@testable import LetterExtraction

/// The names read from a list of bodies at the start of a text, and the words left behind it.
func agencies(_ text: String, _ style: AgencyGrammar.Style = .opening) -> (names: [String], rest: String) {
    let stream = Tokenizer.tokenize(SourceText(bytes: Array(text.utf8)))
    let cues = CueIndex(stream)
    let tokens = MarkedTokens(stream)
    let grammar = AgencyGrammar(stream: tokens, cues: cues)
    let namer = AgencyNamer(stream: tokens, cues: cues, defined: LetterAbbreviations(tokens))
    guard let list = grammar.list(at: 0, limit: stream.count, style: style) else { return ([], text) }
    let rest = list.tokens.upperBound..<stream.count
    return (list.items.map { namer.name($0.pieces) }, rest.isEmpty ? "" : stream.string(rest))
}

/// "One list, many bodies": what is one entry and what are several.
@Suite struct AgencyGrammarTests {
    @Test(arguments: [
        ("Sở Y tế chủ trì kiểm tra", ["Sở Y tế"]),
        ("Sở Y tế, Công an tỉnh phối hợp", ["Sở Y tế", "Công an tỉnh"]),
        ("Sở Văn hóa, Thể thao và Du lịch rà soát", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Tài chính và Sở Nội vụ thẩm định", ["Sở Tài chính", "Sở Nội vụ"]),
        ("Bộ Lao động - Thương binh và Xã hội hướng dẫn", ["Bộ Lao động - Thương binh và Xã hội"]),
        ("UBND các huyện, thị xã, thành phố rà soát", ["Ủy ban nhân dân các huyện, thị xã, thành phố"]),
        ("Ủy ban nhân dân 12 phường tổ chức", ["Ủy ban nhân dân 12 phường"]),
        ("Ủy ban nhân dân xã, phường tăng cường", ["Ủy ban nhân dân xã, phường"]),
        ("UBND thành phố Đà Nẵng khẩn trương", ["Ủy ban nhân dân thành phố Đà Nẵng"]),
        ("Các sở, ban, ngành tỉnh khẩn trương", ["Các sở, ban, ngành tỉnh"]),
        ("các sở, ngành, UBND các xã, phường chủ động", ["các sở, ngành", "Ủy ban nhân dân các xã, phường"]),
        (
            "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ nghiên cứu",
            ["Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ"]
        ),
        ("các cơ quan, đơn vị có liên quan triển khai", ["các cơ quan, đơn vị có liên quan"]),
        ("các ngành, các địa phương, cơ quan báo chí đổi mới", ["các ngành", "các địa phương", "cơ quan báo chí"]),
        (
            "Thủ trưởng các sở, ban, ngành tỉnh, Chủ tịch UBND các huyện, thành phố chỉ đạo",
            ["Thủ trưởng các sở, ban, ngành tỉnh", "Chủ tịch Ủy ban nhân dân các huyện, thành phố"]
        ),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ chỉ đạo",
            ["Bộ trưởng", "Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ"]
        ),
        ("Giám đốc, Thủ trưởng các sở, ban ngành chỉ đạo", ["Giám đốc, Thủ trưởng các sở, ban ngành"]),
        ("Ban Chỉ đạo 389 các bộ, ngành, địa phương xây dựng", ["Ban Chỉ đạo 389 các bộ, ngành, địa phương"]),
        (
            "Ban Quản lý Khu kinh tế Hòn La và các Khu công nghiệp tỉnh rà soát",
            ["Ban Quản lý Khu kinh tế Hòn La và các Khu công nghiệp tỉnh"]
        ),
        ("Các Bộ: Quốc phòng, Công an, Y tế kịp thời", ["Bộ Quốc phòng", "Bộ Công an", "Bộ Y tế"]),
        (
            "Các Bộ: Nông nghiệp và Môi trường, Tài chính và Công Thương rà soát",
            ["Bộ Nông nghiệp và Môi trường", "Bộ Tài chính", "Bộ Công Thương"]
        ),
        (
            "Chủ tịch Ủy ban nhân dân các tỉnh: Sơn La, Lào Cai chỉ đạo",
            ["Chủ tịch Ủy ban nhân dân tỉnh Sơn La", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"]
        ),
        // The head belongs to every place named behind it.
        (
            "Ủy ban nhân dân thành phố Hà Nội, thành phố Huế và tỉnh Sơn La rà soát",
            ["Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân thành phố Huế", "Ủy ban nhân dân tỉnh Sơn La"]
        ),
        (
            "Ủy ban nhân dân 02 xã: Mường La, Chiềng Sơn kiểm tra",
            ["Ủy ban nhân dân xã Mường La", "Ủy ban nhân dân xã Chiềng Sơn"]
        ),
        // A higher place behind a lower one says where that lies.
        (
            "Ủy ban nhân dân xã Mường La, huyện Mường La, tỉnh Sơn La rà soát",
            ["Ủy ban nhân dân xã Mường La, huyện Mường La, tỉnh Sơn La"]
        ),
        ("Công an tỉnh, Cơ quan Thường trực Ban Chỉ đạo và Sở Y tế rà soát", ["Công an tỉnh", "Sở Y tế"]),
        (
            "Sở Y tế, Cơ quan Thường trực Ban Chỉ đạo phòng, chống dịch tỉnh, Sở Nội vụ rà soát",
            ["Sở Y tế", "Sở Nội vụ"]
        ),
        ("Tổng công ty, công ty, các đơn vị trực thuộc rà soát", ["Tổng công ty, công ty", "các đơn vị trực thuộc"]),
        ("Ban Quản lý Khu kinh tế mở Hòn La rà soát", ["Ban Quản lý Khu kinh tế mở Hòn La"]),
        ("Các hộ kinh doanh trong chợ niêm yết giá", ["Các hộ kinh doanh trong chợ"]),
        ("Mỗi đoàn viên, hội viên phải gương mẫu", ["Mỗi đoàn viên, hội viên"]),
        ("Đồng chí Bí thư Tỉnh ủy chỉ đạo", ["Bí thư Tỉnh ủy"]),
        ("Bộ Tài chính - Cơ quan Thường trực Ban Chỉ đạo đôn đốc", ["Bộ Tài chính"]),
        (
            "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Sơn La: Chỉ đạo",
            ["Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Sơn La"]
        ),
        ("Phòng Giáo dục & Đào tạo: chỉ đạo", ["Phòng Giáo dục và Đào tạo"]),
        ("Bảo hiểm xã hội quận: đảm bảo", ["Bảo hiểm xã hội quận"]),
        ("BHXH tỉnh tổng hợp", ["Bảo hiểm xã hội tỉnh"]),
        ("Báo và Phát thanh, Truyền hình thành phố", ["Báo và Phát thanh, Truyền hình thành phố"]),
        ("Trung tâm Thông tin nông nghiệp Quốc gia chủ trì", ["Trung tâm Thông tin nông nghiệp Quốc gia"]),
        ("Hiệp hội Sầu riêng tỉnh vận động", ["Hiệp hội Sầu riêng tỉnh"]),
        ("Chính phủ Nghị định sửa đổi", ["Chính phủ"]),
        ("ngành tài nguyên và môi trường các cấp kiểm tra", ["ngành tài nguyên và môi trường các cấp"]),
        ("các ngành xây dựng kế hoạch", ["các ngành"]), ("nhà thầu nào chậm tiến độ thì thay thế", []),
        (
            "Các doanh nghiệp, hợp tác xã thu gom, vận chuyển chất thải: Thu gom đúng lịch",
            ["Các doanh nghiệp, hợp tác xã thu gom, vận chuyển chất thải"]
        ),
        ("Các đơn vị cấp nước sạch trên địa bàn có trách nhiệm bảo đảm", ["Các đơn vị cấp nước sạch trên địa bàn"]),
        ("Các cơ quan được phân công chủ trì có trách nhiệm lập dự toán", ["Các cơ quan được phân công chủ trì"]),
        (
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức thành viên phối hợp",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức thành viên"]
        ),
    ])
    func opensDuty(text: String, names: [String]) {
        #expect(agencies(text).names == names)
    }

    @Test(arguments: [
        (
            "các sở, ban, ngành, đoàn thể Thành phố, Ủy ban nhân dân phường, xã, báo, đài và các đơn vị có liên quan tổ chức",
            [
                "các sở, ban, ngành, đoàn thể Thành phố", "Ủy ban nhân dân phường, xã", "báo, đài",
                "các đơn vị có liên quan",
            ]
        ),
        ("Sở Công Thương và các đơn vị có liên quan hướng dẫn", ["Sở Công Thương", "các đơn vị có liên quan"]),
        (
            "các cơ quan, ban, ngành, đoàn thể thành phố và UBND các xã, phường tổ chức",
            ["các cơ quan, ban, ngành, đoàn thể thành phố", "Ủy ban nhân dân các xã, phường"]
        ),
        (
            "các Sở: Tài chính, Nội vụ và các cơ quan liên quan rà soát",
            ["Sở Tài chính", "Sở Nội vụ", "các cơ quan liên quan"]
        ),
        ("Sở Y tế và các ngành liên quan tăng cường", ["Sở Y tế", "các ngành liên quan"]),
        // What an agency is for tells it apart; a verb behind a group is what they do.
        (
            "các đơn vị quản lý đường thủy khu vực, các lực lượng chức năng kiểm tra",
            ["các đơn vị quản lý đường thủy khu vực", "các lực lượng chức năng"]
        ),
        ("các cơ quan quản lý chợ trong kiểm tra hàng hóa", ["các cơ quan quản lý chợ"]),
        ("các sở, ngành quản lý chặt chẽ hàng hóa", ["các sở, ngành"]),
        ("các sở, ngành được giao chủ trì để tổng hợp", ["các sở, ngành được giao chủ trì"]),
        ("các viện, trường thuộc các bộ, ngành trung ương", ["các viện, trường thuộc các bộ, ngành trung ương"]),
    ])
    func isObject(text: String, names: [String]) {
        #expect(agencies(text, .object).names == names)
    }

    @Test(arguments: [
        "tăng cường kiểm tra", "báo cáo kết quả thực hiện", "tổ chức hội nghị", "2025 là năm", "kết quả thực hiện",
    ])
    func isNoBody(text: String) {
        #expect(agencies(text, .object).names.isEmpty)
    }
}
