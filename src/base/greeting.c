/* Reading a greeting, word by word. */
#include "base/greeting.h"

#include <stdlib.h>
#include <string.h>

/* It begins with this. */
#define SALUTE "hstar:"

/* Requests announced at a time, where the program does not say how many: the fixed cost of a call is shared by so many. */
enum { MANY = 1000 };

static bool names_skill(const char *word, size_t length, const char *which)
{
    return strlen(which) == length && !memcmp(word, which, length);
}

bool greeting_read(const char *line, struct skills *skills)
{
    static const char blanks[] = " \t\r";
    const size_t n = strlen(SALUTE);
    if (strncmp(line, SALUTE, n)) return false;
    bool counts = false; /* a number here says how many */
    *skills = (struct skills){0};
    for (const char *word = line + n + strspn(line + n, blanks); *word;) {
        const size_t length = strcspn(word, blanks);
        char *end;
        const unsigned long number = strtoul(word, &end, 10);
        const bool is_number = *word >= '0' && *word <= '9' && end == word + length;
        if (is_number && counts) skills->values = number;
        counts = names_skill(word, length, "values");
        if (counts) skills->values = MANY;
        skills->moves = skills->moves || names_skill(word, length, "move");
        skills->numbers = skills->numbers || names_skill(word, length, "number");
        word += length;
        word += strspn(word, blanks);
    }
    return true;
}
