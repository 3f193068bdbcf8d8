internal import CLetterData

/// What one code point is as a letter of a Vietnamese syllable.
///
/// Bits 0–5: number of the toneless lower-case letter (1…33, `a ă â b …`), 0 for any other;
/// bits 6–8: tone (0 none, 1 sắc, 2 huyền, 3 hỏi, 4 ngã, 5 nặng); bit 9: capital; bit 10: a letter
/// of any language.
@frozen
public struct LetterInfo: RawRepresentable, Sendable, Hashable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    @inlinable public init(base: Int, tone: Int, isCapital: Bool) {
        rawValue = UInt16(base) | UInt16(tone) << 6 | (isCapital ? 0x200 : 0) | 0x400
    }

    /// A letter that no Vietnamese syllable has.
    @inlinable public static var foreign: LetterInfo { LetterInfo(rawValue: 0x400) }
    @inlinable public static var foreignCapital: LetterInfo { LetterInfo(rawValue: 0x600) }
    /// The letters in the order of their numbers, from 1 on.
    public static let alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

    @inlinable public var base: UInt64 { UInt64(rawValue & 0x3F) }
    @inlinable public var tone: UInt64 { UInt64(rawValue >> 6 & 0x7) }
    @inlinable public var isCapital: Bool { rawValue & 0x200 != 0 }
    @inlinable public var isLetter: Bool { rawValue & 0x400 != 0 }
}

/// The letters of all code points below U+0800 and of U+1E00…U+1EFF.
@frozen
public struct LetterTable: Sendable {
    @usableFromInline let infos: TableView<UInt16>

    public static let standard = LetterTable(
        infos: TableBlob(start: giaoviec_letters(), count: giaoviec_letters_count()).section(0, of: UInt16.self))

    @usableFromInline init(infos: TableView<UInt16>) { self.infos = infos }

    @inlinable public func ascii(_ byte: UInt8) -> LetterInfo { LetterInfo(rawValue: infos[Int(byte)]) }

    /// The letter at a code point; letters beyond the table (CJK …) are `foreign`.
    @inlinable
    public subscript(codePoint: Int) -> LetterInfo {
        if codePoint < 0x800 { return LetterInfo(rawValue: infos[codePoint]) }
        if codePoint >> 8 == 0x1E { return LetterInfo(rawValue: infos[0x800 + codePoint & 0xFF]) }
        switch codePoint {
        case 0x800..<0x1E00, 0x1F00..<0x2000, 0x2C00..<0x2E00, 0x3040..<0xE000, 0xF900..<0xFE00:
            return .foreign
        default: return LetterInfo(rawValue: 0)
        }
    }
}

/// The letters and the tone of a word, packed: six bits a letter, the tone in bits 60–62.
///
/// Case and the place of the tone mark make no difference (`Hoà`, `hòa`). A word of more than
/// ten letters, with two tones or with foreign letters has no key.
@frozen
public struct SyllableKey: Hashable, Sendable {
    @usableFromInline var letters: UInt64 = 0
    @usableFromInline var tone: UInt64 = 0
    @usableFromInline var letterCount = 0
    @usableFromInline var isBroken = false

    @inlinable public init() {}

    @inlinable
    public mutating func append(_ info: LetterInfo) {
        letters = letters << 6 | info.base
        let tone = info.tone
        if tone != 0 {
            if self.tone != 0 { isBroken = true }
            self.tone = tone
        }
        if info.base == 0 { isBroken = true }
        letterCount += 1
    }

    /// Letters so far.
    @inlinable public var count: Int { letterCount }

    /// 0 where there is no key.
    @inlinable public var rawValue: UInt64 { isBroken || letterCount > 10 ? 0 : letters | tone << 60 }

    /// Where a key's slot is sought first in a table of so many slots.
    @inlinable
    public static func slot(_ key: UInt64, of count: Int) -> Int {
        let hash = key &* 0x9E37_79B9_7F4A_7C15
        return Int(((hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
    }
}
