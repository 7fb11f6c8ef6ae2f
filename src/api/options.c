/* The public options, checked before f is called for the first time. */
#include "api/options.h"
#include "base/text.h"
#include "base/texts.h"
#include "problem/point_text.h"

#include <string.h>

hstar_status options_over(void *options, size_t size, const void *given, const char *remedy, hstar_error *err)
{
    enum { ABSURD = 1 << 16 };
    size_t known;
    if (!given) return HSTAR_OK;
    memcpy(&known, given, sizeof known);
    if (known < sizeof known || known > ABSURD) {
        error_set(err, HSTAR_INVALID, "the options do not begin with their size");
        error_remedy(err, "%s sets it", remedy);
        return HSTAR_INVALID;
    }
    memcpy(options, given, known < size ? known : size);
    return HSTAR_OK;
}

hstar_status options_read(const hstar_options *given, hstar_options *options, hstar_error *err)
{
    static const hstar_options standard = HSTAR_OPTIONS;
    *options = standard;
    return options_over(options, sizeof *options, given, "hstar_options options = HSTAR_OPTIONS;", err);
}

hstar_status options_derivative(const hstar_options *options, unsigned most, hstar_error *err)
{
    if (options->derivative >= 1 && options->derivative <= most) return HSTAR_OK;
    return error_set(err, HSTAR_INVALID, "the derivative must be 1 to %u, not %u", most, options->derivative);
}

/* The names that begin as the word does, where there are some; else the nearest; else all. */
hstar_status options_unknown(const char *what, const char *name, const char *const *names, size_t n,
                             hstar_error *err)
{
    struct text begun, all;
    text_init(&begun);
    text_init(&all);
    for (size_t i = 0; i < n; i++) {
        text_format(&all, "%s%s", i ? ", " : "", names[i]);
        if (*name && !strncmp(names[i], name, strlen(name)))
            text_format(&begun, "%s%s", begun.length ? " or " : "", names[i]);
    }
    const char *near = begun.length ? begun.data : text_nearest(name, strlen(name), names, n);
    error_set(err, HSTAR_INVALID, "the %s cannot be \"%.60s\"", what, name);
    if (near)
        error_remedy(err, "did you mean %s?", near);
    else if (!all.failed)
        error_remedy(err, "it can be %s", all.data);
    text_clear(&begun);
    text_clear(&all);
    return HSTAR_INVALID;
}

hstar_status options_name(const char *what, const char *name, const char *const *names, size_t n,
                          size_t standard, size_t *index, hstar_error *err)
{
    *index = standard;
    if (!name) return HSTAR_OK;
    for (size_t i = 0; i < n; i++)
        if (!strcmp(names[i], name)) {
            *index = i;
            return HSTAR_OK;
        }
    return options_unknown(what, name, names, n, err);
}

/* A name that is not there yet. */
static hstar_status add_format(const char *name, const struct format *chosen[N_FORMATS], size_t *n,
                               hstar_error *err)
{
    const char *names[N_FORMATS];
    size_t index;
    for (size_t i = 0; i < N_FORMATS; i++) names[i] = formats[i].name;
    hstar_status status = options_name("format", name, names, N_FORMATS, FORMAT_DOUBLE, &index, err);
    if (status) return status;
    for (size_t i = 0; i < *n; i++)
        if (chosen[i] == &formats[index])
            return error_set(err, HSTAR_INVALID, "the formats name %s twice", name);
    chosen[(*n)++] = &formats[index];
    return HSTAR_OK;
}

hstar_status options_formats(const char *list, const struct format *chosen[N_FORMATS], size_t *n,
                             hstar_error *err)
{
    char **parts = NULL;
    size_t n_parts = 0;
    *n = 0;
    hstar_status status = split_commas(list ? list : formats[FORMAT_DOUBLE].name, &parts, &n_parts, err);
    const bool all = !status && n_parts == 1 && !strcmp(parts[0], "all");
    for (size_t i = 0; i < N_FORMATS && all && !status; i++)
        status = add_format(formats[i].name, chosen, n, err);
    for (size_t i = 0; i < n_parts && !all && !status; i++) status = add_format(parts[i], chosen, n, err);
    texts_free(parts, n_parts);
    return status;
}

/* Only `auto` serves every method, and sees pieces; each of the others was made for one. */
static hstar_status check_selector(enum selector_id id, const struct step_request *r, hstar_error *err)
{
    const struct selector *selector = &selectors[id];
    if (id == SELECTOR_AUTO) return HSTAR_OK;
    if (r->use != N_USES && r->use != selector->use) {
        error_set(err, HSTAR_INVALID, "the selector %s is for %s, not %s", selector->name,
                  use_names[selector->use], use_names[r->use]);
        error_remedy(err, "auto chooses for any method; `hstar list selectors` shows what each is for");
        return HSTAR_INVALID;
    }
    if (r->derivative > selector->max_derivative) {
        error_set(err, HSTAR_INVALID, "the selector %s has no derivative of order %u", selector->name,
                  r->derivative);
        error_remedy(err, "auto has derivatives of order 1 to %u", selectors[SELECTOR_AUTO].max_derivative);
        return HSTAR_INVALID;
    }
    if (!r->piece) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "piece is for the selector auto: %s sees no pieces", selector->name);
    error_remedy(err, "leave one of them out");
    return HSTAR_INVALID;
}

hstar_status options_step(const hstar_options *o, enum selector_id *selector, struct step_request *request,
                          hstar_error *err)
{
    const char *names[N_SELECTORS];
    size_t id = SELECTOR_AUTO, use = N_USES;
    for (size_t i = 0; i < N_SELECTORS; i++) names[i] = selectors[i].name;
    hstar_status status = options_derivative(o, selectors[SELECTOR_AUTO].max_derivative, err);
    if (!status && o->selector && strcmp(o->selector, names[SELECTOR_AUTO]))
        status = options_name("selector", o->selector, names, N_SELECTORS, SELECTOR_AUTO, &id, err);
    if (!status) status = options_name("method", o->method, use_names, USE_EXTRAPOLATION, N_USES, &use, err);
    if (status) return status;
    *request = (struct step_request){
        .derivative = o->derivative, .piece = o->piece != 0, .use = (enum stencil_use)use};
    *selector = (enum selector_id)id;
    return check_selector(*selector, request, err);
}

hstar_status options_by(const hstar_options *o, struct step_request *request, hstar_error *err)
{
    size_t way = N_WAYS;
    hstar_status status = options_name("way", o->by, way_names, N_WAYS, N_WAYS, &way, err);
    if (status || way == N_WAYS) return status;
    if (o->derivative != 1)
        return error_set(err, HSTAR_INVALID, "by rules there are first derivatives only, not derivative %u",
                         o->derivative);
    if (o->method || o->selector || o->piece) {
        error_set(err, HSTAR_INVALID, "by %s there is no step to choose: it does not go with a %s", o->by,
                  o->method     ? "method"
                  : o->selector ? "selector"
                                : "piece");
        error_remedy(err, "leave one of them out");
        return HSTAR_INVALID;
    }
    request->use = (enum stencil_use)(N_USES + 1 + way);
    return HSTAR_OK;
}
