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
        letter.objectives = extraction.objectives.map(target)
        letter.citations = extraction.citations.map { citation in
            Letter.Citation(
                text: text(citation.tokens), code: citation.code, date: citation.date?.iso,
                issuer: citation.issuer.map(text).nonEmpty, evidence: evidence(citation.tokens))
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
    func text(_ tokens: Range<Int>) -> String { text([tokens]) }

    /// The words of several token ranges, joined by blanks.
    func text(_ ranges: [Range<Int>]) -> String {
        var line = LineBuilder()
        for range in ranges where !range.isEmpty {
            let bytes = stream.range(of: clamped(range))
            line.append(stream.source.bytes[bytes.indices])
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
        header.number = ranges.number.map { text($0).filter { $0 != " " } }.nonEmpty
        header.type = ranges.type.map { ReadableName.sentence(text($0)) }.nonEmpty
        header.place = ranges.place.map { ReadableName.place(text($0)) }.nonEmpty
        header.date = ranges.date?.iso
        header.subject = text(ranges.subject).nonEmpty
        header.addressees = ranges.addressees.map { text($0) }.filter { !$0.isEmpty }
        header.urgency = ranges.urgency.map(text).nonEmpty
        header.secrecy = ranges.secrecy.map(text).nonEmpty
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
                agencies: found.agencies.map(agency), coordinators: found.coordinators.map(agency), duty: duty,
                modality: found.modality.rawValue, isConditional: found.isConditional,
                isOptional: found.isOptional, deadlines: found.deadlines.map(deadline),
                targets: found.targets.map(target), reportTo: found.reportTo.map(agency),
                deliverable: found.deliverable.map(text).nonEmpty, evidence: found.duty.compactMap(evidence),
                rules: found.rules.map(\.description))
        }
    }

    private func agency(_ mention: AgencyMention) -> Letter.Agency {
        Letter.Agency(name: mention.name, evidence: evidence(mention.tokens))
    }

    private func deadline(_ deadline: Deadline) -> Letter.Deadline {
        Letter.Deadline(
            text: text(deadline.tokens), kind: deadline.kind.rawValue, relation: deadline.relation.rawValue,
            value: deadline.value, rule: deadline.rule.description, evidence: evidence(deadline.tokens))
    }

    private func target(_ target: Target) -> Letter.Target {
        Letter.Target(
            text: text(target.tokens), metric: text(target.metric), comparator: target.comparator.rawValue,
            value: target.value, unit: target.unit, period: target.period,
            agency: text(target.agency).nonEmpty, rule: target.rule.description,
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

    mutating func append(_ text: ArraySlice<UInt8>) {
        var start = text.startIndex
        var index = start
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            // NBSP is C2 A0.
            let isWide = byte == 0xC2 && index < text.endIndex && text[index] == 0xA0
            guard byte <= 0x20 || byte == 0x7F || isWide else { continue }
            bytes.append(contentsOf: text[start..<index - 1])
            appendBlank()
            if isWide { index += 1 }
            start = index
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
