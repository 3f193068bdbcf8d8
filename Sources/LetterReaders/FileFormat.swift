/// What a file is, by its content: names and suffixes lie.
public enum FileFormat: String, Hashable, Sendable, CaseIterable {
    case empty
    case text
    case html
    case xml
    case pdf
    case docx
    case odt
    case xlsx
    case zip
    /// Compound file of Word, Excel and PowerPoint 97.
    case ole
    case rtf
    case mhtml
    case png
    case jpeg
    case gif
    case tiff
    case webp
    case gzip
    case sevenZip = "7z"
    case rar
    /// Anything else that is no text.
    case binary

    /// Looks at the first 64 KB at most. Complexity: O(1).
    public static func sniff(_ bytes: [UInt8]) -> FileFormat {
        let sample = bytes.prefix(1 << 16)
        guard let format = signature(sample) else { return textFormat(sample) }
        return format == .zip ? zipFormat(sample) : format
    }

    private static let signatures: [(bytes: [UInt8], format: FileFormat)] = [
        (Array("%PDF-".utf8), .pdf),
        ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .ole),
        (Array("{\\rtf".utf8), .rtf),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
        ([0xFF, 0xD8, 0xFF], .jpeg),
        (Array("GIF8".utf8), .gif),
        ([0x49, 0x49, 0x2A, 0x00], .tiff), ([0x4D, 0x4D, 0x00, 0x2A], .tiff),
        ([0x1F, 0x8B], .gzip),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
        (Array("Rar!".utf8), .rar),
        ([0x7F, 0x45, 0x4C, 0x46], .binary),
    ]

    private static func signature(_ bytes: ArraySlice<UInt8>) -> FileFormat? {
        for signature in signatures where bytes.starts(with: signature.bytes) { return signature.format }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webp }
        return nil
    }

    /// A zip names its first parts near its start.
    private static func zipFormat(_ bytes: ArraySlice<UInt8>) -> FileFormat {
        if contains(bytes.prefix(200), "mimetypeapplication/vnd.oasis.opendocument.text") { return .odt }
        if contains(bytes, "word/") { return .docx }
        if contains(bytes, "xl/") { return .xlsx }
        if contains(bytes.prefix(200), "[Content_Types].xml") { return .docx }
        return .zip
    }

    private static func textFormat(_ bytes: ArraySlice<UInt8>) -> FileFormat {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            // UTF-16: the ASCII of its markup tells as much as that of UTF-8.
            return markupFormat(bytes.dropFirst(2).filter { $0 != 0 }[...]) ?? .text
        }
        var controls = 0
        var isBlank = true
        for byte in bytes {
            if byte > 0x20 { isBlank = false }
            if byte < 0x09 || (byte >= 0x0E && byte < 0x1B) || (byte > 0x1B && byte < 0x20) || byte == 0x7F {
                controls += 1
            }
        }
        if isBlank { return controls == 0 ? .empty : .binary }
        // One control character in fifty is data, not text.
        if controls * 50 > bytes.count { return .binary }
        return markupFormat(bytes) ?? .text
    }

    private static func markupFormat(_ bytes: ArraySlice<UInt8>) -> FileFormat? {
        var body = bytes
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
        body = body.drop { $0 <= 0x20 }
        guard let first = body.first else { return nil }
        if startsIgnoringCase(body, "mime-version:") { return .mhtml }
        let head = body.prefix(4_096)
        if first == 0x3C {
            if containsIgnoringCase(head, "<html") || containsIgnoringCase(head, "<!doctype html") { return .html }
            if startsIgnoringCase(body, "<?xml") { return .xml }
            if blockTags.contains(where: { startsIgnoringCase(body.dropFirst(), $0) }) { return .html }
            if startsIgnoringCase(body, "<!--"), blockTags.contains(where: { containsIgnoringCase(head, "<" + $0) }) {
                return .html
            }
            return nil
        }
        // A saved page may have a line of text in front.
        if containsIgnoringCase(head, "<html"), containsIgnoringCase(bytes, "</") { return .html }
        return nil
    }

    private static let blockTags = [
        "html", "head", "body", "div", "p>", "p ", "table", "span", "meta", "title", "h1", "h2", "h3", "center", "font",
        "article", "section", "main", "ul", "ol", "b>", "strong", "style", "script", "br", "form", "link",
    ]

    private static func startsIgnoringCase(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
        var index = bytes.startIndex
        for letter in word.utf8 {
            guard index < bytes.endIndex, lower(bytes[index]) == letter else { return false }
            index += 1
        }
        return true
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    private static func containsIgnoringCase(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
        let first = word.utf8.first!
        for index in bytes.indices where bytes[index] == first {
            if startsIgnoringCase(bytes[index...], word) { return true }
        }
        return false
    }

    private static func contains(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
        let letters = Array(word.utf8)
        for index in bytes.indices where bytes[index] == letters[0] {
            if bytes[index...].starts(with: letters) { return true }
        }
        return false
    }
}
