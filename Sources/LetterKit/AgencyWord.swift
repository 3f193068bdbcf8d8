import LetterLexicon
import LetterText

/// A word of a body's name, with and without its marks.
struct AgencyWord: Sendable, Hashable {
    /// Small letters, tone at the traditional place.
    let exact: String
    /// Without marks.
    let folded: String

    init(_ text: String) {
        let lower = VietnameseLetters.lowercased(Array(text.utf8))
        let placed = VietnameseLetters.canonicalTonePlacement(lower) ?? lower
        exact = String(decoding: placed, as: UTF8.self)
        folded = String(decoding: VietnameseLetters.folded(placed), as: UTF8.self)
    }

    /// Whether a word of a query stands for a word of a letter: with marks only for itself, without
    /// marks for every word of its letters.
    func means(_ other: AgencyWord) -> Bool {
        exact == other.exact || (exact == folded && folded == other.folded)
    }

    var isNumber: Bool { !exact.isEmpty && exact.utf8.allSatisfy { (0x30...0x39).contains($0) } }

    /// A word, or the place between two entries of a list.
    enum Item {
        case word(AgencyWord)
        /// `,` `;` `và` `hoặc`
        case separator

        var word: AgencyWord? { if case .word(let word) = self { word } else { nil } }
    }

    /// The words of a name, abbreviations spelt out, what stands in brackets left out.
    ///
    /// `và` is a separator as the comma is, so a name is the same with either.
    static func items(of text: String) -> [Item] {
        var items: [Item] = []
        var depth = 0
        for chunk in chunks(of: text) {
            switch chunk {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case _ where depth > 0: break
            case ",", ";", "&": items.append(.separator)
            default: append(chunk, to: &items)
            }
        }
        return items
    }

    private static func append(_ chunk: String, to items: inout [Item]) {
        for part in spelt(chunk) {
            let word = AgencyWord(part)
            if word.exact == "và" || word.exact == "hoặc" { items.append(.separator) } else { items.append(.word(word)) }
        }
    }

    /// The words that a chunk stands for: `UBND` → `ủy`, `ban`, `nhân`, `dân`; `P.5` → `phường`, `5`.
    private static func spelt(_ chunk: String) -> [String] {
        if chunk.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), let capitals = known(chunk.uppercased()), chunk.utf8.count > 2 {
            return capitals
        }
        if let words = known(chunk) { return words }
        let lower = String(decoding: VietnameseLetters.lowercased(Array(chunk.utf8)), as: UTF8.self)
        if let level = AgencyVocabulary.shortLevels.first(where: { lower.hasPrefix($0.short) }) {
            let rest = lower.dropFirst(level.short.count).drop { $0 == "." }
            let isNamed = lower.dropFirst(level.short.count).first == "."
            if !rest.isEmpty, isNamed || rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                return level.full.split(separator: " ").map(String.init) + spelt(String(chunk.suffix(rest.count)))
            }
        }
        return chunk.split { ".-–/".contains($0) }.map(String.init)
    }

    /// The words of an abbreviation of the table; nil for what is none.
    private static func known(_ form: String) -> [String]? {
        var form = form
        if form.hasSuffix(".") { form.removeLast() }
        let entry = Abbreviations.entry(form)
        guard entry != 0 else { return nil }
        return Abbreviations.expansion(entry).split { " -–,".contains($0) }.map(String.init)
    }

    private static func chunks(of text: String) -> [String] {
        var chunks: [String] = []
        var chunk = ""
        func isBreak(_ character: Character) -> Bool { ",;()".contains(character) }
        for character in text {
            if character.isWhitespace || isBreak(character) {
                if !chunk.isEmpty { chunks.append(chunk) }
                chunk = ""
                if isBreak(character) { chunks.append(String(character)) }
            } else {
                chunk.append(character)
            }
        }
        if !chunk.isEmpty { chunks.append(chunk) }
        return chunks
    }
}

extension [AgencyWord] {
    func same(as other: [AgencyWord]) -> Bool { count == other.count && zip(self, other).allSatisfy { $0.means($1) } }

    func starts(with phrase: [AgencyWord], at index: Int) -> Bool {
        index + phrase.count <= count && zip(self[index...], phrase).allSatisfy { $0.means($1) }
    }
}
