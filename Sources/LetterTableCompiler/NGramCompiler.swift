import Foundation
import LetterLexicon

/// Turns n-gram counts into hashed slots of key, smoothed cost and count.
struct NGramCompiler {
    private let numbers: SyllableNumbers
    private var bigrams: [UInt64: Int] = [:]
    private var trigrams: [UInt64: Int] = [:]

    init(
        numbers: SyllableNumbers, bigramRows: [TableRow], trigramRows: [TableRow], confusionRows: [TableRow]
    ) throws {
        self.numbers = numbers
        bigrams = try read(bigramRows)
        trigrams = try read(trigramRows)
        leaveOutMisreadings(confusionRows)
    }

    /// How many times as often as a pair another one stands, of which it is a misreading.
    private static let misreadingRatio = 150

    /// Leaves out pairs that are a frequent pair misread: scans are among the texts that were counted, so that
    /// `chỉ tiết` is in the table, once for every two hundred `chi tiết`. Else no such word would ever be corrected.
    private mutating func leaveOutMisreadings(_ confusionRows: [TableRow]) {
        var printed: [Character: [Character]] = [:]
        for row in confusionRows where row["operation"] == "substitute" && row["class"].hasPrefix("tone") {
            guard let count = Int(row["count"]), count >= 5, row["truth"].count == 1, row["read"].count == 1,
                let truth = row["truth"].first, let read = row["read"].first
            else { continue }
            printed[read, default: []].append(truth)
        }
        var sources: [UInt64: [UInt64]] = [:]
        for id in Set(bigrams.keys.flatMap { [$0 >> 16, $0 & 0xFFFF] }) {
            let letters = Array(numbers.spellings[Int(id)])
            sources[id] = letters.indices.flatMap { place in
                (printed[letters[place]] ?? []).compactMap { letter -> UInt64? in
                    var word = letters
                    word[place] = letter
                    return numbers.known(Substring(String(word))).map(UInt64.init)
                }
            }
        }
        let misread = bigrams.filter { key, count in
            let (first, second) = (key >> 16, key & 0xFFFF)
            let others =
                (sources[first] ?? []).map { $0 << 16 | second } + (sources[second] ?? []).map { first << 16 | $0 }
            return others.contains { bigrams[$0] ?? 0 >= count * Self.misreadingRatio }
        }
        for key in misread.keys { bigrams[key] = nil }
        trigrams = trigrams.filter { key, _ in misread[key >> 16] == nil && misread[key & 0xFFFF_FFFF] == nil }
    }

    private func read(_ rows: [TableRow]) throws -> [UInt64: Int] {
        var result: [UInt64: Int] = [:]
        for row in rows {
            var context: UInt64 = 0
            for word in row["first"].split(separator: " ") {
                guard let id = numbers.known(word) else { throw row.error("unknown syllable: \(word)") }
                context = context << 16 | UInt64(id)
            }
            for item in row["next"].split(separator: " ") {
                guard let colon = item.lastIndex(of: ":"), let count = Int(item[item.index(after: colon)...]),
                    let id = numbers.known(item[..<colon])
                else { throw row.error("not syllable:count: \(item)") }
                result[context << 16 | UInt64(id)] = count
            }
        }
        return result
    }

    func compile() -> [UInt8] {
        let total = numbers.total
        var bigramSlots = slots(for: bigrams.count)
        var trigramSlots = slots(for: trigrams.count)
        func share(_ id: UInt64) -> Double { pow(2, -Double(numbers.cost(Int(id), total: total)) / 256) }
        func pairShare(_ a: UInt64, _ b: UInt64) -> Double {
            let count = Double(bigrams[a << 16 | b] ?? 0)
            return 0.85 * min(1, count / max(count, Double(numbers.counts[Int(a)]), 1)) + 0.15 * share(b)
        }
        for (key, count) in bigrams.sorted(by: { $0.key < $1.key }) {
            insert(key, hash: key, share: pairShare(key >> 16, key & 0xFFFF), count: count, into: &bigramSlots)
        }
        var contexts: [UInt64: Int] = [:]
        for (key, count) in trigrams { contexts[key >> 16, default: 0] += count }
        for (key, count) in trigrams.sorted(by: { $0.key < $1.key }) {
            let context = max(bigrams[key >> 16] ?? 0, contexts[key >> 16]!)
            let share = 0.75 * Double(count) / Double(context) + 0.25 * pairShare(key >> 16 & 0xFFFF, key & 0xFFFF)
            insert(NGrams.fingerprint(key), hash: key, share: share, count: count, into: &trigramSlots)
        }
        var blob = BlobWriter()
        blob.add(bigramSlots)
        blob.add(trigramSlots)
        blob.add(filter(of: bigrams.keys))
        blob.add(filter(of: trigrams.keys))
        return blob.finish()
    }

    private func filter(of keys: some Sequence<UInt64>) -> [UInt64] {
        var bits = [UInt64](repeating: 0, count: (1 << NGrams.filterBits) / 64)
        for key in keys { bits[NGrams.filterBit(key) >> 6] |= 1 << UInt64(NGrams.filterBit(key) & 63) }
        return bits
    }

    private func slots(for count: Int) -> [UInt64] { [UInt64](repeating: 0, count: count * 7 / 5 + 1) }

    private func insert(_ key: UInt64, hash: UInt64, share: Double, count: Int, into slots: inout [UInt64]) {
        var mantissa = UInt64(count)
        var exponent: UInt64 = 0
        while mantissa > 0xFFF {
            mantissa >>= 1
            exponent += 1
        }
        let cost = UInt64(min(65_535, max(1, (-log2(share) * 256).rounded())))
        var slot = SyllableKey.slot(hash, of: slots.count)
        while slots[slot] != 0 { slot = (slot + 1) % slots.count }
        slots[slot] = key << 32 | cost << 16 | exponent << 12 | mantissa
    }
}
