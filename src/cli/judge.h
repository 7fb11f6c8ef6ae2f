/* What stderr says of steps that a selector found: notes, and where a derivative cannot be trusted, the error. */
#ifndef CLI_JUDGE_H
#define CLI_JUDGE_H

#include "step/step.h"

struct judgement {
    size_t n_bad, n_sided, n_unsteady, n_missing;
    hstar_status status;
};

/* The first derivative that cannot be trusted fills in the error; of several one-sided or unsteady
 * ones the first few are noted. */
void judge_step(struct judgement *j, const char *name, const struct step *step, hstar_error *err);

/* Notes the nearest place on the way along `variable`, from x, at which f was no number: calls are wasted there, or worse. */
void judge_missing(struct judgement *j, const char *variable, double x, const struct step *step);

/* HSTAR_OK, or the status of the first that cannot be trusted. */
MUST_USE hstar_status judge_end(const struct judgement *j, hstar_error *err);

#endif
