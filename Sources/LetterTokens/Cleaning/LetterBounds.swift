import LetterText

/// Finds where the letter begins and ends on a page.
///
/// A letter begins with its letterhead (Decree 30/2020, article 8): nothing stands above the issuer
/// and `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, so what does is the page's. It ends with signature,
/// copies and annexes; what a page puts behind them begins with one of a few phrases (`Văn bản
/// liên quan`, `Tải văn bản`) or names the letter itself by type and number.
struct LetterBounds {
    /// Lines of the letter.
    var lines: Range<Int>
    /// Line of `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, or nil.
    var nation: Int?

    /// Complexity: O(*lines*).
    static func find(_ facts: borrowing LineFacts) -> LetterBounds {
        var nation: Int?
        var addressees: Int?
        var number: Int?
        for line in 0..<facts.count {
            switch facts.cue[line] {
            case .nation?: if nation == nil { nation = line }
            case .addressees?: if addressees == nil { addressees = line }
            default: if number == nil, facts.isNumberLine[line] { number = line }
            }
            if nation != nil { break }
        }
        let landmark = nation ?? min(addressees ?? facts.count, number ?? facts.count)
        let start = findStart(facts, nation: nation, landmark: landmark)
        let end = findEnd(facts, from: landmark < facts.count ? max(start, landmark) : start)
        return LetterBounds(lines: start..<max(start, end), nation: nation)
    }

    private static func findStart(_ facts: borrowing LineFacts, nation: Int?, landmark: Int) -> Int {
        var lastSite = -1
        var labels = 0
        var prose = 0
        var hasOwnLandmark = false
        for line in 0..<min(landmark, facts.count) {
            switch facts.role[line] {
            case .site, .tail: lastSite = line
            case .label:
                labels += 1
                if labels >= 3 { lastSite = line }
            default: break
            }
            if facts.isNumberLine[line] || facts.cue[line] == .addressees { hasOwnLandmark = true }
            if facts.isProse(line) { prose += facts.letters(line) }
        }
        let isFramed = lastSite >= 0 || (prose > 300 && !hasOwnLandmark && nation != nil)
        guard isFramed else { return 0 }
        if let nation { return letterhead(facts, nation: nation, after: hasOwnLandmark ? lastSite : -1) }
        guard landmark < facts.count, lastSite >= 0 else { return 0 }
        // Without the nation's name: the letter begins behind the last value of the page's own block.
        var line = lastSite + 1
        if facts.role[lastSite] == .label {
            while line < landmark, facts.role[line] == .bar || facts.role[line] == .blank { line += 1 }
            if line < landmark, facts.letters(line) < 60 { line += 1 }
        }
        // Running text above the addressees is the page's summary.
        for above in line..<max(line, landmark) where facts.isProse(above) || facts.isBullet[above] { line = above + 1 }
        return line
    }

    /// The first line of the letterhead whose nation line is known.
    private static func letterhead(_ facts: borrowing LineFacts, nation: Int, after: Int) -> Int {
        var line = nation - 1
        while line > after, facts.role[line] == .blank { line -= 1 }
        guard line > after else { return nation }
        if facts.role[line] == .bar {
            // The left cell of the letterhead's table stands between this bar and the one before.
            var first = line - 1
            while first > after, facts.role[first] != .bar, line - first < 24 { first -= 1 }
            if first > after, facts.role[first] == .bar, facts.isMostlyCapitals(first + 1..<line) { return first }
            return line
        }
        var first = nation
        while line > after, nation - line < 16 {
            switch facts.role[line] {
            case .blank, .rule: break
            case .text:
                guard facts.isMostlyCapitals(line..<line + 1) else { return first }
                first = line
            default: return first
            }
            line -= 1
        }
        return first
    }

    private static func findEnd(_ facts: borrowing LineFacts, from start: Int) -> Int {
        var closing = -1
        for line in start..<facts.count {
            switch facts.cue[line] {
            case .recipients?, .signature?: closing = line
            default: if facts.hasEndMark[line] { closing = line }
            }
            if facts.cue[line] == .translation, closing >= 0 {
                let head = letterhead(facts, nation: line, after: closing)
                return titleStart(facts, before: head, after: max(closing, start))
            }
            guard facts.role[line] == .tail else { continue }
            guard closing >= 0 || line > (start + facts.count) / 2 else { continue }
            return titleStart(facts, before: line, after: max(closing, start))
        }
        return facts.count
    }

    /// The first of the lines before `end` in which the page names the letter: `Công văn 5/UBND-VX …`.
    ///
    /// Each name may have a few lines of its own; running text above them is the letter's, though a line of it may
    /// begin with the name of another document.
    private static func titleStart(_ facts: borrowing LineFacts, before end: Int, after: Int) -> Int {
        var first = end
        var line = end - 1
        var prose = 0
        while line > after, end - line < 60, facts.role[line] != .bar {
            if facts.isTitle[line] {
                first = line
                prose = 0
            } else if facts.isProse(line) {
                prose += 1
                if prose > 3 { break }
            }
            line -= 1
        }
        return first
    }
}

/// What is known of each line before the letter is looked for.
struct LineFacts {
    let count: Int
    private(set) var role: [LineRole]
    private(set) var cue: [ChromeCue.Kind?]
    /// `Số: 12/UBND-VX`: begins with `Số` and holds figure and slash.
    private(set) var isNumberLine: [Bool]
    /// Begins with a type and a code: `Công văn 12/UBND-VX năm 2020 …`.
    private(set) var isTitle: [Bool]
    /// A type in capitals that ends in the next line: `QUYẾT⏎ĐỊNH`.
    private(set) var isBrokenType: [Bool]
    /// Ends with `./.`.
    private(set) var hasEndMark: [Bool]
    /// Begins with `- `.
    private(set) var isBullet: [Bool]
    private(set) var hasTab: [Bool]
    /// Begins with `|` and holds more.
    private(set) var hasPipe: [Bool]
    private let bytes: [UInt8]
    private let lines: LineTable
    /// Many lines of one to three letters: words were broken over lines.
    private(set) var isFragmented = false

    /// Complexity: O(*n*).
    init(_ text: [UInt8], _ lines: LineTable) {
        bytes = text
        self.lines = lines
        count = lines.count
        role = .init(repeating: .text, count: count)
        cue = .init(repeating: nil, count: count)
        isNumberLine = .init(repeating: false, count: count)
        isTitle = .init(repeating: false, count: count)
        hasEndMark = .init(repeating: false, count: count)
        isBrokenType = .init(repeating: false, count: count)
        isBullet = .init(repeating: false, count: count)
        hasTab = .init(repeating: false, count: count)
        hasPipe = .init(repeating: false, count: count)
        let index = ChromeCueIndex.shared
        let span = text.span
        var textLines = 0
        var tinyLines = 0
        for line in 0..<count {
            let range = lines.trimmed(line, span)
            if range.isEmpty {
                role[line] = .blank
                continue
            }
            let first = span[range.lowerBound]
            if first == 0x2D, range.count > 2, span[range.lowerBound + 1] == 0x20 { isBullet[line] = true }
            if first == 0x7C {
                if range.count == 1 {
                    role[line] = .bar
                    continue
                }
                hasPipe[line] = true
            }
            if first < 0x41 || first == 0x5F || first == 0x7E || first == 0xE2, Self.isRule(span, range) {
                role[line] = .rule
                continue
            }
            textLines += 1
            if range.count <= 6, line > 0, role[line - 1] == .text, (1...3).contains(Self.countLetters(span, range).all)
            {
                tinyLines += 1
            }
            hasEndMark[line] = Self.hasEndMark(span, range)
            // A line that begins with a letter, or with a quote or bracket and then a letter.
            if first >= 0x41 || first == 0x22 || first == 0x28,
                let match = index.match(span, at: range.lowerBound)
            {
                classify(line, match, span, range)
            }
            if first | 0x20 == 0x73, role[line] == .text, cue[line] == nil || cue[line] == .body {
                isNumberLine[line] = Self.isNumberLine(span, range, textEnd: span.count)
            }
        }
        var tabLine = 0
        for index in 0..<span.count where span[index] == 0x09 {
            while lines.next(tabLine) <= index, tabLine + 1 < count { tabLine += 1 }
            hasTab[tabLine] = true
        }
        isFragmented = textLines > 20 && tinyLines * 25 > textLines
    }

    private mutating func classify(
        _ line: Int, _ match: (kind: ChromeCue.Kind, end: Int), _ bytes: borrowing Span<UInt8>, _ range: Range<Int>
    ) {
        let rest =
            match.end < range.upperBound ? FoldedText.letterCount(bytes, match.end..<range.upperBound, limit: 80) : 0
        let isWhole = rest == 0
        // A cue may run on into the next line, but no more than one line end may fall inside it here.
        switch match.kind {
        case .nation, .motto, .addressees, .recipients, .annex, .translation: cue[line] = match.kind
        case .signature: if rest < 30, isMostlyCapitals(line..<line + 1) { cue[line] = .signature }
        case .ordinal, .subject, .body: if isWhole || match.kind != .ordinal { cue[line] = match.kind }
        case .type:
            cue[line] = .type
            if match.end > range.upperBound, line + 1 < count, match.end <= lines.end(line + 1) {
                let next = lines.trimmed(line + 1, bytes)
                isBrokenType[line] = match.end == next.upperBound && isMostlyCapitals(line..<line + 2)
            }
            isTitle[line] = Self.hasCode(bytes, from: match.end, limit: min(bytes.count, match.end + 24))
        case .site: if rest <= 60 || match.end - range.lowerBound > 40 { role[line] = .site }
        case .label:
            let last = bytes[range.upperBound - 1]
            if isWhole, match.end == range.upperBound || last == 0x3A || rest == 0 { role[line] = .label }
        case .tail: if rest <= 24 || match.end - range.lowerBound > 24 { role[line] = .tail }
        }
    }

    mutating func mark(_ line: Int, _ role: LineRole) { self.role[line] = role }

    /// Number of letters in a line.
    func letters(_ line: Int) -> Int { counts(line).all }

    private func counts(_ line: Int) -> (all: Int, capitals: Int) { Self.countLetters(bytes.span, lines.range(line)) }

    /// A line of running text: long, and in small letters.
    func isProse(_ line: Int) -> Bool {
        guard role[line] == .text, lines.range(line).count >= 40 else { return false }
        let counts = counts(line)
        return counts.all >= 40 && counts.capitals * 3 < counts.all
    }

    /// Whether the lines' letters are capitals for the most part.
    func isMostlyCapitals(_ lines: Range<Int>) -> Bool {
        var (all, capitals) = (0, 0)
        for line in lines {
            let counts = counts(line)
            all += counts.all
            capitals += counts.capitals
        }
        return all > 0 && capitals * 10 >= all * 6
    }

    /// Letters and capitals of a line, counted in its first 160 bytes and reckoned for the rest.
    private static func countLetters(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> (all: Int, capitals: Int) {
        var (all, capitals) = (0, 0)
        let end = min(range.upperBound, range.lowerBound + 160)
        var index = range.lowerBound
        while index < end {
            let byte = bytes[index]
            if byte < 0x80 {
                let lower = byte | 0x20
                if lower >= 0x61, lower <= 0x7A {
                    all += 1
                    if byte == lower {
                        index += 1
                        continue
                    }
                    capitals += 1
                }
                index += 1
                continue
            }
            let (letter, count) = FoldedText.letter(bytes, at: index)
            if letter != 0 {
                all += 1
                if FoldedText.isCapital(bytes, at: index) { capitals += 1 }
            }
            index += count
        }
        guard end < range.upperBound else { return (all, capitals) }
        return (all * range.count / 160, capitals * range.count / 160)
    }

    /// `-------`, `_____`, `***`, `=====`.
    private static func isRule(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= 3 else { return false }
        for index in range {
            switch bytes[index] {
            case 0x2D, 0x5F, 0x3D, 0x2A, 0x7E, 0x20: continue
            // U+2013 – U+2014 — U+2015 U+2500
            case 0xE2, 0x80, 0x93, 0x94, 0x95: continue
            default: return false
            }
        }
        return true
    }

    private static func hasEndMark(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var end = range.upperBound
        var skipped = 0
        while end > range.lowerBound, skipped < 4, bytes[end - 1] != 0x2E { (end, skipped) = (end - 1, skipped + 1) }
        guard end - range.lowerBound >= 2 else { return false }
        return bytes[end - 1] == 0x2E
            && (bytes[end - 2] == 0x2F
                || (end - range.lowerBound >= 3 && bytes[end - 2] == 0x20 && bytes[end - 3] == 0x2F))
    }

    private static func isNumberLine(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, textEnd: Int) -> Bool {
        guard range.count >= 2, FoldedText.match([0x73, 0x6F], in: bytes, at: range.lowerBound, slack: 0) != nil
        else { return false }
        var index = range.lowerBound
        // `Số` and then no letter before the colon.
        while index < range.upperBound, bytes[index] != 0x3A { index += 1 }
        guard index - range.lowerBound <= 8, index < range.upperBound else { return false }
        return hasCode(bytes, from: index + 1, limit: min(textEnd, index + 24), needsFigure: false)
    }

    /// A figure and a slash follow at once: ` 12/UBND`.
    private static func hasCode(
        _ bytes: borrowing Span<UInt8>, from start: Int, limit: Int, needsFigure: Bool = true
    ) -> Bool {
        // `Công văn số 5/…`, `Circular No. 5/…`.
        var index =
            FoldedText.match([0x73, 0x6F], in: bytes, at: start, slack: 2)
            ?? FoldedText.match([0x6E, 0x6F], in: bytes, at: start, slack: 2) ?? start
        while index < limit, bytes[index] <= 0x20 || bytes[index] == 0x2E { index += 1 }
        var figures = 0
        while index < limit, bytes[index] >= 0x30, bytes[index] <= 0x39 { (index, figures) = (index + 1, figures + 1) }
        while index < limit, bytes[index] == 0x20 { index += 1 }
        guard figures > 0 || !needsFigure, index < limit else { return false }
        return bytes[index] == 0x2F || bytes[index] == 0x2D
    }
}

extension FoldedText {
    /// Whether the letter at an offset is a capital.
    @inline(__always)
    static func isCapital(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
        let byte = bytes[index]
        if byte < 0x80 { return byte >= 0x41 && byte <= 0x5A }
        guard index + 1 < bytes.count else { return false }
        let second = bytes[index + 1]
        switch byte {
        case 0xC3: return second < 0xA0
        case 0xC4, 0xC5, 0xE1:
            if byte != 0xE1 { return second & 1 == 0 }
            return index + 2 < bytes.count && bytes[index + 2] & 1 == 0
        case 0xC6: return second == 0xA0 || second == 0xAF
        default: return false
        }
    }
}
