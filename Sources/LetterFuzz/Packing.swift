import Foundation
import LetterTestSupport

/// Puts a damaged part of a word processor's file back among the whole ones, so that the damage reaches the reader
/// and does not end at the archive's checksums.
struct Packing {
    /// Root element → the part's name.
    private static let names: [(root: String, name: String)] = [
        ("<w:document", "word/document.xml"), ("<w:numbering", "word/numbering.xml"),
        ("<w:styles", "word/styles.xml"), ("<w:footnotes", "word/footnotes.xml"),
        ("<office:document-content", "content.xml"), ("<office:document-styles", "styles.xml"),
    ]

    private var parts: [String: [UInt8]] = [:]

    /// - Parameter letters: the base letters, whole parts among them.
    init(_ letters: [[UInt8]]) {
        for letter in letters {
            if let name = Self.name(of: letter), parts[name] == nil { parts[name] = letter }
        }
    }

    /// A file around a part; what is no part stays as it is.
    func packed(_ input: [UInt8]) -> [UInt8] {
        guard let name = Self.name(of: input) else { return input }
        var file = ZIPFile()
        let isWord = name.hasPrefix("word/")
        if !isWord { file.add("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)) }
        for (other, part) in parts.sorted(by: { $0.key < $1.key }) where other.hasPrefix("word/") == isWord {
            file.add(other, other == name ? input : part)
        }
        return file.bytes
    }

    private static func name(of part: [UInt8]) -> String? {
        guard part.first == 0x3C else { return nil }
        let head = String(decoding: part.prefix(400), as: UTF8.self)
        return names.first { head.contains($0.root) }?.name
    }
}
