import LetterLexicon
import LetterStructure
import LetterText
import LetterTokens

/// Where a figure stands, which decides what makes it a goal.
enum TargetContext: Sendable {
    /// In a duty: a percentage, or a count with a word that makes it a goal.
    case duty
    /// Under a heading of goals: every measure counts that does not tell how things stand.
    case objective
    /// In the product column of a table of tasks: as under a heading of goals, for the row's task.
    case product
    /// In a recital: only a percentage behind `mục tiêu`, `chỉ tiêu`.
    case recital
}

/// One walk over the atoms of a text that finds its goals.
///
/// Complexity: O(*atoms*): every figure looks at a bounded number of atoms round it.
struct TargetScan {
    let atoms: TimeAtoms
    let stream: TokenStream
    let context: TargetContext
    var targets: [Target] = []
    /// Atoms of each target's figure and unit, beside `targets`.
    var figures: [Range<Int>] = []

    var sentenceStart = 0
    private var quoteDepth = 0
    /// Atom of the last `mục tiêu` in the sentence, or -1.
    var lastGoal = -1
    /// Atom of the last word in the sentence that tells how things stand, or -1.
    var lastPresent = -1
    /// Behind the upper end of a range that has been dealt with.
    private var skipUntil = 0

    init(atoms: TimeAtoms, stream: TokenStream, context: TargetContext) {
        self.atoms = atoms
        self.stream = stream
        self.context = context
    }

    /// A figure with its unit.
    struct Measure {
        var value: Double
        var unit: String
        var atoms: Range<Int>
        var isTime = false
        var isKnownUnit = true
        /// `03-05 dự án`
        var isRange = false
    }

    mutating func run() {
        for index in 0..<atoms.count {
            let atom = atoms[index]
            if atom.endsSentence {
                sentenceStart = index + 1
                lastGoal = -1
                lastPresent = -1
                if atom.kind != .semicolon { quoteDepth = 0 }
                continue
            }
            switch atom.kind {
            case .openQuote: quoteDepth += 1
            case .closeQuote: quoteDepth = max(0, quoteDepth - 1)
            case .percentage, .amount, .number, .date, .code:
                if quoteDepth == 0, index >= skipUntil, let measure = scanMeasure(index) { consider(measure) }
            case .cue:
                if atom.target == .goal { lastGoal = index }
                if isPresentCue(index) { lastPresent = index }
                if atom.target.wordNumber != nil, target(index - 1) == .atLeast, quoteDepth == 0,
                    let measure = scanMeasure(index)
                {
                    consider(measure)
                }
            default: break
            }
        }
    }

    func target(_ index: Int) -> TargetCue {
        index >= 0 && index < atoms.count ? atoms[index].target : .none
    }

    func isUnit(_ index: Int) -> Bool { target(index) == .unit || target(index) == .area }

    // MARK: Figures and units

    /// The figure at an atom with its unit.
    func scanMeasure(_ index: Int) -> Measure? {
        switch atoms.kind(index) {
        case .percentage:
            guard atoms[index].number >= 0 else { return nil }
            return Measure(value: atoms[index].number, unit: "%", atoms: index..<(index + 1))
        case .amount: return scanAmount(index)
        case .number, .cue:
            guard let value = atoms[index].target.wordNumber ?? (atoms[index].number >= 0 ? atoms[index].number : nil),
                atoms.kind(index) == .number || atoms[index].target.wordNumber != nil
            else { return nil }
            return scanCount(index, value)
        default: return nil
        }
    }

    private func scanAmount(_ index: Int) -> Measure? {
        guard let number = stream.number(at: atoms[index].tokens.lowerBound), !number.unit.isEmpty else { return nil }
        return Measure(
            value: number.value, unit: stream.source.string(SourceRange(number.unit)), atoms: index..<(index + 1))
    }

    private func scanCount(_ index: Int, _ value: Double) -> Measure? {
        var next = index + 1
        var isRange = false
        // `đạt 90 - 95%`
        if atoms.kind(next) == .hyphen, atoms.kind(next + 1) == .percentage {
            return Measure(value: value, unit: "%", atoms: index..<(next + 2), isRange: true)
        }
        // `03 - 05 mô hình`, `từ 02 đến 03 điểm`
        let isStretch = atoms.cue(next) == .until && target(index - 1) == .from
        if atoms.kind(next) == .hyphen || isStretch, atoms.kind(next + 1) == .number, next + 2 < atoms.count {
            isRange = true
            next += 2
        }
        // `4/100.000 trẻ sinh ra còn sống`
        if atoms.kind(next) == .slash, atoms.kind(next + 1) == .number, isUnit(next + 2) {
            let end = unitEnd(next + 2)
            return Measure(value: value, unit: text(next..<end), atoms: index..<end)
        }
        let unitStart = next
        if target(next) == .scale { next += 1 }
        if atoms.cue(next).unit != nil || target(next) == .timeUnit {
            guard unitStart == next else { return nil }
            return Measure(value: value, unit: text(next..<(next + 1)), atoms: index..<(next + 1), isTime: true)
        }
        if isUnit(next) {
            let end = unitEnd(next)
            var measure = Measure(value: value, unit: text(unitStart..<end), atoms: index..<end, isRange: isRange)
            measure.isKnownUnit = true
            return measure
        }
        // Any other counted word: `02 tuyến`
        guard next < atoms.count, atoms.kind(next) == .word || atoms.kind(next) == .cue, !atoms[next].isCapitalised,
            atoms[next].cue == .none, atoms[next].target == .none
        else { return nil }
        let end = unitEnd(next)
        return Measure(
            value: value, unit: text(unitStart..<end), atoms: index..<end,
            isKnownUnit: isMeasureSign(next) || end > next + 1,
            isRange: isRange)
    }

    /// `m2`, `km2`, `CO2`: letters with a figure.
    private func isMeasureSign(_ index: Int) -> Bool {
        let token = stream[atoms[index].tokens.lowerBound]
        return token.count <= 4 && stream.source.bytes[token.range.indices].contains { $0 >= 48 && $0 <= 57 }
    }

    /// Behind the unit's words: `tin, bài`, `sản phẩm/dịch vụ`, `ca sinh/1.000 phụ nữ`, `m2/người`.
    private func unitEnd(_ start: Int) -> Int {
        var end = start + 1
        while end < atoms.count, end < start + 12 {
            if atoms.kind(end) == .slash || atoms.kind(end) == .comma, isUnit(end + 1) {
                // A comma may as well begin the next part of a list of goals: only kinds that are no actors join.
                if atoms.kind(end) == .comma, end + 2 < atoms.count, atoms.kind(end + 2) == .number { break }
                end += 2
            } else if atoms.kind(end) == .slash, atoms.kind(end + 1) == .number, isUnit(end + 2) {
                end += 3
            } else if atoms.kind(end) == .slash, atoms.cue(end + 1).unit != nil, target(start) == .unit {
                end += 2
            } else {
                break
            }
        }
        return end
    }

    private func text(_ range: Range<Int>) -> String {
        range.isEmpty || range.upperBound > atoms.count ? "" : stream.string(atoms.tokens(range)).lowercased()
    }

    // MARK: Whether it is a goal

    private mutating func consider(_ measure: Measure) {
        let start = measure.atoms.lowerBound
        if measure.isRange { skipUntil = max(skipUntil, measure.atoms.upperBound) }
        guard let binding = comparator(measure), isGoal(measure, binding) else { return }
        let metric = self.metric(measure, opening: binding.start)
        targets.append(
            Target(
                tokens: atoms.tokens(min(binding.start, start)..<metricEnd(measure)), metric: metric,
                comparator: binding.comparator, value: measure.value, unit: measure.unit,
                period: nil, agency: context == .objective ? eachBody(before: binding.start) : 0..<0,
                rule: Self.rule(measure, context)))
        figures.append(measure.atoms)
        skipUntil = max(skipUntil, binding.skip)
    }

    static func rule(_ measure: Measure, _ context: TargetContext) -> String {
        if context == .objective || context == .recital {
            return measure.unit == "%" ? "objective-share" : "objective-count"
        }
        return measure.unit == "%" ? "target-share" : "target-count"
    }

    struct Binding {
        var comparator: Comparator
        /// The first atom of the words that bind the figure.
        var start: Int
        /// The words that bind it, nearest first.
        var cues: [TargetCue]
        /// Atoms up to here belong to the same goal.
        var skip: Int
    }

    /// The words before and behind a figure that say how it binds; nil for the start of a change (`từ 23 … xuống 18`).
    private func comparator(_ measure: Measure) -> Binding? {
        var index = measure.atoms.lowerBound - 1
        var cues: [TargetCue] = []
        while index >= sentenceStart, cues.count < 3 {
            let cue = target(index)
            switch cue {
            case .reach, .atLeast, .atMost, .equal, .complete, .increase, .from, .make, .goal, .forWhom, .about,
                .holds:
                cues.append(cue)
            default: break
            }
            if cues.isEmpty || cues.last != cue || cue == .none { break }
            index -= 1
        }
        let end = measure.atoms.upperBound
        var binding = Binding(comparator: .equal, start: index + 1, cues: cues, skip: end)
        if cues.first == .from {
            if isOrMore(end) {
                binding.comparator = .atLeast
                return binding
            }
            // A change or a range: its other end stands a few atoms on.
            var ahead = end
            while ahead < atoms.count, ahead < end + 8, !atoms[ahead].endsSentence {
                // `từ 20 đến 30 mô hình`: the lower end is the goal
                if atoms.cue(ahead) == .until,
                    atoms.kind(ahead + 1) == .number || atoms.kind(ahead + 1) == .percentage
                {
                    binding.comparator = .atLeast
                    binding.skip = ahead + 2
                    return binding
                }
                if target(ahead) == .orMore || atoms.cue(ahead) == .and { break }
                // `giảm từ 41% xuống dưới 25%`
                if atoms.cue(ahead) == .until || Self.otherEnds.contains(target(ahead)) { return nil }
                ahead += 1
            }
        }
        switch cues.first {
        case .atLeast, .reach, .increase: binding.comparator = .atLeast
        case .atMost: binding.comparator = .atMost
        case .from: binding.comparator = .atLeast
        default: break
        }
        if cues.first == .equal || cues.first == .about, cues.contains(.reach) { binding.comparator = .atLeast }
        if isOrMore(end) { binding.comparator = .atLeast }
        if target(end) == .orLess { binding.comparator = .atMost }
        if measure.isRange { binding.comparator = .atLeast }
        // A figure in brackets binds as the one before it does.
        if cues.isEmpty, atoms.kind(measure.atoms.lowerBound - 1) == .open, let last = targets.last,
            let figure = figures.last, measure.atoms.lowerBound - figure.upperBound < 12
        {
            binding.comparator = last.comparator
        }
        return binding
    }

    /// What leads to the other end of a change: `lên`, `xuống còn`, `xuống dưới`, `lên trên`.
    private static let otherEnds: Set<TargetCue> = [.equal, .reach, .atMost, .atLeast]

    /// `80% trở lên`, `từ 85% số hộ trở lên`.
    private func isOrMore(_ end: Int) -> Bool {
        for index in end..<min(atoms.count, end + 6) {
            if target(index) == .orMore { return true }
            guard atoms.kind(index) == .word || isUnit(index) || target(index) == .goal else { return false }
        }
        return false
    }

    private func isGoal(_ measure: Measure, _ binding: Binding) -> Bool {
        let start = measure.atoms.lowerBound
        let end = measure.atoms.upperBound
        // `ngay khi hoàn thành 02 công trình`: the event, not the goal
        switch atoms.cue(binding.start - 1) {
        case .after, .rightAfter, .when: if binding.cues.first == .complete { return false }
        default: break
        }
        if isPresent(binding.start) || isRate(measure, binding) { return false }
        // `các hộ nuôi 20 con lợn`, `dự án nâng cấp 12 km đường`: which are meant.
        if context == .duty, binding.cues.contains(.make), tellsApart(before: binding.start) { return false }
        if context == .duty, binding.cues.contains(.holds) { return false }
        if context == .recital {
            return measure.unit == "%" && lastGoal >= 0 && lastPresent < lastGoal && start - lastGoal < 60
        }
        let isBound = binding.cues.contains { $0 == .atLeast || $0 == .atMost }
        // `chai nhựa dưới 500 ml` is a size.
        if binding.cues.count == 1, isBound, Self.sizes.contains(measure.unit), context == .duty { return false }
        if measure.isTime {
            // `phát sóng tối thiểu 02 kỳ`
            if measure.unit == "kỳ", binding.cues.contains(.atLeast) { return true }
            // `thời gian trả lời không quá 02 ngày`, not `trẻ em dưới 6 tuổi`, `trong 15 ngày`
            guard binding.cues.first == .atMost, atoms.cue(start - 1) == .notOver, atoms.cue(end) != .anchor,
                atoms.cue(binding.start - 1) != .within, atoms.cue(binding.start - 1) != .after,
                target(end) != .timeUnit
            else { return false }
            if atoms.cue(end) == .from || atoms.cue(end) == .after || atoms.cue(end) == .asOf { return false }
            return measure.unit != "tuổi"
        }
        // `tổng số điểm trên 90 điểm`: a scoring threshold
        if measure.unit == "điểm", isBound,
            stream.string(atoms.tokens(max(sentenceStart, binding.start - 3)..<max(binding.start, sentenceStart)))
                .hasSuffix("điểm")
        {
            return false
        }
        // `đối với 100% cơ sở`, `đối với trên 90% cơ sở`: how many of them.
        let isShareOfAll =
            measure.unit == "%"
            && (measure.value == 100
                || binding.start > sentenceStart && Self.towards.contains(syllableBefore(binding.start)))
        if binding.cues.first != .about, !isShareOfAll, !isFurther(measure, binding),
            isCondition(binding)
        {
            return false
        }
        if measure.unit == "%" { return true }
        if binding.cues.first == .from, target(end) != .orMore, context == .duty {
            // `mỗi xã có từ 02 đến 03 điểm`; `doanh nghiệp có từ 10 lao động` tells which.
            let isEach = (sentenceStart..<binding.start).contains { atoms.cue($0) == .every }
            return measure.isRange && measure.isKnownUnit && !isCondition(binding)
                && (isEach || !binding.cues.contains(.equal))
        }
        // `doanh nghiệp có từ 10 lao động trở lên`
        if target(end) == .orMore, binding.cues.contains(.equal), context == .duty { return false }
        if atoms.kind(start) == .amount, !isBound, context == .duty {
            switch binding.cues.first {
            case .reach, .complete, .increase: return true
            default: return false
            }
        }
        // `ít nhất 100 doanh nghiệp khởi nghiệp, 50 doanh nghiệp khoa học`
        if binding.cues.isEmpty, measure.isKnownUnit, atoms.kind(start - 1) == .comma || atoms.cue(start - 1) == .and,
            let last = figures.last, last.lowerBound >= sentenceStart, start - last.upperBound < 10,
            targets[targets.count - 1].unit != "%", target(start + 1) != .area
        {
            return true
        }
        if isBound { return true }
        // `phấn đấu đến cuối năm có 1.200 hộ tham gia`
        if measure.isKnownUnit, binding.cues.first == .equal, lastGoal >= sentenceStart, lastGoal < binding.start,
            (lastGoal..<binding.start).allSatisfy({ !atoms[$0].endsClause })
        {
            return true
        }
        // `đạt từ 10 mô hình trở lên`; `xe từ 9 chỗ trở lên` tells which are meant.
        if target(end) == .orMore, binding.cues.first == .from {
            return context != .duty
                || binding.cues.contains { [.reach, .goal, .increase, .make, .complete].contains($0) }
        }
        // `2 lần mỗi tuần`
        if measure.unit == "lần", atoms.cue(end) == .every, context == .duty { return true }
        switch context {
        case .duty:
            guard measure.isKnownUnit, start > 0 else { return false }
            switch binding.cues.first {
            // `được tiêm 01 mũi` is what each gets
            case .make: return !isPassive(binding.start)
            case .complete, .increase, .reach: return true
            // `cho 480 hộ`, but `cho 14 phường` names bodies
            case .forWhom: return measure.value > 1 && target(start + 1) != .area
            // `khoảng 950.000 thửa đất`
            case .about:
                return !binding.cues.contains(.forWhom) && (measure.value >= 1000 || target(start + 1) == .scale)
            default: return false
            }
        case .objective, .product:
            guard measure.isKnownUnit else { return false }
            if let cue = binding.cues.first, cue != .forWhom || measure.value > 1 { return true }
            // `(17.404 người)`
            return atoms.kind(start - 1) == .open && !targets.isEmpty
                && (end..<(end + 4)).contains { atoms.kind($0) == .close }
        case .recital: return false
        }
    }

    // MARK: What is measured

    /// `mỗi xã, phường tổ chức tối thiểu 04 lớp`: the bodies that each have the goal.
    private func eachBody(before start: Int) -> Range<Int> {
        var index = start - 1
        while index >= sentenceStart, index >= start - 12, !atoms[index].endsSentence {
            if atoms.cue(index) == .every, target(index + 1) == .area {
                var end = index + 2
                while end < start {
                    if target(end) == .area {
                        end += 1
                    } else if atoms.kind(end) == .comma || atoms.cue(end) == .and, target(end + 1) == .area {
                        end += 2
                    } else {
                        break
                    }
                }
                return atoms.tokens(index..<end)
            }
            index -= 1
        }
        return 0..<0
    }

    /// End of the target's words: the unit and the noun behind it, up to the clause's end.
    private func metricEnd(_ measure: Measure) -> Int {
        var end = measure.atoms.upperBound
        while end < atoms.count, end < measure.atoms.upperBound + 24, !atoms[end].endsClause,
            atoms.cue(end) != .and || target(end + 1) == .none && atoms.kind(end + 1) != .percentage
        {
            if atoms.kind(end) == .percentage || atoms.cue(end) == .before || atoms.cue(end) == .until { break }
            end += 1
        }
        return end
    }

    /// The token at which the name of a ratio begins that the figure is of: `Tỷ lệ người dân có tài khoản (VNeID) đạt 80%`.
    private func ratio(before atom: Int) -> Int? {
        let lowest = max(sentenceStart, figures.last?.upperBound ?? 0, atom - 40)
        guard lowest < atom, atom < atoms.count else { return nil }
        let first = atoms[lowest].tokens.lowerBound
        var token = atoms[atom].tokens.lowerBound - 2
        while token >= first {
            if stream[token].syllable == Self.ratioHead, Self.ratioTails.contains(stream[token + 1].syllable) {
                return token
            }
            token -= 1
        }
        return nil
    }

    /// `tỷ lệ`, `tỉ lệ`, `tỷ trọng`, `tỷ suất`.
    private static let ratioHead = Syllables.id("tỷ")
    private static let ratioTails = SyllableSet(["lệ", "trọng", "suất"])

    /// The words behind a share (`100% học sinh tham gia`); where none follow, those before it (`tỷ lệ nhà có
    /// lăng quăng dưới 20%`); for counts the unit's words.
    private func metric(_ measure: Measure, opening start: Int) -> [Range<Int>] {
        let named = measure.unit == "%" ? ratio(before: start) : nil
        // `đạt tỷ lệ 100% học sinh`: what is measured stands behind
        if let named, ratio(before: measure.atoms.lowerBound) == named {
            var end = start
            while end > sentenceStart, atoms.kind(end - 1) == .open { end -= 1 }
            return [named..<max(named, atoms[end - 1].tokens.upperBound)]
        }
        let figureEnd = measure.unit == "%" ? measure.atoms.upperBound : measure.atoms.lowerBound + 1
        let end = metricEnd(measure)
        if figureEnd < end, measure.unit != "%" || atoms.cue(figureEnd) != .at {
            return [atoms.tokens(figureEnd..<end)]
        }
        var lower = start
        while lower > sentenceStart, lower > start - 24, !atoms[lower - 1].endsClause { lower -= 1 }
        return lower < start ? [atoms.tokens(lower..<start)] : []
    }
}
