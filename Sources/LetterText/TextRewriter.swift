/// Makes a new text from an old one, front to back, and keeps the way to the file.
///
/// ```swift
/// var rewriter = TextRewriter(source)
/// rewriter.keep(through: 40)                 // bytes 0..<40 as they are
/// rewriter.replace(through: 41, with: [0x20]) // a line end becomes a blank
/// let repaired = rewriter.finish()           // the rest as it is
/// ```
/// Complexity of a whole rewriting: O(*n*).
public struct TextRewriter {
    private let source: SourceText
    private var bytes: [UInt8] = []
    private var map = SourceMap()
    private var cursor = 0
    /// Offset in the old text up to which it has been dealt with.
    public private(set) var position = 0

    public init(_ source: SourceText) {
        self.source = source
        bytes.reserveCapacity(source.count)
    }

    /// Copies the old text up to an offset.
    public mutating func keep(through end: Int) {
        guard end > position else { return }
        bytes.append(contentsOf: source.bytes[position..<end])
        map.append(SourceRange(position, end), of: source.map, cursor: &cursor)
        position = end
    }

    /// Writes a range of the old text here, wherever it stands; its bytes keep their way to the file.
    ///
    /// For columns that are told apart. What has been dealt with stays as it was: drop the range
    /// in its old place.
    public mutating func copy(_ range: SourceRange) {
        guard range.count > 0 else { return }
        bytes.append(contentsOf: source.bytes[range.indices])
        var cursor = source.map.segmentIndex(of: range.start)
        map.append(range, of: source.map, cursor: &cursor)
    }

    /// Leaves the old text out up to an offset.
    public mutating func drop(through end: Int) {
        position = max(position, end)
    }

    /// Writes other bytes in place of the old text up to an offset; with `end == position`
    /// the bytes are inserted and stand for an empty range of the file.
    public mutating func replace(through end: Int, with replacement: some Collection<UInt8>) {
        let file = source.fileRange(of: SourceRange(position, max(position, end)))
        bytes.append(contentsOf: replacement)
        map.appendReplaced(textCount: replacement.count, file: file)
        position = max(position, end)
    }

    /// Writes one scalar in place of the old text up to an offset.
    public mutating func replace(through end: Int, withScalar scalar: UInt32) {
        let file = source.fileRange(of: SourceRange(position, max(position, end)))
        let before = bytes.count
        VietnameseLetters.append(scalar, to: &bytes)
        map.appendReplaced(textCount: bytes.count - before, file: file)
        position = max(position, end)
    }

    /// The last byte written, if any.
    public var lastByte: UInt8? { bytes.last }

    /// Writes one byte in place of the old text up to an offset.
    public mutating func replace(through end: Int, withByte byte: UInt8) {
        let file = source.fileRange(of: SourceRange(position, max(position, end)))
        bytes.append(byte)
        map.appendReplaced(textCount: 1, file: file)
        position = max(position, end)
    }

    /// Offset in the new text at which the next byte goes.
    public var outputPosition: Int { bytes.count }

    /// Copies what is left and returns the new text.
    public consuming func finish() -> SourceText {
        keep(through: source.count)
        return SourceText(bytes: bytes, map: map, lines: source.lines)
    }
}
