internal import CLetterData

/// The table `chrome.tsv`: first words of lines that tell a letter's landmarks and a page's frame.
///
/// It is short and read once, so it is embedded as it is.
public enum LineWords {
    /// The rows in the order of the table. Complexity: O(bytes of the table), once.
    public static let rows: [(class: String, phrase: [UInt8])] = {
        let start = giaoviec_chrome().assumingMemoryBound(to: UInt8.self)
        let view = TableView(base: start, count: giaoviec_chrome_count())
        var rows: [(class: String, phrase: [UInt8])] = []
        for line in view.string(0..<view.count).split(separator: "\n").dropFirst() where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            if cells.count == 2 { rows.append((String(cells[0]), Array(cells[1].utf8))) }
        }
        return rows
    }()
}
