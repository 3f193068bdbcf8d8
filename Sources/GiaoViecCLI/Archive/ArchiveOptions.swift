import ArgumentParser
import LetterArchive
import LetterExports
import LetterKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Which archive a command works on.
struct ArchiveOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: ArgumentHelp(ArchiveMessage.archiveHelp.text(), valueName: "archive"))
    var archive: String?

    var place: String { archive ?? FileAccess.environment("GIAOVIEC_ARCHIVE") ?? "giaoviec.db" }

    /// Opens the archive, tells it to `body` and says by its name what went wrong.
    func with<T>(isReadOnly: Bool, _ body: (Archive) throws -> T) throws -> T {
        do {
            let archive = try Archive(at: place, isReadOnly: isReadOnly)
            defer { archive.close() }
            return try body(archive)
        } catch let error as ArchiveError {
            throw InputError(message: ArchiveMessage.archiveFailed.text(Self.visible(place), error.words))
        }
    }

    /// A place without the password that may stand in it.
    static func visible(_ place: String) -> String {
        guard let scheme = place.firstRange(of: "://"), let at = place.lastIndex(of: "@") else { return place }
        let user = place[scheme.upperBound..<at]
        guard let colon = user.firstIndex(of: ":") else { return place }
        return place[..<colon] + ":***" + place[at...]
    }
}

extension ArchiveError {
    var words: String {
        switch self {
        case .notFound: ArchiveMessage.notFound.text()
        case .notPermitted: ArchiveMessage.notPermitted.text()
        case .notAnArchive: ArchiveMessage.notAnArchive.text()
        case .damaged: ArchiveMessage.damaged.text()
        case .diskFull: ArchiveMessage.diskFull.text()
        case .busy: ArchiveMessage.busy.text()
        case .tooNew: ArchiveMessage.tooNew.text()
        case .missing(let component, let package): ArchiveMessage.missing.text(component, package)
        case .unreachable(let words): ArchiveMessage.unreachable.text(words)
        case .badLine(let line): ArchiveMessage.badLine.text(String(line))
        case .failed(let words): ArchiveMessage.storeFailed.text(words)
        }
    }
}

extension TaskState {
    /// In the language of the command that runs.
    var words: String { label(in: .current) }
}

/// Values of options.
enum OptionValue {
    static func day(_ text: String?) throws -> CalendarDay? {
        guard let text else { return nil }
        guard text.utf8.count == 10, let day = CalendarDay(iso: text) else {
            throw ValidationError(ArchiveMessage.usageDay.text(text))
        }
        return day
    }

    static func role(_ text: String?) throws -> AgencyConcern.Role? {
        guard let text else { return nil }
        guard let role = AgencyConcern.Role(rawValue: text.lowercased()) else {
            throw ValidationError(ArchiveMessage.usageRole.text(text))
        }
        return role
    }

    static func state(_ text: String?) throws -> TaskState? {
        guard let text else { return nil }
        guard let state = TaskState(rawValue: text.lowercased()) else {
            throw ValidationError(ArchiveMessage.usageState.text(text))
        }
        return state
    }

    static func limit(_ number: Int) throws -> Int {
        guard number >= 0 else { throw ValidationError(ArchiveMessage.usageLimit.text("--limit")) }
        return number == 0 ? .max : number
    }

    /// As asked for; else as the output's name says; else `otherwise`.
    static func format(
        _ text: String?, output: String? = nil, among formats: [String], otherwise: String
    ) throws -> String {
        guard let text else {
            let ending = output.flatMap { $0.split(separator: ".").last.map { $0.lowercased() } }
            return ending.flatMap { formats.contains($0) ? $0 : nil } ?? otherwise
        }
        guard formats.contains(text.lowercased()) else {
            throw ValidationError(ArchiveMessage.usageFormat.text(text, formats.joined(separator: ", ")))
        }
        return text.lowercased()
    }
}

/// The clock: what is reported of today needs it, letters never.
enum Clock {
    /// The day here.
    static func today() -> CalendarDay {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        return CalendarDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? CalendarDay(number: 0)
    }

    /// Now, ISO 8601, UTC, to the second.
    static func now() -> String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))T"
            + "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
    }

    /// Seconds of a clock that never goes back.
    static func seconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
