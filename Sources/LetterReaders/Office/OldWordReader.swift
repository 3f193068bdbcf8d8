import LetterPrograms
import LetterText

/// Reads Word's files from before 2007 (DOC) and RTF: LibreOffice makes DOCX of them, which ``WordReader`` reads.
///
/// Of the converters that Debian has this one alone keeps tables, labels of lists and fonts; antiword and catdoc lose
/// cells or letters of old encodings. `Tests/Tools/measure-legacy` measures it.
enum OldWordReader {
    /// Complexity: O(*n*) beside LibreOffice's second or so.
    static func read(
        _ bytes: [UInt8], _ format: FileFormat, _ budget: inout ReaderBudget
    ) throws(ReaderError) -> ReadText {
        if format == .ole { try check(bytes) }
        let name = format == .rtf ? "letter.rtf" : "letter.doc"
        let limits = budget.limits.programs
        let result: [UInt8]?
        do throws(ProgramError) {
            let folder = try PrivateFolder()
            try folder.write(name, bytes)
            _ = try HelperProgram.run(
                "soffice",
                [
                    "-env:UserInstallation=file://" + folder.path + "/profile", "--headless", "--norestore",
                    "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder.path, folder.path + "/" + name,
                ], folder: folder, limits: limits)
            result = try folder.read("letter.docx", limit: limits.output)
        } catch {
            throw ReaderError(error, package: "libreoffice-writer-nogui")
        }
        // LibreOffice says nothing and ends well where it cannot read a file.
        guard let result else { throw .unreadable(reason: "LibreOffice") }
        return try WordReader.read(result, &budget)
    }

    /// A compound file holds a letter where one of its streams is `WordDocument`; that begins with the file
    /// information block, which tells whether a password is needed ([MS-DOC] 2.5.1).
    private static func check(_ bytes: [UInt8]) throws(ReaderError) {
        let name: [UInt8] = "WordDocument".utf8.flatMap { letter -> [UInt8] in [letter, 0] }
        let sector = 512
        var hasName = false
        for start in stride(from: sector, to: bytes.count - sector / 4, by: sector / 4) where bytes[start] == name[0] {
            if bytes[start...].starts(with: name) { hasName = true }
        }
        guard hasName else { throw .unsupported(.ole) }
        for start in stride(from: sector, to: bytes.count - 12, by: sector)
        where bytes[start] == 0xEC && bytes[start + 1] == 0xA5 {
            if bytes[start + 11] & 0x01 != 0 { throw .encrypted }
            return
        }
    }
}
