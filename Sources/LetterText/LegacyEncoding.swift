/// An encoding of Vietnamese from the years before Unicode (bảng mã cũ).
///
/// Its codes are bytes; in a text that somebody has already wrapped in UTF-8 they are the characters of Windows'
/// Western set that these bytes show: `Hµ Néi`, `Haø Noäi`.
enum LegacyEncoding: CaseIterable, Sendable {
    case tcvn3
    case vni
    case vps
    case viscii
    case windows1258

    var name: TextEncoding {
        switch self {
        case .tcvn3: .tcvn3
        case .vni: .vni
        case .vps: .vps
        case .viscii: .viscii
        case .windows1258: .windows1258
        }
    }

    /// The letter that stands at an index, and how many codes it takes; nil where the code is none of this
    /// encoding's letters.
    ///
    /// Marks of windows-1258 come as combining marks of their own. Complexity: O(1).
    func letter(_ codes: [UInt8], at index: Int) -> (scalar: UInt32, count: Int)? {
        if self == .vni { return VNICodes.letter(codes, at: index) }
        let scalar = Self.tables[tableIndex][Int(codes[index])]
        return scalar == 0 ? nil : (UInt32(scalar), 1)
    }

    /// Capitals with a tone have no codes of their own: a capital font shows the small letters as capitals.
    var lacksTonedCapitals: Bool { self == .tcvn3 }

    // MARK: Tables

    private var tableIndex: Int {
        switch self {
        case .tcvn3, .vni: 0
        case .vps: 1
        case .viscii: 2
        case .windows1258: 3
        }
    }

    /// The scalar of every code, 0 where it is no letter of Vietnamese.
    ///
    /// They stand here and not in `CLetterData`, because a reader must decode a file before there is any text to look
    /// up, and this module imports nothing.
    private static let tables: [[UInt16]] = [
        // TCVN 5712:1993, set VN3 ("ABC"). Capitals with a tone are left to the font.
        table(
            """
            ················
            ················
            ·ĂÂÊÔƠƯĐăâêôơưđ·
            ·····àảãáạ·ằẳẵắ·
            ······ặầẩẫấậè·ẻẽ
            éẹềểễếệìỉ···ĩíịò
            ·ỏõóọồổỗốộờởỡớợù
            ·ủũúụừửữứựỳỷỹýỵ·
            """),
        // Vietnam Professionals Society. Source: recode's table; 0x99 by the society's own fonts.
        table(
            """
            ÀẢÃẤẦẨọỗĂếềểệẮẰẲ
            Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ
            ·ắằẳẵặỠớÙờởỡŨỨợỪ
            ổỬỲỸÍÌộỈĨÓửữÒỎÕự
            ầÁÂấẩẫậđẻÉÊẹỉễịỹ
            ƯỦồốÔỏơÈừứÚũưÝẺ·
            àáâãảạă·èéêẽìí·ĩ
            ẴĐòóôõ·Ơụùúủ·ỶẼỳ
            """,
            low: [
                0x02: "Ạ", 0x03: "Ậ", 0x04: "Ặ", 0x05: "Ẹ", 0x06: "Ệ", 0x10: "Ị", 0x11: "Ọ", 0x12: "Ộ", 0x13: "Ợ",
                0x14: "Ụ", 0x15: "Ự", 0x19: "Ỵ", 0x1C: "Ẫ", 0x1D: "Ữ",
            ]),
        // VISCII 1.1, RFC 1456.
        table(
            """
            ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ
            ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ
            Õắằặấầẩậẽẹếềểễệố
            ồổỗỠƠộờởịỰỨỪỬơớƯ
            ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ
            ĐứÒÓÔạỷừửÙÚỹỵÝỡư
            àáâãảăữẫèéêẻìíĩỉ
            đựòóôõỏọụùúũủýợỮ
            """,
            low: [0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"]),
        // The Unicode Consortium's mapping CP1258, letters and marks.
        WindowsTable.vietnameseLetters,
    ]

    /// 256 codes from the 128 of the upper half in rows of sixteen, `·` for none, and single ones of the lower half.
    private static func table(_ upper: String, low: [Int: Unicode.Scalar] = [:]) -> [UInt16] {
        var table = [UInt16](repeating: 0, count: 128)
        for (code, letter) in low { table[code] = UInt16(letter.value) }
        for scalar in upper.unicodeScalars where scalar != "\n" {
            table.append(scalar == "·" ? 0 : UInt16(scalar.value))
        }
        return table
    }

    // MARK: Codes

    /// The code that a character stands for in a text wrapped in UTF-8; nil where there is none.
    ///
    /// Programs write the byte as the character of Latin 1, of windows-1252, or of the private area that symbol
    /// fonts use; the micro sign also as the Greek letter.
    static func code(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x100 { return UInt8(scalar) }
        switch scalar {
        case 0xF020...0xF0FF: return UInt8(scalar & 0xFF)
        case 0x3BC: return 0xB5
        case 0x152...0x2122: return WindowsTable.westernCode(scalar)
        default: return nil
        }
    }
}

/// VNI for Windows: a letter and behind it the code of its marks; a few letters with one code.
private enum VNICodes {
    static func letter(_ codes: [UInt8], at index: Int) -> (scalar: UInt32, count: Int)? {
        let code = codes[index]
        let isUpper = code & 0x20 == 0
        guard var letter = base(code | 0x20, isUpper: isUpper) else { return nil }
        if index + 1 < codes.count, codes[index + 1] >= 0xC0, let mark = mark(codes[index + 1] | 0x20, on: letter) {
            if mark.diacritic != .none { letter.diacritic = mark.diacritic }
            letter.tone = mark.tone
            if let scalar = VietnameseLetters.scalar(letter) { return (scalar, 2) }
        }
        guard code >= 0x80, let scalar = VietnameseLetters.scalar(letter) else { return nil }
        return (scalar, 1)
    }

    /// The letter that a code in its small form is by itself.
    private static func base(_ code: UInt8, isUpper: Bool) -> VietnameseLetter? {
        func letter(_ base: Character, _ diacritic: Diacritic = .none, _ tone: Tone = .level) -> VietnameseLetter? {
            base.asciiValue.map { VietnameseLetter(base: $0, diacritic: diacritic, tone: tone, isUpper: isUpper) }
        }
        switch code {
        case 0x61, 0x65, 0x6F, 0x75, 0x79: return VietnameseLetter(base: code, isUpper: isUpper)
        case 0xF4: return letter("o", .horn)
        case 0xF6: return letter("u", .horn)
        case 0xF1: return letter("d", .stroke)
        case 0xEC: return letter("i", .none, .grave)
        case 0xED: return letter("i", .none, .acute)
        case 0xE6: return letter("i", .none, .hook)
        case 0xF3: return letter("i", .none, .tilde)
        case 0xF2: return letter("i", .none, .dot)
        case 0xEE: return letter("y", .none, .dot)
        default: return nil
        }
    }

    /// The marks that a code in its small form puts on a letter.
    private static func mark(_ code: UInt8, on letter: VietnameseLetter) -> (diacritic: Diacritic, tone: Tone)? {
        guard letter.tone == .level, letter.diacritic != .stroke else { return nil }
        switch code {
        case 0xF8: return (.none, .grave)
        case 0xF9: return (.none, .acute)
        case 0xFB: return (.none, .hook)
        case 0xF5: return (.none, .tilde)
        case 0xEF: return (.none, .dot)
        default: break
        }
        guard letter.diacritic == .none else { return nil }
        let marks: (diacritic: Diacritic, tone: Tone)? =
            switch code {
            case 0xE2: (.circumflex, .level)
            case 0xE0: (.circumflex, .grave)
            case 0xE1: (.circumflex, .acute)
            case 0xE5: (.circumflex, .hook)
            case 0xE3: (.circumflex, .tilde)
            case 0xE4: (.circumflex, .dot)
            case 0xEA: (.breve, .level)
            case 0xE8: (.breve, .grave)
            case 0xE9: (.breve, .acute)
            case 0xFA: (.breve, .hook)
            case 0xFC: (.breve, .tilde)
            case 0xEB: (.breve, .dot)
            default: nil
            }
        guard let marks, marks.diacritic == .circumflex || letter.base == 0x61 else { return nil }
        return marks
    }
}

/// The upper halves of two 8-bit encodings of Windows as Unicode scalars. Source: the Unicode Consortium's
/// mapping tables CP1252 and CP1258.
enum WindowsTable {
    /// Scalars of the codes from 0x80 on. The five that Windows leaves free stand for themselves, so that no code
    /// of another encoding is lost.
    static let western: [UInt16] = top + (0xA0...0xFF).map { UInt16($0) }

    /// The code of a character that stands below U+00A0 in ``western``.
    static func westernCode(_ scalar: UInt32) -> UInt8? {
        top.firstIndex { UInt32($0) == scalar }.map { UInt8($0 + 0x80) }
    }

    /// Letters and marks that CP1258 has in its upper half, for all 256 codes; 0 for what is neither.
    static let vietnameseLetters: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 256)
        for code in 0xC0...0xFF {
            let scalar = vietnamese[code] ?? UInt16(code)
            let isMark = scalar >= 0x300 && scalar < 0x370
            table[code] = isMark || VietnameseLetters.letter(UInt32(scalar)) != nil ? scalar : 0
        }
        return table
    }()

    /// Where CP1258 differs from CP1252 above 0xBF.
    private static let vietnamese: [Int: UInt16] = [
        0xC3: 0x102, 0xCC: 0x300, 0xD0: 0x110, 0xD2: 0x309, 0xD5: 0x1A0, 0xDD: 0x1AF, 0xDE: 0x303,
        0xE3: 0x103, 0xEC: 0x301, 0xF0: 0x111, 0xF2: 0x323, 0xF5: 0x1A1, 0xFD: 0x1B0, 0xFE: 0x20AB,
    ]

    private static let top: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
