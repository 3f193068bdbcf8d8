import LetterLexicon
import LetterTokens

/// Small words that several rules ask for.
enum SmallWord {
    static let of = Syllables.id("của")
    /// Makes a passive: `được giao`.
    static let passive = Syllables.id("được")
    /// Of `số 4`, `Công văn số …`.
    static let number = Syllables.id("số")
    static let have = Syllables.id("có")
    static let will = Syllables.id("sẽ")
    static let must = SyllableSet(["phải", "cần"])
    static let each = SyllableSet(["mỗi", "từng"])
    static let assign = (Syllables.id("phân"), Syllables.id("công"))
}

extension MarkedTokens {
    /// Whether `phân công` stands at the token, by which an actor gives work to its own people.
    func isAssign(_ index: Int) -> Bool {
        index >= 0 && index + 1 < count && self[index].syllable == SmallWord.assign.0
            && self[index + 1].syllable == SmallWord.assign.1
    }
}
