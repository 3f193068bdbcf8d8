import LetterLexicon
import LetterText

/// What the phrase tables say of the words round a line end.
enum RepairPhrases {
    /// Small words (hư từ) that never end a block: what they govern follows.
    private static let links = SyllableSet([
        "và", "của", "các", "những", "cho", "với", "tại", "về", "hoặc", "do", "bởi", "từ", "để", "trong", "theo", "là",
        "đến", "số", "nhằm", "cùng", "giữa", "ở", "bằng",
    ])

    static func isLink(_ syllable: SyllableID) -> Bool { links.contains(syllable) }

    /// Those of them that are nothing else: `số` ends `kinh tế số` too.
    private static let firmLinks = SyllableSet(["và", "của", "các", "những", "với", "về", "hoặc", "để", "theo", "cho"])

    static func isFirmLink(_ syllable: SyllableID) -> Bool { firmLinks.contains(syllable) }

    /// Heads of names that do not end a block where they are written with a capital: `với Ban⏎Quản lý`.
    private static let heads = SyllableSet(["ban", "bộ", "sở", "cục", "vụ", "hội", "phòng", "viện"])

    static func isHead(_ syllable: SyllableID) -> Bool { heads.contains(syllable) }

    private static let dutyClasses: Set<UInt8> = Set(
        [
            CueClass.predicate, .leadVerb, .coordinateVerb, .reportVerb, .adviseVerb, .orderVerb, .requestVerb,
            .directVerb,
        ].map(\.rawValue))
    private static let bodyClasses: Set<UInt8> = Set([CueClass.bodyHead, .bodyAlone, .agencyName].map(\.rawValue))

    /// Whether a line begins as what an actor does begins: `Chỉ đạo`, `Khẩn trương`, `Phối hợp với`.
    static func opensDuty(_ bytes: [UInt8], _ line: TextLine) -> Bool { opens(bytes, line, with: dutyClasses) }

    /// Whether a line begins as the name of a body: `SỞ Y TẾ`, `ỦY BAN NHÂN DÂN`.
    static func opensBody(_ bytes: [UInt8], _ line: TextLine) -> Bool { opens(bytes, line, with: bodyClasses) }

    /// Whether a line begins with the kind of a place: `Thành phố Hồ`.
    static func opensPlace(_ bytes: [UInt8], _ line: TextLine) -> Bool {
        opens(bytes, line, with: [CueClass.adminLevel.rawValue])
    }

    private static func opens(_ bytes: [UInt8], _ line: TextLine, with classes: Set<UInt8>) -> Bool {
        let table = PhraseTable.standard
        var state: PhraseTable.State = 0
        var position = line.contentStart
        for word in 0..<5 {
            guard let range = nextWord(bytes, &position, line.end) else { return false }
            let core = WordCost.trimmed(bytes, range)
            let id = Syllables.id(bytes, core)
            if id != .unknown {
                state = word == 0 ? table.start(id) : table.step(state, id)
            } else {
                let entry = Abbreviations.entry(bytes, core)
                guard entry != 0, word == 0 else { return false }
                for id in Abbreviations.syllables(entry) {
                    state = state == 0 ? table.start(id) : table.step(state, id)
                    if state == 0 { return false }
                }
            }
            if state == 0 { return false }
            for index in table.accepts(state) where classes.contains(table.rawClass(table.accepted(index))) {
                return true
            }
            if core.upperBound < range.upperBound { return false }
        }
        return false
    }

    private static func nextWord(_ bytes: [UInt8], _ position: inout Int, _ end: Int) -> Range<Int>? {
        while position < end, bytes[position] == 0x20 { position += 1 }
        let start = position
        while position < end, bytes[position] != 0x20, position - start < 40 { position += 1 }
        return start < position ? start..<position : nil
    }

    /// Whether a name of the tables goes on over a dash between two lines: `Lao động⏎- Thương binh`.
    static func bridgesDash(_ bytes: [UInt8], _ line: TextLine, _ next: TextLine) -> Bool {
        var before: [SyllableID] = []
        var end = line.end
        while before.count < 6, end > line.contentStart {
            var start = end
            while start > line.contentStart, bytes[start - 1] != 0x20, end - start < 40 { start -= 1 }
            let id = Syllables.id(bytes, start..<end)
            if id == .unknown { break }
            before.insert(id, at: 0)
            end = start
            while end > line.contentStart, bytes[end - 1] == 0x20 { end -= 1 }
        }
        var position = next.contentStart
        guard let range = nextWord(bytes, &position, next.end) else { return false }
        let first = Syllables.id(bytes, WordCost.trimmed(bytes, range))
        let table = PhraseTable.standard
        for start in before.indices {
            var state = table.start(before[start])
            for id in before[(start + 1)...] where state != 0 { state = table.step(state, id) }
            if state != 0 { state = table.step(state, .hyphen) }
            if state != 0, table.step(state, first) != 0 { return true }
        }
        return isMotto(before, first)
    }

    private static let placeClasses: Set<UInt8> = Set(
        [CueClass.placeName, .provinceName, .districtName, .communeName].map(\.rawValue))

    /// Whether a word with another one in its place makes a name of the tables, of a body and not of a place.
    static func completesName(_ words: [ScannedWord], _ index: Int, _ id: SyllableID) -> Bool {
        let table = PhraseTable.standard
        var first = index
        while first > 0, index - first < 6, words[first].isLinked { first -= 1 }
        for start in first...index {
            var state: PhraseTable.State = 0
            var position = start
            while position < words.count, position - start < 12 {
                if position > start, !words[position].isLinked { break }
                let next = position == index ? id : words[position].id
                state = position == start ? table.start(next) : table.step(state, next)
                if state == 0 { break }
                if position >= index, position > start {
                    for accept in table.accepts(state)
                    where !placeClasses.contains(table.rawClass(table.accepted(accept))) {
                        return true
                    }
                }
                position += 1
            }
        }
        return false
    }

    /// The national motto: `Độc lập - Tự do - Hạnh phúc`.
    private static func isMotto(_ before: [SyllableID], _ first: SyllableID) -> Bool {
        guard let last = before.last else { return false }
        return (last, first) == (motto[1], motto[2]) || (last, first) == (motto[3], motto[4])
    }

    private static let motto = ["độc", "lập", "tự", "do", "hạnh"].map { Syllables.id($0) }
}
