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
    func name(_ pieces: [Range<Int>]) -> String { String(decoding: letters(pieces), as: UTF8.self) }

    /// The UTF-8 of the name.
    func letters(_ pieces: [Range<Int>]) -> [UInt8] {
        var words: [UInt8] = []
        for (number, piece) in pieces.enumerated() {
            if number > 0, !words.isEmpty { words.append(0x20) }
            append(piece, to: &words)
        }
        while let last = words.last, last == 0x20 || last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
            words.removeLast()
        }
        return words
    }

    private func append(_ tokens: Range<Int>, to words: inout [UInt8]) {
        var pendingBlank = false
        let bytes = stream.source.bytes
        // `Công ty TNHH MTV …` is written so in its name.
        let name = cues.longest(at: tokens.lowerBound, in: [.plural])?.tokens.upperBound ?? tokens.lowerBound
        let isCompany = cues.longest(at: name, in: [.company]) != nil
        // Words with one blank between them are copied together.
        var run = 0..<0
        func finishRun() {
            words += bytes[run]
            run = 0..<0
        }
        for index in tokens {
            let token = stream[index]
            if token.kind == .newline || token.kind == .blank || token.kind == .cell {
                pendingBlank = true
                continue
            }
            let isSign = token.syllable == .ampersand || token.syllable == .hyphen
            let expansion = token.kind == .abbreviation && !isCompany ? expansion(of: index) : nil
            if expansion == nil, !isSign, !run.isEmpty,
                token.start == run.upperBound || (token.start == run.upperBound + 1 && bytes[run.upperBound] == 0x20)
            {
                run = run.lowerBound..<token.end
                pendingBlank = token.trailing > 0
                continue
            }
            finishRun()
            if pendingBlank, words.last != 0x20, !words.isEmpty { words.append(0x20) }
            pendingBlank = token.trailing > 0
            if let expansion {
                words += expansion
            } else if token.syllable == .ampersand {
                if words.last != 0x20 { words.append(0x20) }
                words += "và".utf8
                pendingBlank = true
            } else if token.syllable == .hyphen {
                // `Lao động-Thương binh` is written with blanks.
                if words.last != 0x20, !words.isEmpty { words.append(0x20) }
                words.append(UInt8(ascii: "-"))
                pendingBlank = true
            } else {
                run = token.range.indices
            }
        }
        finishRun()
    }

    /// What an abbreviation stands for in this letter, its first letter in capitals; nil where that is not known.
    private func expansion(of index: Int) -> [UInt8]? {
        let token = stream[index]
        var expansion: [UInt8]
        if let own = defined.expansion(of: token, in: stream.source) {
            expansion = Array(own.utf8)
        } else if token.entry != 0, !Abbreviations.isAmbiguous(token.entry) {
            expansion = Array(Abbreviations.expansion(token.entry).utf8)
        } else {
            return nil
        }
        guard !expansion.isEmpty else { return expansion }
        let first = VietnameseLetters.scalar(expansion, at: 0)
        var capital: [UInt8] = []
        VietnameseLetters.append(VietnameseLetters.uppercase(first.scalar), to: &capital)
        expansion.replaceSubrange(..<first.count, with: capital)
        return expansion
    }
}
