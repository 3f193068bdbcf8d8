import CZlib

/// A long text, deflated where that is worth it. Made where letters are read, on all processors.
public struct PackedText: Sendable {
    let text: String
    let deflated: [UInt8]

    /// - Parameter deflates: whether the store keeps it deflated.
    init(_ text: String, deflates: Bool) {
        self.text = text
        deflated = deflates ? Self.deflate(Array(text.utf8)) : []
    }

    /// Four bytes of length, little-endian, and a stream of zlib at its quickest level: a third of the text.
    private static func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(bytes.count))
        let header = 4
        let packed = [UInt8](unsafeUninitializedCapacity: header + Int(length)) { buffer, count in
            for index in 0..<header { buffer[index] = UInt8(truncatingIfNeeded: bytes.count >> (8 * index)) }
            let status = compress2(
                UnsafeMutableBufferPointer(rebasing: buffer[header...]).baseAddress, &length, bytes, uLong(bytes.count), 1)
            count = status == Z_OK ? header + Int(length) : 0
        }
        return packed
    }

    static func inflate(_ packed: [UInt8]) -> [UInt8] {
        guard packed.count > 4 else { return [] }
        let size = (0..<4).reduce(0) { $0 | Int(packed[$1]) << (8 * $1) }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var length = uLong(size)
            let status = packed.withUnsafeBufferPointer { source in
                uncompress(
                    buffer.baseAddress, &length, UnsafeBufferPointer(rebasing: source[4...]).baseAddress,
                    uLong(source.count - 4))
            }
            count = status == Z_OK ? Int(length) : 0
        }
    }
}
