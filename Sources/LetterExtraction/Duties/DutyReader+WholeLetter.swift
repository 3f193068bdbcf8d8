import LetterLexicon
import LetterStructure
import LetterTokens

/// Whom the letter as a whole addresses.
extension DutyReader {
    /// The addressees; else the one body that a notice of conclusions instructs.
    func letterAgencies() -> [AgencyMention] {
        var mentions: [AgencyMention] = []
        for entry in tree.header.addressees {
            for range in entry {
                if let list = context.grammar.list(at: range.lowerBound, limit: range.upperBound, style: .whole) {
                    mentions += context.mentions(list)
                }
            }
        }
        if mentions.count == 1, isCouncilOfIssuer(mentions[0]) { return [] }
        return mentions.isEmpty ? visitedBody() : mentions
    }

    /// A committee that writes to the council of its own place lays something before it: it cannot charge it.
    private func isCouncilOfIssuer(_ mention: AgencyMention) -> Bool {
        guard mention.name.hasPrefix(Self.council) else { return false }
        let place = LetterContext.words(Array(mention.name.dropFirst(Self.council.count).utf8))
        let issuer = Set(LetterContext.words(context.namer.letters(tree.header.issuer)))
        return !place.isEmpty && place.allSatisfy(issuer.contains)
    }

    private static let council = "Hội đồng nhân dân"

    /// The body of the place that a notice is about: `… buổi làm việc với lãnh đạo tỉnh X`, where the closing
    /// words charge `Ủy ban nhân dân tỉnh X`.
    private func visitedBody() -> [AgencyMention] {
        guard let subject = tree.header.subject.first, let last = tree.header.subject.last,
            (subject.lowerBound..<last.upperBound).contains(where: { cues.longest(at: $0, in: [.meetingWith]) != nil })
        else { return [] }
        let subjectWords = Set(LetterContext.words(context.namer.letters([subject.lowerBound..<last.upperBound])))
        for block in tree.blocks.reversed().prefix(40) where block.region == .body {
            for position in block.tokens.prefix(30) {
                guard let verb = cues.longest(at: position, in: [.announce]),
                    let list = context.grammar.list(
                        at: verb.tokens.upperBound, limit: block.tokens.upperBound, style: .object)
                else { continue }
                for item in list.items where !item.isGroup {
                    let mention = context.namer.mention(item)
                    let place = LetterContext.words(Array(mention.name.utf8)).suffix(2)
                    if place.allSatisfy(subjectWords.contains) { return [mention] }
                }
            }
        }
        return []
    }
}
