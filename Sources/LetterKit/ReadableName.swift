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
        var text = spelt(text)
        guard isCapitals(text) else { return text }
        text = lowercased(text)
        var name = ReadableName(text)
        name.writeBodies()
        return name.string()
    }

    /// `CHỈ THỊ` → `Chỉ thị`
    static func sentence(_ text: String) -> String {
        isCapitals(text) ? capitalizedFirst(lowercased(text)) : text
    }

    /// `VĨNH LONG` → `Vĩnh Long`
    static func place(_ text: String) -> String { person(text) }

    /// `LỮ QUANG NGỜI` → `Lữ Quang Ngời`
    static func person(_ text: String) -> String {
        guard isCapitals(text) else { return text }
        return lowercased(text).split(separator: " ").map { capitalizedFirst(String($0)) }.joined(separator: " ")
    }

    /// `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH` → `TM. Ủy ban nhân dân KT. Chủ tịch`,
    /// `PHÓ TỔNG GIÁM ĐỐC` → `Phó Tổng Giám đốc`
    static func title(_ text: String) -> String {
        guard isCapitals(text) else { return text }
        var pieces: [String] = []
        var piece: [Substring] = []
        func finish() {
            guard !piece.isEmpty else { return }
            var name = ReadableName(lowercased(spelt(piece.joined(separator: " "))))
            name.writeTitles()
            pieces.append(name.string())
            piece = []
        }
        for word in text.split(separator: " ") {
            if capacities.contains(String(word)) {
                finish()
                pieces.append(String(word))
            } else {
                piece.append(word)
            }
        }
        finish()
        return pieces.joined(separator: " ")
    }

    /// Signing capacities (ký thay, thừa lệnh, …) stay in capitals.
    private static let capacities: Set<String> = [
        "TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "TM", "KT", "TL", "TUQ",
    ]

    // MARK: - Words

    /// Small letters; marks between words are words of their own.
    private let words: [String]
    private let ids: [SyllableID]
    private var written: [String] = []
    /// Index of the next word to write.
    private var index = 0

    private init(_ text: String) {
        var words: [String] = []
        for chunk in text.split(separator: " ") {
            var word = String(chunk)
            var marks: [String] = []
            while let last = word.last, ",;:".contains(last) {
                marks.insert(String(last), at: 0)
                word.removeLast()
            }
            if !word.isEmpty { words.append(word) }
            words += marks
        }
        self.words = words
        ids = words.map { word in
            switch word {
            case ",": .comma
            case "-", "–": .hyphen
            case "&": .ampersand
            default: Syllables.id(word)
            }
        }
    }

    private func string() -> String {
        var text = ""
        for word in written {
            if !text.isEmpty, ![",", ";", ":"].contains(word) { text += " " }
            text += word
        }
        return text
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
        written.append(capital ? Self.capitalizedFirst(words[index]) : words[index])
        index += 1
    }

    /// Writes a phrase in the case of the table, where its words are those of the text.
    private mutating func write(_ cue: CueID, count: Int) -> Bool {
        let phrase = ReadableName(cue.phrase)
        guard phrase.words.count == count else { return false }
        for (offset, word) in phrase.words.enumerated() where Self.lowercased(word) != words[index + offset] {
            // A spelling with the tone elsewhere keeps its own; only case is taken over.
            guard phrase.ids[offset] == ids[index + offset] || word == words[index + offset] else { return false }
        }
        for word in phrase.words { write(capital: Self.startsWithCapital(word)) }
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
                shortest = words[index] == "-" ? 1 : 0
                write(capital: written.isEmpty)
            }
        }
        if let first = written.first { written[0] = Self.capitalizedFirst(first) }
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
        if words[index...].starts(with: ["việt", "nam"]) {
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
    private static let ranks: Set<String> = ["phó", "tổng", "chánh", "quyền"]

    private mutating func writeTitles() {
        var opensOffice = true
        while index < words.count {
            if Self.ranks.contains(words[index]), opensOffice {
                write(capital: true)
            } else if opensOffice, let title = phrase(CueClassSet(.officeTitle, .titleWithBody), at: index) {
                write(capital: true)
                for _ in 1..<max(1, title.count) { write(capital: false) }
            } else if writePlace() || writeBody() {
                opensOffice = false
            } else {
                opensOffice = words[index] == ","
                write(capital: written.isEmpty)
            }
        }
    }

    // MARK: - Letters

    static func isCapitals(_ text: String) -> Bool {
        var hasCapital = false
        for scalar in text.unicodeScalars where VietnameseLetters.isLetter(scalar.value) {
            guard VietnameseLetters.isUppercase(scalar.value) else { return false }
            hasCapital = true
        }
        return hasCapital
    }

    private static func startsWithCapital(_ word: String) -> Bool {
        word.unicodeScalars.first.map { VietnameseLetters.isUppercase($0.value) } ?? false
    }

    static func lowercased(_ text: String) -> String {
        String(decoding: VietnameseLetters.lowercased(Array(text.utf8)), as: UTF8.self)
    }

    static func capitalizedFirst(_ text: String) -> String {
        guard let first = text.unicodeScalars.first,
            let upper = Unicode.Scalar(VietnameseLetters.uppercase(first.value))
        else {
            return text
        }
        var scalars = String.UnicodeScalarView()
        scalars.append(upper)
        scalars.append(contentsOf: text.unicodeScalars.dropFirst())
        return String(scalars)
    }

    /// Abbreviations that are no syllables spelt out: `UBND TỈNH` → `ỦY BAN NHÂN DÂN TỈNH`.
    private static func spelt(_ text: String) -> String {
        let areCapitals = isCapitals(text)
        return text.split(separator: " ").map { word in
            let entry = Abbreviations.entry(String(word))
            let bytes = VietnameseLetters.lowercased(Array(word.utf8))
            guard entry != 0, !Syllables.isWellFormed(bytes, 0..<bytes.count) else { return String(word) }
            let expansion = Abbreviations.expansion(entry)
            guard areCapitals else { return expansion }
            return String(decoding: VietnameseLetters.uppercased(Array(expansion.utf8)), as: UTF8.self)
        }.joined(separator: " ")
    }
}
