import LetterLexicon
import LetterStructure
import LetterText
import LetterTokens

/// Where the words of a time stand, which decides what counts.
public enum TimeContext: Sendable {
    /// Running text of a duty: only words that bind the doing count.
    case text
    /// Behind the colon of a time line: `Thời gian thực hiện: Năm 2025 và các năm tiếp theo`.
    case line
    /// A cell of a table's time column.
    case cell
}

/// A deadline before its sentence is settled.
struct DeadlineDraft {
    enum Value {
        case point(TimePoint)
        case span(TimePoint, TimePoint)
        case recurring(Recurrence)
        case text(DeadlineKind, String)
    }

    var atoms: Range<Int>
    var relation: DeadlineRelation
    var value: Value
    var rule: String
    /// Number of the sentence.
    var sentence: Int
    /// Told in running text: what lies before the letter's date is background.
    var isText: Bool
    /// No deadline itself (`Kế hoạch hằng năm`), but days in its sentence may take its frequency.
    var isHint = false
    /// How many times in the unit, where that is said: `02 lần/năm`.
    var times = 0
}

/// One walk over the atoms of a duty: finds the drafts, then settles them.
///
/// Complexity: O(*atoms*): every scanner looks at a bounded number of atoms.
struct DeadlineScan {
    let atoms: TimeAtoms
    let stream: TokenStream
    let letterDate: CalendarDate?
    let context: TimeContext
    var drafts: [DeadlineDraft] = []
    var findings: [(kind: Finding.Kind, atoms: Range<Int>)] = []
    var sentence = 0
    var quoteDepth = 0
    /// In text: behind `Thời gian thực hiện:` up to the end of the sentence.
    var isLine = false
    /// The line's label speaks of an event: a bare day is its day.
    var isEventLine = false
    /// In text: atom of the last word of completion in the sentence, or -1.
    var lastCompletion = -1
    var sentenceStart = 0

    /// How far back the words are looked at that tell what a time belongs to.
    static let lookBack = 12
    /// How far on an anchor's or an event's words may run.
    static let lookAhead = 40

    init(atoms: TimeAtoms, stream: TokenStream, letterDate: CalendarDate?, context: TimeContext) {
        self.atoms = atoms
        self.stream = stream
        self.letterDate = letterDate
        self.context = context
        isLine = context != .text
    }

    var isText: Bool { !isLine }

    mutating func run() {
        var index = 0
        while index < atoms.count {
            step(index)
            if let next = scan(index) {
                // What the match holds counts for the state as well.
                for passed in (index + 1)..<max(next, index + 1) { step(passed) }
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
    }

    /// Follows sentences, quotes and time labels.
    private mutating func step(_ index: Int) {
        let atom = atoms[index]
        if atom.endsSentence {
            if atom.kind != .semicolon || context == .text {
                sentence += 1
                sentenceStart = index + 1
                lastCompletion = -1
            }
            if atom.kind != .semicolon { quoteDepth = 0 }
            isLine = context != .text
            isEventLine = false
            return
        }
        switch atom.kind {
        case .openQuote: quoteDepth += 1
        case .closeQuote: quoteDepth = max(0, quoteDepth - 1)
        case .colon:
            if context == .text, index > 0 {
                let cue = atoms.cue(index - 1)
                if cue == .label || cue == .eventLabel || (cue == .complete && index - 1 == sentenceStart)
                    || (cue == .within && index - 1 == sentenceStart)
                {
                    isLine = true
                    isEventLine = cue == .eventLabel
                    sentenceStart = index + 1
                }
            }
        default: break
        }
        if atom.cue == .complete || atom.cue == .signing || atom.cue == .label || atom.cue == .eventLabel {
            lastCompletion = index
        }
    }

    /// The first rule that matches at the atom, and the atom behind its match.
    private mutating func scan(_ index: Int) -> Int? {
        guard quoteDepth == 0 || !isText else { return nil }
        switch atoms.kind(index) {
        case .cue: guard atoms.cue(index).opensTime else { return nil }
        case .date, .number, .time: break
        // `hai tuần một lần`
        case .word: return atoms[index].number > 0 ? scanFrequency(index) : nil
        default: return nil
        }
        if isText, let next = scanAsOf(index) ?? scanYearsInBrackets(index) { return next }
        return scanPeriodic(index) ?? scanFrequency(index) ?? scanRelative(index) ?? scanDated(index)
            ?? (isLine ? scanLineWords(index) : nil)
    }

    mutating func add(
        _ range: Range<Int>, _ relation: DeadlineRelation, _ value: DeadlineDraft.Value, _ rule: String
    ) {
        drafts.append(
            DeadlineDraft(
                atoms: range, relation: relation, value: value, rule: rule, sentence: sentence, isText: isText))
    }

    mutating func add(_ range: Range<Int>, _ relation: DeadlineRelation, relative value: String, _ rule: String) {
        add(range, relation, .text(.relative, value), rule)
    }

    // MARK: What stands round a time

    /// The atom opens its sentence or a line.
    func opensSentence(_ index: Int) -> Bool { index <= sentenceStart || index == 0 }

    /// The atom stands right behind a clause's border.
    func opensClause(_ index: Int) -> Bool { index == 0 || atoms[index - 1].endsClause || opensSentence(index) }

    /// The nearest word before, in the same clause, that names a plan, law or stage, with nothing
    /// that speaks of completing between: the time belongs to the name. `Kế hoạch … trong năm 2025`.
    ///
    /// - Parameter acrossCommas: names of programmes hold commas (`Chương trình phòng, chống ma túy đến năm 2030`).
    func belongsToName(_ index: Int, acrossCommas: Bool = false) -> Bool {
        var at = index - 1
        while at >= sentenceStart, at >= index - (acrossCommas ? 2 * Self.lookBack : Self.lookBack) {
            let atom = atoms[at]
            if atom.endsSentence || atom.kind == .open || atom.kind == .colon { return false }
            if atom.kind == .comma, !acrossCommas { return false }
            if atom.cue == .complete || atom.cue == .signing { return false }
            if atom.cue.namesSomething { return true }
            at -= 1
        }
        return false
    }

    /// A word of completion stands before in the same sentence: `hoàn thành … trong năm 2025`.
    func speaksOfCompletion(_ index: Int) -> Bool {
        lastCompletion >= sentenceStart && lastCompletion < index
    }

    /// End of the clause from `index` on (at most `lookAhead` atoms).
    func clauseEnd(_ index: Int) -> Int {
        var at = index
        while at < atoms.count, at < index + Self.lookAhead, !atoms[at].endsClause { at += 1 }
        return at
    }

    /// The atom's first syllable.
    func syllable(_ index: Int) -> SyllableID { stream[atoms[index].tokens.lowerBound].syllable }
}
