import Foundation

/// The letters that are measured: folders named in `GIAOVIEC_LETTERS`, parted by colons.
struct Letters {
    var texts: [[UInt8]] = []
    var pages: [[UInt8]] = []

    init() {
        let folders = ProcessInfo.processInfo.environment["GIAOVIEC_LETTERS"] ?? "../corpus"
        for folder in folders.split(separator: ":").map(String.init) {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            for name in names.sorted() {
                guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
                if name.hasSuffix(".html") {
                    pages.append(Array(data))
                } else if name.hasSuffix(".txt") || name.hasSuffix(".md") {
                    texts.append(Array(data))
                }
            }
        }
        precondition(!texts.isEmpty && !pages.isEmpty, "no letters in \(folders)")
    }

    /// Every measured pass goes through this many bytes of text or more: short letters are taken
    /// several times over, so that one pass is long against the clock's resolution.
    static let least = 1_000_000

    static func repeated(_ letters: [[UInt8]]) -> [[UInt8]] {
        let size = letters.reduce(0) { $0 + $1.count }
        return Array(repeating: letters, count: max(1, least / size)).flatMap(\.self)
    }
}
