import ArgumentParser
import LetterArchive
import LetterKit

/// `giaoviec index`: folders into an archive.
struct IndexCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "index", abstract: ArchiveMessage.indexOverview.text(),
            discussion: ArchiveMessage.indexDiscussion.text())
    }

    @Argument(help: ArgumentHelp(ArchiveMessage.pathsHelp.text(), valueName: "path")) var paths: [String]
    @Flag(help: ArgumentHelp(ArchiveMessage.watchHelp.text())) var watch = false
    @Flag(help: ArgumentHelp(ArchiveMessage.retryHelp.text())) var retry = false
    @Flag(name: .shortAndLong, help: ArgumentHelp(ArchiveMessage.quietHelp.text())) var quiet = false
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        var failures = 0
        try archive.with(isReadOnly: false) { archive in
            var options = Indexer.Options()
            options.limits = reading.limits
            options.parser = LetterParser(options: LetterParser.Options(correctsSpelling: !reading.noCorrect))
            options.isWanted = { name in
                let name = name.lowercased()
                return LetterInput.suffixes.contains { name.hasSuffix($0) }
            }
            options.retriesFailures = retry
            // Words are made on other threads, which do not know the language of this one.
            let language = Language.current
            options.describe = { error in Language.$current.withValue(language) { InputError(error).message } }
            options.describeNoLetter = Message.fileNoLetter.text()
            options.describeUnreadable = { code in
                Language.$current.withValue(language) { InputError(FileError(errno: code)).message }
            }
            // Before the first run, so that nothing is missed between it and the waiting.
            let changes = watch ? FolderWatch(paths) : nil
            failures = try index(archive, options)
            if let changes { try follow(changes, archive, options) }
        }
        if failures > 0 { throw ExitCode(1) }
    }

    /// One run over the paths, with its progress.
    private func index(_ archive: Archive, _ options: Indexer.Options) throws -> Int {
        let width = quiet ? nil : FileAccess.terminalWidth(of: 2)
        var meter = ProgressMeter(width: width, paths: paths, isWanted: options.isWanted)
        let done = try Indexer(archive, options: options) { meter.show($0) }.run(paths)
        meter.finish()
        for path in done.unlisted { Console.complain(Message.fileFailed.text(path, ArchiveMessage.unlisted.text())) }
        if !quiet {
            Console.complain(
                ArchiveMessage.indexed.text(
                    String(done.files), String(done.letters), String(done.unchanged), String(done.moved),
                    String(done.removed), String(done.failed)))
        }
        for failure in done.failures {
            Console.complain(Message.fileFailed.text(failure.path, failure.reason))
        }
        return done.failed + done.unlisted.count
    }

    private func follow(_ changes: FolderWatch, _ archive: Archive, _ options: Indexer.Options) throws {
        Console.complain(ArchiveMessage.watching.text())
        while changes.waitForChange() {
            let done = try Indexer(archive, options: options).run(paths)
            for failure in done.failures { Console.complain(Message.fileFailed.text(failure.path, failure.reason)) }
            guard !quiet, done.letters + done.moved + done.removed + done.failed > 0 else { continue }
            Console.complain(
                ArchiveMessage.indexed.text(
                    String(done.files), String(done.letters), String(done.unchanged), String(done.moved),
                    String(done.removed), String(done.failed)))
        }
    }
}

/// The line on the terminal that tells how far it is: at most five times a second, nothing where there is no terminal.
private struct ProgressMeter {
    private let width: Int?
    private let total: Int
    private let start = Clock.seconds()
    private var last = 0.0
    private var isShown = false

    init(width: Int?, paths: [String], isWanted: (String) -> Bool) {
        self.width = width
        total = width == nil ? 0 : Indexer.countFiles(paths, isWanted)
    }

    mutating func show(_ progress: Indexer.Progress) {
        guard let width else { return }
        let now = Clock.seconds()
        guard now - last > 0.2 else { return }
        last = now
        let done = progress.unchanged + progress.letters + progress.failed
        let rate = Double(progress.files) / max(0.001, now - start)
        var line = ArchiveMessage.progress.text(
            String(progress.files), String(progress.unchanged), String(progress.letters), String(progress.failed),
            String(Int(rate)))
        if total > progress.files, rate > 0, done > 0 {
            let left = total - progress.files
            let seconds = Int(Double(left) / rate)
            line = ArchiveMessage.progressLeft.text(
                line, String(left), "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + String(seconds % 60))
        }
        _ = try? FileAccess.write(Array(("\r" + TextWidth.truncate(line, width: width - 1) + "\u{1B}[K").utf8), to: 2)
        isShown = true
    }

    mutating func finish() {
        if isShown { _ = try? FileAccess.write(Array("\r\u{1B}[K".utf8), to: 2) }
    }
}
