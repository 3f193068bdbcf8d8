internal import CLetterData

/// The bytes of a word, up to sixteen, in two registers.
@frozen
public struct WordBytes: Hashable, Sendable {
    public let low: UInt64
    public let high: UInt64
    public let count: Int

    /// The run of letters that begins at an offset.
    ///
    /// It ends before the first ASCII byte below `A`: a blank, a figure, nearly all marks. Other marks may be
    /// in it: then it is in no table. Nil near the end of the text and where the run has more than sixteen bytes.
    @inlinable
    @inline(__always)
    public init?(_ bytes: borrowing Span<UInt8>, at start: Int) {
        guard start >= 0, start &+ 16 <= bytes.count else { return nil }
        let raw = bytes.bytes
        let first = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
        let lowEnd = Self.ends(first)
        if lowEnd != 0 {
            count = lowEnd.trailingZeroBitCount >> 3
            low = first & Self.mask(count)
            high = 0
            return
        }
        let second = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: start &+ 8, as: UInt64.self))
        let highEnd = Self.ends(second)
        guard highEnd != 0 else { return nil }
        let tail = highEnd.trailingZeroBitCount >> 3
        low = first
        high = second & Self.mask(tail)
        count = 8 &+ tail
    }

    /// A whole word; nil where it has more than fifteen bytes or ends early.
    public init?(word: [UInt8]) {
        var padded = word
        padded.append(contentsOf: repeatElement(0x20, count: max(16 - word.count, 1)))
        self.init(padded.span, at: 0)
        guard count == word.count else { return nil }
    }

    /// The top bit of the first byte below `A` is the lowest bit set.
    @inlinable
    static func ends(_ bytes: UInt64) -> UInt64 {
        (bytes &- 0x4141_4141_4141_4141) & ~bytes & 0x8080_8080_8080_8080
    }

    /// The lowest bytes, at most seven.
    @inlinable
    static func mask(_ count: Int) -> UInt64 { (1 &<< UInt64(truncatingIfNeeded: count &<< 3)) &- 1 }

    @inlinable public var hash: UInt64 {
        ((low ^ (high &* 0xD6E8_FEB8_6659_FD93)) &* 0x9E37_79B9_7F4A_7C15) >> 32
    }
}

/// What ``WordForms`` says of a word.
@frozen
public struct FoundWord: Hashable, Sendable {
    /// As ``FoundSyllable``; above bit 32 the marks of the form.
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    public init(_ syllable: FoundSyllable, isCapitalised: Bool, isMarked: Bool, hasStackedTone: Bool) {
        rawValue =
            syllable.rawValue & 0xFFFF_FFFF | (isCapitalised ? 1 << 32 : 0) | (isMarked ? 1 << 33 : 0)
            | (hasStackedTone ? 1 << 34 : 0)
    }

    @inlinable public var isKnown: Bool { rawValue != 0 }
    @inlinable public var syllable: FoundSyllable { FoundSyllable(rawValue: rawValue) }
    /// The first letter, and only this, is a capital.
    @inlinable public var isCapitalised: Bool { rawValue >> 32 & 1 != 0 }
    /// Has a letter beyond ASCII.
    @inlinable public var isMarked: Bool { rawValue >> 33 & 1 != 0 }
    /// Has a letter with a circumflex and a tone above: `ấ`, `ổ`.
    @inlinable public var hasStackedTone: Bool { rawValue >> 34 & 1 != 0 }
}

/// The frequent syllables as they are written: in small letters and with a capital in front, the tone mark at
/// either place.
///
/// Comparing sixteen bytes costs less than reading a word letter by letter; nine words in ten are here.
@frozen
public struct WordForms: Sendable {
    /// Three words a slot: the bytes of the form, and what it is.
    @usableFromInline let slots: TableView<UInt64>
    @usableFromInline let mask: Int

    public static let standard = WordForms()

    init() {
        slots = TableBlob(start: giaoviec_syllables(), count: giaoviec_syllables_count()).section(7, of: UInt64.self)
        mask = slots.count / 3 - 1
        // With this the look-ups by hash need no check of their own.
        precondition(mask > 0 && (mask + 1) & mask == 0)
    }

    /// What is known of a word; not `isKnown` where it is no such form. Complexity: O(1).
    @inlinable
    @inline(__always)
    public func find(_ word: WordBytes) -> FoundWord {
        var slot = Int(truncatingIfNeeded: word.hash) & mask
        while true {
            let value = slots[bounded: 3 &* slot &+ 2]
            if slots[bounded: 3 &* slot] == word.low, slots[bounded: 3 &* slot &+ 1] == word.high {
                return FoundWord(rawValue: value)
            }
            if value == 0 { return FoundWord(rawValue: 0) }
            slot = (slot &+ 1) & mask
        }
    }
}
