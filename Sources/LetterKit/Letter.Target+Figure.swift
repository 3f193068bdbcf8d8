extension Letter.Target {
    /// The goal as a figure with its sign and unit: `≥ 29,72%`, `17.404 người`; marks for thousands and decimals are
    /// those of the language. Complexity: O(*length*).
    public func figure(in language: MessageLanguage) -> String {
        let sign =
            switch comparator {
            case ">=": "≥ "
            case "<=": "≤ "
            default: ""
            }
        let unit = unit == "%" ? "%" : unit.isEmpty ? "" : " " + unit
        return sign + Self.number(value, in: language) + unit
    }

    /// The time it holds for in words: `quý III/2026`, `hằng quý`. Complexity: O(*length*).
    public func periodWords(in language: MessageLanguage) -> String? {
        period.map { TimeWords(in: language).value($0) ?? $0 }
    }

    /// A figure with the language's marks for thousands and decimals.
    public static func number(_ value: Double, in language: MessageLanguage) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return value.description }
        let parts = abs(value).description.split(separator: ".")
        var digits = Array(parts[0].utf8)
        var index = digits.count - 3
        let (thousands, decimal): (UInt8, String) =
            language == .vietnamese ? (UInt8(ascii: "."), ",") : (UInt8(ascii: ","), ".")
        while index > 0 {
            digits.insert(thousands, at: index)
            index -= 3
        }
        let fraction = parts.count > 1 && parts[1] != "0" ? decimal + parts[1] : ""
        return (value < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self) + fraction
    }
}
