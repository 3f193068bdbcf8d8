import LetterTestSupport
import LetterText
import Testing

@testable import LetterReaders

/// Words in rows of a page: each row its upper side, then words with their left sides.
private func page(_ rows: [(top: Float, words: [(left: Float, text: String)])]) -> [PageWord] {
    var words: [PageWord] = []
    for (line, row) in rows.enumerated() {
        for (place, word) in row.words.enumerated() {
            let width = Float(word.text.count) * 6
            words.append(
                PageWord(
                    text: Array(word.text.utf8),
                    box: PagePlaces.Box(left: word.left, top: row.top, right: word.left + width, bottom: row.top + 12),
                    // Words behind a wide gap are told as lines of their own.
                    block: line, line: line * 100 + place, page: 1, confidence: 100))
        }
    }
    return words
}

private func text(_ lines: [PageLine]) -> [String] {
    lines.map { $0.words.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: " ") }
}

private func inReadingOrder(_ lines: [PageLine]) -> [PageLine] {
    let (order, open) = PageLine.readingOrder(lines)
    return order + (open?.right ?? [])
}

@Suite("Pages of words")
struct PageTests {
    @Test("The table of words that the programs write")
    func wordTable() {
        let table = """
            level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
            1\t1\t0\t0\t0\t0\t0\t0\t600\t840\t-1\t###PAGE###
            4\t1\t1\t0\t0\t0\t10\t20\t90\t12\t-1\t###LINE###
            5\t1\t1\t0\t0\t0\t10.5\t20\t30\t12\t96.5\tKính
            5\t1\t1\t0\t0\t1\t45\t20\t30\t12\t40\tgửi:
            5\t1\t1\t0\t0\t2\t80\t20\t0\t12\t40\tx
            1\t2\t0\t0\t0\t0\t0\t0\t600\t840\t-1\t###PAGE###
            5\t2\tx
            """
        let pages = WordTable.pages(Array(table.utf8), scale: 0.5)
        #expect(pages.map(\.number) == [1, 2])
        #expect(pages[0].width == 300)
        #expect(pages[0].words.map { String(decoding: $0.text, as: UTF8.self) } == ["Kính", "gửi:"])
        #expect(pages[0].words[0].box == PagePlaces.Box(left: 5.25, top: 10, right: 20.25, bottom: 16))
        #expect(pages[0].words[1].confidence == 40)
    }

    @Test("Columns of a letterhead come one after the other, running text stays")
    func columns() {
        let words = page([
            (50, [(80, "ỦY BAN NHÂN DÂN"), (300, "CỘNG HÒA XÃ HỘI")]),
            (66, [(90, "XÃ TÂN HẬU"), (310, "Độc lập - Tự do")]),
            (86, [(80, "Số: 3/UBND"), (320, "ngày 5 tháng 2")]),
            (102, [(80, "V/v họp thôn")]),
            (130, [(80, "Căn cứ kế hoạch của xã và"), (236, "tình hình các thôn trong quý"), (410, "một năm nay")]),
            (146, [(60, "Chủ tịch xã yêu cầu các trưởng thôn báo cáo về xã trước ngày 5.")]),
        ])
        #expect(
            text(inReadingOrder(PageLine.lines(of: words))) == [
                "ỦY BAN NHÂN DÂN", "XÃ TÂN HẬU", "Số: 3/UBND", "V/v họp thôn", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do",
                "ngày 5 tháng 2", "Căn cứ kế hoạch của xã và tình hình các thôn trong quý một năm nay",
                "Chủ tịch xã yêu cầu các trưởng thôn báo cáo về xã trước ngày 5.",
            ])
    }

    @Test("Columns whose lines stand at different heights; below them the left one may come near the right one")
    func columnsInTurn() {
        let words = page([
            (50, [(80, "Nơi nhận:")]), (58, [(306, "TL. CHỦ TỊCH")]), (68, [(80, "- Như trên;")]),
            (78, [(306, "CHÁNH VĂN PHÒNG")]), (88, [(80, "- Các phòng của xã;")]), (98, [(306, "Lê Văn Hậu")]),
            (108, [(80, "- Hội Nông dân xã, Hội Cựu chiến binh")]), (128, [(80, "- Lưu: VT.")]),
        ])
        let left = [
            "Nơi nhận:", "- Như trên;", "- Các phòng của xã;", "- Hội Nông dân xã, Hội Cựu chiến binh", "- Lưu: VT.",
        ]
        let lines = PageLine.lines(of: words)
        #expect(text(inReadingOrder(lines)) == left + ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lê Văn Hậu"])
        // A name far to the right under a paragraph's short end, and text again, are no columns.
        let ending = page([
            (50, [(80, "được biết.")]), (70, [(300, "Lê Văn Hậu")]), (90, [(80, "Phụ lục")]),
        ])
        #expect(text(inReadingOrder(PageLine.lines(of: ending))) == ["được biết.", "Lê Văn Hậu", "Phụ lục"])
    }

    @Test("Stamps, specks and numbers of pages are no words of the letter")
    func margins() {
        var words = page([
            (10, [(400, "VĂN PHÒNG"), (470, "05.02.2024"), (540, "15:35:18")]), (60, [(80, "Kính gửi")]),
            (800, [(300, "2")]),
        ])
        words[5 - 1].confidence = 20
        #expect(text(PageLine.lines(of: PageMargins.withoutStamps(words))) == ["Kính gửi", "2"])
        let lines = PageLine.lines(of: PageMargins.withoutStamps(words))
        #expect(text(PageMargins.withoutNumber(lines, height: 842)) == ["Kính gửi"])
        #expect(text(PageMargins.withoutNumber(lines, height: 2_000)) == ["Kính gửi", "2"])
        var specks = page([(60, [(80, "Kính gửi"), (160, ":"), (180, "-")])])
        for index in specks.indices { specks[index].confidence = 50 }
        #expect(text(PageLine.lines(of: PageMargins.withoutNoise(specks, stamps: []))) == ["Kính gửi -"])
        let stamp = PagePlaces.Box(left: 70, top: 50, right: 150, bottom: 90)
        #expect(PageMargins.withoutNoise(specks, stamps: [stamp]).count == 1)
    }

    @Test("A line that leaves room for the next word ends a paragraph; an indented page goes on at its left side")
    func paragraphs() {
        func row(_ top: Float, _ left: Float, _ text: String) -> (top: Float, words: [(left: Float, text: String)]) {
            var place = left
            var words: [(left: Float, text: String)] = []
            for word in text.split(separator: " ") {
                words.append((place, String(word)))
                place += Float(word.count) * 6 + 3
            }
            return (top, words)
        }
        let words = page([
            row(50, 90, "Công ty cấp nước của thành phố và Công ty"),
            row(66, 60, "Cây xanh lo tưới cây ở các trường ven sông, rồi"),
            row(82, 60, "Sở Y tế kiểm tra và nhắc nhở các trường còn lại"),
            row(98, 60, "báo cáo kết quả tại kỳ họp sau"),
            row(114, 90, "Các trường học trong xã kiểm tra bể nước ở"),
            row(130, 60, "trường tháng một lần và ghi vào sổ theo dõi họ,"),
            row(146, 60, "Phòng Giáo dục xem sổ."),
        ])
        let read = PageText.read([letterPage(1, words, [])], format: .pdf)
        #expect(
            visibleLines(read.text) == [
                "Công ty cấp nước của thành phố và Công ty Cây xanh lo tưới cây ở các trường ven sông, rồi Sở Y tế "
                    + "kiểm tra và nhắc nhở các trường còn lại báo cáo kết quả tại kỳ họp sau",
                "Các trường học trong xã kiểm tra bể nước ở trường tháng một lần và ghi vào sổ theo dõi họ, Phòng Giáo dục "
                    + "xem sổ.",
            ])
        #expect(String(decoding: read.text.bytes, as: UTF8.self).contains("kỳ họp sau\n\nCác trường"))
    }

    /// A grid of lines: upper sides of the rows, left sides of the columns, without some pieces.
    private func grid(_ ys: [Float], _ xs: [Float], without: [Ruling] = []) -> [Ruling] {
        var rulings: [Ruling] = []
        for y in ys {
            for (start, end) in zip(xs, xs.dropFirst()) {
                rulings.append(Ruling(isHorizontal: true, position: y, start: start, end: end))
            }
        }
        for x in xs {
            for (start, end) in zip(ys, ys.dropFirst()) {
                rulings.append(Ruling(isHorizontal: false, position: x, start: start, end: end))
            }
        }
        return rulings.filter { !without.contains($0) }
    }

    private func letterPage(_ number: Int, _ words: [PageWord], _ rulings: [Ruling]) -> LetterPage {
        var page = LetterPage(number: number, width: 595, height: 842, words: words, rulings: rulings)
        for index in page.words.indices { page.words[index].page = number }
        return page
    }

    @Test("A drawn table goes on over pages; heads are not repeated, a cut row is put together")
    func tables() throws {
        let xs: [Float] = [50, 90, 300, 450]
        let head: [(left: Float, text: String)] = [(55, "TT"), (100, "Việc"), (310, "Cơ quan")]
        let first = letterPage(
            1,
            page([
                (60, [(80, "Danh mục việc")]), (104, head), (124, [(55, "1"), (100, "Đo đất"), (310, "Phòng X")]),
                (144, [(55, "2"), (100, "Vẽ bản đồ")]), (156, [(100, "thửa")]), (800, [(300, "1")]),
            ]),
            // The cell of `Phòng X` goes over two rows.
            grid(
                [100, 120, 140, 170], xs, without: [Ruling(isHorizontal: true, position: 140, start: 300, end: 450)]))
        let second = letterPage(
            2,
            page([
                (20, [(300, "2")]), (54, head), (74, [(100, "đất ở xã")]),
                (94, [(55, "3"), (100, "Lưu"), (310, "Phòng Y")]),
                (140, [(80, "Trên đây là danh mục.")]),
            ]), grid([50, 70, 90, 110], xs))
        let read = PageText.read([first, second], format: .pdf)
        #expect(
            visibleLines(read.text) == [
                "Danh mục việc", "TT¦Việc¦Cơ quan", "1¦Đo đất¦Phòng X", "2¦Vẽ bản đồ thửa đất ở xã¦^", "3¦Lưu¦Phòng Y",
                "Trên đây là danh mục.",
            ])
        let bytes = Array("đất ở".utf8)
        let start = try #require(read.text.bytes.indices.first { read.text.bytes[$0...].starts(with: bytes) })
        let place = try #require(read.places?.place(of: SourceRange(start, start + bytes.count)))
        #expect(place.page == 2 && place.box.top == 74)
    }

    @Test("Lines are found among the dots of a page")
    func bitmap() throws {
        // 64 × 40: a line across at row 10 from 8 to 56, two dots thick; one down at column 16; letters are shorter.
        var rows = [[UInt8]](repeating: [UInt8](repeating: 0, count: 8), count: 40)
        func set(_ x: Int, _ y: Int) { rows[y][x >> 3] |= 0x80 >> UInt8(x & 7) }
        for x in 8..<56 {
            set(x, 10)
            set(x, 11)
        }
        for y in 10..<36 { set(16, y) }
        for y in 20..<28 { set(40, y) }
        let stream = Array("P4\n64 40\n".utf8) + rows.joined() + Array("P4\n".utf8)
        let (bitmap, count) = try #require(PageBitmap.first(of: stream[...]))
        #expect(count == stream.count - 3)
        #expect(
            bitmap.rulings(scale: 1) == [
                Ruling(isHorizontal: true, position: 11, start: 8, end: 56),
                Ruling(isHorizontal: false, position: 16.5, start: 10, end: 36),
            ])
        #expect(PageBitmap.first(of: stream[count...]) == nil)
        #expect(PageBitmap.first(of: stream[..<40]) == nil)
    }

    @Test("Lines of a grey page that lies askew")
    func grayBitmap() throws {
        // A line across that falls by 10 of 100 dots, one down that leans by 9 of 90; paper and toner are not pure.
        let (width, height) = (130, 100)
        var dots = [UInt8](repeating: 220, count: width * height)
        for x in 10..<110 { for y in 0..<7 { dots[(10 + x / 10 + y) * width + x] = 60 } }
        for y in 5..<95 { for x in 0..<6 { dots[y * width + 20 + y / 10 + x] = 60 } }
        let stream = Array("P5\n130 100\n255\n".utf8) + dots
        let bitmap = try #require(PageBitmap.first(of: stream[...])).bitmap
        let lines = bitmap.rulings(scale: 0.75, slant: 0.1)
        #expect(lines.map(\.isHorizontal) == [true, false])
        #expect(lines.allSatisfy { $0.end - $0.start > 60 })
        // Without the slant the same is an area.
        #expect(bitmap.rulings(scale: 0.75).isEmpty)
        #expect(PageBitmap.first(of: stream.dropLast()) == nil)
    }

    @Test("Words and lines anywhere on a page never trap, and no word is lost")
    func anywhere() {
        for seed in 1...60 {
            var generator = SeededGenerator(seed: UInt64(seed))
            func coordinate() -> Float { Float(Int.random(in: -20...600, using: &generator)) }
            var pages: [LetterPage] = []
            var count = 0
            for number in 1...3 {
                let words = (0..<Int.random(in: 0...80, using: &generator)).map { index in
                    let (left, top) = (coordinate(), coordinate())
                    count += 1
                    return PageWord(
                        text: Array("từ\(count)".utf8),
                        box: PagePlaces.Box(
                            left: left, top: top, right: left + Float.random(in: 1...90, using: &generator),
                            bottom: top + Float.random(in: 1...30, using: &generator)),
                        block: index / 7, line: number * 1_000 + index / 3, page: number, confidence: 90)
                }
                let rulings = (0..<Int.random(in: 0...40, using: &generator)).map { index in
                    let (start, step) = (coordinate(), Float(Int.random(in: 1...300, using: &generator)))
                    return Ruling(
                        isHorizontal: index % 2 == 0, position: coordinate(), start: start, end: start + step)
                }
                pages.append(letterPage(number, words, rulings))
            }
            let read = PageText.read(pages, format: .pdf)
            let marks = Set("\u{1D}\u{1E}\u{1F}\u{C}\n ".unicodeScalars)
            let words = read.text.string(read.text.range).unicodeScalars.split { marks.contains($0) }
            #expect(words.count == count, "seed \(seed)")
        }
    }

    @Test("Decomposed letters: places count the text as it is given")
    func decomposed() throws {
        let words = page([(60, [(80, "Ki\u{301}nh"), (130, "gu\u{31B}\u{309}i"), (170, "Ha\u{323}\u{302}u")])])
        let read = PageText.read([letterPage(1, words, [])], format: .pdf)
        #expect(visibleLines(read.text) == ["Kính gửi Hậu"])
        let start = "Kính gửi ".utf8.count
        #expect(read.text.fileRange(of: SourceRange(start, start + 5)) == SourceRange(start, start + 5))
        let place = try #require(read.places?.place(of: SourceRange(start, start + 5)))
        #expect(place.box.left == 170)
        #expect(read.places?.place(of: SourceRange(0, 3))?.box.right == words[0].box.right)
    }

    @Test("What a scan does not show clearly is told")
    func uncertain() {
        var words = page([(60, [(80, "Số:"), (110, "17"), (130, "thôn"), (170, "Hậu")])])
        words[1].confidence = 70
        words[2].confidence = 70
        words[3].confidence = 30
        let read = PageText.read([letterPage(1, words, [])], format: .png)
        #expect(read.findings.map(\.kind) == [.uncertainReading, .uncertainReading])
        #expect(read.findings.map(\.detail) == ["17", "Hậu"])
    }
}
