import ArgumentParser
import LetterArchive
import LetterKit

/// What every command that notes something about a task takes.
struct TaskNoteOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(ArchiveMessage.taskHelp.text(), valueName: "task")) var task: String
    @Option(help: ArgumentHelp(ArchiveMessage.issuerHelp.text(), valueName: "agency")) var issuer: String?
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var common: CommonOptions

    /// Finds the task's letter; its id may stand in letters of several issuers.
    func with(isReadOnly: Bool, _ body: (Archive, String) throws -> Void) throws {
        try archive.with(isReadOnly: isReadOnly) { archive in
            var letters = try archive.letters(withTask: task)
            if let issuer {
                let query = AgencyQuery(issuer)
                letters.removeAll { letter in letter.issuer.map { query.match($0) == nil } ?? true }
            }
            guard let letter = letters.first else { throw InputError(message: ArchiveMessage.noSuchTask.text(task)) }
            guard letters.count == 1 else {
                let names = letters.map { $0.issuer ?? $0.path }.joined(separator: "; ")
                throw InputError(message: ArchiveMessage.severalLetters.text(task, names))
            }
            try body(archive, letter.key)
        }
    }

    func note(_ state: TaskState?, _ note: String?) throws {
        try with(isReadOnly: false) { archive, letter in
            try archive.note(state, note: note, task: task, letter: letter, time: Clock.now())
        }
        Console.complain(ArchiveMessage.noted.text(task, state?.words ?? note ?? ""))
    }
}

struct TaskDoneCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "done", abstract: ArchiveMessage.doneOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Option(help: ArgumentHelp(ArchiveMessage.noteHelp.text(), valueName: "text")) var note: String?
    func run() throws { try task.note(.done, note) }
}

struct TaskStartCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "start", abstract: ArchiveMessage.startOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Option(help: ArgumentHelp(ArchiveMessage.noteHelp.text(), valueName: "text")) var note: String?
    func run() throws { try task.note(.started, note) }
}

struct TaskWaitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "wait", abstract: ArchiveMessage.waitOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Option(help: ArgumentHelp(ArchiveMessage.noteHelp.text(), valueName: "text")) var note: String?
    func run() throws { try task.note(.waiting, note) }
}

struct TaskPauseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "pause", abstract: ArchiveMessage.pauseOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Option(help: ArgumentHelp(ArchiveMessage.noteHelp.text(), valueName: "text")) var note: String?
    func run() throws { try task.note(.paused, note) }
}

struct TaskCancelCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "cancel", abstract: ArchiveMessage.cancelOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Option(help: ArgumentHelp(ArchiveMessage.noteHelp.text(), valueName: "text")) var note: String?
    func run() throws { try task.note(.cancelled, note) }
}

struct TaskReopenCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "reopen", abstract: ArchiveMessage.reopenOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Option(help: ArgumentHelp(ArchiveMessage.noteHelp.text(), valueName: "text")) var note: String?
    func run() throws { try task.note(.open, note) }
}

struct TaskNoteCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "note", abstract: ArchiveMessage.noteOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Argument(help: ArgumentHelp(ArchiveMessage.noteTextHelp.text(), valueName: "text")) var text: [String]
    func run() throws { try task.note(nil, text.joined(separator: " ")) }
}

struct TaskHistoryCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "history", abstract: ArchiveMessage.historyOverview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    func run() throws {
        try task.with(isReadOnly: true) { archive, letter in
            for entry in try archive.history(task: task.task, letter: letter) {
                try Console.print(
                    entry.time + "  " + entry.state.words + (entry.note.map { "  " + $0 } ?? "") + "\n")
            }
        }
    }
}
