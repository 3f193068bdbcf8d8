import Foundation
import LetterKit
import Testing

@testable import LetterArchive

/// A kind of store that every test of archives runs on.
enum StoreKind: String, CaseIterable, CustomStringConvertible {
    case sqlite, postgresql
    var description: String { rawValue }

    /// Where the kind can be tested here.
    static let here: [StoreKind] = {
        if PrivateServer.shared != nil { return allCases }
        print("skipped on PostgreSQL: its packages are not installed (postgresql, libpq5)")
        return [.sqlite]
    }()
}

/// A folder with letters and an archive over it; both go with the test.
final class ArchiveFixture {
    let folder: String
    let place: String
    let archive: Archive

    static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("corpus").path

    /// Number of letters in the corpus.
    static let corpusCount =
        ((try? FileManager.default.contentsOfDirectory(atPath: corpus)) ?? []).count { $0 != "gold" }

    init(_ kind: StoreKind, withCorpus: Bool = true) throws {
        folder = NSTemporaryDirectory() + "giaoviec-archive-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder + "/letters", withIntermediateDirectories: true)
        place = kind == .sqlite ? folder + "/a.db" : try #require(PrivateServer.shared).makeDatabase()
        archive = try Archive(at: place)
        guard withCorpus else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.corpus) where name != "gold" {
            try FileManager.default.copyItem(atPath: Self.corpus + "/" + name, toPath: letters + "/" + name)
        }
    }

    deinit {
        archive.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var letters: String { folder + "/letters" }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let path = letters + "/" + name
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    @discardableResult
    func index(_ options: Indexer.Options = Indexer.Options()) throws -> Indexer.Progress {
        try Indexer(archive, options: options).run([letters])
    }

    /// Names of the files that a query finds.
    func found(_ query: String) throws -> [String] {
        try archive.paths(found: SearchRequest(query: SearchQuery(query))).map { ($0 as NSString).lastPathComponent }
            .sorted()
    }

    /// The archive as lines, in which folders do not matter.
    func lines() throws -> [String] {
        var lines: [String] = []
        _ = try archive.exportLines {
            lines.append(String(decoding: $0, as: UTF8.self).replacingOccurrences(of: folder, with: ""))
        }
        return lines
    }

    /// A letter of the tests' own.
    static func letter(number: String = "12/UBND-YT", day: String = "05 tháng 3 năm 2024", duties: [String]) -> String {
        """
        ỦY BAN NHÂN DÂN
        QUẬN HOA MAI
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: \(number)
        Hoa Mai, ngày \(day)

        V/v phòng bệnh mùa hè

        Kính gửi:
        - Phòng Y tế;
        - Ủy ban nhân dân các phường.

        Thực hiện Chỉ thị số 07/CT-UBND ngày 02/01/2024 của Ủy ban nhân dân thành phố, Ủy ban nhân dân quận yêu cầu các đơn vị thực hiện các nội dung sau:
        \(duties.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n"))

        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Trần Thị Minh Tâm

        """
    }

    static let duties = [
        "Giao Phòng Y tế chủ trì, phối hợp với Phòng Giáo dục và Đào tạo xây dựng kế hoạch phòng bệnh, báo cáo Ủy ban nhân dân quận trước ngày 15/4/2024.",
        "Ủy ban nhân dân các phường tổ chức vệ sinh môi trường, hoàn thành trong tháng 5/2024.",
        "Phòng Nội vụ báo cáo kết quả trước ngày 20 hằng tháng.",
        "Phòng Tư pháp tuyên truyền pháp luật về phòng bệnh.",
    ]
}
