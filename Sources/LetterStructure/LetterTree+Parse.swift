import LetterLexicon
import LetterText
public import LetterTokens

extension LetterTree {
    /// Reads the structure of a letter whose lines are its blocks.
    ///
    /// Never fails: what is odd becomes a finding. Complexity: O(*tokens*).
    public static func parse(_ stream: TokenStream) -> LetterTree {
        let cues = StructureCues.shared
        var lines = stream.lines()
        var headerReader = HeaderReader(stream, lines, cues)
        headerReader.read()
        var header = headerReader.header
        var headerEnd = headerReader.end
        // The body begins on a line of the header: what stands below belongs to it.
        if let overflow = headerReader.overflow,
            let line = lines[..<headerEnd].lastIndex(where: { $0.tokens.contains(overflow.lowerBound) })
        {
            lines[line].tokens = lines[line].tokens.lowerBound..<overflow.lowerBound
            lines.insert(Line(tokens: overflow, label: overflow.lowerBound..<overflow.lowerBound), at: line + 1)
            headerEnd = line + 1
        }

        let preamble = Preamble(stream, lines, cues).find(from: headerEnd)
        var closing = ClosingReader(stream, lines, cues)
        closing.read(from: max(headerEnd, preamble.end))
        header.signer = closing.signer
        header.copies = closing.copies

        var builder = TreeBuilder(stream, lines, cues)
        builder.addFlat(0..<headerEnd, .header)
        for index in headerEnd..<max(headerEnd, preamble.end) {
            if preamble.isBasis[index - headerEnd] {
                builder.addFlat(index, .basis)
            } else {
                _ = builder.add(index, .body, before: index + 1)
            }
        }
        // Without a closing the annexes begin at their own heading.
        var bodyEnd = closing.range.lowerBound
        if closing.range.isEmpty {
            var index = max(headerEnd, preamble.end)
            while index < lines.count {
                let line = lines[index]
                if closing.isAnnexHead(line), line.label.isEmpty,
                    cues.match(.firmAnnex, stream, line.tokens) != nil
                {
                    break
                }
                index += 1
            }
            bodyEnd = index
        }
        let bodyStart = builder.blocks.count
        var index = max(headerEnd, preamble.end)
        while index < bodyEnd {
            if closing.isNote(lines[index]) {
                builder.addFlat(index, .note)
                index += 1
            } else {
                index = builder.add(index, .body, before: bodyEnd)
            }
        }
        builder.releaseClosingParagraphs(from: bodyStart, issuer: header.issuer)
        builder.addFlat(bodyEnd..<max(bodyEnd, closing.range.upperBound), .closing)
        index = max(bodyEnd, closing.range.upperBound)
        builder.restart()
        var secondLetter = -1
        var inAnnex = false
        let annexStart = index
        while index < lines.count {
            let line = lines[index]
            if closing.isNote(line) {
                builder.addFlat(index, .note)
                index += 1
                continue
            }
            if closing.opensAnnex(index, firstLine: annexStart) {
                builder.restart()
                inAnnex = true
            }
            // Forms in an annex carry the motto of the state as well, but no number.
            if secondLetter < 0, !inAnnex, line.label.isEmpty, !line.isRow,
                cues.match(.nation, stream, line.tokens) != nil,
                headerReader.isNumbered(index..<min(index + 8, lines.count))
            {
                secondLetter = index
            }
            index = builder.add(index, .annex, before: lines.count)
        }

        if header.number == nil, header.date == nil,
            let reference = AnnexReference.find(in: builder.blocks, stream, cues)
        {
            header.number = reference.number
            header.dateTokens = reference.dateTokens
            header.date = reference.date
            if header.type == nil { header.type = reference.type }
            if header.issuer.isEmpty, !reference.issuer.isEmpty { header.issuer = [reference.issuer] }
        }
        if header.issuer.isEmpty { header.issuer = IssuerInText(stream, cues).find(in: builder.blocks) }
        var findings = builder.findings
        findings += LetterTree.findings(header, stream, lines, closing)
        if secondLetter >= 0, header.number != nil {
            let range = stream.range(of: lines[secondLetter].all)
            findings.append(Finding(.severalLetters, file: stream.source.fileRange(of: range)))
        }
        return LetterTree(
            stream: stream, header: header, blocks: builder.blocks, sections: builder.sections, tables: builder.tables,
            findings: findings)
    }

    private static func findings(
        _ header: LetterHeader, _ stream: TokenStream, _ lines: [Line], _ closing: ClosingReader
    ) -> [Finding] {
        let whole = stream.source.fileRange(of: SourceRange(0, stream.source.count))
        let top =
            lines.first.map { stream.source.fileRange(of: stream.range(of: $0.all)) }
            ?? SourceRange(whole.start, whole.start)
        if header.number == nil, header.date == nil, header.type == nil, header.issuer.isEmpty,
            header.addressees.isEmpty,
            closing.range.isEmpty
        {
            return [Finding(.noLetter, file: whole)]
        }
        var findings: [Finding] = []
        if header.number == nil { findings.append(Finding(.missingNumber, file: top)) }
        if header.date == nil { findings.append(Finding(.missingDate, file: top)) }
        if header.issuer.isEmpty { findings.append(Finding(.missingIssuer, file: top)) }
        return findings
    }
}

/// Finds the legal bases between the letterhead and the body.
struct Preamble {
    let stream: TokenStream
    let lines: [Line]
    let cues: StructureCues

    init(_ stream: TokenStream, _ lines: [Line], _ cues: StructureCues) {
        self.stream = stream
        self.lines = lines
        self.cues = cues
    }

    /// Lines up to which bases go, and for each line from `start` on whether it is one.
    func find(from start: Int) -> (end: Int, isBasis: [Bool]) {
        let limit = min(lines.count, start + 60)
        // `QUYẾT ĐỊNH:` alone on a line ends the bases of a decision or resolution.
        var enact = -1
        var index = start
        while index < limit {
            let line = lines[index]
            if line.isRow || line.hasLabel { break }
            if isEnact(line) {
                enact = index
                break
            }
            index += 1
        }
        if enact >= 0 { return (enact + 1, [Bool](repeating: true, count: enact + 1 - start)) }
        var result: [Bool] = []
        index = start
        while index < limit {
            let line = lines[index]
            guard !line.isRow, !line.hasLabel, !line.tokens.isEmpty else { break }
            let mark = stream.lastMark(of: line.tokens)
            let first = line.tokens.lowerBound
            let firm = cues.match(.firmBasis, stream, at: first, before: line.tokens.upperBound) != nil
            let weak = cues.match(.basis, stream, at: first, before: line.tokens.upperBound) != nil
            if mark == 0x3B, firm || weak || result.last == true {
                result.append(true)
            } else if firm, mark == 0x2C {
                result.append(true)
            } else {
                break
            }
            index += 1
        }
        return (start + result.count, result)
    }

    private func isEnact(_ line: Line) -> Bool {
        guard line.label.isEmpty, !line.tokens.isEmpty, line.tokens.count <= 10 else { return false }
        guard let end = cues.match(.enact, stream, line.tokens) else { return false }
        return stream.trimmed(line.tokens).upperBound <= end
    }
}

/// Looks for the issuer in the first paragraphs of a letter that lost its letterhead.
struct IssuerInText {
    let stream: TokenStream
    let cues: StructureCues

    init(_ stream: TokenStream, _ cues: StructureCues) {
        self.stream = stream
        self.cues = cues
    }

    /// `…; Ban Chỉ đạo X (gọi tắt là …) xây dựng kế hoạch …`: the body that opens a clause and issues the letter.
    func find(in blocks: [Block]) -> [Range<Int>] {
        var seen = 0
        for block in blocks where block.region == .body || block.region == .basis {
            guard block.kind == .paragraph, seen < 4 else { break }
            seen += 1
            if let range = find(in: block.tokens) { return [range] }
        }
        return []
    }

    private func find(in tokens: Range<Int>) -> Range<Int>? {
        var found: Range<Int>?
        var index = tokens.lowerBound
        var opens = true
        while index < tokens.upperBound {
            if opens, stream[index].flags.contains(.capitalised),
                cues.match([.body, .completeBody], stream, at: index, before: tokens.upperBound) != nil,
                let end = bodyEnd(from: index, before: tokens.upperBound)
            {
                found = stream.trimmed(index..<end)
                index = end
            }
            let mark = stream.mark(index)
            opens = mark == 0x3B || mark == 0x2C || mark == 0x2E
            index += 1
        }
        return found
    }

    /// The end of the name, if a verb of issuing follows it (behind a bracket or at once).
    private func bodyEnd(from start: Int, before limit: Int) -> Int? {
        var index = start + 1
        var end: Int?
        while index < limit, index - start < 60 {
            let mark = stream.mark(index)
            if mark == 0x28 {
                end = end ?? index
                while index < limit, index - start < 60, stream.mark(index) != 0x29 { index += 1 }
            } else if mark == 0x3B || mark == 0x2E || mark == 0x3A
                || cues.match(.auxiliary, stream, at: index, before: limit) != nil
            {
                return nil
            } else if let verb = cues.match(.issueVerb, stream, at: index, before: limit), verb > index {
                // A verb inside a name ("Ban Chỉ đạo triển khai …") is no predicate when the name goes on to a bracket.
                if end != nil || !bracketFollows(index, limit) { return end ?? index }
            } else if end != nil {
                return nil
            }
            index += 1
        }
        return nil
    }

    private func bracketFollows(_ start: Int, _ limit: Int) -> Bool {
        var index = start
        while index < min(limit, start + 40) {
            let mark = stream.mark(index)
            if mark == 0x28 {
                return index + 1 < limit && cues.match(.nameEnd, stream, at: index + 1, before: limit) != nil
            }
            if mark == 0x3B || mark == 0x2E || mark == 0x3A { return false }
            index += 1
        }
        return false
    }
}
