/* Copying and freeing lists of texts. */
#include "base/texts.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

char **texts_copy(const char *const *texts, size_t n)
{
    char **copies = memory_array(n, sizeof *copies);
    for (size_t i = 0; copies && i < n; i++)
        if (!(copies[i] = memory_text(texts[i], strlen(texts[i])))) {
            texts_free(copies, i);
            return NULL;
        }
    return copies;
}

void texts_free(char **texts, size_t n)
{
    for (size_t i = 0; texts && i < n; i++) free(texts[i]);
    free(texts);
}
