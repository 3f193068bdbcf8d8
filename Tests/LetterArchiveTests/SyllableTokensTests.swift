import LetterTestSupport
import Testing

@testable import LetterArchive

/// Words as the archive finds them.
@Suite struct SyllableTokensTests {
    private func words(_ text: String, isExact: Bool) -> [String] {
        let tokens = SyllableTokens(SyllableTokens.composed(text))
        return tokens.tokens.indices.map { String(decoding: tokens.word($0, isExact: isExact), as: UTF8.self) }
    }

    @Test(arguments: [
        ("Bảo hiểm y tế", "bao hiem y te", "bảo hiểm y tế"),
        ("ĐẮK LẮK, Đà Nẵng", "dak lak da nang", "đắk lắk đà nẵng"),
        // Both places of the tone.
        ("hoà giải khoẻ thuý", "hoa giai khoe thuy", "hòa giải khỏe thúy"),
        ("hòa giải khỏe thúy", "hoa giai khoe thuy", "hòa giải khỏe thúy"),
        // Decomposed letters.
        ("ba\u{309}o hie\u{302}\u{309}m", "bao hiem", "bảo hiểm"),
        ("06/CT-UBND", "06 ct ubnd", "06 ct ubnd"),
        ("29,72% (BHYT);", "29 72 bhyt", "29 72 bhyt"),
        ("", "", ""), ("–—…", "", ""),
    ]) func cutting(text: String, folded: String, exact: String) {
        #expect(words(text, isExact: false).joined(separator: " ") == folded)
        #expect(words(text, isExact: true).joined(separator: " ") == exact)
    }

    @Test func longWordsAreCutAtALetter() {
        let word = String(repeating: "ế", count: 100)
        let exact = words(word, isExact: true)[0]
        #expect(exact.utf8.count <= SyllableTokens.longestWord)
        #expect(exact == String(repeating: "ế", count: 21))
    }

    @Test(arguments: [
        ("06/CT-UBND", "6-ct-ubnd"), ("6 /CT-UBND", "6-ct-ubnd"), ("0", "0"), ("217/CĐ-TTg", "217-cd-ttg"),
    ]) func keys(number: String, key: String) {
        #expect(SyllableTokens.key(of: number) == key)
    }

    /// The quick way that writes and the plain way that lists give the same words, whatever the text.
    @Test(arguments: 0..<300) func indexTextIsTheList(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let pieces = [
            "bảo", "hiểm", "hoà", "QUÝ", "Đ", "đ", "y", "123", " ", "\n", ",", "-", "ü", "ж", "e\u{301}", "漢", "ẾẾ",
            "\u{1F600}", "báo", "của", "quá", "gía", "giá", "qúy", "thuỷ", "Thủy", "toán", "tóan", "ngoài", "ngòai",
            "khoẻ",
            "mười", "ủy", "uỷ", "ái", "ía", "abán",
            String(repeating: "dài", count: 30), String(repeating: "x", count: 80),
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...40, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
        let bytes = Array(text.utf8)
        let tokens = SyllableTokens(bytes)
        var expected: [UInt8] = []
        var count = 0
        SyllableTokens.scan(bytes) { folded, exact, hasMarks, range in
            expected += [UInt8(folded.count + 1), UInt8((hasMarks ? exact.count : 0) + 1)]
            expected += hasMarks ? folded + exact : folded
            #expect(tokens.tokens[count].range == range && tokens.tokens[count].hasMarks == hasMarks)
            #expect(Array(tokens.word(count, isExact: false)) == folded)
            #expect(Array(tokens.word(count, isExact: true)) == exact)
            count += 1
        }
        #expect(tokens.count == count)
        #expect(SyllableTokens.indexText(of: [bytes]) == expected)
    }
}
