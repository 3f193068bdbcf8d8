import Foundation
import LetterLexicon
import LetterText

/// Syllable numbers while tables are compiled.
struct SyllableNumbers {
    let coding: LetterCoding
    private(set) var ids: [UInt64: UInt16] = [:]
    private(set) var spellings: [String]
    private(set) var valid: [UInt8]
    private(set) var counts: [UInt32]
    private(set) var variants: [(UInt64, UInt16)] = []

    init(coding: LetterCoding, rows: [TableRow]) throws {
        self.coding = coding
        let reserved = Int(SyllableID.firstSyllable)
        spellings = Array(repeating: "", count: reserved)
        valid = Array(repeating: 0, count: reserved)
        counts = Array(repeating: 0, count: reserved)
        for row in rows {
            let count = try row.number("count")
            if row["syllable"] == "<num>" {
                counts[Int(SyllableID.number.rawValue)] = UInt32(count)
                continue
            }
            guard let key = coding.key(row["syllable"]) else { throw row.error("no syllable: \(row["syllable"])") }
            guard ids[key] == nil else { throw row.error("twice: \(row["syllable"])") }
            let id = append(row["syllable"], key: key, valid: UInt8(try row.number("valid")), count: UInt32(count))
            for variant in row["variants"].split(separator: ";") {
                guard let key = coding.key(String(variant)) else { throw row.error("no syllable: \(variant)") }
                variants.append((key, id))
            }
        }
        for (key, id) in variants where ids[key] == nil { ids[key] = id }
    }

    private mutating func append(_ spelling: String, key: UInt64, valid isValid: UInt8, count: UInt32) -> UInt16 {
        let id = UInt16(spellings.count)
        ids[key] = id
        spellings.append(spelling)
        valid.append(isValid)
        counts.append(count)
        return id
    }

    /// The number of a word; a word that the syllable table lacks gets one.
    mutating func id(_ word: String) -> UInt16? {
        guard let key = coding.key(word) else { return nil }
        if let id = ids[key] { return id }
        return append(word.lowercased(), key: key, valid: 0, count: 0)
    }

    /// The number of a word of the n-gram tables, `<num>` included.
    func known(_ word: Substring) -> UInt16? {
        if word == "<num>" { return SyllableID.number.rawValue }
        return coding.key(String(word)).flatMap { ids[$0] }
    }

    /// Cost of a syllable alone in 1/256 bit.
    func cost(_ id: Int, total: Double) -> UInt16 {
        let count = max(Double(counts[id]), 0.3)
        return UInt16(min(65_535, (-log2(count / total) * 256).rounded()))
    }

    var total: Double { counts.reduce(0) { $0 + Double($1) } }

    mutating func compile(roles rows: [TableRow]) throws -> [UInt8] {
        for row in rows { _ = id(row["syllable"]) }
        var roles = [UInt8](repeating: 0, count: spellings.count)
        for row in rows {
            guard let role = SyllableRole.allCases.first(where: { "\($0)" == row["role"] }) else {
                throw row.error("no SyllableRole: \(row["role"])")
            }
            guard let id = id(row["syllable"]) else { throw row.error("unknown syllable: \(row["syllable"])") }
            guard roles[Int(id)] == 0 else { throw row.error("a second role for \(row["syllable"])") }
            roles[Int(id)] = role.rawValue
        }
        // Frequent syllables are put in first, so that they stand in the slot that their key names.
        let entries = ids.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        let slotCount = entries.count * 3 / 2
        var slots = [UInt64](repeating: 0, count: 2 * slotCount)
        for (key, id) in entries {
            var slot = SyllableKey.slot(key, of: slotCount)
            while slots[2 * slot] != 0 { slot = (slot + 1) % slotCount }
            slots[2 * slot] = key
            slots[2 * slot + 1] = UInt64(id) | UInt64(roles[Int(id)]) << 16 | UInt64(valid[Int(id)]) << 24
        }
        let total = total
        var blob = BlobWriter()
        blob.add(slots)
        blob.add(valid)
        blob.add(roles)
        blob.add(spellings.indices.map { cost($0, total: total) })
        blob.add(counts)
        blob.add(strings: spellings)
        blob.add(wordForms(roles))
        let (starts, candidates) = misspellings()
        blob.add(starts)
        blob.add(candidates)
        return blob.finish()
    }

    /// The columns of ``SpellingTable``: what each syllable may be misread for.
    private func misspellings() -> (starts: [UInt32], candidates: [UInt32]) {
        func usual(_ key: UInt64) -> SyllableID {
            guard let id = ids[key].map(Int.init),
                SpellingModel.isUsual(count: Int(counts[id]), isWellFormed: valid[id] != 0)
            else { return .unknown }
            return SyllableID(rawValue: UInt16(id))
        }
        var starts: [UInt32] = [0]
        var candidates: [UInt32] = []
        for (id, spelling) in spellings.enumerated() {
            let key = spelling.isEmpty ? nil : coding.key(spelling)
            let id = SyllableID(rawValue: UInt16(id))
            candidates += SpellingModel.standard.candidates(for: key ?? 0, spelled: id, usual: usual).map(\.rawValue)
            starts.append(UInt32(candidates.count))
        }
        return (starts, candidates)
    }

    /// The slots of ``WordForms``: syllables that stand in the counted text at least so often.
    private func wordForms(_ roles: [UInt8], least: UInt32 = 30) -> [UInt64] {
        var forms: [(WordBytes, FoundWord)] = []
        for id in spellings.indices where valid[id] != 0 && counts[id] >= least {
            let syllable = FoundSyllable(rawValue: UInt64(id) | UInt64(roles[id]) << 16 | UInt64(valid[id]) << 24)
            for spelling in Self.tonePlacements(Array(spellings[id].utf8)) {
                for isCapitalised in [false, true] {
                    let word = isCapitalised ? Self.capitalised(spelling) : spelling
                    guard let bytes = WordBytes(word: word) else { continue }
                    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
                    let found = FoundWord(
                        syllable, isCapitalised: isCapitalised && scalars.count > 1,
                        isMarked: scalars.contains { $0 >= 0x80 },
                        hasStackedTone: scalars.contains(where: VietnameseLetters.hasStackedTone))
                    // A capital alone is no word with a capital in front.
                    if !isCapitalised || scalars.count > 1 { forms.append((bytes, found)) }
                }
            }
        }
        var slotCount = 1
        while slotCount * 2 < forms.count * 3 { slotCount *= 2 }
        var slots = [UInt64](repeating: 0, count: 3 * slotCount)
        for (word, found) in forms {
            var slot = Int(word.hash) & (slotCount - 1)
            while slots[3 * slot + 2] != 0, (slots[3 * slot], slots[3 * slot + 1]) != (word.low, word.high) {
                slot = (slot + 1) & (slotCount - 1)
            }
            if slots[3 * slot + 2] == 0 {
                slots.replaceSubrange(3 * slot..<3 * slot + 3, with: [word.low, word.high, found.rawValue])
            }
        }
        return slots
    }

    /// The spelling, and behind it that with the tone mark on the second of two vowels: `hòa`, `hoà`.
    private static func tonePlacements(_ spelling: [UInt8]) -> [[UInt8]] {
        var letters: [VietnameseLetter] = []
        var index = 0
        while index < spelling.count {
            let next = VietnameseLetters.scalar(spelling, at: index)
            guard let letter = VietnameseLetters.letter(next.scalar) else { return [spelling] }
            letters.append(letter)
            index += next.count
        }
        guard letters.count > 1, let last = letters.last, last.isVowel, last.tone == .level,
            letters[letters.count - 2].tone != .level
        else { return [spelling] }
        letters[letters.count - 1].tone = letters[letters.count - 2].tone
        letters[letters.count - 2].tone = .level
        var moved: [UInt8] = []
        for letter in letters {
            guard let scalar = VietnameseLetters.scalar(letter) else { return [spelling] }
            VietnameseLetters.append(scalar, to: &moved)
        }
        return [spelling, moved]
    }

    private static func capitalised(_ word: [UInt8]) -> [UInt8] {
        let first = VietnameseLetters.scalar(word, at: 0)
        var result: [UInt8] = []
        VietnameseLetters.append(VietnameseLetters.uppercase(first.scalar), to: &result)
        return result + word.dropFirst(first.count)
    }
}
