/// A text in one UTF-8 buffer, normalised to NFC with LF line ends, and the way back to
/// the bytes of the file.
///
/// Readers make it, the repair stage rewrites it (`TextRewriter`), all later stages hold
/// ranges of it. Three control characters carry layout that plain text cannot
/// (``Layout``); a reader removes all others.
public struct SourceText: Sendable {
    /// UTF-8, NFC, lines ended by LF.
    public let bytes: [UInt8]
    /// Text offset → file offset.
    public let map: SourceMap
    /// Line starts of the file, for line numbers.
    public let lines: LineIndex

    public init(bytes: [UInt8], map: SourceMap, lines: LineIndex) {
        self.bytes = bytes
        self.map = map
        self.lines = lines
    }

    /// A text that is its own file. The bytes must be UTF-8, NFC, with LF line ends.
    public init(bytes: [UInt8]) {
        self.init(bytes: bytes, map: SourceMap(identity: bytes.count), lines: LineIndex(bytes))
    }

    public var count: Int { bytes.count }
    public var range: SourceRange { SourceRange(0, bytes.count) }

    /// The range of the file's bytes for a range of the text.
    public func fileRange(of range: SourceRange) -> SourceRange { map.fileRange(of: range) }

    /// The text of a range as a string. Complexity: O(*n*).
    public func string(_ range: SourceRange) -> String {
        String(decoding: bytes[range.indices], as: UTF8.self)
    }
}

/// Layout marks inside a `SourceText`.
///
/// A table row is one line: cells are parted by `cellSeparator`, paragraphs inside a cell
/// by `cellBreak`. A cell that is covered by a row span from above holds only `spannedCell`.
public enum Layout {
    /// U+001F between two cells of a row.
    public static let cellSeparator: UInt8 = 0x1F
    /// U+001E between two paragraphs of one cell.
    public static let cellBreak: UInt8 = 0x1E
    /// U+001D as the whole content of a cell that a row span covers.
    public static let spannedCell: UInt8 = 0x1D
    /// U+000C on a line of its own: a page ends here.
    public static let pageBreak: UInt8 = 0x0C
}

/// Byte offsets at which the lines of a file begin.
public struct LineIndex: Sendable, Equatable {
    @usableFromInline var starts: [UInt32]

    /// Lines end at LF, CR or CRLF. Complexity: O(*n*).
    public init(_ bytes: [UInt8]) {
        starts = [0]
        var index = 0
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            index += 1
            if byte == 0x0A {
                starts.append(UInt32(index))
            } else if byte == 0x0D {
                if index < count, bytes[index] == 0x0A { index += 1 }
                starts.append(UInt32(index))
            }
        }
    }

    /// An index of line starts that are known already; the first is 0, they ascend.
    public init(starts: [Int]) {
        self.starts = starts.map { UInt32($0) }
    }

    /// The one-based number of the line that holds the offset. Complexity: O(log *lines*).
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }
}
