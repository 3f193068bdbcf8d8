import LetterPrograms
import LetterText

/// Reads images of pages by Tesseract with its Vietnamese model.
enum ScanReader {
    /// Dots per inch at which pages of a PDF are drawn: what the model was trained for.
    private static let resolution = 300

    /// Reads an image file; of a TIFF every page, several at a time.
    static func read(image: [UInt8], _ format: FileFormat, _ limits: ReaderLimits) throws(ReaderError) -> ReadText {
        let (sheets, pdf) = try sheets(of: image, limits)
        guard sheets.count <= limits.maximumPages else { throw .tooManyPages(limit: limits.maximumPages) }
        var pages = try parallel(sheets) { sheet throws(ReaderError) in
            let (short, long) = (min(sheet.width, sheet.height), max(sheet.width, sheet.height))
            let part = min(1, mostDots.short / max(1, short), mostDots.long / max(1, long))
            let (width, height) = (max(1, Int(sheet.width * part)), max(1, Int(sheet.height * part)))
            let size = ["-scale-to-x", String(width), "-scale-to-y", String(height)]
            // An image says little of the paper's size: it is taken for A4.
            let scale = paperWidth / Float(min(width, height))
            return try page(sheet.number, of: pdf, drawnBy: size, scale: scale, limits)
        }
        for index in pages.indices {
            pages[index].words = PageMargins.withoutNoise(pages[index].words, stamps: [])
        }
        return PageText.read(pages, format: format)
    }

    /// A larger picture is drawn smaller: more than 600 dots per inch of A4 show no more of the letters.
    private static let mostDots: (short: Float, long: Float) = (4_960, 14_030)

    /// The shorter side of A4 in points.
    private static let paperWidth: Float = 595

    /// Reads pages of a PDF file, several at a time.
    static func pages(
        of pdf: [UInt8], numbers: [Int], _ limits: ReaderLimits
    ) throws(ReaderError) -> [LetterPage] {
        try parallel(numbers) { number throws(ReaderError) in
            try page(number, of: pdf, drawnBy: ["-r", String(resolution)], scale: 72 / Float(resolution), limits)
        }
    }

    private static func parallel<Input: Sendable>(
        _ inputs: [Input], _ read: @escaping @Sendable (Input) throws(ReaderError) -> LetterPage
    ) throws(ReaderError) -> [LetterPage] {
        let results = ParallelWork.map(inputs.count) { index -> Result<LetterPage, ReaderError> in
            do throws(ReaderError) {
                return .success(try read(inputs[index]))
            } catch {
                return .failure(error)
            }
        }
        var pages: [LetterPage] = []
        for result in results { pages.append(try result.get()) }
        return pages
    }

    /// Lines of a table may lean so much after a page was turned, or where it needs no turning.
    private static let mostSlant: Float = 0.02

    /// - Parameters:
    ///   - size: how large `pdftoppm` is to draw the page.
    ///   - scale: points for each dot of that.
    private static func page(
        _ number: Int, of pdf: [UInt8], drawnBy size: [String], scale: Float, _ limits: ReaderLimits
    ) throws(ReaderError) -> LetterPage {
        let only = ["-f", String(number), "-l", String(number)]
        let image = try PDFReader.run("pdftoppm", ["-gray"] + size + only + ["/dev/stdin"], pdf, limits)
        guard let picture = GrayPicture(image) else { return LetterPage(number: number) }
        guard let (cleaned, turn) = picture.cleaned() else {
            return try read(picture, number: number, scale: scale, limits)
        }
        var page = try read(cleaned, number: number, scale: scale, limits)
        page.turn = turn.scaled(by: scale)
        return page
    }

    private static func read(
        _ picture: GrayPicture, number: Int, scale: Float, _ limits: ReaderLimits
    ) throws(ReaderError) -> LetterPage {
        let bitmap = PageBitmap(picture)
        let plain = picture.withoutUprights(bitmap.uprights(scale: scale))
        let table = try recognize(plain, limits, dotsPerInch: Int(72 / scale))
        guard var page = WordTable.pages(table, scale: scale).first else { return LetterPage(number: number) }
        page.number = number
        page.rulings = Ruling.joined(bitmap.rulings(scale: scale, slant: mostSlant))
        try readColumnsAnew(in: plain, scale: scale, &page, limits)
        for index in page.words.indices { page.words[index].page = number }
        return page
    }

    /// Reads columns that were read as one once more, each by itself.
    private static func readColumnsAnew(
        in picture: GrayPicture, scale: Float, _ page: inout LetterPage, _ limits: ReaderLimits
    ) throws(ReaderError) {
        guard let columns = ScannedColumns(of: page, picture, scale: scale) else { return }
        try columns.replaceWords(of: &page) { columns throws(ReaderError) in
            try recognize(columns, limits, dotsPerInch: Int(72 / scale), layout: .block)
        }
    }

    /// What Tesseract is told of the arrangement of the words (its `--psm`).
    private enum Layout: String {
        case any = "3"
        case block = "6"
        case line = "7"
    }

    /// The table of words that Tesseract makes of a picture.
    ///
    /// Its test whether letters are all of one width, as on a typewriter, takes a twentieth of the time, and changes nothing
    /// where they are not.
    private static func recognize(
        _ picture: GrayPicture, _ limits: ReaderLimits, dotsPerInch: Int, layout: Layout = .any
    ) throws(ReaderError) -> [UInt8] {
        let settings = ["--dpi", String(dotsPerInch), "-c", "textord_disable_pitch_test=1", "tsv"]
        return try tesseract(inputFile, "stdout", layout, settings, picture.file, limits)
    }

    /// The picture as Tesseract is to open it: what it takes for its standard input it reads letter by letter, which costs
    /// another tenth of the time. The file must open anew from its start each time: this one does on Linux alone.
    #if canImport(Darwin)
        private static let inputFile = "stdin"
    #else
        private static let inputFile = "/dev/stdin"
    #endif

    /// The pages of an image file without their words, sizes in dots, and a PDF that shows them.
    ///
    /// Tesseract knows all forms of images and writes them into a PDF. To a page that it takes for a single line it gives
    /// next to no time: the words are read when the page has been drawn and cleaned.
    private static func sheets(
        of image: [UInt8], _ limits: ReaderLimits
    ) throws(ReaderError) -> (sheets: [LetterPage], pdf: [UInt8]) {
        func own<Result>(_ body: () throws(ProgramError) -> Result) throws(ReaderError) -> Result {
            do { return try body() } catch { throw ReaderError(error, package: "tesseract-ocr") }
        }
        let folder = try own { () throws(ProgramError) in try PrivateFolder() }
        _ = try tesseract("stdin", folder.path + "/page", .line, ["tsv", "pdf"], image, folder: folder, limits)
        let limit = limits.programs.output
        return try own { () throws(ProgramError) in
            (
                WordTable.pages(try folder.read("page.tsv", limit: limit) ?? []),
                try folder.read("page.pdf", limit: limit) ?? []
            )
        }
    }

    private static func tesseract(
        _ input: String, _ output: String, _ layout: Layout, _ arguments: [String], _ image: [UInt8],
        folder: PrivateFolder? = nil, _ limits: ReaderLimits
    ) throws(ReaderError) -> [UInt8] {
        do {
            // One thread for each page: pages are read side by side.
            return try HelperProgram.run(
                "tesseract", [input, output, "-l", "vie", "--psm", layout.rawValue] + arguments, input: image,
                folder: folder, environment: [("OMP_THREAD_LIMIT", "1")], limits: limits.programs)
        } catch {
            if case .failed(_, _, let complaint) = error, complaint.contains("vie.traineddata") {
                throw .missing(component: "tesseract vie", package: "tesseract-ocr-vie")
            }
            throw ReaderError(error, package: "tesseract-ocr")
        }
    }
}
