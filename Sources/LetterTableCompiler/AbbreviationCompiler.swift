import LetterLexicon

/// Short forms with their readings.
struct AbbreviationCompiler {
    private(set) var readings: [String: [String]] = [:]

    init(rows: [TableRow]) throws {
        var found: [String: [(Int, String)]] = [:]
        for row in rows { found[row["abbreviation"], default: []].append((try row.number("rank"), row["expansion"])) }
        readings = found.mapValues { $0.sorted { $0.0 < $1.0 }.map(\.1) }
    }

    func compile(_ numbers: inout SyllableNumbers) throws -> [UInt8] {
        let forms = readings.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        var entries = [UInt32](repeating: 0, count: 8)
        var strings: [UInt8] = []
        var pool: [UInt16] = []
        let slotCount = forms.count * 2
        var hashes = [UInt32](repeating: 0, count: slotCount)
        var slots = [UInt16](repeating: 0, count: slotCount)
        for form in forms {
            let bytes = Array(form.utf8)
            let formStart = strings.count
            strings += bytes
            let first = UInt16(entries.count / 8)
            for (rank, expansion) in readings[form]!.enumerated() {
                let start = strings.count
                strings += expansion.utf8
                let syllables = try PhraseSyntax.items(expansion, &numbers)
                entries += [
                    UInt32(formStart), UInt32(bytes.count), UInt32(start), UInt32(expansion.utf8.count),
                    UInt32(pool.count),
                    UInt32(syllables.count), UInt32(readings[form]!.count), UInt32(rank),
                ]
                pool += syllables
            }
            var hash = Abbreviations.FormHash()
            for byte in bytes { hash.append(byte) }
            var slot = SyllableKey.slot(UInt64(hash.rawValue), of: slotCount)
            while hashes[slot] != 0 { slot = (slot + 1) % slotCount }
            hashes[slot] = hash.rawValue
            slots[slot] = first
        }
        var blob = BlobWriter()
        blob.add(hashes)
        blob.add(slots)
        blob.add(entries)
        blob.add(strings)
        blob.add(pool)
        return blob.finish()
    }
}
