import LetterText

/// A Vietnamese letter with marks as the index over words needs it: all in a few bytes, read from a table.
struct MarkedLetter: Sendable {
    /// What is told of a letter, and of a word by all of its letters.
    struct Signs: OptionSet, Sendable {
        var rawValue: UInt8 = 0
        /// Any mark.
        static let marks = Signs(rawValue: 1)
        /// A vowel with a diacritic: `ă`, `ê`, `ơ`; not `đ`.
        static let diacritic = Signs(rawValue: 2)
        /// A tone on a vowel without a diacritic: only such a one may stand at another place.
        static let plainTone = Signs(rawValue: 4)
    }

    /// The letter without marks, small.
    var base: UInt8 = 0
    /// The small letter in UTF-8, and how many bytes that has; 0 for what is no such letter.
    var lower: (UInt8, UInt8, UInt8) = (0, 0, 0)
    var length: UInt8 = 0
    var signs = Signs()

    /// By ``row(of:)``.
    static let table: [MarkedLetter] = (0..<0x260).map { row in
        let scalar = UInt32(row < 0x200 ? row : row - 0x200 + 0x1EA0)
        guard scalar >= 0x80, let letter = VietnameseLetters.letter(scalar) else { return MarkedLetter() }
        var lower: [UInt8] = []
        VietnameseLetters.append(VietnameseLetters.lowercase(scalar), to: &lower)
        let length = UInt8(lower.count)
        lower += [0, 0]
        var signs: Signs = .marks
        if letter.isVowel, letter.diacritic != .none { signs.insert(.diacritic) }
        if letter.tone != .level, letter.diacritic == .none { signs.insert(.plainTone) }
        return MarkedLetter(base: letter.base, lower: (lower[0], lower[1], lower[2]), length: length, signs: signs)
    }

    /// Where a scalar would stand in the table; nil for those far from Vietnamese ones.
    @inline(__always)
    static func row(of scalar: UInt32) -> Int? {
        if scalar < 0x200 { return Int(scalar) }
        return scalar &- 0x1EA0 < 0x60 ? Int(scalar) - 0x1EA0 + 0x200 : nil
    }

    /// The small letter or the figure that a byte of ASCII is; 0 for others.
    static let plain: [UInt8] = (0..<0x80 as Range<UInt8>).map { byte in
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        return lower &- 0x61 < 26 || lower &- 0x30 < 10 ? lower : 0
    }
}
