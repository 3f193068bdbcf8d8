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

    private var lower: UInt32
    private var upper: UInt32
    var id: SyllableID
    var kind: Kind
    var flags: Flags

    struct Flags: OptionSet {
        let rawValue: UInt8
        /// Only blanks stand between the word before and this one.
        static let isLinked = Flags(rawValue: 1)
        static let startsUpper = Flags(rawValue: 2)
        /// At least two letters, all capitals.
        static let isAllUpper = Flags(rawValue: 4)
        /// Has a tone or a letter beyond ASCII.
        static let isMarked = Flags(rawValue: 8)
        /// One letter has a circumflex and a tone above: `ấ`, `ổ`.
        static let hasStackedTone = Flags(rawValue: 16)
        /// Part of a code, an address or the like: marks without blanks stand beside it.
        static let isBound = Flags(rawValue: 32)
        /// The phonotactics allow the syllable.
        static let isWellFormed = Flags(rawValue: 64)
    }

    init(start: Int, end: Int, id: SyllableID, kind: Kind, flags: Flags) {
        lower = UInt32(start)
        upper = UInt32(end)
        self.id = id
        self.kind = kind
        self.flags = flags
    }

    var start: Int { Int(lower) }
    var end: Int { Int(upper) }
    var isLinked: Bool { flags.contains(.isLinked) }
    var startsUpper: Bool { flags.contains(.startsUpper) }
    var isAllUpper: Bool { flags.contains(.isAllUpper) }
    var isMarked: Bool { flags.contains(.isMarked) }
    var hasStackedTone: Bool { flags.contains(.hasStackedTone) }
    var isBound: Bool { flags.contains(.isBound) }
    var isWellFormed: Bool { flags.contains(.isWellFormed) }
    var range: Range<Int> { start..<end }
    var count: Int { end - start }
}

extension ScannedWord.Flags {
    /// What the table of frequent forms says of a word.
    init(_ found: FoundWord) {
        // Without branches: this is the way of nearly all words.
        self.init(
            rawValue: (found.syllable.isWellFormed ? Self.isWellFormed.rawValue : 0)
                | (found.isCapitalised ? Self.startsUpper.rawValue : 0) | (found.isMarked ? Self.isMarked.rawValue : 0)
                | (found.hasStackedTone ? Self.hasStackedTone.rawValue : 0))
    }
}

/// Cuts one line into words, into a buffer that is used again for each line.
struct WordScanner {
    private(set) var words: [ScannedWord] = []

    /// Scans the line that begins at an offset.
    ///
    /// - Returns: the offset of the line's end.
    ///
    /// Complexity: O(length of the line).
    mutating func scan(_ bytes: [UInt8], from lineStart: Int) -> Int {
        words.removeAll(keepingCapacity: true)
        let span = bytes.span
        let letters = LetterTable.standard
        let syllables = SyllableTable.standard
        let forms = WordForms.standard
        let end = span.count
        var index = lineStart
        var lastEnd = -1
        // What the next word inherits: linked to the last, bound to it.
        var inherited: ScannedWord.Flags = []
        while index < end {
            let start = index
            var flags = inherited
            // Nine words in ten are frequent syllables; a figure behind makes another word of them.
            if span[index] >= 0x41, let bytes = WordBytes(span, at: index) {
                let found = forms.find(bytes)
                if found.isKnown, span[index &+ bytes.count] &- 0x30 >= 10 {
                    index &+= bytes.count
                    if span[index] == 0x20 { index &+= 1 }
                    flags.formUnion(ScannedWord.Flags(found))
                    words.append(
                        ScannedWord(
                            start: start, end: start &+ bytes.count, id: found.syllable.id, kind: .letters,
                            flags: flags))
                    lastEnd = start &+ bytes.count
                    inherited = .isLinked
                    continue
                }
            }
            var key = SyllableKey()
            var count = 0
            var upper = 0
            var digits = 0
            scanning: while index < end {
                let byte = span[index]
                let info: LetterInfo
                var length = 1
                if byte < 0x80 {
                    info = letters.ascii(byte)
                    if !info.isLetter {
                        guard byte &- 0x30 < 10 else { break scanning }
                        digits += 1
                        count += 1
                        index += 1
                        continue
                    }
                } else {
                    let codePoint: Int
                    if byte < 0xE0, index + 1 < end {
                        codePoint = Int(byte & 0x1F) << 6 | Int(span[index + 1] & 0x3F)
                        length = 2
                    } else if byte < 0xF0, index + 2 < end {
                        codePoint =
                            Int(byte & 0x0F) << 12 | Int(span[index + 1] & 0x3F) << 6 | Int(span[index + 2] & 0x3F)
                        length = 3
                    } else {
                        break scanning
                    }
                    info = letters[codePoint]
                    guard info.isLetter else { break scanning }
                    flags.insert(.isMarked)
                    if length == 3, VietnameseLetters.hasStackedTone(UInt32(codePoint)) {
                        flags.insert(.hasStackedTone)
                    }
                }
                if info.isCapital {
                    if count == 0 { flags.insert(.startsUpper) }
                    upper += 1
                }
                if count < 16 { key.append(info) }
                count += 1
                index += length
            }
            if count > 0 {
                var word = ScannedWord(start: start, end: index, id: .unknown, kind: .letters, flags: flags)
                if digits == count {
                    word.kind = .number
                    word.id = .number
                } else if digits > 0 {
                    word.kind = .mixed
                } else {
                    if upper == count, count > 1 { word.flags.insert(.isAllUpper) }
                    if count <= 10 {
                        let found = syllables.find(key.rawValue)
                        word.id = found.id
                        if found.isWellFormed { word.flags.insert(.isWellFormed) }
                    }
                }
                words.append(word)
                lastEnd = index
                inherited = .isLinked
                continue
            }
            // A blank keeps the link; a mark ends it, and binds if it stands between two words.
            let byte = span[index]
            if byte == 0x0A { return index }
            index += 1
            if byte == 0x20 {
                inherited.remove(.isBound)
                continue
            }
            inherited = []
            if byte >= 0x80 {
                while index < end, span[index] & 0xC0 == 0x80 { index += 1 }
            } else if lastEnd == index - 1, Self.binds(byte), Self.isWordByte(span, index, end) {
                words[words.count - 1].flags.insert(.isBound)
                inherited = .isBound
            }
        }
        return end
    }

    /// A word was corrected: the words behind see the right one.
    mutating func correct(_ index: Int, to id: SyllableID) {
        words[index].id = id
        words[index].flags.insert(.isWellFormed)
    }

    /// The word is in capitals but for a figure in it.
    mutating func setCase(_ index: Int, isAllUpper: Bool) { if isAllUpper { words[index].flags.insert(.isAllUpper) } }

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
