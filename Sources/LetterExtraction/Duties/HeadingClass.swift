import LetterLexicon
import LetterStructure
import LetterTokens

/// What a heading says of the blocks under it.
enum HeadingClass {
    /// Tasks, solutions, organisation: blocks under it are duties.
    case duty
    /// Assessment, bases: nothing under it is a duty.
    case background
    /// Purposes and requirements: nothing under it is a duty.
    case purpose
    /// Goals: figures under it are objectives.
    case objective
    /// Money: a duty only where a body is told to act.
    case funding
}

extension LetterContext {
    static let headingClasses: CueClassSet = [
        .headingBackground, .headingPurpose, .headingObjective, .headingFunding, .headingDuty,
    ]

    /// The class of a heading, nil where its words say nothing.
    ///
    /// The first cue decides (`Mục tiêu và giải pháp` is one of goals), but a later word for tasks outweighs
    /// an assessment (`Kết quả và nhiệm vụ trọng tâm`).
    func headingClass(of block: Block) -> HeadingClass? {
        let range = trimmed(block.tokens)
        guard !range.isEmpty else { return nil }
        var position = range.lowerBound
        if let opener = cues.longest(at: position, in: [.topicOpener]) { position = opener.tokens.upperBound }
        let whole = cues.longest(at: position, in: Self.headingClasses)
        // `Một số yêu cầu` are orders, `Yêu cầu` is what a plan is to meet.
        if let plural = cues.longest(at: position, in: [.plural]), plural.tokens.count >= whole?.tokens.count ?? 0 {
            position = plural.tokens.upperBound
        }
        guard let cue = cues.longest(at: position, in: Self.headingClasses) else { return laterTask(in: range) }
        switch cue.cueClass {
        case .headingBackground: return laterTask(in: cue.tokens.upperBound..<range.upperBound) ?? .background
        case .headingPurpose: return .purpose
        case .headingObjective: return .objective
        case .headingFunding: return .funding
        default: return .duty
        }
    }

    /// Whether a heading of tasks says that it charges somebody: `Trách nhiệm …`, `Tổ chức thực hiện`; one of contents
    /// (`Nhiệm vụ, quyền hạn`) does not.
    func namesCharge(_ heading: Range<Int>) -> Bool {
        heading.prefix(24).contains { position in
            cues.longest(at: position, in: [.headingDuty]) != nil && Self.charges.contains(stream[position].syllable)
        }
    }

    /// First syllables of `trách nhiệm`, `tổ chức thực hiện`.
    private static let charges = SyllableSet(["trách", "tổ"])

    /// A word for tasks anywhere in a short heading.
    private func laterTask(in range: Range<Int>) -> HeadingClass? {
        guard range.count <= 24 else { return nil }
        for position in range where cues.longest(at: position, in: [.headingDuty]) != nil { return .duty }
        return nil
    }

    /// Whether a block is a heading: a short text without a sentence of its own that has blocks below it.
    func isHeading(_ index: Int) -> Bool {
        guard childCount[index] > 0 else { return false }
        let block = tree.blocks[index]
        let range = trimmed(block.tokens)
        guard let last = block.tokens.last else { return true }
        if stream.isMark(last, ":") { return true }
        return !stream.isMark(last, ".;") || range.count < 20
    }
}
