import LetterLexicon
import LetterText
import LetterTokens

/// Reads the letterhead: everything from the first line to the first line of the body.
struct HeaderReader {
    let stream: TokenStream
    let lines: [Line]
    let cues: StructureCues
    var header = LetterHeader()
    /// The first line behind the header.
    var end = 0
    /// The first sentences of the body that stand on the last line of the header.
    var overflow: Range<Int>?

    /// Lines in which a letterhead is looked for.
    private static let window = 80

    init(_ stream: TokenStream, _ lines: [Line], _ cues: StructureCues) {
        self.stream = stream
        self.lines = lines
        self.cues = cues
    }

    /// What a line of the letterhead is.
    enum Role { case none, nation, number, date, urgency, secrecy, subject, addressees, type, rule, telegram }

    mutating func read() {
        let limit = min(lines.count, Self.window)
        var roles = [Role](repeating: .none, count: limit)
        var typeLine: Int?
        var numberLine: Int?
        var dateLine: Int?
        var nationLine: Int?
        var subjectLine: Int?
        var addresseeLine: Int?
        var stop = limit
        for index in 0..<limit {
            let line = lines[index]
            if line.isRow {
                stop = min(stop, index)
                break
            }
            let role = role(of: line, seenType: typeLine != nil, seenNumber: numberLine != nil)
            roles[index] = role
            switch role {
            case .type where typeLine == nil && addresseeLine == nil: typeLine = index
            case .number where numberLine == nil: numberLine = index
            case .date where dateLine == nil: dateLine = index
            case .nation where nationLine == nil: nationLine = index
            case .subject where subjectLine == nil: subjectLine = index
            case .addressees where addresseeLine == nil: addresseeLine = index
            case .none
            where (line.hasLabel || isBasis(line)) && (typeLine != nil || subjectLine != nil || addresseeLine != nil):
                stop = index
            default: break
            }
            if stop < limit { break }
        }
        // A `V/v` behind the type line is its subject line, read there.
        if let type = typeLine, let subject = subjectLine, subject > type { subjectLine = nil }

        let top = min(typeLine ?? stop, subjectLine ?? stop, addresseeLine ?? stop, stop)
        readIssuer(roles, top: top, numberLine: numberLine, nationLine: nationLine)
        var last = -1
        if let index = numberLine {
            readNumber(lines[index])
            last = max(last, index)
        }
        if let index = dateLine ?? numberLine {
            readDate(lines[index])
            if dateLine == index, subjectLine ?? index >= index { extendPlace(above: index, roles) }
            if dateLine != nil { last = max(last, index) }
        }
        for index in 0..<stop {
            if roles[index] == .urgency, header.urgency == nil { header.urgency = stream.trimmed(lines[index].tokens) }
            if roles[index] == .secrecy, header.secrecy == nil { header.secrecy = stream.trimmed(lines[index].tokens) }
            if roles[index] == .nation { last = max(last, index) }
        }
        if let index = typeLine {
            last = max(last, readSubject(underType: index))
            if last + 1 < lines.count, isTelegram(lines[last + 1]) { last = readAddressees(from: last + 1) }
            if let addressees = addresseeLine, addressees > last, addressees - last <= 2 {
                last = readAddressees(from: addressees)
            }
        } else {
            if let index = subjectLine { last = max(last, readSubject(after: index, roles: roles, stop: stop)) }
            if let index = addresseeLine { last = max(last, readAddressees(from: index)) }
        }
        end = last + 1
    }

    // MARK: Roles

    func role(of line: Line, seenType: Bool, seenNumber: Bool) -> Role {
        if line.isRule { return .rule }
        let tokens = line.tokens
        guard !tokens.isEmpty else { return .none }
        let first = tokens.lowerBound
        if line.label.isEmpty {
            if cues.match([.nation, .motto], stream, at: first, before: tokens.upperBound) != nil, tokens.count <= 20 {
                return .nation
            }
            if let end = cues.match(.urgency, stream, at: first, before: tokens.upperBound), isAll(end, tokens) {
                return .urgency
            }
            if let end = cues.match(.secrecy, stream, at: first, before: tokens.upperBound), isAll(end, tokens) {
                return .secrecy
            }
            if !seenNumber, numberRange(line) != nil { return .number }
            // `V/v … Hà Nội, ngày …`: a subject that took the date's line in is still the subject.
            if cues.match(.subject, stream, at: first, before: tokens.upperBound) != nil, dateToken(line) != nil {
                return .subject
            }
            if dateToken(line) != nil || spoiledDate(line) != nil { return .date }
            if cues.match(.addressees, stream, at: first, before: tokens.upperBound) != nil { return .addressees }
            if typeEnd(line) != nil { return .type }
            if let end = cues.match(.subject, stream, at: first, before: tokens.upperBound) {
                // `Về việc` opens a subject only where nothing but the letterhead stands before it.
                return end > first && tokens.count <= 120 ? .subject : .none
            }
            if isTelegram(line) { return .telegram }
        }
        return .none
    }

    func isAll(_ end: Int, _ tokens: Range<Int>) -> Bool {
        end == tokens.upperBound || tokens.upperBound - end <= 2 && stream.trimmed(tokens).upperBound <= end
    }

    /// `CHỈ THỊ`, `KẾ HOẠCH`: a line in capitals that is, or opens with, the name of a kind of document.
    func typeEnd(_ line: Line) -> Int? {
        let tokens = line.tokens
        guard let end = cues.match(.type, stream, tokens) else { return nil }
        for index in tokens.lowerBound..<end where !stream.isCapitals(stream[index]) { return nil }
        if isAll(end, tokens) { return end }
        // `CHỈ THỊ VỀ VIỆC …` on one line.
        if cues.match(.subject, stream, at: end, before: tokens.upperBound) != nil { return end }
        if line.isCapitals, tokens.upperBound - end > 3,
            cues.match(.enact, stream, at: tokens.lowerBound, before: end) == nil
        {
            return end
        }
        return nil
    }

    func isBasis(_ line: Line) -> Bool {
        guard line.label.isEmpty || line.isBullet else { return false }
        return cues.match(.firmBasis, stream, line.tokens) != nil
    }

    /// `THỦ TƯỚNG CHÍNH PHỦ điện:`
    func isTelegram(_ line: Line) -> Bool {
        let tokens = line.tokens
        let trimmed = stream.trimmed(tokens)
        guard tokens.count <= 30, trimmed.count >= 3, trimmed.upperBound < tokens.upperBound || line.isCapitals else {
            return false
        }
        return cues.match(.telegram, stream, at: trimmed.upperBound - 1, before: trimmed.upperBound) != nil
    }

    // MARK: Issuer

    mutating func readIssuer(_ roles: [Role], top: Int, numberLine: Int?, nationLine: Int?) {
        var candidates: [Range<Int>] = []
        for index in 0..<top {
            let line = lines[index]
            if roles[index] == .number, candidates.isEmpty == false { break }
            guard roles[index] == .none || roles[index] == .type else { continue }
            guard line.label.isEmpty, line.tokens.count <= 30 else { continue }
            var tokens = line.tokens
            // A letterhead of two columns on one line.
            if let nation = firstNation(in: tokens) { tokens = tokens.lowerBound..<nation }
            tokens = stream.trimmed(tokens)
            guard !tokens.isEmpty else { continue }
            let opensBody = cues.match([.body, .completeBody], stream, tokens) != nil
            if line.isCapitals || (opensBody && tokens.count <= 14) {
                candidates += bodies(in: tokens)
            } else if !candidates.isEmpty, tokens.count <= 8, stream[tokens.lowerBound].flags.contains(.capitalised),
                cues.match(.place, stream, tokens) != nil
            {
                candidates.append(tokens)
            }
        }
        var bodies: [[Range<Int>]] = []
        for tokens in candidates {
            if let last = bodies.last, continues(last, tokens) {
                bodies[bodies.count - 1].append(tokens)
            } else {
                bodies.append([tokens])
            }
        }
        // Lines above the first that opens with a body are what a page printed over the letter.
        while bodies.count > 1, !opensBody(bodies[0][0]) { bodies.removeFirst() }
        guard let issuer = bodies.last else { return }
        header.issuer = issuer
        header.parentIssuer = bodies.dropLast().flatMap { $0 }
    }

    /// Parts a line on which the parent body and the issuer stand side by side:
    /// `UBND TỈNH QUẢNG TRỊ SỞ Y TẾ`.
    func bodies(in tokens: Range<Int>) -> [Range<Int>] {
        var hasPlace = false
        for index in tokens {
            if cues.match(.place, stream, at: index, before: tokens.upperBound) != nil { hasPlace = true }
            guard index > tokens.lowerBound + 2, hasPlace, index + 1 < tokens.upperBound,
                stream[index - 1].kind != .punctuation,
                cues.match(.subordinate, stream, at: index, before: tokens.upperBound) != nil
            else { continue }
            return [tokens.lowerBound..<index, index..<tokens.upperBound]
        }
        return [tokens]
    }

    func opensBody(_ tokens: Range<Int>) -> Bool {
        cues.match([.body, .completeBody], stream, tokens) != nil
    }

    func firstNation(in tokens: Range<Int>) -> Int? {
        for index in tokens.dropFirst()
        where cues.match([.nation, .motto], stream, at: index, before: tokens.upperBound) != nil {
            return index
        }
        return nil
    }

    /// Whether a line goes on with the name of the body above it: `ỦY BAN NHÂN DÂN` / `TỈNH VĨNH LONG`.
    func continues(_ body: [Range<Int>], _ tokens: Range<Int>) -> Bool {
        guard let last = body.last, let longest = cues.longest(stream, tokens) else { return true }
        if longest.kinds.isDisjoint(with: [.body, .completeBody]) { return true }
        if cues.match([.body, .completeBody], stream, tokens) != longest.end { return true }
        // `VĂN PHÒNG` / `CHÍNH PHỦ`: a kind of body without its name.
        if body.count == 1, cues.match(.completeBody, stream, last) != last.upperBound,
            cues.match(.body, stream, last) == last.upperBound
        {
            return true
        }
        return false
    }

    // MARK: Number, place, date

    /// `Số: 49 /KH-BCD`: the tokens behind the word and the colon.
    func numberRange(_ line: Line) -> Range<Int>? {
        let tokens = line.tokens
        var start = tokens.lowerBound
        let hasWord = cues.match(.number, stream, at: start, before: tokens.upperBound)
        if let end = hasWord {
            start = end
            if start < tokens.upperBound, stream.mark(start) == 0x3A || stream.mark(start) == 0x2E { start += 1 }
        } else if tokens.count != 1 || stream[start].kind != .documentCode {
            return nil
        }
        guard start < tokens.upperBound else { return nil }
        var index = start
        var slash = false
        var letters = false
        while index < tokens.upperBound, index - start < 12 {
            let token = stream[index]
            if token.kind == .documentCode { return start..<index + 1 }
            if token.kind == .date
                || index > start && slash && letters && isBlankBefore(index) && stream.mark(index - 1) != 0x2D
                    && stream.mark(index - 1) != 0x2F && stream.mark(index) != 0x2D && stream.mark(index) != 0x2F
            {
                break
            }
            if stream.mark(index) == 0x2F || contains(token, 0x2F) { slash = true }
            if token.kind == .abbreviation || token.kind == .word || token.kind == .syllable { letters = true }
            index += 1
        }
        return slash && hasWord != nil ? start..<index : nil
    }

    func contains(_ token: Token, _ byte: UInt8) -> Bool {
        for index in token.start..<token.end where stream.source.bytes[index] == byte { return true }
        return false
    }

    func isBlankBefore(_ index: Int) -> Bool { stream[index - 1].trailing > 0 }

    /// Whether one of the lines holds the number and symbol of a letter, filled in.
    func isNumbered(_ range: Range<Int>) -> Bool {
        range.contains { index in
            let line = lines[index]
            guard !line.isRow, line.label.isEmpty, !line.tokens.isEmpty, let number = numberRange(line) else {
                return false
            }
            return startsWithFigure(stream[number.lowerBound])
        }
    }

    mutating func readNumber(_ line: Line) {
        guard let range = numberRange(line) else { return }
        // `Số:      /KH-UBND`: the figure was never filled in.
        let first = stream[range.lowerBound]
        guard first.kind == .documentCode ? startsWithFigure(first) : first.kind == .number || startsWithFigure(first)
        else { return }
        // `2./CT-UBND`: written by hand and misread.
        if range.count > 1, first.kind == .number, stream.mark(range.lowerBound + 1) == 0x2E { return }
        header.number = stream.trimmed(range)
    }

    func startsWithFigure(_ token: Token) -> Bool {
        let byte = stream.source.bytes[token.start]
        return byte >= 0x30 && byte <= 0x39
    }

    /// The token of `ngày 10 tháng 4 năm 2018` in a line that holds little else.
    func dateToken(_ line: Line) -> Int? {
        let tokens = stream.trimmed(line.tokens)
        guard !tokens.isEmpty, tokens.count <= 40 else { return nil }
        for index in tokens.reversed() where stream[index].kind == .date {
            let before = index - tokens.lowerBound
            guard tokens.upperBound - index <= 2 else { return nil }
            if before == 0 { return tokens.count == 1 && LetterDate.read(stream, index) != nil ? index : nil }
            if before <= 8 || line.tokens.lowerBound < index && numberRange(line) != nil {
                // `Vĩnh Long, ngày …`, or the comma got lost.
                let comma = stream.mark(index - 1)
                if comma == 0x2C || comma == 0x2E { return index }
                if LetterDate.read(stream, index) != nil, before <= 5,
                    stream[tokens.lowerBound].flags.contains(.capitalised),
                    tokens.upperBound - index == 1, LetterDate.isWritten(stream, index)
                {
                    return index
                }
                // `Hà Nội, ngày   tháng 11 năm 2025`
                if index >= 2, stream.mark(index - 2) == 0x2C { return index }
            }
            return nil
        }
        return nil
    }

    /// The `ngày` of a line that tells place and date, where the day or month was written by hand and misread: `Quảng Ngãi,
    /// ngày 2# thángØ? năm 2021`. The place is read all the same.
    func spoiledDate(_ line: Line) -> Int? {
        let tokens = stream.trimmed(line.tokens)
        guard tokens.count <= 18, let first = tokens.first, stream[first].flags.contains(.capitalised),
            let day = tokens.prefix(7).dropFirst(2).first(where: {
                stream[$0].syllable == Self.dayWord && stream.mark($0 - 1) == 0x2C
            }), tokens.upperBound - day <= 10
        else { return nil }
        let hasYear = (day + 1..<tokens.upperBound).contains {
            stream[$0].kind == .date || stream[$0].syllable == Self.yearWord && $0 + 1 < tokens.upperBound
        }
        return hasYear ? day : nil
    }

    private static let dayWord = Syllables.id("ngày")
    private static let yearWord = Syllables.id("năm")

    mutating func readDate(_ line: Line) {
        guard let index = dateToken(line) ?? spoiledDate(line) else { return }
        var start = line.tokens.lowerBound
        if let number = numberRange(line), number.upperBound <= index { start = number.upperBound }
        var comma = index
        while comma > start, stream.mark(comma - 1) != 0x2C { comma -= 1 }
        let place = stream.trimmed(start..<(comma > start ? comma - 1 : index))
        if !place.isEmpty,
            stream[place.lowerBound].flags.contains(.capitalised) || stream.isCapitals(stream[place.lowerBound])
        {
            header.place = place
        }
        if let date = LetterDate.read(stream, index) {
            header.date = date
            header.dateTokens = index..<index + 1
        }
    }

    /// Takes in the beginning of a place that a line break parted from its end: `Thành phố Hồ Chí` / `Minh, ngày …`.
    mutating func extendPlace(above index: Int, _ roles: [Role]) {
        guard let place = header.place, place.lowerBound == lines[index].tokens.lowerBound, place.count <= 2, index > 0,
            roles[index - 1] == .none
        else { return }
        let above = lines[index - 1]
        guard above.label.isEmpty, !above.isRow, !above.isCapitals, !above.tokens.isEmpty, above.tokens.count <= 4,
            cues.match([.type, .body, .completeBody], stream, above.tokens) == nil
        else { return }
        var position = above.tokens.lowerBound
        while position < above.tokens.upperBound {
            if let end = cues.match(.place, stream, at: position, before: above.tokens.upperBound) {
                position = end
            } else if stream[position].kind == .syllable, stream[position].flags.contains(.capitalised) {
                position += 1
            } else {
                return
            }
        }
        header.place = above.tokens.lowerBound..<place.upperBound
    }
}
