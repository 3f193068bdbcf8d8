/// What a reader makes of a file: its text, how it was encoded, and what was odd.
public struct ReadText: Sendable {
    public var text: SourceText
    /// What the file is.
    public var format: FileFormat
    /// How the bytes of the file stood for characters.
    public var encoding: TextEncoding
    /// What the offsets count that the text's map leads to.
    public var origin: Origin
    /// Where the text stands on pages; nil where the file has none.
    public var places: PagePlaces?
    /// What the message around the letter says of it; nil where it came alone.
    public var envelope: Envelope?
    /// In the order of the file.
    public var findings: [Finding]

    /// What the offsets of evidence count. The raw value stands in the JSON.
    public enum Origin: String, Sendable, Hashable {
        /// Bytes of the file: text files and web pages.
        case file
        /// Bytes of the text that the reader made, as UTF-8: formats in which no letter of the words stands as it is
        /// (compressed, or drawn on pages).
        case text
    }

    public init(
        _ text: SourceText, format: FileFormat = .text, encoding: TextEncoding = .utf8, origin: Origin = .file,
        places: PagePlaces? = nil, findings: [Finding] = []
    ) {
        self.text = text
        self.format = format
        self.encoding = encoding
        self.origin = origin
        self.places = places
        self.findings = findings
    }
}

/// An encoding of characters, as it stands in the JSON: its name in the list of the IANA in small letters, the usual
/// name where it is not in that list.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    /// Western languages.
    case windows1252 = "windows-1252"
    /// Vietnamese: letters with the tone behind them.
    case windows1258 = "windows-1258"
    /// TCVN 5712:1993 VN3, the "ABC" fonts: `.VnTime`.
    case tcvn3
    /// VNI for Windows: `VNI-Times`.
    case vni
    /// Vietnam Professionals Society: `VPS Times`.
    case vps
    /// RFC 1456.
    case viscii
}
