#include "CLetterData.h"

#define ACCESS(name) \
    const void *giaoviec_##name(void) { return name; } \
    size_t giaoviec_##name##_count(void) { return sizeof name; }

static const _Alignas(8) unsigned char letters[] = {
#embed "blobs/letters.bin"
};
ACCESS(letters)

static const _Alignas(8) unsigned char syllables[] = {
#embed "blobs/syllables.bin"
};
ACCESS(syllables)

static const _Alignas(8) unsigned char ngrams[] = {
#embed "blobs/ngrams.bin"
};
ACCESS(ngrams)

static const _Alignas(8) unsigned char abbreviations[] = {
#embed "blobs/abbreviations.bin"
};
ACCESS(abbreviations)

static const _Alignas(8) unsigned char phrases[] = {
#embed "blobs/phrases.bin"
};
ACCESS(phrases)

static const _Alignas(8) unsigned char confusions[] = {
#embed "blobs/confusions.bin"
};
ACCESS(confusions)

static const _Alignas(8) unsigned char structurecues[] = {
#embed "blobs/structurecues.bin"
};
ACCESS(structurecues)

// A short table that is read as it is.
static const _Alignas(8) unsigned char agencygroups[] = {
#embed "tables/agency-groups.tsv"
};
ACCESS(agencygroups)

// Read as it is, too.
static const _Alignas(8) unsigned char chrome[] = {
#embed "tables/chrome.tsv"
};
ACCESS(chrome)

// And so is this one.
static const _Alignas(8) unsigned char agencymergers[] = {
#embed "tables/agency-mergers.tsv"
};
ACCESS(agencymergers)
