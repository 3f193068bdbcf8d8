/// Reads what draws a page (ISO 32000-1, 8) for the straight lines in it: strokes and thin filled areas along its sides,
/// where nothing cuts them off. Letters, colours and curves are passed over.
struct PathReader {
    /// Lines as they were drawn, in points from the upper left corner of the page as it is seen.
    private(set) var pieces: [Ruling] = []
    /// Whether a picture covers much of the page: its lines are seen only by drawing it.
    private(set) var hasPicture = false
    /// Size of the page as it is seen.
    let width: Double
    let height: Double

    private let file: PDFFile
    private var state: State
    private var saved: [State] = []
    private var path = Path()
    /// Bytes that may still be read: forms can draw each other again and again.
    private var budget: Int

    private struct State {
        var matrix: Matrix
        /// Left, upper, right, lower side of what is not cut off.
        var clip: (Double, Double, Double, Double)
        var lineWidth = 1.0
        var strokesWhite = false
        var fillsWhite = false
    }

    /// The lines of a page, nil where it must be drawn to see them. Complexity: O(bytes that draw it).
    /// - Parameter budget: bytes that may be read for it.
    static func read(_ page: PDFFile.Page, of file: PDFFile, budget: Int) -> PathReader? {
        var reader = PathReader(page, file, budget)
        guard reader.run(page.content, page.resources, depth: 0), !reader.hasPicture else { return nil }
        return reader
    }

    private init(_ page: PDFFile.Page, _ file: PDFFile, _ budget: Int) {
        self.file = file
        self.budget = budget
        let (left, lower, right, upper) = (page.box[0], page.box[1], page.box[2], page.box[3])
        let isTurned = page.quarters % 2 == 1
        width = isTurned ? upper - lower : right - left
        height = isTurned ? right - left : upper - lower
        let matrix =
            switch page.quarters {
            case 1: Matrix(a: 0, b: 1, c: 1, d: 0, e: -lower, f: -left)
            case 2: Matrix(a: -1, b: 0, c: 0, d: 1, e: right, f: -lower)
            case 3: Matrix(a: 0, b: -1, c: -1, d: 0, e: upper, f: right)
            default: Matrix(a: 1, b: 0, c: 0, d: -1, e: -left, f: upper)
            }
        state = State(matrix: matrix, clip: (0, 0, width, height))
    }

    // MARK: Operators

    /// Deeper forms inside each other draw no letter.
    private static let depthLimit = 8
    private static let stateLimit = 256

    /// Whether all could be read.
    private mutating func run(_ bytes: [UInt8], _ resources: PDFValue, depth: Int) -> Bool {
        budget -= bytes.count
        guard budget >= 0 else { return false }
        let base = saved.count
        var operands = Operands()
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0...0x20: index += 1
            case 0x30...0x39, 0x2B, 0x2D, 0x2E: operands.append(PDFSyntax.number(bytes, &index))
            case 0x2F:
                let start = index + 1
                index = start
                while index < bytes.count, PDFSyntax.isRegular(bytes[index]) { index += 1 }
                operands.name = start..<index
            case 0x28: index = PDFSyntax.endOfString(bytes, index)
            case 0x5B: index = Self.endOfArray(bytes, index)
            case 0x25: while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
            case 0x3C where index + 1 < bytes.count && bytes[index + 1] != 0x3C:
                while index < bytes.count, bytes[index] != 0x3E { index += 1 }
            case _ where PDFSyntax.isRegular(byte):
                var word: UInt32 = 0
                while index < bytes.count, PDFSyntax.isRegular(bytes[index]) {
                    word = word << 8 | UInt32(bytes[index])
                    index += 1
                }
                if word == Word.inlineImage {
                    if coversPage() { hasPicture = true }
                    index = Self.endOfInlineImage(bytes, index)
                } else if word == Word.draw {
                    guard draw(bytes[operands.name], resources, depth: depth) else { return false }
                } else if word == Word.save {
                    if saved.count < Self.stateLimit { saved.append(state) }
                } else if word == Word.restore {
                    if saved.count > base { state = saved.removeLast() }
                } else {
                    apply(word, operands)
                }
                operands.removeAll()
            default: index += 1
            }
        }
        saved.removeLast(max(0, saved.count - base))
        return true
    }

    private static func endOfArray(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != 0x5D {
            index = bytes[index] == 0x28 ? PDFSyntax.endOfString(bytes, index) : index + 1
        }
        return index + 1
    }

    /// Behind the `EI` that ends a picture.
    private static func endOfInlineImage(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start + 1
        while index + 2 < bytes.count {
            if bytes[index] == 0x45, bytes[index + 1] == 0x49, PDFSyntax.isBlank(bytes[index - 1]),
                PDFSyntax.isBlank(bytes[index + 2])
            {
                return index + 2
            }
            index += 1
        }
        return bytes.count
    }

    /// Draws a form or picture of the resources.
    private mutating func draw(_ name: ArraySlice<UInt8>, _ resources: PDFValue, depth: Int) -> Bool {
        let forms = file.resolved(resources["XObject"])
        guard let form = file.resolved(forms?.entries[Array(name)]) else { return true }
        guard form["Subtype"]?.isName("Form") == true else {
            if coversPage() { hasPicture = true }
            return true
        }
        guard depth < Self.depthLimit, let content = file.content(of: form) else { return false }
        let outer = state
        if let numbers = file.resolved(form["Matrix"])?.array?.compactMap(\.number), numbers.count == 6 {
            state.matrix = Matrix(numbers).followed(by: state.matrix)
        }
        if let box = file.resolved(form["BBox"])?.array?.compactMap(\.number), box.count == 4 {
            var frame = Path()
            frame.addRectangle(box[0], box[1], box[2] - box[0], box[3] - box[1], state.matrix)
            clip(to: frame)
        }
        let isRead = run(content, file.resolved(form["Resources"]) ?? resources, depth: depth + 1)
        state = outer
        return isRead
    }

    /// Whether the unit square, on which pictures are drawn, is a good part of the page.
    private func coversPage() -> Bool {
        abs(state.matrix.a * state.matrix.d - state.matrix.b * state.matrix.c) > width * height / 3
    }

    private mutating func apply(_ word: UInt32, _ operands: Operands) {
        switch word {
        case Word.transform:
            guard operands.count == 6 else { return }
            state.matrix = Matrix((0..<6).map { operands[$0] }).followed(by: state.matrix)
        case Word.lineWidth: state.lineWidth = abs(operands[0])
        case Word.rectangle:
            path.addRectangle(operands[0], operands[1], operands[2], operands[3], state.matrix)
        case Word.moveTo: path.move(to: state.matrix.point(operands[0], operands[1]))
        case Word.lineTo: path.addLine(to: state.matrix.point(operands[0], operands[1]))
        case Word.curve: path.addCurve(to: state.matrix.point(operands[4], operands[5]))
        case Word.curveFromHere, Word.curveToThere: path.addCurve(to: state.matrix.point(operands[2], operands[3]))
        case Word.close: path.close()
        case Word.clipWinding, Word.clipEvenOdd: path.clips = true
        case Word.stroke: paint(strokes: true)
        case Word.closeStroke:
            path.close()
            paint(strokes: true)
        case Word.fill, Word.oldFill, Word.fillEvenOdd: paint(fills: true)
        case Word.fillStroke, Word.fillStrokeEvenOdd: paint(strokes: true, fills: true)
        case Word.closeFillStroke, Word.closeFillStrokeEvenOdd:
            path.close()
            paint(strokes: true, fills: true)
        case Word.endPath: paint()
        case Word.strokeGray, Word.strokeRGB, Word.strokeCMYK, Word.strokeColor, Word.strokeColorOrPattern:
            state.strokesWhite = operands.isWhite
        case Word.fillGray, Word.fillRGB, Word.fillCMYK, Word.fillColor, Word.fillColorOrPattern:
            state.fillsWhite = operands.isWhite
        case Word.strokeSpace: state.strokesWhite = false
        case Word.fillSpace: state.fillsWhite = false
        default: break
        }
    }

    // MARK: Painting

    /// What is thicker is an area, in points.
    private static let thickest = 6.0

    /// Paints the path and begins a new one.
    private mutating func paint(strokes: Bool = false, fills: Bool = false) {
        path.endPart()
        if strokes, !state.strokesWhite, state.lineWidth * state.matrix.scale <= Self.thickest {
            for line in path.lines {
                let (across, down) = (abs(line.end.x - line.start.x), abs(line.end.y - line.start.y))
                if down <= 0.5 || across <= 0.5 { add(Path.Frame(line.start, line.end)) }
            }
        }
        if fills, !state.fillsWhite {
            for frame in path.frames where min(frame.width, frame.height) <= Self.thickest { add(frame) }
        }
        if path.clips { clip(to: path) }
        path.removeAll()
    }

    private mutating func clip(to path: Path) {
        guard let frame = path.frame else { return }
        state.clip = (
            max(state.clip.0, frame.left), max(state.clip.1, frame.top), min(state.clip.2, frame.right),
            min(state.clip.3, frame.bottom)
        )
    }

    private mutating func add(_ frame: Path.Frame) {
        let (left, right) = (max(frame.left, state.clip.0), min(frame.right, state.clip.2))
        let (top, bottom) = (max(frame.top, state.clip.1), min(frame.bottom, state.clip.3))
        // Half a point beside: the edge of what is cut off runs through many a line.
        guard right >= left - 0.5, bottom >= top - 0.5, pieces.count < Self.mostPieces else { return }
        let isHorizontal = right - left >= bottom - top
        let position = isHorizontal ? (top + bottom) / 2 : (left + right) / 2
        let (start, end) = isHorizontal ? (left, right) : (top, bottom)
        guard end > start else { return }
        pieces.append(
            Ruling(isHorizontal: isHorizontal, position: Float(position), start: Float(start), end: Float(end)))
    }

    /// A page with more is a drawing.
    private static let mostPieces = 100_000
}

/// The numbers and the name before an operator.
private struct Operands {
    private var numbers: (Double, Double, Double, Double, Double, Double) = (0, 0, 0, 0, 0, 0)
    private(set) var count = 0
    /// Of the last name, in the bytes that are read.
    var name = 0..<0

    /// More than six belong to no operator that matters.
    mutating func append(_ number: Double) {
        switch count {
        case 0: numbers.0 = number
        case 1: numbers.1 = number
        case 2: numbers.2 = number
        case 3: numbers.3 = number
        case 4: numbers.4 = number
        case 5: numbers.5 = number
        default: break
        }
        count += 1
    }

    /// 0 where there is none.
    subscript(index: Int) -> Double {
        guard index < count else { return 0 }
        return switch index {
        case 0: numbers.0
        case 1: numbers.1
        case 2: numbers.2
        case 3: numbers.3
        case 4: numbers.4
        default: numbers.5
        }
    }

    mutating func removeAll() {
        count = 0
        name = 0..<0
    }

    /// Whether they tell a colour that is not seen on paper. A tint of one ink and a pattern are taken for seen.
    var isWhite: Bool {
        switch count {
        case 1: numbers.0 > 0.95
        case 3: min(numbers.0, numbers.1, numbers.2) > 0.95
        case 4: max(numbers.0, numbers.1, numbers.2, numbers.3) < 0.05
        default: false
        }
    }
}

/// Operators as numbers: their bytes, the last one lowest.
private enum Word {
    static let transform: UInt32 = 0x636D  // cm
    static let save: UInt32 = 0x71  // q
    static let restore: UInt32 = 0x51  // Q
    static let lineWidth: UInt32 = 0x77  // w
    static let rectangle: UInt32 = 0x7265  // re
    static let moveTo: UInt32 = 0x6D  // m
    static let lineTo: UInt32 = 0x6C  // l
    static let curve: UInt32 = 0x63  // c
    static let curveFromHere: UInt32 = 0x76  // v
    static let curveToThere: UInt32 = 0x79  // y
    static let close: UInt32 = 0x68  // h
    static let clipWinding: UInt32 = 0x57  // W
    static let clipEvenOdd: UInt32 = 0x572A  // W*
    static let stroke: UInt32 = 0x53  // S
    static let closeStroke: UInt32 = 0x73  // s
    static let fill: UInt32 = 0x66  // f
    static let oldFill: UInt32 = 0x46  // F
    static let fillEvenOdd: UInt32 = 0x662A  // f*
    static let fillStroke: UInt32 = 0x42  // B
    static let fillStrokeEvenOdd: UInt32 = 0x422A  // B*
    static let closeFillStroke: UInt32 = 0x62  // b
    static let closeFillStrokeEvenOdd: UInt32 = 0x622A  // b*
    static let endPath: UInt32 = 0x6E  // n
    static let draw: UInt32 = 0x446F  // Do
    static let inlineImage: UInt32 = 0x4249  // BI
    static let strokeGray: UInt32 = 0x47  // G
    static let fillGray: UInt32 = 0x67  // g
    static let strokeRGB: UInt32 = 0x5247  // RG
    static let fillRGB: UInt32 = 0x7267  // rg
    static let strokeCMYK: UInt32 = 0x4B  // K
    static let fillCMYK: UInt32 = 0x6B  // k
    static let strokeSpace: UInt32 = 0x4353  // CS
    static let fillSpace: UInt32 = 0x6373  // cs
    static let strokeColor: UInt32 = 0x5343  // SC
    static let fillColor: UInt32 = 0x7363  // sc
    static let strokeColorOrPattern: UInt32 = 0x53434E  // SCN
    static let fillColorOrPattern: UInt32 = 0x73636E  // scn
}
