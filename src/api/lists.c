/* The lists of what can be named. */
#include "show/lists.h"
#include "api/options.h"
#include "api/style.h"
#include "base/sink.h"

const char *hstar_name(const char *list, size_t i)
{
    return list && !lists_check(list, NULL) ? lists_name(list, i) : NULL;
}

static hstar_status hand_out(struct sheet *p, hstar_write *write, void *context, hstar_error *err)
{
    struct sink *sink;
    hstar_status status = sink_to(write, context, &sink, err);
    if (status) {
        sheet_clear(p);
        return status;
    }
    status = sheet_end(p, sink, err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}

hstar_status hstar_list_table(const char *list, const char *names, const hstar_table_options *options,
                              hstar_write *write, void *context, hstar_error *err)
{
    const struct format *in[N_FORMATS];
    struct sheet_style style;
    size_t n;
    if (!list || !write)
        return error_set(err, HSTAR_INVALID, "the %s is NULL", list ? "function that takes it" : "list");
    hstar_status status = lists_check(list, err);
    if (!status) status = options_formats(names, in, &n, err);
    if (!status) status = style_read(options, &style, err);
    if (status) return status;
    struct sheet sheet = {.style = &style};
    status = lists_show(list, in, n, &sheet, err);
    if (!status) return hand_out(&sheet, write, context, err);
    sheet_clear(&sheet);
    return status;
}

hstar_status hstar_list(const char *list, const char *names, hstar_write *write, void *context,
                        hstar_error *err)
{
    return hstar_list_table(list, names, NULL, write, context, err);
}
