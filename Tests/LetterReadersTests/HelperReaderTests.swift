import Foundation
import LetterPrograms
import LetterText
import Testing

@testable import LetterReaders

/// Letters in forms that a program of the system reads; without the program the test is skipped.
@Suite("Letters read with helper programs")
struct HelperReaderTests {
    static func has(_ program: String) -> Bool { HelperProgram.find(program) != nil }

    /// RTF in fonts of TCVN3, as Word 97 wrote it: capitals in a capital font, a table, a soft hyphen for `ư`.
    static let rtf = #"""
        {\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil .VnTime;}{\f1\fnil .VnTimeH;}}
        \f1 uû ban nh\'a9n d\'a9n x\'b7 t\'a9n h\'cbu\par
        \f0 S\'e8: 14/UBND-VX, ng\'b5y 6 th\'b8ng 5 n\'a8m 2002\par
        K\'ddnh g\'f6i: C\'b8c tr\-\'ebng th\'abn\par
        1. Giao Tr\'b9m Y t\'d5 x\'b7 t\'e6 ch\'f8c ti\'aam ph\'dfng, ho\'b5n th\'b5nh tr\-íc ng\'b5y 20 th\'b8ng 5.\par
        \trowd\clbrdrt\brdrs\clbrdrl\brdrs\cellx3000\clbrdrt\brdrs\cellx6000 TT\cell C\'abng vi\'d6c\cell\row
        \trowd\clbrdrt\brdrs\clbrdrl\brdrs\cellx3000\clbrdrt\brdrs\cellx6000 1\cell \'a7o \'aeÊt\cell\row
        \pard N\'aci nh\'cbn: nh\- tr\'aan; l\-u: v\'a8n th\-.\par}
        """#

    @Test("RTF in old fonts", .enabled(if: has("soffice")))
    func oldWord() throws {
        let bytes = Self.rtf.unicodeScalars.map { UInt8($0.value) }
        let read = try LetterReader.read(bytes)
        #expect(read.format == .rtf && read.encoding == .tcvn3)
        #expect(
            visibleLines(read.text) == [
                "UỶ BAN NHÂN DÂN XÃ TÂN HẬU", "Số: 14/UBND-VX, ngày 6 tháng 5 năm 2002", "Kính gửi: Các trưởng thôn",
                "1. Giao Trạm Y tế xã tổ chức tiêm phòng, hoàn thành trước ngày 20 tháng 5.", "TT¦Công việc",
                "1¦Đo đất",
                "Nơi nhận: như trên; lưu: văn thư.",
            ])
    }

    @Test("Compound files that are no letters, and letters under a password")
    func compoundFiles() {
        var file: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2_040)
        #expect(throws: ReaderError.unsupported(.ole)) { try LetterReader.read(file) }
        file.replaceSubrange(1_024..<1_048, with: "WordDocument".utf8.flatMap { [$0, 0] as [UInt8] })
        file.replaceSubrange(512..<524, with: [0xEC, 0xA5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01])
        #expect(throws: ReaderError.encrypted) { try LetterReader.read(file) }
    }

    static let html = """
        <html><head><meta charset=utf-8></head><body style="font-family:'Liberation Serif','DejaVu Serif'">
        <table cellpadding=12><tr><td><p style="font-size:8pt">ỦY BAN NHÂN DÂN<br>XÃ TÂN HẬU<br>Số: 14/UBND-VX</td><td><p style="font-size:8pt">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>
        Độc lập - Tự do - Hạnh phúc<br>Tân Hậu, ngày 06 tháng 5 năm 2024</td></tr></table>
        <p>Kính gửi: Các trưởng thôn</p>
        <p>1. Giao Trạm Y tế xã tổ chức tiêm phòng cho trẻ em dưới sáu tuổi trên địa bàn các thôn, hoàn thành trước ngày
        20/5/2024 và báo cáo kết quả về Ủy ban nhân dân xã.</p>
        <p>2. Đề nghị Hội Phụ nữ xã vận động các gia đình đưa trẻ đến điểm tiêm đúng giờ.</p>
        </body></html>
        """

    /// The page as a PDF, by LibreOffice.
    static func pdf() throws -> [UInt8] {
        let folder = try PrivateFolder()
        try folder.write("letter.html", Array(html.utf8))
        _ = try HelperProgram.run(
            "soffice",
            [
                "-env:UserInstallation=file://" + folder.path + "/profile", "--headless", "--convert-to",
                "pdf:writer_web_pdf_Export", "--outdir", folder.path, folder.path + "/letter.html",
            ], folder: folder, limits: ProgramLimits(seconds: 120, memory: 8 << 30, output: 1 << 28))
        return try #require(try folder.read("letter.pdf", limit: 1 << 28))
    }

    static let truth = [
        "ỦY BAN NHÂN DÂN", "XÃ TÂN HẬU", "Số: 14/UBND-VX", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Tân Hậu, ngày 06 tháng 5 năm 2024", "Kính gửi: Các trưởng thôn",
    ]

    static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

    @Test("PDF with text, and the same as a scan", .enabled(if: has("soffice") && has("pdftotext") && has("tesseract")))
    func pages() throws {
        let pdf = try Self.pdf()
        let read = try LetterReader.read(pdf)
        #expect(read.format == .pdf && read.origin == .text)
        #expect(Array(visibleLines(read.text).prefix(7)) == Self.truth)
        let joined = Self.words(read.text.string(read.text.range))
        #expect(joined.suffix(7).joined(separator: " ") == "đưa trẻ đến điểm tiêm đúng giờ.")
        let first = try #require(read.places?.place(of: SourceRange(0, 4)))
        #expect(first.page == 1 && first.box.left > 20 && first.box.top > 20)
        #expect(throws: ReaderError.tooManyPages(limit: 0)) {
            var limits = ReaderLimits()
            limits.maximumPages = 0
            return try LetterReader.read(pdf, limits: limits)
        }

        let image = try HelperProgram.run(
            "pdftoppm", ["-r", "200", "-png", "/dev/stdin"], input: pdf,
            limits: ProgramLimits(seconds: 60, memory: 2 << 30, output: 1 << 28))
        let scan = try LetterReader.read(image)
        #expect(scan.format == .png)
        let missed = joined.difference(from: Self.words(scan.text.string(scan.text.range))).insertions.count
        #expect(missed * 20 <= joined.count, "\(missed) of \(joined.count) words")
    }

    @Test("What is no PDF behind its signature, or cut short", .enabled(if: has("pdftotext")))
    func broken() throws {
        #expect(throws: ReaderError.self) { try LetterReader.read(Array("%PDF-1.4\n".utf8)) }
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
        #expect(throws: ReaderError.self) { try LetterReader.read(png) }
    }
}
