internal import CLetterData

/// What character recognition (OCR) makes of letters, measured on scanned pages.
public struct Confusion: Sendable, Hashable {
    /// What was printed and what came out, at most a few letters; one of them may be empty.
    public var truth: String
    public var read: String
    /// −log₂ of the share of `truth` that came out so, in 1/256 bit.
    public var cost: Int
    /// `tone`, `shape`, `letter`, `stroke`, `digit`, `case`, `multi` …
    public var category: String
    /// How often it was seen; 0 where the rate is assumed.
    public var count: Int
}

public enum Confusions {
    /// All rows, those of one `read` together. Complexity: O(*rows*), a few hundred.
    public static let all: [Confusion] = {
        let blob = TableBlob(start: giaoviec_confusions(), count: giaoviec_confusions_count())
        let numbers = blob.section(0, of: UInt32.self)
        let strings = blob.section(1, of: UInt8.self)
        var position = 0
        func next(_ count: UInt32) -> String {
            defer { position += Int(count) }
            return strings.string(position..<position + Int(count))
        }
        return (0..<numbers.count / 5).map { row in
            let read = next(numbers[row * 5])
            let truth = next(numbers[row * 5 + 1])
            let category = next(numbers[row * 5 + 2])
            return Confusion(
                truth: truth, read: read, cost: Int(numbers[row * 5 + 3]), category: category,
                count: Int(numbers[row * 5 + 4]))
        }
    }()
}
