import Foundation
import LetterTestSupport
import LetterText
import LetterTokens
import Testing

/// Letters from the folder beside the project; none where it is absent.
enum SharedLetters {
    static let heldOut = [
        "2021-cv-5087", "2025-cd-217", "2025-ct-012", "2025-cv-11306", "2025-kh-0124", "2025-kh-617", "2025-tb-641",
    ]

    static func paths(_ folder: String) -> [String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../..")
            .standardized.path
        for base in [root + "/shared", "/work/shared"] {
            if let names = try? FileManager.default.contentsOfDirectory(atPath: "\(base)/\(folder)") {
                return names.sorted().filter { name in !heldOut.contains { name.hasPrefix($0) } }.map {
                    "\(base)/\(folder)/\($0)"
                }
            }
        }
        return []
    }

    static func source(_ path: String) -> SourceText {
        TextDecoder.decode([UInt8]((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data())).text
    }
}

@Suite("Cleaning holds its promises")
struct CleaningPropertyTests {
    /// Words that were not rewritten lead to the same bytes in the file.
    private func check(_ source: SourceText, _ result: SourceText) {
        var exact = 0
        var words = 0
        var start = 0
        for index in 0...result.count {
            let isEnd = index == result.count || result.bytes[index] <= 0x20
            guard isEnd else { continue }
            if index > start {
                let range = result.fileRange(of: SourceRange(start, index))
                #expect(range.end <= source.count)
                words += 1
                if source.bytes[range.indices].elementsEqual(result.bytes[start..<index]) { exact += 1 }
            }
            start = index + 1
        }
        // Emphasis inside a word, an entity and the nation's name are the exceptions.
        #expect(exact * 100 >= words * 97)
    }

    @Test("Damaged letters are cleaned without a crash and with a map that holds")
    func damage() throws {
        var generator = SeededGenerator(seed: 7)
        let texts =
            [CleaningFrameTests.frameAbove + CleaningFrameTests.body + CleaningFrameTests.frameBelow]
            + ["|\nTT\n|\nViệc\n|\nĐơn vị\n|\n|\n1\n|\nLập sổ\n|\n\n|\n|\n2\n|\nA\n|\nB\n|\n"]
        for text in texts {
            for _ in 0..<400 {
                var bytes = Array(text.utf8)
                for _ in 0..<Int.random(in: 1...8, using: &generator) {
                    let at = Int.random(in: 0..<bytes.count, using: &generator)
                    switch Int.random(in: 0..<4, using: &generator) {
                    case 0: bytes[at] = "*|\n#-[(1 _<&".utf8.randomElement(using: &generator)!
                    case 1: bytes.removeSubrange(at..<min(bytes.count, at + 9))
                    case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
                    default: bytes.removeSubrange(at...)
                    }
                    if bytes.isEmpty { bytes = [0x7C] }
                }
                let source = TextDecoder.decode(bytes).text
                let result = TextCleaning.clean(source).text
                for offset in stride(from: 0, to: result.count, by: 7) {
                    #expect(result.fileRange(of: SourceRange(offset, offset + 1)).end <= bytes.count)
                }
            }
        }
    }

    @Test(
        "Odd texts",
        arguments: [
            "", "\n", "|", "|\n|", "|\n|\n|\n|", "*", "**", "***\n***", "#", "[", "![", "[a](", "&", "&#", "<", "<br",
            "\t", "\t\t\t\n\t\t\t",
            "| a |", "||||", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số:", "Văn bản liên quan", "\u{0C}\n2\n\u{0C}",
        ])
    func oddTexts(text: String) {
        let source = SourceText(bytes: Array(text.utf8))
        #expect(TextCleaning.clean(source).text.count <= source.count + 60)
    }

    @Test(
        "Time grows with the text, not with its square",
        arguments: [
            "|\n", "|\na\n", "|\n1\n|\nabc def ghij\n|\n", "[", "*a ", "**", "*\n", "a\tb\n", "| a | b |\n",
            "Văn bản liên quan\n",
            "CỘNG HÒA XÃ HỘI ", "Số: 1/\n", "ỦY\n", "KT. CHỦ TỊCH\n", "2\n\n", "&", "<br", "\\", "# ",
        ])
    func linear(unit: String) {
        func time(_ count: Int) -> Double {
            let source = SourceText(bytes: Array(String(repeating: unit, count: count / unit.utf8.count).utf8))
            return leastProcessorTime { _ = TextCleaning.clean(source) }
        }
        let short = time(20_000)
        let long = time(160_000)
        // Eight times the text; thirty times the time would be far off linear.
        #expect(long < short * 30 + 0.02)
    }

    @Test(
        "Real letters come out without their pages",
        arguments: SharedLetters.paths("corpus") + SharedLetters.paths("unlabelled"))
    func realLetters(path: String) {
        let source = SharedLetters.source(path)
        let result = TextCleaning.clean(source).text
        let text = result.string(result.range)
        for phrase in [
            "THƯ VIỆN PHÁP LUẬT", "chưa cập nhật nội dung Tiếng Anh", "Văn bản liên quan", "Đang tải văn bản",
            "Tải Văn bản",
            "Click vào phần", "Đã biết\n", "bị Đăng xuất",
        ] {
            #expect(!text.contains(phrase), "\(phrase)")
        }
        #expect(!text.contains("**") && !text.contains("\n|\n"))
        let lines = text.split(separator: "\n").filter { !$0.allSatisfy { $0 == " " } }
        #expect(lines.count > 10)
        // The first line is in capitals (issuer), a number, or the addressees.
        let first = String(lines.first ?? "")
        #expect(first == first.uppercased() || first.hasPrefix("Số:") || first.hasPrefix("Kính gửi"), "\(first)")
        if source.string(source.range).contains("HỘI CHỦ NGHĨA VIỆT NAM") {
            #expect(lines.prefix(8).contains { $0 == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" })
            #expect(lines.prefix(10).contains { $0.hasPrefix("Số") })
        }
        if source.string(source.range).contains("Nơi nhận:") { #expect(text.contains("Nơi nhận")) }
        check(source, result)
    }
}
