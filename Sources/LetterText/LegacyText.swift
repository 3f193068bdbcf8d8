/// Finds text in old encodings of Vietnamese and brings it to Unicode, paragraph by paragraph.
///
/// The words decide: an encoding is right where words that make no sense as they stand become syllables
/// (``SyllableForm``). Each line has one encoding; a change between lines must be worth its price, so that lines
/// which tell nothing (`Q§-UBND`) go with those around them. An encoding that convinces on too few words, or on lines
/// of another language, is not used at all: English and French stay as they are.
public enum LegacyText {
    /// What was found.
    public struct Conversion {
        public var text: SourceText
        /// The encoding of most of the lines that were converted; nil where there are none.
        public var encoding: TextEncoding?
        /// Where lines in a second encoding begin.
        public var findings: [Finding] = []
        /// Ends of what was converted, in the old text and in the new one.
        fileprivate var edges: [(old: Int, new: Int)] = []

        fileprivate init(text: SourceText) { self.text = text }

        /// The place of an offset of the old text in the new one. Complexity: O(log *n*).
        public func offset(of old: Int) -> Int {
            var (low, high) = (0, edges.count)
            while low < high {
                let middle = (low + high) / 2
                if edges[middle].old <= old { low = middle + 1 } else { high = middle }
            }
            guard low > 0 else { return old }
            return edges[low - 1].new + old - edges[low - 1].old
        }
    }

    /// The text in Unicode.
    ///
    /// - Parameters:
    ///   - source: UTF-8; the characters of bytes that are no Unicode are those of windows-1252.
    ///   - encoding: how the file was decoded. What was decoded as an 8-bit encoding needs less to convince; what is
    ///     said to be windows-1258 is that where nothing else is found.
    ///   - keepsLayout: the text holds the marks of ``Layout``.
    ///   - capitals: ranges of the text in a capital font (`.VnTimeH`), in order: its small letters are capitals.
    ///
    /// Text without odd characters is only looked through. Complexity: O(*n*).
    public static func convert(
        _ source: SourceText, from encoding: TextEncoding = .utf8, keepsLayout: Bool = false,
        capitals: [SourceRange] = []
    ) -> Conversion {
        let isUnicode = encoding != .windows1252 && encoding != .windows1258
        guard !isUnicode || mayBeLegacy(source.bytes.span) else { return Conversion(text: source) }
        let lines = Self.lines(source.bytes.span, keepsLayout: keepsLayout)
        var candidates = LegacyEncoding.allCases
        if isUnicode { candidates.removeAll { $0 == .windows1258 } }
        var chosen = choose(lines, among: candidates)
        while let wrong = unconvincing(chosen, lines, among: candidates, leastValid: isUnicode ? 3 : 1) {
            candidates.removeAll { $0 == wrong }
            chosen = choose(lines, among: candidates)
        }
        if encoding == .windows1258, chosen.allSatisfy({ $0 == nil }) {
            chosen = chosen.map { _ in .windows1258 }
        }
        return convert(source, lines, chosen, capitals)
    }

    /// Whether a font of the TCVN3 family shows small letters as capitals: `.VnTimeH`, `.VnArial NarrowH`.
    public static func isCapitalFont(_ name: some StringProtocol) -> Bool {
        name.utf8.starts(with: ".Vn".utf8) && name.hasSuffix("H")
    }

    // MARK: Choosing

    /// Three characters that neither Vietnamese in Unicode nor its punctuation has.
    private static func mayBeLegacy(_ bytes: borrowing Span<UInt8>) -> Bool {
        var odd = 0
        var index = 0
        let last = bytes.count - 1
        while index < last {
            let byte = bytes[index]
            // Ahead of all other bytes of Vietnamese text: ASCII, continuations, `ơ` `ư`, letters with two marks.
            if byte >= 0xC2, byte <= 0xC5 {
                odd &+= Int(truncatingIfNeeded: oddLetters[Int(byte & 3)] >> UInt64(bytes[index &+ 1] & 0x3F) & 1)
                if odd >= 3 { return true }
            } else if byte == 0xEF, (0xF020...0xF0FF).contains(VietnameseLetters.scalar(bytes, at: index).scalar) {
                odd &+= 1
                if odd >= 3 { return true }
            }
            index &+= 1
        }
        return false
    }

    /// The characters of U+0080…U+017F, a bit each, that neither Vietnamese in Unicode nor its punctuation has; four
    /// words of 64, in the order of the two lowest bits of their first byte in UTF-8 (C4, C5, C2, C3).
    private static let oddLetters: [UInt64] = [0x100, 0x140, 0x80, 0xC0].map { first in
        (0..<64).reduce(0) { bits, offset in
            let scalar = UInt32(first + offset)
            let isUsual =
                scalar == 0xA0 || scalar == 0xAB || scalar == 0xBB || VietnameseLetters.letter(scalar) != nil
            return isUsual ? bits : bits | 1 << UInt64(offset)
        }
    }

    private static func lines(_ bytes: borrowing Span<UInt8>, keepsLayout: Bool) -> [LegacyLine] {
        var lines: [LegacyLine] = []
        var start = 0
        for index in 0...bytes.count {
            let isEnd =
                index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D
                || keepsLayout && (bytes[index] == Layout.cellSeparator || bytes[index] == Layout.cellBreak)
            guard isEnd else { continue }
            if index > start { lines.append(LegacyLine(bytes, start..<index, keepsLayout: keepsLayout)) }
            start = index + 1
        }
        return lines
    }

    /// What it costs to change the encoding between two lines, in words.
    private static let changeCost = 1.5

    /// The cheapest way through the lines, each in Unicode (nil) or in one of the encodings.
    private static func choose(_ lines: [LegacyLine], among candidates: [LegacyEncoding]) -> [LegacyEncoding?] {
        let states: [LegacyEncoding?] = [nil] + candidates
        var costs = [Double](repeating: 0, count: states.count)
        var steps: [[Int]] = []
        for line in lines {
            let cheapest = costs.indices.min { costs[$0] < costs[$1] } ?? 0
            var from: [Int] = []
            for state in states.indices {
                let stays = costs[state] <= costs[cheapest] + changeCost
                from.append(stays ? state : cheapest)
            }
            steps.append(from)
            costs = zip(states, from).enumerated().map { index, step in
                let evidence = LegacyLine.evidence(line.read(in: step.0))
                let isWrong = step.0 != nil && evidence.isForeign
                return costs[step.1] + (step.1 == index ? 0 : changeCost) + Double(evidence.invalid - evidence.valid)
                    + (isWrong ? 10 : 0)
            }
        }
        var state = costs.indices.min { costs[$0] < costs[$1] } ?? 0
        var chosen: [LegacyEncoding?] = []
        for from in steps.reversed() {
            chosen.append(states[state])
            state = from[state]
        }
        return chosen.reversed()
    }

    /// An encoding in use whose lines do not convince, the least convincing first; nil where all do.
    private static func unconvincing(
        _ chosen: [LegacyEncoding?], _ lines: [LegacyLine], among candidates: [LegacyEncoding], leastValid: Int
    ) -> LegacyEncoding? {
        var wrong: (encoding: LegacyEncoding, valid: Int)?
        for candidate in candidates {
            var sum = LegacyLine.Evidence()
            for (encoding, line) in zip(chosen, lines) where encoding == candidate {
                sum += LegacyLine.evidence(line.read(in: candidate))
            }
            guard sum.valid + sum.invalid > 0 || chosen.contains(candidate) else { continue }
            let convinces =
                sum.valid >= leastValid && sum.invalid * 3 <= sum.valid
                && sum.plainInvalid <= sum.plainValid + sum.valid
            if !convinces, sum.valid < wrong?.valid ?? .max { wrong = (candidate, sum.valid) }
        }
        return wrong?.encoding
    }

    // MARK: Converting

    private static func convert(
        _ source: SourceText, _ lines: [LegacyLine], _ chosen: [LegacyEncoding?], _ capitals: [SourceRange]
    ) -> Conversion {
        var conversion = Conversion(text: source)
        var capitals = capitals[...]
        var rewriter = TextRewriter(source)
        var counts: [LegacyEncoding: Int] = [:]
        var begins: [LegacyEncoding: SourceRange] = [:]
        for (line, encoding) in zip(lines, chosen) {
            guard let encoding else { continue }
            var characters = line.read(in: encoding)
            if encoding.lacksTonedCapitals {
                raise(&characters, in: &capitals)
                TonedCapitals.restore(&characters)
            }
            for character in characters where character.isConverted {
                rewriter.keep(through: character.start)
                rewriter.replace(through: character.end, withScalar: character.scalar)
                conversion.edges.append((character.end, rewriter.outputPosition))
                counts[encoding, default: 0] += 1
                if begins[encoding] == nil {
                    begins[encoding] = source.fileRange(of: SourceRange(character.start, character.end))
                }
            }
        }
        let order = LegacyEncoding.allCases.filter { counts[$0] != nil }
        guard let main = order.max(by: { counts[$0] ?? 0 < counts[$1] ?? 0 }) else { return conversion }
        conversion.text = rewriter.finish()
        conversion.encoding = main.name
        conversion.findings = order.filter { $0 != main }.compactMap { other in
            begins[other].map { Finding(.mixedEncodings, file: $0, detail: other.name.rawValue) }
        }
        return conversion
    }

    /// Makes capitals of the letters in a capital font.
    private static func raise(_ line: inout [LegacyLine.Character], in capitals: inout ArraySlice<SourceRange>) {
        for index in line.indices {
            while let first = capitals.first, first.end <= line[index].start { capitals.removeFirst() }
            guard let first = capitals.first else { return }
            guard first.start <= line[index].start else { continue }
            let raised = VietnameseLetters.uppercase(line[index].scalar)
            if raised != line[index].scalar {
                line[index].scalar = raised
                line[index].isConverted = true
            }
        }
    }
}
