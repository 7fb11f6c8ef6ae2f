/* A table of hashes. The hash of a point is a sum over its numbers, so that it is known from a base and what differs from that.
 *
 * To write a page of memory for the first time takes as long as to look for thirty points: what is kept is short, and the numbers stay where
 * they are. */
#include "function/source/answers.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 28, BASES_TRIED = 4, FEW_OFF = 4 };

/* A slot's bits for the entry; the others are its tag. */
enum { ENTRY_BITS = 23, MOST_ENTRIES = (1 << ENTRY_BITS) - 1 };

/* Numbers in a block of them: at first, and at most. */
enum { LEAST_BLOCK = 1 << 7, MOST_BLOCK = 1 << 16 };

void answers_init(struct answers *a, size_t n_variables, size_t n_outputs)
{
    *a = (struct answers){.n_variables = n_variables, .n_outputs = n_outputs, .most_bytes = MOST_BYTES};
}

void answers_clear(struct answers *a)
{
    for (size_t b = 0; b < a->n_blocks; b++) free(a->block[b]);
    free(a->block);
    free(a->entry);
    free(a->run);
    free(a->variable);
    free(a->slot);
    free(a->base);
    free(a->base_hash);
    answers_init(a, a->n_variables, a->n_outputs);
}

size_t answers_bytes(const struct answers *a)
{
    return a->room * sizeof *a->entry + a->runs_room * sizeof *a->run + a->listed_room * sizeof *a->variable +
           a->block_bytes + a->n_slots * sizeof *a->slot +
           a->bases_room * (a->n_variables * sizeof *a->base + sizeof *a->base_hash);
}

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

/* The finalizer of Steele, Lea and Flood's SplitMix64 (2014). */
static uint64_t hash_number(size_t variable, double x)
{
    uint64_t z = bits_of(x) + (variable + 1) * 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static const double *base_of(const struct answers *a, size_t base)
{
    return a->base + base * a->n_variables;
}

/* ---- Bases ---- */

static size_t count_off(const struct answers *a, size_t base, const struct points *p)
{
    const double *at = base_of(a, base);
    size_t n = 0;
    for (size_t v = 0; v < a->n_variables; v++) n += bits_of(at[v]) != bits_of(p->column[v][0]);
    return n;
}

static bool add_base(struct answers *a, const struct points *p)
{
    if (a->n_bases == a->bases_room) {
        const size_t room = a->bases_room ? 2 * a->bases_room : 1;
        double *base = memory_resize(a->base, room, a->n_variables * sizeof *base);
        if (base) a->base = base;
        uint64_t *hash = memory_resize(a->base_hash, room, sizeof *hash);
        if (hash) a->base_hash = hash;
        if (!base || !hash) return false;
        a->bases_room = room;
    }
    double *at = a->base + a->n_bases * a->n_variables;
    uint64_t hash = 0;
    for (size_t v = 0; v < a->n_variables; v++) {
        at[v] = p->column[v][0];
        hash += hash_number(v, at[v]);
    }
    a->base_hash[a->n_bases++] = hash;
    return true;
}

/* The nearest of the last ones; where even that is far off the first point becomes one. */
static bool choose_base(struct answers *a, const struct points *p, size_t *chosen)
{
    size_t least = SIZE_MAX;
    for (size_t k = 0; k < BASES_TRIED && k < a->n_bases && least > FEW_OFF; k++) {
        const size_t base = a->n_bases - 1 - k, n = count_off(a, base, p);
        if (n >= least) continue;
        least = n;
        *chosen = base;
    }
    const bool near = least <= FEW_OFF || (least != SIZE_MAX && least <= a->n_variables / 2);
    if (near || (a->n_bases && answers_bytes(a) >= a->most_bytes)) return true;
    if (!add_base(a, p)) return false;
    *chosen = a->n_bases - 1;
    return true;
}

/* ---- A call ---- */

bool answers_view_init(struct answers *a, const struct points *points, struct answers_view *view)
{
    const size_t n = a->n_variables;
    *view = (struct answers_view){.points = points};
    if (!choose_base(a, points, &view->base)) return false;
    const double *at = base_of(a, view->base);
    size_t n_moved = 0;
    for (size_t v = 0; v < n; v++)
        n_moved += points->varies[v] || bits_of(at[v]) != bits_of(points->column[v][0]);
    view->off_x = memory_room(n_moved, sizeof *view->off_x + 2 * sizeof *view->moved);
    if (!view->off_x) return false;
    view->moved = (uint32_t *)(view->off_x + n_moved);
    view->off = view->moved + n_moved;
    view->hash = a->base_hash[view->base];
    for (size_t v = 0; v < n; v++) {
        const double x = points->column[v][0];
        if (!points->varies[v] && bits_of(at[v]) == bits_of(x)) continue;
        view->moved[view->n_moved++] = (uint32_t)v;
        view->hash += (points->varies[v] ? 0 : hash_number(v, x)) - hash_number(v, at[v]);
    }
    return true;
}

void answers_view_clear(struct answers_view *view)
{
    free(view->off_x);
}

/* ---- Looking ---- */

/* A point as it is looked for: where it differs from the view's base. */
struct sought {
    const struct answers_view *view;
    size_t n_off;
    uint64_t hash;
};

/* Bit by bit, where they differ from two bases. */
static bool same_point(const struct answers *a, const struct answer_run *run, const double *x,
                       const struct sought *w)
{
    const struct answers_view *view = w->view;
    const double *p = base_of(a, run->base), *q = base_of(a, view->base);
    for (size_t v = 0, i = 0, j = 0; v < a->n_variables; v++) {
        const bool is_off = i < run->n_off && a->variable[run->off + i] == v,
                   view_off = j < w->n_off && view->off[j] == v;
        if (bits_of(is_off ? x[i] : p[v]) != bits_of(view_off ? view->off_x[j] : q[v])) return false;
        i += is_off;
        j += view_off;
    }
    return true;
}

/* Do the points of the run differ from its base where this one does? */
static inline bool is_alike(const struct answers *a, const struct answer_run *run, const struct sought *w)
{
    if (run->base != w->view->base || run->n_off != w->n_off) return false;
    for (size_t k = 0; k < w->n_off; k++)
        if (a->variable[run->off + k] != w->view->off[k]) return false;
    return true;
}

static bool is_entry(const struct answers *a, size_t entry, const struct sought *w)
{
    const struct answer_run *run = &a->run[a->entry[entry].run];
    const double *x = answers_numbers(a, entry);
    if (run->base != w->view->base) return same_point(a, run, x, w);
    if (!is_alike(a, run, w)) return false;
    for (size_t k = 0; k < w->n_off; k++)
        if (bits_of(x[k]) != bits_of(w->view->off_x[k])) return false;
    return true;
}

static uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 32) & ~(uint32_t)MOST_ENTRIES;
}

static uint32_t tag_in(uint32_t slot)
{
    return slot & ~(uint32_t)MOST_ENTRIES;
}

static size_t entry_in(uint32_t slot)
{
    return (slot & MOST_ENTRIES) - 1;
}

static size_t empty_slot(const struct answers *a, uint64_t hash)
{
    size_t s = hash & (a->n_slots - 1);
    while (a->slot[s]) s = (s + 1) & (a->n_slots - 1);
    return s;
}

/* ---- Adding ---- */

/* Slots are short; what costs is to hash all points anew, and a step to the next slot, which no processor foresees. */
enum { GROWTH = 4 };

/* The entries of a run, which ends before `end`. */
static void fill_slots(struct answers *a, const struct answer_run *run, size_t end)
{
    const uint32_t *off = run->n_off ? a->variable + run->off : NULL;
    const double *at = base_of(a, run->base), *x = run->numbers;
    uint64_t rest = a->base_hash[run->base];
    for (size_t k = 0; k < run->n_off; k++) rest -= hash_number(off[k], at[off[k]]);
    for (size_t e = run->first; e < end; e++, x += run->n_off + a->n_outputs) {
        uint64_t hash = rest;
        for (size_t k = 0; k < run->n_off; k++) hash += hash_number(off[k], x[k]);
        a->slot[empty_slot(a, hash)] = tag_of(hash) | (uint32_t)(e + 1);
    }
}

static bool grow_slots(struct answers *a)
{
    const size_t least = 64, n_slots = a->n_slots ? GROWTH * a->n_slots : least;
    uint32_t *slot = memory_array(n_slots, sizeof *slot);
    if (!slot) return false;
    free(a->slot);
    a->slot = slot;
    a->n_slots = n_slots;
    for (size_t r = 0; r < a->n_runs; r++)
        fill_slots(a, &a->run[r], r + 1 < a->n_runs ? a->run[r + 1].first : a->n);
    return true;
}

/* The array with room for `more` behind n of them; NULL where memory ran out. */
static void *grown(void *array, size_t n, size_t more, size_t *room, size_t size)
{
    const size_t least = 32, doubled = 2 * *room + least, wanted = n + more > doubled ? n + more : doubled;
    if (n + more <= *room) return array;
    void *larger = memory_resize(array, wanted, size);
    if (larger) *room = wanted;
    return larger;
}

/* A block with room for one point at least: twice the one before, up to a size. */
static bool add_numbers(struct answers *a, size_t least)
{
    const size_t steps = 9, n_doubled = (size_t)LEAST_BLOCK << (a->n_blocks < steps ? a->n_blocks : steps),
                 n = n_doubled > least ? n_doubled : least;
    double **block = grown(a->block, a->n_blocks, 1, &a->blocks_room, sizeof *block);
    if (!block) return false;
    a->block = block;
    a->next = memory_room(n, sizeof *a->next);
    a->n_left = a->next ? n : 0;
    if (!a->next) return false;
    a->block[a->n_blocks++] = a->next;
    a->block_bytes += n * sizeof *a->next;
    return true;
}

/* The variables of a point's run. */
static bool list_variables(struct answers *a, const struct sought *w)
{
    if (!w->n_off) return true;
    uint32_t *variable = grown(a->variable, a->n_listed, w->n_off, &a->listed_room, sizeof *variable);
    if (!variable) return false;
    a->variable = variable;
    memcpy(variable + a->n_listed, w->view->off, w->n_off * sizeof *variable);
    a->n_listed += w->n_off;
    return true;
}

static bool add_run(struct answers *a, const struct sought *w, bool listed)
{
    struct answer_run *run = grown(a->run, a->n_runs, 1, &a->runs_room, sizeof *run);
    if (!run) return false;
    a->run = run;
    const size_t off = listed ? run[a->n_runs - 1].off : a->n_listed;
    if (off + w->n_off > UINT32_MAX || (!listed && !list_variables(a, w))) return false;
    run[a->n_runs++] = (struct answer_run){.numbers = a->next,
                                           .base = (uint32_t)w->view->base,
                                           .n_off = (uint32_t)w->n_off,
                                           .first = (uint32_t)a->n,
                                           .off = (uint32_t)off};
    return true;
}

/* The last run goes on where the point is one of it, and its block has room. */
static bool continue_run(struct answers *a, const struct sought *w, size_t n_numbers)
{
    const bool goes_on = a->n_runs && is_alike(a, &a->run[a->n_runs - 1], w);
    if (goes_on && n_numbers <= a->n_left) return true;
    const bool has_room = a->next && n_numbers <= a->n_left; /* a point may need none */
    if (!has_room && !add_numbers(a, n_numbers)) return false;
    return add_run(a, w, goes_on);
}

/* Half of the slots stay empty. */
static size_t add_entry(struct answers *a, const struct sought *w, size_t slot)
{
    const size_t n_numbers = w->n_off + a->n_outputs;
    if (a->n == MOST_ENTRIES || answers_bytes(a) >= a->most_bytes || a->n_variables > UINT32_MAX)
        return ANSWERS_FULL;
    struct answer_entry *entry = grown(a->entry, a->n, 1, &a->room, sizeof *entry);
    if (!entry) return ANSWERS_FULL;
    a->entry = entry;
    if (2 * (a->n + 1) > a->n_slots) {
        if (!grow_slots(a)) return ANSWERS_FULL;
        slot = empty_slot(a, w->hash);
    }
    if (!continue_run(a, w, n_numbers)) return ANSWERS_FULL;
    for (size_t k = 0; k < w->n_off; k++) a->next[k] = w->view->off_x[k];
    a->next += n_numbers;
    a->n_left -= n_numbers;
    entry[a->n] = (struct answer_entry){.run = (uint32_t)(a->n_runs - 1)};
    a->slot[slot] = tag_of(w->hash) | (uint32_t)++a->n;
    return a->n - 1;
}

static size_t place_one(struct answers *a, const struct answers_view *view, size_t i, uint64_t hash)
{
    const double *at = base_of(a, view->base);
    struct sought w = {.view = view, .hash = hash};
    for (size_t k = 0; k < view->n_moved; k++) {
        const uint32_t v = view->moved[k];
        const double x = points_at(view->points, v, i);
        if (bits_of(x) == bits_of(at[v])) continue;
        view->off[w.n_off] = v;
        view->off_x[w.n_off++] = x;
    }
    size_t s = hash & (a->n_slots - 1);
    for (; a->n_slots && a->slot[s]; s = (s + 1) & (a->n_slots - 1))
        if (tag_in(a->slot[s]) == tag_of(hash) && is_entry(a, entry_in(a->slot[s]), &w))
            return entry_in(a->slot[s]);
    return add_entry(a, &w, s);
}

/* So many points at a time: what they need of the table is on its way before the first is looked for. */
enum { AT_ONCE = 64 };

static void hash_points(const struct answers *a, const struct answers_view *view, size_t first, size_t n,
                        uint64_t hash[AT_ONCE])
{
    for (size_t i = 0; i < n; i++) hash[i] = view->hash;
    for (size_t k = 0; k < view->n_moved; k++) {
        const uint32_t v = view->moved[k];
        const double *x = view->points->column[v] + first;
        for (size_t i = 0; view->points->varies[v] && i < n; i++) hash[i] += hash_number(v, x[i]);
    }
    for (size_t i = 0; a->n_slots && i < n; i++) __builtin_prefetch(&a->slot[hash[i] & (a->n_slots - 1)]);
}

void answers_place(struct answers *a, const struct answers_view *view, size_t *entry)
{
    uint64_t hash[AT_ONCE];
    for (size_t first = 0, n; first < view->points->n; first += n) {
        n = view->points->n - first < AT_ONCE ? view->points->n - first : AT_ONCE;
        hash_points(a, view, first, n, hash);
        for (size_t i = 0; i < n; i++) entry[first + i] = place_one(a, view, first + i, hash[i]);
    }
}
