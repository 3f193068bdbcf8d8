/// Leads from offsets in a text back to offsets in the file it was read from.
///
/// The map is a list of segments in text order. In a *linear* segment every byte of the
/// text stands for one byte of the file; in a *replaced* segment the text as a whole
/// stands for a range of the file as a whole (a decomposed letter that was composed, a
/// blank that was restored, a misread syllable that was corrected).
public struct SourceMap: Sendable, Equatable {
    @usableFromInline
    struct Segment: Sendable, Equatable {
        /// Offset of the segment's first byte in the text.
        var text: UInt32
        /// Offset of the segment's first byte in the file.
        var file: UInt32
        /// Bytes of the file a replaced segment stands for; `linear` in a linear segment.
        var fileCount: UInt32

        static let linear = UInt32.max
        var isLinear: Bool { fileCount == Self.linear }
    }

    @usableFromInline var segments: [Segment] = []
    /// Number of bytes in the text.
    public private(set) var textCount = 0

    public init() {}

    /// The map of a text that is its file byte for byte, from `fileOffset` on.
    public init(identity count: Int, fileOffset: Int = 0) {
        appendLinear(textCount: count, file: fileOffset)
    }

    /// Appends `textCount` bytes that stand in the file as they are, from `file` on.
    public mutating func appendLinear(textCount count: Int, file: Int) {
        guard count > 0 else { return }
        if let last = segments.last, last.isLinear, Int(last.file) + (textCount - Int(last.text)) == file {
            textCount += count
            return
        }
        segments.append(Segment(text: UInt32(textCount), file: UInt32(file), fileCount: Segment.linear))
        textCount += count
    }

    /// Appends `textCount` bytes that stand for the range `file` as a whole.
    public mutating func appendReplaced(textCount count: Int, file: SourceRange) {
        guard count > 0 else { return }
        segments.append(Segment(text: UInt32(textCount), file: file.lower, fileCount: UInt32(file.count)))
        textCount += count
    }

    /// The range of the file for a range of the text.
    ///
    /// An empty range gives an empty range. Complexity: O(log *segments*).
    public func fileRange(of range: SourceRange) -> SourceRange {
        guard !segments.isEmpty else { return SourceRange(0, 0) }
        let start = fileStart(of: range.start)
        guard range.count > 0 else { return SourceRange(start, start) }
        let end = fileEnd(of: range.end)
        return SourceRange(min(start, end), max(start, end))
    }

    /// Index of the segment that holds the text offset.
    func segmentIndex(of offset: Int) -> Int {
        var low = 0
        var high = segments.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(segments[middle].text) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func fileStart(of offset: Int) -> Int {
        let segment = segments[segmentIndex(of: min(offset, textCount))]
        return segment.isLinear ? Int(segment.file) + offset - Int(segment.text) : Int(segment.file)
    }

    private func fileEnd(of offset: Int) -> Int {
        let segment = segments[segmentIndex(of: offset - 1)]
        return segment.isLinear
            ? Int(segment.file) + offset - Int(segment.text) : Int(segment.file) + Int(segment.fileCount)
    }

    /// Appends to this map what `source` says of a range of its own text.
    ///
    /// The cut falls anywhere; a replaced segment that is cut keeps its whole file range.
    /// - Parameter cursor: index of a segment of `source` at or before the range; moved on,
    ///   so that a walk through the text is linear.
    mutating func append(_ range: SourceRange, of source: SourceMap, cursor: inout Int) {
        var offset = range.start
        while offset < range.end {
            while cursor + 1 < source.segments.count, Int(source.segments[cursor + 1].text) <= offset { cursor += 1 }
            let segment = source.segments[cursor]
            let segmentEnd =
                cursor + 1 < source.segments.count
                ? Int(source.segments[cursor + 1].text) : source.textCount
            let end = min(range.end, segmentEnd)
            if segment.isLinear {
                appendLinear(textCount: end - offset, file: Int(segment.file) + offset - Int(segment.text))
            } else {
                let file = Int(segment.file)
                appendReplaced(textCount: end - offset, file: SourceRange(file, file + Int(segment.fileCount)))
            }
            offset = end
        }
    }
}
