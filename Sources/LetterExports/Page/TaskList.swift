internal import LetterKit

/// The list beside the text: tasks, goals, what a person should look at.
struct TaskList {
    let language: MessageLanguage

    /// - Parameters:
    ///   - ids: the id of an assignment → that of its row.
    ///   - goals: what the ids of the rows of goals begin with.
    ///   - agencies: of each task, the bodies under whose names it is found.
    ///   - marked: rows whose duty or goal has a place in the text.
    func html(
        _ letter: Letter, _ rows: LetterRows, ids: [String: String], goals: String, agencies: [[String]],
        marked: Set<String>
    ) -> String {
        var html = "<aside class=\"tasks\">\n<h2>\(word(.tasks)) "
        html += "(<span class=\"count\">\(rows.tasks.count)</span>)</h2>\n<ol>\n"
        for (index, row) in rows.tasks.enumerated() {
            guard let id = ids[row.id] else { continue }
            html += task(letter.assignments[index], row, id: id, agencies[index], marked)
        }
        html += "</ol>\n"
        if !letter.objectives.isEmpty {
            html += "<h2>\(word(.goals))</h2>\n<ul>\n"
            for (index, goal) in letter.objectives.enumerated() {
                let id = goals + String(index + 1)
                let period = goal.periodWords(in: language) ?? ""
                let words = [goal.agency ?? "", goal.metric, goal.figure(in: language), period]
                html += "<li class=\"goal\" id=\"task-\(id)\" data-id=\"\(id)\" tabindex=\"0\">"
                html += words.filter { !$0.isEmpty }.map(Markup.escaped).joined(separator: " · ")
                if let line = goal.evidence?.line {
                    html += " " + place("\(PageWord.line.text(in: language)) \(line)", of: id, marked)
                }
                html += "</li>\n"
            }
            html += "</ul>\n"
        }
        let checks = letter.findings.filter(\.needsAttention)
        if !checks.isEmpty {
            html += "<h2>\(word(.checks))</h2>\n<ul>\n"
            for check in checks {
                html += "<li class=\"check\">\(Markup.escaped(check.message(in: language)))"
                html += " <span class=\"place\">\(word(.line)) \(check.evidence.line)</span></li>\n"
            }
            html += "</ul>\n"
        }
        return html + "</aside>\n"
    }

    private func task(
        _ assignment: Letter.Assignment, _ row: TaskRow, id: String, _ names: [String], _ marked: Set<String>
    ) -> String {
        var json = JSONWriter(style: .compact)
        json.array(names) { $0.value($1) }
        let agencies = String(decoding: json.bytes, as: UTF8.self)
        var html = "<li class=\"task\" id=\"task-\(id)\" data-id=\"\(id)\" tabindex=\"0\""
        html += " data-code=\"\(Markup.escaped(row.id))\""
        html += " data-agencies=\"\(Markup.escaped(agencies))\">\n"
        let who = row.agencies.isEmpty ? word(.everyone) : Markup.escaped(row.agencies.joined(separator: "; "))
        html += "<div class=\"who\">\(who)</div>\n<div class=\"what\">\(Markup.escaped(row.duty))</div>\n<dl>"
        func add(_ name: PageWord, _ value: String?) {
            guard let value, !value.isEmpty else { return }
            html += "<dt>\(word(name))</dt><dd>\(Markup.escaped(value))</dd>"
        }
        add(.coordinator, row.coordinators.joined(separator: "; "))
        let issued = row.letter.date.flatMap { CalendarDay(iso: $0) }
        let times = TimeWords(in: language)
        for deadline in row.deadlines {
            let due = DeadlineDates(deadline, issued: issued).dueValue
            let told = due.map { " → \(PageWord.due.text(in: language)) \(times.date($0))" } ?? ""
            add(.deadline, deadline.text + told)
        }
        add(.target, row.goals(in: language))
        add(.deliverable, row.deliverable)
        add(.recipient, row.reportTo.joined(separator: "; "))
        html += "</dl>\n"
        var remarks = [row.place(in: language)]
        if assignment.modality == "request" { remarks.append(PageWord.request.text(in: language)) }
        if assignment.isConditional { remarks.append(PageWord.conditional.text(in: language)) }
        html += "<div>\(place(remarks.filter { !$0.isEmpty }.joined(separator: " · "), of: id, marked))</div>\n"
        return html + "</li>\n"
    }

    /// Words on a row's place, which lead there where it is marked.
    private func place(_ words: String, of id: String, _ marked: Set<String>) -> String {
        let words = Markup.escaped(words)
        let link = marked.contains(id) ? "<a href=\"#mark-\(id)\">\(words)</a>" : words
        return "<span class=\"place\">\(link)</span>"
    }

    private func word(_ word: PageWord) -> String { Markup.escaped(word.text(in: language)) }
}
