/// Whether bytes are one JSON text (RFC 8259), nothing behind it.
///
/// Complexity: O(*n*); nesting deeper than 64 is refused, as the program never writes it.
struct JSONCheck {
    private let bytes: [UInt8]
    private var place = 0

    static func accepts(_ bytes: [UInt8]) -> Bool {
        var check = JSONCheck(bytes: bytes)
        guard check.value(depth: 0) else { return false }
        check.blanks()
        return check.place == bytes.count
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

    private mutating func blanks() {
        while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) -> Bool {
        guard depth < 64 else { return false }
        blanks()
        switch next {
        case UInt8(ascii: "{"): return list(closedBy: UInt8(ascii: "}"), depth: depth, named: true)
        case UInt8(ascii: "["): return list(closedBy: UInt8(ascii: "]"), depth: depth, named: false)
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    private mutating func list(closedBy close: UInt8, depth: Int, named: Bool) -> Bool {
        place += 1
        blanks()
        if take(close) { return true }
        while true {
            if named {
                blanks()
                guard next == UInt8(ascii: "\""), string() else { return false }
                blanks()
                guard take(UInt8(ascii: ":")) else { return false }
            }
            guard value(depth: depth + 1) else { return false }
            blanks()
            if take(UInt8(ascii: ",")) { continue }
            return take(close)
        }
    }

    private mutating func string() -> Bool {
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") { return true }
            if byte < 0x20 { return false }
            guard byte == UInt8(ascii: "\\") else { continue }
            let escape = next
            place += 1
            if escape == UInt8(ascii: "u") {
                for _ in 0..<4 {
                    let isHex = (0x30...0x39).contains(next) || (0x41...0x46).contains(next & 0xDF)
                    guard isHex else { return false }
                    place += 1
                }
            } else if !"\"\\/bfnrt".utf8.contains(escape) {
                return false
            }
        }
        return false
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let end = place + word.utf8CodeUnitCount
        guard end <= bytes.count, bytes[place..<end].elementsEqual(word.description.utf8) else { return false }
        place = end
        return true
    }

    private mutating func number() -> Bool {
        _ = take(UInt8(ascii: "-"))
        let start = place
        digits()
        guard place > start, bytes[start] != 0x30 || place == start + 1 else { return false }
        if take(UInt8(ascii: ".")) {
            let fraction = place
            digits()
            guard place > fraction else { return false }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            let exponent = place
            digits()
            guard place > exponent else { return false }
        }
        return true
    }

    private mutating func digits() {
        while (0x30...0x39).contains(next) { place += 1 }
    }
}
