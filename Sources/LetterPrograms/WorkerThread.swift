#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A thread of the system that runs one function.
package struct WorkerThread {
    private let thread: pthread_t

    private final class Function {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Nil where the system gives no further thread.
    package init?(_ body: @escaping @Sendable () -> Void) {
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

    package func join() { pthread_join(thread, nil) }
}
