internal import CArchive
import LetterText

/// Reads the members of an archive in memory, one after the other, by libarchive.
final class ArchiveReader {
    struct Member {
        /// As the archive has it, with `/` between folders.
        var name: String
        var isFile: Bool
    }

    private let archive: OpaquePointer
    /// libarchive goes back and forth in these bytes as long as the archive is open.
    private let bytes: UnsafeMutableRawBufferPointer
    private var entry: OpaquePointer?

    /// - Throws: ``ReaderError/unreadable(reason:)`` where the bytes are no archive of that format.
    init(_ bytes: [UInt8], _ format: FileFormat) throws(ReaderError) {
        guard let archive = archive_read_new() else { throw .unreadable(reason: "libarchive") }
        self.archive = archive
        self.bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        self.bytes.copyBytes(from: bytes)
        switch format {
        case .zip, .docx, .odt: archive_read_support_format_zip(archive)
        case .sevenZip: archive_read_support_format_7zip(archive)
        case .rar:
            archive_read_support_format_rar(archive)
            archive_read_support_format_rar5(archive)
        case .tar: archive_read_support_format_tar(archive)
        default:
            archive_read_support_format_tar(archive)
            // One compressed file without a name: libarchive calls it `data`.
            archive_read_support_format_raw(archive)
            archive_read_support_filter_gzip(archive)
            archive_read_support_filter_xz(archive)
            archive_read_support_filter_bzip2(archive)
        }
        guard archive_read_open_memory(archive, self.bytes.baseAddress, self.bytes.count) == ARCHIVE_OK else {
            throw failure
        }
    }

    deinit {
        archive_read_free(archive)
        bytes.deallocate()
    }

    /// The next member, nil behind the last.
    func next() throws(ReaderError) -> Member? {
        var status: Int32
        repeat { status = letter_archive_next(archive, &entry) } while status == ARCHIVE_RETRY
        if status == ARCHIVE_EOF { return nil }
        guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw failure }
        let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        return Member(
            name: name.map { String(cString: $0) } ?? "", isFile: letter_archive_is_file(entry) != 0)
    }

    /// The bytes of the member that ``next()`` came to.
    func content(_ budget: inout ReaderBudget) throws(ReaderError) -> [UInt8] {
        guard archive_entry_is_data_encrypted(entry) == 0 else { throw .encrypted }
        let limit = budget.limits.maximumBytes
        var content: [UInt8] = []
        // What the archive says of the size is a hint that may be a lie.
        let told = Int(archive_entry_size(entry))
        if told > 0, told <= limit { content.reserveCapacity(min(told, 1 << 22)) }
        while true {
            var got = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
                got = archive_read_data(archive, buffer.baseAddress, buffer.count)
                count = max(0, got)
            }
            if got == Int(ARCHIVE_RETRY) { continue }
            guard got >= 0 else { throw failure }
            if got == 0 { return content }
            try budget.addInflated(got)
            content += chunk
            guard content.count <= limit else { throw .tooLarge(limit: limit) }
        }
    }

    private var failure: ReaderError {
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "libarchive"
        return reason.contains("ncrypt") || reason.contains("assphrase") ? .encrypted : .unreadable(reason: reason)
    }
}
