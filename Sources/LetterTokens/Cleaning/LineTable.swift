import LetterText

/// The lines of a text as byte ranges without their line ends.
struct LineTable {
    private(set) var starts: [UInt32] = [0]
    let count: Int
    private let textCount: Int

    /// Complexity: O(*n*).
    init(_ bytes: borrowing Span<UInt8>) {
        for index in 0..<bytes.count where bytes[index] == 0x0A { starts.append(UInt32(index + 1)) }
        textCount = bytes.count
        count = starts.count
        starts.append(UInt32(bytes.count + 1))
    }

    func start(_ line: Int) -> Int { Int(starts[line]) }
    /// The offset of the line's LF, or the end of the text.
    func end(_ line: Int) -> Int { Int(starts[line + 1]) - 1 }
    /// The offset behind the line's LF.
    func next(_ line: Int) -> Int { min(Int(starts[line + 1]), textCount) }
    func range(_ line: Int) -> Range<Int> { start(line)..<end(line) }

    /// The range without blanks at both ends.
    func trimmed(_ line: Int, _ bytes: borrowing Span<UInt8>) -> Range<Int> {
        var (low, high) = (start(line), end(line))
        while low < high, bytes[low] <= 0x20, bytes[low] != Layout.cellSeparator { low += 1 }
        while high > low, bytes[high - 1] <= 0x20, bytes[high - 1] != Layout.cellSeparator { high -= 1 }
        while low + 1 < high, bytes[low] == 0xC2, bytes[low + 1] == 0xA0 { low += 2 }
        while low < high, bytes[low] == 0x20 { low += 1 }
        return low..<high
    }
}

/// What a line is to the cleaning stage.
enum LineRole: UInt8 {
    case text, blank, bar, rule, pageNumber, runningHead, site, label, tail
}
