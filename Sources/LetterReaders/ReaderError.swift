public import LetterPrograms
public import LetterText

/// Why a file could not be read, without the file's name and in no language.
public enum ReaderError: Error, Hashable, Sendable {
    /// No bytes, or nothing but blanks.
    case empty
    /// Bytes that are no text and no known format.
    case binary
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// More bytes than the limit come out of a compressed file.
    case tooLargeInside(limit: Int)
    /// Elements nested deeper than the limit.
    case tooDeep(limit: Int)
    /// Archives inside each other deeper than the limit.
    case tooNested(limit: Int)
    /// More members than the limit.
    case tooManyMembers(limit: Int)
    /// More pages than the limit.
    case tooManyPages(limit: Int)
    /// Reading took longer than the limit.
    case tooSlow(seconds: Int)
    /// A password is needed.
    case encrypted
    /// A known format that no reader here reads.
    case unsupported(FileFormat)
    /// A file in which letters lie: ``LetterReader/members(of:limits:_:)`` reads them.
    case container(FileFormat)
    /// An archive or mail without a single file in it.
    case nothingInside
    /// A message that only tells how far a letter was dealt with, by its code of QCVN 102:2016/BTTTT.
    case statusMessage(code: String, description: String)
    /// A program or library that this format needs is not installed; the name of its Debian package.
    case missing(component: String, package: String)
    /// The reader gave up; the reason is for a developer.
    case unreadable(reason: String)

    /// What a helper program's failure means for the letter.
    /// - Parameter package: the Debian package in which the program comes.
    public init(_ error: ProgramError, package: String) {
        self =
            switch error {
            case .missing(let program): .missing(component: program, package: package)
            case .tooSlow(_, let seconds): .tooSlow(seconds: seconds)
            case .tooMuchOutput(_, let limit): .tooLargeInside(limit: limit)
            case .failed(let program, let status, let complaint):
                .unreadable(reason: "\(program) (\(status))" + (complaint.isEmpty ? "" : ": " + complaint))
            case .system(let words): .unreadable(reason: words)
            }
    }
}
