/// A piece of a text with what was found in it.
public struct Snippet: Sendable, Hashable {
    /// One line.
    public var text: String
    /// What was found: ranges of the text's UTF-8.
    public var marked: [Range<Int>]

    /// Words round what was found, at most.
    static let words = 32

    /// The piece of a text in which most of the wanted terms stand; its beginning where none does.
    /// Complexity: O(*words* · terms).
    init(of text: [UInt8], for query: SearchQuery?) {
        let words = SyllableTokens(text)
        let tokens = words.tokens
        var hits: [(term: Int, words: Range<Int>)] = []
        if let query {
            let terms = query.wanted
            for index in tokens.indices {
                for (number, term) in terms.enumerated() where SearchQuery.stands(term, in: words, at: index) {
                    hits.append((number, index..<index + term.words.count))
                }
            }
        }
        // The window that begins a little before the hit from which most terms are reached.
        var best = (start: 0, count: -1)
        for (index, hit) in hits.enumerated() {
            // One bit a term; a query has a hundred at the most, the first 64 decide.
            var terms: UInt64 = 0
            for other in hits[index...] {
                guard other.words.upperBound <= hit.words.lowerBound + Self.words * 3 / 4 else { break }
                terms |= 1 << UInt64(min(other.term, 63))
            }
            if terms.nonzeroBitCount > best.count { best = (hit.words.lowerBound, terms.nonzeroBitCount) }
        }
        let first = max(0, best.start - Self.words / 4)
        let last = min(tokens.count, first + Self.words)
        guard first < last else {
            self.text = ""
            marked = []
            return
        }
        var bytes: [UInt8] = first > 0 ? Array("… ".utf8) : []
        var places: [Int] = []
        var at = tokens[first].range.lowerBound
        var isBlank = true
        var starts: [Int: Int] = [:]
        var ends: [Int: Int] = [:]
        for index in first..<last {
            starts[tokens[index].range.lowerBound] = index
            ends[tokens[index].range.upperBound] = index
        }
        places = Array(repeating: 0, count: last - first)
        var upper = places
        let end = last < tokens.count ? tokens[last - 1].range.upperBound : text.count
        while at <= end {
            if let index = ends[at] { upper[index - first] = bytes.count }
            if at == end { break }
            if let index = starts[at] { places[index - first] = bytes.count }
            let byte = text[at]
            if byte <= 0x20 || byte == 0x7F {
                if !isBlank { bytes.append(0x20) }
                isBlank = true
            } else {
                bytes.append(byte)
                isBlank = false
            }
            at += 1
        }
        while bytes.last == 0x20 { bytes.removeLast() }
        if last < tokens.count { bytes += " …".utf8 }
        var marked: [Range<Int>] = []
        for hit in hits where hit.words.lowerBound >= first && hit.words.upperBound <= last {
            let range = places[hit.words.lowerBound - first]..<upper[hit.words.upperBound - 1 - first]
            // Words found one behind the other are one mark.
            if let before = marked.last, before.upperBound + 1 >= range.lowerBound {
                marked[marked.count - 1] = before.lowerBound..<max(before.upperBound, range.upperBound)
            } else {
                marked.append(range)
            }
        }
        self.text = String(decoding: bytes, as: UTF8.self)
        self.marked = marked
    }
}
