import LetterLexicon

/// The syntax of the phrase column.
///
/// Words, the marks `,` `-` `/` `:` and `&` (which is `và`), the slots `<n>` (a number), `<date>`,
/// `<time>`, `<percent>`, `<amount>` and `<code>`; `hằng|hàng` for either word; `[với]` for words that may
/// be left out. Short forms of the abbreviation table stand for their expansion.
enum PhraseSyntax {
    private static let slots: [String: SyllableID] = [
        "<n>": .number, "<date>": .date, "<time>": .time, "<percent>": .percentage, "<amount>": .amount,
        "<code>": .code, ",": .comma, "-": .hyphen, "–": .hyphen, "/": .slash, ":": .colon,
    ]

    /// The numbers of plain words and marks.
    static func items(_ text: String, _ numbers: inout SyllableNumbers) throws -> [UInt16] {
        var result: [UInt16] = []
        for word in words(text) {
            if let slot = slots[word] {
                result.append(slot.rawValue)
            } else if word.allSatisfy(\.isNumber) {
                result.append(SyllableID.number.rawValue)
            } else if word == "&" {
                result.append(numbers.id("và")!)
            } else if let id = numbers.id(word) {
                result.append(id)
            } else if word.contains(where: \.isLetter) {
                throw TableError(file: "phrase", line: 0, message: "\(text): no word of Vietnamese letters: \(word)")
            }
        }
        return result
    }

    /// Words and marks: `a, b` gives three.
    static func words(_ text: String) -> [String] {
        var result: [String] = []
        for chunk in text.split(separator: " ") {
            var word = ""
            for character in chunk {
                if ",-–/:&()'’.\"".contains(character), !chunk.hasPrefix("<") {
                    if !word.isEmpty { result.append(word) }
                    word = ""
                    result.append(String(character))
                } else {
                    word.append(character)
                }
            }
            if !word.isEmpty { result.append(word) }
        }
        return result
    }

    /// All plain phrases that a phrase with `|` and `[…]` stands for.
    static func expand(_ phrase: String) -> [String] {
        if let open = phrase.firstIndex(of: "["), let close = phrase[open...].firstIndex(of: "]") {
            let before = phrase[..<open]
            let inner = phrase[phrase.index(after: open)..<close]
            let after = phrase[phrase.index(after: close)...]
            return expand("\(before)\(after)") + expand("\(before)\(inner)\(after)")
        }
        var results = [""]
        for word in phrase.split(separator: " ") {
            let choices = word.split(separator: "|")
            results = results.flatMap { head in choices.map { head.isEmpty ? String($0) : head + " " + $0 } }
        }
        return results
    }
}

/// Builds the trie of all phrases.
struct PhraseCompiler {
    private struct Node {
        var edges: [UInt16: Int] = [:]
        var cues: [Int] = []
    }

    private var nodes = [Node(), Node()]
    private var cues: [(name: String, cueClass: CueClass, phrase: String)] = []
    private var numbersOfCues: [String: Int] = [:]

    /// Adds a phrase, with its `|` and `[…]` spelled out.
    mutating func add(
        _ phrase: String, name: String, cueClass: CueClass, row: TableRow, readings: [String: [String]],
        numbers: inout SyllableNumbers
    ) throws {
        guard name.utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }),
            !name.isEmpty
        else { throw row.error("id is not kebab-case: \(name)") }
        let cue: Int
        if let known = numbersOfCues[name] {
            guard cues[known].cueClass == cueClass else { throw row.error("\(name) stands in two classes") }
            cue = known
        } else {
            cue = cues.count
            numbersOfCues[name] = cue
            cues.append((name, cueClass, phrase))
        }
        let plain = PhraseSyntax.expand(phrase)
        guard plain.count <= 256 else { throw row.error("\(plain.count) phrases in one row") }
        for text in plain {
            let spelled = text.split(separator: " ").map { word in readings[String(word)]?.first ?? String(word) }
            let items = try PhraseSyntax.items(spelled.joined(separator: " "), &numbers)
            guard !items.isEmpty else { throw row.error("no words: \(text)") }
            insert(items, cue)
        }
    }

    private mutating func insert(_ items: [UInt16], _ cue: Int) {
        var node = 1
        for item in items {
            if let next = nodes[node].edges[item] {
                node = next
            } else {
                nodes.append(Node())
                nodes[node].edges[item] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        if !nodes[node].cues.contains(cue) { nodes[node].cues.append(cue) }
    }

    /// - Parameter and: the number of `và`, for which `&` may stand.
    func compile(idCount: Int, and: UInt16) -> [UInt8] {
        // Cues are numbered in the order of their names, so that a name can be sought.
        let order = cues.indices.sorted {
            Array(cues[$0].name.utf8).lexicographicallyPrecedes(Array(cues[$1].name.utf8))
        }
        var rank = [Int](repeating: 0, count: cues.count)
        for (position, cue) in order.enumerated() { rank[cue] = position }

        // States are numbered from 1, those first from which no phrase goes on, then the others at which one ends.
        let inner = nodes.indices.dropFirst(2)
        let leaves = inner.filter { nodes[$0].edges.isEmpty }
        let states =
            leaves + inner.filter { !nodes[$0].edges.isEmpty && !nodes[$0].cues.isEmpty }
            + inner.filter { nodes[$0].cues.isEmpty }
        var number = [UInt64](repeating: 0, count: nodes.count)
        for (index, node) in states.enumerated() { number[node] = UInt64(index + 1) }

        precondition(states.count < 1 << PhraseTable.stateBits, "too many phrases")
        var root = [UInt32](repeating: 0, count: idCount)
        var pairs = [UInt64](repeating: 0, count: PhraseTable.pairWords)
        for (item, next) in nodes[1].edges {
            root[Int(item)] = UInt32(number[next])
            for follower in nodes[next].edges.keys { PhraseTable.addPair(item, follower, to: &pairs) }
            if nodes[next].edges[and] != nil {
                PhraseTable.addPair(item, SyllableID.ampersand.rawValue, to: &pairs)
            }
        }
        let edges = inner.flatMap { node in
            nodes[node].edges.sorted { $0.key < $1.key }.map { (number[node] << 16 | UInt64($0.key), number[$0.value]) }
        }.sorted { $0.0 < $1.0 }
        // Most steps lead nowhere: they should meet a free slot soon.
        let slotCount = edges.count * 5 / 2 + 1
        var slots = [UInt64](repeating: 0, count: slotCount)
        for (key, next) in edges {
            var slot = SyllableKey.slot(key, of: slotCount)
            while slots[slot] != 0 { slot = (slot + 1) % slotCount }
            slots[slot] = key << 24 | next
        }
        // No phrase ends at state 0.
        var acceptStarts: [UInt32] = [0, 0]
        var acceptClasses: [UInt64] = [0]
        var accepts: [UInt16] = []
        for node in states where !nodes[node].cues.isEmpty {
            accepts += nodes[node].cues.map { UInt16(rank[$0]) }.sorted()
            acceptStarts.append(UInt32(accepts.count))
            acceptClasses.append(nodes[node].cues.reduce(0) { $0 | CueClassSet(cues[$1].cueClass).folded })
        }
        var blob = BlobWriter()
        blob.add(root)
        blob.add(slots)
        blob.add(acceptStarts)
        blob.add(accepts)
        blob.add(order.map { cues[$0].cueClass.rawValue })
        blob.add(strings: order.map { cues[$0].name })
        blob.add(strings: order.map { cues[$0].phrase })
        blob.add(pairs)
        blob.add(acceptClasses)
        blob.add([UInt32(leaves.count)])
        blob.add(Array(CueClass.allCases.map { "\($0)" }.joined(separator: "\n").utf8))
        return blob.finish()
    }
}
