import LetterText

/// Gives every assignment of a letter its `id`.
///
/// An id is made of the letter's number, the section and a hash of the duty's letters and digits,
/// so it stays the same when the file is wrapped, encoded or spaced otherwise, and when other
/// assignments are found or lost: `06-ct-ubnd/II.1/9f3a2c1d`. The same duty twice in one section gets `~2`.
struct AssignmentIdentifiers {
    private let code: [UInt8]
    private var seen: [String: Int] = [:]

    init(code: String) {
        var slug: [UInt8] = []
        for scalar in code.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.append(UInt8(truncatingIfNeeded: scalar.value))
            case "đ": slug.append(UInt8(ascii: "d"))
            default: if !slug.isEmpty, slug.last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
            }
        }
        if slug.last == UInt8(ascii: "-") { slug.removeLast() }
        self.code = slug.isEmpty ? Array("letter".utf8) : slug
    }

    mutating func next(section: String, duty: String) -> String {
        var bytes = code
        bytes.append(UInt8(ascii: "/"))
        if !section.isEmpty {
            bytes += section.utf8
            bytes.append(UInt8(ascii: "/"))
        }
        let hash = Self.hash(Array(duty.utf8).span)
        for shift in stride(from: UInt32(28), through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: hash >> shift & 0xF)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        let id = String(decoding: bytes, as: UTF8.self)
        let count = seen[id, default: 0] + 1
        seen[id] = count
        return count == 1 ? id : id + "~\(count)"
    }

    /// FNV-1a over the letters and digits in small letters; marks and blanks of ASCII do not count.
    private static func hash(_ text: borrowing Span<UInt8>) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        @inline(__always) func add(_ byte: UInt32) { hash = (hash ^ byte) &* 0x0100_0193 }
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                index += 1
                let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
                if lower &- 0x61 < 26 || lower &- 0x30 < 10 { add(UInt32(lower)) }
                continue
            }
            // Most letters are small ones of two bytes, or Vietnamese ones from U+1EA0 on, whose small one is odd.
            let second = index + 1 < text.count ? text[index + 1] : 0
            if byte == 0xC3 && second >= 0xA0 || byte == 0xC6 && (second == 0xA1 || second == 0xB0) {
                add(UInt32(byte))
                add(UInt32(second))
                index += 2
                continue
            }
            if byte == 0xE1, index + 2 < text.count, second == 0xBB || second == 0xBA && text[index + 2] >= 0xA0 {
                add(0xE1)
                add(UInt32(second))
                add(UInt32(text[index + 2] | 1))
                index += 3
                continue
            }
            let next = VietnameseLetters.scalar(text, at: index)
            index += next.count
            let scalar = VietnameseLetters.lowercase(next.scalar)
            switch scalar {
            case ..<0x80: break
            case ..<0x800:
                add(0xC0 | scalar >> 6)
                add(0x80 | scalar & 0x3F)
            case ..<0x10000:
                add(0xE0 | scalar >> 12)
                add(0x80 | scalar >> 6 & 0x3F)
                add(0x80 | scalar & 0x3F)
            default:
                add(0xF0 | scalar >> 18)
                add(0x80 | scalar >> 12 & 0x3F)
                add(0x80 | scalar >> 6 & 0x3F)
                add(0x80 | scalar & 0x3F)
            }
        }
        return hash
    }
}
