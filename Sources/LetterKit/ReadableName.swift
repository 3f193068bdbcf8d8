import LetterLexicon
import LetterText

/// Names that letters print in capitals, in the case one writes them in a sentence.
///
/// What holds a small letter already stays as printed. Names of the tables get the table's case
/// (`SỞ GIÁO DỤC VÀ ĐÀO TẠO` → `Sở Giáo dục và Đào tạo`), others that of their kind: a body's first
/// word and the word that says which one, every word of a place.
struct ReadableName {
    /// `ỦY BAN NHÂN DÂN TỈNH VĨNH LONG` → `Ủy ban nhân dân tỉnh Vĩnh Long`; abbreviations are spelt out.
    static func body(_ text: String) -> String {
        let text = spelt(Array(text.utf8))
        guard isCapitals(text) else { return string(text) }
        var name = ReadableName(VietnameseLetters.lowercased(text))
        name.writeBodies()
        return string(name.written)
    }

    /// `CHỈ THỊ` → `Chỉ thị`
    static func sentence(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard isCapitals(bytes) else { return text }
        var sentence: [UInt8] = []
        append(VietnameseLetters.lowercased(bytes)[...], capital: true, to: &sentence)
        return string(sentence)
    }

    /// `VĨNH LONG` → `Vĩnh Long`
    static func place(_ text: String) -> String { person(text) }

    /// `LỮ QUANG NGỜI` → `Lữ Quang Ngời`
    static func person(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard isCapitals(bytes) else { return text }
        var name: [UInt8] = []
        for word in VietnameseLetters.lowercased(bytes).split(separator: blank) {
            if !name.isEmpty { name.append(blank) }
            append(word, capital: true, to: &name)
        }
        return string(name)
    }

    /// `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH` → `TM. Ủy ban nhân dân KT. Chủ tịch`,
    /// `PHÓ TỔNG GIÁM ĐỐC` → `Phó Tổng Giám đốc`
    static func title(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard isCapitals(bytes) else { return text }
        var title: [UInt8] = []
        var piece: [UInt8] = []
        func finish() {
            guard !piece.isEmpty else { return }
            var name = ReadableName(VietnameseLetters.lowercased(spelt(piece)))
            name.writeTitles()
            if !title.isEmpty { title.append(blank) }
            title += name.written
            piece = []
        }
        for word in bytes.split(separator: blank) {
            if word.count <= 4, capacities.contains(where: { word.elementsEqual($0) }) {
                finish()
                if !title.isEmpty { title.append(blank) }
                title += word
            } else {
                if !piece.isEmpty { piece.append(blank) }
                piece += word
            }
        }
        finish()
        return string(title)
    }

    /// Signing capacities (ký thay, thừa lệnh, …) stay in capitals.
    private static let capacities: [[UInt8]] = [
        "TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "TM", "KT", "TL", "TUQ",
    ].map { Array($0.utf8) }

    private static let blank = UInt8(ascii: " ")

    private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    // MARK: - Words

    /// Small letters.
    private let text: [UInt8]
    /// Marks behind words are words of their own.
    private let words: [Range<Int>]
    private let ids: [SyllableID]
    private var written: [UInt8] = []
    /// Index of the next word to write.
    private var index = 0

    private init(_ text: [UInt8]) {
        var words: [Range<Int>] = []
        for chunk in text.split(separator: Self.blank) {
            var end = chunk.endIndex
            while end > chunk.startIndex, Self.isMark(chunk[end - 1]) { end -= 1 }
            if end > chunk.startIndex { words.append(chunk.startIndex..<end) }
            for mark in end..<chunk.endIndex { words.append(mark..<mark + 1) }
        }
        self.text = text
        self.words = words
        ids = words.map { word in
            if word.count == 1 {
                switch text[word.lowerBound] {
                case UInt8(ascii: ","): return .comma
                case UInt8(ascii: "-"): return .hyphen
                case UInt8(ascii: "&"): return .ampersand
                default: break
                }
            }
            return text[word].elementsEqual("–".utf8) ? .hyphen : Syllables.id(text, word)
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
    }

    private func isWord(_ index: Int, _ word: StaticString) -> Bool {
        index < words.count && word.withUTF8Buffer { text[words[index]].elementsEqual($0) }
    }

    /// The longest phrase of some classes at a word.
    private func phrase(_ classes: CueClassSet, at start: Int) -> (count: Int, cue: CueID)? {
        guard start < ids.count else { return nil }
        let table = PhraseTable.standard
        var state = table.start(ids[start])
        var position = start
        var found: (count: Int, cue: CueID)?
        while state != 0 {
            position += 1
            for accepted in table.accepts(state) {
                let cue = table.accepted(accepted)
                if classes.contains(table.cueClass(cue)) { found = (position - start, cue) }
            }
            guard position < ids.count else { break }
            state = table.step(state, ids[position])
        }
        return found
    }

    private mutating func write(capital: Bool) {
        let word = text[words[index]]
        if !written.isEmpty, word.count > 1 || !Self.isMark(word[word.startIndex]) { written.append(Self.blank) }
        Self.append(word, capital: capital, to: &written)
        index += 1
    }

    /// Writes a phrase in the case of the table, where its words are those of the text.
    private mutating func write(_ cue: CueID, count: Int) -> Bool {
        let phrase = ReadableName(Array(cue.phrase.utf8))
        guard phrase.words.count == count else { return false }
        // A spelling with the tone elsewhere keeps its own; only case is taken over.
        for (offset, word) in phrase.words.enumerated() where phrase.ids[offset] != ids[index + offset] {
            let small = VietnameseLetters.lowercased(Array(phrase.text[word]))
            guard small.elementsEqual(text[words[index + offset]]) else { return false }
        }
        for word in phrase.words { write(capital: Self.isUppercase(phrase.text, at: word.lowerBound)) }
        return true
    }

    // MARK: - Bodies and places

    private static let units = CueClassSet(.placeKind, .adminLevel)
    private static let placeNames = CueClassSet(.placeName, .provinceName, .districtName, .communeName)

    private mutating func writeBodies() {
        // Right behind a body another may follow (`Văn phòng Ủy ban nhân dân`), but one syllable that
        // may be a body (`phòng`) is none there.
        var shortest = 1
        while index < words.count {
            if writePlace() {
                shortest = 1
            } else if shortest > 0, writeBody(shortest: shortest) {
                shortest = 2
            } else {
                shortest = isWord(index, "-") ? 1 : 0
                write(capital: written.isEmpty)
            }
        }
        let name = written
        written = []
        Self.append(name[...], capital: true, to: &written)
    }

    /// A body's name of the table, or one by its kind.
    private mutating func writeBody(shortest: Int = 1) -> Bool {
        let head = phrase(CueClassSet(.bodyHead), at: index)
        if let known = phrase(CueClassSet(.agencyName, .officeHolder), at: index),
            known.count >= max(head?.count ?? 0, shortest),
            write(known.cue, count: known.count)
        {
            // `Ủy ban nhân dân phường` is in the table, the ward is not.
            if phrase(Self.units, at: index - 1) != nil { writePlaceName() }
            return true
        }
        guard let head, head.count >= shortest else { return false }
        let isSingle = head.count == 1 || (isHead(count: 1) && !isHead(count: 2))
        let end = index + head.count
        write(capital: true)
        // `Ban Chỉ đạo`, `Trung tâm Y tế`: the word that says which one.
        if isSingle, index < words.count, phrase(Self.units, at: index) == nil { write(capital: true) }
        while index < end { write(capital: false) }
        if !isSingle, head.count == 2, index < words.count, phrase(Self.units, at: index) == nil, ids[index] != .comma,
            phrase(CueClassSet(.bodyHead, .agencyName), at: index) == nil
        {
            write(capital: true)
        }
        return true
    }

    private func isHead(count: Int) -> Bool {
        let table = PhraseTable.standard
        var state = table.start(ids[index])
        for offset in 1..<max(1, count) where state != 0 && index + offset < ids.count {
            state = table.step(state, ids[index + offset])
        }
        guard state != 0 else { return false }
        return table.accepts(state).contains { table.cueClass(table.accepted($0)) == .bodyHead }
    }

    /// `tỉnh Vĩnh Long`: the level as in a sentence, the name in capitals; a bare province at the end, too.
    private mutating func writePlace() -> Bool {
        guard !written.isEmpty else { return false }
        if let level = phrase(Self.units, at: index) {
            for _ in 0..<level.count { write(capital: false) }
            writePlaceName()
            return true
        }
        if let name = phrase(CueClassSet(.provinceName), at: index), index + name.count == words.count {
            for _ in 0..<name.count { write(capital: true) }
            return true
        }
        if isWord(index, "việt"), isWord(index + 1, "nam") {
            write(capital: true)
            write(capital: true)
            return true
        }
        return false
    }

    private mutating func writePlaceName() {
        let name = max(phrase(Self.placeNames, at: index)?.count ?? 0, restOfName())
        for _ in 0..<name { write(capital: true) }
    }

    /// Words up to the next level, body or mark: the name of a place that no table knows.
    private func restOfName() -> Int {
        var end = index
        while end < words.count, ids[end] != .comma, ids[end] != .hyphen, phrase(Self.units, at: end) == nil,
            phrase(CueClassSet(.bodyHead), at: end) == nil
        {
            end += 1
        }
        return end - index
    }

    // MARK: - Titles

    /// Behind these the office begins anew: `Phó Chủ tịch`, `Chánh Văn phòng`.
    private var opensRank: Bool {
        isWord(index, "phó") || isWord(index, "tổng") || isWord(index, "chánh") || isWord(index, "quyền")
    }

    private mutating func writeTitles() {
        var opensOffice = true
        while index < words.count {
            if opensOffice, opensRank {
                write(capital: true)
            } else if opensOffice, let title = phrase(CueClassSet(.officeTitle, .titleWithBody), at: index) {
                write(capital: true)
                for _ in 1..<max(1, title.count) { write(capital: false) }
            } else if writePlace() || writeBody() {
                opensOffice = false
            } else {
                opensOffice = isWord(index, ",")
                write(capital: written.isEmpty)
            }
        }
    }

    // MARK: - Letters

    private static func isCapitals(_ text: [UInt8]) -> Bool {
        var hasCapital = false
        var index = 0
        while index < text.count {
            let next = VietnameseLetters.scalar(text, at: index)
            index += next.count
            guard VietnameseLetters.isLetter(next.scalar) else { continue }
            guard VietnameseLetters.isUppercase(next.scalar) else { return false }
            hasCapital = true
        }
        return hasCapital
    }

    private static func isUppercase(_ text: [UInt8], at index: Int) -> Bool {
        VietnameseLetters.isUppercase(VietnameseLetters.scalar(text, at: index).scalar)
    }

    /// Appends words, with a capital in front where one is asked for.
    private static func append(_ words: ArraySlice<UInt8>, capital: Bool, to text: inout [UInt8]) {
        guard capital, !words.isEmpty else {
            text += words
            return
        }
        let first = VietnameseLetters.scalar(Array(words.prefix(4)), at: 0)
        VietnameseLetters.append(VietnameseLetters.uppercase(first.scalar), to: &text)
        text += words.dropFirst(first.count)
    }

    /// Abbreviations that are no syllables spelt out: `UBND TỈNH` → `ỦY BAN NHÂN DÂN TỈNH`.
    private static func spelt(_ text: [UInt8]) -> [UInt8] {
        let areCapitals = isCapitals(text)
        var result: [UInt8] = []
        for word in text.split(separator: blank) {
            if !result.isEmpty { result.append(blank) }
            let entry = Abbreviations.entry(text, word.indices)
            // The table's spellings are in any case: a syllable is one in capitals too.
            if entry == 0 || Syllables.isWellFormed(text, word.indices) {
                result += word
            } else {
                let expansion = Array(Abbreviations.expansion(entry).utf8)
                result += areCapitals ? VietnameseLetters.uppercased(expansion) : expansion
            }
        }
        return result
    }
}
