import LetterText
import Testing

@testable import LetterReaders

@Suite("Pictures of pages")
struct ScannedPageTests {
    /// A page of black lines on paper, `fall` dots lower at the right end than at the left one.
    private func picture(paper: (Int, Int) -> Int, fall: Int = 0) -> GrayPicture {
        let (width, height) = (600, 800)
        var dots: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let line = y - x * fall / width
                // Words with blanks between, in lines of 20 dots, of which 8 have ink.
                let isInk = x > 40 && x < 560 && line > 60 && line < 740 && line % 20 < 8 && x % 50 < 40 && x % 4 < 2
                dots.append(UInt8(isInk ? paper(x, y) / 5 : paper(x, y)))
            }
        }
        return GrayPicture(width: width, height: height, white: 255, dots: dots[...])
    }

    @Test("A straight page on white paper is left alone")
    func good() { #expect(picture { _, _ in 240 }.cleaned() == nil) }

    @Test("A page that lies askew is turned, and places lead back to where they were", arguments: [-24, 18, 30])
    func askew(fall: Int) throws {
        let askew = picture(paper: { _, _ in 240 }, fall: fall)
        let (turned, turn) = try #require(askew.cleaned())
        #expect(turned.width == askew.width && turned.height == askew.height)
        #expect(turned.cleaned() == nil)
        #expect(abs(turn.sine - Float(fall) / 600) < 0.003)
        // What was at the left end of a line and at the right one is at one height now.
        let box = PagePlaces.Box(left: 100, top: 300, right: 140, bottom: 308)
        let (left, right) = (turn.turned(box), turn.turned(askewBox(box, by: 400, fall: fall)))
        #expect(abs(left.top - right.top) < 2)
        let back = turn.original(left)
        #expect(abs(back.left - box.left) < 3 && abs(back.bottom - box.bottom) < 3)
    }

    /// The box of a word further right on the same line.
    private func askewBox(_ box: PagePlaces.Box, by distance: Float, fall: Int) -> PagePlaces.Box {
        let down = distance * Float(fall) / 600
        return PagePlaces.Box(
            left: box.left + distance, top: box.top + down, right: box.right + distance, bottom: box.bottom + down)
    }

    @Test("Paper in a shadow and dark paper become white, ink stays dark")
    func paper() throws {
        for page in [picture { x, _ in 100 + x / 5 }, picture { _, _ in 150 }] {
            let (cleaned, turn) = try #require(page.cleaned())
            #expect(turn.sine == 0)
            for y in stride(from: 5, to: 800, by: 20) {
                let dots = cleaned.dots.dropFirst(y * cleaned.width).prefix(cleaned.width)
                // Between the lines of text and on them.
                #expect(dots.max() ?? 0 >= 250)
                if y > 80, y < 720 { #expect(dots.dropFirst(60).prefix(480).min() ?? 255 < 80) }
            }
        }
    }

    @Test("A picture comes from PGM and becomes BMP: rows from below, of whole words, greys as colours")
    func file() throws {
        let stream = Array("P5\n3 2\n51\n".utf8) + [0, 17, 51, 51, 17, 0]
        let picture = try #require(GrayPicture(stream))
        #expect(GrayPicture(stream.dropLast()) == nil)
        let file = picture.file
        func number(at place: Int, bytes: Int = 4) -> Int {
            file[place..<place + bytes].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        #expect(file.starts(with: "BM".utf8) && number(at: 2) == file.count)
        #expect(number(at: 18) == 3 && number(at: 22) == 2 && number(at: 28, bytes: 2) == 8)
        let start = number(at: 10)
        // What is white in the picture is white in the file.
        let rows = [start + 4, start].map { row in (0..<3).map { file[54 + 4 * Int(file[row + $0])] } }
        #expect(rows == [[0, 85, 255], [255, 85, 0]])
        #expect(file.count == start + 8)
    }

    @Test("Parts of a picture are put below each other, with paper around them")
    func stacked() throws {
        var dots = [UInt8](repeating: 200, count: 100 * 50)
        dots[10 * 100 + 20] = 1
        dots[30 * 100 + 70] = 2
        let picture = GrayPicture(width: 100, height: 50, white: 255, dots: dots[...])
        let (stack, corners) = picture.stacked([
            GrayPicture.DotRange(x: 15..<40, y: 5..<20), GrayPicture.DotRange(x: 60..<100, y: 25..<35),
        ])
        #expect(stack.dots.count { $0 != 200 } == 2)
        func dot(_ x: Int, _ y: Int) -> UInt8 { stack.dots[stack.dots.startIndex + y * stack.width + x] }
        #expect(dot(corners[0].x + 5, corners[0].y + 5) == 1)
        #expect(dot(corners[1].x + 10, corners[1].y + 5) == 2)
    }

    /// A page as Tesseract tells it: a line over both columns, of which the right one was read badly.
    private func letterhead() -> LetterPage {
        func word(_ text: String, _ left: Float, _ top: Float, line: Int, confidence: Float = 95) -> PageWord {
            let right = left + Float(text.count) * 6
            return PageWord(
                text: Array(text.utf8), box: PagePlaces.Box(left: left, top: top, right: right, bottom: top + 12),
                block: 1, line: line, page: 3, confidence: confidence)
        }
        return LetterPage(
            number: 3, width: 500, height: 700,
            words: [
                word("XÃ", 60, 40, line: 1), word("TÂN", 90, 40, line: 1), word("CỘNG", 300, 40, line: 1),
                word("HÒA", 340, 40, line: 1), word("Số:", 60, 60, line: 2),
                word("Đệc", 300, 60, line: 2, confidence: 9),
                word("lập", 340, 60, line: 2), word("Kính", 60, 120, line: 3), word("gửi", 90, 120, line: 3),
            ])
    }

    @Test(
        "Columns in doubt are read once more, and surer words take the place of the others", arguments: [true, false])
    func columns(isSurer: Bool) throws {
        let picture = GrayPicture(
            width: 1_000, height: 1_400, white: 255, dots: [UInt8](repeating: 255, count: 1_400_000)[...])
        var page = letterhead()
        let columns = try #require(ScannedColumns(of: page, picture, scale: 0.5))
        var asked = 0
        try columns.replaceWords(of: &page) { stack throws(ReaderError) in
            asked += 1
            // The right column stands below the left one.
            let top = stack.height / 2 + 60
            let confidence = isSurer ? 99 : 5
            return Array(
                """
                1\t1\t0\t0\t0\t0\t0\t0\t\(stack.width)\t\(stack.height)\t-1\t
                4\t1\t1\t1\t1\t0\t100\t\(top)\t200\t24\t-1\t
                5\t1\t1\t1\t1\t1\t260\t\(top)\t40\t24\t\(confidence)\tĐộc

                """.utf8)
        }
        #expect(asked == 1)
        let words = page.words.map { String(decoding: $0.text, as: UTF8.self) }
        let left = ["XÃ", "TÂN", "Số:", "Kính", "gửi"]
        #expect(words == (isSurer ? left + ["Độc"] : ["XÃ", "TÂN", "CỘNG", "HÒA", "Số:", "Đệc", "lập", "Kính", "gửi"]))
        #expect(page.words.allSatisfy { $0.page == 3 })
        if isSurer { #expect(page.words.last.map { $0.box.left > 200 && $0.box.bottom < 110 } == true) }
        // Where all words are sure nothing is read again.
        var sure = letterhead()
        for index in sure.words.indices { sure.words[index].confidence = 95 }
        #expect(ScannedColumns(of: sure, picture, scale: 0.5) == nil)
    }
}
