import LetterLexicon

/// A time of day: `16h00`, `7 giờ 30`.
public struct TimeValue: Hashable, Sendable {
    public var hour: Int
    public var minute: Int

    public init(hour: Int, minute: Int) {
        self.hour = hour
        self.minute = minute
    }
}

/// Reads times of day (giờ phút).
struct TimeScanner {
    let reader: ByteReader

    /// The offset behind the time that begins here, its value, and whether minutes are written.
    func scan(at start: Int) -> (end: Int, value: TimeValue, hasMinutes: Bool)? {
        guard let hour = reader.digits(at: start), hour.end - start <= 2, hour.value <= 24 else { return nil }
        if reader.byte(hour.end) == 0x3A {
            guard let minute = minutes(at: hour.end + 1), minute.end - hour.end == 3 else { return nil }
            var end = minute.end
            if reader.byte(end) == 0x3A {
                guard let second = minutes(at: end + 1), second.end - end == 3 else { return nil }
                end = second.end
            }
            return (end, TimeValue(hour: hour.value, minute: minute.value), true)
        }
        let start = reader.skipBlanks(hour.end, limit: 2)
        let word = reader.word(at: start)
        guard word.letterCount > 0, reader.syllables.role(reader.id(word)) == .hour else { return nil }
        // A single letter stands next to the figure: `7g`; `7 g` is a weight.
        let isLetter = word.letterCount == 1
        if isLetter, start > hour.end, reader.bytes[start] != 0x68 { return nil }
        let figures = reader.skipBlanks(word.end, limit: isLetter ? 1 : 2)
        guard let minute = minutes(at: figures), isLetter ? minute.end - figures == 2 : figures > word.end else {
            return (word.end, TimeValue(hour: hour.value, minute: 0), false)
        }
        if isLetter, figures > word.end, start == hour.end {
            // `16h 30` is a time, `16h 30/9` is not.
            if reader.byte(minute.end) == 0x2F { return (word.end, TimeValue(hour: hour.value, minute: 0), false) }
        }
        let (role, end) = reader.role(at: reader.skipBlanks(minute.end, limit: 2))
        if role == .minute { return (end, TimeValue(hour: hour.value, minute: minute.value), true) }
        // `16 giờ 30` but not `16 giờ 30/9`, `2 giờ 30 người`.
        if !isLetter, !isEnd(minute.end) { return (word.end, TimeValue(hour: hour.value, minute: 0), false) }
        return (minute.end, TimeValue(hour: hour.value, minute: minute.value), true)
    }

    private func minutes(at start: Int) -> (value: Int, end: Int)? {
        guard let minute = reader.digits(at: start), minute.end - start <= 2, minute.value < 60,
            !reader.hasLetter(at: minute.end)
        else { return nil }
        return minute
    }

    /// Behind minutes without `phút` stands no mark of a fraction and no counted noun but a word of time.
    private func isEnd(_ index: Int) -> Bool {
        let byte = reader.byte(index)
        if byte == 0x2F || byte == 0x25 || byte == 0x2D { return false }
        let word = reader.skipBlanks(index, limit: 2)
        guard word > index, reader.hasLetter(at: word) else { return true }
        let role = reader.role(at: word).role
        return role == .day || role == .timeLead || role == .year
    }
}
