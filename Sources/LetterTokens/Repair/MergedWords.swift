import LetterLexicon
import LetterText

/// Finds the words that stand in a run of letters whose blanks were lost: `cảmơn`, `UBNDtỉnh`.
///
/// The cheapest way through all cuts into known syllables and abbreviations, by n-grams, from the word
/// before to the word behind (Viterbi). The run is cut only if that is clearly cheaper than one
/// foreign word. Complexity: O(letters × 8).
enum MergedWords {
    private static let bit = 256
    private static let letterLimit = 48

    private struct Node {
        var cost = Int.max
        var id = SyllableID.unknown
        var previous = -1
        var isAttested = true
    }

    /// Offsets at which blanks were lost; empty if the run is to stay.
    static func cuts(
        _ bytes: [UInt8], _ range: Range<Int>, isMarked: Bool, before: SyllableID, behind: SyllableID
    ) -> [Int] {
        // Offsets of the letters, and which are capitals.
        var offsets: [Int] = []
        var capitals: [Bool] = []
        let span = bytes.span
        var index = range.lowerBound
        while index < range.upperBound {
            let next = VietnameseLetters.scalar(span, at: index)
            offsets.append(index)
            capitals.append(VietnameseLetters.isUppercase(next.scalar))
            index += next.count
        }
        let count = offsets.count
        offsets.append(range.upperBound)
        guard count > 2, count <= letterLimit else { return [] }
        let isAllUpper = !capitals.contains(false)
        let ngrams = NGrams.standard
        var nodes = [Node](repeating: Node(), count: count + 1)
        nodes[0].cost = 0
        nodes[0].id = before
        for start in 0..<count where nodes[start].cost < Int.max {
            for end in (start + 1)...min(count, start + 16) {
                if start == 0, end == count { continue }
                let part = offsets[start]..<offsets[end]
                guard let word = segment(bytes, part, capitals[start..<end], isAllUpper) else { continue }
                var cost = nodes[start].cost + word.cost
                var isAttested = nodes[start].isAttested
                if word.id != .unknown {
                    cost += ngrams.cost(word.id, after: nodes[start].id)
                    if start > 0, ngrams.count(nodes[start].id, word.id) == 0 { isAttested = false }
                }
                if end == count, behind != .unknown { cost += ngrams.cost(behind, after: word.id) }
                if cost < nodes[end].cost {
                    nodes[end] = Node(cost: cost, id: word.id, previous: start, isAttested: isAttested)
                }
            }
        }
        guard nodes[count].cost < Int.max else { return [] }
        var cuts: [Int] = []
        var position = nodes[count].previous
        while position > 0 {
            cuts.append(offsets[position])
            position = nodes[position].previous
        }
        cuts.reverse()
        // A run of plain letters may be a foreign word: all its joints must be known pairs.
        let changesCase = !isAllUpper && capitals.dropFirst().contains(true)
        if !isMarked, !changesCase, !nodes[count].isAttested { return [] }
        if !isMarked, isAllUpper, count < 6 { return [] }
        var whole = (isMarked ? 30 + 4 * count : 16 + 3 * count) * bit
        if changesCase { whole += 8 * bit }
        if behind != .unknown { whole += Syllables.cost(behind) }
        return nodes[count].cost + cuts.count * 2 * bit < whole ? cuts : []
    }

    /// A part as a word: its number, or `unknown` with a cost for abbreviations; `nil` if it is none.
    private static func segment(
        _ bytes: [UInt8], _ part: Range<Int>, _ capitals: ArraySlice<Bool>, _ isAllUpper: Bool
    ) -> (id: SyllableID, cost: Int)? {
        let upper = capitals.reduce(0) { $0 + ($1 ? 1 : 0) }
        let isUpper = upper == capitals.count
        if capitals.count > 1, upper > 1, !isUpper {
            return Abbreviations.entry(bytes, part) != 0 ? (.unknown, 10 * bit) : nil
        }
        if !isAllUpper, isUpper, capitals.count > 1 {
            if Abbreviations.entry(bytes, part) != 0 { return (.unknown, 10 * bit) }
            if capitals.count > 5 || Syllables.id(bytes, part) != .unknown { return nil }
            return (.unknown, (20 + 2 * capitals.count) * bit)
        }
        guard upper == 0 || isUpper || upper == 1 && capitals[capitals.startIndex] else { return nil }
        let id = Syllables.id(bytes, part)
        guard id != .unknown, Syllables.count(id) > 20 else { return nil }
        guard Syllables.isWellFormed(id) || part.contains(where: { bytes[$0] >= 0x80 }) else { return nil }
        // Single letters are words only with a mark, but for the y of "y tế".
        if part.count == 1, bytes[part.lowerBound] | 0x20 != 0x79 { return nil }
        return (id, 0)
    }
}
