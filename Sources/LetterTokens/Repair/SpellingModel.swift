import LetterLexicon
import LetterText

/// A word that a misread one may have been.
struct SpellingCandidate {
    var id: SyllableID
    var letters: [VietnameseLetter]
    /// Cost of misreading it as what stands there, in bits × 256.
    var channelCost: Int
}

/// Makes the words that recognition (OCR) may have misread as a given one.
///
/// The marks are what it misreads: another tone, another diacritic, `d` for `đ`; weights by the
/// confusions measured on scanned pages, grouped by what changes.
enum SpellingModel {
    private static let bit = 256
    static let toneCost = 8 * bit
    /// Another tone over a circumflex: `ể` for `ề`. Scans lose these small marks most, 5 in 10 `ổ`.
    static let stackedToneCost = 11 * bit / 2
    static let lostToneCost = 17 * bit / 2
    static let diacriticCost = 19 * bit / 2
    static let bothCost = 11 * bit
    static let strokeCost = 13 * bit / 2
    static let digitCost = 6 * bit

    /// The letters of a word, `nil` if it has others than Vietnamese ones or more than eight.
    static func letters(_ bytes: [UInt8], _ range: Range<Int>) -> [VietnameseLetter]? {
        var result: [VietnameseLetter] = []
        let span = bytes.span
        var index = range.lowerBound
        while index < range.upperBound {
            let next = VietnameseLetters.scalar(span, at: index)
            guard let letter = VietnameseLetters.letter(next.scalar), result.count < 8 else { return nil }
            result.append(letter)
            index += next.count
        }
        return result
    }

    /// All well-formed words at one misreading's distance. Complexity: O(letters × 30).
    static func candidates(for word: [VietnameseLetter], spelled id: SyllableID) -> [SpellingCandidate] {
        var result: [SpellingCandidate] = []
        var tone = Tone.level
        var plain = word
        for index in plain.indices where plain[index].tone != .level {
            tone = plain[index].tone
            plain[index].tone = .level
        }
        addTones(
            plain, from: tone, base: 0, toneCost: isStacked(plain, tone) ? stackedToneCost : toneCost, id: id,
            into: &result)
        for index in plain.indices {
            var changed = plain
            for diacritic in diacritics(of: plain[index]) where diacritic != plain[index].diacritic {
                changed[index].diacritic = diacritic
                let cost = diacritic == .stroke || plain[index].diacritic == .stroke ? strokeCost : diacriticCost
                add(changed, tone, cost, id: id, into: &result)
                if cost == diacriticCost {
                    addTones(changed, from: tone, base: bothCost, toneCost: 0, id: id, into: &result)
                }
            }
            // "uo" for "ươ": both horns go together.
            if index + 1 < plain.count, plain[index].base == 0x75, plain[index + 1].base == 0x6F {
                var pair = plain
                pair[index].diacritic = .horn
                pair[index + 1].diacritic = .horn
                if pair != plain { add(pair, tone, diacriticCost, id: id, into: &result) }
            }
        }
        return result
    }

    /// Whether the word has its tone over a circumflex, horn or breve.
    private static func isStacked(_ plain: [VietnameseLetter], _ tone: Tone) -> Bool {
        guard tone != .level, tone != .dot else { return false }
        return plain.contains { $0.diacritic == .circumflex }
    }

    /// The same word with another of the tones that stand over its circumflex.
    static func stackedVariants(_ word: [VietnameseLetter], spelled id: SyllableID) -> [SpellingCandidate] {
        guard let index = word.firstIndex(where: { $0.diacritic == .circumflex && $0.tone != .level && $0.tone != .dot })
        else { return [] }
        var result: [SpellingCandidate] = []
        for tone in [Tone.grave, .acute, .hook, .tilde] where tone != word[index].tone {
            var letters = word
            letters[index].tone = .level
            add(letters, tone, stackedToneCost, id: id, into: &result)
        }
        return result
    }

    private static func diacritics(of letter: VietnameseLetter) -> [Diacritic] {
        switch letter.base {
        case 0x61: [.none, .circumflex, .breve]
        case 0x65: [.none, .circumflex]
        case 0x6F: [.none, .circumflex, .horn]
        case 0x75: [.none, .horn]
        case 0x64: [.none, .stroke]
        default: []
        }
    }

    private static func addTones(
        _ plain: [VietnameseLetter], from tone: Tone, base: Int, toneCost: Int, id: SyllableID,
        into result: inout [SpellingCandidate]
    ) {
        for other in Tone.allCases where other != tone {
            let lost = toneCost > 0 && (tone == .level || other == .level || tone == .dot || other == .dot)
            add(plain, other, base + (lost ? lostToneCost : toneCost), id: id, into: &result)
        }
    }

    private static func add(
        _ plain: [VietnameseLetter], _ tone: Tone, _ cost: Int, id: SyllableID, into result: inout [SpellingCandidate]
    ) {
        var letters = plain
        if tone != .level {
            guard let index = VietnameseLetters.toneIndex(in: letters) else { return }
            letters[index].tone = tone
        }
        let bytes = bytes(of: letters)
        let candidate = Syllables.id(bytes, 0..<bytes.count)
        guard candidate != .unknown, candidate != id, Syllables.isWellFormed(candidate), Syllables.count(candidate) >= 20
        else { return }
        result.append(SpellingCandidate(id: candidate, letters: letters, channelCost: cost))
    }

    static func bytes(of letters: [VietnameseLetter]) -> [UInt8] {
        var result: [UInt8] = []
        for letter in letters {
            if let scalar = VietnameseLetters.scalar(letter) { VietnameseLetters.append(scalar, to: &result) }
        }
        return result
    }
}
