/* hstar check --suite FILE. */
#ifndef CLI_CHECKS_SUITE_COMMAND_H
#define CLI_CHECKS_SUITE_COMMAND_H

#include "cli/words/command.h"

/* Returns the exit status: the worst verdict, and 1 where something got worse since the record of --against. */
int suite_run(const struct arguments *arguments);

#endif
