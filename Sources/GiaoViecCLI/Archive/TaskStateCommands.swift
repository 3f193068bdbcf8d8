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

/// A state as a command of its own.
protocol TaskStateWord {
    static var name: String { get }
    static var state: TaskState { get }
    static var overview: ArchiveMessage { get }
}

enum TaskDone: TaskStateWord {
    static let (name, state, overview) = ("done", TaskState.done, ArchiveMessage.doneOverview)
}
enum TaskStart: TaskStateWord {
    static let (name, state, overview) = ("start", TaskState.started, ArchiveMessage.startOverview)
}
enum TaskWait: TaskStateWord {
    static let (name, state, overview) = ("wait", TaskState.waiting, ArchiveMessage.waitOverview)
}
enum TaskPause: TaskStateWord {
    static let (name, state, overview) = ("pause", TaskState.paused, ArchiveMessage.pauseOverview)
}
enum TaskCancel: TaskStateWord {
    static let (name, state, overview) = ("cancel", TaskState.cancelled, ArchiveMessage.cancelOverview)
}
enum TaskReopen: TaskStateWord {
    static let (name, state, overview) = ("reopen", TaskState.open, ArchiveMessage.reopenOverview)
}

/// `giaoviec tasks done|start|wait|pause|cancel|reopen`: notes how far a task is.
struct TaskStateCommand<Word: TaskStateWord>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Word.name, abstract: Word.overview.text())
    }
    @OptionGroup var task: TaskNoteOptions
    @Option(help: ArgumentHelp(ArchiveMessage.noteHelp.text(), valueName: "text")) var note: String?
    func run() throws { try task.note(Word.state, note) }
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
