import LetterKit

/// What the commands of the archive say, in both languages; see ``Message``.
enum ArchiveMessage: CaseIterable {
    // Help
    case indexOverview, indexDiscussion, searchOverview, searchDiscussion, tasksOverview, tasksListOverview,
        doneOverview
    case startOverview, waitOverview, pauseOverview, cancelOverview, reopenOverview, noteOverview, historyOverview
    case showOverview, reportOverview, exportOverview, importOverview
    case pathsHelp, archiveHelp, watchHelp, retryHelp, quietHelp, queryHelp, agencyHelp, roleHelp, typeHelp, issuerHelp
    case fromHelp, toDayHelp, dueBeforeHelp, dueAfterHelp, stateHelp, limitHelp, overdueHelp, withinHelp
    case recurringHelp, noDeadlineHelp, allHelp, todayHelp, taskHelp, noteHelp, noteTextHelp, letterHelp, chartHelp
    case exchangeHelp, searchFormatHelp, showFormatHelp, reportFormatHelp, taskFormatHelp, workersHelp
    // Wrong usage
    case usageDay, usageRole, usageState, usageFormat, usageEmptyQuery, usageOnlyExclusions, usageLongQuery, usageLimit
    case usageNoFiles, badRequest
    // The archive
    case archiveFailed, notFound, notPermitted, notAnArchive, damaged, diskFull, busy, tooNew, missing, unreachable
    case badLine, storeFailed
    // Indexing
    case progress, progressLeft, indexed, unlisted, watching
    // Search
    case noHits, rankNumber, rankCites
    // Tasks
    case noTasks, noSuchTask, severalLetters, noted, columnTask, columnDue, columnState, columnLetter, columnNote
    case dueOverdue, dueToday, dueIn, recurs
    // Show
    case noSuchLetter, cites, implements, replaces, answers, citedBy, copies, notInArchive, fileOf, tasksOf
    case sourceGone, sourceChanged
    // Report
    case columnDoneInTime, columnDoneLate, columnOpen, columnOverdue, columnTotal, chartTitle, reportSheet, noReport
    case exported, imported

    var wording: Message.Wording {
        switch self {
        case .indexOverview:
            ("Đưa văn bản trong thư mục vào kho lưu.", "Read the letters in folders into an archive.")
        case .indexDiscussion:
            (
                """
                Tệp chưa đổi được bỏ qua; tệp bị xóa hay chuyển chỗ được nhận ra. Bị ngắt lúc nào cũng được: chạy lại là tiếp tục.
                """,
                """
                Unchanged files are skipped, moved and deleted ones noticed. It may be stopped at any moment: the next run goes on.
                """
            )
        case .searchOverview: ("Tìm văn bản trong kho lưu.", "Find letters in the archive.")
        case .searchDiscussion:
            (
                """
                Gõ có dấu hay không dấu đều được. "cụm từ", AND, OR, NOT, dấu ngoặc, đầu từ*; số ký hiệu tìm ra văn bản \
                đó và các văn bản dẫn nó.
                """,
                """
                With or without diacritics. "a phrase", AND, OR, NOT, brackets, beginning*; a document code finds its \
                letter and the letters that cite it.
                """
            )
        case .tasksOverview: ("Theo dõi nhiệm vụ trong kho lưu.", "Follow the tasks of the archive.")
        case .tasksListOverview: ("Liệt kê nhiệm vụ theo thời hạn.", "List tasks by the day they fall due.")
        case .doneOverview: ("Ghi nhiệm vụ đã hoàn thành.", "Note that a task is done.")
        case .startOverview: ("Ghi nhiệm vụ đang thực hiện.", "Note that a task has been started.")
        case .waitOverview: ("Ghi nhiệm vụ chờ duyệt.", "Note that a task waits for approval.")
        case .pauseOverview: ("Ghi nhiệm vụ tạm dừng.", "Note that a task is paused.")
        case .cancelOverview: ("Ghi nhiệm vụ bị hủy.", "Note that a task is cancelled.")
        case .reopenOverview: ("Đặt lại nhiệm vụ là chưa thực hiện.", "Set a task back to not started.")
        case .noteOverview: ("Ghi chú cho nhiệm vụ.", "Put a note to a task.")
        case .historyOverview: ("Hiện quá trình của nhiệm vụ.", "Show what was noted about a task.")
        case .showOverview:
            (
                "Hiện một văn bản: dẫn chiếu, văn bản dẫn nó, bản trùng.",
                "Show a letter: what it cites, who cites it, its copies."
            )
        case .reportOverview:
            (
                "Thống kê theo cơ quan: hoàn thành đúng hạn, quá hạn, chưa hoàn thành.",
                "Count tasks by agency: done in time, done late, open, overdue."
            )
        case .exportOverview: ("Ghi cả kho lưu ra JSON Lines.", "Write the whole archive as JSON Lines.")
        case .importOverview: ("Nạp kho lưu từ JSON Lines.", "Read an archive from JSON Lines.")
        case .pathsHelp: ("Thư mục hoặc tệp.", "Folders or files.")
        case .archiveHelp:
            (
                "Kho lưu: tệp hoặc postgres://… (mặc định: $GIAOVIEC_ARCHIVE, hoặc giaoviec.db).",
                "The archive: a file or postgres://… (default: $GIAOVIEC_ARCHIVE, else giaoviec.db)."
            )
        case .watchHelp: ("Tiếp tục theo dõi thư mục.", "Keep following the folders.")
        case .retryHelp: ("Đọc lại cả những tệp từng bị lỗi.", "Read files that failed before again.")
        case .quietHelp: ("Không hiện tiến độ.", "Show no progress.")
        case .queryHelp: ("Từ cần tìm.", "What to look for.")
        case .agencyHelp: ("Cơ quan có nhiệm vụ.", "A body that has a task.")
        case .roleHelp: ("Vai trò của cơ quan: lead, coordinating.", "The body's role: lead, coordinating.")
        case .typeHelp: ("Loại văn bản: Chỉ thị, Kế hoạch…", "Type of letter: Chỉ thị, Kế hoạch…")
        case .issuerHelp: ("Cơ quan ban hành.", "Who issued the letter.")
        case .fromHelp: ("Văn bản từ ngày này.", "Letters from this day on.")
        case .toDayHelp: ("Văn bản đến ngày này.", "Letters up to this day.")
        case .dueBeforeHelp: ("Đến hạn trước ngày này.", "Due before this day.")
        case .dueAfterHelp: ("Đến hạn sau ngày này.", "Due after this day.")
        case .stateHelp:
            (
                "Trạng thái: open, started, waiting, done, paused, cancelled.",
                "State: open, started, waiting, done, paused, cancelled."
            )
        case .limitHelp: ("Số kết quả tối đa; 0 là tất cả.", "Most results; 0 for all.")
        case .searchFormatHelp:
            ("Dạng kết quả: table, jsonl, html, akn.", "Format of the result: table, jsonl, html, akn.")
        case .showFormatHelp: ("Dạng kết quả: text, html, akn.", "Format of the result: text, html, akn.")
        case .taskFormatHelp:
            (
                "Dạng kết quả: table, jsonl, csv, xlsx, ics.", "Format of the result: table, jsonl, csv, xlsx, ics."
            )
        case .reportFormatHelp:
            (
                "Dạng kết quả: table, jsonl, csv, xlsx, svg.", "Format of the result: table, jsonl, csv, xlsx, svg."
            )
        case .overdueHelp: ("Chỉ việc đã quá hạn.", "Only what is overdue.")
        case .withinHelp: ("Chỉ việc đến hạn trong số ngày này.", "Only what falls due within so many days.")
        case .recurringHelp: ("Chỉ việc định kỳ, theo kỳ tới.", "Only what comes again, by its next day.")
        case .noDeadlineHelp: ("Chỉ việc không rõ thời hạn.", "Only what has no known deadline.")
        case .allHelp: ("Cả việc đã hoàn thành, đã hủy.", "Also what is done or cancelled.")
        case .todayHelp: ("Ngày để tính hạn (mặc định: hôm nay).", "The day to count from (default: today).")
        case .taskHelp: ("Mã nhiệm vụ.", "Id of the task.")
        case .noteHelp: ("Ghi chú kèm theo.", "A note to go with it.")
        case .noteTextHelp: ("Lời ghi chú.", "The note.")
        case .letterHelp: ("Số, ký hiệu của văn bản.", "Number and symbol of the letter.")
        case .chartHelp: ("Ghi biểu đồ SVG vào tệp này.", "Write a chart (SVG) to this file.")
        case .exchangeHelp:
            ("Tệp JSON Lines; - là đầu vào/ra chuẩn.", "The JSON Lines file; - is standard input or output.")

        case .workersHelp:
            (
                "Đọc yêu cầu từ đầu vào chuẩn, mỗi dòng một đường dẫn hoặc một tệp, và trả JSON Lines (cho hệ thống phân tán).",
                "Read requests on standard input, a path or a document a line, and answer with JSON Lines (for clusters)."
            )
        case .usageNoFiles: ("cần ít nhất một văn bản", "at least one letter is needed")
        case .badRequest: ("yêu cầu không hợp lệ", "the request cannot be read")
        case .usageDay: ("“{0}” không phải ngày; viết như 2026-04-30", "'{0}' is no day; write it as 2026-04-30")
        case .usageRole:
            ("vai trò “{0}” không có; chọn lead hoặc coordinating", "no role '{0}'; choose lead or coordinating")
        case .usageState:
            (
                "trạng thái “{0}” không có; chọn open, started, waiting, done, paused hoặc cancelled",
                "no state '{0}'; choose open, started, waiting, done, paused or cancelled"
            )
        case .usageFormat: ("định dạng “{0}” không có; chọn {1}", "no format '{0}'; choose {1}")
        case .usageEmptyQuery: ("không có từ nào để tìm", "there is no word to look for")
        case .usageOnlyExclusions: ("NOT cần đi kèm từ phải có", "NOT needs words that must be there")
        case .usageLongQuery: ("câu tìm quá dài", "the query is too long")
        case .usageLimit: ("{0} phải là số không âm", "{0} must be a number, not negative")

        case .archiveFailed: ("kho lưu {0}: {1}", "archive {0}: {1}")
        case .notFound: ("chưa có; tạo bằng giaoviec index", "not there; make it with giaoviec index")
        case .notPermitted: ("không có quyền ghi hoặc đọc", "no permission to read or write")
        case .notAnArchive: ("tệp không phải kho lưu của giaoviec", "the file is no archive of giaoviec")
        case .damaged: ("tệp bị hỏng", "the file is damaged")
        case .diskFull:
            (
                "đĩa đầy; những gì đã ghi vẫn nguyên vẹn, chạy lại khi có chỗ",
                "the disk is full; what was written is whole, run again when there is room"
            )
        case .busy: ("đang bị chương trình khác giữ quá lâu", "held too long by another program")
        case .tooNew: ("do phiên bản mới hơn tạo ra", "made by a later version")
        case .missing:
            (
                "cần {0}, chưa được cài; cài gói {1} (sudo apt-get install {1})",
                "needs {0}, which is not installed; install the package {1} (sudo apt-get install {1})"
            )
        case .unreachable: ("không kết nối được máy chủ: {0}", "the server cannot be reached: {0}")
        case .badLine: ("dòng {0} không phải dữ liệu kho lưu", "line {0} is nothing of an archive")
        case .storeFailed: ("lỗi: {0}", "failed: {0}")

        case .progress:
            (
                "{0} tệp ({1} chưa đổi), {2} văn bản, {3} lỗi, {4} tệp/giây",
                "{0} files ({1} unchanged), {2} letters, {3} failed, {4} files/s"
            )
        case .progressLeft: ("{0}; còn {1} tệp, khoảng {2}", "{0}; {1} files left, about {2}")
        case .indexed:
            (
                "{0} tệp: {1} văn bản mới, {2} chưa đổi, {3} chuyển chỗ, {4} đã xóa, {5} lỗi",
                "{0} files: {1} letters read, {2} unchanged, {3} moved, {4} removed, {5} failed"
            )
        case .unlisted: ("không đọc được thư mục hoặc tệp", "the folder or file cannot be read")
        case .watching: ("đang theo dõi; nhấn Ctrl-C để dừng", "watching; press Ctrl-C to stop")

        case .noHits: ("Không tìm thấy văn bản nào.", "No letters found.")
        case .rankNumber: ("đúng số", "this number")
        case .rankCites: ("dẫn số này", "cites it")

        case .noTasks: ("Không có nhiệm vụ nào.", "No tasks.")
        case .noSuchTask: ("không có nhiệm vụ nào có mã {0}", "no task has the id {0}")
        case .severalLetters:
            (
                "mã {0} có trong nhiều văn bản; thêm --issuer. {1}",
                "the id {0} stands in several letters; add --issuer. {1}"
            )
        case .noted: ("đã ghi {0}: {1}", "noted for {0}: {1}")
        case .columnTask: ("Mã nhiệm vụ", "Task")
        case .columnDue: ("Hạn", "Due")
        case .columnState: ("Trạng thái", "State")
        case .columnLetter: ("Văn bản", "Letter")
        case .columnNote: ("Ghi chú", "Note")
        case .dueOverdue: ("{0} (quá hạn {1} ngày)", "{0} ({1} days late)")
        case .dueToday: ("{0} (hôm nay)", "{0} (today)")
        case .dueIn: ("{0} (còn {1} ngày)", "{0} (in {1} days)")
        case .recurs: ("{0}, định kỳ", "{0}, again and again")

        case .noSuchLetter: ("không có văn bản nào số {0}", "no letter has the number {0}")
        case .cites: ("Dẫn", "Cites")
        case .implements: ("Thực hiện", "Implements")
        case .replaces: ("Thay thế, sửa đổi", "Replaces")
        case .answers: ("Trả lời", "Answers")
        case .citedBy: ("Được dẫn trong", "Cited by")
        case .copies: ("Bản trùng", "Copies")
        case .notInArchive: ("không có trong kho", "not in the archive")
        case .fileOf: ("Tệp", "File")
        case .tasksOf: ("Nhiệm vụ", "Tasks")

        case .sourceGone: ("tệp không còn ở đó", "the file is no longer there")
        case .sourceChanged:
            (
                "tệp đã đổi từ lần đọc trước; chạy lại giaoviec index",
                "the file has changed since it was read; run giaoviec index again"
            )

        case .columnDoneInTime: ("Hoàn thành đúng hạn", "Done in time")
        case .columnDoneLate: ("Hoàn thành quá hạn", "Done late")
        case .columnOpen: ("Chưa hoàn thành, trong hạn", "Open")
        case .columnOverdue: ("Chưa hoàn thành, quá hạn", "Overdue")
        case .columnTotal: ("Tổng số", "Total")
        case .chartTitle: ("Tình hình thực hiện nhiệm vụ đến ngày {0}", "Tasks as of {0}")
        case .reportSheet: ("Thống kê", "Report")
        case .noReport: ("Không có nhiệm vụ nào để thống kê.", "No tasks to count.")
        case .exported: ("đã ghi {0} tệp, {1} ghi chép", "wrote {0} files, {1} notes")
        case .imported: ("đã nạp {0} tệp, {1} ghi chép", "read {0} files, {1} notes")
        }
    }

    /// The sentence in a language with its values put in.
    func text(_ values: String..., in language: Language = .current) -> String {
        Message.fill(language == .vietnamese ? wording.vi : wording.en, with: values)
    }
}
