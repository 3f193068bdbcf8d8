/// A compiled table, section by section; the layout is described at `TableBlob`.
struct BlobWriter {
    private var sections: [[UInt8]] = []

    mutating func add<Element: FixedWidthInteger>(_ values: [Element]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(values.count * MemoryLayout<Element>.stride)
        for value in values {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        sections.append(bytes)
    }

    /// Adds two sections: offsets (one more than strings) and the bytes.
    mutating func add(strings: [String]) {
        var starts: [UInt32] = [0]
        var bytes: [UInt8] = []
        for string in strings {
            bytes.append(contentsOf: string.utf8)
            starts.append(UInt32(bytes.count))
        }
        add(starts)
        add(bytes)
    }

    func finish() -> [UInt8] {
        var header: [UInt32] = [0x3154_5647, UInt32(sections.count)]
        var offset = (8 + 8 * sections.count + 7) / 8 * 8
        var body: [UInt8] = []
        let headerCount = offset
        for section in sections {
            header += [UInt32(offset), UInt32(section.count)]
            body += section
            while body.count % 8 != 0 { body.append(0) }
            offset = headerCount + body.count
        }
        var bytes: [UInt8] = []
        for value in header { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
        while bytes.count < headerCount { bytes.append(0) }
        return bytes + body
    }
}
