import LetterLexicon
import LetterText
import LetterTokens

/// Figures that are no goals: they tell how things stand, what is paid, or which cases are meant.
extension TargetScan {
    /// Whether a word tells how things stand: `đã`, `mới` before a figure, `chiếm` outside goals.
    func isPresentCue(_ index: Int) -> Bool {
        switch target(index) {
        case .present: return true
        case .holds: return context == .duty || context == .recital
        case .newly:
            switch target(index + 1) {
            case .none: return atoms.kind(index + 1) == .number || atoms.kind(index + 1) == .percentage
            case .unit, .area, .goal, .plain, .timeUnit: return false
            default: return true
            }
        default: return false
        }
    }

    /// `đã đạt trên 80%`, `mới có 15,7%`, `chiếm 52%`; `Hiện nay tổng khối lượng … khoảng 61%`.
    func isPresent(_ start: Int) -> Bool {
        if lastPresent >= sentenceStart, lastPresent <= sentenceStart + 1, lastPresent > lastGoal, isWholeClause(start)
        {
            return true
        }
        var index = start - 1
        while index >= sentenceStart, index >= start - 5 {
            if isPresentCue(index) { return true }
            if atoms[index].endsClause { return false }
            index -= 1
        }
        return false
    }

    /// Whether no clause ends between the sentence's first words and an atom.
    private func isWholeClause(_ end: Int) -> Bool {
        !(sentenceStart + 2..<max(end, sentenceStart + 2)).contains { atoms[$0].endsClause }
    }

    /// `hỗ trợ 50% mức đóng`, `ngân sách đóng 100%`: rates of money.
    func isRate(_ measure: Measure, _ binding: Binding) -> Bool {
        // `hỗ trợ đưa tối thiểu 05 sản phẩm` counts things.
        let isCount = measure.unit != "%" && atoms.kind(measure.atoms.lowerBound) != .amount
        if isCount, binding.cues.contains(where: { $0 == .atLeast || $0 == .atMost }) { return false }
        // `giảm lãi suất cho vay 2%`: with no word that binds the figure the rate may stand farther off.
        // `hỗ trợ 100% số hộ` is a share of households, not of what they pay.
        let isShareOfThings = measure.unit == "%" && countsThings(measure.atoms.upperBound)
        for back in 1...(binding.cues.isEmpty ? 4 : 2) where binding.start - back >= sentenceStart && !isShareOfThings {
            let index = binding.start - back
            if target(index) == .rate { return true }
            if atoms[index].endsClause { break }
        }
        guard measure.unit == "%" else { return false }
        if isFactor(measure) { return true }
        let end = measure.atoms.upperBound
        // `dành tối thiểu 3% kinh phí`
        if binding.cues.contains(.atLeast), binding.start > sentenceStart,
            Self.spending.contains(stream[atoms[binding.start - 1].tokens.lowerBound].syllable)
        {
            return false
        }
        return target(end) == .rate || target(end + 1) == .rate && atoms.kind(end) == .word
    }

    /// `số hộ`: a counted word behind `số`.
    private func countsThings(_ index: Int) -> Bool {
        index + 1 < atoms.count && isUnit(index + 1)
            && stream[atoms[index].tokens.lowerBound].syllable == SmallWord.number
    }

    /// `dành`, `bố trí`.
    private static let spending = SyllableSet(["dành", "bố"])

    /// `(= ((2) - (4))/(2) * 100%)`: part of a formula.
    private func isFactor(_ measure: Measure) -> Bool {
        let token = atoms[measure.atoms.lowerBound].tokens.lowerBound
        guard token > 0 else { return false }
        let mark = stream.source.bytes[stream[token - 1].start]
        // `*`, `/`, and `×` as U+00D7
        return mark == 0x2A || mark == 0x2F || mark == 0xC3 && stream[token - 1].kind == .punctuation
    }

    /// Units of what things are like, not of how many are made.
    static let sizes: Set<String> = ["ml", "cm", "mm", "độ", "độ c"]

    /// `đạt từ 90% đàn chó trở lên đối với bệnh Dại và | trên 80% gia súc`: a further share of the same goal.
    func isFurther(_ measure: Measure, _ binding: Binding) -> Bool {
        guard measure.unit == "%", atoms.cue(binding.start - 1) == .and, let last = figures.last else { return false }
        return last.lowerBound >= sentenceStart && targets[targets.count - 1].unit == "%"
    }

    /// `dự án | nâng cấp 12 km đường`, `hộ | nuôi 20 con lợn`: a noun directly before the verb, whose work it is.
    func tellsApart(before verb: Int) -> Bool {
        guard verb > sentenceStart else { return false }
        let noun = syllableBefore(verb)
        let isKept = Self.keepingVerbs.contains(stream[atoms[verb].tokens.lowerBound].syllable)
        return Self.works.contains(noun) || isKept && Self.keepers.contains(noun)
    }

    /// Last syllables of `dự án`, `gói thầu`, `hành vi`.
    private static let works = SyllableSet(["án", "thầu", "vi"])
    /// First syllables of `nuôi`, `sản xuất`.
    private static let keepingVerbs = SyllableSet(["nuôi", "sản"])
    /// Last syllables of `hộ`, `cơ sở`, `trang trại`.
    private static let keepers = SyllableSet(["hộ", "sở", "trại", "dân"])

    func isPassive(_ verb: Int) -> Bool {
        verb > sentenceStart && atoms.kind(verb - 1) == .word
            && syllableBefore(verb) == SmallWord.passive
    }

    private func opensClause(_ index: Int) -> Bool {
        index <= sentenceStart || atoms[index - 1].endsClause
            || syllableBefore(index) == Self.purposeWord
    }

    func syllableBefore(_ index: Int) -> SyllableID { stream[atoms[index - 1].tokens.upperBound - 1].syllable }

    /// Last syllables of `đối với`, `cho`.
    static let towards = SyllableSet(["với", "cho"])
    private static let purposeWord = Syllables.id("để")
    /// `Trường hợp …`, `Nếu …`
    private func opensCase(_ index: Int) -> Bool {
        let token = atoms[index].tokens.lowerBound
        return stream[token].syllable == Self.ifWord
            || stream[token].syllable == Self.caseWords.0 && token + 1 < stream.count
                && stream[token + 1].syllable == Self.caseWords.1
    }

    private static let ifWord = Syllables.id("nếu")
    private static let caseWords = (Syllables.id("trường"), Syllables.id("hợp"))
    private static let reachWord = Syllables.id("đạt")

    /// `nơi có tỷ lệ dưới 30% …`: the clause names a case, and nothing in it speaks of a goal.
    func isCondition(_ binding: Binding) -> Bool {
        // `Trường hợp chi phí tăng quá 15%, …`
        if (max(sentenceStart, binding.start - 14)..<binding.start).last(where: opensClause).map(opensCase) ?? false {
            return true
        }
        if binding.cues.contains(where: { $0 == .reach || $0 == .goal || $0 == .complete }) { return false }
        // `đạt trên 80%`
        if binding.start < atoms.count, stream[atoms[binding.start].tokens.lowerBound].syllable == Self.reachWord {
            return false
        }
        var index = binding.start - 1
        var isTold = false
        while index >= sentenceStart, index >= binding.start - 14 {
            switch target(index) {
            case .condition: return true
            // `…, có tỷ lệ hộ dùng nước sạch trên 90%` tells of what is to be.
            case .having: isTold = isTold || !opensClause(index)
            case .goal, .reach: return false
            default: if atoms.cue(index) == .aim { return false }
            }
            if atoms[index].endsClause { return isTold }
            index -= 1
        }
        return isTold
    }
}
