public import LetterText

/// Takes out of a text what is not the letter and brings its layout into one form.
///
/// Runs on decoded text before the line repair. Web-page frames, Markdown, page numbers and rules
/// go; tables become one line a row (``Layout``); tables that only lay out the page (letterhead,
/// addressees, signature) become plain lines. Line breaks of running text stay as they are.
public enum TextCleaning {
    /// The cleaned text and what was left out.
    ///
    /// A text that needs nothing comes back as it is. Complexity: O(*n*).
    public static func clean(_ source: SourceText) -> (text: SourceText, findings: [Finding]) {
        let need = Need(source.bytes.span)
        guard need.any else { return (source, []) }
        let plain = need.markup ? InlineMarkup.strip(source) : source
        guard need.markup || need.lines else { return (plain, []) }
        return LineCleaning.clean(plain)
    }

    /// What a first look at the bytes says must be done.
    private struct Need {
        var markup = false
        var lines = false
        var any: Bool { markup || lines }

        init(_ bytes: borrowing Span<UInt8>) {
            let cues = ChromeCueIndex.shared
            var lineStart = 0
            let count = bytes.count
            var index = 0
            while index < count {
                let byte = bytes[index]
                if Need.marks[Int(byte)] {
                    switch byte {
                    case 0x0A:
                        inspect(bytes, lineStart..<index, cues)
                        lineStart = index + 1
                    case 0xE2:
                        if index + 1 < count, bytes[index + 1] == 0x9C || bytes[index + 1] == 0x98 { markup = true }
                    case 0x09, 0x7C, 0x0C, 0x1F: lines = true
                    case 0x20:
                        if index + 2 < count, bytes[index + 1] == 0x20, bytes[index + 2] == 0x20 { lines = true }
                    case 0x26:
                        if index + 1 < count, bytes[index + 1] == 0x23 || bytes[index + 1] | 0x20 >= 0x61 {
                            markup = true
                        }
                    case 0x3C:
                        if index + 1 < count, bytes[index + 1] | 0x20 >= 0x61 || bytes[index + 1] == 0x2F {
                            markup = true
                        }
                    case 0x5B: if index > 0, bytes[index - 1] == 0x21 { markup = true }
                    case 0x28: if index > 0, bytes[index - 1] == 0x5D { markup = true }
                    default: markup = true
                    }
                    if markup, lines { return }
                }
                index += 1
            }
            inspect(bytes, lineStart..<count, cues)
            if !lines { lines = Need.isHeadMixed(bytes) }
        }

        /// The nation's name behind other words on its line, or something between it and the motto.
        private static func isHeadMixed(_ bytes: borrowing Span<UInt8>) -> Bool {
            let nation = Array("conghoaxahoichunghiavietnam".utf8)
            var index = 0
            var isLineStart = true
            while index < min(bytes.count, 4_000) {
                let byte = bytes[index]
                if byte | 0x20 == 0x63, index == 0 || bytes[index - 1] <= 0x20,
                    let end = FoldedText.match(nation, in: bytes, at: index)
                {
                    let motto = FoldedText.match(Array("doclaptudohanhphuc".utf8), in: bytes, at: end, slack: 100)
                    return !isLineStart || motto == nil
                }
                if byte == 0x0A { isLineStart = true } else if byte > 0x20 { isLineStart = false }
                index += 1
            }
            return false
        }

        /// Bytes at which the first look stops.
        private static let marks: [Bool] = {
            var table = [Bool](repeating: false, count: 256)
            for byte in "*#\\_<&[(|\t\n ".utf8 { table[Int(byte)] = true }
            table[0x0C] = true
            table[0x1F] = true
            table[0xE2] = true
            return table
        }()

        private mutating func inspect(
            _ bytes: borrowing Span<UInt8>, _ line: Range<Int>, _ cues: borrowing ChromeCueIndex
        ) {
            guard !lines, !line.isEmpty else { return }
            let first = bytes[line.lowerBound]
            if line.count <= 12, first >= 0x2D && first <= 0x39 || first == 0x3D {
                lines = true
                return
            }
            if line.count >= 3, first == 0x2D, bytes[line.lowerBound + 1] == 0x2D { lines = true }
            guard let pair = FoldedText.pair(bytes, at: line.lowerBound), !cues.isEmpty(pair),
                let match = cues.match(bytes, at: line.lowerBound)
            else { return }
            switch match.kind {
            case .site, .tail, .label: lines = true
            // The nation's name broken over lines, or behind the issuer on one line.
            case .nation: if match.end > line.upperBound { lines = true }
            default: break
            }
        }
    }
}
