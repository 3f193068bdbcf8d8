internal import CCalendar
internal import LetterKit
internal import LetterPrograms

/// The functions of libical that are called, loaded when the first calendar is written: it brings ICU's tables with it,
/// which a letter that goes elsewhere need not wait for.
struct CalendarLibrary: @unchecked Sendable {
    static let shared = CalendarLibrary()

    /// The Debian package of the library.
    static let package = "libical3"

    let newComponent: icalcomponent_new_type
    let addComponent: icalcomponent_add_component_type
    let addProperty: icalcomponent_add_property_type
    let write: icalcomponent_as_ical_string_r_type
    let freeComponent: icalcomponent_free_type
    let newProperty: icalproperty_new_type
    let freeProperty: icalproperty_free_type
    let setValue: icalproperty_set_value_type
    let addParameter: icalproperty_add_parameter_type
    let setExtensionName: icalproperty_set_x_name_type
    let newParameter: icalparameter_new_from_value_string_type
    let newText: icalvalue_new_text_type
    let newValue: icalvalue_new_from_string_type
    let readRule: icalrecurrencetype_from_string_type
    let newIterator: icalrecur_iterator_new_type
    let next: icalrecur_iterator_next_type
    let freeIterator: icalrecur_iterator_free_type
    let readTime: icaltime_from_string_type
    let isNull: icaltime_is_null_time_type
    let freeMemory: icalmemory_free_buffer_type

    private init?() {
        guard let library = SystemLibrary([String(cString: letter_calendar_library()), "libical.dylib"]),
            let newComponent = library.function("icalcomponent_new", as: icalcomponent_new_type.self),
            let addComponent = library.function(
                "icalcomponent_add_component", as: icalcomponent_add_component_type.self),
            let addProperty = library.function("icalcomponent_add_property", as: icalcomponent_add_property_type.self),
            let write = library.function(
                "icalcomponent_as_ical_string_r", as: icalcomponent_as_ical_string_r_type.self),
            let freeComponent = library.function("icalcomponent_free", as: icalcomponent_free_type.self),
            let newProperty = library.function("icalproperty_new", as: icalproperty_new_type.self),
            let freeProperty = library.function("icalproperty_free", as: icalproperty_free_type.self),
            let setValue = library.function("icalproperty_set_value", as: icalproperty_set_value_type.self),
            let addParameter = library.function("icalproperty_add_parameter", as: icalproperty_add_parameter_type.self),
            let setExtensionName = library.function("icalproperty_set_x_name", as: icalproperty_set_x_name_type.self),
            let newParameter = library.function(
                "icalparameter_new_from_value_string", as: icalparameter_new_from_value_string_type.self),
            let newText = library.function("icalvalue_new_text", as: icalvalue_new_text_type.self),
            let newValue = library.function("icalvalue_new_from_string", as: icalvalue_new_from_string_type.self),
            let readRule = library.function(
                "icalrecurrencetype_from_string", as: icalrecurrencetype_from_string_type.self),
            let newIterator = library.function("icalrecur_iterator_new", as: icalrecur_iterator_new_type.self),
            let next = library.function("icalrecur_iterator_next", as: icalrecur_iterator_next_type.self),
            let freeIterator = library.function("icalrecur_iterator_free", as: icalrecur_iterator_free_type.self),
            let readTime = library.function("icaltime_from_string", as: icaltime_from_string_type.self),
            let isNull = library.function("icaltime_is_null_time", as: icaltime_is_null_time_type.self),
            let freeMemory = library.function("icalmemory_free_buffer", as: icalmemory_free_buffer_type.self)
        else { return nil }
        self.newComponent = newComponent
        self.addComponent = addComponent
        self.addProperty = addProperty
        self.write = write
        self.freeComponent = freeComponent
        self.newProperty = newProperty
        self.freeProperty = freeProperty
        self.setValue = setValue
        self.addParameter = addParameter
        self.setExtensionName = setExtensionName
        self.newParameter = newParameter
        self.newText = newText
        self.newValue = newValue
        self.readRule = readRule
        self.newIterator = newIterator
        self.next = next
        self.freeIterator = freeIterator
        self.readTime = readTime
        self.isNull = isNull
        self.freeMemory = freeMemory
    }

    /// The first day from `start` on that a rule names, nil where there is none.
    func firstDay(of rule: String, from start: CalendarDay) -> CalendarDay? {
        let rule = readRule(rule)
        guard rule.freq != ICAL_NO_RECURRENCE, let iterator = newIterator(rule, readTime(start.basic)) else {
            return nil
        }
        defer { freeIterator(iterator) }
        let time = next(iterator)
        guard isNull(time) == 0 else { return nil }
        return CalendarDay(year: Int(time.year), month: Int(time.month), day: Int(time.day))
    }
}

extension CalendarDay {
    /// `20260305`, as calendars have it.
    var basic: String { Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(day, 2) }
}
