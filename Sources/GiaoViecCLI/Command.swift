public import ArgumentParser
import LetterKit
import LetterReaders

/// `giaoviec`: reads Vietnamese official letters and lists who must do what by when.
public struct GiaoViecCommand: ParsableCommand {
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "giaoviec", abstract: Message.overview.text(), discussion: Message.discussion.text(),
            version: version,
            subcommands: [
                ExtractCommand.self, TokensCommand.self, RepairCommand.self, ConvertCommand.self, OutlineCommand.self,
                IndexCommand.self, SearchCommand.self, TasksCommand.self, ShowCommand.self, ReportCommand.self,
                ExportArchiveCommand.self, ImportArchiveCommand.self, EvaluateCommand.self,
                CompletionsCommand.self,
            ])
    }

    public static let version = "0.1.0"

    @OptionGroup var common: CommonOptions

    public init() {}

    /// Runs the program as the command line asks.
    /// - Returns: the exit code: 0 all good, 1 some files failed, 2 wrong usage.
    public static func run(arguments: [String]) -> Int32 {
        var arguments = arguments
        let language: Language
        switch takeLanguage(from: &arguments) {
        case .none: language = .preferred(environment: FileAccess.environment)
        case .some(.success(let chosen)): language = chosen
        case .some(.failure(let wrong)):
            Console.complain(
                Message.usageLanguage.text(wrong.name, in: .preferred(environment: FileAccess.environment)))
            return 2
        }
        return Language.$current.withValue(language) { runInLanguage(arguments) }
    }

    private static func runInLanguage(_ arguments: [String]) -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            try command.run()
            return 0
        } catch is Console.ClosedPipe {
            return 0
        } catch let error as InputError {
            Console.complain(error.message)
            return 1
        } catch let error as OutputError {
            Console.complain(error.message)
            return 1
        } catch {
            let code = exitCode(for: error)
            let text = HelpText.translated(fullMessage(for: error))
            if code == .success {
                _ = try? Console.print(text + "\n")
                return 0
            }
            if !text.isEmpty { _ = try? FileAccess.write(Array((text + "\n").utf8), to: 2) }
            return code == .validationFailure ? 2 : code.rawValue
        }
    }

    struct UnknownLanguage: Error { var name: String }

    /// Takes `--language X` off the arguments, wherever it stands before `--`: help texts are
    /// made in that language while the rest is parsed.
    static func takeLanguage(from arguments: inout [String]) -> Result<Language, UnknownLanguage>? {
        var found: String?
        var index = 0
        while index < arguments.count, arguments[index] != "--" {
            if arguments[index] == "--language", index + 1 < arguments.count {
                found = arguments[index + 1]
                arguments.removeSubrange(index...index + 1)
            } else if arguments[index].hasPrefix("--language=") {
                found = String(arguments[index].dropFirst("--language=".count))
                arguments.remove(at: index)
            } else {
                index += 1
            }
        }
        guard let found else { return nil }
        guard let language = Language(rawValue: found.lowercased()) else {
            return .failure(UnknownLanguage(name: found))
        }
        return .success(language)
    }
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Message.languageHelp.text(), valueName: "vi|en")) var language: String?
}

/// How letters are read.
struct ReadingOptions: ParsableArguments {
    @Flag(name: .customLong("no-correct"), help: ArgumentHelp(Message.noCorrectHelp.text())) var noCorrect = false
    @Option(help: ArgumentHelp(Message.maxSizeHelp.text(), valueName: "MB")) var maxSize =
        ReaderLimits().maximumBytes >> 20
    @Option(help: ArgumentHelp(Message.maxInflatedHelp.text(), valueName: "MB")) var maxInflated =
        ReaderLimits().maximumInflatedBytes >> 20
    @Option(help: ArgumentHelp(Message.maxMembersHelp.text(), valueName: "n")) var maxMembers =
        ReaderLimits().maximumMembers
    @Option(help: ArgumentHelp(Message.maxNestingHelp.text(), valueName: "n")) var maxNesting =
        ReaderLimits().maximumNesting
    @Option(help: ArgumentHelp(Message.maxDepthHelp.text(), valueName: "n")) var maxDepth = ReaderLimits().maximumDepth
    @Option(help: ArgumentHelp(Message.maxPagesHelp.text(), valueName: "n")) var maxPages = ReaderLimits().maximumPages
    @Option(help: ArgumentHelp(Message.maxSecondsHelp.text(), valueName: "s")) var maxSeconds =
        ReaderLimits().maximumSeconds
    @Option(help: ArgumentHelp(Message.maxMemoryHelp.text(), valueName: "MB")) var maxMemory =
        ReaderLimits().maximumMemory >> 20

    func validate() throws {
        let megabytes = ReaderLimits.highestMaximumBytes >> 20
        let count = 1_000_000
        for (name, value, highest) in [
            ("--max-size", maxSize, megabytes), ("--max-inflated", maxInflated, megabytes * 16),
            ("--max-members", maxMembers, count), ("--max-nesting", maxNesting, 32), ("--max-depth", maxDepth, 100_000),
            ("--max-pages", maxPages, count),
            ("--max-seconds", maxSeconds, count), ("--max-memory", maxMemory, count),
        ] where !(1...highest).contains(value) {
            throw ValidationError(Message.usageSize.text(name, String(highest)))
        }
    }

    var limits: ReaderLimits {
        var limits = ReaderLimits(maximumBytes: maxSize << 20, maximumDepth: maxDepth)
        limits.maximumInflatedBytes = maxInflated << 20
        limits.maximumMembers = maxMembers
        limits.maximumNesting = maxNesting
        limits.maximumPages = maxPages
        limits.maximumSeconds = maxSeconds
        limits.maximumMemory = maxMemory << 20
        return limits
    }
}
