import Foundation
import Testing

/// What the program writes, and where.
@Suite struct OutputTests {
    @Test func oneFileIsOneObjectSeveralAreLines() throws {
        let scratch = try Scratch()
        let a = try scratch.file("a.txt", Sample.letter)
        let b = try scratch.file("b.txt", Sample.letter)
        let one = try Program.run(["extract", a, "--format", "json"])
        let object = try #require(try JSONSerialization.jsonObject(with: one.output) as? [String: Any])
        #expect(object["source"] as? String == a)
        let several = try Program.run(["extract", a, b, "--format", "json"])
        let lines = several.text.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        let lined = try Program.run(["extract", a, "--format", "jsonl"])
        #expect(lined.text.split(separator: "\n").count == 1)
    }

    @Test func standardInput() throws {
        let scratch = try Scratch()
        let file = try Program.run(["extract", scratch.file("a.txt", Sample.letter)])
        let piped = try Program.run(["extract", "-"], input: Data(Sample.letter.utf8))
        #expect(piped.status == 0)
        func withoutSource(_ text: String) -> [Substring] {
            text.split(separator: "\n").filter { !$0.contains("\"source\"") }
        }
        #expect(withoutSource(piped.text) == withoutSource(file.text))
        let empty = try Program.run(["extract", "-"], input: Data())
        #expect(empty.status == 1)
    }

    @Test func convertedText() throws {
        let scratch = try Scratch()
        let table = Sample.letter.replacingOccurrences(
            of: "Nơi nhận:",
            with:
                "III. DANH MỤC VIỆC\n\n|TT|Việc|Hạn|\n|---|---|---|\n|1|Phun thuốc|30/4/2024|\n\n- ý một;\n- ý hai.\n\nNơi nhận:"
        )
        let file = try scratch.file("a.md", table)
        let text = try Program.run(["convert", file]).text
        #expect(text.contains("\nTT\tViệc\tHạn\n1\tPhun thuốc\t30/4/2024\n- ý một;\n- ý hai.\n"))
        #expect(text.contains("\n1. Giao Phòng Y tế chủ trì, phối hợp"))
        let markdown = try Program.run(["convert", file, "--to", "markdown"]).text
        #expect(
            markdown.contains(
                "\n\n| TT | Việc | Hạn |\n| --- | --- | --- |\n| 1 | Phun thuốc | 30/4/2024 |\n\n- ý một;\n- ý hai.\n\n"
            ))
        #expect(markdown.contains("\n\n## III. DANH MỤC VIỆC\n\n"))
        // What was converted reads as the letter did.
        for converted in [text, markdown] {
            let again = try Program.run(["extract", scratch.file("b.md", converted), "-f", "csv"]).text
            let first = try Program.run(["extract", file, "-f", "csv"]).text
            func duties(_ csv: String) -> Int {
                csv.components(separatedBy: "\n").filter { $0.contains("/2024") }.count
            }
            #expect(duties(again) == duties(first) && duties(first) > 0)
        }
        #expect(try Program.run(["convert", file, "--to", "pdf"]).status == 2)
    }

    /// A text in windows-1258: letters with the tone behind them.
    private func windows1258(_ text: String) -> Data {
        let tones: [UInt32: UInt8] = [0x300: 0xCC, 0x301: 0xEC, 0x303: 0xDE, 0x309: 0xD2, 0x323: 0xF2]
        let letters: [UInt32: UInt8] = [
            0x102: 0xC3, 0x110: 0xD0, 0x1A0: 0xD5, 0x1AF: 0xDD, 0x103: 0xE3, 0x111: 0xF0, 0x1A1: 0xF5, 0x1B0: 0xFD,
        ]
        var data = Data()
        for character in text {
            let scalars = Array(String(character).decomposedStringWithCanonicalMapping.unicodeScalars)
            var base = String.UnicodeScalarView()
            base += scalars.filter { tones[$0.value] == nil }
            let whole = String(base).precomposedStringWithCanonicalMapping.unicodeScalars
            data += whole.map { letters[$0.value] ?? UInt8($0.value) } + scalars.compactMap { tones[$0.value] }
        }
        return data
    }

    @Test func encodingIsTheOneThatWasFound() throws {
        let scratch = try Scratch()
        let plain = try Program.run(["extract", scratch.file("a.txt", Sample.letter), "-f", "jsonl"])
        let body = Sample.letter.replacingOccurrences(of: "\n", with: "<br>\n")
        let page = "<html><head><meta charset=windows-1258></head><body>\(body)</body></html>"
        for (name, data) in [("a.txt", windows1258(Sample.letter)), ("a.html", windows1258(page))] {
            let result = try Program.run(["extract", scratch.file(name, data), "-f", "jsonl"])
            #expect(result.text.contains("\"encoding\":\"windows-1258\""), "\(name)")
            #expect(result.text.contains("Giáo dục và Đào tạo"), "\(name)")
        }
        #expect(plain.text.contains("\"encoding\":\"utf-8\""))
    }

    @Test func csv() throws {
        let scratch = try Scratch()
        let path = try scratch.file("a,\"b\".txt", Sample.letter)
        let result = try Program.run(["extract", path, path, "--format", "csv"])
        #expect(result.status == 0)
        #expect(result.output.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        let rows = try #require(CSV.rows(String(decoding: result.output.dropFirst(3), as: UTF8.self)))
        #expect(rows.count >= 1)
        #expect(Set(rows.map(\.count)).count == 1, "every row has as many cells as the head")
        #expect(rows.dropFirst().allSatisfy { $0[0] == path })
        #expect(rows.filter { $0[0] == "File" }.count == 1, "one head for several letters")
    }

    @Test func outputFile() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let place = scratch.path + "/tasks.csv"
        let result = try Program.run(["extract", letter, "--output", place])
        #expect(result.status == 0)
        #expect(result.text == "")
        // The name says the format.
        #expect(try Data(contentsOf: URL(fileURLWithPath: place)).prefix(3) == Data([0xEF, 0xBB, 0xBF]))
        #expect(scratch.names == ["a.txt", "tasks.csv"])
    }

    @Test func outputThatFailsLeavesNothing() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let nowhere = try Program.run(["extract", letter, "--output", scratch.path + "/no/such/tasks.json"])
        #expect(nowhere.status == 1)
        #expect(nowhere.complaint.contains("tasks.json"))
        let directory = try Program.run(["extract", letter, "--output", scratch.path])
        #expect(directory.status == 1)
        // No letter could be read: what stood there stays.
        let old = try scratch.file("old.json", "old")
        let failed = try Program.run(["extract", scratch.path + "/missing", "--output", old])
        #expect(failed.status == 1)
        #expect(try String(contentsOfFile: old, encoding: .utf8) == "old")
        #expect(scratch.names == ["a.txt", "old.json"])
    }

    @Test func outputThroughALinkKeepsTheLink() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let real = try scratch.file("real.json", "old")
        let link = scratch.path + "/link.json"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
        #expect(try Program.run(["extract", letter, "--output", link]).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == real)
        #expect(try String(contentsOfFile: real, encoding: .utf8).hasPrefix("{"))
    }

    /// Nobody reads any more: no message, no crash.
    @Test func brokenPipe() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        let list = Array(repeating: "'\(letter)'", count: 300).joined(separator: " ")
        for trap in ["", "trap '' PIPE; "] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = [
                "-c", "\(trap)'\(Program.path)' extract \(list) 2>'\(scratch.path)/err' | head -c 10 >/dev/null",
            ]
            try process.run()
            process.waitUntilExit()
            #expect(try String(contentsOfFile: scratch.path + "/err", encoding: .utf8) == "")
        }
    }

    @Test func markdownIsATable() throws {
        let scratch = try Scratch()
        let result = try Program.run(["extract", scratch.file("a.txt", Sample.letter), "--format", "markdown"])
        #expect(result.status == 0)
        let rows = result.text.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.count >= 3)
        #expect(Set(rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).count }).count == 1)
    }

    @Test func debuggingCommands() throws {
        let scratch = try Scratch()
        let letter = try scratch.file("a.txt", Sample.letter)
        for command in ["tokens", "repair", "outline"] {
            let result = try Program.run([command, letter])
            #expect(result.status == 0)
            #expect(!result.text.isEmpty, "\(command)")
            #expect(try Program.run([command, scratch.path + "/missing"]).status == 1)
        }
        #expect(try Program.run(["repair", letter]).text.contains("Phòng Y tế chủ trì"))
    }
}

/// Reads RFC 4180, strictly.
enum CSV {
    static func rows(_ text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if cell.isEmpty, bytes[index] == UInt8(ascii: "\"") {
                index += 1
                while true {
                    guard index < bytes.count else { return nil }
                    if bytes[index] != UInt8(ascii: "\"") {
                        cell.append(bytes[index])
                    } else if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") {
                        cell.append(bytes[index])
                        index += 1
                    } else {
                        break
                    }
                    index += 1
                }
                index += 1
                guard index < bytes.count, [UInt8(ascii: ","), 0x0D].contains(bytes[index]) else { return nil }
            }
            switch bytes[index] {
            case UInt8(ascii: ","):
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case 0x0D:
                guard index + 1 < bytes.count, bytes[index + 1] == 0x0A else { return nil }
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                rows.append(row)
                row = []
                index += 1
            case UInt8(ascii: "\""), 0x0A: return nil
            default: cell.append(bytes[index])
            }
            index += 1
        }
        return cell.isEmpty && row.isEmpty ? rows : nil
    }
}
