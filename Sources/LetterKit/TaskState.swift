/// How far a task has come. Trạng thái.
public enum TaskState: String, Codable, Sendable, CaseIterable {
    /// Chưa thực hiện.
    case open
    /// Đang thực hiện.
    case started
    /// Chờ duyệt.
    case waiting
    /// Hoàn thành.
    case done
    /// Tạm dừng.
    case paused
    /// Hủy.
    case cancelled

    /// Whether nothing is to be done any more, so that it cannot be overdue.
    public var isClosed: Bool { self == .done || self == .cancelled }
}
