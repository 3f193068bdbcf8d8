import LetterText

/// Finds page numbers on lines of their own.
///
/// A page number (Decree 30/2020, annex I: Arabic, centred at the top from the second page on) is a
/// figure alone between blank lines or at a page break, or one of a rising row of figures. `- 2 -`,
/// `Trang 2/5` and `2/5` are too.
struct PageNumbers {
    /// Marks the lines in `roles`. Complexity: O(*lines*).
    static func mark(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: inout LineFacts, _ letter: Range<Int>
    ) {
        var candidates: [(line: Int, number: Int, isSure: Bool)] = []
        var lastAlone = 0
        for line in letter where facts.role[line] == .text && lines.range(line).count <= 24 {
            let range = lines.trimmed(line, bytes)
            guard range.count <= 14, let number = number(bytes, range) else { continue }
            let isAlone = isGap(facts, line - 1) && isGap(facts, line + 1)
            let isAtBreak = isBreak(bytes, lines, facts, line - 1) || isBreak(bytes, lines, facts, line + 1)
            // Between bars a figure is a cell.
            guard !isBar(facts, line - 1), !isBar(facts, line + 1) else { continue }
            let isNext = lastAlone == 0 ? number.value <= 3 : number.value > lastAlone && number.value <= lastAlone + 2
            if isAlone, isNext { lastAlone = number.value }
            candidates.append((line, number.value, number.isDressed || isAtBreak || (isAlone && isNext)))
        }
        for (index, candidate) in candidates.enumerated() {
            let follows =
                index > 0 && candidates[index - 1].number + 1 == candidate.number
                && candidate.line - candidates[index - 1].line >= 12
            let leads =
                index + 1 < candidates.count && candidates[index + 1].number == candidate.number + 1
                && candidates[index + 1].line - candidate.line >= 12
            if candidate.isSure || (follows || leads) && candidates.count >= 2 {
                facts.mark(candidate.line, .pageNumber)
            }
        }
    }

    private static func isGap(_ facts: borrowing LineFacts, _ line: Int) -> Bool {
        line < 0 || line >= facts.count || facts.role[line] == .blank
    }

    private static func isBar(_ facts: borrowing LineFacts, _ line: Int) -> Bool {
        line >= 0 && line < facts.count && facts.role[line] == .bar
    }

    private static func isBreak(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts, _ line: Int
    ) -> Bool {
        guard line >= 0, line < facts.count else { return false }
        for index in lines.range(line) where bytes[index] == Layout.pageBreak { return true }
        return false
    }

    /// `2`, `- 2 -`, `2/5`, `Trang 2`; more than a bare figure is dressed.
    private static func number(
        _ bytes: borrowing Span<UInt8>, _ range: Range<Int>
    ) -> (value: Int, isDressed: Bool)? {
        var index = range.lowerBound
        var isDressed = false
        if let end = FoldedText.match([0x74, 0x72, 0x61, 0x6E, 0x67], in: bytes, at: index, slack: 1) {
            (index, isDressed) = (end, true)
        }
        var hasDash = false
        while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == 0x2D {
            if bytes[index] == 0x2D { hasDash = true }
            index += 1
        }
        var value = 0
        var figures = 0
        while index < range.upperBound, bytes[index] >= 0x30, bytes[index] <= 0x39, figures < 4 {
            value = value * 10 + Int(bytes[index]) - 0x30
            figures += 1
            index += 1
        }
        guard figures > 0, figures <= 3 else { return nil }
        var closes = false
        while index < range.upperBound {
            switch bytes[index] {
            case 0x20: break
            case 0x2D: closes = true
            case 0x2F where isDressed || hasDash || figures <= 3: isDressed = true
            case 0x30...0x39 where isDressed: break
            default: return nil
            }
            index += 1
        }
        guard hasDash == closes else { return nil }
        return (value, isDressed || hasDash)
    }
}
