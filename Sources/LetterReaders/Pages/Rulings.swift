import LetterText

/// A straight line drawn on a page, along one of its sides, in points.
struct Ruling: Sendable, Hashable {
    var isHorizontal: Bool
    /// The coordinate that does not change along it.
    var position: Float
    var start: Float
    var end: Float
}

/// A page as black and white dots: the raw form of PBM (`P4`).
struct PageBitmap {
    let width: Int
    let height: Int
    private let bytes: ArraySlice<UInt8>
    private var rowBytes: Int { (width + 7) / 8 }

    /// The first image of a PBM stream, and how many bytes it takes; nil where there is none.
    static func first(of stream: ArraySlice<UInt8>) -> (bitmap: PageBitmap, count: Int)? {
        guard stream.starts(with: "P4".utf8) else { return nil }
        var index = stream.startIndex + 2
        var sizes: [Int] = []
        while sizes.count < 2, index < stream.endIndex {
            if stream[index] <= 0x20 {
                index += 1
                continue
            }
            var value = 0
            while index < stream.endIndex, stream[index] >= 0x30, stream[index] <= 0x39, value < 1 << 20 {
                value = value * 10 + Int(stream[index] - 0x30)
                index += 1
            }
            guard value > 0 else { return nil }
            sizes.append(value)
        }
        guard sizes.count == 2 else { return nil }
        let start = index + 1
        let end = start + (sizes[0] + 7) / 8 * sizes[1]
        guard end <= stream.endIndex else { return nil }
        return (
            PageBitmap(width: sizes[0], height: sizes[1], bytes: stream[start..<end]), end - stream.startIndex
        )
    }

    private init(width: Int, height: Int, bytes: ArraySlice<UInt8>) {
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    @inline(__always)
    private func isBlack(_ x: Int, _ y: Int) -> Bool {
        bytes[bytes.startIndex + y * rowBytes + x >> 3] & (0x80 >> UInt8(x & 7)) != 0
    }

    /// The lines drawn on the page: runs of black longer than letters are. Complexity: O(dots).
    /// - Parameter scale: points for each dot.
    func rulings(scale: Float) -> [Ruling] {
        find(isHorizontal: true, scale: scale, least: 24) + find(isHorizontal: false, scale: scale, least: 15)
    }

    private func find(isHorizontal: Bool, scale: Float, least: Float) -> [Ruling] {
        let (outer, inner) = isHorizontal ? (height, width) : (width, height)
        let leastDots = Int(least / scale)
        var done: [Ruling] = []
        // Lines that the row of dots before touched: thick ones, and those a little aslant.
        var open: [(ruling: Ruling, first: Int, last: Int)] = []
        for row in 0..<outer {
            var start = -1
            for place in 0...inner {
                if place < inner, isHorizontal ? isBlack(place, row) : isBlack(row, place) {
                    if start < 0 { start = place }
                    continue
                }
                guard start >= 0 else { continue }
                if place - start >= leastDots {
                    let (from, to) = (Float(start) * scale, Float(place) * scale)
                    if let index = open.firstIndex(where: {
                        $0.last >= row - 2 && $0.ruling.start <= to + 2 && $0.ruling.end >= from - 2
                    }) {
                        open[index].last = row
                        open[index].ruling.start = min(open[index].ruling.start, from)
                        open[index].ruling.end = max(open[index].ruling.end, to)
                    } else {
                        open.append((Ruling(isHorizontal: isHorizontal, position: 0, start: from, end: to), row, row))
                    }
                }
                start = -1
            }
            for entry in open where entry.last < row - 2 { close(entry, scale, &done) }
            open.removeAll { $0.last < row - 2 }
        }
        for entry in open { close(entry, scale, &done) }
        return done
    }

    /// What is thicker than six points is a picture, no line.
    private func close(_ entry: (ruling: Ruling, first: Int, last: Int), _ scale: Float, _ done: inout [Ruling]) {
        guard Float(entry.last - entry.first) * scale <= 6 else { return }
        var ruling = entry.ruling
        ruling.position = Float(entry.first + entry.last + 1) / 2 * scale
        done.append(ruling)
    }
}
