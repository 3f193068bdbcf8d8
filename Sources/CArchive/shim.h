#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

// archive_read_next_header with names in UTF-8: libarchive converts them to the letters of the locale, and in that of
// "C" loses all but ASCII. The locale is this thread's alone, and only while it runs.
static inline int letter_archive_next(struct archive *archive, struct archive_entry **entry) {
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
    int status = archive_read_next_header(archive, entry);
    if (utf8) {
        // Names are converted when they are asked for.
        if (status == ARCHIVE_OK || status == ARCHIVE_WARN) archive_entry_pathname_utf8(*entry);
        uselocale(before);
        freelocale(utf8);
    }
    return status;
}

// The entry types are macros that Swift does not see.
static inline int letter_archive_is_file(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFREG;
}
