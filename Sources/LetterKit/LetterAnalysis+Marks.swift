import LetterExtraction
import LetterStructure
import LetterText
import LetterTokens

extension LetterAnalysis {
    /// The letter's text with what was found in it.
    ///
    /// Complexity: O(*text* + *values* · log *text*).
    public func markedLetter() -> MarkedLetter {
        var marker = LetterMarker(self)
        marker.markHeader(tree.header)
        for section in tree.sections { marker.mark(section.heading, .heading) }
        for (found, assignment) in zip(extraction.assignments, letter().assignments) {
            marker.mark(found, id: assignment.id)
        }
        for (index, objective) in extraction.objectives.enumerated() {
            marker.mark(objective.tokens, .objective, objective: index, value: marker.figure(objective))
        }
        for citation in extraction.citations { marker.mark(citation.tokens, .citation, value: citation.code) }
        return marker.letter()
    }
}

/// Puts marks on the passages of a letter.
private struct LetterMarker {
    /// Where a passage stands in the repaired text.
    private struct Place {
        var range: Range<Int>
        var block: Int
        var passage: Int
    }

    private let tree: LetterTree
    private var blocks: [MarkedLetter.Block] = []
    /// Of all passages with text, ascending.
    private var places: [Place] = []

    init(_ analysis: LetterAnalysis) {
        tree = analysis.tree
        var sections: [Int: Int] = [:]
        for (index, section) in tree.sections.enumerated() { sections[section.block] = index }
        for (index, block) in tree.blocks.enumerated() {
            var marked = MarkedLetter.Block(
                kind: Self.kind(of: block.kind), region: Self.region(of: block.region), label: "", passages: [],
                depth: block.depth, parent: block.parent, section: sections[index],
                table: block.kind == .row && block.table >= 0 ? block.table : nil, isHead: false)
            if !block.label.isEmpty { marked.label = text(of: bytes(of: block.label)) }
            if let number = marked.table {
                let table = tree.tables[number]
                let row = index - table.rows.lowerBound
                marked.isHead = row < table.headRows
                for (column, cell) in (table.cells.indices.contains(row) ? table.cells[row] : []).enumerated() {
                    let above = row > 0 && column < table.cells[row - 1].count ? table.cells[row - 1][column] : nil
                    let isCovered = !cell.isEmpty && above == cell
                    add(isCovered ? nil : bytes(of: cell), to: &marked, block: index)
                }
            } else {
                add(bytes(of: block.tokens), to: &marked, block: index)
            }
            blocks.append(marked)
        }
        places.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func add(_ range: Range<Int>?, to block: inout MarkedLetter.Block, block index: Int) {
        guard let range else {
            block.passages.append(MarkedLetter.Passage(text: "", isCovered: true))
            return
        }
        if !range.isEmpty { places.append(Place(range: range, block: index, passage: block.passages.count)) }
        block.passages.append(MarkedLetter.Passage(text: text(of: range)))
    }

    // MARK: - Marks

    mutating func markHeader(_ header: LetterHeader) {
        mark(header.issuer, .issuer)
        mark(header.parentIssuer, .parentIssuer)
        mark(header.number, .number)
        mark(header.place, .place)
        mark(header.dateTokens, .date, value: header.date?.iso)
        mark(header.type, .type)
        mark(header.subject, .subject)
        mark(header.addressees.flatMap { $0 }, .addressee)
        mark(header.urgency, .urgency)
        mark(header.secrecy, .secrecy)
        mark(header.signer.authority, .signerAuthority)
        mark(header.signer.title, .signerTitle)
        mark(header.signer.name, .signerName)
        mark(header.copies.flatMap { $0 }, .copy)
    }

    mutating func mark(_ found: Assignment, id: String) {
        for range in found.duty { mark(range, .duty, id: id) }
        for agency in found.agencies { mark(agency.tokens, .agency, id: id, value: agency.name) }
        for agency in found.coordinators { mark(agency.tokens, .coordinator, id: id, value: agency.name) }
        for agency in found.reportTo { mark(agency.tokens, .recipient, id: id, value: agency.name) }
        for deadline in found.deadlines { mark(deadline.tokens, .deadline, id: id, value: deadline.value) }
        for target in found.targets { mark(target.tokens, .target, id: id, value: figure(target)) }
        mark(found.deliverable, .deliverable, id: id)
    }

    /// `>= 95 %`
    func figure(_ target: Target) -> String {
        let value = target.value
        let number = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
        return [target.comparator.rawValue, number, target.unit].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private mutating func mark(
        _ tokens: Range<Int>?, _ kind: MarkedLetter.Kind, id: String? = nil, value: String? = nil
    ) {
        if let tokens { mark(tokens, kind, id: id, value: value) }
    }

    private mutating func mark(_ ranges: [Range<Int>], _ kind: MarkedLetter.Kind) {
        for range in ranges { mark(range, kind) }
    }

    /// Marks a stretch in every passage that it reaches into.
    mutating func mark(
        _ tokens: Range<Int>, _ kind: MarkedLetter.Kind, id: String? = nil, objective: Int? = nil, value: String? = nil
    ) {
        let range = bytes(of: tokens)
        guard !range.isEmpty else { return }
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].range.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < places.count, places[low].range.lowerBound < range.upperBound {
            let place = places[low]
            let part = range.clamped(to: place.range)
            let start = place.range.lowerBound
            blocks[place.block].passages[place.passage].marks.append(
                MarkedLetter.Mark(
                    range: part.lowerBound - start..<part.upperBound - start, kind: kind, assignment: id,
                    objective: objective, value: value))
            low += 1
        }
    }

    func letter() -> MarkedLetter {
        var blocks = blocks
        for block in blocks.indices {
            for passage in blocks[block].passages.indices {
                let marks = blocks[block].passages[passage].marks
                guard marks.count > 1 else { continue }
                let order = marks.indices.sorted { a, b in
                    let (first, second) = (marks[a].range, marks[b].range)
                    return (first.lowerBound, -first.upperBound, a) < (second.lowerBound, -second.upperBound, b)
                }
                blocks[block].passages[passage].marks = order.map { marks[$0] }
            }
        }
        return MarkedLetter(blocks: blocks)
    }

    // MARK: - Text

    /// The bytes of a token range, without blanks at its ends.
    private func bytes(of tokens: Range<Int>) -> Range<Int> {
        let tokens = tokens.clamped(to: 0..<tree.stream.count)
        guard !tokens.isEmpty else { return 0..<0 }
        var range = tree.stream.range(of: tokens).indices
        let bytes = tree.stream.source.bytes
        while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
        return range
    }

    /// The text of a range, byte for byte, without marks of layout.
    private func text(of range: Range<Int>) -> String {
        let bytes = tree.stream.source.bytes[range].map { byte -> UInt8 in
            byte == Layout.cellBreak ? 0x0A : byte < 0x20 || byte == 0x7F ? 0x20 : byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func kind(of kind: BlockKind) -> MarkedLetter.BlockKind {
        switch kind {
        case .part: .part
        case .bullet: .bullet
        case .paragraph: .paragraph
        case .row: .row
        }
    }

    private static func region(of region: Region) -> MarkedLetter.Region {
        switch region {
        case .header: .header
        case .basis: .basis
        case .body: .body
        case .closing: .closing
        case .annex: .annex
        case .note: .note
        }
    }
}
