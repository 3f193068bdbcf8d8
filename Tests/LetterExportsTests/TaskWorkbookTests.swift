import Foundation
import LetterKit
import LetterTestSupport
import Testing

@testable import LetterExports

/// Workbooks as openpyxl reads them.
@Suite struct TaskWorkbookTests {
    struct Book: Decodable {
        var names: [String]
        var created: String
        var sheets: [String: Sheet]
    }

    struct Sheet: Decodable {
        var rows: [[Cell]]
        var formats: [String: String]
        var formulas: Int
        var frozen: String?
        var filter: String?
        var merged: [String]
        var widths: [Double]
        var heights: [Double]
        var lists: [[String]]
        var colours: [[String]]

        /// The cells below a head, as text: `d:` before dates, `n:` before numbers.
        func column(_ index: Int, from row: Int) -> [String] { rows.dropFirst(row).map { $0[index].description } }
    }

    enum Cell: Decodable, CustomStringConvertible {
        case empty
        case text(String)
        case number(Double)
        case date(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .empty
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .date(try container.decode([String: String].self)["date"] ?? "")
            }
        }

        var description: String {
            switch self {
            case .empty: ""
            case .text(let text): text
            case .number(let number): "n:\(number)"
            case .date(let date): "d:" + date
            }
        }
    }

    private func book(
        _ letters: [LetterRows], _ language: MessageLanguage = .vietnamese, folder: Folder
    ) throws -> Book {
        let path = folder.path + "/book.xlsx"
        let workbook = try TaskWorkbook(path: path, language: language)
        for letter in letters { try workbook.append(letter) }
        try workbook.finish()
        return try Tool.read("read-workbook.py", [path], as: Book.self)
    }

    /// A report has its figures as numbers, a head that stays and a filter over all rows.
    @Test func report() throws {
        let folder = try Folder()
        let path = folder.path + "/report.xlsx"
        let words = ReportWorkbook.Words(
            sheet: "Thống kê", title: "Tình hình đến ngày 31/3/2026", body: "Cơ quan", groups: ["Đúng hạn", "Quá hạn"])
        let workbook = try ReportWorkbook(path: path, language: .vietnamese, words: words)
        try workbook.append("Sở Y tế", [12, 0])
        try workbook.append("=SUM(A1:A2)", [1234, 5])
        try workbook.finish(date: "2026-03-31")
        let book = try Tool.read("read-workbook.py", [path], as: Book.self)
        #expect(book.names == ["Thống kê"])
        #expect(book.created == "2026-03-31T12:00:00")
        let sheet = try #require(book.sheets["Thống kê"])
        #expect(
            sheet.rows.map { $0.map(\.description) } == [
                ["Tình hình đến ngày 31/3/2026", "", ""], ["Cơ quan", "Đúng hạn", "Quá hạn"],
                ["Sở Y tế", "n:12.0", "n:0.0"], ["=SUM(A1:A2)", "n:1234.0", "n:5.0"],
            ])
        #expect(sheet.formulas == 0)
        #expect(sheet.merged == ["A1:C1"] && sheet.frozen == "B3" && sheet.filter == "A2:C4")
        #expect(sheet.formats["B4"] == "#,##0")
    }

    @Test func threeSheetsOfALetter() throws {
        let rows = try Letters.rows()
        let book = try book([rows], folder: Folder())
        #expect(book.names == ["Sổ theo dõi", "Nhiệm vụ", "Chỉ tiêu"])
        // The workbook is as old as its newest letter.
        #expect(book.created == "2026-03-10T12:00:00")

        let register = try #require(book.sheets["Sổ theo dõi"])
        #expect(register.merged == ["A1:G1"])
        #expect(register.rows[0][0].description == "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN")
        #expect(
            register.rows[1].map(\.description) == [
                "Số đến", "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan ban hành văn bản",
                "Đơn vị hoặc người nhận",
                "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú",
            ])
        #expect(register.rows[2].map(\.description) == (1...7).map { "(\($0))" })
        #expect(register.rows.count == 4)
        let line = register.rows[3].map(\.description)
        #expect(line[0] == "" && line[5] == "")
        #expect(line[1].contains("57/UBND-VX ngày 10/3/2026, Ủy ban nhân dân huyện An Bình\nrà soát <hồ sơ> & số liệu"))
        #expect(line[2].hasPrefix("Phòng Y tế; Phòng Văn hóa và Thông tin"))
        #expect(line[3] == "d:2026-03-20T16:00")
        #expect(line[4] == "chưa thực hiện")
        #expect(line[6] == "Độ khẩn: HỎA TỐC\nNguồn: mau.txt")

        let tasks = try #require(book.sheets["Nhiệm vụ"])
        #expect(
            tasks.rows[0].map(\.description) == [
                "Mã", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn (theo văn bản)", "Hạn (ngày)", "Chỉ tiêu",
                "Sản phẩm",
                "Báo cáo về", "Trạng thái", "Ghi chú", "Số, ký hiệu văn bản", "Ngày văn bản", "Vị trí trong văn bản",
            ])
        #expect(tasks.rows.count == 5)
        #expect(
            tasks.column(5, from: 1) == ["d:2026-04-14T00:00", "", "d:2026-03-20T16:00", ""])
        #expect(tasks.formats["F2"] == "dd/mm/yyyy" && tasks.formats["F4"] == "dd/mm/yyyy hh:mm")
        #expect(tasks.column(3, from: 1)[0] == "Phòng Giáo dục và Đào tạo")
        #expect(tasks.column(4, from: 1)[1] == "trước ngày 25 hằng tháng")
        #expect(tasks.column(6, from: 1)[1] == "95%")
        #expect(tasks.column(8, from: 1)[0] == "Ủy ban nhân dân huyện")
        #expect(tasks.column(13, from: 1)[0] == "mục 1, dòng 15")
        #expect(tasks.column(0, from: 1) == rows.tasks.map(\.id))
        #expect(Set(tasks.column(12, from: 1)) == ["d:2026-03-10T00:00"])
        #expect(tasks.frozen == "C2" && tasks.filter == "A1:N5")
        // Rows are as high as their longest text asks for.
        #expect(tasks.widths[1] > 50 && tasks.heights[1] > 45 && tasks.heights[4] < 40)
    }

    @Test func statesAndColours() throws {
        let book = try book([Letters.rows()], folder: Folder())
        let tasks = try #require(book.sheets["Nhiệm vụ"])
        #expect(
            tasks.lists == [
                ["J2:J5", "list", "\"chưa thực hiện,đang thực hiện,chờ duyệt,hoàn thành,tạm dừng,hủy\""]
            ])
        let open = "$J2<>\"hoàn thành\",$J2<>\"hủy\""
        #expect(
            tasks.colours.map { $0[1] } == [
                "AND(ISNUMBER($F2),INT($F2)<TODAY(),\(open))",
                "AND(ISNUMBER($F2),INT($F2)>=TODAY(),INT($F2)<=TODAY()+7,\(open))",
                "AND($F2=\"\",$E2=\"\",\(open))",
            ])
        #expect(tasks.colours.allSatisfy { $0[0] == "A2:N5" })
        #expect(Set(tasks.colours.map { $0[2] }).count == 3)
    }

    /// Rows of a store: of several letters, with states and notes; their text is never a formula.
    @Test func rowsOfAStore() throws {
        let first = TaskLetter(source: "a.docx", number: "1/KH", date: "2026-01-05", issuer: "Sở Y tế")
        let second = TaskLetter(source: "b.docx", number: "2/KH", date: "1850-01-05", dueDate: "2026-02-01")
        let rows = [
            TaskRow(
                id: "a", letter: first, duty: "=HYPERLINK(\"x\")", due: "2026-02-10", state: .done, note: "+1\u{0}\u{7}"
            ),
            TaskRow(id: "b", letter: second, duty: String(repeating: "ộ", count: 40_000), state: .waiting),
            TaskRow(id: "c", letter: first, duty: "lập báo cáo", due: "2026-03-10", state: .paused),
        ]
        let book = try book(LetterRows.grouped(rows), .english, folder: Folder())
        let tasks = try #require(book.sheets["Tasks"])
        #expect(tasks.column(0, from: 1) == ["a", "c", "b"])
        #expect(tasks.column(9, from: 1) == ["done", "paused", "awaiting approval"])
        #expect(tasks.column(1, from: 1)[0] == "=HYPERLINK(\"x\")" && tasks.formulas == 0)
        #expect(tasks.column(10, from: 1)[0] == "+1  ")
        #expect(tasks.column(1, from: 1)[2].count == 32_766 && tasks.column(1, from: 1)[2].hasSuffix("ộ…"))
        // Sheets know no day before 1900.
        #expect(tasks.column(12, from: 1)[2] == "1850-01-05")
        let register = try #require(book.sheets["Register"])
        // What is done is not due any more; the message's own due date counts, too.
        #expect(register.column(3, from: 3) == ["d:2026-03-10T00:00", "d:2026-02-01T00:00"])
        #expect(register.column(4, from: 3) == ["in progress", "awaiting approval"])
    }

    @Test func objectives() throws {
        let letters = try Letters.corpus.map { LetterRows(try Letters.analysis($0).letter(), source: $0) }
        let goals = letters.flatMap(\.objectives)
        #expect(goals.count > 20)
        let book = try book(letters, folder: Folder())
        let sheet = try #require(book.sheets["Chỉ tiêu"])
        #expect(sheet.column(3, from: 1) == goals.map { "n:\($0.target.value)" })
        #expect(sheet.column(6, from: 1) == goals.map(\.target.text))
        #expect(sheet.column(2, from: 1) == goals.map { [">=": "≥", "<=": "≤"][$0.target.comparator] ?? "=" })
        #expect(try #require(book.sheets["Nhiệm vụ"]).rows.count == 1 + letters.reduce(0) { $0 + $1.tasks.count })
    }

    /// Periods stand in words, not in codes. Excel shows a mark of decimals even without decimals where the format has one.
    @Test func figuresAndPeriods() throws {
        let letter = TaskLetter(source: "a.docx", number: "1/KH", date: "2026-01-05")
        let goals = [(60, "2026-Q3"), (1.7, "FREQ=WEEKLY"), (17_404, "FREQ=MONTHLY;INTERVAL=3"), (0.5, "odd")].map {
            ObjectiveRow(
                Letter.Target(text: "chỉ tiêu", metric: "hộ", comparator: ">=", value: $0.0, unit: "%", period: $0.1),
                of: letter)
        }
        let rows = LetterRows(letter: letter, tasks: [], objectives: goals)
        let sheet = try #require(book([rows], folder: Folder()).sheets["Chỉ tiêu"])
        #expect(sheet.column(5, from: 1) == ["quý III/2026", "hằng tuần", "hằng quý", "odd"])
        #expect(
            (2...5).map { sheet.formats["D\($0)"] } == ["#,##0", "#,##0.##########", "#,##0", "#,##0.##########"])
    }

    @Test func sameLettersSameBytes() throws {
        let rows = try Letters.rows()
        func bytes() throws -> Data {
            let folder = try Folder()
            let workbook = try TaskWorkbook(path: folder.path + "/a.xlsx", language: .vietnamese)
            try workbook.append(rows)
            try workbook.finish()
            return try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.xlsx"))
        }
        #expect(try bytes() == bytes())
    }

    @Test func aFolderThatIsNotThere() throws {
        let folder = try Folder()
        let workbook = try TaskWorkbook(path: folder.path + "/none/a.xlsx", language: .vietnamese)
        try workbook.append(Letters.rows())
        #expect(throws: ExportError.self) { try workbook.finish() }
    }

    /// The check that runs after writing sees what a full disk leaves behind.
    @Test func brokenWorkbooksAreSeen() throws {
        let folder = try Folder()
        let path = folder.path + "/a.xlsx"
        let workbook = try TaskWorkbook(path: path, language: .vietnamese)
        try workbook.append(Letters.rows())
        try workbook.finish()
        #expect(WrittenWorkbook.isWhole(path))
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        #expect(!WrittenWorkbook.isWhole(try folder.write("cut.xlsx", Array(bytes.dropLast(bytes.count / 2)))))
        #expect(!WrittenWorkbook.isWhole(try folder.write("empty.xlsx", [])))
        #expect(!WrittenWorkbook.isWhole(folder.path + "/none.xlsx"))
        // Sums of the archive are right, but the part in it ends early.
        let whole = ZIPFile([("xl/workbook.xml", Array("<a><b></b></a>".utf8))]).bytes
        let early = ZIPFile([("xl/workbook.xml", Array("<a><b></b>".utf8))]).bytes
        #expect(WrittenWorkbook.isWhole(try folder.write("whole.xlsx", whole)))
        #expect(!WrittenWorkbook.isWhole(try folder.write("early.xlsx", early)))
    }
}
