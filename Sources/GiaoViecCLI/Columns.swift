import LetterKit
import LetterText

/// The cells of an assignment as a person reads them.
enum Cells {
    static func agencies(_ assignment: Letter.Assignment) -> String {
        assignment.agencies.isEmpty
            ? Message.everyone.text() : assignment.agencies.map(\.name).joined(separator: "; ")
    }

    static func names(_ agencies: [Letter.Agency]) -> String { agencies.map(\.name).joined(separator: "; ") }

    static func deadlines(_ assignment: Letter.Assignment) -> String {
        assignment.deadlines.map(DeadlineWords.text).joined(separator: "; ")
    }

    static func targets(_ assignment: Letter.Assignment) -> String {
        assignment.targets.map { $0.figure(in: .current) }.joined(separator: "; ")
    }

    /// `II.1`, with the line of the file behind it.
    static func line(_ assignment: Letter.Assignment) -> String {
        assignment.evidence.first.map { String($0.line) } ?? ""
    }

    static func role(_ assignment: Letter.Assignment) -> String {
        guard let concern = assignment.concern else { return "" }
        let role =
            switch concern.role {
            case .lead: Message.roleLead.text()
            case .coordinating: Message.roleCoordinating.text()
            }
        return concern.group.map { Message.viaGroup.text(role, $0) } ?? role
    }

    /// One line over a letter: number, date, type, issuer and the subject.
    static func head(_ letter: Letter, name: String) -> String {
        let header = letter.header
        var parts: [String] = []
        let title = [header.type, header.number].compactMap { $0 }.joined(separator: " ")
        let dated =
            header.date.map { Message.headIssued.text(title.isEmpty ? name : title, DeadlineWords.date($0)) } ?? title
        parts.append(dated.isEmpty ? name : dated)
        if let issuer = header.issuer { parts.append(issuer) }
        return parts.joined(separator: " · ")
    }

    /// What the message that carried a letter wants done with it: facts of the message, no duties of the letter.
    static func envelope(_ letter: Letter) -> [String] {
        guard let envelope = letter.envelope else { return [] }
        var notes: [String] = []
        switch envelope.business {
        case .revoke: notes.append(Message.envelopeRevokes.text())
        case .update: notes.append(Message.envelopeUpdates.text())
        case .replace: notes.append(Message.envelopeReplaces.text())
        case .new, nil: break
        }
        if let date = envelope.dueDate { notes.append(Message.envelopeDue.text(DeadlineWords.date(date))) }
        return notes
    }
}
