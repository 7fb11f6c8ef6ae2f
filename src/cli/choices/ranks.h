/* The ranks of an MPI job that answer for f, where the program is hstar-mpi; hstar itself has none. */
#ifndef CLI_CHOICES_RANKS_H
#define CLI_CHOICES_RANKS_H

#include <stddef.h>

/* n that answer side by side, each as if it were a copy of a program here: what starts it is a launcher. */
struct ranks {
    size_t n;
    const char *program, *plugin; /* launchers: of a program behind --, and of the name of a plugin */
    const char *self, *address;   /* of which they are made: SELF --link ADDRESS {i} program … */
};
extern struct ranks ranks;

#endif
