import LetterText

/// How a page was turned to be straight, so that places on it lead back to where they are on the paper.
struct PageTurn: Sendable {
    private(set) var sine: Float = 0
    private(set) var cosine: Float = 1
    private var x: Float = 0
    private var y: Float = 0

    /// Nothing is turned.
    init() {}

    /// - Parameters:
    ///   - slope: how much the lines fell to the right.
    ///   - x: the place that stays, with `y`.
    init(slope: Float, x: Float, y: Float) {
        cosine = 1 / (1 + slope * slope).squareRoot()
        sine = slope * cosine
        self.x = x
        self.y = y
    }

    /// The same in other units.
    func scaled(by factor: Float) -> PageTurn {
        var turn = self
        turn.x *= factor
        turn.y *= factor
        return turn
    }

    /// Where a place of the turned page was.
    func original(x: Float, y: Float) -> (x: Float, y: Float) {
        let (right, down) = (x - self.x, y - self.y)
        return (self.x + right * cosine - down * sine, self.y + right * sine + down * cosine)
    }

    /// The box around where a box of the turned page was.
    func original(_ box: PagePlaces.Box) -> PagePlaces.Box {
        guard sine != 0 else { return box }
        let corners = [
            original(x: box.left, y: box.top), original(x: box.right, y: box.top),
            original(x: box.left, y: box.bottom), original(x: box.right, y: box.bottom),
        ]
        return corners.dropFirst().reduce(
            PagePlaces.Box(left: corners[0].x, top: corners[0].y, right: corners[0].x, bottom: corners[0].y)
        ) { $0.union(PagePlaces.Box(left: $1.x, top: $1.y, right: $1.x, bottom: $1.y)) }
    }

    /// The box around where a box of the page is when it is turned.
    func turned(_ box: PagePlaces.Box) -> PagePlaces.Box {
        var back = self
        back.sine = -sine
        return back.original(box)
    }
}
