import LetterText

/// A word on a page, as a program that reads pages tells it.
struct PageWord: Sendable {
    var text: [UInt8]
    var box: PagePlaces.Box
    /// Number of the block of words that it belongs to, on its page.
    var block: Int
    /// Number of its line among all lines of the file.
    var line: Int
    /// One-based number of the page.
    var page: Int
    /// How sure the program is, from 0 to 100.
    var confidence: Float

    var centerX: Float { (box.left + box.right) / 2 }
    var centerY: Float { (box.top + box.bottom) / 2 }
    var height: Float { box.bottom - box.top }
}

/// A page: its words, and the lines that are drawn on it.
struct LetterPage: Sendable {
    /// One-based.
    var number: Int
    /// In points.
    var width: Float = 0
    var height: Float = 0
    var words: [PageWord] = []
    var rulings: [Ruling] = []
}

/// The table of words that `pdftotext -tsv` and `tesseract … tsv` write: one line a page, block, line or word, with
/// level, page, paragraph and block numbers, box, confidence and text.
enum WordTable {
    private static let pageLevel = 1
    private static let lineLevel = 4
    private static let wordLevel = 5
    private static let columns = 12
    /// No page is so large, in points; also what is no number is not less.
    private static let farthest: Float = 1_000_000

    /// The pages in order.
    /// - Parameter scale: points for each unit of the boxes. Complexity: O(*n*).
    static func pages(_ table: [UInt8], scale: Float = 1) -> [LetterPage] {
        var pages: [LetterPage] = []
        var lineNumber = 0
        for line in table.split(separator: 0x0A) {
            let fields = line.split(separator: 0x09, maxSplits: columns - 1, omittingEmptySubsequences: false)
            guard fields.count == columns, let level = integer(fields[0]), let page = integer(fields[1]) else {
                continue
            }
            let numbers = fields[6..<11].map { number($0) * scale }
            guard numbers.allSatisfy({ abs($0) < farthest }) else { continue }
            let box = PagePlaces.Box(
                left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2], bottom: numbers[1] + numbers[3])
            if level == pageLevel {
                pages.append(LetterPage(number: page, width: box.right, height: box.bottom))
            } else if level == lineLevel {
                lineNumber += 1
            } else if level == wordLevel, !pages.isEmpty {
                let text = fields[11].filter { $0 > 0x20 }
                guard !text.isEmpty, box.right > box.left, box.bottom > box.top else { continue }
                let block = (integer(fields[2]) ?? 0) << 16 | (integer(fields[3]) ?? 0)
                pages[pages.count - 1].words.append(
                    PageWord(
                        text: Array(text), box: box, block: block, line: lineNumber, page: page,
                        confidence: number(fields[10])))
            }
        }
        return pages
    }

    private static func integer(_ field: ArraySlice<UInt8>) -> Int? {
        guard !field.isEmpty, field.count < 10 else { return nil }
        var value = 0
        for byte in field {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// A decimal number; 0 where it is none.
    private static func number(_ field: ArraySlice<UInt8>) -> Float {
        Float(String(decoding: field, as: UTF8.self)) ?? 0
    }
}
