import LetterText

/// Where the running text of a page stands.
struct PageBody {
    private var left: Float = 0
    private var right: Float = 0
    /// Distance of the lines of one paragraph, upper side to upper side.
    private var pitch: Float = 0

    /// Told by the longest lines. Complexity: O(*n* log *n*).
    init(_ lines: [PageLine]) {
        let widest = lines.map { $0.box.right - $0.box.left }.max() ?? 0
        let long = lines.filter { $0.box.right - $0.box.left > widest * 0.8 }
        guard long.count >= 3 else { return }
        left = long.map(\.box.left).sorted()[long.count / 10]
        right = long.map(\.box.right).sorted()[long.count - 1 - long.count / 10]
        let steps = zip(long, long.dropFirst()).map { $1.box.top - $0.box.top }.filter { $0 > 0 }.sorted()
        pitch = steps.isEmpty ? 0 : steps[steps.count / 2]
    }

    /// Whether a line is the first of a paragraph by its place: indented and running to the right margin, or clearly
    /// lower than the next line would be. Titles in the middle of the page are neither.
    func beginsParagraph(_ line: PageLine, below above: PageLine) -> Bool {
        let height = line.box.bottom - line.box.top
        let runsOut = line.box.right > right - height
        guard pitch > 0, runsOut, above.box.top < line.box.top else { return false }
        let isIndented = line.box.left > left + height && line.box.left < left + 6 * height
        return isIndented || line.box.top - above.box.top > pitch * 1.7
    }
}
