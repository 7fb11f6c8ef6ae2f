/* What changed since an earlier record of a suite. */
#include "base/memory.h"
#include "cli/checks/check_rows.h"
#include "cli/checks/suite_record.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    bool worse;
} kinds[N_SUITE_CHANGES] = {[SUITE_GONE] = {"gone", true},
                            [SUITE_WORSE] = {"worse", true},
                            [SUITE_MOVED] = {"moved", true},
                            [SUITE_BETTER] = {"better", false},
                            [SUITE_NEW] = {"new", false}};

const char *suite_change_name(enum suite_change_kind kind)
{
    return kinds[kind].name;
}

bool suite_change_is_worse(enum suite_change_kind kind)
{
    return kinds[kind].worse;
}

void suite_changes_clear(struct suite_changes *changes)
{
    for (size_t i = 0; i < changes->n; i++) free(changes->changes[i].says);
    free(changes->changes);
    *changes = (struct suite_changes){0};
}

static hstar_status add_change(struct suite_changes *changes, enum suite_change_kind kind, const char *name,
                               const struct text *says, hstar_error *err)
{
    if (changes->n == changes->room) {
        const size_t room = changes->room ? 2 * changes->room : 16;
        struct suite_change *more = memory_resize(changes->changes, room, sizeof *more);
        if (!more) return error_memory(err);
        changes->changes = more;
        changes->room = room;
    }
    char *copy = says->failed ? NULL : memory_text(text_said(says, NULL), says->length);
    if (!copy) return error_memory(err);
    changes->changes[changes->n++] = (struct suite_change){kind, name, copy};
    return HSTAR_OK;
}

/* From good to bad; what could not be asked is the worst. */
static int badness(enum check_outcome outcome)
{
    static const int levels[N_CHECK_OUTCOMES] = {
        [CHECK_AGREES] = 0, [CHECK_UNDECIDED] = 1, [CHECK_DISAGREES] = 2, [CHECK_ERROR] = 3};
    return levels[outcome];
}

static bool compare_verdicts(const struct suite_check *a, const struct suite_check *b,
                             enum suite_change_kind *kind, struct text *says)
{
    if (a->outcome == b->outcome) return false;
    *kind = badness(b->outcome) > badness(a->outcome) ? SUITE_WORSE : SUITE_BETTER;
    text_format(says, "%s before, %s now", check_outcome_name(a->outcome), check_outcome_name(b->outcome));
    if (b->outcome != CHECK_AGREES) text_format(says, ": %s", b->says);
    return true;
}

/* A number that was there and is not, or one that lies beyond both bars. Where nothing is claimed of one nothing can be told. */
static bool has_moved(const struct suite_component *a, const struct suite_component *b)
{
    if (isnan(a->expected)) return false;
    return isnan(b->expected) || fabs(b->expected - a->expected) > a->bar + b->bar;
}

static void say_which(const struct suite_component *k, struct text *says)
{
    text_format(says, "the derivative of output %zu by ", k->output);
    if (k->name)
        text_append(says, k->name);
    else
        text_format(says, "variable %zu", k->variable);
    if (k->point) text_format(says, " at point %zu", k->point);
}

static void say_moved(const struct suite_component *a, const struct suite_component *b, struct text *says)
{
    say_which(b, says);
    text_format(says, " was %.10g ± %.1g and ", a->expected, a->bar);
    if (isnan(b->expected))
        text_append(says, "there is none now");
    else
        text_format(says, "is %.10g ± %.1g", b->expected, b->bar);
}

/* The same derivative: by the name of its variable, as its number changes with the point as it is typed; by that where one has no name. */
static bool same_component(const struct suite_component *a, const struct suite_component *b)
{
    if (a->point != b->point || a->output != b->output) return false;
    return a->name && b->name ? !strcmp(a->name, b->name) : a->variable == b->variable;
}

/* The one of `all` that component `i` is; most often it stands at the same place. NULL: it is none of them. */
static const struct suite_component *component_among(const struct suite_check *all,
                                                     const struct suite_component *k, size_t i)
{
    for (size_t n = 0; n < all->n; n++) {
        const struct suite_component *one = &all->components[(i + n) % all->n];
        if (same_component(one, k)) return one;
    }
    return NULL;
}

/* What is told of component i of `b`, if anything. */
static bool compare_component(const struct suite_check *a, const struct suite_check *b, size_t i, bool first,
                              struct text *says)
{
    const struct suite_component *now = &b->components[i], *before = component_among(a, now, i);
    if (before && !has_moved(before, now)) return false;
    if (!first) return true;
    if (before) {
        say_moved(before, now, says);
    } else {
        say_which(now, says);
        text_append(says, " was not there before");
    }
    return true;
}

/* How many others moved is told behind the first. */
static bool compare_components(const struct suite_check *a, const struct suite_check *b, struct text *says)
{
    size_t n = 0;
    if (a->outcome == CHECK_ERROR || b->outcome == CHECK_ERROR) return false;
    if (a->n != b->n) {
        text_format(says, "there were %zu derivatives and are %zu", a->n, b->n);
        return true;
    }
    for (size_t i = 0; i < b->n; i++) n += compare_component(a, b, i, n == 0, says);
    if (n > 1) text_format(says, "; so it is of %zu more", n - 1);
    return n > 0;
}

static hstar_status compare_check(const struct suite_check *a, const struct suite_check *b,
                                  struct suite_changes *changes, hstar_error *err)
{
    struct text says, moved;
    enum suite_change_kind kind;
    hstar_status status = HSTAR_OK;
    text_init(&says);
    text_init(&moved);
    if (compare_verdicts(a, b, &kind, &says)) status = add_change(changes, kind, b->name, &says, err);
    if (!status && compare_components(a, b, &moved))
        status = add_change(changes, SUITE_MOVED, b->name, &moved, err);
    text_clear(&says);
    text_clear(&moved);
    return status;
}

static hstar_status one_sided(const struct suite_check *c, enum suite_change_kind kind, const char *what,
                              struct suite_changes *changes, hstar_error *err)
{
    struct text says;
    text_init(&says);
    text_format(&says, "%s %s", check_outcome_name(c->outcome), what);
    hstar_status status = add_change(changes, kind, c->name, &says, err);
    text_clear(&says);
    return status;
}

hstar_status suite_changes_find(const struct suite_record *before, const struct suite_record *now,
                                struct suite_changes *changes, hstar_error *err)
{
    hstar_status status = HSTAR_OK;
    for (size_t i = 0; i < now->n && !status; i++) {
        const struct suite_check *was = suite_record_find(before, now->checks[i].name);
        status = was ? compare_check(was, &now->checks[i], changes, err)
                     : one_sided(&now->checks[i], SUITE_NEW, "now, and was not in the earlier record",
                                 changes, err);
    }
    for (size_t i = 0; i < before->n && !status; i++)
        if (!suite_record_find(now, before->checks[i].name))
            status = one_sided(&before->checks[i], SUITE_GONE,
                               "in the earlier record, and is gone from the suite", changes, err);
    return status;
}
