import LetterLexicon
import LetterStructure
import LetterText
public import LetterTokens

/// Finds the other documents that a text names (văn bản được dẫn).
///
/// ```
/// Nghị quyết số 28-NQ/TW ngày 23 tháng 5 năm 2018 của Ban Chấp hành Trung ương
///                                                   → 28-NQ/TW, 2018-05-23, Ban Chấp hành Trung ương
/// Luật Việc làm năm 2025                            → a law without a code
/// ```
/// Complexity: linear in the tokens.
public struct CitationFinder: Sendable {
    public init() {}

    public func citations(in stream: TokenStream, tokens: Range<Int>) -> [Citation] {
        var citations: [Citation] = []
        let words = Words.shared
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            let token = stream[index]
            if token.kind == .documentCode {
                let lower = citations.last.map { $0.tokens.upperBound } ?? tokens.lowerBound
                let citation = citation(in: stream, code: index, lower: lower, upper: tokens.upperBound)
                index = max(citation.tokens.upperBound, index + 1)
                citations.append(citation)
            } else if token.syllable == words.law || token.syllable == words.ministry,
                let law = law(in: stream, at: index, upper: tokens.upperBound)
            {
                index = law.tokens.upperBound
                citations.append(law)
            } else {
                index += 1
            }
        }
        return citations
    }

    /// The citation round a code: its type word before, its date and issuer behind.
    private func citation(in stream: TokenStream, code index: Int, lower: Int, upper: Int) -> Citation {
        var start = index
        if start > lower, stream[start - 1].syllable == Words.shared.number { start -= 1 }
        for length in stride(from: min(6, start - lower), to: 0, by: -1)
        where Words.shared.isType(stream, (start - length)..<start) {
            start -= length
            break
        }
        var end = index + 1
        var date: CalendarDate?
        var at = end
        if at < upper, isMark(stream, at, UInt8(ascii: ",")) { at += 1 }
        if let (found, next) = day(stream, at, upper) {
            date = found
            end = next
        }
        var issuer: Range<Int>?
        if end < upper, stream[end].syllable == Words.shared.of {
            let next = issuerEnd(stream, end + 1, upper)
            if next > end + 1 {
                issuer = (end + 1)..<next
                end = next
            }
        }
        return Citation(tokens: start..<end, code: code(stream, index), date: date, issuer: issuer)
    }

    /// `Luật Việc làm năm 2025`, `Bộ luật Dân sự năm 2015`.
    private func law(in stream: TokenStream, at start: Int, upper: Int) -> Citation? {
        let words = Words.shared
        guard stream[start].flags.contains(.capitalised) else { return nil }
        var index = start
        if stream[index].syllable == words.ministry, index + 1 < upper { index += 1 }
        guard stream[index].syllable == words.law, index + 1 < upper,
            stream[index + 1].flags.contains(.capitalised)
        else { return nil }
        index += 1
        let limit = min(upper, index + 20)
        while index < limit {
            let token = stream[index]
            if token.kind == .date {
                guard TokenValues.date(stream, index).grain == .year else { return nil }
                return Citation(tokens: start..<(index + 1), code: "", date: nil, issuer: nil)
            }
            if token.syllable == words.law || token.kind == .documentCode || token.kind == .newline
                || token.kind == .cell
            {
                return nil
            }
            if token.kind == .punctuation, !isMark(stream, index, UInt8(ascii: ",")),
                !isMark(stream, index, UInt8(ascii: "(")), !isMark(stream, index, UInt8(ascii: ")")),
                !isMark(stream, index, UInt8(ascii: "-"))
            {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// A full date right behind a code.
    private func day(_ stream: TokenStream, _ index: Int, _ upper: Int) -> (CalendarDate, Int)? {
        guard index < upper else { return nil }
        var at = index
        if stream[at].syllable == Words.shared.day, at + 1 < upper { at += 1 }
        guard stream[at].kind == .date else { return nil }
        let date = TokenValues.date(stream, at)
        guard date.grain == .day, date.year > 0, date.month > 0, date.isPossible else { return nil }
        return (CalendarDate(year: date.year, month: date.month, day: date.day), at + 1)
    }

    /// The name of a body: capitals, and the small words inside known names (`Ủy ban nhân dân tỉnh`).
    private func issuerEnd(_ stream: TokenStream, _ start: Int, _ upper: Int) -> Int {
        var index = start
        let limit = min(upper, start + 24)
        while index < limit {
            if let next = Words.shared.name(stream, index, limit) {
                index = next
            } else if stream[index].kind == .abbreviation || stream[index].flags.contains(.capitalised) {
                index += 1
            } else if index > start, index + 1 < limit, stream[index + 1].flags.contains(.capitalised),
                isMark(stream, index, UInt8(ascii: "-"))
            {
                index += 1
            } else {
                break
            }
        }
        return index
    }

    /// The code without its blanks.
    private func code(_ stream: TokenStream, _ index: Int) -> String {
        let range = stream[index].range
        return String(decoding: stream.source.bytes[range.indices].filter { $0 != 0x20 && $0 != 0x0A }, as: UTF8.self)
    }

    private func isMark(_ stream: TokenStream, _ index: Int, _ mark: UInt8) -> Bool {
        stream[index].kind == .punctuation && stream.source.bytes[stream[index].start] == mark
    }

    /// The words that the rule looks at.
    private struct Words: Sendable {
        static let shared = Words()
        let number = Syllables.id("số")
        let of = Syllables.id("của")
        let law = Syllables.id("luật")
        let ministry = Syllables.id("bộ")
        let day = Syllables.id("ngày")
        let type = CueID(named: "citation-type")
        let names = CueClassSet(
            .agencyName, .agencyGroup, .officeHolder, .placeName, .placeKind, .bodyHead, .bodyAlone, .ministryName,
            .officeTitle, .titleWithBody, .issuerTitle, .provinceName, .districtName, .communeName)

        /// The tokens are just the name of a document type.
        func isType(_ stream: TokenStream, _ range: Range<Int>) -> Bool {
            let table = PhraseTable.standard
            guard let type, let first = range.first else { return false }
            var state = table.start(stream[first].syllable)
            for index in range.dropFirst() {
                guard state != 0 else { return false }
                state = table.step(state, stream[index].syllable)
            }
            return state != 0 && table.accepts(state).contains { table.accepted($0) == type }
        }

        /// Behind the longest known name at the token.
        func name(_ stream: TokenStream, _ start: Int, _ limit: Int) -> Int? {
            let table = PhraseTable.standard
            var state = table.start(stream[start].syllable)
            var index = start + 1
            var best: Int?
            while state != 0 {
                for accepted in table.accepts(state)
                where names.contains(table.cueClass(table.accepted(accepted))) { best = index }
                guard index < limit else { break }
                state = table.step(state, stream[index].syllable)
                index += 1
            }
            return best
        }
    }
}
