import LetterPrograms

/// Undoes the compression of PDF streams, by zlib, which libxml2 and libarchive load as well.
final class Inflater {
    private typealias Uncompress =
        @convention(c) (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt>?, UnsafePointer<UInt8>?, UInt) -> Int32
    private static let uncompress: Uncompress? =
        SystemLibrary(["libz.so.1", "libz.1.dylib"])?.function("uncompress", as: Uncompress.self)
    private let uncompress: Uncompress
    /// Bytes that may still come out.
    private var left: Int

    /// Nil where there is no zlib.
    init?(limit: Int) {
        guard let uncompress = Self.uncompress else { return nil }
        self.uncompress = uncompress
        left = limit
    }

    /// What was compressed; what follows behind its end does not matter. Nil where it is damaged or more than the limit.
    func inflated(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        var capacity = min(left, 6 * bytes.count + 4_096)
        while capacity > 0 {
            var status: Int32 = 0
            let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                var size = UInt(buffer.count)
                status = bytes.withUnsafeBufferPointer {
                    uncompress(buffer.baseAddress, &size, $0.baseAddress, UInt($0.count))
                }
                count = status == Self.complete ? Int(size) : 0
            }
            if status == Self.complete {
                left -= result.count
                return result
            }
            guard status == Self.noRoom, capacity < left else { return nil }
            capacity = min(left, 8 * capacity)
        }
        return nil
    }

    /// What was not compressed, within the same limit.
    func copied(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard bytes.count <= left else { return nil }
        left -= bytes.count
        return Array(bytes)
    }

    private static let complete: Int32 = 0
    private static let noRoom: Int32 = -5
}
