import LetterLexicon

/// Reads short forms (chữ viết tắt), joined ones as a whole: `UBND`, `LĐTB&XH`, `TT.HĐND`, `Đ/c`, `TP.`
struct AbbreviationScanner {
    let reader: ByteReader

    /// The longest form of the table that begins with the word; nil where there is none.
    ///
    /// Blanks round `&` and on one side of other marks do not count. At most six pieces are tried.
    func scan(from start: Int, first: Word) -> (end: Int, entry: UInt16)? {
        var hash = Abbreviations.FormHash()
        var found: (end: Int, entry: UInt16)?
        var pieceStart = start
        var pieceEnd = first.end
        var hasBlanks = false
        for _ in 0..<6 {
            for index in pieceStart..<pieceEnd { hash.append(reader.bytes[index]) }
            let entry = Abbreviations.entry(
                reader.bytes, start..<pieceEnd, hash: hash.rawValue, skippingBlanks: hasBlanks)
            if entry != 0 { found = (pieceEnd, entry) }
            if reader.byte(pieceEnd) == 0x2E {
                // `TP.` with its dot.
                var dotted = hash
                dotted.append(0x2E)
                let entry = Abbreviations.entry(
                    reader.bytes, start..<pieceEnd + 1, hash: dotted.rawValue, skippingBlanks: hasBlanks)
                if entry != 0 { found = (pieceEnd + 1, entry) }
            }
            guard let next = nextPiece(at: pieceEnd) else { break }
            hash.append(next.mark)
            hasBlanks = hasBlanks || next.hasBlanks
            pieceStart = next.start
            pieceEnd = next.end
        }
        return found
    }

    private func nextPiece(at index: Int) -> (start: Int, end: Int, mark: UInt8, hasBlanks: Bool)? {
        let markIndex = reader.byte(index) == 0x20 ? index + 1 : index
        let mark = reader.byte(markIndex)
        guard mark == 0x26 || mark == 0x2D || mark == 0x2E || mark == 0x2F || mark == 0x2C else { return nil }
        let start = reader.byte(markIndex + 1) == 0x20 ? markIndex + 2 : markIndex + 1
        let blanks = (markIndex - index) + (start - markIndex - 1)
        guard blanks == 0 || mark == 0x26 || blanks == 1 && mark == 0x2D else { return nil }
        let word = reader.word(at: start)
        guard word.letterCount > 0, word.letterCount <= 12, word.startsWithCapital || mark == 0x2F else { return nil }
        return (start, word.end, mark, blanks > 0)
    }

    /// Behind capitals that `&` joins though no table knows them: `ABC&D`.
    ///
    /// - Parameter most: letters behind the mark, at most.
    func scanJoined(from end: Int, most: Int = .max) -> Int? {
        guard reader.byte(end) == 0x26 else { return nil }
        let word = reader.word(at: end + 1)
        return word.capitals > 0 && word.capitals == word.letterCount && word.letterCount <= most ? word.end : nil
    }
}

/// Reads web and mail addresses.
struct AddressScanner {
    let reader: ByteReader

    /// The offset behind the address that begins with the word, nil where it is none.
    ///
    /// Looks at most 80 bytes ahead for the mark of an address.
    func scan(from start: Int, word: Word) -> Int? {
        let first = reader.byte(word.end)
        guard first == 0x3A || first == 0x2E || first == 0x40 || first == 0x5F || first == 0x2D || first &- 0x30 < 10
        else { return nil }
        if first == 0x3A {
            guard reader.byte(word.end + 1) == 0x2F, reader.byte(word.end + 2) == 0x2F, word.letterCount <= 6 else {
                return nil
            }
            return trimmed(end(from: word.end))
        }
        if first == 0x2E, word.letterCount == 3, isWWW(start) { return trimmed(end(from: word.end)) }
        // `a.b@c.vn`, `abc.gov.vn`
        var index = start
        var at: Int?
        var lastDot: Int?
        while index < reader.count, index - start < 80 {
            let byte = reader.bytes[index]
            if byte == 0x40 {
                if at != nil { return nil }
                at = index
            } else if byte == 0x2E {
                lastDot = index
            } else if !(byte &- 0x61 < 26 || byte &- 0x41 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F) {
                break
            }
            index += 1
        }
        var end = index
        while end > start, reader.bytes[end - 1] == 0x2E || reader.bytes[end - 1] == 0x2D { end -= 1 }
        if let at { return at > start && end > at + 3 && lastDot ?? 0 > at ? end : nil }
        return endsInDomain(start..<end) ? trimmed(self.end(from: end)) : nil
    }

    /// `.vn`, `.com`, `.org`, `.net`, `.edu` behind a letter or digit.
    private func endsInDomain(_ range: Range<Int>) -> Bool {
        let endings: [StaticString] = [".vn", ".com", ".org", ".net", ".edu"]
        return endings.contains { ending in
            let count = ending.utf8CodeUnitCount
            guard range.count > count + 1 else { return false }
            return ending.withUTF8Buffer { buffer in
                (0..<count).allSatisfy { reader.bytes[range.upperBound - count + $0] == buffer[$0] }
            }
        }
    }

    private func isWWW(_ start: Int) -> Bool {
        (0..<3).allSatisfy { reader.byte(start + $0) | 0x20 == 0x77 }
    }

    private func end(from start: Int) -> Int {
        var index = start
        while index < reader.count, index - start < 2_000 {
            let byte = reader.bytes[index]
            if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E
                || byte >= 0x80 && reader.blank(at: index) > 0
            {
                break
            }
            index += 1
        }
        // Not into the middle of a letter.
        while index > start, reader.byte(index) & 0xC0 == 0x80 { index -= 1 }
        return index
    }

    private func trimmed(_ end: Int) -> Int {
        var end = end
        while ".,;:)]'!?".utf8.contains(reader.byte(end - 1)) { end -= 1 }
        return end
    }
}
