import LetterText

/// A straight line drawn on a page, along one of its sides, in points.
struct Ruling: Sendable, Hashable {
    var isHorizontal: Bool
    /// The coordinate that does not change along it.
    var position: Float
    var start: Float
    var end: Float
}

extension Ruling {
    /// Shorter ones belong to letters or adorn them, in points.
    static let shortestAcross: Float = 24
    static let shortestDown: Float = 15

    /// Whole lines from the pieces in which they were drawn: the sides of each cell, both edges of a double line.
    /// Complexity: O(*n* log *n*).
    static func joined(_ pieces: [Ruling]) -> [Ruling] {
        var lines: [Ruling] = []
        for isHorizontal in [true, false] {
            var band: [Ruling] = []
            for piece in pieces.filter({ $0.isHorizontal == isHorizontal }).sorted(by: { $0.position < $1.position }) {
                if let first = band.first, piece.position - first.position > gap {
                    lines += joinedInBand(band)
                    band.removeAll(keepingCapacity: true)
                }
                band.append(piece)
            }
            lines += joinedInBand(band)
        }
        return lines.filter { $0.end - $0.start >= ($0.isHorizontal ? shortestAcross : shortestDown) }
    }

    /// Pieces nearer to each other are parts of one line.
    private static let gap: Float = 2

    private static func joinedInBand(_ band: [Ruling]) -> [Ruling] {
        var lines: [Ruling] = []
        for piece in band.sorted(by: { $0.start < $1.start }) {
            if let last = lines.last, piece.start <= last.end + gap {
                lines[lines.count - 1].end = max(last.end, piece.end)
            } else {
                lines.append(piece)
            }
        }
        return lines
    }
}

/// A page as black and white dots: the raw form of PBM (`P4`), or of PGM (`P5`), of which what is darker than grey counts
/// as black.
struct PageBitmap {
    let width: Int
    let height: Int
    /// Eight dots a byte.
    private let bytes: ArraySlice<UInt8>
    private var rowBytes: Int { (width + 7) / 8 }

    /// The first picture of a stream, and how many bytes it takes; nil where there is none.
    static func first(of stream: ArraySlice<UInt8>) -> (bitmap: PageBitmap, count: Int)? {
        guard let head = PictureHead(stream) else { return nil }
        let dots = stream[head.dots]
        let bytes = head.isGray ? blackDots(dots, width: head.width, white: head.white)[...] : dots
        let bitmap = PageBitmap(width: head.width, height: head.height, bytes: bytes)
        return (bitmap, head.dots.upperBound - stream.startIndex)
    }

    /// A grey picture as black and white. Complexity: O(*dots*).
    init(_ picture: GrayPicture) {
        let bytes = Self.blackDots(picture.dots, width: picture.width, white: picture.white)[...]
        self.init(width: picture.width, height: picture.height, bytes: bytes)
    }

    /// Eight dots a byte of one byte a dot.
    private static func blackDots(_ gray: ArraySlice<UInt8>, width: Int, white: Int) -> [UInt8] {
        let limit = UInt8(white * 5 / 8)
        var dots: [UInt8] = []
        dots.reserveCapacity(gray.count / 8 + gray.count / max(1, width))
        var row = gray.startIndex
        while row < gray.endIndex {
            var index = row
            let end = row + width
            while index < end {
                var bits: UInt8 = 0
                for bit in 0..<min(8, end - index) where gray[index + bit] < limit { bits |= 0x80 >> UInt8(bit) }
                dots.append(bits)
                index += 8
            }
            row = end
        }
        return dots
    }

    private init(width: Int, height: Int, bytes: ArraySlice<UInt8>) {
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    /// Black dots of a row, eight dots wide.
    struct Ink {
        var x: UInt32
        var y: UInt32
        var count: UInt32
    }

    /// All black dots. Complexity: O(dots / 8).
    func ink() -> [Ink] {
        var ink: [Ink] = []
        var index = bytes.startIndex
        for y in 0..<height {
            for x in 0..<rowBytes {
                let bits = bytes[index]
                index += 1
                if bits != 0 { ink.append(Ink(x: UInt32(x * 8), y: UInt32(y), count: UInt32(bits.nonzeroBitCount))) }
            }
        }
        return ink
    }

    /// The lines drawn on the page: runs of black longer than letters are. Complexity: O(dots / 8) on a white page.
    /// - Parameters:
    ///   - scale: points for each dot.
    ///   - slant: how far a line may lean, as a part of its length: pages lie askew in a scanner.
    func rulings(scale: Float, slant: Float = 0) -> [Ruling] {
        let across = runsAcross(least: Int(Ruling.shortestAcross / scale))
        let down = runsDown(least: Int(Ruling.shortestDown / scale)).sorted { ($0.row, $0.start) < ($1.row, $1.start) }
        return merged(across, isHorizontal: true, scale, slant) + merged(down, isHorizontal: false, scale, slant)
    }

    /// The dots of lines drawn down the page, column by column.
    /// - Parameter scale: points for each dot.
    func uprights(scale: Float) -> [Run] { runsDown(least: Int(Ruling.shortestDown / scale)) }

    /// Black dots in sequence, in one row or column of dots.
    struct Run {
        var row: Int
        var start: Int
        var end: Int
    }

    private func runsAcross(least: Int) -> [Run] {
        var runs: [Run] = []
        for y in 0..<height {
            var start = -1
            for byte in 0..<rowBytes {
                let bits = bytes[bytes.startIndex + y * rowBytes + byte]
                if bits == (start < 0 ? 0 : 0xFF) { continue }
                for bit in 0..<8 {
                    let isBlack = bits & (0x80 >> UInt8(bit)) != 0
                    if isBlack, start < 0 { start = byte * 8 + bit }
                    guard !isBlack, start >= 0 else { continue }
                    if byte * 8 + bit - start >= least { runs.append(Run(row: y, start: start, end: byte * 8 + bit)) }
                    start = -1
                }
            }
            if start >= 0, width - start >= least { runs.append(Run(row: y, start: start, end: width)) }
        }
        return runs
    }

    private func runsDown(least: Int) -> [Run] {
        var runs: [Run] = []
        var lengths = [Int](repeating: 0, count: rowBytes * 8)
        // The row above, by bytes: where it and this one are white, nothing begins or ends.
        var above = [UInt8](repeating: 0, count: rowBytes)
        for y in 0...height {
            for byte in 0..<rowBytes {
                let bits = y < height ? bytes[bytes.startIndex + y * rowBytes + byte] : 0
                if bits | above[byte] == 0 { continue }
                above[byte] = bits
                for bit in 0..<8 {
                    let x = byte * 8 + bit
                    if bits & (0x80 >> UInt8(bit)) != 0 {
                        lengths[x] += 1
                    } else if lengths[x] > 0 {
                        if lengths[x] >= least { runs.append(Run(row: x, start: y - lengths[x], end: y)) }
                        lengths[x] = 0
                    }
                }
            }
        }
        return runs
    }

    /// Lines from runs, those of neighbouring rows put together: thick lines, and those a little aslant.
    private func merged(_ runs: [Run], isHorizontal: Bool, _ scale: Float, _ slant: Float) -> [Ruling] {
        var done: [Ruling] = []
        var open: [(ruling: Ruling, first: Int, last: Int)] = []
        for run in runs {
            for entry in open where entry.last < run.row - 2 { close(entry, scale, slant, &done) }
            open.removeAll { $0.last < run.row - 2 }
            let (from, to) = (Float(run.start) * scale, Float(run.end) * scale)
            if let index = open.firstIndex(where: { $0.ruling.start <= to + 2 && $0.ruling.end >= from - 2 }) {
                open[index].last = run.row
                open[index].ruling.start = min(open[index].ruling.start, from)
                open[index].ruling.end = max(open[index].ruling.end, to)
            } else {
                let ruling = Ruling(isHorizontal: isHorizontal, position: 0, start: from, end: to)
                open.append((ruling, run.row, run.row))
            }
        }
        for entry in open { close(entry, scale, slant, &done) }
        return done
    }

    /// What is thicker than six points is a picture, no line.
    private func close(
        _ entry: (ruling: Ruling, first: Int, last: Int), _ scale: Float, _ slant: Float, _ done: inout [Ruling]
    ) {
        let length = entry.ruling.end - entry.ruling.start
        guard Float(entry.last - entry.first) * scale <= 6 + slant * length else { return }
        var ruling = entry.ruling
        ruling.position = Float(entry.first + entry.last + 1) / 2 * scale
        done.append(ruling)
    }
}
