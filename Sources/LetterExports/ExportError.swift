/// Why an export could not be written.
public enum ExportError: Error, Hashable, Sendable {
    /// It needs a library that is not installed; its name and its Debian package.
    case missing(component: String, package: String)
    /// A file could not be written; the system's or the library's own words.
    case unwritable(reason: String)
    /// A temporary file of a library could not be written in the folder that `TMPDIR` names; the system's words.
    case temporaryFile(reason: String)
    /// A sheet holds no more rows.
    case tooManyRows(limit: Int)
}
