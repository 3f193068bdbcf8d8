import ArgumentParser
import LetterKit

/// `giaoviec evaluate`: scores against gold files.
struct EvaluateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "evaluate", abstract: Message.evaluateOverview.text())
    }

    @Argument(help: ArgumentHelp(Message.goldHelp.text(), valueName: "gold-dir")) var gold: String
    @Argument(help: ArgumentHelp(Message.corpusHelp.text(), valueName: "corpus-dir")) var corpus: String
    @Option(help: ArgumentHelp(Message.errorsHelp.text(), valueName: "n")) var errors = 0
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions
}
