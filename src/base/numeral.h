/* Numbers as text in the C locale, whatever locale the caller's program has set: in files, in answers of programs and in
 * all that hstar says, the decimal sign is a point. */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include <stdarg.h>
#include <stddef.h>

/* As strtod, strtold, snprintf, vsnprintf and vasprintf. */
double numeral_read(const char *text, char **end);
long double numeral_read_long(const char *text, char **end);
__attribute__((format(printf, 3, 4))) int numeral_print(char *out, size_t size, const char *format, ...);
__attribute__((format(printf, 3, 0))) int numeral_print_list(char *out, size_t size, const char *format,
                                                             va_list arguments);
__attribute__((format(printf, 2, 0))) int numeral_make(char **made, const char *format, va_list arguments);

#endif
