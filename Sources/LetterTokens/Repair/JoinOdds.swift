import LetterLexicon
import LetterText

/// How much the look of two lines speaks for one paragraph: log₂ × 256 of the odds.
///
/// What the words say is not in it: the n-grams add that.
struct JoinOdds {
    private static let bit = 256

    let bytes: [UInt8]
    let evidence: JoinEvidence

    /// - Parameters:
    ///   - block: the first line of the block that `line` belongs to.
    ///   - blockWidth: characters of the block up to the end of `line`.
    func odds(
        _ line: TextLine, _ lineEdges: LineEdges, _ next: TextLine, _ nextEdges: LineEdges, block: TextLine,
        blockWidth: Int
    ) -> Int {
        let bit = Self.bit
        let isDeputy = LineFormula.isDeputy(bytes.span, line.start, line.end) && next.opening == .formula
        if line.isOpeningOnly || isDeputy || Self.isOpenFormula(bytes, line) {
            switch next.opening {
            case .label, .bullet: return -14 * bit
            case .formula where line.opening == .formula && line.ending == .colon: return -14 * bit
            default: return next.gap > 0 ? 4 * bit : 14 * bit
            }
        }
        var odds: Int
        if next.gap == 0, next.opening == .capital, let mark = JoinEvidence.Mark(line.ending),
            !line.isCapitals, !next.isCapitals
        {
            odds = evidence.capitals[mark.rawValue]
            if mark == .word {
                if blockWidth >= 90 { odds += evidence.unpunctuated }
                // `Sở Y tế⏎Chủ trì …`, but not behind a full line (`Công ty TNHH MTV⏎Đầu tư và Xây dựng …`) nor
                // behind what governs a name (`tại⏎Báo cáo số 12/BC-SYT`).
                let isFull =
                    line.start != block.start && evidence.innerFill.isFull(line.width + 1 + nextEdges.firstWidth)
                if !isFull, !RepairPhrases.isLink(lineEdges.last.last), RepairPhrases.opensDuty(bytes, next) {
                    odds -= 6 * bit
                }
            }
        } else {
            odds = evidence.prior[next.gap > 0 ? 1 : 0] + openingOdds(line, lineEdges, next, block)
            odds += endingOdds(line, blockWidth)
        }
        if line.isCapitals != next.isCapitals {
            odds -= 14 * bit
        } else if line.isCapitals {
            odds += capitalsOdds(line, next, block)
        }
        if next.gap == 0 {
            let fill = line.start == block.start ? evidence.firstFill : evidence.innerFill
            odds += fill.odds(line.width + 1 + nextEdges.firstWidth)
        }
        if line.isFigures || next.isFigures { odds -= 8 * bit }
        // A small letter behind a long line without a mark goes on over an empty line, too.
        if next.gap > 0, next.opening == .lowercase, line.ending == .word || line.ending == .comma, blockWidth >= 40 {
            odds += 4 * bit
        }
        if next.gap == 0, next.opening == .capital || next.opening == .figure, bridgesBracket(line, next) {
            odds += 12 * bit
        }
        if RepairPhrases.isFirmLink(lineEdges.last.last) {
            odds += (next.gap == 0 ? 10 : 6) * bit
        } else if next.gap == 0 || next.opening != .capital, RepairPhrases.isLink(lineEdges.last.last) {
            // `trong thời gian đến`, an empty line, `Ngày …`: some of them may end a block.
            odds += 6 * bit
        }
        if line.ending == .word, !lineEdges.isSingle, next.opening == .capital, next.gap == 0, !line.isCapitals,
            RepairPhrases.isHead(lineEdges.last.last), bytes[lineEdges.lastRange.lowerBound] &- 0x41 < 26
        {
            odds += 8 * bit
        }
        // `5. Sở⏎Giáo dục và Đào tạo`: one word behind a label is no heading.
        if line.opening == .label || (line.opening == .capital && line.width <= 3), lineEdges.isSingle,
            line.ending == .word, next.opening == .capital,
            next.gap == 0, !line.isCapitals
        {
            odds += 10 * bit
        }
        // Members of a list without bullets do not stand under a label; a numbered paragraph goes on behind `;`.
        if line.ending == .semicolon, block.opening == .label, next.opening == .capital, next.gap == 0 {
            odds += 4 * bit
        }
        if block.opening == .formula, LineFormula.isDeputy(bytes.span, next.start, next.end) { odds -= 24 * bit }
        if block.opening == .formula { odds += formulaOdds(block, line, blockWidth) }
        return odds
    }

    /// `Phối hợp với Sở Nội vụ (Ban⏎Thi đua) tổ chức …`: a bracket that the line leaves open is closed on the next.
    private func bridgesBracket(_ line: TextLine, _ next: TextLine) -> Bool {
        let span = bytes.span
        var index = line.end
        let first = max(line.start, line.end - Self.bracketReach)
        while index > first, span[index - 1] != 0x28 {
            index -= 1
            if span[index] == 0x29 { return false }
        }
        guard index > first else { return false }
        index = next.start
        let last = min(next.end, next.start + Self.bracketReach)
        while index < last, span[index] != 0x28 {
            if span[index] == 0x29 { return true }
            index += 1
        }
        return false
    }

    /// Bytes of a line in which a bracket is looked for.
    private static let bracketReach = 120

    private func openingOdds(
        _ line: TextLine, _ lineEdges: LineEdges, _ next: TextLine, _ block: TextLine
    ) -> Int {
        let bit = Self.bit
        switch next.opening {
        case .label: return -12 * bit
        case .formula: return -24 * bit
        case .placeDate:
            // "Thành phố Hồ⏎Chí Minh, ngày …" is one place.
            return block.width <= 20 && RepairPhrases.opensPlace(bytes, block) ? 2 * bit : -24 * bit
        case .bullet: return -bulletCost(line, lineEdges, next)
        case .lowercase: return 5 * bit
        case .capital: return -7 * bit / 4
        case .figure: return 2 * bit
        case .percentage: return 6 * bit
        case .openingMark: return bit / 2
        case .closingMark: return 8 * bit
        case .other: return 0
        }
    }

    private func endingOdds(_ line: TextLine, _ blockWidth: Int) -> Int {
        let bit = Self.bit
        switch line.ending {
        case .comma: return 11 * bit / 2
        case .open: return 6 * bit
        case .period: return -7 * bit / 2
        case .semicolon: return -4 * bit
        case .colon: return -5 * bit
        case .endMark: return -14 * bit
        case .word, .close: return blockWidth >= 90 ? evidence.unpunctuated : bit
        }
    }

    /// Two lines in capitals: one heading, unless the first is a type name or both name bodies.
    private func capitalsOdds(_ line: TextLine, _ next: TextLine, _ block: TextLine) -> Int {
        if LetterTypeNames.isWhole(bytes, line) || LetterTypeNames.isWhole(bytes, next) { return -12 * Self.bit }
        if next.opening == .capital, RepairPhrases.opensBody(bytes, next), RepairPhrases.opensBody(bytes, block) {
            return -8 * Self.bit
        }
        // A numbered heading in capitals goes on in capitals: `II. NHIỆM VỤ⏎TRONG THỜI GIAN TỚI`.
        return (block.opening == .label && next.gap == 0 ? 9 : 5) * Self.bit
    }

    /// `Số:`, `Kính gửi:`, `V/v`, `KT.`: nothing behind the formula yet.
    private static func isOpenFormula(_ bytes: [UInt8], _ line: TextLine) -> Bool {
        guard line.opening == .formula else { return false }
        if line.ending == .colon {
            return line.width <= 10 && !LineFormula.starts(bytes.span, line.start, line.end, with: receivers)
        }
        return line.width <= 4 && (line.ending == .period || line.width <= 3)
    }

    private static let receivers = Array("Nơi nhận".utf8)
    private static let subject = Array("V/v".utf8)
    private static let number = Array("Số".utf8)

    /// A subject takes several lines; a number takes one.
    private func formulaOdds(_ block: TextLine, _ line: TextLine, _ blockWidth: Int) -> Int {
        let span = bytes.span
        if LineFormula.starts(span, block.start, block.end, with: Self.subject) {
            return blockWidth < 300 && line.ending != .period ? 4 * Self.bit : 0
        }
        if LineFormula.starts(span, block.start, block.end, with: Self.number)
            || LineFormula.starts(span, block.start, block.end, with: Self.receivers)
        {
            return -8 * Self.bit
        }
        return 0
    }

    /// What speaks against a bullet's being a dash inside a name or a span of years.
    ///
    /// `kinh tế⏎- xã hội`, `Lao động⏎- Thương binh`, `2021⏎- 2025`.
    private func bulletCost(_ line: TextLine, _ lineEdges: LineEdges, _ next: TextLine) -> Int {
        let bit = Self.bit
        guard line.ending == .word, next.contentStart < next.end else { return 12 * bit }
        let isHyphen = bytes[next.start] == 0x2D || bytes[next.start] == 0xE2
        guard isHyphen else { return 12 * bit }
        let scalar = VietnameseLetters.scalar(bytes, at: next.contentStart).scalar
        if scalar &- 0x30 < 10 { return lineEdges.last.last == .number ? -4 * bit : 11 * bit }
        if RepairPhrases.bridgesDash(bytes, line, next) { return -6 * bit }
        return VietnameseLetters.isLetter(scalar) && !VietnameseLetters.isUppercase(scalar) ? 4 * bit : 11 * bit
    }
}

/// Names of document types that stand on a line of their own (Decree 30/2020, article 7).
enum LetterTypeNames {
    private static let names: Set<[UInt8]> = Set(
        [
            "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN",
            "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG",
            "CÔNG VĂN", "CÔNG ĐIỆN", "BẢN GHI NHỚ", "GIẤY MỜI", "PHỤ LỤC", "KẾT LUẬN", "NGHỊ ĐỊNH", "THÔNG TƯ",
            "CÔNG ĐIỆN KHẨN",
        ].map { Array($0.utf8) })

    static func isWhole(_ bytes: [UInt8], _ line: TextLine) -> Bool {
        line.count <= 32 && names.contains(Array(bytes[line.start..<line.end]))
    }
}
