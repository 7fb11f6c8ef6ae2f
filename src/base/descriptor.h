/* File descriptors of pipes and sockets that do not block. */
#ifndef BASE_DESCRIPTOR_H
#define BASE_DESCRIPTOR_H

#include <stdbool.h>

/* Closes it, once: -1 is closed. */
void descriptor_shut(int *fd);

/* After a call that failed, by errno: may it be made again? */
bool descriptor_try_again(void);

#endif
