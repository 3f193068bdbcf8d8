import LetterText
import Testing

@testable import LetterKit

/// What a message says fills and checks the letter's head.
@Suite struct EnvelopeTests {
    private func envelope(code: String) -> Envelope {
        var envelope = Envelope()
        envelope.code = code
        envelope.date = "2024-05-02"
        envelope.type = "Công văn"
        envelope.subject = "vệ sinh"
        envelope.sender = "UBND xã"
        envelope.signerName = "Trần Văn Mới"
        envelope.dueDate = "2024-06-01"
        return envelope
    }

    @Test func fillsWhatIsMissing() {
        var letter = Letter()
        letter.apply(envelope(code: "19/UBND"))
        #expect(letter.header.number == "19/UBND" && letter.header.date == "2024-05-02")
        #expect(letter.header.issuer == "UBND xã" && letter.header.signer?.name == "Trần Văn Mới")
        #expect(letter.findings.isEmpty)
        #expect(letter.envelope?.dueDate == "2024-06-01")
        #expect(letter.assignments.isEmpty)
    }

    @Test func tellsDifferences() {
        var letter = Letter()
        letter.header.number = "19/ubnd"
        letter.header.date = "2024-05-03"
        letter.apply(envelope(code: "19/UBND"))
        #expect(letter.header.number == "19/ubnd" && letter.header.date == "2024-05-03")
        #expect(letter.findings.map(\.kind) == ["envelope-differs"])
        #expect(letter.findings[0].detail == "date: 2024-05-03 ≠ 2024-05-02")
    }

    /// Urgency is filled and checked; that a letter is called ordinary says nothing.
    @Test func urgency() {
        var message = envelope(code: "19/UBND")
        message.priority = "Hỏa tốc"
        var letter = Letter()
        letter.apply(message)
        #expect(letter.header.urgency == "Hỏa tốc")
        letter.header.urgency = "HỎA TỐC"
        letter.apply(message)
        #expect(letter.header.urgency == "HỎA TỐC" && letter.findings.isEmpty)
        message.priority = Envelope.ordinary
        letter.apply(message)
        #expect(letter.header.urgency == "HỎA TỐC" && letter.findings.isEmpty)
    }

    /// A message about another letter fills nothing.
    @Test func anotherLetterKeepsItsHead() {
        var letter = Letter()
        letter.header.number = "20/UBND"
        letter.apply(envelope(code: "19/UBND"))
        #expect(letter.header.date == nil && letter.header.issuer == nil)
        #expect(letter.findings.map(\.detail) == ["number: 20/UBND ≠ 19/UBND"])
    }

    @Test func placesOnPages() {
        var places = PagePlaces()
        func box(_ left: Float) -> PagePlaces.Box { PagePlaces.Box(left: left, top: 1, right: left + 5, bottom: 9) }
        #expect(places.place(of: SourceRange(0, 1)) == nil)
        places.append(start: 0, page: 1, box: box(10))
        places.append(start: 6, page: 1, box: box(20))
        places.append(start: 9, page: 2, box: box(0))
        let both = places.place(of: SourceRange(2, 12))
        #expect(both?.page == 1 && both?.box == PagePlaces.Box(left: 10, top: 1, right: 25, bottom: 9))
        let last = places.place(of: SourceRange(10, 11))
        #expect(last?.page == 2 && last?.box == box(0))
    }
}
