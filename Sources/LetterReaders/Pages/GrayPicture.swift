/// The head of a picture in the raw forms of PBM (`P4`) and PGM (`P5`), and where its dots stand.
struct PictureHead {
    let isGray: Bool
    let width: Int
    let height: Int
    /// What a white dot of a grey picture is.
    let white: Int
    /// The bytes of the dots: eight a byte in rows of whole bytes, or one a byte.
    let dots: Range<Int>

    /// Nil where the stream begins with no such picture or with a part of one.
    init?(_ stream: ArraySlice<UInt8>) {
        isGray = stream.starts(with: "P5".utf8)
        guard isGray || stream.starts(with: "P4".utf8) else { return nil }
        var index = stream.startIndex + 2
        var sizes: [Int] = []
        // The third number of a grey picture is that of white.
        while sizes.count < (isGray ? 3 : 2), index < stream.endIndex {
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
        guard sizes.count == (isGray ? 3 : 2), !isGray || sizes[2] <= 255 else { return nil }
        (width, height) = (sizes[0], sizes[1])
        white = isGray ? sizes[2] : 1
        let start = index + 1
        let end = start + (isGray ? width : (width + 7) / 8) * height
        guard end <= stream.endIndex else { return nil }
        dots = start..<end
    }
}

/// A picture of a page, one byte a dot.
struct GrayPicture {
    let width: Int
    let height: Int
    let white: Int
    let dots: ArraySlice<UInt8>

    init(width: Int, height: Int, white: Int, dots: ArraySlice<UInt8>) {
        self.width = width
        self.height = height
        self.white = white
        self.dots = dots
    }

    /// Nil where the stream does not begin with a grey picture.
    init?(_ stream: [UInt8]) {
        guard let head = PictureHead(stream[...]), head.isGray else { return nil }
        (width, height, white) = (head.width, head.height, head.white)
        dots = stream[head.dots]
    }

    /// The picture as a BMP file. Complexity: O(*dots*).
    ///
    /// Leptonica, which opens pictures for Tesseract, takes whole rows of this form at once, but PGM dot by dot: that cost a
    /// tenth of all the time a page takes to be read.
    var file: [UInt8] {
        let rowBytes = (width + 3) / 4 * 4
        let offset = Self.headBytes + 4 * 256
        var file: [UInt8] = []
        file.reserveCapacity(offset + rowBytes * height)
        func append<Number: FixedWidthInteger>(_ numbers: Number...) {
            for number in numbers { withUnsafeBytes(of: number.littleEndian) { file.append(contentsOf: $0) } }
        }
        file += "BM".utf8
        append(UInt32(offset + rowBytes * height), 0, UInt32(offset))
        // One plane of eight bits, not packed; how large a dot is somebody else says; all colours are there and count.
        append(UInt32(40), UInt32(width), UInt32(height))
        append(UInt16(1), 8)
        append(UInt32(0), UInt32(rowBytes * height), 0, 0, 256, 256)
        for value in 0..<256 {
            let gray = UInt8(min(255, value * 255 / max(1, white)))
            append(gray, gray, gray, 0)
        }
        for y in (0..<height).reversed() {
            let start = dots.startIndex + y * width
            file += dots[start..<start + width]
            file.append(contentsOf: repeatElement(0, count: rowBytes - width))
        }
        return file
    }

    /// What stands before the colours in a BMP file.
    private static let headBytes = 54

    /// The picture without the lines between a table's columns, which Tesseract takes for letters (`|Báo`, `jTrung`) and for
    /// parts of words on both sides of them. Complexity: O(*dots*).
    func withoutUprights(_ runs: [PageBitmap.Run]) -> GrayPicture {
        guard !runs.isEmpty else { return self }
        var plain = Array(dots)
        for run in runs {
            // The edges of a line are grey.
            for x in max(0, run.row - Self.edge)...min(width - 1, run.row + Self.edge) {
                for y in run.start..<run.end { plain[y * width + x] = UInt8(white) }
            }
        }
        return GrayPicture(width: width, height: height, white: white, dots: plain[...])
    }

    /// Dots beside a line that belong to it.
    private static let edge = 2

    /// The parts of the picture one below the other, with paper around each, and where the upper left corner of each stands
    /// there. Complexity: O(dots of the parts).
    func stacked(_ parts: [DotRange]) -> (picture: GrayPicture, corners: [(x: Int, y: Int)]) {
        let margin = Self.margin
        let newWidth = (parts.map(\.x.count).max() ?? 0) + 2 * margin
        let newHeight = parts.reduce(margin) { $0 + $1.y.count + margin }
        var stack: [UInt8] = []
        stack.reserveCapacity(newWidth * newHeight)
        let blank = paper(of: parts)
        var corners: [(x: Int, y: Int)] = []
        var y = margin
        stack.append(contentsOf: repeatElement(blank, count: margin * newWidth))
        for part in parts {
            corners.append((margin, y))
            for row in part.y {
                let start = dots.startIndex + row * width
                stack.append(contentsOf: repeatElement(blank, count: margin))
                stack += dots[start + part.x.lowerBound..<start + part.x.upperBound]
                stack.append(contentsOf: repeatElement(blank, count: newWidth - margin - part.x.count))
            }
            stack.append(contentsOf: repeatElement(blank, count: margin * newWidth))
            y += part.y.count + margin
        }
        return (GrayPicture(width: newWidth, height: newHeight, white: white, dots: stack[...]), corners)
    }

    /// The grey that most dots have.
    func paper(of parts: [DotRange]) -> UInt8 {
        var counts = [Int](repeating: 0, count: 256)
        for part in parts {
            for row in part.y {
                let start = dots.startIndex + row * width
                for dot in dots[start + part.x.lowerBound..<start + part.x.upperBound] { counts[Int(dot)] += 1 }
            }
        }
        return UInt8(counts.indices.max { counts[$0] < counts[$1] } ?? 0)
    }

    /// Dots around each part.
    private static let margin = 60

    /// A part of a picture.
    struct DotRange {
        var x: Range<Int>
        var y: Range<Int>
    }
}
