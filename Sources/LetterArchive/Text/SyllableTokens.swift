import LetterText

/// The words of a text as the archive finds them: each run of letters or figures, in small letters with the tone at its
/// traditional place, and the same without marks.
///
/// ```
/// Bảo hiểm y tế hoà  →  bao/bảo  hiem/hiểm  y  te/tế  hoa/hòa
/// ```
/// Letters are those of any script; marks are the Vietnamese ones, `đ` among them. Both stores index what this gives.
/// Words lie in few buffers, since a text has more than a thousand of them.
struct SyllableTokens: Sendable {
    /// A word longer than this is cut: what is longer is no word, and PostgreSQL takes none above 2 KB.
    static let longestWord = 64

    /// Places of a word; its bytes are in the buffers.
    struct Token: Sendable, Hashable {
        var folded: Range<Int32>
        /// The same as ``folded`` where the word has no marks.
        var exact: Range<Int32>
        var hasMarks: Bool
        /// Its bytes in the text.
        var range: Range<Int>
    }

    private var bytes: [UInt8] = []
    private(set) var tokens: [Token] = []
    var count: Int { tokens.count }

    /// The words of UTF-8 in NFC. Complexity: O(*bytes*).
    init(_ text: [UInt8]) {
        bytes.reserveCapacity(text.count * 2)
        tokens.reserveCapacity(text.count / 5)
        add(text)
    }

    /// Adds a text behind the others; no phrase runs over from one to the next.
    mutating func add(_ text: [UInt8]) {
        if !tokens.isEmpty { append([Self.barrier], [Self.barrier], false, 0..<0) }
        Self.scan(text) { append($0, $1, $2, $3) }
    }

    private mutating func append(_ folded: [UInt8], _ exact: [UInt8], _ hasMarks: Bool, _ range: Range<Int>) {
        let start = Int32(bytes.count)
        bytes += folded
        let middle = Int32(bytes.count)
        if hasMarks { bytes += exact }
        tokens.append(
            Token(
                folded: start..<middle, exact: hasMarks ? middle..<Int32(bytes.count) : start..<middle,
                hasMarks: hasMarks, range: range))
    }

    /// A word without marks, or as it is typed.
    func word(_ index: Int, isExact: Bool) -> ArraySlice<UInt8> {
        let range = isExact ? tokens[index].exact : tokens[index].folded
        return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// Whether a word is `wanted`, or begins so.
    func matches(_ index: Int, _ wanted: [UInt8], isExact: Bool, isPrefix: Bool) -> Bool {
        let range = isExact ? tokens[index].exact : tokens[index].folded
        let (start, count) = (Int(range.lowerBound), Int(range.upperBound - range.lowerBound))
        guard isPrefix ? count >= wanted.count : count == wanted.count else { return false }
        for offset in wanted.indices where bytes[start + offset] != wanted[offset] { return false }
        return true
    }

    // MARK: - Cutting

    /// Tells each word: without marks, with them, whether it has any, and where it stands.
    @inline(__always)
    private static func scan(_ text: [UInt8], _ body: ([UInt8], [UInt8], Bool, Range<Int>) -> Void) {
        var folded: [UInt8] = []
        var exact: [UInt8] = []
        folded.reserveCapacity(64)
        exact.reserveCapacity(64)
        let span = text.span
        var index = 0
        while index < span.count {
            let start = index
            folded.removeAll(keepingCapacity: true)
            exact.removeAll(keepingCapacity: true)
            var hasMarks = false
            // A tone on a plain vowel beside another one is all that may stand at another place.
            var hasPlainTone = false
            var vowels = 0
            while index < span.count {
                let byte = span[index]
                if byte < 0x80 {
                    let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
                    guard lower &- 0x61 < 26 || lower &- 0x30 < 10 else { break }
                    folded.append(lower)
                    exact.append(lower)
                    if isVowel(lower) { vowels += 1 }
                    index += 1
                    continue
                }
                let (scalar, length) = VietnameseLetters.scalar(span, at: index)
                if let letter = VietnameseLetters.letter(scalar) {
                    folded.append(letter.base)
                    VietnameseLetters.append(VietnameseLetters.lowercase(scalar), to: &exact)
                    hasMarks = true
                    vowels += 1
                    if letter.tone != .level, letter.diacritic == .none { hasPlainTone = true }
                } else if VietnameseLetters.isLetter(scalar) || isMark(scalar) {
                    let lower = VietnameseLetters.lowercase(scalar)
                    VietnameseLetters.append(lower, to: &folded)
                    VietnameseLetters.append(lower, to: &exact)
                } else {
                    break
                }
                index += length
            }
            guard index > start else {
                index += span[index] < 0x80 ? 1 : VietnameseLetters.scalar(span, at: index).count
                continue
            }
            if hasPlainTone, vowels > 1, let placed = VietnameseLetters.canonicalTonePlacement(exact) { exact = placed }
            if exact.count > longestWord {
                cut(&exact)
                cut(&folded)
            }
            body(folded, exact, hasMarks, start..<index)
        }
    }

    private static func isVowel(_ letter: UInt8) -> Bool {
        // a e i o u y, by their bits from `a` on.
        letter &- 0x61 < 26 && 0x0110_4111 >> UInt32(letter &- 0x61) & 1 == 1
    }

    /// Combining marks: letters that are no Vietnamese ones may keep theirs.
    private static func isMark(_ scalar: UInt32) -> Bool { (0x300..<0x370).contains(scalar) }

    private static func cut(_ word: inout [UInt8]) {
        var end = min(word.count, longestWord)
        while end > 0, end < word.count, word[end] & 0xC0 == 0x80 { end -= 1 }
        word.removeLast(word.count - end)
    }

    // MARK: - What is indexed

    /// Between a word without marks and the same word with them.
    static let exactMark: UInt8 = 0x01
    /// Between texts: a word that nobody asks for.
    static let barrier: UInt8 = 0x02

    /// The words as one text that ``SyllableTokenizer`` cuts: a blank behind each, the word with marks behind ``exactMark``.
    ///
    /// Made where the letter is read, on all processors, so that the one that writes only copies.
    static func indexText(of texts: [[UInt8]]) -> [UInt8] {
        // At the most a letter of one byte becomes itself and a blank, one of two bytes one, a mark, two and a blank.
        let capacity = texts.reduce(0) { $0 + 3 * $1.count + 2 }
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            for text in texts {
                if count > 0 {
                    buffer[count] = barrier
                    buffer[count + 1] = 0x20
                    count += 2
                }
                write(text.span, to: buffer, &count)
            }
        }
    }

    /// Writes each word without marks, and where it has some also with them: what ``scan(_:_:)`` tells, but into memory
    /// that is there already, since this is done for all that is ever indexed.
    private static func write(_ text: Span<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        // Of a word with marks; a longer one goes the plain way.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord + 4) { exact in
            var index = 0
            while index < text.count {
                let start = index
                let first = count
                var exactCount = 0
                var shape = ToneShape()
                while index < text.count {
                    let byte = text[index]
                    if byte < 0x80 {
                        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
                        guard lower &- 0x61 < 26 || lower &- 0x30 < 10 else { break }
                        if isVowel(lower) { shape.addVowel(at: count - first) }
                        put(lower, to: buffer, &count)
                        if exactCount < longestWord { put(lower, to: exact, &exactCount) }
                        index += 1
                        continue
                    }
                    let (scalar, length) = VietnameseLetters.scalar(text, at: index)
                    let lower = VietnameseLetters.lowercase(scalar)
                    if let letter = VietnameseLetters.letter(scalar) {
                        shape.add(letter, at: count - first)
                        put(letter.base, to: buffer, &count)
                    } else if VietnameseLetters.isLetter(scalar) || isMark(scalar) {
                        append(lower, to: buffer, &count)
                    } else {
                        break
                    }
                    if exactCount < longestWord { append(lower, to: exact, &exactCount) }
                    index += length
                }
                guard index > start else {
                    index += text[index] < 0x80 ? 1 : VietnameseLetters.scalar(text, at: index).count
                    continue
                }
                let word = UnsafeMutableBufferPointer(rebasing: buffer[first..<count])
                if index - start > longestWord || !shape.isPlaced(in: word) {
                    // Rare enough for the plain way.
                    count = first
                    var word: [UInt8] = []
                    for place in start..<index { word.append(text[place]) }
                    scan(word) { folded, exact, hasMarks, _ in
                        for byte in folded { put(byte, to: buffer, &count) }
                        guard hasMarks else { return }
                        put(exactMark, to: buffer, &count)
                        for byte in exact { put(byte, to: buffer, &count) }
                    }
                } else if shape.hasMarks {
                    put(exactMark, to: buffer, &count)
                    for place in 0..<exactCount { put(exact[place], to: buffer, &count) }
                }
                put(0x20, to: buffer, &count)
            }
        }
    }

    /// What must be known of a word's vowels to see that its tone stands at its traditional place. Places are those in the
    /// word without marks.
    private struct ToneShape {
        private var firstVowel = 0
        private var lastVowel = 0
        private var vowels = 0
        private(set) var hasMarks = false
        private var hasDiacritic = false
        /// Of a tone on a vowel without a diacritic: only such a one may stand at another place.
        private var tone: Int?

        @inline(__always)
        mutating func addVowel(at place: Int) {
            if vowels == 0 { firstVowel = place }
            lastVowel = place
            vowels += 1
        }

        @inline(__always)
        mutating func add(_ letter: VietnameseLetter, at place: Int) {
            hasMarks = true
            if SyllableTokens.isVowel(letter.base) {
                addVowel(at: place)
                if letter.diacritic != .none { hasDiacritic = true }
            }
            if letter.tone != .level, letter.diacritic == .none { tone = place }
        }

        /// True where the tone surely stands at its place: on the last of neighbouring vowels before a consonant (`toán`),
        /// on the first of two that end the word (`báo`, not `quá`, `giá`). Nearly all words are told by this.
        @inline(__always)
        func isPlaced(in word: UnsafeMutableBufferPointer<UInt8>) -> Bool {
            guard let tone, vowels > 1 else { return true }
            guard !hasDiacritic, lastVowel - firstVowel == vowels - 1 else { return false }
            if tone == lastVowel { return tone < word.count - 1 }
            guard vowels == 2, lastVowel == word.count - 1 else { return false }
            return tone == 0 || word[tone - 1] != UInt8(ascii: "q") && word[tone - 1] != UInt8(ascii: "g")
        }
    }

    @inline(__always)
    private static func put(_ byte: UInt8, to buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        buffer[count] = byte
        count += 1
    }

    @inline(__always)
    private static func append(_ scalar: UInt32, to buffer: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
        if scalar < 0x80 {
            put(UInt8(scalar), to: buffer, &count)
        } else if scalar < 0x800 {
            put(UInt8(0xC0 | scalar >> 6), to: buffer, &count)
            put(UInt8(0x80 | scalar & 0x3F), to: buffer, &count)
        } else if scalar < 0x10000 {
            put(UInt8(0xE0 | scalar >> 12), to: buffer, &count)
            put(UInt8(0x80 | scalar >> 6 & 0x3F), to: buffer, &count)
            put(UInt8(0x80 | scalar & 0x3F), to: buffer, &count)
        } else {
            put(UInt8(0xF0 | scalar >> 18 & 0x07), to: buffer, &count)
            put(UInt8(0x80 | scalar >> 12 & 0x3F), to: buffer, &count)
            put(UInt8(0x80 | scalar >> 6 & 0x3F), to: buffer, &count)
            put(UInt8(0x80 | scalar & 0x3F), to: buffer, &count)
        }
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
    static func key(of text: String) -> String {
        var key: [UInt8] = []
        scan(composed(text)) { folded, _, _, _ in
            if !key.isEmpty { key.append(UInt8(ascii: "-")) }
            if folded.allSatisfy({ $0 &- 0x30 < 10 }) {
                let digits = folded.drop { $0 == 0x30 }
                key += digits.isEmpty ? [0x30] : digits
            } else {
                key += folded
            }
        }
        return String(decoding: key, as: UTF8.self)
    }
}
