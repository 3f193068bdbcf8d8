internal import CArchive
internal import CLibXML2

/// A workbook as it lies on disk, read again.
///
/// libxlsxwriter puts the parts of a workbook together in temporary files and does not see it when these do not take all
/// of it: on a full disk it would leave a workbook behind that no program opens.
enum WrittenWorkbook {
    /// Whether each part is there to its end: the archive's sums hold, and all XML is well-formed.
    ///
    /// Complexity: O(*bytes*).
    static func isWhole(_ path: String) -> Bool {
        guard let archive = archive_read_new() else { return false }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        guard archive_read_open_filename(archive, path, 1 << 16) == ARCHIVE_OK else { return false }
        var entry: OpaquePointer?
        var parts = 0
        while true {
            switch archive_read_next_header(archive, &entry) {
            case ARCHIVE_EOF: return parts > 0
            case ARCHIVE_OK: parts += 1
            default: return false
            }
            guard isWellFormed(archive) else { return false }
        }
    }

    /// Whether the member that the archive came to is one XML document.
    private static func isWellFormed(_ archive: OpaquePointer) -> Bool {
        var handlers = xmlSAXHandler()
        handlers.initialized = UInt32(XML_SAX2_MAGIC)
        guard let parser = xmlCreatePushParserCtxt(&handlers, nil, nil, 0, nil) else { return false }
        defer { xmlFreeParserCtxt(parser) }
        xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { buffer in
            while true {
                let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
                guard count >= 0, xmlParseChunk(parser, buffer.baseAddress, Int32(count), count == 0 ? 1 : 0) == 0
                else {
                    return false
                }
                if count == 0 { return parser.pointee.wellFormed != 0 }
            }
        }
    }
}
