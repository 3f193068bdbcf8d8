import ArgumentParser
import LetterEvaluation
import LetterKit
import LetterReaders

/// `giaoviec evaluate`: scores against gold files.
///
/// `GOLD_DIR/NAME.json` answers for `CORPUS_DIR/NAME.*`. A letter that cannot be read counts as empty.
struct EvaluateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "evaluate", abstract: Message.evaluateOverview.text())
    }

    @Argument(help: ArgumentHelp(Message.goldHelp.text(), valueName: "gold-dir")) var gold: String
    @Argument(help: ArgumentHelp(Message.corpusHelp.text(), valueName: "corpus-dir")) var corpus: String
    @Option(help: ArgumentHelp(Message.errorsHelp.text(), valueName: "n")) var errors = 0
    @Option(help: ArgumentHelp(Message.onlyHelp.text(), valueName: "text")) var only: String?
    @Flag(help: ArgumentHelp(Message.jsonHelp.text())) var json = false
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    private static let nameWidth = 34

    func run() throws {
        let pairs = try matchingFiles()
        guard !pairs.isEmpty else { throw InputError(message: Message.evaluateNothing.text(corpus)) }
        var total = Score()
        var failures = 0
        if !json { try Console.print(Self.line(Message.document.text(), Score.columns.map { String($0.prefix(9)) })) }
        for pair in pairs {
            let score = try score(pair, failures: &failures)
            total += score
            guard !json else { continue }
            for miss in score.misses.prefix(errors) { try Console.print("    \(pair.name): \(miss)\n") }
            try Console.print(Self.line(pair.name, Score.columns.map { Self.figure(score[$0].f1) }))
        }
        try Console.print(json ? Self.json(total) : Self.summary(total))
        if failures > 0 { throw ExitCode(1) }
    }

    private func matchingFiles() throws -> [(name: String, gold: String, letter: String)] {
        func names(_ directory: String) throws -> [String] {
            do {
                return try FileAccess.names(in: directory)
            } catch {
                throw InputError(message: Message.fileFailed.text(directory, InputError(error).message))
            }
        }
        var letters: [String: String] = [:]
        for name in try names(corpus) {
            guard let dot = name.lastIndex(of: ".") else { continue }
            letters[String(name[..<dot])] = corpus + "/" + name
        }
        return try names(gold).compactMap { file in
            guard file.hasSuffix(".json") else { return nil }
            let name = String(file.dropLast(5))
            guard let letter = letters[name] else { return nil }
            if let only, !HelpText.contains(only, in: name) { return nil }
            return (name, gold + "/" + file, letter)
        }
    }

    private func score(_ pair: (name: String, gold: String, letter: String), failures: inout Int) throws -> Score {
        let answer: JSONValue
        do {
            answer = try JSONValue(parsing: FileAccess.read(pair.gold, limit: reading.limits.maximumBytes))
        } catch {
            throw InputError(message: Message.fileFailed.text(pair.gold, Message.fileNoJSON.text()))
        }
        // The first letter of a file answers for it.
        var score: Score?
        LetterInput.forEachLetter(of: pair.letter, reading: reading) { name, result in
            switch result {
            case .success(let analysis): score = Score(of: analysis.letter(), against: answer)
            case .failure(let error): Console.complain(Message.fileFailed.text(name, error.message))
            }
            return score == nil
        }
        if score == nil { failures += 1 }
        return score ?? Score(of: Letter(), against: answer)
    }

    // MARK: - Report

    private static func summary(_ total: Score) -> String {
        let fields = Score.headerFields.map { $0 + " " + figure(total["header." + $0].f1, digits: 2) }
        return line(Message.microF1.text(), Score.columns.map { figure(total[$0].f1) })
            + line(Message.precision.text(), Score.columns.map { figure(total[$0].precision) })
            + line(Message.recall.text(), Score.columns.map { figure(total[$0].recall) })
            + Message.headerFields.text(fields.joined(separator: "  ")) + "\n"
    }

    /// `{ "duty": { "precision": …, "recall": …, "f1": …, "found": …, "spurious": …, "missed": … }, … }`
    private static func json(_ total: Score) -> String {
        let fields = total.tallies.sorted { $0.key < $1.key }.map { field, tally in
            "  \"\(field)\": {\"precision\": \(tally.precision), \"recall\": \(tally.recall), \"f1\": \(tally.f1), "
                + "\"found\": \(tally.found), \"spurious\": \(tally.spurious), \"missed\": \(tally.missed)}"
        }
        return "{\n" + fields.joined(separator: ",\n") + "\n}\n"
    }

    private static func line(_ name: String, _ cells: [String]) -> String {
        let width = TextWidth.of(name)
        var line = name + String(repeating: " ", count: max(1, nameWidth - width))
        for cell in cells { line += String(repeating: " ", count: max(1, 10 - TextWidth.of(cell))) + cell }
        return line + "\n"
    }

    /// A figure between 0 and 1 with three decimals.
    private static func figure(_ value: Double, digits: Int = 3) -> String {
        let scale = digits == 2 ? 100 : 1000
        let whole = Int((value * Double(scale)).rounded(.toNearestOrEven))
        let fraction = String(whole % scale)
        return "\(whole / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
