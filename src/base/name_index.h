/* Names and their numbers: a name is found at once, however many there are. */
#ifndef BASE_NAME_INDEX_H
#define BASE_NAME_INDEX_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct name_slot {
    const char *name; /* NULL: none stands here */
    uint64_t hash;
    size_t number;
};

/* All 0 is an empty one. */
struct name_index {
    struct name_slot *slots; /* room for 2^k, of which at least half are empty */
    size_t n, room;
};

/* The number of a name; false where it is none of these. */
bool name_index_find(const struct name_index *index, const char *name, size_t *number);

/* Takes a name, which stays its owner's and has to live as long. One that is there already keeps its number. */
MUST_USE hstar_status name_index_add(struct name_index *index, const char *name, size_t number,
                                     hstar_error *err);
void name_index_clear(struct name_index *index);

#endif
