import LetterExtraction
import LetterStructure
import LetterText
import LetterTokens

/// Stages that are not there yet pass on what they get.
enum Stage {
    static func tokenize(_ text: SourceText) -> TokenStream {
        TokenStream(source: text, tokens: [])
    }

    static func extract(from tree: LetterTree) -> Extraction {
        Extraction()
    }
}
