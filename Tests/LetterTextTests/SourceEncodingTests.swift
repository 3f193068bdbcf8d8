import LetterText
import Testing

@Suite("The encoding of a file")
struct SourceEncodingTests {
    /// `Số: 7/UBND – Việt` as windows-1258 writes it: letters of Latin-1, the tone behind them.
    static let vietnamese: [UInt8] =
        [0x53, 0xF4, 0xEC] + Array(": 7/UBND ".utf8) + [0x96, 0x20, 0x56, 0x69, 0xEA, 0xF2, 0x74]

    @Test("Bytes that are no UTF-8 are read as the 8-bit encoding")
    func windows() {
        let read = SourceEncoding.decode(Self.vietnamese)
        let text = read.text
        #expect(read.encoding == .windows1258)
        #expect(text.string == "Số: 7/UBND – Việt")
        #expect(text.fileRange(of: SourceRange(0, 4)) == SourceRange(0, 3))
        #expect(SourceEncoding.decode([0xE0, 0x20, 0x96, 0x20, 0xD5], declared: "windows-1252").text.string == "à – Õ")
        #expect(SourceEncoding.decode([0xE0], declared: "latin1").encoding == .windows1252)
        #expect(SourceEncoding.decode([0xE0, 0x20, 0x96, 0x20, 0xD5], declared: "windows-1258").text.string == "à – Ơ")
    }

    @Test("What is declared does not count where the bytes are Unicode")
    func unicodeFirst() {
        for text in ["Kính gửi: Sở Y tế", "plain", ""] {
            let read = SourceEncoding.decode(Array(text.utf8), declared: "windows-1252")
            #expect(read.text.string == text && read.encoding == .utf8)
        }
    }

    @Test("Broken sequences among whole ones are damage")
    func damage() {
        let bytes = Array("Ủy ban nhân dân ".utf8) + [0xE1, 0xBB] + Array(" tỉnh".utf8)
        let result = SourceEncoding.decode(bytes)
        #expect(result.text.string == "Ủy ban nhân dân \u{FFFD} tỉnh")
        #expect(result.findings.map(\.kind) == [.invalidUTF8])
        // A surrogate is no whole sequence, whatever its length.
        let surrogates: [UInt8] = [0x61, 0xED, 0xA0, 0x80, 0x62]
        #expect(!SourceEncoding.decode(surrogates).text.string.contains("\u{FFFD}"))
    }
}
