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

func summary(_ name: String, _ times: [(Double, String)]) {
    let sorted = times.sorted { $0.0 < $1.0 }
    func at(_ share: Double) -> Double { sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))].0 * 1000 }
    func three(_ number: Double) -> String { String(format: "%.2f", number) }
    print(
        "\(name): \(times.count) queries, p50 \(three(at(0.5))) ms, p90 \(three(at(0.9))) ms, p99 \(three(at(0.99))) ms, most \(three(at(1))) ms"
    )
    for (time, text) in sorted.suffix(5).reversed() { print("    \(three(time * 1000)) ms  \(text)") }
}

/// Says at once what takes very long.
func note(_ times: [(Double, String)]) {
    guard let (time, text) = times.last, time > 1 else { return }
    FileHandle.standardError.write(Data("slow: \(time) s  \(text)\n".utf8))
}

func queries(_ place: String) throws {
    let archive = try Archive(at: place, isReadOnly: true)
    for round in 1...2 {
        var times: [(Double, String)] = []
        for query in MixedQuery.all {
            let start = now()
            let hits = try archive.search(SearchRequest(query))
            times.append((now() - start, "\(query) → \(hits.count)"))
            note(times)
        }
        summary("search, round \(round)", times)
        times = []
        for (agency, day) in MixedQuery.tasks {
            var request = TaskRequest(today: CalendarDay(iso: "2024-03-01") ?? CalendarDay(number: 0))
            request.agency = agency
            request.dueBefore = CalendarDay(iso: day)
            let start = now()
            let items = try archive.tasks(request)
            times.append((now() - start, "\(agency) before \(day) → \(items.count)"))
            note(times)
        }
        summary("tasks, round \(round)", times)
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
