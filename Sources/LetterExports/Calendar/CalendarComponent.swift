internal import CCalendar

/// A component of a calendar while it is put together: it owns libical's, until another one takes it in.
final class CalendarComponent {
    private let library: CalendarLibrary
    private var component: OpaquePointer?
    private var isOwner = true

    init(_ library: CalendarLibrary, _ kind: icalcomponent_kind) {
        self.library = library
        component = library.newComponent(kind)
    }

    deinit {
        if isOwner, let component { library.freeComponent(component) }
    }

    /// Adds a property of text, which libical escapes and folds.
    func add(_ kind: icalproperty_kind, text: String, extensionName: String? = nil) {
        let property = library.newProperty(kind)
        if let extensionName { library.setExtensionName(property, extensionName) }
        library.setValue(property, library.newText(Self.known(text)))
        library.addProperty(component, property)
    }

    /// Adds the categories in one property: there are readers that fail on several.
    ///
    /// libical leaves commas between categories bare, and those within a category as well, so marks that are to be escaped
    /// go past it under other names.
    func add(categories: [String]) {
        guard !categories.isEmpty else { return }
        var text = String.UnicodeScalarView()
        for category in categories {
            if !text.isEmpty { text.append(",") }
            for scalar in Self.known(category).unicodeScalars {
                text.append(Self.escapes.first { $0.mark == scalar }?.name ?? scalar)
            }
        }
        let property = library.newProperty(ICAL_CATEGORIES_PROPERTY)
        library.setValue(property, library.newText(String(text)))
        library.addProperty(component, property)
    }

    /// The last code points for private use, each for a mark.
    private static let escapes: [(mark: Unicode.Scalar, name: Unicode.Scalar)] = [
        (",", "\u{10FFFC}"), (";", "\u{10FFFD}"),
    ]

    /// The text without control characters and without the names of marks.
    private static func known(_ text: String) -> String {
        var known = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !escapes.contains(where: { $0.name == scalar }) {
            known.append(scalar.value < 0x20 && scalar != "\n" ? " " : scalar)
        }
        return String(known)
    }

    /// Adds a property of a value that libical reads: a date, a rule, a duration.
    /// - Throws: ``ExportError/unwritable(reason:)`` where it is none.
    func add(
        _ kind: icalproperty_kind, _ valueKind: icalvalue_kind, _ value: String,
        parameters: [(kind: icalparameter_kind, value: String)] = []
    ) throws(ExportError) {
        guard let parsed = library.newValue(valueKind, value) else {
            throw .unwritable(reason: "libical: " + value)
        }
        let property = library.newProperty(kind)
        library.setValue(property, parsed)
        for parameter in parameters {
            library.addParameter(property, library.newParameter(parameter.kind, parameter.value))
        }
        library.addProperty(component, property)
    }

    func add(_ other: CalendarComponent) {
        other.isOwner = false
        library.addComponent(component, other.component)
    }

    /// The component as a calendar file has it, lines folded and ended by CR LF.
    func bytes() -> [UInt8] {
        guard let text = library.write(component) else { return [] }
        defer { library.freeMemory(text) }
        var bytes: [UInt8] = []
        let written = Array(String(cString: text).utf8)
        var index = 0
        while index < written.count {
            let rest = written[index...]
            if written[index] == 0xF4,
                let escape = Self.escapes.first(where: { rest.starts(with: String($0.name).utf8) })
            {
                bytes += [UInt8(ascii: "\\"), UInt8(ascii: escape.mark)]
                index += 4
            } else {
                bytes.append(written[index])
                index += 1
            }
        }
        return bytes
    }
}
