public import LetterLexicon
public import LetterText

/// Cuts a text into typed tokens.
///
/// One pass over the bytes; every look ahead is bounded. The text is NFC as ``SourceText`` promises, but
/// any bytes give tokens that tile them. Complexity: O(*n*).
public enum Tokenizer {
    public static func tokenize(_ source: SourceText) -> TokenStream {
        var run = TokenizerRun(source.bytes)
        run.run()
        return TokenStream(source: source, tokens: run.tokens)
    }
}

/// The state of one tokenizing.
struct TokenizerRun {
    let reader: ByteReader
    let numbers: NumberScanner
    let dates: DateScanner
    let times: TimeScanner
    let codes: CodeScanner
    let labels: LabelScanner
    let abbreviations: AbbreviationScanner
    let addresses: AddressScanner

    private(set) var tokens: [Token] = []
    private var position = 0
    private let forms = WordForms.standard
    /// Only blanks so far on this line.
    private var isLineStart = true
    /// No token but blanks, label and bullet so far on this line.
    private var awaitsFirst = true

    init(_ bytes: [UInt8]) {
        reader = ByteReader(bytes)
        numbers = NumberScanner(reader: reader)
        dates = DateScanner(reader: reader)
        times = TimeScanner(reader: reader)
        codes = CodeScanner(reader: reader)
        labels = LabelScanner(reader: reader)
        abbreviations = AbbreviationScanner(reader: reader)
        addresses = AddressScanner(reader: reader)
        tokens.reserveCapacity(bytes.count / 4 + 16)
    }

    mutating func run() {
        let reader = reader
        let text = reader.bytes
        let span = text.span
        while position < span.count {
            let start = position
            let byte = span[start]
            if byte < 0x21 {
                scanControl(byte)
                continue
            }
            if isLineStart {
                if reader.blank(at: start) > 0 {
                    scanBlanks()
                    continue
                }
                isLineStart = false
                if scanLineOpening() { continue }
            }
            if byte &- 0x30 < 10 {
                scanFigures()
                continue
            }
            if let bytes = WordBytes(span, at: start) {
                let known = forms.find(bytes)
                if known.isKnown, !known.syllable.opensDate,
                    emitPlain(span, to: start &+ bytes.count, known.syllable.id, isCapitalised: known.isCapitalised)
                {
                    continue
                }
            }
            let word = reader.word(at: start)
            if word.end > start {
                let found = reader.find(word)
                if found.isWellFormed, word.capitals <= 1, !found.opensDate,
                    emitPlain(span, to: word.end, found.id, isCapitalised: word.startsWithCapital)
                {
                    continue
                }
                scanWord(word, found)
            } else {
                scanMark(byte)
            }
        }
    }

    // MARK: Emitting

    /// Appends the token from `position` to `end` with the blanks behind it.
    private mutating func emit(
        _ kind: TokenKind, to end: Int, syllable: SyllableID = .unknown, entry: UInt16 = 0, flags: TokenFlags = []
    ) {
        var flags = flags
        if awaitsFirst {
            if kind != .label && kind != .bullet {
                flags.insert(.startsLine)
                awaitsFirst = false
            }
        } else if tokens[tokens.count - 1].trailing == 0 {
            flags.insert(.joined)
        }
        var next = end
        if reader.byte(end) == 0x20, reader.byte(end + 1) & 0xC0 == 0x40 {
            // One blank and a plain letter: by far the most frequent.
            next = end + 1
        } else {
            while next - end < 250 {
                let length = reader.blank(at: next)
                if length == 0 { break }
                next += length
            }
        }
        tokens.append(
            Token(
                start: position, count: end - position, trailing: next - end, kind: kind, syllable: syllable,
                entry: entry,
                flags: flags))
        position = next
    }

    /// Appends a syllable with small letters but the first where nothing unusual follows it: the hot path.
    @inline(__always)
    private mutating func emitPlain(
        _ span: borrowing Span<UInt8>, to end: Int, _ id: SyllableID, isCapitalised: Bool
    ) -> Bool {
        // Further blanks, and the end of the text, are rare and left to `emit`.
        guard end &+ 1 < span.count else { return false }
        let next = span[end]
        let isBlank = next == 0x20
        // `,` `;` `)`, a line end; `-` or `&` behind a blank may belong to a name.
        if !Self.endsPlain(next) || isBlank && Self.isUnusualBehindBlank(span[end &+ 1]) { return false }
        var flags: TokenFlags = isCapitalised ? .capitalised : []
        if awaitsFirst {
            flags.insert(.startsLine)
            awaitsFirst = false
        } else if tokens[tokens.count - 1].trailing == 0 {
            flags.insert(.joined)
        }
        let trailing = isBlank ? 1 : 0
        tokens.append(
            Token(
                start: position, count: end - position, trailing: trailing, kind: .syllable, syllable: id, entry: 0,
                flags: flags))
        position = end + trailing
        return true
    }

    /// A blank, `,` `;` `)` or a line end.
    @inline(__always)
    private static func endsPlain(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x2C || byte == 0x0A || byte == 0x3B || byte == 0x29
    }

    @inline(__always)
    private static func isUnusualBehindBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0xC2 || byte == 0x26 || byte == 0x2D || byte == 0
    }

    /// Blanks, line ends, cell marks and other control characters.
    private mutating func scanControl(_ byte: UInt8) {
        switch byte {
        case 0x20, 0x09:
            scanBlanks()
        case 0x0A, Layout.pageBreak:
            tokens.append(Token(start: position, count: 1, kind: .newline))
            position += 1
            startLine()
        case Layout.cellSeparator, Layout.cellBreak, Layout.spannedCell:
            tokens.append(Token(start: position, count: 1, trailing: blanks(at: position + 1), kind: .cell))
            position = tokens[tokens.count - 1].end + Int(tokens[tokens.count - 1].trailing)
            startLine()
            isLineStart = byte != Layout.spannedCell && isParagraphOfCell(byte)
        default:
            isLineStart = false
            emit(.punctuation, to: position + 1)
        }
    }

    private mutating func startLine() {
        isLineStart = true
        awaitsFirst = true
    }

    /// A label in a cell is one only where text follows it in the cell; the cell `1.` is a number.
    private func isParagraphOfCell(_ byte: UInt8) -> Bool {
        if byte == Layout.cellBreak { return true }
        guard let end = labels.scanLabel(at: position) ?? labels.scanBullet(at: position) else { return true }
        return !reader.isLineEnd(end)
    }

    private func blanks(at index: Int) -> Int {
        var end = index
        while end - index < 250 {
            let length = reader.blank(at: end)
            if length == 0 { break }
            end += length
        }
        return end - index
    }

    private mutating func scanBlanks() {
        let count = blanks(at: position)
        tokens.append(Token(start: position, count: count, kind: .blank))
        position += count
    }

    /// A label or bullet at the start of a line.
    private mutating func scanLineOpening() -> Bool {
        if let end = labels.scanBullet(at: position) {
            emit(.bullet, to: end)
            return true
        }
        guard let end = labels.scanLabel(at: position) else { return false }
        // `12/QĐ-UBND` and dates at the start of a line look like labels with a slash or dot.
        if reader.isDigit(position), let code = codes.scan(at: position), code > end + 2 { return false }
        if reader.isDigit(position), dates.scanFigures(at: position) != nil { return false }
        emit(.label, to: end)
        return true
    }

    // MARK: Figures

    private mutating func scanFigures() {
        let start = position
        if let end = codes.scan(at: start) { return emit(.documentCode, to: end, syllable: .code) }
        if let end = scanDateFigures() { return emit(.date, to: end, syllable: .date) }
        if let end = scanTimeFigures() { return emit(.time, to: end, syllable: .time) }
        let end = numbers.scanNumber(at: start) ?? start + 1
        if let percent = numbers.scanPercent(at: end) { return emit(.percentage, to: percent, syllable: .percentage) }
        let next = reader.byte(end)
        if next == 0x20 || next >= 0x80 || next | 0x20 >= 0x61 || next == 0x24,
            let unit = numbers.scanMoneyUnit(at: end)
        {
            return emit(.amount, to: unit, syllable: .amount)
        }
        emit(.number, to: end, syllable: .number)
    }

    private func scanDateFigures() -> Int? {
        let start = position
        // The figure has at most two digits.
        let length = !reader.isDigit(start + 1) ? 1 : !reader.isDigit(start + 2) ? 2 : 3
        guard length < 3 else { return nil }
        // The rest of a fraction or of an impossible day: `32/1/2025`.
        if let last = tokens.last, last.syllable == .slash, last.trailing == 0 { return nil }
        let next = reader.byte(start + length)
        if next == 0x20 {
            if let half = dates.scanHalf(at: start) { return half.end }
            if let worded = dates.scanDayMonth(at: start) { return worded.end }
        }
        guard next == 0x2F || next == 0x2D || next == 0x2E || next == 0x20, let found = dates.scanFigures(at: start)
        else {
            return nil
        }
        if found.value.year != nil {
            // `số 12/2025` is a number without its symbol.
            return found.value.day == nil && previousRole == .counted ? nil : found.end
        }
        return isDayNotShare(found) ? found.end : nil
    }

    /// Whether `15/9` is a day: `2/3 số hộ`, `10/12 xã`, `24/7` are none.
    private func isDayNotShare(_ found: DateScanner.Found) -> Bool {
        let previous = previousRole
        if previous == .timeLead || previous == .day || previous == .span { return true }
        if let last = tokens.last, last.kind == .date { return true }
        guard let day = found.value.day, let month = found.value.month else { return false }
        if day == 24 && month == 7 || day == month { return false }
        let word = reader.skipBlanks(found.end, limit: 2)
        if word > found.end, reader.role(at: word).role == .counted { return false }
        // A share is at most one; a day before the month number is likelier a share.
        return day > month || reader.bytes[position] == 0x30
    }

    private func scanTimeFigures() -> Int? {
        guard let found = times.scan(at: position) else { return nil }
        if found.hasMinutes { return found.end }
        // `trong 24 giờ`, `vòng 2 giờ` is a length of time unless a day follows.
        if previousRole == .span || reader.bytes[found.end - 1] >= 0x80 && previousRole == .each {
            let next = reader.role(at: reader.skipBlanks(found.end, limit: 2)).role
            return next == .day || next == .timeLead ? found.end : nil
        }
        return found.end
    }

    private var previousRole: SyllableRole {
        guard let last = tokens.last, last.kind == .syllable else { return .none }
        return reader.syllables.role(last.syllable)
    }

    // MARK: Words

    private mutating func scanWord(_ word: Word, _ found: FoundSyllable) {
        let start = position
        let id = found.id
        let next = reader.byte(word.end)
        if word.capitals <= 1, next == 0x20 || next == 0x2C || next == 0x0A || next == 0x3B {
            let flags: TokenFlags = word.startsWithCapital ? .capitalised : []
            if found.isWellFormed {
                let role = found.role
                if role.opensDate, scanDate(role, behind: word.end, flags: flags) { return }
                return emit(.syllable, to: word.end, syllable: id, flags: flags)
            }
        }
        scanUnusualWord(word, id: id, next: next)
        if position == start { emit(.word, to: word.end) }
    }

    private mutating func scanDate(_ role: SyllableRole, behind end: Int, flags: TokenFlags) -> Bool {
        guard let found = dates.scan(role, at: end) else { return false }
        if role == .day, found.value.month == nil {
            // `mỗi ngày 2 lần`, `15 ngày 2 lần` count days.
            if previousRole == .each || tokens.last?.kind == .number { return false }
            let next = reader.role(at: reader.skipBlanks(found.end, limit: 2)).role
            if next == .times || next == .hour || next == .scale { return false }
        }
        if role == .year, tokens.last?.kind == .number, isYearSpan(found.end) { return false }
        emit(.date, to: found.end, syllable: .date, flags: flags)
        return true
    }

    /// `2021-2025`: a hyphen and a second year.
    private func isYearSpan(_ end: Int) -> Bool {
        let mark = reader.skipBlanks(end, limit: 1)
        let length = reader.byte(mark) == 0x2D ? 1 : reader.byte(mark) == 0xE2 ? 3 : 0
        guard length > 0, let year = reader.digits(at: reader.skipBlanks(mark + length, limit: 1)) else { return false }
        return 1900...2100 ~= year.value
    }

    /// Words with capitals inside or with a mark or digit behind them, and words of no Vietnamese shape.
    private mutating func scanUnusualWord(_ word: Word, id: SyllableID, next: UInt8) {
        let start = position
        let isSyllable = reader.syllables.isWellFormed(id)
        var flags: TokenFlags = word.startsWithCapital ? .capitalised : []
        if word.isAllCapitals { flags.insert(.allCapitals) }
        if let end = addresses.scan(from: start, word: word) { return emit(.address, to: end, flags: flags) }

        // Only short words with a capital or before a slash are forms of the table.
        if word.letterCount <= 12, word.startsWithCapital || next == 0x2F {
            let isJoiner = next == 0x2F || next == 0x26 || next == 0x2E || next == 0x2D || next == 0x20 || next == 0x2C
            if word.capitals > 1 || isJoiner, let found = abbreviations.scan(from: start, first: word),
                found.end > word.end || !isSyllable || word.capitals > 1 && !standsAmongCapitals(word.end)
            {
                // `KTHT&ĐT` is another form than the `KTHT` of the table; `HĐND&UBND` are two of them.
                if word.isAllCapitals, let end = abbreviations.scanJoined(from: found.end, most: 3) {
                    return emit(.abbreviation, to: end, syllable: id, flags: flags)
                }
                return emit(.abbreviation, to: found.end, syllable: id, entry: found.entry, flags: flags)
            }
        }
        if isSyllable, word.letterCount > 1 || reader.byte(word.end) &- 0x30 >= 10 {
            let role = reader.syllables.role(id)
            if role.opensDate, scanDate(role, behind: word.end, flags: flags) { return }
            return emit(.syllable, to: word.end, syllable: id, flags: flags)
        }
        // `QH15`, `m2`, `A1`
        var end = word.end
        while reader.byte(end) &- 0x30 < 10 || reader.hasLetter(at: end) {
            if end - start > 200 { break }
            end += reader.isDigit(end) ? 1 : reader.letter(at: end).length
        }
        if end > word.end { return emit(.word, to: end, flags: flags) }
        if word.isAllCapitals, let roman = RomanNumeral.scan(reader, at: start) {
            return emit(.word, to: roman.end, syllable: .number, flags: flags)
        }
        if word.isAllCapitals, word.letterCount <= 12 {
            return emit(
                .abbreviation, to: abbreviations.scanJoined(from: word.end) ?? word.end, syllable: id, flags: flags)
        }
        emit(.word, to: word.end, syllable: id, flags: flags)
    }

    /// Whether a neighbour is a syllable in capitals, as in a heading.
    private func standsAmongCapitals(_ end: Int) -> Bool {
        if let last = tokens.last, last.kind == .syllable, last.flags.contains(.allCapitals) { return true }
        let next = reader.skipBlanks(end, limit: 2)
        guard next > end else { return false }
        let word = reader.word(at: next)
        return word.isAllCapitals && reader.syllables.isWellFormed(reader.id(word))
    }

    // MARK: Marks

    private mutating func scanMark(_ byte: UInt8) {
        let start = position
        switch byte {
        case 0x2E:
            if reader.byte(start + 1) == 0x2F, reader.byte(start + 2) == 0x2E { return emit(.endMark, to: start + 3) }
            if reader.byte(start + 1) == 0x2F, reader.isLineEnd(start + 2) { return emit(.endMark, to: start + 2) }
            emit(.punctuation, to: runEnd(of: byte))
        case 0x2F:
            if tokens.last.map({ $0.trailing > 0 || $0.kind != .syllable && $0.kind != .word && $0.kind != .number })
                ?? true,
                let end = codes.scanWithoutNumber(at: start)
            {
                return emit(.documentCode, to: end, syllable: .code)
            }
            emit(.punctuation, to: start + 1, syllable: .slash)
        case 0x2C: emit(.punctuation, to: start + 1, syllable: .comma)
        case 0x2D: emit(.punctuation, to: runEnd(of: byte), syllable: .hyphen)
        case 0x26: emit(.punctuation, to: start + 1, syllable: .ampersand)
        case 0x3A: emit(.punctuation, to: start + 1, syllable: .colon)
        case 0x5F, 0x3D, 0x2A: emit(.punctuation, to: runEnd(of: byte))
        case 0..<0x80: emit(.punctuation, to: start + 1)
        default:
            let (value, length) = reader.codePoint(at: start)
            if reader.blank(at: start) > 0 { return scanBlanks() }
            emit(.punctuation, to: start + length, syllable: 0x2010...0x2015 ~= value ? .hyphen : .unknown)
        }
    }

    /// Rows of one mark (`.....`, `____`) are one token.
    private func runEnd(of byte: UInt8) -> Int {
        var end = position + 1
        while reader.byte(end) == byte, end - position < 1_000 {
            if byte == 0x2E, reader.byte(end + 1) == 0x2F { break }
            end += 1
        }
        return end
    }
}

extension SyllableRole {
    /// `ngày`, `tháng`, `quý`, `năm`.
    var opensDate: Bool { self != .none && rawValue <= SyllableRole.year.rawValue }
}

extension TokenStream {
    /// What a `date` token says; nil for other tokens.
    public func date(at index: Int) -> DateValue? {
        guard tokens[index].kind == .date else { return nil }
        let scanner = DateScanner(reader: ByteReader(source.bytes))
        let token = tokens[index]
        if scanner.reader.isDigit(token.start) {
            return
                (scanner.scanHalf(at: token.start) ?? scanner.scanDayMonth(at: token.start)
                ?? scanner.scanFigures(at: token.start))?.value
        }
        let (role, end) = scanner.reader.role(at: token.start)
        return scanner.scan(role, at: end)?.value
    }

    /// What a `time` token says; nil for other tokens.
    public func time(at index: Int) -> TimeValue? {
        guard tokens[index].kind == .time else { return nil }
        return TimeScanner(reader: ByteReader(source.bytes)).scan(at: tokens[index].start)?.value
    }

    /// The value and unit of a number, percentage or sum of money; nil for other tokens and for figures that are
    /// no number (`2.3.1`).
    public func number(at index: Int) -> NumberValue? {
        let token = tokens[index]
        guard token.kind == .number || token.kind == .percentage || token.kind == .amount else { return nil }
        let scanner = NumberScanner(reader: ByteReader(source.bytes))
        guard let end = scanner.scanNumber(at: token.start),
            let value = scanner.value(token.start..<min(end, token.end))
        else { return nil }
        let unit = scanner.reader.skipBlanks(min(end, token.end))
        return NumberValue(value: value, unit: min(unit, token.end)..<token.end)
    }
}
