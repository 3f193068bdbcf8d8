#ifndef CPAGETEMPLATE_H
#define CPAGETEMPLATE_H

#include <stddef.h>

// The template of the page that shows a letter: template/page.html, embedded by template.c. Not ended by a zero.
const char *_Nonnull giaoviec_page_template(void);
size_t giaoviec_page_template_count(void);

#endif
