/* A walk over the flow from a variable on, nearest step first: those that are still to come are in a heap. */
#include "function/machine/dependents.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* A use that is still to come. Its key: the step, and the element of it. */
struct ahead {
    uint64_t key;
    uint32_t source;
};

struct walk {
    const struct flow *flow;
    uint32_t from, to; /* the steps among which those are that the output needs */
    struct ahead *heap;
    size_t n_ahead, heap_room;
    struct dependents *found;
    size_t room, n_elements, element_room;
};

/* Room for so many items of an array. */
static bool dependents_grow(void **items, size_t n, size_t *room, size_t size)
{
    if (n <= *room) return true;
    const size_t more = n < 16 ? 16 : 2 * n;
    void *grown = memory_resize(*items, more, size);
    if (!grown) return false;
    *items = grown;
    *room = more;
    return true;
}

#define GROW(items, n, room) dependents_grow((void **)&(items), n, &(room), sizeof *(items))

static void heap_push(struct walk *w, struct ahead a)
{
    size_t i = w->n_ahead++;
    for (; i > 0 && w->heap[(i - 1) / 2].key > a.key; i = (i - 1) / 2) w->heap[i] = w->heap[(i - 1) / 2];
    w->heap[i] = a;
}

static struct ahead heap_pop(struct walk *w)
{
    const struct ahead first = w->heap[0], last = w->heap[--w->n_ahead];
    size_t i = 0;
    for (size_t child; (child = 2 * i + 1) < w->n_ahead; i = child) {
        if (child + 1 < w->n_ahead && w->heap[child + 1].key < w->heap[child].key) child++;
        if (w->heap[child].key >= last.key) break;
        w->heap[i] = w->heap[child];
    }
    w->heap[i] = last;
    return first;
}

/* The first use of a node at a step that the output may need. */
static size_t first_within(const struct walk *w, node a)
{
    size_t low = w->flow->first_use[a], high = w->flow->first_use[a + 1];
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (w->flow->use[middle].step < w->from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Who takes the node is to come. */
static bool look_ahead(struct walk *w, node a, uint32_t source)
{
    const struct flow *f = w->flow;
    const size_t end = f->first_use[a + 1];
    for (size_t i = first_within(w, a); i < end && f->use[i].step <= w->to; i++) {
        if (!GROW(w->heap, w->n_ahead + 1, w->heap_room)) return false;
        heap_push(w, (struct ahead){(uint64_t)f->use[i].step << 32 | f->use[i].element, source});
    }
    return true;
}

/* The next step with all its elements that vary. */
static bool take_step(struct walk *w)
{
    struct dependents *d = w->found;
    const uint32_t step = (uint32_t)(w->heap[0].key >> 32);
    const size_t begin = w->n_elements;
    if (!GROW(d->dependent, d->n + 1, w->room)) return false;
    while (w->n_ahead && w->heap[0].key >> 32 == step) {
        if (!GROW(d->element, w->n_elements + 1, w->element_room)) return false;
        const struct ahead a = heap_pop(w);
        d->element[w->n_elements++] = (struct dependent_element){(uint32_t)a.key, a.source};
    }
    d->dependent[d->n++] = (struct dependent){step, begin, w->n_elements};
    return look_ahead(w, (node)(w->flow->n_given + step), (uint32_t)d->n);
}

/* Leaves out what the last one, which is the output's, does not need. `place` has room for one number each, and one more. */
static void keep_needed(struct dependents *d, uint32_t *place)
{
    place[d->n] = 1;
    for (size_t s = d->n; s > 0; s--) {
        const struct dependent *p = &d->dependent[s - 1];
        for (size_t e = p->begin; place[s] && e < p->end; e++) place[d->element[e].source] = 1;
    }
    size_t n = 0;
    place[0] = 0;
    for (size_t s = 1; s <= d->n; s++) {
        if (!place[s]) continue;
        const struct dependent p = d->dependent[s - 1];
        for (size_t e = p.begin; e < p.end; e++) d->element[e].source = place[d->element[e].source];
        d->dependent[n++] = p;
        place[s] = (uint32_t)n;
    }
    d->n = n;
}

static bool walk_through(struct walk *w, size_t output, size_t wrt)
{
    struct dependents *d = w->found;
    if (w->flow->output[output] < w->flow->n_given) return true;
    if (!look_ahead(w, (node)wrt, 0)) return false;
    while (w->n_ahead)
        if (!take_step(w)) return false;
    if (d->n && d->dependent[d->n - 1].step != w->to) d->n = 0;
    if (d->n == 0) return true;
    uint32_t *place = memory_array(d->n + 1, sizeof *place);
    if (!place) return false;
    keep_needed(d, place);
    free(place);
    return true;
}

bool dependents_init(struct dependents *d, const struct flow *flow, size_t output, size_t wrt)
{
    *d = (struct dependents){0};
    struct walk w = {.flow = flow,
                     .from = flow->earliest[output],
                     .to = (uint32_t)(flow->output[output] - flow->n_given),
                     .found = d};
    const bool done = walk_through(&w, output, wrt);
    free(w.heap);
    if (!done) dependents_clear(d);
    return done;
}

void dependents_clear(struct dependents *d)
{
    free(d->dependent);
    free(d->element);
    *d = (struct dependents){0};
}
