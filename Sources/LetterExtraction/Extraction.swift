public import LetterStructure
public import LetterText
public import LetterTokens

/// What kind of time limit a deadline is (JSON key `kind`).
public enum DeadlineKind: String, Sendable { case date, period, recurring, relative }

/// How the time binds (JSON key `relation`).
public enum DeadlineRelation: String, Sendable { case before, by, on, from, `in` }

/// A time limit on doing a duty. Thời hạn.
public struct Deadline: Sendable {
    /// The words that say it, cue word included: `trước ngày 30/11/2025`.
    public var tokens: Range<Int>
    public var kind: DeadlineKind
    public var relation: DeadlineRelation
    /// Normalised value, see `assignments.md`: `2018-09-15`, `2025-Q3`, `FREQ=WEEKLY`, `P15D@receipt`.
    public var value: String
    /// Kebab-case id of the rule that made it.
    public var rule: String

    public init(tokens: Range<Int>, kind: DeadlineKind, relation: DeadlineRelation, value: String, rule: String) {
        self.tokens = tokens
        self.kind = kind
        self.relation = relation
        self.value = value
        self.rule = rule
    }
}

public enum Comparator: String, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case equal = "="
}

/// A measurable goal. Chỉ tiêu.
public struct Target: Sendable {
    public var tokens: Range<Int>
    /// What is measured; may be several ranges (`Tỷ lệ …` … `so với dân số`).
    public var metric: [Range<Int>]
    public var comparator: Comparator
    public var value: Double
    /// `%` or the counted word.
    public var unit: String
    /// A deadline value, or nil.
    public var period: String?
    /// Tokens of the body the goal is for (a table row's first cell), or empty.
    public var agency: Range<Int>
    public var rule: String

    public init(
        tokens: Range<Int>, metric: [Range<Int>], comparator: Comparator, value: Double, unit: String,
        period: String?, agency: Range<Int> = 0..<0, rule: String
    ) {
        self.tokens = tokens
        self.metric = metric
        self.comparator = comparator
        self.value = value
        self.unit = unit
        self.period = period
        self.agency = agency
        self.rule = rule
    }
}

/// A body named in the letter, resolved as far as the letter says. Cơ quan.
public struct AgencyMention: Sendable, Hashable {
    /// Full name with abbreviations expanded: `Ủy ban nhân dân các phường`.
    public var name: String
    /// Where the letter says so.
    public var tokens: Range<Int>
    public init(name: String, tokens: Range<Int>) {
        self.name = name
        self.tokens = tokens
    }
}

public enum Modality: String, Sendable { case order, request }

/// One task: who must do what, by when, to which figure. Nhiệm vụ được giao.
public struct Assignment: Sendable {
    /// Index into `LetterTree.sections`, or -1.
    public var section: Int
    public var agencies: [AgencyMention] = []
    public var coordinators: [AgencyMention] = []
    public var reportTo: [AgencyMention] = []
    /// The duty's words; several ranges where something in the middle was left out.
    public var duty: [Range<Int>]
    public var modality: Modality = .order
    public var isConditional = false
    /// Closing orders and the difficulty sentence.
    public var isOptional = false
    public var deadlines: [Deadline] = []
    public var targets: [Target] = []
    public var deliverable: Range<Int>?
    /// Kebab-case ids of the rules that made it.
    public var rules: [String] = []

    public init(section: Int, duty: [Range<Int>]) {
        self.section = section
        self.duty = duty
    }
}

/// Another document that the letter names.
public struct Citation: Sendable {
    public var tokens: Range<Int>
    /// `28-NQ/TW`, blanks removed.
    public var code: String
    public var date: CalendarDate?
    public var issuer: Range<Int>?
    public init(tokens: Range<Int>, code: String, date: CalendarDate?, issuer: Range<Int>?) {
        self.tokens = tokens
        self.code = code
        self.date = date
        self.issuer = issuer
    }
}

/// All that was found in a letter: ranges and values, no copies of its text.
public struct Extraction: Sendable {
    public var assignments: [Assignment] = []
    public var objectives: [Target] = []
    public var citations: [Citation] = []
    public var findings: [Finding] = []
    public init() {}
}
