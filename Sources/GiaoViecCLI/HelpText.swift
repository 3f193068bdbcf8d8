import LetterKit

/// The words that the argument parser adds by itself, in Vietnamese.
enum HelpText {
    /// Beginnings of lines and words in English with what stands for them.
    private static let headings: [(english: String, vietnamese: String)] = [
        ("OVERVIEW: ", "GIỚI THIỆU: "), ("USAGE: ", "CÁCH DÙNG: "), ("ARGUMENTS:", "ĐỐI SỐ:"),
        ("OPTIONS:", "TÙY CHỌN:"),
        ("SUBCOMMANDS:", "CÁC LỆNH:"), ("Error: ", "Lỗi: "), ("Usage: ", "Cách dùng: "), ("Help: ", "Hướng dẫn: "),
    ]

    private static let phrases: [(english: String, vietnamese: String)] = [
        ("(default: ", "(mặc định: "), ("(values: ", "(giá trị: "),
        ("Show the version.", "Hiện phiên bản."), ("Show help information.", "Hiện hướng dẫn."),
        ("Show subcommand help information.", "Hiện hướng dẫn của lệnh."), ("<subcommand>", "<lệnh>"),
        ("<options>", "<tùy chọn>"),
        ("Missing expected argument", "Thiếu đối số"), ("Unknown option", "Không có tùy chọn"),
        ("Did you mean", "Có phải ý là"),
        ("Missing value for", "Thiếu giá trị cho"), ("Unexpected argument", "Thừa đối số"),
        ("unexpected arguments:", "đối số thừa:"), ("unexpected argument", "đối số thừa"), ("The value", "Giá trị"),
        ("is invalid for", "không hợp lệ cho"), ("for more information.", "để biết thêm."), ("  See '", "  Xem '"),
        ("for detailed help.", "để xem chi tiết."), ("See 'giaoviec help <lệnh>'", "Xem 'giaoviec help <lệnh>'"),
    ]

    /// The parser's message in the language of the command.
    static func translated(_ text: String) -> String {
        guard Language.current == .vietnamese else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var line = String(line)
            for heading in headings where line.hasPrefix(heading.english) {
                line = heading.vietnamese + line.dropFirst(heading.english.count)
            }
            for phrase in phrases { line = replacing(phrase.english, by: phrase.vietnamese, in: line) }
            return line
        }.joined(separator: "\n")
    }

    static func replacing(_ words: String, by other: String, in line: String) -> String {
        guard !words.isEmpty else { return line }
        var result = ""
        var rest = line[...]
        while let range = firstRange(of: words, in: rest) {
            result += rest[..<range.lowerBound]
            result += other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    static func contains(_ words: String, in line: String) -> Bool { firstRange(of: words, in: line[...]) != nil }

    private static func firstRange(of words: String, in text: Substring) -> Range<Substring.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(words) { return start..<text.index(start, offsetBy: words.count) }
            start = text.index(after: start)
        }
        return nil
    }
}
