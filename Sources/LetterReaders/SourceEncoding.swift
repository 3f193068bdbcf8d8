import LetterText

/// The encoding of a file's bytes: Unicode where it can be, else what the page declares.
enum SourceEncoding {
    /// Decodes UTF-8, UTF-16 with byte order mark, and the 8-bit encodings of Windows for Western
    /// languages and Vietnamese (windows-1252, windows-1258).
    ///
    /// The bytes decide before the declaration: what is UTF-8 is read as UTF-8. Complexity: O(*n*).
    static func decode(_ bytes: [UInt8], declared: String?) -> (text: SourceText, findings: [Finding]) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return TextDecoder.decode(bytes) }
        let shape = UTF8Shape(bytes.span)
        // Broken sequences among whole ones are damage: in the Windows encodings hardly any two bytes make one.
        if shape.invalid == 0 || shape.invalid < shape.valid { return TextDecoder.decode(bytes) }
        switch declared {
        case "windows-1252"?, "iso-8859-1"?, "latin1"?, "cp1252"?: return decode(bytes, table: WindowsTable.western)
        case "windows-1258"?, "cp1258"?, nil: return decode(bytes, table: WindowsTable.vietnamese)
        default: return TextDecoder.decode(bytes)
        }
    }

    private static func decode(_ bytes: [UInt8], table: [UInt16]) -> (text: SourceText, findings: [Finding]) {
        var rewriter = TextRewriter(SourceText(bytes: bytes))
        for index in bytes.indices where bytes[index] >= 0x80 {
            rewriter.keep(through: index)
            rewriter.replace(through: index + 1, withScalar: UInt32(table[Int(bytes[index] & 0x7F)]))
        }
        return TextDecoder.normalize(rewriter.finish())
    }

    /// The charset that a page's head names, in small letters, or nil.
    static func declaredCharset(_ bytes: [UInt8]) -> String? {
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

/// How many multi-byte sequences are well formed.
private struct UTF8Shape {
    var valid = 0
    var invalid = 0

    init(_ bytes: borrowing Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte >= 0x80 else {
                index += 1
                continue
            }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0
            var end = index + 1
            while end < bytes.count, end - index < length, bytes[end] & 0xC0 == 0x80 { end += 1 }
            if length > 0, end - index == length { valid += 1 } else { invalid += 1 }
            index = end
        }
    }
}

/// The upper halves of two 8-bit encodings as Unicode scalars. Source: the Unicode Consortium's
/// mapping tables CP1252 and CP1258; bytes without a letter give U+FFFD.
enum WindowsTable {
    static let western: [UInt16] = top + (0xA0...0xFF).map { UInt16($0) }

    static let vietnamese: [UInt16] = {
        var table = western
        let changes: [(Int, UInt16)] = [
            (0x8A, 0xFFFD), (0x8E, 0xFFFD), (0x9A, 0xFFFD), (0x9E, 0xFFFD),
            (0xC3, 0x102), (0xCC, 0x300), (0xD0, 0x110), (0xD2, 0x309), (0xD5, 0x1A0), (0xDD, 0x1AF), (0xDE, 0x303),
            (0xE3, 0x103), (0xEC, 0x301), (0xF0, 0x111), (0xF2, 0x323), (0xF5, 0x1A1), (0xFD, 0x1B0), (0xFE, 0x20AB),
        ]
        for (byte, scalar) in changes { table[byte & 0x7F] = scalar }
        return table
    }()

    private static let top: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
