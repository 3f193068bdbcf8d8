import LetterText

/// Columns that stand side by side on a scanned page (letterhead, recipients and signer), read once more, each by itself.
///
/// Tesseract takes two columns for lines that go across both. Where the lines of the one do not stand at the height of
/// the other's, it cuts through letters, and reads them badly.
struct ScannedColumns {
    /// Two columns of a page each.
    private var parts: [Part] = []
    private let picture: GrayPicture
    /// Points for each dot.
    private let scale: Float

    private struct Part {
        var box: PagePlaces.Box
        var dots: GrayPicture.DotRange
    }

    /// Finds the columns whose words are in doubt; nil where there are none. Complexity: as ``PageLine/columns(of:)``.
    init?(of page: LetterPage, _ picture: GrayPicture, scale: Float) {
        self.picture = picture
        self.scale = scale
        let lines = PageLine.lines(of: PageTable.find(on: page).rest)
        for (range, middle) in PageLine.columns(of: lines) {
            let block = lines[range]
            guard block.contains(where: { $0.words.contains(where: Self.isDoubtful) }) else { continue }
            let box = block.dropFirst().reduce(block[range.lowerBound].box) { $0.union($1.box) }
            let above = range.lowerBound > 0 ? lines[range.lowerBound - 1].box.bottom : 0
            let below = range.upperBound < lines.count ? lines[range.upperBound].box.top : page.height
            let top = box.top - min(Self.margin, max(0, box.top - above) / 2)
            let bottom = box.bottom + min(Self.margin, max(0, below - box.bottom) / 2)
            add(PagePlaces.Box(left: box.left - Self.margin, top: top, right: middle, bottom: bottom))
            add(PagePlaces.Box(left: middle, top: top, right: box.right + Self.margin, bottom: bottom))
        }
        guard !parts.isEmpty else { return nil }
    }

    /// Points around the words that are read with them.
    private static let margin: Float = 6

    private static func isDoubtful(_ word: PageWord) -> Bool { word.confidence < doubtfulBelow }

    /// Tesseract's words that are less sure than this are mostly wrong.
    private static let doubtfulBelow: Float = 60

    private mutating func add(_ box: PagePlaces.Box) {
        func dots(_ start: Float, _ end: Float, limit: Int) -> Range<Int> {
            let first = min(max(0, Int(start / scale)), limit)
            return first..<max(first, min(Int(end / scale), limit))
        }
        let range = GrayPicture.DotRange(
            x: dots(box.left, box.right, limit: picture.width), y: dots(box.top, box.bottom, limit: picture.height))
        if !range.x.isEmpty, !range.y.isEmpty { parts.append(Part(box: box, dots: range)) }
    }

    /// Puts what is read of the columns in the place of what was read of the lines across them, where it is surer.
    /// - Parameter recognize: gives the table of words of a picture.
    func replaceWords(
        of page: inout LetterPage, _ recognize: (GrayPicture) throws(ReaderError) -> [UInt8]
    ) throws(ReaderError) {
        let (stack, corners) = picture.stacked(parts.map(\.dots))
        guard let stacked = WordTable.pages(try recognize(stack)).first else { return }
        var lastLine = page.words.map(\.line).max() ?? 0
        var lastBlock = page.words.map(\.block).max() ?? 0
        for (part, corner) in zip(parts, corners) {
            let (left, top) = (Float(part.dots.x.lowerBound - corner.x), Float(part.dots.y.lowerBound - corner.y))
            var words = stacked.words.filter { word in
                part.box.holds(x: (word.centerX + left) * scale, y: (word.centerY + top) * scale)
                    && word.centerY > Float(corner.y) && word.centerY < Float(corner.y + part.dots.y.count)
            }
            for index in words.indices {
                let box = words[index].box
                words[index].box = PagePlaces.Box(
                    left: (box.left + left) * scale, top: (box.top + top) * scale, right: (box.right + left) * scale,
                    bottom: (box.bottom + top) * scale)
                words[index].line += lastLine
                words[index].block += lastBlock
                words[index].page = page.number
            }
            let old = page.words.filter { part.box.holds(x: $0.centerX, y: $0.centerY) }
            guard Self.certainty(words) > Self.certainty(old) else { continue }
            lastLine = words.map(\.line).max() ?? lastLine
            lastBlock = words.map(\.block).max() ?? lastBlock
            page.words.removeAll { part.box.holds(x: $0.centerX, y: $0.centerY) }
            page.words += words
        }
    }

    /// How sure the words are; longer ones count more.
    private static func certainty(_ words: [PageWord]) -> Float {
        let letters = words.reduce(0) { $0 + $1.text.count }
        return words.reduce(0) { $0 + $1.confidence * Float($1.text.count) } / Float(max(1, letters))
    }
}

extension PagePlaces.Box {
    /// Whether a point lies inside.
    fileprivate func holds(x: Float, y: Float) -> Bool { x >= left && x < right && y >= top && y < bottom }
}
