/// Finds the encoding of a file's bytes: Unicode where it can be, else an 8-bit one.
public enum SourceEncoding {
    /// Decodes UTF-8, UTF-16, windows-1252 and the old encodings of Vietnamese (``LegacyText``).
    ///
    /// The bytes decide before the declaration: what is UTF-8 is read as UTF-8. Complexity: O(*n*).
    /// - Parameters:
    ///   - declared: the charset that the file names, in small letters; asked for only where the bytes are no Unicode.
    ///   - legacyLetters: `kept` leaves the characters of windows-1252 for a reader that gives its text to
    ///     ``LegacyText/convert(_:from:keepsLayout:)`` itself.
    public static func decode(
        _ bytes: [UInt8], declared: @autoclosure () -> String? = nil,
        legacyLetters: TextDecoder.LegacyLetters = .converted
    ) -> ReadText {
        let unicode = TextDecoder.decode(bytes, legacyLetters: legacyLetters)
        // Most files are whole: they are looked through only once.
        guard unicode.findings.contains(where: { $0.kind == .invalidUTF8 }), UTF16Form.encoding(bytes) == nil,
            !isDamagedUTF8(bytes.span)
        else { return unicode }
        var encoding = TextEncoding.windows1252
        switch declared() {
        case "windows-1252"?, "iso-8859-1"?, "latin1"?, "cp1252"?, nil: break
        case "windows-1258"?, "cp1258"?: encoding = .windows1258
        case "utf-8"?: return unicode
        default: break
        }
        var text = westernText(bytes)
        var findings: [Finding] = []
        if legacyLetters == .converted {
            let converted = LegacyText.convert(text, from: encoding)
            text = converted.text
            encoding = converted.encoding ?? .windows1252
            findings = converted.findings
        }
        let normal = TextDecoder.normalize(text, legacyLetters: legacyLetters)
        return ReadText(normal.text, encoding: encoding, findings: findings + normal.findings)
    }

    /// Broken sequences among more whole ones are damage: in the 8-bit encodings hardly any two bytes make one.
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

    private static func westernText(_ bytes: [UInt8]) -> SourceText {
        var rewriter = TextRewriter(SourceText(bytes: bytes))
        for index in bytes.indices where bytes[index] >= 0x80 {
            rewriter.keep(through: index)
            rewriter.replace(through: index + 1, withScalar: UInt32(WindowsTable.western[Int(bytes[index] & 0x7F)]))
        }
        return rewriter.finish()
    }
}

/// How UTF-16 looks in bytes.
enum UTF16Form {
    static func isMarked(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && (bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF)
    }

    /// The byte order, told by the mark or, without one, by the zeros of its ASCII: they stand on one side of each
    /// pair of bytes, and nearly everything else there is 01, 03, 1E or 20 (Vietnamese letters and punctuation).
    static func encoding(_ bytes: [UInt8]) -> TextEncoding? {
        if isMarked(bytes) { return bytes[0] == 0xFF ? .utf16LittleEndian : .utf16BigEndian }
        let count = min(bytes.count, 4_096) & ~1
        guard count >= 8, holdsZero(bytes.span.extracting(first: count)) else { return nil }
        var zeros = [0, 0]
        var likely = [0, 0]
        for index in 0..<count {
            switch bytes[index] {
            case 0:
                let low = bytes[index ^ 1]
                zeros[index & 1] += 1
                if low >= 0x20 || low >= 0x09 && low <= 0x0D { likely[index & 1] += 1 }
            case 0x01, 0x03, 0x1E, 0x20: likely[index & 1] += 1
            default: break
            }
        }
        for (high, encoding) in [(1, TextEncoding.utf16LittleEndian), (0, .utf16BigEndian)] {
            let pairs = count / 2
            if zeros[high] * 3 > pairs, zeros[1 - high] == 0, likely[high] * 20 > pairs * 19 { return encoding }
        }
        return nil
    }

    private static func holdsZero(_ bytes: borrowing Span<UInt8>) -> Bool {
        var least = UInt8.max
        for index in 0..<bytes.count { least = min(least, bytes[index]) }
        return least == 0
    }
}
