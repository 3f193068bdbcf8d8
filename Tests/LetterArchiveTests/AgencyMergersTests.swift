import Foundation
import Testing

@testable import LetterArchive

/// Names of bodies that were merged in 2025.
@Suite struct AgencyMergersTests {
    /// The cells of a table of the language data.
    private func rows(_ table: String) throws -> [[String]] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/CLetterData/tables/\(table).tsv")
        return try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// Each row of the file is in the table, with a day and what it was decided by.
    @Test func tableIsWhole() throws {
        #expect(AgencyMergers.table.count == (try rows("agency-mergers").count))
        let source = /(Nghị quyết|Nghị định) \d+\/2025\/(QH15|NĐ-CP) ngày \d{1,2}\/\d{1,2}\/2025/
        for row in AgencyMergers.table {
            #expect(row.source.wholeMatch(of: source) != nil, "\(row)")
            #expect(row.from == (row.kind == .agency ? "2025-03-01" : "2025-07-01"), "\(row)")
            #expect(row.new != row.old)
        }
        #expect(Set(AgencyMergers.table.map(\.old)).count == AgencyMergers.table.count)
    }

    /// The names are those of the tables of bodies and places; 63 provinces less those that went into others are 34.
    @Test func namesAreKnown() throws {
        let bodies = Dictionary(
            try rows("agencies").map { ($0[2], $0) }, uniquingKeysWith: { first, _ in first })
        var provinces: Set<String> = []
        for row in try rows("places") where row[0] == "province" {
            let name = row[1] == "Hoà Bình" ? "Hòa Bình" : row[1]
            for kind in row[2].split(separator: ";") { provinces.insert(kind + " " + name) }
        }
        for row in AgencyMergers.table {
            switch row.kind {
            case .agency:
                #expect(bodies[row.new] != nil, "\(row.new)")
                let end = try #require(bodies[row.old], "\(row.old)")[7]
                #expect(end == "2025-02", "\(row.old)")
            case .province:
                #expect(provinces.contains(row.new), "\(row.new)")
                #expect(provinces.contains(row.old), "\(row.old)")
            }
        }
        let merged = AgencyMergers.table.filter { $0.kind == .province }
        #expect(63 - merged.count == 34)
        #expect(Set(merged.map(\.new)).isDisjoint(with: merged.map(\.old)))
        #expect(Set(merged.map(\.new)).count == 23)
    }

    @Test(arguments: [
        ("Bộ KH&ĐT", ["Bộ Tài chính"]),
        ("Bộ Tài chính", ["Bộ Kế hoạch và Đầu tư"]),
        ("bo nong nghiep va moi truong", ["Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Tài nguyên và Môi trường"]),
        ("UBND tỉnh Bắc Giang", ["UBND tỉnh Bắc Ninh"]),
        ("ubnd tinh bac ninh", ["ubnd tỉnh Bắc Giang"]),
        ("UBND TP. Cần Thơ", ["UBND tỉnh Hậu Giang", "UBND tỉnh Sóc Trăng"]),
        (
            "Sở KH&ĐT tỉnh Bắc Giang",
            ["Sở Tài chính tỉnh Bắc Giang", "Sở KH&ĐT tỉnh Bắc Ninh", "Sở Tài chính tỉnh Bắc Ninh"]
        ),
        // Marks that are typed count, units of other levels have the same names.
        ("UBND tỉnh Bác Giang", []), ("UBND xã Bình Dương", []), ("tỉnh Bắc Giang", []),
        ("Bộ Y tế", []), ("Sở Y tế thành phố Hà Nội", []),
    ]) func otherNames(name: String, others: [String]) {
        #expect(AgencyMergers.others(for: name) == others)
    }
}
