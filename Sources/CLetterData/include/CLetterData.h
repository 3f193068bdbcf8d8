#ifndef CLETTERDATA_H
#define CLETTERDATA_H

#include <stddef.h>
#include <stdint.h>

#endif
