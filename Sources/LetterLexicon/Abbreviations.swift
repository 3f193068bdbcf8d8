internal import CLetterData

/// Short forms (chữ viết tắt) and what they stand for.
///
/// Entries are numbered from 1; 0 is none. Forms are case-sensitive: `TTg`, `Đ/c`, `LĐTB&XH`.
public enum Abbreviations {
    /// Where the pieces of an entry lie: form start and count, expansion start and count,
    /// syllables start and count, number of readings, rank.
    private static let stride = 8

    struct Table: Sendable {
        let hashes: TableView<UInt32>
        let slots: TableView<UInt16>
        let entries: TableView<UInt32>
        let strings: TableView<UInt8>
        let syllables: TableView<UInt16>

        static let standard = Table()

        init() {
            let blob = TableBlob(start: giaoviec_abbreviations(), count: giaoviec_abbreviations_count())
            hashes = blob.section(0, of: UInt32.self)
            slots = blob.section(1, of: UInt16.self)
            entries = blob.section(2, of: UInt32.self)
            strings = blob.section(3, of: UInt8.self)
            syllables = blob.section(4, of: UInt16.self)
        }
    }

    /// FNV-1a, built up byte by byte while a form is scanned.
    public struct FormHash: Sendable {
        @usableFromInline var value: UInt32 = 0x811C_9DC5
        @inlinable public init() {}
        @inlinable public mutating func append(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
        /// Never 0, which marks an empty slot.
        @inlinable public var rawValue: UInt32 { value | 1 }
    }

    /// The entry of the form that fills the range, 0 for none. Complexity: O(length of the form).
    public static func entry(_ bytes: [UInt8], _ range: Range<Int>) -> UInt16 {
        var hash = FormHash()
        for index in range { hash.append(bytes[index]) }
        return entry(bytes, range, hash: hash.rawValue, skippingBlanks: false)
    }

    public static func entry(_ form: String) -> UInt16 {
        let bytes = Array(form.utf8)
        return entry(bytes, 0..<bytes.count)
    }

    /// The entry of a form whose hash is known.
    /// - Parameter skippingBlanks: blanks inside the range are no part of the form nor of the hash.
    public static func entry(_ bytes: [UInt8], _ range: Range<Int>, hash: UInt32, skippingBlanks: Bool) -> UInt16 {
        let table = Table.standard
        var slot = SyllableKey.slot(UInt64(hash), of: table.hashes.count)
        while true {
            let found = table.hashes[slot]
            if found == 0 { return 0 }
            if found == hash {
                let entry = table.slots[slot]
                if spells(entry, bytes, range, skippingBlanks) { return entry }
            }
            slot += 1
            if slot == table.hashes.count { slot = 0 }
        }
    }

    private static func spells(_ entry: UInt16, _ bytes: [UInt8], _ range: Range<Int>, _ skippingBlanks: Bool) -> Bool {
        let table = Table.standard
        let form = piece(entry, 0)
        var position = form.lowerBound
        for index in range {
            let byte = bytes[index]
            if skippingBlanks, byte == 0x20 { continue }
            guard position < form.upperBound, table.strings[position] == byte else { return false }
            position += 1
        }
        return position == form.upperBound
    }

    private static func piece(_ entry: UInt16, _ field: Int) -> Range<Int> {
        let entries = Table.standard.entries
        let start = Int(entries[Int(entry) * stride + field])
        return start..<start + Int(entries[Int(entry) * stride + field + 1])
    }

    /// Number of entries; they are numbered 1…count.
    public static var count: Int { Table.standard.entries.count / stride - 1 }

    /// What the short form stands for: `ủy ban nhân dân`.
    public static func expansion(_ entry: UInt16) -> String { Table.standard.strings.string(piece(entry, 2)) }

    public static func form(_ entry: UInt16) -> String { Table.standard.strings.string(piece(entry, 0)) }

    /// The syllables of the expansion, with marks, in place.
    public static func syllables(_ entry: UInt16) -> SyllableSlice {
        SyllableSlice(pool: Table.standard.syllables, range: piece(entry, 4))
    }

    /// Whether the form has several readings; the entry found is the first.
    public static func isAmbiguous(_ entry: UInt16) -> Bool { readings(entry).count > 1 }

    /// All readings of the form, the likeliest first.
    public static func readings(_ entry: UInt16) -> Range<UInt16> {
        guard entry != 0 else { return 0..<0 }
        let entries = Table.standard.entries
        let first = entry - UInt16(entries[Int(entry) * stride + 7])
        return first..<first + UInt16(entries[Int(first) * stride + 6])
    }
}

/// Syllables that lie in a compiled table.
public struct SyllableSlice: RandomAccessCollection, Sendable {
    let pool: TableView<UInt16>
    let range: Range<Int>

    public var startIndex: Int { 0 }
    public var endIndex: Int { range.count }
    public subscript(position: Int) -> SyllableID { SyllableID(rawValue: pool[range.lowerBound + position]) }
}
