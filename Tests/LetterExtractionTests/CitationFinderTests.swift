import LetterExtraction
import LetterStructure
import LetterText
import LetterTokens
import Testing

@Suite struct CitationFinderTests {
    static func found(_ words: String) -> [String] {
        let stream = Tokenizer.tokenize(SourceText(bytes: Array(words.utf8)))
        return CitationFinder().citations(in: stream, tokens: 0..<stream.count).map { citation in
            let date = citation.date.map { "\($0.year)-\($0.month)-\($0.day)" } ?? "-"
            let issuer = citation.issuer.map { stream.string($0) } ?? "-"
            return "\(stream.string(citation.tokens)) | \(citation.code) | \(date) | \(issuer)"
        }
    }

    @Test func typeCodeDateAndIssuer() {
        #expect(
            Self.found(
                "thực hiện Nghị quyết số 28-NQ/TW ngày 23 tháng 5 năm 2018 của Ban Chấp hành Trung ương về cải cách")
                == [
                    "Nghị quyết số 28-NQ/TW ngày 23 tháng 5 năm 2018 của Ban Chấp hành Trung ương | 28-NQ/TW | 2018-5-23 | Ban Chấp hành Trung ương"
                ])
    }

    @Test func withoutDateOrIssuer() {
        #expect(
            Self.found("theo Nghị định số 78/2025/NĐ-CP và Công văn số 12/SYT-NV") == [
                "Nghị định số 78/2025/NĐ-CP | 78/2025/NĐ-CP | - | -", "Công văn số 12/SYT-NV | 12/SYT-NV | - | -",
            ])
    }

    @Test func aLawWithItsYear() {
        #expect(Self.found("thi hành Luật Việc làm năm 2025 tại tỉnh") == ["Luật Việc làm năm 2025 |  | - | -"])
    }

    @Test func aDateBehindACitationIsNotItsDate() {
        #expect(
            Self.found("theo Kế hoạch số 15/KH-UBND ngày 22/7/2025 trước ngày 26/11/2025") == [
                "Kế hoạch số 15/KH-UBND ngày 22/7/2025 | 15/KH-UBND | 2025-7-22 | -"
            ])
    }
}
