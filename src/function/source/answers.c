/* A table of hashes. The hash of a point is a sum over its numbers, so that it is known from a base and what differs from that. */
#include "function/source/answers.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 28, BASES_TRIED = 4, FEW_OFF = 4 };

void answers_init(struct answers *a, size_t n_variables, size_t n_outputs)
{
    *a = (struct answers){.n_variables = n_variables, .n_outputs = n_outputs, .most_bytes = MOST_BYTES};
}

void answers_clear(struct answers *a)
{
    free(a->entry);
    free(a->values);
    free(a->slot);
    free(a->base);
    free(a->base_hash);
    free(a->off);
    free(a->off_x);
    answers_init(a, a->n_variables, a->n_outputs);
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

static size_t bytes_of(const struct answers *a)
{
    return a->n * (sizeof *a->entry + a->n_outputs * sizeof *a->values) +
           a->n_bases * a->n_variables * sizeof *a->base + a->n_off * (sizeof *a->off + sizeof *a->off_x);
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
    if (near || (a->n_bases && bytes_of(a) >= a->most_bytes)) return true;
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
    for (size_t v = 0; v < n; v++)
        if (points->varies[v] || bits_of(at[v]) != bits_of(points->column[v][0]))
            view->moved[view->n_moved++] = (uint32_t)v;
    return true;
}

void answers_view_clear(struct answers_view *view)
{
    free(view->off_x);
}

/* ---- Entries ---- */

/* Bit by bit, where they differ from two bases. */
static bool same_point(const struct answers *a, const struct answer_entry *e, const struct answers_view *view,
                       size_t n_off)
{
    const double *p = base_of(a, e->base), *q = base_of(a, view->base);
    for (size_t v = 0, i = 0, j = 0; v < a->n_variables; v++) {
        const bool off = i < e->n_off && a->off[e->first + i] == v, view_off = j < n_off && view->off[j] == v;
        const double x = off ? a->off_x[e->first + i] : p[v], y = view_off ? view->off_x[j] : q[v];
        if (bits_of(x) != bits_of(y)) return false;
        i += off;
        j += view_off;
    }
    return true;
}

static bool is_entry(const struct answers *a, const struct answer_entry *e, const struct answers_view *view,
                     size_t n_off, uint64_t hash)
{
    if (e->hash != hash) return false;
    if (e->base != view->base) return same_point(a, e, view, n_off);
    return e->n_off == n_off &&
           (n_off == 0 || (!memcmp(a->off + e->first, view->off, n_off * sizeof *a->off) &&
                           !memcmp(a->off_x + e->first, view->off_x, n_off * sizeof *a->off_x)));
}

static bool grow_slots(struct answers *a)
{
    const size_t least = 64, n_slots = a->n_slots ? 4 * a->n_slots : least;
    uint32_t *slot = memory_array(n_slots, sizeof *slot);
    if (!slot) return false;
    for (size_t e = 0; e < a->n; e++) {
        size_t s = a->entry[e].hash & (n_slots - 1);
        while (slot[s]) s = (s + 1) & (n_slots - 1);
        slot[s] = (uint32_t)(e + 1);
    }
    free(a->slot);
    a->slot = slot;
    a->n_slots = n_slots;
    return true;
}

static bool grow_entries(struct answers *a)
{
    const size_t least = 32, room = a->room ? 2 * a->room : least;
    if (a->n < a->room) return true;
    struct answer_entry *entry = memory_resize(a->entry, room, sizeof *entry);
    if (entry) a->entry = entry;
    double *values = memory_resize(a->values, room, a->n_outputs * sizeof *values);
    if (values) a->values = values;
    if (!entry || !values) return false;
    a->room = room;
    return true;
}

static bool grow_off(struct answers *a, size_t n)
{
    if (a->n_off + n <= a->off_room) return true;
    const size_t least = 32, doubled = 2 * a->off_room + least,
                 room = doubled > a->n_off + n ? doubled : a->n_off + n;
    uint32_t *off = memory_resize(a->off, room, sizeof *off);
    if (off) a->off = off;
    double *off_x = memory_resize(a->off_x, room, sizeof *off_x);
    if (off_x) a->off_x = off_x;
    if (!off || !off_x) return false;
    a->off_room = room;
    return true;
}

/* Half of the slots stay empty. */
static size_t add_entry(struct answers *a, const struct answers_view *view, size_t n_off, uint64_t hash)
{
    if (bytes_of(a) >= a->most_bytes || a->n_variables > UINT32_MAX || !grow_entries(a) ||
        !grow_off(a, n_off))
        return ANSWERS_FULL;
    if (2 * a->n >= a->n_slots && !grow_slots(a)) return ANSWERS_FULL;
    if (n_off) {
        memcpy(a->off + a->n_off, view->off, n_off * sizeof *a->off);
        memcpy(a->off_x + a->n_off, view->off_x, n_off * sizeof *a->off_x);
    }
    a->entry[a->n] = (struct answer_entry){
        .hash = hash, .base = (uint32_t)view->base, .first = (uint32_t)a->n_off, .n_off = (uint32_t)n_off};
    a->n_off += n_off;
    size_t s = hash & (a->n_slots - 1);
    while (a->slot[s]) s = (s + 1) & (a->n_slots - 1);
    a->slot[s] = (uint32_t)++a->n;
    return a->n - 1;
}

size_t answers_place(struct answers *a, const struct answers_view *view, size_t i)
{
    const double *at = base_of(a, view->base);
    uint64_t hash = a->base_hash[view->base];
    size_t n_off = 0;
    for (size_t k = 0; k < view->n_moved; k++) {
        const uint32_t v = view->moved[k];
        const double x = points_at(view->points, v, i);
        if (bits_of(x) == bits_of(at[v])) continue;
        hash += hash_number(v, x) - hash_number(v, at[v]);
        view->off[n_off] = v;
        view->off_x[n_off++] = x;
    }
    for (size_t s = hash & (a->n_slots - 1); a->n_slots && a->slot[s]; s = (s + 1) & (a->n_slots - 1))
        if (is_entry(a, &a->entry[a->slot[s] - 1], view, n_off, hash)) return a->slot[s] - 1;
    return add_entry(a, view, n_off, hash);
}
