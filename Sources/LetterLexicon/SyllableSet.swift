/// A set of syllables as one bit a number: asked for at every line or word.
@frozen
public struct SyllableSet: Sendable {
    @usableFromInline let bits: [UInt64]

    public init(_ words: [String]) {
        var bits: [UInt64] = []
        for word in words {
            let id = Int(Syllables.id(word).rawValue)
            precondition(id != 0, "not in the syllable table: \(word)")
            while bits.count <= id >> 6 { bits.append(0) }
            bits[id >> 6] |= 1 << UInt64(id & 63)
        }
        self.bits = bits
    }

    /// Complexity: O(1).
    @inlinable
    public func contains(_ id: SyllableID) -> Bool {
        let word = Int(id.rawValue >> 6)
        return word < bits.count && bits[word] >> UInt64(id.rawValue & 63) & 1 != 0
    }
}
