/* How many descriptors are open: what a test has begun may leave none behind. */
#ifndef TESTS_DESCRIPTORS_H
#define TESTS_DESCRIPTORS_H

#include "check.h"

#include <dirent.h>

static inline size_t open_descriptors(void)
{
    size_t n = 0;
    DIR *fds = opendir("/proc/self/fd");
    assert_non_null(fds);
    while (readdir(fds)) n++;
    closedir(fds);
    return n;
}

#endif
