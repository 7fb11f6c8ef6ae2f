/* One side of it: parcels sent and received. MPI itself ends the job where one of its calls fails. */
#include "mpi/post.h"
#include "base/descriptor.h"

#include <stdio.h>
#include <unistd.h>

_Noreturn void parcel_no_memory(void)
{
    enum { NOT_FINISHED = 3 };
    fputs("hstar-mpi: out of memory\n", stderr);
    MPI_Abort(MPI_COMM_WORLD, NOT_FINISHED);
    _exit(NOT_FINISHED);
}

void post_init(struct post *post, MPI_Comm comm, int peer)
{
    post->comm = comm;
    post->peer = peer;
    post->sending = MPI_REQUEST_NULL;
    post->in_length = post->in_done = 0;
}

bool post_is_free(struct post *post)
{
    int done = 0;
    MPI_Test(&post->sending, &done, MPI_STATUS_IGNORE);
    return done;
}

bool post_forward(struct post *post, int *from)
{
    const ssize_t n = read(*from, post->out, sizeof post->out);
    if (n < 0 && descriptor_try_again()) return true;
    if (n <= 0) {
        descriptor_shut(from);
        return false;
    }
    MPI_Isend(post->out, (int)n, MPI_BYTE, post->peer, PARCEL_BYTES, post->comm, &post->sending);
    return true;
}

bool post_has_bytes(const struct post *post)
{
    return post->in_done < post->in_length;
}

void post_deliver(struct post *post, int *to)
{
    const ssize_t n =
        *to < 0 ? -1 : descriptor_write(*to, post->in + post->in_done, post->in_length - post->in_done);
    if (n > 0) post->in_done += (size_t)n;
    if (n >= 0 || (*to >= 0 && descriptor_try_again())) return;
    descriptor_shut(to);
    post->in_done = post->in_length;
}

int post_look(const struct post *post, int *length)
{
    int there = 0;
    MPI_Status status;
    MPI_Iprobe(post->peer, MPI_ANY_TAG, post->comm, &there, &status);
    if (!there) return 0;
    MPI_Get_count(&status, MPI_BYTE, length);
    return status.MPI_TAG;
}

void post_receive(const struct post *post, int parcel, void *into, int n)
{
    MPI_Recv(into, n, MPI_BYTE, post->peer, parcel, post->comm, MPI_STATUS_IGNORE);
}

void post_receive_bytes(struct post *post)
{
    int n = 0;
    MPI_Status status;
    MPI_Recv(post->in, PARCEL_MOST, MPI_BYTE, post->peer, PARCEL_BYTES, post->comm, &status);
    MPI_Get_count(&status, MPI_BYTE, &n);
    post->in_length = (size_t)n;
    post->in_done = 0;
}

void post_send(const struct post *post, int parcel, const void *bytes, int n)
{
    MPI_Send(bytes, n, MPI_BYTE, post->peer, parcel, post->comm);
}

void post_clear(struct post *post)
{
    MPI_Wait(&post->sending, MPI_STATUS_IGNORE);
}
