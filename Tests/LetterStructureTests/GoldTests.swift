import Foundation
import LetterStructure
import LetterText
import LetterTokens
import Testing

/// Header and parts of the letters that have an answer; left out where the answers are not at hand.
struct GoldTests {
    /// Folders with letters and, beside or below them, their answers.
    static let folders: [(letters: URL, gold: URL)] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared = root.deletingLastPathComponent().appendingPathComponent("shared")
        return [
            (root.appendingPathComponent("corpus"), root.appendingPathComponent("corpus/gold")),
            (shared.appendingPathComponent("corpus"), shared.appendingPathComponent("gold")),
        ]
    }()

    struct Answer: Decodable {
        struct Signer: Decodable {
            var authority: String?
            var title: String?
            var name: String?
        }
        struct Header: Decodable {
            var issuer: String?
            var number: String?
            var type: String?
            var place: String?
            var date: String?
            var subject: String?
            var addressees: [String]?
            var signer: Signer?
            var copies: [String]?
        }
        struct Section: Decodable { var path: String }
        var header: Header
        var sections: [Section]
    }

    static func words(_ text: String?) -> [String] {
        (text ?? "").precomposedStringWithCanonicalMapping.lowercased()
            .replacingOccurrences(of: "uỷ", with: "ủy").replacingOccurrences(of: "ubnd", with: "ủy ban nhân dân")
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Shared words, twice, over all words: 1 for the same words.
    static func overlap(_ a: [String], _ b: [String]) -> Double {
        if a.isEmpty, b.isEmpty { return 1 }
        var counts: [String: Int] = [:]
        for word in a { counts[word, default: 0] += 1 }
        var shared = 0
        for word in b where counts[word, default: 0] > 0 {
            counts[word]! -= 1
            shared += 1
        }
        return 2 * Double(shared) / Double(a.count + b.count)
    }

    /// The fields of the header that differ from the answer.
    static func misses(_ answer: Answer.Header, _ tree: LetterTree) -> [String] {
        let header = tree.header
        func text(_ range: Range<Int>?) -> String { range.map { tree.stream.string($0) } ?? "" }
        let date = header.date.map { String(format: "%04d-%02d-%02d", $0.year, $0.month, $0.day) }
        let pairs: [(String, String?, String?)] = [
            ("issuer", answer.issuer, tree.words(header.issuer)), ("number", answer.number, text(header.number)),
            ("type", answer.type == "Công văn" ? nil : answer.type, text(header.type)),
            ("place", answer.place, text(header.place)), ("date", answer.date, date),
            ("subject", answer.subject, tree.words(header.subject)),
            (
                "addressees", answer.addressees?.joined(separator: " "),
                header.addressees.map(tree.words).joined(separator: " ")
            ),
            ("authority", answer.signer?.authority, tree.words(header.signer.authority)),
            ("title", answer.signer?.title, tree.words(header.signer.title)),
            ("name", answer.signer?.name, text(header.signer.name)),
            ("copies", answer.copies?.joined(separator: " "), header.copies.map(tree.words).joined(separator: " ")),
        ]
        return pairs.filter { overlap(words($0.1), words($0.2)) < 0.9 }.map {
            "\($0.0): \($0.1 ?? "-") ≠ \($0.2 ?? "-")"
        }
    }

    @Test func lettersWithAnswers() throws {
        var fields = 0
        var missed: [String] = []
        var found = 0
        var expected = 0
        var wrong = 0
        for folder in Self.folders {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.letters.path)) ?? []
            for name in names.sorted() where name.hasSuffix(".txt") || name.hasSuffix(".md") {
                let letter = folder.letters.appendingPathComponent(name)
                let gold = folder.gold.appendingPathComponent(
                    letter.deletingPathExtension().lastPathComponent + ".json")
                guard let data = try? Data(contentsOf: gold) else { continue }
                let answer = try JSONDecoder().decode(Answer.self, from: data)
                let source = TextDecoder.decode([UInt8](try Data(contentsOf: letter))).text
                let tree = LetterTree.parse(Tokenizer.tokenize(TextRepair.repair(TextCleaning.clean(source).text).text))
                #expect(tree.faults() == [], "\(name)")
                fields += 11
                missed += Self.misses(answer.header, tree).map { "\(name): \($0)" }
                let paths = Set(answer.sections.map { $0.path.lowercased() })
                let read = Set(tree.paths.map { $0.lowercased() })
                found += paths.intersection(read).count
                expected += paths.count
                wrong += read.subtracting(paths).count
            }
        }
        guard fields > 0 else { return }
        #expect(Double(missed.count) <= 0.03 * Double(fields), "\(missed.joined(separator: "\n"))")
        #expect(2 * Double(found) / Double(expected + found + wrong) >= 0.97)
    }
}
