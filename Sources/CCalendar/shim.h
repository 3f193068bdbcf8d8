#pragma once
#include <libical/ical.h>

// The name under which the loader finds the library that has these types; another version may lay them out otherwise.
_Static_assert(ICAL_MAJOR_VERSION == 3, "the name below is that of libical 3");
static inline const char *_Nonnull letter_calendar_library(void) { return "libical.so.3"; }

// The types of the functions that are called, taken from the library's own header.
#define FUNCTION(name) typedef __typeof__(&name) name##_type;
FUNCTION(icalcomponent_new)
FUNCTION(icalcomponent_add_component)
FUNCTION(icalcomponent_add_property)
FUNCTION(icalcomponent_as_ical_string_r)
FUNCTION(icalcomponent_free)
FUNCTION(icalproperty_new)
FUNCTION(icalproperty_free)
FUNCTION(icalproperty_set_value)
FUNCTION(icalproperty_add_parameter)
FUNCTION(icalproperty_set_x_name)
FUNCTION(icalparameter_new_from_value_string)
FUNCTION(icalvalue_new_text)
FUNCTION(icalvalue_new_from_string)
FUNCTION(icalrecurrencetype_from_string)
FUNCTION(icalrecur_iterator_new)
FUNCTION(icalrecur_iterator_next)
FUNCTION(icalrecur_iterator_free)
FUNCTION(icaltime_from_string)
FUNCTION(icaltime_is_null_time)
FUNCTION(icalmemory_free_buffer)
#undef FUNCTION
