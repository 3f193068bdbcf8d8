import Foundation
import LetterReaders
import LetterText
import LetterTokens

/// Holds the words of a text against the bytes of the file that they are said to come from.
///
/// Compared are base letters and digits, so that NFD, tone placement, blanks, line ends and invalid bytes do not
/// count. Left out are web pages (a damaged one has words whose place is their paragraph), places with markup or
/// entities, bytes that are no UTF-8, and what was corrected.
struct PlaceCheck {
    private let file: [UInt8]
    private let corrected: [SourceRange]

    /// Nil for a file that is no text in UTF-8, or too damaged to say so.
    init?(file: [UInt8], corrections: [Correction]) {
        guard FileFormat.sniff(file) == .text else { return nil }
        var whole = 0
        var broken = 0
        for scalar in String(decoding: file, as: UTF8.self).unicodeScalars where scalar.value >= 0x80 {
            if scalar == "\u{FFFD}" { broken += 1 } else { whole += 1 }
        }
        guard broken * 3 <= whole else { return nil }
        self.file = file
        corrected = corrections.map(\.file)
    }

    /// Whether the bytes at a place spell the words; true where that cannot be told.
    /// Complexity: O(bytes of the place).
    func holds(_ words: ArraySlice<UInt8>, at place: SourceRange) -> Bool {
        if place.isEmpty || place.end > file.count { return true }
        let bytes = file[place.start..<place.end]
        if bytes.elementsEqual(words) { return true }
        if bytes.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E }) { return true }
        if String(validating: bytes, as: UTF8.self) == nil { return true }
        if corrected.contains(where: { $0.start < place.end && place.start < $0.end }) { return true }
        // A page number may stand between the lines of a word; a mended formula has its whole line as its place.
        return Self.isSubsequence(Self.letters(words), of: Self.letters(bytes))
            || Self.isSubsequence(Self.decomposed(words), of: Self.decomposed(bytes))
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
