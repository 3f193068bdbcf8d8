internal import CLetterData

/// How often syllables follow each other in administrative and legal text.
///
/// A number or date of any kind counts as `SyllableID.number`; other reserved numbers never occur.
/// Costs are −log₂ of smoothed probabilities in 1/256 bit.
public enum NGrams {
    struct Table: Sendable {
        let bigrams: TableView<UInt64>
        let trigrams: TableView<UInt64>

        static let standard = Table()

        init() {
            let blob = TableBlob(start: giaoviec_ngrams(), count: giaoviec_ngrams_count())
            bigrams = blob.section(0, of: UInt64.self)
            trigrams = blob.section(1, of: UInt64.self)
        }
    }

    /// What a pair or triple that was never seen costs over the shorter context: 2.7 and 2 bits.
    static let bigramBackoff = 701
    static let trigramBackoff = 512

    /// The number under which the n-grams know a syllable: dates, times and sums are numbers.
    @inlinable
    static func folded(_ id: SyllableID) -> UInt16 {
        id.rawValue >= SyllableID.date.rawValue && id.rawValue <= SyllableID.code.rawValue
            ? SyllableID.number.rawValue : id.rawValue
    }

    public static func bigramCount(_ a: SyllableID, _ b: SyllableID) -> Int { count(bigram(a, b)) }

    public static func trigramCount(_ a: SyllableID, _ b: SyllableID, _ c: SyllableID) -> Int {
        count(trigram(a, b, c))
    }

    /// What `b` costs after `a`. Complexity: O(1).
    public static func cost(_ b: SyllableID, after a: SyllableID) -> Int {
        let value = bigram(a, b)
        return value != 0 ? Int(value >> 16 & 0xFFFF) : Syllables.cost(b) + bigramBackoff
    }

    /// What `c` costs after `a b`. Complexity: O(1).
    public static func cost(_ c: SyllableID, after a: SyllableID, _ b: SyllableID) -> Int {
        let value = trigram(a, b, c)
        return value != 0 ? Int(value >> 16 & 0xFFFF) : cost(c, after: b) + trigramBackoff
    }

    /// A slot's value holds the count in its low 16 bits: twelve bits mantissa, four bits exponent.
    private static func count(_ value: UInt64) -> Int { Int(value & 0xFFF) << Int(value >> 12 & 0xF) }

    private static func bigram(_ a: SyllableID, _ b: SyllableID) -> UInt64 {
        let key = UInt64(folded(a)) << 16 | UInt64(folded(b))
        return find(key, hash: key, in: Table.standard.bigrams)
    }

    private static func trigram(_ a: SyllableID, _ b: SyllableID, _ c: SyllableID) -> UInt64 {
        let key = UInt64(folded(a)) << 32 | UInt64(folded(b)) << 16 | UInt64(folded(c))
        return find(fingerprint(key), hash: key, in: Table.standard.trigrams)
    }

    /// 32 bits that stand for a triple in its slot; two triples share one by a chance of 1 in 4 thousand million.
    public static func fingerprint(_ key: UInt64) -> UInt64 {
        (key &* 0xD6E8_FEB8_6659_FD93) >> 32 | 1
    }

    private static func find(_ key: UInt64, hash: UInt64, in slots: TableView<UInt64>) -> UInt64 {
        var slot = SyllableKey.slot(hash, of: slots.count)
        while true {
            let value = slots[slot]
            if value >> 32 == key { return value }
            if value == 0 { return 0 }
            slot += 1
            if slot == slots.count { slot = 0 }
        }
    }
}
