import LetterLexicon
import LetterText
import LetterTokens

/// Abbreviations a letter defines in brackets: `Ban Quản lý dự án (BQLDA)`, `(sau đây gọi tắt là Ban Chỉ đạo)`.
struct LetterAbbreviations {
    private var expansions: [[UInt8]: String] = [:]

    /// Finds the definitions. Complexity: O(tokens).
    init(_ tokens: MarkedTokens) {
        let stream = tokens.stream
        var index = 1
        while index < tokens.count {
            // Behind the first bracket.
            index = tokens.nextMark(in: index..<tokens.count) + 1
            guard index < tokens.count, tokens.isMark(index - 1, "(") else { continue }
            guard tokens.isMark(index + 1, ")") else {
                noteHeaded(bracket: index - 1, tokens)
                continue
            }
            let token = tokens[index]
            guard token.kind == .abbreviation || token.kind == .word, token.flags.contains(.allCapitals),
                token.count >= 2
            else { continue }
            let key = Array(stream.source.bytes[stream[index].range.indices])
            guard expansions[key] == nil, let tokens = Self.spelledOut(before: index - 1, abbreviation: key, in: stream)
            else { continue }
            expansions[key] = stream.string(tokens)
        }
    }

    /// `Cục Thu thập dữ liệu … (sau đây gọi tắt là Cục TTDL)`: the head is said again before the short form, a level may
    /// stand behind it.
    private mutating func noteHeaded(bracket: Int, _ tokens: MarkedTokens) {
        let stream = tokens.stream
        guard let close = (bracket + 1..<min(tokens.count, bracket + 12)).first(where: { tokens.isMark($0, ")") }),
            let short = (bracket + 2..<max(close, bracket + 2)).last(where: {
                (stream[$0].kind == .abbreviation || stream[$0].kind == .word)
                    && stream[$0].flags.contains(.allCapitals)
                    && stream[$0].count >= 3
            }),
            tokens.isCapitalised(short - 1), stream[short - 1].kind == .syllable,
            stream[short - 1].syllable != .unknown
        else { return }
        let rest = close - short - 1
        let end = bracket - rest
        guard rest <= 2, end > 0,
            (0..<rest).allSatisfy({ stream[end + $0].syllable == stream[short + 1 + $0].syllable }),
            let head = stride(from: end - 2, through: max(0, bracket - 24), by: -1).first(where: {
                stream[$0].syllable == stream[short - 1].syllable && tokens.isCapitalised($0)
            }),
            !(head..<end).contains(where: { stream[$0].kind == .newline || tokens.isMark($0, ".;:") })
        else { return }
        let key = Array(stream.source.bytes[stream[short].range.indices])
        guard expansions[key] == nil, Self.areInitials(key, of: head + 1..<end, in: stream) else { return }
        expansions[key] = stream.string(head + 1..<end)
    }

    /// Whether the letters of a short form are initials of these words, in their order, the first that of the first.
    private static func areInitials(_ abbreviation: [UInt8], of words: Range<Int>, in stream: TokenStream) -> Bool {
        var letters = initials(of: abbreviation)[...]
        for index in words where stream[index].kind == .syllable || stream[index].kind == .word {
            let initial = firstLetter(Array(stream.source.bytes[stream[index].range.indices]))
            if initial == letters.first {
                letters = letters.dropFirst()
            } else if index == words.lowerBound {
                return false
            }
            if letters.isEmpty { return true }
        }
        return false
    }

    /// What the letter says the abbreviation stands for.
    func expansion(of token: Token, in source: SourceText) -> String? {
        expansions.isEmpty ? nil : expansions[Array(source.bytes[token.range.indices])]
    }

    /// The words before the bracket whose initials are the abbreviation's letters, one by one.
    private static func spelledOut(before bracket: Int, abbreviation: [UInt8], in stream: TokenStream) -> Range<Int>? {
        let letters = initials(of: abbreviation)
        guard letters.count >= 2 else { return nil }
        var wanted = letters.count - 1
        var position = bracket - 1
        var first = bracket
        while position >= 0, bracket - position < letters.count + 6 {
            let token = stream[position]
            if token.kind == .newline { return nil }
            if token.kind == .syllable || token.kind == .word {
                let initial = firstLetter(Array(stream.source.bytes[token.range.indices]))
                if initial == letters[wanted] {
                    first = position
                    if wanted == 0 { return first..<bracket }
                    wanted -= 1
                } else if token.count > 3 || stream[position].kind != .syllable {
                    // Small words (`và`, `các`, `-`) may stand between the initials.
                    return nil
                }
            }
            position -= 1
        }
        return nil
    }

    /// The letters of a short form, without tones and other marks: `QLDA` is `Quản lý dự án`.
    private static func initials(of abbreviation: [UInt8]) -> [UInt32] {
        String(decoding: abbreviation, as: UTF8.self).unicodeScalars.filter { $0.properties.isAlphabetic }
            .map { base($0.value) }
    }

    private static func firstLetter(_ word: [UInt8]) -> UInt32 {
        String(decoding: word, as: UTF8.self).unicodeScalars.first.map { base($0.value) } ?? 0
    }

    private static func base(_ letter: UInt32) -> UInt32 {
        VietnameseLetters.folded(VietnameseLetters.lowercase(letter))
    }
}
