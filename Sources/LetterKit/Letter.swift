public import LetterText

/// A Vietnamese official letter (công văn, văn bản) that was read: who wrote it, how it is
/// divided, who must do what by when.
///
/// All values are plain strings and numbers that belong to the letter alone; where a value
/// was found stands beside it as an ``Evidence``. ``Letter/json(style:source:)`` writes it.
public struct Letter: Sendable, Hashable {
    public var header: Header
    /// Every numbered part in order.
    public var sections: [Section]
    /// The tasks in the order of the letter.
    public var assignments: [Assignment]
    /// Goals outside any duty.
    public var objectives: [Target]
    /// Other documents that the letter names.
    public var citations: [Citation]
    /// What a person should look at.
    public var findings: [Finding]
    /// Misread syllables that were corrected, with what stood there.
    public var corrections: [Correction]
    /// How the file was encoded: `utf-8`, `utf-16le`, …
    public var encoding: String
    /// What the file is: `text`, `html`, `docx`, …
    public var format = "text"
    /// What the offsets of evidence count: bytes of the `file`, or of the `text` that was read from it.
    public var origin = "file"
    /// What the message around the letter says of it; nil where it came alone.
    public var envelope: Envelope?

    public init(
        header: Header = Header(), sections: [Section] = [], assignments: [Assignment] = [],
        objectives: [Target] = [], citations: [Citation] = [], findings: [Finding] = [],
        corrections: [Correction] = [], encoding: String = "utf-8"
    ) {
        self.header = header
        self.sections = sections
        self.assignments = assignments
        self.objectives = objectives
        self.citations = citations
        self.findings = findings
        self.corrections = corrections
        self.encoding = encoding
    }
}

extension Letter {
    /// A place in the file: half-open byte range and one-based line numbers; page and box where the file has pages.
    ///
    /// Of a file in which the words do not stand as they are (a Word file, a PDF, a scan), bytes and lines are those of
    /// the text that was read from it (``Letter/origin``).
    public struct Evidence: Sendable, Hashable {
        public var start: Int
        public var end: Int
        public var line: Int
        public var lastLine: Int
        /// One-based number of the page on which it begins.
        public var page: Int?
        /// Where it stands on that page.
        public var box: PagePlaces.Box?

        public init(start: Int, end: Int, line: Int, lastLine: Int) {
            self.start = start
            self.end = end
            self.line = line
            self.lastLine = lastLine
        }
    }

    /// Letterhead and closing. What the letter does not say is nil or empty.
    public struct Header: Sendable, Hashable {
        /// The body that issued it (cơ quan ban hành), abbreviations expanded: `Ủy ban nhân dân tỉnh Vĩnh Long`.
        public var issuer: String?
        /// The body above it (cơ quan chủ quản), where one is printed.
        public var parentIssuer: String?
        /// Number and symbol (số, ký hiệu) as printed, blanks removed: `06/CT-UBND`.
        public var number: String?
        /// `Chỉ thị`, `Kế hoạch`, …; `Công văn` where there is no type line.
        public var type: String?
        public var place: String?
        /// ISO 8601: `2018-04-10`.
        public var date: String?
        /// Trích yếu, without `V/v`.
        public var subject: String?
        /// Kính gửi, one entry a line or `;`.
        public var addressees: [String] = []
        /// `Hỏa tốc`, `Khẩn`, … as printed.
        public var urgency: String?
        /// `Mật`, `Tối mật`, `Tuyệt mật` as printed.
        public var secrecy: String?
        public var signer: Signer?
        /// Nơi nhận, one entry a line.
        public var copies: [String] = []
        public init() {}
    }

    /// Who signed: the formula over the title, the title, the name.
    public struct Signer: Sendable, Hashable {
        /// `KT. Chủ tịch`, `TM. Ủy ban nhân dân KT. Chủ tịch`; nil where none is printed.
        public var authority: String?
        /// `Phó Chủ tịch`.
        public var title: String?
        public var name: String?

        public init(authority: String? = nil, title: String? = nil, name: String? = nil) {
            self.authority = authority
            self.title = title
            self.name = name
        }
    }

    /// A numbered part: labels from the root joined by dots, and its heading.
    public struct Section: Sendable, Hashable {
        public var path: String
        public var heading: String
        public init(path: String, heading: String) {
            self.path = path
            self.heading = heading
        }
    }

    /// A body named in the letter and where.
    public struct Agency: Sendable, Hashable {
        /// Abbreviations expanded: `Ủy ban nhân dân các phường`.
        public var name: String
        public var evidence: Evidence?
        public init(name: String, evidence: Evidence? = nil) {
            self.name = name
            self.evidence = evidence
        }
    }

    /// A time limit (thời hạn). For `kind`, `relation` and `value` see the JSON contract.
    public struct Deadline: Sendable, Hashable {
        /// `trước ngày 30/11/2025`
        public var text: String
        /// `date`, `period`, `recurring`, `relative`
        public var kind: String
        /// `before`, `by`, `on`, `from`, `in`
        public var relation: String
        /// `2025-11-30`, `2025-Q3`, `FREQ=WEEKLY`, `P15D@receipt`
        public var value: String
        public var rule: String
        public var evidence: Evidence?

        public init(
            text: String, kind: String, relation: String, value: String, rule: String = "", evidence: Evidence? = nil
        ) {
            self.text = text
            self.kind = kind
            self.relation = relation
            self.value = value
            self.rule = rule
            self.evidence = evidence
        }
    }

    /// A measurable goal (chỉ tiêu).
    public struct Target: Sendable, Hashable {
        public var text: String
        public var metric: String
        /// `>=`, `<=`, `=`
        public var comparator: String
        public var value: Double
        /// `%` or the counted word.
        public var unit: String
        /// A deadline value, or nil.
        public var period: String?
        /// The body the goal is for, in objectives.
        public var agency: String?
        public var rule: String
        public var evidence: Evidence?

        public init(
            text: String, metric: String, comparator: String, value: Double, unit: String, period: String? = nil,
            agency: String? = nil, rule: String = "", evidence: Evidence? = nil
        ) {
            self.text = text
            self.metric = metric
            self.comparator = comparator
            self.value = value
            self.unit = unit
            self.period = period
            self.agency = agency
            self.rule = rule
            self.evidence = evidence
        }
    }

    /// One task: who must do what, by when, to which figure (nhiệm vụ được giao).
    public struct Assignment: Sendable, Hashable {
        /// The same for the same duty of the same letter, however the file was wrapped or encoded.
        public var id: String
        /// `path` of the section it stands in, `""` outside any.
        public var section: String
        public var agencies: [Agency]
        public var coordinators: [Agency]
        /// The duty's words without label, opening actor and final stop.
        public var duty: String
        /// `order` or `request`
        public var modality: String
        public var isConditional: Bool
        /// Closing orders and the sentence on difficulties.
        public var isOptional: Bool
        public var deadlines: [Deadline]
        public var targets: [Target]
        public var reportTo: [Agency]
        public var deliverable: String?
        /// Where the duty's words stand; several places where something in between was left out.
        public var evidence: [Evidence]
        /// Kebab-case ids of the rules that made it.
        public var rules: [String]
        /// How it concerns the body that was asked for; nil where none was.
        public var concern: AgencyConcern?

        public init(
            id: String = "", section: String = "", agencies: [Agency] = [], coordinators: [Agency] = [],
            duty: String, modality: String = "order", isConditional: Bool = false, isOptional: Bool = false,
            deadlines: [Deadline] = [], targets: [Target] = [], reportTo: [Agency] = [], deliverable: String? = nil,
            evidence: [Evidence] = [], rules: [String] = []
        ) {
            self.id = id
            self.section = section
            self.agencies = agencies
            self.coordinators = coordinators
            self.duty = duty
            self.modality = modality
            self.isConditional = isConditional
            self.isOptional = isOptional
            self.deadlines = deadlines
            self.targets = targets
            self.reportTo = reportTo
            self.deliverable = deliverable
            self.evidence = evidence
            self.rules = rules
        }
    }

    /// Another document that the letter names: `Nghị quyết số 28-NQ/TW ngày 23/5/2018`.
    public struct Citation: Sendable, Hashable {
        public var text: String
        /// `28-NQ/TW`
        public var code: String
        public var date: String?
        public var issuer: String?
        public var evidence: Evidence?

        public init(
            text: String, code: String, date: String? = nil, issuer: String? = nil, evidence: Evidence? = nil
        ) {
            self.text = text
            self.code = code
            self.date = date
            self.issuer = issuer
            self.evidence = evidence
        }
    }

    /// Something a person should look at: what, where, why.
    public struct Finding: Sendable, Hashable {
        /// Kebab-case: `label-out-of-order`.
        public var kind: String
        /// The words it is about, or a value; may be empty.
        public var detail: String
        public var evidence: Evidence

        public init(kind: String, detail: String, evidence: Evidence) {
            self.kind = kind
            self.detail = detail
            self.evidence = evidence
        }
    }

    /// A misread stretch that was corrected.
    public struct Correction: Sendable, Hashable {
        public var original: String
        public var corrected: String
        public var evidence: Evidence

        public init(original: String, corrected: String, evidence: Evidence) {
            self.original = original
            self.corrected = corrected
            self.evidence = evidence
        }
    }
}
