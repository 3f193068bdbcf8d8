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
    /// How the page of the file was turned: words and lines stand where they are then.
    var turn = PageTurn()
}

/// The table of words that `pdftotext -tsv` and `tesseract … tsv` write: one line a page, block, line or word, with
/// level, page, paragraph and block numbers, box, confidence and text.
enum WordTable {
    private static let pageLevel = 1
    private static let lineLevel = 4
    private static let wordLevel = 5
    /// No page is so large, in points.
    private static let farthest: Float = 1_000_000

    /// The pages in order.
    /// - Parameter scale: points for each unit of the boxes. Complexity: O(*n*).
    static func pages(_ table: [UInt8], scale: Float = 1) -> [LetterPage] {
        var pages: [LetterPage] = []
        var lineNumber = 0
        var fields = Fields(table)
        while fields.beginLine() {
            guard let level = fields.integer(), let page = fields.integer(), let paragraph = fields.integer(),
                let block = fields.integer(), fields.integer() != nil, fields.integer() != nil,
                let left = fields.number(), let top = fields.number(), let width = fields.number(),
                let height = fields.number(), let confidence = fields.number()
            else { continue }
            let box = PagePlaces.Box(
                left: left * scale, top: top * scale, right: left * scale + width * scale,
                bottom: top * scale + height * scale)
            guard abs(left) < farthest, abs(top) < farthest, abs(width) < farthest, abs(height) < farthest else {
                continue
            }
            if level == pageLevel {
                pages.append(LetterPage(number: page, width: box.right, height: box.bottom))
            } else if level == lineLevel {
                lineNumber += 1
            } else if level == wordLevel, !pages.isEmpty {
                let text = fields.rest().filter { $0 > 0x20 }
                guard !text.isEmpty, box.right > box.left, box.bottom > box.top else { continue }
                pages[pages.count - 1].words.append(
                    PageWord(
                        text: text, box: box, block: paragraph << 16 | block, line: lineNumber, page: page,
                        confidence: confidence))
            }
        }
        return pages
    }

    /// Goes through the table, field by field: tabs stand between them.
    private struct Fields {
        private let table: [UInt8]
        private var index = 0
        /// Where the line ends that is being read, and the next one begins behind it.
        private var end = -1

        init(_ table: [UInt8]) { self.table = table }

        /// - Returns: false at the end of the table.
        mutating func beginLine() -> Bool {
            index = end + 1
            guard index < table.count else { return false }
            end = table[index...].firstIndex(of: 0x0A) ?? table.count
            return true
        }

        /// A whole number without sign and the tab behind it; nil where something else stands there.
        mutating func integer() -> Int? {
            let start = index
            var value = 0
            while index < end, table[index] != 0x09 {
                let byte = table[index]
                guard byte >= 0x30, byte <= 0x39, index - start < 9 else { return nil }
                value = value * 10 + Int(byte - 0x30)
                index += 1
            }
            guard index > start, index < end else { return nil }
            index += 1
            return value
        }

        /// A decimal number and the tab behind it; nil where something else stands there.
        mutating func number() -> Float? {
            guard index < end, table[index] != 0x09 else { return nil }
            let value = PDFSyntax.number(table, &index)
            guard index < end, table[index] == 0x09 else { return nil }
            index += 1
            return Float(value)
        }

        func rest() -> ArraySlice<UInt8> { table[min(index, end)..<end] }
    }
}
