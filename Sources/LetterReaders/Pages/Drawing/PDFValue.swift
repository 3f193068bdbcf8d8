/// A value as PDF files write them (ISO 32000-1, 7.3).
enum PDFValue {
    case number(Double)
    /// Without its slash, as written.
    case name([UInt8])
    case array([PDFValue])
    case dictionary([[UInt8]: PDFValue])
    /// Its dictionary, and where its bytes begin in the buffer that it was read from.
    case stream([[UInt8]: PDFValue], start: Int)
    case reference(Int)
    /// Strings, booleans, null: nothing here asks for them.
    case other

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var name: [UInt8]? { if case .name(let name) = self { name } else { nil } }
    var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }

    /// The entries of a dictionary or of a stream's.
    var entries: [[UInt8]: PDFValue] {
        switch self {
        case .dictionary(let entries), .stream(let entries, _): entries
        default: [:]
        }
    }

    subscript(key: StaticString) -> PDFValue? {
        entries[key.withUTF8Buffer { Array($0) }]
    }

    func isName(_ name: StaticString) -> Bool {
        self.name.map { own in name.withUTF8Buffer { own.elementsEqual($0) } } ?? false
    }
}

/// Reads values from the bytes of a PDF file.
struct PDFParser {
    let bytes: [UInt8]
    var index: Int

    /// Deeper nesting is no file that a page is drawn from.
    private static let depthLimit = 32

    /// The object whose number stands at `start` (`12 0 obj …`), nil where none does.
    static func object(in bytes: [UInt8], at start: Int) -> PDFValue? {
        var parser = PDFParser(bytes: bytes, index: start)
        guard parser.integer() != nil, parser.integer() != nil, parser.skip("obj") else { return nil }
        guard let value = parser.value() else { return nil }
        guard case .dictionary(let entries) = value, parser.skip("stream") else { return value }
        parser.skipLineEnd()
        return .stream(entries, start: parser.index)
    }

    /// The value that begins here, nil where none does.
    mutating func value(_ depth: Int = 0) -> PDFValue? {
        skipBlanks()
        guard let byte, depth < Self.depthLimit else { return nil }
        switch byte {
        case 0x2F: return .name(name())
        case 0x5B:
            index += 1
            var values: [PDFValue] = []
            while !skip("]") {
                guard let value = value(depth + 1) else { return nil }
                values.append(value)
            }
            return .array(values)
        case 0x3C:
            if index + 1 < bytes.count, bytes[index + 1] == 0x3C { return dictionary(depth) }
            while let byte = self.byte, byte != 0x3E { index += 1 }
            index += 1
            return .other
        case 0x28:
            index = PDFSyntax.endOfString(bytes, index)
            return .other
        case 0x30...0x39, 0x2B, 0x2D, 0x2E: return numberOrReference()
        default:
            let start = index
            while let byte = self.byte, PDFSyntax.isRegular(byte) { index += 1 }
            return index > start ? .other : nil
        }
    }

    private mutating func dictionary(_ depth: Int) -> PDFValue? {
        index += 2
        var entries: [[UInt8]: PDFValue] = [:]
        while !skip(">>") {
            guard byte == 0x2F else { return nil }
            let key = name()
            guard let value = value(depth + 1) else { return nil }
            entries[key] = value
        }
        return .dictionary(entries)
    }

    private mutating func name() -> [UInt8] {
        index += 1
        let start = index
        while let byte, PDFSyntax.isRegular(byte) { index += 1 }
        return Array(bytes[start..<index])
    }

    private mutating func numberOrReference() -> PDFValue? {
        let number = PDFSyntax.number(bytes, &index)
        let end = index
        if number >= 0, number < 1e9, number == number.rounded(), integer() != nil, skip("R") {
            return .reference(Int(number))
        }
        index = end
        return .number(number)
    }

    // MARK: Pieces

    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipBlanks() {
        while let byte {
            if byte == 0x25 {
                while let byte = self.byte, byte != 0x0A, byte != 0x0D { index += 1 }
            } else if PDFSyntax.isBlank(byte) {
                index += 1
            } else {
                return
            }
        }
    }

    /// What parts `stream` from its bytes.
    mutating func skipLineEnd() {
        if byte == 0x0D { index += 1 }
        if byte == 0x0A { index += 1 }
    }

    /// Passes over a word, and the blanks before it, where it stands here.
    mutating func skip(_ word: StaticString) -> Bool {
        skipBlanks()
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count,
            word.withUTF8Buffer({ bytes[index..<index + count].elementsEqual($0) })
        else { return false }
        index += count
        return true
    }

    /// The whole number without sign that stands here, nil where none does.
    mutating func integer() -> Int? {
        skipBlanks()
        let start = index
        var value = 0
        while let byte, byte >= 0x30, byte <= 0x39, index - start < 10 {
            value = value * 10 + Int(byte - 0x30)
            index += 1
        }
        return index > start ? value : nil
    }
}

/// How PDF writes names, numbers and strings, in files as in what draws their pages.
enum PDFSyntax {
    static func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

    /// Whether a byte belongs to a word: neither blank nor mark.
    static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: false
        default: true
        }
    }

    /// The number that begins at `index`, which is moved behind it and always forward.
    static func number(_ bytes: [UInt8], _ index: inout Int) -> Double {
        let start = index
        var isNegative = false
        var value = 0.0
        var scale = 0.0
        while index < bytes.count {
            switch bytes[index] {
            case 0x2D where index == start: isNegative = true
            case 0x2B where index == start: break
            case 0x2E where scale == 0: scale = 1
            case let digit where digit >= 0x30 && digit <= 0x39:
                value = value * 10 + Double(digit - 0x30)
                scale *= 10
            default:
                if index == start { index += 1 }
                return signed(value, scale, isNegative)
            }
            index += 1
        }
        return signed(value, scale, isNegative)
    }

    private static func signed(_ value: Double, _ scale: Double, _ isNegative: Bool) -> Double {
        let size = scale > 1 ? value / scale : value
        return isNegative ? -size : size
    }

    /// Behind the string that begins at `start` with its bracket.
    static func endOfString(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start + 1
        var depth = 1
        while index < bytes.count, depth > 0 {
            switch bytes[index] {
            case 0x5C: index += 1
            case 0x28: depth += 1
            case 0x29: depth -= 1
            default: break
            }
            index += 1
        }
        return min(index, bytes.count)
    }
}
