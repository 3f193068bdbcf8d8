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
