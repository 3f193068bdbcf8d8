/// An element name packed into a number: its first eight letters.
struct HTMLTag: Hashable, Sendable {
    let key: UInt64

    init(key: UInt64) { self.key = key }

    init(_ name: StaticString) {
        var key: UInt64 = 0
        name.withUTF8Buffer { for byte in $0.prefix(8) { key = key << 8 | UInt64(byte) } }
        self.key = key
    }

    static let table = HTMLTag("table")
    static let row = HTMLTag("tr")
    static let cell = HTMLTag("td")
    static let headCell = HTMLTag("th")
    static let listItem = HTMLTag("li")
    static let orderedList = HTMLTag("ol")
    static let list = HTMLTag("ul")
    static let lineBreak = HTMLTag("br")
    static let preformatted = HTMLTag("pre")
    static let body = HTMLTag("body")
    static let anchor = HTMLTag("a")
    static let quote = HTMLTag("q")
    static let tableHead = HTMLTag("thead")

    enum Role: UInt8, Sendable {
        case inline
        /// Begins and ends a line.
        case block
        /// A block that may hold the letter as a whole.
        case container
        /// Its content is not shown.
        case hidden
        /// The page's frame, unless the letter's landmarks stand in it.
        case frame
    }

    var role: Role { Self.roles[key] ?? .inline }

    private static let roles: [UInt64: Role] = {
        var table: [UInt64: Role] = [:]
        func set(_ names: [StaticString], _ role: Role) { for name in names { table[HTMLTag(name).key] = role } }
        set(
            [
                "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "pre", "tr", "th", "caption", "figcaption",
                "address", "hr", "summary", "legend", "br",
            ], .block)
        set(
            [
                "body", "div", "section", "article", "main", "center", "form", "table", "tbody", "thead", "tfoot", "td",
                "blockquote", "fieldset", "ul", "ol", "dl", "figure", "details", "html",
            ], .container)
        set(
            [
                "script", "style", "template", "svg", "math", "head", "noscript", "button", "select", "textarea",
                "input",
                "iframe", "object", "video", "audio", "canvas", "map", "option", "noframes", "datalist", "dialog",
            ],
            .hidden)
        set(["nav", "header", "footer", "aside", "menu"], .frame)
        return table
    }()
}
