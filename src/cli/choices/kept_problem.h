/* The problem of a job that is over, whose program runs: the next job asks it at another point, where all else that is said is the same. */
#ifndef CLI_CHOICES_KEPT_PROBLEM_H
#define CLI_CHOICES_KEPT_PROBLEM_H

#include "cli/words/command.h"

struct kept_problem {
    hstar_problem *problem; /* or NULL */
    char **words;           /* n_words: how it was asked for, but for the point */
    size_t n_words;
};

void kept_problem_clear(struct kept_problem *kept);

/* The problem at the point of these arguments, where it is theirs; NULL, and it has ended, where it is another, or memory ran out. */
hstar_problem *kept_problem_take(struct kept_problem *kept, const struct arguments *a);

/* Keeps it, which takes it away from the caller. */
void kept_problem_put(struct kept_problem *kept, const struct arguments *a, hstar_problem *problem);

#endif
