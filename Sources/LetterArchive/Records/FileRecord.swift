public import LetterKit

/// A file of the archive with what was read from it. What `export-archive` writes, one a line.
public struct FileRecord: Codable, Sendable, Hashable {
    /// Absolute path of the folder.
    public var folder: String
    public var name: String
    /// Bytes.
    public var size: Int
    /// Time of the last change, nanoseconds since 1970.
    public var modified: Int
    /// XXH3-128 of the bytes, hexadecimal.
    public var hash: String
    /// Why nothing could be read, in words; nil where all is well.
    public var failure: String?
    public var letters: [LetterRecord]

    public var path: String { folder.hasSuffix("/") ? folder + name : folder + "/" + name }
}

/// A letter as the archive keeps it.
public struct LetterRecord: Codable, Sendable, Hashable {
    /// Where in the file it lies (`folder/letter.docx`); empty for the file itself.
    public var member: String
    /// What the letter is known by: number, issuer and date, or its words where it has no number.
    public var key: String
    public var number: String?
    public var type: String?
    public var issuer: String?
    public var parentIssuer: String?
    public var place: String?
    public var date: String?
    public var subject: String?
    public var urgency: String?
    public var secrecy: String?
    public var signerAuthority: String?
    public var signerTitle: String?
    public var signerName: String?
    public var addressees: [String]
    public var copies: [String]
    public var format: String
    /// XXH3-128 of the letters and figures: the same for copies of a letter in other files and forms.
    public var textHash: String
    /// The whole text, one block a line.
    public var body: String
    public var assignments: [AssignmentRecord]
    public var citations: [CitationRecord]
}

/// A task of a letter. Nhiệm vụ được giao.
public struct AssignmentRecord: Codable, Sendable, Hashable {
    /// The same for the same duty of the same letter, see `Letter.Assignment.id`.
    public var id: String
    public var section: String
    public var duty: String
    public var agencies: [String]
    public var coordinators: [String]
    public var reportTo: [String]
    public var modality: String
    public var isConditional: Bool
    public var isOptional: Bool
    public var deliverable: String?
    /// As the letter prints them.
    public var targets: [String]
    public var deadlines: [DeadlineRecord]
    /// Line and page of the file where the duty begins, one-based.
    public var line: Int?
    public var page: Int?
}

/// A time limit. Thời hạn.
public struct DeadlineRecord: Codable, Sendable, Hashable {
    public var text: String
    public var kind: String
    public var relation: String
    public var value: String
}

/// Another document that a letter names.
public struct CitationRecord: Codable, Sendable, Hashable {
    public var text: String
    public var code: String
    public var date: String?
    public var issuer: String?
    /// What the letter does with it.
    public var relation: Relation

    public enum Relation: String, Codable, Sendable, CaseIterable {
        case cites, implements, replaces, answers
    }
}

/// Something that was noted about a task: a state, a note.
public struct HistoryRecord: Codable, Sendable, Hashable {
    /// The letter's and the task's key: they stay when the letter is read again.
    public var letter: String
    public var assignment: String
    /// ISO 8601, UTC: `2026-03-01T08:30:00Z`.
    public var time: String
    public var state: TaskState
    public var note: String?
}
