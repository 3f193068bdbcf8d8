/// Words as the score compares them: small letters, old tone placement, letters and digits only.
enum ComparedWords {
    /// Abbreviations that count as the words they stand for, in names of bodies.
    static let abbreviations: [String: String] = [
        "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "bhxh": "bảo hiểm xã hội", "bhyt": "bảo hiểm y tế",
        "bhtn": "bảo hiểm thất nghiệp", "mttq": "mặt trận tổ quốc", "vpcp": "văn phòng chính phủ", "ub": "ủy ban",
        "gd&đt": "giáo dục và đào tạo", "gdđt": "giáo dục và đào tạo", "kh&cn": "khoa học và công nghệ",
        "khcn": "khoa học và công nghệ", "lđtb&xh": "lao động thương binh và xã hội",
        "nn&mt": "nông nghiệp và môi trường", "tt&tt": "thông tin và truyền thông", "ttcp": "thủ tướng chính phủ",
        "ttg": "thủ tướng", "bcđ": "ban chỉ đạo", "tp": "thành phố", "đ/c": "đồng chí",
    ]
    private static let leftOut: Set<String> = ["và", "các", "những", "của"]

    /// New tone placement (`oà`) and the old one that stands for it (`òa`).
    private static let placement: [String: String] = {
        var table: [String: String] = [:]
        for (new, old) in zip(["oà", "oá", "oã", "oả", "oạ"], ["òa", "óa", "õa", "ỏa", "ọa"]) { table[new] = old }
        for (new, old) in zip(["oè", "oé", "oẽ", "oẻ", "oẹ"], ["òe", "óe", "õe", "ỏe", "ọe"]) { table[new] = old }
        for (new, old) in zip(["uỳ", "uý", "uỹ", "uỷ", "uỵ"], ["ùy", "úy", "ũy", "ủy", "ụy"]) { table[new] = old }
        return table
    }()

    static func canonical(_ text: String?) -> String {
        let lower = Array((text ?? "").lowercased())
        var result = ""
        var index = 0
        while index < lower.count {
            if index + 1 < lower.count, let old = placement[String(lower[index...index + 1])] {
                result += old
                index += 2
            } else {
                result.append(lower[index])
                index += 1
            }
        }
        return result
    }

    static func words(_ text: String?) -> [String] { split(canonical(text)) }

    /// Runs of letters and digits.
    private static func split(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isWordScalar(scalar) {
                word.append(scalar)
            } else if !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        case .letterNumber, .otherNumber: true
        default: scalar.properties.numericType != nil
        }
    }

    /// The words of a body's name: abbreviations spelt out, linking words left out.
    static func agencyWords(_ text: String?) -> [String] {
        var spelt = ""
        var chunk = ""
        func spell(_ chunk: String) -> String { abbreviations[chunk] ?? chunk }
        for character in canonical(text) {
            if character.isWhitespace || ",;().".contains(character) {
                spelt += spell(chunk)
                chunk = ""
                spelt.append(character)
            } else {
                chunk.append(character)
            }
        }
        spelt += spell(chunk)
        let kept = split(spelt).filter { !leftOut.contains($0) }
        return kept.isEmpty ? words(text) : kept
    }

    /// Twice the shared words over all words (F1 of two bags), 0 where one is empty.
    static func overlap(_ a: [String], _ b: [String]) -> Double {
        guard !a.isEmpty, !b.isEmpty else { return 0 }
        var counts: [String: Int] = [:]
        for word in a { counts[word, default: 0] += 1 }
        var shared = 0
        for word in b {
            if let count = counts[word], count > 0 {
                counts[word] = count - 1
                shared += 1
            }
        }
        return Double(2 * shared) / Double(a.count + b.count)
    }
}
