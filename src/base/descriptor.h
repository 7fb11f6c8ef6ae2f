/* File descriptors of pipes and sockets that do not block. */
#ifndef BASE_DESCRIPTOR_H
#define BASE_DESCRIPTOR_H

#include <sys/types.h>

#include <stdbool.h>

/* Closes it, once: -1 is closed. */
void descriptor_shut(int *fd);

/* After a call that failed, by errno: may it be made again? */
bool descriptor_try_again(void);

/* Writes what fits. A reader that is gone is an error code here: a SIGPIPE that this write raises is taken back, one that was
 * pending before stays. */
ssize_t descriptor_write(int fd, const char *data, size_t n);

#endif
