import LetterLexicon

/// The trie of `structure-cues.tsv`: columns id, phrase, kinds (parted by commas).
struct LineCueCompiler {
    private var next: [UInt64: UInt32] = [:]
    private var kinds: [LineCueKinds] = [[]]

    init(rows: [TableRow]) throws {
        for row in rows {
            var found: LineCueKinds = []
            for name in row["kinds"].split(separator: ",") {
                guard let bit = LineCueKinds.names.firstIndex(of: String(name)) else {
                    throw row.error("no kind: \(name)")
                }
                found.insert(LineCueKinds(rawValue: 1 << UInt64(bit)))
            }
            var node: UInt32 = 0
            for word in row["phrase"].split(separator: " ") {
                let bytes = Array(word.utf8)
                let key = LineCueTable.edge(node, LineCueTable.word(bytes, 0..<bytes.count))
                if let known = next[key] {
                    node = known
                } else {
                    kinds.append([])
                    node = UInt32(kinds.count - 1)
                    next[key] = node
                }
            }
            kinds[Int(node)].formUnion(found)
        }
    }

    func compile() -> [UInt8] {
        let size = next.count * 2 + 1
        var edges = [UInt64](repeating: 0, count: size)
        var targets = [UInt32](repeating: 0, count: size)
        for (key, target) in next.sorted(by: { $0.value < $1.value }) {
            var slot = SyllableKey.slot(key, of: size)
            while edges[slot] != 0 { slot = slot + 1 == size ? 0 : slot + 1 }
            edges[slot] = key
            targets[slot] = target
        }
        var blob = BlobWriter()
        blob.add(edges)
        blob.add(targets)
        blob.add(kinds.map(\.rawValue))
        return blob.finish()
    }
}
