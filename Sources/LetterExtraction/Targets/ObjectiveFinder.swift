public import LetterStructure
import LetterText
import LetterTokens

/// Finds the goals (mục tiêu, chỉ tiêu) that a letter states outside its duties.
///
/// They stand under headings such as `II. MỤC TIÊU`, in the unnumbered opening behind `mục tiêu` or
/// `chỉ tiêu`, and in tables of figures (`ObjectiveTables`).
/// Complexity: linear in the tokens.
public struct ObjectiveFinder: Sendable {
    public init() {}

    /// - Parameter isDutyBlock: whether a block (by index) gives assignments; those are left out.
    public func objectives(in tree: LetterTree, isDutyBlock: (Int) -> Bool) -> [Target] {
        objectives(in: tree, by: TimeAtomReader(tree.stream), isDutyBlock: isDutyBlock)
    }

    func objectives(in tree: LetterTree, by reader: TimeAtomReader, isDutyBlock: (Int) -> Bool) -> [Target] {
        let places = ObjectivePlaces(tree, reader)
        var objectives: [Target] = []
        var tablesDone = [Bool](repeating: false, count: tree.tables.count)
        for index in tree.blocks.indices {
            let block = tree.blocks[index]
            guard block.region == .body || block.region == .annex, !isDutyBlock(index) else { continue }
            if block.kind == .row {
                guard block.table >= 0, !tablesDone[block.table] else { continue }
                tablesDone[block.table] = true
                guard !tree.tables[block.table].rows.contains(where: isDutyBlock) else { continue }
                objectives += ObjectiveTables(tree: tree, places: places).objectives(
                    table: block.table, textObjectives: objectives)
                continue
            }
            let context: TargetContext
            if places.isObjective[index] {
                context = .objective
            } else if block.section < 0, block.region == .body {
                context = .recital
            } else {
                continue
            }
            let found = TargetFinder.targets(
                in: block.tokens, letterDate: tree.header.date, context: context, by: reader)
            guard !found.isEmpty else { continue }
            let period = found.contains { $0.period == nil } ? places.period(of: index) : nil
            objectives += found.map { objective in
                var objective = objective
                if objective.period == nil { objective.period = period }
                return objective
            }
        }
        return objectives
    }
}

/// Which blocks of a letter state goals, and the period that the words round a block name.
struct ObjectivePlaces {
    let tree: LetterTree
    let reader: TimeAtomReader
    /// For every block: it stands under a heading or lead-in of goals.
    private(set) var isObjective: [Bool]

    init(_ tree: LetterTree, _ reader: TimeAtomReader) {
        self.tree = tree
        self.reader = reader
        var isGoalSection = [Bool](repeating: false, count: tree.sections.count)
        var isClosed = [Bool](repeating: false, count: tree.sections.count)
        for (index, section) in tree.sections.enumerated() {
            let kind = Self.kind(section.heading, reader)
            let parent = section.parent
            isGoalSection[index] =
                kind == .goal || (kind == .open && parent >= 0 && parent < index && isGoalSection[parent])
            isClosed[index] = kind == .other
        }
        var isObjective = [Bool](repeating: false, count: tree.blocks.count)
        for (index, block) in tree.blocks.enumerated() {
            if block.section >= 0, block.section < isGoalSection.count, isGoalSection[block.section] {
                isObjective[index] = true
            } else if block.parent >= 0, block.parent < index, tree.blocks[block.parent].kind != .row {
                let parent = tree.blocks[block.parent]
                if isObjective[block.parent], parent.section == block.section {
                    isObjective[index] = true
                } else if parent.tokens.count <= 60, Self.isLeadIn(tree, parent, reader) {
                    isObjective[index] = true
                }
            }
        }
        self.isObjective = isObjective
    }

    private enum HeadingKind { case goal, open, other }

    /// `MỤC TIÊU`, `Một số chỉ tiêu cụ thể`: the word stands near the front. `Phạm vi`, `Hiện trạng` close it.
    private static func kind(_ heading: Range<Int>, _ reader: TimeAtomReader) -> HeadingKind {
        guard !reader.signs(in: heading).isDisjoint(with: [.goal, .present]) else { return .open }
        let atoms = reader.atoms(in: heading.prefix(64), readsTargets: true)
        for index in 0..<min(atoms.count, 8) {
            if atoms[index].target == .goal { return .goal }
            if atoms[index].target == .presentColumn { return .other }
            if atoms[index].kind == .colon || atoms[index].kind == .stop { break }
        }
        return .open
    }

    /// `Một số chỉ tiêu cơ bản bao gồm:` leads in its bullets.
    private static func isLeadIn(_ tree: LetterTree, _ block: Block, _ reader: TimeAtomReader) -> Bool {
        guard let last = block.tokens.last, tree.stream[last].kind == .punctuation,
            tree.stream.source.bytes[tree.stream[last].start] == UInt8(ascii: ":")
        else { return false }
        guard reader.signs(in: block.tokens).contains(.goal) else { return false }
        let atoms = reader.atoms(in: block.tokens, readsTargets: true)
        return (0..<atoms.count).contains { atoms[$0].target == .goal }
    }

    /// The period that a block's surroundings name: the lead-ins and headings over it, then the subject.
    func period(of index: Int) -> String? {
        var block = tree.blocks[index].parent
        var steps = 0
        while block >= 0, steps < 8 {
            if let period = period(in: tree.blocks[block].tokens) { return period }
            block = tree.blocks[block].parent
            steps += 1
        }
        var section = tree.blocks[index].section
        steps = 0
        while section >= 0, section < tree.sections.count, steps < 8 {
            if let period = period(in: tree.sections[section].heading) { return period }
            section = tree.sections[section].parent
            steps += 1
        }
        for line in tree.header.subject {
            if let period = period(in: line) { return period }
        }
        return nil
    }

    func period(in tokens: Range<Int>) -> String? {
        guard !tokens.isEmpty else { return nil }
        let tokens = tokens.prefix(120)
        guard reader.signs(in: tokens).mayHoldTime(isText: true) else { return nil }
        let atoms = reader.atoms(in: tokens)
        return PeriodScan(atoms: atoms, letterDate: tree.header.date).periods().list.last?.value
    }
}
