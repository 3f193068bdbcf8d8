import Foundation

/// A text as a key, told from others by its bytes.
///
/// Swift compares and hashes strings by what Unicode takes for the same, which costs several times as much; what the
/// archive writes is in one form already. Ends tell names of bodies apart, lengths tell statements.
struct TextKey: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    func hash(into hasher: inout Hasher) {
        hasher.combine(text.utf8.count)
        text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: $0.suffix(16))))
        }
    }

    static func == (one: TextKey, other: TextKey) -> Bool {
        let isSame = one.text.utf8.withContiguousStorageIfAvailable { bytes in
            other.text.utf8.withContiguousStorageIfAvailable { others in
                guard bytes.count == others.count else { return false }
                guard let start = bytes.baseAddress, let other = others.baseAddress else { return true }
                return memcmp(start, other, bytes.count) == 0
            }
        }
        return (isSame ?? nil) ?? one.text.utf8.elementsEqual(other.text.utf8)
    }
}
