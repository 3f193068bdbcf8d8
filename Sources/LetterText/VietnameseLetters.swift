/// The tone of a syllable (thanh điệu), written on one of its vowels.
@frozen
public enum Tone: UInt8, Sendable, CaseIterable {
    /// Thanh ngang, unmarked: `a`.
    case level
    /// Thanh huyền: `à`.
    case grave
    /// Thanh sắc: `á`.
    case acute
    /// Thanh hỏi: `ả`.
    case hook
    /// Thanh ngã: `ã`.
    case tilde
    /// Thanh nặng: `ạ`.
    case dot
}

/// The mark that makes another letter of a Latin one: `ă`, `â`, `ơ`, `đ`.
@frozen
public enum Diacritic: UInt8, Sendable, CaseIterable {
    case none
    /// `â`, `ê`, `ô`.
    case circumflex
    /// `ă`.
    case breve
    /// `ơ`, `ư`.
    case horn
    /// `đ`.
    case stroke
}

/// One letter taken apart: `Ệ` is the base `e`, circumflex, dot below, upper case.
///
/// ASCII letters (also `f`, `j`, `w`, `z`) are letters with neither diacritic nor tone.
@frozen
public struct VietnameseLetter: Hashable, Sendable {
    /// Bits 0–7 base letter, 8–10 diacritic, 11–13 tone, 14 upper case.
    @usableFromInline var packed: UInt16

    @inlinable
    init(packed: UInt16) { self.packed = packed }

    @inlinable
    public init(base: UInt8, diacritic: Diacritic = .none, tone: Tone = .level, isUpper: Bool = false) {
        packed =
            UInt16(base | 0x20) | UInt16(diacritic.rawValue) << 8 | UInt16(tone.rawValue) << 11
            | (isUpper ? 1 << 14 : 0)
    }

    /// The ASCII letter below the marks, in lower case.
    @inlinable public var base: UInt8 { UInt8(truncatingIfNeeded: packed) }
    @inlinable public var isUpper: Bool { packed & (1 << 14) != 0 }

    public var diacritic: Diacritic {
        @inlinable get { Diacritic(rawValue: UInt8(truncatingIfNeeded: packed >> 8 & 7)).unsafelyUnwrapped }
        @inlinable set { packed = packed & ~(7 << 8) | UInt16(newValue.rawValue) << 8 }
    }

    public var tone: Tone {
        @inlinable get { Tone(rawValue: UInt8(truncatingIfNeeded: packed >> 11 & 7)).unsafelyUnwrapped }
        @inlinable set { packed = packed & ~(7 << 11) | UInt16(newValue.rawValue) << 11 }
    }

    /// `a`, `e`, `i`, `o`, `u` or `y`, whatever its marks.
    @inlinable
    public var isVowel: Bool {
        switch base {
        case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
        default: false
        }
    }
}

/// The letters of the Vietnamese alphabet: case, base letter, diacritic and tone by table.
///
/// All functions take and give Unicode scalars in NFC, or UTF-8 bytes, and allocate nothing unless
/// they return an array. Each scalar costs O(1).
public enum VietnameseLetters {
    // MARK: Scalars

    /// What letter a scalar is; `nil` for figures, marks and letters that Vietnamese has not (`ü`, `ж`).
    @inlinable
    public static func letter(_ scalar: UInt32) -> VietnameseLetter? {
        let index: Int
        if scalar < 0x200 {
            index = Int(scalar)
        } else if scalar >= 0x1EA0 && scalar < 0x1F00 {
            index = Int(scalar) - 0x1EA0 + 0x200
        } else {
            return nil
        }
        let packed = letterTable[index]
        return packed == 0 ? nil : VietnameseLetter(packed: packed)
    }

    /// The NFC scalar of a letter; `nil` for a combination that Vietnamese has not (`i` with a horn).
    @inlinable
    public static func scalar(_ letter: VietnameseLetter) -> UInt32? {
        let vowel: Int
        switch letter.base {
        case 0x61: vowel = 0
        case 0x65: vowel = 1
        case 0x69: vowel = 2
        case 0x6F: vowel = 3
        case 0x75: vowel = 4
        case 0x79: vowel = 5
        default:
            guard letter.tone == .level else { return nil }
            switch letter.diacritic {
            case .none: return UInt32(letter.isUpper ? letter.base & 0xDF : letter.base)
            case .stroke where letter.base == 0x64: return letter.isUpper ? 0x110 : 0x111
            default: return nil
            }
        }
        let lower = UInt32(
            compositionTable[(vowel * 5 + Int(letter.diacritic.rawValue)) * 6 + Int(letter.tone.rawValue)])
        if lower == 0 { return nil }
        return letter.isUpper ? uppercase(lower) : lower
    }

    /// A small letter with a circumflex and a tone above it, or the capital: `ấ ầ ẩ ẫ`, `ế ề ể ễ`, `ố ồ ổ ỗ`.
    @inlinable
    public static func hasStackedTone(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x1EA4...0x1EAB, 0x1EBE...0x1EC5, 0x1ED0...0x1ED7: true
        default: false
        }
    }

    /// The lower-case scalar; also of the other Latin letters, Greek and Cyrillic.
    @inlinable
    public static func lowercase(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar + 0x20 : scalar }
        if scalar >= 0x1EA0 && scalar < 0x1F00 { return scalar | 1 }
        return otherLowercase(scalar)
    }

    @usableFromInline
    static func otherLowercase(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xC0...0xDE where scalar != 0xD7: scalar + 0x20
        case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x1A0...0x1A5, 0x1DE...0x1EF, 0x1F8...0x21F: scalar | 1
        case 0x139...0x148, 0x179...0x17E, 0x1CD...0x1DC: scalar + (scalar & 1)
        case 0x178: 0xFF
        case 0x1AF: 0x1B0
        case 0x391...0x3A1, 0x3A3...0x3AB: scalar + 0x20
        case 0x400...0x40F: scalar + 0x50
        case 0x410...0x42F: scalar + 0x20
        case 0x1E00...0x1E95: scalar | 1
        case 0xFF21...0xFF3A: scalar + 0x20
        default: scalar
        }
    }

    /// The upper-case scalar; also of the other Latin letters that have one of the same length in scalars.
    @inlinable
    public static func uppercase(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar &- 0x61 < 26 ? scalar - 0x20 : scalar }
        if scalar >= 0x1EA0 && scalar < 0x1F00 { return scalar & ~1 }
        return otherUppercase(scalar)
    }

    @usableFromInline
    static func otherUppercase(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xE0...0xFE where scalar != 0xF7: scalar - 0x20
        case 0xFF: 0x178
        case 0x131: 0x49
        case 0x100...0x12F, 0x132...0x137, 0x14A...0x177, 0x1A0...0x1A5, 0x1DE...0x1EF, 0x1F8...0x21F: scalar & ~1
        case 0x13A...0x148, 0x17A...0x17E, 0x1CE...0x1DC: scalar - (~scalar & 1)
        case 0x1B0: 0x1AF
        case 0x3B1...0x3C1, 0x3C3...0x3CB: scalar - 0x20
        case 0x450...0x45F: scalar - 0x50
        case 0x430...0x44F: scalar - 0x20
        case 0x1E00...0x1E95: scalar & ~1
        case 0xFF41...0xFF5A: scalar - 0x20
        default: scalar
        }
    }

    /// Whether the scalar is written in words: a letter of any script or a combining mark.
    @inlinable
    public static func isLetter(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
        if scalar < 0x250 {
            return scalar >= 0xC0 ? scalar != 0xD7 && scalar != 0xF7 : scalar == 0xAA || scalar == 0xBA
        }
        return isOtherLetter(scalar)
    }

    @usableFromInline
    static func isOtherLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2000...0x2BFF, 0x2E00...0x303F, 0xD800...0xF8FF, 0xFE00...0xFF20, 0xFFE0...0xFFFF: false
        case 0x1F000...0x1FAFF, 0xE0000...0x10FFFF: false
        default: true
        }
    }

    @inlinable
    public static func isUppercase(_ scalar: UInt32) -> Bool { lowercase(scalar) != scalar }

    // MARK: UTF-8

    /// The scalar at an offset and its length in bytes.
    ///
    /// - Precondition: the bytes are UTF-8 and the offset is at a scalar's start. On other bytes the
    ///   result is one of `(U+FFFD, 1)`; it never reads behind the end.
    @inlinable
    public static func scalar(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, count: Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let left = bytes.count - index
        if first < 0xE0 {
            guard first >= 0xC2, left >= 2 else { return (0xFFFD, 1) }
            return ((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
        }
        if first < 0xF0 {
            guard left >= 3 else { return (0xFFFD, 1) }
            return ((first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F), 3)
        }
        guard left >= 4 else { return (0xFFFD, 1) }
        let high = (first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
        return (high | UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F), 4)
    }

    /// The scalar at an offset of an array; see the function on spans.
    @inlinable
    public static func scalar(_ bytes: [UInt8], at index: Int) -> (scalar: UInt32, count: Int) {
        scalar(bytes.span, at: index)
    }

    /// The scalar that ends before an offset and its length in bytes; `nil` at the start.
    @inlinable
    public static func scalar(_ bytes: Span<UInt8>, before index: Int) -> (scalar: UInt32, count: Int)? {
        guard index > 0 else { return nil }
        var start = index - 1
        while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        let found = scalar(bytes, at: start)
        return found.count == index - start ? found : (0xFFFD, 1)
    }

    /// Appends the UTF-8 of a scalar.
    @inlinable
    public static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        if scalar < 0x80 {
            bytes.append(UInt8(scalar))
        } else if scalar < 0x800 {
            bytes.append(UInt8(0xC0 | scalar >> 6))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        } else if scalar < 0x10000 {
            bytes.append(UInt8(0xE0 | scalar >> 12))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        } else {
            bytes.append(UInt8(0xF0 | scalar >> 18 & 0x07))
            bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | scalar & 0x3F))
        }
    }

    /// The bytes with every scalar passed through a function. Complexity: O(*n*).
    @inlinable
    static func mapped(_ bytes: Span<UInt8>, _ transform: (UInt32) -> UInt32) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let next = scalar(bytes, at: index)
            append(transform(next.scalar), to: &result)
            index += next.count
        }
        return result
    }

    /// Lower case of UTF-8: `ỦY BAN` → `ủy ban`.
    public static func lowercased(_ bytes: Span<UInt8>) -> [UInt8] { mapped(bytes) { lowercase($0) } }
    public static func lowercased(_ bytes: [UInt8]) -> [UInt8] { lowercased(bytes.span) }

    /// Upper case of UTF-8: `ủy ban` → `ỦY BAN`.
    public static func uppercased(_ bytes: Span<UInt8>) -> [UInt8] { mapped(bytes) { uppercase($0) } }
    public static func uppercased(_ bytes: [UInt8]) -> [UInt8] { uppercased(bytes.span) }

    /// The letter without marks, in lower case: `Ế` → `e`, `Đ` → `d`; other scalars in lower case.
    @inlinable
    public static func folded(_ scalar: UInt32) -> UInt32 {
        if let letter = letter(scalar) { return UInt32(letter.base) }
        return lowercase(scalar)
    }

    /// Lower case without marks, for search: `Đắk Lắk` → `dak lak`.
    public static func folded(_ bytes: Span<UInt8>) -> [UInt8] { mapped(bytes) { folded($0) } }
    public static func folded(_ bytes: [UInt8]) -> [UInt8] { folded(bytes.span) }

    // MARK: Combining marks

    /// A letter and a combining mark behind it as one scalar; `nil` if there is none.
    ///
    /// Marks come in any order: `o` + U+0323 + U+0302, `ô` + U+0323 and `ọ` + U+0302 all give `ộ`.
    public static func compose(_ scalar: UInt32, _ mark: UInt32) -> UInt32? {
        if var letter = letter(scalar) {
            switch mark {
            case 0x302 where letter.diacritic == .none: letter.diacritic = .circumflex
            case 0x306 where letter.diacritic == .none: letter.diacritic = .breve
            case 0x31B where letter.diacritic == .none: letter.diacritic = .horn
            case 0x300, 0x340: if letter.tone == .level { letter.tone = .grave }
            case 0x301, 0x341: if letter.tone == .level { letter.tone = .acute }
            case 0x309: if letter.tone == .level { letter.tone = .hook }
            case 0x303: if letter.tone == .level { letter.tone = .tilde }
            case 0x323: if letter.tone == .level { letter.tone = .dot }
            default: break
            }
            if let composed = Self.scalar(letter), composed != scalar { return composed }
        }
        var low = 0
        var high = latinCompositions.count / 3
        while low < high {
            let middle = (low + high) / 2
            let entry = (UInt32(latinCompositions[middle * 3 + 1]), UInt32(latinCompositions[middle * 3]))
            if entry == (mark, scalar) { return UInt32(latinCompositions[middle * 3 + 2]) }
            if entry < (mark, scalar) { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
