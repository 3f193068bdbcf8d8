/// Why the archive could not be read or written, without its name and in no language.
public enum ArchiveError: Error, Sendable, Hashable {
    case notFound
    case notPermitted
    /// The file is no archive.
    case notAnArchive
    /// The file is damaged.
    case damaged
    case diskFull
    /// Another program held the archive too long.
    case busy
    /// Made by a later version of the program.
    case tooNew
    /// No library for this kind of store; the name of its Debian package.
    case missing(component: String, package: String)
    /// The server could not be reached; its own words.
    case unreachable(String)
    /// A line of an exported archive that is none.
    case badLine(Int)
    /// What the store said; for a developer.
    case failed(String)
}
