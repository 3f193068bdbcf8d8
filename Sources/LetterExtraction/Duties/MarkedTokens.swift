import LetterLexicon
import LetterText
import LetterTokens

/// The tokens of a letter, with what the rules ask most often of each one in a byte beside it.
final class MarkedTokens: Sendable {
    let stream: TokenStream
    /// By token: the ASCII mark it is, else one of the signs below.
    private let signs: [UInt8]

    private static let other: UInt8 = 0
    private static let word: UInt8 = 1
    private static let capital: UInt8 = 2
    private static let endMark: UInt8 = 3
    private static let openingQuote: UInt8 = 4
    private static let closingQuote: UInt8 = 5

    /// Complexity: O(*tokens*).
    init(_ stream: TokenStream) {
        self.stream = stream
        let bytes = stream.source.bytes
        signs = stream.tokens.map { token in
            switch token.kind {
            case .syllable, .word, .abbreviation: token.flags.contains(.capitalised) ? Self.capital : Self.word
            case .punctuation, .bullet: token.count == 1 ? bytes[token.start] : Self.quote(bytes, token)
            case .endMark: Self.endMark
            default: Self.other
            }
        }
    }

    /// `“` and `”`, which tell where another text is repeated; `"` does not say which of the two it is.
    private static func quote(_ bytes: [UInt8], _ token: Token) -> UInt8 {
        guard token.count == 3, bytes[token.start] == 0xE2, bytes[token.start + 1] == 0x80 else { return other }
        switch bytes[token.start + 2] {
        case 0x9C: return openingQuote
        case 0x9D: return closingQuote
        default: return other
        }
    }

    var count: Int { stream.tokens.count }
    var source: SourceText { stream.source }
    subscript(index: Int) -> Token { stream.tokens[index] }
    func range(of tokens: Range<Int>) -> SourceRange { stream.range(of: tokens) }

    private func sign(_ index: Int) -> UInt8 { index >= 0 && index < signs.count ? signs[index] : Self.other }

    /// The ASCII mark a token is, or 0: `,` `;` `:` `.` `(` `)` `-` `/` `&`.
    func mark(at index: Int) -> UInt8 {
        let sign = sign(index)
        return sign > Self.closingQuote ? sign : 0
    }

    func isOpeningQuote(_ index: Int) -> Bool { sign(index) == Self.openingQuote }
    func isClosingQuote(_ index: Int) -> Bool { sign(index) == Self.closingQuote }

    /// Whether the token is one of the marks of a string literal.
    @inline(__always)
    func isMark(_ index: Int, _ marks: StaticString) -> Bool {
        let mark = mark(at: index)
        guard mark != 0 else { return false }
        return marks.withUTF8Buffer { $0.contains(mark) }
    }

    /// Whether the token is made of letters.
    func isWord(_ index: Int) -> Bool {
        let sign = sign(index)
        return sign == Self.word || sign == Self.capital
    }

    func isCapitalised(_ index: Int) -> Bool { sign(index) == Self.capital }

    /// Whether the token ends a sentence: `.`, `./.`, `…` or the end of the block.
    func endsSentence(_ index: Int) -> Bool {
        let sign = sign(index)
        return sign == Self.endMark || sign == UInt8(ascii: ".")
    }

    /// The first mark or end mark of a range, or the range's end. Complexity: O(tokens passed over).
    func nextMark(in tokens: Range<Int>) -> Int {
        var index = tokens.lowerBound
        while index < tokens.upperBound, signs[index] < Self.endMark { index += 1 }
        return index
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
