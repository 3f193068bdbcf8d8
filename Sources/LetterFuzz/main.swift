import Foundation

// Damages letters and holds the invariants against what the parser makes of them.
//
//     LetterFuzz [--count N] [--seed S] [--replay SEED] [--write PATH] [--programs] FILE_OR_DIRECTORY…
//
// `--programs` takes whole files (PDF, scans, old Word files) and reads them with the helper programs. `--replay` runs
// the one input of a seed, `--write` keeps its bytes. Exit status 1 where an
// invariant was broken; a crash or a hang prints the seed it happened at.

var count = 200_000
var first: UInt64 = 1
var output: String?
var paths: [String] = []
var usesPrograms = false
var arguments = CommandLine.arguments.dropFirst().makeIterator()
while let argument = arguments.next() {
    switch argument {
    case "--count": count = Int(arguments.next() ?? "") ?? count
    case "--seed": first = UInt64(arguments.next() ?? "") ?? first
    case "--replay":
        first = UInt64(arguments.next() ?? "") ?? first
        count = 1
    case "--programs": usesPrograms = true
    case "--write": output = arguments.next()
    default: paths.append(argument)
    }
}

if usesPrograms {
    watchForCrashes()
    var run = ProgramFuzz(paths)
    if let output { try Data(run.input(seed: first)).write(to: URL(filePath: output)) }
    try run.run(seeds: first..<first + UInt64(count))
    exit(run.failures == 0 ? 0 : 1)
}
let letters = BaseLetters.read(paths)
guard !letters.isEmpty else {
    print("usage: LetterFuzz [--count N] [--seed S] [--replay SEED] [--write PATH] [--programs] FILE_OR_DIRECTORY…")
    exit(2)
}
watchForCrashes()
var run = FuzzRun(mutator: Mutator(letters: letters, limit: 65_536))
if let output { try Data(run.mutator.input(seed: first)).write(to: URL(filePath: output)) }
run.run(seeds: first..<first + UInt64(count))
exit(run.failures == 0 ? 0 : 1)
