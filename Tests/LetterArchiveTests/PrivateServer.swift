import Foundation

/// A PostgreSQL server of Debian's packages for the tests alone: on a socket in a temporary folder, gone when the tests are.
final class PrivateServer: Sendable {
    /// Nil where PostgreSQL is not installed.
    static let shared = PrivateServer()

    private let folder: String
    private let watcher: Process

    private static func programs() -> String? {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted {
            (Int($0) ?? 0) > (Int($1) ?? 0)
        }
        return versions.map { root + "/" + $0 + "/bin" }.first {
            FileManager.default.isExecutableFile(atPath: $0 + "/initdb")
        }
    }

    private init?() {
        guard let programs = Self.programs() else { return nil }
        // Paths of sockets are short.
        let folder = "/tmp/giaoviec-pg-\(ProcessInfo.processInfo.processIdentifier)"
        // The server does not run as root. It ends when its standard input does: with the tests, however they end.
        let script = """
            set -e
            mkdir -m 700 \(folder)
            user=
            if [ "$(id -u)" = 0 ]; then chown postgres \(folder); user='runuser -u postgres --'; fi
            $user \(programs)/initdb -D \(folder)/data -U giaoviec -A trust --no-sync -E UTF8 --locale=C >/dev/null
            $user \(programs)/postgres -D \(folder)/data -k \(folder) -c listen_addresses= -c fsync=off </dev/null >\(folder).log 2>&1 &
            for _ in $(seq 200); do [ -S \(folder)/.s.PGSQL.5432 ] && \(programs)/pg_isready -q -h \(folder) && break; sleep 0.05; done
            echo ready
            exec >/dev/null 2>&1
            cat
            kill -QUIT $(head -n 1 \(folder)/data/postmaster.pid) || true
            wait
            rm -rf \(folder) \(folder).log
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        guard (try? process.run()) != nil else { return nil }
        guard let line = try? output.fileHandleForReading.read(upToCount: 6),
            String(decoding: line, as: UTF8.self) == "ready\n"
        else { return nil }
        self.folder = folder
        watcher = process
        // Held as long as the tests run.
        _ = Unmanaged.passRetained(input)
    }

    /// A new empty database.
    func makeDatabase() throws -> String {
        let name = "t" + UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/createdb")
        process.arguments = ["-h", folder, "-U", "giaoviec", name]
        try process.run()
        process.waitUntilExit()
        struct NoDatabase: Error {}
        guard process.terminationStatus == 0 else { throw NoDatabase() }
        return "postgres://giaoviec@/\(name)?host=\(folder)"
    }
}
