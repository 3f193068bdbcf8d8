/// A ZIP file with its members stored as they are, for tests of readers and for fuzzing.
package struct ZIPFile {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    package init(_ members: [(name: String, content: [UInt8])] = []) {
        for member in members { add(member.name, member.content) }
    }

    package mutating func add(_ name: String, _ content: [UInt8]) {
        let offset = body.count
        // Version, flags (names are UTF-8), no compression, a date, checksum, both sizes, length of the name, no extra.
        var head = Self.bytes(20, 2) + Self.bytes(0x800, 2) + Self.bytes(0, 2) + Self.bytes(0x21_0000, 4)
        head += Self.bytes(Self.checksum(content), 4) + Self.bytes(content.count, 4) + Self.bytes(content.count, 4)
        head += Self.bytes(name.utf8.count, 2) + Self.bytes(0, 2)
        body += Self.bytes(0x0403_4B50, 4) + head + Array(name.utf8) + content
        directory += Self.bytes(0x0201_4B50, 4) + Self.bytes(20, 2) + head + [UInt8](repeating: 0, count: 10)
        directory += Self.bytes(offset, 4) + Array(name.utf8)
        count += 1
    }

    package var bytes: [UInt8] {
        let counts = Self.bytes(count, 2) + Self.bytes(count, 2)
        let place = Self.bytes(directory.count, 4) + Self.bytes(body.count, 4)
        return body + directory + Self.bytes(0x0605_4B50, 4) + Self.bytes(0, 4) + counts + place + Self.bytes(0, 2)
    }

    private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// CRC-32 of ISO 3309.
    private static func checksum(_ content: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in content {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
