import Foundation
import LetterKit
import LetterTestSupport
import Testing

@testable import LetterArchive

/// Letters of an archive that are read again from their files.
@Suite struct SourceTests {
    private func sources(_ fixture: ArchiveFixture) throws -> [LetterSource] {
        try fixture.archive.cards(number: "12/UBND-YT").compactMap { try fixture.archive.source(ofLetter: $0.row) }
    }

    @Test(arguments: StoreKind.here) func lettersInFilesAndArchives(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        let other = Array(ArchiveFixture.letter(number: "13/UBND-YT", duties: ArchiveFixture.duties).utf8)
        let letter = Array(ArchiveFixture.letter(duties: ArchiveFixture.duties).utf8)
        try fixture.write("a.txt", letter)
        try fixture.write("all.zip", ZIPFile([("b.txt", other), ("in/c.txt", letter)]).bytes)
        try fixture.index()
        let found = try sources(fixture)
        #expect(
            Set(found.map(\.path)) == [fixture.letters + "/a.txt", fixture.letters + "/all.zip!/in/c.txt"])
        for source in found {
            let read = try source.analysis().letter()
            #expect(read.header.number == "12/UBND-YT")
            #expect(read.assignments.count == ArchiveFixture.duties.count)
        }
        #expect(try fixture.archive.source(ofLetter: 1_000_000) == nil)
    }

    @Test(arguments: StoreKind.here) func whatIsNoLongerTheSame(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        let letter = ArchiveFixture.letter(duties: ArchiveFixture.duties)
        try fixture.write("a.txt", letter)
        try fixture.index()
        let source = try #require(try sources(fixture).first)
        try fixture.write("a.txt", letter + " ")
        #expect(throws: LetterSource.Failure.changed) { try source.analysis() }
        try FileManager.default.removeItem(atPath: fixture.letters + "/a.txt")
        #expect(throws: LetterSource.Failure.gone) { try source.analysis() }
        try fixture.write("a.txt", letter)
        #expect(try source.analysis().letter().header.number == "12/UBND-YT")
    }
}
