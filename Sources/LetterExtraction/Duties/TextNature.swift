import LetterStructure
import LetterText
import LetterTokens

/// What kind of text a block is, before it is asked for duties.
enum TextNature {
    /// Whether the number bears its year (`12/2025/NĐ-CP`): only normative texts (văn bản quy phạm pháp luật) are
    /// numbered so; they say what holds, and charge somebody only where they say that too.
    static func isNormative(_ header: LetterHeader, _ stream: TokenStream) -> Bool {
        guard let number = header.number, let first = number.first, let last = number.last else { return false }
        let bytes = stream.source.bytes[stream[first].start..<stream[last].end]
        let parts = bytes.split(separator: UInt8(ascii: "/"), maxSplits: 2)
        guard parts.count == 3, parts[0].allSatisfy(isDigit) else { return false }
        return parts[1].count == 4 && parts[1].allSatisfy(isDigit)
            && (parts[1].starts(with: "19".utf8) || parts[1].starts(with: "20".utf8))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// The blocks that repeat another text: those behind a `“` that its own block leaves open, up to the block with the
    /// `”` that closes it. A quotation that is never closed is none. Empty where there is no such block.
    ///
    /// Complexity: O(*tokens*).
    static func quotedBlocks(_ tree: LetterTree, _ stream: MarkedTokens) -> [Bool] {
        var quoted: [Bool] = []
        var opened = -1
        for (index, block) in tree.blocks.enumerated() {
            for token in block.tokens {
                if stream.isOpeningQuote(token) {
                    opened = index
                } else if stream.isClosingQuote(token) {
                    if opened >= 0, opened < index, index - opened <= longestQuotation {
                        if quoted.isEmpty { quoted = [Bool](repeating: false, count: tree.blocks.count) }
                        for inside in opened + 1...index { quoted[inside] = true }
                    }
                    opened = -1
                }
            }
        }
        return quoted
    }

    /// In blocks; where so many go by, the closing mark was lost.
    private static let longestQuotation = 40
}
