import LetterLexicon
import LetterText
import LetterTokens

extension TokenStream {
    /// The ASCII mark a token is, or 0: `,` `;` `:` `.` `(` `)` `-` `/` `&`.
    func mark(at index: Int) -> UInt8 {
        guard index >= 0, index < count else { return 0 }
        let token = self[index]
        guard token.kind == .punctuation || token.kind == .bullet, token.count == 1 else { return 0 }
        return source.bytes[token.start]
    }

    /// Whether the token is one of the marks of a string literal.
    func isMark(_ index: Int, _ marks: StaticString) -> Bool {
        let mark = mark(at: index)
        guard mark != 0 else { return false }
        return marks.withUTF8Buffer { $0.contains(mark) }
    }

    /// Whether the token is made of letters.
    func isWord(_ index: Int) -> Bool {
        guard index >= 0, index < count else { return false }
        switch self[index].kind {
        case .syllable, .word, .abbreviation: return true
        default: return false
        }
    }

    func isCapitalised(_ index: Int) -> Bool {
        isWord(index) && self[index].flags.contains(.capitalised)
    }

    /// Whether the token ends a sentence: `.`, `./.`, `…` or the end of the block.
    func endsSentence(_ index: Int) -> Bool {
        let token = self[index]
        return token.kind == .endMark || mark(at: index) == UInt8(ascii: ".")
    }

    /// The index behind the bracket that closes the one at `index`, or `limit`.
    func behindBracket(_ index: Int, limit: Int) -> Int {
        var depth = 0
        var position = index
        while position < limit {
            let mark = mark(at: position)
            if mark == UInt8(ascii: "(") { depth += 1 }
            if mark == UInt8(ascii: ")") {
                depth -= 1
                if depth == 0 { return position + 1 }
            }
            position += 1
        }
        return limit
    }
}
