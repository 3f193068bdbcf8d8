internal import CLetterData

/// A word that a misread one may have been.
@frozen
public struct SpellingCandidate: Hashable, Sendable {
    public let id: SyllableID
    /// Cost of misreading it as what stands there, in bits × 256.
    public let channelCost: Int

    @inlinable
    public init(id: SyllableID, channelCost: Int) {
        self.id = id
        self.channelCost = channelCost
    }

    /// As it stands in the compiled table.
    @inlinable
    public init(rawValue: UInt32) {
        id = SyllableID(rawValue: UInt16(truncatingIfNeeded: rawValue >> 16))
        channelCost = Int(rawValue & 0xFFFF)
    }

    public var rawValue: UInt32 { UInt32(id.rawValue) << 16 | UInt32(channelCost) }
}

/// The words that recognition (OCR) may have misread as a given syllable: made by ``SpellingModel``, compiled.
@frozen
public struct SpellingTable: Sendable {
    @usableFromInline let starts: TableView<UInt32>
    @usableFromInline let candidates: TableView<UInt32>

    public static let standard = SpellingTable()

    init() {
        let blob = TableBlob(start: giaoviec_syllables(), count: giaoviec_syllables_count())
        starts = blob.section(8, of: UInt32.self)
        candidates = blob.section(9, of: UInt32.self)
    }

    /// Where the candidates of a syllable stand.
    @inlinable public func range(of id: SyllableID) -> Range<Int> { starts.range(Int(id.rawValue)) }
    @inlinable public subscript(index: Int) -> SpellingCandidate { SpellingCandidate(rawValue: candidates[index]) }
}

/// Makes the words that recognition (OCR) may have misread as a given one.
///
/// The marks are what it misreads: another tone, another diacritic, `d` for `đ`; weights by the
/// confusions measured on scanned pages, grouped by what changes. Works on ``SyllableKey`` values:
/// six bits a letter, the tone in the top bits, so that a variant is a few bit operations and one look-up.
public struct SpellingModel: Sendable {
    private static let bit = 256
    private static let toneCost = 8 * bit
    /// Another tone over a circumflex: `ể` for `ề`. Scans lose these small marks most, 5 in 10 `ổ`.
    public static let stackedToneCost = 11 * bit / 2
    private static let lostToneCost = 17 * bit / 2
    private static let diacriticCost = 19 * bit / 2
    private static let bothCost = 11 * bit
    private static let strokeCost = 13 * bit / 2

    /// For each letter number the other letters of the same shape without marks; 0 for none.
    private let siblings: [(UInt64, UInt64)]
    private let stroke: (UInt64, UInt64)
    private let circumflexed: [Bool]
    /// `u`, `o`, `ư`, `ơ`.
    private let horned: (u: UInt64, o: UInt64, hornedU: UInt64, hornedO: UInt64)
    /// The number of the tone nặng.
    private let toneDot: UInt64 = 5

    public static let standard = SpellingModel()

    init() {
        var numbers: [Unicode.Scalar: UInt64] = [:]
        for (index, letter) in LetterInfo.alphabet.unicodeScalars.enumerated() { numbers[letter] = UInt64(index + 1) }
        func number(_ letter: Unicode.Scalar) -> UInt64 { numbers[letter]! }
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
    }

    /// Whether a word is usual enough to have been misread: well-formed, and in the counted text this often.
    public static func isUsual(count: Int, isWellFormed: Bool) -> Bool { isWellFormed && count >= 20 }

    /// All usual words at one misreading's distance of a word that is no syllable.
    ///
    /// Complexity: O(letters × 12) look-ups.
    public func candidates(for key: UInt64) -> [SpellingCandidate] {
        candidates(for: key, spelled: .unknown, usual: Self.usual)
    }

    /// All usual words at one misreading's distance.
    ///
    /// - Parameter usual: the number of the word with a key, `unknown` where there is none or no usual one.
    public func candidates(
        for key: UInt64, spelled id: SyllableID, usual: (UInt64) -> SyllableID
    ) -> [SpellingCandidate] {
        guard key != 0 else { return [] }
        var result: [SpellingCandidate] = []
        let letters = key & Self.letterMask
        let tone = key >> 60
        let hasCircumflex = hasCircumflex(letters)
        func add(_ letters: UInt64, _ tone: UInt64, _ cost: Int) {
            let candidate = usual(letters | tone << 60)
            guard candidate != .unknown, candidate != id else { return }
            result.append(SpellingCandidate(id: candidate, channelCost: cost))
        }
        for other in 0..<UInt64(6) where other != tone {
            add(letters, other, toneChange(tone, other, hasCircumflex: hasCircumflex))
        }
        var shift: UInt64 = 0
        while letters >> shift != 0 {
            let letter = letters >> shift & 63
            let pair = siblings[Int(letter)]
            for sibling in [pair.0, pair.1] where sibling != 0 {
                let changed = letters & ~(63 << shift) | sibling << shift
                if letter == stroke.0 || letter == stroke.1 {
                    add(changed, tone, Self.strokeCost)
                    continue
                }
                add(changed, tone, Self.diacriticCost)
                for other in 0..<UInt64(6) where other != tone { add(changed, other, Self.bothCost) }
            }
            // "uo" for "ươ": both horns go together.
            let before = letters >> (shift + 6) & 63
            if letter == horned.o || letter == horned.hornedO, before == horned.u || before == horned.hornedU {
                let changed = letters & ~(4095 << shift) | (horned.hornedU << 6 | horned.hornedO) << shift
                if changed != letters { add(changed, tone, Self.diacriticCost) }
            }
            shift += 6
        }
        return result
    }

    /// The same word with another of the tones that stand over its circumflex.
    public func stackedVariants(of key: UInt64, spelled id: SyllableID) -> [SpellingCandidate] {
        let letters = key & Self.letterMask
        var result: [SpellingCandidate] = []
        for other in 1..<UInt64(6) where other != key >> 60 && other != toneDot {
            let candidate = Self.usual(letters | other << 60)
            guard candidate != .unknown, candidate != id else { continue }
            result.append(SpellingCandidate(id: candidate, channelCost: Self.stackedToneCost))
        }
        return result
    }

    private static func usual(_ key: UInt64) -> SyllableID {
        let found = SyllableTable.standard.find(key)
        return isUsual(count: Syllables.count(found.id), isWellFormed: found.isWellFormed) ? found.id : .unknown
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
}
