import LetterTokens

/// One body or group in a list, as the pieces its name is put together from.
///
/// `Các Bộ: Quốc phòng, Công an` gives two items with the pieces `Bộ` + `Quốc phòng` and
/// `Bộ` + `Công an`: the shared head is repeated, its plural word is not.
struct AgencyItem {
    /// Tokens of the name's parts in the order of the name.
    var pieces: [Range<Int>]
    /// Tokens of this item alone (without a head it shares), for the evidence.
    var tokens: Range<Int>
    /// The item names a kind of bodies, not a body: `các sở, ngành`.
    var isGroup: Bool
}

/// A list of bodies: `Sở Y tế, Công an tỉnh và các đơn vị có liên quan`.
struct AgencyList {
    var items: [AgencyItem]
    /// All tokens of the list, remarks included.
    var tokens: Range<Int>
}
