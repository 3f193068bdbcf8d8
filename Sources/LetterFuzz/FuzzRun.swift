import Foundation
import LetterKit
import LetterReaders
import LetterTestSupport
import LetterText

/// Runs seed after seed and counts what breaks.
struct FuzzRun {
    let mutator: Mutator
    private let packing: Packing
    private(set) var failures = 0
    private var total = 0
    private var slowest = (seed: UInt64(0), perByte: 0.0)

    init(mutator: Mutator) {
        self.mutator = mutator
        packing = Packing(mutator.letters)
    }

    /// Stops at the twentieth failure.
    mutating func run(seeds: Range<UInt64>) {
        print("\(mutator.letters.count) base letters, seeds \(seeds)")
        let start = ContinuousClock.now
        var done = 0
        for seed in seeds {
            currentSeed = seed
            if seed % 64 == 0 || done == 0 { alarm(60) }
            runOne(seed)
            done += 1
            if failures >= 20 { break }
        }
        alarm(0)
        let seconds = start.duration(to: .now) / .seconds(1)
        let megabytes = (Double(total) / 1e6 / seconds * 10).rounded() / 10
        print(
            "\(done) inputs, \(Int(Double(done) / seconds)) a second, \(megabytes) MB/s; slowest: seed \(slowest.seed),"
                + " \(Int(slowest.perByte * 1e9)) ns a byte")
        print(failures == 0 ? "no invariant broken" : "\(failures) inputs broke an invariant")
    }

    private mutating func runOne(_ seed: UInt64) {
        let input = packing.packed(mutator.input(seed: seed))
        total += input.count
        let before = processorTime()
        var broken = Self.check(input)
        let spent = processorTime() - before
        // 50 ms for what costs the same for any input, then 4 µs a byte, checks included: some times what a damaged
        // letter takes. What grows faster than its input is over it long before 64 KB.
        if spent > 0.050 + Double(input.count) * 4e-6 {
            broken.append("\(input.count) bytes took \(Int(spent * 1_000)) ms")
        }
        if input.count > 1_000, spent / Double(input.count) > slowest.perByte {
            slowest = (seed, spent / Double(input.count))
        }
        guard !broken.isEmpty else { return }
        failures += 1
        print("seed \(seed): \(broken.joined(separator: "; "))")
        // What was found is seen even where the next input crashes.
        fflush(nil)
    }

    /// The broken invariants of one input.
    static func check(_ input: [UInt8]) -> [String] {
        var broken: [String] = []
        LetterReader.members(of: input) { member in
            // What is empty, binary or nested too deep is refused with a reason: that is an answer.
            guard case .success(let text) = member.result else { return true }
            let analysis = LetterParser().analyze(text)
            // Places of a member lead into bytes that nobody has any more.
            if analysis.origin == .text {
                broken += Invariants.broken(of: analysis.decoded.bytes, analysis: analysis)
            } else if member.path.isEmpty {
                broken += Invariants.broken(of: input, analysis: analysis)
            }
            return true
        }
        return broken
    }
}
