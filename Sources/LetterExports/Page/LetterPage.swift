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
    /// Bodies in the order in which they first appear, with the number of their tasks.
    private var agencies: [(name: String, tasks: Int)] = []
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

    /// The bodies of a task, each once and as it was first written on the page, and counts it for them.
    private mutating func bodies(of task: TaskRow) -> [String] {
        var names: [String] = []
        for name in task.agencies + task.coordinators {
            let index = agencyIndex[name.lowercased(), default: agencies.count]
            if index == agencies.count {
                agencyIndex[name.lowercased()] = index
                agencies.append((name, 0))
            }
            guard !names.contains(agencies[index].name) else { continue }
            names.append(agencies[index].name)
            agencies[index].tasks += 1
        }
        return names
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
        let options = agencies.map { agency in
            "<option value=\"\(Markup.escaped(agency.name))\">\(Markup.escaped(agency.name)) (\(agency.tasks))</option>"
        }
        let values: [String: String] = [
            "language": language.rawValue, "title": Markup.escaped(title ?? ""), "legend": legend,
            "hiding": hiding.joined(separator: "\n"),
            "filterLabel": Markup.escaped(PageWord.filter.text(in: language)),
            "everyAgency": Markup.escaped(PageWord.everyAgency.text(in: language)),
            "agencies": options.joined(), "letters": articles,
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
