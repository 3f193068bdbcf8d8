/// Number of a syllable in the syllable table; the currency of phrase tables and n-grams.
///
/// Spellings that differ only in case or in tone placement (`Hoà`, `hòa`) share a number.
/// A few numbers are kept for what stands in phrases beside syllables.
@frozen
public struct SyllableID: Hashable, Sendable, RawRepresentable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Not in the table.
    @inlinable public static var unknown: SyllableID { SyllableID(rawValue: 0) }
    /// Any number or date.
    @inlinable public static var number: SyllableID { SyllableID(rawValue: 1) }
    @inlinable public static var comma: SyllableID { SyllableID(rawValue: 2) }
    @inlinable public static var hyphen: SyllableID { SyllableID(rawValue: 3) }
    @inlinable public static var slash: SyllableID { SyllableID(rawValue: 4) }
    /// `&`, the same as `và` in names.
    @inlinable public static var ampersand: SyllableID { SyllableID(rawValue: 5) }
    /// A date, a time, a percentage, a sum of money, a document code: `<date>` … `<code>` in the phrase
    /// tables. `<n>` is `number`. The n-grams count all of them as `number`.
    @inlinable public static var date: SyllableID { SyllableID(rawValue: 6) }
    @inlinable public static var time: SyllableID { SyllableID(rawValue: 7) }
    @inlinable public static var percentage: SyllableID { SyllableID(rawValue: 8) }
    @inlinable public static var amount: SyllableID { SyllableID(rawValue: 9) }
    @inlinable public static var code: SyllableID { SyllableID(rawValue: 10) }
    @inlinable public static var colon: SyllableID { SyllableID(rawValue: 11) }
    /// The first number that stands for a syllable.
    @inlinable public static var firstSyllable: UInt16 { 16 }
}
