import LetterText

/// Tells apart a letterhead whose two columns came out on the same lines or line by line.
///
/// Decree 30/2020 puts issuer and number on the left, the nation's name, the motto, place and date on the
/// right. `UBND TỈNH X    CỘNG HÒA XÃ HỘI …` is cut at the gap or where the nation's name begins. The
/// order that comes out: issuer, nation and motto, number and subject, place and date.
struct LetterheadColumns {
    private enum Column { case left, right }

    private struct Piece {
        var column: Column
        /// Parts on lines of their own that make one line.
        var parts: [Range<Int>]
        var isNumber: Bool
        var isMotto: Bool
    }

    /// The lines of the letterhead in the order they shall stand, each in parts that a blank joins;
    /// nil where it is in order already. Complexity: O(bytes of the letterhead).
    static func reorder(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts, _ head: Range<Int>
    ) -> [[Range<Int>]]? {
        var pieces: [Piece] = []
        var isMixed = false
        var gapColumn = 0
        var nationEnd = 0
        for line in head {
            guard facts.role[line] == .text else { continue }
            if facts.hasPipe[line] { return nil }
            let range = lines.trimmed(line, bytes)
            let indent = range.lowerBound - lines.start(line)
            if facts.cue[line] == .nation {
                nationEnd =
                    FoldedText.match(wholeNation, in: bytes, at: range.lowerBound, slack: 24) ?? range.upperBound
            }
            if let cut = cut(bytes, range) {
                if cut.hasNation { isMixed = true }
                gapColumn = max(gapColumn, cut.right.lowerBound - lines.start(line))
                pieces.append(piece(bytes, cut.left, .left))
                pieces.append(piece(bytes, cut.right, .right))
            } else if !pieces.isEmpty,
                range.lowerBound < nationEnd && facts.cue[line] != .nation
                    || gapColumn == 0 && line > head.lowerBound && runsOn(bytes, lines, facts, line - 1, pieces)
            {
                pieces[pieces.count - 1].parts.append(range)
            } else {
                let isRight =
                    facts.cue[line] == .nation || facts.cue[line] == .motto
                    || FormalLines.isDate(bytes, lines, line) || (gapColumn > 0 && indent * 3 >= gapColumn * 2)
                pieces.append(piece(bytes, range, isRight ? .right : .left))
            }
        }
        if !isMixed { isMixed = isInterleaved(pieces) }
        guard isMixed else { return nil }
        let left = pieces.filter { $0.column == .left }
        let right = pieces.filter { $0.column == .right }
        let number = left.firstIndex { $0.isNumber } ?? left.count
        let motto = right.lastIndex { $0.isMotto }.map { $0 + 1 } ?? min(1, right.count)
        return (left[..<number] + right[..<motto] + left[number...] + right[motto...]).map(\.parts)
    }

    private static func runsOn(
        _ bytes: borrowing Span<UInt8>, _ lines: borrowing LineTable, _ facts: borrowing LineFacts, _ line: Int,
        _ pieces: [Piece]
    ) -> Bool {
        FormalLines.runsOn(bytes, lines, facts, line, isContinuation: pieces[pieces.count - 1].parts.count > 1)
    }

    private static func piece(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ column: Column) -> Piece {
        let isMotto = FoldedText.match(motto, in: bytes, at: range.lowerBound) != nil
        var isNumber = false
        if let end = FoldedText.match([0x73, 0x6F], in: bytes, at: range.lowerBound, slack: 0), end < range.upperBound {
            isNumber = (bytes[end] == 0x3A || bytes[end] == 0x20) && contains(bytes, range, 0x2F)
        }
        return Piece(column: column, parts: [range], isNumber: isNumber, isMotto: isMotto)
    }

    /// A piece of the issuer between the nation's name and the motto.
    private static func isInterleaved(_ pieces: [Piece]) -> Bool {
        guard let motto = pieces.firstIndex(where: \.isMotto),
            let first = pieces.firstIndex(where: { $0.column == .right }), first < motto
        else { return false }
        return pieces[first..<motto].contains { $0.column == .left }
    }

    /// Where a line of both columns is cut.
    private static func cut(
        _ bytes: borrowing Span<UInt8>, _ range: Range<Int>
    ) -> (left: Range<Int>, right: Range<Int>, hasNation: Bool)? {
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == 0x20 || bytes[index] == 0x09 else {
                index += 1
                continue
            }
            let start = index
            var hasTab = false
            while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 {
                if bytes[index] == 0x09 { hasTab = true }
                index += 1
            }
            guard start > range.lowerBound, index < range.upperBound else { continue }
            let isCue =
                FoldedText.match(nation, in: bytes, at: index) != nil
                || FoldedText.match(motto, in: bytes, at: index) != nil
            if index - start >= 3 || hasTab || isCue {
                return (range.lowerBound..<start, index..<range.upperBound, isCue)
            }
        }
        // `Số: 12/UBND-VX Hà Nội, ngày …`: the code ends at the first blank behind its slash.
        guard let day = FormalLines.dayWord(bytes, range),
            FoldedText.match([0x73, 0x6F], in: bytes, at: range.lowerBound, slack: 0) != nil
        else { return nil }
        var slash = range.lowerBound
        while slash < day, bytes[slash] != 0x2F { slash += 1 }
        while slash < day, bytes[slash] > 0x20 { slash += 1 }
        guard slash < day, slash > range.lowerBound else { return nil }
        var right = slash
        while right < day, bytes[right] <= 0x20 { right += 1 }
        guard right < day else { return nil }
        return (range.lowerBound..<slash, right..<range.upperBound, false)
    }

    private static func contains(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ byte: UInt8) -> Bool {
        for index in range where bytes[index] == byte { return true }
        return false
    }

    private static let wholeNation = Array("conghoaxahoichunghiavietnam".utf8)
    private static let nation = Array("conghoaxahoi".utf8)
    private static let motto = Array("doclaptudo".utf8)
}
