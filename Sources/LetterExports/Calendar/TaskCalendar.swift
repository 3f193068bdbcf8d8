internal import CCalendar
public import LetterKit
internal import LetterText

/// Writes tasks as a calendar (iCalendar, RFC 5545): one to-do an assignment and deadline.
///
/// A to-do is due on the last day on which it is in time. Days of the year have no hour; hours are those of
/// `Asia/Ho_Chi_Minh`. A deadline that comes again starts on the first of its days from the letter's date on; each time
/// is due at the end of its day, or at the hour that is said. What follows from no date of the letter has no due date,
/// and its description says so. The same letters give the same bytes: what has to bear a time bears the letter's date.
public final class TaskCalendar {
    private let library: CalendarLibrary
    private let language: MessageLanguage
    private let calendar: CalendarComponent
    /// The same task of a letter that was given twice stands once.
    private var written: Set<String> = []

    static let zone = "Asia/Ho_Chi_Minh"

    /// - Throws: ``ExportError/missing(component:package:)``
    public init(language: MessageLanguage) throws(ExportError) {
        guard let library = CalendarLibrary.shared else {
            throw .missing(component: "libical", package: CalendarLibrary.package)
        }
        self.library = library
        self.language = language
        calendar = CalendarComponent(library, ICAL_VCALENDAR_COMPONENT)
        calendar.add(ICAL_VERSION_PROPERTY, text: "2.0")
        calendar.add(ICAL_PRODID_PROPERTY, text: "-//giaoviec//giaoviec//" + language.rawValue.uppercased())
        try calendar.add(ICAL_CALSCALE_PROPERTY, ICAL_TEXT_VALUE, "GREGORIAN")
        calendar.add(
            ICAL_X_PROPERTY, text: ExportWord.calendarName.text(in: language), extensionName: "X-WR-CALNAME")
        try addZone()
    }

    /// Adds the tasks of a letter.
    /// - Throws: ``ExportError/unwritable(reason:)``
    ///
    /// Complexity: O(*characters*).
    public func append(_ letter: LetterRows) throws(ExportError) {
        for task in letter.tasks {
            if task.deadlines.isEmpty {
                try append(task, nil)
            } else {
                for deadline in task.deadlines { try append(task, deadline) }
            }
        }
    }

    /// The whole calendar.
    public func bytes() throws(ExportError) -> [UInt8] { calendar.bytes() }

    // MARK: - One to-do

    private func append(_ task: TaskRow, _ deadline: Letter.Deadline?) throws(ExportError) {
        let uid = TaskUID(task, deadline).text
        guard written.insert(uid).inserted else { return }
        let issued = task.letter.date.flatMap { CalendarDay(iso: $0) }
        let todo = CalendarComponent(library, ICAL_VTODO_COMPONENT)
        todo.add(ICAL_UID_PROPERTY, text: uid)
        // A calendar must say when an entry was made; what is not known is long ago.
        try todo.add(ICAL_DTSTAMP_PROPERTY, ICAL_DATETIME_VALUE, (issued?.basic ?? "19700101") + "T000000Z")
        todo.add(ICAL_SUMMARY_PROPERTY, text: Self.summary(task.duty))
        let times = try addTimes(of: task, deadline, issued, to: todo)
        todo.add(ICAL_DESCRIPTION_PROPERTY, text: description(task, deadline, times))
        todo.add(categories: task.agencies)
        if let priority = Self.priority(of: task.letter.urgency) {
            try todo.add(ICAL_PRIORITY_PROPERTY, ICAL_INTEGER_VALUE, String(priority))
        }
        try todo.add(ICAL_STATUS_PROPERTY, ICAL_STATUS_VALUE, Self.status(of: task.state))
        todo.add(ICAL_X_PROPERTY, text: task.state.label(in: language), extensionName: "X-GIAOVIEC-STATE")
        todo.add(ICAL_RELATEDTO_PROPERTY, text: TaskUID(task.letter).text)
        if let alarm = times.alarm, !task.state.isClosed { try addAlarm(alarm, Self.summary(task.duty), to: todo) }
        calendar.add(todo)
    }

    /// What was written of a deadline's dates.
    private struct Times {
        var alarm: Alarm?
        var remark: ExportWord?
    }

    /// When to remind: so long before the due time or the day's start.
    private struct Alarm {
        var duration: String
        var relatesToEnd: Bool
    }

    private func addTimes(
        of task: TaskRow, _ deadline: Letter.Deadline?, _ issued: CalendarDay?, to todo: CalendarComponent
    ) throws(ExportError) -> Times {
        guard let deadline else {
            // A row of a store may have a due date without the words it came from.
            return try addDates(nil, task.due, to: todo) ?? Times()
        }
        let dates = DeadlineDates(deadline, issued: issued)
        if let rule = dates.recurrence {
            guard let issued else { return Times(remark: .noDate) }
            return try addRecurrence(rule, from: issued, to: todo)
        }
        return try addDates(dates.start, dates.dueValue, to: todo) ?? Times(remark: .noDate)
    }

    /// - Returns: nil where there is no due date; a start alone is written.
    private func addDates(
        _ start: CalendarDay?, _ due: String?, to todo: CalendarComponent
    ) throws(ExportError) -> Times? {
        let halves = due?.split(separator: "T") ?? []
        guard let day = halves.first.flatMap({ CalendarDay(iso: $0) }) else {
            if let start { try todo.add(ICAL_DTSTART_PROPERTY, ICAL_DATE_VALUE, start.basic) }
            return start == nil ? nil : Times()
        }
        // A to-do has to start before it is due.
        let start = start.flatMap { $0 < day ? $0 : nil }
        guard let time = halves.count > 1 ? ClockTime(halves[1]) : nil else {
            if let start { try todo.add(ICAL_DTSTART_PROPERTY, ICAL_DATE_VALUE, start.basic) }
            try todo.add(ICAL_DUE_PROPERTY, ICAL_DATE_VALUE, day.basic)
            // At eight in the morning of the day before.
            return Times(alarm: Alarm(duration: "-PT16H", relatesToEnd: true))
        }
        if let start { try addTime(ICAL_DTSTART_PROPERTY, start, "000000", to: todo) }
        try addTime(ICAL_DUE_PROPERTY, day, time.basic, to: todo)
        return Times(alarm: Alarm(duration: "-P1D", relatesToEnd: true))
    }

    private func addRecurrence(
        _ rule: RecurrenceRule, from issued: CalendarDay, to todo: CalendarComponent
    ) throws(ExportError) -> Times {
        let from = rule.namesOnlyMonth ? CalendarDay(year: issued.year, month: issued.month, day: 1) : issued
        guard let day = library.firstDay(of: rule.dayRule, from: from ?? issued) else { return Times(remark: .noDate) }
        guard rule.namesDay else {
            try todo.add(ICAL_DTSTART_PROPERTY, ICAL_DATE_VALUE, day.basic)
            try todo.add(ICAL_RRULE_PROPERTY, ICAL_RECUR_VALUE, rule.dayRule)
            return Times(remark: .noFixedDay)
        }
        // RFC 5545, 3.8.2.3: a due time is later than the start, and each time's is as much later as the first one's.
        try addTime(ICAL_DTSTART_PROPERTY, day, "000000", to: todo)
        try addTime(ICAL_DUE_PROPERTY, day, rule.time.map(\.basic) ?? "235959", to: todo)
        try todo.add(ICAL_RRULE_PROPERTY, ICAL_RECUR_VALUE, rule.dayRule)
        return Times(alarm: Alarm(duration: "-PT16H", relatesToEnd: false))
    }

    private func addTime(
        _ kind: icalproperty_kind, _ day: CalendarDay, _ time: String, to todo: CalendarComponent
    ) throws(ExportError) {
        try todo.add(
            kind, ICAL_DATETIME_VALUE, day.basic + "T" + time, parameters: [(ICAL_TZID_PARAMETER, Self.zone)])
    }

    private func addAlarm(_ alarm: Alarm, _ words: String, to todo: CalendarComponent) throws(ExportError) {
        let component = CalendarComponent(library, ICAL_VALARM_COMPONENT)
        try component.add(ICAL_ACTION_PROPERTY, ICAL_ACTION_VALUE, "DISPLAY")
        component.add(ICAL_DESCRIPTION_PROPERTY, text: words)
        try component.add(
            ICAL_TRIGGER_PROPERTY, ICAL_DURATION_VALUE, alarm.duration,
            parameters: alarm.relatesToEnd ? [(ICAL_RELATED_PARAMETER, "END")] : [])
        todo.add(component)
    }

    /// Vietnam has kept one time since 1975.
    private func addZone() throws(ExportError) {
        let zone = CalendarComponent(library, ICAL_VTIMEZONE_COMPONENT)
        zone.add(ICAL_TZID_PROPERTY, text: Self.zone)
        let standard = CalendarComponent(library, ICAL_XSTANDARD_COMPONENT)
        try standard.add(ICAL_DTSTART_PROPERTY, ICAL_DATETIME_VALUE, "19750613T000000")
        for kind in [ICAL_TZOFFSETFROM_PROPERTY, ICAL_TZOFFSETTO_PROPERTY] {
            try standard.add(kind, ICAL_UTCOFFSET_VALUE, "+0700")
        }
        standard.add(ICAL_TZNAME_PROPERTY, text: "+07")
        zone.add(standard)
        calendar.add(zone)
    }

    // MARK: - Words

    private func description(_ task: TaskRow, _ deadline: Letter.Deadline?, _ times: Times) -> String {
        var lines = [task.duty, ""]
        func add(_ word: ExportWord, _ value: String?) {
            if let value, !value.isEmpty { lines.append(word.text(value, in: language)) }
        }
        add(.whoLeads, task.agencies.joined(separator: "; "))
        add(.withWhom, task.coordinators.joined(separator: "; "))
        add(.deadlineWords, deadline?.text)
        if let remark = times.remark { lines.append(remark.text(in: language)) }
        add(.targetWords, task.goals(in: language))
        add(.productWords, task.deliverable)
        add(.reportWords, task.reportTo.joined(separator: "; "))
        let source = [task.letter.title(in: language), task.letter.issuer ?? "", task.place(in: language)]
        add(.fromLetter, source.filter { !$0.isEmpty }.joined(separator: ", "))
        add(.noteWords, task.note)
        return lines.joined(separator: "\n")
    }

    /// The beginning of the duty, cut between words.
    static func summary(_ duty: String) -> String {
        let limit = 120
        guard duty.count > limit else { return duty }
        let start = duty.prefix(limit - 1)
        let end = start.lastIndex(of: " ") ?? start.endIndex
        return start[..<end] + "…"
    }

    /// `Hỏa tốc` 1, `Thượng khẩn` 2, `Khẩn` 3; nil for anything else.
    static func priority(of urgency: String?) -> Int? {
        guard let urgency else { return nil }
        let bytes = VietnameseLetters.folded(VietnameseLetters.lowercased(Array(urgency.utf8)))
        let words = String(decoding: bytes, as: UTF8.self)
        return [("hoa toc", 1), ("thuong khan", 2), ("khan", 3)].first { words.hasPrefix($0.0) }?.1
    }

    private static func status(of state: TaskState) -> String {
        switch state {
        case .open, .paused: "NEEDS-ACTION"
        case .started, .waiting: "IN-PROCESS"
        case .done: "COMPLETED"
        case .cancelled: "CANCELLED"
        }
    }
}

extension ClockTime {
    /// `160000`
    fileprivate var basic: String { CalendarDay.padded(hour, 2) + CalendarDay.padded(minute, 2) + "00" }
}

/// A name that an entry keeps: made of what the letter says, so the same letter, read again, gives the same.
struct TaskUID {
    let text: String

    /// The name of a letter.
    init(_ letter: TaskLetter) {
        text = Self.name("letter", [letter.number, letter.issuer, letter.date, letter.subject])
    }

    /// The name of a task under one of its deadlines.
    init(_ task: TaskRow, _ deadline: Letter.Deadline?) {
        let head = task.id.prefix { $0 != "/" }
        text = Self.name(
            String(head),
            [task.id, task.letter.issuer, task.letter.date, deadline?.kind, deadline?.relation, deadline?.value])
    }

    private static func name(_ head: String, _ facts: [String?]) -> String {
        // FNV-1a of 64 bits.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for fact in facts {
            for byte in Array((fact ?? "").utf8) + [0x1F] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return head + "-" + String(repeating: "0", count: 16 - digits.utf8.count) + digits + "@giaoviec"
    }
}
