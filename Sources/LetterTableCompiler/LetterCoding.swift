import Foundation
import LetterLexicon

/// The letter table, made from the Unicode decompositions that Foundation knows.
struct LetterCoding {
    private(set) var infos: [UInt64]

    init() {
        let alphabet = Array(LetterInfo.alphabet.unicodeScalars)
        let tones: [Unicode.Scalar: Int] = ["\u{301}": 1, "\u{300}": 2, "\u{309}": 3, "\u{303}": 4, "\u{323}": 5]
        func info(_ codePoint: Int) -> LetterInfo {
            guard let scalar = Unicode.Scalar(codePoint), scalar.properties.isAlphabetic else { return LetterInfo.none }
            // Eth stands for Đ in old fonts and keyboards.
            if codePoint == 0xD0 || codePoint == 0x189 { return LetterInfo(base: 7, tone: 0, isCapital: true) }
            if codePoint == 0xF0 { return LetterInfo(base: 7, tone: 0, isCapital: false) }
            let isCapital = scalar.properties.isUppercase
            let lower = String(scalar).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            var tone = 0
            var rest = String.UnicodeScalarView()
            for part in lower {
                if let found = tones[part] { tone = tone == 0 ? found : 9 } else { rest.append(part) }
            }
            let letter = Array(String(rest).precomposedStringWithCanonicalMapping.unicodeScalars)
            if tone < 9, letter.count == 1, let base = alphabet.firstIndex(of: letter[0]),
                tone == 0 || "aăâeêioôơuưy".unicodeScalars.contains(letter[0])
            {
                return LetterInfo(base: base + 1, tone: tone, isCapital: isCapital)
            }
            return isCapital ? .foreignCapital : .foreign
        }
        infos = (0..<0x800).map { info($0).rawValue } + (0x1E00..<0x1F00).map { info($0).rawValue }
    }

    /// The key of a word; nil where it has none.
    func key(_ word: String) -> UInt64? {
        var key = SyllableKey()
        for scalar in word.unicodeScalars {
            let value = Int(scalar.value)
            let index = value < 0x800 ? value : value >> 8 == 0x1E ? 0x800 + value & 0xFF : 0
            let info = LetterInfo(rawValue: infos[index])
            guard info.isLetter, key.count < 16 else { return nil }
            key.append(info)
        }
        return key.rawValue == 0 ? nil : key.rawValue
    }

    func compile() -> [UInt8] {
        var blob = BlobWriter()
        blob.add(infos)
        return blob.finish()
    }
}
