import LetterPrograms

/// The objects of a PDF file (ISO 32000-1, 7.5), as far as the drawing of its pages needs them.
///
/// They are found by going through the file, not by its index: that is short, and as good for files whose index is
/// broken. What is written otherwise than most files are (encryption, other filters than Flate) gives no pages, and the
/// caller lets a program draw them.
final class PDFFile {
    /// The file, then what came out of its object streams.
    private var buffers: [[UInt8]]
    private var places: [Int: Place] = [:]
    private let inflater: Inflater
    /// Where object streams stand that were not opened yet: most files need them for other things than their pages.
    private var objectStreams: [Int] = []

    private struct Place {
        var buffer: Int
        /// Of the object's number in the file itself, of its value in an object stream.
        var start: Int
    }

    /// A page: what draws it, with what, and where on it.
    struct Page {
        var content: [UInt8]
        var resources: PDFValue
        /// Left, lower, right, upper side.
        var box: [Double]
        /// Quarters of a turn, clockwise.
        var quarters: Int
    }

    /// Nil for files that are not read here. Complexity: O(*n*).
    /// - Parameter limit: bytes that may come out of all its streams.
    init?(_ bytes: [UInt8], limit: Int) {
        guard let inflater = Inflater(limit: limit) else { return nil }
        self.inflater = inflater
        buffers = [bytes]
        guard findObjects() else { return nil }
    }

    // MARK: Objects

    /// Goes through the file. Of objects of one number the last holds: files are changed by writing at their ends.
    private func findObjects() -> Bool {
        let bytes = buffers[0]
        var start: Int?
        var length = 0
        var index = 0
        while index + 3 < bytes.count {
            switch bytes[index] {
            case 0x6F where bytes[index + 1] == 0x62 && bytes[index + 2] == 0x6A:
                guard let found = Self.startOfObject(bytes, before: index) else { break }
                start = found.start
                length = 0
                places[found.number] = Place(buffer: 0, start: found.start)
            case 0x2F where Self.isWord("/Encrypt", at: index, of: bytes): return false
            case 0x2F where Self.isWord("/Length", at: index, of: bytes):
                var parser = PDFParser(bytes: bytes, index: index + 7)
                length = parser.integer() ?? 0
            case 0x2F where Self.isWord("/ObjStm", at: index, of: bytes):
                if let start, objectStreams.last != start { objectStreams.append(start) }
            case 0x73 where length > 0 && Self.isWord("stream", at: index, of: bytes):
                // What lies in a stream is passed over where its length is told here and true.
                var parser = PDFParser(bytes: bytes, index: index + 6)
                parser.skipLineEnd()
                parser.index = min(bytes.count, parser.index + length)
                if parser.skip("endstream") { index = parser.index - 1 }
                length = 0
            default: break
            }
            index += 1
        }
        return true
    }

    private static func isWord(_ word: StaticString, at index: Int, of bytes: [UInt8]) -> Bool {
        let count = word.utf8CodeUnitCount
        return index + count < bytes.count && !PDFSyntax.isRegular(bytes[index + count])
            && word.withUTF8Buffer { bytes[index..<index + count].elementsEqual($0) }
    }

    /// Where `12 0 ` stands before `obj`, and its first number.
    private static func startOfObject(_ bytes: [UInt8], before end: Int) -> (number: Int, start: Int)? {
        var index = end - 1
        var number = 0
        for _ in 0..<2 {
            while index >= 0, PDFSyntax.isBlank(bytes[index]) { index -= 1 }
            var power = 1
            number = 0
            let last = index
            while index >= 0, bytes[index] >= 0x30, bytes[index] <= 0x39, last - index < 9 {
                number += Int(bytes[index] - 0x30) * power
                power *= 10
                index -= 1
            }
            guard index < last else { return nil }
        }
        return (number, index + 1)
    }

    private func openObjectStreams() {
        let starts = objectStreams
        objectStreams = []
        for start in starts { addObjects(ofStreamAt: start) }
    }

    /// The objects that a stream of them holds: pairs of number and place, then the values. Of those that stand in the
    /// file as well these hold: a file is changed by one program in one way.
    private func addObjects(ofStreamAt start: Int) {
        guard let stream = PDFParser.object(in: buffers[0], at: start), stream["Type"]?.isName("ObjStm") == true,
            let first = stream["First"]?.number, let count = stream["N"]?.number,
            first >= 0, first < 1e9, count >= 0, count < 1e6, let content = content(of: stream)
        else { return }
        var parser = PDFParser(bytes: content, index: 0)
        for _ in 0..<Int(count) {
            guard let number = parser.integer(), let place = parser.integer() else { break }
            if places[number]?.buffer != 0 { places[number] = Place(buffer: buffers.count, start: Int(first) + place) }
        }
        buffers.append(content)
    }

    /// The value behind references.
    func resolved(_ value: PDFValue?) -> PDFValue? {
        var value = value
        for _ in 0..<Self.longestChain {
            guard case .reference(let number) = value else { return value }
            if places[number] == nil { openObjectStreams() }
            guard let place = places[number] else { return nil }
            if place.buffer == 0 {
                value = PDFParser.object(in: buffers[0], at: place.start)
            } else {
                var parser = PDFParser(bytes: buffers[place.buffer], index: place.start)
                value = parser.value()
            }
        }
        return nil
    }

    private static let longestChain = 8

    /// What a stream of the file holds, nil where it is damaged or coded otherwise than by Flate.
    func content(of stream: PDFValue) -> [UInt8]? {
        guard case .stream(_, let start) = stream else { return nil }
        let bytes = buffers[0]
        var end = start
        if let length = resolved(stream["Length"])?.number, length >= 0, length <= Double(bytes.count - start) {
            end = start + Int(length)
        }
        // A wrong length: Flate tells its end itself, other streams go on to their last word.
        var parser = PDFParser(bytes: bytes, index: end)
        if !parser.skip("endstream") { end = bytes.count }
        var filter = resolved(stream["Filter"])
        if let only = filter?.array {
            guard only.count <= 1 else { return nil }
            filter = only.first
        }
        guard let filter else { return end < bytes.count ? inflater.copied(bytes[start..<end]) : nil }
        guard filter.isName("FlateDecode"), resolved(stream["DecodeParms"])?["Predictor"] == nil,
            stream["F"] == nil
        else { return nil }
        return inflater.inflated(bytes[start..<end])
    }

    // MARK: Pages

    /// The pages with these indices, nil for those that are not read here; nil altogether where the file has another
    /// number of pages than expected.
    func pages(_ wanted: [Int], of count: Int) -> [Page?]? {
        guard let root = catalog() else { return nil }
        var leaves: [Leaf] = []
        var visits = Self.mostNodes
        addLeaves(of: root["Pages"], Leaf(page: .other), depth: 0, &visits, to: &leaves)
        guard leaves.count == count else { return nil }
        return wanted.map { page(leaves[$0]) }
    }

    private struct Leaf {
        var page: PDFValue
        // What pages have from the nodes above them.
        var resources: PDFValue?
        var box: PDFValue?
        var turn: PDFValue?
    }

    /// The catalogue that the last trailer or index names.
    private func catalog() -> PDFValue? {
        let bytes = buffers[0]
        var tries = 8
        for index in bytes.indices.reversed() where bytes[index] == 0x2F && Self.isWord("/Root", at: index, of: bytes) {
            var parser = PDFParser(bytes: bytes, index: index + 5)
            if let root = resolved(parser.value()), root["Type"]?.isName("Catalog") == true { return root }
            tries -= 1
            if tries == 0 { break }
        }
        return nil
    }

    private static let mostNodes = 20_000

    /// - Parameter visits: how many nodes may still be visited; a damaged tree may have circles.
    private func addLeaves(
        of value: PDFValue?, _ above: Leaf, depth: Int, _ visits: inout Int, to leaves: inout [Leaf]
    ) {
        visits -= 1
        guard depth < 32, visits > 0, let node = resolved(value) else { return }
        var leaf = above
        leaf.page = node
        leaf.resources = node["Resources"] ?? above.resources
        leaf.box = node["MediaBox"] ?? above.box
        leaf.turn = node["Rotate"] ?? above.turn
        guard let kids = resolved(node["Kids"])?.array else {
            leaves.append(leaf)
            return
        }
        for kid in kids { addLeaves(of: kid, leaf, depth: depth + 1, &visits, to: &leaves) }
    }

    private func page(_ leaf: Leaf) -> Page? {
        let box = resolved(leaf.box)?.array?.compactMap { resolved($0)?.number } ?? [0, 0, 612, 792]
        guard box.count == 4, box.allSatisfy({ abs($0) < 1e6 }) else { return nil }
        var content: [UInt8] = []
        let value = resolved(leaf.page["Contents"])
        for part in value?.array ?? [value].compactMap(\.self) {
            guard let stream = resolved(part), let bytes = self.content(of: stream) else { return nil }
            content += bytes + [0x0A]
        }
        let turn = resolved(leaf.turn)?.number ?? 0
        return Page(
            content: content, resources: resolved(leaf.resources) ?? .other,
            box: [min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])],
            quarters: abs(turn) < 1e6 ? (Int(turn) / 90 % 4 + 4) % 4 : 0)
    }
}
