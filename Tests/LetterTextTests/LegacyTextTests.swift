import Foundation
import Testing

@testable import LetterText

@Suite("Old encodings of Vietnamese")
struct LegacyTextTests {
    static let letter = """
        ỦY BAN NHÂN DÂN XÃ ĐÔNG HẬU
        Số: 12/UBND-VX, ngày 5 tháng 9 năm 2003
        Kính gửi: Các trưởng thôn
        1. Đề nghị Trạm Y tế tổ chức tiêm phòng cho trẻ dưới sáu tuổi, hoàn thành trước ngày 30 tháng 9.
        2. Giao Văn phòng theo dõi, đôn đốc và báo cáo những khó khăn, vướng mắc về Ủy ban nhân dân xã.
        Nơi nhận: như trên; lưu: văn thư. Người ký: Nguyễn Thị Quỳnh Hương, ở tổ Kỷ Luật./.
        """

    /// Codes of every letter that an encoding has, found by trying all codes and pairs of them.
    static func codes(of encoding: LegacyEncoding) -> [UInt32: [UInt8]] {
        var table: [UInt32: [UInt8]] = [:]
        func note(_ codes: [UInt8]) {
            guard let found = encoding.letter(codes, at: 0), found.count == codes.count else { return }
            if table[found.scalar] == nil { table[found.scalar] = codes }
        }
        for first in 0...255 {
            let first = UInt8(first)
            note([first])
            for mark in 0xC0...0xFF where first > 0x40 { note([first, UInt8(mark)]) }
        }
        return table
    }

    /// Bytes of a text in an encoding; nil where it lacks a letter.
    static func encoded(_ text: String, _ encoding: LegacyEncoding) -> [UInt8]? {
        let table = codes(of: encoding)
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars.map(\.value) {
            if scalar < 0x80 {
                bytes.append(UInt8(scalar))
            } else if let codes = table[scalar] {
                bytes += codes
            } else if encoding == .windows1258, var letter = VietnameseLetters.letter(scalar) {
                let mark: UInt32 = [.grave: 0x300, .acute: 0x301, .hook: 0x309, .tilde: 0x303, .dot: 0x323][
                    letter.tone]!
                letter.tone = .level
                let base = VietnameseLetters.scalar(letter)!
                bytes += base < 0x80 ? [UInt8(base)] : table[base]!
                bytes += table[mark]!
            } else if encoding == .tcvn3, let small = table[VietnameseLetters.lowercase(scalar)] {
                bytes += small
            } else {
                return nil
            }
        }
        return bytes
    }

    static func wrapped(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        for byte in bytes {
            VietnameseLetters.append(
                byte < 0x80 ? UInt32(byte) : UInt32(WindowsTable.western[Int(byte & 0x7F)]), to: &text)
        }
        return text
    }

    @Test("Every letter of Vietnamese has its codes", arguments: LegacyEncoding.allCases)
    func everyLetter(_ encoding: LegacyEncoding) {
        let table = Self.codes(of: encoding)
        for base in "aăâeêioôơuưyđ".unicodeScalars {
            guard var letter = VietnameseLetters.letter(base.value) else { continue }
            for tone in letter.isVowel ? Tone.allCases : [.level] {
                letter.tone = tone
                guard let small = VietnameseLetters.scalar(letter), small >= 0x80 else { continue }
                if encoding == .windows1258, tone != .level { continue }
                #expect(table[small] != nil, "\(encoding): U+\(String(small, radix: 16))")
                if encoding == .tcvn3, tone != .level { continue }
                let capital = VietnameseLetters.uppercase(small)
                #expect(table[capital] != nil, "\(encoding): U+\(String(capital, radix: 16))")
            }
        }
    }

    @Test("A letter is read from its bytes and from their characters in UTF-8", arguments: LegacyEncoding.allCases)
    func roundTrip(_ encoding: LegacyEncoding) throws {
        let bytes = try #require(Self.encoded(Self.letter, encoding))
        // Small first letters that should be capitals are as TCVN3 wrote them: `Ủy` has no code.
        let truth = encoding == .tcvn3 ? Self.letter.replacing("Ủy ban", with: "ủy ban") : Self.letter
        let raw = SourceEncoding.decode(bytes)
        #expect(raw.text.string == truth)
        #expect(raw.encoding == encoding.name)
        let place = raw.text.fileRange(of: raw.text.range(of: "Đề nghị"))
        #expect(Array(bytes[place.indices]) == Self.encoded("Đề nghị", encoding))
        guard encoding != .windows1258 else { return }
        let wrapped = Self.wrapped(bytes)
        let read = TextDecoder.decode(wrapped)
        #expect(read.text.string == truth)
        #expect(read.encoding == encoding.name)
        let wrappedPlace = read.text.fileRange(of: read.text.range(of: "vướng mắc"))
        #expect(Array(wrapped[wrappedPlace.indices]) == Self.wrapped(Self.encoded("vướng mắc", encoding) ?? []))
    }

    @Test("Each paragraph has its own encoding")
    func mixed() throws {
        let lines = Self.letter.split(separator: "\n").map(String.init)
        var bytes: [UInt8] = []
        for (index, line) in lines.enumerated() {
            let encodings: [LegacyEncoding?] = [nil, .vni, .vni, .tcvn3, .tcvn3, nil]
            bytes += encodings[index].flatMap { Self.encoded(line, $0) }.map(Self.wrapped) ?? Array(line.utf8)
            bytes.append(0x0A)
        }
        let read = TextDecoder.decode(bytes)
        #expect(read.text.string == Self.letter.replacing("về Ủy ban", with: "về ủy ban") + "\n")
        #expect(read.findings.map(\.kind) == [.mixedEncodings])
        #expect([.tcvn3, .vni].contains(read.encoding))
    }

    @Test(
        "Other languages stay as they are",
        arguments: [
            "The naïve café served crème brûlée; the façade was über-modern and the señor said “très bien”.",
            "Un garçon très âgé a été reçu à l'hôtel, où il dînait près de la fenêtre. Ça coûte 5 €, là-bas.",
            "Width 5 µm ± 2 µm, height 7 µm, § 3 and § 4; © 2024, ® and ™; 20 °C to 25 °C. It is what it is, 3 µm.",
            "El niño español soñó con la montaña; mañana será otro día. ¿Qué? ¡Ñandú!",
            "Größe, Übung, Maß, schön, früh, Öl, Ähre, süß",
        ])
    func others(_ text: String) {
        let read = TextDecoder.decode(Array(text.utf8))
        #expect(read.text.string == text && read.encoding == .utf8)
        let latin = text.unicodeScalars.map { LegacyEncoding.code($0.value) ?? 0x3F }
        let raw = SourceEncoding.decode(latin)
        #expect(raw.text.string == text && raw.encoding == .windows1252)
    }

    @Test("Vietnamese in Unicode stays as it is, whatever its signs")
    func unicode() {
        let text =
            Self.letter
            + "\nNhiệt độ 18°C ± 2°C, khoảng 5 µm, § 3, ® 2003, 30 m², × 2, ½ giờ; trà, lá, tôi, êm, ô tô, cũ."
        #expect(TextDecoder.decode(Array(text.utf8)).text.string == text)
        #expect(TextDecoder.decode(Array(text.utf8)).encoding == .utf8)
    }

    @Test("The letters of the corpus stay as they are")
    func corpus() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("corpus")
        var files = 0
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.contains(".") {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
            #expect(SourceEncoding.decode(bytes).encoding == .utf8, "\(name)")
            files += 1
        }
        #expect(files > 10)
    }

    @Test("Capitals that TCVN3 has no codes for")
    func capitals() throws {
        for (text, truth) in [
            (
                "CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM\nHµ Néi, ngµy mïng mét",
                "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày mùng một"
            ),
            ("ñY BAN NH¢N D¢N TØNH\nVÒ Vµ ë NHµ CéNG", "ỦY BAN NHÂN DÂN TỈNH\nVỀ VÀ Ở NHÀ CỘNG"),
        ] {
            #expect(TextDecoder.decode(Array(text.utf8)).text.string == truth)
        }
    }

    @Test("Capital fonts")
    func capitalFonts() {
        let text = Array("bé tµi chÝnh\nKÝnh göi: Côc thuÕ cña tØnh".utf8)
        let conversion = LegacyText.convert(SourceText(bytes: text), capitals: [SourceRange(0, 15)])
        #expect(conversion.text.string == "BỘ TÀI CHÍNH\nKính gửi: Cục thuế của tỉnh")
    }

    @Test("UTF-16 without a mark")
    func utf16() {
        for (encoding, low) in [(TextEncoding.utf16LittleEndian, 0), (.utf16BigEndian, 1)] {
            var bytes: [UInt8] = []
            for unit in Self.letter.utf16 {
                let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
                bytes += low == 0 ? pair : pair.reversed()
            }
            let read = SourceEncoding.decode(bytes)
            #expect(read.text.string == Self.letter && read.encoding == encoding)
            #expect(FileFormat.sniff(bytes) == .text)
        }
        #expect(FileFormat.sniff([0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6]) == .binary)
    }

    @Test(
        "Syllables",
        arguments: [
            ("nghiêng", true), ("quý", true), ("gì", true), ("giếng", true), ("khuỷu", true), ("hoà", true),
            ("ở", true),
            ("ĐƯỢC", true), ("tãc", false), ("văt", false), ("the", true), ("with", false), ("cafộ", false),
            ("sôì", false), ("hòa", true), ("ngươì", false),
            ("êy", false),
        ])
    func syllables(_ word: String, _ isSyllable: Bool) {
        #expect(
            SyllableForm.isSyllable(word.unicodeScalars.compactMap { VietnameseLetters.letter($0.value) }) == isSyllable
        )
    }
}

extension SourceText {
    /// The range of some words.
    func range(of words: String) -> SourceRange {
        let words = Array(words.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: words) } ?? 0
        return SourceRange(start, start + words.count)
    }
}
