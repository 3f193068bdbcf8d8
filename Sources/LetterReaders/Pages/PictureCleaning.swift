/// Cleaning of a scanned page before it is read: paper that is dark or in shadow becomes white, a page that lies askew
/// is turned.
extension GrayPicture {
    /// The picture as it is read best, and how it was turned; nil where it is good as it is.
    ///
    /// Tesseract itself tells ink from paper by one grey for the whole page, and straightens single lines only.
    /// Complexity: O(dots).
    func cleaned() -> (picture: GrayPicture, turn: PageTurn)? {
        let even = withWhitePaper()
        let picture = even ?? self
        let slope = picture.slope()
        guard abs(slope) >= Self.leastSlope else { return even.map { ($0, PageTurn()) } }
        let turn = PageTurn(slope: slope, x: Float(width) / 2, y: Float(height) / 2)
        return (picture.turned(turn), turn)
    }

    // MARK: Paper

    /// Dots of a side of the squares whose grey is measured: some letters wide, so that each second one or so has paper.
    private static let square = 24
    /// Paper that is darker than this in some place, or differs by more, is made white.
    private static let leastPaper: Float = 200 / 255
    private static let mostDifference: Float = 40 / 255

    /// Divides every dot by the grey of the paper around it; nil where the paper is even and light.
    private func withWhitePaper() -> GrayPicture? {
        let paper = paperLevels()
        guard let darkest = paper.levels.min(), let lightest = paper.levels.max(), darkest > 0 else { return nil }
        let full = Float(white)
        guard darkest < Self.leastPaper * full || lightest - darkest > Self.mostDifference * full else { return nil }
        // What a dot is multiplied by, between the middles of four squares.
        let factors = paper.levels.map { full / $0 }
        var result: [UInt8] = []
        result.reserveCapacity(dots.count)
        let side = Float(Self.square)
        for y in 0..<height {
            let (row, below) = Self.place(y, of: paper.rows)
            var rowFactors = [Float](repeating: 1, count: paper.columns)
            for column in 0..<paper.columns {
                let upper = factors[row * paper.columns + column]
                let lower = factors[min(row + 1, paper.rows - 1) * paper.columns + column]
                rowFactors[column] = upper + (lower - upper) * below
            }
            var x = 0
            for column in 0..<paper.columns {
                let start = rowFactors[column]
                let step = (rowFactors[min(column + 1, paper.columns - 1)] - start) / side
                let end = column + 1 == paper.columns ? width : min(width, (column + 1) * Self.square + Self.square / 2)
                let first = column * Self.square + Self.square / 2
                while x < end {
                    let factor = start + step * Float(max(0, x - first))
                    let dot = Float(dots[dots.startIndex + y * width + x]) * factor
                    result.append(UInt8(min(full, dot)))
                    x += 1
                }
            }
        }
        return GrayPicture(width: width, height: height, white: white, dots: result[...])
    }

    /// The square above or left of a dot, counted by middles, and how far the dot is on the way to the next.
    private static func place(_ position: Int, of count: Int) -> (index: Int, part: Float) {
        let offset = position - square / 2
        guard offset > 0 else { return (0, 0) }
        let index = min(offset / square, count - 1)
        return (index, min(1, Float(offset - index * square) / Float(square)))
    }

    /// The grey of the paper in each square: that of the lightest one near it, evened out.
    private func paperLevels() -> (levels: [Float], columns: Int, rows: Int) {
        let side = Self.square
        let (columns, rows) = (max(1, width / side), max(1, height / side))
        guard width >= side, height >= side else { return ([Float(white)], 1, 1) }
        var sums = [Int](repeating: 0, count: columns * rows)
        for y in 0..<rows * side {
            let start = dots.startIndex + y * width
            for column in 0..<columns {
                var sum = 0
                for index in start + column * side..<start + (column + 1) * side { sum += Int(dots[index]) }
                sums[y / side * columns + column] += sum
            }
        }
        let means = sums.map { Float($0) / Float(side * side) }
        let lightest = Self.nearby(means, columns, rows, reach: 2) { max($0, $1) }
        let counts = Self.nearby([Float](repeating: 1, count: means.count), columns, rows, reach: 3) { $0 + $1 }
        let sumsNearby = Self.nearby(lightest, columns, rows, reach: 3) { $0 + $1 }
        return (zip(sumsNearby, counts).map { $0 / $1 }, columns, rows)
    }

    /// Puts each value together with those around it.
    private static func nearby(
        _ values: [Float], _ columns: Int, _ rows: Int, reach: Int, _ join: (Float, Float) -> Float
    ) -> [Float] {
        var result = values
        for y in 0..<rows {
            for x in 0..<columns {
                var value: Float?
                for row in max(0, y - reach)...min(rows - 1, y + reach) {
                    for column in max(0, x - reach)...min(columns - 1, x + reach) {
                        let next = values[row * columns + column]
                        value = value.map { join($0, next) } ?? next
                    }
                }
                result[y * columns + x] = value ?? 0
            }
        }
        return result
    }

    // MARK: Skew

    /// Tesseract reads pages well that lean less.
    private static let leastSlope: Float = 0.014
    /// Pages lean no more than by six degrees in a scanner; what leans more is no text.
    private static let mostSlope: Float = 0.105
    /// A page is turned only where its lines become so much clearer.
    private static let leastGain = 1.1

    /// How much the lines of text fall to the right, by length.
    private func slope() -> Float {
        let ink = PageBitmap(self).ink()
        let straight = clearness(ink, slope: 0)
        var best: (slope: Float, clearness: Double) = (0, straight)
        func look(from first: Float, to last: Float, by step: Float) {
            for slope in stride(from: first, through: last, by: step) {
                let clearness = clearness(ink, slope: slope)
                if clearness > best.clearness { best = (slope, clearness) }
            }
        }
        look(from: -Self.mostSlope, to: Self.mostSlope, by: 0.007)
        let rough = best.slope
        look(from: rough - 0.006, to: rough + 0.006, by: 0.001)
        return best.clearness > straight * Self.leastGain && abs(best.slope) < Self.mostSlope ? best.slope : 0
    }

    /// How much ink differs from each row of dots to the next, if rows fall with a slope: most where they run along the
    /// lines of text.
    private func clearness(_ ink: [PageBitmap.Ink], slope: Float) -> Double {
        let most = Int(Self.mostSlope * Float(width)) + 16
        var rows = [Int32](repeating: 0, count: height + 2 * most)
        for ink in ink { rows[Int(ink.y) + most - Int(Float(ink.x) * slope)] += Int32(ink.count) }
        return zip(rows, rows.dropFirst()).reduce(0) { sum, pair in
            let step = Double(pair.1 - pair.0)
            return sum + step * step
        }
    }

    /// The picture turned, what was outside as paper. Dots between dots are weighed. Complexity: O(dots).
    private func turned(_ turn: PageTurn) -> GrayPicture {
        let everything = DotRange(x: 0..<width, y: 0..<height)
        var result = [UInt8](repeating: paper(of: [everything]), count: width * height)
        // Whole numbers with sixteen bits behind the point.
        let unit: Float = 65_536
        let (stepX, stepY) = (Int(turn.cosine * unit), Int(turn.sine * unit))
        dots.withUnsafeBufferPointer { dots in
            for y in 0..<height {
                let start = turn.original(x: 0, y: Float(y))
                var (sourceX, sourceY) = (Int(start.x * unit), Int(start.y * unit))
                for x in 0..<width {
                    let (column, row) = (sourceX >> 16, sourceY >> 16)
                    if column >= 0, row >= 0, column + 1 < width, row + 1 < height {
                        let (partX, partY) = (sourceX & 0xFFFF, sourceY & 0xFFFF)
                        let place = row * width + column
                        let above = Int(dots[place]) * (65_536 - partX) + Int(dots[place + 1]) * partX
                        let below = Int(dots[place + width]) * (65_536 - partX) + Int(dots[place + width + 1]) * partX
                        let dot = (above >> 8) * (65_536 - partY) + (below >> 8) * partY
                        result[y * width + x] = UInt8(truncatingIfNeeded: dot >> 24)
                    }
                    sourceX += stepX
                    sourceY += stepY
                }
            }
        }
        return GrayPicture(width: width, height: height, white: white, dots: result[...])
    }
}
