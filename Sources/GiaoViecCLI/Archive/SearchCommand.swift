import ArgumentParser
import LetterArchive
import LetterKit

/// `giaoviec search`: letters of the archive.
struct SearchCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "search", abstract: ArchiveMessage.searchOverview.text(),
            discussion: ArchiveMessage.searchDiscussion.text())
    }

    @Argument(help: ArgumentHelp(ArchiveMessage.queryHelp.text(), valueName: "query")) var words: [String] = []
    @Option(help: ArgumentHelp(ArchiveMessage.agencyHelp.text(), valueName: "agency")) var agency: String?
    @Option(help: ArgumentHelp(ArchiveMessage.roleHelp.text(), valueName: "role")) var role: String?
    @Option(help: ArgumentHelp(ArchiveMessage.typeHelp.text(), valueName: "type")) var type: String?
    @Option(help: ArgumentHelp(ArchiveMessage.issuerHelp.text(), valueName: "agency")) var issuer: String?
    @Option(help: ArgumentHelp(ArchiveMessage.fromHelp.text(), valueName: "day")) var from: String?
    @Option(help: ArgumentHelp(ArchiveMessage.toDayHelp.text(), valueName: "day")) var to: String?
    @Option(help: ArgumentHelp(ArchiveMessage.dueBeforeHelp.text(), valueName: "day")) var dueBefore: String?
    @Option(help: ArgumentHelp(ArchiveMessage.dueAfterHelp.text(), valueName: "day")) var dueAfter: String?
    @Option(help: ArgumentHelp(ArchiveMessage.stateHelp.text(), valueName: "state")) var state: String?
    @Option(help: ArgumentHelp(ArchiveMessage.limitHelp.text(), valueName: "n")) var limit = 20
    @Option(name: .shortAndLong, help: ArgumentHelp(ArchiveMessage.searchFormatHelp.text(), valueName: "format"))
    var format: String?
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.outputHelp.text(), valueName: "path")) var output: String?
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var common: CommonOptions

    private static let formats = ["table", "jsonl"] + LetterExport.formats

    /// Made once the language is known; wrong words are wrong usage.
    private func request() throws -> SearchRequest {
        var request = SearchRequest()
        let text = words.joined(separator: " ")
        do {
            if !text.isEmpty { request.query = try SearchQuery(text) }
        } catch {
            switch error {
            case .empty: throw ValidationError(ArchiveMessage.usageEmptyQuery.text())
            case .onlyExclusions: throw ValidationError(ArchiveMessage.usageOnlyExclusions.text())
            case .tooLong: throw ValidationError(ArchiveMessage.usageLongQuery.text())
            }
        }
        request.agency = agency
        request.role = try OptionValue.role(role)
        request.type = type
        request.issuer = issuer
        request.from = try OptionValue.day(from)?.iso
        request.to = try OptionValue.day(to)?.iso
        request.dueBefore = try OptionValue.day(dueBefore)?.iso
        request.dueAfter = try OptionValue.day(dueAfter)?.iso
        request.state = try OptionValue.state(state)
        request.limit = try OptionValue.limit(limit)
        let hasCondition =
            agency != nil || role != nil || type != nil || issuer != nil || from != nil || to != nil || dueBefore != nil
            || dueAfter != nil || state != nil
        if request.query == nil, !hasCondition { throw ValidationError(ArchiveMessage.usageEmptyQuery.text()) }
        return request
    }

    func validate() throws {
        _ = try request()
        _ = try OptionValue.format(format, among: Self.formats, otherwise: "")
    }

    func run() throws {
        let request = try request()
        let width = output == nil ? FileAccess.terminalWidth(of: 1) : nil
        let format = try OptionValue.format(
            format, output: output, among: Self.formats, otherwise: width == nil ? "jsonl" : "table")
        try archive.with(isReadOnly: true) { archive in
            let hits = try archive.search(request)
            switch format {
            case "jsonl": try Console.write(hits.flatMap(SearchFormat.json), to: output)
            case "table":
                let lines = hits.enumerated().map { index, hit in
                    SearchFormat.text(hit, number: index + 1, width: width ?? 100, marks: width != nil)
                }
                let text = hits.isEmpty ? ArchiveMessage.noHits.text() + "\n" : lines.joined()
                try Console.write(Array(text.utf8), to: output)
            default: try LetterExport.write(hits.map(\.row), of: archive, as: format, to: output)
            }
        }
    }
}

/// A letter that was found, for a person and for a program.
enum SearchFormat {
    static func text(_ hit: SearchHit, number: Int, width: Int, marks: Bool) -> String {
        var parts: [String] = []
        let title = [hit.type, hit.number].compactMap { $0 }.joined(separator: " ")
        if !title.isEmpty {
            parts.append(hit.date.map { Message.headIssued.text(title, DeadlineWords.date($0)) } ?? title)
        }
        if let issuer = hit.issuer { parts.append(issuer) }
        switch hit.rank {
        case .number: parts.append(ArchiveMessage.rankNumber.text())
        case .cites: parts.append(ArchiveMessage.rankCites.text())
        default: break
        }
        let head = parts.isEmpty ? hit.path : parts.joined(separator: " · ")
        var lines = TextWidth.wrap("\(number). " + head, width: width, lines: 2)
        let indent = "   "
        if let subject = hit.subject {
            lines += TextWidth.wrap(TableFormat.capitalized(subject), width: width - 3, lines: 2).map { indent + $0 }
        }
        // Marks are put in words that are wrapped then: bold on a terminal, brackets elsewhere.
        lines += TextWidth.wrap(marked(hit.snippet, "⟦", "⟧"), width: width - 3, lines: 3).map { line in
            guard marks else { return indent + line }
            return indent
                + HelpText.replacing("⟧", by: "\u{1B}[0m", in: HelpText.replacing("⟦", by: "\u{1B}[1m", in: line))
        }
        if !parts.isEmpty { lines.append(indent + hit.path) }
        return lines.joined(separator: "\n") + "\n\n"
    }

    static func marked(_ snippet: Snippet, _ open: String, _ close: String) -> String {
        let bytes = Array(snippet.text.utf8)
        var result = ""
        var at = 0
        for range in snippet.marked {
            result += String(decoding: bytes[at..<range.lowerBound], as: UTF8.self) + open
            result += String(decoding: bytes[range], as: UTF8.self) + close
            at = range.upperBound
        }
        return result + String(decoding: bytes[at...], as: UTF8.self)
    }

    static func json(_ hit: SearchHit) -> [UInt8] {
        var json = JSONWriter(style: .compact)
        let rank =
            switch hit.rank {
            case .number: "number"
            case .cites: "cites"
            case .subject: "subject"
            case .duty: "duty"
            case .text: "text"
            }
        json.object { json in
            json.key("source")
            json.value(hit.path)
            json.key("rank")
            json.value(rank)
            json.key("number")
            json.value(hit.number)
            json.key("type")
            json.value(hit.type)
            json.key("issuer")
            json.value(hit.issuer)
            json.key("date")
            json.value(hit.date)
            json.key("subject")
            json.value(hit.subject)
            json.key("snippet")
            json.value(hit.snippet.text)
            json.key("marked")
            json.array(hit.snippet.marked) { json, range in
                json.array([range.lowerBound, range.upperBound]) { $0.value($1) }
            }
        }
        return json.bytes + [0x0A]
    }
}
