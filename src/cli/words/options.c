/* The table of options. */
#include "cli/words/command.h"

/* How options.def names sets of commands. */
enum {
#define X(identifier, name, run, usage, summary) identifier = 1 << COMMAND_##identifier,
#include "cli/words/commands.def"
#undef X
};
_Static_assert(N_COMMANDS < 31, "a command is a bit of an int");

const struct option options[N_OPTIONS] = {
#define X(identifier, commands, name, short_name, argument, standard, help)                                  \
    {commands, name, short_name, argument, standard, help},
#include "cli/words/options.def"
#undef X
};

bool option_serves(enum option_id option, enum command_id command)
{
    return options[option].commands >> command & 1;
}
