/// A JSON text as values, for gold files and for results.
///
/// Object keys that come twice keep the last value. Depth is limited, so that no input exhausts the stack.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The text is not JSON; the offset of the byte that could not be read.
    public struct SyntaxError: Error, Sendable, Hashable {
        public var offset: Int
    }

    /// Reads one JSON text. Complexity: O(*bytes*).
    public init(parsing bytes: [UInt8]) throws(SyntaxError) {
        var reader = Reader(bytes: bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
        self = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.position == bytes.count else { throw SyntaxError(offset: reader.position) }
    }

    /// The value of a key, `.null` where there is none or this is no object.
    public subscript(key: String) -> JSONValue {
        if case .object(let object) = self { object[key] ?? .null } else { .null }
    }

    public func has(_ key: String) -> Bool {
        if case .object(let object) = self { object[key] != nil } else { false }
    }

    public var elements: [JSONValue] {
        if case .array(let array) = self { array } else { [] }
    }

    public var string: String? {
        if case .string(let string) = self { string } else { nil }
    }

    /// The strings of an array; what is no string is left out.
    public var strings: [String] { elements.compactMap(\.string) }

    public var number: Double? {
        switch self {
        case .number(let number): number
        case .string(let string): Double(string)
        default: nil
        }
    }

    public var isTrue: Bool { self == .bool(true) }
}

extension JSONValue {
    fileprivate struct Reader {
        let bytes: [UInt8]
        var position = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        private var error: SyntaxError { SyntaxError(offset: position) }
        private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

        mutating func skipBlanks() {
            while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            position += 1
            return true
        }

        private mutating func take(word: StaticString) throws(SyntaxError) {
            let wanted = word.description.utf8
            guard bytes[position...].starts(with: wanted) else { throw error }
            position += wanted.count
        }

        mutating func value(depth: Int) throws(SyntaxError) -> JSONValue {
            guard depth < 256 else { throw error }
            skipBlanks()
            switch next {
            case UInt8(ascii: "{"): return try object(depth: depth)
            case UInt8(ascii: "["): return try array(depth: depth)
            case UInt8(ascii: "\""): return .string(try string())
            case UInt8(ascii: "t"):
                try take(word: "true")
                return .bool(true)
            case UInt8(ascii: "f"):
                try take(word: "false")
                return .bool(false)
            case UInt8(ascii: "n"):
                try take(word: "null")
                return .null
            default: return .number(try number())
            }
        }

        private mutating func object(depth: Int) throws(SyntaxError) -> JSONValue {
            position += 1
            var object: [String: JSONValue] = [:]
            skipBlanks()
            if take(UInt8(ascii: "}")) { return .object(object) }
            while true {
                skipBlanks()
                guard next == UInt8(ascii: "\"") else { throw error }
                let key = try string()
                skipBlanks()
                guard take(UInt8(ascii: ":")) else { throw error }
                object[key] = try value(depth: depth + 1)
                skipBlanks()
                if take(UInt8(ascii: "}")) { return .object(object) }
                guard take(UInt8(ascii: ",")) else { throw error }
            }
        }

        private mutating func array(depth: Int) throws(SyntaxError) -> JSONValue {
            position += 1
            var array: [JSONValue] = []
            skipBlanks()
            if take(UInt8(ascii: "]")) { return .array(array) }
            while true {
                array.append(try value(depth: depth + 1))
                skipBlanks()
                if take(UInt8(ascii: "]")) { return .array(array) }
                guard take(UInt8(ascii: ",")) else { throw error }
            }
        }

        private mutating func number() throws(SyntaxError) -> Double {
            let start = position
            while let byte = next, "+-.eE0123456789".utf8.contains(byte) { position += 1 }
            guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)) else {
                throw SyntaxError(offset: start)
            }
            return number
        }

        private mutating func string() throws(SyntaxError) -> String {
            position += 1
            var text: [UInt8] = []
            while let byte = next {
                position += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"): try escape(into: &text)
                case 0..<0x20: throw error
                default: text.append(byte)
                }
            }
            throw error
        }

        private mutating func escape(into text: inout [UInt8]) throws(SyntaxError) {
            guard let mark = next else { throw error }
            position += 1
            switch mark {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(mark)
            case UInt8(ascii: "u"):
                var unit = try hexadecimal()
                if (0xD800..<0xDC00).contains(unit), bytes[position...].starts(with: [0x5C, 0x75]) {
                    position += 2
                    let low = try hexadecimal()
                    guard (0xDC00..<0xE000).contains(low) else { throw error }
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                }
                text.append(contentsOf: String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
            default: throw error
            }
        }

        private mutating func hexadecimal() throws(SyntaxError) -> UInt32 {
            guard position + 4 <= bytes.count,
                let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
            else { throw error }
            position += 4
            return unit
        }
    }
}
