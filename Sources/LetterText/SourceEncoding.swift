/// Finds the encoding of a file's bytes: Unicode where it can be, else an 8-bit one of Windows.
public enum SourceEncoding {
    /// Decodes UTF-8, UTF-16 with byte order mark, and the 8-bit encodings of Windows for Western
    /// languages and Vietnamese (windows-1252, windows-1258).
    ///
    /// The bytes decide before the declaration: what is UTF-8 is read as UTF-8. Complexity: O(*n*).
    /// - Parameter declared: the charset that the file names, in small letters; asked for only where the bytes are
    ///   no Unicode.
    public static func decode(_ bytes: [UInt8], declared: @autoclosure () -> String? = nil) -> ReadText {
        let unicode = TextDecoder.decode(bytes)
        // Most files are whole: they are looked through only once.
        guard unicode.encoding == .utf8, unicode.findings.contains(where: { $0.kind == .invalidUTF8 }),
            !isDamagedUTF8(bytes.span)
        else { return unicode }
        switch declared() {
        case "windows-1252"?, "iso-8859-1"?, "latin1"?, "cp1252"?:
            return decode(bytes, .windows1252, WindowsTable.western)
        case "windows-1258"?, "cp1258"?, nil: return decode(bytes, .windows1258, WindowsTable.vietnamese)
        default: return unicode
        }
    }

    /// Broken sequences among more whole ones are damage: in the Windows encodings hardly any two bytes make one.
    private static func isDamagedUTF8(_ bytes: borrowing Span<UInt8>) -> Bool {
        var whole = 0
        var broken = 0
        var index = 0
        while index < bytes.count {
            let length = bytes[index] < 0x80 ? 1 : UTF8Shape.length(bytes, at: index)
            if length > 1 { whole += 1 }
            if length == 0 { broken += 1 }
            index += length > 0 ? length : UTF8Shape.invalidLength(bytes, at: index)
        }
        return broken < whole
    }

    private static func decode(_ bytes: [UInt8], _ encoding: TextEncoding, _ table: [UInt16]) -> ReadText {
        var rewriter = TextRewriter(SourceText(bytes: bytes))
        for index in bytes.indices where bytes[index] >= 0x80 {
            rewriter.keep(through: index)
            rewriter.replace(through: index + 1, withScalar: UInt32(table[Int(bytes[index] & 0x7F)]))
        }
        let normal = TextDecoder.normalize(rewriter.finish())
        return ReadText(normal.text, encoding: encoding, findings: normal.findings)
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
