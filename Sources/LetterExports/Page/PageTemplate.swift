internal import CPageTemplate

/// The template of the page (`Sources/CPageTemplate/template/page.html`), whose `{{names}}` stand for what is put in.
enum PageTemplate {
    /// The page with its places filled; a name that nobody fills stays empty.
    ///
    /// What is put in is never looked at again, so a letter that holds `{{` does no harm. Complexity: O(*bytes*).
    static func filled(_ values: [String: [UInt8]]) -> [UInt8] {
        let template = UnsafeBufferPointer(
            start: UnsafeRawPointer(giaoviec_page_template()).assumingMemoryBound(to: UInt8.self),
            count: giaoviec_page_template_count())
        let (opening, closing) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        var page: [UInt8] = []
        page.reserveCapacity(template.count + values.values.reduce(0) { $0 + $1.count })
        var index = 0
        while index < template.count {
            guard template[index] == opening, index + 1 < template.count, template[index + 1] == opening,
                let end = template[index...].firstIndex(of: closing)
            else {
                page.append(template[index])
                index += 1
                continue
            }
            let name = String(decoding: template[index + 2..<end], as: UTF8.self)
            page += values[name] ?? []
            index = end + 2
        }
        return page
    }
}

/// Text for HTML and XML.
enum Markup {
    /// `&`, `<`, `>`, `"` and `'` as references; control characters, which neither knows, as blanks.
    static func escaped(_ text: String) -> String {
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): escaped += "&amp;".utf8
            case UInt8(ascii: "<"): escaped += "&lt;".utf8
            case UInt8(ascii: ">"): escaped += "&gt;".utf8
            case UInt8(ascii: "\""): escaped += "&quot;".utf8
            case UInt8(ascii: "'"): escaped += "&#39;".utf8
            case 0x09, 0x0A, 0x0D: escaped.append(byte)
            case 0..<0x20, 0x7F: escaped.append(0x20)
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
