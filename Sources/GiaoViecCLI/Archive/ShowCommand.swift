import ArgumentParser
import LetterArchive

/// `giaoviec show`: a letter and what it has to do with others.
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: ArchiveMessage.showOverview.text())
    }

    @Argument(help: ArgumentHelp(ArchiveMessage.letterHelp.text(), valueName: "number")) var number: String
    @Option(name: .shortAndLong, help: ArgumentHelp(ArchiveMessage.showFormatHelp.text(), valueName: "format"))
    var format: String?
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.outputHelp.text(), valueName: "path")) var output: String?
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var common: CommonOptions

    private func chosenFormat() throws -> String {
        try OptionValue.format(format, output: output, among: ["text"] + LetterExport.formats, otherwise: "text")
    }

    func validate() throws { _ = try chosenFormat() }

    func run() throws {
        let width = max(40, FileAccess.terminalWidth(of: 1) ?? 100)
        let format = try chosenFormat()
        try archive.with(isReadOnly: true) { archive in
            let cards = try archive.cards(number: number)
            guard !cards.isEmpty else { throw InputError(message: ArchiveMessage.noSuchLetter.text(number)) }
            guard format == "text" else {
                return try LetterExport.write(cards.map(\.row), of: archive, as: format, to: output)
            }
            try Console.write(Array(cards.map { text($0, width: width) }.joined(separator: "\n").utf8), to: output)
        }
    }

    private func text(_ card: LetterCard, width: Int) -> String {
        let letter = card.letter
        let title = [letter.type, letter.number].compactMap { $0 }.joined(separator: " ")
        var head = [letter.date.map { Message.headIssued.text(title, DeadlineWords.date($0)) } ?? title]
        if let issuer = letter.issuer { head.append(issuer) }
        var lines = TextWidth.wrap(head.joined(separator: " · "), width: width, lines: 3)
        if let subject = letter.subject {
            lines += TextWidth.wrap(TableFormat.capitalized(subject), width: width, lines: 4)
        }
        lines.append(ArchiveMessage.fileOf.text() + ": " + card.path)
        lines.append(ArchiveMessage.tasksOf.text() + ": " + String(letter.assignments.count))
        for copy in card.copies { lines.append(ArchiveMessage.copies.text() + ": " + copy) }
        for reference in card.cites {
            let place =
                reference.paths.isEmpty ? ArchiveMessage.notInArchive.text() : reference.paths.joined(separator: "; ")
            lines += TextWidth.wrap(
                reference.relation.words + ": " + reference.text + " (" + place + ")", width: width, lines: 4)
        }
        for citer in card.citedBy {
            let name = [citer.number, citer.issuer, citer.date.map { DeadlineWords.date($0) }].compactMap { $0 }
            lines += TextWidth.wrap(
                ArchiveMessage.citedBy.text() + " (" + citer.relation.words.lowercased() + "): "
                    + name.joined(separator: " · ") + " (" + citer.path + ")", width: width, lines: 4)
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension CitationRecord.Relation {
    fileprivate var words: String {
        switch self {
        case .cites: ArchiveMessage.cites.text()
        case .implements: ArchiveMessage.implements.text()
        case .replaces: ArchiveMessage.replaces.text()
        case .answers: ArchiveMessage.answers.text()
        }
    }
}
