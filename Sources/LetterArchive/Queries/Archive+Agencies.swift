import LetterKit

/// A body of the archive, its name taken apart once.
struct KnownAgency {
    var row: Int
    var text: String
    var name: AgencyName
}

/// Rows of the bodies that a query means.
struct AgencyMatches {
    /// Under their own names.
    var named: [Int] = []
    /// As groups that include them.
    var groups: [Int] = []
    var all: [Int] { named + groups }
}

extension Archive {
    /// All bodies; those that came since are added.
    private func agencies() throws(ArchiveError) -> [KnownAgency] {
        let last = knownAgencies.last?.row ?? 0
        var added: [KnownAgency] = []
        try store.query("SELECT id, name FROM agency WHERE id > ? ORDER BY id", [.integer(last)]) { cells in
            if let row = cells[0].integer, let text = cells[1].text {
                added.append(KnownAgency(row: row, text: text, name: AgencyName(text)))
            }
            return true
        }
        if !added.isEmpty {
            knownAgencies += added
            agencyMatches = [:]
        }
        return knownAgencies
    }

    /// The bodies that a name means, those it was merged with or came from in 2025 among them.
    /// Complexity: O(bodies) for a name that is new, O(1) for one that was asked for before.
    func agencies(meant name: String) throws(ArchiveError) -> AgencyMatches {
        let known = try agencies()
        if let matches = agencyMatches[name] { return matches }
        let queries = ([name] + AgencyMergers.others(for: name)).map { AgencyQuery($0) }
        var matches = AgencyMatches()
        for agency in known {
            var found: AgencyQuery.Match?
            for query in queries {
                switch query.match(agency.name) {
                case .name: found = .name
                case .group: if found == nil { found = .group }
                case nil: break
                }
            }
            switch found {
            case .name: matches.named.append(agency.row)
            case .group: matches.groups.append(agency.row)
            case nil: break
            }
        }
        agencyMatches[name] = matches
        return matches
    }
}
