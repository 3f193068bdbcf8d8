import Foundation
import LetterKit
import LetterReaders
import LetterTestSupport
import Testing

@testable import LetterArchive

extension SearchRequest {
    init(_ query: MixedQuery) throws {
        self.init(query: try query.text.map { try SearchQuery($0) })
        agency = query.agency
        role = query.role.flatMap(AgencyConcern.Role.init(rawValue:))
        type = query.type
        issuer = query.issuer
        from = query.from
        to = query.to
        dueBefore = query.dueBefore
        dueAfter = query.dueAfter
    }
}

/// What is found in an archive.
@Suite struct SearchTests {
    /// Every query finds just the letters whose text has what it asks for, held against the text itself.
    @Test(arguments: StoreKind.here) func findsWhatTheTextsHave(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind)
        try fixture.index()
        var texts: [String: SyllableTokens] = [:]
        for cells in try fixture.archive.store.rows("SELECT id FROM letter") {
            let row = try #require(cells[0].integer)
            let letter = try #require(try fixture.archive.letter(row))
            var words = SyllableTokens(Array(letter.body.utf8))
            words.add(Array(letter.names.utf8))
            texts[try fixture.archive.path(ofLetter: row)] = words
        }
        #expect(texts.count == ArchiveFixture.corpusCount)
        var hits = 0
        for query in MixedQuery.all {
            guard let text = query.text, query == MixedQuery(text) else { continue }
            let wanted = try SearchQuery(text)
            let expected = Set(texts.filter { wanted.matches($0.value) }.keys)
            let found = try fixture.archive.paths(found: SearchRequest(query: wanted))
            #expect(found == expected, "\(text)")
            hits += found.count
        }
        #expect(hits > 300)
    }

    /// Both stores give the same letters for the same two hundred queries.
    @Test(.enabled(if: StoreKind.here.count == 2)) func bothStoresAgree() throws {
        let one = try ArchiveFixture(.sqlite)
        try one.index()
        let other = try Archive(at: try #require(PrivateServer.shared).makeDatabase())
        defer { other.close() }
        try Indexer(other, options: Indexer.Options()).run([one.letters])
        #expect(MixedQuery.all.count == 200)
        for query in MixedQuery.all {
            let request = try SearchRequest(query)
            #expect(try one.archive.paths(found: request) == other.paths(found: request), "\(query)")
        }
        for (agency, day) in MixedQuery.tasks {
            var request = TaskRequest(today: try #require(CalendarDay(iso: "2026-03-01")))
            request.agency = agency
            request.dueBefore = CalendarDay(iso: day)
            request.limit = 1000
            let tasks = try one.archive.tasks(request)
            #expect(Set(tasks) == Set(try other.tasks(request)), "\(agency) \(day)")
        }
    }

    @Test(arguments: StoreKind.here) func subjectsComeFirst(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write("a.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        for number in 1...5 {
            let text = ArchiveFixture.letter(
                number: "\(number)/UBND-KT", duties: ["Phòng Kinh tế kiểm tra việc phòng bệnh mùa hè tại các chợ."]
            ).replacingOccurrences(of: "V/v phòng bệnh mùa hè", with: "V/v trật tự tại chợ")
            try fixture.write("b\(number).txt", text)
        }
        try fixture.index()
        let hits = try fixture.archive.search(SearchRequest(query: SearchQuery("phong benh mua he")))
        #expect(hits.count == 6)
        #expect(hits.first?.path.hasSuffix("a.txt") == true)
        #expect(hits.map(\.rank) == [.subject, .duty, .duty, .duty, .duty, .duty])
    }

    @Test(arguments: StoreKind.here) func codesFindTheirLetterAndWhoCitesIt(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write(
            "cited.txt",
            ArchiveFixture.letter(number: "07/CT-UBND", day: "02 tháng 01 năm 2024", duties: ArchiveFixture.duties))
        try fixture.write("citing.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        try fixture.index()
        // The first letter names its own number's twin in its preamble, too.
        let hits = try fixture.archive.search(SearchRequest(query: SearchQuery("7/ct-ubnd")))
        #expect(hits.map(\.rank) == [.number, .cites])
        #expect(hits[0].path.hasSuffix("cited.txt"))
        let card = try #require(try fixture.archive.cards(number: "07/CT-UBND").first)
        #expect(card.citedBy.map(\.number) == ["12/UBND-YT"])
        #expect(card.citedBy.map(\.relation) == [.implements])
        let citing = try #require(try fixture.archive.cards(number: "12/UBND-YT").first)
        #expect(citing.cites.map(\.paths) == [[fixture.archivePath("cited.txt")]])
    }

    @Test(arguments: StoreKind.here) func copiesAreShown(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        let letter = ArchiveFixture.letter(duties: ArchiveFixture.duties)
        try fixture.write("a.txt", letter)
        // Wrapped otherwise, and the same number with other words.
        try fixture.write("b.txt", letter.replacingOccurrences(of: "\n", with: "\r\n"))
        try fixture.write("c.txt", ArchiveFixture.letter(duties: ["Phòng Y tế họp trước ngày 01/4/2024."]))
        try fixture.index()
        let cards = try fixture.archive.cards(number: "12/UBND-YT")
        #expect(cards.count == 3)
        for card in cards { #expect(card.copies.count == 2, "\(card.path)") }
    }

    @Test(arguments: StoreKind.here) func filters(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.write("a.txt", ArchiveFixture.letter(duties: ArchiveFixture.duties))
        try fixture.write(
            "b.txt",
            ArchiveFixture.letter(
                number: "13/UBND-KT", day: "06 tháng 4 năm 2025", duties: ["Phòng Y tế họp trước ngày 01/5/2025."]))
        try fixture.index()
        func found(_ change: (inout SearchRequest) -> Void) throws -> [String] {
            var request = SearchRequest()
            change(&request)
            return try fixture.archive.paths(found: request).map { ($0 as NSString).lastPathComponent }.sorted()
        }
        #expect(try found { $0.agency = "phong giao duc" }.isEmpty)
        #expect(try found { $0.agency = "Phòng GD&ĐT" } == ["a.txt"])
        #expect(try found { ($0.agency, $0.role) = ("Phòng Y tế", .lead) } == ["a.txt", "b.txt"])
        #expect(try found { ($0.agency, $0.role) = ("Phòng Y tế", .coordinating) }.isEmpty)
        #expect(try found { ($0.from, $0.to) = ("2025-01-01", "2025-12-31") } == ["b.txt"])
        #expect(try found { $0.dueBefore = "2024-04-15" } == ["a.txt"])
        #expect(try found { $0.dueAfter = "2024-12-31" } == ["b.txt"])
        #expect(try found { $0.type = "cong van" } == ["a.txt", "b.txt"])
        #expect(try found { $0.issuer = "UBND quận Hoa Mai" } == ["a.txt", "b.txt"])
        #expect(try found { $0.issuer = "UBND tỉnh Nghệ An" }.isEmpty)
        #expect(try found { $0.state = .done }.isEmpty)
        #expect(try found { $0.state = .open } == ["a.txt", "b.txt"])
    }
}
