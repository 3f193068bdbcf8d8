import Foundation
import LetterLexicon

/// A compiled table and the name of its file.
struct CompiledTable {
    var name: String
    var bytes: [UInt8]
}

/// All TSV tables of a folder.
struct LetterTables {
    let folder: URL

    private func read(_ name: String) throws -> [TableRow] { try readTable(folder.appendingPathComponent(name)) }

    func compile() throws -> [CompiledTable] {
        let coding = LetterCoding()
        var numbers = try SyllableNumbers(coding: coding, rows: try read("syllables.tsv"))
        let ngrams = try NGramCompiler(
            numbers: numbers, bigramRows: try read("bigrams.tsv"), trigramRows: try read("trigrams.tsv"),
            confusionRows: try read("confusions.tsv"))
        let ngramBytes = ngrams.compile()
        let abbreviations = try AbbreviationCompiler(rows: try read("abbreviations.tsv"))
        let abbreviationBytes = try abbreviations.compile(&numbers)
        var phrases = PhraseCompiler()
        try addCues(to: &phrases, abbreviations.readings, &numbers)
        try addAgencies(to: &phrases, abbreviations.readings, &numbers)
        try addPlaces(to: &phrases, &numbers)
        return [
            CompiledTable(name: "letters", bytes: coding.compile()),
            CompiledTable(name: "syllables", bytes: try numbers.compile(roles: try read("roles.tsv"))),
            CompiledTable(name: "ngrams", bytes: ngramBytes),
            CompiledTable(name: "abbreviations", bytes: abbreviationBytes),
            CompiledTable(
                name: "phrases", bytes: phrases.compile(idCount: numbers.spellings.count, and: numbers.id("và")!)),
            CompiledTable(
                name: "structurecues", bytes: try LineCueCompiler(rows: try read("structure-cues.tsv")).compile()),
            CompiledTable(name: "confusions", bytes: compileConfusions(try read("confusions.tsv"))),
        ]
    }

    /// Every table `cues-*.tsv` of the folder: columns id, class, phrase.
    private func addCues(
        to phrases: inout PhraseCompiler, _ readings: [String: [String]], _ numbers: inout SyllableNumbers
    ) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasPrefix("cues-") && $0.hasSuffix(".tsv") }.sorted()
        for file in files {
            for row in try read(file) {
                try phrases.add(
                    row["phrase"], name: row["id"], cueClass: try cueClass(row), row: row, readings: readings,
                    numbers: &numbers)
            }
        }
    }

    private func cueClass(_ row: TableRow) throws -> CueClass {
        guard let found = CueClass.allCases.first(where: { "\($0)" == row["class"] }) else {
            throw row.error("no CueClass: \(row["class"])")
        }
        return found
    }

    /// Agency names with their short forms. The marks inside a name vary (`Lao động - Thương binh`, `Lao động,
    /// Thương binh`), so each name is also taken with the other mark and without one.
    private func addAgencies(
        to phrases: inout PhraseCompiler, _ readings: [String: [String]], _ numbers: inout SyllableNumbers
    ) throws {
        for row in try read("agencies.tsv") {
            let name = row["name"].replacingOccurrences(of: "–", with: "-")
            var forms = [name]
            if name.contains(" - ") {
                forms.append(name.replacingOccurrences(of: " - ", with: ", "))
                forms.append(name.replacingOccurrences(of: " - ", with: " "))
            }
            if name.contains(", ") { forms.append(name.replacingOccurrences(of: ", ", with: " - ")) }
            // A short form of several words begins like the name; one of a single word is an abbreviation.
            forms += row["abbreviations"].split(separator: ";").map(String.init).filter { form in
                form.contains(" ")
                    && form.split(separator: " ").allSatisfy { readings[String($0)] != nil || !$0.isShortForm }
            }
            for form in forms {
                try phrases.add(
                    form, name: row["id"], cueClass: try cueClass(row), row: row, readings: readings, numbers: &numbers)
            }
        }
    }

    private func addPlaces(to phrases: inout PhraseCompiler, _ numbers: inout SyllableNumbers) throws {
        let bareClasses: [String: (CueClass, String)] = [
            "province": (.provinceName, "province-name"), "district": (.districtName, "district-name"),
            "commune": (.communeName, "commune-name"),
        ]
        for row in try read("places.tsv") {
            guard let (bareClass, bareName) = bareClasses[row["level"]] else {
                throw row.error("no level: \(row["level"])")
            }
            let name = row["name"]
            for kind in row["kinds"].split(separator: ";") {
                try phrases.add(
                    "\(kind) \(name)", name: "\(row["level"])-with-kind", cueClass: .placeName, row: row, readings: [:],
                    numbers: &numbers)
            }
            if !name.allSatisfy(\.isNumber) {
                try phrases.add(name, name: bareName, cueClass: bareClass, row: row, readings: [:], numbers: &numbers)
            }
        }
    }

    /// Rows sorted by what was read: counts of the three strings, cost, number seen; then the strings.
    private func compileConfusions(_ rows: [TableRow]) -> [UInt8] {
        var numbers: [UInt32] = []
        var strings: [UInt8] = []
        for row in rows.sorted(by: { ($0["read"], $0["truth"]) < ($1["read"], $1["truth"]) }) {
            let rate = max(Double(row["rate"]) ?? 0, 1e-7)
            for column in ["read", "truth", "class"] {
                numbers.append(UInt32(row[column].utf8.count))
                strings += row[column].utf8
            }
            numbers.append(UInt32((-log2(rate) * 256).rounded()))
            numbers.append(UInt32(row["count"]) ?? 0)
        }
        var blob = BlobWriter()
        blob.add(numbers)
        blob.add(strings)
        return blob.finish()
    }
}

extension Substring {
    /// Two capitals or more: `UBND`, `VPĐKĐĐ`.
    fileprivate var isShortForm: Bool { filter(\.isUppercase).count > 1 }
}
