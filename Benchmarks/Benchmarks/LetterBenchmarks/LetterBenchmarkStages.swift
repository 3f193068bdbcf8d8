import CPageParser
import LetterKit
import LetterReaders
import LetterText
import LetterTokens

/// The stages that are measured.
enum LetterBenchmarkStages {
    /// Syllables, entities and cue phrases of a text that is clean and repaired.
    static func tokenize(_ text: SourceText) -> CueIndex {
        CueIndex(Tokenizer.tokenize(text))
    }

    /// A web page all the way to the letter.
    static func parse(page: [UInt8], _ parser: LetterParser) -> Letter? {
        guard let file = try? LetterReader.read(page) else { return nil }
        return parser.parse(file)
    }

    /// libxml2's own reading of the page: what our reading is held against.
    static func parseWithLibrary(_ page: [UInt8]) -> Bool {
        let options = Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
        return page.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                let document = htmlReadMemory(characters.baseAddress, Int32(characters.count), nil, "UTF-8", options)
                defer { xmlFreeDoc(document) }
                return document != nil
            }
        }
    }
}
