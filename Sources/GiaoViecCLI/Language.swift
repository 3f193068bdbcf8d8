public import LetterKit

/// The language of the program's own words; letters stay as they are.
public typealias Language = MessageLanguage

extension MessageLanguage {
    /// The language of the command that runs.
    @TaskLocal static var current = MessageLanguage.english

    /// As the environment says: Vietnamese where the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is
    /// set begins with `vi`, English otherwise.
    public static func preferred(environment: (String) -> String?) -> MessageLanguage {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = environment(name), !value.isEmpty else { continue }
            return value.lowercased().hasPrefix("vi") ? .vietnamese : .english
        }
        return .english
    }
}
