import Foundation
import LetterText
import LetterTokens
import Testing

private let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
/// Real letters kept beside the project; the tests that need them say so where they are absent.
private let letters = project.deletingLastPathComponent().appendingPathComponent("shared/corpus")
private let hasLetters = FileManager.default.fileExists(atPath: letters.path)

@Suite("Typed tokens of real letters", .enabled(if: hasLetters, "../shared/corpus is absent"))
struct TypedTokenGoldTests {
    private func source(_ name: String) throws -> SourceText {
        let files = try FileManager.default.contentsOfDirectory(atPath: letters.path)
        let file = try #require(files.first { $0.hasPrefix(name + ".") })
        let text = try String(contentsOf: letters.appendingPathComponent(file), encoding: .utf8)
            .precomposedStringWithCanonicalMapping.replacingOccurrences(of: "\r\n", with: "\n")
        return SourceText(bytes: Array(text.utf8))
    }

    @Test func atLeast99PercentAreSingleTokensOfTheRightType() throws {
        let table = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Resources/typed-tokens.tsv"), encoding: .utf8)
        let rows = table.split(separator: "\n").dropFirst().filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t").map(String.init) }
        var found: [String: [String: Int]] = [:]
        var missed: [String] = []
        for row in rows {
            let name = row[0]
            if found[name] == nil {
                let stream = Tokenizer.tokenize(try source(name))
                var counts: [String: Int] = [:]
                for token in stream.tokens {
                    let line = stream.source.lines.line(at: token.start)
                    counts["\(line) \(token.kind) \(stream.source.string(token.range))", default: 0] += 1
                }
                found[name] = counts
            }
            let key = "\(row[1]) \(row[2]) \(row[3])"
            if let count = found[name]![key], count > 0 {
                found[name]![key] = count - 1
            } else {
                missed.append("\(name) \(key)")
            }
        }
        #expect(rows.count >= 400)
        #expect(missed.count * 100 <= rows.count, "\(missed)")
    }

    @Test func allLettersAreTiled() throws {
        for file in try FileManager.default.contentsOfDirectory(atPath: letters.path) {
            let bytes = [UInt8](try Data(contentsOf: letters.appendingPathComponent(file)))
            #expect(tiles(Tokenizer.tokenize(SourceText(bytes: bytes))), "\(file)")
        }
    }
}
