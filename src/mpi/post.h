/* Bytes on their way between a descriptor and a rank: one parcel at a time each way, so that neither side ever waits for the other
 * while that waits for it. */
#ifndef MPI_POST_H
#define MPI_POST_H

#include "mpi/parcel.h"

#include <mpi.h>
#include <stdbool.h>
#include <stddef.h>

struct post {
    MPI_Comm comm;
    int peer;
    MPI_Request sending;   /* of `out` */
    char out[PARCEL_MOST]; /* from a descriptor, to the peer */
    char in[PARCEL_MOST];  /* from the peer, for a descriptor */
    size_t in_length, in_done;
};

void post_init(struct post *post, MPI_Comm comm, int peer);

/* May another parcel be sent? */
bool post_is_free(struct post *post);

/* Reads what is there, if post_is_free, and sends it. The descriptor is closed, and false returned, where there will be no more. */
bool post_forward(struct post *post, int *from);

bool post_has_bytes(const struct post *post);

/* Writes what fits of the bytes that came. A reader that is gone loses the rest, and the descriptor is closed; one that is closed takes all. */
void post_deliver(struct post *post, int *to);

/* Is there a parcel of the peer? Its kind, and its length in bytes; 0: none. */
int post_look(const struct post *post, int *length);

/* Receives it: a parcel of bytes, unless some are left of the last; another, into n bytes of memory. */
void post_receive_bytes(struct post *post);
void post_receive(const struct post *post, int parcel, void *into, int n);

/* Sends it, and waits until it is on its way. */
void post_send(const struct post *post, int parcel, const void *bytes, int n);

/* Waits for what is on its way. */
void post_clear(struct post *post);

#endif
