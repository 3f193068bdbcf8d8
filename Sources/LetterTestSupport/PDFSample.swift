/// A PDF file put together for a test: pages by what draws them.
package struct PDFSample {
    /// How the bytes of streams are written.
    package enum Coding {
        case plain
        /// In Flate's form, though nothing is made smaller.
        case flate
    }

    private var bytes = Array("%PDF-1.5\n".utf8)

    package init() {}

    /// Appends an object, or a later form of it.
    package mutating func add(_ number: Int, _ value: String) {
        bytes += Array("\(number) 0 obj\n\(value)\nendobj\n".utf8)
    }

    /// Appends a stream.
    /// - Parameter entries: of its dictionary, beside length and filter.
    package mutating func add(_ number: Int, _ entries: String = "", stream: String, _ coding: Coding = .plain) {
        let content = coding == .flate ? Self.flate(Array(stream.utf8)) : Array(stream.utf8)
        let filter = coding == .flate ? "/Filter /FlateDecode " : ""
        bytes += Array("\(number) 0 obj\n<< \(entries) \(filter)/Length \(content.count) >>\nstream\r\n".utf8)
        bytes += content + Array("\nendstream\nendobj\n".utf8)
    }

    /// The file, whose catalogue is object 1.
    package var file: [UInt8] { bytes + Array("trailer\n<< /Root 1 0 R >>\n%%EOF\n".utf8) }

    /// A file of pages of A4 that are drawn by these streams.
    package static func file(_ pages: [String], _ coding: Coding = .plain, entries: String = "") -> [UInt8] {
        var sample = PDFSample()
        sample.add(1, "<< /Type /Catalog /Pages 2 0 R >>")
        let kids = pages.indices.map { "\(10 + 2 * $0) 0 R" }.joined(separator: " ")
        sample.add(2, "<< /Type /Pages /Kids [ \(kids) ] /Count \(pages.count) /MediaBox [0 0 595 842] >>")
        for (index, page) in pages.enumerated() {
            sample.add(10 + 2 * index, "<< /Type /Page /Parent 2 0 R /Contents \(11 + 2 * index) 0 R \(entries) >>")
            sample.add(11 + 2 * index, stream: page, coding)
        }
        return sample.file
    }

    /// Bytes as Flate writes what it does not make smaller (RFC 1950, RFC 1951 3.2.4); at most 65,535.
    package static func flate(_ content: [UInt8]) -> [UInt8] {
        let size = [UInt8(content.count & 0xFF), UInt8(content.count >> 8)]
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in content {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        let sum = high << 16 | low
        return [0x78, 0x01, 0x01] + size + size.map { ~$0 } + content
            + [24, 16, 8, 0].map { UInt8(sum >> $0 & 0xFF) }
    }
}
