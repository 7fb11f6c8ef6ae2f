/* How steps are chosen, from the options --selector and --method. */
#ifndef CLI_STEP_CHOICE_H
#define CLI_STEP_CHOICE_H

#include "cli/command.h"
#include "step/step.h"

/* The stencil is what auto has to choose a step for, N_USES: any; another selector has its own. */
MUST_USE hstar_status step_choice_read(const struct arguments *a, enum selector_id *selector,
                                       enum stencil_use *use, hstar_error *err);

#endif
