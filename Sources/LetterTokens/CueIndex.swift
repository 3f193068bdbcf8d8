public import LetterLexicon

/// A phrase of the cue tables found in a text.
@frozen
public struct CueMatch: Sendable, Hashable {
    public let cue: CueID
    @usableFromInline let rawClass: UInt8
    /// Number of tokens; no phrase has 256.
    @usableFromInline let length: UInt8
    @usableFromInline let lower: UInt32

    @inlinable
    init(cue: CueID, rawClass: UInt8, lower: Int, upper: Int) {
        self.cue = cue
        self.rawClass = rawClass
        self.lower = UInt32(lower)
        self.length = UInt8(truncatingIfNeeded: upper - lower)
    }

    public var cueClass: CueClass { CueClass(rawValue: rawClass)! }
    /// The tokens of the phrase.
    @inlinable public var tokens: Range<Int> { Int(lower)..<Int(lower) + Int(length) }
}

/// All phrases of the tables in a text, by the token they begin at.
///
/// Short forms match as what they stand for (`UBND tỉnh` is `ủy ban nhân dân tỉnh`), `&` as `và`. No phrase
/// goes over a line end or a cell mark. Bare place names count only where they are written with a capital.
/// Complexity: O(*tokens*) to build; the longest phrase bounds the work at one token.
public struct CueIndex: Sendable {
    private let matches: [CueMatch]
    /// For every token the index of its first match; one more at the end.
    private let starts: [UInt32]

    public init(_ stream: TokenStream) {
        let table = PhraseTable.standard
        let tokens = stream.tokens
        let and = Syllables.id("và")
        let capitalFrom = Self.capitalFrom
        let capitalSpan = Self.capitalSpan
        var matches: [CueMatch] = []
        var starts: [UInt32] = []
        matches.reserveCapacity(2 * tokens.count)
        starts.reserveCapacity(tokens.count + 1)
        for index in tokens.indices {
            starts.append(UInt32(matches.count))
            let token = tokens[index]
            if token.entry == 0 {
                // Most tokens begin no phrase: one look into the table.
                guard token.syllable != .unknown else { continue }
                let opening = table.opening(token.syllable)
                guard opening != 0 else { continue }
                let state = PhraseTable.State(truncatingIfNeeded: opening & 0xFF_FFFF)
                if index + 1 < tokens.count {
                    // Most openings are not followed by what goes on with a phrase.
                    let next = tokens[index + 1]
                    if next.entry == 0, next.syllable != .ampersand,
                        PhraseTable.followerBit(next.syllable.rawValue) & opening == 0
                    {
                        Self.accept(
                            state, first: index, last: index, tokens: tokens, table: table, capitalFrom: capitalFrom,
                            capitalSpan: capitalSpan, into: &matches)
                        continue
                    }
                }
                Self.walk(
                    state, from: index, tokens: tokens, table: table, and: and, capitalFrom: capitalFrom,
                    capitalSpan: capitalSpan, into: &matches)
            } else if token.kind == .abbreviation {
                let expansion = Abbreviations.syllables(token.entry)
                guard let first = expansion.first else { continue }
                var state = table.start(first)
                for syllable in expansion.dropFirst() where state != 0 { state = table.step(state, syllable) }
                if state != 0 {
                    Self.walk(
                        state, from: index, tokens: tokens, table: table, and: and, capitalFrom: capitalFrom,
                        capitalSpan: capitalSpan, into: &matches)
                }
            }
        }
        starts.append(UInt32(matches.count))
        self.matches = matches
        self.starts = starts
    }

    /// Follows the trie from the state behind the token `first`.
    private static func walk(
        _ start: PhraseTable.State, from first: Int, tokens: [Token], table: PhraseTable, and: SyllableID,
        capitalFrom: UInt8, capitalSpan: UInt8, into matches: inout [CueMatch]
    ) {
        var state = start
        var index = first
        while true {
            accept(
                state, first: first, last: index, tokens: tokens, table: table, capitalFrom: capitalFrom,
                capitalSpan: capitalSpan, into: &matches)
            index += 1
            guard index < tokens.count else { return }
            let token = tokens[index]
            if token.entry != 0, token.kind == .abbreviation {
                for syllable in Abbreviations.syllables(token.entry) {
                    state = table.step(state, syllable)
                    if state == 0 { return }
                }
            } else if token.syllable == .unknown {
                return
            } else {
                state = table.step(state, token.syllable == .ampersand ? and : token.syllable)
                if state == 0 { return }
            }
        }
    }

    /// Notes the phrases that end at a state.
    @inline(__always)
    private static func accept(
        _ state: PhraseTable.State, first: Int, last: Int, tokens: [Token], table: PhraseTable,
        capitalFrom: UInt8, capitalSpan: UInt8, into matches: inout [CueMatch]
    ) {
        for entry in table.accepts(state) {
            let cue = table.accepted(entry)
            let rawClass = table.rawClass(cue)
            if rawClass &- capitalFrom <= capitalSpan, !tokens[first].flags.contains(.capitalised) { continue }
            matches.append(CueMatch(cue: cue, rawClass: rawClass, lower: first, upper: last + 1))
        }
    }

    /// The classes of bare place names, as numbers: reading them off the enumeration costs a call each.
    private static let capitalFrom = CueClass.provinceName.rawValue
    private static let capitalSpan = CueClass.communeName.rawValue - CueClass.provinceName.rawValue

    /// All phrases that begin at the token, the shorter before the longer.
    public func matches(at token: Int) -> ArraySlice<CueMatch> {
        guard token >= 0, token + 1 < starts.count else { return [] }
        return matches[Int(starts[token])..<Int(starts[token + 1])]
    }

    /// The longest phrase of these classes that begins at the token. Complexity: O(matches at the token).
    public func longest(at token: Int, in classes: CueClassSet) -> CueMatch? {
        guard token >= 0, token + 1 < starts.count else { return nil }
        let first = Int(starts[token])
        var index = Int(starts[token + 1]) - 1
        while index >= first {
            if classes.contains(rawClass: matches[index].rawClass) { return matches[index] }
            index -= 1
        }
        return nil
    }

    /// The longest phrase of one class that begins at the token.
    public func longest(at token: Int, in cueClass: CueClass) -> CueMatch? {
        longest(at: token, in: CueClassSet(cueClass))
    }

    /// All matches, in the order of their first tokens.
    public var all: [CueMatch] { matches }
}
