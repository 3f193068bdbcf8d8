import LetterText

/// Where the running text of a page stands, and what that says of the ends of its lines.
struct PageBody {
    private var left: Float = 0
    private var right: Float = 0
    /// The right side of the longest line.
    private var edge: Float = 0
    /// Distance of the lines of one paragraph, upper side to upper side.
    private var pitch: Float = 0
    /// Paragraphs begin with an indented line.
    private var hasIndents = false

    /// Told by the longest lines. Complexity: O(*n* log *n*).
    init(_ lines: [PageLine]) {
        let widest = lines.map { $0.box.right - $0.box.left }.max() ?? 0
        let long = lines.filter { $0.box.right - $0.box.left > widest * 0.8 }
        guard long.count >= 3 else { return }
        left = long.map(\.box.left).sorted()[long.count / 10]
        right = long.map(\.box.right).sorted()[long.count - 1 - long.count / 10]
        edge = long.map(\.box.right).max() ?? right
        let steps = zip(long, long.dropFirst()).map { $1.box.top - $0.box.top }.filter { $0 > 0 }.sorted()
        pitch = steps.isEmpty ? 0 : steps[steps.count / 2]
        hasIndents = lines.count { isIndented($0) && runsOut($0) } >= 2
    }

    /// What stands between two lines.
    enum LineEnd {
        /// The second is the first of a paragraph.
        case paragraph
        /// The end of a line, perhaps of a paragraph.
        case line
        /// The second goes on with the paragraph.
        case none
    }

    func end(of above: PageLine, before line: PageLine) -> LineEnd {
        guard pitch > 0, above.box.top < line.box.top else { return .line }
        if leavesRoom(above, for: line, blank: Self.widestBlank, right: right) { return .paragraph }
        let step = line.box.top - above.box.top
        if runsOut(line), isIndented(line) || step > pitch * 1.7 { return .paragraph }
        let isFull = !leavesRoom(above, for: line, blank: Self.narrowestBlank, right: edge)
        let goesOn = hasIndents && isFull && abs(line.box.left - left) < line.height * 0.5 && step < pitch * 1.3
        return goesOn && line.opensWithLetter && above.isCapitals == line.isCapitals ? .none : .line
    }

    private func isIndented(_ line: PageLine) -> Bool {
        line.box.left > left + line.height && line.box.left < left + 6 * line.height
    }

    /// Whether a line reaches the right margin.
    private func runsOut(_ line: PageLine) -> Bool { line.box.right > right - line.height }

    /// Whether a line of running text (no title in the middle of the page) ends although the next line's first word
    /// would have had room on it.
    private func leavesRoom(_ above: PageLine, for line: PageLine, blank: Float, right: Float) -> Bool {
        guard let word = line.words.first, max(above.box.left, line.box.left) < left + 6 * above.height else {
            return false
        }
        return above.box.right + blank * above.height + word.box.right - word.box.left < right
    }

    /// Between these lie the blanks between the words of a line, in heights of the line.
    private static let widestBlank: Float = 0.6
    private static let narrowestBlank: Float = 0.15
}
