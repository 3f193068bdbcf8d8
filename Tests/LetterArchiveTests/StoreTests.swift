import Foundation
import LetterKit
import Testing

@testable import LetterArchive

/// What the two stores must have in common below letters and tasks.
@Suite struct StoreTests {
    /// More questions than are sent at once, each answered in its place.
    @Test(arguments: StoreKind.here) func manyQuestions(kind: StoreKind) throws {
        let fixture = try ArchiveFixture(kind, withCorpus: false)
        try fixture.archive.store.transaction { () throws(ArchiveError) in
            for number in 1...700 {
                try fixture.archive.store.execute(
                    "INSERT INTO folder(id, path) VALUES (?, ?)", [.integer(number), .text("/\(number)")])
            }
        }
        let asked = (1...1400).map { [SQLValue.integer(($0 * 37) % 1400)] }
        var answers: [Int: [String]] = [:]
        try fixture.archive.store.query("SELECT path FROM folder WHERE id = ?", each: asked) { index, cells in
            answers[index, default: []].append(cells[0].text ?? "")
        }
        for (index, values) in asked.enumerated() {
            let number = values[0].integer ?? 0
            #expect(answers[index] == ((1...700).contains(number) ? ["/\(number)"] : nil))
        }
        // None at all, and one after one that cannot be asked.
        try fixture.archive.store.query("SELECT path FROM folder WHERE id = ?", each: []) { _, _ in
            Issue.record("nothing was asked")
        }
        #expect(throws: ArchiveError.self) {
            try fixture.archive.store.query("SELECT no FROM nothing WHERE id = ?", each: asked) { _, _ in }
        }
        #expect(try fixture.archive.store.value("SELECT count(*) FROM folder")?.integer == 700)
    }

    /// Lexemes as the server takes them: a count, then each with a zero and no places, sorted.
    @Test(arguments: [
        ("Bảo hiểm y tế", ["bao", "bao_hiem", "bảo", "bảo_hiểm", "hiem", "hiem_y", "hiểm", "te", "tế", "y", "y_te"]),
        ("a b a b", ["a", "a_b", "b", "b_a"]), ("06/CT", ["06", "06_ct", "ct"]), ("…", []),
        ("nghiệm thu nghiêm", ["nghiem", "nghiem_thu", "nghiêm", "nghiệm", "thu", "thu_nghiem"]),
    ]) func lexemes(text: String, lexemes: [String]) {
        let vector = PairLexemes.vector(of: [Array(text.utf8)])
        var expected: [UInt8] = lexemes.isEmpty ? [] : [0, 0, 0, UInt8(lexemes.count)]
        for lexeme in lexemes.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            expected += lexeme + [0, 0, 0]
        }
        #expect(vector == expected)
    }

    /// No pair runs over from one text to the next.
    @Test func textsAreApart() {
        let vector = PairLexemes.vector(of: [Array("mot".utf8), Array("hai".utf8)])
        #expect(!String(decoding: vector, as: UTF8.self).contains("_"))
    }
}
