import Foundation

/// The built program, run as a user runs it.
enum Program {
    struct Result {
        var status: Int32
        var output: Data
        var complaint: String
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Beside the test bundle, where the build puts both.
    static let path: String = {
        var directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        while directory.path != "/" {
            let candidate = directory.appendingPathComponent("giaoviec").path
            if FileManager.default.isExecutableFile(atPath: candidate), !isDirectory(candidate) { return candidate }
            directory.deleteLastPathComponent()
        }
        return "giaoviec"
    }()

    private static func isDirectory(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    static func run(_ arguments: [String], input: Data? = nil, environment: [String: String] = ["LANG": "C.UTF-8"])
        throws -> Result
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        let scratch = try Scratch()
        let output = try scratch.file("out", "")
        let complaint = try scratch.file("err", "")
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: complaint))
        if let input {
            process.standardInput = FileHandle(forReadingAtPath: try scratch.file("in", input))
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: try Data(contentsOf: URL(fileURLWithPath: output)),
            complaint: try String(contentsOfFile: complaint, encoding: .utf8))
    }
}

/// A directory that goes when the test does.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "giaoviec-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func file(_ name: String, _ text: String) throws -> String { try file(name, Data(text.utf8)) }

    @discardableResult
    func file(_ name: String, _ data: Data) throws -> String {
        let file = path + "/" + name
        try data.write(to: URL(fileURLWithPath: file))
        return file
    }

    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}

/// A small letter of the tests' own.
enum Sample {
    static let letter = """
        ỦY BAN NHÂN DÂN
        QUẬN HOA MAI
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: 12/UBND-YT
        Hoa Mai, ngày 05 tháng 3 năm 2024

        V/v phòng bệnh mùa hè

        Kính gửi:
        - Phòng Y tế;
        - Ủy ban nhân dân các phường.

        Ủy ban nhân dân quận yêu cầu các đơn vị thực hiện các nội dung sau:
        1. Giao Phòng Y tế chủ trì, phối hợp với Phòng Giáo dục và Đào tạo xây dựng kế hoạch "phòng bệnh", báo cáo Ủy ban nhân dân quận trước ngày 15/4/2024.
        2. Ủy ban nhân dân các phường tổ chức vệ sinh môi trường, bảo đảm 95% hộ gia đình tham gia, hoàn thành trong tháng 5/2024.

        Nơi nhận:
        - Như trên;
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        KT. CHỦ TỊCH
        PHÓ CHỦ TỊCH
        Trần Thị Minh Tâm

        """
}
