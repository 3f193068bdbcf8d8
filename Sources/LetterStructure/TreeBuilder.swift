import LetterLexicon
import LetterText
import LetterTokens

/// Hangs the lines of body and annexes into the tree, one after the other.
///
/// Open parts, bullets and lead-ins lie on a stack that never holds more than `depthLimit`
/// entries, so that the time is linear however the labels nest.
struct TreeBuilder {
    let stream: TokenStream
    let lines: [Line]
    let cues: StructureCues
    var blocks: [Block] = []
    var sections: [Section] = []
    var tables: [Table] = []
    var findings: [Finding] = []
    /// Block → the line it was made from.
    var lineOfBlock: [Int] = []

    private static let depthLimit = 24

    private enum NodeKind { case part, bullet, lead }
    private struct Node {
        var kind: NodeKind
        var block: Int
        var section: Int
        /// For parts.
        var form: LabelForm?
        /// Path before the part's own label.
        var prefix: String
        /// For bullets: the mark.
        var mark: UInt32
        /// The line ends with a colon.
        var leads: Bool
    }
    private var open: [Node] = []
    /// Lines up to which labels are quoted text of another document.
    private var quotedUntil = -1
    /// Lines before which no quotation that opened found its end.
    private var quoteSearched = 0
    /// The last block of body text ended with a colon.
    private var colonBlock = -1
    /// `Điều`, `Chương` alone on the line above.
    private var articleWord: (scheme: LabelScheme, text: String)?

    init(_ stream: TokenStream, _ lines: [Line], _ cues: StructureCues) {
        self.stream = stream
        self.lines = lines
        self.cues = cues
        blocks.reserveCapacity(lines.count)
        lineOfBlock.reserveCapacity(lines.count)
    }

    // MARK: Flat regions

    /// Adds lines that do not nest: letterhead, bases, closing, notes.
    mutating func addFlat(_ range: Range<Int>, _ region: Region) {
        var index = range.lowerBound
        while index < range.upperBound {
            if lines[index].isRow {
                index = addTable(from: index, before: range.upperBound, region, groups: false)
            } else {
                addFlat(index, region)
                index += 1
            }
        }
    }

    mutating func addFlat(_ index: Int, _ region: Region) {
        let line = lines[index]
        append(line.isBullet ? .bullet : .paragraph, region, line, index, parent: -1, section: -1)
    }

    /// Appends the block of a line, one level below its parent.
    private mutating func append(
        _ kind: BlockKind, _ region: Region, _ line: Line, _ index: Int, parent: Int, section: Int, table: Int = -1
    ) {
        let depth = parent >= 0 ? blocks[parent].depth + 1 : 0
        blocks.append(
            Block(
                kind: kind, region: region, tokens: line.tokens, label: line.label, parent: parent, depth: depth,
                section: section, table: table))
        lineOfBlock.append(index)
    }

    // MARK: Nested regions

    /// Forgets all open parts: a new body or annex begins.
    mutating func restart() {
        open.removeAll()
        quotedUntil = -1
        colonBlock = -1
    }

    /// Adds a line of the body or an annex; returns the line behind what was added.
    mutating func add(_ index: Int, _ region: Region, before limit: Int) -> Int {
        var line = lines[index]
        if line.isRow {
            while let last = open.last, last.kind != .part { open.removeLast() }
            return addTable(from: index, before: limit, region, groups: region == .annex)
        }
        if index > quotedUntil { findQuotation(index, before: limit) }
        let colon = stream.lastMark(of: line.all) == 0x3A
        let word = articleWord
        articleWord = nil
        if word != nil, line.label.isEmpty, line.tokens.count == 1,
            let form = LabelForm.read(stream.source.bytes, stream.range(of: line.tokens)),
            form.scheme == .roman || form.scheme == .number
        {
            // `Chương` / `II`
            line.label = line.tokens
            line.tokens = line.tokens.upperBound..<line.tokens.upperBound
        }
        if line.isBullet {
            addBullet(line, index, region, leads: colon)
        } else if line.hasLabel, index > quotedUntil, var form = form(of: line),
            word != nil || !isOrphan(form, index, before: limit)
        {
            // `Điều` / `3. Hiệu lực`: the word of the label stands alone on the line above.
            let used = form.scheme == .number || form.scheme == .roman ? word : nil
            if let used { form.scheme = used.scheme }
            addPart(line, index, region, form, word: used?.text, leads: colon)
        } else {
            addParagraph(line, index, region, leads: colon)
        }
        if index > quotedUntil { noteArticleWord(line) }
        colonBlock = colon ? blocks.count - 1 : -1
        return index + 1
    }

    /// A quotation that opens a line and ends on a later one keeps its labels to itself.
    private mutating func findQuotation(_ start: Int, before limit: Int) {
        guard start >= quoteSearched, let first = lines[start].all.first, quote(first, depth: 0) > 0 else { return }
        var depth = 0
        var index = start
        while index < limit, index - start < 200 {
            for token in lines[index].all where stream[token].kind == .punctuation {
                depth += quote(token, depth: depth)
            }
            if depth <= 0 {
                quotedUntil = index
                return
            }
            index += 1
        }
        // No end: these lines are not looked through again, so that the search stays linear.
        quoteSearched = index
    }

    /// 1 for an opening quotation mark, -1 for a closing one; `"` is what the depth before it leaves.
    private func quote(_ index: Int, depth: Int) -> Int {
        let token = stream[index]
        let bytes = stream.source.bytes
        if token.count == 1, bytes[token.start] == 0x22 { return depth > 0 ? -1 : 1 }
        guard token.count == 3, bytes[token.start] == 0xE2, bytes[token.start + 1] == 0x80 else { return 0 }
        return bytes[token.start + 2] == 0x9C ? 1 : bytes[token.start + 2] == 0x9D ? -1 : 0
    }

    // MARK: Parts

    /// Keeps `Điều`, `Chương` where it stands alone on a line, or behind the end of a sentence: the line break
    /// parted it from its figure.
    private mutating func noteArticleWord(_ line: Line) {
        guard let last = line.tokens.last, stream[last].flags.contains(.capitalised), last > 0,
            line.tokens.count == 1 || stream[last - 1].kind == .punctuation || stream[last - 1].kind == .endMark,
            let scheme = LabelForm.scheme(ofWord: stream.source.bytes, stream[last].range),
            scheme.rank <= LabelScheme.article.rank
        else { return }
        articleWord = (scheme, stream.string(last..<last + 1))
    }

    /// Reads a line's label; nil where it is a figure that a line break or a year put there.
    private func form(of line: Line) -> LabelForm? {
        guard let form = LabelForm.read(stream.source.bytes, stream.range(of: line.label)) else { return nil }
        if line.tokens.isEmpty, form.scheme == .number, form.ordinal > 31, !expects(form) { return nil }
        // `12. tháng …`: small letters behind a figure that nobody expects here.
        if let first = line.tokens.first, !stream[first].flags.contains(.capitalised),
            !stream[first].flags.contains(.allCapitals),
            stream[first].kind == .syllable, form.ordinal != 1,
            form.scheme == .number || form.scheme == .decimal || form.scheme == .roman,
            !expects(form), !stream.isCapitals(stream[first])
        {
            return nil
        }
        return form
    }

    /// A letter from the middle of the alphabet, or a high number, that neither goes on with a list nor has a
    /// successor: the end of a bracket (`… (BHX` / `H) …`) or of a sentence.
    private func isOrphan(_ form: LabelForm, _ index: Int, before limit: Int) -> Bool {
        guard form.scheme == .letter && form.ordinal > 2 || form.scheme == .number && form.ordinal > 3 else {
            return false
        }
        for node in open where node.form?.scheme == form.scheme { return false }
        var seen = 0
        var next = index + 1
        while next < min(limit, index + 60), seen < 8 {
            if lines[next].hasLabel,
                let other = LabelForm.read(stream.source.bytes, stream.range(of: lines[next].label))
            {
                if other.scheme == form.scheme {
                    return !isSuccessor(other, of: form)
                }
                seen += 1
            }
            next += 1
        }
        return true
    }

    private func expects(_ form: LabelForm) -> Bool {
        for node in open.reversed() {
            if let other = node.form, other.scheme == form.scheme, other.components == form.components,
                form.ordinal == other.ordinal + 1
            {
                return true
            }
        }
        return false
    }

    private mutating func addPart(
        _ line: Line, _ index: Int, _ region: Region, _ given: LabelForm, word: String?, leads: Bool
    ) {
        var form = given
        resolveAmbiguity(&form)
        let lead = colonBlock
        var same: Int?
        var follows: Int?
        for position in open.indices.reversed() {
            guard let other = open[position].form, other.scheme == form.scheme, other.components == form.components
            else { continue }
            if same == nil { same = position }
            if isSuccessor(form, of: other) {
                follows = position
                break
            }
        }
        var parent: Int  // position on the stack of the entry under which the part goes, -1 for none
        if let follows {
            parent = follows - 1
            open.removeSubrange(follows...)
        } else if let same {
            let other = open[same].form!
            if form.ordinal == 1 && other.ordinal >= 1 && lead >= 0 && lead == blocks.count - 1
                && form.scheme != .article
                && open.count < Self.depthLimit && (same < open.count - 1 || open[same].block == lead)
            {
                // A list of its own behind a colon: `3. Giao Sở X:` / `1. …`
                parent = open.count - 1
            } else {
                if form.ordinal == other.ordinal || form.ordinal == 1 {
                    if form.components == 1 { find(.labelRepeated, line) }
                } else if form.components == 1 || form.ordinal < other.ordinal {
                    find(.labelOutOfOrder, line)
                }
                parent = same - 1
                open.removeSubrange(same...)
            }
        } else {
            let behindColon =
                lead >= 0 && lead == blocks.count - 1 && form.ordinal == 1
                && form.scheme.rank >= LabelScheme.number.rank
            if !behindColon {
                while let last = open.last {
                    if let other = last.form {
                        if other.scheme.rank > form.scheme.rank
                            || (other.scheme == .decimal && form.scheme == .decimal
                                && other.components > form.components)
                        {
                            open.removeLast()
                        } else {
                            break
                        }
                    } else {
                        open.removeLast()
                    }
                }
            } else {
                // Lead-ins stay only if they are the line above; outer parts are kept in any case.
                while let last = open.last, let other = last.form, other.scheme.rank > form.scheme.rank,
                    last.block != lead
                { open.removeLast() }
            }
            if form.ordinal > 1, form.scheme != .article, form.scheme != .decimal { find(.labelOutOfOrder, line) }
            parent = open.count - 1
        }
        if parent >= Self.depthLimit - 1 {
            open.removeSubrange((Self.depthLimit - 1)...)
            parent = open.count - 1
        }
        // The part around it.
        var around = parent
        while around >= 0, open[around].kind != .part { around -= 1 }
        let outer = around >= 0 ? open[around] : nil
        var text = stream.source.string(form.text)
        if let word { text = word + " " + text }
        var prefix = outer.map { sections[$0.section].path } ?? ""
        if form.scheme == .decimal {
            // `1.1` says where it stands: it takes the place of the labels it repeats.
            var base = around
            while base >= 0, let other = open[base].form.map({ $0 }) ?? nil {
                let repeats =
                    form.startsRoman
                    ? other.scheme == .roman || (other.scheme == .decimal && other.startsRoman)
                    : other.scheme == .number || (other.scheme == .decimal && !other.startsRoman)
                guard repeats else { break }
                prefix = open[base].prefix
                base -= 1
                break
            }
        }
        let path = prefix.isEmpty ? text : prefix + "." + text
        let section = sections.count
        let block = blocks.count
        sections.append(
            Section(
                path: path, block: block, heading: heading(headingTokens(line, index)), parent: outer?.section ?? -1))
        let parentBlock = parent >= 0 && (open[parent].kind != .lead) ? open[parent].block : outer?.block ?? -1
        append(.part, region, line, index, parent: parentBlock, section: section)
        open.append(
            Node(kind: .part, block: block, section: section, form: form, prefix: prefix, mark: 0, leads: leads))
    }

    /// `I.` behind `H.` is a letter, `i)` behind `h)` too; `(v)` behind `(iv)` is a figure.
    private func resolveAmbiguity(_ form: inout LabelForm) {
        guard form.otherOrdinal >= 0 else { return }
        let other: LabelScheme
        switch form.scheme {
        case .roman: other = .capital
        case .letter: other = .smallRoman
        case .smallRoman: other = .letterEnclosed
        default: return
        }
        for node in open.reversed() {
            guard let known = node.form else { continue }
            if known.scheme == form.scheme,
                known.ordinal + 1 == form.ordinal || (known.scheme == .letter && form.ordinal == known.ordinal + 2)
            {
                return
            }
            if known.scheme == other, known.ordinal + 1 == form.otherOrdinal {
                form.scheme = other
                swap(&form.ordinal, &form.otherOrdinal)
                return
            }
        }
        // `i)` where no list of letters is open begins a list of small Roman figures.
        if form.scheme == .letter, form.otherOrdinal == 1, !open.contains(where: { $0.form?.scheme == .letter }) {
            form.scheme = .smallRoman
            swap(&form.ordinal, &form.otherOrdinal)
        }
    }

    private func isSuccessor(_ form: LabelForm, of other: LabelForm) -> Bool {
        if form.ordinal == other.ordinal + 1 { return true }
        // Many lists go from `d)` to `e)`.
        return form.scheme == .letter && form.ordinal == 6 && other.ordinal == 4
    }

    private mutating func find(_ kind: Finding.Kind, _ line: Line) {
        let range = stream.range(of: line.label)
        findings.append(Finding(kind, file: stream.source.fileRange(of: range), detail: stream.string(line.label)))
    }

    /// The text of a part, or of the line under it where the part is a label alone: `Chương II` / `NHIỆM VỤ`.
    private func headingTokens(_ line: Line, _ index: Int) -> Range<Int> {
        guard line.tokens.isEmpty, index + 1 < lines.count else { return line.tokens }
        let next = lines[index + 1]
        return next.label.isEmpty && !next.isRow && next.isCapitals ? next.tokens : line.tokens
    }

    /// The heading: up to the end of the first sentence or line.
    func heading(_ tokens: Range<Int>) -> Range<Int> {
        var index = tokens.lowerBound
        while index + 1 < tokens.upperBound {
            let token = stream[index]
            if token.kind == .punctuation, stream.mark(index) == 0x2E, token.trailing > 0, index > tokens.lowerBound,
                stream[index - 1].kind != .number, stream[index - 1].kind != .abbreviation,
                stream[index + 1].flags.contains(.capitalised) || stream[index + 1].flags.contains(.allCapitals)
            {
                return stream.trimmed(tokens.lowerBound..<index)
            }
            index += 1
        }
        return stream.trimmed(tokens)
    }

    // MARK: Bullets and paragraphs

    private mutating func addBullet(_ line: Line, _ index: Int, _ region: Region, leads: Bool) {
        let mark = bulletMark(line)
        var position = open.count - 1
        var same: Int?
        while position >= 0, open[position].kind == .bullet {
            if open[position].mark == mark { same = position }
            position -= 1
        }
        if let same {
            open.removeSubrange(same...)
        } else {
            while let last = open.last, last.kind == .bullet, bulletRank(last.mark) > bulletRank(mark) {
                open.removeLast()
            }
        }
        if open.count >= Self.depthLimit { open.removeLast() }
        let parent = open.last
        let parentBlock = parent?.block ?? -1
        let block = blocks.count
        let section = currentSection()
        append(.bullet, region, line, index, parent: parentBlock, section: section)
        open.append(
            Node(kind: .bullet, block: block, section: section, form: nil, prefix: "", mark: mark, leads: leads))
    }

    private func currentSection() -> Int {
        for node in open.reversed() where node.kind == .part { return node.section }
        return -1
    }

    private func bulletMark(_ line: Line) -> UInt32 {
        let token = stream[line.label.lowerBound]
        var value: UInt32 = 0
        for index in token.start..<min(token.end, token.start + 4) {
            value = value << 8 | UInt32(stream.source.bytes[index])
        }
        // En dash, em dash and minus are written for the hyphen.
        return value == 0xE28093 || value == 0xE28094 || value == 0xE28892 ? 0x2D : value
    }

    private func bulletRank(_ mark: UInt32) -> Int { mark == 0x2D ? 0 : mark == 0x2B ? 1 : 2 }

    private mutating func addParagraph(_ line: Line, _ index: Int, _ region: Region, leads: Bool) {
        while let last = open.last, last.kind != .part { open.removeLast() }
        let parentBlock = open.last?.block ?? -1
        let block = blocks.count
        let section = currentSection()
        append(.paragraph, region, line, index, parent: parentBlock, section: section)
        if leads, open.count < Self.depthLimit {
            open.append(Node(kind: .lead, block: block, section: section, form: nil, prefix: "", mark: 0, leads: true))
        }
    }

    // MARK: Tables

    private mutating func addTable(from start: Int, before limit: Int, _ region: Region, groups: Bool) -> Int {
        var end = start
        while end < limit, lines[end].isRow { end += 1 }
        let reader = TableReader(stream: stream, cues: cues)
        let (cells, isRagged) = reader.cells(of: lines[start..<end])
        let heads = reader.headRows(cells, lines[start..<end])
        if isRagged {
            let range = stream.range(of: lines[start].tokens.lowerBound..<lines[end - 1].tokens.upperBound)
            findings.append(Finding(.raggedTable, file: stream.source.fileRange(of: range)))
        }
        let around = currentSection()
        let parentBlock = open.last?.block ?? -1
        let table = tables.count
        let first = blocks.count
        let groupOf = groups ? reader.groups(cells, headRows: heads) : []
        var sectionOfRow: [Int: Int] = [:]
        for row in 0..<cells.count {
            var section = around
            if groups {
                if let form = groupOf[row].label, groupOf[row].row == row {
                    section = sections.count
                    sectionOfRow[row] = section
                    sections.append(
                        Section(
                            path: stream.source.string(form.text), block: blocks.count,
                            heading: groupHeading(cells[row], form), parent: around))
                } else if groupOf[row].row >= 0 {
                    section = sectionOfRow[groupOf[row].row] ?? around
                }
            }
            append(
                .row, region, lines[start + row], start + row, parent: parentBlock, section: section, table: table)
        }
        tables.append(Table(rows: first..<blocks.count, headRows: heads, cells: cells))
        return end
    }

    /// The first cell behind the group's label that holds text.
    private func groupHeading(_ cells: [Range<Int>], _ form: LabelForm) -> Range<Int> {
        var seen = false
        for cell in cells where !cell.isEmpty {
            if seen { return heading(cell) }
            if stream[cell.lowerBound].start <= form.text.start, form.text.end <= stream[cell.upperBound - 1].end {
                // `I. NÂNG CAO NHẬN THỨC` in one cell.
                if cell.count > 1, stream[cell.lowerBound].end >= form.text.end {
                    return heading(cell.lowerBound + 1..<cell.upperBound)
                }
                seen = true
            }
        }
        return 0..<0
    }
}
