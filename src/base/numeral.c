/* Numbers as text in the C locale. The locale changes for this thread alone and is back afterwards, so that callbacks and
 * other threads keep the caller's. newlocale of "C" hands out a constant object: no memory, no failure to speak of. */
#include "base/numeral.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

struct plain {
    locale_t own, before;
};

static struct plain c_locale_begin(void)
{
    struct plain p = {.own = newlocale(LC_ALL_MASK, "C", (locale_t)0)};
    if (p.own) p.before = uselocale(p.own);
    return p;
}

static void c_locale_end(struct plain p)
{
    if (!p.own) return;
    uselocale(p.before);
    freelocale(p.own);
}

double numeral_read(const char *text, char **end)
{
    const struct plain p = c_locale_begin();
    const double x = strtod(text, end);
    c_locale_end(p);
    return x;
}

long double numeral_read_long(const char *text, char **end)
{
    const struct plain p = c_locale_begin();
    const long double x = strtold(text, end);
    c_locale_end(p);
    return x;
}

int numeral_print(char *out, size_t size, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int n = numeral_print_list(out, size, format, arguments);
    va_end(arguments);
    return n;
}

int numeral_print_list(char *out, size_t size, const char *format, va_list arguments)
{
    const struct plain p = c_locale_begin();
    const int n = vsnprintf(out, size, format, arguments);
    c_locale_end(p);
    return n;
}

int numeral_make(char **made, const char *format, va_list arguments)
{
    const struct plain p = c_locale_begin();
    const int n = vasprintf(made, format, arguments);
    c_locale_end(p);
    return n;
}
