/// The language of messages; letters stay as they are.
public enum MessageLanguage: String, CaseIterable, Sendable {
    case vietnamese = "vi"
    case english = "en"
}

extension Letter.Finding {
    /// What was found as a sentence for a person, with the words it is about.
    ///
    /// Complexity: O(*length*).
    public func message(in language: MessageLanguage) -> String {
        guard let wording = Self.wordings[kind] else { return detail.isEmpty ? kind : kind + ": " + detail }
        let words = language == .vietnamese ? wording.vi : wording.en
        return detail.isEmpty ? words : words + ": " + detail
    }

    /// Whether a person has to decide something; the others only tell what was done.
    public var needsAttention: Bool { !Self.notes.contains(kind) }

    private static let notes: Set<String> = [
        "control-character", "mixed-encodings", "spelling-corrected", "chrome-removed", "footnote",
    ]

    /// Kind → what it says in both languages.
    static let wordings: [String: (vi: String, en: String)] = [
        "invalid-utf8": ("byte không đúng UTF-8", "bytes that are no UTF-8"),
        "uncertain-reading": ("chữ quét không rõ", "not read with certainty"),
        "mixed-encodings": ("có đoạn theo bảng mã khác", "paragraphs in another encoding"),
        "control-character": ("bỏ ký tự điều khiển", "control character left out"),
        "spelling-corrected": ("đã sửa chữ nhận dạng sai", "misread word corrected"),
        "chrome-removed": ("bỏ phần không thuộc văn bản", "left out, no part of the letter"),
        "footnote": ("chú thích", "note"),
        "envelope-differs": ("thông tin gửi kèm khác với văn bản", "the message says otherwise than the letter"),
        "no-letter": ("không nhận ra là văn bản hành chính", "not recognised as an official letter"),
        "missing-number": ("không thấy số, ký hiệu", "no number found"),
        "missing-date": ("không thấy ngày ban hành", "no date found"),
        "missing-issuer": ("không thấy cơ quan ban hành", "no issuing agency found"),
        "label-repeated": ("số thứ tự lặp lại", "label used twice"),
        "label-out-of-order": ("số thứ tự không liên tục", "label out of order"),
        "several-letters": ("tệp có nhiều văn bản", "the file holds several letters"),
        "ragged-table": ("bảng có hàng thiếu hoặc thừa ô", "table with rows of unequal length"),
        "agency-missing": ("không rõ cơ quan thực hiện", "nobody is named for the task"),
        "deadline-unresolved": ("không hiểu thời hạn", "deadline not understood"),
        "deadline-impossible": ("thời hạn không có thật", "impossible deadline"),
        "year-assumed": ("năm được suy ra", "year assumed"),
    ]
}
