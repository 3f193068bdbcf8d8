internal import CLetterData

/// What one code point is as a letter of a Vietnamese syllable.
///
/// Bits 0–5: number of the toneless lower-case letter (1…33, `a ă â b …`), 0 for any other;
/// bits 6–8: tone (0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng). The high half holds counters of eight bits
/// that are added up over a word: bit 32 a letter of any language, bit 40 a capital, bit 48 a tone mark,
/// bit 56 a letter that no Vietnamese syllable has.
@frozen
public struct LetterInfo: RawRepresentable, Sendable, Hashable {
    public let rawValue: UInt64
    @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

    public init(base: Int, tone: Int, isCapital: Bool) {
        rawValue = UInt64(base) | UInt64(tone) << 6 | 1 << 32 | (isCapital ? 1 << 40 : 0) | (tone != 0 ? 1 << 48 : 0)
    }

    /// A letter that no Vietnamese syllable has.
    @inlinable public static var foreign: LetterInfo { LetterInfo(rawValue: 1 << 32 | 1 << 56) }
    @inlinable public static var foreignCapital: LetterInfo { LetterInfo(rawValue: 1 << 32 | 1 << 40 | 1 << 56) }
    @inlinable public static var none: LetterInfo { LetterInfo(rawValue: 0) }
    /// The letters in the order of their numbers, from 1 on.
    public static let alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

    @inlinable public var base: UInt64 { rawValue & 0x3F }
    @inlinable public var tone: UInt64 { rawValue >> 6 & 0x7 }
    @inlinable public var isCapital: Bool { rawValue & 1 << 40 != 0 }
    @inlinable public var isLetter: Bool { rawValue != 0 }
}

/// The letters of all code points below U+0800 and of U+1E00…U+1EFF.
@frozen
public struct LetterTable: Sendable {
    @usableFromInline let infos: TableView<UInt64>

    public static let standard = LetterTable(
        infos: TableBlob(start: giaoviec_letters(), count: giaoviec_letters_count()).section(0, of: UInt64.self))

    init(infos: TableView<UInt64>) {
        // With this the look-ups by masked numbers need no check of their own.
        precondition(infos.count >= 0x900)
        self.infos = infos
    }

    @inlinable public func ascii(_ byte: UInt8) -> LetterInfo { LetterInfo(rawValue: infos[bounded: Int(byte)]) }

    /// The letter at a code point below U+0800.
    @inlinable public func low(_ codePoint: Int) -> LetterInfo {
        LetterInfo(rawValue: infos[bounded: codePoint & 0x7FF])
    }
    /// The letter at a code point of U+1E00…U+1EFF, by the last byte of the code point.
    @inlinable public func additional(_ codePoint: Int) -> LetterInfo {
        LetterInfo(rawValue: infos[bounded: 0x800 + codePoint & 0xFF])
    }

    /// The letter at a code point; letters beyond the table (CJK …) are `foreign`.
    @inlinable
    public subscript(codePoint: Int) -> LetterInfo {
        if codePoint < 0x800 { return LetterInfo(rawValue: infos[codePoint]) }
        if codePoint >> 8 == 0x1E { return LetterInfo(rawValue: infos[0x800 + codePoint & 0xFF]) }
        switch codePoint {
        case 0x800..<0x1E00, 0x1F00..<0x2000, 0x2C00..<0x2E00, 0x3040..<0xE000, 0xF900..<0xFE00:
            return .foreign
        default: return .none
        }
    }
}

/// The letters and the tone of a word, packed: six bits a letter, the tone in bits 60–62.
///
/// Case and the place of the tone mark make no difference (`Hoà`, `hòa`). A word of more than
/// ten letters, with two tones or with foreign letters has no key. At most 255 letters may be appended.
@frozen
public struct SyllableKey: Hashable, Sendable {
    @usableFromInline var letters: UInt64 = 0
    @usableFromInline var tones: UInt64 = 0
    /// The counters of the letters, added up.
    @usableFromInline var counts: UInt64 = 0

    @inlinable public init() {}

    @inlinable
    public mutating func append(_ info: LetterInfo) {
        letters = letters << 6 | info.rawValue & 0x3F
        tones |= info.rawValue
        counts &+= info.rawValue >> 32
    }

    /// Letters so far.
    @inlinable public var count: Int { Int(counts & 0xFF) }
    /// Capitals so far.
    @inlinable public var capitals: Int { Int(counts >> 8 & 0xFF) }

    /// 0 where there is no key.
    @inlinable public var rawValue: UInt64 {
        counts >> 17 == 0 && counts & 0xFF <= 10 ? letters | (tones >> 6 & 7) << 60 : 0
    }

    /// Where a key's slot is sought first in a table of so many slots.
    @inlinable
    public static func slot(_ key: UInt64, of count: Int) -> Int {
        let hash = key &* 0x9E37_79B9_7F4A_7C15
        return Int(((hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
    }
}
