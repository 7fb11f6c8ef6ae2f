/* Results as texts, data and charts. */
#include "api/options.h"
#include "api/page.h"
#include "api/question.h"
#include "api/results.h"
#include "api/style.h"
#include "base/sink.h"
#include "draw/picture.h"
#include "record/kind.h"
#include "show/chart_ranges.h"
#include "show/chart_slopes.h"
#include "show/chart_uprights.h"

#include <string.h>
#include <strings.h>

static hstar_status write_form(const hstar_results *r, hstar_form form, struct sink *sink, hstar_error *err)
{
    switch (form) {
    case HSTAR_TEXT:
    case HSTAR_TEXT_COLOUR:
        return result_rows[r->kind].table(
            r->result, &(struct sheet_style){.colour = form == HSTAR_TEXT_COLOUR}, sink, err);
    case HSTAR_JSON:
        return result_write_json(r->kind, r->result, sink, err);
    case HSTAR_CSV:
        if (result_files[r->kind]->csv) return result_write_csv(r->kind, r->result, sink, err);
        return error_set(err, HSTAR_INVALID, "%s has no form of CSV", result_what(r->kind));
    }
    return error_set(err, HSTAR_INVALID, "there is no form %d", (int)form);
}

hstar_status hstar_results_write(const hstar_results *results, hstar_form form, hstar_write *write,
                                 void *context, hstar_error *err)
{
    struct sink *sink;
    if (!results || !write)
        return error_set(err, HSTAR_INVALID, "the %s is NULL",
                         results ? "function that takes them" : "results");
    hstar_status status = sink_to(write, context, &sink, err);
    if (status) return status;
    status = write_form(results, form, sink, err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}

hstar_status hstar_results_table(const hstar_results *results, const hstar_table_options *options,
                                 hstar_write *write, void *context, hstar_error *err)
{
    struct sheet_style style;
    struct sink *sink;
    if (!results || !write)
        return error_set(err, HSTAR_INVALID, "the %s is NULL",
                         results ? "function that takes the table" : "results");
    hstar_status status = style_read(options, &style, err);
    if (!status) status = sink_to(write, context, &sink, err);
    if (status) return status;
    status = result_rows[results->kind].table(results->result, &style, sink, err);
    if (!status) return sink_commit(sink, err);
    sink_abandon(sink);
    return status;
}

static hstar_status read_look(const hstar_chart_options *given, struct chart_options *look, hstar_error *err)
{
    static const hstar_chart_options standard = HSTAR_CHART_OPTIONS;
    hstar_chart_options o = standard;
    const char *names[N_CHART_VIEWS], *styles[N_CHART_STYLES];
    size_t view, style;
    for (size_t i = 0; i < N_CHART_VIEWS; i++) names[i] = chart_views[i].name;
    hstar_status status =
        options_over(&o, sizeof o, given, "hstar_chart_options options = HSTAR_CHART_OPTIONS;", err);
    for (size_t i = 0; i < N_CHART_STYLES; i++) styles[i] = chart_styles[i].name;
    if (!status) status = options_name("view", o.view, names, N_CHART_VIEWS, 0, &view, err);
    if (!status) status = options_name("style", o.style, styles, N_CHART_STYLES, 0, &style, err);
    if (status) return status;
    *look = (struct chart_options){.view = (enum chart_view)view,
                                   .any_view = !o.view,
                                   .columns = o.columns,
                                   .rows = o.lines,
                                   .colour = o.colour != 0,
                                   .component = o.component ? o.component - 1 : 0,
                                   .one = o.component > 0,
                                   .title = o.title,
                                   .width = (double)o.width,
                                   .height = (double)o.height,
                                   .relative = o.relative != 0,
                                   .joined = o.joined != 0,
                                   .style = (enum chart_style)style,
                                   .font_size = o.font_size};
    status = chart_marks_read(o.marks, look, err);
    if (!status) status = chart_guides_read(o.guides, look, err);
    if (!status) status = chart_slopes_read(o.slopes, look, err);
    if (!status) status = chart_range_read(o.x_range, "horizontal", &look->x_range, err);
    return status ? status : chart_range_read(o.y_range, "vertical", &look->y_range, err);
}

static bool asks_for_page(const char *path)
{
    const char *ending = strrchr(path, '.');
    return ending && !strcasecmp(ending, PAGE_ENDING);
}

/* What can be said of a chart and not of a page, which shows all that there is in its own way. */
static hstar_status check_page(const struct chart_options *look, hstar_error *err)
{
    const bool asked = !look->any_view || look->one || look->width > 0 || look->n_marks || look->n_guides ||
                       look->n_slopes || look->relative || look->joined || look->x_range.low != 0 ||
                       look->x_range.high != 0 || look->y_range.low != 0 || look->y_range.high != 0;
    if (!asked) return HSTAR_OK;
    error_set(err, HSTAR_INVALID, "a page shows all views of a result, and how a chart looks is asked for");
    error_remedy(err, "leave it out, or draw a chart, such as x.svg; --title goes with both");
    return HSTAR_INVALID;
}

hstar_status hstar_chart_check(const char *path, const hstar_chart_options *options, hstar_error *err)
{
    struct chart_options look;
    if (!path) return error_set(err, HSTAR_INVALID, "the path is NULL");
    hstar_status status = read_look(options, &look, err);
    if (status) return status;
    return asks_for_page(path) ? check_page(&look, err) : chart_check(path, &look, err);
}

static hstar_status check_choice(const hstar_results *r, const struct chart_options *look, hstar_error *err)
{
    if (!result_rows[r->kind].drawn) {
        error_set(err, HSTAR_INVALID, "there is no chart of %s", result_what(r->kind));
        error_remedy(err, "a page, which has the ending .html");
        return HSTAR_INVALID;
    }
    return result_wishes_check(r->kind, look, err);
}

hstar_status hstar_results_chart(const hstar_results *results, const char *path,
                                 const hstar_chart_options *options, hstar_write *write, void *context,
                                 hstar_error *err)
{
    struct chart_options look;
    if (!results || !path)
        return error_set(err, HSTAR_INVALID, "the %s is NULL", results ? "path" : "results");
    hstar_status status = read_look(options, &look, err);
    const bool page = !status && asks_for_page(path);
    if (!status) status = page ? check_page(&look, err) : check_choice(results, &look, err);
    if (!status && write) status = sink_to(write, context, &look.sink, err);
    if (!status && page && !write) status = sink_open(path, &look.sink, err);
    if (status) return status;
    status = page ? page_of_results(&results, 1, &(struct page_setting){.title = look.title}, look.sink, err)
                  : result_rows[results->kind].chart(results->result, path, &look, err);
    if (!look.sink) return status;
    if (!status) return sink_commit(look.sink, err);
    sink_abandon(look.sink);
    return status;
}

void hstar_cleanup(void)
{
    question_keeps(false);
    flint_cleanup_master();
}

void hstar_keep(void)
{
    question_keeps(true);
}
