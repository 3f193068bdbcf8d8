import Benchmark
import CPageParser
import LetterKit
import LetterReaders
import LetterText
import LetterTokens

// Each benchmark goes once through all letters; its name ends with the number of bytes, from which
// `Benchmarks/run` makes MB/s.
let benchmarks: @Sendable () -> Void = {
    let letters = Letters()
    let texts = Letters.repeated(letters.texts)
    let pages = Letters.repeated(letters.pages)
    let textSize = texts.reduce(0) { $0 + $1.count }
    let pageSize = pages.reduce(0) { $0 + $1.count }
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], warmupIterations: 3, maxDuration: .seconds(8), maxIterations: 60)

    let parser = LetterParser()
    let repaired = texts.compactMap { try? parser.analyze(bytes: $0).repaired }
    let repairedSize = repaired.reduce(0) { $0 + $1.count }

    Benchmark("tokens \(repairedSize)") { benchmark in
        for text in repaired { blackHole(LetterBenchmarkStages.tokenize(text)) }
    }

    Benchmark("texts \(textSize)") { benchmark in
        for text in texts { blackHole(try? parser.parse(bytes: text)) }
    }

    Benchmark("pages \(pageSize)") { benchmark in
        for page in pages { blackHole(LetterBenchmarkStages.parse(page: page, parser)) }
    }

    Benchmark("libxml2 \(pageSize)") { benchmark in
        for page in pages { blackHole(LetterBenchmarkStages.parseWithLibrary(page)) }
    }
}
