import LetterKit

/// Every sentence the program says, in both languages.
///
/// `{0}`, `{1}` stand for values. The switch makes the compiler see that none is forgotten;
/// a test sees that both languages have the same values in them.
enum Message: CaseIterable {
    // What went wrong with a file
    case fileNotFound, fileNotPermitted, fileIsDirectory, fileTooLarge, fileSystem, fileEmpty, fileBinary, fileFormat
    case fileNoLetter, fileHoldsNoLetter, fileNothingInside, fileStatus, fileNeeds, fileEncrypted
    case fileTooLargeInside, fileTooNested, fileTooManyMembers, fileTooManyPages, fileTooSlow
    case fileTooDeep, fileUnreadable, fileFailed, cannotWrite, tooManyRows, temporaryFile, noFilesInDirectory, warning
    // Wrong usage
    case usageFormat, usageBinary, usageTo, usageLanguage, usageSize, usageSeveralStandardInput, usageAgency
    // Help
    case overview, discussion, extractOverview, extractDiscussion, tokensOverview, repairOverview, outlineOverview
    case convertOverview, toHelp, evaluateOverview, completionsOverview, filesHelp, fileHelp, formatHelp, forHelp,
        outputHelp, noCorrectHelp
    case languageHelp, maxSizeHelp, maxInflatedHelp, maxMembersHelp, maxNestingHelp, maxDepthHelp
    case maxPagesHelp, maxSecondsHelp, maxMemoryHelp
    case recursiveHelp, goldHelp, corpusHelp, errorsHelp, shellHelp
    // Tables
    case columnFile, columnNumber, columnDate, columnIssuer, columnSection, columnAgency, columnBody,
        columnCoordinators, columnDuty
    case columnDeadline, columnDeadlineValue, columnTarget, columnReportTo, columnDeliverable, columnModality
    case columnConditional, columnLine, columnRole, columnID
    case yes, no, order, request, noAssignments, noAssignmentsFor, assignmentCount, findingCount, findingLine, withBody
    case everyone, roleLead, roleCoordinating, ledBy, viaGroup
    case headIssued, envelopeDue, envelopeRevokes, envelopeUpdates, envelopeReplaces
    // Deadlines in words
    case before, by, on, from, within
    // Evaluation
    case document, microF1, precision, recall, headerFields, evaluateNothing, fileNoJSON, onlyHelp, jsonHelp

    typealias Wording = (vi: String, en: String)

    var wording: Wording {
        switch self {
        case .fileNotFound: ("không tìm thấy tệp", "no such file")
        case .fileNotPermitted: ("không có quyền đọc hoặc ghi", "permission denied")
        case .fileIsDirectory:
            (
                "là thư mục; dùng --recursive để đọc mọi văn bản trong đó",
                "is a directory; use --recursive to read all letters in it"
            )
        case .fileTooLarge:
            ("tệp lớn hơn {0} MB; tăng giới hạn bằng --max-size", "larger than {0} MB; raise the limit with --max-size")
        case .fileSystem: ("{0}", "{0}")
        case .fileEmpty: ("tệp rỗng", "the file is empty")
        case .fileBinary: ("không phải tệp văn bản (dữ liệu nhị phân)", "not a text file (binary data)")
        case .fileFormat:
            (
                "là tệp {0}; chương trình không đọc loại tệp này",
                "a {0} file; files of this kind are not read"
            )
        case .fileNoLetter:
            ("không phải công văn hay văn bản hành chính", "not an official letter")
        case .fileHoldsNoLetter: ("không có văn bản nào bên trong", "holds no letter")
        case .fileNothingInside: ("không có tệp nào bên trong", "there is no file in it")
        case .fileStatus:
            (
                "là thông điệp trạng thái {0} của trục liên thông, không phải văn bản: {1}",
                "a status message {0} of the exchange, no letter: {1}"
            )
        case .fileNeeds:
            (
                "cần {0}, chưa được cài; cài gói {1} (sudo apt-get install {1})",
                "needs {0}, which is not installed; install the package {1} (sudo apt-get install {1})"
            )
        case .fileEncrypted: ("được bảo vệ bằng mật khẩu", "protected by a password")
        case .fileTooLargeInside:
            (
                "giải nén ra quá {0} MB; tăng giới hạn bằng --max-inflated",
                "more than {0} MB come out of it; raise the limit with --max-inflated"
            )
        case .fileTooNested:
            (
                "tệp nén lồng nhau quá {0} tầng; tăng giới hạn bằng --max-nesting",
                "archives inside each other, more than {0} deep; raise the limit with --max-nesting"
            )
        case .fileTooManyMembers:
            (
                "có quá {0} tệp bên trong; tăng giới hạn bằng --max-members",
                "more than {0} files in it; raise the limit with --max-members"
            )
        case .fileTooManyPages:
            (
                "có quá {0} trang; tăng giới hạn bằng --max-pages",
                "more than {0} pages; raise the limit with --max-pages"
            )
        case .fileTooSlow:
            (
                "đọc quá {0} giây; tăng giới hạn bằng --max-seconds",
                "took more than {0} seconds to read; raise the limit with --max-seconds"
            )
        case .fileTooDeep:
            (
                "các phần tử lồng nhau quá {0} tầng; tăng giới hạn bằng --max-depth",
                "nested more than {0} elements deep; raise the limit with --max-depth"
            )
        case .fileUnreadable: ("không đọc được: {0}", "cannot be read: {0}")
        case .fileFailed: ("{0}: {1}", "{0}: {1}")
        case .cannotWrite: ("không ghi được {0}: {1}", "cannot write {0}: {1}")
        case .temporaryFile:
            (
                "không ghi được tệp tạm (thư mục TMPDIR hoặc /tmp): {0}",
                "a temporary file (in TMPDIR or /tmp) cannot be written: {0}"
            )
        case .tooManyRows:
            ("quá {0} dòng, một trang tính không chứa được", "more than {0} rows, which a sheet does not hold")
        case .noFilesInDirectory: ("không có văn bản nào trong thư mục", "no letters in the directory")
        case .warning: ("cảnh báo: {0}: {1}", "warning: {0}: {1}")

        case .usageFormat:
            (
                "định dạng “{0}” không có; chọn table, json, jsonl, csv, markdown, xlsx, ics, html hoặc akn",
                "no format '{0}'; choose table, json, jsonl, csv, markdown, xlsx, ics, html or akn"
            )
        case .usageBinary:
            (
                "{0} không hiện được trên màn hình; ghi vào tệp bằng --output",
                "{0} cannot be shown on a terminal; write it to a file with --output"
            )
        case .usageTo:
            ("không chuyển được sang “{0}”; chọn text hoặc markdown", "no form '{0}'; choose text or markdown")
        case .usageLanguage: ("ngôn ngữ “{0}” không có; chọn vi hoặc en", "no language '{0}'; choose vi or en")
        case .usageSize:
            ("{0} phải là số từ 1 đến {1}", "{0} must be a number from 1 to {1}")
        case .usageSeveralStandardInput: ("“-” chỉ dùng được một lần", "'-' can be given only once")
        case .usageAgency: ("--for cần tên một cơ quan", "--for needs the name of a body")

        case .overview:
            (
                "Đọc văn bản hành chính và lập danh mục nhiệm vụ được giao.",
                "Reads Vietnamese official letters and lists who must do what by when."
            )
        case .discussion:
            (
                "Mã thoát: 0 tốt, 1 có tệp bị lỗi (được nêu tên, các tệp khác vẫn được đọc), 2 dùng lệnh sai.",
                "Exit codes: 0 all good, 1 some files failed (named, the others done), 2 wrong usage."
            )
        case .extractOverview:
            ("Lập danh mục nhiệm vụ của một hay nhiều văn bản.", "List the assignments of one or more letters.")
        case .extractDiscussion:
            (
                """
                Ở màn hình lệnh, kết quả là bảng vừa bề rộng màn hình; khi nối sang chương trình khác là JSON. \
                Một tệp cho một đối tượng JSON, nhiều tệp cho mỗi dòng một đối tượng (JSON Lines). \
                CSV mở thẳng bằng Excel; ô bắt đầu bằng = + - @ được thêm dấu ' phía trước để không thành công thức.
                """,
                """
                On a terminal the result is a table as wide as the terminal, in a pipe it is JSON. One file gives one \
                JSON object, several give one object a line (JSON Lines). CSV opens in Excel as it is; a cell that \
                begins with = + - @ gets a ' before it, so that it is never taken for a formula.
                """
            )
        case .tokensOverview: ("Hiện các đơn vị từ của văn bản.", "Show the tokens of a letter.")
        case .repairOverview:
            (
                "Hiện văn bản sau khi nối dòng và sửa chữ.",
                "Show the text after lines were joined and letters corrected."
            )
        case .outlineOverview: ("Hiện bố cục của văn bản.", "Show the structure of a letter.")
        case .convertOverview:
            ("Chuyển văn bản thành chữ sạch cho chương trình khác.", "Convert a letter to clean text for other tools.")
        case .toHelp: ("Dạng chữ: text, markdown.", "Form of the text: text, markdown.")
        case .evaluateOverview:
            ("So kết quả với đáp án và cho điểm.", "Score the results against gold files.")
        case .completionsOverview:
            ("In mã gợi ý lệnh cho bash, zsh hoặc fish.", "Print the completion script for bash, zsh or fish.")
        case .filesHelp: ("Văn bản cần đọc; - là đầu vào chuẩn.", "Letters to read; - is standard input.")
        case .fileHelp: ("Văn bản cần đọc; - là đầu vào chuẩn.", "Letter to read; - is standard input.")
        case .formatHelp:
            (
                "Dạng kết quả: table, json, jsonl, csv, markdown, xlsx, ics, html, akn.",
                "Format of the result: table, json, jsonl, csv, markdown, xlsx, ics, html, akn."
            )
        case .forHelp:
            (
                "Chỉ giữ việc của cơ quan này: chủ trì, phối hợp hoặc thuộc nhóm được giao.",
                "Keep only what this body must do or help with, by itself or in a group."
            )
        case .outputHelp: ("Ghi vào tệp này thay vì ra màn hình.", "Write to this file instead of standard output.")
        case .noCorrectHelp: ("Không sửa chữ bị nhận dạng sai.", "Do not correct misread letters.")
        case .languageHelp: ("Ngôn ngữ của chương trình: vi, en.", "Language of the program: vi, en.")
        case .maxSizeHelp: ("Giới hạn cỡ tệp, tính bằng MB.", "Largest file to read, in MB.")
        case .maxInflatedHelp:
            (
                "Giới hạn dung lượng sau khi giải nén, tính bằng MB.",
                "Most that may come out of a compressed file, in MB."
            )
        case .maxMembersHelp:
            ("Giới hạn số tệp trong một tệp nén hay thư điện tử.", "Most files in an archive or mail.")
        case .maxNestingHelp:
            ("Giới hạn số tầng tệp nén lồng nhau.", "How many archives and mails may lie inside each other.")
        case .maxDepthHelp:
            (
                "Giới hạn số tầng phần tử lồng nhau trong một tệp.",
                "How many elements of a file may lie inside each other."
            )
        case .maxPagesHelp: ("Giới hạn số trang của một tệp.", "Most pages of a file.")
        case .maxSecondsHelp:
            ("Thời gian tối đa cho một chương trình phụ trợ, tính bằng giây.", "Most seconds for a helper program.")
        case .maxMemoryHelp:
            ("Bộ nhớ tối đa cho một chương trình phụ trợ, tính bằng MB.", "Most memory for a helper program, in MB.")
        case .recursiveHelp: ("Đọc cả các văn bản trong thư mục.", "Read the letters in directories, too.")
        case .goldHelp: ("Thư mục đáp án (*.json).", "Directory of the gold files (*.json).")
        case .corpusHelp: ("Thư mục văn bản cùng tên.", "Directory of the letters of the same names.")
        case .errorsHelp: ("Số chỗ sai được nêu cho mỗi văn bản.", "How many misses to show for each letter.")
        case .shellHelp: ("bash, zsh hoặc fish.", "bash, zsh or fish.")

        case .columnFile: ("Tệp", "File")
        case .columnNumber: ("Số, ký hiệu", "Number")
        case .columnDate: ("Ngày", "Date")
        case .columnIssuer: ("Cơ quan ban hành", "Issuer")
        case .columnSection: ("Mục", "Part")
        case .columnAgency: ("Cơ quan thực hiện", "Agency")
        case .columnBody: ("Cơ quan", "Agency")
        case .columnCoordinators: ("Phối hợp", "Coordinating")
        case .columnDuty: ("Nhiệm vụ", "Duty")
        case .columnDeadline: ("Thời hạn", "Deadline")
        case .columnDeadlineValue: ("Thời hạn (chuẩn hóa)", "Deadline (normalised)")
        case .columnTarget: ("Chỉ tiêu", "Target")
        case .columnReportTo: ("Báo cáo về", "Report to")
        case .columnDeliverable: ("Sản phẩm", "Product")
        case .columnModality: ("Hình thức", "Kind")
        case .columnConditional: ("Có điều kiện", "Conditional")
        case .columnLine: ("Dòng", "Line")
        case .columnRole: ("Vai trò", "Role")
        case .columnID: ("Mã", "ID")
        case .yes: ("có", "yes")
        case .no: ("không", "no")
        case .order: ("giao", "order")
        case .request: ("đề nghị", "request")
        case .noAssignments: ("Không có nhiệm vụ nào.", "No assignments.")
        case .noAssignmentsFor: ("Không có nhiệm vụ nào của {0}.", "No assignments for {0}.")
        case .assignmentCount: ("{0} nhiệm vụ", "{0} assignments")
        case .findingCount: ("{0} điểm cần xem lại", "{0} points to check")
        case .findingLine: ("Cần xem lại, dòng {0}: {1}", "To check, line {0}: {1}")
        case .withBody: ("với {0}", "with {0}")
        case .everyone: ("(mọi cơ quan liên quan)", "(all concerned)")
        case .roleLead: ("chủ trì", "lead")
        case .roleCoordinating: ("phối hợp", "coordinating")
        case .ledBy: ("chủ trì: {0}", "led by {0}")
        case .viaGroup: ("{0} (thuộc {1})", "{0} (in {1})")
        case .headIssued: ("{0} ngày {1}", "{0} of {1}")

        case .envelopeDue: ("Hạn xử lý ghi trong thông điệp gửi kèm: {0}", "Due date told by the message: {0}")
        case .envelopeRevokes: ("Thông điệp thu hồi văn bản này.", "The message revokes this letter.")
        case .envelopeUpdates: ("Thông điệp cập nhật văn bản này.", "The message updates this letter.")
        case .envelopeReplaces: ("Thông điệp thay thế văn bản này.", "The message replaces this letter.")

        case .before: ("trước {0}", "before {0}")
        case .by: ("đến {0}", "by {0}")
        case .on: ("ngày {0}", "on {0}")
        case .from: ("từ {0}", "from {0}")
        case .within: ("trong {0}", "in {0}")

        case .document: ("văn bản", "document")
        case .microF1: ("F1 chung", "micro F1")
        case .precision: ("  chính xác", "  precision")
        case .recall: ("  đầy đủ", "  recall")
        case .headerFields: ("phần đầu: {0}", "header fields: {0}")
        case .evaluateNothing:
            ("không có đáp án nào khớp với văn bản trong {0}", "no gold file has a letter in {0}")
        case .fileNoJSON: ("không phải tệp JSON", "not a JSON file")
        case .onlyHelp:
            ("Chỉ những văn bản có chữ này trong tên tệp.", "Only letters with this text in their file names.")
        case .jsonHelp: ("In số liệu chung dạng JSON.", "Print the total figures as JSON.")
        }
    }

    /// The sentence in a language with its values put in.
    func text(_ values: String..., in language: Language = .current) -> String {
        Self.fill(language == .vietnamese ? wording.vi : wording.en, with: values)
    }

    /// Puts values in the places `{0}`, `{1}`; braces in the values are left alone.
    static func fill(_ template: String, with values: [String]) -> String {
        guard !values.isEmpty else { return template }
        var result = ""
        var rest = template[...]
        while let brace = rest.firstIndex(of: "{") {
            result += rest[..<brace]
            let digit = rest.index(after: brace)
            guard digit < rest.endIndex, let number = rest[digit].wholeNumberValue, values.indices.contains(number),
                case let close = rest.index(after: digit), close < rest.endIndex, rest[close] == "}"
            else {
                result.append("{")
                rest = rest[digit...]
                continue
            }
            result += values[number]
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
