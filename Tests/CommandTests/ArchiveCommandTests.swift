import Foundation
import Testing

@testable import GiaoViecCLI

/// The commands of the archive, run as a user runs them.
@Suite struct ArchiveCommandTests {
    private static let english = ["LANG": "C.UTF-8"]

    private func archive(_ scratch: Scratch, letters: Int = 1) throws -> String {
        try FileManager.default.createDirectory(atPath: scratch.path + "/letters", withIntermediateDirectories: true)
        for number in 0..<letters {
            try scratch.file(
                "letters/\(number).txt",
                Sample.letter.replacingOccurrences(of: "12/UBND-YT", with: "\(12 + number)/UBND-YT"))
        }
        return scratch.path + "/a.db"
    }

    private func lines(_ place: String) throws -> [String] {
        let result = try Program.run(["export-archive", "--archive", place])
        #expect(result.status == 0)
        return result.text.split(separator: "\n").map(String.init)
    }

    @Test func indexSearchTasks() throws {
        let scratch = try Scratch()
        let place = try archive(scratch)
        let index = try Program.run(["index", scratch.path + "/letters", "--archive", place])
        #expect(index.status == 0)
        #expect(index.complaint == "giaoviec: 1 files: 1 letters read, 0 unchanged, 0 moved, 0 removed, 0 failed\n")
        let found = try Program.run(["search", "phong", "benh", "mua", "he", "--archive", place, "--format", "table"])
        #expect(found.text.contains("⟦phòng bệnh mùa hè⟧"))
        #expect(try Program.run(["search", "bão", "-a", place, "-f", "table"]).text == "No letters found.\n")
        let tasks = try Program.run([
            "tasks", "--archive", place, "--today", "2024-04-10", "--format", "jsonl", "--agency", "phong y te",
        ])
        #expect(tasks.text.contains("\"due\":\"2024-04-14\""))
        let id = try #require(tasks.text.split(separator: "\"").map(String.init).first { $0.hasPrefix("12-ubnd-yt/") })
        #expect(try Program.run(["tasks", "done", id, "--note", "xong", "-a", place]).status == 0)
        #expect(try Program.run(["tasks", "history", id, "-a", place]).text.hasSuffix("done  xong\n"))
        #expect(try Program.run(["tasks", "-a", place, "--agency", "phong y te", "-f", "jsonl"]).text.isEmpty)
        let csv = try Program.run(["tasks", "-a", place, "--all", "--format", "csv", "--language", "vi"])
        #expect(csv.text.contains("hoàn thành"))
        #expect(try Program.run(["show", "12/UBND-YT", "-a", place]).text.contains("/letters/0.txt"))
        #expect(try Program.run(["report", "-a", place, "-f", "svg", "--today", "2024-05-01"]).text.hasPrefix("<svg"))
    }

    @Test(arguments: [
        (["search", "a"], 1, "not there"), (["tasks"], 1, "not there"), (["search"], 2, "no word"),
        (["search", "NOT", "a"], 2, "NOT needs"), (["tasks", "--today", "mai"], 2, "'mai' is no day"),
        (["tasks", "--role", "boss"], 2, "no role 'boss'"), (["tasks", "--format", "doc"], 2, "no format 'doc'"),
        (["search", "a", "--state", "x"], 2, "no state 'x'"), (["extract"], 2, "at least one letter"),
    ]) func refusals(arguments: [String], status: Int, words: String) throws {
        let scratch = try Scratch()
        var arguments = arguments
        if arguments != ["extract"] { arguments += ["--archive", scratch.path + "/none.db"] }
        let result = try Program.run(arguments)
        #expect(Int(result.status) == status)
        #expect(result.complaint.contains(words), "\(result.complaint)")
        #expect(scratch.names.filter { $0.hasSuffix(".db") }.isEmpty)
    }

    @Test func whatIsNoArchiveIsNamed() throws {
        let scratch = try Scratch()
        let place = try scratch.file("a.db", String(repeating: "no database. ", count: 100))
        let result = try Program.run(["index", scratch.path, "--archive", place])
        #expect(result.status == 1)
        #expect(result.complaint == "giaoviec: archive \(place): the file is no archive of giaoviec\n")
    }

    /// Killed at ten moments, then finished: the archive is that of an undisturbed run.
    @Test func killedAndGoneOnWith() throws {
        let scratch = try Scratch()
        let place = try archive(scratch, letters: 1500)
        let whole = scratch.path + "/whole.db"
        #expect(try Program.run(["index", scratch.path + "/letters", "-a", whole]).status == 0)
        for number in 1...10 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = ["index", scratch.path + "/letters", "--archive", place]
            process.standardError = FileHandle.nullDevice
            try process.run()
            usleep(UInt32(number * 60_000))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        #expect(try Program.run(["index", scratch.path + "/letters", "-a", place]).status == 0)
        #expect(try Set(lines(place)) == Set(lines(whole)))
        #expect(try lines(place).count == 1500)
    }

    /// The program where no file may grow beyond so many blocks, as on a disk that is full.
    private func limited(blocks: Int, _ arguments: [String]) throws -> (status: Int32, complaint: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments =
            ["-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\" --language en", Program.path] + arguments
        let complaint = Pipe()
        process.standardError = complaint
        try process.run()
        let words = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, words)
    }

    /// An export that fails leaves the earlier one whole, and nothing beside it.
    @Test func exportOnFullDisk() throws {
        let scratch = try Scratch()
        let place = try archive(scratch, letters: 120)
        #expect(try Program.run(["index", scratch.path + "/letters", "-a", place]).status == 0)
        let file = try scratch.file("kho.jsonl", "earlier")
        let full = try limited(blocks: 256, ["export-archive", file, "--archive", place])
        #expect(full.status == 1)
        #expect(full.complaint.contains(file), "\(full.complaint)")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "earlier")
        #expect(scratch.names.filter { $0.hasPrefix("kho.jsonl") } == ["kho.jsonl"])
        #expect(try Program.run(["export-archive", file, "--archive", place]).status == 0)
        #expect(try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").count == 120)
    }

    /// A disk that is full: a clear message, and the archive is whole and gone on with when there is room.
    @Test func fullDisk() throws {
        let scratch = try Scratch()
        let place = try archive(scratch, letters: 1500)
        // Kilobytes or half of that, as the shell counts; either way too few.
        let full = try limited(blocks: 4096, ["index", scratch.path + "/letters", "--archive", place])
        #expect(full.status == 1)
        #expect(full.complaint.contains("archive \(place): the disk is full"), "\(full.complaint)")
        let index = try Program.run(["index", scratch.path + "/letters", "-a", place])
        #expect(index.status == 0)
        #expect(try lines(place).count == 1500)
    }

    /// Tasks leave the archive in the forms of `extract`, with what was noted there.
    @Test func tasksAsWorkbookAndCalendar() throws {
        let scratch = try Scratch()
        let place = scratch.path + "/kho.db"
        _ = try scratch.file("a.txt", Sample.letter)
        #expect(try Program.run(["index", scratch.path, "-a", place]).status == 0)
        let tasks = try Program.run(["tasks", "-a", place, "--format", "jsonl"]).text.split(separator: "\n")
        #expect(!tasks.isEmpty)
        let book = scratch.path + "/viec.xlsx"
        #expect(try Program.run(["tasks", "-a", place, "--output", book]).status == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: book)).starts(with: Data("PK".utf8)))
        let calendar = try Program.run(["tasks", "-a", place, "--format", "ics"])
        #expect(calendar.status == 0)
        #expect(calendar.text.components(separatedBy: "BEGIN:VTODO").count == tasks.count + 1)
        let nowhere = scratch.path + "/none/viec.xlsx"
        let failed = try Program.run(["tasks", "-a", place, "--output", nowhere])
        #expect(failed.status == 1 && failed.complaint.contains(nowhere), "\(failed.complaint)")
    }

    /// A report as a workbook, a second one in place of the first.
    @Test func reportAsWorkbook() throws {
        let scratch = try Scratch()
        let place = try archive(scratch)
        #expect(try Program.run(["index", scratch.path + "/letters", "-a", place]).status == 0)
        let book = scratch.path + "/bao-cao.xlsx"
        for _ in 1...2 {
            let report = try Program.run(["report", "-a", place, "--today", "2024-05-01", "--output", book])
            #expect(report.status == 0 && report.output.isEmpty && report.complaint.isEmpty)
        }
        let piped = try Program.run(["report", "-a", place, "--today", "2024-05-01", "--format", "xlsx"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: book)) == piped.output)
        #expect(piped.output.starts(with: Data("PK".utf8)))
        let nowhere = try Program.run(["report", "-a", place, "--output", scratch.path + "/none/a.xlsx"])
        #expect(nowhere.status == 1 && nowhere.complaint.contains("/none/a.xlsx"), "\(nowhere.complaint)")
    }

    /// Letters that were found are read again and shown whole, as `extract` shows them.
    @Test(arguments: ["html", "akn"]) func lettersInFull(format: String) throws {
        let scratch = try Scratch()
        let place = try archive(scratch, letters: 2)
        let letters = scratch.path + "/letters"
        #expect(try Program.run(["index", letters, "-a", place]).status == 0)
        let extracted = try Program.run(["extract", letters + "/0.txt", "--format", format])
        #expect(extracted.status == 0)
        let shown = try Program.run(["show", "12/UBND-YT", "-a", place, "--format", format])
        #expect(shown.status == 0)
        #expect(shown.output == extracted.output)
        let file = scratch.path + "/tim." + format
        let found = try Program.run(["search", "phong benh", "-a", place, "--output", file])
        #expect(found.status == 0 && found.output.isEmpty)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains("12/UBND-YT") && text.contains("13/UBND-YT"))
    }

    /// What has changed or gone since is named, the others are written all the same.
    @Test func lettersThatCannotBeReadAgain() throws {
        let scratch = try Scratch()
        let place = try archive(scratch, letters: 3)
        let letters = scratch.path + "/letters"
        #expect(try Program.run(["index", letters, "-a", place]).status == 0)
        try FileManager.default.removeItem(atPath: letters + "/0.txt")
        try scratch.file("letters/1.txt", Sample.letter + "thêm")
        let found = try Program.run([
            "search", "phong benh", "-a", place, "--format", "html", "--language", "en",
        ])
        #expect(found.status == 1)
        #expect(found.complaint.contains("\(letters)/0.txt: the file is no longer there"), "\(found.complaint)")
        #expect(found.complaint.contains("\(letters)/1.txt: the file has changed"), "\(found.complaint)")
        #expect(found.text.contains("14/UBND-YT"))
        #expect(!found.text.contains("13/UBND-YT"))
        let gone = try Program.run(["show", "12/UBND-YT", "-a", place, "--format", "akn", "--language", "vi"])
        #expect(gone.status == 1 && gone.output.isEmpty)
        #expect(gone.complaint.contains("tệp không còn ở đó"), "\(gone.complaint)")
    }

    @Test func workersProtocol() throws {
        let scratch = try Scratch()
        let path = try scratch.file("a.txt", Sample.letter)
        let content = Data(Sample.letter.utf8).base64EncodedString()
        let requests = """
            \(path)
            {"name":"b.txt","content":"\(content)"}
            {"path":"\(scratch.path)/none.txt"}
            {"name":

            """
        let result = try Program.run(["extract", "--workers-protocol"], input: Data(requests.utf8))
        #expect(result.status == 0)
        let lines = result.text.split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines[0].hasPrefix("{\"source\":\"\(path)\""))
        #expect(lines[1] == "{\"request\":1,\"source\":\"\(path)\",\"letters\":1,\"errors\":[]}")
        #expect(lines[2].hasPrefix("{\"source\":\"b.txt\""))
        #expect(lines[4].contains("no such file"))
        #expect(lines[5] == "{\"request\":4,\"source\":\"\",\"letters\":0,\"errors\":[\"the request cannot be read\"]}")
    }
}
