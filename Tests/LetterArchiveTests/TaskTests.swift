import Foundation
import LetterKit
import Testing

@testable import LetterArchive

/// Tasks over an archive, and what is noted about them.
@Suite struct TaskTests {
    private func tasks(
        _ fixture: ArchiveFixture, today: String = "2024-04-10", _ change: (inout TaskRequest) -> Void = { _ in }
    ) throws -> [TaskItem] {
        var request = TaskRequest(today: try #require(CalendarDay(iso: today)))
        change(&request)
        return try fixture.archive.tasks(request)
    }

    private func fixture(_ kind: StoreKind) throws -> ArchiveFixture {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write("a.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        try fixture.index()
        return fixture
    }

    @Test(arguments: StoreKind.here) func inTheOrderOfTheirDays(kind: StoreKind) throws {
        let fixture = try fixture(kind)
        #expect(try tasks(fixture).map { $0.due?.iso } == ["2024-04-14", "2024-04-19", "2024-05-31", nil])
        #expect(try tasks(fixture) { $0.limit = 2 }.count == 2)
        #expect(
            try tasks(fixture) { $0.dueBefore = CalendarDay(iso: "2024-04-19") }.map { $0.due?.iso } == ["2024-04-14"])
        #expect(
            try tasks(fixture) { $0.dueAfter = CalendarDay(iso: "2024-04-19") }.map { $0.due?.iso } == [
                "2024-05-19", "2024-05-31",
            ])
        #expect(try tasks(fixture, today: "2024-04-15") { $0.isOverdue = true }.map { $0.due?.iso } == ["2024-04-14"])
        #expect(try tasks(fixture) { $0.withinDays = 4 }.map { $0.due?.iso } == ["2024-04-14"])
        #expect(try tasks(fixture) { $0.withinDays = 9 }.count == 2)
        #expect(try tasks(fixture) { $0.isRecurring = true }.map(\.agencies) == [["Phòng Nội vụ"]])
        #expect(try tasks(fixture) { $0.hasNoDeadline = true }.map(\.agencies) == [["Phòng Tư pháp"]])
    }

    @Test(arguments: StoreKind.here) func byBody(kind: StoreKind) throws {
        let fixture = try fixture(kind)
        #expect(try tasks(fixture) { $0.agency = "phong y te" }.count == 1)
        #expect(try tasks(fixture) { $0.agency = "Phòng GD&ĐT" }.count == 1)
        #expect(try tasks(fixture) { ($0.agency, $0.role) = ("Phòng GD&ĐT", .lead) }.isEmpty)
        // In a group.
        #expect(try tasks(fixture) { $0.agency = "UBND phường 5" }.map(\.agencies) == [["Ủy ban nhân dân các phường"]])
        #expect(try tasks(fixture) { $0.agency = "Sở Y tế" }.isEmpty)
    }

    /// Bodies that were merged in 2025 are found under both names.
    @Test(arguments: StoreKind.here) func mergedBodies(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write(
            "a.txt",
            ArchiveFixture.letter(duties: [
                "Sở Kế hoạch và Đầu tư báo cáo trước ngày 15/4/2024.", "Sở Tài chính báo cáo trước ngày 16/4/2024.",
                "Sở Giao thông vận tải báo cáo trước ngày 17/4/2024.",
            ]))
        try fixture.index()
        #expect(try tasks(fixture) { $0.agency = "Sở Tài chính" }.count == 2)
        #expect(try tasks(fixture) { $0.agency = "so ke hoach va dau tu" }.count == 2)
        #expect(try tasks(fixture) { $0.agency = "Sở Xây dựng" }.map(\.agencies) == [["Sở Giao thông vận tải"]])
    }

    @Test(arguments: StoreKind.here) func statesOutliveReading(kind: StoreKind) throws {
        let fixture = try fixture(kind)
        let task = try #require(try tasks(fixture).first)
        let letters = try fixture.archive.letters(withTask: task.id)
        #expect(letters.map(\.key) == [task.letterKey])
        try fixture.archive.note(
            .started, note: "đã họp", task: task.id, letter: task.letterKey, time: "2024-04-01T08:00:00Z")
        try fixture.archive.note(.done, note: nil, task: task.id, letter: task.letterKey, time: "2024-04-13T08:00:00Z")
        #expect(try tasks(fixture).count == 3)
        let after = try #require(try tasks(fixture) { $0.state = .done }.first)
        #expect(after.note == "đã họp")
        // The letter goes, comes back with another task and other line ends.
        try FileManager.default.removeItem(atPath: fixture.letters + "/a.txt")
        #expect(try fixture.index().removed == 1)
        #expect(try tasks(fixture) { $0.includesClosed = true }.isEmpty)
        try fixture.write(
            "b.txt",
            ArchiveFixture.letter(duties: ["Phòng Kinh tế họp."] + ArchiveFixture.duties).replacingOccurrences(
                of: "\n", with: "\r\n"
            )
            .replacingOccurrences(of: "2. Giao Phòng Y tế", with: "1. Giao Phòng Y tế")
            .replacingOccurrences(of: "1. Phòng Kinh tế", with: "5. Phòng Kinh tế"))
        try fixture.index()
        #expect(try tasks(fixture) { $0.state = .done }.map(\.id) == [task.id])
        #expect(try fixture.archive.history(task: task.id, letter: task.letterKey).map(\.state) == [.started, .done])
    }

    @Test(arguments: StoreKind.here) func report(kind: StoreKind) throws {
        let fixture = try fixture(kind)
        for (item, time) in zip(try tasks(fixture), ["2024-04-14T23:00:00Z", "2024-04-20T00:00:00Z"]) {
            try fixture.archive.note(.done, note: nil, task: item.id, letter: item.letterKey, time: time)
        }
        // A copy counts no second time.
        try fixture.write("copy.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        try fixture.index()
        let reports = try fixture.archive.report(today: try #require(CalendarDay(iso: "2024-06-01")))
        func row(_ name: String) -> AgencyReport? { reports.first { $0.agency == name } }
        #expect(row("Phòng Y tế")?.doneInTime == 1)
        #expect(row("Phòng Nội vụ")?.doneInTime == 1)
        #expect(row("Ủy ban nhân dân các phường")?.overdue == 1)
        #expect(row("Phòng Tư pháp")?.openInTime == 1)
        #expect(reports.map(\.total) == [1, 1, 1, 1])
        #expect(
            try fixture.archive.report(
                from: CalendarDay(iso: "2025-01-01"), today: try #require(CalendarDay(iso: "2025-01-01"))
            ).isEmpty)
        let late = try #require(try tasks(fixture) { $0.agency = "UBND phường 5" }.first)
        try fixture.archive.note(.done, note: nil, task: late.id, letter: late.letterKey, time: "2024-06-02T00:00:00Z")
        let today = try #require(CalendarDay(iso: "2024-06-03"))
        let after = try fixture.archive.report(agency: "UBND phường 5", today: today)
        #expect(after.map(\.doneLate) == [1])
        let words = ReportChart.Words(title: "A < B", groups: ["a", "b", "c", "d"])
        let chart = ReportChart.svg(reports, words: words)
        #expect(chart.contains("A &lt; B"))
        #expect(chart.contains("Phòng Y tế: a 1</title>"))
    }
}
