import LetterPrograms
import LetterTestSupport
import LetterText
import Testing

@testable import LetterReaders

/// Lines of tables from what draws the pages of a PDF file.
@Suite("Lines that are drawn on pages of PDF")
struct DrawingTests {
    /// The lines of the first page, nil where it is not read.
    private func lines(_ file: [UInt8], limit: Int = 1 << 20) -> [Ruling]? {
        guard let pdf = PDFFile(file, limit: limit), let page = pdf.pages([0], of: 1)?[0] else { return nil }
        return PathReader.read(page, of: pdf, budget: limit).map { Ruling.joined($0.pieces) }
    }

    /// Each scalar stands for one byte.
    private func replaced(_ old: String, by new: String, in bytes: [UInt8]) -> [UInt8] {
        let text = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        return text.replacing(old, with: new).unicodeScalars.map { UInt8($0.value) }
    }

    private func across(_ position: Float, _ start: Float, _ end: Float) -> Ruling {
        Ruling(isHorizontal: true, position: position, start: start, end: end)
    }

    private func down(_ position: Float, _ start: Float, _ end: Float) -> Ruling {
        Ruling(isHorizontal: false, position: position, start: start, end: end)
    }

    /// One line in many ways: 100 points from the left, 42 from above, 200 long.
    @Test(
        "One line, many ways to draw it",
        arguments: [
            "100 800 m 300 800 l S",
            "q 2 0 0 2 0 0 cm 50 400 m 150 400 l S Q",
            "100 799.5 200 1 re f",
            "100 800.5 200 -1 re f*",
            "1 0 0 RG 100 800 m 300 800 l 300 800 l s",
            "[3 3] 0 d 100 800 m 300 800 l S",
            "100 800 m 180 800 l S 181 800 m 300 800 l S",
            "BT (not 10 10 m \\) 90 90 l S here) Tj [(a) 3 (b ] c)] TJ ET 100 800 m 300 800 l S",
            "q 100 0 200 900 re W n 50 800 m 500 800 l S Q",
            "1 g 0 0 595 842 re f 0 g 100 799.8 200 .4 re f",
            "/Span << /ActualText <FEFF> >> BDC 100 800 m 300 800 l S EMC",
            "BI /W 1 /H 1 ID \u{1}\u{2} 9 9 m EI 100 800 m 300 800 l S",
            "100 800 m 300 800 l 300 100 l 300 100 m n 100 800 m 300 800 l S",
        ])
    func oneLine(content: String) {
        for coding in [PDFSample.Coding.plain, .flate] {
            #expect(lines(PDFSample.file([content], coding)) == [across(42, 100, 300)], "\(coding)")
        }
    }

    @Test(
        "What is no line",
        arguments: [
            "1 G 100 800 m 300 800 l S",  // white
            "0 0 0 0 K 100 800 m 300 800 l S",
            "1 1 1 rg 100 800 200 1 re f",
            "100 700 200 50 re f",  // an area
            "20 w 100 800 m 300 800 l S",
            "100 800 m 300 700 l S",  // aslant
            "100 800 m 110 800 l S",  // short
            "100 800 m 200 810 250 810 300 800 c S",
            "100 800 m 300 800 l n",
            "0 0 50 50 re W n 100 800 m 300 800 l S",
            "100 900 m 300 900 l S",  // beside the page
        ])
    func noLine(content: String) {
        #expect(lines(PDFSample.file([content])) == [])
    }

    @Test("A frame gives its four sides, on pages turned as well")
    func frames() {
        let content = "100 700 200 100 re S"
        #expect(
            lines(PDFSample.file([content]))
                == [across(42, 100, 300), across(142, 100, 300), down(100, 42, 142), down(300, 42, 142)])
        let turned = lines(PDFSample.file([content], entries: "/Rotate 90"))
        #expect(turned == [across(100, 700, 800), across(300, 700, 800), down(700, 100, 300), down(800, 100, 300)])
        let box = lines(PDFSample.file([content], entries: "/MediaBox [50 50 645 892]"))
        #expect(box == [across(92, 50, 250), across(192, 50, 250), down(50, 92, 192), down(250, 92, 192)])
    }

    @Test("Forms draw within their box; pages under a picture are left to a program")
    func forms() {
        func file(_ form: String, _ entries: String) -> [UInt8] {
            var sample = PDFSample()
            sample.add(1, "<< /Type /Catalog /Pages 2 0 R >>")
            sample.add(2, "<< /Type /Pages /Kids [ 3 0 R ] /Resources << /XObject << /Fm 5 0 R >> >> >>")
            sample.add(3, "<< /Type /Page /MediaBox [0 0 595 842] /Contents [ 4 0 R 4 0 R ] >>")
            sample.add(4, stream: "q 500 0 0 500 0 0 cm /Fm Do Q")
            sample.add(5, entries, stream: form, .flate)
            return sample.file
        }
        let inner = "/Subtype /Form /Matrix [.002 0 0 .002 .2 .2] /BBox [0 0 50 50]"
        #expect(lines(file("0 10 m 90 10 l S", inner)) == [across(732, 100, 150)])
        #expect(lines(file("", "/Subtype /Image")) == nil)
        // A form that draws itself.
        #expect(lines(file("/Fm Do", "/Subtype /Form")) == nil)
    }

    @Test("Objects in streams, changed objects, wrong lengths")
    func objects() {
        var sample = PDFSample()
        sample.add(3, "<< /Type /Page /Contents 9 0 R >>")
        sample.add(4, stream: "100 700 m 300 700 l S")
        sample.add(4, stream: "100 800 m 300 800 l S", .flate)
        let inner = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids [ 8 0 R ] >>", "<</Contents 4 0 R/MediaBox 7 0 R>>",
        ]
        let numbers = "1 0 2 \(inner[0].utf8.count) 8 \(inner[0].utf8.count + inner[1].utf8.count) 7 "
        let places = numbers + "\(inner.reduce(0) { $0 + $1.utf8.count }) "
        sample.add(
            5, "/Type /ObjStm /N 4 /First \(places.utf8.count)",
            stream: places + inner.joined() + "[0 0 595 842]", .flate)
        #expect(lines(sample.file) == [across(42, 100, 300)])
        let file = PDFSample.file(["100 800 m 300 800 l S"], .flate)
        #expect(lines(replaced("/Length ", by: "/Length 9", in: file)) == [across(42, 100, 300)])
    }

    @Test("What is not read here, and limits")
    func refused() {
        let good = PDFSample.file(["100 800 m 300 800 l S"], .flate)
        #expect(lines(good) != nil)
        #expect(lines(good, limit: 5) == nil)
        #expect(PDFFile(good, limit: 1 << 20)?.pages([0], of: 2) == nil)
        #expect(lines(good + Array("<< /Encrypt 9 0 R >>".utf8)) == nil)
        for (old, new) in [("FlateDecode", "LZWDecode"), ("/Root", "/Boot"), ("\u{78}\u{01}", "\u{78}\u{02}")] {
            #expect(lines(replaced(old, by: new, in: good)) == nil, "\(new)")
        }
    }

    @Test("Damaged files never trap")
    func damaged() {
        let content = "q 1 0 0 1 5 5 cm 100 800 m 300 800 l S /Fm Do [(a)] TJ BI ID x EI 10 20 30 40 re f Q"
        let file = PDFSample.file([content, content], .flate, entries: "/Rotate 90")
        for seed in 1...2_000 {
            var generator = SeededGenerator(seed: UInt64(seed))
            var damaged = PDFSample.file([content], seed % 2 == 0 ? .plain : .flate)
            if seed % 5 == 0 { damaged = file }
            for _ in 0...Int.random(in: 0...6, using: &generator) {
                let place = Int.random(in: 0..<damaged.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: damaged[place] = UInt8.random(in: 0...255, using: &generator)
                case 1: damaged.removeSubrange(place..<min(damaged.count, place + 9))
                case 2: damaged.insert(contentsOf: file[(place / 2)..<min(file.count, place / 2 + 30)], at: place)
                default: damaged.removeLast(min(damaged.count - 1, 20))
                }
            }
            _ = lines(damaged)
        }
    }

    @Test("The same lines as on a drawn page", .enabled(if: HelperProgram.find("pdftoppm") != nil))
    func drawn() throws {
        let content = """
            .5 w 72 100 m 72 700 l S 300 100 m 300 700 l S 500 100 400 .5 re f 100 300 200 150 re S
            q .5 0 0 .5 100 100 cm 40 40 m 600 40 l S Q
            """
        let file = PDFSample.file([content])
        let image = try HelperProgram.run(
            "pdftoppm", ["-r", "72", "-mono", "/dev/stdin"], input: file,
            limits: ProgramLimits(seconds: 60, memory: 2 << 30, output: 1 << 24))
        let drawn = try #require(PageBitmap.first(of: image[...])).bitmap.rulings(scale: 1)
        let read = try #require(lines(file))
        func near(_ a: Ruling, _ b: Ruling) -> Bool {
            a.isHorizontal == b.isHorizontal && abs(a.position - b.position) < 1.5 && abs(a.start - b.start) < 2
                && abs(a.end - b.end) < 2
        }
        #expect(drawn.count == read.count)
        for line in drawn { #expect(read.contains { near($0, line) }, "\(line)") }
    }
}
