public import LetterStructure
public import LetterText
public import LetterTokens

/// Finds the time limits (thời hạn) in the words of a duty, a time line or a time cell.
///
/// ```
/// Hoàn thành trước ngày 30/11/2025            → date before 2025-11-30
/// định kỳ hằng tháng, quý                     → recurring in FREQ=MONTHLY and FREQ=MONTHLY;INTERVAL=3
/// trong vòng 15 ngày kể từ ngày nhận được     → relative by P15D@receipt
/// ```
/// What only names a plan, a law or a stage (`Kế hoạch năm 2025`), what is told as background and
/// what cites another document is no time limit. What cannot be settled becomes a finding.
/// Complexity: linear in the tokens.
public struct DeadlineFinder: Sendable {
    /// The deadlines of a range and what a person should look at.
    public struct Result: Sendable {
        public var deadlines: [Deadline] = []
        public var findings: [Finding] = []
    }

    public init() {}

    /// - Parameters:
    ///   - letterDate: the date of the letter, from which missing years are taken; nil where it has none.
    ///   - context: where the words stand.
    public func deadlines(
        in stream: TokenStream, tokens: Range<Int>, letterDate: CalendarDate?, context: TimeContext = .text
    ) -> Result {
        Self.deadlines(in: tokens, letterDate: letterDate, context: context, by: TimeAtomReader(stream))
    }

    static func deadlines(
        in tokens: Range<Int>, letterDate: CalendarDate?, context: TimeContext = .text, by reader: TimeAtomReader
    ) -> Result {
        guard reader.signs(in: tokens).mayHoldTime(isText: context == .text) else { return Result() }
        let stream = reader.stream
        let atoms = reader.atoms(in: tokens)
        var scan = DeadlineScan(atoms: atoms, stream: stream, letterDate: letterDate, context: context)
        scan.run()
        var result = Result(deadlines: scan.settle())
        result.findings = scan.findings.map { finding in
            let range = stream.range(of: atoms.tokens(finding.atoms))
            return Finding(finding.kind, file: stream.source.fileRange(of: range), detail: stream.source.string(range))
        }
        return result
    }
}
