import LetterLexicon
import LetterText
import LetterTokens

/// Writes the name of a body in full: abbreviations expanded, `&` as `và`, blanks as they should be.
struct AgencyNamer {
    let stream: MarkedTokens
    let cues: CueIndex
    /// Abbreviations that the letter itself defines: `… bảo hiểm xã hội (BHXH)`.
    let defined: LetterAbbreviations

    func mention(_ item: AgencyItem) -> AgencyMention {
        AgencyMention(name: name(item.pieces), tokens: item.tokens)
    }

    /// The name of the pieces, joined by blanks.
    func name(_ pieces: [Range<Int>]) -> String {
        var words: [UInt8] = []
        for (number, piece) in pieces.enumerated() {
            if number > 0, !words.isEmpty { words.append(0x20) }
            append(piece, to: &words)
        }
        while let last = words.last, last == 0x20 || last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
            words.removeLast()
        }
        return String(decoding: words, as: UTF8.self)
    }

    private func append(_ tokens: Range<Int>, to words: inout [UInt8]) {
        var pendingBlank = false
        // `Công ty TNHH MTV …` is written so in its name.
        let isCompany = cues.longest(at: tokens.lowerBound, in: [.company]) != nil
        for index in tokens {
            let token = stream[index]
            if token.kind == .newline || token.kind == .blank || token.kind == .cell {
                pendingBlank = true
                continue
            }
            if pendingBlank, words.last != 0x20, !words.isEmpty { words.append(0x20) }
            pendingBlank = token.trailing > 0
            if token.kind == .abbreviation, !isCompany, let expansion = expansion(of: index) {
                words.append(contentsOf: expansion.utf8)
            } else if token.syllable == .ampersand {
                if words.last != 0x20 { words.append(0x20) }
                words.append(contentsOf: "và".utf8)
                pendingBlank = true
            } else if token.syllable == .hyphen {
                // `Lao động-Thương binh` is written with blanks.
                if words.last != 0x20, !words.isEmpty { words.append(0x20) }
                words.append(UInt8(ascii: "-"))
                pendingBlank = true
            } else {
                words.append(contentsOf: stream.source.bytes[token.range.indices])
            }
        }
    }

    /// What an abbreviation stands for in this letter, or nil where that is not known.
    func expansion(of index: Int) -> String? {
        let token = stream[index]
        if let own = defined.expansion(of: token, in: stream.source) { return capitalised(own) }
        guard token.entry != 0, !Abbreviations.isAmbiguous(token.entry) else { return nil }
        return capitalised(Abbreviations.expansion(token.entry))
    }

    /// The first letter in capitals, as the name of a body is written.
    private func capitalised(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
