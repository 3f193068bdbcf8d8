/// Something a person should look at: what, where, why. Never filled with a guess.
public struct Finding: Hashable, Sendable {
    /// What was found. The raw value is the kebab-case code in the JSON output.
    public enum Kind: String, Sendable, CaseIterable {
        // Text
        case invalidUTF8 = "invalid-utf8"
        case controlCharacter = "control-character"
        case mixedEncodings = "mixed-encodings"
        /// A word of a scan that may have been misread.
        case uncertainReading = "uncertain-reading"
        case spellingCorrected = "spelling-corrected"
        case chromeRemoved = "chrome-removed"
        /// The words of a note, at the place that refers to it.
        case footnote
        /// The message says otherwise than the letter.
        case envelopeDiffers = "envelope-differs"
        // Structure
        case noLetter = "no-letter"
        case missingNumber = "missing-number"
        case missingDate = "missing-date"
        case missingIssuer = "missing-issuer"
        case labelRepeated = "label-repeated"
        case labelOutOfOrder = "label-out-of-order"
        case severalLetters = "several-letters"
        case raggedTable = "ragged-table"
        // Extraction
        case agencyMissing = "agency-missing"
        case deadlineUnresolved = "deadline-unresolved"
        case deadlineImpossible = "deadline-impossible"
        case yearAssumed = "year-assumed"
    }

    public var kind: Kind
    /// Byte range in the file.
    public var file: SourceRange
    /// The words it is about, or a value; empty where the kind says all.
    public var detail: String

    public init(_ kind: Kind, file: SourceRange, detail: String = "") {
        self.kind = kind
        self.file = file
        self.detail = detail
    }
}
