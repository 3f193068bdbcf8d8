import Foundation

/// Passes values from thread to thread; who adds waits while it is full, so that memory stays flat.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var elements: [Element] = []
    private var first = 0
    private var isClosed = false
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    private var count: Int { elements.count - first }

    /// Waits for room. What is added after ``close()`` is dropped.
    func add(_ element: Element) {
        condition.lock()
        defer { condition.unlock() }
        while count >= limit, !isClosed { condition.wait() }
        guard !isClosed else { return }
        elements.append(element)
        condition.broadcast()
    }

    /// Adds where there is room now.
    func addIfRoom(_ element: Element) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        guard count < limit, !isClosed else { return false }
        elements.append(element)
        condition.broadcast()
        return true
    }

    /// The next value; waits for one. Nil when the queue is closed and empty.
    func take() -> Element? {
        condition.lock()
        defer { condition.unlock() }
        while count == 0, !isClosed { condition.wait() }
        return takeFirst()
    }

    private func takeFirst() -> Element? {
        guard count > 0 else { return nil }
        defer {
            first += 1
            if first > 64 {
                elements.removeFirst(first)
                first = 0
            }
            condition.broadcast()
        }
        return elements[first]
    }

    /// No more values come. Those that are there can still be taken.
    func close() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
    }
}
