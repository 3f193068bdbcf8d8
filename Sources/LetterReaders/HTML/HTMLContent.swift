import LetterText

/// Chooses the element that holds the letter.
///
/// From the whole page the way leads inwards, to the child that holds most of the text, as long as
/// none of the letter's landmarks (`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`, `Kính gửi`, `Nơi nhận`, a
/// type in capitals, `./.`) stays behind. Frames (`<nav>`, `<header>`, `<footer>`, `<aside>`) are left
/// out where no landmark stands in them.
struct HTMLContent {
    /// Ranges of the page's text that are kept, in order.
    var kept: [Range<Int>]
    /// Ranges that hold text and are left out.
    var leftOut: [SourceRange]

    /// Complexity: O(*n*).
    static func choose(_ page: HTMLPage, _ landmarks: Landmarks) -> HTMLContent {
        let count = page.text.count
        // Children in order of their place; preorder gives that.
        var firstChild = [Int](repeating: -1, count: page.nodes.count)
        var nextSibling = firstChild
        var root = -1
        var lastRoot = -1
        var lastChild = firstChild
        for index in page.nodes.indices {
            let parent = page.nodes[index].parent
            if parent < 0 {
                if root < 0 { root = index } else { nextSibling[lastRoot] = index }
                lastRoot = index
            } else {
                if firstChild[parent] < 0 { firstChild[parent] = index } else { nextSibling[lastChild[parent]] = index }
                lastChild[parent] = index
            }
        }
        var chosen = 0..<count
        var child = root
        while child >= 0 {
            var best = -1
            var candidate = child
            while candidate >= 0 {
                let node = page.nodes[candidate]
                if best < 0 || node.end - node.start > page.nodes[best].end - page.nodes[best].start {
                    best = candidate
                }
                candidate = nextSibling[candidate]
            }
            guard best >= 0, mayDescend(page, best, within: chosen, landmarks) else { break }
            chosen = page.nodes[best].start..<page.nodes[best].end
            child = firstChild[best]
        }
        return cut(page, chosen, landmarks)
    }

    private static func mayDescend(
        _ page: HTMLPage, _ index: Int, within outer: Range<Int>, _ landmarks: Landmarks
    ) -> Bool {
        let node = page.nodes[index]
        let inside = landmarks.count(node.start..<node.end)
        guard inside > 0 || !node.isFrame else { return false }
        guard landmarks.count(outer) == inside else { return false }
        if node.end - node.start == outer.count { return true }
        let share = Double(node.end - node.start) / Double(max(1, outer.count))
        switch node.tag {
        case .table, .row, .cell, HTMLTag("tbody"):
            // A table that lays out the page holds the whole letter.
            return inside >= 3 && share > 0.3
        case .list, .orderedList: return false
        default: return inside >= 2 ? share > 0.3 : share > 0.85
        }
    }

    private static func cut(_ page: HTMLPage, _ chosen: Range<Int>, _ landmarks: Landmarks) -> HTMLContent {
        var content = HTMLContent(kept: [], leftOut: [])
        func leaveOut(_ range: Range<Int>) {
            if !range.isEmpty { content.leftOut.append(SourceRange(range)) }
        }
        leaveOut(0..<chosen.lowerBound)
        var position = chosen.lowerBound
        for node in page.nodes
        where node.isFrame && node.start >= position && node.end <= chosen.upperBound && node.end > node.start {
            guard landmarks.count(node.start..<node.end) == 0 else { continue }
            if node.start > position { content.kept.append(position..<node.start) }
            leaveOut(node.start..<node.end)
            position = node.end
        }
        if position < chosen.upperBound { content.kept.append(position..<chosen.upperBound) }
        let isBlank = content.kept.allSatisfy { range in
            page.text.bytes[range].allSatisfy { $0 <= 0x20 }
        }
        // A page of nothing but frame is kept as it is.
        if isBlank { return HTMLContent(kept: [0..<page.text.count], leftOut: []) }
        leaveOut(chosen.upperBound..<page.text.count)
        return content
    }
}

/// Where a page's text holds phrases that only the letter has.
struct Landmarks {
    private var offsets: [Int] = []

    private static let cues: [[UInt8]] = [
        "conghoaxahoichunghiavietnam", "noinhan", "kinhgui", "doclaptudohanhphuc",
    ].map { Array($0.utf8) }
    private static let capitals: [[UInt8]] = [
        "chithi", "congdien", "kehoach", "thongbao", "quyetdinh", "nghiquyet", "nghidinh", "thongtu", "huongdan",
        "chuongtrinh", "baocao", "totrinh", "ktchutich", "ktbotruong", "tmuyban", "tmubnd", "ktgiamdoc", "tlchutich",
    ].map { Array($0.utf8) }

    /// Looks at the beginning of each line and for `./.` at its end. Complexity: O(*n*).
    init(_ bytes: [UInt8]) {
        var start = 0
        var index = 0
        while index <= bytes.count {
            if index == bytes.count || bytes[index] == 0x0A {
                if index > start, Self.isLandmark(bytes, start..<index) { offsets.append(start) }
                start = index + 1
            }
            index += 1
        }
    }

    /// How many stand in a range. Complexity: O(log *landmarks*).
    func count(_ range: Range<Int>) -> Int { rank(range.upperBound) - rank(range.lowerBound) }

    private func rank(_ offset: Int) -> Int {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func isLandmark(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        if line.count >= 3, bytes[line.upperBound - 1] == 0x2E, bytes[line.upperBound - 2] == 0x2F { return true }
        // No landmark begins with a figure or a dash.
        guard bytes[line.lowerBound] >= 0x41 else { return false }
        var letters: [UInt8] = []
        var isUpper = true
        var index = line.lowerBound
        while index < line.upperBound, letters.count < 28 {
            let (scalar, count) = VietnameseLetters.scalar(bytes, at: index)
            index += count
            guard let letter = VietnameseLetters.letter(scalar) else { continue }
            letters.append(letter.base)
            if letters.count <= 6, !letter.isUpper { isUpper = false }
        }
        if cues.contains(where: { letters.starts(with: $0) }) { return true }
        return isUpper && capitals.contains { letters.starts(with: $0) }
    }
}
