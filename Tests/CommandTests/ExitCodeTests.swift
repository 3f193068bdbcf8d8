import ArgumentParser
import Foundation
import LetterReaders
import Testing

@testable import GiaoViecCLI

/// Exit codes and messages: 0 all good, 1 some files failed, 2 wrong usage.
@Suite struct ExitCodeTests {
    @Test func good() throws {
        let scratch = try Scratch()
        let result = try Program.run(["extract", scratch.file("a.txt", Sample.letter)])
        #expect(result.status == 0)
        #expect(result.complaint == "")
        #expect(result.text.hasPrefix("{"))
    }

    @Test(arguments: [
        ["extract"], ["nothing"], ["extract", "--nothing", "a"], ["extract", "-f", "pdf", "a"],
        ["extract", "a", "--max-size", "0"],
        ["extract", "a", "--max-size", "x"], ["extract", "-", "-"], ["extract", "a", "--for", " "],
        ["--language", "fr", "extract", "a"],
        ["evaluate", "a"], ["completions", "csh"],
    ]) func wrongUsage(arguments: [String]) throws {
        for language in ["vi_VN.UTF-8", "C"] {
            let result = try Program.run(arguments, environment: ["LANG": language])
            #expect(result.status == 2, "\(arguments)")
            #expect(!result.complaint.isEmpty)
            #expect(result.text == "")
        }
    }

    /// What is wrong with a file, in both languages.
    static let faults: [(name: String, content: Data?, english: String, vietnamese: String)] = [
        ("missing.txt", nil, "no such file", "không tìm thấy tệp"),
        ("empty.txt", Data(), "the file is empty", "tệp rỗng"),
        ("blank.txt", Data(" \n\n\t".utf8), "the file is empty", "tệp rỗng"),
        ("junk.txt", Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 7 >> 3) }), "binary", "nhị phân"),
        ("image.gif", Data("GIF89a".utf8), "GIF", "GIF"),
        ("paper.pdf", Data("%PDF-1.4\n".utf8), "cannot be read", "không đọc được"),
        (
            "deep.html", Data(("<html><body>" + String(repeating: "<div>", count: 100_000) + "a").utf8), "nested",
            "lồng nhau"
        ),
    ]

    @Test(arguments: faults.indices) func fault(index: Int) throws {
        let fault = Self.faults[index]
        let scratch = try Scratch()
        let good = try scratch.file("good.txt", Sample.letter)
        let bad = scratch.path + "/" + fault.name
        if let content = fault.content { try scratch.file(fault.name, content) }
        for (language, words) in [("en", fault.english), ("vi", fault.vietnamese)] {
            let result = try Program.run(["extract", bad, good, "--language", language])
            #expect(result.status == 1)
            #expect(result.complaint.contains(bad))
            #expect(result.complaint.contains(words), "\(result.complaint)")
            #expect(result.complaint.split(separator: "\n").count == 1)
            // The good one is done all the same.
            #expect(result.text.split(separator: "\n").count == 1)
        }
    }

    @Test func directory() throws {
        let scratch = try Scratch()
        try scratch.file("b.txt", Sample.letter)
        try scratch.file("a.md", Sample.letter)
        try scratch.file("picture.svg", "no letter")
        let refused = try Program.run(["extract", scratch.path])
        #expect(refused.status == 1)
        #expect(refused.complaint.contains("--recursive"))
        let walked = try Program.run(["extract", "--recursive", scratch.path])
        #expect(walked.status == 0)
        #expect(walked.text.split(separator: "\n").map { $0.contains("/a.md") } == [true, false])
        let empty = try Program.run(["extract", "-r", Scratch().path])
        #expect(empty.status == 1)
    }

    @Test func sizeIsLookedAtBeforeReading() throws {
        let scratch = try Scratch()
        let path = try scratch.file("big.txt", "")
        // Sparse: nothing of it is on the disk.
        truncate(path, 8 << 30)
        let result = try Program.run(["extract", path])
        #expect(result.status == 1)
        #expect(result.complaint.contains("64 MB"))
        let wider = try Program.run(["extract", path, "--max-size", "100"])
        #expect(wider.complaint.contains("100 MB"))
    }

    /// The program's limit is the library's unless told, and goes down to the reader.
    @Test func limitIsTheReaders() throws {
        #expect(try ReadingOptions.parse([]).limits == ReaderLimits())
        #expect(try ReadingOptions.parse(["--max-size", "4095"]).limits.maximumBytes == 4_095 << 20)
        let nested = try ReadingOptions.parse(["--max-nesting", "9", "--max-depth", "70"]).limits
        #expect(nested.maximumNesting == 9 && nested.maximumDepth == 70)
        let scratch = try Scratch()
        let path = try scratch.file("big.txt", String(repeating: Sample.letter + "\n", count: 2_000))
        #expect(try Program.run(["extract", path, "--max-size", "1"]).complaint.contains("larger than 1 MB"))
        let piped = try Program.run(
            ["extract", "-", "--max-size", "1"], input: try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(piped.complaint.contains("larger than 1 MB"))
    }

    @Test func unreadable() throws {
        guard getuid() != 0 else { return }
        let scratch = try Scratch()
        let path = try scratch.file("a.txt", Sample.letter)
        chmod(path, 0)
        let result = try Program.run(["extract", path])
        #expect(result.status == 1)
        #expect(result.complaint.contains("permission denied"))
    }

    @Test func helpAndVersion() throws {
        for command in [[], ["extract"], ["tokens"], ["repair"], ["outline"], ["evaluate"], ["completions"]] {
            let english = try Program.run(command + ["--help"])
            #expect(english.status == 0)
            #expect(english.text.contains("USAGE: giaoviec"))
            let vietnamese = try Program.run(command + ["--help"], environment: ["LC_ALL": "vi_VN.UTF-8"])
            #expect(vietnamese.status == 0)
            #expect(vietnamese.text.contains("CÁCH DÙNG: giaoviec"))
            for english in ["USAGE", "OPTIONS", "ARGUMENTS", "OVERVIEW", "Show ", "default:", "Print "] {
                #expect(!vietnamese.text.contains(english), "\(command) \(english)")
            }
        }
        let version = try Program.run(["--version"])
        #expect(version.status == 0)
        #expect(version.text.split(separator: ".").count == 3)
    }

    @Test(arguments: ["bash", "zsh", "fish"]) func completions(shell: String) throws {
        let result = try Program.run(["completions", shell])
        #expect(result.status == 0)
        #expect(result.text.contains("giaoviec"))
    }

    /// `LC_ALL` before `LC_MESSAGES` before `LANG`; `--language` before all.
    @Test func languageOfTheEnvironment() throws {
        func complaint(_ environment: [String: String], _ arguments: [String] = []) throws -> String {
            try Program.run(["extract", "/nowhere"] + arguments, environment: environment).complaint
        }
        #expect(try complaint([:]).contains("no such file"))
        #expect(try complaint(["LANG": "vi_VN.UTF-8"]).contains("không tìm thấy"))
        #expect(try complaint(["LANG": "vi_VN.UTF-8", "LC_ALL": "C"]).contains("no such file"))
        #expect(try complaint(["LANG": "en_US", "LC_MESSAGES": "vi"]).contains("không tìm thấy"))
        #expect(try complaint(["LANG": "vi"], ["--language", "en"]).contains("no such file"))
        #expect(try complaint(["LANG": "en"], ["--language=vi"]).contains("không tìm thấy"))
    }
}
