/* What is asked, in an MPI job whose ranks answer. */
#ifndef CLI_CHOICES_RANK_CHOICE_H
#define CLI_CHOICES_RANK_CHOICE_H

#include "cli/words/command.h"

/* The same arguments as they would be typed for copies of a program behind a launcher, which the ranks are; as they are where there
 * are no ranks, or nothing for them to do. They live as long as those that were typed. */
MUST_USE hstar_status ranks_arrange(const struct arguments *typed, struct arguments *arranged,
                                    hstar_error *err);

#endif
