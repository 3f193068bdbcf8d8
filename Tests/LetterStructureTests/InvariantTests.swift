import LetterStructure
import LetterTestSupport
import LetterText
import LetterTokens
import Testing

/// Trees of spoilt letters: never a crash, and the invariants hold.
struct InvariantTests {
    static let letter = """
        ỦY BAN NHÂN DÂN
        TỈNH AN HẢI
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Số: 17/KH-UBND
        An Hải, ngày 05 tháng 3 năm 2024
        KẾ HOẠCH
        Trồng cây ven biển
        Căn cứ Luật Lâm nghiệp;
        I. MỤC ĐÍCH
        - Giữ đất:
        + Ven sông
        II. NHIỆM VỤ
        1. Sở A:
        a) Lập danh sách
        b) Gửi báo cáo
        STT|Xã|Số cây
        1|A|10
        2|B|20
        2. Sở B
        Yêu cầu các sở nghiêm túc thực hiện./.
        Nơi nhận:
        - Lưu: VT.
        TM. ỦY BAN NHÂN DÂN
        CHỦ TỊCH
        Phạm Văn Lộc
        PHỤ LỤC
        TT|Việc
        I|Nhóm
        1|Nhỏ
        [1] Theo số liệu.
        """

    @Test func wholeLetter() { #expect(tree(Self.letter).faults() == []) }

    @Test func spoiltLetters() {
        var seed: UInt64 = 7
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        let lines = Self.letter.split(separator: "\n").map(String.init)
        for _ in 0..<300 {
            var spoilt = lines
            for _ in 0...random(6) {
                guard spoilt.count > 1 else { break }
                let at = random(spoilt.count)
                switch random(6) {
                case 0: spoilt.remove(at: at)
                case 1: spoilt.insert(spoilt[at], at: random(spoilt.count))
                case 2: spoilt[at] = String(spoilt[at].prefix(random(spoilt[at].count + 1)))
                case 3: spoilt.swapAt(at, random(spoilt.count))
                case 4: spoilt[at] = spoilt[at].uppercased()
                default:
                    let next = spoilt.remove(at: at)
                    spoilt[min(at, spoilt.count - 1)] += next
                }
            }
            let faults = tree(spoilt.joined(separator: "\n")).faults()
            #expect(faults == [], "\(spoilt.joined(separator: "\n"))")
            if !faults.isEmpty { break }
        }
    }

    /// Streams made by hand, so that only the structure is measured.
    static func stream(_ pattern: [(String, TokenKind)], times: Int) -> TokenStream {
        var bytes: [UInt8] = []
        var tokens: [Token] = []
        for _ in 0..<times {
            for (text, kind) in pattern {
                tokens.append(Token(start: bytes.count, count: text.utf8.count, kind: kind, flags: [.capitalised]))
                bytes += Array(text.utf8)
            }
        }
        return TokenStream(source: SourceText(bytes: bytes), tokens: tokens)
    }

    @Test(arguments: [
        [("1.", TokenKind.label), ("Việc", .syllable), (":", .punctuation), ("\n", .newline)],
        [
            ("1.", .label), ("Việc", .syllable), (":", .punctuation), ("\n", .newline), ("a)", .label),
            ("Việc", .syllable), (":", .punctuation), ("\n", .newline),
        ],
        [("-", .bullet), ("Việc", .syllable), ("\n", .newline), ("+", .bullet), ("Việc", .syllable), ("\n", .newline)],
        [("“", .punctuation), ("Việc", .syllable), ("\n", .newline)],
        [("Căn", .syllable), ("cứ", .syllable), ("\n", .newline)],
        [("CHỦ", .syllable), ("TỊCH", .syllable), ("\n", .newline)],
        [("1", .number), ("\u{1F}", .cell), ("a)", .word), ("\u{1F}", .cell), ("\u{1D}", .cell), ("\n", .newline)],
        [("I", .word), ("\u{1F}", .cell), ("\n", .newline), ("1", .number), ("\u{1F}", .cell), ("\n", .newline)],
        [("PHỤ", .syllable), ("LỤC", .syllable), ("\n", .newline)],
        [("Nơi", .syllable), ("nhận", .syllable), ("\n", .newline)],
        [
            ("1.1.1.1.1.1.1.1", .label), ("\n", .newline), ("i)", .label), ("\n", .newline), ("(i)", .label),
            ("\n", .newline), ("A.", .label), ("\n", .newline),
        ],
        [("(", .punctuation), ("Ban", .syllable)],
        [(",", .punctuation), ("Ban", .syllable), ("(", .punctuation), ("họp", .syllable)],
        [("Điều", .syllable), ("\n", .newline), ("2.", .label), ("“", .punctuation), ("\n", .newline)],
    ])
    func timeIsLinear(_ pattern: [(String, TokenKind)]) {
        func time(_ count: Int) -> Double {
            let stream = Self.stream(pattern, times: count)
            return leastProcessorTime { _ = LetterTree.parse(stream) }
        }
        #expect(LetterTree.parse(Self.stream(pattern, times: 3_000)).faults() == [])
        // Eight times the lines: 64 times the time would be quadratic.
        let small = time(2_500)
        let large = time(20_000)
        #expect(large < small * 28 + 0.06, "\(small) → \(large)")
    }
}
