#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Seconds of processor time that this thread has used: other processes and threads do not count.
package func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The least processor time of three runs, in seconds.
package func leastProcessorTime(_ body: () -> Void) -> Double {
    var least = Double.infinity
    for _ in 0..<3 {
        let start = processorTime()
        body()
        least = min(least, processorTime() - start)
    }
    return least
}
