#include "base/descriptor.h"

#include <errno.h>
#include <unistd.h>

void descriptor_shut(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

bool descriptor_try_again(void)
{
    return errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
}
