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
        #expect(throws: ReaderError.unsupported(.pdf)) { try LetterReader.read(Array("%PDF-1.4".utf8)) }
        #expect(throws: ReaderError.tooLarge(limit: 3)) {
            try LetterReader.read(Array("Số: 5".utf8), limits: ReaderLimits(maximumBytes: 3))
        }
    }
}
