/// A report as a picture: one bar a body, its four groups beside each other. SVG 1.1, no script, no font of its own.
public enum ReportChart {
    /// Words of the chart, in the reader's language.
    public struct Words: Sendable {
        var title: String
        var groups: [String]

        /// - Parameter groups: done in time, done late, open, overdue.
        public init(title: String, groups: [String]) {
            self.title = title
            self.groups = groups
        }
    }

    private static let colours = ["#2e7d32", "#a5d6a7", "#90a4ae", "#c62828"]

    /// Complexity: O(reports).
    public static func svg(_ reports: [AgencyReport], words: Words) -> String {
        let (left, bar, width, step) = (330, 18, 900, 28)
        let top = 78
        let height = top + reports.count * step + 16
        let most = max(1, reports.map(\.total).max() ?? 1)
        let room = width - left - 60
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
                + "height=\"\(height)\" font-family=\"sans-serif\" font-size=\"12\">",
            "<title>\(escaped(words.title))</title>",
            "<rect width=\"\(width)\" height=\"\(height)\" fill=\"#ffffff\"/>",
            "<text x=\"16\" y=\"28\" font-size=\"17\">\(escaped(words.title))</text>",
        ]
        for (index, group) in words.groups.enumerated() {
            let x = 16 + index * 220
            lines.append("<rect x=\"\(x)\" y=\"44\" width=\"12\" height=\"12\" fill=\"\(colours[index])\"/>")
            lines.append("<text x=\"\(x + 18)\" y=\"54\">\(escaped(group))</text>")
        }
        for (number, report) in reports.enumerated() {
            let y = top + number * step
            lines.append(
                "<text x=\"\(left - 8)\" y=\"\(y + 13)\" text-anchor=\"end\">\(escaped(shortened(report.agency)))</text>"
            )
            var x = left
            let counts = [report.doneInTime, report.doneLate, report.openInTime, report.overdue]
            var sum = 0
            for (index, count) in counts.enumerated() where count > 0 {
                sum += count
                let end = left + room * sum / most
                let name = index < words.groups.count ? words.groups[index] : ""
                lines.append(
                    "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(1, end - x))\" height=\"\(bar)\" fill=\"\(colours[index])\">"
                        + "<title>\(escaped(report.agency)): \(escaped(name)) \(count)</title></rect>")
                x = max(x + 1, end)
            }
            lines.append("<text x=\"\(x + 6)\" y=\"\(y + 13)\">\(report.total)</text>")
        }
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    /// What fits before the bars.
    private static func shortened(_ text: String) -> String {
        text.count <= 48 ? text : text.prefix(47) + "…"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default:
                // Control characters are none of XML's.
                if character.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) { result.append(character) }
            }
        }
        return result
    }
}
