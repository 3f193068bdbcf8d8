/// The phonotactics of Vietnamese: which letters make a syllable (âm tiết).
///
/// Onset × rhyme × tone, as the decoder of old encodings needs them before there is a lexicon: a word that came out
/// right is a syllable, one that was read in the wrong encoding hardly ever is.
enum SyllableForm {
    /// Whether the letters are a syllable: `nghiêng`, `Quý`, `ỦY`, in either placement of the tone.
    ///
    /// Syllables that end in a stop have the tones acute and dot below only. Complexity: O(*n*).
    static func isSyllable(_ letters: [VietnameseLetter]) -> Bool {
        guard letters.count <= 7 else { return false }
        var tone = Tone.level
        var bearer = 0
        var plain: [VietnameseLetter] = []
        for letter in letters {
            if letter.tone != .level {
                guard tone == .level else { return false }
                tone = letter.tone
                bearer = plain.count
            }
            plain.append(VietnameseLetter(base: letter.base, diacritic: letter.diacritic))
        }
        for length in (0...min(3, plain.count - 1)).reversed() where isOnset(plain[..<length]) {
            let rhyme = plain[length...]
            guard rhymes.contains(key(rhyme)) else { continue }
            // The tone stands on the letter that has a diacritic, if one has: `sồi`, never `sôì`.
            if tone != .level, plain[bearer].diacritic == .none, rhyme.contains(where: { $0.diacritic != .none }) {
                return false
            }
            return tone == .acute || tone == .dot || !endsInStop(rhyme)
        }
        return false
    }

    private static func isOnset(_ letters: ArraySlice<VietnameseLetter>) -> Bool {
        letters.isEmpty || onsets.contains(key(letters))
    }

    private static func endsInStop(_ rhyme: ArraySlice<VietnameseLetter>) -> Bool {
        switch rhyme.last?.base {
        case 0x63, 0x70, 0x74: true
        case 0x68: rhyme.dropLast().last?.base == 0x63
        default: false
        }
    }

    /// Up to five letters, each in eleven bits.
    private static func key(_ letters: ArraySlice<VietnameseLetter>) -> UInt64 {
        letters.reduce(0) { $0 << 11 | UInt64($1.packed & 0x7FF) }
    }

    private static func keys(_ list: String) -> Set<UInt64> {
        Set(
            list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
                key(word.unicodeScalars.compactMap { VietnameseLetters.letter($0.value) }[...])
            })
    }

    private static let onsets = keys(
        "b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x đ")

    private static let rhymes = keys(
        """
        a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et i ia ich im in inh ip it iu iêc iêm iên iêng
        iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oe oem oen oeo oet oi om on ong ooc oong op ot
        oăc oăm oăn oăng oăt u ua uc ui um un ung up ut uy uya uych uynh uyp uyt uyu uyên uyêt uân uâng uât uây uê uêch
        uênh uêu uôc uôi uôm uôn uông uôt uơ y yêm yên yêng yêt yêu âc âm ân âng âp ât âu ây ê êch êm ên ênh êp êt êu
        ô ôc ôi ôm ôn ông ôp ôt ăc ăm ăn ăng ăp ăt ơ ơi ơm ơn ơp ơt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp
        ươt ươu
        """)
}
