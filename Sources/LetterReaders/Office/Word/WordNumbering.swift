/// `numbering.xml`: the lists of a file, how each level of them is numbered.
final class WordNumbering: XMLEvents {
    struct Level {
        var start = 1
        var format = "decimal"
        /// `%1.%2.`: the numbers of levels, and what stands around them.
        var text = ""
        /// The level whose number makes this one begin again; the level above unless told, 0 for none.
        var restart: Int?
        var isLegal = false
        /// The paragraph style that stands for this level.
        var style: String?
    }

    struct List {
        var levels: [Int: Level] = [:]
        var styleLink: String?
        var numberStyleLink: String?
    }

    /// A list as paragraphs name it.
    struct Number {
        var list = -1
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    private(set) var lists: [Int: List] = [:]
    private(set) var numbers: [Int: Number] = [:]
    private var listID: Int?
    private var numberID: Int?
    private var overridden: Int?
    private var levelIndex: Int?
    private var level = Level()

    func open(_ name: XMLName, _ attributes: borrowing XMLAttributes) {
        guard let element = WordElement.vocabulary[name] else { return }
        switch element {
        case .abstractNumber:
            listID = attributes.number("abstractNumId")
            if let listID { lists[listID] = List() }
        case .number:
            numberID = attributes.number("numId")
            if let numberID { numbers[numberID] = Number() }
        case .abstractID: if let numberID { numbers[numberID]?.list = attributes.number("val") ?? -1 }
        case .levelOverride: overridden = attributes.number("ilvl")
        case .start0:
            if let numberID, let overridden { numbers[numberID]?.starts[overridden] = attributes.number("val") ?? 1 }
        case .styleLink: if let listID { lists[listID]?.styleLink = attributes.value("val") }
        case .numberStyleLink: if let listID { lists[listID]?.numberStyleLink = attributes.value("val") }
        case .numberLevel:
            levelIndex = attributes.number("ilvl")
            level = Level()
        case .start: level.start = attributes.number("val") ?? 1
        case .numberFormat: level.format = attributes.value("val") ?? level.format
        case .levelText: level.text = attributes.value("val") ?? ""
        case .restart: level.restart = attributes.number("val")
        case .isLegal: level.isLegal = attributes.isOn
        case .pStyle: level.style = attributes.value("val")
        default: break
        }
    }

    func close(_ name: XMLName) {
        switch WordElement.vocabulary[name] {
        case .abstractNumber: listID = nil
        case .number: numberID = nil
        case .levelOverride: overridden = nil
        case .numberLevel:
            guard let levelIndex else { return }
            if let listID {
                lists[listID]?.levels[levelIndex] = level
            } else if let numberID {
                numbers[numberID]?.levels[levelIndex] = level
            }
            self.levelIndex = nil
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Counts the paragraphs of lists and gives the labels that Word prints before them.
final class WordLabels {
    private let numbering: WordNumbering
    private let styles: WordStyles
    /// List → number that each level has come to; all numbers of a list count on together.
    private var counters: [Int: [Int?]] = [:]
    /// Numbers whose own starts have been used.
    private var started: Set<Int> = []
    private static let levelCount = 9

    init(_ numbering: WordNumbering, _ styles: WordStyles) {
        self.numbering = numbering
        self.styles = styles
    }

    /// The label of a paragraph with what stands behind it, empty where it has none.
    /// - Parameters:
    ///   - numberID, level: as the paragraph itself says; its style is asked where it does not.
    func label(numberID: Int?, level: Int?, style id: String?) -> [UInt8] {
        let style = styles.style(id)
        guard let numberID = numberID ?? style.numberID, numberID != 0, let number = numbering.numbers[numberID],
            let list = list(number)
        else { return [] }
        let levels = numbering.lists[list]?.levels ?? [:]
        let ofStyle = id.flatMap { id in levels.first { $0.value.style == id }?.key }
        let level = min(Self.levelCount - 1, max(0, level ?? ofStyle ?? style.level ?? 0))
        func shape(_ level: Int) -> WordNumbering.Level {
            number.levels[level] ?? levels[level] ?? WordNumbering.Level()
        }
        var counts = counters[list] ?? [Int?](repeating: nil, count: Self.levelCount)
        if started.insert(numberID).inserted {
            // The first paragraph of a number with starts of its own begins there.
            for (level, _) in number.starts where (0..<Self.levelCount).contains(level) { counts[level] = nil }
        }
        func start(_ level: Int) -> Int { number.starts[level] ?? shape(level).start }
        counts[level] = counts[level].map { $0 + 1 } ?? start(level)
        for deeper in level + 1..<max(level + 1, Self.levelCount) {
            let restart = shape(deeper).restart
            if restart == nil || (restart != 0 && level < restart ?? 0) { counts[deeper] = nil }
        }
        counters[list] = counts
        let current = shape(level)
        guard current.format != "none" || !current.text.isEmpty else { return [] }
        if current.format == "bullet" { return WordSymbols.bullet(current.text) + [0x20] }
        var label: [UInt8] = []
        let text = Array(current.text.utf8)
        var index = 0
        while index < text.count {
            let next = index + 1 < text.count ? Int(text[index + 1]) - 0x31 : -1
            if text[index] == 0x25, (0..<Self.levelCount).contains(next) {
                let format = current.isLegal ? "decimal" : shape(next).format
                label += Self.number(counts[next] ?? start(next), format).utf8
                index += 2
            } else {
                label.append(text[index])
                index += 1
            }
        }
        return label.isEmpty ? [] : label + [0x20]
    }

    /// The list that a number stands for, behind the style that a list may name in its place.
    private func list(_ number: WordNumbering.Number) -> Int? {
        guard let list = numbering.lists[number.list] else { return nil }
        guard let link = list.numberStyleLink, list.levels.isEmpty else { return number.list }
        if let linked = numbering.lists.filter({ $0.value.styleLink == link }).keys.min() { return linked }
        return styles.style(link).numberID.flatMap { numbering.numbers[$0]?.list }
    }

    private static func number(_ value: Int, _ format: String) -> String {
        switch format {
        case "lowerLetter": ListNumber.text(value, .lowerLetter)
        case "upperLetter": ListNumber.text(value, .upperLetter)
        case "lowerRoman": ListNumber.text(value, .lowerRoman)
        case "upperRoman": ListNumber.text(value, .upperRoman)
        case "decimalZero": ListNumber.text(value, .padded)
        case "none": ""
        default: ListNumber.text(value, .decimal)
        }
    }
}

/// Characters of the fonts that hold signs in the place of letters.
enum WordSymbols {
    /// What stands before a paragraph of a list without numbers: a dash or plus as it is, any other sign a dash.
    static func bullet(_ text: String) -> [UInt8] {
        switch text.unicodeScalars.first.map({ plain($0.value, isSymbolFont: true) }) {
        case 0x2B?: [0x2B]
        case 0x2A?: [0x2A]
        default: [0x2D]
        }
    }

    /// The letter for a character of such a font; they stand in the private use area, from U+F000 on. Signs of Symbol
    /// have letters of their own; any other sign is a bullet, since only its font knows what it shows.
    static func plain(_ scalar: UInt32, isSymbolFont: Bool) -> UInt32 {
        guard (0xE000...0xF8FF).contains(scalar) else { return scalar }
        guard isSymbolFont, (0xF000...0xF0FF).contains(scalar) else { return 0x2022 }
        switch scalar & 0xFF {
        case 0x20...0x21, 0x28...0x29, 0x2B...0x3B, 0x3D, 0x5B, 0x5D: return scalar & 0x7F
        case 0xA3: return 0x2264
        case 0xB3: return 0x2265
        case 0xB1: return 0xB1
        case 0xB4: return 0xD7
        case 0xB8: return 0xF7
        case 0xB9: return 0x2260
        default: return 0x2022
        }
    }
}
