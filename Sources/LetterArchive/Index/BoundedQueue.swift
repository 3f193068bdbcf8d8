import Foundation

/// Passes values from thread to thread; who adds waits while it is full, so that memory stays flat.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var elements: [Element] = []
    private var first = 0
    private var isClosed = false
    private let limit: Int
    /// Threads that wait, and the fewest values that one of them waits for: nobody is woken for nothing.
    private var waiting = 0
    private var wanted = Int.max

    init(limit: Int) {
        self.limit = limit
    }

    private var count: Int { elements.count - first }

    /// Waits for room. What is added after ``close()`` is dropped.
    func add(_ element: Element) {
        condition.lock()
        defer { condition.unlock() }
        while count >= limit, !isClosed { wait(for: .max, until: nil) }
        append(element)
    }

    /// Adds where there is room now.
    func addIfRoom(_ element: Element) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard count < limit, !isClosed else { return false }
        append(element)
        return true
    }

    private func append(_ element: Element) {
        guard !isClosed else { return }
        elements.append(element)
        if waiting > 0, count >= wanted { condition.broadcast() }
    }

    private func wait(for count: Int, until end: Date?) {
        waiting += 1
        wanted = min(wanted, count)
        if let end { _ = condition.wait(until: end) } else { condition.wait() }
        waiting -= 1
        if waiting == 0 { wanted = .max }
    }

    /// The next value; waits for one. Nil when the queue is closed and empty.
    func take() -> Element? {
        condition.lock()
        defer { condition.unlock() }
        while count == 0, !isClosed { wait(for: 1, until: nil) }
        guard count > 0 else { return nil }
        let element = elements[first]
        first += 1
        if first > 64 {
            elements.removeFirst(first)
            first = 0
        }
        if waiting > 0 { condition.broadcast() }
        return element
    }

    /// All values, as soon as there are so many, or a tenth of a second has gone by and there is one. None when the queue is
    /// closed and empty.
    func takeAll(atLeast least: Int) -> [Element] {
        condition.lock()
        defer { condition.unlock() }
        let end = Date().addingTimeInterval(0.1)
        while count < min(least, limit), !isClosed {
            let isLate = count > 0 && Date() >= end
            if isLate { break }
            wait(for: count == 0 && Date() >= end ? 1 : least, until: Date() < end ? end : nil)
        }
        let all = Array(elements[first...])
        elements.removeAll(keepingCapacity: true)
        first = 0
        if waiting > 0 { condition.broadcast() }
        return all
    }

    /// No more values come. Those that are there can still be taken.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}
