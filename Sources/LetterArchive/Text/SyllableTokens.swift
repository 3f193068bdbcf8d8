import LetterText

/// The words of a text as the archive finds them: each run of letters or figures, in small letters with the tone at its
/// traditional place, and the same without marks.
///
/// ```
/// Bảo hiểm y tế hoà  →  bao/bảo  hiem/hiểm  y  te/tế  hoa/hòa
/// ```
/// Letters are those of any script; marks are the Vietnamese ones, `đ` among them. Both stores index what this gives.
public struct SyllableTokens: Sendable {
    /// A word longer than this is cut: what is longer is no word, and PostgreSQL takes none above 2 KB.
    static let longestWord = 64

    /// A word of a text.
    public struct Token: Sendable, Hashable {
        /// Without marks.
        public var folded: ArraySlice<UInt8>
        /// With marks; the same as ``folded`` where it has none.
        public var exact: ArraySlice<UInt8>
        /// Its bytes in the text.
        public var range: Range<Int>
        public var hasMarks: Bool { folded.count != exact.count || folded != exact }
    }

    /// The words of UTF-8 in NFC, one after the other. Complexity: O(*bytes*).
    public static func forEach(in text: [UInt8], _ body: (Token) -> Void) {
        var folded: [UInt8] = []
        var exact: [UInt8] = []
        var index = 0
        let span = text.span
        while index < span.count {
            let start = index
            folded.removeAll(keepingCapacity: true)
            exact.removeAll(keepingCapacity: true)
            var isPlain = true
            while index < span.count {
                let byte = span[index]
                if byte < 0x80 {
                    let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
                    guard lower &- 0x61 < 26 || lower &- 0x30 < 10 else { break }
                    folded.append(lower)
                    exact.append(lower)
                    index += 1
                    continue
                }
                let next = VietnameseLetters.scalar(span, at: index)
                guard VietnameseLetters.isLetter(next.scalar) || isMark(next.scalar) else { break }
                VietnameseLetters.append(VietnameseLetters.lowercase(next.scalar), to: &exact)
                VietnameseLetters.append(VietnameseLetters.folded(next.scalar), to: &folded)
                isPlain = false
                index += next.count
            }
            guard index > start else {
                index += span[index] < 0x80 ? 1 : VietnameseLetters.scalar(span, at: index).count
                continue
            }
            if !isPlain, let placed = VietnameseLetters.canonicalTonePlacement(exact) { exact = placed }
            body(Token(folded: cut(folded), exact: cut(exact), range: start..<index))
        }
    }

    public static func tokens(of text: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        forEach(in: text) { tokens.append($0) }
        return tokens
    }

    /// Combining marks: letters that are no Vietnamese ones may keep theirs.
    private static func isMark(_ scalar: UInt32) -> Bool { (0x300..<0x370).contains(scalar) }

    private static func cut(_ word: [UInt8]) -> ArraySlice<UInt8> {
        guard word.count > longestWord else { return word[...] }
        var end = longestWord
        while end > 0, word[end] & 0xC0 == 0x80 { end -= 1 }
        return word[..<end]
    }

    // MARK: - What is indexed

    /// Between a word without marks and the same word with them.
    static let exactMark: UInt8 = 0x01

    /// The words as one text that ``SyllableTokenizer`` cuts: a blank behind each, the word with marks behind ``exactMark``.
    ///
    /// Made where the letter is read, on all processors, so that the one that writes only copies.
    static func indexText(of text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count * 2)
        forEach(in: text) { token in
            result += token.folded
            if token.hasMarks {
                result.append(exactMark)
                result += token.exact
            }
            result.append(0x20)
        }
        return result
    }

    /// A text in NFC: letters and the marks behind them become one.
    static func composed(_ text: String) -> [UInt8] {
        var scalars: [UInt32] = []
        for scalar in text.unicodeScalars {
            if isMark(scalar.value), let last = scalars.last,
                let composed = VietnameseLetters.compose(last, scalar.value)
            {
                scalars[scalars.count - 1] = composed
            } else {
                scalars.append(scalar.value)
            }
        }
        var bytes: [UInt8] = []
        for scalar in scalars { VietnameseLetters.append(scalar, to: &bytes) }
        return bytes
    }

    /// The words without marks, joined by `-`, zeros before figures dropped: one key for `06/CT-UBND` and `6/CT-UBND`.
    public static func key(of text: String) -> String {
        var key: [UInt8] = []
        forEach(in: composed(text)) { token in
            if !key.isEmpty { key.append(UInt8(ascii: "-")) }
            let isNumber = token.folded.allSatisfy { $0 &- 0x30 < 10 }
            let digits = isNumber ? token.folded.drop { $0 == 0x30 } : token.folded
            key += isNumber && digits.isEmpty ? [0x30] : digits
        }
        return String(decoding: key, as: UTF8.self)
    }
}
