import CXXHash

/// XXH3 of 128 bits, by libxxhash.
enum ContentHash {
    /// 32 hexadecimal digits. Complexity: O(*bytes*), several gigabytes a second.
    static func of(_ bytes: [UInt8]) -> String {
        let hash = bytes.withUnsafeBytes { XXH3_128bits($0.baseAddress, $0.count) }
        func digits(_ word: UInt64) -> String {
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }
        return digits(hash.high64) + digits(hash.low64)
    }
}
