/* The link between hstar and a rank that answers: a small program that hstar starts as if it were the program itself. It hands its
 * stdin and stdout to rank 0, waits, and ends as the program on the other rank has ended. */
#ifndef MPI_LINK_H
#define MPI_LINK_H

#include <stdbool.h>
#include <stddef.h>

/* What a link says first, with the two descriptors beside it; then come its words, a zero behind each. */
struct link_request {
    size_t answerer; /* the number of the copy */
    int parcel;      /* PARCEL_PROGRAM or PARCEL_PLUGIN */
    size_t length;   /* bytes of the words */
};

enum { LINK_PIPES = 2 };

/* argv: address, number of the copy, "program" or "plugin", and the words. Returns the exit status, if it does not end as a
 * program that was killed. */
int link_run(int argc, char **argv);

/* The other side. An abstract address of a socket, as text; -1 and errno where there is none. */
enum { LINK_ADDRESS = 64 };
int link_listen(char address[LINK_ADDRESS]);

/* The next link that wants something: its socket, what it wants and the words, which are the caller's to free; false: there is none. */
struct link_caller {
    struct link_request request;
    char *words;
    int control, pipes[LINK_PIPES];
};
bool link_accept(int listening, struct link_caller *caller);

/* Tells how the program ended, as waitpid has it, and hangs up. */
void link_hang_up(int *control, int status);

#endif
