import Foundation
import LetterKit
import LetterReaders
import LetterText

// Damages letters and holds the invariants against what the parser makes of them.
//
//     LetterFuzz [--count N] [--seed S] [--replay SEED] [--write PATH] FILE_OR_DIRECTORY…
//
// `--replay` runs the one input of a seed, `--write` keeps its bytes. Exit status 1 where an
// invariant was broken; a crash or a hang prints the seed it happened at.

var count = 200_000
var first: UInt64 = 1
var replay = false
var output: String?
var paths: [String] = []
var arguments = CommandLine.arguments.dropFirst().makeIterator()
while let argument = arguments.next() {
    switch argument {
    case "--count": count = Int(arguments.next() ?? "") ?? count
    case "--seed": first = UInt64(arguments.next() ?? "") ?? first
    case "--replay":
        first = UInt64(arguments.next() ?? "") ?? first
        replay = true
        count = 1
    case "--write": output = arguments.next()
    default: paths.append(argument)
    }
}

/// Letters larger than this are left out: many small inputs find more than few large ones.
let largest = 32_768
let letters = readLetters(paths)
guard !letters.isEmpty else {
    print("usage: LetterFuzz [--count N] [--seed S] [--replay SEED] [--write PATH] FILE_OR_DIRECTORY…")
    exit(2)
}
let mutator = Mutator(letters: letters, limit: 65_536)
print("\(letters.count) base letters, seeds \(first)..<\(first + UInt64(count))")

watchForCrashes()
var failures = 0
var total = 0
var slowest = (seed: UInt64(0), perByte: 0.0)
let start = ContinuousClock.now
for seed in first..<first + UInt64(count) {
    currentSeed = seed
    let input = mutator.input(seed: seed)
    if let output { try Data(input).write(to: URL(filePath: output)) }
    total += input.count
    if seed % 64 == 0 || replay { alarm(20) }
    let before = processorTime()
    let broken = check(input)
    let spent = processorTime() - before
    // 30 ms for what costs the same for any input, then at least 1 MB a second, checks included.
    if spent > 0.030 + Double(input.count) * 1e-6 {
        report(seed, ["\(input.count) bytes took \(Int(spent * 1_000)) ms"])
    }
    if input.count > 1_000, spent / Double(input.count) > slowest.perByte {
        slowest = (seed, spent / Double(input.count))
    }
    if !broken.isEmpty { report(seed, broken) }
    if failures >= 20 { break }
}
alarm(0)
let seconds = start.duration(to: .now) / .seconds(1)
let rate = Int(Double(count) / seconds)
let megabytes = (Double(total) / 1e6 / seconds * 10).rounded() / 10
print("\(count) inputs, \(rate) a second, \(megabytes) MB/s; slowest: seed \(slowest.seed), \(Int(slowest.perByte * 1e9)) ns a byte")
print(failures == 0 ? "no invariant broken" : "\(failures) inputs broke an invariant")
exit(failures == 0 ? 0 : 1)

/// The broken invariants of one input.
func check(_ input: [UInt8]) -> [String] {
    do {
        return Invariants.broken(of: input, analysis: try LetterParser().analyze(bytes: input))
    } catch {
        // Empty or binary input is refused with a reason: that is an answer.
        return []
    }
}

func report(_ seed: UInt64, _ broken: [String]) {
    failures += 1
    print("seed \(seed): \(broken.joined(separator: "; "))")
}

/// Every letter under the paths, as it is, decomposed and in capitals.
func readLetters(_ paths: [String]) -> [[UInt8]] {
    var letters: [[UInt8]] = []
    for path in paths.flatMap(files) {
        guard let data = FileManager.default.contents(atPath: path), data.count <= largest else { continue }
        letters.append(Array(data))
        guard let text = String(data: data, encoding: .utf8) else { continue }
        letters.append(Array(text.decomposedStringWithCanonicalMapping.utf8))
        letters.append(Array(text.uppercased().utf8))
    }
    return letters
}

func files(_ path: String) -> [String] {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return [] }
    guard isDirectory.boolValue else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.sorted().filter { !$0.hasSuffix(".json") }.map { path + "/" + $0 }
}
