#ifndef CLETTERDATA_H
#define CLETTERDATA_H

#include <stddef.h>
#include <stdint.h>

// The compiled language tables. Sources in tables/, compiled by `swift run LetterTableCompiler`
// to blobs/, embedded by data.c; each starts at a multiple of eight bytes.
#define GIAOVIEC_TABLE(name) \
    const void * _Nonnull giaoviec_##name(void); \
    size_t giaoviec_##name##_count(void);

GIAOVIEC_TABLE(letters)
GIAOVIEC_TABLE(syllables)
GIAOVIEC_TABLE(ngrams)
GIAOVIEC_TABLE(abbreviations)
GIAOVIEC_TABLE(phrases)
GIAOVIEC_TABLE(confusions)
GIAOVIEC_TABLE(structurecues)
GIAOVIEC_TABLE(agencygroups)
GIAOVIEC_TABLE(chrome)
GIAOVIEC_TABLE(agencymergers)

#undef GIAOVIEC_TABLE

#endif
