/// Writes JSON as UTF-8 bytes, keys in the order they are given.
///
/// Strings are escaped as RFC 8259 asks: `"`, `\` and everything below U+0020; all other
/// characters stand as they are. Complexity: O(*bytes written*).
public struct JSONWriter {
    public enum Style: Sendable {
        /// All on one line.
        case compact
        /// Two blanks a level.
        case indented
    }

    public private(set) var bytes: [UInt8] = []
    private let style: Style
    private var depth = 0
    /// Whether the next value is the first of its object or array.
    private var isFirst = true
    private var followsKey = false

    public init(style: Style = .compact) {
        self.style = style
    }

    private mutating func open(_ mark: UInt8) {
        beginValue()
        bytes.append(mark)
        depth += 1
        isFirst = true
    }

    private mutating func close(_ mark: UInt8) {
        depth -= 1
        if !isFirst { breakLine() }
        bytes.append(mark)
        isFirst = false
    }

    private mutating func breakLine() {
        guard style == .indented else { return }
        bytes.append(0x0A)
        for _ in 0..<depth { bytes.append(contentsOf: [0x20, 0x20]) }
    }

    private mutating func beginValue() {
        if followsKey {
            followsKey = false
        } else if depth > 0 {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            breakLine()
        }
        isFirst = false
    }

    /// Writes an object; `body` writes its keys and values.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array of one value for each element.
    public mutating func array<Elements: Sequence>(
        _ elements: Elements, _ body: (inout JSONWriter, Elements.Element) -> Void
    ) {
        open(UInt8(ascii: "["))
        for element in elements { body(&self, element) }
        close(UInt8(ascii: "]"))
    }

    public mutating func key(_ name: StaticString) {
        beginValue()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        if style == .indented { bytes.append(0x20) }
        followsKey = true
    }

    public mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }

    public mutating func value(_ value: Bool) {
        beginValue()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    public mutating func value(_ value: Int) {
        beginValue()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Whole numbers are written without a fraction; what is not finite as `null`.
    public mutating func value(_ value: Double) {
        guard value.isFinite else { return null() }
        beginValue()
        if let whole = Int(exactly: value), abs(whole) < 1 << 53 {
            bytes.append(contentsOf: String(whole).utf8)
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    public mutating func value(_ value: String?) {
        guard let value else { return null() }
        beginValue()
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
            case 0x09: bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(Self.hexadecimal(byte >> 4))
                bytes.append(Self.hexadecimal(byte & 15))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
}
