import Foundation
import LetterStructure
import LetterText
import LetterTokens
import Testing

/// Prints trees of the text files of a folder, for work on the rules.
@Test(.enabled(if: ProcessInfo.processInfo.environment["STRUCTURE_DUMP"] != nil))
func dump() throws {
    let folder = ProcessInfo.processInfo.environment["STRUCTURE_DUMP"]!
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".txt") {
        let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
        let tree = LetterTree.parse(PlainTokenizer.tokenize(text))
        let data = try JSONSerialization.data(withJSONObject: TreeDump.object(tree), options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        try data.write(to: URL(fileURLWithPath: folder + "/" + name.dropLast(4) + ".json"))
    }
}

enum TreeDump {
    static func join(_ tree: LetterTree, _ ranges: [Range<Int>]) -> String { ranges.map { tree.stream.string($0) }.joined(separator: " ") }

    static func object(_ tree: LetterTree) -> [String: Any] {
        let header = tree.header
        var object: [String: Any] = [
            "issuer": join(tree, header.issuer), "parent": join(tree, header.parentIssuer),
            "number": header.number.map { tree.stream.string($0) } ?? "", "place": header.place.map { tree.stream.string($0) } ?? "",
            "type": header.type.map { tree.stream.string($0) } ?? "", "subject": join(tree, header.subject),
            "addressees": header.addressees.map { join(tree, $0) }, "copies": header.copies.map { join(tree, $0) },
            "authority": header.signer.authority.map { tree.stream.string($0) }, "title": join(tree, header.signer.title),
            "name": header.signer.name.map { tree.stream.string($0) } ?? "",
            "findings": tree.findings.map { "\($0.kind.rawValue) \($0.detail)" },
            "sections": tree.sections.map { ["path": $0.path, "heading": tree.stream.string($0.heading)] },
        ]
        if let date = header.date { object["date"] = String(format: "%04d-%02d-%02d", date.year, date.month, date.day) }
        object["blocks"] = tree.blocks.map { block in
            "\(String(repeating: "  ", count: block.depth))\(block.kind) \(block.region) [\(block.section >= 0 ? tree.sections[block.section].path : "")] \(tree.stream.string(block.label)) \(String(tree.stream.string(block.tokens).prefix(70)))"
        }
        object["tables"] = tree.tables.map { "\($0.rows) heads \($0.headRows)" }
        return object
    }
}
