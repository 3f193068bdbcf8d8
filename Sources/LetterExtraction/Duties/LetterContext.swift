import LetterLexicon
import LetterStructure
import LetterText
import LetterTokens

/// What every rule of one letter works with.
final class LetterContext {
    let tree: LetterTree
    let stream: MarkedTokens
    let cues: CueIndex
    let grammar: AgencyGrammar
    let namer: AgencyNamer
    let times: TimeAtomReader
    /// Syllables of the name of the body that issued the letter.
    private let issuerWords: [SyllableID]
    /// Whether that is a body of a place: of `Bảo hiểm xã hội Việt Nam` the `Bảo hiểm xã hội tỉnh` is another one.
    private let isIssuerLocal: Bool
    /// The letter is a normative text, which tells what holds rather than what to do.
    let isNormative: Bool
    /// By block, whether it repeats another text; empty where none does.
    private let quoted: [Bool]
    /// Number of children of each block.
    let childCount: [Int]
    /// The openings read last, by their first token; a power of two of them.
    var openings = [ReadOpening](repeating: ReadOpening(), count: 16)

    init(_ tree: LetterTree) {
        self.tree = tree
        stream = MarkedTokens(tree.stream)
        cues = CueIndex(tree.stream)
        grammar = AgencyGrammar(stream: stream, cues: cues)
        namer = AgencyNamer(stream: stream, cues: cues, defined: LetterAbbreviations(stream))
        times = TimeAtomReader(tree.stream, cues)
        issuerWords = tree.header.issuer.flatMap { [stream] in Self.syllables($0, stream) }
        isIssuerLocal = [tree.header.issuer, tree.header.parentIssuer].flatMap(\.self).contains {
            [stream, cues] range in
            range.contains {
                Self.levelWords.contains(stream[$0].syllable)
                    || cues.longest(at: $0, in: [.provinceName, .districtName, .communeName]) != nil
            }
        }
        isNormative = TextNature.isNormative(tree.header, tree.stream)
        quoted = TextNature.quotedBlocks(tree, stream)
        var counts = [Int](repeating: 0, count: tree.blocks.count)
        for block in tree.blocks where block.parent >= 0 { counts[block.parent] += 1 }
        childCount = counts
    }

    /// Whether a block repeats another text, between quotation marks of two blocks.
    func isQuoted(_ block: Int) -> Bool { !quoted.isEmpty && quoted[block] }

    /// The words of a name in lower case.
    static func words(_ name: [UInt8]) -> [ArraySlice<UInt8>] {
        VietnameseLetters.lowercased(name).split {
            $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-")
        }
    }

    /// Whether a body is the one that issued the letter, or its head: `Ủy ban nhân dân tỉnh`,
    /// `Chủ tịch Ủy ban nhân dân tỉnh`, `Thủ tướng Chính phủ`.
    func isIssuer(_ item: AgencyItem) -> Bool {
        if cues.longest(at: item.tokens.lowerBound, in: [.issuerTitle]) != nil { return true }
        guard let own = issuerWords.first else { return false }
        var head: SyllableID?
        var hasOwn = false
        for piece in item.pieces {
            for index in piece {
                let token = stream[index]
                if token.kind == .abbreviation, token.entry != 0 {
                    for syllable in Abbreviations.syllables(token.entry) {
                        guard isOfIssuer(syllable, &head, &hasOwn) else { return false }
                    }
                } else if stream.isWord(index) {
                    guard isOfIssuer(token.syllable, &head, &hasOwn) else { return false }
                }
            }
        }
        return head == own && hasOwn
    }

    /// Follows the syllables of a body's name; false where one is not the issuer's.
    private func isOfIssuer(_ syllable: SyllableID, _ head: inout SyllableID?, _ hasOwn: inout Bool) -> Bool {
        if head == nil, !Self.titleWords.contains(syllable) {
            head = syllable
            if syllable != issuerWords[0] { return false }
        }
        if issuerWords.contains(syllable) {
            hasOwn = true
            return true
        }
        return Self.headWords.contains(syllable) || isIssuerLocal && Self.levelWords.contains(syllable)
    }

    /// Syllables of posts over a body.
    private static let titleWords = SyllableSet([
        "chủ", "tịch", "phó", "giám", "đốc", "lãnh", "đạo", "thường", "trực", "trưởng",
    ])

    /// Syllables that a post adds to the name of its body.
    private static let headWords = SyllableSet([
        "chủ", "tịch", "phó", "giám", "đốc", "bộ", "trưởng", "ban", "lãnh", "đạo", "thường", "trực",
    ])

    /// Syllables by which a body names itself as that of its place.
    private static let levelWords = SyllableSet(["tỉnh", "thành", "phố"])

    /// The syllables of a range, short forms spelt out.
    private static func syllables(_ range: Range<Int>, _ stream: MarkedTokens) -> [SyllableID] {
        range.flatMap { index -> [SyllableID] in
            let token = stream[index]
            if token.kind == .abbreviation, token.entry != 0 { return Array(Abbreviations.syllables(token.entry)) }
            return stream.isWord(index) ? [token.syllable] : []
        }
    }

    func mentions(_ list: AgencyList) -> [AgencyMention] { list.items.map(namer.mention) }

    /// The range without blanks, marks and closing signs at its end: `;` `.` `./.` `,` `:`.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while high > low {
            let token = stream[high - 1]
            if token.kind == .endMark || token.kind == .blank || token.kind == .newline || token.kind == .cell
                || stream.isMark(high - 1, ".;,:/")
            {
                high -= 1
            } else {
                break
            }
        }
        while low < high, stream.isMark(low, ".;,:)") || stream[low].kind == .blank || stream[low].kind == .cell {
            low += 1
        }
        return low..<high
    }

    /// The index behind the sentence that begins at `start`: behind its full stop, or `limit`.
    func sentenceEnd(from start: Int, limit: Int) -> Int {
        var position = start
        var depth = 0
        while position < limit {
            position = stream.nextMark(in: position..<limit)
            if stream.isMark(position, "(") { depth += 1 }
            if stream.isMark(position, ")") { depth = max(0, depth - 1) }
            if position < limit, depth == 0, isSentenceEnd(position, limit: limit) { return position + 1 }
            position += 1
        }
        return limit
    }

    /// A full stop with a capital behind it, or the closing sign.
    func isSentenceEnd(_ index: Int, limit: Int) -> Bool {
        if stream[index].kind == .endMark { return true }
        guard stream.isMark(index, ".") else { return false }
        guard index + 1 < limit else { return true }
        let next = stream[index + 1]
        return !next.flags.contains(.joined) && (next.flags.contains(.capitalised) || !stream.isWord(index + 1))
    }
}
