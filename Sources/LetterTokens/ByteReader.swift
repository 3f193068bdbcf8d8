import LetterLexicon

/// Letters that stand together.
struct Word {
    /// Offset behind the last letter.
    var end: Int
    var key = SyllableKey()
    var startsWithCapital = false

    @inline(__always) var capitals: Int { key.capitals }

    var letterCount: Int { key.count }
    var isAllCapitals: Bool { capitals == letterCount && capitals > 1 }
}

/// Looks at the bytes of a text; never steps over its end.
///
/// A class, since all scanners share one and copying its tables into each call is slow.
final class ByteReader: Sendable {
    let bytes: [UInt8]
    let count: Int
    let letters = LetterTable.standard
    let syllables = SyllableTable.standard

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        count = bytes.count
    }

    /// The byte at an offset, 0 behind the end.
    @inline(__always)
    func byte(_ index: Int) -> UInt8 { index < count ? bytes[index] : 0 }

    @inline(__always)
    func isDigit(_ index: Int) -> Bool { byte(index) &- 0x30 < 10 }

    /// Byte count of the blank at an offset, 0 for none: space, tab, no-break space, the spaces of U+2000, U+3000.
    @inline(__always)
    func blank(at index: Int) -> Int {
        let byte = byte(index)
        if byte == 0x20 || byte == 0x09 { return 1 }
        if byte < 0xC2 { return 0 }
        return wideBlank(at: index)
    }

    private func wideBlank(at index: Int) -> Int {
        let second = byte(index + 1)
        switch byte(index) {
        case 0xC2: return second == 0xA0 || second == 0xAD ? 2 : 0
        case 0xE2:
            let third = byte(index + 2)
            if second == 0x80 { return third >= 0x80 && third <= 0x8D || third == 0xAF ? 3 : 0 }
            return second == 0x81 && (third == 0x9F || third == 0xA0) ? 3 : 0
        case 0xE3: return second == 0x80 && byte(index + 2) == 0x80 ? 3 : 0
        case 0xEF: return second == 0xBB && byte(index + 2) == 0xBF ? 3 : 0
        default: return 0
        }
    }

    /// The offset behind at most `limit` blanks.
    @inline(__always)
    func skipBlanks(_ index: Int, limit: Int = .max) -> Int {
        var index = index
        var left = limit
        while left > 0 {
            let length = blank(at: index)
            if length == 0 { break }
            index += length
            left -= 1
        }
        return index
    }

    /// Whether a line, a cell or the text ends at the offset, blanks not counted.
    func isLineEnd(_ index: Int) -> Bool {
        let index = skipBlanks(index, limit: 64)
        return index >= count || bytes[index] < 0x20
    }

    /// The code point at an offset and its byte count; broken bytes count singly as U+FFFD.
    func codePoint(at index: Int) -> (value: Int, length: Int) {
        let first = byte(index)
        if first < 0x80 { return (Int(first), 1) }
        func tail(_ offset: Int) -> Int? {
            let byte = byte(index + offset)
            return byte & 0xC0 == 0x80 ? Int(byte & 0x3F) : nil
        }
        if first >= 0xC2, first < 0xE0, let a = tail(1) { return (Int(first & 0x1F) << 6 | a, 2) }
        if first >= 0xE0, first < 0xF0, let a = tail(1), let b = tail(2) {
            return (Int(first & 0x0F) << 12 | a << 6 | b, 3)
        }
        if first >= 0xF0, first < 0xF5, let a = tail(1), let b = tail(2), let c = tail(3) {
            return (Int(first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
        }
        return (0xFFFD, 1)
    }

    /// The letter at an offset and its byte count; no letter where there is none.
    @inline(__always)
    func letter(at index: Int) -> (info: LetterInfo, length: Int) {
        let first = byte(index)
        if first < 0x80 { return (letters.ascii(first), 1) }
        let (value, length) = codePoint(at: index)
        return (letters[value], length)
    }

    /// The word that begins at an offset; empty where no letter stands there.
    @inline(__always)
    func word(at start: Int) -> Word {
        var word = Word(end: start)
        var index = start
        let bytes = bytes
        let letters = letters
        // The counters of the key have eight bits: a longer run of letters is cut.
        let limit = min(count, start + 250)
        while index < limit {
            let first = bytes[index]
            let info: LetterInfo
            var length = 1
            if first < 0x80 {
                info = letters.ascii(first)
            } else if first == 0xE1, index + 2 < count, bytes[index + 1] >= 0xB8, bytes[index + 1] <= 0xBB {
                info = letters.additional(Int(bytes[index + 1]) << 6 | Int(bytes[index + 2] & 0x3F))
                length = 3
            } else if first >= 0xC3, first < 0xE0, index + 1 < count, bytes[index + 1] & 0xC0 == 0x80 {
                info = letters.low(Int(first & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F))
                length = 2
            } else {
                (info, length) = letter(at: index)
            }
            guard info.isLetter else { break }
            word.key.append(info)
            index += length
        }
        word.end = index
        if word.key.capitals != 0 { word.startsWithCapital = letter(at: start).info.isCapital }
        return word
    }

    @inline(__always)
    func find(_ word: Word) -> FoundSyllable { syllables.find(word.key.rawValue) }

    @inline(__always)
    func id(_ word: Word) -> SyllableID { syllables.id(word.key.rawValue) }

    /// The role of the word at an offset and where it ends.
    func role(at index: Int) -> (role: SyllableRole, end: Int) {
        let word = word(at: index)
        return word.letterCount == 0 ? (.none, index) : (find(word).role, word.end)
    }

    /// A run of digits of at most nine, its value and its end; nil where there is none or it is longer.
    @inline(__always)
    func digits(at start: Int) -> (value: Int, end: Int)? {
        var index = start
        var value = 0
        while isDigit(index) {
            guard index - start < 9 else { return nil }
            value = value * 10 + Int(bytes[index] &- 0x30)
            index += 1
        }
        return index > start ? (value, index) : nil
    }

    func hasLetter(at index: Int) -> Bool { index < count && letter(at: index).info.isLetter }
    func hasCapital(at index: Int) -> Bool { index < count && letter(at: index).info.isCapital }
}
