import LetterTestSupport

/// What may happen to a letter on its way through scanners, web pages and copying hands.
enum Mutation: CaseIterable {
    case dropLine
    case duplicateLine
    case repeatLine
    case swapLines
    case truncate
    case joinLines
    case breakLine
    case breakEverywhere
    case dropRange
    case copyRange
    case spliceLetter
    case swapBytes
    case randomByte
    case controlCharacter
    case combiningMark
    case invalidSequence
    case tabs
    case pipes
    case dropBlanks
    case blanks
    case carriageReturns
    case digits
    case labels
    case bullets
    case cue
    case markup
    case layoutMark
}

/// Makes damaged letters out of good ones, the same for the same seed.
struct Mutator {
    /// Base letters: as they are, decomposed, in capitals.
    let letters: [[UInt8]]
    /// A damaged letter is cut at this many bytes.
    let limit: Int

    /// The damaged letter of a seed. Complexity: O(*limit*) a mutation.
    func input(seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var bytes = letters[random.below(letters.count)]
        let count = 1 + random.below(random.below(4) == 0 ? 24 : 4)
        for _ in 0..<count {
            let kind = Mutation.allCases[random.below(Mutation.allCases.count)]
            apply(kind, to: &bytes, &random)
            if bytes.count > limit { bytes.removeLast(bytes.count - limit) }
        }
        return bytes
    }

    private func apply(_ mutation: Mutation, to bytes: inout [UInt8], _ random: inout SeededGenerator) {
        switch mutation {
        case .dropLine:
            bytes.removeSubrange(line(of: bytes, &random))
        case .duplicateLine:
            let range = line(of: bytes, &random)
            bytes.insert(contentsOf: Array(bytes[range]), at: range.upperBound)
        case .repeatLine:
            let range = line(of: bytes, &random)
            let text = Array(bytes[range])
            let times = min(2 + random.below(200), 16_384 / max(1, text.count))
            bytes.insert(contentsOf: Array(repeating: text, count: max(0, times)).joined(), at: range.upperBound)
        case .swapLines:
            let first = line(of: bytes, &random)
            let text = Array(bytes[first])
            bytes.removeSubrange(first)
            bytes.insert(contentsOf: text, at: line(of: bytes, &random).lowerBound)
        case .truncate:
            let end = random.below(bytes.count + 1)
            if random.below(2) == 0 { bytes.removeLast(bytes.count - end) } else { bytes.removeFirst(end) }
        case .joinLines:
            replace(0x0A, with: [0x20], in: &bytes, oneIn: 1 + random.below(12), &random)
        case .breakLine:
            insert([0x0A], at: random.below(bytes.count + 1), of: &bytes)
        case .breakEverywhere:
            let chance = 3 + random.below(40)
            var broken: [UInt8] = []
            broken.reserveCapacity(bytes.count * 2)
            for byte in bytes {
                broken.append(byte)
                // Not inside a letter: that is the work of `randomByte`.
                if byte < 0x80, random.below(chance) == 0 { broken.append(0x0A) }
            }
            bytes = broken
        case .dropRange:
            bytes.removeSubrange(range(of: bytes, longest: 400, &random))
        case .copyRange:
            let text = Array(bytes[range(of: bytes, longest: 400, &random)])
            insert(text, at: random.below(bytes.count + 1), of: &bytes)
        case .spliceLetter:
            let other = letters[random.below(letters.count)]
            let text = Array(other[range(of: other, longest: 4_000, &random)])
            insert(text, at: random.below(bytes.count + 1), of: &bytes)
        case .swapBytes:
            guard bytes.count > 1 else { return }
            for _ in 0...random.below(8) { bytes.swapAt(random.below(bytes.count), random.below(bytes.count)) }
        case .randomByte:
            guard !bytes.isEmpty else { return }
            for _ in 0...random.below(8) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
        case .controlCharacter:
            for _ in 0...random.below(6) {
                insert([UInt8(random.below(0x20))], at: random.below(bytes.count + 1), of: &bytes)
            }
        case .combiningMark:
            // U+0300, U+0301, U+0303, U+0309, U+0323, U+0302, U+0306, U+031B, zero-width marks, a soft hyphen.
            let marks: [[UInt8]] = [
                [0xCC, 0x80], [0xCC, 0x81], [0xCC, 0x83], [0xCC, 0x89], [0xCC, 0xA3], [0xCC, 0x82], [0xCC, 0x86],
                [0xCC, 0x9B], [0xE2, 0x80, 0x8B], [0xE2, 0x80, 0x8D], [0xEF, 0xBB, 0xBF], [0xC2, 0xAD],
            ]
            for _ in 0...random.below(20) {
                insert(marks[random.below(marks.count)], at: random.below(bytes.count + 1), of: &bytes)
            }
        case .invalidSequence:
            let sequences: [[UInt8]] = [
                [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE1, 0xBB], [0x80], [0xC3],
                [0xFE, 0xFF], [0xFF, 0xFE], [0xF0, 0x9F, 0x98, 0x80],
            ]
            for _ in 0...random.below(6) {
                insert(sequences[random.below(sequences.count)], at: random.below(bytes.count + 1), of: &bytes)
            }
        case .tabs:
            replace(0x20, with: [0x09], in: &bytes, oneIn: 1 + random.below(20), &random)
        case .pipes:
            let text: [UInt8] = random.below(2) == 0 ? Array("\n|\n".utf8) : Array(" | ".utf8)
            replace(random.below(2) == 0 ? 0x20 : 0x0A, with: text, in: &bytes, oneIn: 1 + random.below(30), &random)
        case .dropBlanks:
            replace(0x20, with: [], in: &bytes, oneIn: 1 + random.below(20), &random)
        case .blanks:
            let blanks: [[UInt8]] = [
                Array(repeating: 0x20, count: 300), [0xC2, 0xA0], [0xE3, 0x80, 0x80], [0x0A, 0x0A, 0x0A],
            ]
            for _ in 0...random.below(6) {
                insert(blanks[random.below(blanks.count)], at: random.below(bytes.count + 1), of: &bytes)
            }
        case .carriageReturns:
            replace(0x0A, with: random.below(2) == 0 ? [0x0D, 0x0A] : [0x0D], in: &bytes, oneIn: 1, &random)
        case .digits:
            for _ in 0...random.below(30) where !bytes.isEmpty {
                let place = random.below(bytes.count)
                if bytes[place] < 0x80 { bytes[place] = 0x30 + UInt8(random.below(10)) }
            }
        case .labels:
            let labels = [
                "I.", "XXXIX.", "1.", "1.1.1.1.1.", "đ)", "z)", "Điều 99999999999999999999.", "(i)", "0.", "Phần thứ",
            ]
            startLines(with: labels, of: &bytes, &random)
        case .bullets:
            startLines(with: ["-", "+", "•", "- - -", "*", "–", "#", "> "], of: &bytes, &random)
        case .cue:
            let cues = [
                "phối hợp với ", "trước ngày ", "Kính gửi: ", "giao ", "báo cáo ", "chậm nhất ", "Các Bộ: ", "đạt ",
                "Nơi nhận: ", "31/02/2025", "quý V", "KT. CHỦ TỊCH ", "PHỤ LỤC", "Cơ quan chủ trì: ", "hằng ", "%",
                "999999999999999999999999 người", "và ", ", ", "tháng 13 năm 20255", "24h60", "“", "(", ")", "./.",
            ]
            let text = Array(cues[random.below(cues.count)].utf8)
            for _ in 0...random.below(60) { insert(text, at: random.below(bytes.count + 1), of: &bytes) }
        case .markup:
            let marks = [
                "<table><tr><td rowspan=70000>", "<td colspan=\"-3\">", "</p>", "<!--", "&#x110000;", "<script>",
                "<br>",
                "**", "<p", "&nbsp;", "]]>", "<div>", "</div></div>", "# ", "|---|---|", "\\",
            ]
            for _ in 0...random.below(20) {
                insert(Array(marks[random.below(marks.count)].utf8), at: random.below(bytes.count + 1), of: &bytes)
            }
        case .layoutMark:
            for _ in 0...random.below(12) {
                let marks: [UInt8] = [0x1F, 0x1E, 0x1D, 0x0C, 0x0B, 0x00]
                insert([marks[random.below(marks.count)]], at: random.below(bytes.count + 1), of: &bytes)
            }
        }
    }

    /// A line with its LF.
    private func line(of bytes: [UInt8], _ random: inout SeededGenerator) -> Range<Int> {
        let place = random.below(bytes.count)
        var start = place
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        var end = place
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return start..<min(end + 1, bytes.count)
    }

    private func range(of bytes: [UInt8], longest: Int, _ random: inout SeededGenerator) -> Range<Int> {
        let start = random.below(bytes.count)
        return start..<min(bytes.count, start + random.below(longest))
    }

    private func insert(_ text: [UInt8], at place: Int, of bytes: inout [UInt8]) {
        bytes.insert(contentsOf: text, at: place)
    }

    private func replace(
        _ byte: UInt8, with text: [UInt8], in bytes: inout [UInt8], oneIn chance: Int, _ random: inout SeededGenerator
    ) {
        var replaced: [UInt8] = []
        replaced.reserveCapacity(bytes.count + bytes.count / 4)
        for old in bytes {
            if old == byte, random.below(chance) == 0 {
                replaced.append(contentsOf: text)
            } else {
                replaced.append(old)
            }
        }
        bytes = replaced
    }

    private func startLines(with labels: [String], of bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let chance = 1 + random.below(6)
        var labelled: [UInt8] = []
        labelled.reserveCapacity(bytes.count + 1_000)
        for byte in bytes {
            labelled.append(byte)
            if byte == 0x0A, random.below(chance) == 0 {
                labelled.append(contentsOf: labels[random.below(labels.count)].utf8)
                labelled.append(0x20)
            }
        }
        bytes = labelled
    }
}
