import LetterExtraction
public import LetterKit
import LetterText
import LetterTokens

extension LetterRecord {
    /// What the archive keeps of a letter that was read. Complexity: O(*bytes*).
    public init(_ analysis: LetterAnalysis, member: String) {
        let letter = analysis.letter()
        let header = letter.header
        let text = Self.plainText(analysis.repaired.bytes)
        let textHash = ContentHash.of(Self.letters(of: text))
        self.init(
            member: member,
            key: header.number.map {
                [SyllableTokens.key(of: $0), SyllableTokens.key(of: header.issuer ?? ""), header.date ?? ""]
                    .joined(separator: "|")
            } ?? "text|" + textHash,
            number: header.number, type: header.type, issuer: header.issuer, parentIssuer: header.parentIssuer,
            place: header.place, date: header.date, subject: header.subject, urgency: header.urgency,
            secrecy: header.secrecy, signerAuthority: header.signer?.authority, signerTitle: header.signer?.title,
            signerName: header.signer?.name, addressees: header.addressees, copies: header.copies,
            format: letter.format, textHash: textHash, body: String(decoding: text, as: UTF8.self),
            assignments: letter.assignments.map { AssignmentRecord($0) },
            citations: letter.citations.enumerated().compactMap { index, citation in
                // A letter's own number in its head is none.
                if let number = header.number, citation.code == number { return nil }
                return CitationRecord(
                    text: citation.text, code: citation.code, date: citation.date, issuer: citation.issuer,
                    relation: CitationRecord.Relation(
                        words: analysis.words(before: analysis.extraction.citations[index].tokens.lowerBound)))
            })
    }

    /// The letters and figures of a text: what stays when it is laid out otherwise.
    ///
    /// Each byte is written, and the next one over it where it is none of these: no guess of the processor's goes wrong.
    private static func letters(of text: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
            for byte in text {
                buffer[count] = byte
                let isKept = (byte >> 7) | (byte &- 0x30 < 10 ? 1 : 0) | ((byte | 0x20) &- 0x61 < 26 ? 1 : 0)
                count &+= Int(isKept)
            }
        }
    }

    /// The text with blanks for the marks of cells.
    private static func plainText(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 }) else { return bytes }
        return bytes.map { byte in
            switch byte {
            case Layout.cellSeparator, Layout.cellBreak, Layout.spannedCell, Layout.pageBreak, 0: 0x20
            default: byte
            }
        }
    }

    /// Names and short forms spelt out, by which the letter is to be found beside its own words.
    var names: String {
        Self.names(
            [issuer, signerName].compactMap { $0 }
                + assignments.flatMap { $0.agencies + $0.coordinators + $0.reportTo })
    }

    /// Each name once, one a line.
    static func names(_ names: [String]) -> String {
        var seen: Set<TextKey> = []
        return names.filter { seen.insert(TextKey($0)).inserted }.joined(separator: "\n")
    }
}

extension AssignmentRecord {
    init(_ assignment: Letter.Assignment) {
        self.init(
            id: assignment.id, section: assignment.section, duty: assignment.duty,
            agencies: assignment.agencies.map(\.name), coordinators: assignment.coordinators.map(\.name),
            reportTo: assignment.reportTo.map(\.name), modality: assignment.modality,
            isConditional: assignment.isConditional, isOptional: assignment.isOptional,
            deliverable: assignment.deliverable, targets: assignment.targets.map(\.text),
            deadlines: assignment.deadlines.map {
                DeadlineRecord(text: $0.text, kind: $0.kind, relation: $0.relation, value: $0.value)
            }, line: assignment.evidence.first?.line, page: assignment.evidence.first?.page)
    }
}

extension LetterAnalysis {
    /// The words of the same block before a token, eight at most, without marks.
    fileprivate func words(before token: Int) -> [String] {
        let end = stream.range(of: token..<token + 1).start
        let bytes = repaired.bytes[max(0, end - 80)..<max(0, end)]
        let line = bytes.lastIndex(of: 0x0A).map { bytes[($0 + 1)...] } ?? bytes
        let words = SyllableTokens(Array(line))
        return words.tokens.indices.suffix(8).map { String(decoding: words.word($0, isExact: false), as: UTF8.self) }
    }
}

extension CitationRecord.Relation {
    private static let signs: [(String, String, CitationRecord.Relation)] = [
        ("thay", "the", .replaces), ("bai", "bo", .replaces), ("sua", "doi", .replaces), ("thuc", "hien", .implements),
        ("thi", "hanh", .implements), ("trien", "khai", .implements), ("tra", "loi", .answers),
        ("phuc", "dap", .answers),
    ]

    /// What the words before a citation say is done with it, the nearest deciding.
    ///
    /// `thay thế Quyết định số …`, `bãi bỏ …` → replaces; `triển khai thực hiện …` → implements; `trả lời Công văn số …`,
    /// `phúc đáp …` → answers.
    init(words: [String]) {
        self = .cites
        for index in stride(from: words.count - 2, through: 0, by: -1) {
            if let sign = Self.signs.first(where: { $0.0 == words[index] && $0.1 == words[index + 1] }) {
                self = sign.2
                return
            }
        }
    }
}
