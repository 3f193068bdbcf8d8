/// Gives every assignment of a letter its `id`.
///
/// An id is made of the letter's number, the section and a hash of the duty's letters and digits,
/// so it stays the same when the file is wrapped, encoded or spaced otherwise, and when other
/// assignments are found or lost: `06-ct-ubnd/II.1/9f3a2c1d`. The same duty twice in one section gets `~2`.
struct AssignmentIdentifiers {
    private let code: String
    private var seen: [String: Int] = [:]

    init(code: String) {
        var slug = ""
        for scalar in code.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
            case "đ": slug += "d"
            default: if !slug.isEmpty, slug.last != "-" { slug += "-" }
            }
        }
        if slug.last == "-" { slug.removeLast() }
        self.code = slug.isEmpty ? "letter" : slug
    }

    mutating func next(section: String, duty: String) -> String {
        var hash: UInt32 = 0x811C_9DC5  // FNV-1a
        for byte in duty.lowercased().utf8 where byte >= 0x80 || Self.isWordByte(byte) {
            hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        }
        let digits = String(hash, radix: 16)
        let id =
            code + "/" + (section.isEmpty ? "" : section + "/") + String(repeating: "0", count: 8 - digits.count)
            + digits
        let count = seen[id, default: 0] + 1
        seen[id] = count
        return count == 1 ? id : id + "~\(count)"
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}
