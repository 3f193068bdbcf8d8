import Testing

@testable import LetterKit

/// Names in capitals get the case of a sentence.
@Suite struct ReadableNameTests {
    @Test(arguments: [
        ("ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", "Ủy ban nhân dân tỉnh Vĩnh Long"),
        ("UBND TỈNH VĨNH LONG", "Ủy ban nhân dân tỉnh Vĩnh Long"),
        ("UBND xã Bình An", "Ủy ban nhân dân xã Bình An"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG AN KHÊ MỚI", "Ủy ban nhân dân phường An Khê Mới"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI", "Sở Giáo dục và Đào tạo Hà Nội"),
        ("BỘ Y TẾ", "Bộ Y tế"),
        ("VĂN PHÒNG CHÍNH PHỦ", "Văn phòng Chính phủ"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM", "Bảo hiểm xã hội Việt Nam"),
        ("BẢO HIỂM XÃ HỘI QUẬN 5", "Bảo hiểm xã hội quận 5"),
        ("VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "Văn phòng Ủy ban nhân dân tỉnh Lai Châu"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH CÀ MAU", "Hội đồng nhân dân tỉnh Cà Mau"),
        ("TRUNG TÂM Y TẾ HUYỆN TAM BÌNH", "Trung tâm Y tế huyện Tam Bình"),
        ("BAN CHỈ ĐẠO PHÒNG CHỐNG DỊCH TỈNH CÀ MAU", "Ban Chỉ đạo phòng chống dịch tỉnh Cà Mau"),
        ("Sở Y tế", "Sở Y tế"),
        ("", ""),
    ]) func body(printed: String, readable: String) {
        #expect(ReadableName.body(printed) == readable)
    }

    @Test(arguments: [
        ("KT. CHỦ TỊCH", "KT. Chủ tịch"),
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "TM. Ủy ban nhân dân KT. Chủ tịch"),
        ("TỔNG GIÁM ĐỐC", "Tổng Giám đốc"),
        ("PHÓ TỔNG GIÁM ĐỐC", "Phó Tổng Giám đốc"),
        ("TM. BAN CHỈ ĐẠO", "TM. Ban Chỉ đạo"),
        ("TRƯỞNG BAN", "Trưởng ban"),
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "KT. Bộ trưởng, Chủ nhiệm"),
        ("TL. THỦ TƯỚNG", "TL. Thủ tướng"),
        ("KT. THỦ TƯỚNG", "KT. Thủ tướng"),
        ("GIÁM ĐỐC SỞ Y TẾ", "Giám đốc Sở Y tế"),
        ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
        ("TUQ. BỘ TRƯỞNG", "TUQ. Bộ trưởng"),
        ("Phó Chủ tịch", "Phó Chủ tịch"),
    ]) func title(printed: String, readable: String) {
        #expect(ReadableName.title(printed) == readable)
    }

    @Test func personAndSentence() {
        #expect(ReadableName.person("LỮ QUANG NGỜI") == "Lữ Quang Ngời")
        #expect(ReadableName.person("Lữ Quang Ngời") == "Lữ Quang Ngời")
        #expect(ReadableName.sentence("CÔNG ĐIỆN") == "Công điện")
    }
}
