import LetterStructure
import LetterText
import LetterTokens

/// The tree of a text whose lines are its blocks; `|` parts the cells of a row, `^` stands for a spanned cell.
func tree(_ text: String) -> LetterTree {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
        guard line.contains("|") else { return String(line) }
        return line.split(separator: "|", omittingEmptySubsequences: false)
            .map { $0.trimmingBlanks() == "^" ? "\u{1D}" : $0.trimmingBlanks() }.joined(separator: "\u{1F}")
    }
    return LetterTree.parse(Tokenizer.tokenize(SourceText(bytes: Array(rows.joined(separator: "\n").utf8))))
}

extension Substring {
    func trimmingBlanks() -> String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension LetterTree {
    func words(_ ranges: [Range<Int>]) -> String { ranges.map { stream.string($0) }.joined(separator: " ") }
    var paths: [String] { sections.map(\.path) }

    /// The path of the section that each block of body and annexes stands in, in order.
    var placement: [String] {
        blocks.filter { $0.region == .body || $0.region == .annex }.map {
            $0.section < 0 ? "" : sections[$0.section].path
        }
    }

    /// What must hold of every tree.
    func faults() -> [String] {
        var faults: [String] = []
        var last = 0
        for (index, block) in blocks.enumerated() {
            let all =
                block.label.isEmpty
                ? block.tokens : block.label.lowerBound..<max(block.tokens.upperBound, block.label.upperBound)
            if all.lowerBound < last { faults.append("block \(index) is before the one above it") }
            last = max(last, all.upperBound)
            if all.upperBound > stream.count { faults.append("block \(index) leaves the text") }
            if block.parent >= index { faults.append("block \(index) stands before its parent") }
            if block.depth != (block.parent < 0 ? 0 : blocks[block.parent].depth + 1) {
                faults.append("depth of block \(index)")
            }
            if block.section >= sections.count { faults.append("section of block \(index)") }
            if all.contains(where: { stream[$0].kind == .newline }) {
                faults.append("block \(index) runs over its line")
            }
            if block.kind == .row, !tables.indices.contains(block.table) { faults.append("table of block \(index)") }
        }
        var opener = -1
        for (index, section) in sections.enumerated() {
            if section.block <= opener { faults.append("section \(index) out of order") }
            opener = section.block
            if section.parent >= index { faults.append("section \(index) stands before its parent") }
            if blocks[section.block].section != index { faults.append("section \(index) is not its block's") }
        }
        for table in tables {
            if table.rows.count != table.cells.count { faults.append("rows of a table") }
            if table.headRows > table.rows.count { faults.append("heads of a table") }
        }
        // No line is lost.
        let lines = stream.tokens.split(whereSeparator: { $0.kind == .newline }).filter {
            $0.contains { $0.kind != .blank }
        }
        if lines.count != blocks.count { faults.append("\(lines.count) lines, \(blocks.count) blocks") }
        return faults
    }
}
