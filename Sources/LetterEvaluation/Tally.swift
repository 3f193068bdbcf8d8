/// Hits and misses of one field.
public struct Tally: Sendable, Hashable {
    public var found = 0
    public var spurious = 0
    public var missed = 0

    public init(found: Int = 0, spurious: Int = 0, missed: Int = 0) {
        self.found = found
        self.spurious = spurious
        self.missed = missed
    }

    /// 1 where nothing was said.
    public var precision: Double { found + spurious == 0 ? 1 : Double(found) / Double(found + spurious) }
    /// 1 where nothing was to be said.
    public var recall: Double { found + missed == 0 ? 1 : Double(found) / Double(found + missed) }
    public var f1: Double {
        let (p, r) = (precision, recall)
        return p + r == 0 ? 0 : 2 * p * r / (p + r)
    }

    public static func += (a: inout Tally, b: Tally) {
        a.found += b.found
        a.spurious += b.spurious
        a.missed += b.missed
    }
}

/// The figures of one letter or of many.
public struct Score: Sendable, Hashable {
    /// Field → tally: `duty`, `agencies`, …, `header.issuer`.
    public var tallies: [String: Tally] = [:]
    /// One line for each miss, in the order of the gold file.
    public var misses: [String] = []

    public init() {}

    public subscript(field: String) -> Tally {
        get { tallies[field] ?? Tally() }
        set { tallies[field] = newValue }
    }

    public static func += (a: inout Score, b: Score) {
        for (field, tally) in b.tallies { a[field] += tally }
        a.misses += b.misses
    }

    /// The columns of the report, in its order.
    public static let columns = [
        "duty", "agencies", "coordinators", "reportTo", "deadlines", "targets", "objectives", "section", "modality",
        "header", "sections", "whole",
    ]
    public static let headerFields = [
        "issuer", "number", "type", "place", "date", "subject", "addressees", "signer", "copies",
    ]

    mutating func add(_ field: String, found: Int = 0, spurious: Int = 0, missed: Int = 0) {
        self[field] += Tally(found: found, spurious: spurious, missed: missed)
    }

    /// A field with one value: right, or both missed and spurious.
    mutating func add(_ field: String, isRight: Bool) {
        add(field, found: isRight ? 1 : 0, spurious: isRight ? 0 : 1, missed: isRight ? 0 : 1)
    }
}
