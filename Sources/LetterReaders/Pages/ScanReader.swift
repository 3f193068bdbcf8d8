import LetterPrograms
import LetterText

/// Reads images of pages by Tesseract with its Vietnamese model.
enum ScanReader {
    /// Dots per inch at which pages of a PDF are drawn: what the model was trained for.
    private static let resolution = 300

    /// Reads an image file; of a TIFF every page.
    static func read(image: [UInt8], _ format: FileFormat, _ limits: ReaderLimits) throws(ReaderError) -> ReadText {
        var pages = WordTable.pages(try recognize(image, limits, dotsPerInch: nil))
        guard pages.count <= limits.maximumPages else { throw .tooManyPages(limit: limits.maximumPages) }
        // An image says little of the paper's size: it is taken for A4.
        for index in pages.indices {
            pages[index].words = PageMargins.withoutNoise(pages[index].words, stamps: [])
            pages[index].scale(by: paperWidth / max(1, min(pages[index].width, pages[index].height)))
        }
        return PageText.read(pages, format: format)
    }

    /// The shorter side of A4 in points.
    private static let paperWidth: Float = 595

    /// Reads pages of a PDF file, several at a time.
    static func pages(
        of pdf: [UInt8], numbers: [Int], _ limits: ReaderLimits
    ) throws(ReaderError) -> [LetterPage] {
        let results = ParallelWork.map(numbers.count) { index -> Result<LetterPage, ReaderError> in
            do throws(ReaderError) {
                return .success(try page(numbers[index], of: pdf, limits))
            } catch {
                return .failure(error)
            }
        }
        var pages: [LetterPage] = []
        for result in results { pages.append(try result.get()) }
        return pages
    }

    /// A page that lies more askew than by a degree is read badly anyway.
    private static let mostSlant: Float = 0.02

    private static func page(_ number: Int, of pdf: [UInt8], _ limits: ReaderLimits) throws(ReaderError) -> LetterPage {
        let page = String(number)
        let image = try PDFReader.run(
            "pdftoppm", ["-r", String(resolution), "-gray", "-f", page, "-l", page, "/dev/stdin"], pdf, limits)
        let scale = 72 / Float(resolution)
        let table = try recognize(image, limits, dotsPerInch: resolution)
        guard var page = WordTable.pages(table, scale: scale).first else { return LetterPage(number: number) }
        page.number = number
        if let picture = GrayPicture(image) { try look(at: picture, scale: scale, &page, limits) }
        for index in page.words.indices { page.words[index].page = number }
        return page
    }

    /// Adds to a page what its picture shows beside the words: drawn lines, and columns that were read as one.
    private static func look(
        at picture: GrayPicture, scale: Float, _ page: inout LetterPage, _ limits: ReaderLimits
    ) throws(ReaderError) {
        page.rulings = Ruling.joined(PageBitmap(picture).rulings(scale: scale, slant: mostSlant))
        guard let columns = ScannedColumns(of: page, picture, scale: scale) else { return }
        try columns.replaceWords(of: &page) { image throws(ReaderError) in
            try recognize(image, limits, dotsPerInch: Int(72 / scale), layout: .block)
        }
    }

    /// What Tesseract is told of the arrangement of the words (its `--psm`).
    private enum Layout: String {
        case any = "3"
        case block = "6"
    }

    /// The table of words that Tesseract makes of an image.
    private static func recognize(
        _ image: [UInt8], _ limits: ReaderLimits, dotsPerInch: Int?, layout: Layout = .any
    ) throws(ReaderError) -> [UInt8] {
        var arguments = ["stdin", "stdout", "-l", "vie", "--psm", layout.rawValue]
        if let dotsPerInch { arguments += ["--dpi", String(dotsPerInch)] }
        do {
            // One thread for each page: pages are read side by side.
            return try HelperProgram.run(
                "tesseract", arguments + ["tsv"], input: image, environment: [("OMP_THREAD_LIMIT", "1")],
                limits: limits.programs)
        } catch {
            if case .failed(_, _, let complaint) = error, complaint.contains("vie.traineddata") {
                throw .missing(component: "tesseract vie", package: "tesseract-ocr-vie")
            }
            throw ReaderError(error, package: "tesseract-ocr")
        }
    }
}

extension LetterPage {
    /// Multiplies all lengths.
    fileprivate mutating func scale(by factor: Float) {
        width *= factor
        height *= factor
        for index in words.indices {
            let box = words[index].box
            words[index].box = PagePlaces.Box(
                left: box.left * factor, top: box.top * factor, right: box.right * factor, bottom: box.bottom * factor)
        }
    }
}
