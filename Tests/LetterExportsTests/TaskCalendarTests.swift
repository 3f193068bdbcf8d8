import Foundation
import LetterKit
import Testing

@testable import LetterExports

/// Calendars as two independent readers read them.
@Suite struct TaskCalendarTests {
    struct ToDo: Decodable, Equatable {
        var uid: String
        var summary: String
        var description: String
        var status: String
        var dtstamp: String
        var dtstart: String?
        var due: String?
        var rrule: String?
        var times: [String]?
        var priority: Int?
        var categories: [String]
        var alarms: [[Trigger]]
        var relatedTo: String
        var state: String
    }

    enum Trigger: Decodable, Equatable {
        case side(String)
        case seconds(Double)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let side = try? container.decode(String.self) {
                self = .side(side)
            } else {
                self = .seconds(try container.decode(Double.self))
            }
        }
    }

    private func bytes(_ letters: [LetterRows], _ language: MessageLanguage = .vietnamese) throws -> [UInt8] {
        let calendar = try TaskCalendar(language: language)
        for letter in letters { try calendar.append(letter) }
        return try calendar.bytes()
    }

    /// What both readers find; they must find the same.
    private func toDos(_ letters: [LetterRows], _ language: MessageLanguage = .vietnamese) throws -> [ToDo] {
        let folder = try Folder()
        let path = try folder.write("a.ics", bytes(letters, language))
        let first = try Tool.read("read-calendar.py", ["icalendar", path], as: [ToDo].self)
        let second = try Tool.read("read-calendar.py", ["vobject", path], as: [ToDo].self)
        let comparable = second.map { todo in
            var todo = todo
            todo.times = nil
            todo.categories = [todo.categories.joined(separator: ",")]
            return todo
        }
        #expect(first == comparable)
        return second
    }

    private func row(
        _ kind: String, _ relation: String, _ value: String, issued: String? = "2026-03-10",
        _ change: (inout TaskRow) -> Void = { _ in }
    ) -> LetterRows {
        let letter = TaskLetter(source: "a.txt", number: "9/KH-UBND", date: issued)
        let deadline = Letter.Deadline(text: "hạn", kind: kind, relation: relation, value: value)
        var row = TaskRow(id: "9-kh-ubnd/I.1/00000001", letter: letter, duty: "lập danh sách", deadlines: [deadline])
        change(&row)
        return LetterRows(letter: row.letter, tasks: [row])
    }

    @Test func toDosOfALetter() throws {
        let rows = try Letters.rows()
        let found = try toDos([rows])
        #expect(found.count == 4)
        #expect(Set(found.map(\.uid)).count == 4)
        #expect(found.allSatisfy { $0.uid.hasPrefix("57-ubnd-vx-") && $0.uid.hasSuffix("@giaoviec") })
        #expect(Set(found.map(\.relatedTo)).count == 1)
        #expect(found.allSatisfy { $0.dtstamp.hasPrefix("2026-03-10T00:00:00") })
        // Hỏa tốc.
        #expect(found.allSatisfy { $0.priority == 1 })
        #expect(found.allSatisfy { $0.status == "NEEDS-ACTION" && $0.state == "chưa thực hiện" })

        let first = found[0]
        #expect(first.due == "2026-04-14" && first.dtstart == nil && first.rrule == nil)
        #expect(first.categories == ["Phòng Y tế"])
        #expect(first.alarms == [[.side("END"), .seconds(-57_600)]])
        #expect(first.description.hasPrefix(rows.tasks[0].duty + "\n\nChủ trì: Phòng Y tế\nPhối hợp: "))
        #expect(first.description.contains("Thời hạn: trước ngày 15/4/2026"))
        #expect(first.description.contains("Nguồn: Công văn 57/UBND-VX ngày 10/3/2026"))
        #expect(first.description.hasSuffix("mục 1, dòng 15"))
        #expect(first.summary.count <= 120 && first.summary.hasSuffix("…"))

        // Before the 25th is the 24th, by its end; the first time is the first after the letter.
        #expect(found[1].rrule == "FREQ=MONTHLY;BYMONTHDAY=24")
        #expect(found[1].dtstart == "2026-03-24T00:00:00+7" && found[1].due == "2026-03-24T23:59:59+7")
        #expect(found[1].times == ["2026-03-24T00:00:00+7", "2026-04-24T00:00:00+7"])
        #expect(found[1].alarms == [[.side("START"), .seconds(-57_600)]])
        #expect(found[1].description.contains("Chỉ tiêu: 95%"))

        #expect(found[2].due == "2026-03-20T16:00:00+7" && found[2].alarms == [[.side("END"), .seconds(-86_400)]])
        #expect(found[3].due == nil && found[3].alarms.isEmpty)
    }

    @Test(
        arguments: [
            ("period", "in", "2026-Q2", nil, "2026-06-30", nil, false),
            ("period", "in", "2026-04/2026-06", "2026-04-01", "2026-06-30", nil, false),
            ("date", "from", "2026-04-01", "2026-04-01", nil, nil, false),
            ("relative", "by", "P15D@signing", nil, "2026-03-25", nil, false),
            ("relative", "by", "P15D@receipt", nil, nil, nil, true),
            ("relative", "by", "P5WD@signing", nil, nil, nil, true),
            ("recurring", "in", "PERIODIC", nil, nil, nil, true),
            ("recurring", "in", "CONTINUOUS", nil, nil, nil, true),
            ("recurring", "in", "FREQ=MONTHLY", "2026-03-10", nil, "FREQ=MONTHLY", true),
            ("recurring", "in", "FREQ=YEARLY;BYMONTH=12", "2026-12-01", nil, "FREQ=YEARLY;BYMONTH=12", true),
            ("recurring", "in", "FREQ=DAILY", "2026-03-10T00:00:00+7", "2026-03-10T23:59:59+7", "FREQ=DAILY", false),
            (
                "recurring", "before", "FREQ=WEEKLY;BYDAY=FR;BYHOUR=15", "2026-03-13T00:00:00+7",
                "2026-03-13T15:00:00+7",
                "FREQ=WEEKLY;BYDAY=FR", false
            ),
            (
                "recurring", "before", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1", "2026-11-30T00:00:00+7",
                "2026-11-30T23:59:59+7", "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=11", false
            ),
        ] as [(String, String, String, String?, String?, String?, Bool)])
    func deadlines(
        kind: String, relation: String, value: String, start: String?, due: String?, rule: String?, isRemarked: Bool
    ) throws {
        let found = try toDos([row(kind, relation, value)])
        #expect(found.count == 1)
        let todo = try #require(found.first)
        #expect(todo.dtstart == start)
        #expect(todo.due == due)
        #expect(todo.rrule.map { Set($0.split(separator: ";")) } == rule.map { Set($0.split(separator: ";")) })
        #expect(todo.alarms.isEmpty == (due == nil))
        let remarks = [ExportWord.noDate, .noFixedDay].map { $0.text(in: .vietnamese) }
        #expect(remarks.contains { todo.description.contains($0) } == isRemarked)
    }

    /// A letter without a date gives no first time of a rule.
    @Test func noRuleWithoutADate() throws {
        let found = try toDos([row("recurring", "by", "FREQ=MONTHLY;BYMONTHDAY=25", issued: nil)])
        #expect(found[0].rrule == nil && found[0].dtstart == nil && found[0].due == nil)
        #expect(found[0].dtstamp.hasPrefix("1970-01-01"))
        #expect(found[0].description.contains(ExportWord.noDate.text(in: .vietnamese)))
    }

    /// Rows of a store: states, notes, due dates without words; names with commas; the same row given twice.
    @Test func rowsOfAStore() throws {
        let states = TaskState.allCases.enumerated().map { index, state in
            row("date", "by", "2026-05-0\(index + 1)") {
                $0.state = state
                $0.note = "dòng một;\ndòng hai, \\ hết"
                $0.agencies = ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế; chi cục"]
            }
        }
        let found = try toDos(states + states, .english)
        #expect(
            found.map(\.status) == [
                "NEEDS-ACTION", "IN-PROCESS", "IN-PROCESS", "COMPLETED", "NEEDS-ACTION", "CANCELLED",
            ])
        #expect(found.map { $0.alarms.count } == [1, 1, 1, 0, 1, 0])
        #expect(found.allSatisfy { $0.description.hasSuffix("Note: dòng một;\ndòng hai, \\ hết") })
        #expect(found.allSatisfy { $0.categories == ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế; chi cục"] })
        let dated = row("", "", "") {
            $0.deadlines = []
            $0.due = "2026-06-01"
        }
        #expect(try toDos([dated])[0].due == "2026-06-01")
    }

    @Test func urgency() {
        let cases = [("HỎA TỐC", 1), ("Hoả tốc hẹn giờ", 1), ("THƯỢNG KHẨN", 2), ("Khẩn", 3)]
        for (mark, priority) in cases { #expect(TaskCalendar.priority(of: mark) == priority) }
        #expect(TaskCalendar.priority(of: nil) == nil && TaskCalendar.priority(of: "Mật") == nil)
    }

    /// All letters of the corpus; ids stay whatever the file is called and whichever other letters stand beside it.
    @Test func corpus() throws {
        let letters = try Letters.corpus.map { LetterRows(try Letters.analysis($0).letter(), source: $0) }
        let found = try toDos(letters)
        let wanted = letters.flatMap(\.tasks).reduce(0) {
            $0 + max(1, Set($1.deadlines.map { [$0.kind, $0.relation, $0.value] }).count)
        }
        #expect(found.count == wanted && wanted > 100)
        let renamed = LetterRows(try Letters.analysis(Letters.corpus[3]).letter(), source: "khác.txt")
        let alone = try toDos([renamed]).map(\.uid)
        #expect(!alone.isEmpty && Set(alone).isSubset(of: Set(found.map(\.uid))))
        #expect(try bytes(letters) == bytes(letters))
    }

    /// Lines are folded at 75 bytes and end with CR LF.
    @Test func lines() throws {
        let text = try bytes([Letters.rows()])
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.dropLast().allSatisfy { $0.last == 0x0D })
        #expect(lines.allSatisfy { $0.count <= 76 })
    }
}
