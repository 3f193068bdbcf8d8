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
    init(_ text: [UInt8]) { add(text) }

    /// Adds a text behind the others; no phrase runs over from one to the next.
    mutating func add(_ text: [UInt8]) {
        if !tokens.isEmpty {
            let place = Int32(bytes.count)
            bytes.append(Self.barrier)
            tokens.append(Token(folded: place..<place + 1, exact: place..<place + 1, hasMarks: false, range: 0..<0))
        }
        let index = IndexText(text)
        let base = Int32(bytes.count)
        bytes += index.bytes
        tokens.reserveCapacity(tokens.count + index.words.count)
        for word in index.words {
            let start = base + word.place + 2
            let folded = start..<start + Int32(index.bytes[Int(word.place)]) - 1
            let exact = folded.upperBound..<folded.upperBound + Int32(index.bytes[Int(word.place) + 1]) - 1
            tokens.append(
                Token(
                    folded: folded, exact: exact.isEmpty ? folded : exact, hasMarks: !exact.isEmpty,
                    range: Int(word.start)..<Int(word.end)))
        }
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

    /// Tells each word: without marks, with them, whether it has any, and where it stands. The plain way, for few words.
    @inline(__always)
    static func scan(_ text: [UInt8], _ body: ([UInt8], [UInt8], Bool, Range<Int>) -> Void) {
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

    /// Between texts: a word that nobody asks for.
    static let barrier: UInt8 = 0x02

    /// The words as ``SyllableTokenizer`` takes them: of each the length without marks and with them, one more than it is so
    /// that no byte is zero, then its bytes without marks, then those with marks where it has some.
    ///
    /// Made where the letter is read, on all processors, so that the one that writes only copies.
    static func indexText(of texts: [[UInt8]]) -> [UInt8] {
        var all: [UInt8] = []
        for text in texts {
            if !all.isEmpty { all += barrierText }
            all += IndexText(text).bytes
        }
        return all
    }

    /// The barrier as a word of an index text.
    static let barrierText: [UInt8] = [2, 1, barrier]

    /// A text as it is indexed, and where its words went.
    struct IndexText {
        private(set) var bytes: [UInt8]
        private(set) var words: [Word] = []

        struct Word: Sendable {
            /// Its bytes in the text.
            var start: Int32
            var end: Int32
            /// Where it begins in ``IndexText/bytes``.
            var place: Int32
        }

        init(_ text: [UInt8]) {
            // At the most a letter of one byte becomes itself and two lengths, one of two bytes one, two and two lengths.
            var words: [Word] = []
            words.reserveCapacity(text.count / 4)
            bytes = [UInt8](unsafeUninitializedCapacity: 3 * text.count + 3) { buffer, count in
                count = SyllableTokens.write(text.span, to: buffer, &words)
            }
            self.words = words
        }

        /// What became of a stretch of the text that begins and ends between words.
        func words(in range: Range<Int>) -> ArraySlice<UInt8> {
            func place(from offset: Int) -> Int {
                var low = 0
                var high = words.count
                while low < high {
                    let middle = (low + high) / 2
                    if Int(words[middle].start) < offset { low = middle + 1 } else { high = middle }
                }
                return low == words.count ? bytes.count : Int(words[low].place)
            }
            return bytes[place(from: range.lowerBound)..<place(from: range.upperBound)]
        }
    }

    /// Writes each word without marks, and where it has some also with them: what ``scan(_:_:)`` tells, but into memory
    /// that is there already and by tables, since this is done for all that is ever indexed.
    /// - Parameter words: gets where each word stands in both.
    /// - Returns: the end of what was written.
    private static func write(
        _ text: Span<UInt8>, to buffer: UnsafeMutableBufferPointer<UInt8>,
        _ words: inout [IndexText.Word]
    ) -> Int {
        let plainLetters = MarkedLetter.plain
        let plain = plainLetters.span
        let markedLetters = MarkedLetter.table
        let marked = markedLetters.span
        let end = text.count
        var out = 0
        // Of a word with marks; a longer one goes the plain way.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestWord + 4) { exact in
            var index = 0
            while index < end {
                let start = index
                let word = out &+ 2
                var place = word
                var exactCount = 0
                var signs = MarkedLetter.Signs()
                var tone = 0
                while index < end {
                    let byte = text[index]
                    if byte < 0x80 {
                        let lower = plain[Int(byte)]
                        guard lower != 0 else { break }
                        buffer[place] = lower
                        place &+= 1
                        if exactCount < longestWord {
                            exact[exactCount] = lower
                            exactCount &+= 1
                        }
                        index &+= 1
                        continue
                    }
                    let (scalar, length) = VietnameseLetters.scalar(text, at: index)
                    if let row = MarkedLetter.row(of: scalar), marked[row].length > 0 {
                        let letter = marked[row]
                        signs.formUnion(letter.signs)
                        if letter.signs.contains(.plainTone) { tone = place }
                        buffer[place] = letter.base
                        place &+= 1
                        if exactCount < longestWord {
                            exact[exactCount] = letter.lower.0
                            exact[exactCount &+ 1] = letter.lower.1
                            exact[exactCount &+ 2] = letter.lower.2
                            exactCount &+= Int(letter.length)
                        }
                    } else if VietnameseLetters.isLetter(scalar) || isMark(scalar) {
                        let lower = VietnameseLetters.lowercase(scalar)
                        append(lower, to: buffer, &place)
                        if exactCount < longestWord { append(lower, to: exact, &exactCount) }
                    } else {
                        break
                    }
                    index &+= length
                }
                guard index > start else {
                    index &+= text[index] < 0x80 ? 1 : VietnameseLetters.scalar(text, at: index).count
                    continue
                }
                words.append(
                    IndexText.Word(
                        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index),
                        place: Int32(truncatingIfNeeded: out)))
                if index &- start > longestWord
                    || signs.contains(.plainTone) && !isPlaced(tone, signs, buffer, word..<place)
                {
                    // Rare enough for the plain way.
                    var bytes: [UInt8] = []
                    for place in start..<index { bytes.append(text[place]) }
                    scan(bytes) { folded, exact, hasMarks, _ in
                        buffer[out] = UInt8(folded.count + 1)
                        buffer[out + 1] = UInt8((hasMarks ? exact.count : 0) + 1)
                        out += 2
                        for byte in hasMarks ? folded + exact : folded { put(byte, to: buffer, &out) }
                    }
                    continue
                }
                buffer[out] = UInt8(truncatingIfNeeded: place &- word &+ 1)
                if signs.isEmpty {
                    buffer[out &+ 1] = 1
                } else {
                    buffer[out &+ 1] = UInt8(truncatingIfNeeded: exactCount &+ 1)
                    for offset in 0..<exactCount { buffer[place &+ offset] = exact[offset] }
                    place &+= exactCount
                }
                out = place
            }
        }
        return out
    }

    /// Whether a tone on a vowel without a diacritic surely stands at its traditional place: on the last of neighbouring
    /// vowels before a consonant (`toán`), on the first of two that end the word (`báo`, not `quá`, `giá`). Nearly all words
    /// are told by this.
    /// - Parameters:
    ///   - tone: the vowel's place in the buffer.
    ///   - word: the places of the word without marks.
    private static func isPlaced(
        _ tone: Int, _ signs: MarkedLetter.Signs, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ word: Range<Int>
    ) -> Bool {
        var first = 0
        var last = 0
        var vowels = 0
        for place in word where isVowel(buffer[place]) {
            if vowels == 0 { first = place }
            last = place
            vowels += 1
        }
        if vowels < 2 { return true }
        guard !signs.contains(.diacritic), last - first == vowels - 1 else { return false }
        if tone == last { return tone + 1 < word.upperBound }
        guard vowels == 2, last + 1 == word.upperBound else { return false }
        return tone == word.lowerBound
            || buffer[tone - 1] != UInt8(ascii: "q") && buffer[tone - 1] != UInt8(ascii: "g")
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
