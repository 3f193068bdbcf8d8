// swift-tools-version: 6.2

import PackageDescription

// A package of its own: a normal build of giaoviec never compiles the benchmark library.
let package = Package(
    name: "giaoviec-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "giaoviec", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .systemLibrary(name: "CPageParser", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .executableTarget(
            name: "LetterBenchmarks",
            dependencies: [
                .product(name: "LetterKit", package: "giaoviec"),
                .product(name: "LetterReaders", package: "giaoviec"),
                .product(name: "LetterStages", package: "giaoviec"),
                .product(name: "Benchmark", package: "benchmark"),
                "CPageParser",
            ],
            path: "Benchmarks/LetterBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
