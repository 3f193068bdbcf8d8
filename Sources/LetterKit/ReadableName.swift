/// Names that letters print in capitals, in the case one writes them in a sentence.
///
/// What holds a small letter already stays as printed.
enum ReadableName {
    /// `ỦY BAN NHÂN DÂN TỈNH VĨNH LONG` → `Ủy ban nhân dân tỉnh Vĩnh Long`
    static func body(_ text: String) -> String {
        guard isCapitals(text) else { return text }
        return capitalizedFirst(withPlaces(text.lowercased()))
    }

    /// `CHỈ THỊ` → `Chỉ thị`
    static func sentence(_ text: String) -> String {
        isCapitals(text) ? capitalizedFirst(text.lowercased()) : text
    }

    /// `VĨNH LONG` → `Vĩnh Long`
    static func place(_ text: String) -> String {
        isCapitals(text) ? eachWordCapitalized(text.lowercased()) : text
    }

    /// `LỮ QUANG NGỜI` → `Lữ Quang Ngời`
    static func person(_ text: String) -> String {
        isCapitals(text) ? eachWordCapitalized(text.lowercased()) : text
    }

    /// `TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH` → `TM. Ủy ban nhân dân KT. Chủ tịch`,
    /// `PHÓ TỔNG GIÁM ĐỐC` → `Phó Tổng Giám đốc`
    static func title(_ text: String) -> String {
        guard isCapitals(text) else { return text }
        var words: [String] = []
        var opensName = true
        for word in text.split(separator: " ") {
            if capacities.contains(String(word)) {
                words.append(String(word))
                opensName = true
                continue
            }
            let lower = word.lowercased()
            words.append(opensName ? capitalizedFirst(lower) : lower)
            opensName = rankWords.contains(lower) || word.last == ","
        }
        return withPlaces(words.joined(separator: " "))
    }

    /// Signing capacities (ký thay, thừa lệnh, …) stay in capitals.
    private static let capacities: Set<String> = ["TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "TM", "KT", "TL", "TUQ"]
    /// Behind these the office begins anew: `Phó Chủ tịch`, `Chánh Văn phòng`.
    private static let rankWords: Set<String> = ["phó", "tổng", "chánh", "quyền"]
    /// Words before the name of a place.
    private static let placeHeads: Set<String> = ["tỉnh", "phố", "quận", "huyện", "xã", "phường", "trấn"]

    static func isCapitals(_ text: String) -> Bool {
        var hasCapital = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { hasCapital = true }
        }
        return hasCapital
    }

    private static func withPlaces(_ text: String) -> String {
        var words: [String] = []
        var inPlace = false
        for word in text.split(separator: " ").map(String.init) {
            if placeHeads.contains(word) {
                words.append(word)
                inPlace = true
            } else {
                words.append(inPlace ? capitalizedFirst(word) : word)
            }
        }
        return words.joined(separator: " ")
    }

    private static func eachWordCapitalized(_ text: String) -> String {
        text.split(separator: " ").map { capitalizedFirst(String($0)) }.joined(separator: " ")
    }

    private static func capitalizedFirst(_ text: String) -> String {
        guard let first = text.first else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
