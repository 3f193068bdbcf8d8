import LetterText
import LetterTokens

/// The values of typed tokens in the form that the time rules use.
enum TokenValues {
    /// `1.500.000` → 1500000, `29,72%` → 29.72; nil for what is no figure.
    static func number(_ stream: TokenStream, _ index: Int) -> Double? {
        let token = stream.tokens[index]
        var value = 0
        if token.kind == .number, token.count < 10 {
            for byte in stream.source.bytes[token.range.indices] {
                guard byte &- 0x30 < 10 else { return stream.number(at: index)?.value }
                value = value * 10 + Int(byte &- 0x30)
            }
            return Double(value)
        }
        return stream.number(at: index)?.value
    }

    /// `16h00`, `16 giờ 30`, `7g`.
    static func time(_ stream: TokenStream, _ index: Int) -> PartialDate {
        var date = PartialDate()
        guard let value = stream.time(at: index) else { return date }
        date.hour = value.hour
        date.minute = value.minute
        return date
    }

    /// `ngày 07 tháng 12 năm 2021`, `15/9`, `tháng 6/2025`, `quý IV năm 2025`, `6 tháng đầu năm 2025`, `năm 2025`.
    static func date(_ stream: TokenStream, _ index: Int) -> PartialDate {
        var date = PartialDate()
        guard let value = stream.date(at: index) else { return date }
        date.day = value.day ?? 0
        date.month = value.month ?? 0
        date.quarter = value.quarter ?? 0
        date.half = value.half ?? 0
        date.year = value.year ?? 0
        return date
    }
}
