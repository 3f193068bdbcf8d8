/// The number of a list item as programs print it.
enum ListNumber {
    /// The raw value is the number one in this style, as HTML and ODF name it.
    enum Style: String {
        case decimal = "1"
        case lowerLetter = "a"
        case upperLetter = "A"
        case lowerRoman = "i"
        case upperRoman = "I"
        /// `01`
        case padded = "01"
    }

    /// What follows `z`.
    enum AfterZ {
        /// `aa`, `bb`: word processors.
        case repeated
        /// `aa`, `ab`: browsers.
        case combined
    }

    /// `3`, `c`, `iv`; decimal where the style has no such number.
    static func text(_ number: Int, _ style: Style, _ afterZ: AfterZ = .repeated) -> String {
        switch style {
        case .decimal: String(number)
        case .padded: number < 10 && number >= 0 ? "0" + String(number) : String(number)
        case .lowerLetter: letters(number, afterZ)
        case .upperLetter: letters(number, afterZ).uppercased()
        case .lowerRoman: roman(number)
        case .upperRoman: roman(number).uppercased()
        }
    }

    private static func letters(_ number: Int, _ afterZ: AfterZ) -> String {
        guard number > 0, number <= 26 * 20 else { return String(number) }
        func letter(_ index: Int) -> String { String(Unicode.Scalar(UInt8(0x61 + index % 26))) }
        let round = (number - 1) / 26
        switch afterZ {
        case .repeated: return String(repeating: letter(number - 1), count: round + 1)
        case .combined: return (round > 0 ? letter(round - 1) : "") + letter(number - 1)
        }
    }

    private static func roman(_ number: Int) -> String {
        guard number > 0, number < 4_000 else { return String(number) }
        let steps: [(Int, String)] = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
            (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var rest = number
        var text = ""
        for (value, letters) in steps {
            while rest >= value {
                text += letters
                rest -= value
            }
        }
        return text
    }
}
