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
        guard let library = SystemLibrary([String(cString: letter_calendar_library()), "libical.dylib"]) else {
            return nil
        }
        do {
            newComponent = try library("icalcomponent_new")
            addComponent = try library("icalcomponent_add_component")
            addProperty = try library("icalcomponent_add_property")
            write = try library("icalcomponent_as_ical_string_r")
            freeComponent = try library("icalcomponent_free")
            newProperty = try library("icalproperty_new")
            freeProperty = try library("icalproperty_free")
            setValue = try library("icalproperty_set_value")
            addParameter = try library("icalproperty_add_parameter")
            setExtensionName = try library("icalproperty_set_x_name")
            newParameter = try library("icalparameter_new_from_value_string")
            newText = try library("icalvalue_new_text")
            newValue = try library("icalvalue_new_from_string")
            readRule = try library("icalrecurrencetype_from_string")
            newIterator = try library("icalrecur_iterator_new")
            next = try library("icalrecur_iterator_next")
            freeIterator = try library("icalrecur_iterator_free")
            readTime = try library("icaltime_from_string")
            isNull = try library("icaltime_is_null_time")
            freeMemory = try library("icalmemory_free_buffer")
        } catch {
            return nil
        }
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
