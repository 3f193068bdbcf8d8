/// The form of UTF-8 sequences.
enum UTF8Shape {
    /// Length of the well-formed sequence at an offset; 0 if there is none.
    @inline(__always)
    static func length(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let left = bytes.count - index
        if first < 0xE0 {
            return first >= 0xC2 && left >= 2 && bytes[index + 1] & 0xC0 == 0x80 ? 2 : 0
        }
        if first < 0xF0 {
            guard left >= 3 else { return 0 }
            let second = bytes[index + 1]
            guard second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return 0 }
            if first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F { return 0 }
            return 3
        }
        guard first < 0xF5, left >= 4 else { return 0 }
        let second = bytes[index + 1]
        guard second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80, bytes[index + 3] & 0xC0 == 0x80 else { return 0 }
        if first == 0xF0 && second < 0x90 || first == 0xF4 && second > 0x8F { return 0 }
        return 4
    }

    /// Length of what one U+FFFD stands for where ``length(_:at:)`` is 0: the longest beginning of
    /// a well-formed sequence, at least one byte (Unicode 16, section 3.9).
    static func invalidLength(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        guard first >= 0xE0, first < 0xF5, index + 1 < bytes.count else { return 1 }
        let second = bytes[index + 1]
        guard second & 0xC0 == 0x80 else { return 1 }
        switch first {
        case 0xE0 where second < 0xA0, 0xED where second > 0x9F: return 1
        case 0xF0 where second < 0x90, 0xF4 where second > 0x8F: return 1
        default: break
        }
        if first < 0xF0 { return 2 }
        return index + 2 < bytes.count && bytes[index + 2] & 0xC0 == 0x80 ? 3 : 2
    }
}

/// Looks for the first place of a text that is not in normal form already.
enum CleanTextScanner {
    /// Offset of the first sequence that ``Normalizer`` has to look at, the count if there is none.
    static func firstUnclean(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
        var index = start
        let count = bytes.count
        while index < count {
            let first = bytes[index]
            if first < 0x80 {
                if first >= 0x20 ? first == 0x7F : first != 0x0A && first != 0x09 { return index }
                index += 1
                continue
            }
            let length = UTF8Shape.length(bytes, at: index)
            if length == 0 || isSuspicious(bytes, at: index) { return index }
            index += length
        }
        return count
    }

    /// Whether the well-formed sequence of several bytes at an offset is one to rewrite.
    @inline(__always)
    static func isSuspicious(_ bytes: borrowing Span<UInt8>, at index: Int) -> Bool {
        let second = bytes[index + 1]
        switch bytes[index] {
        case 0xC2: return second <= 0xA0 || second == 0xAD
        case 0xC3: return second == 0x90 || second == 0xB0
        case 0xCC: return true
        case 0xCD: return second < 0xB0
        case 0xE1: return second == 0x9A || second == 0xA0
        case 0xE2:
            if second == 0x80 { return bytes[index + 2] <= 0x91 || (0xA8...0xAF).contains(bytes[index + 2]) }
            return second == 0x81 && bytes[index + 2] >= 0x9F
        case 0xE3: return second == 0x80 && bytes[index + 2] == 0x80
        case 0xEF: return second == 0xBB && bytes[index + 2] == 0xBF
        default: return false
        }
    }
}
