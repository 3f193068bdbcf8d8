internal import CLetterData

/// How often syllables follow each other in administrative and legal text.
///
/// A number or date of any kind counts as `SyllableID.number`; other reserved numbers never occur.
/// Costs are −log₂ of smoothed probabilities in 1/256 bit. Held in place in the compiled data; a value is a few
/// pointers, so hot loops keep their own copy.
@frozen
public struct NGrams: Sendable {
    /// Slots of hash tables; a value's high half is the key, then 16 bits cost and 16 bits count.
    @usableFromInline let bigrams: TableView<UInt64>
    @usableFromInline let trigrams: TableView<UInt64>
    /// One bit a hash: most pairs and triples that were never seen are known by it, without a look at the slots.
    @usableFromInline let bigramFilter: TableView<UInt64>
    @usableFromInline let trigramFilter: TableView<UInt64>
    @usableFromInline let syllableCosts: TableView<UInt16>

    public static let standard = NGrams()

    init() {
        let blob = TableBlob(start: giaoviec_ngrams(), count: giaoviec_ngrams_count())
        bigrams = blob.section(0, of: UInt64.self)
        trigrams = blob.section(1, of: UInt64.self)
        bigramFilter = blob.section(2, of: UInt64.self)
        trigramFilter = blob.section(3, of: UInt64.self)
        // With this the look-ups by hash need no check of their own.
        precondition(bigramFilter.count == (1 << Self.filterBits) / 64 && trigramFilter.count == bigramFilter.count)
        syllableCosts = SyllableTable.standard.costs
    }

    /// What a pair or triple that was never seen costs over the shorter context: 2.7 and 2 bits.
    @usableFromInline static var bigramBackoff: Int { 701 }
    @usableFromInline static var trigramBackoff: Int { 512 }

    /// The number under which the n-grams know a syllable: dates, times and sums are numbers.
    @inlinable
    static func folded(_ id: SyllableID) -> UInt16 {
        id.rawValue >= SyllableID.date.rawValue && id.rawValue <= SyllableID.code.rawValue
            ? SyllableID.number.rawValue : id.rawValue
    }

    /// How often `b` stood behind `a`. Complexity: O(1).
    ///
    /// For pairs of running text, most of which were seen; see ``occurs(_:_:atLeast:)`` for others.
    @inlinable
    public func count(_ a: SyllableID, _ b: SyllableID) -> Int {
        let key = Self.key(a, b)
        return Self.count(Self.find(key, hash: key, in: bigrams))
    }

    /// Whether `b` stood behind `a` so often. Fastest for pairs most of which were never seen. Complexity: O(1).
    @inlinable
    public func occurs(_ a: SyllableID, _ b: SyllableID, atLeast count: Int) -> Bool {
        Self.count(bigram(a, b)) >= count
    }

    /// How often `c` stood behind `a b`. Complexity: O(1).
    @inlinable
    public func count(_ a: SyllableID, _ b: SyllableID, _ c: SyllableID) -> Int { Self.count(trigram(a, b, c)) }

    /// What `b` costs after `a`. Complexity: O(1).
    @inlinable
    public func cost(_ b: SyllableID, after a: SyllableID) -> Int {
        let value = bigram(a, b)
        return value != 0 ? Int(value >> 16 & 0xFFFF) : Int(syllableCosts[Int(Self.folded(b))]) &+ Self.bigramBackoff
    }

    /// What `c` costs after `a b`. Complexity: O(1).
    @inlinable
    public func cost(_ c: SyllableID, after a: SyllableID, _ b: SyllableID) -> Int {
        let value = trigram(a, b, c)
        return value != 0 ? Int(value >> 16 & 0xFFFF) : cost(c, after: b) &+ Self.trigramBackoff
    }

    /// A slot's value holds the count in its low 16 bits: twelve bits mantissa, four bits exponent.
    @inlinable
    static func count(_ value: UInt64) -> Int { Int(value & 0xFFF) << Int(value >> 12 & 0xF) }

    @inlinable
    static func key(_ a: SyllableID, _ b: SyllableID) -> UInt64 { UInt64(folded(a)) << 16 | UInt64(folded(b)) }

    @inlinable
    func bigram(_ a: SyllableID, _ b: SyllableID) -> UInt64 {
        let key = Self.key(a, b)
        guard Self.mayHold(bigramFilter, key) else { return 0 }
        return Self.find(key, hash: key, in: bigrams)
    }

    @inlinable
    func trigram(_ a: SyllableID, _ b: SyllableID, _ c: SyllableID) -> UInt64 {
        let key = UInt64(Self.folded(a)) << 32 | UInt64(Self.folded(b)) << 16 | UInt64(Self.folded(c))
        guard Self.mayHold(trigramFilter, key) else { return 0 }
        return Self.find(Self.fingerprint(key), hash: key, in: trigrams)
    }

    /// 32 bits that stand for a triple in its slot; two triples share one by a chance of 1 in 4 thousand million.
    @inlinable
    public static func fingerprint(_ key: UInt64) -> UInt64 {
        (key &* 0xD6E8_FEB8_6659_FD93) >> 32 | 1
    }

    /// Bits of a filter's hash: 128 KiB, one bit in ten set.
    public static let filterBits = 20

    /// The bit of a filter that stands for a key.
    @inlinable
    public static func filterBit(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0xA076_1D64_78BD_642F) >> 44)
    }

    @inlinable
    static func mayHold(_ filter: TableView<UInt64>, _ key: UInt64) -> Bool {
        let bit = filterBit(key)
        return filter[bounded: bit &>> 6] &>> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0
    }

    @inlinable
    static func find(_ key: UInt64, hash: UInt64, in slots: TableView<UInt64>) -> UInt64 {
        var slot = SyllableKey.slot(hash, of: slots.count)
        // One way out for found and not found: which it is no processor can guess.
        var value = slots[bounded: slot]
        while value != 0, value >> 32 != key {
            slot &+= 1
            if slot == slots.count { slot = 0 }
            value = slots[bounded: slot]
        }
        return value
    }
}
