import LetterText
import LetterTokens

/// Tokens good enough for the structure, made without language tables: words, figures, codes, dates, labels.
enum PlainTokenizer {
    static func tokenize(_ text: String) -> TokenStream {
        let bytes = Array(text.utf8)
        var tokens: [Token] = []
        var index = 0
        var lineStart = true
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 && byte != 0xE2 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A }
        func add(_ end: Int, _ kind: TokenKind) {
            var stop = end
            while kind != .newline, kind != .cell, stop < bytes.count, bytes[stop] == 0x20, stop - end < 200 { stop += 1 }
            let word = Array(bytes[index..<end])
            var flags: TokenFlags = []
            let string = String(decoding: word, as: UTF8.self)
            if let first = string.first, first.isUppercase { flags.insert(.capitalised) }
            if string.filter(\.isLetter).count >= 2, string == string.uppercased() { flags.insert(.allCapitals) }
            tokens.append(Token(start: index, count: end - index, trailing: stop - end, kind: kind, flags: flags))
            index = stop
            lineStart = kind == .newline
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0C { add(index + 1, .newline); continue }
            if byte == 0x1F || byte == 0x1E || byte == 0x1D { add(index + 1, .cell); continue }
            if byte == 0x20 { var end = index; while end < bytes.count, bytes[end] == 0x20 { end += 1 }; let stop = end; add(stop, .blank); continue }
            var lineEnd = index
            while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
            if lineStart {
                let rest = String(decoding: bytes[index..<lineEnd], as: UTF8.self)
                if let match = rest.prefixMatch(of: /(Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN) ([0-9]+|[IVX]+|thứ \p{L}+)[.:]?(?= |$)/) {
                    add(index + String(match.0).utf8.count, .label); continue
                }
                if let match = rest.prefixMatch(of: /(\(?([0-9]{1,4}(\.[0-9]+)*|[IVX]+|[a-zđA-ZĐ]|[ivx]+)[.)]|[0-9]+(\.[0-9]+)+|[IVX]+(\.[0-9]+)+)(?= |$)/) {
                    add(index + String(match.0).utf8.count, .label); continue
                }
                if let match = rest.prefixMatch(of: /[-+•*–](?= )/) { add(index + String(match.0).utf8.count, .bullet); continue }
            }
            let rest = String(decoding: bytes[index..<min(lineEnd, index + 90)], as: UTF8.self)
            if let match = rest.prefixMatch(of: /([Nn]gày )?[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}|([Nn]gày )?[0-9]{1,2}\/[0-9]{1,2}\/[0-9]{4}/) {
                add(index + String(match.0).utf8.count, .date); continue
            }
            if let match = rest.prefixMatch(of: /[0-9]+ ?(\/[0-9]{4})?[\/-] ?[A-ZĐ]+[A-Za-zĐ&]*([-\/] ?[A-Za-zĐ&0-9]+)*/) {
                add(index + String(match.0).utf8.count, .documentCode); continue
            }
            if rest.hasPrefix("./.") { add(index + 3, .endMark); continue }
            if isDigit(byte) {
                var end = index
                while end < bytes.count, isDigit(bytes[end]) || ((bytes[end] == 0x2E || bytes[end] == 0x2C) && end + 1 < bytes.count && isDigit(bytes[end + 1])) { end += 1 }
                let stop = end
                add(stop, .number); continue
            }
            if isLetter(byte) {
                var end = index
                while end < bytes.count, isLetter(bytes[end]) { end += 1 }
                let stop = end
                let word = String(decoding: bytes[index..<stop], as: UTF8.self)
                add(stop, word.count > 1 && word == word.uppercased() && ["UBND", "TM", "KT", "TL", "TUQ", "BHXH"].contains(word) ? .abbreviation : .syllable)
                continue
            }
            var end = index + 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            let stop = end
            add(stop, .punctuation)
        }
        return TokenStream(source: SourceText(bytes: bytes), tokens: tokens)
    }
}
