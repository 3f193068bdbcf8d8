import LetterExtraction
import LetterStructure
import LetterText
import LetterTokens

extension LetterAnalysis {
    /// Makes the strings of the letter. Complexity: O(*values*), linear in their length.
    public func letter() -> Letter {
        var letter = Letter(encoding: encoding.rawValue)
        letter.format = format.rawValue
        letter.origin = origin.rawValue
        letter.header = header()
        letter.sections = tree.sections.map { Letter.Section(path: $0.path, heading: text($0.heading)) }
        letter.assignments = assignments(code: letter.header.number ?? "")
        letter.objectives = extraction.objectives.map { target($0) }
        letter.citations = extraction.citations.map { citation in
            Letter.Citation(
                text: text(citation.tokens), code: citation.code, date: citation.date?.iso,
                issuer: citation.issuer.map { text($0) }.nonEmpty, evidence: evidence(citation.tokens))
        }
        letter.findings = findings.map {
            Letter.Finding(kind: $0.kind.rawValue, detail: $0.detail, evidence: evidence(file: $0.file))
        }
        letter.corrections = corrections.map {
            Letter.Correction(original: $0.original, corrected: $0.replacement, evidence: evidence(file: $0.file))
        }
        if let envelope { letter.apply(envelope) }
        return letter
    }

    // MARK: - Ranges to strings and places

    /// The words of a token range on one line.
    func text(_ tokens: Range<Int>) -> String {
        let tokens = clamped(tokens)
        guard !tokens.isEmpty else { return "" }
        let bytes = stream.source.bytes[stream.range(of: tokens).indices]
        if LineBuilder.isLine(bytes) { return String(decoding: bytes, as: UTF8.self) }
        var line = LineBuilder()
        line.append(bytes)
        return line.string()
    }

    /// The words of several token ranges, joined by blanks.
    func text(_ ranges: [Range<Int>]) -> String {
        if ranges.count == 1 { return text(ranges[0]) }
        var line = LineBuilder()
        for range in ranges where !range.isEmpty {
            line.append(stream.source.bytes[stream.range(of: clamped(range)).indices])
            line.appendBlank()
        }
        return line.string()
    }

    /// A duty's words without the stop, semicolon or end mark behind them.
    func dutyText(_ ranges: [Range<Int>]) -> String {
        var line = LineBuilder()
        for range in ranges where !range.isEmpty {
            line.append(stream.source.bytes[stream.range(of: clamped(range)).indices])
            line.appendBlank()
        }
        line.dropEndMarks()
        return line.string()
    }

    /// Where a token range stands in the file, nil for an empty range.
    func evidence(_ tokens: Range<Int>) -> Letter.Evidence? {
        let tokens = clamped(tokens)
        guard !tokens.isEmpty else { return nil }
        return evidence(file: stream.source.fileRange(of: stream.range(of: tokens)))
    }

    func evidence(file: SourceRange) -> Letter.Evidence {
        let lines = stream.source.lines
        var evidence = Letter.Evidence(
            start: file.start, end: file.end, line: lines.line(at: file.start),
            lastLine: lines.line(at: max(file.start, file.end - 1)))
        if let place = places?.place(of: file) { (evidence.page, evidence.box) = (place.page, place.box) }
        return evidence
    }

    private func clamped(_ range: Range<Int>) -> Range<Int> { range.clamped(to: 0..<stream.count) }

    // MARK: - Parts

    private func header() -> Letter.Header {
        let ranges = tree.header
        var header = Letter.Header()
        header.issuer = ReadableName.body(text(ranges.issuer)).nonEmpty
        header.parentIssuer = ReadableName.body(text(ranges.parentIssuer)).nonEmpty
        header.number =
            ranges.number.map { String(decoding: text($0).utf8.filter { $0 != 0x20 }, as: UTF8.self) }.nonEmpty
        header.type = ranges.type.map { ReadableName.sentence(text($0)) }.nonEmpty
        header.place = ranges.place.map { ReadableName.place(text($0)) }.nonEmpty
        header.date = ranges.date?.iso
        header.subject = text(ranges.subject).nonEmpty
        header.addressees = ranges.addressees.map { text($0) }.filter { !$0.isEmpty }
        header.urgency = ranges.urgency.map { text($0) }.nonEmpty
        header.secrecy = ranges.secrecy.map { text($0) }.nonEmpty
        header.copies = ranges.copies.map { text($0) }.filter { !$0.isEmpty }
        let signer = Letter.Signer(
            authority: ReadableName.title(text(ranges.signer.authority)).nonEmpty,
            title: ReadableName.title(text(ranges.signer.title)).nonEmpty,
            name: ranges.signer.name.map { ReadableName.person(text($0)) }.nonEmpty)
        if signer != Letter.Signer() { header.signer = signer }
        // A letter proper has no type line; without a number there may be no letter at all.
        if header.type == nil, header.number != nil { header.type = "Công văn" }
        return header
    }

    private func assignments(code: String) -> [Letter.Assignment] {
        var identifiers = AssignmentIdentifiers(code: code)
        return extraction.assignments.map { found in
            let section = tree.sections.indices.contains(found.section) ? tree.sections[found.section].path : ""
            let duty = dutyText(found.duty)
            return Letter.Assignment(
                id: identifiers.next(section: section, duty: duty), section: section,
                agencies: found.agencies.map { agency($0) }, coordinators: found.coordinators.map { agency($0) },
                duty: duty,
                modality: found.modality.rawValue, isConditional: found.isConditional,
                isOptional: found.isOptional, deadlines: found.deadlines.map { deadline($0) },
                targets: found.targets.map { target($0) }, reportTo: found.reportTo.map { agency($0) },
                deliverable: found.deliverable.map { text($0) }.nonEmpty,
                evidence: found.duty.compactMap { evidence($0) }, rules: found.rules)
        }
    }

    private func agency(_ mention: AgencyMention) -> Letter.Agency {
        Letter.Agency(name: mention.name, evidence: evidence(mention.tokens))
    }

    private func deadline(_ deadline: Deadline) -> Letter.Deadline {
        Letter.Deadline(
            text: text(deadline.tokens), kind: deadline.kind.rawValue, relation: deadline.relation.rawValue,
            value: deadline.value, rule: deadline.rule, evidence: evidence(deadline.tokens))
    }

    private func target(_ target: Target) -> Letter.Target {
        Letter.Target(
            text: text(target.tokens), metric: text(target.metric), comparator: target.comparator.rawValue,
            value: target.value, unit: target.unit, period: target.period,
            agency: text(target.agency).nonEmpty, rule: target.rule,
            evidence: evidence(target.tokens))
    }
}

extension CalendarDate {
    /// `2018-04-10`
    var iso: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}

extension String? {
    var nonEmpty: String? { self?.nonEmpty }
}

/// Puts bytes together to one line: blanks, line ends, layout marks and no-break spaces become one blank.
struct LineBuilder {
    private var bytes: [UInt8] = []

    /// Whether a text is one line already: words with single blanks between them.
    static func isLine(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last, first > 0x20, last > 0x20 else { return false }
        // Without a branch in it, so that many bytes are looked at in one step.
        let text = text.span
        var odd: UInt8 = first == 0x7F || first == 0xC2 ? 1 : 0
        for index in 1..<text.count {
            let byte = text[index]
            // Two blanks leave nothing of each other's bits.
            let pair = (byte ^ 0x20) | (text[index - 1] ^ 0x20)
            // C2 may begin a no-break space.
            odd |= (pair == 0 ? 1 : 0) | (byte < 0x20 ? 1 : 0) | (byte == 0x7F ? 1 : 0) | (byte == 0xC2 ? 1 : 0)
        }
        return odd == 0
    }

    mutating func append(_ text: ArraySlice<UInt8>) {
        if Self.isLine(text) {
            bytes += text
            return
        }
        var start = text.startIndex
        var index = start
        // Single blanks inside stay as they are.
        var isBehindBlank = true
        while index < text.endIndex {
            let byte = text[index]
            if byte > 0x20, byte != 0x7F, byte != 0xC2 {
                isBehindBlank = false
                index += 1
                continue
            }
            // NBSP is C2 A0.
            let isWide = byte == 0xC2 && index + 1 < text.endIndex && text[index + 1] == 0xA0
            if byte == 0xC2, !isWide {
                isBehindBlank = false
                index += 1
            } else if byte == 0x20, !isBehindBlank {
                isBehindBlank = true
                index += 1
            } else {
                bytes.append(contentsOf: text[start..<index])
                appendBlank()
                isBehindBlank = true
                index += isWide ? 2 : 1
                start = index
            }
        }
        bytes.append(contentsOf: text[start..<index])
    }

    mutating func appendBlank() {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
    }

    /// Drops `.` `;` `,` and `./.` behind the last word.
    mutating func dropEndMarks() {
        while let last = bytes.last {
            switch last {
            case 0x20, UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ","): bytes.removeLast()
            case UInt8(ascii: "/") where bytes.dropLast().last == UInt8(ascii: "."): bytes.removeLast()
            default: return
            }
        }
    }

    consuming func string() -> String {
        if bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
