import Foundation

/// The letters that the tests read: the project's own, and those beside it where they are.
enum LetterFiles {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    struct File: Sendable, CustomStringConvertible {
        var path: String
        var gold: String?
        var bytes: [UInt8] { Array((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()) }
        var description: String { (path as NSString).lastPathComponent }
    }

    /// Letters in a folder, with their answers where there are some.
    static func letters(in folder: URL, gold: URL) -> [File] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().filter { name in [".txt", ".md", ".html"].contains { name.hasSuffix($0) } }.map { name in
            let answer = gold.appendingPathComponent((name as NSString).deletingPathExtension + ".json").path
            return File(
                path: folder.appendingPathComponent(name).path,
                gold: FileManager.default.fileExists(atPath: answer) ? answer : nil)
        }
    }

    static let own = letters(
        in: root.appendingPathComponent("corpus"), gold: root.appendingPathComponent("corpus/gold"))
    static let shared = root.deletingLastPathComponent().appendingPathComponent("shared")
    static let real = letters(in: shared.appendingPathComponent("corpus"), gold: shared.appendingPathComponent("gold"))
    static let all = own + real
}
