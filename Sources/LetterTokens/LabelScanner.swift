import LetterLexicon

/// Reads item labels (số thứ tự của phần, mục, khoản, điểm) and bullets at the start of a line.
struct LabelScanner {
    let reader: ByteReader

    /// The offset behind the label that begins here, without the blanks behind it.
    func scanLabel(at start: Int) -> Int? {
        let byte = reader.byte(start)
        if byte == 0x28 { return scanBracketed(at: start) }
        if byte &- 0x30 < 10 || byte &- 0x41 < 26 || byte &- 0x61 < 26 {
            if let end = scanNumbered(at: start) { return end }
        } else if byte == 0xC4, reader.byte(start + 1) == 0x91 || reader.byte(start + 1) == 0x90 {
            if let end = scanNumbered(at: start) { return end }
        }
        return reader.hasCapital(at: start) ? scanWorded(at: start) : nil
    }

    /// `(i)`, `(a)`, `(1)`, `( ii )`.
    private func scanBracketed(at start: Int) -> Int? {
        let inner = reader.skipBlanks(start + 1, limit: 1)
        guard let component = component(at: inner) ?? lowerRoman(at: inner) else { return nil }
        let close = reader.skipBlanks(component.end, limit: 1)
        return reader.byte(close) == 0x29 ? close + 1 : nil
    }

    private enum Shape { case figure, roman, letter, capital }

    private func lowerRoman(at start: Int) -> (end: Int, shape: Shape)? {
        RomanNumeral.scanLowerCase(reader, at: start).map { ($0.end, .roman) }
    }

    /// One part of a label: a number of at most three digits, a roman numeral, one letter.
    private func component(at start: Int) -> (end: Int, shape: Shape)? {
        if reader.isDigit(start) {
            var end = start
            while reader.isDigit(end) {
                end += 1
                if end - start > 3 { return nil }
            }
            return (end, .figure)
        }
        if let roman = RomanNumeral.scan(reader, at: start) { return (roman.end, .roman) }
        let (info, length) = reader.letter(at: start)
        guard info.isLetter, info.base != 0, !reader.hasLetter(at: start + length) else { return nil }
        let end = start + length
        if info.isCapital {
            // `A.` … `K.` number parts; `P.`, `Q.`, `T.` are short forms.
            guard info.tone == 0, info.base <= 14 else { return nil }
            return (end, .capital)
        }
        return info.tone == 0 ? (end, .letter) : nil
    }

    /// `1.`, `1.1.`, `1.1`, `I.`, `I/`, `a)`, `a.1)`, `A.`, `1-`.
    private func scanNumbered(at start: Int) -> Int? {
        guard var last = component(at: start) ?? lowerRoman(at: start) else { return nil }
        let isLowerRoman = component(at: start) == nil
        var parts = 1
        var isShort = last.end - start <= 2
        while parts < 8 {
            let next: Int
            if reader.byte(last.end) == 0x2E {
                next = last.end + 1
            } else if last.shape == .letter, parts == 1 || last.end > start, reader.isDigit(last.end) {
                next = last.end
            } else {
                break
            }
            guard let more = component(at: next), isLabelMark(at: more.end) else { break }
            isShort = isShort && more.end - next <= 2
            last = more
            parts += 1
        }
        let end = last.end
        switch reader.byte(end) {
        case 0x29:
            return end + 1
        case 0x2E:
            if isLowerRoman { return nil }
            var behind = end + 1
            if reader.byte(behind) == 0x29 || reader.byte(behind) == 0x2D || reader.byte(behind) == 0x3A { behind += 1 }
            return startsText(at: behind) ? behind : nil
        case 0x2F:
            // `1/ Xây dựng`, `I/ MỤC`; `15/9`, `đ/c`, `1/3 số hộ` are none.
            if isLowerRoman || parts > 1 && !isShort { return nil }
            return startsText(at: end + 1) ? end + 1 : nil
        case 0x2D:
            // `1- Xây dựng`, `I- MỤC`
            guard parts == 1, last.shape == .figure || last.shape == .roman, isShort else { return nil }
            let text = reader.skipBlanks(end + 1, limit: 4)
            return reader.hasCapital(at: text) ? end + 1 : nil
        default:
            // `1.1 Mục tiêu`: several parts may stand without a mark before a capital.
            guard parts > 1, isShort else { return nil }
            let text = reader.skipBlanks(end, limit: 8)
            return text > end && (reader.hasCapital(at: text) || reader.byte(text) == 0xE2) ? end : nil
        }
    }

    private func isLabelMark(at index: Int) -> Bool {
        switch reader.byte(index) {
        case 0x2E, 0x29, 0x2F, 0x20, 0x09, 0x0A, 0, 0xC2, 0x3A: true
        default: false
        }
    }

    /// A blank, the end of the line, a capital or a quotation mark.
    private func startsText(at index: Int) -> Bool {
        let byte = reader.byte(index)
        if index >= reader.count || byte <= 0x20 || reader.blank(at: index) > 0 { return true }
        return byte == 0xE2 || byte == 0x22 || byte == 0x28 || reader.hasCapital(at: index)
    }

    /// `Điều 5.`, `Chương II`, `Mục 1.`, `Phần I`, `Phần thứ nhất`, `Khoản 1.`
    private func scanWorded(at start: Int) -> Int? {
        let (role, end) = reader.role(at: start)
        guard role == .article || role == .chapter || role == .section || role == .part else { return nil }
        let index = reader.skipBlanks(end, limit: 4)
        guard index > end else { return nil }
        let behind: Int
        if role == .part, reader.role(at: index).role == .ordinal {
            let number = reader.skipBlanks(reader.role(at: index).end, limit: 4)
            let (ordinal, ordinalEnd) = reader.role(at: number)
            guard ordinal == .ordinalNumber else { return nil }
            behind = ordinalEnd
        } else if let figure = reader.digits(at: index), figure.end - index <= 3 {
            // `Điều 5a.`
            let suffix = reader.word(at: figure.end)
            guard suffix.letterCount <= 1 else { return nil }
            behind = suffix.end
        } else if role != .article, let roman = RomanNumeral.scan(reader, at: index) {
            behind = roman.end
        } else {
            return nil
        }
        if reader.isLineEnd(behind) { return behind }
        let byte = reader.byte(behind)
        if byte == 0x2E || byte == 0x3A { return reader.isDigit(behind + 1) ? nil : behind + 1 }
        // `Chương II QUY ĐỊNH CHUNG`: the heading follows in capitals.
        guard role == .chapter || role == .part else { return nil }
        let text = reader.skipBlanks(behind, limit: 8)
        return text > behind && reader.word(at: text).isAllCapitals ? behind : nil
    }

    /// `-`, `+`, `•`, `*`, `–` and the like, not doubled.
    func scanBullet(at start: Int) -> Int? {
        let byte = reader.byte(start)
        switch byte {
        case 0x2D, 0x2B, 0x2A:
            let next = reader.byte(start + 1)
            if next == byte || byte == 0x2B && reader.isDigit(start + 1) { return nil }
            if byte == 0x2A, reader.skipBlanks(start + 1, limit: 1) > start + 1,
                reader.byte(reader.skipBlanks(start + 1, limit: 1)) == byte
            {
                return nil
            }
            return reader.isLineEnd(start + 1) ? nil : start + 1
        case 0xC2 where reader.byte(start + 1) == 0xB7: return start + 2
        case 0xE2, 0xEF:
            let (value, length) = reader.codePoint(at: start)
            switch value {
            case 0x2010...0x2015, 0x2022, 0x2023, 0x2043, 0x2212, 0x2219, 0x25A0...0x25FF, 0x2605, 0x2606,
                0x2713...0x2719,
                0x2756, 0x27A2...0x27BE, 0xF000...0xF0FF:
                return start + length
            default: return nil
            }
        case 0x6F:
            // Word's round bullet comes out as `o`.
            let text = reader.skipBlanks(start + 1, limit: 8)
            return text > start + 1 && reader.hasCapital(at: text) ? start + 1 : nil
        default: return nil
        }
    }
}
