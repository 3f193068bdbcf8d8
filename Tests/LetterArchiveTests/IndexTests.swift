import Foundation
import LetterTestSupport
import Testing

@testable import LetterArchive

/// What an archive makes of files that come, change, move and go.
@Suite struct IndexTests {
    @Test(arguments: StoreKind.here) func everyLetterIsRead(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind)
        let done = try fixture.index()
        let counts = try fixture.archive.counts()
        #expect(done.files == ArchiveFixture.corpusCount && done.letters == done.files && done.failed == 0)
        #expect(counts.files == done.files && counts.letters == done.files && counts.assignments > 100)
    }

    @Test(arguments: StoreKind.here) func unchangedFilesAreSkipped(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind)
        try fixture.index()
        let before = try fixture.lines()
        let done = try fixture.index()
        #expect(done.unchanged == ArchiveFixture.corpusCount && done.letters == 0)
        #expect(try fixture.lines() == before)
    }

    /// Another time but the same bytes: nothing is read again.
    @Test(arguments: StoreKind.here) func touchedFilesAreKnownByTheirBytes(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write("a.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        try fixture.index()
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)], ofItemAtPath: fixture.letters + "/a.txt")
        #expect(try fixture.index().unchanged == 1)
        let done = try fixture.index()
        #expect(done.unchanged == 1 && done.letters == 0)
    }

    @Test(arguments: StoreKind.here) func changedFilesAreReadAgain(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write("a.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        try fixture.index()
        #expect(try fixture.found("\"vệ sinh môi trường\"") == ["a.txt"])
        try fixture.write(
            "a.txt", ArchiveFixture.letter(duties: ["Giao Phòng Kinh tế kiểm tra các chợ trong tháng 6/2024."]))
        #expect(try fixture.index().letters == 1)
        // Nothing of the old words is left in any index.
        #expect(try fixture.found("\"vệ sinh môi trường\"").isEmpty)
        #expect(try fixture.found("tuyên truyền").isEmpty)
        #expect(try fixture.found("kiem tra cac cho") == ["a.txt"])
        #expect(try fixture.archive.counts().letters == 1)
    }

    @Test(arguments: StoreKind.here) func movedAndDeletedFilesAreNoticed(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind)
        try fixture.write("deep/er/a.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        try fixture.index()
        let id = try #require(
            try fixture.archive.search(SearchRequest(query: SearchQuery("\"tuyên truyền pháp luật về phòng bệnh\"")))
                .first
        ).row
        try FileManager.default.createDirectory(atPath: fixture.letters + "/other", withIntermediateDirectories: true)
        try FileManager.default.moveItem(
            atPath: fixture.letters + "/deep/er/a.txt", toPath: fixture.letters + "/other/b.txt")
        try FileManager.default.removeItem(atPath: fixture.letters + "/2026-cv-1187-ubnd-kt.txt")
        let done = try fixture.index()
        #expect(done.moved == 1 && done.removed == 1 && done.letters == 0)
        #expect(try fixture.found("\"tuyên truyền pháp luật về phòng bệnh\"") == ["b.txt"])
        #expect(try fixture.archive.path(ofLetter: id).hasSuffix("other/b.txt"))
        #expect(try fixture.found("1187/UBND-KT").isEmpty)
        // A whole folder.
        try FileManager.default.removeItem(atPath: fixture.letters + "/other")
        #expect(try fixture.index().removed == 1)
        #expect(try fixture.archive.counts().files == ArchiveFixture.corpusCount - 1)
    }

    @Test(arguments: StoreKind.here) func failuresAreKeptAndReadAgainOnlyWhenTheyChange(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write("picture.txt", [0x00, 0x01, 0x02, 0xFF, 0xFE, 0x00])
        try fixture.write("shopping.txt", "Mua rau, mua cá.\n")
        var options = Indexer.Options()
        options.describe = { _ in "no text" }
        let done = try fixture.index(options)
        #expect(done.failed == 2)
        #expect(Set(try fixture.archive.failures().map(\.reason)) == ["no text", "not an official letter"])
        #expect(try fixture.index(options).unchanged == 2)
        try fixture.write("shopping.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        #expect(try fixture.index(options).letters == 1)
        #expect(try fixture.archive.failures().count == 1)
        options.retriesFailures = true
        #expect(try fixture.index(options).failed == 1)
    }

    @Test(arguments: StoreKind.here) func lettersInsideFilesAreLetters(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        let letter = Array(ArchiveFixture.letter(duties: ArchiveFixture.duties).utf8)
        try fixture.write(
            "all.zip", ZIPFile([("one/a.txt", letter), ("b.txt", letter), ("c.gif", Array("GIF89a".utf8))]).bytes)
        let done = try fixture.index()
        #expect(done.letters == 2 && done.failed == 0)
        #expect(
            try fixture.archive.paths(found: SearchRequest(query: SearchQuery("12/UBND-YT"))) == [
                fixture.archivePath("all.zip!/one/a.txt"), fixture.archivePath("all.zip!/b.txt"),
            ])
    }

    /// Two indexers on one archive, each with its own connection.
    @Test(arguments: StoreKind.here) func twoIndexersAtOnce(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind)
        for number in 0..<200 {
            try fixture.write(
                "many/\(number).txt", ArchiveFixture.letter(number: "\(number)/UBND-YT", duties: ArchiveFixture.duties))
        }
        let (place, letters) = (fixture.place, fixture.letters)
        let failures = Failures()
        DispatchQueue.concurrentPerform(iterations: 3) { _ in
            do {
                let archive = try Archive(at: place)
                try Indexer(archive, options: Indexer.Options()).run([letters])
                archive.close()
            } catch {
                failures.add(error)
            }
        }
        #expect(failures.all.isEmpty)
        let counts = try fixture.archive.counts()
        #expect(counts.files == ArchiveFixture.corpusCount + 200 && counts.letters == counts.files)
        let alone = try ArchiveFixture(.sqlite, withCorpus: false)
        try Indexer(alone.archive, options: Indexer.Options()).run([letters])
        #expect(try alone.archive.exportedSet() == fixture.archive.exportedSet())
    }

    /// Several programs make the same new archive at the same moment.
    @Test func madeByManyAtOnce() throws {
        for _ in 0..<40 {
            let fixture = try ArchiveFixture(.sqlite, withCorpus: false)
            let place = fixture.folder + "/new.db"
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                do { try Archive(at: place).close() } catch { failures.add(error) }
            }
            #expect(failures.all.isEmpty)
        }
    }

    private final class Failures: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var all: [any Error] = []
        func add(_ error: any Error) { lock.withLock { all.append(error) } }
    }
}

extension ArchiveFixture {
    /// A path as the archive has it, without links.
    func archivePath(_ name: String) -> String { (FolderWalk.resolved(letters) ?? letters) + "/" + name }
}

extension Archive {
    func exportedSet() throws -> Set<String> {
        var lines: Set<String> = []
        _ = try exportLines { lines.insert(String(decoding: $0, as: UTF8.self)) }
        return lines
    }
}
