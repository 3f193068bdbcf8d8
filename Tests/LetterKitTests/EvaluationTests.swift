import Foundation
import LetterEvaluation
import LetterKit
import LetterReaders
import Testing

/// The score: its parts, and the whole against the scorer that stands beside the project.
@Suite struct EvaluationTests {
    private func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test func readsJSON() throws {
        let value = try json(#" {"a": [1, -2.5e1, true, false, null, "ệ\n\"\u1ec7\ud83d\ude00"], "b": {}} "#)
        #expect(value["a"].elements.count == 6)
        #expect(value["a"].elements[1].number == -25)
        #expect(value["a"].elements[5].string == "ệ\n\"ệ😀")
        #expect(value["c"] == .null)
        for wrong in [
            "", "{", "[1,]", "{\"a\" 1}", "01x", "\"\\q\"", "[1] 2", "tru", String(repeating: "[", count: 100_000),
        ] {
            #expect(throws: JSONValue.SyntaxError.self, "\(wrong.prefix(10))") { try json(wrong) }
        }
    }

    private let gold = """
        {"header": {"issuer": "Ủy ban nhân dân tỉnh Hoa", "number": "6/CT-UBND", "date": null, "copies": []},
         "sections": [{"path": "I"}, {"path": "I.1"}],
         "assignments": [
          {"section": "I.1", "agencies": ["Sở Y tế", "Sở Nội vụ"], "coordinators": [], "duty": "Lập danh sách các đơn vị đủ điều kiện",
           "modality": "order", "conditional": false, "deadlines": [{"relation": "before", "value": "2024-05-01"}],
           "targets": [{"value": 95, "unit": "%"}], "reportTo": ["UBND tỉnh"]},
          {"section": "", "agencies": [], "coordinators": [], "duty": "Nghiêm túc thực hiện văn bản này", "modality": "order",
           "conditional": false, "deadlines": [], "targets": [], "reportTo": [], "optional": true}],
         "objectives": [{"value": 10, "unit": "người", "agency": "Xã Bình An"}]}
        """

    @Test func aPerfectAnswerHasNoMisses() throws {
        let score = Score(of: try json(gold), against: try json(gold))
        #expect(score.misses.isEmpty)
        for field in Score.columns { #expect(score[field].f1 == 1, "\(field)") }
        #expect(score["duty"] == Tally(found: 1))
    }

    @Test func anEmptyAnswerMissesAll() throws {
        let score = Score(of: try json("{}"), against: try json(gold))
        #expect(score["duty"] == Tally(missed: 1))
        #expect(score["agencies"] == Tally(missed: 2))
        #expect(score["objectives"] == Tally(missed: 1))
        #expect(score["sections"] == Tally(missed: 2))
    }

    @Test func spellingOfNamesDoesNotCount() throws {
        let answer = gold.replacingOccurrences(of: "Ủy ban", with: "Uỷ ban").replacingOccurrences(
            of: "UBND tỉnh", with: "Ủy ban nhân dân tỉnh")
        #expect(Score(of: try json(answer), against: try json(gold)).misses.isEmpty)
    }

    @Test func faultsAreCountedWhereTheyAre() throws {
        let answer = gold.replacingOccurrences(of: "2024-05-01", with: "2024-05-02").replacingOccurrences(
            of: "Sở Nội vụ", with: "Bộ Tài chính")
        let score = Score(of: try json(answer), against: try json(gold))
        #expect(score["deadlines"] == Tally(found: 0, spurious: 1, missed: 1))
        #expect(score["agencies"] == Tally(found: 1, spurious: 1, missed: 1))
        #expect(score["whole"] == Tally(found: 0, spurious: 1, missed: 1))
        #expect(score["duty"] == Tally(found: 1))
        #expect(score.misses.count == 2)
    }

    // MARK: - Against the scorer

    private static let scorer = LetterFiles.shared.appendingPathComponent("spec/score.py").path
    private static var canCompare: Bool {
        FileManager.default.fileExists(atPath: scorer)
            && FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")
    }

    /// Both score the same results, made a little wrong so that every kind of fault occurs.
    @Test(.enabled(if: canCompare), arguments: [0, 1]) func agreesWithTheScorer(round: Int) throws {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory()).appendingPathComponent(
            "giaoviec-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var total = Score()
        for file in LetterFiles.real {
            guard let path = file.gold else { continue }
            let gold = try JSONValue(parsing: Array(Data(contentsOf: URL(fileURLWithPath: path))))
            let predicted: Data
            if round == 0 {
                predicted = Data(LetterParser().parse(try LetterReader.read(file.bytes)).json())
            } else {
                predicted = try Self.spoilt(Data(contentsOf: URL(fileURLWithPath: path)))
            }
            try predicted.write(to: folder.appendingPathComponent(file.description))
            total += Score(of: try JSONValue(parsing: Array(predicted)), against: gold)
        }
        let figures = folder.appendingPathComponent("figures").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [
            Self.scorer, "--gold", LetterFiles.shared.appendingPathComponent("gold").path, "--corpus", folder.path,
            "--json", figures,
            "--", "cat",
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let report = try JSONValue(parsing: Array(Data(contentsOf: URL(fileURLWithPath: figures))))["micro"]
        let fields = Score.columns + ["conditional"] + Score.headerFields.map { "header." + $0 }
        for field in fields {
            let theirs = report[field].elements.compactMap(\.number)
            guard theirs.count == 3 else {
                #expect(total[field] == Tally(), "\(field)")
                continue
            }
            let ours = total[field]
            for (a, b) in zip([ours.precision, ours.recall, ours.f1], theirs) {
                #expect(abs(a - b) < 1e-12, "\(field) \(a) \(b)")
            }
        }
    }

    /// A gold file with some things left out, repeated and changed, always the same.
    private static func spoilt(_ data: Data) throws -> Data {
        var letter = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        var assignments = letter["assignments"] as? [[String: Any]] ?? []
        for index in assignments.indices {
            switch index % 7 {
            case 0: assignments[index]["agencies"] = ["Sở Tài chính", "UBND các xã, phường"]
            case 1: assignments[index]["deadlines"] = []
            case 2: assignments[index]["duty"] = String((assignments[index]["duty"] as? String ?? "").prefix(60))
            case 3: assignments[index]["section"] = "X"
            case 4:
                assignments[index]["targets"] = [["value": 5, "unit": "%"]]
                assignments[index]["modality"] = "request"
            default: break
            }
        }
        assignments += assignments.enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
        assignments = assignments.enumerated().filter { $0.offset % 11 != 3 }.map(\.element)
        letter["assignments"] = assignments
        letter["objectives"] = (letter["objectives"] as? [[String: Any]] ?? []).enumerated().filter {
            $0.offset % 3 != 0
        }.map(\.element)
        letter["sections"] = Array((letter["sections"] as? [[String: Any]] ?? []).dropLast())
        var header = letter["header"] as? [String: Any] ?? [:]
        header["number"] = "1/X"
        header["signer"] = NSNull()
        header["addressees"] = ["UBND tỉnh"]
        letter["header"] = header
        return try JSONSerialization.data(withJSONObject: letter)
    }
}
