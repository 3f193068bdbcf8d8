#include "CPageTemplate.h"

static const unsigned char page[] = {
#embed "template/page.html"
};

const char *giaoviec_page_template(void) { return (const char *)page; }
size_t giaoviec_page_template_count(void) { return sizeof page; }
