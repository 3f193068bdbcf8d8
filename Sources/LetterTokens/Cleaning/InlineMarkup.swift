import LetterText

/// Takes Markdown and stray HTML out of the text: `**1.****⏎**Các cơ quan` becomes `1. Các cơ quan`.
///
/// Emphasis, heads (`## `), escapes (`\-`), links, `<br>`, character entities, tick marks. Kept are
/// footnote marks (`[1]`, `(*)`), a `*` that is a bullet, and a `*` between two figures.
/// Complexity: O(*n*).
enum InlineMarkup {
    /// Bytes inside a line at which the pass stops.
    static let stops: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        for byte in "*\\_<&[!\n".utf8 { table[Int(byte)] = true }
        table[0xE2] = true
        return table
    }()

    static func strip(_ source: SourceText) -> SourceText {
        var pass = Pass(source)
        pass.run(source.bytes.span)
        return pass.rewriter.finish()
    }
}

extension InlineMarkup {
    private struct Pass {
        var rewriter: TextRewriter
        /// Open emphasis: bit 0 for `*`, bit 1 for `**`.
        var open: UInt8 = 0
        /// True while nothing but blanks has followed the mark that opened.
        var isEmptySpan = false
        var nextBracket = 0
        /// Inside a row of a Markdown table, where `<br>` parts paragraphs of a cell.
        var isPipeRow = false

        init(_ source: SourceText) { rewriter = TextRewriter(source) }

        mutating func run(_ bytes: borrowing Span<UInt8>) {
            var index = 0
            var atLineStart = true
            let count = bytes.count
            let stops = InlineMarkup.stops
            while index < count {
                let byte = bytes[index]
                switch byte {
                case 0x0A:
                    if open != 0, isEmptySpan, !isBlankLine(bytes, from: index + 1), !atLineStart {
                        rewriter.keep(through: index)
                        rewriter.replace(through: index + 1, withByte: 0x20)
                    } else if open != 0, isBlankLine(bytes, from: index + 1) || isBar(bytes, at: index + 1) {
                        open = 0
                    }
                    index += 1
                    atLineStart = true
                    isPipeRow = false
                    continue
                case 0x7C:
                    if atLineStart { isPipeRow = index + 1 < count && bytes[index + 1] != 0x0A }
                case 0x20:
                    index += 1
                    continue
                case 0xC2 where index + 1 < count && bytes[index + 1] == 0xA0:
                    index += 2
                    continue
                case 0x2A:
                    let next = stars(bytes, at: index, atLineStart: &atLineStart)
                    index = next
                    continue
                case 0x23 where atLineStart:
                    if let end = headEnd(bytes, at: index) {
                        rewriter.keep(through: index)
                        rewriter.drop(through: end)
                        index = end
                        continue
                    }
                case 0x5C:
                    if index + 1 < count, isPunctuation(bytes[index + 1]) {
                        rewriter.keep(through: index)
                        rewriter.drop(through: index + 1)
                        index += 2
                        atLineStart = false
                        isEmptySpan = false
                        continue
                    }
                case 0x5F:
                    var end = index
                    while end < count, bytes[end] == 0x5F { end += 1 }
                    let isWord = index > 0 && isLetter(bytes[index - 1]) && end < count && isLetter(bytes[end])
                    if end - index == 2, !isWord {
                        rewriter.keep(through: index)
                        rewriter.drop(through: end)
                    }
                    index = end
                    atLineStart = false
                    continue
                case 0x3C:
                    if let tag = tag(bytes, at: index) {
                        rewriter.keep(through: index)
                        if tag.isBreak {
                            rewriter.replace(through: tag.end, withByte: isPipeRow ? Layout.cellBreak : 0x0A)
                        } else {
                            rewriter.drop(through: tag.end)
                        }
                        index = tag.end
                        continue
                    }
                case 0x26:
                    if let entity = CharacterEntity.decode(bytes, at: index) {
                        rewriter.keep(through: index)
                        rewriter.replace(through: entity.end, with: entity.bytes)
                        index = entity.end
                        atLineStart = false
                        isEmptySpan = false
                        continue
                    }
                case 0x21 where index + 1 < count && bytes[index + 1] == 0x5B:
                    if let link = link(bytes, at: index + 1) {
                        rewriter.keep(through: index)
                        rewriter.drop(through: link.end)
                        index = link.end
                        continue
                    }
                case 0x5B:
                    if let link = link(bytes, at: index) {
                        // A footnote mark keeps its brackets: [1](#_ftn1) is `[1]`.
                        rewriter.keep(through: index)
                        if !link.isNote { rewriter.drop(through: index + 1) }
                        rewriter.keep(through: link.isNote ? link.close + 1 : link.close)
                        rewriter.drop(through: link.end)
                        index = link.end
                        atLineStart = false
                        isEmptySpan = false
                        continue
                    }
                case 0xE2 where isTick(bytes, at: index):
                    rewriter.keep(through: index)
                    rewriter.drop(through: index + 3)
                    index += 3
                    continue
                default: break
                }
                atLineStart = false
                isEmptySpan = false
                index += 1
                // On to the next byte that may mean something; blanks inside a line do not.
                while index < count, !stops[Int(bytes[index])] { index += 1 }
            }
        }

        /// Deals with a run of `*` and returns the offset to go on from.
        private mutating func stars(_ bytes: borrowing Span<UInt8>, at start: Int, atLineStart: inout Bool) -> Int {
            let count = bytes.count
            var end = start
            while end < count, bytes[end] == 0x2A { end += 1 }
            let length = end - start
            let next = end < count ? bytes[end] : 0x0A
            let last = start > 0 ? bytes[start - 1] : 0x0A
            if atLineStart, let line = starLine(bytes, from: start) {
                // A line of nothing but marks: a rule, an empty span, or the end of one.
                rewriter.keep(through: start)
                if line.runs % 2 == 1, line.longest < 3 || open != 0 { toggle(line.longest) }
                rewriter.drop(through: line.runs % 2 == 1 ? min(line.end + 1, count) : line.end)
                atLineStart = true
                return line.runs % 2 == 1 ? min(line.end + 1, count) : line.end
            }
            if last == 0x28, next == 0x29 {
                atLineStart = false
                isEmptySpan = false
                return end
            }
            let isBlankAround = (last == 0x20 || last == 0x0A || last == 0x09) && (next == 0x20 || next == 0x09)
            if length == 1, open & 1 == 0, isBlankAround, atLineStart ? !closes(bytes, from: end) : last == 0x20 {
                atLineStart = false
                isEmptySpan = false
                return end
            }
            var words = start
            if next == 0x0A { while words > 0, bytes[words - 1] == 0x20 { words -= 1 } }
            rewriter.keep(through: words)
            rewriter.drop(through: end)
            toggle(length)
            if atLineStart {
                // The mark stood before the line's first word: so did blanks behind it.
                var blank = end
                while blank < count, bytes[blank] == 0x20 { blank += 1 }
                rewriter.drop(through: blank)
                return blank
            }
            return end
        }

        private mutating func toggle(_ length: Int) {
            let before = open
            switch length {
            case 1: open ^= 1
            case 2: open ^= 2
            case 3: open ^= 3
            default: open ^= length % 4 == 0 ? 0 : UInt8(length % 4)
            }
            isEmptySpan = open & ~before != 0 || (length >= 4 && open != 0)
        }

        /// The line from `start` on if it holds only stars and blanks.
        private func starLine(
            _ bytes: borrowing Span<UInt8>, from start: Int
        ) -> (end: Int, runs: Int, longest: Int)? {
            var index = start
            var runs = 0
            var length = 0
            var longest = 0
            while index < bytes.count, bytes[index] != 0x0A {
                switch bytes[index] {
                case 0x2A:
                    if length == 0 { runs += 1 }
                    length += 1
                    longest = max(longest, length)
                case 0x20, 0x09: length = 0
                case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0:
                    length = 0
                    index += 1
                default: return nil
                }
                index += 1
            }
            return (index, runs, longest)
        }

        /// Whether a single `*` follows in the same paragraph (within 600 bytes) that closes a span.
        private func closes(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
            var index = start
            let limit = min(bytes.count, start + 600)
            while index < limit {
                if bytes[index] == 0x0A, isBlankLine(bytes, from: index + 1) || isBar(bytes, at: index + 1) {
                    return false
                }
                if bytes[index] == 0x2A {
                    var end = index
                    while end < bytes.count, bytes[end] == 0x2A { end += 1 }
                    if end - index != 2 { return bytes[index - 1] != 0x0A }
                    index = end
                    continue
                }
                index += 1
            }
            return false
        }

        private func headEnd(_ bytes: borrowing Span<UInt8>, at start: Int) -> Int? {
            var index = start
            while index < bytes.count, bytes[index] == 0x23 { index += 1 }
            guard index - start <= 6 else { return nil }
            guard index < bytes.count, bytes[index] != 0x0A else { return index }
            guard bytes[index] == 0x20 else { return nil }
            while index < bytes.count, bytes[index] == 0x20 { index += 1 }
            return index
        }

        private mutating func link(
            _ bytes: borrowing Span<UInt8>, at start: Int
        ) -> (close: Int, end: Int, isNote: Bool)? {
            // The next `]` is looked for once, however many `[` stand before it.
            nextBracket = max(nextBracket, start + 1)
            while nextBracket < bytes.count, bytes[nextBracket] != 0x5D { nextBracket += 1 }
            let close = nextBracket
            guard close < bytes.count, close - start <= 400, close + 1 < bytes.count, bytes[close + 1] == 0x28
            else { return nil }
            var end = close + 2
            let limit = min(bytes.count, end + 600)
            while end < limit, bytes[end] != 0x29, bytes[end] != 0x0A, bytes[end] != 0x20 { end += 1 }
            guard end < limit, bytes[end] == 0x29, end > close + 2 else { return nil }
            let first = bytes[close + 2]
            let isAddress =
                first == 0x23 || first == 0x2F || contains(bytes, close + 2..<end, 0x2F)
                || contains(bytes, close + 2..<end, 0x3A)
            guard isAddress else { return nil }
            var isNote = close - start > 1
            var index = start + 1
            while index < close {
                if bytes[index] < 0x30 || bytes[index] > 0x39 { isNote = false }
                index += 1
            }
            return (close, end + 1, isNote)
        }

        private func contains(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ byte: UInt8) -> Bool {
            for index in range where bytes[index] == byte { return true }
            return false
        }

        private func tag(_ bytes: borrowing Span<UInt8>, at start: Int) -> (end: Int, isBreak: Bool)? {
            var index = start + 1
            if index < bytes.count, bytes[index] == 0x2F { index += 1 }
            var name: UInt64 = 0
            var length = 0
            while index < bytes.count, length < 7, isASCIILetter(bytes[index]) {
                name = name << 8 | UInt64(bytes[index] | 0x20)
                length += 1
                index += 1
            }
            guard length > 0, Self.tagNames.contains(name) else { return nil }
            let limit = min(bytes.count, index + 200)
            while index < limit, bytes[index] != 0x3E, bytes[index] != 0x0A { index += 1 }
            guard index < limit, bytes[index] == 0x3E else { return nil }
            return (index + 1, name == Self.breakName)
        }

        private static let breakName: UInt64 = 0x6272
        private static let tagNames: Set<UInt64> = Set(
            ["br", "b", "i", "u", "em", "strong", "span", "sup", "sub", "font", "p", "div", "center", "o"].map {
                $0.utf8.reduce(0) { $0 << 8 | UInt64($1) }
            })

        private func isBlankLine(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
            var index = start
            while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
            return index >= bytes.count || bytes[index] == 0x0A
        }

        private func isBar(_ bytes: borrowing Span<UInt8>, at start: Int) -> Bool {
            start < bytes.count && bytes[start] == 0x7C
        }

        private func isTick(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
            guard index + 2 < bytes.count else { return false }
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            // U+2713 U+2714 ✓ ✔ and U+2611 ☑
            return (second == 0x9C && (third == 0x93 || third == 0x94)) || (second == 0x98 && third == 0x91)
        }

        private func isASCIILetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
        private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || isASCIILetter(byte) }
        private func isPunctuation(_ byte: UInt8) -> Bool {
            (byte > 0x20 && byte < 0x30) || (byte >= 0x3A && byte <= 0x40) || (byte >= 0x5B && byte <= 0x60)
                || (byte >= 0x7B && byte <= 0x7E)
        }
    }
}

/// A character reference of HTML: `&amp;`, `&#273;`, `&agrave;`.
enum CharacterEntity {
    /// The bytes a reference stands for, in NFC as far as one reference goes.
    static func decode(_ bytes: borrowing Span<UInt8>, at start: Int) -> (end: Int, bytes: [UInt8])? {
        var end = start + 1
        let limit = min(bytes.count, start + 12)
        while end < limit, bytes[end] != 0x3B, bytes[end] > 0x20, bytes[end] != 0x26 { end += 1 }
        guard end < limit, bytes[end] == 0x3B, end > start + 1 else { return nil }
        var name: [UInt8] = []
        for index in start + 1..<end { name.append(bytes[index]) }
        if name[0] == 0x23 {
            guard name.count > 1 else { return nil }
            let isHex = name.count > 2 && name[1] | 0x20 == 0x78
            let digits = String(decoding: name.dropFirst(isHex ? 2 : 1), as: UTF8.self)
            guard let value = UInt32(digits, radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value),
                value >= 0x20, value != 0x7F
            else { return nil }
            return (end + 1, value == 0xA0 ? [0x20] : Array(String(Character(scalar)).utf8))
        }
        guard let text = named[String(decoding: name, as: UTF8.self)] else { return nil }
        return (end + 1, Array(text.utf8))
    }

    private static let named: [String: String] = {
        var table = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
            "hellip": "…", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»",
            "bull": "•", "middot": "·", "deg": "°", "sect": "§", "times": "×", "divide": "÷", "plusmn": "±",
            "le": "≤", "ge": "≥", "ne": "≠", "ensp": " ", "emsp": " ", "thinsp": " ", "copy": "©", "shy": "",
            "zwnj": "", "zwj": "",
        ]
        let accents: [(String, String, [String])] = [
            ("grave", "aeiou", ["à", "è", "ì", "ò", "ù"]), ("acute", "aeiouy", ["á", "é", "í", "ó", "ú", "ý"]),
            ("circ", "aeo", ["â", "ê", "ô"]), ("tilde", "ao", ["ã", "õ"]),
        ]
        for (name, bases, letters) in accents {
            for (base, letter) in zip(bases, letters) {
                table["\(base)\(name)"] = letter
                table["\(base)".uppercased() + name] = letter.uppercased()
            }
        }
        return table
    }()
}
