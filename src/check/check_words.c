/* The words of a check. */
#include "check/check_words.h"

#include <math.h>
#include <stdio.h>

void check_wrt(const struct check *c, const struct check_row *r, char name[COMPONENT_LABEL])
{
    if (c->n_directions)
        snprintf(name, COMPONENT_LABEL, "direction %zu", r->wrt + 1);
    else
        snprintf(name, COMPONENT_LABEL, "%s", c->problem->f->variables[r->wrt]);
}

void check_label(const struct check *c, const struct check_row *r, char label[COMPONENT_LABEL])
{
    char name[COMPONENT_LABEL];
    check_wrt(c, r, name);
    if (c->along)
        snprintf(label, COMPONENT_LABEL, "%s", name);
    else if (c->order == 2)
        snprintf(label, COMPONENT_LABEL, "%.30s %.30s", c->problem->f->variables[r->variable], name);
    else
        component_label(c->problem->f->n_outputs, r->output, name, label);
}

bool check_phantoms(struct text *t, const struct check *c, enum phantom phantom)
{
    enum { NAMED = 5 };
    const size_t all = c->n_rows / check_groups(c);
    size_t n = 0, named = 0;
    if (c->order == 2) return false; /* nobody looked */
    for (size_t k = 0; k < all; k++) n += check_phantom(c, k) == phantom;
    if (!n) return false;
    text_append(t, phantom == PHANTOM_PROVEN ? "f does not depend on " : "f does not move along ");
    const size_t most = n == NAMED + 1 ? n : NAMED; /* "and 1 more" is longer than a name */
    for (size_t k = 0; k < all && named < most; k++) {
        if (check_phantom(c, k) != phantom) continue;
        const char *between = !named ? "" : named + 1 == n ? " and " : ", ";
        text_format(t, "%s%s", between, c->problem->f->variables[c->row[k].wrt]);
        named++;
    }
    if (n > named) text_format(t, " and %zu more variables", n - named);
    text_append(t, phantom == PHANTOM_PROVEN ? " around the point: its derivative is 0 there, proven"
                                             : ", as far as the steps went");
    return true;
}

void check_says(struct text *t, const struct check *c, const struct check_row *r)
{
    static const char *const senses[] = {
        [SENSE_PIECE] = "f is smooth in pieces: it agrees with the piece at x, the gradient of the program "
                        "as it runs, and not "
                        "with the slope across",
        [SENSE_ACROSS] =
            "f is smooth in pieces: it agrees with the slope across them, the gradient of what the program "
            "approximates"};
    if (r->diagnosis == DIAGNOSIS_NONE) {
        if (r->reason)
            text_append(t, r->reason);
        else if (r->sense != SENSE_PLAIN)
            text_append(t, senses[r->sense]);
        return;
    }
    text_append(t, diagnoses[r->diagnosis].sentence);
    bool other = r->diagnosis == DIAGNOSIS_SWAPPED || r->diagnosis == DIAGNOSIS_COMPONENT;
    if (other && r->other < c->n_rows) {
        char label[COMPONENT_LABEL];
        check_label(c, &c->row[r->other], label);
        text_format(t, " (%s)", label);
    }
    const double slightly = 1e-3;
    double beyond = r->factor - 1;
    if (!isfinite(r->factor)) return;
    if (beyond != 0 && fabs(beyond) < slightly)
        text_format(t, " (1 %c %.3g)", beyond < 0 ? '-' : '+', fabs(beyond));
    else
        text_format(t, " (%.6g)", r->factor);
}
