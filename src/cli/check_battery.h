/* hstar check --battery: the checker checked. */
#ifndef CLI_CHECK_BATTERY_H
#define CLI_CHECK_BATTERY_H

#include "cli/command.h"

/* Returns the exit status: 0 when every correct gradient passed, and every bug was caught and named. */
int check_battery(const struct arguments *arguments);

#endif
