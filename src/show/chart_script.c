/* The views of a sweep, each drawn by a file of its own. */
#include "show/chart_script.h"
#include "show/chart_sweep.h"
#include "show/chart_uprights.h"
#include "show/chart_views.h"
#include "show/chart_write.h"

const struct chart_view_row chart_views[N_CHART_VIEWS] = {
#define X(identifier, name, meaning) {name, meaning},
#include "show/views.def"
#undef X
};

hstar_status chart_script(const void *sweep, const struct chart_format *format,
                          const struct chart_options *options, struct text *script, hstar_error *err)
{
    static chart_view_script *const scripts[N_CHART_VIEWS] = {[CHART_ERROR] = chart_draw_error,
                                                              [CHART_ANATOMY] = chart_draw_anatomy,
                                                              [CHART_CHOICES] = chart_draw_choices};
    const struct sweep *s = sweep;
    bool curves = s->n_h > 0 && s->n_methods > 0;
    if (s->n_components == 0 || (!curves && !options->n_choices))
        return error_set(err, HSTAR_INVALID, "the sweep is empty: there is nothing to draw");
    if (options->component >= s->n_components)
        return error_set(err, HSTAR_INVALID, "there is no component %zu: the sweep has %zu",
                         options->component + 1, s->n_components);
    if (options->view == CHART_CHOICES && !options->n_choices) {
        error_set(err, HSTAR_INVALID, "the sweep has no selectors' choices to draw");
        error_remedy(err, "hstar optimal FUNCTION --at POINT --json FILE writes one that has");
        return HSTAR_INVALID;
    }
    if (options->view != CHART_CHOICES && !curves) {
        error_set(err, HSTAR_INVALID, "there are selectors' choices, but no sweep to draw");
        error_remedy(err, "--view %s draws the choices", chart_views[CHART_CHOICES].name);
        return HSTAR_INVALID;
    }
    struct chart_options told = *options;
    hstar_status status = chart_unit(s, &told, err);
    return status ? status : scripts[told.view](s, format, &told, script, err);
}

hstar_status chart_write_sweep(const struct sweep *s, const char *path, const struct chart_options *options,
                               hstar_error *err)
{
    return chart_write(&(struct chart_source){s, chart_script}, path, options, err);
}

hstar_status chart_write_optimal(const struct optimal *o, const char *path,
                                 const struct chart_options *options, hstar_error *err)
{
    struct chart_options chosen = *options;
    bool there =
        options->component < o->sweep->n_components; /* what is not is complained of where it is drawn */
    chosen.choices = optimal_choices(o, there ? options->component : 0);
    chosen.n_choices = o->n_choices;
    if (options->any_view) chosen.view = o->n_choices ? CHART_CHOICES : CHART_ERROR;
    return chart_write_sweep(o->sweep, path, &chosen, err);
}
