/* hstar check --battery: many functions and gradients from a file. */
#ifndef CLI_CHECKS_BATTERY_COMMAND_H
#define CLI_CHECKS_BATTERY_COMMAND_H

#include "cli/words/command.h"

/* A row for each case, and how many ended how; returns the exit status. */
int battery_run(const struct arguments *arguments);

#endif
