/// Turns the bytes of a text file into a ``SourceText``: UTF-8, NFC, LF line ends.
///
/// - UTF-8 and UTF-16 of either byte order, with or without byte order mark.
/// - Text in an old encoding of Vietnamese that was wrapped in Unicode becomes Unicode (``LegacyText``).
/// - Letters written with combining marks, in any order, become one scalar (`o` + `̣` + `̂` → `ộ`).
/// - CR, CRLF, vertical tab, NEL and the Unicode line separators become LF; a form feed stands on a
///   line of its own (``Layout/pageBreak``).
/// - Blanks of all kinds become U+0020; tabs stay. Zero-width characters, soft hyphens and direction
///   marks are left out. Hyphens that do not break (U+2010, U+2011) become `-`.
/// - `Ð` and `ð` (eth), which old converters wrote for `Đ` and `đ`, become those.
/// - Other control characters are left out, bytes that are no UTF-8 become U+FFFD: each run of them
///   gives a finding.
///
/// Clean text is only looked through. Complexity: O(*n*).
public enum TextDecoder {
    /// At most so many findings of a kind are listed; the last stands for the rest of the file.
    static let findingLimit = 50

    /// Whether characters that are letters in old encodings (`Ð`, U+00AD) are dealt with now or by a reader that
    /// knows its text only later.
    public enum LegacyLetters: Sendable {
        case converted
        case kept
    }

    /// Decodes the bytes of a file.
    public static func decode(_ bytes: [UInt8], legacyLetters: LegacyLetters = .converted) -> ReadText {
        let text: SourceText
        let encoding = UTF16Form.encoding(bytes) ?? .utf8
        switch encoding {
        case .utf16LittleEndian: text = decodeUTF16(bytes, lowByte: 0)
        case .utf16BigEndian: text = decodeUTF16(bytes, lowByte: 1)
        default: text = SourceText(bytes: bytes)
        }
        let normal = normalize(text, legacyLetters: legacyLetters)
        return ReadText(normal.text, encoding: normal.legacy ?? encoding, findings: normal.findings)
    }

    /// Does the same for a text that a reader has made, whose bytes may be anything.
    ///
    /// - Parameter keepsLayout: the marks of ``Layout`` stay; in a text file they are stray controls.
    /// - Returns: also the old encoding that most of what was converted was in.
    public static func normalize(
        _ source: SourceText, keepsLayout: Bool = false, legacyLetters: LegacyLetters = .converted
    ) -> (text: SourceText, findings: [Finding], legacy: TextEncoding?) {
        guard legacyLetters == .converted else {
            let normal = normalize(source, keepsLayout: keepsLayout, keepsLegacy: true, partedMarks: true)
            return (normal.text, normal.findings, nil)
        }
        let converted = LegacyText.convert(source, keepsLayout: keepsLayout)
        let normal = normalize(converted.text, keepsLayout: keepsLayout, keepsLegacy: false, partedMarks: true)
        return (normal.text, converted.findings + normal.findings, converted.encoding)
    }

    private static func normalize(
        _ source: SourceText, keepsLayout: Bool, keepsLegacy: Bool, partedMarks: Bool
    ) -> (text: SourceText, findings: [Finding]) {
        let span = source.bytes.span
        var stop = CleanTextScanner.firstUnclean(span, from: 0)
        if stop == span.count { return (source, []) }
        var normalizer = Normalizer(source: source, keepsLayout: keepsLayout, keepsLegacy: keepsLegacy)
        while stop < span.count {
            let next = normalizer.consume(span, at: stop)
            stop = CleanTextScanner.firstUnclean(span, from: next)
        }
        let normal = normalizer.finish()
        guard partedMarks, normalizer.hasPartedMarks else { return normal }
        // Something between a letter and its mark was left out: now they stand together.
        let again = normalize(normal.text, keepsLayout: true, keepsLegacy: keepsLegacy, partedMarks: false)
        return (again.text, normal.findings + again.findings)
    }

    /// UTF-8 for UTF-16; unpaired surrogates become U+FFFD.
    private static func decodeUTF16(_ bytes: [UInt8], lowByte: Int) -> SourceText {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var map = SourceMap()
        var lineStarts = [0]
        func unit(_ index: Int) -> UInt32 {
            UInt32(bytes[index + lowByte]) | UInt32(bytes[index + 1 - lowByte]) << 8
        }
        let first = UTF16Form.isMarked(bytes) ? 2 : 0
        var index = first
        while index + 1 < bytes.count {
            var scalar = unit(index)
            var end = index + 2
            if scalar & 0xFC00 == 0xD800, end + 1 < bytes.count, unit(end) & 0xFC00 == 0xDC00 {
                scalar = 0x10000 + (scalar & 0x3FF) << 10 + unit(end) & 0x3FF
                end += 2
            } else if scalar & 0xF800 == 0xD800 {
                scalar = 0xFFFD
            }
            let before = text.count
            VietnameseLetters.append(scalar, to: &text)
            map.appendReplaced(textCount: text.count - before, file: SourceRange(index, end))
            if scalar == 0x0A || scalar == 0x0D {
                if scalar == 0x0A, lineStarts.last == index, index > first, unit(index - 2) == 0x0D {
                    lineStarts[lineStarts.count - 1] = end
                } else {
                    lineStarts.append(end)
                }
            }
            index = end
        }
        if index < bytes.count {
            VietnameseLetters.append(0xFFFD, to: &text)
            map.appendReplaced(textCount: 3, file: SourceRange(index, bytes.count))
        }
        return SourceText(bytes: text, map: map, lines: LineIndex(starts: lineStarts))
    }
}

/// Rewrites what ``CleanTextScanner`` stops at.
struct Normalizer {
    private let source: SourceText
    private let keepsLayout: Bool
    private let keepsLegacy: Bool
    private var rewriter: TextRewriter
    /// A combining mark stands right behind something that was left out or rewritten.
    private(set) var hasPartedMarks = false
    private var invalid = FindingRun(.invalidUTF8)
    private var controls = FindingRun(.controlCharacter)

    init(source: SourceText, keepsLayout: Bool, keepsLegacy: Bool) {
        self.source = source
        self.keepsLayout = keepsLayout
        self.keepsLegacy = keepsLegacy
        rewriter = TextRewriter(source)
    }

    /// Deals with what stands at an offset and returns the offset behind it.
    mutating func consume(_ span: borrowing Span<UInt8>, at start: Int) -> Int {
        let length = UTF8Shape.length(span, at: start)
        guard length > 0 else {
            let end = start + UTF8Shape.invalidLength(span, at: start)
            rewriter.keep(through: start)
            rewriter.replace(through: end, withScalar: 0xFFFD)
            invalid.add(SourceRange(start, end), in: source) { hexadecimal(source.bytes[start]) }
            return end
        }
        let scalar = VietnameseLetters.scalar(span, at: start).scalar
        let end = start + length
        switch scalar {
        case 0x80...0x9F where keepsLegacy, 0xAD where keepsLegacy, 0xD0 where keepsLegacy, 0xF0 where keepsLegacy:
            break
        case 0x0D:
            rewriter.keep(through: start)
            if end < span.count, span[end] == 0x0A {
                rewriter.drop(through: end)
                return end
            }
            rewriter.replace(through: end, withScalar: 0x0A)
        case 0x0B, 0x85, 0x2028, 0x2029:
            rewriter.keep(through: start)
            rewriter.replace(through: end, withScalar: 0x0A)
        case 0x0C:
            return pageBreak(span, at: start)
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
            rewriter.keep(through: start)
            rewriter.replace(through: end, withScalar: 0x20)
        case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF:
            rewriter.keep(through: start)
            rewriter.drop(through: end)
        case 0x2010, 0x2011:
            rewriter.keep(through: start)
            rewriter.replace(through: end, withScalar: 0x2D)
        case 0xD0:
            rewriter.keep(through: start)
            rewriter.replace(through: end, withScalar: 0x110)
        case 0xF0:
            rewriter.keep(through: start)
            rewriter.replace(through: end, withScalar: 0x111)
        case 0x300...0x36F:
            return marks(span, at: start)
        case 0x1D...0x1F where keepsLayout:
            break
        case 0...0x1F, 0x7F...0x9F:
            rewriter.keep(through: start)
            rewriter.drop(through: end)
            controls.add(SourceRange(start, end), in: source) { "U+00" + hexadecimal(UInt8(scalar)) }
        default:
            break
        }
        return end
    }

    /// A form feed gets a line of its own.
    private mutating func pageBreak(_ span: borrowing Span<UInt8>, at start: Int) -> Int {
        rewriter.keep(through: start)
        if let last = rewriter.lastByte, last != 0x0A { rewriter.replace(through: start, withScalar: 0x0A) }
        rewriter.keep(through: start + 1)
        let next = start + 1 < span.count ? span[start + 1] : 0x0A
        if next != 0x0A, next != 0x0D { rewriter.replace(through: start + 1, withScalar: 0x0A) }
        return start + 1
    }

    /// Composes the marks from `start` on with the letter before them.
    ///
    /// Marks that do not fit stay as they are behind the composed letter. A run of more than eight
    /// marks is taken in pieces, so that no input costs more than linear time.
    private mutating func marks(_ span: borrowing Span<UInt8>, at start: Int) -> Int {
        var end = start
        var marks: [UInt32] = []
        while end + 1 < span.count, marks.count < 8 {
            let next = VietnameseLetters.scalar(span, at: end)
            guard next.count == 2, next.scalar >= 0x300, next.scalar < 0x370, span[end + 1] & 0xC0 == 0x80 else {
                break
            }
            marks.append(next.scalar)
            end += 2
        }
        guard rewriter.position < start, let before = VietnameseLetters.scalar(span, before: start) else {
            hasPartedMarks = true
            return end
        }
        var letter = before.scalar
        let rest = marks.filter { mark in
            guard let composed = VietnameseLetters.compose(letter, mark) else { return true }
            letter = composed
            return false
        }
        guard letter != before.scalar else { return end }
        rewriter.keep(through: start - before.count)
        if rest.isEmpty {
            rewriter.replace(through: end, withScalar: letter)
        } else {
            var bytes: [UInt8] = []
            VietnameseLetters.append(letter, to: &bytes)
            for mark in rest { VietnameseLetters.append(mark, to: &bytes) }
            rewriter.replace(through: end, with: bytes)
        }
        return end
    }

    func finish() -> (text: SourceText, findings: [Finding]) {
        var findings = invalid.findings + controls.findings
        findings.sort { ($0.file.start, $0.kind.rawValue) < ($1.file.start, $1.kind.rawValue) }
        return (rewriter.finish(), findings)
    }
}

/// Findings of one kind, neighbours put together.
private struct FindingRun {
    let kind: Finding.Kind
    private(set) var findings: [Finding] = []

    init(_ kind: Finding.Kind) { self.kind = kind }

    mutating func add(_ range: SourceRange, in source: SourceText, detail: () -> String) {
        let file = source.fileRange(of: range)
        if let last = findings.last, last.file.end == file.start || findings.count >= TextDecoder.findingLimit {
            findings[findings.count - 1].file = last.file.union(file)
        } else {
            findings.append(Finding(kind, file: file, detail: detail()))
        }
    }
}

private func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
}
