import LetterText

/// How much the look of two lines speaks for one paragraph: log₂ × 256 of the odds.
///
/// What the words say is not in it: the n-grams add that.
enum JoinOdds {
    private static let bit = 256

    static func odds(
        _ line: TextLine, _ next: TextLine, block: TextLine, blockWidth: Int, blockBytes: [UInt8], firstWidth: Int,
        evidence: JoinEvidence
    ) -> Int {
        let span = blockBytes.span
        if line.isOpeningOnly || isOpenFormula(span, line) {
            switch next.opening {
            case .label, .bullet: return -14 * bit
            case .formula where !LineFormula.starts(span, line.start, line.end, with: deputy): return -14 * bit
            default: return next.gap > 0 ? 4 * bit : 14 * bit
            }
        }
        var odds = evidence.prior[next.gap > 0 ? 1 : 0]
        switch next.opening {
        case .label: odds -= 12 * bit
        case .formula: odds -= 12 * bit
        case .bullet: odds -= bulletCost(span, line, next)
        case .lowercase: odds += 5 * bit
        case .capital: odds -= 7 * bit / 4
        case .figure: odds += 2 * bit
        case .percentage: odds += 5 * bit
        case .openingMark: odds += bit / 2
        case .closingMark: odds += 8 * bit
        case .other: break
        }
        switch line.ending {
        case .comma: odds += 11 * bit / 2
        case .open: odds += 6 * bit
        case .period: odds -= 7 * bit / 2
        case .semicolon: odds -= 4 * bit
        case .colon: odds -= 5 * bit
        case .endMark: odds -= 14 * bit
        case .word, .close:
            odds += blockWidth >= 90 ? evidence.unpunctuated : bit
        }
        if line.isCapitals != next.isCapitals {
            odds -= 9 * bit
        } else if line.isCapitals {
            odds += LetterTypeNames.isWhole(span, line) ? -12 * bit : 2 * bit
        }
        if evidence.wrapWidth > 0 {
            odds += evidence.fill[evidence.fillBin(line.width + 1 + firstWidth)]
        }
        if block.opening == .formula { odds += formulaOdds(span, block, line, next, blockWidth) }
        return odds
    }

    /// `Số:`, `Kính gửi:`, `V/v`: nothing behind the formula yet.
    private static func isOpenFormula(_ span: borrowing Span<UInt8>, _ line: TextLine) -> Bool {
        guard line.opening == .formula else { return false }
        if line.ending == .colon { return line.width <= 10 && !LineFormula.starts(span, line.start, line.end, with: receivers) }
        guard line.width <= 3 else { return false }
        return LineFormula.starts(span, line.start, line.end, with: subject)
            || LineFormula.starts(span, line.start, line.end, with: deputy)
    }

    private static let receivers = Array("Nơi nhận".utf8)
    private static let subject = Array("V/v".utf8)
    private static let deputy = Array("PHÓ".utf8)
    private static let number = Array("Số".utf8)

    /// A subject takes several lines; a number takes one.
    private static func formulaOdds(
        _ span: borrowing Span<UInt8>, _ block: TextLine, _ line: TextLine, _ next: TextLine, _ blockWidth: Int
    ) -> Int {
        if LineFormula.starts(span, block.start, block.end, with: subject) {
            return blockWidth < 300 && line.ending != .period ? 4 * bit : 0
        }
        if LineFormula.starts(span, block.start, block.end, with: number) || LineFormula.starts(span, block.start, block.end, with: receivers) {
            return -8 * bit
        }
        return 0
    }

    /// What speaks against a bullet's being a dash inside a name: `kinh tế⏎- xã hội`.
    private static func bulletCost(_ span: borrowing Span<UInt8>, _ line: TextLine, _ next: TextLine) -> Int {
        guard line.ending == .word, next.contentStart < next.end, span[next.start] == 0x2D else { return 12 * bit }
        let scalar = VietnameseLetters.scalar(span, at: next.contentStart).scalar
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

    static func isWhole(_ span: borrowing Span<UInt8>, _ line: TextLine) -> Bool {
        guard line.count <= 32 else { return false }
        var bytes: [UInt8] = []
        for index in line.start..<line.end { bytes.append(span[index]) }
        return names.contains(bytes)
    }
}
