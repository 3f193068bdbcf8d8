internal import LetterText
internal import LetterTokens

/// What a cue phrase of `structure-cues.tsv` tells of the line it stands in.
struct CueKinds: OptionSet, Sendable {
    let rawValue: UInt32
    static let names: [String] = [
        "nation", "motto", "number", "type", "subject", "addressees", "telegram", "urgency", "secrecy", "basis",
        "firm-basis", "enact", "copies", "capacity", "title", "body", "complete-body", "place", "issue-verb", "closing",
        "order-verb", "annex", "firm-annex", "attached", "column", "honorific", "name-end", "subordinate",
    ]
    static let nation = CueKinds(rawValue: 1 << 0)
    static let motto = CueKinds(rawValue: 1 << 1)
    static let number = CueKinds(rawValue: 1 << 2)
    static let type = CueKinds(rawValue: 1 << 3)
    static let subject = CueKinds(rawValue: 1 << 4)
    static let addressees = CueKinds(rawValue: 1 << 5)
    static let telegram = CueKinds(rawValue: 1 << 6)
    static let urgency = CueKinds(rawValue: 1 << 7)
    static let secrecy = CueKinds(rawValue: 1 << 8)
    static let basis = CueKinds(rawValue: 1 << 9)
    static let firmBasis = CueKinds(rawValue: 1 << 10)
    static let enact = CueKinds(rawValue: 1 << 11)
    static let copies = CueKinds(rawValue: 1 << 12)
    static let capacity = CueKinds(rawValue: 1 << 13)
    static let title = CueKinds(rawValue: 1 << 14)
    static let body = CueKinds(rawValue: 1 << 15)
    static let completeBody = CueKinds(rawValue: 1 << 16)
    static let place = CueKinds(rawValue: 1 << 17)
    static let issueVerb = CueKinds(rawValue: 1 << 18)
    static let closing = CueKinds(rawValue: 1 << 19)
    static let orderVerb = CueKinds(rawValue: 1 << 20)
    static let annex = CueKinds(rawValue: 1 << 21)
    static let firmAnnex = CueKinds(rawValue: 1 << 22)
    static let attached = CueKinds(rawValue: 1 << 23)
    static let column = CueKinds(rawValue: 1 << 24)
    static let honorific = CueKinds(rawValue: 1 << 25)
    static let nameEnd = CueKinds(rawValue: 1 << 26)
    static let subordinate = CueKinds(rawValue: 1 << 27)
}

/// A trie of the cue phrases over their words, whatever the case and the tone placement.
struct StructureCues: Sendable {
    private var next: [UInt64: UInt32] = [:]
    private var kinds: [CueKinds] = [[]]

    static let shared = StructureCues(rows: structureCueRows)

    init(rows: String) {
        for row in rows.utf8.split(separator: 0x0A) {
            let columns = row.split(separator: 0x09)
            guard columns.count == 2 else { continue }
            var kinds: CueKinds = []
            for name in columns[1].split(separator: 0x2C) {
                if let bit = CueKinds.names.firstIndex(where: { $0.utf8.elementsEqual(name) }) {
                    kinds.insert(CueKinds(rawValue: 1 << UInt32(bit)))
                }
            }
            var node: UInt32 = 0
            for word in columns[0].split(separator: 0x20) {
                let bytes = Array(word)
                let key = Self.key(node, Self.hash(bytes, SourceRange(0, bytes.count)))
                if let known = next[key] {
                    node = known
                } else {
                    self.kinds.append([])
                    node = UInt32(self.kinds.count - 1)
                    next[key] = node
                }
            }
            self.kinds[Int(node)].formUnion(kinds)
        }
    }

    @inline(__always) private static func key(_ node: UInt32, _ hash: UInt64) -> UInt64 {
        (hash &+ UInt64(node)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// FNV-1a of the word in small letters, with the tone mark of `oa`, `oe`, `uy` on the first vowel,
    /// without full stops at its end.
    static func hash(_ bytes: [UInt8], _ range: SourceRange) -> UInt64 {
        var small: [UInt8] = []
        small.reserveCapacity(range.count)
        LetterCase.appendLowercase(bytes, range.indices, to: &small)
        while small.count > 1, small.last == 0x2E { small.removeLast() }
        TonePlacement.normalise(&small)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in small { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }

    /// The end of the longest phrase of one of these kinds that begins at a token; nil where there is none.
    /// Complexity: O(*words of the phrase*).
    func match(_ wanted: CueKinds, _ stream: TokenStream, at start: Int, before limit: Int) -> Int? {
        var node: UInt32 = 0
        var found: Int?
        var index = start
        while index < limit {
            let token = stream.tokens[index]
            guard let following = next[Self.key(node, Self.hash(stream.source.bytes, token.range))] else { break }
            node = following
            index += 1
            if !kinds[Int(node)].isDisjoint(with: wanted) { found = index }
        }
        return found
    }

    /// The kinds of the longest phrase at a token, and its end.
    func longest(_ stream: TokenStream, at start: Int, before limit: Int) -> (kinds: CueKinds, end: Int)? {
        var node: UInt32 = 0
        var found: (CueKinds, Int)?
        var index = start
        while index < limit {
            let token = stream.tokens[index]
            guard let following = next[Self.key(node, Self.hash(stream.source.bytes, token.range))] else { break }
            node = following
            index += 1
            if !kinds[Int(node)].isEmpty { found = (kinds[Int(node)], index) }
        }
        return found
    }
}

/// Old and new places of the tone mark: `hoà` and `hòa`, `thuỷ` and `thủy`.
enum TonePlacement {
    /// Pairs of (old, new): letters as UTF-8.
    private static let pairs: [([UInt8], [UInt8])] = [
        ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"),
        ("oẽ", "õe"), ("oẹ", "ọe"), ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// Moves the mark to the first vowel at the end of a word in small letters.
    static func normalise(_ word: inout [UInt8]) {
        guard word.count >= 3, word.last! >= 0x80 else { return }
        for (old, new) in pairs where word.count >= old.count && word.suffix(old.count).elementsEqual(old) {
            // `quỷ`: the u belongs to the initial.
            if old[0] == 0x75, word.count > old.count, word[word.count - old.count - 1] == 0x71 { return }
            word.replaceSubrange((word.count - old.count)..., with: new)
            return
        }
    }
}
