/// Brings a point from one system of coordinates to another.
struct Matrix {
    var a, b, c, d, e, f: Double

    func point(_ x: Double, _ y: Double) -> Point { Point(x: a * x + c * y + e, y: b * x + d * y + f) }

    /// First this, then the other.
    func followed(by other: Matrix) -> Matrix {
        Matrix(
            a: a * other.a + b * other.c, b: a * other.b + b * other.d, c: c * other.a + d * other.c,
            d: c * other.b + d * other.d, e: e * other.a + f * other.c + other.e,
            f: e * other.b + f * other.d + other.f)
    }

    /// By how much lengths grow.
    var scale: Double { abs(a * d - b * c).squareRoot() }
}

extension Matrix {
    /// Of six numbers.
    init(_ numbers: [Double]) {
        self.init(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
    }
}

struct Point {
    var x: Double
    var y: Double
}

/// A path on a page, told by its straight lines.
struct Path {
    private(set) var lines: [(start: Point, end: Point)] = []
    /// Around each of its parts that has no curve.
    private(set) var frames: [Frame] = []
    /// Whether what follows is cut off outside of it.
    var clips = false

    private var first: Point?
    private var here: Point?
    private var part: Frame?
    private var hasCurve = false
    /// Around all of it, nil where it has no point.
    private(set) var frame: Frame?

    /// The sides of the smallest upright rectangle around something.
    struct Frame {
        var left, top, right, bottom: Double
        var width: Double { right - left }
        var height: Double { bottom - top }

        init(_ a: Point, _ b: Point) {
            (left, right) = (min(a.x, b.x), max(a.x, b.x))
            (top, bottom) = (min(a.y, b.y), max(a.y, b.y))
        }

        mutating func add(_ point: Point) {
            (left, right) = (min(left, point.x), max(right, point.x))
            (top, bottom) = (min(top, point.y), max(bottom, point.y))
        }
    }

    mutating func move(to point: Point) {
        endPart()
        first = point
        note(point)
    }

    mutating func addLine(to point: Point) {
        guard let here else { return move(to: point) }
        lines.append((here, point))
        note(point)
    }

    /// - Parameter point: where the curve ends; what it does before does not matter here.
    mutating func addCurve(to point: Point) {
        hasCurve = true
        note(point)
    }

    mutating func close() {
        if let first { addLine(to: first) }
    }

    mutating func addRectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ matrix: Matrix) {
        move(to: matrix.point(x, y))
        addLine(to: matrix.point(x + width, y))
        addLine(to: matrix.point(x + width, y + height))
        addLine(to: matrix.point(x, y + height))
        close()
    }

    /// Puts the frame of the part that is being drawn to the others.
    mutating func endPart() {
        if let part, !hasCurve { frames.append(part) }
        part = nil
        here = nil
        hasCurve = false
    }

    mutating func removeAll() {
        lines.removeAll(keepingCapacity: true)
        frames.removeAll(keepingCapacity: true)
        clips = false
        (first, here, part, frame) = (nil, nil, nil, nil)
        hasCurve = false
    }

    private mutating func note(_ point: Point) {
        here = point
        if part == nil { part = Frame(point, point) } else { part?.add(point) }
        if frame == nil { frame = Frame(point, point) } else { frame?.add(point) }
    }
}
