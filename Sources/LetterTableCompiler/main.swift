import Foundation

// Reads Sources/CLetterData/tables/*.tsv and writes Sources/CLetterData/blobs/*.bin.
// Usage: swift run LetterTableCompiler [FOLDER], where FOLDER holds `tables` and `blobs`.

let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "Sources/CLetterData")
do {
    let blobs = try LetterTables(folder: folder.appendingPathComponent("tables")).compile()
    for blob in blobs {
        try Data(blob.bytes).write(to: folder.appendingPathComponent("blobs/\(blob.name).bin"))
        print(blob.name, blob.bytes.count)
    }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
