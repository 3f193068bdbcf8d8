public import LetterText

/// Reads a web page: its text as a browser shows it, one block a line, data tables as row lines.
///
/// Blocks are parted by a blank line, `<br>` ends a line. Scripts, styles, controls and hidden
/// elements are left out; so is the page's frame around the element that holds the letter.
/// Tables of data become ``Layout`` rows with spans resolved; tables that lay out the page become
/// lines in reading order. List items get the mark that a browser prints.
public enum HTMLReader {
    /// Complexity: O(*n*); libxml2 parses, without building a tree.
    public static func read(
        _ bytes: [UInt8], limits: ReaderLimits = ReaderLimits()
    ) throws(ReaderError) -> (text: SourceText, findings: [Finding]) {
        guard bytes.count <= limits.maximumBytes else { throw .tooLarge(limit: limits.maximumBytes) }
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        let decoded = SourceEncoding.decode(bytes, declared: SourceEncoding.declaredCharset(bytes))
        let builder = HTMLBuilder(decoded.text, depthLimit: limits.maximumDepth)
        try HTMLParser.parse(decoded.text.bytes, into: builder)
        let page = builder.finish()
        let landmarks = Landmarks(page.text.bytes)
        let content = HTMLContent.choose(page, landmarks)
        let text = HTMLTableWriter.write(page, keeping: content.kept, landmarks)
        let normal = TextDecoder.normalize(text, keepsLayout: true)
        var findings = decoded.findings + normal.findings
        for range in content.leftOut { findings.append(Finding(.chromeRemoved, file: page.text.fileRange(of: range))) }
        guard normal.text.bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        return (normal.text, findings)
    }
}
