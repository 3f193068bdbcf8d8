/// Words of a letter, ready for the store's indices.
public struct IndexedWords: Sendable {
    public enum Form: Sendable {
        /// For ``SyllableTokenizer``.
        case sequence
        /// Words and pairs as a vector, see ``PairLexemes``.
        case lexemes
    }

    private var subject: [UInt8]
    private var duties: [UInt8]
    private var all: [UInt8]

    /// Complexity: O(*bytes* of the letter).
    init(_ letter: LetterRecord, _ form: Form) {
        let subject = [Array((letter.subject ?? "").utf8)]
        let duties = letter.assignments.map { Array($0.duty.utf8) }
        let body = Array(letter.body.utf8)
        let names = Array(letter.names.utf8)
        switch form {
        case .sequence:
            self.subject = SyllableTokens.indexText(of: subject)
            let text = SyllableTokens.IndexText(body)
            self.duties = Self.words(of: duties, in: body, text)
            all = text.bytes
            let others = SyllableTokens.indexText(of: [names])
            if !all.isEmpty, !others.isEmpty { all += SyllableTokens.barrierText }
            all += others
        case .lexemes:
            self.subject = PairLexemes.vector(of: subject)
            self.duties = PairLexemes.vector(of: duties)
            all = PairLexemes.vector(of: [body, names])
        }
    }

    subscript(index: TextIndex) -> [UInt8] {
        switch index {
        case .subjects: subject
        case .duties: duties
        case .letters: all
        }
    }

    /// The words of duties. Nearly each stands in the body as it is, one behind the other: its words are there already.
    private static func words(
        of duties: [[UInt8]], in body: [UInt8], _ text: SyllableTokens.IndexText
    ) -> [UInt8] {
        var words: [UInt8] = []
        var end = 0
        for duty in duties {
            if !words.isEmpty { words += SyllableTokens.barrierText }
            if let place = place(of: duty, in: body, from: end) ?? place(of: duty, in: body, from: 0) {
                end = place.upperBound
                words += text.words(in: place)
            } else {
                words += SyllableTokens.indexText(of: [duty])
            }
        }
        return words
    }

    /// Where a duty stands in the body, if it surely begins and ends between words.
    private static func place(of duty: [UInt8], in body: [UInt8], from start: Int) -> Range<Int>? {
        let found = body.withUnsafeBytes { body in
            duty.withUnsafeBytes { duty -> Int? in
                // Eight bytes at a time; what is shorter is looked for nowhere.
                guard duty.count >= 8, start + duty.count <= body.count else { return nil }
                let first = duty.loadUnaligned(as: UInt64.self)
                for place in start...body.count - duty.count
                where body.loadUnaligned(fromByteOffset: place, as: UInt64.self) == first {
                    if UnsafeRawBufferPointer(rebasing: body[place..<place + duty.count]).elementsEqual(duty) {
                        return place
                    }
                }
                return nil
            }
        }
        guard let found else { return nil }
        func isOpen(_ place: Int) -> Bool {
            guard body.indices.contains(place) else { return true }
            return body[place] < 0x80 && MarkedLetter.plain[Int(body[place])] == 0
        }
        let range = found..<found + duty.count
        return isOpen(range.lowerBound - 1) && isOpen(range.upperBound) ? range : nil
    }
}
