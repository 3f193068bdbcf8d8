/// How many columns of a terminal a text takes.
enum TextWidth {
    /// Combining marks take none, East Asian wide letters two, all others one.
    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || value == 0x7F ? 0 : 1 }
        if (0x1E00...0x1EFF).contains(value) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    static func of(_ text: some StringProtocol) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// The text, or its beginning and `…`, in at most `width` columns.
    static func truncate(_ text: String, width: Int) -> String {
        guard of(text) > width else { return text }
        return prefix(text, width: max(0, width - 1)) + "…"
    }

    private static func prefix(_ text: String, width: Int) -> String {
        var used = 0
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            used += of(scalar)
            if used > width { break }
            result.append(scalar)
        }
        return String(result)
    }

    /// The text in lines of at most `width` columns, broken at blanks; a word that is longer than a
    /// line is cut. At most `lines` lines, the last ends in `…` where something is left out.
    static func wrap(_ text: String, width: Int, lines limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for word in text.split(separator: " ") {
            var word = String(word)
            var wordWidth = of(word)
            if lineWidth > 0, lineWidth + 1 + wordWidth > width {
                lines.append(line)
                line = ""
                lineWidth = 0
                if lines.count == limit { return shortened(lines, width: width) }
            }
            while wordWidth > width {
                let piece = prefix(word, width: max(1, width))
                guard !piece.isEmpty else { break }
                lines.append(piece)
                if lines.count == limit { return shortened(lines, width: width) }
                word = String(word.unicodeScalars.dropFirst(piece.unicodeScalars.count))
                wordWidth = of(word)
            }
            if lineWidth > 0 {
                line += " " + word
                lineWidth += 1 + wordWidth
            } else {
                line = word
                lineWidth = wordWidth
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// The last line ends in `…`, behind a whole word where one fits.
    private static func shortened(_ lines: [String], width: Int) -> [String] {
        guard var last = lines.last else { return lines }
        if of(last) >= width {
            last = last.lastIndex(of: " ").map { String(last[..<$0]) } ?? prefix(last, width: width - 1)
        }
        while let mark = last.last, " ,;.".contains(mark) { last.removeLast() }
        return lines.dropLast() + [last + "…"]
    }
}
