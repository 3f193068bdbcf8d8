import LetterText

/// A table on a page: the cells between the lines that are drawn there.
struct PageTable {
    let box: PagePlaces.Box
    /// The cells of each row; nil where a cell from above or from the left covers the place.
    private(set) var rows: [[Cell?]]
    /// Left sides of the columns, and behind them the right side of the table.
    let columns: [Float]

    struct Cell {
        /// Words in the order of reading, one array a paragraph.
        var paragraphs: [[PageWord]] = []
        /// Covered by a cell of a row above.
        var isSpanned = false

        var isEmpty: Bool { paragraphs.isEmpty }
        var byteCount: Int { paragraphs.reduce(0) { $0 + $1.reduce(0) { $0 + $1.text.count } } }
    }

    /// More lines are a drawing, no table.
    private static let mostRulings = 4_000
    /// Lines nearer than this are one.
    private static let tolerance: Float = 3.5

    /// The tables of a page from the top down, with the words that stand in them, and the other words.
    ///
    /// Complexity: O(*rulings*² + *words* × *cells of a row*).
    static func find(on page: LetterPage) -> (tables: [PageTable], rest: [PageWord]) {
        var rest = page.words
        var tables: [PageTable] = []
        guard page.rulings.count <= mostRulings else { return ([], rest) }
        for group in groups(page.rulings) {
            guard let grid = Grid(group) else { continue }
            let inside = rest.filter { grid.holds($0) }
            guard !inside.isEmpty else { continue }
            rest.removeAll { grid.holds($0) }
            tables.append(PageTable(grid, inside))
        }
        return (tables.sorted { $0.box.top < $1.box.top }, rest)
    }

    private init(_ grid: Grid, _ words: [PageWord]) {
        box = grid.box
        columns = grid.xs
        var regions: [Int: [PageWord]] = [:]
        for word in words { regions[grid.region(of: word), default: []].append(word) }
        var seen: Set<Int> = []
        var rows: [[Cell?]] = []
        for row in 0..<grid.rowCount {
            var cells: [Cell?] = []
            for column in 0..<grid.columnCount {
                let region = grid.region(row, column)
                guard seen.insert(region).inserted else {
                    let isFromAbove = row > 0 && grid.region(row - 1, column) == region
                    cells.append(isFromAbove ? Cell(isSpanned: true) : nil)
                    continue
                }
                cells.append(Cell(paragraphs: CellText.paragraphs(regions[region] ?? [])))
            }
            rows.append(cells)
        }
        self.rows = rows
    }

    /// Rulings that touch each other.
    private static func groups(_ rulings: [Ruling]) -> [[Ruling]] {
        var left = rulings
        var groups: [[Ruling]] = []
        while let first = left.popLast() {
            var group = [first]
            var index = 0
            while index < group.count {
                let ruling = group[index]
                index += 1
                group += left.filter { touches($0, ruling) }
                left.removeAll { touches($0, ruling) }
            }
            groups.append(group)
        }
        return groups
    }

    private static func touches(_ a: Ruling, _ b: Ruling) -> Bool {
        guard a.isHorizontal != b.isHorizontal else { return false }
        return a.position >= b.start - tolerance && a.position <= b.end + tolerance
            && b.position >= a.start - tolerance && b.position <= a.end + tolerance
    }

    // MARK: Over pages

    /// Goes on with the table on the next page: heads that are repeated are left out, a row that the page's end cut
    /// is put together.
    mutating func append(_ next: PageTable) {
        var added = next.rows[...]
        for row in rows {
            guard let first = added.first, Self.words(first) == Self.words(row), !Self.words(row).isEmpty else { break }
            added.removeFirst()
        }
        if let first = added.first, let last = rows.last, continuesRow(first, after: last) {
            added.removeFirst()
            for column in first.indices {
                guard let more = first[column], !more.isEmpty, var cell = rows[rows.count - 1][column] else { continue }
                if let joined = more.paragraphs.first, !cell.isEmpty, !CellText.opensParagraph(joined) {
                    cell.paragraphs[cell.paragraphs.count - 1] += joined
                    cell.paragraphs += more.paragraphs.dropFirst()
                } else {
                    cell.paragraphs += more.paragraphs
                }
                rows[rows.count - 1][column] = cell
            }
        }
        rows += added
    }

    /// Whether a table may be the rest of this one, by its columns.
    func hasSameColumns(as other: PageTable) -> Bool {
        columns.count == other.columns.count
            && zip(columns, other.columns).allSatisfy { abs($0 - $1) < 3 * Self.tolerance }
    }

    /// A row without the numbers or letters that the row above it begins with.
    private func continuesRow(_ row: [Cell?], after last: [Cell?]) -> Bool {
        var hasLabel = false
        for column in row.indices.prefix(2) {
            guard let label = last[column], label.byteCount <= Self.longestLabel else { break }
            if let cell = row[column], !cell.isEmpty || cell.isSpanned { return false }
            hasLabel = hasLabel || !label.isEmpty
        }
        return hasLabel
    }

    /// `VIII`, `12.a)`
    private static let longestLabel = 6

    private static func words(_ row: [Cell?]) -> [[UInt8]] {
        row.flatMap { $0?.paragraphs.flatMap { $0.map(\.text) } ?? [] }
    }
}

/// The lines of a table as a grid, and which of its places belong together.
private struct Grid {
    let xs: [Float]
    let ys: [Float]
    /// For each place of the grid the number of the cell that it belongs to.
    private var regions: [Int]

    var columnCount: Int { xs.count - 1 }
    var rowCount: Int { ys.count - 1 }
    var box: PagePlaces.Box {
        PagePlaces.Box(left: xs[0], top: ys[0], right: xs[xs.count - 1], bottom: ys[ys.count - 1])
    }

    /// At least two columns and two rows; a frame around words is no table.
    init?(_ rulings: [Ruling]) {
        let across = rulings.filter(\.isHorizontal)
        let down = rulings.filter { !$0.isHorizontal }
        guard across.count >= 2, down.count >= 2 else { return nil }
        xs = Self.clusters(down.map(\.position) + [across.map(\.start).min() ?? 0, across.map(\.end).max() ?? 0])
        ys = Self.clusters(across.map(\.position) + [down.map(\.start).min() ?? 0, down.map(\.end).max() ?? 0])
        guard xs.count >= 3, ys.count >= 3, xs.count < 65 else { return nil }
        regions = Array(0..<(xs.count - 1) * (ys.count - 1))
        for row in 0..<rowCount {
            for column in 0..<columnCount {
                if column + 1 < columnCount, !Self.isDrawn(down, at: xs[column + 1], ys[row], ys[row + 1]) {
                    join(row * columnCount + column, row * columnCount + column + 1)
                }
                if row + 1 < rowCount, !Self.isDrawn(across, at: ys[row + 1], xs[column], xs[column + 1]) {
                    join(row * columnCount + column, (row + 1) * columnCount + column)
                }
            }
        }
        for index in regions.indices { regions[index] = root(index) }
    }

    func region(_ row: Int, _ column: Int) -> Int { regions[row * columnCount + column] }

    func region(of word: PageWord) -> Int {
        let row = (ys.lastIndex { $0 <= word.centerY } ?? 0)
        let column = (xs.lastIndex { $0 <= word.centerX } ?? 0)
        return region(min(row, rowCount - 1), min(column, columnCount - 1))
    }

    func holds(_ word: PageWord) -> Bool {
        word.centerX > box.left - 1 && word.centerX < box.right + 1 && word.centerY > box.top - 1
            && word.centerY < box.bottom + 1
    }

    /// Lines nearer to each other are one that a scanner drew askew: no word has room between them.
    private static let narrowest: Float = 8

    /// Whether most of a side of a place is drawn.
    private static func isDrawn(_ rulings: [Ruling], at position: Float, _ start: Float, _ end: Float) -> Bool {
        let drawn = rulings.reduce(Float(0)) { sum, ruling in
            guard abs(ruling.position - position) <= narrowest else { return sum }
            return sum + max(0, min(end, ruling.end) - max(start, ruling.start))
        }
        return drawn * 2 > end - start
    }

    private static func clusters(_ positions: [Float]) -> [Float] {
        var result: [Float] = []
        for position in positions.sorted() where position - (result.last ?? -100) > narrowest {
            result.append(position)
        }
        return result
    }

    private func root(_ index: Int) -> Int {
        var index = index
        while regions[index] != index { index = regions[index] }
        return index
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let (first, second) = (root(a), root(b))
        regions[max(first, second)] = min(first, second)
    }
}

/// Lines of words in a cell as paragraphs.
enum CellText {
    static func paragraphs(_ words: [PageWord]) -> [[PageWord]] {
        let lines = PageLine.lines(of: words)
        let right = lines.map(\.box.right).max() ?? 0
        var paragraphs: [[PageWord]] = []
        var endsParagraph = true
        for line in lines {
            if endsParagraph || opensParagraph(line.words) {
                paragraphs.append(line.words)
            } else {
                paragraphs[paragraphs.count - 1] += line.words
            }
            let last = line.words.last?.text.last
            let isShort = line.box.right < right - 4 * line.height
            endsParagraph = isShort && (last == 0x2E || last == 0x3B || last == 0x3A)
        }
        return paragraphs
    }

    /// A dash or bullet begins a paragraph.
    static func opensParagraph(_ words: [PageWord]) -> Bool {
        guard let first = words.first?.text else { return false }
        return first == [0x2D] || first == [0x2B] || first.starts(with: [0xE2, 0x80, 0xA2])
            || first == [0xE2, 0x80, 0x93]
    }
}
