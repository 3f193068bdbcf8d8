public import LetterKit

/// Writes one page of HTML on which letters can be read and checked: each letter with every stretch that was found marked
/// by its kind, beside it the list of its tasks; each leads to the other.
///
/// The page is complete in itself: it loads nothing, from no network. The same letters give the same bytes.
public struct LetterPage: Sendable {
    private let language: MessageLanguage
    private var articles = ""
    private var count = 0
    private var title: String?
    /// Bodies in the order in which they first appear.
    private var agencies: [String] = []
    /// Of each task the bodies that it names, by their place in `agencies`.
    private var bodiesOfTasks: [[Int]] = []
    /// By names in small letters: what opens a sentence is written `Các sở`, inside one `các sở`.
    private var agencyIndex: [String: Int] = [:]

    public init(language: MessageLanguage) { self.language = language }

    /// Adds a letter.
    /// - Parameters:
    ///   - letter: what is listed; marks of assignments that it does not hold are left out.
    ///   - marked: the letter's text.
    ///   - source: the name of its file.
    ///
    /// Complexity: O(*characters*).
    public mutating func append(_ letter: Letter, text marked: MarkedLetter, source: String) {
        count += 1
        let rows = LetterRows(letter, source: source)
        title = count == 1 ? rows.letter.title(in: language) : PageWord.letters.text(in: language)
        var ids: [String: String] = [:]
        for (index, assignment) in letter.assignments.enumerated() { ids[assignment.id] = "\(count)-\(index + 1)" }
        let bodies = rows.tasks.map { self.bodies(of: $0) }
        articles += "<article class=\"letter\" id=\"letter-\(count)\">\n<section class=\"text\">\n"
        let goals = "\(count)-g"
        var text = MarkedText(taskIDs: ids, goalPrefix: goals, language: language)
        articles += text.html(marked)
        articles += "</section>\n"
        articles += TaskList(language: language).html(
            letter, rows, ids: ids, goals: goals, agencies: bodies, marked: text.markedTasks)
        articles += "</article>\n"
    }

    /// The bodies of a task, each once and as it was first written on the page.
    private mutating func bodies(of task: TaskRow) -> [String] {
        var bodies: [Int] = []
        for name in task.agencies + task.coordinators {
            let index = agencyIndex[name.lowercased(), default: agencies.count]
            if index == agencies.count {
                agencyIndex[name.lowercased()] = index
                agencies.append(name)
            }
            if !bodies.contains(index) { bodies.append(index) }
        }
        bodiesOfTasks.append(bodies)
        return bodies.map { agencies[$0] }
    }

    /// The choices of the filter: each body, the groups of the page that include it, and how many tasks concern it. What
    /// names nobody is meant for all concerned.
    private func filterOptions() -> String {
        var options = ""
        for (index, name) in agencies.enumerated() {
            let query = AgencyQuery(name)
            let groups = agencies.indices.filter { $0 != index && query.match(agencies[$0]) == .group }
            let concerned = Set(groups + [index])
            let count = bodiesOfTasks.count { $0.isEmpty || !concerned.isDisjoint(with: $0) }
            var json = JSONWriter(style: .compact)
            json.array(groups) { $0.value(agencies[$1]) }
            options += "<option value=\"\(Markup.escaped(name))\""
            options += " data-groups=\"\(Markup.escaped(String(decoding: json.bytes, as: UTF8.self)))\">"
            options += "\(Markup.escaped(name)) (\(count))</option>"
        }
        return options
    }

    /// The whole page, UTF-8.
    public func bytes() -> [UInt8] {
        var legend = ""
        for kind in PageWord.kinds {
            let name = kind.rawValue
            legend += "<label><input type=\"checkbox\" id=\"show-\(name)\" checked> "
            legend += "<span class=\"m \(name)\">\(Markup.escaped(PageWord.of(kind).text(in: language)))</span></label>"
        }
        // Works without a script: a box that is not ticked takes the colour off its kind.
        let hiding = PageWord.kinds.map { kind in
            "body:has(#show-\(kind.rawValue):not(:checked)) .text .m.\(kind.rawValue) { background: none; border: 0; }"
        }
        let values: [String: String] = [
            "language": language.rawValue, "title": Markup.escaped(title ?? ""), "legend": legend,
            "hiding": hiding.joined(separator: "\n"),
            "filterLabel": Markup.escaped(PageWord.filter.text(in: language)),
            "everyAgency": Markup.escaped(PageWord.everyAgency.text(in: language)),
            "agencies": filterOptions(), "letters": articles,
        ]
        return PageTemplate.filled(values.mapValues { Array($0.utf8) })
    }
}

/// The words of the page.
enum PageWord: CaseIterable {
    case letters, tasks, goals, checks, filter, everyAgency, everyone, line, due
    case duty, agency, coordinator, deadline, target, recipient, deliverable, objective, citation
    case conditional, request

    static let kinds: [MarkedLetter.Kind] = [
        .duty, .agency, .coordinator, .deadline, .target, .recipient, .deliverable, .objective, .citation,
    ]

    static func of(_ kind: MarkedLetter.Kind) -> PageWord {
        switch kind {
        case .agency: .agency
        case .coordinator: .coordinator
        case .deadline: .deadline
        case .target: .target
        case .recipient: .recipient
        case .deliverable: .deliverable
        case .objective: .objective
        case .citation: .citation
        default: .duty
        }
    }

    var wording: (vi: String, en: String) {
        switch self {
        case .letters: ("Các văn bản và nhiệm vụ", "Letters and their assignments")
        case .tasks: ("Nhiệm vụ", "Assignments")
        case .goals: ("Chỉ tiêu chung", "Objectives")
        case .checks: ("Cần xem lại", "To check")
        case .filter: ("Cơ quan", "Agency")
        case .everyAgency: ("tất cả", "all")
        case .everyone: ("(mọi cơ quan liên quan)", "(all concerned)")
        case .line: ("dòng", "line")
        case .due: ("hạn", "due")
        case .duty: ("Nhiệm vụ", "Duty")
        case .agency: ("Chủ trì", "Lead")
        case .coordinator: ("Phối hợp", "Coordinating")
        case .deadline: ("Thời hạn", "Deadline")
        case .target: ("Chỉ tiêu", "Target")
        case .recipient: ("Báo cáo về", "Report to")
        case .deliverable: ("Sản phẩm", "Product")
        case .objective: ("Chỉ tiêu chung", "Objective")
        case .citation: ("Văn bản viện dẫn", "Cited document")
        case .conditional: ("có điều kiện", "conditional")
        case .request: ("đề nghị", "request")
        }
    }

    func text(in language: MessageLanguage) -> String { language == .vietnamese ? wording.vi : wording.en }
}
