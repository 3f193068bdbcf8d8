import Foundation
import LetterExports
import LetterKit
import LetterReaders
import LetterTestSupport
import Testing

/// A program of the system and what it said.
struct Tool {
    var status: Int32
    var output: Data
    var complaint: String
    var text: String { String(decoding: output, as: UTF8.self) }

    static func run(_ program: String, _ arguments: [String]) throws -> Tool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.environment = [
            "PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": NSTemporaryDirectory(), "LANG": "C.UTF-8",
        ]
        let folder = try Folder()
        let (output, complaint) = (folder.path + "/out", folder.path + "/err")
        for file in [output, complaint] { try Data().write(to: URL(fileURLWithPath: file)) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaint))
        try process.run()
        process.waitUntilExit()
        return Tool(
            status: process.terminationStatus, output: try Data(contentsOf: URL(fileURLWithPath: output)),
            complaint: String(decoding: try Data(contentsOf: URL(fileURLWithPath: complaint)), as: UTF8.self))
    }

    /// What a reader (`Readers/`) prints as JSON.
    static func read<Value: Decodable>(_ script: String, _ arguments: [String], as type: Value.Type) throws -> Value {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Readers/" + script
        let tool = try run("/usr/bin/python3", [path] + arguments)
        try #require(tool.status == 0, "\(tool.complaint)")
        return try JSONDecoder().decode(type, from: tool.output)
    }
}

/// A folder that goes when the test does.
final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "giaoviec-exports-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}

enum Letters {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The letters of a folder, in the order of their names.
    static func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { name in [".txt", ".md", ".html"].contains { name.hasSuffix($0) } }.sorted()
            .map { folder + "/" + $0 }
    }

    static let corpus = names(in: root + "/corpus")
    /// Further letters, where they are there.
    static let shared = names(in: root + "/../shared/corpus")

    static func analysis(_ path: String) throws -> LetterAnalysis {
        LetterParser().analyze(try LetterReader.read(Array(Data(contentsOf: URL(fileURLWithPath: path)))))
    }

    static func analysis(text: String) throws -> LetterAnalysis { try LetterParser().analyze(bytes: Array(text.utf8)) }

    /// Letters of the corpus with lines lost, repeated, moved, cut and joined.
    static func damaged(count: Int, seed: UInt64) throws -> [LetterAnalysis] {
        var random = SeededGenerator(seed: seed)
        var texts: [[Substring]] = []
        for path in corpus {
            texts.append(
                try String(contentsOfFile: path, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false))
        }
        return try (0..<count).map { _ in
            var lines = texts[random.below(texts.count)]
            for _ in 0...random.below(12) {
                let index = random.below(lines.count)
                switch random.below(5) {
                case 0: lines.remove(at: index)
                case 1: lines.insert(lines[random.below(lines.count)], at: index)
                case 2: lines.swapAt(index, random.below(lines.count))
                case 3: lines[index] = lines[index].prefix(random.below(lines[index].count + 1))
                default: lines[index] += " " + lines[random.below(lines.count)]
                }
                if lines.isEmpty { lines = ["x"] }
            }
            return try analysis(text: lines.joined(separator: "\n") + "\nx")
        }
    }

    /// A small letter of the tests' own: every kind of deadline, marks that markup must escape.
    static let sample = """
        ỦY BAN NHÂN DÂN
        HUYỆN AN BÌNH
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: 57/UBND-VX
        An Bình, ngày 10 tháng 3 năm 2026
        HỎA TỐC
        V/v rà soát <hồ sơ> & số liệu "hộ nghèo"

        Kính gửi:
        - Phòng Y tế;
        - Phòng Văn hóa và Thông tin.

        Ủy ban nhân dân huyện yêu cầu các đơn vị thực hiện các nội dung sau:
        1. Giao Phòng Y tế chủ trì, phối hợp với Phòng Giáo dục và Đào tạo rà soát <script>alert(1)</script> hồ sơ & sổ "sức khỏe", báo cáo Ủy ban nhân dân huyện trước ngày 15/4/2026.
        2. Phòng Văn hóa và Thông tin tuyên truyền đến 95% hộ gia đình, báo cáo trước ngày 25 hằng tháng.
        3. Phòng Tài chính - Kế hoạch gửi dự toán trước 16 giờ 00 ngày 20/3/2026.
        4. Thanh tra huyện tổ chức kiểm tra các điểm cấp phát.

        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Lê Văn Sáng

        """

    static func rows(text: String = sample, source: String = "mau.txt") throws -> LetterRows {
        LetterRows(try analysis(text: text).letter(), source: source)
    }
}
