/* What a page says of a check: the verdict first, then what is wrong. */
#include "page/page_words.h"
#include "show/table_check.h"
#include "show/table_words.h"

#include <math.h>

static void subject(struct text *t, const struct checks *s)
{
    const struct check *c = s->at[0];
    text_format(t, "the %s of ", table_check_whole(c));
    table_check_subject(t, c);
    if (s->random) {
        text_format(t, " at %zu random points", s->n_points);
        return;
    }
    text_append(t, " at ");
    table_append_point(t, c->problem);
}

/* "2 of 3 components disagree" */
static void how_many(struct words *w, const struct checks *s, enum verdict verdict)
{
    static const char *const verbs[N_VERDICTS] = {
        [VERDICT_AGREES] = "agree", [VERDICT_DISAGREES] = "disagree", [VERDICT_UNDECIDED] = "cannot be told"};
    const struct check *c = s->at[s->severity[0]];
    const size_t n = s->random ? s->count[verdict] : c->count[verdict],
                 all = s->random ? s->n_points : c->n_rows;
    const char *noun = s->random ? "point" : c->n_directions ? "projection" : "component";
    if (all == 1)
        words_say(w, "the one %s %s", noun,
                  verdict == VERDICT_AGREES      ? "agrees"
                  : verdict == VERDICT_DISAGREES ? "disagrees"
                                                 : "cannot be told");
    else if (n == all)
        words_say(w, "all %zu %ss %s", all, noun, verbs[verdict]);
    else
        words_say(w, "%zu of %zu %ss %s", n, all, noun,
                  n > 1 || verdict == VERDICT_UNDECIDED ? verbs[verdict]
                  : verdict == VERDICT_AGREES           ? "agrees"
                                                        : "disagrees");
}

static void say_sentence(struct words *w, const char *sentence)
{
    struct text t = {0};
    words_sentence(&t, sentence);
    words_say(w, " %s", text_said(&t, &w->answer));
    text_clear(&t);
}

static void say_worst(struct words *w, const struct check *c)
{
    const struct check_row *r = c->n_rows ? &c->row[c->severity[0]] : NULL;
    char bars[WORDS_NUMBER];
    if (c->says) say_sentence(w, c->says);
    if (r && c->verdict == VERDICT_UNDECIDED && r->reason) say_sentence(w, r->reason);
    if (!r || c->verdict != VERDICT_DISAGREES || !(r->bars > 0)) return;
    text_format(&w->next, "The worst is %s error bars apart", words_of(r->bars, bars));
    text_format(&w->next, isnan(c->margin) ? "." : ", where %g are allowed.", c->margin);
}

void words_checks(struct words *w, const void *result)
{
    static const char *const heads[N_VERDICTS] = {[VERDICT_AGREES] = "It agrees",
                                                  [VERDICT_DISAGREES] = "It is wrong",
                                                  [VERDICT_UNDECIDED] = "Undecided"};
    const struct checks *s = result;
    const struct check *c = s->at[s->severity[0]];
    text_append(&w->title, "Check of ");
    subject(&w->title, s);
    text_append(&w->question, "Is ");
    subject(&w->question, s);
    text_append(&w->question, " right?");
    w->verdict = verdicts[s->verdict].name;
    words_stress(w, NULL, "%s", heads[s->verdict]);
    words_say(w, ": ");
    how_many(w, s, s->verdict);
    words_say(w, ".");
    if (s->verdict != VERDICT_AGREES) say_worst(w, c);
    if (s->n_passed_over) {
        struct text t = {0};
        text_format(&t, "%zu random points were passed over, because f is not a finite number there.",
                    s->n_passed_over);
        words_note(w, text_said(&t, &w->notes));
        text_clear(&t);
    }
}
