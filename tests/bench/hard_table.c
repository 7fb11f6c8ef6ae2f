/* Counts what selectors answer to hard problems, and prints the counts. */
#include "hard_table.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>

static void push(struct numbers *numbers, double x)
{
    if (numbers->n == numbers->room) {
        size_t room = numbers->room ? 2 * numbers->room : 64;
        double *at = memory_resize(numbers->at, room, sizeof *at);
        if (!at) {
            fputs("bench: out of memory\n", stderr);
            exit(3);
        }
        numbers->at = at;
        numbers->room = room;
    }
    numbers->at[numbers->n++] = x;
}

void tally_add(struct tally *t, const struct hard *p, const struct step *s, enum hard_verdict verdict)
{
    t->n++;
    t->calls += s->evaluations;
    if (s->evaluations > t->most) t->most = s->evaluations;
    push(&t->evaluations, (double)s->evaluations);
    if (verdict == HARD_DOUBTFUL) return;
    double error = hard_error(p, s->value);
    t->ok++;
    t->held += verdict == HARD_HELD;
    t->wrong += verdict == HARD_WRONG;
    if (p->truth != 0) push(&t->errors, error / fabs(p->truth));
    if (error > 0) push(&t->overstated, s->bar / error);
}

static void add_all(struct numbers *to, const struct numbers *from)
{
    for (size_t i = 0; i < from->n; i++) push(to, from->at[i]);
}

void tally_join(struct tally *t, const struct tally *part)
{
    t->n += part->n;
    t->ok += part->ok;
    t->held += part->held;
    t->wrong += part->wrong;
    t->calls += part->calls;
    if (part->most > t->most) t->most = part->most;
    add_all(&t->evaluations, &part->evaluations);
    add_all(&t->errors, &part->errors);
    add_all(&t->overstated, &part->overstated);
}

void tally_clear(struct tally *t)
{
    free(t->evaluations.at);
    free(t->errors.at);
    free(t->overstated.at);
    *t = (struct tally){0};
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(struct numbers *numbers)
{
    const size_t n = numbers->n;
    if (n == 0) return NAN;
    qsort(numbers->at, n, sizeof *numbers->at, ascending);
    return n % 2 ? numbers->at[n / 2] : (numbers->at[n / 2 - 1] + numbers->at[n / 2]) / 2;
}

void tally_heading(const char *selector, bool markdown)
{
    if (markdown)
        printf("| `%s` | problems | called ok | of these: hold | wrong | evaluations, median / most | "
               "relative error, median | "
               "overstatement |\n| --- | --: | --: | --: | --: | --: | --: | --: |\n",
               selector);
    else
        printf("%-30s %6s %6s %7s %6s %6s %5s %9s %9s %9s\n", selector, "n", "ok", "held %", "wrong", "evals",
               "most", "calls", "error", "overst.");
}

void tally_row(struct tally *t, const char *set, const char *family, bool markdown)
{
    char name[64];
    snprintf(name, sizeof name, "%s%s%s", set, *family ? "/" : "", family);
    const double held = t->ok ? 100 * (double)t->held / (double)t->ok : (double)NAN,
                 evaluations = median(&t->evaluations), error = median(&t->errors),
                 overstated = median(&t->overstated);
    if (markdown)
        printf("| %s | %zu | %zu | %.1f %% | %zu | %.0f / %zu | %.1e | %.2g |\n", name, t->n, t->ok, held,
               t->wrong, evaluations, t->most, error, overstated);
    else
        printf("%-30s %6zu %6zu %7.1f %6zu %6.0f %5zu %9zu %9.1e %9.2g\n", name, t->n, t->ok, held, t->wrong,
               evaluations, t->most, t->calls, error, overstated);
}

void beside_heading(const char *selector, size_t k, size_t n, bool markdown)
{
    if (markdown)
        printf("%s `%s` |", k == 0 ? "| wrong, of those called ok |" : "", selector);
    else
        printf(k == 0 ? "%-14s %20s" : "%.0s %20s", "wrong / ok", selector);
    if (k + 1 < n) return;
    putchar('\n');
    for (size_t i = 0; markdown && i <= n; i++) fputs(i == 0 ? "| --- |" : " --: |", stdout);
    if (markdown) putchar('\n');
}

void beside_cell(const struct tally *t, const char *set, size_t k, size_t n, bool markdown)
{
    char cell[64];
    snprintf(cell, sizeof cell, t->n ? "%zu / %zu" : "–", t->wrong, t->ok);
    if (markdown && k == 0) printf("| %s |", set);
    if (!markdown && k == 0) printf("%-14s", set);
    printf(markdown ? " %s |" : " %20s", cell);
    if (k + 1 == n) putchar('\n');
}
