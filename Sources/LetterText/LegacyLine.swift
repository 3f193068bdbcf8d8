/// A line of a text whose encoding is not known yet, as characters and as codes of an old encoding.
struct LegacyLine {
    private let scalars: [UInt32]
    /// The code of each character, 0 where it is none.
    private let codes: [UInt8]
    /// Offset of each character in the text, and behind them the line's end.
    private let offsets: [Int]

    /// A character of the line in some encoding; several characters of the text may make it.
    struct Character {
        var scalar: UInt32
        var start: Int
        var end: Int
        /// It is read otherwise than it stands in the text.
        var isConverted: Bool
        /// A letter that the encoding has not: a line in an old encoding holds none of Unicode's.
        var isStrange: Bool
    }

    /// - Parameter keepsLayout: control characters are marks of ``Layout``, not codes.
    init(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, keepsLayout: Bool) {
        var scalars: [UInt32] = []
        var codes: [UInt8] = []
        var offsets: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let length = max(1, UTF8Shape.length(bytes, at: index))
            let scalar = VietnameseLetters.scalar(bytes, at: index).scalar
            scalars.append(scalar)
            codes.append(scalar < 0x20 && keepsLayout ? 0 : LegacyEncoding.code(scalar) ?? 0)
            offsets.append(index)
            index += length
        }
        offsets.append(range.upperBound)
        self.scalars = scalars
        self.codes = codes
        self.offsets = offsets
    }

    /// The line as an encoding reads it, combining marks put together with their letters; nil stands for Unicode.
    func read(in encoding: LegacyEncoding?) -> [Character] {
        var line: [Character] = []
        line.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            let found = encoding?.letter(codes, at: index)
            let count = found?.count ?? 1
            let scalar = found?.scalar ?? scalars[index]
            if (0x300..<0x370).contains(scalar), let last = line.last,
                let composed = VietnameseLetters.compose(last.scalar, scalar)
            {
                line[line.count - 1].scalar = composed
                line[line.count - 1].end = offsets[index + count]
                line[line.count - 1].isConverted = last.isConverted || found != nil
            } else {
                line.append(
                    Character(
                        scalar: scalar, start: offsets[index], end: offsets[index + count],
                        isConverted: found != nil && (count > 1 || scalar != scalars[index]),
                        isStrange: encoding != nil && found == nil && scalar >= 0x80))
            }
            index += count
        }
        return line
    }

    /// What the words of a line say of the encoding that it was read in.
    struct Evidence {
        /// Words with letters beyond ASCII that are syllables.
        var valid = 0
        /// … that are none.
        var invalid = 0
        /// Words of ASCII letters: they read the same in every encoding and tell the language.
        var plainValid = 0
        var plainInvalid = 0

        /// Words of another language around a few letters that could be Vietnamese.
        var isForeign: Bool { plainValid + plainInvalid >= 4 && plainValid * 5 < (plainValid + plainInvalid) * 2 }

        static func += (sum: inout Evidence, other: Evidence) {
            sum.valid += other.valid
            sum.invalid += other.invalid
            sum.plainValid += other.plainValid
            sum.plainInvalid += other.plainInvalid
        }
    }

    /// Counts the words of a line.
    static func evidence(_ line: [Character]) -> Evidence {
        var evidence = Evidence()
        for word in words(line) {
            var letters: [VietnameseLetter] = []
            var isPlain = true
            var hasOther = false
            for character in line[word] {
                if character.scalar >= 0x80 || character.isConverted { isPlain = false }
                if !character.isStrange, let letter = VietnameseLetters.letter(character.scalar) {
                    letters.append(letter)
                } else {
                    hasOther = true
                }
            }
            // Signs that stand alone and abbreviations (`QĐ`, `HĐND`) tell nothing.
            guard let first = letters.first, hasOther || letters.contains(where: \.isVowel) else { continue }
            let isSyllable = !hasOther && SyllableForm.isSyllable(letters)
            if !isSyllable, !hasOther, letters.allSatisfy(\.isUpper) { continue }
            switch (isPlain, isSyllable) {
            case (true, true): if letters.count > 1 { evidence.plainValid += 1 }
            case (true, false): if letters.count > 1, first.base != 0 { evidence.plainInvalid += 1 }
            // A single letter is a word in many languages.
            case (false, true): if letters.count > 1 { evidence.valid += 1 }
            case (false, false): evidence.invalid += 1
            }
        }
        return evidence
    }

    /// Runs of letters and of the signs that old encodings put in the place of letters (`µ`, `¸`, `§`).
    static func words(_ line: [Character]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for index in 0...line.count {
            let isInside = index < line.count && isWordCharacter(line[index].scalar)
            if isInside {
                start = start ?? index
            } else if let first = start {
                words.append(first..<index)
                start = nil
            }
        }
        return words
    }

    private static func isWordCharacter(_ scalar: UInt32) -> Bool {
        if VietnameseLetters.isLetter(scalar) { return true }
        return scalar > 0xA0 && scalar < 0xC0 && scalar != 0xAB && scalar != 0xBB || (0x7F..<0xA0).contains(scalar)
    }
}

/// Capitals with a tone in an encoding that has no codes for them: `CéNG` is read as `CộNG`.
enum TonedCapitals {
    /// Raises small letters with a tone in words that are in capitals otherwise: `CộNG` → `CỘNG`.
    ///
    /// A word that does not tell by itself (`Hà`, `ở`) follows the words beside it where they are of one kind.
    static func restore(_ line: inout [LegacyLine.Character]) {
        let words = LegacyLine.words(line)
        var kinds = words.map { kind(line[$0]) }
        // Abbreviations are in capitals wherever they stand.
        let told = zip(words, kinds).map { word, kind in
            let letters = line[word].compactMap { VietnameseLetters.letter($0.scalar) }
            return kind != .open && SyllableForm.isSyllable(letters) ? kind : nil
        }
        for index in kinds.indices where kinds[index] == .open {
            let sides = [told[..<index].last { $0 != nil }, told[(index + 1)...].first { $0 != nil }].compactMap {
                $0 ?? nil
            }
            if !sides.isEmpty, sides.allSatisfy({ $0 == .capitals }) { kinds[index] = .capitals }
        }
        for (word, kind) in zip(words, kinds) where kind == .capitals {
            for index in word {
                let raised = VietnameseLetters.uppercase(line[index].scalar)
                if line[index].isConverted { line[index].scalar = raised }
            }
        }
    }

    private enum Kind { case capitals, small, open }

    private static func kind(_ word: ArraySlice<LegacyLine.Character>) -> Kind {
        var kind = Kind.open
        for (index, character) in word.enumerated() {
            guard let letter = VietnameseLetters.letter(character.scalar) else { continue }
            if letter.isUpper {
                if index > 0 { kind = .capitals }
            } else if !character.isConverted || letter.tone == .level {
                return .small
            }
        }
        return kind
    }
}
