import Testing

@testable import LetterKit

/// Ids hang on the letter, the section and the words, on nothing else.
@Suite struct AssignmentIdentifierTests {
    private func id(_ code: String, _ section: String, _ duty: String) -> String {
        var identifiers = AssignmentIdentifiers(code: code)
        return identifiers.next(section: section, duty: duty)
    }

    @Test func form() {
        #expect(id("06/CT-UBND", "II.1", "Lập danh sách").hasPrefix("06-ct-ubnd/II.1/"))
        #expect(id("1234/QĐ-UBND", "", "Lập danh sách").hasPrefix("1234-qd-ubnd/"))
        #expect(id("", "", "Lập").hasPrefix("letter/"))
    }

    @Test func spacingAndMarksDoNotMatter() {
        #expect(id("1/A", "1", "Lập danh sách, gửi về Sở") == id("1/A", "1", "lập  danh sách gửi về Sở."))
    }

    @Test func wordsSectionAndCodeMatter() {
        let ids = [id("1/A", "1", "Lập"), id("1/A", "1", "Gửi"), id("1/A", "2", "Lập"), id("2/A", "1", "Lập")]
        #expect(Set(ids).count == 4)
    }

    @Test func theSameDutyTwiceGetsANumber() {
        var identifiers = AssignmentIdentifiers(code: "1/A")
        let first = identifiers.next(section: "1", duty: "Lập")
        #expect(identifiers.next(section: "1", duty: "Lập") == first + "~2")
        #expect(identifiers.next(section: "1", duty: "Lập") == first + "~3")
    }
}
