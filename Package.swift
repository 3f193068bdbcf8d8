// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A Swift target of this package: all share the same language settings.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "giaoviec",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "LetterKit", targets: ["LetterKit"]),
        .library(name: "LetterReaders", targets: ["LetterReaders"]),
        .library(name: "LetterExports", targets: ["LetterExports"]),
        .library(name: "LetterArchive", targets: ["LetterArchive"]),
        // The stages one by one, for the benchmarks and for programs that look behind the result.
        .library(
            name: "LetterStages",
            targets: ["LetterText", "LetterLexicon", "LetterTokens", "LetterStructure", "LetterExtraction"]),
        .executable(name: "giaoviec", targets: ["giaoviec"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(
            name: "CLetterData", exclude: ["tables", "blobs"]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(
            name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        // No pkgConfig: their libraries are not linked but loaded when they are needed.
        .systemLibrary(name: "CSpreadsheet", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CCalendar", providers: [.apt(["libical-dev"])]),
        .target(name: "CPageTemplate", exclude: ["template"]),
        .systemLibrary(
            name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .target(name: "CGuardedProcess"),
        .target(name: "CSQLiteSettings"),
        module("LetterText", []),
        module("LetterLexicon", ["LetterText", "CLetterData"]),
        module("LetterTokens", ["LetterText", "LetterLexicon"]),
        module("LetterStructure", ["LetterText", "LetterLexicon", "LetterTokens"]),
        module("LetterExtraction", ["LetterText", "LetterLexicon", "LetterTokens", "LetterStructure"]),
        module(
            "LetterKit",
            ["LetterText", "LetterLexicon", "LetterTokens", "LetterStructure", "LetterExtraction"]),
        module("LetterPrograms", ["CGuardedProcess"]),
        module("LetterReaders", ["LetterText", "LetterPrograms", "CLibXML2", "CArchive"]),
        module(
            "LetterExports",
            [
                "LetterText", "LetterKit", "LetterPrograms", "CPageTemplate", "CSpreadsheet", "CCalendar", "CLibXML2",
                "CArchive",
            ]),
        module("LetterEvaluation", ["LetterKit"]),
        module(
            "LetterArchive",
            [
                "LetterText", "LetterTokens", "LetterExtraction", "LetterKit", "LetterPrograms", "LetterReaders",
                "CXXHash", "CLetterData", "CSQLiteSettings",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        // For tests and for LetterFuzz; in no product.
        module("LetterTestSupport", []),
        module(
            "GiaoViecCLI",
            [
                "LetterText", "LetterTokens", "LetterStructure", "LetterExtraction", "LetterKit", "LetterPrograms",
                "LetterReaders", "LetterExports", "LetterArchive", "LetterEvaluation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "giaoviec",
            dependencies: ["GiaoViecCLI", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings),
        .executableTarget(
            name: "LetterFuzz",
            dependencies: [
                "LetterText", "LetterTokens", "LetterStructure", "LetterExtraction", "LetterKit", "LetterReaders",
                "LetterTestSupport",
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "LetterArchiveBench",
            dependencies: ["LetterArchive", "LetterKit", "LetterReaders", "LetterPrograms", "LetterTestSupport"],
            swiftSettings: settings),
        .executableTarget(
            name: "LetterTableCompiler", dependencies: ["LetterLexicon", "LetterText"], swiftSettings: settings),
        tests("LetterTextTests", ["LetterText", "LetterTestSupport"]),
        tests("LetterLexiconTests", ["LetterLexicon", "LetterText", "LetterTableCompiler"]),
        tests(
            "LetterTokensTests", ["LetterTokens", "LetterLexicon", "LetterText", "LetterTestSupport"],
            exclude: ["Resources"]),
        tests("LetterStructureTests", ["LetterStructure", "LetterTokens", "LetterText", "LetterTestSupport"]),
        tests(
            "LetterExtractionTests",
            ["LetterExtraction", "LetterStructure", "LetterTokens", "LetterLexicon", "LetterText"]),
        tests("LetterKitTests", ["LetterKit", "LetterReaders", "LetterEvaluation", "LetterText", "LetterTestSupport"]),
        // What the tests of LetterPrograms kill; in no product.
        .executableTarget(
            name: "GuardProbe", dependencies: ["LetterPrograms"], path: "Tests/GuardProbe", swiftSettings: settings),
        tests("LetterProgramsTests", ["LetterPrograms", "GuardProbe"]),
        tests(
            "LetterReadersTests", ["LetterReaders", "LetterPrograms", "LetterText", "LetterTestSupport"],
            exclude: ["ProgramSamples", "Resources"]),
        tests(
            "LetterExportsTests",
            ["LetterExports", "LetterKit", "LetterReaders", "LetterStructure", "LetterTestSupport"],
            exclude: ["Readers"]),
        tests(
            "LetterArchiveTests", ["LetterArchive", "LetterKit", "LetterReaders", "LetterText", "LetterTestSupport"]),
        tests(
            "CommandTests",
            [
                "GiaoViecCLI", "LetterKit", "LetterReaders", "LetterTestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x
)
