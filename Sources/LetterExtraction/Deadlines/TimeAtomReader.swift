import LetterLexicon
import LetterText
import LetterTokens

/// What the phrases of the tables say of time and figures, by the place of the trie at which they end.
private struct TimeCueTable: Sendable {
    private let states: [TimeWords]

    static let standard = TimeCueTable()

    init() {
        let table = PhraseTable.standard
        var byCue = [TimeWords](repeating: TimeWords(), count: table.cueCount)
        for cue in TimeCue.allCases where cue != .none {
            if let id = CueID(named: cue.rawValue) { byCue[Int(id.rawValue)].time = cue }
        }
        for cue in TargetCue.allCases where cue != .none {
            if let id = CueID(named: cue.rawValue) { byCue[Int(id.rawValue)].target = cue }
        }
        states = (0..<table.acceptingStates).map { state in
            var words = TimeWords()
            for accepted in table.accepts(PhraseTable.State(state)) {
                let cue = byCue[Int(table.accepted(accepted).rawValue)]
                if cue.time != .none { words.time = cue.time }
                if cue.target != .none { words.target = cue.target }
            }
            if words.time.isTimeAlone { words.signs.insert(.time) }
            if words.time.makesNumberTime { words.signs.insert(.unit) }
            if words.target.wordNumber != nil { words.signs.insert(.figure) }
            if words.target == .goal { words.signs.insert(.goal) }
            if words.target == .presentColumn { words.signs.insert(.present) }
            return words
        }
    }

    /// The words of a phrase that ends at a state.
    func words(_ state: PhraseTable.State) -> TimeWords {
        Int(state) < states.count ? states[Int(state)] : TimeWords()
    }

    /// The longest time phrase and the longest target phrase that begin at a token, short forms by their own letters.
    ///
    /// - Parameter unitsOnly: of the time phrases only units.
    func longest(_ tokens: [Token], at start: Int, end: Int, unitsOnly: Bool) -> TimeWords {
        let table = PhraseTable.standard
        var found = TimeWords()
        let first = tokens[start].syllable
        guard first != .unknown, first != .number else { return found }
        var state = table.start(first)
        var index = start + 1
        while state != 0 {
            found.add(words(state), count: index - start, unitsOnly: unitsOnly)
            guard index < end, !table.isLeaf(state) else { break }
            state = table.step(state, tokens[index].syllable)
            index += 1
        }
        return found
    }
}

/// The phrases about time and figures that begin at a token, with their lengths in tokens (0 for none).
private struct TimeWords {
    var time = TimeCue.none
    var timeCount: UInt8 = 0
    var target = TargetCue.none
    var targetCount: UInt8 = 0
    /// Of these phrases and the shorter ones inside them.
    var signs: TimeSigns = []

    /// Adds what a phrase says; a longer one outweighs the shorter.
    mutating func add(_ words: TimeWords, count: Int, unitsOnly: Bool = false) {
        let count = UInt8(truncatingIfNeeded: count)
        // `hằng năm sau khi …`: after `hằng` the unit stands, not `năm sau`.
        if words.time != .none, count > timeCount, !unitsOnly || words.time.unit != nil {
            time = words.time
            timeCount = count
        }
        if words.target != .none, count > targetCount {
            target = words.target
            targetCount = count
        }
        signs.formUnion(words.signs)
    }
}

/// What a token may give, so that texts in which nothing can be found need not be read.
struct TimeSigns: OptionSet {
    let rawValue: UInt8
    /// A date, a time, or a phrase that can be a time without a number.
    static let time = TimeSigns(rawValue: 1)
    /// A number, percentage, amount or a word that counts.
    static let figure = TimeSigns(rawValue: 2)
    static let percentage = TimeSigns(rawValue: 4)
    /// `mục tiêu`, `chỉ tiêu`.
    static let goal = TimeSigns(rawValue: 8)
    /// The head of a column or part that tells how things stand.
    static let present = TimeSigns(rawValue: 16)
    static let number = TimeSigns(rawValue: 32)
    /// What makes a number in running text a time: a unit, a colon, behind which a time line may begin, or a bracket
    /// round a year.
    static let unit = TimeSigns(rawValue: 64)

    /// Whether a text with these signs may hold a time.
    ///
    /// - Parameter isText: it is running text, in which a number alone is none.
    func mayHoldTime(isText: Bool) -> Bool {
        contains(.time) || contains(.number) && (!isText || contains(.unit))
    }
}

/// Makes the atoms of ranges of a letter's tokens: cue phrases found in the phrase table, typed tokens by their values.
///
/// Complexity: O(*tokens* · *longest phrase*) to make, O(*tokens*) for the atoms of a range.
final class TimeAtomReader: Sendable {
    let stream: TokenStream
    let cues: CueIndex
    /// By token: what begins there.
    private let words: [TimeWords]
    /// By token.
    private let signs: [TimeSigns]

    convenience init(_ stream: TokenStream) { self.init(stream, CueIndex(stream)) }

    init(_ stream: TokenStream, _ cues: CueIndex) {
        self.stream = stream
        self.cues = cues
        let times = TimeCueTable.standard
        let table = PhraseTable.standard
        let tokens = stream.tokens
        var shortForms: [Int] = []
        var signs: [TimeSigns] = []
        signs.reserveCapacity(tokens.count)
        for (index, token) in tokens.enumerated() {
            if token.entry != 0 { shortForms.append(index) }
            var sign = Self.signs(of: token)
            // `(2025 - 2026)`
            if token.kind == .number, token.count == 4, index > 0, tokens[index - 1].kind == .punctuation,
                stream.source.bytes[tokens[index - 1].start] == UInt8(ascii: "(")
            {
                sign.insert(.unit)
            }
            signs.append(sign)
        }
        var words = [TimeWords](repeating: TimeWords(), count: tokens.count)
        var index = cues.next(in: 0..<tokens.count, of: [.time, .target])
        while index < tokens.count {
            var found = TimeWords()
            cues.forEachEnd(at: index, table) { found.add(times.words($0), count: $1) }
            words[index] = found
            index = cues.next(in: index + 1..<tokens.count, of: [.time, .target])
        }
        // Here short forms count as their own letters, of which the index tells nothing.
        for form in shortForms {
            for index in max(form - 1, 0)...form {
                words[index] = times.longest(tokens, at: index, end: tokens.count, unitsOnly: false)
            }
        }
        for index in tokens.indices { signs[index].formUnion(words[index].signs) }
        self.words = words
        self.signs = signs
    }

    @inline(__always)
    private static func signs(of token: Token) -> TimeSigns {
        switch token.kind {
        case .number: [.number, .figure]
        case .percentage: [.figure, .percentage]
        case .amount: .figure
        case .date, .time: .time
        case .punctuation: token.syllable == .colon ? .unit : []
        default: []
        }
    }

    /// All signs of the tokens of a range. Complexity: O(*tokens*), many in one step.
    func signs(in tokens: Range<Int>) -> TimeSigns {
        var all: UInt8 = 0
        for sign in signs[tokens] { all |= sign.rawValue }
        return TimeSigns(rawValue: all)
    }

    /// - Parameter readsTargets: the words of `cues-target.tsv` are read as well; of two phrases that
    ///   begin together the longer one counts, of the same phrase both.
    func atoms(in tokens: Range<Int>, readsTargets: Bool = false) -> TimeAtoms {
        var result = TimeAtoms()
        result.atoms.reserveCapacity(tokens.count)
        var index = tokens.lowerBound
        var isAfterEvery = false
        while index < tokens.upperBound {
            var found = words[index]
            if isAfterEvery || index + Int(max(found.timeCount, found.targetCount)) > tokens.upperBound {
                found = TimeCueTable.standard.longest(
                    stream.tokens, at: index, end: tokens.upperBound, unitsOnly: isAfterEvery)
            }
            let count = readsTargets ? max(found.timeCount, found.targetCount) : found.timeCount
            if count > 0 {
                var atom = TimeAtom(kind: .cue, tokens: index..<(index + Int(count)))
                if found.timeCount == count { atom.cue = found.time }
                if readsTargets, found.targetCount == count { atom.target = found.target }
                atom.isCapitalised = stream.tokens[index].flags.contains(.capitalised)
                result.atoms.append(atom)
                isAfterEvery = atom.cue == .every
                index += Int(count)
                continue
            }
            if appendAtom(of: index, to: &result) { isAfterEvery = false }
            index += 1
        }
        return result
    }

    /// - Returns: false for blanks, which are no atoms.
    private func appendAtom(of index: Int, to result: inout TimeAtoms) -> Bool {
        let token = stream.tokens[index]
        var atom = TimeAtom(kind: .word, tokens: index..<(index + 1))
        atom.isCapitalised = token.flags.contains(.capitalised)
        switch token.kind {
        case .number:
            atom.kind = .number
            atom.number = TokenValues.number(stream, index) ?? -1
        case .percentage:
            atom.kind = .percentage
            atom.number = TokenValues.number(stream, index) ?? -1
        case .amount: atom.kind = .amount
        case .date:
            atom.kind = .date
            atom.number = Double(result.dates.count)
            result.dates.append(TokenValues.date(stream, index))
            let first = stream.source.bytes[token.start]
            atom.startsWithDigit = first >= 48 && first <= 57
        case .time:
            atom.kind = .time
            atom.number = Double(result.dates.count)
            result.dates.append(TokenValues.time(stream, index))
        case .documentCode: atom.kind = .code
        case .newline, .cell, .endMark: atom.kind = .border
        case .bullet, .label: atom.kind = .mark
        case .blank: return false
        case .punctuation: atom.kind = mark(stream.source.bytes, token)
        case .syllable, .word, .abbreviation:
            if atom.isCapitalised {
                atom.number = Double(roman(stream.source.bytes, token))
            } else if let place = Self.smallNumbers.firstIndex(of: token.syllable) {
                atom.number = Double(place + 2)
            }
        case .address: break
        }
        result.atoms.append(atom)
        return true
    }

    /// From two on.
    private static let smallNumbers = ["hai", "ba", "bốn", "năm", "sáu"].map { Syllables.id($0) }

    /// 1…4 for `I`…`IV`, else 0.
    private func roman(_ bytes: [UInt8], _ token: Token) -> Int {
        guard token.count <= 3 else { return 0 }
        var ones = 0
        var hasFive = false
        for index in token.range.indices {
            if bytes[index] == UInt8(ascii: "I"), !hasFive {
                ones += 1
            } else if bytes[index] == UInt8(ascii: "V"), ones == 1 {
                hasFive = true
            } else {
                return 0
            }
        }
        return hasFive ? 4 : ones
    }

    private func mark(_ bytes: [UInt8], _ token: Token) -> TimeAtom.Kind {
        switch bytes[token.start] {
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: ";"): return .semicolon
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .stop
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: "("), UInt8(ascii: "["): return .open
        case UInt8(ascii: ")"), UInt8(ascii: "]"): return .close
        case UInt8(ascii: "/"): return .slash
        case UInt8(ascii: "-"): return .hyphen
        case 0xE2:
            guard token.count >= 3, bytes[token.start + 1] == 0x80 else { return .mark }
            switch bytes[token.start + 2] {
            case 0x9C: return .openQuote
            case 0x9D: return .closeQuote
            case 0x90...0x95: return .hyphen
            default: return .mark
            }
        default: return .mark
        }
    }
}
