import LetterEvaluation
import LetterKit
import LetterReaders

/// `giaoviec extract --workers-protocol`: one long-lived process that a cluster's worker talks to.
///
/// A request is a line of standard input: a path, or an object `{"path": "…"}` or `{"name": "…", "content": "…"}` with the
/// bytes of a file in Base64. The answer is a line for each letter, as `--format jsonl` has it, and one at the end:
///
/// ```
/// {"request":1,"source":"a.zip","letters":2,"errors":["a.zip!/c.txt: not an official letter"]}
/// ```
/// Requests are answered in their order; the next one is read when the last one's answer has been taken, so that who
/// reads slowly is not overrun.
enum WorkersProtocol {
    static func run(
        reading: ReadingOptions, agency: String?,
        _ letter: (LetterAnalysis, String) throws(InputError) -> Letter
    ) throws {
        var lines = LineReader(0)
        var number = 0
        while let line = try lines.next() {
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            number += 1
            var letters = 0
            var errors: [String] = []
            var stop: (any Error)?
            let answer: (String, Result<LetterAnalysis, InputError>) -> Bool = { name, result in
                do {
                    var found = try letter(result.get(), name)
                    if let agency { found.keepAssignments(concerning: agency) }
                    try Console.print(found.json(style: .compact, source: name, language: .current) + [0x0A])
                    letters += 1
                } catch let error as InputError {
                    errors.append(Message.fileFailed.text(name, error.message))
                } catch {
                    stop = error
                    return false
                }
                return true
            }
            var source = ""
            switch request(line) {
            case .path(let path):
                source = path
                LetterInput.forEachLetter(of: path, reading: reading, answer)
            case .document(let name, let bytes):
                source = name
                LetterInput.forEachLetter(in: bytes, of: name, reading: reading, answer)
            case nil: errors.append(ArchiveMessage.badRequest.text())
            }
            if let stop { throw stop }
            try Console.print(end(number, source, letters, errors))
        }
    }

    private enum Request {
        case path(String)
        case document(name: String, bytes: [UInt8])
    }

    private static func request(_ line: [UInt8]) -> Request? {
        guard line.first == UInt8(ascii: "{") else {
            var path = line
            if path.last == 0x0D { path.removeLast() }
            return .path(String(decoding: path, as: UTF8.self))
        }
        guard let object = try? JSONValue(parsing: line) else { return nil }
        if let path = object["path"].string { return .path(path) }
        guard let content = object["content"].string, let bytes = Base64.decode(Array(content.utf8)) else { return nil }
        return .document(name: object["name"].string ?? "-", bytes: bytes)
    }

    private static func end(_ number: Int, _ source: String, _ letters: Int, _ errors: [String]) -> [UInt8] {
        var json = JSONWriter(style: .compact)
        json.object { json in
            json.key("request")
            json.value(number)
            json.key("source")
            json.value(source)
            json.key("letters")
            json.value(letters)
            json.key("errors")
            json.array(errors) { $0.value($1) }
        }
        return json.bytes + [0x0A]
    }
}
