/* The options of the command line that are options of the library. */
#ifndef CLI_WORDS_OPTION_FIELDS_H
#define CLI_WORDS_OPTION_FIELDS_H

#include "cli/words/command.h"

/* Those that were given, and the command line itself, so that a file says how it was made. */
MUST_USE hstar_status option_fields_read(const struct arguments *a, hstar_options *o, hstar_error *err);

#endif
