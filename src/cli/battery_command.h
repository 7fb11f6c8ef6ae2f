/* hstar check --battery: many functions and gradients from a file. */
#ifndef CLI_BATTERY_COMMAND_H
#define CLI_BATTERY_COMMAND_H

#include "cli/command.h"

/* A row for each case, and how many ended how; returns the exit status. */
int battery_run(const struct arguments *arguments);

#endif
