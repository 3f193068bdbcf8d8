/// Tells text from what is none, by the first bytes.
struct BinaryData {
    /// The format where its signature is known.
    var name: String?

    private static let signatures: [(bytes: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "PDF"),
        ([0x50, 0x4B, 0x03, 0x04], "ZIP (DOCX, XLSX, ODT)"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "DOC (Word 97)"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        (Array("GIF8".utf8), "GIF"),
        (Array("{\\rtf".utf8), "RTF"),
        ([0x1F, 0x8B], "GZIP"),
        ([0x7F, 0x45, 0x4C, 0x46], "ELF"),
    ]

    /// Text holds next to no control characters; one in fifty of the first 64 KB is taken for data.
    ///
    /// UTF-16 with a byte order mark is text. Complexity: O(1).
    static func recognize(_ bytes: [UInt8]) -> BinaryData? {
        for signature in signatures where bytes.starts(with: signature.bytes) {
            return BinaryData(name: signature.name)
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
        let sample = bytes.prefix(1 << 16)
        var controls = 0
        for byte in sample where byte < 0x09 || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte) {
            controls += 1
        }
        return controls * 50 > sample.count ? BinaryData(name: nil) : nil
    }
}
