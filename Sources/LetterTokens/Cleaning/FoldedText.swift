import LetterText

/// Reads text as bare letters `a`…`z`: no case, no diacritics, no blanks, marks or line ends.
///
/// `Độc lập -⏎Tự do` reads `doclaptudo`. Damage that leaves the letters alone (lost or added
/// blanks and line ends, wrong tones, decomposed Unicode) does not change the reading. A `1` or
/// `0` that touches a letter reads `l` or `o`, as OCR confuses them.
enum FoldedText {
    /// The folded letter at an offset and the number of bytes it takes; letter 0 for anything else.
    ///
    /// Complexity: O(1).
    @inline(__always)
    static func letter(_ bytes: borrowing Span<UInt8>, at index: Int) -> (letter: UInt8, count: Int) {
        let byte = bytes[index]
        if byte < 0x80 {
            let lower = byte | 0x20
            if lower >= 0x61, lower <= 0x7A { return (lower, 1) }
            if byte == 0x30 || byte == 0x31, touchesLetter(bytes, at: index) { return (byte == 0x30 ? 0x6F : 0x6C, 1) }
            return (0, 1)
        }
        if byte < 0xC0 { return (0, 1) }
        guard index + 1 < bytes.count else { return (0, 1) }
        let second = bytes[index + 1]
        if byte < 0xE0 {
            switch byte {
            case 0xC3: return (latinOne(second), 2)
            case 0xC4:
                switch second {
                case 0x82, 0x83: return (0x61, 2)
                case 0x90, 0x91: return (0x64, 2)
                case 0xA8, 0xA9: return (0x69, 2)
                default: return (0, 2)
                }
            case 0xC5: return (second == 0xA8 || second == 0xA9 ? 0x75 : 0, 2)
            case 0xC6:
                switch second {
                case 0xA0, 0xA1: return (0x6F, 2)
                case 0xAF, 0xB0: return (0x75, 2)
                default: return (0, 2)
                }
            default: return (0, 2)
            }
        }
        guard byte < 0xF0 else { return (0, min(4, bytes.count - index)) }
        guard index + 2 < bytes.count else { return (0, bytes.count - index) }
        guard byte == 0xE1, second == 0xBA || second == 0xBB else { return (0, 3) }
        let point = Int(second & 1) << 6 | Int(bytes[index + 2] & 0x3F)
        // U+1E80 + point; the Vietnamese letters are U+1EA0 … U+1EF9.
        switch point {
        case 0x20..<0x38: return (0x61, 3)
        case 0x38..<0x48: return (0x65, 3)
        case 0x48..<0x4C: return (0x69, 3)
        case 0x4C..<0x64: return (0x6F, 3)
        case 0x64..<0x72: return (0x75, 3)
        case 0x72..<0x7A: return (0x79, 3)
        default: return (0, 3)
        }
    }

    @inline(__always)
    private static func latinOne(_ second: UInt8) -> UInt8 {
        switch second & 0xDF {
        case 0x80...0x85: return 0x61
        case 0x88...0x8B: return 0x65
        case 0x8C...0x8F: return 0x69
        case 0x92...0x96: return 0x6F
        case 0x99...0x9C: return 0x75
        case 0x9D: return 0x79
        default: return 0
        }
    }

    private static func touchesLetter(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }
        let next = index + 1 < bytes.count && isLetter(bytes[index + 1])
        let last = index > 0 && isLetter(bytes[index - 1])
        return next || last
    }

    /// The offset behind the cue where the text reads it from `start` on, or nil.
    ///
    /// The cue may run over line ends. At most `slack` bytes that are no letters are passed
    /// between two letters. Complexity: O(length of the cue).
    static func match(
        _ cue: some RandomAccessCollection<UInt8>, in bytes: borrowing Span<UInt8>, at start: Int, slack: Int = 12
    ) -> Int? {
        var index = start
        var gap = 0
        var end = start
        var cueIndex = cue.startIndex
        while cueIndex != cue.endIndex {
            guard index < bytes.count else { return nil }
            let (letter, count) = letter(bytes, at: index)
            index += count
            if letter == 0 {
                gap += count
                if gap > slack { return nil }
                continue
            }
            guard letter == cue[cueIndex] else { return nil }
            cue.formIndex(after: &cueIndex)
            gap = 0
            end = index
        }
        return end
    }

    /// The first two folded letters from `start` on, as `26 * first + second`; nil where the next
    /// `limit` bytes hold fewer.
    @inline(__always)
    static func pair(_ bytes: borrowing Span<UInt8>, at start: Int, limit: Int = 16) -> Int? {
        var index = start
        var first = -1
        let end = min(bytes.count, start + limit)
        while index < end {
            let (letter, count) = letter(bytes, at: index)
            index += count
            guard letter != 0 else { continue }
            if first < 0 { first = Int(letter) - 0x61 } else { return first * 26 + Int(letter) - 0x61 }
        }
        return nil
    }

    /// The folded letters of a phrase.
    static func letters(_ phrase: [UInt8]) -> [UInt8] {
        let bytes = phrase.span
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let (letter, count) = letter(bytes, at: index)
            if letter != 0 { result.append(letter) }
            index += count
        }
        return result
    }

    /// Number of folded letters in a range, counted up to `limit`.
    static func letterCount(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, limit: Int = .max) -> Int {
        var index = range.lowerBound
        var total = 0
        while index < range.upperBound, total < limit {
            let (letter, count) = letter(bytes, at: index)
            if letter != 0 { total += 1 }
            index += count
        }
        return total
    }
}
