/// A read-only array of little-endian integers inside one of the compiled tables.
///
/// The tables are constant C data that is never freed; this type is the only place that
/// holds a pointer to them, and every access is checked against the bounds.
@frozen
public struct TableView<Element: FixedWidthInteger & Sendable>: @unchecked Sendable {
    @usableFromInline let base: UnsafePointer<Element>
    public let count: Int

    @usableFromInline
    init(base: UnsafePointer<Element>, count: Int) {
        self.base = base
        self.count = count
    }

    /// - Precondition: `0 <= index < count`.
    @inlinable
    public subscript(index: Int) -> Element {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
        return base[index]
    }

    /// An element whose index the caller has bounded already: a masked number, a hash reduced to `count`.
    @inlinable
    subscript(bounded index: Int) -> Element {
        assert(UInt(bitPattern: index) < UInt(bitPattern: count))
        return base[index]
    }
}

/// A compiled table: a header and sections of integers.
///
/// Layout, little-endian: magic `GVT1`, number of sections, then offset and byte count of
/// every section; each section starts at a multiple of eight.
struct TableBlob: @unchecked Sendable {
    private let bytes: UnsafeRawBufferPointer

    /// - Parameter start: constant data that is never freed, aligned to eight bytes.
    init(start: UnsafeRawPointer, count: Int) {
        bytes = UnsafeRawBufferPointer(start: start, count: count)
        precondition(count >= 8 && word(0) == 0x3154_5647, "not a compiled table")
    }

    private func word(_ index: Int) -> Int {
        Int(bytes.load(fromByteOffset: index * 4, as: UInt32.self).littleEndian)
    }

    var sectionCount: Int { word(1) }

    func section<Element: FixedWidthInteger & Sendable>(_ index: Int, of type: Element.Type) -> TableView<Element> {
        precondition(index < sectionCount)
        let offset = word(2 + 2 * index)
        let size = word(3 + 2 * index)
        precondition(offset % 8 == 0 && offset + size <= bytes.count)
        let width = MemoryLayout<Element>.stride
        let start = bytes.baseAddress!.advanced(by: offset)
        return TableView(base: start.bindMemory(to: Element.self, capacity: size / width), count: size / width)
    }
}

extension TableView<UInt8> {
    /// The bytes of a range as a string.
    func string(_ range: Range<Int>) -> String {
        String(decoding: range.map { self[$0] }, as: UTF8.self)
    }
}

extension TableView<UInt32> {
    /// The range between two neighbouring offsets.
    @inlinable
    func range(_ index: Int) -> Range<Int> { Int(self[index])..<Int(self[index + 1]) }
}
