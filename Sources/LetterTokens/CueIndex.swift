public import LetterLexicon

/// A phrase of the cue tables found in a text.
@frozen
public struct CueMatch: Sendable, Hashable {
    public let cue: CueID
    public let cueClass: CueClass
    /// The tokens of the phrase.
    public let tokens: Range<Int>
}

/// All phrases of the tables in a text, by the token they begin at.
///
/// Short forms match as what they stand for (`UBND tỉnh` is `ủy ban nhân dân tỉnh`), `&` as `và`. No phrase
/// goes over a line end or a cell mark. Bare place names count only where they are written with a capital.
///
/// Kept are, for each token, which classes of phrases begin there and the places of the trie at which the
/// longer ones end; what the phrases are is looked up when somebody asks.
/// Complexity: O(*tokens*) to build; the longest phrase bounds the work at one token.
public struct CueIndex: Sendable {
    @usableFromInline let tokens: [Token]
    /// By token: the classes of the phrases that begin there, folded (``CueClassSet/folded``).
    @usableFromInline private(set) var classes: [UInt64]
    /// By token: the index behind its last end, 0 where it has none.
    @usableFromInline private(set) var lastEnds: [UInt32]
    /// The places at which phrases of several tokens and those of short forms end, the longer ones of a token
    /// behind the shorter.
    @usableFromInline private(set) var ends: [PhraseEnd] = []

    public init(_ stream: TokenStream) {
        tokens = stream.tokens
        classes = [UInt64](repeating: 0, count: tokens.count)
        lastEnds = [UInt32](repeating: 0, count: tokens.count)
        let table = PhraseTable.standard
        let walked = findSingle(table)
        ends.reserveCapacity(walked.count)
        let walk = PhraseWalk(tokens: tokens, table: table)
        for index in walked {
            let first = Int(index)
            let token = tokens[first]
            var last = first
            var state: PhraseTable.State
            if token.entry == 0 {
                last += 1
                state = walk.step(table.start(token.syllable), to: last)
            } else {
                state = token.kind == .abbreviation ? walk.start(expanding: token.entry) : 0
            }
            while state != 0 {
                note(state, at: first, through: last, table)
                if table.isLeaf(state) { break }
                last += 1
                state = walk.step(state, to: last)
            }
        }
    }

    /// Notes the phrases of one syllable; returns the tokens from which longer ones may go on.
    ///
    /// One even run over the tokens without a branch that depends on them: guesses of the processor that prove
    /// wrong would cost more than all its work.
    private mutating func findSingle(_ table: PhraseTable) -> ArraySlice<UInt32> {
        var walked = [UInt32](repeating: 0, count: tokens.count + 1)
        var count = 0
        for index in tokens.indices {
            let token = tokens[index]
            let state = token.entry == 0 ? table.start(token.syllable) : 0
            classes[index] = table.acceptedClasses(state) & Self.allowed(token)
            let next = index + 1 < tokens.count ? tokens[index + 1] : tokens[index]
            let goesOn = table.mayBegin(token.syllable, next.syllable) || next.entry != 0
            walked[count] = UInt32(truncatingIfNeeded: index)
            count += (state != 0 && goesOn) || token.entry != 0 ? 1 : 0
        }
        return walked[..<count]
    }

    /// Notes the phrases that end at a state.
    @inline(__always)
    private mutating func note(_ state: PhraseTable.State, at first: Int, through last: Int, _ table: PhraseTable) {
        let found = table.acceptedClasses(state) & Self.allowed(tokens[first])
        guard found != 0 else { return }
        ends.append(PhraseEnd(state, length: last - first + 1, isFirst: lastEnds[first] == 0))
        classes[first] |= found
        lastEnds[first] = UInt32(truncatingIfNeeded: ends.count)
    }

    /// The classes that may begin at a token, folded: bare place names only at a capital.
    @inline(__always)
    private static func allowed(_ token: Token) -> UInt64 {
        // These classes share their bits with no others.
        token.flags.contains(.capitalised) ? ~0 : ~capitalsOnly.folded
    }

    /// Classes of phrases that count only at a capital.
    private static var capitalsOnly: CueClassSet { [.provinceName, .districtName, .communeName] }

    /// The longest phrase of these classes that begins at the token. Complexity: O(phrases at the token).
    @inlinable @inline(__always)
    public func longest(at token: Int, in set: CueClassSet) -> CueMatch? {
        mayBegin(at: token, in: set) ? search(token, set) : nil
    }

    /// False where no phrase of these classes begins at the token; true may be wrong. Complexity: O(1).
    @inlinable @inline(__always)
    public func mayBegin(at token: Int, in set: CueClassSet) -> Bool {
        token >= 0 && token < classes.count && classes[token] & set.folded != 0
    }

    /// The first token of a range at which a phrase of these classes may begin (``mayBegin(at:in:)``), or its end.
    ///
    /// Complexity: O(tokens passed over), a few instructions each.
    @inlinable
    public func next(in tokens: Range<Int>, of set: CueClassSet) -> Int {
        let wanted = set.folded
        var index = tokens.lowerBound
        while index < tokens.upperBound, classes[index] & wanted == 0 { index += 1 }
        return index
    }

    @usableFromInline
    func search(_ first: Int, _ set: CueClassSet) -> CueMatch? {
        let table = PhraseTable.standard
        let token = tokens[first]
        let wanted = token.flags.contains(.capitalised) ? set : set.subtracting(Self.capitalsOnly)
        let folded = wanted.folded
        var index = Int(lastEnds[first])
        while index > 0 {
            index -= 1
            let end = ends[index]
            if let cue = Self.cue(at: end.state, of: wanted, folded, table) {
                return CueMatch(cue: cue, cueClass: table.cueClass(cue), tokens: first..<first + end.length)
            }
            if end.isFirst { break }
        }
        guard token.entry == 0, let cue = Self.cue(at: table.start(token.syllable), of: wanted, folded, table)
        else { return nil }
        return CueMatch(cue: cue, cueClass: table.cueClass(cue), tokens: first..<first + 1)
    }

    /// The last cue of these classes at a state.
    @inline(__always)
    private static func cue(
        at state: PhraseTable.State, of set: CueClassSet, _ folded: UInt64, _ table: PhraseTable
    ) -> CueID? {
        guard table.acceptedClasses(state) & folded != 0 else { return nil }
        let accepted = table.accepts(state)
        var entry = accepted.upperBound
        while entry > accepted.lowerBound {
            entry -= 1
            let cue = table.accepted(entry)
            if set.contains(rawClass: table.rawClass(cue)) { return cue }
        }
        return nil
    }

    /// The places of the trie at which phrases that begin at a token end, the longest first, with their lengths.
    ///
    /// Complexity: O(phrases at the token).
    @inlinable @inline(__always)
    public func forEachEnd(at first: Int, _ table: PhraseTable, _ body: (PhraseTable.State, Int) -> Void) {
        var index = Int(lastEnds[first])
        while index > 0 {
            index -= 1
            let end = ends[index]
            body(end.state, end.length)
            if end.isFirst { break }
        }
        if tokens[first].entry == 0 { body(table.start(tokens[first].syllable), 1) }
    }

    /// The longest phrase of one class that begins at the token.
    public func longest(at token: Int, in cueClass: CueClass) -> CueMatch? {
        longest(at: token, in: CueClassSet(cueClass))
    }

    /// All phrases that begin at the token, the shorter before the longer.
    public func matches(at first: Int) -> [CueMatch] {
        guard first >= 0, first < classes.count, classes[first] != 0 else { return [] }
        let table = PhraseTable.standard
        var found: [(state: PhraseTable.State, length: Int)] = []
        var index = Int(lastEnds[first])
        while index > 0 {
            index -= 1
            found.append((ends[index].state, ends[index].length))
            if ends[index].isFirst { break }
        }
        if tokens[first].entry == 0 { found.append((table.start(tokens[first].syllable), 1)) }
        let isCapitalised = tokens[first].flags.contains(.capitalised)
        return found.reversed().flatMap { end in
            table.accepts(end.state).map { table.accepted($0) }
                .filter { isCapitalised || !Self.capitalsOnly.contains(rawClass: table.rawClass($0)) }
                .map { CueMatch(cue: $0, cueClass: $0.cueClass, tokens: first..<first + end.length) }
        }
    }
}

/// Looks for phrases of some classes from places that only go forward, passing over each token once.
///
/// Complexity: O(tokens of the range) for all searches together.
public struct ForwardSearch {
    private let cues: CueIndex
    private let classes: CueClassSet
    private let range: Range<Int>
    /// The place found last; none lies between the place it was looked for from and this one.
    private var found: Int

    public init(_ cues: CueIndex, of classes: CueClassSet, in range: Range<Int>) {
        self.cues = cues
        self.classes = classes
        self.range = range
        found = range.lowerBound - 1
    }

    /// The first token from `index` on at which such a phrase may begin, or the end of the range.
    ///
    /// - Parameter index: not before that of the last call.
    public mutating func next(from index: Int) -> Int {
        if found < index {
            found = index < range.upperBound ? cues.next(in: index..<range.upperBound, of: classes) : range.upperBound
        }
        return found
    }
}

/// A place of the trie at which phrases end, seen from the token where they begin.
@usableFromInline
struct PhraseEnd: Sendable {
    @usableFromInline let packed: UInt32

    /// - Parameters:
    ///   - length: in tokens; no phrase has 256.
    ///   - isFirst: the first end of its token.
    init(_ state: PhraseTable.State, length: Int, isFirst: Bool) {
        packed = state << 9 | UInt32(length & 0xFF) << 1 | (isFirst ? 1 : 0)
    }

    @inlinable var state: PhraseTable.State { packed >> 9 }
    @inlinable var length: Int { Int(packed >> 1 & 0xFF) }
    @inlinable var isFirst: Bool { packed & 1 != 0 }
}

/// Follows the trie over the tokens of a text.
private struct PhraseWalk {
    let tokens: [Token]
    let table: PhraseTable
    let and = Syllables.id("và")

    /// The state behind what an abbreviation stands for, 0 where no phrase begins so.
    func start(expanding entry: UInt16) -> PhraseTable.State {
        let expansion = Abbreviations.syllables(entry)
        guard let first = expansion.first else { return 0 }
        return expansion.dropFirst().reduce(table.start(first)) { $0 == 0 ? 0 : table.step($0, $1) }
    }

    /// The state behind one more token, 0 where no phrase goes on so.
    @inline(__always)
    func step(_ state: PhraseTable.State, to index: Int) -> PhraseTable.State {
        guard index < tokens.count else { return 0 }
        let token = tokens[index]
        if token.entry != 0, token.kind == .abbreviation {
            return Abbreviations.syllables(token.entry).reduce(state) { $0 == 0 ? 0 : table.step($0, $1) }
        }
        if token.syllable == .unknown { return 0 }
        return table.step(state, token.syllable == .ampersand ? and : token.syllable)
    }
}
