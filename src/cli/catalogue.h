/* The catalogue: data/functions.json, wherever the program was put. */
#ifndef CLI_CATALOGUE_H
#define CLI_CATALOGUE_H

#include "output/json.h"

/* Reads it from $HSTAR_DATA, or from beside the program, or from where it was built. */
MUST_USE hstar_status catalogue_open(struct catalogue_entry **entries, size_t *n, hstar_error *err);

/* The entry of that name, or an error that names the nearest. */
MUST_USE hstar_status catalogue_find(const struct catalogue_entry *entries, size_t n, const char *name,
                                     const struct catalogue_entry **found, hstar_error *err);

#endif
