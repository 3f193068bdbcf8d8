/// The language of the program's own words; letters stay as they are.
public enum Language: String, CaseIterable, Sendable {
    case vietnamese = "vi"
    case english = "en"

    /// The language of the command that runs.
    @TaskLocal static var current = Language.english

    /// As the environment says: Vietnamese where the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is
    /// set begins with `vi`, English otherwise.
    public static func preferred(environment: (String) -> String?) -> Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment(name), !value.isEmpty else { continue }
            return value.lowercased().hasPrefix("vi") ? .vietnamese : .english
        }
        return .english
    }
}
