/* Between the sink and the file that it writes. */
#ifndef BASE_SINK_PARTS_H
#define BASE_SINK_PARTS_H

#include "base/sink.h"

#include <sys/stat.h>

/* Small pieces are gathered to this many bytes: a call of the system costs more than copying them. */
enum { GATHERED = 1 << 15 };

struct sink {
    int fd;
    hstar_write *write; /* takes the bytes in the place of fd; or NULL */
    void *context;
    bool borrowed; /* stdout and other descriptors that were there before: not closed */
    bool direct;   /* a device, a pipe: there is nothing to commit */
    char *shown;   /* the path as the user gave it */
    char *target;  /* where the file is to appear, symbolic links followed */
    bool
        linkable; /* the kernel can give the unfinished file a name; elsewhere it is copied to one that has one */
    bool replaces; /* another file, which looked like this: */
    struct stat old;
    char *temporary; /* the name that the complete file has on its way to the target's; or NULL */
    int failure;     /* errno of the first write that failed: nothing is committed after it */
    size_t n_gathered;
    char gathered[GATHERED];
};

/* Writes all of it, or keeps the reason in sink->failure. */
void sink_put(struct sink *sink, const char *bytes, size_t n);

hstar_status sink_open_failed(const char *path, int reason, hstar_error *err);

/* Where a path leads, symbolic links followed; for free(). */
hstar_status sink_follow(const char *path, char **target, hstar_error *err);

/* HSTAR_FILE where the directory of a path is missing. */
hstar_status sink_directory_there(const struct sink *sink, const char *path, hstar_error *err);

/* The unfinished file, in the directory of the target. */
hstar_status sink_open_beside(struct sink *sink, hstar_error *err);

/* It looks like the file that it is to replace. */
hstar_status sink_replace(struct sink *sink, hstar_error *err);

/* The complete file takes its place; an errno. */
int sink_appear(struct sink *sink);

#endif
