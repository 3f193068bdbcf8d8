import LetterExports
import LetterKit

/// Where the letters of `extract` go.
protocol LetterOutput {
    /// - Parameter name: of the file, or of the member of an archive.
    mutating func write(_ letter: Letter, of analysis: LetterAnalysis, name: String) throws
    /// Writes what is left; a file only where there is a letter to write.
    mutating func finish() throws
}

/// Text, letter by letter: standard output at once, a file at the end.
struct TextOutput: LetterOutput {
    private var renderer: LetterRenderer
    private let path: String?
    /// The first letter, until it is known whether it is the only one: one alone is written in another style.
    private var first: (letter: Letter, name: String)?
    private var count = 0
    private var pending: [UInt8] = []

    init(renderer: LetterRenderer, path: String?) {
        self.renderer = renderer
        self.path = path
    }

    mutating func write(_ letter: Letter, of analysis: LetterAnalysis, name: String) throws {
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

    mutating func finish() throws {
        try writeFirst()
        if count > 0 { try Console.write(pending, to: path) }
    }
}

/// An output that also takes rows which come from no letter at hand, but from an archive.
protocol RowOutput: LetterOutput {
    mutating func write(_ rows: LetterRows) throws
}

/// A workbook: row by row to a file beside the one that is asked for.
struct WorkbookOutput: RowOutput {
    let path: String?
    private var open: (workbook: TaskWorkbook, file: ReplacementFile)?

    init(path: String?) { self.path = path }

    mutating func write(_ letter: Letter, of analysis: LetterAnalysis, name: String) throws {
        try write(LetterRows(letter, source: name))
    }

    mutating func write(_ rows: LetterRows) throws {
        try OutputError.naming(path) {
            let (workbook, file) = try open ?? start()
            open = (workbook, file)
            try workbook.append(rows)
        }
    }

    private func start() throws -> (TaskWorkbook, ReplacementFile) {
        let file = try ReplacementFile(path)
        return (try TaskWorkbook(path: file.path, language: .current), file)
    }

    mutating func finish() throws {
        guard let open else { return }
        self.open = nil
        try OutputError.naming(path) {
            try open.workbook.finish()
            try open.file.finish()
        }
    }
}

/// A calendar of tasks.
struct CalendarOutput: RowOutput {
    let path: String?
    private var calendar: TaskCalendar?

    init(path: String?) { self.path = path }

    mutating func write(_ letter: Letter, of analysis: LetterAnalysis, name: String) throws {
        try write(LetterRows(letter, source: name))
    }

    mutating func write(_ rows: LetterRows) throws {
        try OutputError.naming(path) {
            let calendar = try self.calendar ?? TaskCalendar(language: .current)
            self.calendar = calendar
            try calendar.append(rows)
        }
    }

    mutating func finish() throws {
        guard let calendar else { return }
        let bytes = try OutputError.naming(path) { try calendar.bytes() }
        try Console.write(bytes, to: path)
    }
}

/// A page on which letters can be read and checked.
struct PageOutput: LetterOutput {
    let path: String?
    private var page: LetterPage?

    init(path: String?) { self.path = path }

    mutating func write(_ letter: Letter, of analysis: LetterAnalysis, name: String) throws {
        var page = self.page ?? LetterPage(language: .current)
        // Else the page would be copied for each letter.
        self.page = nil
        page.append(letter, text: analysis.markedLetter(), source: name)
        self.page = page
    }

    mutating func finish() throws {
        if let page { try Console.write(page.bytes(), to: path) }
    }
}

/// Letters with their whole text as Akoma Ntoso.
struct AkomaNtosoOutput: LetterOutput {
    let path: String?
    private var document: AkomaNtosoDocument?

    init(path: String?) { self.path = path }

    mutating func write(_ letter: Letter, of analysis: LetterAnalysis, name: String) throws {
        var document = self.document ?? AkomaNtosoDocument()
        self.document = nil
        document.append(letter, text: analysis.markedLetter(), source: name)
        self.document = document
    }

    mutating func finish() throws {
        guard let document else { return }
        try Console.write(try OutputError.naming(path) { try document.bytes() }, to: path)
    }
}

/// Why the result could not be written: no further letter can go there.
struct OutputError: Error {
    var message: String

    /// Runs what writes a file; its failure names the file.
    static func naming<Result>(_ path: String?, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as FileError {
            throw OutputError(message: Message.cannotWrite.text(path ?? "stdout", InputError(error).message))
        } catch let error as ExportError {
            throw OutputError(message: Message.cannotWrite.text(path ?? "stdout", words(error)))
        }
    }

    private static func words(_ error: ExportError) -> String {
        switch error {
        case .missing(let component, let package): Message.fileNeeds.text(component, package)
        case .unwritable(let reason): reason
        case .temporaryFile(let reason): Message.temporaryFile.text(reason)
        case .tooManyRows(let limit): Message.tooManyRows.text(String(limit))
        }
    }
}
