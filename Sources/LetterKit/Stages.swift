import LetterExtraction
import LetterStructure
import LetterText
import LetterTokens

/// The stages as the parser calls them, one function a stage.
///
/// Stages that are not there yet pass on what they get.
enum Stage {
    struct Decoded {
        var text: SourceText
        var encoding: String
        var findings: [LetterText.Finding]
    }

    struct Cleaned {
        var text: SourceText
        var findings: [LetterText.Finding]
    }

    struct Repaired {
        var text: SourceText
        var corrections: [LetterAnalysis.Correction]
        var findings: [LetterText.Finding]
    }

    static func decode(_ bytes: [UInt8]) -> Decoded {
        let decoded = TextDecoder.decode(bytes)
        let encoding =
            switch (bytes.first, bytes.dropFirst().first) {
            case (0xFF, 0xFE): "utf-16le"
            case (0xFE, 0xFF): "utf-16be"
            default: "utf-8"
            }
        return Decoded(text: decoded.text, encoding: encoding, findings: decoded.findings)
    }

    static func clean(_ text: SourceText) -> Cleaned {
        let cleaned = TextCleaning.clean(text)
        return Cleaned(text: cleaned.text, findings: cleaned.findings)
    }

    static func repair(_ text: SourceText, correctsSpelling: Bool) -> Repaired {
        let repaired = TextRepair.repair(text, options: RepairOptions(correctsSpelling: correctsSpelling))
        return Repaired(
            text: repaired.text,
            corrections: repaired.corrections.map {
                LetterAnalysis.Correction(original: $0.original, corrected: $0.replacement, file: $0.file)
            },
            findings: repaired.findings)
    }

    static func tokenize(_ text: SourceText) -> TokenStream {
        TokenStream(source: text, tokens: [])
    }

    static func parse(_ stream: TokenStream) -> LetterTree {
        LetterTree.parse(stream)
    }

    static func extract(from tree: LetterTree) -> Extraction {
        Extraction()
    }
}
