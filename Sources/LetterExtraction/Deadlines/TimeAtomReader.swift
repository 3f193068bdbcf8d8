import LetterLexicon
import LetterText
import LetterTokens

/// Which phrases of the tables speak of time or of figures.
private struct TimeCueTable: Sendable {
    /// Time cue of every cue number, `.none` for cues of other tables.
    private let cues: [TimeCue]
    /// Target cue of every cue number.
    private let targets: [TargetCue]

    static let standard = TimeCueTable()

    init() {
        let table = PhraseTable.standard
        var cues = [TimeCue](repeating: .none, count: table.cueCount)
        for cue in TimeCue.allCases where cue != .none {
            if let id = CueID(named: cue.rawValue) { cues[Int(id.rawValue)] = cue }
        }
        self.cues = cues
        var targets = [TargetCue](repeating: .none, count: table.cueCount)
        for cue in TargetCue.allCases where cue != .none {
            if let id = CueID(named: cue.rawValue) { targets[Int(id.rawValue)] = cue }
        }
        self.targets = targets
    }

    /// The longest time phrase and the longest target phrase that begin at a token.
    ///
    /// - Parameter unitsOnly: of the time phrases only units.
    func longest(_ table: PhraseTable, _ tokens: [Token], at start: Int, end: Int, unitsOnly: Bool) -> TimeWords {
        var found = TimeWords()
        let first = tokens[start].syllable
        guard first != .unknown, first != .number else { return found }
        var state = table.start(first)
        var index = start + 1
        while state != 0 {
            for accepted in table.accepts(state) {
                let id = Int(table.accepted(accepted).rawValue)
                let cue = cues[id]
                if cue != .none, !unitsOnly || cue.unit != nil {
                    found.time = cue
                    found.timeCount = UInt8(truncatingIfNeeded: index - start)
                    if cue.isTimeAlone { found.signs.insert(.time) }
                }
                if targets[id] != .none {
                    found.target = targets[id]
                    found.targetCount = UInt8(truncatingIfNeeded: index - start)
                    if targets[id].wordNumber != nil { found.signs.insert(.figure) }
                    if targets[id] == .goal { found.signs.insert(.goal) }
                    if targets[id] == .presentColumn { found.signs.insert(.present) }
                }
            }
            guard index < end, !table.isLeaf(state) else { break }
            if index == start + 1, !table.mayBegin(first, tokens[index].syllable) { break }
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
}

/// What a token may give, so that texts in which nothing can be found need not be read.
struct TimeSigns: OptionSet {
    let rawValue: UInt8
    /// A date, a time, a number, or a phrase that can be a time without one.
    static let time = TimeSigns(rawValue: 1)
    /// A number, percentage, amount or a word that counts.
    static let figure = TimeSigns(rawValue: 2)
    static let percentage = TimeSigns(rawValue: 4)
    /// `mục tiêu`, `chỉ tiêu`.
    static let goal = TimeSigns(rawValue: 8)
    /// The head of a column or part that tells how things stand.
    static let present = TimeSigns(rawValue: 16)
}

/// Makes the atoms of ranges of a letter's tokens: cue phrases found in the phrase table, typed tokens by their values.
///
/// Complexity: O(*tokens* · *longest phrase*) to make, O(*tokens*) for the atoms of a range.
final class TimeAtomReader: Sendable {
    let stream: TokenStream
    /// By token: what begins there.
    private let words: [TimeWords]
    /// By token.
    private let signs: [TimeSigns]

    convenience init(_ stream: TokenStream) { self.init(stream, CueIndex(stream)) }

    init(_ stream: TokenStream, _ cues: CueIndex) {
        self.stream = stream
        let times = TimeCueTable.standard
        let table = PhraseTable.standard
        let tokens = stream.tokens
        var words = [TimeWords](repeating: TimeWords(), count: tokens.count)
        var signs = [TimeSigns](repeating: [], count: tokens.count)
        for index in tokens.indices {
            switch tokens[index].kind {
            case .number: signs[index] = [.time, .figure]
            case .percentage: signs[index] = [.figure, .percentage]
            case .amount: signs[index] = .figure
            case .date, .time: signs[index] = .time
            default: break
            }
            // Here short forms count as their own letters: where one stands the index does not tell.
            guard
                cues.mayBegin(at: index, in: [.time, .target]) || tokens[index].entry != 0
                    || (index + 1 < tokens.count && tokens[index + 1].entry != 0)
            else { continue }
            let found = times.longest(table, tokens, at: index, end: tokens.count, unitsOnly: false)
            words[index] = found
            signs[index].formUnion(found.signs)
        }
        self.words = words
        self.signs = signs
    }

    /// Whether a range holds a token with one of these signs; where it does not, its atoms hold nothing of the kind.
    func mayHold(_ wanted: TimeSigns, in tokens: Range<Int>) -> Bool {
        for index in tokens where signs[index].rawValue & wanted.rawValue != 0 { return true }
        return false
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
            // `hằng năm sau khi …`: after `hằng` the unit stands, not `năm sau`.
            if isAfterEvery || index + Int(max(found.timeCount, found.targetCount)) > tokens.upperBound {
                found = TimeCueTable.standard.longest(
                    .standard, stream.tokens, at: index, end: tokens.upperBound, unitsOnly: isAfterEvery)
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
            if atom.isCapitalised { atom.number = Double(roman(stream.source.bytes, token)) }
        case .address: break
        }
        result.atoms.append(atom)
        return true
    }

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
