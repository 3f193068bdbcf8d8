import LetterLexicon
import LetterText
import LetterTokens

typealias CueKinds = LineCueKinds

/// Looks up the cue phrases of `structure-cues.tsv` in a token stream.
struct StructureCues: Sendable {
    private let table = LineCueTable.standard

    static let shared = StructureCues()

    /// The key of a token as a word of a phrase.
    @inline(__always) static func word(_ stream: TokenStream, _ index: Int) -> UInt64 {
        LineCueTable.word(stream.source.bytes, stream.tokens[index].range.indices)
    }

    /// The end of the longest phrase of one of these kinds that begins at a token; nil where there is none.
    /// Complexity: O(*words of the phrase*).
    func match(_ wanted: CueKinds, _ stream: TokenStream, at start: Int, before limit: Int) -> Int? {
        var node: UInt32 = 0
        var found: Int?
        var index = start
        while index < limit {
            node = table.step(node, Self.word(stream, index))
            if node == 0 { break }
            index += 1
            if !table.kinds(node).isDisjoint(with: wanted) { found = index }
        }
        return found
    }

    /// The end of the longest phrase of one of these kinds that opens a range.
    func match(_ wanted: CueKinds, _ stream: TokenStream, _ range: Range<Int>) -> Int? {
        match(wanted, stream, at: range.lowerBound, before: range.upperBound)
    }

    /// The kinds of the longest phrase that opens a range, and its end.
    func longest(_ stream: TokenStream, _ range: Range<Int>) -> (kinds: CueKinds, end: Int)? {
        longest(stream, at: range.lowerBound, before: range.upperBound)
    }

    /// The kinds of the longest phrase at a token, and its end.
    func longest(_ stream: TokenStream, at start: Int, before limit: Int) -> (kinds: CueKinds, end: Int)? {
        var node: UInt32 = 0
        var found: (CueKinds, Int)?
        var index = start
        while index < limit {
            node = table.step(node, Self.word(stream, index))
            if node == 0 { break }
            index += 1
            if !table.kinds(node).isEmpty { found = (table.kinds(node), index) }
        }
        return found
    }
}
