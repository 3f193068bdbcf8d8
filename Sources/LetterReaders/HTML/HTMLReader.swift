import LetterText

/// Reads a web page: its text as a browser shows it, one block a line, data tables as row lines.
///
/// Blocks are parted by a blank line, `<br>` ends a line. Scripts, styles, controls and hidden
/// elements are left out; so is the page's frame around the element that holds the letter.
/// Tables of data become ``Layout`` rows with spans resolved; tables that lay out the page become
/// lines in reading order. List items get the mark that a browser prints.
enum HTMLReader {
    /// Complexity: O(*n*); libxml2 parses, without building a tree.
    /// - Parameter maximumDepth: so many elements may stand inside each other.
    static func read(_ bytes: [UInt8], maximumDepth: Int = ReaderLimits().maximumDepth) throws(ReaderError) -> ReadText
    {
        let decoded = SourceEncoding.decode(bytes, declared: declaredCharset(bytes), legacyLetters: .kept)
        let builder = HTMLBuilder(decoded.text, depthLimit: maximumDepth)
        try HTMLParser.parse(decoded.text.bytes, into: builder)
        let (page, legacy, mixed) = builder.finish().converted(from: decoded.encoding)
        let landmarks = Landmarks(page.text.bytes)
        let content = HTMLContent.choose(page, landmarks)
        let text = TableWriter.write(page.text, page.tables, keeping: content.kept, landmarks)
        let normal = TextDecoder.normalize(text, keepsLayout: true)
        var findings = decoded.findings + mixed + normal.findings
        for range in content.leftOut { findings.append(Finding(.chromeRemoved, file: page.text.fileRange(of: range))) }
        return ReadText(normal.text, encoding: legacy ?? decoded.encoding, findings: findings)
    }

    /// The charset that a page's head names, in small letters, or nil.
    private static func declaredCharset(_ bytes: [UInt8]) -> String? {
        let head = bytes.prefix(2_048)
        let word = Array("charset".utf8)
        for index in head.indices where head[index] | 0x20 == 0x63 {
            guard head.count - (index - head.startIndex) > word.count + 2,
                zip(head[index...], word).allSatisfy({ $0 | 0x20 == $1 })
            else { continue }
            var name: [UInt8] = []
            for byte in head[(index + word.count)...].prefix(40) {
                switch byte {
                case 0x3D, 0x22, 0x27, 0x20: if name.isEmpty { continue }
                case 0x2D, 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A:
                    name.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                    continue
                default: break
                }
                break
            }
            if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
        }
        return nil
    }
}
