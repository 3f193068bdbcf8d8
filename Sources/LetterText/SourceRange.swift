/// A half-open range of byte offsets, in a text or in a file.
///
/// Offsets are 32 bit: a letter of more than 4 GiB is refused by the readers.
@frozen
public struct SourceRange: Hashable, Sendable {
    @usableFromInline var lower: UInt32
    @usableFromInline var upper: UInt32

    /// The offset of the first byte.
    @inlinable public var start: Int { Int(lower) }
    /// The offset behind the last byte.
    @inlinable public var end: Int { Int(upper) }
    /// The number of bytes.
    @inlinable public var count: Int { Int(upper) - Int(lower) }
    @inlinable public var isEmpty: Bool { lower == upper }
    @inlinable public var indices: Range<Int> { start..<end }

    /// - Precondition: `0 <= start <= end < 2^32`.
    @inlinable public init(_ start: Int, _ end: Int) {
        precondition(start <= end)
        lower = UInt32(start)
        upper = UInt32(end)
    }

    @inlinable public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

    @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

    /// The smallest range that holds both.
    @inlinable public func union(_ other: SourceRange) -> SourceRange {
        SourceRange(Swift.min(start, other.start), Swift.max(end, other.end))
    }
}
