import LetterPrograms
import LetterText

/// Reads PDF files: the words with their places by poppler's `pdftotext`, the lines of tables from what draws the pages
/// (``PathReader``), or where that is not read here, from a picture by `pdftoppm`; pages without text are read as scans.
enum PDFReader {
    /// Complexity: O(*n*) beside what the programs take.
    static func read(_ bytes: [UInt8], _ limits: ReaderLimits) throws(ReaderError) -> ReadText {
        // One page more than the limit shows that there are more.
        let last = String(limits.maximumPages + 1)
        let table = try run("pdftotext", ["-tsv", "-l", last, "/dev/stdin", "-"], bytes, limits)
        var pages = WordTable.pages(table)
        guard pages.count <= limits.maximumPages else { throw .tooManyPages(limit: limits.maximumPages) }
        try addRulings(to: &pages, bytes, limits)
        let scans = pages.indices.filter { isScan(pages[$0]) }
        if !scans.isEmpty {
            let read = try ScanReader.pages(of: bytes, numbers: scans.map { pages[$0].number }, limits)
            for (index, var page) in zip(scans, read) where page.words.count > pages[index].words.count {
                let stamps = PageMargins.boxes(of: pages[index].words).map(page.turn.turned)
                page.words = PageMargins.withoutNoise(page.words, stamps: stamps)
                pages[index] = page
            }
        }
        return PageText.read(pages, format: .pdf)
    }

    /// Whether a page has next to no words but stamps.
    private static func isScan(_ page: LetterPage) -> Bool {
        PageMargins.withoutStamps(page.words).count < fewestWords
    }

    /// A page of text has more words than this.
    private static let fewestWords = 15

    static func run(
        _ program: String, _ arguments: [String], _ input: [UInt8], _ limits: ReaderLimits
    ) throws(ReaderError) -> [UInt8] {
        do {
            return try HelperProgram.run(program, arguments, input: input, limits: limits.programs)
        } catch {
            if case .failed(_, _, let complaint) = error, complaint.contains("password") { throw .encrypted }
            throw ReaderError(error, package: "poppler-utils")
        }
    }

    // MARK: Tables

    private static func addRulings(
        to pages: inout [LetterPage], _ bytes: [UInt8], _ limits: ReaderLimits
    ) throws(ReaderError) {
        let wanted = pagesWithTables(pages)
        guard !wanted.isEmpty else { return }
        let drawings = drawings(wanted, of: pages.count, bytes, limits)
        for (page, drawing) in zip(wanted, drawings) {
            guard let drawing else { continue }
            pages[page].rulings = Ruling.joined(drawing.pieces)
            // Of a page that is turned the table of words gives the size before turning.
            (pages[page].width, pages[page].height) = (Float(drawing.width), Float(drawing.height))
        }
        try draw(zip(wanted, drawings).filter { $1 == nil }.map(\.0), of: &pages, bytes, limits)
    }

    /// What draws the pages, nil for those that a program must draw.
    private static func drawings(
        _ wanted: [Int], of count: Int, _ bytes: [UInt8], _ limits: ReaderLimits
    ) -> [PathReader?] {
        let limit = min(limits.maximumInflatedBytes, mostDrawingBytes)
        guard let file = PDFFile(bytes, limit: limit), let found = file.pages(wanted, of: count) else {
            return wanted.map { _ in nil }
        }
        return found.map { page in page.flatMap { PathReader.read($0, of: file, budget: limit / wanted.count) } }
    }

    /// What draws the pages of a letter is far less; a program draws the others.
    private static let mostDrawingBytes = 128 << 20

    /// Draws pages, those that follow each other at once, and finds the lines in their dots.
    private static func draw(
        _ wanted: [Int], of pages: inout [LetterPage], _ bytes: [UInt8], _ limits: ReaderLimits
    ) throws(ReaderError) {
        var index = 0
        while index < wanted.count {
            var end = index + 1
            while end < wanted.count, wanted[end] == wanted[end - 1] + 1 { end += 1 }
            let (first, last) = (pages[wanted[index]].number, pages[wanted[end - 1]].number)
            let images = try run(
                "pdftoppm", ["-r", "72", "-mono", "-f", String(first), "-l", String(last), "/dev/stdin"], bytes, limits)
            var rest = images[...]
            for page in wanted[index..<end] {
                guard let (bitmap, count) = PageBitmap.first(of: rest) else { break }
                rest = rest.dropFirst(count)
                pages[page].rulings = bitmap.rulings(scale: 1)
                (pages[page].width, pages[page].height) = (Float(bitmap.width), Float(bitmap.height))
            }
            index = end
        }
    }

    /// The pages whose lines are looked for: those with a table by their words, and their neighbours, on which it may
    /// have begun or end.
    private static func pagesWithTables(_ pages: [LetterPage]) -> [Int] {
        let rows = pages.map { rowCount($0) }
        return pages.indices.filter { page in
            rows[page] >= fewestRows || page > 0 && rows[page - 1] >= fewestRows
                || rows[page] > 0 && page + 1 < pages.count && rows[page + 1] >= fewestRows
        }
    }

    /// The lines of a page with words in at least three columns.
    private static func rowCount(_ page: LetterPage) -> Int {
        PageLine.lines(of: page.words).count { line in
            zip(line.words, line.words.dropFirst()).count { $1.box.left - $0.box.right > 9 } >= 2
        }
    }

    /// Two such lines may be columns of addressees and signers.
    private static let fewestRows = 3
}
