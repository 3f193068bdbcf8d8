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

    /// Lines in which a letterhead is looked for.
    private static let window = 80

    init(_ stream: TokenStream, _ lines: [Line], _ cues: StructureCues) {
        self.stream = stream
        self.lines = lines
        self.cues = cues
    }

    /// What a line of the letterhead is.
    private enum Role { case none, nation, number, date, urgency, secrecy, subject, addressees, type, rule, telegram }

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

    private func role(of line: Line, seenType: Bool, seenNumber: Bool) -> Role {
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
            if dateToken(line) != nil { return .date }
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

    private func isAll(_ end: Int, _ tokens: Range<Int>) -> Bool {
        end == tokens.upperBound || tokens.upperBound - end <= 2 && stream.trimmed(tokens).upperBound <= end
    }

    /// `CHỈ THỊ`, `KẾ HOẠCH`: a line in capitals that is, or opens with, the name of a kind of document.
    private func typeEnd(_ line: Line) -> Int? {
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
    private func isTelegram(_ line: Line) -> Bool {
        let tokens = line.tokens
        let trimmed = stream.trimmed(tokens)
        guard tokens.count <= 30, trimmed.count >= 3, trimmed.upperBound < tokens.upperBound || line.isCapitals else {
            return false
        }
        return cues.match(.telegram, stream, at: trimmed.upperBound - 1, before: trimmed.upperBound) != nil
    }

    // MARK: Issuer

    private mutating func readIssuer(_ roles: [Role], top: Int, numberLine: Int?, nationLine: Int?) {
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
    private func bodies(in tokens: Range<Int>) -> [Range<Int>] {
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

    private func opensBody(_ tokens: Range<Int>) -> Bool {
        cues.match([.body, .completeBody], stream, tokens) != nil
    }

    private func firstNation(in tokens: Range<Int>) -> Int? {
        for index in tokens.dropFirst()
        where cues.match([.nation, .motto], stream, at: index, before: tokens.upperBound) != nil {
            return index
        }
        return nil
    }

    /// Whether a line goes on with the name of the body above it: `ỦY BAN NHÂN DÂN` / `TỈNH VĨNH LONG`.
    private func continues(_ body: [Range<Int>], _ tokens: Range<Int>) -> Bool {
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
    private func numberRange(_ line: Line) -> Range<Int>? {
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

    private func contains(_ token: Token, _ byte: UInt8) -> Bool {
        for index in token.start..<token.end where stream.source.bytes[index] == byte { return true }
        return false
    }

    private func isBlankBefore(_ index: Int) -> Bool { stream[index - 1].trailing > 0 }

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

    private mutating func readNumber(_ line: Line) {
        guard let range = numberRange(line) else { return }
        // `Số:      /KH-UBND`: the figure was never filled in.
        let first = stream[range.lowerBound]
        guard first.kind == .documentCode ? startsWithFigure(first) : first.kind == .number || startsWithFigure(first)
        else { return }
        header.number = stream.trimmed(range)
    }

    private func startsWithFigure(_ token: Token) -> Bool {
        let byte = stream.source.bytes[token.start]
        return byte >= 0x30 && byte <= 0x39
    }

    /// The token of `ngày 10 tháng 4 năm 2018` in a line that holds little else.
    private func dateToken(_ line: Line) -> Int? {
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

    private mutating func readDate(_ line: Line) {
        guard let index = dateToken(line) else { return }
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

    // MARK: Subject

    /// Reads the lines under the type line; returns the last of them.
    private mutating func readSubject(underType index: Int) -> Int {
        let line = lines[index]
        let typeEnd = typeEnd(line) ?? line.tokens.upperBound
        header.type = line.tokens.lowerBound..<typeEnd
        var last = index
        var text: [Range<Int>] = []
        if !isAll(typeEnd, line.tokens) { text.append(withoutCue(typeEnd..<line.tokens.upperBound)) }
        var next = index + 1
        while next < lines.count, next - index <= 12 {
            let line = lines[next]
            if line.isRule {
                next += 1
                continue
            }
            guard isSubject(line, after: text, capitals: text.isEmpty ? nil : isCapitals(text[0])) else { break }
            let whole = text.isEmpty ? withoutCue(line.tokens) : line.tokens
            let part = withoutBody(whole)
            text.append(part)
            last = next
            next += 1
            if part.upperBound < whole.upperBound { break }
        }
        header.subject = text.filter { !$0.isEmpty }
        return last
    }

    /// The capitals at the start of a line on which the body follows them.
    private func withoutBody(_ range: Range<Int>) -> Range<Int> {
        var capitals = 0
        var small = 0
        for index in range {
            switch stream[index].kind {
            case .syllable, .word:
                if stream.isCapitals(stream[index]) {
                    capitals += 1
                    small = 0
                } else {
                    small += 1
                }
            default: break
            }
            if small == 4 {
                guard capitals >= 4 else { return range }
                var end = index
                while end > range.lowerBound,
                    stream[end - 1].kind != .syllable && stream[end - 1].kind != .word
                        || !stream.isCapitals(stream[end - 1])
                { end -= 1 }
                return stream.trimmed(range.lowerBound..<end)
            }
        }
        return range
    }

    private func isCapitals(_ range: Range<Int>) -> Bool {
        for index in range where stream[index].kind == .syllable && !stream.isCapitals(stream[index]) { return false }
        return true
    }

    private func isSubject(_ line: Line, after text: [Range<Int>], capitals: Bool?) -> Bool {
        guard line.label.isEmpty, !line.isRow, !line.tokens.isEmpty, !isTelegram(line) else { return false }
        let first = line.tokens.lowerBound
        let limit = line.tokens.upperBound
        if cues.match([.addressees, .firmBasis, .nation], stream, at: first, before: limit) != nil
            || numberRange(line) != nil
        {
            return false
        }
        if dateToken(line) != nil { return false }
        guard let capitals else {
            // The first line: anything short that is no sentence of the body.
            return line.tokens.count <= 160 && stream.lastMark(of: line.tokens) != 0x3A && !opensIssuerLine(line)
                && (stream.lastMark(of: line.tokens) != 0x2E || line.tokens.count <= 60)
        }
        guard let previous = text.last else { return false }
        if capitals {
            return line.isCapitals && !opensIssuerLine(line) || !startsWithCapital(line) && line.tokens.count <= 40
        }
        if stream.lastMark(of: previous) == 0x2E { return false }
        return !startsWithCapital(line) && line.tokens.count <= 60
    }

    private func startsWithCapital(_ line: Line) -> Bool {
        for index in line.tokens where stream[index].kind != .punctuation {
            let token = stream[index]
            return token.flags.contains(.capitalised) || token.flags.contains(.allCapitals)
        }
        return true
    }

    /// `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH` under the subject of a decision: who decides, behind which the bases stand.
    private func opensIssuerLine(_ line: Line) -> Bool {
        guard line.isCapitals, line.tokens.count <= 20,
            let opening = cues.longest(stream, line.tokens),
            !opening.kinds.isDisjoint(with: [.body, .completeBody, .title])
        else { return false }
        var next = line.tokens.upperBound
        while next < stream.count, stream[next].kind == .newline || stream[next].kind == .blank { next += 1 }
        return next < stream.count
            && cues.match([.basis, .firmBasis], stream, at: next, before: min(stream.count, next + 4)) != nil
            && stream[next].flags.contains(.capitalised) && !stream.isCapitals(stream[next])
    }

    /// Leaves out `V/v`, `V/v:`, `Về việc`.
    private func withoutCue(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        if let end = cues.match(.subject, stream, at: start, before: range.upperBound) {
            start = end
            while start < range.upperBound, stream[start].kind == .punctuation,
                stream.mark(start) == 0x3A || stream.mark(start) == 0x2E
            {
                start += 1
            }
        }
        return start..<range.upperBound
    }

    /// Reads `V/v …` of a letter without a type line; returns the last line.
    private mutating func readSubject(after index: Int, roles: [Role], stop: Int) -> Int {
        var text = [withoutDate(withoutCue(lines[index].tokens))]
        var next = index + 1
        while next < stop, header.date == nil || text[0].upperBound == lines[index].tokens.upperBound,
            roles[next] == .none, !lines[next].isRow, lines[next].label.isEmpty, lines[next].tokens.count <= 25,
            !lines[next].isCapitals
        {
            text.append(lines[next].tokens)
            next += 1
        }
        header.subject = text.filter { !$0.isEmpty }
        // `… Gò Vấp, ngày 07 tháng 12 năm 2021 Kính gửi:` on the subject's own line.
        if let date = header.dateTokens, date.upperBound < lines[index].tokens.upperBound, date.lowerBound >= lines[index].tokens.lowerBound,
            cues.match(.addressees, stream, date.upperBound..<lines[index].tokens.upperBound) != nil
        {
            return readAddressees(from: index, behind: date.upperBound)
        }
        return next - 1
    }

    /// The date that got onto a subject's line: its last token, or the one before `Kính gửi`.
    private func neighbourDate(_ range: Range<Int>) -> Int? {
        guard let last = stream.trimmed(range).last else { return nil }
        if stream[last].kind == .date { return LetterDate.isWritten(stream, last) ? last : nil }
        for index in range.reversed() where stream[index].kind == .date && LetterDate.isWritten(stream, index) {
            return cues.match(.addressees, stream, index + 1..<range.upperBound) != nil ? index : nil
        }
        return nil
    }

    /// Cuts `…, Hà Nội, ngày 03 tháng 12 năm 2025` off a subject on whose line it got, and reads it.
    private mutating func withoutDate(_ range: Range<Int>) -> Range<Int> {
        guard let index = neighbourDate(range), header.date == nil,
            let date = LetterDate.read(stream, index), index - 2 > range.lowerBound, stream.mark(index - 1) == 0x2C
        else { return range }
        var start = index - 1
        while start > range.lowerBound, stream[start - 1].flags.contains(.capitalised), index - start < 7 { start -= 1 }
        guard start < index - 1 else { return range }
        // `Thành phố Hồ Chí Minh`: the kind belongs to the place, unless the words before it need it
        // (`trên địa bàn Thành phố`).
        if start - 2 > range.lowerBound, stream[start - 2].flags.contains(.capitalised),
            cues.match(.place, stream, at: start - 2, before: start) == start,
            cues.match(.governs, stream, at: start - 3, before: start - 2) == nil
        {
            start -= 2
        }
        header.date = date
        header.dateTokens = index..<index + 1
        header.place = start..<index - 1
        return range.lowerBound..<start
    }

    // MARK: Addressees

    /// Reads `Kính gửi: …` or `… điện:` and the lines under it; returns the last of them.
    private mutating func readAddressees(from index: Int, behind start: Int? = nil) -> Int {
        let line = lines[index]
        var rest = (start ?? line.tokens.lowerBound)..<line.tokens.upperBound
        if let end = cues.match(.addressees, stream, rest) {
            rest = withoutBasis(end..<rest.upperBound)
        } else {
            rest = rest.upperBound..<rest.upperBound
        }
        rest = rest.isEmpty ? rest : stream.trimmed(rest.lowerBound..<rest.upperBound)
        var entries: [[Range<Int>]] = []
        var lastMark = rest.isEmpty ? 0 : stream.lastMark(of: line.tokens)
        if !rest.isEmpty { entries += split(rest).map { [$0] } }
        var last = index
        var bullets = false
        var next = index + 1
        while next < lines.count, next - index <= 60 {
            let line = lines[next]
            if line.isRule {
                next += 1
                continue
            }
            guard !line.isRow, !line.tokens.isEmpty, !line.hasLabel else { break }
            let first = line.tokens.lowerBound
            let starts = startsWithCapital(line)
            if line.isBullet {
                guard entries.isEmpty || bullets || next == index + 1 || lastMark == 0x3B || lastMark == 0x3A else {
                    break
                }
                bullets = true
                if lastMark == 0x2C, !entries.isEmpty,
                    cues.match(
                        [.body, .completeBody, .title, .group], stream, at: first, before: line.tokens.upperBound)
                        == nil
                {
                    // `- Chủ tịch Ủy ban nhân dân các tỉnh: A,` / `- B và C;`
                    entries[entries.count - 1].append(stream.trimmed(line.tokens))
                } else {
                    entries.append([stream.trimmed(line.tokens)])
                }
            } else if !entries.isEmpty, !starts || (lastMark == 0x2C && line.tokens.count <= 30) {
                guard line.tokens.count <= 40 else { break }
                entries[entries.count - 1].append(stream.trimmed(line.tokens))
            } else if entries.isEmpty || (!bullets && lastMark == 0x3B && line.tokens.count <= 40) {
                guard line.tokens.count <= 80,
                    cues.match([.firmBasis], stream, at: first, before: line.tokens.upperBound) == nil
                else { break }
                entries += split(stream.trimmed(line.tokens)).map { [$0] }
            } else {
                break
            }
            lastMark = stream.lastMark(of: line.tokens)
            last = next
            next += 1
        }
        if let entry = entries.last?.last {
            entries[entries.count - 1][entries[entries.count - 1].count - 1] = withoutSentence(entry)
        }
        header.addressees = entries
        return last
    }

    /// Cuts the first words of the body (`Xét báo cáo …`) off addressees on whose line they got.
    private func withoutBasis(_ range: Range<Int>) -> Range<Int> {
        for index in range.dropFirst(3)
        where stream[index].flags.contains(.capitalised) && stream[index - 1].kind != .punctuation {
            if let end = cues.match([.firmBasis, .basis], stream, at: index, before: range.upperBound), end > index + 1
            {
                return range.lowerBound..<index
            }
        }
        return range
    }

    /// Cuts the first sentence of the body off an addressee on whose line it got.
    private func withoutSentence(_ range: Range<Int>) -> Range<Int> {
        for index in range.dropFirst() where stream.mark(index) == 0x2E && stream[index].trailing > 0 {
            if index + 10 < range.upperBound, stream[index - 1].kind == .syllable, stream[index - 1].count > 2,
                stream[index + 1].flags.contains(.capitalised)
            {
                return range.lowerBound..<index
            }
        }
        return range
    }

    /// Parts a line at `;`.
    private func split(_ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where stream.mark(index) == 0x3B {
            parts.append(stream.trimmed(start..<index))
            start = index + 1
        }
        parts.append(stream.trimmed(start..<range.upperBound))
        return parts.filter { !$0.isEmpty }
    }
}

/// Reads a day from a date token.
enum LetterDate {
    /// The day in `ngày 10 tháng 4 năm 2018`, `10/4/2018`; nil where it names no full day.
    static func read(_ stream: TokenStream, _ index: Int) -> CalendarDate? {
        let bytes = stream.source.bytes
        let token = stream[index]
        var numbers: [Int] = []
        var position = token.start
        while position < token.end {
            guard bytes[position] >= 0x30, bytes[position] <= 0x39 else {
                position += 1
                continue
            }
            var value = 0
            while position < token.end, bytes[position] >= 0x30, bytes[position] <= 0x39 {
                value = min(value * 10 + Int(bytes[position] - 0x30), 100_000)
                position += 1
            }
            numbers.append(value)
        }
        guard numbers.count == 3, (1...31).contains(numbers[0]), (1...12).contains(numbers[1]),
            (1900...2200).contains(numbers[2])
        else { return nil }
        return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    /// The date is written with words (`ngày … tháng … năm …`).
    static func isWritten(_ stream: TokenStream, _ index: Int) -> Bool {
        let token = stream[index]
        return stream.source.bytes[token.start] >= 0x41
    }
}
