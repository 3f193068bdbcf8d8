import Foundation
import LetterKit
import LetterReaders
import LetterText
import Testing

/// The JSON of every letter of the corpus: valid, complete, and with evidence that leads to the words.
@Suite struct LetterJSONTests {
    private func letter(_ file: LetterFiles.File) throws -> Letter {
        LetterParser().parse(try LetterReader.read(file.bytes))
    }

    @Test(arguments: LetterFiles.all) func isValid(file: LetterFiles.File) throws {
        let letter = try letter(file)
        for style in [JSONWriter.Style.compact, .indented] {
            let json = letter.json(style: style, source: file.description)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
            #expect(
                Set(object.keys) == [
                    "source", "format", "encoding", "offsets", "header", "envelope", "sections", "assignments",
                    "objectives", "citations", "findings", "corrections",
                ])
            let header = try #require(object["header"] as? [String: Any])
            #expect(
                Set(header.keys) == [
                    "issuer", "parentIssuer", "number", "type", "place", "date", "subject", "addressees", "urgency",
                    "secrecy",
                    "signer", "copies",
                ])
            let assignments = try #require(object["assignments"] as? [[String: Any]])
            #expect(assignments.count == letter.assignments.count)
            for assignment in assignments {
                let evidence = try #require(assignment["evidence"] as? [String: [Any]])
                for list in ["agencies", "coordinators", "reportTo", "deadlines", "targets"] {
                    #expect((assignment[list] as? [Any])?.count == evidence[list]?.count)
                }
            }
        }
        if style(of: letter.json()) { Issue.record("compact JSON has line ends") }
    }

    private func style(of json: [UInt8]) -> Bool { json.contains(0x0A) }

    /// The words of a value stand in the bytes that its evidence names.
    @Test(arguments: LetterFiles.all) func evidenceLeadsToTheWords(file: LetterFiles.File) throws {
        let bytes = file.bytes
        let letter = try letter(file)
        func words(_ text: String) -> [String] {
            // Marks of a page's source are no words of the letter.
            text.precomposedStringWithCanonicalMapping.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
        func check(_ text: String, _ places: [Letter.Evidence], _ what: String) {
            var held: [String] = []
            for place in places {
                #expect(0 <= place.start && place.start < place.end && place.end <= bytes.count)
                guard place.start < place.end, place.end <= bytes.count else { continue }
                #expect(place.line >= 1 && place.lastLine >= place.line)
                #expect(1 + bytes[..<place.start].count { $0 == 0x0A } == place.line)
                held += words(String(decoding: bytes[place.start..<min(place.end, bytes.count)], as: UTF8.self))
            }
            let joined = held.joined()
            let missing = words(text).filter { !joined.contains($0) }
            // A corrected or rejoined word may differ from the file.
            #expect(missing.count <= 1 + words(text).count / 10, "\(what): \(missing)")
        }
        for assignment in letter.assignments {
            check(assignment.duty, assignment.evidence, "duty")
            for deadline in assignment.deadlines {
                check(deadline.text, [deadline.evidence].compactMap { $0 }, "deadline")
            }
            for target in assignment.targets { check(target.text, [target.evidence].compactMap { $0 }, "target") }
            for agency in assignment.agencies + assignment.coordinators + assignment.reportTo {
                if let place = agency.evidence { #expect(place.start < place.end && place.end <= bytes.count) }
            }
        }
        for citation in letter.citations { check(citation.text, [citation.evidence].compactMap { $0 }, "citation") }
    }

    @Test(arguments: LetterFiles.all) func idsAreUniqueAndStable(file: LetterFiles.File) throws {
        let ids = try letter(file).assignments.map(\.id)
        #expect(Set(ids).count == ids.count)
        guard !file.path.hasSuffix(".html") else { return }
        // The same letter with other line ends and with marks apart.
        let text = String(decoding: file.bytes, as: UTF8.self)
        let other = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: "\r\n")
        #expect(try LetterParser().parse(other).assignments.map(\.id) == ids)
        #expect(try LetterParser().parse(text.decomposedStringWithCanonicalMapping).assignments.map(\.id) == ids)
    }

    @Test func escapes() throws {
        var json = JSONWriter()
        let text = "\"\\/\u{0}\u{1F}\u{7F}\n\tệ😀\u{2028}"
        json.object { json in
            json.key("a")
            json.value(text)
            json.key("b")
            json.array([1.5, 29, 17404, -0.25, .infinity, 1e300]) { $0.value($1) }
            json.key("c")
            json.value(String?.none)
        }
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
        #expect(object["a"] as? String == text)
        #expect((object["b"] as? [Any])?.count == 6)
        #expect(object["c"] is NSNull)
        #expect(String(decoding: json.bytes, as: UTF8.self).contains("[1.5,29,17404,-0.25,null,1e+300]"))
    }
}

/// Every kind of finding has words in both languages.
@Suite struct FindingMessageTests {
    /// A kind that no stage finds promises what is not there.
    @Test func everyKindIsFoundSomewhere() throws {
        let sources = LetterFiles.root.appendingPathComponent("Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var text = ""
        for case let file as URL in files where file.pathExtension == "swift" {
            text += try String(contentsOf: file, encoding: .utf8)
        }
        for kind in LetterText.Finding.Kind.allCases { #expect(text.contains(".\(kind)"), "\(kind)") }
    }

    @Test(arguments: LetterText.Finding.Kind.allCases) func hasWords(kind: LetterText.Finding.Kind) {
        let place = Letter.Evidence(start: 0, end: 1, line: 1, lastLine: 1)
        let finding = Letter.Finding(kind: kind.rawValue, detail: "x", evidence: place)
        let messages = MessageLanguage.allCases.map { finding.message(in: $0) }
        #expect(Set(messages).count == 2)
        #expect(messages.allSatisfy { $0.hasSuffix(": x") && !$0.contains(kind.rawValue) })
    }
}
