#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Waits until something changes under folders: by inotify on Linux, elsewhere by the clock.
public final class FolderWatch {
    private let paths: [String]
    private var descriptor: Int32 = -1
    private var watched: Set<String> = []

    /// Milliseconds without a further change after which a change is told: files are often written in parts.
    private static let quiet: Int32 = 300
    /// Milliseconds after which is looked in any case: folders on other machines tell nothing.
    private static let longest: Int32 = 60_000

    public init(_ paths: [String]) {
        self.paths = paths
        #if os(Linux)
            descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        #endif
        watchFolders()
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    /// Adds the folders that came since; those that are gone the system has dropped.
    private func watchFolders() {
        #if os(Linux)
            guard descriptor >= 0 else { return }
            var open = paths.filter(FolderWalk.isFolder)
            var present: Set<String> = []
            let events = UInt32(IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE)
            for path in paths where !FolderWalk.isFolder(path) {
                inotify_add_watch(descriptor, path, UInt32(IN_CLOSE_WRITE))
            }
            while let folder = open.popLast() {
                guard present.insert(folder).inserted else { continue }
                if !watched.contains(folder) { inotify_add_watch(descriptor, folder, events) }
                open += FolderWalk.list(folder, { _ in false })?.folders ?? []
            }
            watched = present
        #endif
    }

    /// Waits for a change. False where there is nothing to wait for.
    public func waitForChange() -> Bool {
        guard descriptor >= 0 else {
            sleep(5)
            return true
        }
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var timeout = Self.longest
        while poll(&request, 1, timeout) > 0 {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while read(descriptor, &buffer, buffer.count) > 0 {}
            timeout = Self.quiet
        }
        watchFolders()
        return true
    }
}
