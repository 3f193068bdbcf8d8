import LetterLexicon
import LetterText

/// A run of letters or figures on one line, with what the n-grams need of it.
struct ScannedWord {
    enum Kind: UInt8 {
        case letters
        /// Letters and figures without a blank: `1ao`, `H5N1`.
        case mixed
        case number
    }

    var start: Int
    var end: Int
    var id: SyllableID
    /// The word's ``SyllableKey``, 0 if it has none.
    var key: UInt64
    var kind: Kind
    /// Only blanks stand between the word before and this one.
    var isLinked: Bool
    var startsUpper: Bool
    var isAllUpper: Bool
    /// Has a tone or a letter beyond ASCII.
    var isMarked: Bool
    /// One letter has a circumflex and a tone above: `ấ`, `ổ`.
    var hasStackedTone: Bool
    /// Part of a code, an address or the like: marks without blanks stand beside it.
    var isBound: Bool
    var range: Range<Int> { start..<end }
    var count: Int { end - start }
}

/// Cuts one line into words, into a buffer that is used again for each line.
struct WordScanner {
    private(set) var words: [ScannedWord] = []

    /// Complexity: O(length of the line).
    mutating func scan(_ bytes: [UInt8], _ line: Range<Int>) {
        words.removeAll(keepingCapacity: true)
        let span = bytes.span
        let letters = LetterTable.standard
        let syllables = SyllableTable.standard
        var index = line.lowerBound
        var isLinked = false
        var isBound = false
        while index < line.upperBound {
            let byte = span[index]
            guard byte >= 0x80 || letters.ascii(byte).isLetter || byte &- 0x30 < 10 else {
                // A mark ends the chain; a mark that joins without blanks binds.
                if byte != 0x20 {
                    isLinked = false
                    isBound = Self.binds(byte) && (words.last?.end == index)
                    if isBound { words[words.count - 1].isBound = isBound && Self.isWordByte(span, index + 1, line.upperBound) }
                    isBound = isBound && words[words.count - 1].isBound
                } else {
                    isBound = false
                }
                index += 1
                continue
            }
            var word = ScannedWord(
                start: index, end: index, id: .unknown, key: 0, kind: .letters, isLinked: isLinked, startsUpper: false,
                isAllUpper: false, isMarked: false, hasStackedTone: false, isBound: isBound)
            var key = SyllableKey()
            var count = 0
            var upper = 0
            var digits = 0
            scanning: while index < line.upperBound {
                let byte = span[index]
                var codePoint = Int(byte)
                var length = 1
                if byte >= 0x80 {
                    if byte < 0xE0, index + 1 < line.upperBound {
                        codePoint = Int(byte & 0x1F) << 6 | Int(span[index + 1] & 0x3F)
                        length = 2
                    } else if byte < 0xF0, index + 2 < line.upperBound {
                        codePoint = Int(byte & 0x0F) << 12 | Int(span[index + 1] & 0x3F) << 6 | Int(span[index + 2] & 0x3F)
                        length = 3
                    } else {
                        break scanning
                    }
                } else if byte &- 0x30 < 10 {
                    digits += 1
                    count += 1
                    index += 1
                    continue
                }
                let info = letters[codePoint]
                guard info.isLetter else { break }
                if info.isCapital {
                    if count == 0 { word.startsUpper = true }
                    upper += 1
                }
                if length > 1 {
                    word.isMarked = true
                    if Self.isStacked(codePoint) { word.hasStackedTone = true }
                }
                if count < 16 { key.append(info) }
                count += 1
                index += length
            }
            if count == 0 {
                // A mark beyond ASCII: “ – …
                isLinked = false
                isBound = false
                index += 1
                while index < line.upperBound, span[index] & 0xC0 == 0x80 { index += 1 }
                continue
            }
            word.end = index
            if digits == count {
                word.kind = .number
                word.id = .number
            } else if digits > 0 {
                word.kind = .mixed
            } else {
                word.isAllUpper = upper == count && count > 1
                if count <= 10 {
                    word.key = key.rawValue
                    word.id = syllables.id(word.key)
                }
            }
            words.append(word)
            isLinked = true
            isBound = false
        }
    }

    /// A word was corrected: the words behind see the right one.
    mutating func correct(_ index: Int, to id: SyllableID) { words[index].id = id }

    /// `ấ ầ ẩ ẫ`, `ế ề ể ễ`, `ố ồ ổ ỗ`.
    private static func isStacked(_ codePoint: Int) -> Bool {
        switch codePoint {
        case 0x1EA4...0x1EAB, 0x1EBE...0x1EC5, 0x1ED0...0x1ED7: true
        default: false
        }
    }

    /// The word is in capitals but for a figure in it.
    mutating func setCase(_ index: Int, isAllUpper: Bool) { words[index].isAllUpper = isAllUpper }

    /// Marks that make codes and addresses of what they join.
    private static func binds(_ byte: UInt8) -> Bool {
        byte == 0x2D || byte == 0x2F || byte == 0x2E || byte == 0x40 || byte == 0x5F || byte == 0x26 || byte == 0x3D
    }

    private static func isWordByte(_ span: borrowing Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index < end else { return false }
        let byte = span[index]
        return byte >= 0xC3 && byte < 0xE2 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
}
