/// An archive of letters: what is in it, what is asked of it.
///
/// ```swift
/// let archive = try Archive(at: "cong-van.db")
/// try archive.search(SearchRequest(query: SearchQuery("bao hiem xa hoi")))
/// ```
/// An object is used by one thread at a time.
public final class Archive {
    public let store: any ArchiveStore
    /// Names of bodies by their rows, read once; see ``agencies()``.
    var knownAgencies: [KnownAgency] = []
    var agencyMatches: [String: AgencyMatches] = [:]

    /// Opens a file, or a server where the place begins with `postgres://` or `postgresql://`.
    public convenience init(at place: String, isReadOnly: Bool = false) throws(ArchiveError) {
        if place.hasPrefix("postgres://") || place.hasPrefix("postgresql://") {
            self.init(store: try PostgreSQLStore(place, isReadOnly: isReadOnly))
        } else {
            self.init(store: try SQLiteStore(path: place, isReadOnly: isReadOnly))
        }
    }

    public init(store: any ArchiveStore) {
        self.store = store
    }

    public func close() { store.close() }
}
