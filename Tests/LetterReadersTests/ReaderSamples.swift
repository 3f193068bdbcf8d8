import Foundation
import LetterTestSupport
import LetterText

@testable import LetterReaders

/// The letters of `Resources`, put together to the files in which letters come.
enum ReaderSample {
    private static let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Resources")

    static func part(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: resources.appendingPathComponent(name)))
    }

    private static let wordParts = ["document", "styles", "numbering", "footnotes"].map { "word/\($0).xml" }

    /// The Word file, with another document in place of its own where one is given.
    static func word(_ document: String? = nil) throws -> [UInt8] {
        var file = ZIPFile()
        for name in wordParts {
            file.add(name, document != nil && name == "word/document.xml" ? Array(document!.utf8) : try part(name))
        }
        return file.bytes
    }

    /// A Word file whose body this is; `w:` is bound.
    static func word(body: String) throws -> [UInt8] {
        let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        return try word("<w:document xmlns:w=\"\(space)\"><w:body>\(body)</w:body></w:document>")
    }

    static func openDocument(manifest: String? = nil) throws -> [UInt8] {
        var file = ZIPFile([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))])
        for name in ["content.xml", "styles.xml"] { file.add(name, try part("opendocument/" + name)) }
        if let manifest { file.add("META-INF/manifest.xml", Array(manifest.utf8)) }
        return file.bytes
    }

    /// All that a file holds, by the paths of its members.
    static func members(
        _ bytes: [UInt8], _ limits: ReaderLimits = ReaderLimits()
    ) -> [(path: String, result: Result<ReadText, ReaderError>)] {
        var members: [(String, Result<ReadText, ReaderError>)] = []
        LetterReader.members(of: bytes, limits: limits) { member in
            members.append((member.path, member.result))
            return true
        }
        return members
    }
}

/// A text's lines that are not blank, with layout marks made visible.
func visibleLines(_ text: SourceText) -> [String] {
    let visible = String(
        decoding: text.bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case Layout.cellSeparator: Array("¦".utf8)
            case Layout.cellBreak: Array("¶".utf8)
            case Layout.spannedCell: Array("^".utf8)
            default: [byte]
            }
        }, as: UTF8.self)
    return visible.split(separator: "\n").map { String($0) }
}
