import LetterText

/// A text that a reader put together, brought into the one form of Unicode: a file of its own, whose offsets evidence
/// counts (``ReadText/Origin/text``).
struct MadeText {
    private let normal: (text: SourceText, findings: [Finding], legacy: TextEncoding?)
    /// Whether it was in that form already, as mostly.
    private let isSame: Bool

    /// - Parameter bytes: UTF-8 with ``Layout`` marks.
    init(_ bytes: [UInt8]) {
        normal = TextDecoder.normalize(SourceText(bytes: bytes), keepsLayout: true)
        isSame = normal.text.bytes == bytes
    }

    /// Where that stands which stood at an offset of the text as it was put together: the first byte that came from
    /// there or from behind it. Complexity: O(log *n*).
    func offset(_ raw: Int) -> Int {
        if isSame { return raw }
        var (low, high) = (0, normal.text.count)
        while low < high {
            let middle = (low + high) / 2
            if normal.text.fileRange(of: SourceRange(middle, middle + 1)).start < raw {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// What the reader gives.
    /// - Parameters:
    ///   - encoding: what it was in before, where the reader knows it already.
    ///   - places: where the text stands on pages, by offsets of the text in its one form.
    ///   - findings: by offsets of the text as it was put together.
    func read(
        _ format: FileFormat, encoding: TextEncoding? = nil, places: PagePlaces? = nil, findings: [Finding]
    ) -> ReadText {
        var all = findings + normal.findings
        for index in all.indices {
            let range = all[index].file
            all[index].file = SourceRange(offset(range.start), offset(range.end))
        }
        return ReadText(
            SourceText(bytes: normal.text.bytes), format: format, encoding: encoding ?? normal.legacy ?? .utf8,
            origin: .text, places: places, findings: all)
    }
}
