import LetterKit
import Testing

/// Which names of a letter mean the body that somebody asks for.
@Suite struct AgencyQueryTests {
    /// query → names that mean it by itself
    static let names: [(query: String, name: String)] = [
        ("Phòng Y tế", "Phòng Y tế"),
        ("phong y te", "Phòng Y tế"),
        ("PHÒNG Y TẾ", "phòng Y tế quận"),
        ("Phòng Y tế quận Long Biên", "Phòng Y tế quận"),
        ("Phòng Y tế quận", "Phòng Y tế quận Long Biên"),
        ("Phòng Y tế quận Long Biên", "Phòng Y tế"),
        ("Phòng Y tế", "Trưởng phòng Y tế"),
        ("Trưởng phòng Y tế", "Phòng Y tế"),
        ("Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"),
        ("phong gd&dt", "Phòng Giáo dục và Đào tạo"),
        ("Phòng Văn hoá và Thông tin", "Phòng Văn hóa và Thông tin"),
        ("Sở Văn hóa Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Y tế", "Giám đốc Sở Y tế"),
        ("Sở Y tế", "Sở Y tế (cơ quan thường trực)"),
        ("UBND phường 5", "Ủy ban nhân dân phường 5"),
        ("ubnd phường 5", "Chủ tịch Ủy ban nhân dân phường 5"),
        ("Uỷ ban nhân dân tỉnh Vĩnh Long", "Ủy ban nhân dân tỉnh"),
        ("UBND TP. Vĩnh Long", "Ủy ban nhân dân thành phố Vĩnh Long"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
        ("BHXH", "cơ quan Bảo hiểm xã hội"),
        ("BHXH", "Bảo hiểm xã hội quận"),
        ("Bộ Y tế", "Bộ trưởng Bộ Y tế"),
        ("Bộ Y tế", "Bộ trưởng Y tế"),
        ("Các sở, ban, ngành", "các sở, ban, ngành tỉnh"),
        ("các sở ban ngành", "các sở, ban ngành"),
    ]

    @Test(arguments: names) func name(_ row: (query: String, name: String)) {
        #expect(AgencyQuery(row.query).match(row.name) == .name, "\(row)")
    }

    /// query → groups that include it
    static let groups: [(query: String, name: String)] = [
        ("Phòng Y tế", "Các phòng, ban"),
        ("Phòng Y tế", "Các phòng, ban, đơn vị"),
        ("phong y te", "các phòng chuyên môn thuộc Ủy ban nhân dân quận"),
        ("Phòng Y tế quận 5", "Trưởng các phòng, ban quận"),
        ("Phòng Y tế", "Thủ trưởng các phòng, ban, ngành huyện"),
        ("Phòng Y tế", "các cơ quan, đơn vị"),
        ("Sở Y tế", "Các sở, ban, ngành"),
        ("Sở Y tế", "Thủ trưởng các sở, ban, ngành tỉnh"),
        ("Sở Y tế", "Thủ trưởng các sở"),
        ("Sở Y tế", "các thủ trưởng các sở, ban ngành"),
        ("Sở Y tế", "Giám đốc, Thủ trưởng các sở, ban ngành"),
        ("Sở Y tế", "Sở, ban, ngành thuộc Ủy ban nhân dân Thành phố"),
        ("Sở Y tế", "Giám đốc sở"),
        ("Công an tỉnh", "các sở, ban, ngành tỉnh"),
        ("BHXH tỉnh", "Các sở, ngành"),
        ("Ban Dân tộc", "Các sở, ban, ngành"),
        ("UBND phường 5", "Ủy ban nhân dân các xã, phường"),
        ("UBND phường 5", "Ủy ban nhân dân 16 phường"),
        ("UBND phường 5", "Ủy ban nhân dân xã, phường, đặc khu"),
        ("UBND phường 5", "Ủy ban nhân dân cấp xã"),
        ("UBND phường 5", "Chủ tịch Ủy ban nhân dân các phường, xã"),
        ("UBND phường 5", "mỗi đơn vị phường, xã"),
        ("UBND phường 5", "các địa phương"),
        ("phường 5", "Ủy ban nhân dân các phường"),
        ("UBND thị xã Bình Minh", "Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố"),
        ("UBND thị xã Bình Minh", "Ủy ban nhân dân các huyện, thị, thành phố"),
        ("UBND huyện Tam Bình", "Ủy ban nhân dân cấp huyện"),
        ("UBND tỉnh Vĩnh Long", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương"),
        ("Công an phường 5", "Công an phường, xã, đặc khu"),
        ("Trạm Y tế phường 5", "Trạm Y tế các phường"),
        ("Bộ Y tế", "Các bộ, ngành"),
        ("Bộ Y tế", "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ"),
        ("Bộ Y tế", "lãnh đạo các Bộ, ngành"),
        ("Ngân hàng Nhà nước Việt Nam", "các bộ, ngành"),
        ("Văn phòng Chính phủ", "Thủ trưởng các cơ quan ngang Bộ"),
        ("UBND tỉnh Vĩnh Long", "Các bộ, ngành, địa phương"),
        ("UBND phường 5", "các sở, ngành, địa phương"),
        ("Sở Y tế", "Thủ trưởng các cơ quan, đơn vị thuộc Ủy ban nhân dân tỉnh"),
        ("Trường Tiểu học Hoa Sen", "Hiệu trưởng các trường"),
        ("Trường Tiểu học Hoa Sen", "Các trường thuộc Thành phố quản lý"),
    ]

    @Test(arguments: groups) func group(_ row: (query: String, name: String)) {
        #expect(AgencyQuery(row.query).match(row.name) == .group, "\(row)")
    }

    /// query → names that do not mean it
    static let others: [(query: String, name: String)] = [
        ("Phòng Y tế", "Sở Y tế"),
        ("Sở Y tế", "Phòng Y tế"),
        ("Phòng Y tế", "Bộ Y tế"),
        ("Phòng Y tế", "Trung tâm Y tế"),
        ("Phòng Y tế", "Trạm Y tế các phường"),
        ("Phòng Y tế", "Các sở, ban, ngành"),
        ("Phòng Y tế", "Các phòng thuộc Sở Y tế"),
        ("Phòng Y tế", "Ủy ban nhân dân các xã, phường"),
        ("Phòng Y tế", "các đơn vị liên quan"),
        ("Phòng Y tế", "Phòng Văn hóa và Thông tin"),
        ("Phòng Y tế quận 5", "Phòng Y tế quận 3"),
        ("Phòng Y tế quận 5", "Phòng Y tế huyện"),
        ("Phòng Y tế quận 5", "Các phòng, ban huyện"),
        ("Sở Y tế", "Các phòng, ban, đơn vị"),
        ("Sở Y tế", "Các bộ, ngành"),
        ("Sở Y tế", "Ủy ban nhân dân tỉnh"),
        ("Sở Y tế", "Các sở, ngành liên quan"),
        ("Sở Y tế", "Giám đốc Sở Nội vụ"),
        ("UBND phường 5", "Ủy ban nhân dân phường 6"),
        ("UBND phường 5", "Ủy ban nhân dân quận"),
        ("UBND phường 5", "Ủy ban nhân dân các huyện, thị xã, thành phố"),
        ("UBND phường 5", "Ủy ban nhân dân cấp huyện"),
        ("UBND phường 5", "Văn phòng Ủy ban nhân dân phường 5"),
        ("UBND phường 5", "Công an các xã, phường"),
        ("UBND thị trấn Cái Vồn", "Ủy ban nhân dân các huyện, thị xã, thành phố"),
        ("UBND tỉnh Vĩnh Long", "Ủy ban nhân dân các xã, phường"),
        ("UBND tỉnh Vĩnh Long", "Ủy ban nhân dân tỉnh Trà Vinh"),
        ("Công an phường 5", "Ủy ban nhân dân các phường"),
        ("Bộ Y tế", "Sở Y tế"),
        ("Bộ Y tế", "Các sở, ban, ngành"),
        ("Bộ Y tế", "Bộ Nội vụ"),
        ("BHXH", "Bảo hiểm y tế"),
        ("UBND phường 5", "Các bộ, ngành, địa phương"),
        ("UBND tỉnh Vĩnh Long", "các sở, ngành, địa phương"),
        ("Phòng Y tế", "Thủ trưởng các cơ quan, đơn vị thuộc Ủy ban nhân dân tỉnh"),
        ("Bộ Y tế", "các cơ quan, đơn vị thuộc Ủy ban nhân dân tỉnh"),
        ("Phòng Y tế", "các cơ quan chức năng trên địa bàn"),
        ("Phòng Y tế", "các tổ chức, cá nhân"),
        ("Phòng Y tế", "các đơn vị trực thuộc"),
        ("Sờ Y tế", "Sở Y tế"),
        ("", "Sở Y tế"),
        ("Sở Y tế", ""),
    ]

    @Test(arguments: others) func other(_ row: (query: String, name: String)) {
        #expect(AgencyQuery(row.query).match(row.name) == nil, "\(row)")
    }
}
