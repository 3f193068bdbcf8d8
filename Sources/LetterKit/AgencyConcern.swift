/// How an assignment concerns a body.
public struct AgencyConcern: Sendable, Hashable {
    public enum Role: String, Sendable {
        /// It must act (chủ trì, thực hiện).
        case lead
        /// It helps (phối hợp).
        case coordinating
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
    /// Keeps the assignments that a body must do or help with and notes on each how it does.
    ///
    /// See ``AgencyQuery`` for what counts as the body. Complexity: O(*names* · their length).
    public mutating func keepAssignments(concerning agency: String) {
        let query = AgencyQuery(agency)
        assignments = assignments.compactMap { assignment in
            guard let concern = query.concern(with: assignment) else { return nil }
            var assignment = assignment
            assignment.concern = concern
            return assignment
        }
    }
}

extension AgencyQuery {
    /// How the assignment concerns the body; nil where it does not. The lead counts before the help,
    /// a body's own name before a group.
    public func concern(with assignment: Letter.Assignment) -> AgencyConcern? {
        for (role, agencies) in [
            (AgencyConcern.Role.lead, assignment.agencies), (.coordinating, assignment.coordinators),
        ] {
            var group: String?
            for agency in agencies {
                switch match(agency.name) {
                case .none: continue
                case .name: return AgencyConcern(role: role)
                case .group: group = group ?? agency.name
                }
            }
            if let group { return AgencyConcern(role: role, group: group) }
        }
        return nil
    }
}
