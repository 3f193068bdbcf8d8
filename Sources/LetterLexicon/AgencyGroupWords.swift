internal import CLetterData

/// The table `agency-groups.tsv`: the closed word classes that names of bodies and groups are built of.
///
/// It is short and read only where somebody asks for a body, so it is embedded as it is.
public enum AgencyGroupWords {
    /// Class → phrases, in the order of the table.
    public static let classes: [String: [String]] = {
        let start = giaoviec_agencygroups().assumingMemoryBound(to: UInt8.self)
        let view = TableView(base: start, count: giaoviec_agencygroups_count())
        var classes: [String: [String]] = [:]
        for line in view.string(0..<view.count).split(separator: "\n").dropFirst() where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            if cells.count == 2 { classes[String(cells[0]), default: []].append(String(cells[1])) }
        }
        return classes
    }()
}
