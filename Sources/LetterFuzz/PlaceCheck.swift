import Foundation
import LetterText
import LetterTokens

/// Holds the words of a text against the bytes of the file that they are said to come from.
///
/// Compared are base letters and digits, so that NFD, tone placement, blanks, line ends, markup and invalid bytes do
/// not count; character references stand for their letters. Left out are bytes that are no UTF-8, and what was
/// corrected.
struct PlaceCheck {
    private let file: [UInt8]
    private let corrected: [SourceRange]

    /// Nil for a file that was not read as UTF-8.
    init?(file: [UInt8], encoding: TextEncoding, corrections: [Correction]) {
        guard encoding == .utf8 else { return nil }
        self.file = file
        corrected = corrections.map(\.file)
    }

    /// Whether the bytes at a place spell the words; true where that cannot be told.
    /// Complexity: O(bytes of the place).
    func holds(_ words: ArraySlice<UInt8>, at place: SourceRange) -> Bool {
        // That is another check's.
        if place.end > file.count { return true }
        let bytes = file[place.start..<place.end]
        if bytes.elementsEqual(words) { return true }
        let spelled = Self.letters(words)
        if place.isEmpty { return Self.maySpellMark(spelled) }
        if String(validating: bytes, as: UTF8.self) == nil { return true }
        if corrected.contains(where: { $0.start < place.end && place.start < $0.end }) { return true }
        // A page number may stand between the lines of a word; a mended formula has its whole line as its place.
        let written = Self.withoutTags(CharacterReference.resolved(bytes))
        let there = Self.letters(written)
        // But the place of a word is no paragraph: a long one holds a word whose halves stand apart, so it begins and
        // ends with them. A reference has up to eight letters for one.
        if there.count > spelled.count * 8 + 60, there.first != spelled.first || there.last != spelled.last {
            return false
        }
        return Self.isSubsequence(spelled, of: there)
            || Self.isSubsequence(Self.decomposed(words), of: Self.decomposed(written))
    }

    /// The bytes without what stands between `<` and `>`, where there is such; a `<` that is never closed stays.
    private static func withoutTags(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(0x3C), bytes.contains(0x3E) else { return bytes }
        var result: [UInt8] = []
        var rest = bytes
        while let start = rest.firstIndex(of: 0x3C), let end = rest[start...].firstIndex(of: 0x3E) {
            result += rest[..<start]
            rest = rest[(end + 1)...]
        }
        return (result + rest)[...]
    }

    /// The mark of a list item stands nowhere in the file: `3.`, `c.`, `iv.`.
    private static func maySpellMark(_ letters: [UInt8]) -> Bool {
        let roman = "ivxlcdm".utf8
        return letters.count <= 2 || letters.allSatisfy { 0x30...0x39 ~= $0 || roman.contains($0) }
    }

    private static func letters(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
            // Eth (Ð, ð) is read as Đ, đ.
            let base = scalar == "\u{D0}" || scalar == "\u{F0}" ? 0x64 : VietnameseLetters.folded(scalar.value)
            if 0x61...0x7A ~= base || 0x30...0x39 ~= base { result.append(UInt8(base)) }
        }
        return result
    }

    /// The same with letters that Vietnamese has not: slower.
    private static func decomposed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        letters(String(decoding: bytes, as: UTF8.self).decomposedStringWithCanonicalMapping.utf8)
    }

    private static func isSubsequence(_ part: [UInt8], of whole: [UInt8]) -> Bool {
        var index = 0
        for byte in whole where index < part.count && byte == part[index] { index += 1 }
        return index == part.count
    }
}

/// Character references of pages: `&#7897;`, `&#x1ED9`, `&agrave;`.
enum CharacterReference {
    /// The bytes with the letter behind each reference that stands for one.
    ///
    /// The reference stays, as not every reader takes it for one. Complexity: O(*n*).
    static func resolved(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard bytes.contains(0x26) else { return bytes }
        // A control character is left out before anybody looks for references.
        let bytes = bytes.filter { $0 >= 0x20 || (0x09...0x0D).contains($0) }[...]
        var result: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            result.append(byte)
            index += 1
            guard byte == 0x26 else { continue }
            let name = bytes[index...].prefix { $0 == 0x23 || isLetterOrFigure($0) }
            result += name
            if let scalar = scalar(name) { VietnameseLetters.append(scalar, to: &result) }
            index = name.endIndex
        }
        return result[...]
    }

    private static func scalar(_ name: ArraySlice<UInt8>) -> UInt32? {
        let text = String(decoding: name, as: UTF8.self)
        if text.hasPrefix("#x") || text.hasPrefix("#X") { return UInt32(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("#") { return UInt32(text.dropFirst()) }
        if text.lowercased() == "eth" { return 0x64 }
        if text.hasPrefix("sup"), let figure = UInt32(text.dropFirst(3)) { return 0x30 + figure % 10 }
        // The base letter is enough here.
        let accents: Set<Substring> = ["grave", "acute", "circ", "tilde", "uml", "ring", "cedil", "caron"]
        guard let letter = name.first, accents.contains(text.dropFirst()) else { return nil }
        return UInt32(letter)
    }

    private static func isLetterOrFigure(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
    }
}
