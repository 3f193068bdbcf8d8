public import LetterKit

/// Every word that the exports say by themselves, in both languages. `{0}`, `{1}` stand for values.
public enum ExportWord: CaseIterable, Sendable {
    // Sheets
    case registerSheet, registerTitle, tasksSheet, objectivesSheet
    case arrivalNumber, letterColumn, receivingUnit, dueColumn, progress, replyNumber, note
    case code, duty, lead, coordinating, deadlineText, deadlineDate, target, product, reportTo, state, letterNumber
    case letterDate, place, agency, metric, comparator, value, unit, period, text, stateError, stateErrorTitle
    // Places
    case section, line, page
    // Calendar
    case whoLeads, withWhom, deadlineWords, noFixedDay, noDate, targetWords, productWords, reportWords, fromLetter
    case noteWords, calendarName
    // Register
    case ofDate, urgencyNote

    typealias Wording = (vi: String, en: String)

    var wording: Wording {
        switch self {
        case .registerSheet: ("Sổ theo dõi", "Register")
        case .registerTitle: ("SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN", "REGISTER OF INCOMING LETTERS AND THEIR HANDLING")
        case .tasksSheet: ("Nhiệm vụ", "Tasks")
        case .objectivesSheet: ("Chỉ tiêu", "Objectives")
        case .arrivalNumber: ("Số đến", "Arrival number")
        case .letterColumn:
            (
                "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan ban hành văn bản",
                "Type, number, date and issuer"
            )
        case .receivingUnit: ("Đơn vị hoặc người nhận", "Unit or person in charge")
        case .dueColumn: ("Thời hạn giải quyết", "To be dealt with by")
        case .progress: ("Tiến độ giải quyết", "Progress")
        case .replyNumber: ("Số, ký hiệu văn bản trả lời", "Number of the reply")
        case .note: ("Ghi chú", "Note")
        case .code: ("Mã", "Code")
        case .duty: ("Nhiệm vụ", "Duty")
        case .lead: ("Chủ trì", "Lead")
        case .coordinating: ("Phối hợp", "Coordinating")
        case .deadlineText: ("Thời hạn (theo văn bản)", "Deadline (as written)")
        case .deadlineDate: ("Hạn (ngày)", "Due date")
        case .target: ("Chỉ tiêu", "Target")
        case .product: ("Sản phẩm", "Product")
        case .reportTo: ("Báo cáo về", "Report to")
        case .state: ("Trạng thái", "State")
        case .letterNumber: ("Số, ký hiệu văn bản", "Letter")
        case .letterDate: ("Ngày văn bản", "Date of the letter")
        case .place: ("Vị trí trong văn bản", "Place in the letter")
        case .agency: ("Cơ quan", "Agency")
        case .metric: ("Nội dung chỉ tiêu", "Metric")
        case .comparator: ("So sánh", "Comparison")
        case .value: ("Giá trị", "Value")
        case .unit: ("Đơn vị tính", "Unit")
        case .period: ("Kỳ", "Period")
        case .text: ("Nguyên văn", "As written")
        case .stateErrorTitle: ("Trạng thái không có", "No such state")
        case .stateError: ("Hãy chọn một trạng thái trong danh sách.", "Choose a state from the list.")
        case .section: ("mục {0}", "part {0}")
        case .line: ("dòng {0}", "line {0}")
        case .page: ("trang {0}", "page {0}")
        case .whoLeads: ("Chủ trì: {0}", "Lead: {0}")
        case .withWhom: ("Phối hợp: {0}", "With: {0}")
        case .deadlineWords: ("Thời hạn: {0}", "Deadline: {0}")
        case .noFixedDay:
            (
                "Văn bản không nêu ngày cụ thể trong mỗi kỳ, nên không đặt ngày hết hạn.",
                "The letter names no day in each period, so no due date is set."
            )
        case .noDate:
            (
                "Không tính được ngày hết hạn từ văn bản.",
                "No due date follows from the letter."
            )
        case .targetWords: ("Chỉ tiêu: {0}", "Target: {0}")
        case .productWords: ("Sản phẩm: {0}", "Product: {0}")
        case .reportWords: ("Báo cáo về: {0}", "Report to: {0}")
        case .fromLetter: ("Nguồn: {0}", "Source: {0}")
        case .noteWords: ("Ghi chú: {0}", "Note: {0}")
        case .calendarName: ("Nhiệm vụ được giao", "Assignments")
        case .ofDate: ("{0} ngày {1}", "{0} of {1}")
        case .urgencyNote: ("Độ khẩn: {0}", "Urgency: {0}")
        }
    }

    func text(_ values: String..., in language: MessageLanguage) -> String {
        let words = language == .vietnamese ? wording.vi : wording.en
        guard !values.isEmpty else { return words }
        var text = ""
        var rest = words[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let digit = rest[rest.index(after: open)...].prefix(1)
            if let index = Int(digit), values.indices.contains(index) { text += values[index] }
            rest = rest[open...].dropFirst(3)
        }
        return text + rest
    }
}

extension TaskState {
    /// `đang thực hiện`
    public func label(in language: MessageLanguage) -> String {
        let vietnamese = language == .vietnamese
        return switch self {
        case .open: vietnamese ? "chưa thực hiện" : "not started"
        case .started: vietnamese ? "đang thực hiện" : "in progress"
        case .waiting: vietnamese ? "chờ duyệt" : "awaiting approval"
        case .done: vietnamese ? "hoàn thành" : "done"
        case .paused: vietnamese ? "tạm dừng" : "paused"
        case .cancelled: vietnamese ? "hủy" : "cancelled"
        }
    }
}

extension TaskRow {
    /// Where it stands in the letter: `mục II.1, dòng 31, trang 2`.
    func place(in language: MessageLanguage) -> String {
        var parts: [String] = []
        if !section.isEmpty { parts.append(ExportWord.section.text(section, in: language)) }
        if let line { parts.append(ExportWord.line.text(String(line), in: language)) }
        if let page { parts.append(ExportWord.page.text(String(page), in: language)) }
        return parts.joined(separator: ", ")
    }
}

extension TaskLetter {
    /// `Chỉ thị 06/CT-UBND ngày 10/4/2026`; the file's name where the letter has none.
    func title(in language: MessageLanguage) -> String {
        let name = [type, number].compactMap { $0 }.joined(separator: " ")
        guard let date else { return name.isEmpty ? source : name }
        let day = TimeWords(in: language).date(date)
        return ExportWord.ofDate.text(name.isEmpty ? source : name, day, in: language)
    }
}
