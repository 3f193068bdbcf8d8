import ArgumentParser
import LetterKit

/// `giaoviec extract`: letters in, assignments out.
struct ExtractCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "extract", abstract: Message.extractOverview.text(),
            discussion: Message.extractDiscussion.text())
    }

    @Argument(help: ArgumentHelp(Message.filesHelp.text(), valueName: "file")) var files: [String] = []
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.formatHelp.text(), valueName: "format")) var format: String?
    @Option(name: .customLong("for"), help: ArgumentHelp(Message.forHelp.text(), valueName: "agency")) var agency:
        String?
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.outputHelp.text(), valueName: "path")) var output: String?
    @Flag(name: .shortAndLong, help: ArgumentHelp(Message.recursiveHelp.text())) var recursive = false
    @Flag(help: ArgumentHelp(ArchiveMessage.workersHelp.text())) var workersProtocol = false
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if files.isEmpty, !workersProtocol { throw ValidationError(ArchiveMessage.usageNoFiles.text()) }
        if let format, OutputFormat(rawValue: format.lowercased()) == nil {
            throw ValidationError(Message.usageFormat.text(format))
        }
        if output == nil, let format = format.flatMap({ OutputFormat(rawValue: $0.lowercased()) }), format.isBinary,
            FileAccess.terminalWidth(of: 1) != nil
        {
            throw ValidationError(Message.usageBinary.text(format.rawValue))
        }
        if files.filter({ $0 == "-" }).count > 1 { throw ValidationError(Message.usageSeveralStandardInput.text()) }
        if let agency, agency.allSatisfy({ $0 == " " }) { throw ValidationError(Message.usageAgency.text()) }
    }

    /// As asked for; else as the output's name says; else a table on a terminal and JSON in a pipe.
    private func chosenFormat(width: Int?) -> OutputFormat {
        if let format, let chosen = OutputFormat(rawValue: format.lowercased()) { return chosen }
        if let output { return OutputFormat(path: output) }
        return width == nil ? .json : .table
    }

    func run() throws {
        if workersProtocol {
            try WorkersProtocol.run(reading: reading, agency: agency) { analysis, name throws(InputError) in
                try letter(of: analysis, name: name)
            }
            return
        }
        let width = FileAccess.terminalWidth(of: 1)
        let inputs = LetterInput.expand(files, recursive: recursive)
        func text(_ format: TextFormat) -> TextOutput {
            let renderer = LetterRenderer(
                format: format, width: self.output == nil ? width ?? 100 : 100, isSeveral: inputs.count > 1,
                agency: agency)
            return TextOutput(renderer: renderer, path: self.output)
        }
        var output: any LetterOutput =
            switch chosenFormat(width: width) {
            case .xlsx: WorkbookOutput(path: self.output)
            case .ics: CalendarOutput(path: self.output)
            case .html: PageOutput(path: self.output)
            case .akn: AkomaNtosoOutput(path: self.output)
            case .table: text(.table)
            case .json: text(.json)
            case .jsonl: text(.jsonl)
            case .csv: text(.csv)
            case .markdown: text(.markdown)
            }
        var failures = 0
        for input in inputs {
            if let failure = input.failure {
                failures += 1
                Console.complain(Message.fileFailed.text(input.path, failure.message))
                continue
            }
            var stop: (any Error)?
            LetterInput.forEachLetter(of: input.path, reading: reading) { name, result in
                do {
                    let analysis = try result.get()
                    var letter = try letter(of: analysis, name: name)
                    if let agency { letter.keepAssignments(concerning: agency) }
                    try output.write(letter, of: analysis, name: name)
                } catch let error as InputError {
                    failures += 1
                    Console.complain(Message.fileFailed.text(name, error.message))
                } catch {
                    stop = error
                    return false
                }
                return true
            }
            if let stop { throw stop }
        }
        try output.finish()
        if failures > 0 { throw ExitCode(1) }
    }

    /// What is no letter and charges nobody is refused; what only lacks a letter's head is read with a warning.
    private func letter(of analysis: LetterAnalysis, name: String) throws(InputError) -> Letter {
        if analysis.isNoLetter { throw InputError(message: Message.fileNoLetter.text()) }
        let letter = analysis.letter()
        if letter.envelope == nil, letter.findings.contains(where: { $0.kind == "no-letter" }) {
            Console.complain(Message.warning.text(name, Message.fileNoLetter.text()))
        }
        return letter
    }
}
