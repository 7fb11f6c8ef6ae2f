/* The gradient that --gradient names: expressions, compiled code, a file of numbers, or what the program answers. */
#ifndef CLI_CLAIM_CHOICE_H
#define CLI_CLAIM_CHOICE_H

#include "check/claim.h"
#include "cli/problem_choice.h"

struct claim_choice {
    struct claim *claim;
    struct function *g; /* what it is made of; or NULL */
    const char *text;   /* as a person names it; borrowed */
    bool numbers;       /* it belongs to one point */
};

MUST_USE hstar_status claim_choose(const struct arguments *a, const struct problem *problem,
                                   struct claim_choice *choice, hstar_error *err);

void claim_choice_clear(struct claim_choice *choice);

#endif
