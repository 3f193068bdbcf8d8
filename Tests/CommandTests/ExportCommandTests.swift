import Foundation
import Testing

/// Exports as a user asks for them.
@Suite struct ExportCommandTests {
    private static let beginnings: [(suffix: String, beginning: String)] = [
        ("xlsx", "PK\u{3}\u{4}"), ("ics", "BEGIN:VCALENDAR\r\n"), ("html", "<!DOCTYPE html>"),
        ("akn", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso"),
        ("xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso"),
    ]

    @Test func suffixChoosesTheFormat() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        for (suffix, beginning) in Self.beginnings {
            let path = scratch.path + "/out." + suffix
            let result = try Program.run(["extract", letter, "--output", path])
            #expect(result.status == 0 && result.output.isEmpty && result.complaint.isEmpty)
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.starts(with: Data(beginning.utf8)), "\(suffix)")
            // Standard output gets the same bytes.
            let format = suffix == "xml" ? "akn" : suffix
            let piped = try Program.run(["extract", letter, "--format", format])
            #expect(piped.status == 0 && piped.output == bytes, "\(suffix)")
        }
        // Nothing is left beside them.
        #expect(scratch.names.count == 1 + Self.beginnings.count)
    }

    @Test func severalLettersAreOneFile() throws {
        let scratch = try Scratch()
        let a = try scratch.file("a.txt", Sample.letter)
        let b = try scratch.file("b.txt", Sample.letter.replacingOccurrences(of: "12/UBND-YT", with: "13/UBND-YT"))
        let calendar = try Program.run(["extract", a, b, "--format", "ics"]).text
        #expect(calendar.components(separatedBy: "BEGIN:VTODO").count == 5)
        #expect(calendar.components(separatedBy: "BEGIN:VCALENDAR").count == 2)
        let page = try Program.run(["extract", a, b, "--format", "html"]).text
        #expect(page.components(separatedBy: "<article").count == 3)
        let collection = try Program.run(["extract", a, b, "--format", "akn"]).text
        #expect(
            collection.components(separatedBy: "<statement").count == 3 && collection.contains("<documentCollection"))
    }

    @Test func languageAndAgency() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let vietnamese = try Program.run(["extract", letter, "--format", "html", "--language", "vi"]).text
        let english = try Program.run(["extract", letter, "--format", "html", "--language", "en"]).text
        #expect(vietnamese.contains("Nhiệm vụ (") && english.contains("Assignments ("))
        let own = try Program.run(["extract", letter, "--format", "ics", "--for", "phong y te"]).text
        #expect(own.components(separatedBy: "BEGIN:VTODO").count == 2 && own.contains("CATEGORIES:Phòng Y tế"))
    }

    /// What cannot be written is named with its reason, and what stood there still stands there.
    @Test(arguments: ["xlsx", "ics", "html", "akn"]) func unwritable(format: String) throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let full = try Program.run(["extract", letter, "--format", format, "--output", "/dev/full", "--language", "en"])
        #expect(full.status == 1)
        #expect(full.complaint.contains("cannot write /dev/full: No space left on device"))
        let missing = scratch.path + "/none/out." + format
        let nowhere = try Program.run(["extract", letter, "--output", missing, "--language", "vi"])
        #expect(nowhere.status == 1 && nowhere.complaint.contains("không ghi được \(missing): không tìm thấy tệp"))
        let folder = try Program.run(["extract", letter, "--format", format, "--output", scratch.path])
        #expect(folder.status == 1)
        #expect(scratch.names == ["a.txt"])
    }

    /// Devices take what is text without a temporary file.
    @Test func deviceWithoutTemporaryFiles() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let environment = ["LANG": "C.UTF-8", "TMPDIR": scratch.path + "/none"]
        func status(_ format: String) throws -> Int32 {
            try Program.run(
                ["extract", letter, "--format", format, "--output", "/dev/null"], environment: environment
            ).status
        }
        #expect(try status("ics") == 0 && status("json") == 0)
        #expect(try status("xlsx") == 1)
    }

    /// A letter that cannot be read leaves the others; without any letter nothing is written.
    @Test(arguments: ["xlsx", "ics", "html", "akn"]) func failedLetters(format: String) throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let empty = try scratch.file("empty.txt", "")
        let path = try scratch.file("out." + format, "what stood here")
        let none = try Program.run(["extract", empty, "--output", path])
        #expect(none.status == 1 && none.complaint.contains("empty.txt: "))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "what stood here")
        let some = try Program.run(["extract", empty, letter, "--output", path])
        #expect(some.status == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 1000)
        #expect(scratch.names.count == 3)
    }

    /// A disk that takes only so much of a file, whichever file it is: a whole workbook or none.
    @Test func diskThatTakesLittle() throws {
        let scratch = try Scratch()
        let letters = try (0..<12).map { number in
            try scratch.file("\(number).txt", Sample.letter.replacingOccurrences(of: "12/", with: "\(number)/"))
        }
        let path = scratch.path + "/out.xlsx"
        var outcomes: Set<Int32> = []
        for blocks in [2, 8, 16, 20, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 36, 38, 40, 42, 44, 48, 64, 400] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            // Writing behind the limit fails instead of killing the program.
            process.arguments = [
                "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$0\" \"$@\" 2>/dev/null", Program.path,
            ]
            process.arguments? += ["extract"] + letters + ["--output", path]
            try process.run()
            process.waitUntilExit()
            outcomes.insert(process.terminationStatus)
            let isWritten = FileManager.default.fileExists(atPath: path)
            #expect(isWritten == (process.terminationStatus == 0), "\(blocks) blocks")
            if isWritten {
                #expect(try isWhole(path), "\(blocks) blocks")
                try FileManager.default.removeItem(atPath: path)
            }
            #expect(scratch.names.count == letters.count, "\(blocks) blocks")
        }
        #expect(outcomes == [0, 1])
    }

    /// Whether another reader finds all parts of an archive well-formed.
    private func isWhole(_ path: String) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        let check = """
            import sys, zipfile, xml.dom.minidom
            archive = zipfile.ZipFile(sys.argv[1])
            for name in archive.namelist(): xml.dom.minidom.parseString(archive.read(name))
            """
        process.arguments = ["-c", check, path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    @Test func unknownFormat() throws {
        let result = try Program.run(["extract", "x.txt", "--format", "xls", "--language", "en"])
        #expect(result.status == 2 && result.complaint.contains("xlsx, ics, html or akn"))
    }
}
