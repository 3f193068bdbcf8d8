import LetterKit

/// Where the program's words go.
enum Console {
    /// Ends the program's work without another word: nobody reads its output any more.
    struct ClosedPipe: Error {}

    static func print(_ bytes: [UInt8]) throws {
        do {
            guard try FileAccess.write(bytes, to: 1) else { throw ClosedPipe() }
        } catch let error as FileError {
            throw InputError(message: Message.cannotWrite.text("stdout", InputError(error).message))
        }
    }

    /// Puts the bytes into a file, which they replace as a whole, or prints them where none is named.
    static func write(_ bytes: [UInt8], to path: String?) throws {
        guard let path else { return try print(bytes) }
        try OutputError.naming(path) { try FileAccess.replace(path, with: bytes) }
    }

    static func print(_ text: String) throws { try print(Array(text.utf8)) }

    /// Says a line on standard error; nothing can be done when that fails.
    static func complain(_ text: String) {
        _ = try? FileAccess.write(Array(("giaoviec: " + text + "\n").utf8), to: 2)
    }
}
