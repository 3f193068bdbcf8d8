import LetterLexicon
import LetterText

/// Tells what the two ends of a line look like.
enum LineShape {
    static func describe(_ line: inout TextLine, _ bytes: [UInt8]) {
        let span = bytes.span
        let label = labelEnd(span, line.start, line.end)
        if label > line.start {
            line.opening = .label
            line.contentStart = skipBlanks(span, label, line.end)
        } else {
            let bullet = bulletEnd(span, line.start, line.end)
            if bullet > line.start {
                line.opening = .bullet
                line.contentStart = skipBlanks(span, bullet, line.end)
            } else {
                line.opening = opening(span, line.start, line.end)
                // `v/v` is the only formula in small letters.
                if line.opening == .capital || line.opening == .lowercase && span[line.start] == 0x76 {
                    if LineFormula.begins(span, line.start, line.end) {
                        line.opening = .formula
                    } else if LineFormula.isPlaceDate(span, line.start, line.end) {
                        line.opening = .placeDate
                    }
                }
            }
        }
        line.ending = ending(span, line.start, line.end)
        line.isCapitals = isCapitals(bytes, line.contentStart, line.end)
        if isDigit(span[line.end - 1]) { line.isFigures = isFigures(span, line.start, line.end) }
    }

    static func skipBlanks(_ span: borrowing Span<UInt8>, _ from: Int, _ end: Int) -> Int {
        var index = from
        while index < end, span[index] == 0x20 { index += 1 }
        return index
    }

    // MARK: Beginning

    static func opening(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> TextLine.Opening {
        let first = VietnameseLetters.scalar(span, at: start).scalar
        if VietnameseLetters.isLetter(first) {
            return VietnameseLetters.isUppercase(first) ? .capital : .lowercase
        }
        if first >= 0x30, first <= 0x39 {
            var index = start
            while index < end, isDigit(span[index]) || span[index] == 0x2E || span[index] == 0x2C { index += 1 }
            index = skipBlanks(span, index, end)
            return index < end && span[index] == 0x25 ? .percentage : .figure
        }
        switch first {
        case 0x28, 0x5B, 0x201C, 0x22, 0x2018: return .openingMark
        case 0x2C, 0x2E, 0x3B, 0x3A, 0x29, 0x5D, 0x201D, 0x2019, 0x25, 0x2026, 0x21, 0x3F: return .closingMark
        case 0x2F: return .closingMark
        default: return .other
        }
    }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    @inline(__always) static func isRoman(_ byte: UInt8) -> Bool {
        byte == 0x49 || byte == 0x56 || byte == 0x58 || byte == 0x4C
    }

    /// Offset behind a bullet (gạch đầu dòng), `start` if there is none.
    static func bulletEnd(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        let first = VietnameseLetters.scalar(span, at: start)
        switch first.scalar {
        case 0x2D, 0x2B, 0x2A, 0x2013, 0x2014:
            let next = start + first.count
            guard next < end else { return end }
            let byte = span[next]
            // "-Tên" is a bullet, "-5" and "--" are not.
            return byte == 0x20 || byte >= 0x80 || byte &- 0x41 < 26 ? next : start
        case 0x2022, 0x25CF, 0x25CB, 0x25AA, 0x25A0, 0x25E6, 0x2043, 0x27A2, 0xF0B7, 0xF02D, 0xF0A7, 0xB7, 0x2666,
            0x2192, 0x2794:
            return start + first.count
        default:
            return start
        }
    }

    /// Offset behind an item label, `start` if there is none.
    ///
    /// `I.` `1.` `1.1.` `1.1` before a capital, `a)` `đ)` `(i)` `1)` `2/`, `Điều 5.`, `Chương II`.
    static func labelEnd(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        let first = span[start]
        if isDigit(first) { return numberLabelEnd(span, start, end) }
        if first == 0x28 {
            let inner = shortNameEnd(span, start + 1, end)
            guard inner > start + 1, inner < end, span[inner] == 0x29 else { return start }
            return followsBlank(span, inner + 1, end) ? inner + 1 : start
        }
        // "[1]": a footnote.
        if first == 0x5B {
            var index = start + 1
            while index < end, isDigit(span[index]), index - start < 4 { index += 1 }
            return index > start + 1 && index < end && span[index] == 0x5D ? index + 1 : start
        }
        if isRoman(first) {
            var index = start + 1
            while index < end, isRoman(span[index]), index - start < 6 { index += 1 }
            // "I.1." and "II.2" continue with figures.
            if index + 1 < end, span[index] == 0x2E, isDigit(span[index + 1]) {
                let inner = numberLabelEnd(span, index + 1, end)
                if inner > index + 1 { return inner }
            }
            if let closed = closedLabel(span, index, end) { return closed }
        }
        let name = shortNameEnd(span, start, end)
        if name > start, let closed = closedLabel(span, name, end) { return closed }
        return LineFormula.partLabelEnd(span, start, end)
    }

    /// `1.` `12.` `1.1.` `1)` `1/`, and `1.1` without a last dot before a capital.
    private static func numberLabelEnd(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        var parts = 0
        while true {
            let partStart = index
            while index < end, isDigit(span[index]) { index += 1 }
            let digits = index - partStart
            guard digits >= 1, digits <= 2 else { return start }
            parts += 1
            guard index < end else { return parts > 1 ? index : start }
            if span[index] == 0x2E {
                if index + 1 < end, isDigit(span[index + 1]), parts < 6 {
                    index += 1
                    continue
                }
                return followsWord(span, index + 1, end) ? index + 1 : start
            }
            if span[index] == 0x29, parts == 1 { return followsWord(span, index + 1, end) ? index + 1 : start }
            if span[index] == 0x2F, parts == 1 { return followsBlank(span, index + 1, end) ? index + 1 : start }
            guard parts > 1, span[index] == 0x20 else { return start }
            let next = skipBlanks(span, index, end)
            guard next < end else { return index }
            let scalar = VietnameseLetters.scalar(span, at: next).scalar
            return VietnameseLetters.isUppercase(scalar) ? index : start
        }
    }

    /// A letter (`a`, `đ`), two equal letters (`aa`) or a small Roman number.
    private static func shortNameEnd(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard start < end else { return start }
        let first = VietnameseLetters.scalar(span, at: start)
        guard VietnameseLetters.isLetter(first.scalar) else {
            return isDigit(span[start]) && start + 1 < end
                ? (isDigit(span[start + 1]) ? start + 2 : start + 1) : start
        }
        var index = start + first.count
        if first.scalar == 0x69 || first.scalar == 0x76 || first.scalar == 0x78 {
            while index < end, span[index] == 0x69 || span[index] == 0x76 || span[index] == 0x78, index - start < 5 {
                index += 1
            }
        } else if index + first.count <= end, VietnameseLetters.scalar(span, at: index).scalar == first.scalar {
            index += first.count
        }
        return index
    }

    /// A label's mark `.` `)` `/` and what may follow it.
    private static func closedLabel(_ span: borrowing Span<UInt8>, _ index: Int, _ end: Int) -> Int? {
        guard index < end, span[index] == 0x2E || span[index] == 0x29 || span[index] == 0x2F else { return nil }
        return followsBlank(span, index + 1, end) || span[index] == 0x29 && followsWord(span, index + 1, end)
            ? index + 1 : nil
    }

    private static func followsBlank(_ span: borrowing Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        index >= end || span[index] == 0x20
    }

    /// A blank, a letter or the end of the line: no figure and no mark.
    private static func followsWord(_ span: borrowing Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index < end else { return true }
        if span[index] == 0x20 { return true }
        return VietnameseLetters.isLetter(VietnameseLetters.scalar(span, at: index).scalar)
    }

    // MARK: End

    static func ending(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> TextLine.Ending {
        let last = VietnameseLetters.scalar(span, before: end)?.scalar ?? 0
        switch last {
        case 0x2E:
            if end - start >= 3, span[end - 2] == 0x2F { return .endMark }
            return .period
        case 0x21, 0x3F: return .period
        case 0x3B: return .semicolon
        case 0x3A: return .colon
        case 0x2C: return .comma
        case 0x2D, 0x2F, 0x28, 0x5B, 0x201C, 0x2013, 0x26: return .open
        case 0x29: return endsWithLabel(span, start, end) ? .open : .close
        case 0x5D, 0x201D, 0x2026: return .close
        default: return .word
        }
    }

    /// `… các việc: (i)`: the label of an item inside the paragraph stands last, what it counts must follow.
    private static func endsWithLabel(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var index = end - 1
        while index > start, end - index <= 6, span[index - 1] != 0x28 {
            index -= 1
            guard isDigit(span[index]) || span[index] &- 0x61 < 26 else { return false }
        }
        guard index > start + 1, index < end - 1, span[index - 1] == 0x28 else { return false }
        index -= 2
        while index > start, span[index] == 0x20 { index -= 1 }
        return span[index] == 0x3A || span[index] == 0x3B || span[index] == 0x2C
    }

    private static func isFigures(_ span: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        var words = 0
        var numbers = 0
        var isNumber = true
        for index in start...end {
            if index == end || span[index] == 0x20 {
                words += 1
                if isNumber { numbers += 1 }
                isNumber = true
            } else if !isDigit(span[index]), span[index] != 0x2E, span[index] != 0x2C, span[index] != 0x25 {
                isNumber = false
            }
        }
        return numbers >= 3 && numbers * 5 >= words * 2
    }

    /// All letters capitals, and one of the words a syllable of at least two letters.
    static func isCapitals(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let span = bytes.span
        var index = start
        var upper = 0
        var marked = 0
        while index < end {
            let byte = span[index]
            if byte < 0x80 {
                if byte &- 0x61 < 26 { return false }
                if byte &- 0x41 < 26 { upper += 1 }
                index += 1
                continue
            }
            let next = VietnameseLetters.scalar(span, at: index)
            if VietnameseLetters.isLetter(next.scalar) {
                guard VietnameseLetters.isUppercase(next.scalar) else { return false }
                upper += 1
                marked += 1
            }
            index += next.count
        }
        if upper < 2 || marked > 0 { return upper >= 2 }
        var wordEnd = start
        while wordEnd < end, span[wordEnd] != 0x20 { wordEnd += 1 }
        return Syllables.isWellFormed(bytes, start..<wordEnd)
    }
}
