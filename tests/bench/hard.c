/* Judges selectors on the hard problems of tests/hard: a table of the sets, of the families, and the answers that are wrong one by
 * one. It knows of a selector what step_find says, no more. */
#include "hard_table.h"

#include "hard.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
    "usage: scripts/bench hard [OPTION…]\n"
    "  --seeds A:B          the seeds (default: 1:1). 1 to 9 are there to be looked at while a selector is "
    "written, 101 to 109 to\n"
    "                       report its figures: those are looked at by nobody\n"
    "  --set NAME,…         of these sets only\n"
    "  --family NAME        of this family only (NAME, or SET/NAME)\n"
    "  --selector NAME,…    these selectors (default: auto; all: every one)\n"
    "  --scale K            problems a family and seed (default: 30)\n"
    "  --by-family          a row a family in place of a set\n"
    "  --list-wrong         a line for each answer that is called ok and off by more than ten bars\n"
    "  --list-missed        … called ok and not within its bar\n"
    "  --list-doubtful      … not called ok\n"
    "  --markdown           the tables for a page: of the first selector, and of all beside each other\n"
    "  --self-test          are the truths true? against differences in a wider arithmetic, and the "
    "functions near them\n"
    "\n"
    "The columns: ok = called ok, with a finite bar; held % = of these, whose error is within the bar (and "
    "2^-52 of the truth);\n"
    "wrong = of these, off by more than ten bars. Evaluations: the median, the most, and all together. Of "
    "those called ok: the median\n"
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
    if (*word < '0' || *word > '9') wrong("this is not a whole number:", word);
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
    if (*end || o->scale == 0 || o->scale > 1000000)
        wrong("--scale wants a number from 1 to 1000000, not", word);
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
    printf("%s %s/%s %llu:%llu x %.17g truth %.9g value %.9g error %.2e bar %.2e error/bar %.2g h %.2g scale "
           "%.2g f-noise %.1e noise %.1e "
           "evals %zu %s",
           selector, p->family->set, p->family->name, (unsigned long long)p->seed,
           (unsigned long long)p->index, p->x, p->truth, s->value, error, s->bar, error / s->bar, s->h,
           p->scale, p->noise, s->noise, s->evaluations, stops[s->stop].name);
    if (p->derivative > 1) printf(" derivative %u", p->derivative);
    if (!isnan(p->piece)) printf(" piece %.9g", p->piece);
    putchar('\n');
}

/* Who is asked, and what each makes of each family. */
struct asked {
    enum selector_id id;
    struct tally family[N_HARD_FAMILIES];
};

static void ask_one(const struct options *o, struct asked *asked, const struct hard *p, size_t family)
{
    if (p->derivative > selectors[asked->id].max_derivative) return;
    const struct step s = hard_ask(p, asked->id);
    const enum hard_verdict verdict = hard_judge(p, &s);
    tally_add(&asked->family[family], p, &s, verdict);
    if (o->list[verdict] || (verdict == HARD_WRONG && o->list[HARD_MISSED]))
        print_one(p, &s, selectors[asked->id].name);
}

/* All problems of a family, each made once for all who are asked. */
static void ask_family(const struct options *o, struct asked *asked, size_t n_asked, size_t family)
{
    for (uint64_t seed = o->first; seed <= o->last; seed++)
        for (uint64_t i = 0; i < o->scale; i++) {
            struct hard p;
            if (!hard_make(&hard_families[family], seed, i, &p)) {
                fprintf(stderr, "bench: %s/%s %llu:%llu cannot be made\n", hard_families[family].set,
                        hard_families[family].name, (unsigned long long)seed, (unsigned long long)i);
                continue;
            }
            for (size_t k = 0; k < n_asked; k++) ask_one(o, &asked[k], &p, family);
            hard_clear(&p);
        }
}

static size_t set_of(const struct hard_family *family)
{
    size_t set = 0;
    while (strcmp(hard_sets[set].name, family->set) != 0) set++;
    return set;
}

/* A selector's table: of its sets, and above each of the families in it where they are wanted. */
static void print_selector(const struct options *o, struct asked *asked, struct tally *sets)
{
    struct tally all = {0};
    tally_heading(selectors[asked->id].name, o->markdown);
    for (size_t set = 0; set < N_HARD_SETS; set++) {
        for (size_t i = 0; o->by_family && i < N_HARD_FAMILIES; i++)
            if (set_of(&hard_families[i]) == set && asked->family[i].n)
                tally_row(&asked->family[i], hard_sets[set].name, hard_families[i].name, o->markdown);
        if (sets[set].n) tally_row(&sets[set], hard_sets[set].name, "", o->markdown);
        tally_join(&all, &sets[set]);
    }
    tally_row(&all, "all", "", o->markdown);
    tally_clear(&all);
    putchar('\n');
}

/* All selectors beside each other: of how many called ok how many are wrong. */
static void print_beside(const struct options *o, const struct asked *asked, size_t n,
                         struct tally sets[][N_HARD_SETS])
{
    struct tally all[N_SELECTORS] = {{0}};
    for (size_t k = 0; k < n; k++) beside_heading(selectors[asked[k].id].name, k, n, o->markdown);
    for (size_t set = 0; set < N_HARD_SETS; set++)
        for (size_t k = 0; k < n && sets[0][set].n; k++) {
            beside_cell(&sets[k][set], hard_sets[set].name, k, n, o->markdown);
            tally_join(&all[k], &sets[k][set]);
        }
    for (size_t k = 0; k < n; k++) {
        beside_cell(&all[k], "all", k, n, o->markdown);
        tally_clear(&all[k]);
    }
    putchar('\n');
}

static void ask_all(const struct options *o)
{
    static struct asked asked[N_SELECTORS];
    static struct tally sets[N_SELECTORS][N_HARD_SETS];
    size_t n = 0;
    for (size_t i = 0; i < N_SELECTORS; i++)
        if (!strcmp(o->selectors, "all") || listed(o->selectors, selectors[i].name))
            asked[n++].id = (enum selector_id)i;
    for (size_t i = 0; i < N_HARD_FAMILIES; i++)
        if (wanted(o, &hard_families[i])) ask_family(o, asked, n, i);
    for (size_t k = 0; k < n; k++) {
        for (size_t i = 0; i < N_HARD_FAMILIES; i++)
            tally_join(&sets[k][set_of(&hard_families[i])], &asked[k].family[i]);
        if (k == 0 || !o->markdown) print_selector(o, &asked[k], sets[k]);
    }
    if (n > 1) print_beside(o, asked, n, sets);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < N_HARD_FAMILIES; i++) tally_clear(&asked[k].family[i]);
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < N_HARD_SETS; i++) tally_clear(&sets[k][i]);
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
                printf("%s/%s %llu:%llu: x %.17g scale %g truth %.17g: %s\n", p.family->set, p.family->name,
                       (unsigned long long)p.seed, (unsigned long long)p.index, p.x, p.scale, p.truth, why);
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
    ask_all(&o);
    return 0;
}
