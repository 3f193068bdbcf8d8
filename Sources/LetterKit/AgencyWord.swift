import LetterLexicon
import LetterText

/// A word of a body's name, with and without its marks.
struct AgencyWord: Sendable, Hashable {
    /// Small letters, tone at the traditional place.
    let exact: String
    /// Without marks.
    let folded: String
    /// Whether it stands for every word of its letters, as in a query typed without any marks.
    let isLoose: Bool

    init(_ text: String, isLoose: Bool = false) {
        self.isLoose = isLoose
        let lower = VietnameseLetters.lowercased(Array(text.utf8))
        let placed = VietnameseLetters.canonicalTonePlacement(lower) ?? lower
        exact = String(decoding: placed, as: UTF8.self)
        folded = String(decoding: VietnameseLetters.folded(placed), as: UTF8.self)
    }

    /// Whether two words are the same, marks left aside where one of them is loose.
    func means(_ other: AgencyWord) -> Bool {
        exact == other.exact || ((isLoose || other.isLoose) && folded == other.folded)
    }

    /// Whether a text has no letter beyond ASCII.
    static func hasNoMarks(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

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
    ///
    /// - Parameter isQuery: marks may be left out as a whole, capitals of abbreviations too.
    static func items(of text: String, isQuery: Bool = false) -> [Item] {
        let isLoose = isQuery && hasNoMarks(text)
        var items: [Item] = []
        var depth = 0
        for chunk in chunks(of: text) {
            switch chunk {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            case _ where depth > 0: break
            case ",", ";", "&": items.append(.separator)
            default:
                for part in spelt(chunk, isQuery: isQuery) {
                    let word = AgencyWord(part, isLoose: isLoose && hasNoMarks(part))
                    items.append(isLink(word) ? .separator : .word(word))
                }
            }
        }
        return items
    }

    private static let links = [AgencyWord("và"), AgencyWord("hoặc")]
    private static func isLink(_ word: AgencyWord) -> Bool { links.contains { word.means($0) } }

    /// The words that a chunk stands for: `UBND` → `ủy`, `ban`, `nhân`, `dân`; `P.5` → `phường`, `5`.
    private static func spelt(_ chunk: String, isQuery: Bool) -> [String] {
        if let words = known(chunk) ?? (isQuery ? knownLoosely(chunk) : nil) { return words }
        let lower = String(decoding: VietnameseLetters.lowercased(Array(chunk.utf8)), as: UTF8.self)
        if let level = AgencyVocabulary.shortLevels.first(where: { lower.hasPrefix($0.short) }) {
            let rest = lower.dropFirst(level.short.count).drop { $0 == "." }
            let isNamed = lower.dropFirst(level.short.count).first == "."
            if !rest.isEmpty, isNamed || rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                return level.full.split(separator: " ").map(String.init)
                    + spelt(String(chunk.suffix(rest.count)), isQuery: isQuery)
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
        return words(of: entry)
    }

    private static func words(of entry: UInt16) -> [String] {
        Abbreviations.expansion(entry).split { " -–,".contains($0) }.map(String.init)
    }

    /// An abbreviation typed in small letters or without marks: `ubnd`, `gd&dt`. What is a syllable is taken as one.
    private static func knownLoosely(_ chunk: String) -> [String]? {
        let lower = Array(AgencyWord(chunk).exact.utf8)
        guard lower.count > 2, !Syllables.isWellFormed(lower, 0..<lower.count) else { return nil }
        let folded = AgencyWord(chunk).folded
        for entry in 0..<UInt16(Abbreviations.count) where AgencyWord(Abbreviations.form(entry + 1)).folded == folded {
            return words(of: entry + 1)
        }
        return nil
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
