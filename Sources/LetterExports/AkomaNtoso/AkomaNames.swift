internal import LetterKit
internal import LetterText

/// Gives names of elements and resources: letters of ASCII, figures and hyphens, each only once in a document.
struct AkomaNames {
    private var taken: Set<String> = []

    /// The name itself, or with `_2`, `_3` … where it is taken.
    mutating func unique(_ name: String) -> String {
        if taken.insert(name).inserted { return name }
        var count = 2
        while !taken.insert(name + "_\(count)").inserted { count += 1 }
        return name + "_\(count)"
    }

    /// `Sở Y tế` → `so-y-te`, `06/CT-UBND` → `06-ct-ubnd`; `x` where nothing is left.
    static func slug(_ text: String) -> String {
        let folded = VietnameseLetters.folded(VietnameseLetters.lowercased(Array(text.utf8)))
        var slug: [UInt8] = []
        for byte in folded {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug.append(byte)
            default: if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
            }
        }
        if slug.last == UInt8(ascii: "-") { slug.removeLast() }
        return slug.isEmpty ? "x" : String(decoding: slug, as: UTF8.self)
    }
}

/// The resources that a document refers to: bodies, persons, offices, tasks.
struct AkomaReferences {
    struct Entry {
        /// `TLCOrganization`, …
        var element: String
        var id: String
        var href: String
        var name: String
    }

    private(set) var entries: [Entry] = []
    private var organizations: [String: String] = [:]
    private var tasks: [String: String] = [:]
    /// Who issued the letter.
    private(set) var author = ""
    private(set) var person: String?
    private(set) var role: String?
    /// What was found by this program.
    static let program = "giaoviec"

    /// - Parameter prefix: of the names, where several documents stand in one file.
    init(_ letter: Letter, prefix: String, names: inout AkomaNames) {
        let program = prefix + Self.program
        entries.append(
            Entry(
                element: "TLCObject", id: names.unique(program), href: "/akn/ontology/object/vn/giaoviec",
                name: "giaoviec"))
        if let issuer = letter.header.issuer {
            author = add(organization: issuer, prefix, &names)
        } else {
            author = names.unique(prefix + "unknown")
            entries.append(
                Entry(element: "TLCConcept", id: author, href: "/akn/ontology/concept/vn/unknown", name: "không rõ"))
        }
        if let parent = letter.header.parentIssuer { _ = add(organization: parent, prefix, &names) }
        for assignment in letter.assignments {
            for agency in assignment.agencies + assignment.coordinators + assignment.reportTo {
                _ = add(organization: agency.name, prefix, &names)
            }
        }
        if let name = letter.header.signer?.name { person = add("person", "TLCPerson", name, prefix, &names) }
        if let title = letter.header.signer?.title { role = add("role", "TLCRole", title, prefix, &names) }
        for (index, assignment) in letter.assignments.enumerated() {
            let id = names.unique(prefix + "task_\(index + 1)")
            tasks[assignment.id] = id
            entries.append(
                Entry(
                    element: "TLCConcept", id: id,
                    href: "/akn/ontology/concept/vn/task/" + AkomaNames.slug(assignment.id),
                    name: TaskCalendar.summary(assignment.duty)))
        }
    }

    private mutating func add(organization name: String, _ prefix: String, _ names: inout AkomaNames) -> String {
        if let id = organizations[name] { return id }
        let id = add("org", "TLCOrganization", name, prefix, &names, path: "organization")
        organizations[name] = id
        return id
    }

    private mutating func add(
        _ kind: String, _ element: String, _ name: String, _ prefix: String, _ names: inout AkomaNames,
        path: String? = nil
    ) -> String {
        let slug = AkomaNames.slug(name)
        let id = names.unique(prefix + kind + "_" + slug)
        entries.append(
            Entry(element: element, id: id, href: "/akn/ontology/\(path ?? kind)/vn/\(slug)", name: name))
        return id
    }

    /// `#org_so-y-te`; nil for a body that is none of the letter's.
    func organization(_ name: String?) -> String? { name.flatMap { organizations[$0] }.map { "#" + $0 } }

    /// `#task_1`; nil for an assignment that is not listed.
    func task(_ assignment: String?) -> String? { assignment.flatMap { tasks[$0] }.map { "#" + $0 } }
}
