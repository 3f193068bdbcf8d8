import Foundation
import LetterText
import Testing

@Suite("Vietnamese letters against Foundation")
struct VietnameseLettersTests {
    /// Every letter of the alphabet in both cases with every tone, composed by Foundation.
    static let alphabet: [(character: String, base: String, marks: [UInt32])] = {
        let marks: [(String, [UInt32])] = [
            ("a", []), ("a", [0x306]), ("a", [0x302]), ("e", []), ("e", [0x302]), ("i", []), ("o", []),
            ("o", [0x302]), ("o", [0x31B]), ("u", []), ("u", [0x31B]), ("y", []),
        ]
        let tones: [UInt32] = [0, 0x300, 0x301, 0x309, 0x303, 0x323]
        var result: [(String, String, [UInt32])] = []
        for (base, diacritic) in marks {
            for tone in tones {
                for letter in [base, base.uppercased()] {
                    let all = diacritic + (tone == 0 ? [] : [tone])
                    let decomposed = letter + String(String.UnicodeScalarView(all.map { Unicode.Scalar($0)! }))
                    result.append((decomposed.precomposedStringWithCanonicalMapping, base, all))
                }
            }
        }
        return result
    }()

    func scalar(_ text: String) -> UInt32 { text.unicodeScalars.first!.value }

    @Test func thereAre144VowelForms() {
        #expect(Self.alphabet.count == 144)
        #expect(Set(Self.alphabet.map(\.character)).count == 144)
        #expect(Self.alphabet.allSatisfy { $0.character.unicodeScalars.count == 1 })
    }

    @Test func lettersComeApartAndTogether() throws {
        for entry in Self.alphabet {
            let value = scalar(entry.character)
            let letter = try #require(VietnameseLetters.letter(value), "\(entry.character)")
            #expect(letter.base == entry.base.utf8.first)
            #expect(VietnameseLetters.scalar(letter) == value)
            #expect(letter.isUpper == (entry.character.lowercased() != entry.character))
            #expect(
                (letter.tone == .level) == !entry.marks.contains { [0x300, 0x301, 0x309, 0x303, 0x323].contains($0) })
            #expect((letter.diacritic == .none) == !entry.marks.contains { [0x302, 0x306, 0x31B].contains($0) })
        }
    }

    @Test func marksComposeInAnyOrder() {
        for entry in Self.alphabet {
            for marks in [entry.marks, entry.marks.reversed()] {
                let base = entry.character.lowercased() == entry.character ? entry.base : entry.base.uppercased()
                let composed = marks.reduce(scalar(base)) { VietnameseLetters.compose($0, $1) ?? 0 }
                #expect(composed == scalar(entry.character), "\(entry.character)")
            }
        }
    }

    @Test func caseIsFoundations() {
        for value in UInt32(0)..<0x250 {
            guard let unicode = Unicode.Scalar(value) else { continue }
            let lower = String(unicode).lowercased().unicodeScalars
            if lower.count == 1, (0x182...0x19F).contains(value) == false,
                value < 0x180 || value < 0x1C4 && value >= 0x1A0
            {
                if !(0x1A6...0x1AE).contains(value), !(0x1B1...0x1C3).contains(value) {
                    #expect(VietnameseLetters.lowercase(value) == lower.first!.value, "U+\(String(value, radix: 16))")
                }
            }
        }
        for value in UInt32(0x1EA0)..<0x1F00 {
            let text = String(Unicode.Scalar(value)!)
            #expect(VietnameseLetters.lowercase(value) == scalar(text.lowercased()))
            #expect(VietnameseLetters.uppercase(value) == scalar(text.uppercased()))
        }
        for entry in Self.alphabet + [("đ", "d", []), ("Đ", "d", [])] {
            #expect(VietnameseLetters.lowercase(scalar(entry.character)) == scalar(entry.character.lowercased()))
            #expect(VietnameseLetters.uppercase(scalar(entry.character)) == scalar(entry.character.uppercased()))
            #expect(VietnameseLetters.folded(scalar(entry.character)) == scalar(entry.base))
        }
    }

    @Test func strokeIsADiacritic() throws {
        let letter = try #require(VietnameseLetters.letter(0x110))
        #expect(letter.base == 0x64)
        #expect(letter.diacritic == .stroke)
        #expect(letter.isUpper)
        #expect(VietnameseLetters.scalar(letter) == 0x110)
    }

    @Test func nothingElseIsALetter() {
        for value: UInt32 in [0x20, 0x30, 0xD7, 0xFC, 0xE7, 0x2013, 0x1EFF, 0x300, 0x436] {
            #expect(VietnameseLetters.letter(value) == nil)
        }
        #expect(VietnameseLetters.isLetter(0xFC))
        #expect(VietnameseLetters.isLetter(0x436))
        #expect(!VietnameseLetters.isLetter(0x2013))
    }

    @Test(arguments: [
        ("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("HOÀ", "HÒA"), ("Uỷ", "Ủy"), ("qúy", "quý"),
        ("qủa", "quả"), ("hòan", "hoàn"), ("tiêú", "tiếu"), ("loaị", "loại"), ("gìa", "già"),
    ])
    func tonesMoveToTheTraditionalPlace(new: String, traditional: String) {
        #expect(VietnameseLetters.canonicalTonePlacement(Array(new.utf8)) == Array(traditional.utf8))
    }

    @Test(arguments: [
        "hòa", "khỏe", "thủy", "hoàn", "quý", "quả", "già", "gì", "ngoài", "người", "được", "muỗi", "abc", "b2", "òà",
        "yêu", "khuỷu", "giữa", "múa",
    ])
    func tonesStay(syllable: String) {
        #expect(VietnameseLetters.canonicalTonePlacement(Array(syllable.utf8)) == nil)
    }
}
