/// Number of a syllable in the syllable table; the currency of phrase tables and n-grams.
///
/// Spellings that differ only in case or in tone placement (`Hoà`, `hòa`) share a number.
/// A few numbers are kept for what stands in phrases beside syllables.
@frozen
public struct SyllableID: Hashable, Sendable, RawRepresentable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Not in the table.
    public static let unknown = SyllableID(rawValue: 0)
    /// Any number or date.
    public static let number = SyllableID(rawValue: 1)
    public static let comma = SyllableID(rawValue: 2)
    public static let hyphen = SyllableID(rawValue: 3)
    public static let slash = SyllableID(rawValue: 4)
    /// `&`, the same as `và` in names.
    public static let ampersand = SyllableID(rawValue: 5)
    /// A date, a time, a percentage, a sum of money, a document code: `<date>` … `<code>` in the phrase
    /// tables. `<n>` is `number`. The n-grams count all of them as `number`.
    public static let date = SyllableID(rawValue: 6)
    public static let time = SyllableID(rawValue: 7)
    public static let percentage = SyllableID(rawValue: 8)
    public static let amount = SyllableID(rawValue: 9)
    public static let code = SyllableID(rawValue: 10)
    public static let colon = SyllableID(rawValue: 11)
    /// The first number that stands for a syllable.
    public static let firstSyllable: UInt16 = 16
}
