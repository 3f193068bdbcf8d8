import LetterLexicon
public import LetterStructure
import LetterText
import LetterTokens

/// Turns the tree of a letter into assignments, objectives, citations and findings.
///
/// One pass over the blocks in text order. Each block is read as one of: a heading or lead-in (its actor
/// is inherited), an attribute line (`Cơ quan chủ trì: …`), a task row, a duty, or nothing to do.
/// Complexity: O(tokens).
public enum AssignmentExtractor {
    public static func extract(from tree: LetterTree) -> Extraction {
        var reader = DutyReader(LetterContext(tree))
        return reader.read()
    }
}
