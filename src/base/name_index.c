/* A table of hashes, in which a name stands at the first free slot from that of its hash on. */
#include "base/name_index.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a of Fowler, Noll and Vo with 64 bits; its high bits, which are mixed best, are folded into the low ones, by which slots are chosen. */
static uint64_t hash_name(const char *name)
{
    const uint64_t basis = 0xcbf29ce484222325, prime = 0x100000001b3;
    uint64_t hash = basis;
    for (const char *c = name; *c; c++) hash = (hash ^ (unsigned char)*c) * prime;
    return hash ^ hash >> 32;
}

/* Where the name stands, or would. */
static struct name_slot *slot_of_name(const struct name_index *index, const char *name, uint64_t hash)
{
    size_t i = (size_t)hash & (index->room - 1);
    while (index->slots[i].name && (index->slots[i].hash != hash || strcmp(index->slots[i].name, name)))
        i = (i + 1) & (index->room - 1);
    return &index->slots[i];
}

bool name_index_find(const struct name_index *index, const char *name, size_t *number)
{
    if (!index->n) return false;
    const struct name_slot *slot = slot_of_name(index, name, hash_name(name));
    if (!slot->name) return false;
    *number = slot->number;
    return true;
}

static hstar_status grow_index(struct name_index *index, hstar_error *err)
{
    enum { LEAST = 16 };
    struct name_index more = {.n = index->n, .room = index->room ? 2 * index->room : LEAST};
    more.slots = memory_array(more.room, sizeof *more.slots);
    if (!more.slots) return error_memory(err);
    for (size_t i = 0; i < index->room; i++) {
        const struct name_slot *slot = &index->slots[i];
        if (slot->name) *slot_of_name(&more, slot->name, slot->hash) = *slot;
    }
    free(index->slots);
    *index = more;
    return HSTAR_OK;
}

hstar_status name_index_add(struct name_index *index, const char *name, size_t number, hstar_error *err)
{
    const uint64_t hash = hash_name(name);
    hstar_status status = 2 * index->n < index->room ? HSTAR_OK : grow_index(index, err);
    if (status) return status;
    struct name_slot *slot = slot_of_name(index, name, hash);
    if (slot->name) return HSTAR_OK;
    *slot = (struct name_slot){name, hash, number};
    index->n++;
    return HSTAR_OK;
}

void name_index_clear(struct name_index *index)
{
    free(index->slots);
    *index = (struct name_index){0};
}
