import Foundation
import LetterLexicon
import Testing

@testable import LetterTableCompiler

@Suite("Compiled tables")
struct CompiledTableTests {
    @Test func blobsAreWhatTheTablesSay() throws {
        let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/CLetterData")
        for table in try LetterTables(folder: data.appendingPathComponent("tables")).compile() {
            let committed = try Data(contentsOf: data.appendingPathComponent("blobs/\(table.name).bin"))
            #expect(Data(table.bytes) == committed, "\(table.name): run `swift run LetterTableCompiler`")
        }
    }

    @Test func cueClassesAreThoseOfTheBlob() {
        #expect(PhraseTable.standard.classNames == CueClass.allCases.map { "\($0)" })
    }

    @Test func cueNamesLeadBack() throws {
        let table = PhraseTable.standard
        for number in stride(from: 0, to: table.cueCount, by: 7) {
            let cue = CueID(rawValue: UInt16(number))
            #expect(CueID(named: cue.name) == cue)
        }
        #expect(CueID(named: "no-such-cue") == nil)
    }

    @Test func keysAreSpreadOverTheSlots() {
        // A slot function that sends all keys to few slots makes every look-up a search of the whole table.
        let slots = Set((0..<10_000).map { SyllableKey.slot(UInt64($0) << 6 | 1, of: 15_000) })
        #expect(slots.count > 2_000)
        #expect(slots.allSatisfy { 0..<15_000 ~= $0 })
    }

    @Test func phraseSyntax() {
        #expect(Set(PhraseSyntax.expand("hằng|hàng tháng")) == ["hằng tháng", "hàng tháng"])
        #expect(
            Set(PhraseSyntax.expand("giao [cho]").map { $0.trimmingCharacters(in: .whitespaces) }) == [
                "giao", "giao cho",
            ])
        #expect(PhraseSyntax.words("a, b - c/d") == ["a", ",", "b", "-", "c", "/", "d"])
    }
}

@Suite("Syllables")
struct SyllableTests {
    @Test(arguments: [
        ("Hoà", "hòa"), ("THUỶ", "thủy"), ("ỦY", "uỷ"), ("lí", "lý"), ("khoẻ", "khỏe"), ("Đường", "đường"),
        ("kĩ", "kỹ"),
    ])
    func sameNumber(_ a: String, _ b: String) {
        #expect(Syllables.id(a) == Syllables.id(b))
        #expect(Syllables.id(a) != .unknown)
    }

    @Test(arguments: [("hoa", "hòa"), ("đa", "da"), ("tháng", "thang"), ("ô", "o"), ("tư", "tu")])
    func otherNumber(_ a: String, _ b: String) { #expect(Syllables.id(a) != Syllables.id(b)) }

    @Test(arguments: ["nghiêng", "quyết", "giữa", "gì", "khuya", "oăm", "ướt", "nhiệm", "y", "rượu"])
    func wellFormed(_ word: String) { #expect(Syllables.isWellFormed(Syllables.id(word))) }

    @Test(arguments: ["ngiêng", "ká", "tat", "ubnd", "strong", "hóà", "bnc", "ghà", "internet", "cê"])
    func notWellFormed(_ word: String) { #expect(!Syllables.isWellFormed(Syllables.id(word))) }

    @Test func spellingsLeadBack() {
        for id in Syllables.all { #expect(Syllables.id(Syllables.spelling(id)) == id, "\(Syllables.spelling(id))") }
    }

    @Test func frequentSyllablesCostLess() {
        #expect(Syllables.cost(Syllables.id("định")) < Syllables.cost(Syllables.id("nghiêng")))
        #expect(Syllables.cost(.unknown) > Syllables.cost(Syllables.id("nghiêng")))
    }

    @Test func nGrams() {
        let quy = Syllables.id("quy")
        let dinh = Syllables.id("định")
        let theo = Syllables.id("theo")
        #expect(NGrams.standard.count(quy, dinh) > 50_000)
        #expect(NGrams.standard.count(dinh, dinh) < 100)
        #expect(NGrams.standard.count(theo, quy, dinh) > 10_000)
        #expect(NGrams.standard.cost(dinh, after: quy) < NGrams.standard.cost(Syllables.id("đỉnh"), after: quy))
        #expect(NGrams.standard.cost(dinh, after: theo, quy) < NGrams.standard.cost(quy, after: theo, dinh))
        #expect(
            NGrams.standard.count(.date, Syllables.id("năm")) == NGrams.standard.count(.number, Syllables.id("năm")))
    }
}

@Suite("Short forms and phrases")
struct PhraseTests {
    @Test func abbreviations() {
        #expect(Abbreviations.entry("UBND") != 0)
        #expect(Abbreviations.entry("ubnd") == 0)
        #expect(Abbreviations.expansion(Abbreviations.entry("BHXH")) == "Bảo hiểm xã hội")
        #expect(Abbreviations.isAmbiguous(Abbreviations.entry("TT")))
        #expect(!Abbreviations.isAmbiguous(Abbreviations.entry("UBND")))
        for number in 1...Abbreviations.count {
            let entry = UInt16(number)
            #expect(Abbreviations.readings(Abbreviations.entry(Abbreviations.form(entry))).contains(entry))
            #expect(!Abbreviations.syllables(entry).isEmpty)
        }
    }

    @Test func trie() {
        let table = PhraseTable.standard
        var state = table.start(Syllables.id("kính"))
        state = table.step(state, Syllables.id("gửi"))
        #expect(table.accepts(state).contains { table.accepted($0).cueClass == .addressees })
        #expect(table.step(state, Syllables.id("gửi")) == 0)
        #expect(table.start(.unknown) == 0)
        #expect(table.acceptedClasses(state) & CueClassSet.addressees.folded != 0)
        #expect(table.acceptedClasses(0) == 0)
        #expect(table.mayBegin(Syllables.id("kính"), Syllables.id("gửi")))
        #expect(
            table.mayBegin(Syllables.id("khoa"), .ampersand) == table.mayBegin(Syllables.id("khoa"), Syllables.id("và"))
        )
    }

    @Test func fewPairsPassThatBeginNoPhrase() {
        let table = PhraseTable.standard
        let all = Array(Syllables.all)
        var generator = SystemRandomNumberGenerator()
        let passed = (0..<10_000).count { _ in
            table.mayBegin(all.randomElement(using: &generator)!, all.randomElement(using: &generator)!)
        }
        #expect(passed < 2_000)
    }

    @Test func confusions() {
        #expect(Confusions.all.count > 400)
        #expect(Confusions.all.contains { $0.truth == "ổ" && $0.read == "ố" && $0.cost < 512 })
    }
}
