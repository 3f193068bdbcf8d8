import LetterLexicon
import LetterText
import LetterTokens

/// Makes the atoms of a range of tokens: cue phrases found in the phrase table, typed tokens by their values.
///
/// Complexity: O(*tokens* · *longest phrase*).
struct TimeAtomReader: Sendable {
    /// Time cue of every cue number, `.none` for cues of other tables.
    private let cues: [TimeCue]
    /// Target cue of every cue number.
    private let targets: [TargetCue]

    static let shared = TimeAtomReader()

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

    /// - Parameter readsTargets: the words of `cues-target.tsv` are read as well; of two phrases that
    ///   begin together the longer one counts, of the same phrase both.
    func atoms(in stream: TokenStream, tokens: Range<Int>, readsTargets: Bool = false) -> TimeAtoms {
        var atoms: [TimeAtom] = []
        atoms.reserveCapacity(tokens.count)
        var index = tokens.lowerBound
        while index < tokens.upperBound {
            let token = stream[index]
            let isAfterEvery = atoms.last?.cue == .every
            let found = longestCue(in: stream, at: index, end: tokens.upperBound, unitsOnly: isAfterEvery)
            let count = readsTargets ? max(found.timeCount, found.targetCount) : found.timeCount
            if count > 0 {
                var atom = TimeAtom(kind: .cue, tokens: index..<(index + count))
                if found.timeCount == count { atom.cue = found.time }
                if readsTargets, found.targetCount == count { atom.target = found.target }
                atom.isCapitalised = token.flags.contains(.capitalised)
                atoms.append(atom)
                index += count
                continue
            }
            if let atom = atom(of: token, index, in: stream) { atoms.append(atom) }
            index += 1
        }
        return TimeAtoms(atoms: atoms)
    }

    private struct Found {
        var time = TimeCue.none
        var timeCount = 0
        var target = TargetCue.none
        var targetCount = 0
    }

    private func longestCue(in stream: TokenStream, at start: Int, end: Int, unitsOnly: Bool) -> Found {
        let table = PhraseTable.standard
        var found = Found()
        guard stream[start].syllable != .unknown, stream[start].syllable != .number else { return found }
        var state = table.start(stream[start].syllable)
        var index = start + 1
        while state != 0 {
            for accepted in table.accepts(state) {
                let id = Int(table.accepted(accepted).rawValue)
                let cue = cues[id]
                // `hằng năm sau khi …`: after `hằng` the unit stands, not `năm sau`.
                if cue != .none, !unitsOnly || cue.unit != nil {
                    found.time = cue
                    found.timeCount = index - start
                }
                if targets[id] != .none {
                    found.target = targets[id]
                    found.targetCount = index - start
                }
            }
            guard index < end else { break }
            state = table.step(state, stream[index].syllable)
            index += 1
        }
        return found
    }

    private func atom(of token: Token, _ index: Int, in stream: TokenStream) -> TimeAtom? {
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
            atom.date = TokenValues.date(stream, index)
            let first = stream.source.bytes[token.start]
            atom.startsWithDigit = first >= 48 && first <= 57
        case .time:
            atom.kind = .time
            atom.date = TokenValues.time(stream, index)
        case .documentCode: atom.kind = .code
        case .newline, .cell, .endMark: atom.kind = .border
        case .bullet, .label: atom.kind = .mark
        case .blank: return nil
        case .punctuation: atom.kind = mark(stream.source.bytes, token)
        case .syllable, .word, .abbreviation: atom.number = Double(roman(stream.source.bytes, token))
        case .address: break
        }
        return atom
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
