import Foundation
import Testing

/// `index --watch`: a folder that is followed.
@Suite struct WatchTests {
    /// The program while it follows a folder, and what it says.
    private final class Follower {
        private let process = Process()
        private let complaint = Pipe()
        private var said = Data()

        init(_ arguments: [String]) throws {
            process.executableURL = URL(fileURLWithPath: Program.path)
            process.arguments = arguments + ["--watch", "--language", "en"]
            process.standardInput = FileHandle.nullDevice
            process.standardError = complaint
            try process.run()
            // Then the end of the program ends the pipe.
            try complaint.fileHandleForWriting.close()
        }

        deinit {
            // It may have been started from a thread that blocks all other signals.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        /// Reads lines until one has the words; false where the program ends or says nothing for two minutes, which is
        /// longer than it waits on folders that tell nothing.
        func says(_ words: String) -> Bool {
            while true {
                while let end = said.firstIndex(of: 0x0A) {
                    let line = String(decoding: said[said.startIndex..<end], as: UTF8.self)
                    said = Data(said[(end + 1)...])
                    if line.contains(words) { return true }
                }
                var request = pollfd(
                    fd: complaint.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&request, 1, 120_000) > 0 else { return false }
                let more = complaint.fileHandleForReading.availableData
                guard !more.isEmpty else { return false }
                said += more
            }
        }
    }

    /// Puts a file into the folder in one step: a file that is being written would be told twice.
    private func put(_ text: String, _ path: String, _ scratch: Scratch) throws {
        let other = try scratch.file("new", text)
        try #require(rename(other, path) == 0)
    }

    private func numbers(_ place: String) throws -> [String] {
        let lines = try Program.run(["search", "phòng bệnh", "--archive", place, "--format", "jsonl"]).text
        return ["12/UBND-YT", "13/UBND-YT", "14/UBND-YT"].filter { lines.contains("\"number\":\"\($0)\"") }
    }

    @Test func newChangedMovedAndDeletedFilesAreNoticed() throws {
        let scratch = try Scratch()
        let (folder, place) = (scratch.path + "/letters", scratch.path + "/a.db")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try put(Sample.letter, folder + "/a.txt", scratch)
        let follower = try Follower(["index", folder, "--archive", place])
        try #require(follower.says("1 files: 1 letters read"))
        try #require(follower.says("watching"))
        #expect(try numbers(place) == ["12/UBND-YT"])

        let second = Sample.letter.replacingOccurrences(of: "12/UBND-YT", with: "13/UBND-YT")
        try put(second, folder + "/b.txt", scratch)
        try #require(follower.says("2 files: 1 letters read, 1 unchanged"))
        #expect(try numbers(place) == ["12/UBND-YT", "13/UBND-YT"])

        let changed = second.replacingOccurrences(of: "13/UBND-YT", with: "14/UBND-YT")
        try put(changed, folder + "/b.txt", scratch)
        try #require(follower.says("2 files: 1 letters read, 1 unchanged"))
        #expect(try numbers(place) == ["12/UBND-YT", "14/UBND-YT"])

        // A folder that comes with a letter in it is followed from then on.
        let inner = scratch.path + "/inner"
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        try put(second, inner + "/c.txt", scratch)
        try #require(rename(inner, folder + "/inner") == 0)
        try #require(follower.says("3 files: 1 letters read, 2 unchanged"))
        try #require(rename(folder + "/inner/c.txt", folder + "/inner/d.txt") == 0)
        try #require(follower.says("3 files: 0 letters read, 2 unchanged, 1 moved"))
        #expect(try numbers(place) == ["12/UBND-YT", "13/UBND-YT", "14/UBND-YT"])

        try FileManager.default.removeItem(atPath: folder + "/a.txt")
        try #require(follower.says("0 moved, 1 removed"))
        #expect(try numbers(place) == ["13/UBND-YT", "14/UBND-YT"])
    }
}
