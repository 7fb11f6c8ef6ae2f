/* What rank 0 and the ranks that answer send each other: bytes between hstar and a program that runs elsewhere, and what becomes of
 * it. Each kind is a tag of MPI, an int. */
#ifndef MPI_PARCEL_H
#define MPI_PARCEL_H

enum {
    PARCEL_PROGRAM = 1, /* start this: its words, a zero behind each */
    PARCEL_PLUGIN,      /* or answer with this plugin: its name, and a zero */
    PARCEL_BYTES,       /* for its stdin; back: from its stdout */
    PARCEL_NO_MORE,     /* its stdin is at an end */
    PARCEL_END,         /* end it now */
    PARCEL_ENDED, /* back: how it ended, an int as waitpid has it. Until the next start all else is for one that has ended. */
    PARCEL_QUIT /* nothing will be asked any more */
};

/* Bytes of a parcel of bytes at most. */
enum { PARCEL_MOST = 1 << 16 };

/* Where memory runs out on one rank, all end. */
_Noreturn void parcel_no_memory(void);

#endif
