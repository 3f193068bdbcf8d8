import LetterText

/// What stands on a page and is no part of the letter.
enum PageMargins {
    /// The words without the stamps that electronic signatures print: blocks that tell the second of signing
    /// (`24.01.2025 20:01:14 +07:00`). Complexity: O(*n*).
    static func withoutStamps(_ words: [PageWord]) -> [PageWord] {
        let stamps = Set(words.filter { isTimeOfDay($0.text) }.map(\.block))
        guard !stamps.isEmpty else { return words }
        var counts: [Int: Int] = [:]
        for word in words { counts[word.block, default: 0] += 1 }
        return words.filter { !stamps.contains($0.block) || counts[$0.block, default: 0] > longestStamp }
    }

    /// More words no stamp has.
    private static let longestStamp = 40

    /// `20:01:14`
    private static func isTimeOfDay(_ text: [UInt8]) -> Bool {
        text.count == 8
            && text.enumerated().allSatisfy { index, byte in
                index == 2 || index == 5 ? byte == 0x3A : byte >= 0x30 && byte <= 0x39
            }
    }

    /// The words of a scan without those that a box covers (where the file itself says that a stamp stands), and
    /// without specks that were taken for signs.
    static func withoutNoise(_ words: [PageWord], stamps: [PagePlaces.Box]) -> [PageWord] {
        words.filter { word in
            if stamps.contains(where: { box in
                word.centerX > box.left && word.centerX < box.right && word.centerY > box.top
                    && word.centerY < box.bottom
            }) {
                return false
            }
            // A dash is small and opens many a line.
            return word.confidence >= leastForSigns || word.text.contains(where: isLetterOrFigure)
                || word.text == [0x2D]
        }
    }

    /// Signs that are less sure are specks.
    private static let leastForSigns: Float = 70

    private static func isLetterOrFigure(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || (byte | 0x20) &- 0x61 < 26
    }

    /// The boxes around the blocks of words.
    static func boxes(of words: [PageWord]) -> [PagePlaces.Box] {
        Dictionary(grouping: words, by: \.block).values.compactMap { PageLine($0)?.box }
    }

    /// The lines without the page's number at its upper or lower edge. Complexity: O(1).
    static func withoutNumber(_ lines: [PageLine], height: Float) -> [PageLine] {
        if let first = lines.first, first.box.bottom < height * 0.12, isNumber(first) {
            return Array(lines.dropFirst())
        }
        if let last = lines.last, last.box.top > height * 0.88, isNumber(last) { return lines.dropLast() }
        return lines
    }

    private static func isNumber(_ line: PageLine) -> Bool {
        guard line.words.count == 1, let text = line.words.first?.text else { return false }
        return text.count <= 4 && text.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }
}
