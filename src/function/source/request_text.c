/* Runs of numbers that are as they were are copied; a point of which several are not takes the place of the one that is kept. */
#include "function/source/request_text.h"
#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_OTHERS = 2, /* so many numbers may differ from those that are kept */
    MOST_MOVES = 4   /* so many variables move in a request */
};

bool request_text_init(struct request_text *p, size_t n)
{
    *p = (struct request_text){.n = n,
                               .x = memory_array(n, sizeof *p->x),
                               .end = memory_array(n, sizeof *p->end),
                               .sent = memory_array(n, sizeof *p->sent)};
    text_init(&p->text);
    if (p->x && p->end && p->sent) return true;
    request_text_clear(p);
    return false;
}

void request_text_clear(struct request_text *p)
{
    free(p->x);
    free(p->end);
    free(p->sent);
    text_clear(&p->text);
    *p = (struct request_text){0};
}

/* `null` is what text_double makes of a number that is not finite. */
static void append_coordinate(struct text *to, double x)
{
    text_append(to, " ");
    if (isfinite(x))
        text_double(to, x);
    else
        text_append(to, isnan(x) ? "nan" : x > 0 ? "inf" : "-inf");
}

static bool is_kept(const struct request_text *p, const double *x, size_t v)
{
    return memcmp(&p->x[v], &x[v], sizeof *x) == 0;
}

static size_t begin_of(const struct request_text *p, size_t v)
{
    return v ? p->end[v - 1] : 0;
}

static bool are_several_others(const struct request_text *p, const double *x)
{
    size_t n = 0;
    for (size_t v = 0; v < p->n && n <= MOST_OTHERS; v++) n += !is_kept(p, x, v);
    return n > MOST_OTHERS;
}

/* Without memory there is none kept, which costs time only. */
static void keep_point(struct request_text *p, const double *x)
{
    const bool any = p->text.length > 0;
    struct text fresh;
    text_init(&fresh);
    for (size_t v = 0, begin = 0, end; v < p->n; v++, begin = end) {
        end = p->end[v];
        if (any && is_kept(p, x, v))
            text_append_bytes(&fresh, p->text.data + begin, end - begin);
        else
            append_coordinate(&fresh, x[v]);
        p->end[v] = fresh.length;
    }
    text_clear(&p->text);
    p->text = fresh;
    memcpy(p->x, x, p->n * sizeof *x);
    if (fresh.failed) text_clear(&p->text);
}

void request_text_append(struct request_text *kept, const double *x, struct text *to)
{
    if (kept->text.length == 0 || are_several_others(kept, x)) keep_point(kept, x);
    const bool any = kept->text.length > 0;
    size_t begin = 0;
    for (size_t v = 0; v < kept->n; v++) {
        if (any && is_kept(kept, x, v)) continue;
        if (any) text_append_bytes(to, kept->text.data + begin, begin_of(kept, v) - begin);
        append_coordinate(to, x[v]);
        begin = kept->end[v];
    }
    if (any) text_append_bytes(to, kept->text.data + begin, kept->text.length - begin);
}

void request_text_was_sent(struct request_text *kept, const double *x)
{
    kept->any_sent = x != NULL;
    if (x) memcpy(kept->sent, x, kept->n * sizeof *x);
}

/* The same point again moves its first variable to where it is. */
bool request_text_move(const struct request_text *kept, const double *x, struct text *to)
{
    size_t moved[MOST_MOVES] = {0}, n = 0;
    if (!kept->any_sent) return false;
    for (size_t v = 0; v < kept->n; v++) {
        if (memcmp(&kept->sent[v], &x[v], sizeof *x) == 0) continue;
        if (n == MOST_MOVES) return false;
        moved[n++] = v;
    }
    if (n == 0) n = 1;
    if (2 * n >= kept->n) return false;
    text_append(to, "move");
    for (size_t i = 0; i < n; i++) {
        text_format(to, " %zu", moved[i]);
        append_coordinate(to, x[moved[i]]);
    }
    return true;
}
