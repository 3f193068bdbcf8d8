/// The class of a phrase in `cues-time.tsv`: what it says about time.
enum TimeCue: String, CaseIterable, Sendable {
    case none
    // How a time binds
    case before = "time-before"
    case notOver = "time-not-over"
    case atLeast = "time-at-least"
    case latest = "time-latest"
    case until = "time-until"
    case untilFromNow = "time-until-now"
    case within = "time-in"
    case at = "time-on"
    case from = "time-from"
    case asOf = "time-since"
    // Parts and units
    case partEnd = "time-part-end"
    case partStart = "time-part-start"
    case every = "time-every"
    case unitDay = "time-unit-day"
    case unitWorkingDay = "time-unit-working-day"
    case unitWeek = "time-unit-week"
    case unitMonth = "time-unit-month"
    case unitQuarter = "time-unit-quarter"
    case unitYear = "time-unit-year"
    case unitHour = "time-unit-hour"
    case unitMinute = "time-unit-minute"
    case sixMonths = "time-six-months"
    case halfFirst = "time-half-first"
    case halfSecond = "time-half-second"
    case halfFirstFull = "time-half-first-full"
    case halfSecondFull = "time-half-second-full"
    case weekday1 = "time-weekday1"
    case weekday2 = "time-weekday2"
    case weekday3 = "time-weekday3"
    case weekday4 = "time-weekday4"
    case weekday5 = "time-weekday5"
    case weekday6 = "time-weekday6"
    case weekday7 = "time-weekday7"
    case weekdayNumber = "time-weekday-number"
    case today = "time-today"
    case tomorrow = "time-tomorrow"
    case currentYear = "time-current-year"
    case followingYear = "time-following-year"
    // What returns
    case periodic = "time-periodic"
    case once = "time-once"
    case continuous = "time-continuous"
    case ofEveryMonth = "time-next-month"
    case ofQuarterMonth = "time-quarter-month"
    case ofReportYear = "time-report-year"
    case onwards = "time-onwards"
    // What a span is counted from
    case anchor = "time-anchor"
    case receipt = "time-receipt"
    case signing = "time-signing"
    case thisLetter = "time-self"
    case otherSource = "time-source"
    case rightAfter = "time-right-after"
    case after = "time-after"
    case when = "time-when"
    case beforeEvent = "time-before-event"
    case nothing = "time-nothing"
    case inTimeFor = "time-to-be"
    case elapsed = "time-elapsed"
    // Words round a time that tell what it belongs to
    case and = "time-and"
    case of = "time-of"
    case complete = "time-complete"
    case effect = "time-effect"
    case planNoun = "time-plan-noun"
    case actNoun = "time-act-noun"
    case budgetNoun = "time-budget-noun"
    case nameNoun = "time-name-noun"
    case dailyNoun = "time-daily-noun"
    case fixedNoun = "time-fixed-noun"
    case stage = "time-stage"
    case given = "time-given"
    case label = "time-label"
    /// `Thời gian: ngày 26/11/2025`: the day of an event, not the last day.
    case eventLabel = "time-event-label"
    /// `sáng`, `chiều`.
    case dayPart = "time-day-part"
    /// `mà` of `các dự án mà đến hết ngày 31/5 chưa khởi công`: the time of a case.
    case whether = "time-whether"
    /// `phấn đấu`, `bảo đảm`: behind it the time of a figure.
    case aim = "time-aim"

    /// The unit that a recurring time counts in.
    var unit: TimeUnit? {
        switch self {
        case .unitHour: .hour
        case .unitMinute: .minute
        case .unitDay: .day
        case .unitWorkingDay: .workingDay
        case .unitWeek: .week
        case .unitMonth: .month
        case .unitQuarter: .quarter
        case .unitYear: .year
        default: nil
        }
    }

    /// The weekday's letters in RFC 5545.
    var weekday: String? {
        switch self {
        case .weekday1: "MO"
        case .weekday2: "TU"
        case .weekday3: "WE"
        case .weekday4: "TH"
        case .weekday5: "FR"
        case .weekday6: "SA"
        case .weekday7: "SU"
        default: nil
        }
    }

    /// The phrase can be a time, or open one, where no date, time of day or number stands by it.
    var isTimeAlone: Bool {
        switch self {
        case .every, .periodic, .continuous, .sixMonths, .halfSecond, .halfFirstFull, .halfSecondFull, .unitYear,
            .currentYear, .followingYear, .today, .tomorrow, .weekday1, .weekday2, .weekday3, .weekday4, .weekday5,
            .weekday6, .weekday7, .anchor, .rightAfter, .inTimeFor, .after, .when:
            true
        default: false
        }
    }

    /// A number beside the phrase can be a time: `15 ngày`, `thứ 6`, `02 lần/ngày`.
    var makesNumberTime: Bool {
        switch self {
        case .once, .weekdayNumber, .stage: true
        default: unit != nil
        }
    }

    /// A time can begin with the phrase.
    var opensTime: Bool {
        switch self {
        case .before, .latest, .notOver, .until, .untilFromNow, .within, .at, .from, .asOf, .partEnd, .partStart,
            .unitDay, .unitMonth, .weekdayNumber, .beforeEvent, .dayPart, .stage:
            true
        default: isTimeAlone
        }
    }

    /// Words that make a year or stage behind them part of a name: `Kế hoạch … năm 2025`.
    var namesSomething: Bool {
        switch self {
        case .planNoun, .actNoun, .nameNoun, .stage, .otherSource: true
        default: false
        }
    }

    /// Words after which `hằng năm` only names a plan: `kế hoạch hằng năm`, `ngân sách hằng năm`.
    var returnsByItself: Bool {
        switch self {
        case .planNoun, .actNoun, .budgetNoun, .fixedNoun: true
        default: false
        }
    }
}

/// A unit of a span or of what returns.
enum TimeUnit: UInt8, Sendable { case minute, hour, day, workingDay, week, month, quarter, year }

/// One thing the time rules look at: a cue phrase, a date, a figure, a mark or any other word.
struct TimeAtom: Sendable {
    enum Kind: UInt8, Sendable {
        case word, cue, date, number, percentage, amount, time, code
        case comma, semicolon, stop, colon, open, close, openQuote, closeQuote, slash, hyphen, mark
        /// The border of a table cell or of a line.
        case border
    }

    var kind: Kind
    var cue: TimeCue = .none
    /// Only set where the target words are read too.
    var target: TargetCue = .none
    /// The first letter is a capital.
    var isCapitalised = false
    /// Its first byte is a digit.
    var startsWithDigit = false
    private var lower: UInt32
    private var count: UInt32
    /// Of a number or percentage; of a word the Roman figure I…IV that it is; of a date or time its place in
    /// `TimeAtoms.dates`.
    var number = 0.0

    init(kind: Kind, tokens: Range<Int>) {
        self.kind = kind
        lower = UInt32(truncatingIfNeeded: tokens.lowerBound)
        count = UInt32(truncatingIfNeeded: tokens.count)
    }

    var tokens: Range<Int> { Int(lower)..<Int(lower) + Int(count) }

    /// A border that ends what a time word can belong to.
    var endsSentence: Bool { kind == .stop || kind == .semicolon || kind == .border }
    /// A border between clauses.
    var endsClause: Bool {
        switch kind {
        case .stop, .semicolon, .border, .comma, .open, .close, .colon, .openQuote, .closeQuote: true
        default: false
        }
    }
}
