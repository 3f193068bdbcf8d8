import Foundation
import LetterTestSupport
import LetterText
import Testing

@Suite("Bytes to text")
struct TextDecoderTests {
    func decoded(_ bytes: [UInt8]) -> String { TextDecoder.decode(bytes).text.string }
    func decoded(_ text: String) -> String { decoded(Array(text.utf8)) }

    @Test(arguments: [
        ("Kính gửi\r\nSở Y tế\rBáo cáo\u{2028}x\u{85}y\u{0B}z", "Kính gửi\nSở Y tế\nBáo cáo\nx\ny\nz"),
        ("\u{FEFF}Số:\u{A0}12", "Số: 12"),
        ("a\u{2003}b\u{3000}c\u{202F}d", "a b c d"),
        ("bảo\u{AD} hi\u{200B}ểm\u{FEFF}", "bảo hiểm"),
        ("a\u{7}b\u{1F}c\u{7F}", "abc"),
        ("trang 1\u{C}trang 2", "trang 1\n\u{C}\ntrang 2"),
        ("trang 1\n\u{C}\ntrang 2\u{C}", "trang 1\n\u{C}\ntrang 2\n\u{C}"),
        ("Ðiều ðó", "Điều đó"),
        ("28\u{2011}NQ", "28-NQ"),
        ("“x” – … 𝒜 字 \t|", "“x” – … 𝒜 字 \t|"),
        ("o\u{302}\u{323} o\u{323}\u{302} ô\u{323} ọ\u{302} u\u{308} x\u{301}", "ộ ộ ộ ộ ü x\u{301}"),
        ("", ""),
    ])
    func textComesOutNormal(input: String, expected: String) {
        #expect(Array(decoded(input).utf8) == Array(expected.utf8))
    }

    @Test func invalidBytesAreReplacedAndReported() {
        let result = TextDecoder.decode([0x61, 0xFF, 0xC3, 0x62, 0xE1, 0xBA, 0x63, 0xED, 0xA0, 0x80, 0xC3])
        #expect(result.text.string == "a\u{FFFD}\u{FFFD}b\u{FFFD}c\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(result.findings.map(\.kind) == [.invalidUTF8, .invalidUTF8, .invalidUTF8])
        #expect(result.findings.map(\.file) == [SourceRange(1, 3), SourceRange(4, 6), SourceRange(7, 11)])
    }

    @Test func invalidBytesAreReplacedAsSwiftDoes() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let bytes =
                (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
                    [0x61, 0xC3, 0xA0, 0xE1, 0xBA, 0x9F, 0xED, 0xF0, 0xF4, 0x8F, 0x90, 0xC0, 0xE0].randomElement(
                        using: &generator)!
                } as [UInt8]
            let text = decoded([0x62] + bytes)
            let expected = decoded(String(decoding: [0x62] + bytes, as: UTF8.self))
            #expect(Array(text.utf8) == Array(expected.utf8), "\(bytes)")
        }
    }

    @Test func findingsOfJunkAreFew() {
        var generator = SeededGenerator(seed: 1)
        let junk = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        #expect(TextDecoder.decode(junk).findings.count <= 100)
    }

    @Test func utf16IsRead() {
        let text = "Số: 5/KH\r\nGửi 𝒜"
        for little in [true, false] {
            var bytes: [UInt8] = little ? [0xFF, 0xFE] : [0xFE, 0xFF]
            for unit in text.utf16 {
                bytes += little ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            }
            let result = TextDecoder.decode(bytes).text
            #expect(result.string == "Số: 5/KH\nGửi 𝒜")
            // "ố" is the second UTF-16 unit.
            #expect(result.fileRange(of: SourceRange(1, 4)) == SourceRange(4, 6))
            #expect(result.lines.line(at: bytes.count - 1) == 2)
        }
    }

    @Test func decomposedTextLeadsBackExactly() {
        let original = "Thủ trưởng các sở, ban, ngành\nchịu trách nhiệm đôn đốc; Ủy ban nhân dân xã thực hiện."
        let file = Array(original.decomposedStringWithCanonicalMapping.replacing("\n", with: "\r\n").utf8)
        let text = TextDecoder.decode(file).text
        #expect(text.string == original)
        var offset = 0
        for character in original {
            let count = character.utf8.count
            let range = text.fileRange(of: SourceRange(offset, offset + count))
            let there = String(decoding: file[range.indices], as: UTF8.self)
            #expect(there.precomposedStringWithCanonicalMapping == String(character))
            offset += count
        }
    }

    @Test func decodingTwiceChangesNothing() {
        var generator = SeededGenerator(seed: 3)
        let pieces = [
            "ộ", "o\u{323}", "\u{302}", "a", "\r", "\n", "\u{C}", "\u{A0}", "\u{301}", "\u{309}", "Ð", " ", "\u{7}",
            "e",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0..<10, using: &generator)).map { _ in
                pieces.randomElement(using: &generator)!
            }.joined()
            let once = TextDecoder.decode(Array(text.utf8)).text.bytes
            #expect(TextDecoder.decode(once).text.bytes == once, "\(text.debugDescription)")
        }
    }

    @Test func cleanTextIsItself() {
        let text = Array("Giao Sở Nội vụ chủ trì – 29,72 % “đạt”\n\t- Xong.\n".utf8)
        let result = TextDecoder.decode(text)
        #expect(result.text.bytes == text)
        #expect(result.text.map == SourceMap(identity: text.count))
    }
}

extension SourceText {
    var string: String { string(range) }
}
