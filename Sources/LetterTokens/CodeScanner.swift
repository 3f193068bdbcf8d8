/// Reads number and symbol of official letters (số, ký hiệu).
///
/// Decree 30/2020, annex I, part II: number, slash, short form of the type, hyphen, short form of the
/// issuing body; with the year between for legal normative documents (`78/2025/NĐ-CP`), with a hyphen first
/// in letters of the Party (`28-NQ/TW`). Blanks that character recognition put in stand on one side of a
/// mark, or round the slash.
struct CodeScanner {
    let reader: ByteReader

    /// The offset behind the code that begins with a figure here, nil where there is none.
    func scan(at start: Int) -> Int? {
        guard reader.isDigit(start) else { return nil }
        var index = start
        while reader.isDigit(index) || reader.byte(index) == 0x2E && reader.isDigit(index + 1) {
            index += 1
            if index - start > 9 { return nil }
        }
        // `12a/QĐ-UBND`
        let suffix = reader.byte(index)
        if suffix >= 0x61, suffix <= 0x7A || suffix >= 0x41 && suffix <= 0x5A,
            reader.byte(index + 1) == 0x2F || reader.byte(index + 1) == 0x2D
        {
            index += 1
        }
        if reader.byte(index) == 0x2D || reader.byte(reader.skipBlanks(index, limit: 2)) == 0x2D {
            return scanParty(at: index)
        }
        guard var next = slash(at: index) else { return nil }
        // The year.
        if let year = reader.digits(at: next), year.end - next == 4, let behind = slash(at: year.end) { next = behind }
        guard let first = piece(at: next, least: 1) else { return nil }
        guard let end = rest(from: first.end) else {
            // `1/ UBND` is an item label: behind a blank a single group is no symbol.
            return first.capitals >= 2 && reader.byte(next - 1) == 0x2F ? first.end : nil
        }
        return end
    }

    /// `-NQ/TW`, `-CT/TU` behind the number.
    private func scanParty(at index: Int) -> Int? {
        guard let next = hyphen(at: index), let first = piece(at: next, least: 2), let slash = slash(at: first.end),
            let second = piece(at: slash, least: 2)
        else { return nil }
        return rest(from: second.end) ?? second.end
    }

    /// The code whose number was left blank: `/CT-UBND`.
    func scanWithoutNumber(at start: Int) -> Int? {
        guard let next = slash(at: start), let first = piece(at: next, least: 2), let hyphen = hyphen(at: first.end),
            let second = piece(at: hyphen, least: 2)
        else { return nil }
        return rest(from: second.end) ?? second.end
    }

    /// Further pieces, nil where there is none.
    private func rest(from start: Int) -> Int? {
        var end: Int?
        var index = start
        while index - start < 60 {
            let next: Int
            let least: Int
            if let behind = hyphen(at: index) {
                next = behind
                // One capital only where nothing is put in between: `L-CTN`, `CV-A`.
                least = behind == index + 1 ? 1 : 2
            } else if reader.byte(index) == 0x2F, reader.byte(index + 1) != 0x20 {
                (next, least) = (index + 1, 2)
            } else if reader.byte(index) == 0x2F {
                (next, least) = (reader.skipBlanks(index + 1, limit: 1), 2)
            } else if reader.byte(index) == 0x2E {
                // `VPCP-V.I`: a part of a department is told by a figure in letters.
                (next, least) = (index + 1, isRomanEnd(index + 1) ? 1 : 2)
            } else if reader.byte(index) == 0x26 {
                (next, least) = (index + 1, 1)
            } else {
                break
            }
            guard let piece = piece(at: next, least: least) else { break }
            index = piece.end
            end = index
        }
        return end
    }

    /// Whether a Roman figure stands here, and nothing of a word or code behind it.
    private func isRomanEnd(_ start: Int) -> Bool {
        var index = start
        while reader.byte(index) == 0x49 || reader.byte(index) == 0x56 || reader.byte(index) == 0x58, index - start < 5
        {
            index += 1
        }
        return index > start && !reader.hasLetter(at: index) && !reader.isDigit(index) && reader.byte(index) != 0x2F
            && !(reader.byte(index) == 0x2E && reader.hasLetter(at: index + 1))
    }

    /// Behind a slash that may have a blank on either side.
    private func slash(at index: Int) -> Int? {
        let mark = reader.skipBlanks(index, limit: 2)
        guard reader.byte(mark) == 0x2F else { return nil }
        return reader.skipBlanks(mark + 1, limit: 1)
    }

    /// Behind a hyphen (or dash) with a blank on one side at most.
    private func hyphen(at index: Int) -> Int? {
        let mark = reader.skipBlanks(index, limit: 1)
        let length: Int
        if reader.byte(mark) == 0x2D {
            length = 1
        } else if reader.byte(mark) == 0xE2, reader.byte(mark + 1) == 0x80, 0x90...0x94 ~= reader.byte(mark + 2) {
            length = 3
        } else {
            return nil
        }
        let next = reader.skipBlanks(mark + length, limit: 1)
        return mark > index && next > mark + length ? nil : next
    }

    /// A group of the symbol: mostly capitals, a few small letters (`TTg`, `CTr`), figures behind them (`QH15`).
    private func piece(at start: Int, least: Int) -> (end: Int, capitals: Int)? {
        let word = reader.word(at: start)
        guard word.startsWithCapital, word.letterCount <= 16, word.capitals >= least else { return nil }
        let small = word.letterCount - word.capitals
        guard small <= 2, small < word.capitals || small == 0 else { return nil }
        var end = word.end
        while reader.isDigit(end), end - word.end < 4 { end += 1 }
        if end > word.end, reader.hasLetter(at: end) {
            // `BCĐ389QG`
            let more = reader.word(at: end)
            guard more.capitals == more.letterCount, more.letterCount < 6 else { return nil }
            end = more.end
        }
        return (end, word.capitals)
    }
}
