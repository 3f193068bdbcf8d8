import Foundation
import LetterPrograms
import Testing

/// Programs run within limits, and nothing of them stays.
@Suite struct HelperProgramTests {
    private let limits = ProgramLimits(seconds: 120, memory: 1 << 30, output: 1 << 20)

    @Test func inputGoesInAndOutputComesOut() throws {
        #expect(
            try HelperProgram.run("cat", [], input: Array("Kính gửi".utf8), limits: limits) == Array("Kính gửi".utf8))
        // As a file, too, and more than a pipe holds.
        let much = [UInt8](repeating: 65, count: 500_000)
        #expect(try HelperProgram.run("cat", ["/dev/stdin"], input: much, limits: limits) == much)
    }

    @Test func failuresAreTold() {
        #expect(throws: ProgramError.missing(program: "no-such-program")) {
            try HelperProgram.run("no-such-program", [], limits: limits)
        }
        do {
            _ = try HelperProgram.run("ls", ["/no-such-folder"], limits: limits)
            Issue.record("ls found it")
        } catch {
            guard case .failed("ls", 2, let complaint) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(complaint.contains("no-such-folder"))
        }
    }

    @Test func timeIsLimited() {
        // Whoever waited to its end would get no error.
        let short = ProgramLimits(seconds: 1, memory: 1 << 30, output: 1 << 20)
        #expect(throws: ProgramError.tooSlow(program: "sleep", seconds: 1)) {
            try HelperProgram.run("sleep", ["60"], limits: short)
        }
    }

    @Test func outputAndMemoryAreLimited() {
        #expect(throws: ProgramError.tooMuchOutput(program: "yes", limit: 1 << 20)) {
            try HelperProgram.run("yes", [], limits: limits)
        }
        let little = ProgramLimits(seconds: 20, memory: 64 << 20, output: 1 << 20)
        #expect(throws: ProgramError.self) {
            try HelperProgram.run("python3", ["-c", "x = bytearray(200 << 20)"], limits: little)
        }
    }

    /// What a program started itself is killed with it.
    @Test func wholeGroupGoes() throws {
        let folder = try PrivateFolder()
        let script = """
            import subprocess, os
            child = subprocess.Popen(["sleep", "600"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            print(child.pid)
            """
        let output = try HelperProgram.run("python3", ["-c", script], folder: folder, limits: limits)
        let child = try #require(pid_t(String(decoding: output, as: UTF8.self).filter(\.isNumber)))
        #expect(endsSoon(child))
    }

    @Test func foldersArePrivateAndGo() throws {
        var path = ""
        do {
            let folder = try PrivateFolder()
            path = folder.path
            try folder.write("in.txt", Array("abc".utf8))
            let mode = try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
            #expect(mode == 0o700)
            let output = try HelperProgram.run(
                "sh", ["-c", "mkdir -p a/b; cp in.txt a/b; ln -s / a/root; pwd"], folder: folder, limits: limits)
            #expect(String(decoding: output, as: UTF8.self).hasSuffix(path + "\n"))
            #expect(try folder.read("in.txt", limit: 10) == Array("abc".utf8))
            #expect(try folder.read("none", limit: 10) == nil)
            #expect(throws: ProgramError.self) { try folder.read("in.txt", limit: 2) }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(FileManager.default.fileExists(atPath: "/usr"))
    }

    /// Nothing stays when we are killed in the middle: no folder, no program.
    @Test(arguments: [SIGKILL, SIGTERM, SIGINT]) func nothingStaysAfterAKill(signal: Int32) throws {
        let probe = Process()
        probe.executableURL = try #require(Self.probe)
        let output = Pipe()
        probe.standardOutput = output
        try probe.run()
        var told: [UInt8] = []
        while told.last != 0x0A, let byte = try output.fileHandleForReading.read(upToCount: 1)?.first {
            told.append(byte)
        }
        let path = String(decoding: told.dropLast(), as: UTF8.self)
        #expect(FileManager.default.fileExists(atPath: path + "/letter"))
        let helper = try #require(children(of: probe.processIdentifier, named: "sleep"))
        kill(probe.processIdentifier, signal)
        #expect(soon { !probe.isRunning })
        #expect(endsSoon(helper))
        #expect(soon { !FileManager.default.fileExists(atPath: path) })
    }

    private static let probe: URL? = {
        // Beside the test bundle, where the build puts both.
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        while folder.path != "/" {
            let file = folder.appendingPathComponent("GuardProbe")
            if FileManager.default.isExecutableFile(atPath: file.path), !file.hasDirectoryPath { return file }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    /// The child of a process with a name, once it is there.
    private func children(of parent: pid_t, named name: String) -> pid_t? {
        var found: pid_t?
        _ = soon {
            for entry in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
                guard let process = pid_t(entry),
                    let stat = try? String(contentsOfFile: "/proc/\(entry)/stat", encoding: .utf8),
                    stat.contains("(\(name)) "), stat.contains(") S \(parent) ")
                else { continue }
                found = process
                return true
            }
            return false
        }
        return found
    }

    /// Whether it comes true; on a machine that does much else it may take long.
    private func soon(_ condition: () -> Bool) -> Bool {
        for _ in 0..<12_000 {
            if condition() { return true }
            usleep(10_000)
        }
        return false
    }

    private func endsSoon(_ process: pid_t) -> Bool {
        soon {
            // An ended process that nobody has waited for yet counts as ended.
            let state = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
            return kill(process, 0) != 0 || state.contains(") Z")
        }
    }
}
