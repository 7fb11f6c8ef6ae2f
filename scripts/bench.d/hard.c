/* Judges selectors on the hard problems of tests/hard: a table of the sets, of the families, and the answers that are wrong one by
 * one. It knows of a selector what step_find says, no more. */
#include "hard_table.h"

#include "hard.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
    "usage: scripts/bench hard [OPTION…]\n"
    "  --seeds A:B          the seeds (default: 1:1). 1 to 9 are there to be looked at while a selector is written, 101 to 109 to\n"
    "                       report its figures: those are looked at by nobody\n"
    "  --set NAME,…         of these sets only\n"
    "  --family NAME        of this family only (NAME, or SET/NAME)\n"
    "  --selector NAME,…    these selectors (default: auto; all: every one)\n"
    "  --scale K            problems a family and seed (default: 30)\n"
    "  --by-family          a row a family in place of a set\n"
    "  --list-wrong         a line for each answer that is called ok and off by more than ten bars\n"
    "  --list-missed        … called ok and not within its bar\n"
    "  --list-doubtful      … not called ok\n"
    "  --markdown           the table for a page\n"
    "  --self-test          are the truths true? against differences in a wider arithmetic, and the functions near them\n"
    "\n"
    "The columns: ok = called ok, with a finite bar; held % = of these, whose error is within the bar (and 2^-52 of the truth);\n"
    "wrong = of these, off by more than ten bars. Evaluations: the median, the most, and all together. Of those called ok: the median\n"
    "relative error, and the median bar over its error.\n";

struct options {
    uint64_t first, last, scale;
    const char *sets, *family, *selectors;
    bool by_family, list[N_HARD_VERDICTS], markdown, self_test;
};

static _Noreturn void wrong(const char *what, const char *word)
{
    fprintf(stderr, "bench: %s %s\n%s", what, word, usage);
    exit(2);
}

static uint64_t whole(const char *word, char **end)
{
    if (*word < '0' || *word > '9') wrong("this is no whole number:", word);
    return strtoull(word, end, 10);
}

static void read_seeds(struct options *o, const char *word)
{
    char *end;
    o->first = o->last = whole(word, &end);
    if (*end == ':') o->last = whole(end + 1, &end);
    if (*end || o->last < o->first) wrong("--seeds wants A or A:B, not", word);
}

static void read_scale(struct options *o, const char *word)
{
    char *end;
    o->scale = whole(word, &end);
    if (*end || o->scale == 0 || o->scale > 1000000) wrong("--scale wants a number from 1 to 1000000, not", word);
}

static void read_sets(struct options *o, const char *word)
{
    o->sets = word;
}

static void read_family(struct options *o, const char *word)
{
    o->family = word;
}

static void read_selectors(struct options *o, const char *word)
{
    o->selectors = word;
}

static const struct {
    const char *name;
    void (*read)(struct options *o, const char *word);
    size_t flag; /* where there is nothing to read */
} options[] = {
    {"--seeds", read_seeds, 0},
    {"--scale", read_scale, 0},
    {"--set", read_sets, 0},
    {"--family", read_family, 0},
    {"--selector", read_selectors, 0},
    {"--by-family", NULL, offsetof(struct options, by_family)},
    {"--list-wrong", NULL, offsetof(struct options, list) + HARD_WRONG * sizeof(bool)},
    {"--list-missed", NULL, offsetof(struct options, list) + HARD_MISSED * sizeof(bool)},
    {"--list-doubtful", NULL, offsetof(struct options, list) + HARD_DOUBTFUL * sizeof(bool)},
    {"--markdown", NULL, offsetof(struct options, markdown)},
    {"--self-test", NULL, offsetof(struct options, self_test)},
};

static struct options parse(char **argv)
{
    struct options o = {.first = 1, .last = 1, .scale = 30, .selectors = "auto"};
    while (*++argv) {
        size_t i = 0, n = sizeof options / sizeof *options;
        if (!strcmp(*argv, "--help") || !strcmp(*argv, "-h")) exit(fputs(usage, stdout) < 0);
        while (i < n && strcmp(options[i].name, *argv) != 0) i++;
        if (i == n) wrong("there is no option", *argv);
        if (!options[i].read) {
            *(bool *)((char *)&o + options[i].flag) = true;
            continue;
        }
        if (!argv[1]) wrong("a value is missing after", *argv);
        options[i].read(&o, *++argv);
    }
    return o;
}

/* Whether the name is one of "one,two,…". */
static bool listed(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (const char *at = list; at; at = strchr(at, ','), at = at ? at + 1 : NULL)
        if (!strncmp(at, name, length) && (at[length] == ',' || !at[length])) return true;
    return false;
}

static bool wanted(const struct options *o, const struct hard_family *family)
{
    char full[80];
    snprintf(full, sizeof full, "%s/%s", family->set, family->name);
    if (o->sets && !listed(o->sets, family->set)) return false;
    return !o->family || listed(o->family, family->name) || listed(o->family, full);
}

/* Names in the lists that there are not. */
static void check_names(const struct options *o)
{
    size_t n = 0;
    for (size_t i = 0; i < N_HARD_FAMILIES; i++) n += wanted(o, &hard_families[i]);
    if (!n) wrong("there is no such set or family:", o->family ? o->family : o->sets);
    n = !strcmp(o->selectors, "all");
    for (size_t i = 0; i < N_SELECTORS; i++) n += listed(o->selectors, selectors[i].name);
    if (!n) wrong("no selector is called", o->selectors);
}

static void print_one(const struct hard *p, const struct step *s, const char *selector)
{
    double error = hard_error(p, s->value);
    printf("%s %s/%s %llu:%llu x %.17g truth %.9g value %.9g error %.2e bar %.2e error/bar %.2g h %.2g scale %.2g f-noise %.1e noise %.1e "
           "evals %zu %s",
           selector, p->family->set, p->family->name, (unsigned long long)p->seed, (unsigned long long)p->index, p->x, p->truth, s->value,
           error, s->bar, error / s->bar, s->h, p->scale, p->noise, s->noise, s->evaluations, stops[s->stop].name);
    if (p->derivative > 1) printf(" derivative %u", p->derivative);
    if (!isnan(p->piece)) printf(" piece %.9g", p->piece);
    putchar('\n');
}

static void ask_one(const struct options *o, enum selector_id id, const struct hard *p, struct tally *t)
{
    if (p->derivative > selectors[id].max_derivative) return;
    const struct step s = hard_ask(p, id);
    const enum hard_verdict verdict = hard_judge(p, &s);
    tally_add(t, p, &s, verdict);
    if (o->list[verdict] || (verdict == HARD_WRONG && o->list[HARD_MISSED])) print_one(p, &s, selectors[id].name);
}

/* All problems of a family into a tally. */
static void ask_family(const struct options *o, enum selector_id id, const struct hard_family *family, struct tally *t)
{
    for (uint64_t seed = o->first; seed <= o->last; seed++)
        for (uint64_t i = 0; i < o->scale; i++) {
            struct hard p;
            if (!hard_make(family, seed, i, &p)) {
                fprintf(stderr, "bench: %s/%s %llu:%llu cannot be made\n", family->set, family->name, (unsigned long long)seed,
                        (unsigned long long)i);
                continue;
            }
            ask_one(o, id, &p, t);
            hard_clear(&p);
        }
}

static void ask_selector(const struct options *o, enum selector_id id)
{
    struct tally all = {0}, set = {0}, one = {0};
    tally_heading(selectors[id].name, o->markdown);
    for (size_t i = 0; i < N_HARD_FAMILIES; i++) {
        const struct hard_family *family = &hard_families[i];
        if (wanted(o, family)) {
            ask_family(o, id, family, &one);
            if (o->by_family) tally_row(&one, family->set, family->name, o->markdown);
            tally_join(&set, &one);
        }
        if (i + 1 < N_HARD_FAMILIES && !strcmp(family->set, hard_families[i + 1].set)) continue;
        if (set.n) tally_row(&set, family->set, "", o->markdown);
        tally_join(&all, &set);
    }
    tally_row(&all, "all", "", o->markdown);
    tally_clear(&all);
    putchar('\n');
}

static bool self_test(const struct options *o)
{
    size_t n = 0, bad = 0;
    for (size_t i = 0; i < N_HARD_FAMILIES; i++)
        for (uint64_t k = 0; wanted(o, &hard_families[i]) && k < o->scale; k++) {
            struct hard p;
            const char *why = "cannot be made";
            n++;
            if (hard_make(&hard_families[i], o->first, k, &p)) why = hard_self_test(&p);
            if (why) {
                printf("%s/%s %llu:%llu: x %.17g scale %g truth %.17g: %s\n", p.family->set, p.family->name, (unsigned long long)p.seed, (unsigned long long)p.index, p.x,
                       p.scale, p.truth, why);
                bad++;
            }
            hard_clear(&p);
        }
    printf("%zu problems, %zu bad\n", n, bad);
    return bad == 0;
}

int main(int argc, char **argv)
{
    (void)argc;
    const struct options o = parse(argv);
    check_names(&o);
    if (o.self_test) return self_test(&o) ? 0 : 1;
    for (size_t i = 0; i < N_SELECTORS; i++)
        if (!strcmp(o.selectors, "all") || listed(o.selectors, selectors[i].name)) ask_selector(&o, (enum selector_id)i);
    return 0;
}
