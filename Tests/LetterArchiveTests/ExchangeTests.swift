import Foundation
import LetterKit
import Testing

@testable import LetterArchive

/// Archives as lines, from store to store.
@Suite struct ExchangeTests {
    private func copy(_ archive: Archive, to place: String) throws -> Archive {
        var lines: [[UInt8]] = []
        _ = try archive.exportLines { lines.append(Array($0.dropLast())) }
        let other = try Archive(at: place)
        var rest = lines[...]
        _ = try other.importLines { rest.popFirst() }
        return other
    }

    private func filled() throws -> ArchiveFixture {
        let fixture = try ArchiveFixture(.sqlite)
        try fixture.write("bad.txt", "Mua rau.\n")
        try fixture.index()
        let today = try #require(CalendarDay(iso: "2026-01-01"))
        let task = try #require(try fixture.archive.tasks(TaskRequest(today: today)).first)
        for (state, note) in [(TaskState.started, "đã họp"), (.done, nil)] as [(TaskState, String?)] {
            try fixture.archive.note(
                state, note: note, task: task.id, letter: task.letterKey, time: "2026-01-02T00:00:00Z")
        }
        return fixture
    }

    @Test(arguments: StoreKind.here) func nothingIsLost(kind: StoreKind) throws {
        let fixture = try filled()
        let lines = try fixture.lines()
        #expect(lines.count == ArchiveFixture.corpusCount + 3)
        let there = kind == .sqlite ? fixture.folder + "/b.db" : try #require(PrivateServer.shared).makeDatabase()
        let other = try copy(fixture.archive, to: there)
        defer { other.close() }
        let back = try copy(other, to: fixture.folder + "/c.db")
        defer { back.close() }
        #expect(try back.exportedSet() == fixture.archive.exportedSet())
        #expect(try other.exportedSet() == fixture.archive.exportedSet())
        let today = try #require(CalendarDay(iso: "2026-01-01"))
        #expect(try other.tasks(TaskRequest(today: today)).count > 40)
        #expect(try back.paths(found: SearchRequest(query: SearchQuery("ke hoach"))).count > 5)
    }

    @Test func twiceIsOnce() throws {
        let fixture = try filled()
        let other = try copy(fixture.archive, to: fixture.folder + "/b.db")
        other.close()
        let again = try copy(fixture.archive, to: fixture.folder + "/b.db")
        defer { again.close() }
        #expect(try again.exportedSet() == fixture.archive.exportedSet())
        #expect(try again.counts().letters == ArchiveFixture.corpusCount)
    }

    @Test func badLinesAreNamed() throws {
        let fixture = try ArchiveFixture(.sqlite, withCorpus: false)
        var lines = [Array("{\"history\":null}".utf8)][...]
        #expect(throws: ArchiveError.badLine(1)) { try fixture.archive.importLines { lines.popFirst() } }
    }

    // MARK: - Files that are no archive

    @Test func clearReasons() throws {
        let fixture = try ArchiveFixture(.sqlite, withCorpus: false)
        #expect(throws: ArchiveError.notFound) { try Archive(at: fixture.folder + "/none.db", isReadOnly: true) }
        try fixture.write("text.db", "no database, whatever its name says; long enough to be looked at as one")
        #expect(throws: ArchiveError.notAnArchive) { try Archive(at: fixture.letters + "/text.db", isReadOnly: true) }
        #expect(throws: ArchiveError.notAnArchive) { try Archive(at: fixture.letters + "/text.db") }
        #expect(throws: ArchiveError.notFound) { try Archive(at: fixture.folder + "/no/folder/a.db", isReadOnly: true) }
        do {
            _ = try Archive(at: "postgres://nobody@/none?host=\(fixture.folder)")
            Issue.record("a server that is not there")
        } catch {
            guard case .unreachable = error else {
                Issue.record("\(error)")
                return
            }
        }
    }
}
