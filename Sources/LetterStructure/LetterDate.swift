import LetterText
import LetterTokens

/// Reads a day from a date token.
enum LetterDate {
    /// The day in `ngày 10 tháng 4 năm 2018`, `10/4/2018`; nil where it names no full day.
    static func read(_ stream: TokenStream, _ index: Int) -> CalendarDate? {
        let bytes = stream.source.bytes
        let token = stream[index]
        var numbers: [Int] = []
        var position = token.start
        while position < token.end {
            guard bytes[position] >= 0x30, bytes[position] <= 0x39 else {
                position += 1
                continue
            }
            var value = 0
            while position < token.end, bytes[position] >= 0x30, bytes[position] <= 0x39 {
                value = min(value * 10 + Int(bytes[position] - 0x30), 100_000)
                position += 1
            }
            numbers.append(value)
        }
        guard numbers.count == 3, (1...31).contains(numbers[0]), (1...12).contains(numbers[1]),
            (1900...2200).contains(numbers[2])
        else { return nil }
        return CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    /// The date is written with words (`ngày … tháng … năm …`).
    static func isWritten(_ stream: TokenStream, _ index: Int) -> Bool {
        let token = stream[index]
        return stream.source.bytes[token.start] >= 0x41
    }
}
