/// What a reader makes of a file: its text, how it was encoded, and what was odd.
public struct ReadText: Sendable {
    public var text: SourceText
    /// How the bytes of the file stood for characters.
    public var encoding: TextEncoding
    /// In the order of the file.
    public var findings: [Finding]

    public init(_ text: SourceText, encoding: TextEncoding = .utf8, findings: [Finding] = []) {
        self.text = text
        self.encoding = encoding
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
