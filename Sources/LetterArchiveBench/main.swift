import Foundation
import LetterArchive
import LetterKit
import LetterPrograms
import LetterReaders
import LetterTestSupport

// Measures the archive:
//
//     LetterArchiveBench extract FOLDER      letters read a second by all processors, nothing stored
//     LetterArchiveBench queries ARCHIVE     milliseconds of the mixed queries and of questions about tasks, in one process
//     LetterArchiveBench answers ARCHIVE     what each query finds, for holding stores against each other

func now() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }

func extract(_ folder: String) {
    let files = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map {
        folder + "/" + $0
    }
    .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") || $0.hasSuffix(".html") }.sorted()
    let start = now()
    let counts = ParallelWork.map(files.count) { index -> Int in
        guard let data = FileManager.default.contents(atPath: files[index]),
            let text = try? LetterReader.read([UInt8](data))
        else { return 0 }
        return LetterParser().parse(text).assignments.count
    }
    let seconds = now() - start
    print(
        "extract: \(files.count) letters, \(counts.reduce(0, +)) tasks, \(seconds) s, \(Double(files.count) / seconds) letters/s"
    )
}

extension SearchRequest {
    init(_ query: MixedQuery) throws {
        self.init(query: try query.text.map { try SearchQuery($0) })
        agency = query.agency
        role = query.role.flatMap(AgencyConcern.Role.init(rawValue:))
        type = query.type
        issuer = query.issuer
        from = query.from
        to = query.to
        dueBefore = query.dueBefore
        dueAfter = query.dueAfter
    }
}

/// What a question took: seconds by the clock and of this thread's processor, which other programs do not lengthen.
struct Timing {
    var seconds: Double
    var processor: Double
    var text: String

    init(_ body: () throws -> String) rethrows {
        let (start, used) = (now(), processorTime())
        text = try body()
        seconds = now() - start
        processor = processorTime() - used
    }
}

func summary(_ name: String, _ timings: [Timing]) {
    func shares(_ times: [Double]) -> String {
        let sorted = times.sorted()
        return [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("most", 1)].map { name, share in
            let time = sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
            return String(format: "\(name) %.2f", 1000 * time)
        }.joined(separator: ", ")
    }
    print("\(name): \(timings.count) queries, ms: \(shares(timings.map(\.seconds)))")
    print("    processor of this program: \(shares(timings.map(\.processor)))")
    for timing in timings.sorted(by: { $0.seconds > $1.seconds }).prefix(5) {
        print(String(format: "    %.2f ms  ", timing.seconds * 1000) + timing.text)
    }
}

/// Says at once what takes very long.
func note(_ timings: [Timing]) {
    guard let last = timings.last, last.seconds > 1 else { return }
    FileHandle.standardError.write(Data("slow: \(last.seconds) s  \(last.text)\n".utf8))
}

func queries(_ place: String) throws {
    let archive = try Archive(at: place, isReadOnly: true)
    for round in 1...2 {
        var timings: [Timing] = []
        for query in MixedQuery.all {
            timings.append(try Timing { "\(query) → \(try archive.search(SearchRequest(query)).count)" })
            note(timings)
        }
        summary("search, round \(round)", timings)
        timings = []
        for (agency, day) in MixedQuery.tasks {
            var request = TaskRequest(today: CalendarDay(iso: "2024-03-01") ?? CalendarDay(number: 0))
            request.agency = agency
            request.dueBefore = CalendarDay(iso: day)
            timings.append(try Timing { "\(agency) before \(day) → \(try archive.tasks(request).count)" })
            note(timings)
        }
        summary("tasks, round \(round)", timings)
    }
}

func answers(_ place: String) throws {
    let archive = try Archive(at: place, isReadOnly: true)
    for query in MixedQuery.all {
        let paths = try archive.paths(found: SearchRequest(query))
        print(query, paths.count, paths.sorted().joined(separator: " "))
    }
}

let arguments = CommandLine.arguments
switch arguments.count > 2 ? arguments[1] : "" {
case "extract": extract(arguments[2])
case "queries": try queries(arguments[2])
case "answers": try answers(arguments[2])
default:
    print("LetterArchiveBench extract FOLDER | queries ARCHIVE | answers ARCHIVE")
    exit(2)
}
