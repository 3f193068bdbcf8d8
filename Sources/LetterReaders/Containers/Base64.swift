/// Base64 (RFC 4648, section 4).
package enum Base64 {
    /// The bytes that a text stands for, nil where it is none. Blanks and line ends in it do not matter, nor does
    /// padding that is missing. Complexity: O(*n*).
    package static func decode(_ text: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count * 3 / 4)
        var bits: UInt32 = 0
        var count = 0
        var isPadded = false
        for letter in text where letter > 0x20 {
            let value: UInt32
            switch letter {
            case 0x41...0x5A: value = UInt32(letter) - 0x41
            case 0x61...0x7A: value = UInt32(letter) - 0x61 + 26
            case 0x30...0x39: value = UInt32(letter) - 0x30 + 52
            case 0x2B: value = 62
            case 0x2F: value = 63
            case 0x3D:
                isPadded = true
                continue
            default: return nil
            }
            guard !isPadded else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        // A single letter left over stands for no byte.
        return count == 6 ? nil : bytes
    }
}
