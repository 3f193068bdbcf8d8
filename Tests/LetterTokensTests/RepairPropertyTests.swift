import Foundation
import LetterText
import LetterTokens
import Testing

/// What must hold for any input, tried on damaged copies of a letter with fixed seeds.
@Suite("Invariants of the repair")
struct RepairPropertyTests {
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 33
        }
    }

    /// Damages a text: lines cut, lost, doubled, joined; blanks lost or made line ends; letters decomposed.
    static func damaged(_ text: String, seed: UInt64) -> [UInt8] {
        var generator = Generator(state: seed &* 77 &+ 5)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<4 {
            let index = Int.random(in: 0..<lines.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: lines[index] = String(lines[index].prefix(Int.random(in: 0...20, using: &generator)))
            case 1: lines.insert(lines[index], at: index)
            case 2: lines[index] = lines[index].replacing(" ", with: "")
            case 3: lines[index] = lines[index].replacing(" ", with: "\n")
            case 4: lines[index] = lines[index].decomposedStringWithCanonicalMapping
            default: lines[index] += "\u{1F}\t" + String(lines[index].reversed())
            }
        }
        var bytes = Array(lines.joined(separator: seed % 3 == 0 ? "\r\n" : "\n").utf8)
        if seed % 4 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator)) }
        if seed % 5 == 0 {
            bytes[Int.random(in: 0..<max(bytes.count, 1), using: &generator) % max(bytes.count, 1)] = 0xFF
        }
        return bytes
    }

    @Test(arguments: 0..<UInt64(60))
    func theMapStaysExact(seed: UInt64) {
        let file = Self.damaged(LineJoiningTests.blocks, seed: seed)
        guard !file.isEmpty else { return }
        let result = TextRepair.repair(TextDecoder.decode(file).text)
        let text = result.text
        #expect(text.map.textCount == text.count)
        var last = 0
        for offset in 0..<text.count {
            let range = text.fileRange(of: SourceRange(offset, offset + 1))
            #expect(range.start >= last && range.end <= file.count)
            last = range.start
            // A byte that stands in the file as it is leads to itself.
            if range.count == 1, text.bytes[offset] > 0x20, text.bytes[offset] < 0x7F {
                let there = file[range.start]
                #expect(there == text.bytes[offset] || (there | 0x20) == 0x64 || there &- 0x30 < 10)
            }
        }
        for correction in result.corrections { #expect(correction.file.end <= file.count) }
    }

    @Test(arguments: 0..<UInt64(60))
    func repairingTwiceIsRepairingOnce(seed: UInt64) {
        let source = TextDecoder.decode(Self.damaged(LineJoiningTests.blocks, seed: seed)).text
        let once = TextRepair.repair(source).text
        let twice = TextRepair.repair(SourceText(bytes: once.bytes)).text
        // The first repair may leave a line end in doubt that the whole text then decides: words are final.
        #expect(words(once.bytes) == words(twice.bytes))
    }

    private func words(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.split { $0 == 0x20 || $0 == 0x0A } }

    @Test func emptyAndOddTextsPass() {
        for text in [
            "", "\n", "\n\n \n", " ", "-", "1.", "./.", "a)", "\u{1F}", "\u{C}", "Số:", "“", "é", "\n-\n-\n-", "(",
            "\t\t\n\t",
        ] {
            _ = repaired(text)
        }
    }

    @Test func longRunsTakeLinearTime() {
        // One long word, thousands of one-letter lines, of labels: minutes if anything is quadratic.
        for piece in ["a", "a\n", "1.\n", "- ", "ệ\n", "ấ ", "Aa", "1", "(", "[1]", "28-\n"] {
            let text = String(repeating: piece, count: 40_000 / piece.utf8.count)
            _ = repaired(text)
        }
    }
}
