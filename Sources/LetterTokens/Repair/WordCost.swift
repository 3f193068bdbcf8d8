import LetterLexicon
import LetterText

/// What stands between two blanks, as the language model sees it. Costs are bits × 256.
struct RepairWord {
    /// The syllable that the word before is followed by; `unknown` behind an opening mark.
    var first: SyllableID
    /// The syllable that goes before the next word; `unknown` before a mark.
    var last: SyllableID
    /// Cost without regard to the words around.
    var cost: Int32
    /// What is odd about the word's form, on top of any n-gram cost.
    var formCost: Int32
    /// Whether the word may be a piece of a broken one.
    var isSuspicious: Bool
    /// All letters, at least one.
    var isLetters: Bool

    /// What the word costs behind another.
    func cost(after previous: SyllableID, _ ngrams: NGrams = .standard) -> Int {
        guard previous != .unknown, first != .unknown else { return Int(cost) }
        return ngrams.cost(first, after: previous) + Int(formCost)
    }
}

enum WordCost {
    /// Bits × 256.
    static let bit: Int32 = 256

    /// The word that fills the range. Complexity: O(length).
    static func describe(_ bytes: [UInt8], _ range: Range<Int>) -> RepairWord {
        if let word = frequent(bytes, range) { return word }
        let core = trimmed(bytes, range)
        guard !core.isEmpty else {
            return RepairWord(
                first: .unknown, last: .unknown, cost: 6 * bit, formCost: 0, isSuspicious: false, isLetters: false)
        }
        var word: RepairWord
        if core != range, let found = frequent(bytes, core) {
            word = found
        } else {
            let shape = WordShape(bytes, core)
            if shape.others == 0, shape.digits == 0 {
                word = letters(bytes, core, shape)
            } else if shape.digits > 0, shape.upper + shape.lower == 0 {
                word = figures(bytes, core)
            } else {
                word = mixed(bytes, core, shape)
            }
        }
        if core.lowerBound > range.lowerBound { word.first = .unknown }
        if core.upperBound < range.upperBound { word.last = .unknown }
        return word
    }

    /// A frequent syllable that fills the range: the way of most words.
    private static func frequent(_ bytes: [UInt8], _ range: Range<Int>) -> RepairWord? {
        guard let form = WordBytes(bytes.span, at: range.lowerBound), form.count == range.count else { return nil }
        let found = WordForms.standard.find(form)
        guard found.isKnown else { return nil }
        let id = found.syllable.id
        let syllables = SyllableTable.standard
        return RepairWord(
            first: id, last: id, cost: Int32(syllables.cost(id)), formCost: 0,
            isSuspicious: syllables.count(id) < suspiciousCount, isLetters: true)
    }

    /// A syllable that stands less often in the counted text may be a piece of a word.
    private static let suspiciousCount = 40

    /// The range without opening marks before and closing marks behind.
    static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        let span = bytes.span
        while start < end {
            let next = VietnameseLetters.scalar(span, at: start)
            switch next.scalar {
            case 0x28, 0x5B, 0x22, 0x27, 0x201C, 0x2018, 0x201D, 0x2026: start += next.count
            default:
                while end > start, let previous = VietnameseLetters.scalar(span, before: end) {
                    switch previous.scalar {
                    case 0x2F
                    where end - start >= 2 && end < range.upperBound && bytes[end] == 0x2E && bytes[end - 2] == 0x2E:
                        // "./." closes a letter.
                        end -= 1
                    case 0x5D:
                        // "[1]" is a footnote's mark.
                        end -= 1
                        while end > start, LineShape.isDigit(bytes[end - 1]) { end -= 1 }
                        if end > start, bytes[end - 1] == 0x5B { end -= 1 }
                    case 0x2E, 0x2C, 0x3B, 0x3A, 0x29, 0x22, 0x27, 0x201D, 0x2019, 0x201C, 0x2026, 0x21, 0x3F:
                        end -= previous.count
                    default: return start..<end
                    }
                }
                return start..<end
            }
        }
        return start..<start
    }

    private static func letters(_ bytes: [UInt8], _ core: Range<Int>, _ shape: WordShape) -> RepairWord {
        let id = Syllables.id(bytes, core)
        let count = shape.upper + shape.lower
        var word = RepairWord(first: id, last: id, cost: 0, formCost: 0, isSuspicious: false, isLetters: true)
        if shape.isMixedCase || id == .unknown || count == 1 && shape.upper == 1 {
            if count > 1, Abbreviations.entry(bytes, core) != 0 {
                word.cost = 10 * bit
                return word
            }
            word.first = .unknown
            word.last = .unknown
            word.isSuspicious = true
            if shape.lower == 0 {
                word.cost = (count == 1 ? 17 : 14 + 2 * Int32(min(count, 10))) * bit
                word.isSuspicious = count == 1
            } else {
                word.cost =
                    (12 + 4 * Int32(min(count, 16)) + (shape.isMixedCase ? 10 : 0) + (shape.marked > 0 ? 4 : 0)) * bit
            }
            return word
        }
        let isWellFormed = Syllables.isWellFormed(id)
        word.formCost = isWellFormed ? 0 : (count < 3 ? 6 : 2) * bit
        word.isSuspicious = !isWellFormed && count < 3 || Syllables.count(id) < suspiciousCount
        word.cost = Int32(Syllables.cost(id)) + word.formCost
        if !isWellFormed, shape.lower == 0, count > 1 { word.isSuspicious = false }
        return word
    }

    private static func figures(_ bytes: [UInt8], _ core: Range<Int>) -> RepairWord {
        var word = RepairWord(
            first: .number, last: .number, cost: 8 * bit, formCost: 0, isSuspicious: false, isLetters: false)
        let last = bytes[core.upperBound - 1]
        if last == 0x2D || last == 0x2F {
            word.cost = 22 * bit
            word.isSuspicious = true
        } else if isCutDate(bytes, core) {
            word.cost = 24 * bit
            word.isSuspicious = true
        }
        return word
    }

    /// `03/8/201`: a date whose year has one or three figures.
    private static func isCutDate(_ bytes: [UInt8], _ core: Range<Int>) -> Bool {
        var slashes = 0
        var digits = 0
        for index in core {
            if bytes[index] == 0x2F {
                slashes += 1
                digits = 0
            } else {
                digits += 1
            }
        }
        return slashes == 2 && digits != 2 && digits != 4
    }

    /// Codes and what else is made of letters, figures and marks.
    private static func mixed(_ bytes: [UInt8], _ core: Range<Int>, _ shape: WordShape) -> RepairWord {
        var word = RepairWord(
            first: .unknown, last: .unknown, cost: 0, formCost: 0, isSuspicious: false, isLetters: false)
        let first = bytes[core.lowerBound]
        let last = bytes[core.upperBound - 1]
        if core.count == 1 || shape.upper + shape.lower + shape.digits == 0 {
            word.cost = 9 * bit
            return word
        }
        let isOpen = last == 0x2D || last == 0x2F || first == 0x2D || first == 0x2F
        if !isOpen, shape.codeMarks > 0, shape.codeMarks == shape.others, shape.lower > 2 {
            return parts(bytes, core)
        }
        if shape.codeMarks > 0, shape.codeMarks == shape.others, shape.lower <= 2, !shape.hasMarkedSmallLetter {
            if shape.digits > 0 {
                word.first = .number
                word.last = .number
                word.cost = (shape.slashes > 0 ? 8 : 14) * bit
            } else {
                word.cost = 18 * bit
            }
            if isOpen {
                word.cost += 14 * bit
                word.isSuspicious = true
            }
            return word
        }
        word.cost = (20 + Int32(shape.upper + shape.lower)) * bit
        word.isSuspicious = isOpen && core.count > 1
        return word
    }

    /// Words joined by `/` or `-`: `học sinh/1.000`, `ca/tháng`.
    private static func parts(_ bytes: [UInt8], _ core: Range<Int>) -> RepairWord {
        var cost = 2 * bit
        var start = core.lowerBound
        var index = start
        var isSuspicious = false
        while index <= core.upperBound {
            if index == core.upperBound || bytes[index] == 0x2F || bytes[index] == 0x2D {
                if index > start {
                    let shape = WordShape(bytes, start..<index)
                    let part =
                        shape.others == 0 && shape.digits == 0
                        ? letters(bytes, start..<index, shape) : figures(bytes, start..<index)
                    cost += part.cost
                    isSuspicious = isSuspicious || part.isSuspicious
                }
                start = index + 1
            }
            index += 1
        }
        return RepairWord(
            first: .unknown, last: .unknown, cost: cost, formCost: 0, isSuspicious: isSuspicious, isLetters: false)
    }
}

/// How many of what a word is made of.
struct WordShape {
    var upper = 0
    var lower = 0
    var digits = 0
    /// Letters beyond ASCII.
    var marked = 0
    /// Neither letters nor figures.
    var others = 0
    /// `/`, `-`, `&`, `.` inside.
    var codeMarks = 0
    var slashes = 0
    /// A small letter beyond ASCII, which no code has.
    var hasMarkedSmallLetter = false
    /// A capital stands behind a small letter, or small letters behind two capitals.
    var isMixedCase = false

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        let span = bytes.span
        var index = range.lowerBound
        while index < range.upperBound {
            let next = VietnameseLetters.scalar(span, at: index)
            index += next.count
            let scalar = next.scalar
            if VietnameseLetters.isLetter(scalar) {
                if VietnameseLetters.isUppercase(scalar) {
                    if lower > 0 { isMixedCase = true }
                    upper += 1
                } else {
                    if upper > 1 { isMixedCase = true }
                    lower += 1
                    if scalar >= 0x80 { hasMarkedSmallLetter = true }
                }
                if scalar >= 0x80 { marked += 1 }
            } else if scalar &- 0x30 < 10 {
                digits += 1
            } else {
                others += 1
                if scalar == 0x2F { slashes += 1 }
                if scalar == 0x2F || scalar == 0x2D || scalar == 0x26 || scalar == 0x2E { codeMarks += 1 }
            }
        }
    }
}
