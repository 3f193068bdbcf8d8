public import LetterStructure
import LetterText
public import LetterTokens

/// Finds the measurable goals (chỉ tiêu) inside a duty.
///
/// ```
/// phấn đấu 100% học sinh tham gia        → = 100 %
/// mỗi quý ít nhất 01 buổi truyền thông   → >= 1 buổi, period FREQ=MONTHLY;INTERVAL=3
/// ```
/// Figures that tell how things stand, conditions, rates of support and lengths of time are no goals.
/// Complexity: linear in the tokens.
public struct TargetFinder: Sendable {
    public init() {}

    /// - Parameter letterDate: gives the year of periods that are written without one.
    public func targets(in stream: TokenStream, tokens: Range<Int>, letterDate: CalendarDate?) -> [Target] {
        Self.targets(in: tokens, letterDate: letterDate, by: TimeAtomReader(stream))
    }

    static func targets(
        in tokens: Range<Int>, letterDate: CalendarDate?, context: TargetContext = .duty, by reader: TimeAtomReader
    ) -> [Target] {
        guard reader.signs(in: tokens).isSuperset(of: context == .recital ? [.percentage, .goal] : .figure) else {
            return []
        }
        let atoms = reader.atoms(in: tokens, readsTargets: true)
        var scan = TargetScan(atoms: atoms, stream: reader.stream, context: context)
        scan.run()
        guard !scan.targets.isEmpty else { return [] }
        let periods = PeriodScan(atoms: atoms, letterDate: letterDate).periods()
        for index in scan.targets.indices {
            scan.targets[index].period = periods.period(for: scan.figures[index])
        }
        return scan.targets
    }
}

/// The times of a text that can be the period of a goal, in text order.
struct PeriodScan {
    struct Period {
        var atoms: Range<Int>
        var sentence: Int
        var value: String
        /// What returns in the next clause is another thing than the goal of this one.
        var isRecurring = false
    }

    struct Periods {
        var list: [Period] = []
        /// Number of the sentence of each atom.
        var sentences: [Int] = []
        /// Semicolons of the text.
        var semicolons: [Int] = []

        /// The nearest time before the figure in its sentence, else the first behind it.
        func period(for figure: Range<Int>) -> String? {
            let sentence = sentences[figure.lowerBound]
            // First period of the sentence at or behind the figure.
            var low = 0
            var high = list.count
            while low < high {
                let middle = (low + high) / 2
                if list[middle].atoms.lowerBound < figure.lowerBound { low = middle + 1 } else { high = middle }
            }
            // `đạt 40% vào năm 2025`: the time in the figure's own clause wins.
            if low < list.count, list[low].sentence == sentence, low == 0 || list[low - 1].sentence != sentence,
                !list[low].isRecurring
                    || !semicolons.contains(where: { figure.upperBound..<list[low].atoms.lowerBound ~= $0 })
            {
                return list[low].value
            }
            if low > 0, list[low - 1].sentence == sentence { return list[low - 1].value }
            return nil
        }
    }

    let atoms: TimeAtoms
    let letterDate: CalendarDate?

    func periods() -> Periods {
        var result = Periods()
        var sentence = 0
        var year = 0
        var index = 0
        result.sentences = [Int](repeating: 0, count: atoms.count + 1)
        while index < atoms.count {
            result.sentences[index] = sentence
            if atoms.kind(index) == .semicolon { result.semicolons.append(index) }
            if atoms[index].kind == .stop || atoms[index].kind == .border {
                sentence += 1
                year = 0
                index += 1
                continue
            }
            var next = index + 1
            if atoms.cue(index) == .every, let unit = atoms.cue(index + 1).unit, let rule = Recurrence(unit) {
                result.list.append(
                    Period(atoms: index..<(index + 2), sentence: sentence, value: rule.rule, isRecurring: true))
                next = index + 2
            } else if let point = atoms.scanPoint(index), point.date.grain != .time, point.date.grain != .none,
                !point.date.isDayOnly
            {
                var date = point.date
                // `từng quý năm 2023 …, cụ thể quý I: 1,92%`
                if date.year == 0, date.yearStep == .unknown { date.year = year }
                if case .resolved(let resolved) = date.resolved(letterDate: letterDate) {
                    year = resolved.date.year
                    result.list.append(Period(atoms: point.atoms, sentence: sentence, value: resolved.iso))
                }
                next = max(point.atoms.upperBound, index + 1)
            }
            for passed in index..<min(next, atoms.count) { result.sentences[passed] = sentence }
            index = next
        }
        result.sentences[atoms.count] = sentence
        return result
    }
}
