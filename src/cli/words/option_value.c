/* Options that are numbers. */
#include "cli/words/option_value.h"
#include "base/numeral.h"

#include <math.h>
#include <stdlib.h>

static hstar_status not_a(const char *what, const struct arguments *a, enum option_id o, hstar_error *err)
{
    error_set(err, HSTAR_INVALID, "%s takes %s, and \"%.60s\" is not", options[o].name, what, a->value[o]);
    return HSTAR_INVALID;
}

hstar_status option_number(const struct arguments *a, enum option_id o, double *value, hstar_error *err)
{
    char *end;
    double x = numeral_read(a->value[o], &end);
    if (end == a->value[o] || *end || !isfinite(x)) return not_a("a number", a, o, err);
    *value = x;
    return HSTAR_OK;
}

hstar_status option_positive(const struct arguments *a, enum option_id o, double *value, hstar_error *err)
{
    hstar_status status = option_number(a, o, value, err);
    if (status || *value > 0) return status;
    error_set(err, HSTAR_INVALID, "%s must be above 0, not %g", options[o].name, *value);
    error_remedy(err, "%s %s: %s", options[o].name, options[o].argument, options[o].help);
    return HSTAR_INVALID;
}

hstar_status option_count(const struct arguments *a, enum option_id o, size_t least, size_t *value,
                          hstar_error *err)
{
    const double most = 9007199254740992.0; /* 2^53: all whole numbers below are doubles */
    char *end;
    double x = numeral_read(a->value[o], &end);
    if (end == a->value[o] || *end || !(x >= 0 && x <= most) || x != floor(x))
        return not_a("a whole number", a, o, err);
    if ((size_t)x < least)
        return error_set(err, HSTAR_INVALID, "%s must be at least %zu, not %zu", options[o].name, least,
                         (size_t)x);
    *value = (size_t)x;
    return HSTAR_OK;
}
