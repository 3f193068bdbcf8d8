internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Does pieces of work side by side, as many at a time as there are processors, at most eight.
public enum ParallelWork {
    /// What `body` makes of each index, in order. The calling thread works with the others.
    public static func map<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Value) -> [Value] {
        let state = State<Value>(count)
        let work: @Sendable () -> Void = {
            while let index = state.next() { state.note(body(index), at: index) }
        }
        let processors = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN)), count))
        let threads = (1..<processors).compactMap { _ in WorkerThread(work) }
        work()
        for thread in threads { thread.join() }
        return state.values()
    }

    private final class State<Value: Sendable>: Sendable {
        private struct Content {
            var next = 0
            var values: [Value?]
        }
        private let content: Mutex<Content>

        init(_ count: Int) { content = Mutex(Content(values: Array(repeating: nil, count: count))) }

        func next() -> Int? {
            content.withLock { content in
                guard content.next < content.values.count else { return nil }
                defer { content.next += 1 }
                return content.next
            }
        }

        func note(_ value: Value, at index: Int) { content.withLock { $0.values[index] = value } }

        func values() -> [Value] { content.withLock { $0.values.compactMap(\.self) } }
    }

    /// A thread of the system that runs one function.
    private struct WorkerThread {
        private let thread: pthread_t

        private final class Function {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }

        /// Nil where the system gives no further thread.
        init?(_ body: @escaping @Sendable () -> Void) {
            let function = Unmanaged.passRetained(Function(body))
            #if canImport(Darwin)
                var thread: pthread_t?
                let status = pthread_create(&thread, nil, { WorkerThread.run($0) }, function.toOpaque())
                guard status == 0, let thread else {
                    function.release()
                    return nil
                }
            #else
                var thread = pthread_t()
                guard pthread_create(&thread, nil, { WorkerThread.run($0) }, function.toOpaque()) == 0 else {
                    function.release()
                    return nil
                }
            #endif
            self.thread = thread
        }

        private static func run(_ function: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            if let function { Unmanaged<Function>.fromOpaque(function).takeRetainedValue().body() }
            return nil
        }

        func join() { pthread_join(thread, nil) }
    }
}
