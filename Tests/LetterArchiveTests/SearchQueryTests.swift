import Testing

@testable import LetterArchive

/// What queries mean.
@Suite struct SearchQueryTests {
    private func finds(_ query: String, in text: String) throws -> Bool {
        try SearchQuery(query).matches(SyllableTokens(Array(text.utf8)))
    }

    private static let text =
        "Ủy ban nhân dân tỉnh Đắk Lắk giao Sở Y tế chủ trì công tác bảo hiểm xã hội, hòa giải ở cơ sở"

    @Test(arguments: [
        "bao hiem xa hoi", "bảo hiểm", "\"bảo hiểm xã hội\"", "\"bao hiem xa hoi\"", "BẢO HIỂM", "dak lak", "Đắk Lắk",
        "hoà giải", "hòa giải", "hoa giai", "bảo OR bão", "công NOT trường", "(bão OR tỉnh) AND giao", "bảo hi*",
        "\"sở y t*\"",
        "y tế", "\"y te\"", "bảo -", "((bảo", "\"bảo hiểm", "bảo NOT (bão OR lũ)", "bảo)", "so y te",
    ]) func found(query: String) throws {
        #expect(try finds(query, in: Self.text))
    }

    @Test(arguments: [
        "bão", "\"hiểm bảo\"", "\"bảo xã hội\"", "bảo NOT hội", "bão AND hội", "dắk", "hòa NOT giải",
        "\"hội hòa giải cơ\"",
        "bảo NOT (bão OR hội)", "tế*x",
    ]) func notFound(query: String) throws {
        #expect(try !finds(query, in: Self.text))
    }

    @Test(arguments: [
        ("", SearchQuery.Failure.empty), ("  , .", .empty), ("()", .empty), ("NOT bão", .onlyExclusions),
        ("bảo OR (NOT bão)", .onlyExclusions), (String(repeating: "a ", count: 101), .tooLong),
        (String(repeating: "(", count: 40) + "a", .tooLong),
    ]) func refused(query: String, failure: SearchQuery.Failure) {
        #expect(throws: failure) { try SearchQuery(query) }
    }

    @Test(arguments: [
        ("06/CT-UBND", "6-ct-ubnd" as String?), ("bảo hiểm", nil), ("06/CT-UBND bảo", nil), ("\"06/CT-UBND\"", nil),
    ]) func codes(query: String, key: String?) throws {
        #expect(try SearchQuery(query).codeKey == key)
    }

    @Test(arguments: [
        ("bảo hiểm", "(\"bảo\" AND \"hiểm\")"), ("\"bao hiem\" OR y*", "(\"bao hiem\" OR \"y\" *)"),
        ("a NOT b", "((\"a\") NOT \"b\")"),
    ]) func asFTS5(query: String, text: String) throws {
        #expect(try SearchQuery(query).fts5 == text)
    }

    @Test(arguments: [
        ("bảo hiểm", "('bảo' & 'hiểm')", true), ("\"bao hiem\"", "('bao_hiem')", true),
        // All words of a pair have marks, or none has.
        ("\"bảo hiểm\"", "('bảo_hiểm')", true),
        ("\"bảo hiem\"", "('bao_hiem' & 'bảo')", false), ("\"y tế*\"", "('y_te':* & 'tế':*)", false),
        ("\"bao hiem xa\"", "('bao_hiem' & 'hiem_xa')", false), ("a NOT \"b c d\"", "('a')", false),
        ("\"bao hi*\"", "('bao_hi':*)", true), ("a NOT b", "('a' & !'b')", true),
    ]) func asTSQuery(query: String, text: String, isExact: Bool) throws {
        let result = try SearchQuery(query).tsquery
        #expect(result.text == text)
        #expect(result.isExact == isExact)
    }

    @Test func snippetMarksWhatWasFound() throws {
        let long =
            String(repeating: "trước đó ", count: 60) + "về Bảo hiểm xã hội tự nguyện"
            + String(repeating: " sau đó", count: 60)
        let snippet = Snippet(of: Array(long.utf8), for: try SearchQuery("\"bao hiem xa hoi\" nguyện"))
        let bytes = Array(snippet.text.utf8)
        #expect(snippet.marked.map { String(decoding: bytes[$0], as: UTF8.self) } == ["Bảo hiểm xã hội", "nguyện"])
        #expect(snippet.text.hasPrefix("… "))
        #expect(snippet.text.hasSuffix(" …"))
        #expect(snippet.text.split(separator: " ").count <= Snippet.words + 2)
    }

    @Test func snippetOfWhatIsNotThereIsTheBeginning() throws {
        let snippet = Snippet(of: Array("Một hai\nba".utf8), for: try SearchQuery("bốn"))
        #expect(snippet == Snippet(of: Array("Một hai\nba".utf8), for: nil))
        #expect(snippet.text == "Một hai ba")
        #expect(snippet.marked.isEmpty)
    }
}
