import ArgumentParser
import LetterKit
import LetterStructure
import LetterText
import LetterTokens

/// `giaoviec convert`: the clean text of a letter, for other tools.
struct ConvertCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "convert", abstract: Message.convertOverview.text())
    }

    @Argument(help: ArgumentHelp(Message.fileHelp.text(), valueName: "file")) var file: String
    @Option(name: .customLong("to"), help: ArgumentHelp(Message.toHelp.text(), valueName: "text|markdown"))
    var target = "text"
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard ConvertedLetter.Form(rawValue: target.lowercased()) != nil else {
            throw ValidationError(Message.usageTo.text(target))
        }
    }

    func run() throws {
        guard let form = ConvertedLetter.Form(rawValue: target.lowercased()) else { return }
        try LetterInput.printEach(of: file, reading: reading) { analysis in
            Array(ConvertedLetter(analysis.tree).text(as: form).utf8)
        }
    }
}

/// A letter as a text of its own: one line a block, or Markdown with headings, lists and tables.
struct ConvertedLetter {
    enum Form: String {
        /// Cells of a row are parted by tabs.
        case text
        case markdown
    }

    private let tree: LetterTree

    init(_ tree: LetterTree) { self.tree = tree }

    /// Complexity: O(*length*).
    func text(as form: Form) -> String {
        var text = ""
        var index = 0
        while index < tree.blocks.count {
            let block = tree.blocks[index]
            guard form == .markdown else {
                text += block.kind == .row ? row(of: block, at: index) : line(block)
                text += "\n"
                index += 1
                continue
            }
            if !text.isEmpty, !continuesList(at: index) { text += "\n" }
            if block.kind == .row, block.table >= 0 {
                text += markdownTable(tree.tables[block.table])
                index = max(index + 1, tree.tables[block.table].rows.upperBound)
            } else {
                text += markdownLine(block, at: index) + "\n"
                index += 1
            }
        }
        return text
    }

    // MARK: Lines

    private func line(_ block: Block) -> String {
        let words = plain(block.tokens)
        return block.label.isEmpty ? words : plain(block.label) + " " + words
    }

    private func row(of block: Block, at index: Int) -> String {
        guard block.table >= 0 else { return plain(block.tokens) }
        let table = tree.tables[block.table]
        return cells(of: index - table.rows.lowerBound, in: table).joined(separator: "\t")
    }

    /// The cells of a row; what a cell above covers is empty.
    private func cells(of row: Int, in table: Table) -> [String] {
        guard table.cells.indices.contains(row) else { return [] }
        return table.cells[row].enumerated().map { column, cell in
            let isCovered = row > 0 && column < table.cells[row - 1].count && table.cells[row - 1][column] == cell
            return isCovered ? "" : plain(cell)
        }
    }

    /// The words of a range on one line, without marks of layout.
    private func plain(_ tokens: Range<Int>) -> String {
        guard !tokens.isEmpty else { return "" }
        let bytes = tree.stream.source.bytes[tree.stream.range(of: tokens).indices]
        let words = bytes.split { $0 <= 0x20 }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    // MARK: Markdown

    private func markdownLine(_ block: Block, at index: Int) -> String {
        let words = MarkdownFormat.escaped(plain(block.tokens))
        let label = MarkdownFormat.escaped(plain(block.label))
        switch block.kind {
        case .bullet: return String(repeating: "  ", count: bulletDepth(block)) + "- " + words
        case .part:
            let line = label + " " + words
            return isHeading(block, at: index)
                ? String(repeating: "#", count: min(6, block.depth + 2)) + " " + line : line
        case .paragraph, .row:
            if let type = tree.header.type, block.tokens.overlaps(type) { return "# " + words }
            return words
        }
    }

    /// A part that is only a title: what belongs to it follows, and no sentence ends in it.
    private func isHeading(_ block: Block, at index: Int) -> Bool {
        guard block.section >= 0, tree.sections[block.section].block == index, !block.tokens.isEmpty,
            index + 1 < tree.blocks.count, tree.blocks[index + 1].depth > block.depth
        else { return false }
        switch plain(block.tokens).last {
        case ".", ";", ",": return false
        default: return true
        }
    }

    private func bulletDepth(_ block: Block) -> Int {
        var depth = 0
        var parent = block.parent
        while parent >= 0, tree.blocks[parent].kind == .bullet {
            depth += 1
            parent = tree.blocks[parent].parent
        }
        return depth
    }

    /// Whether no blank line stands before a block: bullets of one list.
    private func continuesList(at index: Int) -> Bool {
        index > 0 && tree.blocks[index].kind == .bullet && tree.blocks[index - 1].kind == .bullet
    }

    private func markdownTable(_ table: Table) -> String {
        var text = ""
        for row in 0..<table.rows.count {
            let cells = cells(of: row, in: table).map(MarkdownFormat.escaped)
            text += MarkdownFormat.row(cells)
            // Markdown knows one row of heads only.
            if row == 0 { text += MarkdownFormat.row(cells.map { _ in "---" }) }
        }
        return text
    }
}
