/* Problems that outlive a job. */
#include "cli/choices/kept_problem.h"
#include "base/memory.h"
#include "base/texts.h"

#include <stdlib.h>
#include <string.h>

void kept_problem_clear(struct kept_problem *kept)
{
    hstar_problem_free(kept->problem);
    texts_free(kept->words, kept->n_words);
    *kept = (struct kept_problem){0};
}

/* Word i of a command line; of the point an empty one. */
static const char *word_but_point(const struct arguments *a, size_t i)
{
    return a->line[i] == a->value[OPTION_AT] ? "" : a->line[i];
}

static bool same_but_point(const struct kept_problem *kept, const struct arguments *a)
{
    if (!kept->problem || kept->n_words != a->argc || !a->value[OPTION_AT]) return false;
    for (size_t i = 0; i < a->argc; i++)
        if (strcmp(kept->words[i], word_but_point(a, i))) return false;
    return true;
}

static bool same_names(const hstar_problem *a, const hstar_problem *b)
{
    const size_t n = hstar_problem_variables(a);
    if (hstar_problem_variables(b) != n) return false;
    for (size_t i = 0; i < n; i++)
        if (strcmp(hstar_problem_variable(a, i), hstar_problem_variable(b, i))) return false;
    return true;
}

/* Moves it to the point, which the library reads for a function that costs nothing. */
static bool move_to(hstar_problem *problem, const char *at)
{
    const char *const nothing = "0";
    hstar_problem *there = NULL;
    bool moved = !hstar_problem_expression(&nothing, 1, at, &there, NULL) && same_names(problem, there) &&
                 !hstar_problem_move(problem, hstar_problem_point(there), NULL);
    hstar_problem_free(there);
    return moved;
}

hstar_problem *kept_problem_take(struct kept_problem *kept, const struct arguments *a)
{
    hstar_problem *problem = NULL;
    if (same_but_point(kept, a) && move_to(kept->problem, a->value[OPTION_AT])) {
        problem = kept->problem;
        kept->problem = NULL;
    }
    kept_problem_clear(kept);
    return problem;
}

void kept_problem_put(struct kept_problem *kept, const struct arguments *a, hstar_problem *problem)
{
    const char **words = memory_array(a->argc, sizeof *words);
    kept_problem_clear(kept);
    for (size_t i = 0; words && i < a->argc; i++) words[i] = word_but_point(a, i);
    kept->words = words ? texts_copy(words, a->argc) : NULL;
    kept->n_words = kept->words ? a->argc : 0;
    kept->problem = problem;
    free(words);
    if (!kept->words) kept_problem_clear(kept);
}
