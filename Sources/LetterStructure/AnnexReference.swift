import LetterLexicon
import LetterText
import LetterTokens

/// Which letter an annex says that it belongs to: `(Kèm theo Công văn số 12/SYT-NV ngày 05/3/2026 của Sở Y tế)`.
///
/// Where a page shows a letter without its letterhead, this is the only place that tells its number and date.
struct AnnexReference {
    /// The type's name; nil for a công văn.
    var type: Range<Int>?
    var number: Range<Int>
    var dateTokens: Range<Int>
    var date: CalendarDate
    /// Empty where the issuer is not told.
    var issuer: Range<Int>

    /// The reference at the head of the first annex that has one; nil where annexes name several letters.
    static func find(in blocks: [Block], _ stream: TokenStream, _ cues: StructureCues) -> AnnexReference? {
        var found: AnnexReference?
        for block in blocks where block.region == .annex && block.kind == .paragraph {
            guard let reference = read(block.tokens, stream, cues) else { continue }
            if let found, stream.string(found.number) != stream.string(reference.number) { return nil }
            found = found ?? reference
        }
        return found
    }

    private static func read(_ tokens: Range<Int>, _ stream: TokenStream, _ cues: StructureCues) -> AnnexReference? {
        guard tokens.count <= longest, let enclosed = tokens.prefix(4).first(where: { stream[$0].syllable == with }),
            enclosed + 1 < tokens.upperBound, stream[enclosed + 1].syllable == by
        else { return nil }
        var index = enclosed + 2
        var type: Range<Int>?
        if let end = cues.match(.type, stream, at: index, before: tokens.upperBound), end > index {
            type = index..<end
            index = end
        } else if index + 1 < tokens.upperBound, stream[index].syllable == letterWords.0,
            stream[index + 1].syllable == letterWords.1
        {
            // A công văn has no type.
            index += 2
        } else {
            return nil
        }
        if index < tokens.upperBound, stream[index].syllable == numberWord { index += 1 }
        guard index < tokens.upperBound, stream[index].kind == .documentCode else { return nil }
        let number = index..<index + 1
        index += 1
        if index < tokens.upperBound, stream[index].syllable == day { index += 1 }
        guard index < tokens.upperBound, stream[index].kind == .date, let date = LetterDate.read(stream, index) else {
            return nil
        }
        var issuer = index + 1..<index + 1
        if index + 2 < tokens.upperBound, stream[index + 1].syllable == of {
            let end = (index + 2..<tokens.upperBound).first { stream[$0].kind == .punctuation } ?? tokens.upperBound
            issuer = stream.trimmed(index + 2..<end)
        }
        return AnnexReference(
            type: type, number: number, dateTokens: index..<index + 1, date: date, issuer: issuer)
    }

    /// A reference fills one line.
    private static let longest = 40
    private static let with = Syllables.id("kèm")
    private static let by = Syllables.id("theo")
    private static let numberWord = Syllables.id("số")
    private static let day = Syllables.id("ngày")
    private static let letterWords = (Syllables.id("công"), Syllables.id("văn"))
    private static let of = Syllables.id("của")
}
