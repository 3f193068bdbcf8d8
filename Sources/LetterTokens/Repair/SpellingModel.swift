import LetterLexicon
import LetterText

/// A word that a misread one may have been.
struct SpellingCandidate {
    var id: SyllableID
    /// Cost of misreading it as what stands there, in bits × 256.
    var channelCost: Int
}

/// Makes the words that recognition (OCR) may have misread as a given one.
///
/// The marks are what it misreads: another tone, another diacritic, `d` for `đ`; weights by the
/// confusions measured on scanned pages, grouped by what changes. Works on ``SyllableKey`` values:
/// six bits a letter, the tone in the top bits, so that a variant is a few bit operations and one look-up.
struct SpellingModel {
    private static let bit = 256
    private static let toneCost = 8 * bit
    /// Another tone over a circumflex: `ể` for `ề`. Scans lose these small marks most, 5 in 10 `ổ`.
    private static let stackedToneCost = 11 * bit / 2
    private static let lostToneCost = 17 * bit / 2
    private static let diacriticCost = 19 * bit / 2
    private static let bothCost = 11 * bit
    private static let strokeCost = 13 * bit / 2

    private let syllables = SyllableTable.standard
    /// For each letter number the other letters of the same shape without marks; 0 for none.
    private let siblings: [(UInt64, UInt64)]
    private let stroke: (UInt64, UInt64)
    private let circumflexed: [Bool]
    /// `u`, `o`, `ư`, `ơ`.
    private let horned: (u: UInt64, o: UInt64, hornedU: UInt64, hornedO: UInt64)
    private let toneDot: UInt64
    /// What was made last, by the low bits of the word's number: misread words come back in a file.
    private var cache: [(id: SyllableID, candidates: [SpellingCandidate])] = []
    private static let cacheSize = 256

    init() {
        func number(_ letter: Unicode.Scalar) -> UInt64 { LetterTable.standard[Int(letter.value)].base }
        var siblings = [(UInt64, UInt64)](repeating: (0, 0), count: 64)
        for group: [Unicode.Scalar] in [["a", "ă", "â"], ["o", "ô", "ơ"], ["e", "ê"], ["u", "ư"], ["d", "đ"]] {
            let numbers = group.map(number)
            for (index, value) in numbers.enumerated() {
                let others = numbers.indices.filter { $0 != index }.map { numbers[$0] }
                siblings[Int(value)] = (others[0], others.count > 1 ? others[1] : 0)
            }
        }
        self.siblings = siblings
        stroke = (number("d"), number("đ"))
        circumflexed = (0..<64).map { [number("â"), number("ê"), number("ô")].contains(UInt64($0)) }
        horned = (number("u"), number("o"), number("ư"), number("ơ"))
        toneDot = LetterTable.standard[0x1EA1].tone
    }

    /// All well-formed words at one misreading's distance.
    ///
    /// Complexity: O(letters × 12) look-ups, none for a word that was asked for not long ago.
    mutating func candidates(for key: UInt64, spelled id: SyllableID) -> [SpellingCandidate] {
        if id == .unknown { return makeCandidates(for: key, spelled: id) }
        if cache.isEmpty { cache = Array(repeating: (.unknown, []), count: Self.cacheSize) }
        let slot = Int(id.rawValue) & (Self.cacheSize - 1)
        if cache[slot].id == id { return cache[slot].candidates }
        let made = makeCandidates(for: key, spelled: id)
        cache[slot] = (id, made)
        return made
    }

    private func makeCandidates(for key: UInt64, spelled id: SyllableID) -> [SpellingCandidate] {
        guard key != 0 else { return [] }
        var result: [SpellingCandidate] = []
        let letters = key & Self.letterMask
        let tone = key >> 60
        let hasCircumflex = hasCircumflex(letters)
        for other in 0..<UInt64(6) where other != tone {
            add(letters, other, toneChange(tone, other, hasCircumflex: hasCircumflex), id, &result)
        }
        var shift: UInt64 = 0
        while letters >> shift != 0 {
            let letter = letters >> shift & 63
            let pair = siblings[Int(letter)]
            for sibling in [pair.0, pair.1] where sibling != 0 {
                let changed = letters & ~(63 << shift) | sibling << shift
                if letter == stroke.0 || letter == stroke.1 {
                    add(changed, tone, Self.strokeCost, id, &result)
                    continue
                }
                add(changed, tone, Self.diacriticCost, id, &result)
                for other in 0..<UInt64(6) where other != tone { add(changed, other, Self.bothCost, id, &result) }
            }
            // "uo" for "ươ": both horns go together.
            let before = letters >> (shift + 6) & 63
            if letter == horned.o || letter == horned.hornedO, before == horned.u || before == horned.hornedU {
                let changed = letters & ~(4095 << shift) | (horned.hornedU << 6 | horned.hornedO) << shift
                if changed != letters { add(changed, tone, Self.diacriticCost, id, &result) }
            }
            shift += 6
        }
        return result
    }

    /// The same word with another of the tones that stand over its circumflex.
    func stackedVariants(of key: UInt64, spelled id: SyllableID) -> [SpellingCandidate] {
        var result: [SpellingCandidate] = []
        let letters = key & Self.letterMask
        for other in 1..<UInt64(6) where other != key >> 60 && other != toneDot {
            add(letters, other, Self.stackedToneCost, id, &result)
        }
        return result
    }

    private static let letterMask: UInt64 = (1 << 60) - 1

    private func hasCircumflex(_ letters: UInt64) -> Bool {
        var rest = letters
        while rest != 0 {
            if circumflexed[Int(rest & 63)] { return true }
            rest >>= 6
        }
        return false
    }

    private func toneChange(_ from: UInt64, _ to: UInt64, hasCircumflex: Bool) -> Int {
        if from == 0 || to == 0 || from == toneDot || to == toneDot { return Self.lostToneCost }
        return hasCircumflex ? Self.stackedToneCost : Self.toneCost
    }

    private func add(
        _ letters: UInt64, _ tone: UInt64, _ cost: Int, _ id: SyllableID, _ result: inout [SpellingCandidate]
    ) {
        let candidate = syllables.id(letters | tone << 60)
        guard candidate != .unknown, candidate != id, syllables.isWellFormed(candidate),
            Syllables.count(candidate) >= 20
        else { return }
        result.append(SpellingCandidate(id: candidate, channelCost: cost))
    }
}
