import Foundation

/// The good letters that are damaged.
enum BaseLetters {
    /// Larger ones are left out: many small inputs find more than few large ones.
    static let largest = 32_768

    /// Every letter under the paths: as it is, decomposed, in capitals.
    static func read(_ paths: [String]) -> [[UInt8]] {
        var letters: [[UInt8]] = []
        for path in paths.flatMap(files) {
            guard let data = FileManager.default.contents(atPath: path), data.count <= largest, !data.isEmpty else {
                continue
            }
            letters.append(Array(data))
            guard let text = String(data: data, encoding: .utf8) else { continue }
            letters.append(Array(text.decomposedStringWithCanonicalMapping.utf8))
            letters.append(Array(text.uppercased().utf8))
        }
        return letters
    }

    /// The files under a path in the order of their names; answers (`.json`) are none.
    static func files(_ path: String) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return [] }
        guard isDirectory.boolValue else { return [path] }
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        return names.sorted().filter { !$0.hasSuffix(".json") }.map { path + "/" + $0 }
    }
}
