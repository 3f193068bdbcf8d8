import LetterLexicon
import LetterText
import LetterTokens

extension HeaderReader {
    // MARK: Subject

    /// Reads the lines under the type line; returns the last of them.
    mutating func readSubject(underType index: Int) -> Int {
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
    func withoutBody(_ range: Range<Int>) -> Range<Int> {
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

    func isCapitals(_ range: Range<Int>) -> Bool {
        for index in range where stream[index].kind == .syllable && !stream.isCapitals(stream[index]) { return false }
        return true
    }

    func isSubject(_ line: Line, after text: [Range<Int>], capitals: Bool?) -> Bool {
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
            // `… CỦA` / `THỦ TƯỚNG CHÍNH PHỦ VỀ VIỆC …`: the line above cannot end there.
            if line.isCapitals, !previous.isEmpty,
                cues.match(.governs, stream, at: previous.upperBound - 1, before: previous.upperBound) != nil
            {
                return true
            }
            return line.isCapitals && !opensIssuerLine(line) || !startsWithCapital(line) && line.tokens.count <= 40
        }
        if stream.lastMark(of: previous) == 0x2E { return false }
        return !startsWithCapital(line) && line.tokens.count <= 60
    }

    func startsWithCapital(_ line: Line) -> Bool {
        for index in line.tokens where stream[index].kind != .punctuation {
            let token = stream[index]
            return token.flags.contains(.capitalised) || token.flags.contains(.allCapitals)
        }
        return true
    }

    /// `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH` under the subject of a decision: who decides, behind which the bases stand.
    func opensIssuerLine(_ line: Line) -> Bool {
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
    func withoutCue(_ range: Range<Int>) -> Range<Int> {
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
    mutating func readSubject(after index: Int, roles: [Role], stop: Int) -> Int {
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
        if let date = header.dateTokens, date.upperBound < lines[index].tokens.upperBound,
            date.lowerBound >= lines[index].tokens.lowerBound,
            cues.match(.addressees, stream, date.upperBound..<lines[index].tokens.upperBound) != nil
        {
            return readAddressees(from: index, behind: date.upperBound)
        }
        return next - 1
    }

    /// The date that got onto a subject's line: its last token, or the one before `Kính gửi`.
    func neighbourDate(_ range: Range<Int>) -> Int? {
        guard let last = stream.trimmed(range).last else { return nil }
        if stream[last].kind == .date { return LetterDate.isWritten(stream, last) ? last : nil }
        for index in range.reversed() where stream[index].kind == .date && LetterDate.isWritten(stream, index) {
            return cues.match(.addressees, stream, index + 1..<range.upperBound) != nil ? index : nil
        }
        return nil
    }

    /// Cuts `…, Hà Nội, ngày 03 tháng 12 năm 2025` off a subject on whose line it got, and reads it.
    mutating func withoutDate(_ range: Range<Int>) -> Range<Int> {
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
    mutating func readAddressees(from index: Int, behind start: Int? = nil) -> Int {
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
        if !rest.isEmpty { entries += stream.entries(of: rest).map { [$0] } }
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
            if cues.match(.jointAddressees, stream, at: first, before: line.tokens.upperBound) != nil {
                last = endOfJointAddressees(from: next)
                break
            }
            if lastMark == 0x3A, bullets, !line.isBullet, line.tokens.count <= 40 {
                // `- Bộ trưởng các Bộ:` / `Quốc phòng, Công an;`: the names of a list stand on the next line.
                let entry = entries.count - 1
                if let opened = entries[entry].popLast() {
                    entries[entry].append(opened.lowerBound..<lines[last].tokens.upperBound)
                }
                entries[entry].append(stream.trimmed(line.tokens))
            } else if line.isBullet {
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
                entries += stream.entries(of: stream.trimmed(line.tokens)).map { [$0] }
            } else {
                break
            }
            lastMark = stream.lastMark(of: line.tokens)
            last = next
            next += 1
        }
        if let entry = entries.last?.last {
            let body = withoutSentence(entry)
            entries[entries.count - 1][entries[entries.count - 1].count - 1] = body
            if body.upperBound + 1 < lines[last].tokens.upperBound, body.upperBound < entry.upperBound,
                lines[last].tokens.contains(body.upperBound)
            {
                overflow = body.upperBound + 1..<lines[last].tokens.upperBound
            }
        }
        header.addressees = entries
        return last
    }

    /// `Đồng kính gửi: Thủ tướng Chính phủ (để báo cáo)`: who is told besides; the last line of it.
    private func endOfJointAddressees(from index: Int) -> Int {
        var last = index
        guard stream.lastMark(of: lines[index].tokens) == 0x3A else { return last }
        var next = index + 1
        while next < lines.count, next - index <= 12 {
            let line = lines[next]
            if line.isRule {
                next += 1
                continue
            }
            guard !line.isRow, !line.tokens.isEmpty, !line.hasLabel, line.tokens.count <= 40,
                line.isBullet || last == index
            else { break }
            last = next
            next += 1
        }
        return last
    }

    /// Cuts the first words of the body (`Xét báo cáo …`) off addressees on whose line they got.
    func withoutBasis(_ range: Range<Int>) -> Range<Int> {
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
    func withoutSentence(_ range: Range<Int>) -> Range<Int> {
        for index in range.dropFirst() where stream.mark(index) == 0x2E && stream[index].trailing > 0 {
            if index + 10 < range.upperBound, stream[index - 1].kind == .syllable, stream[index - 1].count > 2,
                stream[index + 1].flags.contains(.capitalised)
            {
                return range.lowerBound..<index
            }
        }
        return range
    }
}
