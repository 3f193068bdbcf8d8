internal import LetterKit

/// The text of a letter as HTML, with its marks.
struct MarkedText {
    /// The id of an assignment → that of its row on the page.
    let taskIDs: [String: String]
    /// What the ids of the rows of goals begin with; their numbers follow.
    let goalPrefix: String
    let language: MessageLanguage
    /// Ids of rows whose duty or goal has a place in the text, for links to it.
    private(set) var markedTasks: Set<String> = []

    init(taskIDs: [String: String], goalPrefix: String, language: MessageLanguage) {
        self.taskIDs = taskIDs
        self.goalPrefix = goalPrefix
        self.language = language
    }

    /// Complexity: O(*characters*).
    mutating func html(_ letter: MarkedLetter) -> String {
        var html = ""
        var region: MarkedLetter.Region?
        var index = 0
        while index < letter.blocks.count {
            let block = letter.blocks[index]
            if block.region != region {
                if region != nil { html += "</div>\n" }
                html += "<div class=\"\(block.region.rawValue)\">\n"
                region = block.region
            }
            if let table = block.table {
                var end = index
                while end < letter.blocks.count, letter.blocks[end].table == table { end += 1 }
                html += self.table(Array(letter.blocks[index..<end]))
                index = end
            } else {
                let next = index + 1 < letter.blocks.count ? letter.blocks[index + 1] : nil
                html += paragraph(block, leads: next.map { $0.depth > block.depth } ?? false)
                index += 1
            }
        }
        if region != nil { html += "</div>\n" }
        return html
    }

    private mutating func paragraph(_ block: MarkedLetter.Block, leads: Bool) -> String {
        let kinds = block.passages.flatMap(\.marks).map(\.kind)
        let isTitle = kinds.contains(.type) || kinds.contains(.issuer) || (block.section != nil && leads)
        var html = "<p class=\"\(block.kind.rawValue)\(isTitle ? " title" : "")\""
        if block.depth > 0 { html += " style=\"margin-left:\(Double(min(block.depth, 12)) * 1.2)em\"" }
        html += ">"
        if !block.label.isEmpty { html += "<span class=\"label\">\(Markup.escaped(block.label))</span>" }
        for passage in block.passages { html += self.passage(passage) }
        return html + "</p>\n"
    }

    /// A table; a cell that others below continue spans their rows.
    private mutating func table(_ rows: [MarkedLetter.Block]) -> String {
        var html = "<table>\n"
        for (index, row) in rows.enumerated() {
            html += "<tr>"
            let tag = row.isHead ? "th" : "td"
            for (column, cell) in row.passages.enumerated() where !cell.isCovered {
                let span = rows.rowSpan(row: index, column: column)
                html += "<\(tag)\(span > 1 ? " rowspan=\"\(span)\"" : "")>" + passage(cell) + "</\(tag)>"
            }
            html += "</tr>\n"
        }
        return html + "</table>\n"
    }

    private mutating func passage(_ passage: MarkedLetter.Passage) -> String {
        var html = ""
        for segment in passage.segments {
            let words = Markup.escaped(segment.text).split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: "<br>")
            let marks = segment.marks.map { passage.marks[$0] }.filter(isShown)
            guard !marks.isEmpty else {
                html += words
                continue
            }
            html += span(marks) + words + "</span>"
        }
        return html
    }

    /// The row of the list that a mark belongs to.
    private func row(of mark: MarkedLetter.Mark) -> String? {
        if let objective = mark.objective { return goalPrefix + String(objective + 1) }
        return mark.assignment.flatMap { taskIDs[$0] }
    }

    /// Marks of assignments that are not listed are not shown.
    private func isShown(_ mark: MarkedLetter.Mark) -> Bool {
        if mark.kind == .heading { return false }
        guard let assignment = mark.assignment else { return true }
        return taskIDs[assignment] != nil
    }

    private mutating func span(_ marks: [MarkedLetter.Mark]) -> String {
        var classes: [String] = []
        var tasks: [String] = []
        var words: [String] = []
        let times = TimeWords(in: language)
        for mark in marks {
            let name = PageWord.kinds.contains(mark.kind) ? mark.kind.rawValue : "meta"
            if !classes.contains(name) { classes.append(name) }
            if let row = row(of: mark), !tasks.contains(row) { tasks.append(row) }
            let value = mark.kind == .deadline ? mark.value.flatMap(times.value) : mark.value
            if let value, name != "meta" {
                let told = PageWord.of(mark.kind).text(in: language) + ": " + value
                if !words.contains(told) { words.append(told) }
            }
        }
        var html = "<span class=\"m \(classes.joined(separator: " "))\""
        if !tasks.isEmpty { html += " data-t=\"\(tasks.joined(separator: " "))\"" }
        if !words.isEmpty { html += " title=\"\(Markup.escaped(words.joined(separator: "\n")))\"" }
        // The first stretch of a duty or goal is where links lead; an element has one id only.
        let places = marks.filter { $0.kind == .duty || $0.kind == .objective }.compactMap(row)
        if let first = places.first(where: { !markedTasks.contains($0) }) {
            markedTasks.insert(first)
            html += " id=\"mark-\(first)\""
        }
        return html + ">"
    }
}

extension [MarkedLetter.Block] {
    /// How many of these rows of a table a cell reaches over, its own among them.
    ///
    /// Complexity: O(*answer*).
    func rowSpan(row: Int, column: Int) -> Int {
        1 + self[(row + 1)...].prefix { column < $0.passages.count && $0.passages[column].isCovered }.count
    }
}
