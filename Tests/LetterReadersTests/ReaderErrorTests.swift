import LetterReaders
import LetterText
import Testing

@Suite("Files that are no letters")
struct ReaderErrorTests {
    @Test("Errors say what is wrong")
    func errors() {
        #expect(throws: ReaderError.empty) { try LetterReader.read([]) }
        #expect(throws: ReaderError.empty) { try LetterReader.read(Array(" \n ".utf8)) }
        #expect(throws: ReaderError.empty) { try LetterReader.read(Array("<html><body> </body></html>".utf8)) }
        #expect(throws: ReaderError.binary) { try LetterReader.read([0, 1, 2, 3, 0, 0, 65]) }
        #expect(throws: ReaderError.unsupported(.gif)) { try LetterReader.read(Array("GIF89a".utf8)) }
        #expect(throws: ReaderError.tooLarge(limit: 3)) {
            try LetterReader.read(Array("Số: 5".utf8), limits: ReaderLimits(maximumBytes: 3))
        }
    }

    @Test("A file of blanks is empty, however long and of whatever kind")
    func blank() {
        for text in ["\u{A0}\u{3000}\n", String(repeating: " ", count: 70_000), "<p>&nbsp;\u{2003}</p>", "\u{FEFF}"] {
            #expect(throws: ReaderError.empty) { try LetterReader.read(Array(text.utf8)) }
        }
    }

    @Test("Limits hold for pages as for text, and none is above what offsets can count")
    func limits() throws {
        let page = Array(("<div>" + String(repeating: "<div>", count: 50) + "Số: 5").utf8)
        #expect(throws: ReaderError.tooLarge(limit: 9)) {
            try LetterReader.read(page, limits: ReaderLimits(maximumBytes: 9))
        }
        #expect(throws: ReaderError.tooDeep(limit: 20)) {
            try LetterReader.read(page, limits: ReaderLimits(maximumDepth: 20))
        }
        #expect(try LetterReader.read(page).text.count > 0)
        #expect(ReaderLimits(maximumBytes: .max).maximumBytes < Int(UInt32.max))
    }
}
