internal import CLetterData

/// The syllable table: numbers, spellings and frequencies of Vietnamese syllables (âm tiết) and of
/// frequent foreign words.
///
/// Held in place in the compiled data; a value is a few pointers, so hot loops keep their own copy.
@frozen
public struct SyllableTable: Sendable {
    /// Slots of a hash table, two words each: the key; the number, above bit 16 the role, above bit 24 whether
    /// the phonotactics allow the syllable.
    @usableFromInline let slots: TableView<UInt64>
    @usableFromInline let valid: TableView<UInt8>
    @usableFromInline let roles: TableView<UInt8>
    @usableFromInline let costs: TableView<UInt16>
    @usableFromInline let counts: TableView<UInt32>
    @usableFromInline let spellingStarts: TableView<UInt32>
    @usableFromInline let spellings: TableView<UInt8>

    public static let standard = SyllableTable()

    init() {
        let blob = TableBlob(start: giaoviec_syllables(), count: giaoviec_syllables_count())
        slots = blob.section(0, of: UInt64.self)
        valid = blob.section(1, of: UInt8.self)
        roles = blob.section(2, of: UInt8.self)
        costs = blob.section(3, of: UInt16.self)
        counts = blob.section(4, of: UInt32.self)
        spellingStarts = blob.section(5, of: UInt32.self)
        spellings = blob.section(6, of: UInt8.self)
    }

    /// One more than the highest syllable number.
    @inlinable public var idCount: Int { valid.count }

    /// The number of a key, `unknown` where it is not in the table. Complexity: O(1).
    @inlinable public func id(_ key: UInt64) -> SyllableID { find(key).id }

    /// Number, role and validity of a key with one look. Complexity: O(1).
    @inlinable
    public func find(_ key: UInt64) -> FoundSyllable {
        guard key != 0 else { return FoundSyllable(rawValue: 0) }
        let count = slots.count / 2
        var slot = SyllableKey.slot(key, of: count)
        while true {
            let found = slots[bounded: 2 * slot]
            if found == key { return FoundSyllable(rawValue: slots[bounded: 2 * slot + 1]) }
            if found == 0 { return FoundSyllable(rawValue: 0) }
            slot += 1
            if slot == count { slot = 0 }
        }
    }

    /// Whether the phonotactics allow the syllable (onset × glide × nucleus × coda × tone).
    @inlinable public func isWellFormed(_ id: SyllableID) -> Bool { valid[Int(id.rawValue)] != 0 }

    /// As ``Syllables/cost(_:)``.
    @inlinable public func cost(_ id: SyllableID) -> Int { Int(costs[Int(NGrams.folded(id))]) }

    /// As ``Syllables/count(_:)``.
    @inlinable public func count(_ id: SyllableID) -> Int { Int(counts[Int(NGrams.folded(id))]) }

    @inlinable
    public func role(_ id: SyllableID) -> SyllableRole {
        SyllableRole(rawValue: roles[Int(id.rawValue)]) ?? .none
    }
}

/// What the syllable table says of a word.
@frozen
public struct FoundSyllable: Sendable, Hashable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    @inlinable public var id: SyllableID { SyllableID(rawValue: UInt16(truncatingIfNeeded: rawValue)) }
    @inlinable public var rawRole: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 16) }
    @inlinable public var role: SyllableRole { SyllableRole(rawValue: rawRole) ?? .none }
    /// `ngày`, `tháng`, `quý`, `năm`: the first four roles.
    @inlinable public var opensDate: Bool { rawRole &- 1 < 4 }
    /// Whether the phonotactics allow the syllable.
    @inlinable public var isWellFormed: Bool { rawValue >> 24 & 1 != 0 }
}

/// Questions about single syllables.
///
/// Numbers are the same for spellings that differ in case, in the place of the tone mark
/// (`hoà`, `hòa`) or between `i` and `y` (`lý`, `lí`).
public enum Syllables {
    /// The number of the word that fills the range, `unknown` where it is not in the table.
    ///
    /// The bytes are UTF-8, NFC. Complexity: O(length of the word).
    public static func id(_ bytes: [UInt8], _ range: Range<Int>) -> SyllableID {
        SyllableTable.standard.id(key(bytes, range))
    }

    public static func id(_ word: String) -> SyllableID {
        let bytes = Array(word.utf8)
        return id(bytes, 0..<bytes.count)
    }

    /// Whether the phonotactics allow the word that fills the range.
    ///
    /// The table holds every syllable that the phonotactics make, so this is one look-up.
    public static func isWellFormed(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        isWellFormed(id(bytes, range))
    }

    public static func isWellFormed(_ id: SyllableID) -> Bool { SyllableTable.standard.isWellFormed(id) }

    /// −log₂ of the syllable's share of running text, in 1/256 bit; rare and unknown ones cost most.
    public static func cost(_ id: SyllableID) -> Int { SyllableTable.standard.cost(id) }

    /// How often the syllable stands in the text that the n-grams were counted in (12.5 million).
    public static func count(_ id: SyllableID) -> Int { SyllableTable.standard.count(id) }

    /// The spelling in lower case with the traditional place of the tone mark; empty for reserved numbers.
    public static func spelling(_ id: SyllableID) -> String {
        let table = SyllableTable.standard
        return table.spellings.string(table.spellingStarts.range(Int(id.rawValue)))
    }

    /// All numbers that stand for a syllable or word.
    public static var all: some Sequence<SyllableID> {
        (Int(SyllableID.firstSyllable)..<SyllableTable.standard.idCount).lazy.map {
            SyllableID(rawValue: UInt16($0))
        }
    }

    /// The key of the word that fills the range, 0 where it is no word of Vietnamese letters.
    public static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        let letters = LetterTable.standard
        var key = SyllableKey()
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            var codePoint = Int(byte)
            var length = 1
            if byte >= 0x80 {
                if byte >= 0xC2, byte < 0xE0, index + 1 < range.upperBound {
                    codePoint = Int(byte & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F)
                    length = 2
                } else if byte >= 0xE0, byte < 0xF0, index + 2 < range.upperBound {
                    codePoint =
                        Int(byte & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
                    length = 3
                } else {
                    return 0
                }
            }
            let info = letters[codePoint]
            guard info.isLetter, key.count < 200 else { return 0 }
            key.append(info)
            index += length
        }
        return key.rawValue
    }
}
