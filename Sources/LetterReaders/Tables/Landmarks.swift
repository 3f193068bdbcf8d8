import LetterText

/// Where a text holds phrases that only the letter has.
struct Landmarks {
    private var offsets: [Int] = []

    private static let cues: [[UInt8]] = [
        "conghoaxahoichunghiavietnam", "noinhan", "kinhgui", "doclaptudohanhphuc",
    ].map { Array($0.utf8) }
    private static let capitals: [[UInt8]] = [
        "chithi", "congdien", "kehoach", "thongbao", "quyetdinh", "nghiquyet", "nghidinh", "thongtu", "huongdan",
        "chuongtrinh", "baocao", "totrinh", "ktchutich", "ktbotruong", "tmuyban", "tmubnd", "ktgiamdoc", "tlchutich",
    ].map { Array($0.utf8) }

    /// Looks at the beginning of each line and for `./.` at its end. Complexity: O(*n*).
    init(_ bytes: [UInt8]) {
        var start = 0
        var index = 0
        while index <= bytes.count {
            if index == bytes.count || bytes[index] == 0x0A {
                if index > start, Self.isLandmark(bytes, start..<index) { offsets.append(start) }
                start = index + 1
            }
            index += 1
        }
    }

    /// How many stand in a range. Complexity: O(log *landmarks*).
    func count(_ range: Range<Int>) -> Int { rank(range.upperBound) - rank(range.lowerBound) }

    private func rank(_ offset: Int) -> Int {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func isLandmark(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        if line.count >= 3, bytes[line.upperBound - 1] == 0x2E, bytes[line.upperBound - 2] == 0x2F { return true }
        // No landmark begins with a figure or a dash.
        guard bytes[line.lowerBound] >= 0x41 else { return false }
        var letters: [UInt8] = []
        var isUpper = true
        var index = line.lowerBound
        while index < line.upperBound, letters.count < 28 {
            let (scalar, count) = VietnameseLetters.scalar(bytes, at: index)
            index += count
            guard let letter = VietnameseLetters.letter(scalar) else { continue }
            letters.append(letter.base)
            if letters.count <= 6, !letter.isUpper { isUpper = false }
        }
        if cues.contains(where: { letters.starts(with: $0) }) { return true }
        return isUpper && capitals.contains { letters.starts(with: $0) }
    }
}
