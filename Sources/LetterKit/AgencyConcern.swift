/// How an assignment concerns a body.
public struct AgencyConcern: Sendable, Hashable {
    public enum Role: String, Sendable {
        /// It must act (chủ trì, thực hiện).
        case lead
        /// It helps (phối hợp).
        case coordinating
        /// It is reported to.
        case recipient
    }

    public var role: Role
    /// The group that includes the body, where the letter names only the group: `Các phòng, ban`.
    public var group: String?

    public init(role: Role, group: String? = nil) {
        self.role = role
        self.group = group
    }
}

extension Letter {
    /// Keeps the assignments that concern a body and notes on each how it does.
    public mutating func keepAssignments(concerning agency: String) {
    }
}
