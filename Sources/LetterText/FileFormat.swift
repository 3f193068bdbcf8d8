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
    case pptx
    case zip
    case tar
    /// Compound file of Word, Excel and PowerPoint 97.
    case ole
    case rtf
    /// A mail or a web page saved as one (MHTML).
    case mail = "eml"
    /// A message of the national exchange of official letters (QCVN 102:2016/BTTTT).
    case edxml
    case png
    case jpeg
    case gif
    case tiff
    case webp
    case gzip
    case xz
    case bzip2
    case sevenZip = "7z"
    case rar
    /// Anything else that is no text.
    case binary

    /// The name that people know it by: `PDF`, `DOC (Office 97)`.
    public var name: String {
        switch self {
        case .ole: "DOC (Office 97)"
        case .edxml: "edXML"
        default: rawValue.uppercased()
        }
    }

    /// Whether its bytes are characters that a person reads, markup or not.
    public var isText: Bool {
        switch self {
        case .text, .html, .xml, .mail, .edxml: true
        default: false
        }
    }

    /// Whether letters lie in it as files of their own.
    public var isContainer: Bool {
        switch self {
        case .zip, .tar, .sevenZip, .rar, .gzip, .xz, .bzip2, .mail, .edxml: true
        default: false
        }
    }

    /// Bytes that are looked at.
    private static let sampleSize = 1 << 16
    /// Bytes in which a page names itself.
    private static let headSize = 1 << 12

    /// Looks at the first 64 KB at most; blanks that go on behind them are text. Complexity: O(1).
    public static func sniff(_ bytes: [UInt8]) -> FileFormat {
        let sample = bytes.span.extracting(first: sampleSize)
        guard let format = signature(sample) else {
            let format = textFormat(sample, isUTF16: UTF16Form.encoding(bytes) != nil)
            return format == .empty && bytes.count > sample.count ? .text : format
        }
        return format == .zip ? zipFormat(bytes.span) : format
    }

    // MARK: Signatures

    private static func signature(_ bytes: borrowing Span<UInt8>) -> FileFormat? {
        guard bytes.count >= 2 else { return nil }
        if starts(bytes, with: "ustar", at: 257) { return .tar }
        switch bytes[0] {
        case 0x25: return starts(bytes, with: "%PDF-") ? .pdf : nil
        case 0x50: return starts(bytes, with: "PK\u{3}\u{4}") || starts(bytes, with: "PK\u{5}\u{6}") ? .zip : nil
        case 0xD0: return starts(bytes, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) ? .ole : nil
        case 0x7B: return starts(bytes, with: "{\\rtf") ? .rtf : nil
        case 0x89: return starts(bytes, with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? .png : nil
        case 0xFF: return starts(bytes, with: [0xFF, 0xD8, 0xFF]) ? .jpeg : nil
        case 0x47: return starts(bytes, with: "GIF8") ? .gif : nil
        case 0x49: return starts(bytes, with: "II*\0") ? .tiff : nil
        case 0x4D: return starts(bytes, with: "MM\0*") ? .tiff : nil
        case 0x1F: return bytes[1] == 0x8B ? .gzip : nil
        case 0xFD: return starts(bytes, with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) ? .xz : nil
        case 0x42: return starts(bytes, with: "BZh") && starts(bytes, with: "1AY&SY", at: 4) ? .bzip2 : nil
        case 0x37: return starts(bytes, with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) ? .sevenZip : nil
        case 0x52:
            if starts(bytes, with: "Rar!") { return .rar }
            return starts(bytes, with: "RIFF") && starts(bytes, with: "WEBP", at: 8) ? .webp : nil
        case 0x7F: return starts(bytes, with: "\u{7F}ELF") ? .binary : nil
        default: return nil
        }
    }

    /// What a ZIP file is, by the names of its first members. A letter in Word's form may itself be a member, and its
    /// names stand in the bytes then, too: only the ZIP's own are looked at.
    private static func zipFormat(_ bytes: borrowing Span<UInt8>) -> FileFormat {
        var format = FileFormat.zip
        var header = 0
        for member in 0..<zipMembersLookedAt {
            guard header >= 0, header + 30 <= bytes.count, starts(bytes, with: "PK\u{3}\u{4}", at: header) else {
                break
            }
            let nameCount = Int(bytes[header + 26]) | Int(bytes[header + 27]) << 8
            let extraCount = Int(bytes[header + 28]) | Int(bytes[header + 29]) << 8
            let name = header + 30
            if starts(bytes, with: "word/", at: name) { return .docx }
            if starts(bytes, with: "xl/", at: name) { return .xlsx }
            if starts(bytes, with: "ppt/", at: name) { return .pptx }
            if member == 0, starts(bytes, with: "[Content_Types].xml", at: name) { format = .docx }
            let content = min(name + nameCount + extraCount, bytes.count)
            if member == 0, starts(bytes, with: "mimetype", at: name),
                starts(bytes, with: "application/vnd.oasis.opendocument.text", at: content)
            {
                return .odt
            }
            var size = 0
            for place in 0..<4 { size |= Int(bytes[header + 18 + place]) << (8 * place) }
            // Where sizes stand behind the content, the next header must be looked for.
            let isStreamed = bytes[header + 6] & 8 != 0
            header = isStreamed && size == 0 ? nextZipHeader(bytes, from: content) : content + size
        }
        return format
    }

    private static let zipMembersLookedAt = 64

    private static func nextZipHeader(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
        let end = min(bytes.count - 4, start + (1 << 22))
        guard start < end else { return -1 }
        for index in start..<end where bytes[index] == 0x50 && starts(bytes, with: "PK\u{3}\u{4}", at: index) {
            return index
        }
        return -1
    }

    // MARK: Text

    private static func textFormat(_ bytes: borrowing Span<UInt8>, isUTF16: Bool) -> FileFormat {
        if isUTF16 {
            // The ASCII of its markup tells as much as that of UTF-8.
            var narrow: [UInt8] = []
            for index in 0..<bytes.count where bytes[index] != 0 && bytes[index] < 0xFE { narrow.append(bytes[index]) }
            return markupFormat(narrow.span) ?? .text
        }
        let (letters, controls) = counts(bytes)
        if letters == 0 { return controls == 0 ? .empty : .binary }
        // One control character in fifty is data, not text.
        if controls * 50 > bytes.count { return .binary }
        return markupFormat(bytes) ?? .text
    }

    /// Bytes that are no blanks, and control characters that no text has.
    private static func counts(_ bytes: borrowing Span<UInt8>) -> (letters: Int, controls: Int) {
        var letters = 0
        var controls = 0
        var start = 0
        while start < bytes.count {
            // Counted in bytes, as many as these can count: the compiler takes sixteen at a time.
            let part = bytes.extracting(start..<min(start + 240, bytes.count))
            var partLetters: UInt8 = 0
            var partControls: UInt8 = 0
            for index in 0..<part.count {
                let byte = part[index]
                partLetters &+= byte > 0x20 ? 1 : 0
                // Tab, line ends and escape are no sign of data.
                let isLayout = byte &- 0x09 <= 4 || byte == 0x1B
                partControls &+= (byte < 0x20 && !isLayout) || byte == 0x7F ? 1 : 0
            }
            letters += Int(partLetters)
            controls += Int(partControls)
            start += part.count
        }
        return (letters, controls)
    }

    private static func markupFormat(_ bytes: borrowing Span<UInt8>) -> FileFormat? {
        var start = starts(bytes, with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
        guard start < bytes.count else { return nil }
        if isMail(bytes, from: start) { return .mail }
        let head = min(bytes.count, start + headSize)
        guard holdsTag(bytes.extracting(start..<head)) else { return nil }
        // Gateways put junk in front of the declaration.
        if contains(bytes, "<edxml", from: start, upTo: head) { return .edxml }
        if bytes[start] == 0x3C {
            if contains(bytes, "<html", from: start, upTo: head) { return .html }
            if contains(bytes, "<!doctype html", from: start, upTo: head) { return .html }
            if startsIgnoringCase(bytes, "<?xml", at: start) { return .xml }
            if opensBlock(bytes, at: start) { return .html }
            guard startsIgnoringCase(bytes, "<!--", at: start) else { return nil }
            for index in start..<head where bytes[index] == 0x3C && opensBlock(bytes, at: index) { return .html }
            return nil
        }
        // A saved page may have a line of text in front.
        if contains(bytes, "<html", from: start, upTo: head), contains(bytes, "</", from: start, upTo: bytes.count) {
            return .html
        }
        return nil
    }

    /// Whether any tag may begin in the bytes.
    private static func holdsTag(_ bytes: borrowing Span<UInt8>) -> Bool {
        var start = 0
        while start < bytes.count {
            let part = bytes.extracting(start..<min(start + 240, bytes.count))
            var brackets: UInt8 = 0
            for index in 0..<part.count { brackets &+= part[index] == 0x3C ? 1 : 0 }
            if brackets > 0 { return true }
            start += part.count
        }
        return false
    }

    /// Whether header fields of a mail stand here (RFC 5322): at least two that a mail has, before any other line.
    private static func isMail(_ bytes: borrowing Span<UInt8>, from start: Int) -> Bool {
        if startsIgnoringCase(bytes, "mime-version:", at: start) { return true }
        var fields = 0
        var index = start
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D {
            if bytes[index] != 0x20 && bytes[index] != 0x09 {
                var colon = index
                while colon < bytes.count, bytes[colon] > 0x20, bytes[colon] < 0x7F, bytes[colon] != 0x3A { colon += 1 }
                guard colon > index, colon < bytes.count, bytes[colon] == 0x3A else { return false }
                for field in mailFields where startsIgnoringCase(bytes, field, at: index) { fields += 1 }
                if fields >= 2 { return true }
            }
            while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            index += 1
        }
        return false
    }

    private static let mailFields = [
        "return-path:", "received:", "delivered-to:", "dkim-signature:", "from:", "to:", "subject:", "message-id:",
        "date:", "mime-version:", "content-type:",
    ]

    /// Whether a tag that only a page has stands at a `<`.
    private static func opensBlock(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
        for tag in blockTags where startsIgnoringCase(bytes, tag, at: index + 1) { return true }
        return false
    }

    private static let blockTags = [
        "html", "head", "body", "div", "p>", "p ", "table", "span", "meta", "title", "h1", "h2", "h3", "center", "font",
        "article", "section", "main", "ul", "ol", "b>", "strong", "style", "script", "br", "form", "link",
    ]

    // MARK: Comparing

    private static func starts(_ bytes: borrowing Span<UInt8>, with signature: [UInt8]) -> Bool {
        guard bytes.count >= signature.count else { return false }
        for index in 0..<signature.count where bytes[index] != signature[index] { return false }
        return true
    }

    private static func starts(_ bytes: borrowing Span<UInt8>, with word: String, at start: Int = 0) -> Bool {
        guard bytes.count - start >= word.utf8.count else { return false }
        var index = start
        for letter in word.utf8 {
            if bytes[index] != letter { return false }
            index += 1
        }
        return true
    }

    /// `word` is in small letters.
    private static func startsIgnoringCase(_ bytes: borrowing Span<UInt8>, _ word: String, at start: Int) -> Bool {
        guard bytes.count - start >= word.utf8.count else { return false }
        var index = start
        for letter in word.utf8 {
            let byte = bytes[index]
            if (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) != letter { return false }
            index += 1
        }
        return true
    }

    /// Whether a word begins in a range of the bytes, in letters of any case.
    private static func contains(
        _ bytes: borrowing Span<UInt8>, _ word: String, from start: Int = 0, upTo end: Int
    ) -> Bool {
        guard let first = word.utf8.first else { return true }
        for index in start..<end where bytes[index] | 0x20 == first | 0x20 {
            if startsIgnoringCase(bytes, word, at: index) { return true }
        }
        return false
    }
}
