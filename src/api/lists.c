/* The lists of what can be named. */
#include "show/lists.h"
#include "api/options.h"
#include "base/sink.h"

const char *hstar_name(const char *list, size_t i)
{
    return list && !lists_check(list, NULL) ? lists_name(list, i) : NULL;
}

static hstar_status hand_out(const struct text *t, hstar_write *write, void *context, hstar_error *err)
{
    struct sink *sink;
    hstar_status status = sink_to(write, context, &sink, err);
    if (status) return status;
    status = sink_write(sink, t->data, t->length, err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}

hstar_status hstar_list(const char *list, const char *names, hstar_write *write, void *context,
                        hstar_error *err)
{
    const struct format *in[N_FORMATS];
    struct text t;
    size_t n;
    if (!list || !write)
        return error_set(err, HSTAR_INVALID, "the %s is NULL", list ? "function that takes it" : "list");
    hstar_status status = lists_check(list, err);
    if (!status) status = options_formats(names, in, &n, err);
    if (status) return status;
    text_init(&t);
    status = lists_show(list, in, n, &t, err);
    if (!status) status = hand_out(&t, write, context, err);
    text_clear(&t);
    return status;
}
