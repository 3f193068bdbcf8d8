import LetterLexicon
import LetterText
import LetterTokens

/// Finds and reads the end of the letter: signature and copy recipients.
struct ClosingReader {
    let stream: TokenStream
    let lines: [Line]
    let cues: StructureCues
    var signer = SignerRanges()
    var copies: [[Range<Int>]] = []
    /// What stands to the right of the copies on their lines, behind a wide gap: the signature.
    private var rightColumn: [Line] = []
    /// Lines of the closing; empty where there is none.
    var range: Range<Int>

    init(_ stream: TokenStream, _ lines: [Line], _ cues: StructureCues) {
        self.stream = stream
        self.lines = lines
        self.cues = cues
        range = lines.count..<lines.count
    }

    /// Looks for the closing behind a line. Complexity: O(*n*).
    mutating func read(from start: Int) {
        var index = start
        while index < lines.count, !isCopies(lines[index]), !isSignature(index) { index += 1 }
        guard index < lines.count else { return }
        if !isCopies(lines[index]), let first = unnamedCopies(before: index, from: start) { index = first }
        let first = index
        var signed = false
        var copied = false
        while index < lines.count {
            if lines[index].isRule {
                index += 1
            } else if !copied, isCopies(lines[index]) || index == first && !isSignature(index) {
                copied = true
                index = readCopies(from: index)
            } else if !signed, isSignature(index) || (copied && isTitleLine(lines[index])) {
                signed = true
                index = readSignature(lines, from: index)
            } else {
                break
            }
        }
        if !signed, !rightColumn.isEmpty { _ = readSignature(rightColumn, from: 0) }
        range = first..<index
    }

    /// The first line of copies whose `Nơi nhận` was misread: a short line over a list that ends with `Lưu: …`.
    private func unnamedCopies(before index: Int, from start: Int) -> Int? {
        var first = index
        while first > start, lines[first - 1].isBullet, index - first < 60 { first -= 1 }
        guard first < index, first > start, lines[index - 1].isBullet, let archive = lines[index - 1].tokens.first,
            cues.match(.archive, stream, at: archive, before: lines[index - 1].tokens.upperBound) != nil
        else { return nil }
        let line = lines[first - 1]
        return line.label.isEmpty && !line.isRow && line.tokens.count <= 4 ? first - 1 : nil
    }

    func isCopies(_ line: Line) -> Bool {
        guard line.label.isEmpty, !line.isRow, !line.tokens.isEmpty else { return false }
        guard let end = cues.match(.copies, stream, line.tokens) else { return false }
        return end == line.tokens.upperBound || stream[end].kind == .punctuation
    }

    // MARK: Copies

    private mutating func readCopies(from start: Int) -> Int {
        let line = lines[start]
        let first = leftColumn(line.tokens)
        let end = cues.match(.copies, stream, first) ?? first.upperBound
        let rest = stream.trimmed(end..<first.upperBound)
        if !rest.isEmpty { copies += stream.entries(of: rest).map { [$0] } }
        var bullets = false
        var lastMark: UInt8 = 0x3B
        var index = start + 1
        while index < lines.count {
            let line = lines[index]
            if line.isRule {
                index += 1
                continue
            }
            guard !line.isRow, !line.hasLabel else { break }
            if line.tokens.isEmpty {
                index += 1
                continue
            }
            if !line.isBullet, isSignature(index) || isAnnexHead(line) || isNote(line) { break }
            let left = leftColumn(line.tokens)
            let entry = stream.trimmed(left)
            if line.isBullet {
                bullets = true
                if !entry.isEmpty { copies.append([entry]) }
            } else if bullets {
                // A wrapped line goes on with the entry; behind `Lưu: …` nothing follows.
                guard lastMark != 0x2E || signatureFollows(index), line.tokens.count <= 40, !copies.isEmpty else {
                    break
                }
                if !entry.isEmpty { copies[copies.count - 1].append(entry) }
            } else {
                guard line.tokens.count <= 40, lastMark != 0x2E, !isNameLine(line) else { break }
                if lastMark == 0x3B || copies.isEmpty {
                    if !entry.isEmpty { copies.append([entry]) }
                } else if !entry.isEmpty {
                    copies[copies.count - 1].append(entry)
                }
            }
            lastMark = stream.lastMark(of: left)
            index += 1
        }
        return index
    }

    /// The tokens before a gap of four blanks or more; what stands behind it is kept for the signature.
    private mutating func leftColumn(_ tokens: Range<Int>) -> Range<Int> {
        for index in tokens.dropLast() where stream[index].trailing >= 4 {
            let right = index + 1..<tokens.upperBound
            var line = Line(tokens: right, label: right.lowerBound..<right.lowerBound)
            line.isCapitals = right.allSatisfy { stream[$0].kind == .punctuation || stream.isCapitals(stream[$0]) }
            rightColumn.append(line)
            return tokens.lowerBound..<index + 1
        }
        return tokens
    }

    /// Whether a signature begins within the next lines: what stands before it still belongs to the copies
    /// (`- Lưu: VT, NC.` / `An (12 bản)`).
    private func signatureFollows(_ index: Int) -> Bool {
        for next in index + 1..<index + 4 where next < lines.count && isSignature(next) { return true }
        return false
    }

    // MARK: Signature

    /// `KT. CHỦ TỊCH`, or a title in capitals that a name follows.
    func isSignature(_ index: Int) -> Bool {
        let line = lines[index]
        guard line.label.isEmpty, !line.isRow, !line.tokens.isEmpty, line.tokens.count <= 30 else { return false }
        if let end = capacityEnd(line.tokens) {
            return end < line.tokens.upperBound && stream.isCapitals(stream[end])
        }
        guard isTitleLine(line) else { return false }
        var next = index + 1
        var seen = 0
        while next < lines.count, seen < 5 {
            let following = lines[next]
            if following.isRule {
                next += 1
                continue
            }
            if isNameLine(following) { return true }
            if isCopies(following) { return true }
            guard following.label.isEmpty, !following.isRow, following.tokens.count <= 12,
                following.isCapitals || isRemark(following)
            else { return false }
            seen += 1
            next += 1
        }
        return false
    }

    /// A line in capitals that opens with a title: `PHÓ CHỦ TỊCH`, `TỔNG GIÁM ĐỐC`.
    func isTitleLine(_ line: Line) -> Bool {
        guard line.label.isEmpty, !line.isRow, !line.tokens.isEmpty, line.tokens.count <= 16 else { return false }
        guard let end = cues.match(.title, stream, line.tokens) else { return false }
        guard stream.lastMark(of: line.tokens) != 0x3A else { return false }
        for index in line.tokens.lowerBound..<end where !stream.isCapitals(stream[index]) { return false }
        // `PHÓ CHỦ TỊCH Lữ Quang Ngời`
        return line.isCapitals || isName(nameTokens(end..<line.tokens.upperBound))
    }

    /// The end of `TM.`, `KT.`, `T/M` and its full stop.
    private func capacityEnd(_ tokens: Range<Int>) -> Int? {
        guard let end = cues.match(.capacity, stream, tokens) else { return nil }
        for index in tokens.lowerBound..<end {
            let token = stream[index]
            if token.kind == .punctuation { continue }
            if !stream.isCapitals(token), !(token.count == 1) { return nil }
        }
        var next = end
        var dotted =
            stream.source.bytes[stream[end - 1].end - 1] == 0x2E || contains(stream[tokens.lowerBound], 0x2F)
            || end - tokens.lowerBound > 1
        while next < tokens.upperBound, stream.mark(next) == 0x2E {
            next += 1
            dotted = true
        }
        return dotted ? next : nil
    }

    private func contains(_ token: Token, _ byte: UInt8) -> Bool {
        for index in token.start..<token.end where stream.source.bytes[index] == byte { return true }
        return false
    }

    /// `(Đã ký)`
    private func isRemark(_ line: Line) -> Bool {
        guard let first = line.tokens.first else { return true }
        return stream.mark(first) == 0x28
            || cues.match(.honorific, stream, at: first, before: line.tokens.upperBound) == line.tokens.upperBound
    }

    /// A line that holds a person's name and nothing else: `Lữ Quang Ngời`, `TS. Trần Văn An`.
    func isNameLine(_ line: Line) -> Bool {
        guard line.label.isEmpty, !line.isRow else { return false }
        return isName(nameTokens(line.tokens))
    }

    /// The tokens without ranks and degrees before the name.
    private func nameTokens(_ tokens: Range<Int>) -> Range<Int> {
        var start = tokens.lowerBound
        while start < tokens.upperBound {
            if let end = cues.match(.honorific, stream, at: start, before: tokens.upperBound) {
                start = end
            } else if stream[start].kind == .punctuation {
                start += 1
            } else {
                break
            }
        }
        return stream.trimmed(start..<tokens.upperBound)
    }

    private func isName(_ tokens: Range<Int>) -> Bool {
        guard (2...8).contains(tokens.count) else { return false }
        for index in tokens {
            let token = stream[index]
            // `H’Lan Niê Kđăm`
            if index > tokens.lowerBound, index + 1 < tokens.upperBound, isApostrophe(token) { continue }
            guard token.kind == .syllable || token.kind == .word || token.kind == .abbreviation,
                token.flags.contains(.capitalised) || token.flags.contains(.allCapitals)
            else { return false }
        }
        guard let word = cues.match([.title, .body, .completeBody, .annex, .nation, .type], stream, tokens) else {
            return true
        }
        // `Đoàn Thanh Bình`: a family name that is a word for a body too.
        let first = stream[tokens.lowerBound]
        return word == tokens.lowerBound + 1 && Self.familyNames.contains(first.syllable)
            && (2...4).contains(tokens.count) && !tokens.contains { stream[$0].flags.contains(.allCapitals) }
    }

    private static let familyNames = SyllableSet(["đoàn"])

    private func isApostrophe(_ token: Token) -> Bool {
        let bytes = stream.source.bytes[token.range.indices]
        return bytes.elementsEqual("’".utf8) || bytes.elementsEqual("'".utf8)
    }

    /// Reads authority, title and name; returns the line behind them.
    private mutating func readSignature(_ lines: [Line], from start: Int) -> Int {
        var index = start
        var titles: [Range<Int>] = []
        while index < lines.count, index - start < 12 {
            let line = lines[index]
            if line.isRule || (index > start && !line.tokens.isEmpty && isRemark(line)) {
                index += 1
                continue
            }
            guard line.label.isEmpty, !line.isRow, !line.tokens.isEmpty, line.tokens.count <= 30 else { break }
            if index > start, isNameLine(line), !(titles.isEmpty && line.isCapitals) {
                signer.name = nameTokens(line.tokens)
                index += 1
                break
            }
            if isCopies(line) || isAnnexHead(line) || isNote(line) { break }
            guard line.isCapitals || capacityEnd(line.tokens) != nil || isTitleLine(line) else { break }
            index += 1
            if readSegments(line.tokens, &titles) { break }
        }
        signer.title = titles.first.map { [$0] } ?? []
        // `PHÓ` / `CHỦ TỊCH`: a title broken over two lines.
        if titles.count > 1, titles[0].count == 1 { signer.title.append(titles[1]) }
        if titles.isEmpty, let last = signer.authority.popLast() {
            // Only `TM. …` or `KT. …` stands over the name.
            signer.authority.append(last)
        }
        return index
    }

    /// Parts one line into authority, title and name; true where the name came.
    private mutating func readSegments(_ tokens: Range<Int>, _ titles: inout [Range<Int>]) -> Bool {
        var position = tokens.lowerBound
        while position < tokens.upperBound {
            if let end = capacityEnd(position..<tokens.upperBound) {
                // Up to the next capacity, `PHÓ …`, or what opens a title behind `TM. <body>`.
                var next = end
                var afterTitle = cues.match(.title, stream, at: end, before: tokens.upperBound)
                if let title = afterTitle { next = title }
                while next < tokens.upperBound {
                    if capacityEnd(next..<tokens.upperBound) != nil { break }
                    if !stream.isCapitals(stream[next]), stream[next].kind != .punctuation,
                        stream[next].kind != .abbreviation
                    {
                        break
                    }
                    if let title = cues.match(.title, stream, at: next, before: tokens.upperBound) {
                        // `BỘ TRƯỞNG, CHỦ NHIỆM` is one office; a deputy or the head of a body is the title.
                        if isMark(next - 1), afterTitle != nil {
                            afterTitle = title
                            next = title
                            continue
                        }
                        break
                    }
                    next += 1
                }
                signer.authority.append(stream.trimmed(position..<next))
                position = next
            } else {
                var next = position
                while next < tokens.upperBound,
                    stream.isCapitals(stream[next]) || stream[next].kind == .punctuation
                        || stream[next].kind == .abbreviation
                {
                    if next > position, capacityEnd(next..<tokens.upperBound) != nil { break }
                    next += 1
                }
                if next == position { next = tokens.upperBound }
                let part = stream.trimmed(position..<next)
                let rest = nameTokens(next..<tokens.upperBound)
                let opensTitle = cues.match(.title, stream, at: position, before: tokens.upperBound) != nil
                if titles.isEmpty, !opensTitle, !signer.authority.isEmpty {
                    // `TM. BAN CHỈ ĐẠO` / `PHÁT TRIỂN …`: the authority goes on.
                    signer.authority.append(part)
                } else if !part.isEmpty {
                    if !opensTitle, let last = titles.last, titles.count == 1, last.upperBound < part.lowerBound {
                        titles[0] = last
                        signer.title = [last]
                        titles.append(part)
                    } else {
                        titles.append(part)
                    }
                }
                position = next
                if !rest.isEmpty, isName(rest) {
                    signer.name = rest
                    return true
                }
                if next < tokens.upperBound, !stream.isCapitals(stream[next]) { return false }
            }
        }
        return false
    }

    private func isMark(_ index: Int) -> Bool { stream[index].kind == .punctuation && stream.mark(index) == 0x2C }

    // MARK: Annexes and notes

    /// `PHỤ LỤC I`, `DANH MỤC …` in capitals, `Mẫu số 01`.
    func isAnnexHead(_ line: Line) -> Bool {
        guard !line.isRow, !line.isBullet, !line.all.isEmpty, line.all.count <= 80 else { return false }
        let all = line.all
        if let end = cues.match(.firmAnnex, stream, all), line.label.isEmpty {
            return line.isCapitals || end == all.upperBound || all.count <= 6
        }
        return line.isCapitals && cues.match(.annex, stream, all) != nil
    }

    /// Whether an annex begins at a line: `PHỤ LỤC`, or a title in capitals right behind the letter or over
    /// `(Kèm theo …)`; the title of a chapter (`QUY ĐỊNH CHUNG`) opens none.
    func opensAnnex(_ index: Int, firstLine: Int) -> Bool {
        let line = lines[index]
        guard line.label.isEmpty, isAnnexHead(line) else { return false }
        if cues.match(.firmAnnex, stream, line.tokens) != nil || index == firstLine {
            return true
        }
        for next in index + 1..<index + 6 where next < lines.count {
            let all = lines[next].all
            guard !lines[next].isRow, !lines[next].hasLabel, let first = all.first else { return false }
            let start = stream.mark(first) == 0x28 ? first + 1 : first
            if start < all.upperBound, cues.match(.attached, stream, at: start, before: all.upperBound) != nil,
                !lines[next].isCapitals
            {
                return true
            }
        }
        return false
    }

    /// `[1] Lâm Đồng, …`
    func isNote(_ line: Line) -> Bool {
        let all = line.all
        guard all.count >= 3, stream.mark(all.lowerBound) == 0x5B else { return false }
        return stream[all.lowerBound + 1].kind == .number && stream.mark(all.lowerBound + 2) == 0x5D
    }
}
