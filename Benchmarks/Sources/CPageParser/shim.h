#include <libxml/xmlversion.h>
/* libxml2 pulls in ICU's headers, which clash with Foundation's own ICU module. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
