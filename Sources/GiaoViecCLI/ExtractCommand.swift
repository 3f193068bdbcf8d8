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
        var output = LetterOutput(
            renderer: LetterRenderer(
                format: chosenFormat(width: width), width: self.output == nil ? width ?? 100 : 100,
                isSeveral: inputs.count > 1, agency: agency),
            path: self.output)
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
                    var letter = try letter(of: result.get(), name: name)
                    if let agency { letter.keepAssignments(concerning: agency) }
                    try output.write(letter, name: name)
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

/// Where the letters of `extract` go: standard output, one by one, or a file, all at the end.
private struct LetterOutput {
    var renderer: LetterRenderer
    let path: String?
    /// The first letter, until it is known whether it is the only one: one alone is written in another style.
    private var first: (letter: Letter, name: String)?
    private var count = 0
    private var pending: [UInt8] = []

    init(renderer: LetterRenderer, path: String?) {
        self.renderer = renderer
        self.path = path
    }

    mutating func write(_ letter: Letter, name: String) throws {
        count += 1
        guard count > 1 || renderer.isSeveral else {
            first = (letter, name)
            return
        }
        renderer.isSeveral = true
        try writeFirst()
        try emit(renderer.render(letter, name: name))
    }

    private mutating func writeFirst() throws {
        guard let first else { return }
        self.first = nil
        try emit(renderer.render(first.letter, name: first.name))
    }

    private mutating func emit(_ bytes: [UInt8]) throws {
        if path == nil { try Console.print(bytes) } else { pending += bytes }
    }

    /// Writes what is left; a file only where there is a letter to write.
    mutating func finish() throws {
        try writeFirst()
        guard let path, count > 0 else { return }
        do {
            try FileAccess.replace(path, with: pending)
        } catch {
            throw InputError(message: Message.cannotWrite.text(path, InputError(error).message))
        }
    }
}
