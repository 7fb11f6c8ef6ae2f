/* The catalogue: data/functions.json, wherever the program was put. */
#ifndef RECORD_CATALOGUE_PLACE_H
#define RECORD_CATALOGUE_PLACE_H

#include "record/json.h"

enum { PATH_LENGTH = 4096 };

/* The place of a data file: in $HSTAR_DATA, beside the program, or where it was built. `what` it is, for the error. */
MUST_USE hstar_status data_path(const char *what, const char *name, char path[PATH_LENGTH], hstar_error *err);

/* Reads it from $HSTAR_DATA, or from beside the program, or from where it was built. */
MUST_USE hstar_status catalogue_open(struct catalogue_entry **entries, size_t *n, hstar_error *err);

/* The entry of that name, or an error that names the nearest. */
MUST_USE hstar_status catalogue_find(const struct catalogue_entry *entries, size_t n, const char *name,
                                     const struct catalogue_entry **found, hstar_error *err);

#endif
