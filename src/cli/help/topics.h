/* Words under which people look for something: topics.def. */
#ifndef CLI_HELP_TOPICS_H
#define CLI_HELP_TOPICS_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

/* Prints where the word leads, n words with blanks between them; false where it is no topic. */
bool topic_print(const char *const *words, size_t n);

/* Says that it is none, and what is near. */
void topic_unknown(const char *const *words, size_t n, hstar_error *err);

#endif
