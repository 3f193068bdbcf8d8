import ArgumentParser
import LetterKit

/// `giaoviec extract`: letters in, assignments out.
struct ExtractCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "extract", abstract: Message.extractOverview.text(),
            discussion: Message.extractDiscussion.text())
    }

    @Argument(help: ArgumentHelp(Message.filesHelp.text(), valueName: "file")) var files: [String]
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.formatHelp.text(), valueName: "format")) var format: String?
    @Option(name: .customLong("for"), help: ArgumentHelp(Message.forHelp.text(), valueName: "agency")) var agency:
        String?
    @Option(name: .shortAndLong, help: ArgumentHelp(Message.outputHelp.text(), valueName: "path")) var output: String?
    @Flag(name: .shortAndLong, help: ArgumentHelp(Message.recursiveHelp.text())) var recursive = false
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let format, OutputFormat(rawValue: format.lowercased()) == nil {
            throw ValidationError(Message.usageFormat.text(format))
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
        let width = FileAccess.terminalWidth(of: 1)
        let inputs = LetterInput.expand(files, recursive: recursive)
        var renderer = LetterRenderer(
            format: chosenFormat(width: width), width: output == nil ? width ?? 100 : 100, isSeveral: inputs.count > 1,
            agency: agency)
        var pending: [UInt8] = []
        var failures = 0
        var rendered = 0
        for input in inputs {
            do {
                if let failure = input.failure { throw failure }
                let analysis = try LetterInput.analysis(
                    of: input.path, limits: reading.limits,
                    options: LetterParser.Options(correctsSpelling: !reading.noCorrect))
                var letter = analysis.letter()
                try check(letter, path: input.path)
                if let agency { letter.keepAssignments(concerning: agency) }
                let bytes = renderer.render(letter, name: input.path)
                rendered += 1
                if output == nil { try Console.print(bytes) } else { pending += bytes }
            } catch let error as InputError {
                failures += 1
                Console.complain(Message.fileFailed.text(input.path, error.message))
            }
        }
        if let output, rendered > 0 {
            do {
                try FileAccess.replace(output, with: pending)
            } catch {
                throw InputError(message: Message.cannotWrite.text(output, InputError(error).message))
            }
        }
        if failures > 0 { throw ExitCode(1) }
    }

    /// What is no letter and charges nobody is refused; what only lacks a letter's head is read with a warning.
    private func check(_ letter: Letter, path: String) throws {
        guard letter.findings.contains(where: { $0.kind == "no-letter" }) else { return }
        if letter.assignments.isEmpty { throw InputError(message: Message.fileNoLetter.text()) }
        Console.complain(Message.warning.text(path, Message.fileNoLetter.text()))
    }
}
