import Foundation
import LetterTestSupport
import LetterText
import Testing

@testable import LetterReaders

/// The page's lines with layout marks made visible.
private func page(_ html: String) throws -> [String] { visibleLines(try HTMLReader.read(Array(html.utf8)).text) }

@Suite("Text of a page")
struct HTMLTextTests {
    @Test(
        "Blocks, breaks and blanks as a browser shows them",
        arguments: [
            ("<p>Số:\n   5</p><p>Kính\t gửi</p>", ["Số: 5", "Kính gửi"]),
            ("<p>một<br>hai<br/>ba</p>", ["một", "hai", "ba"]),
            ("<p>Ủy <b>ban</b> <i> nhân </i>dân</p>", ["Ủy ban nhân dân"]),
            ("<p>Ng<span>hị</span> quyết</p>", ["Nghị quyết"]),
            ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
            ("<p>A &amp; B&nbsp;&nbsp;C &#273;&#x1ed9;c &agrave;</p>", ["A & B C độc à"]),
            ("<pre>a  b\nc</pre>", ["a  b", "c"]),
            ("<p>x<script>var a = '<p>';</script><style>p{}</style>y</p>", ["xy"]),
            ("<p>x</p><p hidden>y</p><p style='Display : none'>z</p><p aria-hidden=true>w</p>", ["x"]),
            ("<form><p>Số: 5</p><button>In</button><input value=q></form>", ["Số: 5"]),
            ("<q>Tháng hành động</q>", ["“Tháng hành động”"]),
            ("x<p>không đóng<p>thẻ", ["x", "không đóng", "thẻ"]),
        ])
    func blocks(html: String, expected: [String]) throws {
        #expect(try page("<html><body>" + html + "</body></html>") == expected)
    }

    @Test(
        "Lists get the mark that a browser prints",
        arguments: [
            ("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
            ("<ol start=4 type=a><li>a</li><li value=7>b</li></ol>", ["d. a", "g. b"]),
            ("<ol type=I><li>a<ol><li>b</li></ol></li><li>c</li></ol>", ["I. a", "1. b", "II. c"]),
            ("<ul><li>a</li><li>- b</li><li><p>c</p></li></ul>", ["- a", "- b", "- c"]),
        ])
    func lists(html: String, expected: [String]) throws {
        #expect(try page(html) == expected)
    }

    @Test(
        "Encodings",
        arguments: [
            ("windows-1252", [0x3C, 0x70, 0x3E, 0xE0, 0x20, 0x96, 0x20, 0xEA] as [UInt8], "à – ê"),
            // windows-1258 writes the tone behind the letter: ê + dot below.
            ("windows-1258", [0x3C, 0x70, 0x3E, 0x56, 0x69, 0xEA, 0xF2, 0x74, 0x20, 0xF0, 0xF4, 0xEC], "Việt đố"),
        ])
    func encodings(charset: String, body: [UInt8], expected: String) throws {
        let bytes =
            Array("<html><head><meta charset=\"\(charset)\"></head><body>".utf8) + body + Array("</body></html>".utf8)
        let read = try HTMLReader.read(bytes)
        #expect(read.text.string(read.text.range) == expected)
        #expect(read.encoding.rawValue == charset)
    }

    @Test("UTF-8 wins over what the page declares")
    func wrongDeclaration() throws {
        #expect(try page("<html><head><meta charset='iso-8859-1'></head><body><p>Việt Nam</p>") == ["Việt Nam"])
    }
}

@Suite("Tables of a page")
struct HTMLTableTests {
    @Test("Spans of rows and columns")
    func spans() throws {
        let html = """
            <table border="1">
            <tr><th rowspan="2">TT</th><th rowspan="2">Nhiệm vụ</th><th colspan="2">Phân công</th></tr>
            <tr><th>Chủ trì</th><th>Phối hợp</th></tr>
            <tr><td>1</td><td><p>Lập sổ</p><p>- Theo tháng</p></td><td rowspan="2">Sở A</td><td></td></tr>
            <tr><td>2</td><td>Mua máy</td><td>Sở B<br>và Sở C</td></tr>
            <tr><td colspan="4">Nhóm hai</td></tr>
            </table>
            """
        #expect(
            try page(html) == [
                "TT¦Nhiệm vụ¦Phân công¦", "^¦^¦Chủ trì¦Phối hợp", "1¦Lập sổ¶- Theo tháng¦Sở A¦",
                "2¦Mua máy¦^¦Sở B và Sở C",
                "Nhóm hai¦¦¦",
            ])
    }

    @Test("Tables that lay out the page become lines")
    func layout() throws {
        let html = """
            <table><tr><td>SỞ Y TẾ<br>-----</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập</td></tr>
            <tr><td>Số: 5/SYT</td><td>Hòa An, ngày 3 tháng 4 năm 2024</td></tr></table>
            <table><tr><td>Nơi nhận:<br>- Như trên;</td><td>GIÁM ĐỐC</td></tr></table>
            """
        #expect(
            try page(html) == [
                "SỞ Y TẾ", "-----", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập", "Số: 5/SYT",
                "Hòa An, ngày 3 tháng 4 năm 2024",
                "Nơi nhận:", "- Như trên;", "GIÁM ĐỐC",
            ])
    }

    @Test("A table of data inside a table that lays out the page")
    func nested() throws {
        let html =
            "<table><tr><td><p>Kính gửi: Các sở</p><table border=1><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></td></tr></table>"
        #expect(try page(html) == ["Kính gửi: Các sở", "a¦b", "c¦d"])
    }
}

@Suite("The letter in a page")
struct HTMLContentTests {
    static let letter = """
        <p>UBND TỈNH HÒA AN</p><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Số: 5/UBND-VX</p><p>Kính gửi: Các sở.</p>
        <p>Giao Sở Y tế báo cáo trước ngày 5 tháng 6./.</p><p>Nơi nhận:</p><p>- Như trên;</p><p>Lê Văn An</p>
        """

    @Test(
        "The frame around it goes",
        arguments: [
            "<nav><a href=/>Trang chủ</a></nav><main>LETTER</main><footer>Địa chỉ: số 1</footer>",
            "<div id=top>Trang chủ Giới thiệu</div><div><div class=c>LETTER</div><div>Tin khác</div></div><div>Mục lục</div>",
            "<table><tr><td>Thực đơn</td><td>LETTER</td><td>Quảng cáo</td></tr></table>",
            "<form id=f><header>Cổng thông tin</header><div>LETTER</div></form><aside>Liên kết</aside>",
        ])
    func frame(html: String) throws {
        let lines = try page(
            "<html><body>" + html.replacingOccurrences(of: "LETTER", with: Self.letter) + "</body></html>")
        #expect(lines.first == "UBND TỈNH HÒA AN" && lines.last == "Lê Văn An")
    }

    @Test("A signature outside the main element stays")
    func signatureOutside() throws {
        let body = String(repeating: "<p>Thực hiện nhiệm vụ được giao theo kế hoạch.</p>", count: 30)
        let lines = try page(
            "<body><div><p>CHỈ THỊ</p>" + body + "</div><div><p>Nơi nhận:</p><p>- Lưu.</p></div></body>")
        #expect(lines.first == "CHỈ THỊ" && lines.last == "- Lưu.")
    }

    @Test("Words lead to their bytes in the file")
    func map() throws {
        let html =
            "<html><body><div><p>Ủy  ban\n <b>nhân</b> dân &amp; Sở</p><table border=1><tr><td>một</td><td>hai</td></tr><tr><td>ba</td><td>b&#7889;n</td></tr></table></div>"
        let bytes = Array(html.utf8)
        let text = try HTMLReader.read(bytes).text
        func file(_ word: String) throws -> String {
            let start = try #require(String(decoding: text.bytes, as: UTF8.self).range(of: word))
            let offset = String(decoding: text.bytes, as: UTF8.self)[..<start.lowerBound].utf8.count
            return String(
                decoding: bytes[text.fileRange(of: SourceRange(offset, offset + word.utf8.count)).indices],
                as: UTF8.self)
        }
        for word in ["Ủy", "ban", "nhân", "dân", "Sở", "một", "hai", "ba"] { #expect(try file(word) == word) }
        #expect(try file("&") == "&amp;")
        #expect(try file("bốn") == "b&#7889;n")
        #expect(try file("nhân dân") == "nhân</b> dân")
    }
}

@Suite("Odd pages")
struct HTMLRobustnessTests {
    /// Every word of the page's text with the bytes of the file that it leads to.
    private func places(_ html: String) throws -> [(word: String, file: String)] {
        let bytes = Array(html.utf8)
        let text = try HTMLReader.read(bytes).text
        var result: [(String, String)] = []
        var start = 0
        for index in 0...text.count where index == text.count || text.bytes[index] <= 0x20 {
            if index > start {
                let place = text.fileRange(of: SourceRange(start, index))
                result.append(
                    (text.string(SourceRange(start, index)), String(decoding: bytes[place.indices], as: UTF8.self)))
            }
            start = index + 1
        }
        return result
    }

    @Test(
        "Words lead to their bytes where the parser leaves out or rewrites what stands beside them",
        arguments: [
            "<p>Sở Y tế\u{C}lập danh sách\u{C}</p>", "<p>\u{C}\u{C}Sở \u{FFFE} Y tế\u{FFFF}</p>",
            "<p>một \u{7}hai \u{85}ba\r\nbốn</p>", "<p>Q&A về R&D&C, &NBSP; và &laquo &raquo</p>",
            "<p>a &foo&bar &#; &#x; &; & b</p>", "<p>5 < 7, 8 <9 và << 10 <= 11</p>",
            "<p>" + String(repeating: "Ủy ban nhân dân xã ", count: 200) + "</p>",
            "<p>" + String(repeating: "xã \u{C}phường ", count: 300) + "</p>",
            "<p>" + String(repeating: "&zz ", count: 600) + "&amp;</p>",
        ])
    func places(html: String) throws {
        let places = try places("<html><body><div>" + html + "<p>Hết.</p></div>")
        for place in places where place.word != "&" { #expect(place.word == place.file) }
        #expect(places.count >= 4 && places.last?.word == "Hết.")
    }

    @Test("What stands for a reference leads to the reference, its neighbours to themselves")
    func references() throws {
        let places = try places("<p>Sở &agrave;&#7897;n &amp; b&#x1EA3;n \u{C}&#0000273;ủ</p>")
        #expect(places.map(\.word) == ["Sở", "àộn", "&", "bản", "đủ"])
        #expect(places.map(\.file) == ["Sở", "&agrave;&#7897;n", "&amp;", "b&#x1EA3;n", "&#0000273;ủ"])
    }

    @Test(
        "Time grows with the page, not with its square",
        arguments: ["&", "&a", "\u{C}", "<", "x\u{C}", "&#", "\u{FFFE}&x;"])
    func linear(unit: String) {
        func time(_ count: Int) -> Double {
            let page = Array(("<p>" + String(repeating: unit, count: count / unit.utf8.count) + "a</p>").utf8)
            return leastProcessorTime { _ = try? HTMLReader.read(page) }
        }
        // Eight times the page; thirty times the time would be far off linear.
        #expect(time(320_000) < time(40_000) * 30 + 0.02)
    }

    @Test("A page nested too deep is refused", arguments: ["div", "table><tr><td", "b", "font", "ul><li"])
    func deep(tag: String) {
        let html = "<html><body>" + String(repeating: "<\(tag)>x", count: 100_000)
        do {
            _ = try HTMLReader.read(Array(html.utf8))
        } catch {
            #expect(error == .tooDeep(limit: 2_000))
        }
    }

    @Test("Broken pages are read as far as they go")
    func mutations() throws {
        var random = SeededGenerator(seed: 11)
        let html =
            "<html><head><title>t</title></head><body><nav><ul><li>a</li></ul></nav><table border=1><tr><th rowspan=2>TT</th><td colspan=3>b</td></tr><tr><td>c</td></tr></table><ol><li>&amp;x</li></ol>"
            + HTMLContentTests.letter
        for _ in 0..<1_500 {
            var bytes = Array(html.utf8)
            for _ in 0...random.below(6) {
                let at = random.below(bytes.count)
                switch random.below(4) {
                case 0: bytes[at] = Array("<>&;\"'/= a\n\u{0}".utf8)[random.below(12)]
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + 20))
                case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 40)], at: random.below(bytes.count))
                default: bytes[at] = UInt8(random.below(256))
                }
            }
            guard let text = try? HTMLReader.read(bytes).text else { continue }
            var last = 0
            for offset in stride(from: 0, to: text.count, by: 3) {
                let range = text.fileRange(of: SourceRange(offset, offset + 1))
                #expect(range.end <= bytes.count && range.start >= last)
                last = range.start
            }
        }
    }

    @Test(
        "Pages beside the project",
        arguments: [
            ("vbpl_doc_000050_TT11-2026.html", "BỘ TÀI CHÍNH", "Cao Anh Tuấn"),
            ("vbpl_chithi_7071.html", "Văn bản không tồn tại", "Văn bản không tồn tại"),
        ])
    func samples(name: String, first: String, last: String) throws {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: "/work/shared/samples/html/" + name)) else {
            return
        }
        let bytes = [UInt8](data)
        let text = try LetterReader.read(bytes).text
        let lines = text.string(text.range).split(separator: "\n").map { String($0) }
        #expect(lines.first == first && lines.last == last)
        // Every word stands in the file as it stands in the text.
        var start = 0
        for index in 0...text.count where index == text.count || text.bytes[index] <= 0x20 {
            if index > start {
                let range = text.fileRange(of: SourceRange(start, index))
                #expect(bytes[range.indices].elementsEqual(text.bytes[start..<index]))
            }
            start = index + 1
        }
    }
}
