import LetterLexicon

/// A phrase that tells what a line is: part of a web page, a landmark of the letter, a table head.
///
/// Cues are matched on folded letters (``FoldedText``) from the start of a line on.
struct ChromeCue: Sendable {
    enum Kind: String, Sendable {
        /// Site text that may stand anywhere outside the letter: copyright notice, download link.
        case site
        /// The label of a metadata block: `Số hiệu`, `Người ký`. Only a whole line counts.
        case label
        /// What follows the letter on a page: related documents, attached files, comments.
        case tail
        /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`.
        case nation
        /// `Độc lập - Tự do - Hạnh phúc`.
        case motto
        /// `Kính gửi`.
        case addressees
        /// `Nơi nhận`.
        case recipients
        /// `TM.`, `KT.`, `TL.`, … or a title that signs alone. Only lines in capitals count.
        case signature
        /// A document type: `CHỈ THỊ`, `Công văn`.
        case type
        /// `PHỤ LỤC`.
        case annex
        /// The head of a table's first column: `STT`.
        case ordinal
        /// `V/v`.
        case subject
        /// `SOCIALIST REPUBLIC OF VIETNAM`: a translation begins.
        case translation
        /// First words of the name of a body: `ỦY BAN`, `SỞ`, `TỈNH`.
        case body
    }

    var kind: Kind
    var letters: ArraySlice<UInt8>
}

/// All cues of the table `chrome.tsv`, found by the first two letters of a line.
struct ChromeCueIndex: Sendable {
    private let cues: [ChromeCue]
    /// For each pair of letters the range of `cues` that begin with it.
    private let starts: [UInt16]

    static let shared = ChromeCueIndex()

    private init() {
        var cues: [ChromeCue] = []
        for row in LineWords.rows {
            guard let kind = ChromeCue.Kind(rawValue: row.class) else { continue }
            let letters = FoldedText.letters(row.phrase)
            if letters.count >= 2 { cues.append(ChromeCue(kind: kind, letters: letters[...])) }
        }
        func pair(_ cue: ChromeCue) -> Int {
            let letters = cue.letters
            let next = letters.index(after: letters.startIndex)
            return (Int(letters[letters.startIndex]) - 0x61) * 26 + Int(letters[next]) - 0x61
        }
        // Longer cues first, so that the most exact one wins.
        cues.sort { (pair($0), -$0.letters.count) < (pair($1), -$1.letters.count) }
        var starts = [UInt16](repeating: 0, count: 26 * 26 + 1)
        for cue in cues { starts[pair(cue) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        self.cues = cues
        self.starts = starts
    }

    /// The cues that begin with a pair of letters.
    func cues(_ pair: Int) -> ArraySlice<ChromeCue> { cues[Int(starts[pair])..<Int(starts[pair + 1])] }

    func isEmpty(_ pair: Int) -> Bool { starts[pair] == starts[pair + 1] }

    /// The longest cue that the text reads from `start` on, with the offset behind it.
    ///
    /// Complexity: O(1) in the text; a handful of cues share a pair.
    func match(_ bytes: borrowing Span<UInt8>, at start: Int, slack: Int = 12) -> (kind: ChromeCue.Kind, end: Int)? {
        guard let pair = FoldedText.pair(bytes, at: start), !isEmpty(pair) else { return nil }
        for index in Int(starts[pair])..<Int(starts[pair + 1]) {
            if let end = FoldedText.match(cues[index].letters, in: bytes, at: start, slack: slack) {
                // A short cue is a whole word: `SỞ`, not the beginning of `SÔNG`.
                if cues[index].letters.count <= 4, end < bytes.count, FoldedText.letter(bytes, at: end).letter != 0 {
                    continue
                }
                return (cues[index].kind, end)
            }
        }
        return nil
    }
}
