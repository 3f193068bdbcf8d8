import Foundation
import LetterKit
import LetterReaders
import LetterTestSupport
import LetterText

/// Damages files that helper programs read (PDF, scans, old Word files) and reads them as they are, so that damage that
/// brings a program down reaches it.
///
/// Each must give a letter or a reason within the limits, hold the invariants, and leave no file behind.
struct ProgramFuzz {
    private let samples: [[UInt8]]
    private let folder: String
    private(set) var failures = 0
    private var outcomes: [String: Int] = [:]

    /// Seconds that a program may take. A reading that takes some times longer hangs.
    private static let secondsLimit = 20

    /// - Parameter paths: whole files; those in folders too.
    init(_ paths: [String]) {
        samples = paths.flatMap(BaseLetters.files).compactMap {
            FileManager.default.contents(atPath: $0).map(Array.init)
        }
        folder = FileManager.default.temporaryDirectory.path + "/fuzz-\(getpid())"
    }

    /// Stops at the twentieth failure.
    mutating func run(seeds: Range<UInt64>) throws {
        guard !samples.isEmpty else { throw CocoaError(.fileReadNoSuchFile) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // Where private folders are made, ours and the programs'.
        setenv("TMPDIR", folder, 1)
        let start = ContinuousClock.now
        var slowest = (seed: UInt64(0), seconds: 0.0)
        for seed in seeds where failures < 20 {
            currentSeed = seed
            alarm(UInt32(8 * Self.secondsLimit))
            let began = ContinuousClock.now
            let broken = check(input(seed: seed))
            let seconds = began.duration(to: .now) / .seconds(1)
            if seconds > slowest.seconds { slowest = (seed, seconds) }
            guard !broken.isEmpty else { continue }
            failures += 1
            print("seed \(seed): \(broken.joined(separator: "; "))")
            fflush(nil)
        }
        alarm(0)
        try FileManager.default.removeItem(atPath: folder)
        let seconds = Int(start.duration(to: .now) / .seconds(1))
        print("\(samples.count) files, seeds \(seeds): \(seconds) s; slowest: \(slowest.seed), \(slowest.seconds) s")
        for (outcome, count) in outcomes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            print("\(count) × \(outcome)")
        }
        print(failures == 0 ? "no invariant broken" : "\(failures) inputs broke an invariant")
    }

    private mutating func check(_ input: [UInt8]) -> [String] {
        var limits = ReaderLimits()
        limits.maximumSeconds = Self.secondsLimit
        limits.maximumPages = 20
        var broken: [String] = []
        var answers: [String] = []
        LetterReader.members(of: input, limits: limits) { member in
            switch member.result {
            case .success(let text):
                answers.append("read as \(text.format)")
                let analysis = LetterParser().analyze(text)
                let bytes = analysis.origin == .text ? analysis.decoded.bytes : input
                broken += Invariants.broken(of: bytes, analysis: analysis)
            case .failure(let error):
                answers.append(String(describing: error).prefix { $0.isLetter }.description)
            }
            return true
        }
        if answers.isEmpty { broken.append("neither a letter nor a reason") }
        outcomes[answers.first ?? "nothing", default: 0] += 1
        let left = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["no folder"]
        if !left.isEmpty { broken.append("left behind: \(left.joined(separator: ", "))") }
        return broken
    }

    /// The damaged file of a seed. Its first bytes mostly stay, so that it is taken for what it was.
    func input(seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var bytes = samples[random.below(samples.count)]
        let whole = random.below(20) == 0 ? 0 : 8
        for _ in 0...random.below(random.below(4) == 0 ? 60 : 6) where bytes.count > whole + 1 {
            let place = whole + random.below(bytes.count - whole)
            let end = min(bytes.count, place + 1 + random.below(random.below(3) == 0 ? 2_000 : 8))
            switch random.below(8) {
            case 0: bytes[place] = UInt8(random.below(256))
            case 1: bytes[place] ^= 1 << UInt8(random.below(8))
            case 2: for index in place..<end { bytes[index] = UInt8(random.below(256)) }
            case 3: bytes.removeSubrange(place..<end)
            case 4: bytes.insert(contentsOf: Array(bytes[place..<end]), at: whole + random.below(bytes.count - whole))
            case 5:
                let other = samples[random.below(samples.count)]
                let start = random.below(other.count)
                let piece = other[start..<min(other.count, start + 1 + random.below(400))]
                bytes.insert(contentsOf: piece, at: place)
            case 6:
                // Figures decide over sizes, places and counts.
                guard let figure = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { break }
                let figures = ["0", "-1", "9", "99999999", "4294967296", "1e9", ".5"]
                bytes.replaceSubrange(figure...figure, with: Array(figures[random.below(figures.count)].utf8))
            default: if random.below(4) == 0 { bytes.removeLast(min(bytes.count - whole, random.below(bytes.count))) }
            }
        }
        return bytes
    }
}
