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
        library.setValue(property, library.newText(text))
        library.addProperty(component, property)
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
        return Array(String(cString: text).utf8)
    }
}
