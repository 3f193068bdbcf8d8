import ArgumentParser
import LetterKit
import LetterStructure
import LetterText
import LetterTokens

/// `giaoviec tokens`: one line a token, with its place in the repaired text, kind and words.
struct TokensCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "tokens", abstract: Message.tokensOverview.text())
    }

    @Argument(help: ArgumentHelp(Message.fileHelp.text(), valueName: "file")) var file: String
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try LetterInput.printEach(of: file, reading: reading, Self.text)
    }

    private static func text(of analysis: LetterAnalysis) -> [UInt8] {
        let stream = analysis.stream
        var text = ""
        for token in stream.tokens {
            let place = stream.source.fileRange(of: token.range)
            text += "\(stream.source.lines.line(at: place.start)):\(place.start)-\(place.end)\t\(token.kind)\t"
            text += token.flags.names.joined(separator: ",") + "\t"
            text += TokensCommand.visible(stream.source.string(token.range)) + "\n"
        }
        return Array(text.utf8)
    }

    /// Control characters as their pictures: `␤`.
    static func visible(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? scalar : scalar)
        }
        return String(result)
    }
}

/// `giaoviec repair`: the text that the later stages read, one line a block.
struct RepairCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "repair", abstract: Message.repairOverview.text())
    }

    @Argument(help: ArgumentHelp(Message.fileHelp.text(), valueName: "file")) var file: String
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try LetterInput.printEach(of: file, reading: reading, Self.text)
    }

    private static func text(of analysis: LetterAnalysis) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in analysis.repaired.bytes {
            switch byte {
            case Layout.cellSeparator: bytes += " | ".utf8
            case Layout.cellBreak: bytes += " ⏎ ".utf8
            case Layout.spannedCell: bytes += "″".utf8
            case Layout.pageBreak: break
            default: bytes.append(byte)
            }
        }
        if bytes.last != 0x0A { bytes.append(0x0A) }
        return bytes
    }
}

/// `giaoviec outline`: the tree of blocks, indented, with kind, label and the first words.
struct OutlineCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "outline", abstract: Message.outlineOverview.text())
    }

    @Argument(help: ArgumentHelp(Message.fileHelp.text(), valueName: "file")) var file: String
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        try LetterInput.printEach(of: file, reading: reading, Self.text)
    }

    private static func text(of analysis: LetterAnalysis) -> [UInt8] {
        let tree = analysis.tree
        let width = FileAccess.terminalWidth(of: 1)
        var text = ""
        var region: Region?
        for block in tree.blocks {
            if block.region != region {
                region = block.region
                text += "[\(block.region)]\n"
            }
            var line = String(repeating: "  ", count: min(block.depth, 20) + 1)
            if !block.label.isEmpty { line += tree.stream.string(block.label) + " " }
            if block.kind == .row { line += "| " }
            line += TokensCommand.visible(tree.stream.string(block.tokens))
            text += (width.map { TextWidth.truncate(line, width: $0) } ?? line) + "\n"
        }
        return Array(text.utf8)
    }
}

extension LetterInput {
    /// Prints what `text` makes of each letter of a file; several have their names above them.
    static func printEach(
        of path: String, reading: ReadingOptions, _ text: (LetterAnalysis) -> [UInt8]
    ) throws {
        var failure: (any Error)?
        forEachLetter(of: path, reading: reading) { name, result in
            do {
                let analysis = try result.get()
                if name != path { try Console.print("==> \(name) <==\n") }
                try Console.print(text(analysis))
            } catch let error as InputError {
                failure = InputError(message: Message.fileFailed.text(name, error.message))
            } catch {
                failure = error
                return false
            }
            return true
        }
        if let failure { throw failure }
    }
}

extension TokenFlags {
    fileprivate var names: [String] {
        var names: [String] = []
        if contains(.capitalised) { names.append("capitalised") }
        if contains(.allCapitals) { names.append("capitals") }
        if contains(.startsLine) { names.append("line-start") }
        if contains(.joined) { names.append("joined") }
        return names
    }
}

/// `giaoviec completions`: the script for a shell.
struct CompletionsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "completions", abstract: Message.completionsOverview.text())
    }

    @Argument(help: ArgumentHelp(Message.shellHelp.text(), valueName: "shell")) var shell: String
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard CompletionShell(rawValue: shell) != nil else { throw ValidationError(Message.shellHelp.text()) }
    }

    func run() throws {
        guard let shell = CompletionShell(rawValue: shell) else { return }
        try Console.print(GiaoViecCommand.completionScript(for: shell) + "\n")
    }
}
