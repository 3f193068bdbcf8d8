internal import CGuardedProcess
internal import Synchronization

/// Does pieces of work side by side, as many at a time as there are processors for this program, at most
/// eight.
public enum ParallelWork {
    /// How many pieces are done at a time.
    public static var processors: Int { max(1, min(8, Int(guarded_processors()))) }

    /// What `body` makes of each index, in order. The calling thread works with the others.
    public static func map<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Value) -> [Value] {
        let state = State<Value>(count)
        let work: @Sendable () -> Void = {
            while let index = state.next() { state.note(body(index), at: index) }
        }
        let processors = min(Self.processors, max(1, count))
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
}
