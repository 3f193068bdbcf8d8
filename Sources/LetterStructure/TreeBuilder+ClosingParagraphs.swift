import LetterLexicon
import LetterText
import LetterTokens

extension TreeBuilder {
    /// Takes the closing paragraphs of the body out of its last part.
    ///
    /// The unlabelled paragraphs behind the last numbered part close the letter ("Yêu cầu … nghiêm túc thực
    /// hiện Chỉ thị này"), unless the last part is a heading whose text they are.
    mutating func releaseClosingParagraphs(from bodyStart: Int, issuer: [Range<Int>]) {
        var first = blocks.count
        var index = blocks.count - 1
        while index >= bodyStart {
            let block = blocks[index]
            if block.region == .note {
                index -= 1
                continue
            }
            guard block.kind == .paragraph, block.section >= 0 else { break }
            first = index
            index -= 1
        }
        guard first < blocks.count, index >= bodyStart else { return }
        let last = blocks[index]
        // Text of its own may follow a heading; behind bullets, rows and full sentences only the closing comes,
        // unless the paragraph ties itself to what stands before it.
        var owns = last.kind == .part && isHeading(last)
        var start = first
        while start < blocks.count {
            if blocks[start].region != .note {
                let continues = opens(.continuation, blocks[start])
                if !owns && !continues || isClosing(blocks[start], issuer: issuer) { break }
                owns = owns || last.kind == .part && isHeading(last)
            }
            start += 1
        }
        for index in start..<blocks.count where blocks[index].region != .note {
            blocks[index].section = -1
            blocks[index].parent = -1
            blocks[index].depth = 0
        }
    }

    private func opens(_ kinds: CueKinds, _ block: Block) -> Bool { cues.match(kinds, stream, block.tokens) != nil }

    /// A part that is only a heading: it ends without a full stop, or with a colon.
    private func isHeading(_ block: Block) -> Bool {
        let mark = stream.lastMark(of: block.tokens)
        if mark == 0x3A { return true }
        return mark != 0x2E && mark != 0x3B && block.tokens.count <= 60
    }

    /// A paragraph that opens with a closing phrase, or with a body that orders or asks once more.
    private func isClosing(_ block: Block, issuer: [Range<Int>]) -> Bool {
        let tokens = block.tokens
        guard let first = tokens.first else { return false }
        if opens(.closing, block) { return true }
        // `UBND tỉnh yêu cầu …`, `Chủ tịch Ủy ban nhân dân Thành phố đề nghị …`
        guard opens([.body, .completeBody, .title], block) else { return false }
        var index = first
        while index < min(tokens.upperBound, first + 14) {
            if stream.mark(index) == 0x2C || stream.mark(index) == 0x3B || stream.mark(index) == 0x3A { return false }
            if cues.match(.orderVerb, stream, at: index, before: tokens.upperBound) != nil {
                return index > first && namesIssuer(first..<index, issuer)
            }
            index += 1
        }
        return false
    }

    /// Whether words before a verb can stand for the issuer: they share its first word or its abbreviation.
    private func namesIssuer(_ range: Range<Int>, _ issuer: [Range<Int>]) -> Bool {
        guard let first = issuer.first?.first else { return true }
        let wanted = StructureCues.word(stream, first)
        for index in range where StructureCues.word(stream, index) == wanted { return true }
        // `UBND` for `Ủy ban nhân dân`, `BHXH` for `Bảo hiểm xã hội`: the first letter is enough here.
        for index in range where stream[index].kind == .abbreviation || stream.isCapitals(stream[index]) {
            return sameInitial(index, first)
        }
        return false
    }

    private func sameInitial(_ a: Int, _ b: Int) -> Bool {
        func initial(_ token: Token) -> UInt8 {
            let byte = stream.source.bytes[token.start]
            if byte < 0x80 { return byte | 0x20 }
            // `Ủ`, `Ứ` → u; others keep the lead byte.
            guard token.count >= 3, byte == 0xE1 else { return byte }
            let last = stream.source.bytes[token.start + 2]
            if stream.source.bytes[token.start + 1] == 0xBB, (0xA4...0xB1).contains(last) { return 0x75 }
            return byte
        }
        return initial(stream[a]) == initial(stream[b])
    }
}
